"""Rows of elements as strings, and what a pattern finds in one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hustings.pipeline.frames.element import Element
from hustings.rules import SLOT_KINDS, Pattern

Span = tuple[int, int]


class Stretch:
    """A row of elements with the string it is matched as, and where it lies."""

    __slots__ = ("clauses", "post", "row", "segment", "text")

    def __init__(self, row: list[Element], post: int, segment: int) -> None:
        """Keep the row; `post` and `segment` index the Doc's layers."""
        self.row = row
        self.text = "".join(e.char for e in row)
        self.post = post
        self.segment = segment
        self.clauses: list[Span] | None = None  # where relative clauses lie, once they have been looked for


@dataclass(frozen=True, slots=True)
class Found:
    """One reading of a stretch by a pattern; spans are of elements.

    Attributes:
        pattern: The pattern.
        slots: Slot → the element that fills it.
        span: Where it lies.
        gaps: The parts of it that the pattern leaves open.
        cues: The words of cue classes in it.
        anchor: The element whose modality is the whole's: its first cue.
        noun: Whether that cue is a noun rather than a verb.
        after: Index of the element after it, places and dates left out: where the verb of a noun stands.
        rank: Higher is better: a subject before an object, more slots, shorter gaps, the earlier pattern.
    """

    pattern: Pattern
    slots: Mapping[str, Element]
    span: Span
    gaps: Sequence[Span]
    cues: Sequence[Span]
    anchor: Element
    noun: bool
    rank: tuple[int, ...] = field(default=())
    after: int = 0

    def rests_on(self) -> set[tuple[str, int]]:
        """What no two readings of one claim type can share: the cue, and the numbers and dates of its slots."""
        slots = (e for slot, e in self.slots.items() if slot in SLOT_KINDS)
        counted = (e for e in slots if e.quantity is not None or e.moment is not None)
        elements = (self.anchor, *counted)
        return {(self.pattern.type, e.start) for e in elements}


def each(regex: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Every match, overlapping ones too; none that is empty."""
    at = 0
    while at < len(text) and (match := regex.search(text, at)):
        at = match.start() + 1
        if match.end() > match.start():
            yield match


def own(stretch: Stretch, match: re.Match[str]) -> dict[str, Element]:
    """The elements that a match names, by slot."""
    return {
        group.partition("__")[0]: stretch.row[match.start(group)]
        for group, got in match.groupdict().items()
        if got and is_slot(group)
    }


def is_slot(group: str) -> bool:
    """Whether a group of a pattern is a slot rather than a cue or a gap."""
    return not group.startswith(("cue__", "gap__"))
