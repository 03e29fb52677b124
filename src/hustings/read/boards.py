"""Finds result boards and lists: runs of lines that are figures, names and board words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from hustings.read.builds import Build, Builds
from hustings.read.lines import Line

_MOST_BETWEEN = 4  # lines without figures between two with


@dataclass(frozen=True, slots=True)
class Board:
    """A run of lines that make one board.

    Attributes:
        first: Index of its first line, a title's if it has one.
        body: Index of its first line that is not a title.
        end: Index after its last line.
        kind: `list` for one contender a line, `board` for tables and blocks.
        named: Whether the title says more than board words, and so may say which seat it is.
    """

    first: int
    body: int
    end: int
    kind: Literal["board", "list"]
    named: bool


class Finder:
    """Finds the boards among a page's lines."""

    def __init__(self, lines: Sequence[Line], builds: Sequence[Build], words: Builds) -> None:
        """Remember the page.

        Args:
            lines: Its lines.
            builds: What each could be in a board.
            words: The board words of its language.
        """
        self._lines = lines
        self._builds = builds
        self._words = words

    def find(self, start: int, end: int) -> list[Board]:
        """The boards among the lines from `start` up to `end`, in order and not overlapping."""
        out: list[Board] = []
        free = start
        for first, last in self._runs(start, end):
            lead = first
            while lead > free and first - lead < _MOST_BETWEEN and self._builds[lead - 1] == Build.CELL:
                lead -= 1
            while last < end and self._closes(last):
                last += 1
            if self._is_board(lead, last):
                out += self._parts(lead, last)
                free = last
        return out

    def _runs(self, start: int, end: int) -> list[tuple[int, int]]:
        """Runs of figures with only a few names and labels between them, as first and after the last."""
        runs: list[tuple[int, int]] = []
        for i in range(start, end):
            if not self._builds[i].counts:
                continue
            if runs and i - runs[-1][1] <= _MOST_BETWEEN and all(self._builds[runs[-1][1] : i]):
                runs[-1] = runs[-1][0], i + 1
            else:
                runs.append((i, i + 1))
        return runs

    def _closes(self, i: int) -> bool:
        """Whether a line without figures goes on with the board above ('Change since 2019')."""
        line = self._lines[i]
        return line.gap == 0 and self._builds[i] == Build.CELL and self._words.is_generic(line.text)

    def _is_board(self, start: int, end: int) -> bool:
        strong = sum(self._builds[i].counts for i in range(start, end))
        if strong > 1:
            # Figures alone are counts of readers and such.
            return any(c.isalpha() for i in range(start, end) for c in self._lines[i].text)
        # One line of figures makes a list where a name stands right above it.
        above = self._lines[start]
        close = end - start == 2 and self._lines[start + 1].gap == 0
        return close and not self._words.is_generic(above.text)

    def _parts(self, start: int, end: int) -> list[Board]:
        """Cut a run where a title begins the next board."""
        cuts = [i for i in range(start + 1, end) if self._is_title(i, end)]
        return [self._board(a, b) for a, b in zip([start, *cuts], [*cuts, end], strict=True)]

    def _board(self, first: int, end: int) -> Board:
        body = first + self._titles(first, end)
        names = sum(self._builds[i].names for i in range(body, end))
        texts = [self._lines[i].text for i in range(body, end)]
        table = any("\t" in t or "|" in t or self._words.is_header(t) for t in texts)
        kind: Literal["board", "list"] = "list" if 2 * names > end - body and not table else "board"
        named = any(not self._words.is_generic(self._lines[i].text) for i in range(first, body))
        return Board(first, body, end, kind, named)

    def _is_title(self, i: int, end: int) -> bool:
        """Whether a line in a run begins the next board: rows that name their contenders follow."""
        line = self._lines[i]
        if line.bullet or line.number is not None or self._builds[i] != Build.CELL:
            return False
        after = i + 1
        if self._words.is_header(line.text) or after + 1 >= end:
            return False
        if self._words.is_header(self._lines[after].text):
            after += 1
        if line.gap and self._lines[after].number == 1:
            return True
        if after + 1 >= end or not self._builds[after].names:
            return False
        return self._builds[after + 1].counts if line.gap else self._builds[after + 1].names

    def _titles(self, start: int, end: int) -> int:
        """How many lines at a run's front are its title: those that its blocks of name and figures lack."""
        lead = start
        while lead < end and self._builds[lead] == Build.CELL and not self._is_part(lead):
            lead += 1
        if lead < end and self._builds[lead] == Build.CELL:
            return lead - start
        inner = weak = 0
        for i in range(lead, end):
            if self._builds[i] == Build.CELL:
                weak += 1
            else:
                inner, weak = max(inner, weak), 0
        return max(lead - start - inner, 0)

    def _is_part(self, i: int) -> bool:
        """Whether a line without figures is a board's own: numbered, a bullet, or a heading row."""
        line = self._lines[i]
        return line.number is not None or line.bullet or self._words.is_header(line.text)
