"""Finds result boards and lists by their build: runs of short lines, dense with figures and all but without prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Literal

from hustings.read.furniture import data
from hustings.read.lines import Line

_LONGEST = 260  # characters
_MOST_WORDS = 14
_LONGEST_CELL = 7  # words of a name, party or label
_MOST_BETWEEN = 4  # lines without figures between two with
_FIGURE = re.compile(r"[+±-]?\s?[£%]?\d[\d,.]*\s?%?")
_YEAR = re.compile(r"(?:19|20)\d\d(?![\d,])")
_WORD = re.compile(r"[^\W\d_][^\W\d_'’.&-]*(?:[-'&.][^\W\d_]+)*")
_CELLS = re.compile(r"\t|\s*\|\s*| {3,}")


class Build(IntEnum):
    """What a line could be in a board."""

    PROSE = 0
    CELL = 1  # a name, a party, a label: no figures
    LABELLED = 2  # figures with board words only: 'Votes: 17,232'
    ROW = 3  # figures with a name: 'Lab 17,232 (35.09%)'

    @property
    def counts(self) -> bool:
        """Whether it can make a board."""
        return self >= Build.LABELLED


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


class Boards:
    """The board words of one language."""

    def __init__(self, language: str) -> None:
        """Read the words.

        Args:
            language: The language folder.
        """
        raw = data("boards", language)
        self._labels = frozenset(raw["labels"])
        self._small = frozenset(raw["small"])
        self._outcomes = frozenset(raw["outcomes"])
        self._finite = frozenset(raw["finite"])
        self._headers = frozenset(raw["headers"])
        outcomes = "|".join(sorted(map(re.escape, raw["outcomes"]), key=len, reverse=True))
        self._outcome = re.compile(
            rf"(?:\S+ ){{1,4}}(?i:{outcomes})(?: (?:from|over) \S+(?: \S+){{0,2}})?\.?"
        )

    def build(self, text: str) -> Build:
        """What a line, in plain form, could be in a board."""
        if len(text) > _LONGEST or (text[-1] in "!?" and len(text) > 20):
            return Build.PROSE
        words = _WORD.findall(text)
        lower = [w.lower() for w in words]
        prose = sum(
            w[0].islower() and w not in self._labels and w not in self._small and len(w) > 1 for w in words
        )
        figures = [f for f in _FIGURE.findall(text) if not _YEAR.fullmatch(f.strip())]
        cells = len(_CELLS.split(text))
        if not figures and not (cells > 1 and any(c.isdigit() for c in text)):
            return self._without_figures(text, words, lower, prose, cells)
        if prose > (len(figures) >= 2) or len(words) > max(_MOST_WORDS, 3 * len(figures)):
            return Build.PROSE
        named = [w for w in lower if w not in self._labels and w not in self._small]
        if text[-1] == "." and (prose or not self._finite.isdisjoint(lower)):
            return Build.PROSE
        return Build.ROW if named else Build.LABELLED

    def _without_figures(
        self, text: str, words: list[str], lower: list[str], prose: int, cells: int
    ) -> Build:
        if cells > 2 and not prose:
            return Build.CELL
        if not words or prose or text[-1] in ".,;!?" and not self._outcome.fullmatch(text):
            return Build.PROSE
        header = lower[0] in self._headers
        if len(words) > _LONGEST_CELL and not header:
            return Build.PROSE
        labels = sum(w in self._labels for w in lower)
        # Sentence-case headlines have words that a board's cell has not; what is left is names and board words.
        return (
            Build.CELL
            if header or labels or all(w[0].isupper() or w.lower() in self._small for w in words)
            else Build.PROSE
        )

    def is_outcome(self, text: str) -> bool:
        """Whether a short line says who took a seat ('Lab hold', 'LD gain from Con')."""
        return len(text) <= 50 and bool(self._outcome.fullmatch(text))

    def says_outcome(self, text: str) -> bool:
        """Whether any word of a line is one of an outcome."""
        return not self._outcomes.isdisjoint(w.lower() for w in _WORD.findall(text))

    def is_generic(self, text: str) -> bool:
        """Whether a line holds board words only ('Full results', 'Vote share')."""
        return all(w.lower() in self._labels or w.lower() in self._small for w in _WORD.findall(text))

    def _is_header(self, text: str) -> bool:
        """Whether a line is a table's heading row."""
        words = text.split()
        return len(words) > 1 and words[0].strip("|").lower() in self._headers

    def find(self, lines: Sequence[Line], builds: Sequence[Build], start: int, end: int) -> list[Board]:
        """The boards among some lines.

        Args:
            lines: All lines.
            builds: What each could be; `Build.PROSE` where the line is something else already.
            start: Index of the first line to look at.
            end: Index after the last.

        Returns:
            The boards in order, not overlapping.
        """
        out: list[Board] = []
        strong = [
            i for i in range(start, end) if builds[i].counts or (builds[i] and self.is_outcome(lines[i].text))
        ]
        free = start
        while strong:
            run = [strong.pop(0)]
            while (
                strong and strong[0] - run[-1] <= _MOST_BETWEEN + 1 and all(builds[run[-1] + 1 : strong[0]])
            ):
                run.append(strong.pop(0))
            first, last = run[0], run[-1] + 1
            while first > free and run[0] - first < _MOST_BETWEEN and builds[first - 1] == Build.CELL:
                first -= 1
            while (
                last < end
                and lines[last].gap == 0
                and builds[last] == Build.CELL
                and self.is_generic(lines[last].text)
            ):
                last += 1
            if self._is_board(lines, builds, first, last):
                out += self._parts(lines, builds, first, last)
                free = last
        return out

    def _is_board(self, lines: Sequence[Line], builds: Sequence[Build], start: int, end: int) -> bool:
        strong = sum(builds[i].counts for i in range(start, end))
        if strong >= 2:
            return True
        titled = (
            end - start == 2
            and lines[end - 1].gap == 0
            and builds[start] == Build.CELL
            and not self.is_generic(lines[start].text)
        )
        return titled and (strong == 1 or self.is_outcome(lines[end - 1].text))

    def _parts(self, lines: Sequence[Line], builds: Sequence[Build], start: int, end: int) -> list[Board]:
        """Cut a run where a title stands before rows that name contenders."""
        cuts = [i for i in range(start + 1, end) if self._is_title(lines, builds, i, end)]
        out = []
        for first, stop in zip([start, *cuts], [*cuts, end], strict=True):
            body = first + self._titles(lines, builds, first, stop)
            rows = sum(builds[i] == Build.ROW for i in range(body, stop))
            tabular = any("\t" in lines[i].text or "|" in lines[i].text for i in range(body, stop))
            headed = any(self._is_header(lines[i].text) for i in range(body, stop))
            kind: Literal["board", "list"] = (
                "list" if 2 * rows > stop - body and not tabular and not headed else "board"
            )
            named = any(not self.is_generic(lines[i].text) for i in range(first, body))
            out.append(Board(first, body, stop, kind, named))
        return out

    def _is_title(self, lines: Sequence[Line], builds: Sequence[Build], i: int, end: int) -> bool:
        """Whether a line inside a run begins the next board: rows follow that name contenders themselves."""
        line = lines[i]
        if line.bullet or line.number is not None or i + 2 >= end:
            return False
        after = i + 1
        if builds[after] == Build.CELL and self._is_header(lines[after].text):
            after += 1
        if after + 1 >= end or builds[i] != Build.CELL or self._is_header(line.text):
            return False
        if line.gap and lines[after].number == 1:
            return True
        if builds[after] != Build.ROW:
            return False
        return builds[after + 1].counts if line.gap else builds[after + 1] == Build.ROW

    def _titles(self, lines: Sequence[Line], builds: Sequence[Build], start: int, end: int) -> int:
        """How many lines at a run's front are its title: those that its blocks of name, party and figures have not."""
        lead = 0
        while (
            start + lead < end
            and builds[start + lead] == Build.CELL
            and lines[start + lead].number is None
            and not lines[start + lead].bullet
        ):
            if self._is_header(lines[start + lead].text):
                break
            lead += 1
        if start + lead >= end or (start + lead < end and builds[start + lead] == Build.CELL):
            return lead if start + lead < end else 0
        inner = weak = 0
        for i in range(start + lead, end):
            if builds[i] == Build.CELL:
                weak += 1
            else:
                inner, weak = max(inner, weak), 0
        return max(lead - inner, 0)


@cache
def boards(language: str = "en") -> Boards:
    """The board words of a language, read once for each process."""
    return Boards(language)
