"""Headings and first words of result lists: a ward's name on a line above 'Ann Lee (Con) 1,004'."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from hustings.pipeline.name_trie import Name
from hustings.pipeline.tokens import Tokens, phrases
from hustings.pipeline.unit_names import UnitNames

_LONGEST = 12  # tokens of a heading
_SCANNED = 30  # tokens of a line that are looked at
_ROW_MARKS = frozenset({":", "-", "–", "|", "("})
_LABEL_ENDS = frozenset({":", "-", "–", "|", ",", ">"})
_BULLETS = frozenset({"*", "•", "-", "–", ">", "#", "="})

_Row = Literal["", "candidate", "outcome", "total"]


class _Line(NamedTuple):
    start: int
    end: int


class SeatLists:
    """Finds the names that head lists of candidates or parties with their votes."""

    def __init__(self, vocabulary: Mapping[str, Any], names: UnitNames) -> None:
        """Take the words that rules look for.

        Args:
            vocabulary: `gazetteer.yaml`.
            names: Reads the names.
        """
        self._names = names
        self._no_heading = phrases(vocabulary["no_headings"])
        self._after = phrases(vocabulary["heading_tails"])
        self._between = phrases(vocabulary["under_headings"])
        self._outcomes = phrases(vocabulary["outcomes"])

    def find(self, tokens: Tokens, taken: Collection[int], parties: Sequence[Name]) -> Iterator[Name]:
        """The units named so.

        Args:
            tokens: The text.
            taken: Tokens that other names hold.
            parties: The parties found in it.
        """
        firsts = [name.start for name in parties]
        ends = {name.start: name.end for name in parties}
        if not firsts:
            return
        lines = list(_lines(tokens))
        rows = [self._row(tokens, line, firsts, ends) for line in lines]
        for k, line in enumerate(lines):
            if rows[k] == "candidate":
                yield from self._led(tokens, line, taken)
            elif not rows[k] and self._listed(tokens, lines, rows, k):
                yield from self._heading(tokens, line, lines[k + 1], taken)

    def _row(self, tokens: Tokens, line: _Line, firsts: Sequence[int], ends: Mapping[int, int]) -> _Row:
        """What a line of a result list says: of a candidate's votes, a party's, or who has won."""
        at = bisect_left(firsts, line.start)
        if at == len(firsts) or firsts[at] >= line.end:
            return ""
        first = firsts[at]
        end = ends[first]
        begin = line.start
        while begin < first and not tokens.text[begin][0].isalnum():
            begin += 1
        after = tokens.folded[end] if end < line.end else ""
        if begin == first:
            if after in self._outcomes:
                return "outcome"
            marked = end + (after in _ROW_MARKS)
            return "total" if tokens.number(marked, line.start, line.end) else ""
        counted = any(tokens.text[k][0].isdigit() for k in range(begin, min(line.end, begin + _SCANNED)))
        named = tokens.capital[begin] or tokens.text[begin][0].isdigit()
        marked = tokens.folded[first - 1] in _ROW_MARKS | {","} or after in _ROW_MARKS
        return "candidate" if counted and named and marked else ""

    def _listed(self, tokens: Tokens, lines: Sequence[_Line], rows: Sequence[_Row], k: int) -> bool:
        """Whether a list begins below a line."""
        after = k + 1
        if after < len(lines) and not rows[after] and self._subheading(tokens, lines[after]):
            after += 1
        below = rows[after : after + 2]
        return bool(below) and (below[0] in ("candidate", "outcome") or below == ["total", "total"])

    def _subheading(self, tokens: Tokens, line: _Line) -> bool:
        """Whether a line is one that stands between a heading and its list: 'Electorate: 6,120'."""
        if line.end - line.start > _LONGEST:
            return False
        return any(tokens.folded[k] in self._between for k in range(line.start, line.end))

    def _heading(self, tokens: Tokens, line: _Line, below: _Line, taken: Collection[int]) -> Iterator[Name]:
        start, end = line
        while start < end and tokens.text[start] in _BULLETS:
            start += 1
        start = self._past_label(tokens, start, end)
        if end - start > _LONGEST:
            return
        if end > start and tokens.text[end - 1] == ")":
            end = next((k for k in range(end - 1, start, -1) if tokens.text[k] == "("), end)
        while end > start and (tokens.folded[end - 1] in self._after or tokens.text[end - 1] in ":-–"):
            end -= 1
        if self._other(tokens, start, end, taken):
            return
        repeated = tokens.folded[below.start : below.start + end - start] == tokens.folded[start:end]
        name = None if repeated else self._names.name(tokens, start, end)
        if name:
            yield name

    def _past_label(self, tokens: Tokens, start: int, end: int) -> int:
        """Where a heading's name begins after words that only announce it: 'Full result: Elm Park'."""
        k = start
        while k < end and tokens.folded[k] in self._no_heading:
            k += 1
        return k + 1 if start < k < end - 1 and tokens.text[k] in _LABEL_ENDS else start

    def _led(self, tokens: Tokens, line: _Line, taken: Collection[int]) -> Iterator[Name]:
        """The name before a colon and a candidate: 'Elm Park: Ann Lee (Con) 1,004'."""
        stop = min(line.end, line.start + _LONGEST)
        colon = next((k for k in range(line.start, stop) if tokens.text[k] == ":"), -1)
        follows = colon > line.start and colon + 2 < line.end
        named = follows and tokens.capital[colon + 1] and tokens.capital[colon + 2]
        if named and not self._other(tokens, line.start, colon, taken):
            name = self._names.name(tokens, line.start, colon)
            if name:
                yield name

    def _other(self, tokens: Tokens, start: int, end: int, taken: Collection[int]) -> bool:
        """Whether a phrase has words that no unit's name has, or that other names hold."""
        return (
            end <= start
            or not tokens.capital[start]
            or any(k in taken or tokens.folded[k] in self._no_heading for k in range(start, end))
            or not self._names.whole(tokens, start, end)
        )


def _lines(tokens: Tokens) -> Iterator[_Line]:
    """The lines of a text that hold a word."""
    start = 0
    breaks = [i for i, word in enumerate(tokens.text) if "\n" in word]
    for stop in (*breaks, len(tokens.text)):
        end = stop
        while start < end and tokens.text[start].isspace():
            start += 1
        while end > start and tokens.text[end - 1].isspace():
            end -= 1
        if start < end:
            yield _Line(start, end)
        start = stop + 1
