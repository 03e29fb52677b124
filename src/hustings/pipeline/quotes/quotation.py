"""Finds words between quotation marks, whatever the marks are and however they are set.

Marks were folded to `"` and `'`, which tells nothing of their direction; spacing does, and it holds where the
marks themselves are wrong. One pass over a paragraph's marks keeps the time linear in its length.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# An apostrophe between two letters or digits is never a mark.
_MARK = re.compile(r"''|\"|(?<![^\W_])'|'(?![^\W_])")
_HORIZON = 24  # marks: more than a paragraph's quotation nests, few enough to keep the time linear
_LONGEST = 12  # characters of a word that is cut off
_OPENERS = frozenset("([{<–-/:;=>|…,\"'.")
_CLOSED_BY = frozenset(" ,.;:!?)]}>–-/…\"'|&")
_DECADE = re.compile(r"\d0s?\b|\d\d\b")


@dataclass(slots=True)
class Run:
    """Words between two marks of one paragraph; code-point offsets.

    Attributes:
        start: The opening mark.
        end: After the closing mark, or after the last word where it is missing.
        first: The first of the words.
        last: After the last of the words.
        mark: `"` or `'`.
        closed: Whether the closing mark is there.
        sure: Whether the run is closed, or stands where a quotation begins.
    """

    start: int
    end: int
    first: int
    last: int
    mark: str
    closed: bool = True
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    width: int
    char: str
    opens: bool
    closes: bool


class Marks:
    """Pairs marks up, with what the language says of its apostrophes."""

    def __init__(self, clipped: Sequence[str], cut_off: Sequence[str], after_closing: Sequence[str]) -> None:
        """Keep the words.

        Args:
            clipped: Words that begin with an apostrophe, without it ('em, 'tis).
            cut_off: Words that end with one, without it (wi', nothin').
            after_closing: Words (was, in, says) before which an s' ends a quotation and is no possessive.
        """
        self._clipped = re.compile(rf"(?:{'|'.join(map(re.escape, sorted(clipped)))})\b", re.IGNORECASE)
        self._cut_off = re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, cut_off))})$", re.IGNORECASE)
        self._after_closing = frozenset(after_closing)

    def runs(self, text: str, start: int, end: int) -> list[Run]:
        """The words in quotation marks of one paragraph, in order; marks inside a run belong to it.

        Args:
            text: The whole text, marks folded to ASCII.
            start: Where the paragraph begins.
            end: Where it ends.

        Returns:
            Runs that do not overlap and hold at least one letter or digit.
        """
        marks = [self._mark(text, m.start(), m.end(), start, end) for m in _MARK.finditer(text, start, end)]
        found: list[Run] = []
        n = 0
        while n < len(marks):
            mark = marks[n]
            if not mark.opens:
                n += 1
                continue
            close = _double(marks, n, text) if mark.char == '"' else self._single(marks, n, text, end)
            if close is not None:
                _add(found, text, mark, marks[close].at, marks[close].at + marks[close].width)
                n = close + 1
            elif (sure := _introduced(text, mark, start)) or mark.char == '"':
                stop = _before_next(marks, n, end)
                _add(found, text, mark, stop, stop, closed=False, sure=sure)
                n = next((k for k in range(n + 1, len(marks)) if marks[k].at >= stop), len(marks))
            else:
                n += 1
        return found

    def _mark(self, text: str, at: int, after: int, start: int, end: int) -> _Mark:
        left = text[at - 1] if at > start else " "
        right = text[after] if after < end else " "
        gap_before = left.isspace() or left in _OPENERS
        gap_after = right.isspace() or right in _CLOSED_BY
        char = '"' if after - at == 2 else text[at]
        if char == '"':
            # With a gap on both sides, or on none, a mark may be either.
            loose = left.isspace() and right.isspace()
            opens = (loose and at > start and after < end) or (
                not right.isspace() and (gap_before or not gap_after) and right not in ",;:!?)"
            )
            return _Mark(at, after - at, char, opens, not left.isspace() or loose)
        clipped = self._clipped.match(text, after) or _DECADE.match(text, after)
        opens = gap_before and left != "." and not right.isspace() and right not in ",.;:!?)" and not clipped
        return _Mark(at, 1, char, opens, gap_after and not left.isspace())

    def _single(self, marks: list[_Mark], n: int, text: str, end: int) -> int | None:
        """The mark that closes a single one; a plural possessive ("voters' anger") only if no other can."""
        possessive = None
        nested = False
        for k in range(n + 1, min(len(marks), n + 1 + 2 * _HORIZON)):
            mark = marks[k]
            if mark.char != "'":
                continue
            if mark.opens and not mark.closes:
                if nested:
                    break
                nested = True
                continue
            if not mark.closes:
                continue
            if nested:
                nested = False
                continue
            cut_off = self._cut_off.search(text, max(0, mark.at - _LONGEST), mark.at)
            plural = text[mark.at - 1] in "sSzx" and self._reads_on(text, mark.at + 1, end)
            if not cut_off and not plural:
                return k
            if possessive is None:
                possessive = k
        return possessive

    def _reads_on(self, text: str, at: int, end: int) -> bool:
        """Whether a noun may follow: what an apostrophe after a plural stands before."""
        if at + 1 >= end or text[at] != " " or not text[at + 1].isalpha():
            return False
        stop = at + 1
        while stop < end and stop < at + 16 and text[stop].isalpha():
            stop += 1
        return text[at + 1 : stop].lower() not in self._after_closing


def _double(marks: list[_Mark], n: int, text: str) -> int | None:
    """The mark that closes a double one; double marks inside double marks are paired off."""
    depth = 1
    doubles = [k for k in _doubles(marks, n)]
    for order, k in enumerate(doubles):
        mark = marks[k]
        clearly_opens = (
            mark.opens and text[mark.at - 1].isspace() and not text[mark.at + mark.width].isspace()
        )
        if clearly_opens:
            closers = _closers(marks, doubles, order, text)
            if closers > depth:
                depth += 1
                continue
            if closers == 0 and depth == 1:
                return k  # set on the wrong side of its space: `"We won, "she said`
            return None
        depth -= 1
        if depth == 0:
            return k
    return None


def _doubles(marks: list[_Mark], n: int) -> list[int]:
    """The double marks after `n`, as far as pairing may look."""
    out = []
    for k in range(n + 1, len(marks)):
        if marks[k].char == '"':
            out.append(k)
            if len(out) == _HORIZON:
                break
    return out


def _closers(marks: list[_Mark], doubles: list[int], order: int, text: str) -> int:
    """How many marks in a row close after the one at `order`, before the next that opens."""
    count = 0
    for k in doubles[order + 1 :]:
        mark = marks[k]
        if mark.opens and text[mark.at - 1].isspace():
            break
        count += 1
    return count


def _before_next(marks: list[_Mark], n: int, end: int) -> int:
    """Where a run without a closing mark stops: before the next that opens with its mark, or at the end."""
    return next((m.at for m in marks[n + 1 :] if m.char == marks[n].char and m.opens), end)


def _introduced(text: str, mark: _Mark, start: int) -> bool:
    """Whether a mark that nothing closes opens a quotation: first, after a colon or comma, or at a sentence's head."""
    before = mark.at - 1
    while before >= start and text[before].isspace():
        before -= 1
    after = mark.at + mark.width
    if mark.char == '"':
        return (
            before < start
            or text[before] in ":,"
            or (text[before] in ".!?" and text[after : after + 1].isupper())
        )
    return text[after : after + 1].isupper() and (before < start or text[before] == ":")


def _add(
    found: list[Run], text: str, mark: _Mark, stop: int, end: int, *, closed: bool = True, sure: bool = True
) -> None:
    first, last = mark.at + mark.width, stop
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    if any(c.isalnum() for c in text[first:last]):
        found.append(Run(mark.at, end if closed else last, first, last, mark.char, closed, sure))
