"""Headings and first words of result lists: a ward's name on a line above 'Ann Lee (Con) 1,004'."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from hustings.pipeline.gazetteer.name_trie import Name
from hustings.pipeline.gazetteer.tokens import Tokens, phrases
from hustings.pipeline.gazetteer.turnout_lists import TurnoutLists
from hustings.pipeline.gazetteer.unit_names import UnitNames

_LONGEST = 12  # tokens of a heading
_SAID = 3  # tokens after a party that may say that it held
_SCANNED = 30  # tokens of a line that are looked at
_ROW_MARKS = frozenset({":", "-", "–", "|", "("})
_RESULT_MARKS = frozenset({":", "-", "–", "|", ",", "("})
_CLOCK = re.compile(r"[0-2]?\d[:.][0-5]\d([ap]m)?")
_CLOCK_TOKENS = 3  # of '03:15'
_LABEL_ENDS = frozenset({":", "-", "–", "|", ",", ">"})
_LED = frozenset({"came", "comes", "then", "next", "is", ";", "."})  # before a name in prose
_BULLETS = frozenset({"*", "•", "-", "–", ">", "#", "="})

_Row = Literal["", "candidate", "outcome", "total", "totals"]


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
        self._after = phrases(vocabulary["heading_tails"])
        self._between = phrases(vocabulary["under_headings"])
        self._outcomes = phrases(vocabulary["outcomes"])
        self._turnouts = TurnoutLists(names)

    def find(self, tokens: Tokens, taken: Collection[int], parties: Sequence[Name]) -> Iterator[Name]:
        """The units named so.

        Args:
            tokens: The text.
            taken: Tokens that other names hold.
            parties: The parties found in it.
        """
        lines = list(_lines(tokens))
        counted = list(self._turnouts.find(tokens, lines, taken))
        yield from counted
        taken = {*taken, *(i for name in counted for i in range(name.start, name.end))}
        firsts = [name.start for name in parties]
        ends = {name.start: name.end for name in parties}
        if not firsts:
            return
        rows = [self._row(tokens, line, firsts, ends) for line in lines]
        for k, line in enumerate(lines):
            name = None
            if rows[k] == "candidate":
                name = self._led(tokens, line, taken)
            elif not rows[k] and self._listed(tokens, lines, rows, k):
                name = self._heading(tokens, line, lines[k + 1], taken)
            name = name or self._before_result(tokens, line, firsts, ends, taken)
            if name:
                yield name

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
            if not tokens.number(end + (after in _ROW_MARKS), line.start, line.end):
                return ""
            return "totals" if firsts[at + 1 : at + 2] and firsts[at + 1] < line.end else "total"
        counted = any(tokens.text[k][0].isdigit() for k in range(begin, min(line.end, begin + _SCANNED)))
        named = tokens.capital[begin] or tokens.text[begin][0].isdigit()
        cell = tokens.text[first - 1].isspace()
        marked = cell or tokens.folded[first - 1] in _ROW_MARKS | {","} or after in _ROW_MARKS
        return "candidate" if counted and named and marked else ""

    def _listed(self, tokens: Tokens, lines: Sequence[_Line], rows: Sequence[_Row], k: int) -> bool:
        """Whether a list begins below a line."""
        after = k + 1
        if after < len(lines) and not rows[after] and self._subheading(tokens, lines[after]):
            after += 1
        below = rows[after : after + 2]
        return bool(below) and (below[0] in ("candidate", "outcome", "totals") or below == ["total", "total"])

    def _subheading(self, tokens: Tokens, line: _Line) -> bool:
        """Whether a line is one that stands between a heading and its list: 'Electorate: 6,120'."""
        if line.end - line.start > _LONGEST:
            return False
        return any(tokens.folded[k] in self._between for k in range(line.start, line.end))

    def _heading(self, tokens: Tokens, line: _Line, below: _Line, taken: Collection[int]) -> Name | None:
        start, end = self._past_council(tokens, line.start, line.end), line.end
        if end - start > _LONGEST:
            return None
        if end - 3 > start and tokens.folded[end - 2] == "seats" and tokens.text[end - 3][1:].isdigit():
            return None  # 'North Devon (42 seats)' is a chamber
        if end > start and tokens.text[end - 1] == ")":
            end = next((k for k in range(end - 1, start, -1) if tokens.text[k] == "("), end)
        while end > start and (tokens.folded[end - 1] in self._after or tokens.text[end - 1] in ":-–"):
            end -= 1
        repeated = tokens.folded[below.start : below.start + end - start] == tokens.folded[start:end]
        return None if repeated else self._names.heading(tokens, start, end, taken)

    def _before_result(
        self,
        tokens: Tokens,
        line: _Line,
        firsts: Sequence[int],
        ends: Mapping[int, int],
        taken: Collection[int],
    ) -> Name | None:
        """The name before a party's result on its line: 'Kerry North: FG hold', 'Greenwich, Elm Park – Lab hold'."""
        at = bisect_left(firsts, line.start)
        if at == len(firsts) or not line.start + 1 < firsts[at] < min(line.end, line.start + _SCANNED):
            return None
        party, end = firsts[at], ends[firsts[at]]
        several = at + 1 < len(firsts) and firsts[at + 1] < line.end
        said = self._outcomes.isdisjoint(tokens.folded[end : min(end + _SAID, line.end)])
        if tokens.folded[party - 1] not in _RESULT_MARKS:
            return None
        if tokens.folded[party - 1] == "," and not self._ends_there(tokens, end, line.end):
            return None
        if said and not (several and tokens.number(end, line.start, line.end)):
            return None
        start = self._past_council(tokens, line.start, party - 1)
        whole = self._names.heading(tokens, start, party - 1, taken)
        if whole is not None or tokens.folded[party - 1] == ",":
            return whole
        first = self._names.start(tokens, party - 1, line.start, taken)
        led = line.start < first < party - 1 and tokens.folded[first - 1] in _LED
        return self._names.heading(tokens, first, party - 1, taken) if led else None

    def _ends_there(self, tokens: Tokens, end: int, high: int) -> bool:
        """Whether a result is all that is said after a party, as in 'Elm Park, Labour hold'."""
        if end >= high or tokens.folded[end] not in self._outcomes:
            return False
        return end + 1 >= high or not tokens.text[end + 1][0].isalnum() or tokens.folded[end + 1] == "from"

    def _past_council(self, tokens: Tokens, start: int, end: int) -> int:
        """Where a name begins after bullets, what announces it and its council's: 'Result: Leeds, Elm Park'."""
        while start < end and tokens.text[start] in _BULLETS:
            start += 1
        start = self._past_label(tokens, start, end)
        comma = next((k for k in range(end - 1, max(start, end - _LONGEST), -1) if tokens.text[k] == ","), -1)
        council = comma > start and "and" not in tokens.folded[comma:end]
        return comma + 1 if council and self._names.whole(tokens, start, comma) else start

    def _past_label(self, tokens: Tokens, start: int, end: int) -> int:
        """Where a heading's name begins after words that only announce it: 'Full result: Elm Park'."""
        k = start
        while k < end and tokens.folded[k] in self._names.no_heading:
            k += 1
        return k + 1 if start < k < end - 1 and tokens.text[k] in _LABEL_ENDS else start

    def _led(self, tokens: Tokens, line: _Line, taken: Collection[int]) -> Name | None:
        """The name before a colon and a candidate: 'Elm Park: Ann Lee (Con) 1,004'."""
        stop = min(line.end, line.start + _LONGEST)
        colon = next((k for k in range(line.start, stop) if tokens.text[k] == ":"), -1)
        follows = colon > line.start and colon + 2 < line.end
        named = follows and tokens.capital[colon + 1] and tokens.capital[colon + 2]
        if not named:
            return None
        return self._names.heading(tokens, self._past_council(tokens, line.start, colon), colon, taken)


def _lines(tokens: Tokens) -> Iterator[_Line]:
    """The lines of a text that hold a word, without the clock times they begin with."""
    for low, high in tokens.spoken():
        start = low
        breaks = [i for i in range(low, high) if "\n" in tokens.text[i]]
        for stop in (*breaks, high):
            end = stop
            while start < end and tokens.text[start].isspace():
                start += 1
            while end > start and tokens.text[end - 1].isspace():
                end -= 1
            if start < end:
                yield _Line(_past_clock(tokens, start, end), end)
            start = stop + 1


def _past_clock(tokens: Tokens, start: int, end: int) -> int:
    """The token after the time that a line begins with, where a word with a capital follows it."""
    for size in (1, _CLOCK_TOKENS):
        after = start + size
        if after < end and tokens.capital[after] and _CLOCK.fullmatch("".join(tokens.text[start:after])):
            return after
    return start
