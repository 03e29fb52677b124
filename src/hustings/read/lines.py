"""The lines of a text, and which of them are one paragraph that hard wrapping broke."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

# Characters without width that copy picks up: marks of direction, joiners, byte-order marks.
_INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_EDGE = (
    _INVISIBLE
    + " \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000"
    + "".join(map(chr, range(0x2000, 0x200B)))
)
_MARKER = re.compile(r"(?:(?P<bullet>[•◦▪‣●○■◆►▶∙*»→–-])|(?P<number>\d{1,3})[.)])[ \t]+(?=\S)")
# What stands before a line for show: the marks of a heading in Markdown, pictograms.
_ORNAMENT = re.compile(
    "(?:#{1,6}[ \t]+|[\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff]+[ \t]*)+(?=\\S)"
)
_WORD = re.compile(r"\S+")

_NARROWEST = 45  # columns: text is not hard-wrapped to less than this
_WIDEST = 110  # nor to more
_ENDS = ".!?:;…\"'”’)"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank.

    Attributes:
        start: Offset of its content: after indent, bullet or list number.
        end: Offset after its content.
        outer: Offset of its bullet or number, `start` where it has none.
        text: The content, in plain form.
        gap: How many blank lines stand before it.
        number: The list number it begins with, or None.
        bullet: Whether it begins with a bullet.
    """

    start: int
    end: int
    outer: int
    text: str
    gap: int
    number: int | None = None
    bullet: bool = False


def split(folded: str) -> list[Line]:
    """The lines of a text.

    Args:
        folded: The text in plain form (`hustings.text.plain`).

    Returns:
        Its lines in order, blank ones left out.
    """
    return list(_lines(folded))


def _lines(folded: str) -> Iterator[Line]:
    at = gap = 0
    for raw in folded.splitlines(keepends=True):
        content = raw.strip(_EDGE)
        if not content:
            gap += 1
        else:
            start = at + len(raw) - len(raw.lstrip(_EDGE))
            yield _line(start, content, gap)
            gap = 0
        at += len(raw)


def _line(start: int, content: str, gap: int) -> Line:
    marker = _MARKER.match(content) or _ORNAMENT.match(content)
    if marker is None:
        return Line(start, start + len(content), start, content, gap)
    if marker.re is _ORNAMENT:
        return Line(start + marker.end(), start + len(content), start, content[marker.end() :], gap)
    number = marker["number"]
    return Line(
        start=start + marker.end(),
        end=start + len(content),
        outer=start,
        text=content[marker.end() :],
        gap=gap,
        number=int(number) if number else None,
        bullet=number is None,
    )


def unwrap(lines: Sequence[Line], prose: Sequence[bool], folded: str) -> list[tuple[Line, int]]:
    """Join the lines of paragraphs that hard wrapping broke.

    A wrapped line is full: the next line's first word would not have fitted in it.

    Args:
        lines: The lines of a text.
        prose: For each whether it may be part of a paragraph.
        folded: The text in plain form.

    Returns:
        Lines and paragraphs in order, each with the index of its line, or -1 for a paragraph of several.
    """
    width = _width(lines)
    out: list[tuple[Line, int]] = []
    full = False  # whether the line last put out ended full
    for i, line in enumerate(lines):
        if full and line.gap == 0 and line.outer == line.start and prose[i]:
            whole, _ = out[-1]
            out[-1] = replace(whole, end=line.end, text=folded[whole.start : line.end]), -1
        else:
            out.append((line, i))
        full = prose[i] and i + 1 < len(lines) and _runs_on(line, lines[i + 1], width)
    return out


def _runs_on(line: Line, following: Line, width: int) -> bool:
    length = line.end - line.outer
    if length < _NARROWEST - _WIDEST // 8 or line.text[-1] in "\t|":
        return False
    if width and length <= width and length + 1 + _first_word(following) > width:
        return True
    return following.text[0].islower() and line.text[-1] not in _ENDS and not line.text[-1].isdigit()


def _first_word(line: Line) -> int:
    word = _WORD.match(line.text)
    return word.end() if word else 0


def _width(lines: Sequence[Line]) -> int:
    """The column that a text is wrapped to, 0 where it is not."""
    pairs = [
        (a.end - a.outer, _first_word(b), b.text[0].islower())
        for a, b in pairwise(lines)
        if b.gap == 0 and b.outer == b.start and a.end - a.outer > _NARROWEST // 2
    ]
    if not pairs:
        return 0
    width = max(length for length, _, _ in pairs)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    fitting = [lower for length, word, lower in pairs if length + 1 + word > width]
    # Two paragraphs of like length prove nothing: wrapped lines are mostly full and go on in lower case.
    wrapped = len(fitting) > 1 and len(fitting) >= 0.6 * len(pairs) and 2 * sum(fitting) >= len(fitting)
    return width if wrapped else 0
