"""Who is said to have done the same as somebody else: 'Ann Lee lost her deposit. So did Bob Roy.'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hustings.pipeline.frames.element import Element
from hustings.pipeline.frames.found import Found, Stretch, own
from hustings.rules import PARTY_OF, RuleBook
from hustings.rules.template import CONTENDERS, SEATS

_TYPES = frozenset({"win", "defeat", "deposit", "affiliation"})  # deeds without a figure
_SUBJECTS = frozenset({*PARTY_OF, "person", "seat"})


class Echoes:
    """Gives what one sentence says of somebody to those of whom it, or the next one, says the same."""

    def __init__(self, rules: RuleBook) -> None:
        """Keep the templates.

        Args:
            rules: The rule book.
        """
        self._same, self._also = rules.echoes.get("same"), rules.echoes.get("also")
        self._requirements = rules.lexicon.requirements

    def read(self, stretch: Stretch, found: Sequence[Found], before: Sequence[Found]) -> list[Found]:
        """What a sentence says over again.

        Args:
            stretch: The sentence.
            found: Its own readings.
            before: Those of the sentence right before it in its paragraph.

        Returns:
            A reading for each of the others it names and each thing that is said of them.
        """
        if self._same is None or not (found or before):
            return []
        if not self._same.may_match(self._requirements.held(stretch.text)):
            return []
        match = self._same.regex.search(stretch.text)
        if match is None:
            return []
        told = (
            before
            if match.start() == 0
            else [f for f in found if f.anchor.start < stretch.row[match.start()].start]
        )
        return [
            _again(f, stretch, m)
            for m in self._others(stretch, match)
            for f in _last(told)
            if _fits(f, stretch, m)
        ]

    def _others(self, stretch: Stretch, first: re.Match[str]) -> Iterator[re.Match[str]]:
        match: re.Match[str] | None = first
        while match:
            yield match
            match = self._also.regex.match(stretch.text, match.end()) if self._also else None


def _last(told: Sequence[Found]) -> list[Found]:
    """The deeds among readings that have the subject of the last one."""
    deeds = [f for f in told if f.pattern.type in _TYPES and _subject(f)]
    if not deeds:
        return []
    last = _subject(max(deeds, key=lambda f: f.anchor.start))
    return [f for f in deeds if _subject(f) == last]


def _subject(found: Found) -> tuple[str, Element] | None:
    """The slot and element that a reading speaks of first."""
    named = [(slot, e) for slot, e in found.slots.items() if slot in _SUBJECTS]
    return min(named, key=lambda pair: pair[1].start, default=None)


def _fits(found: Found, stretch: Stretch, match: re.Match[str]) -> bool:
    """Whether the new subject is of the old one's kind: a seat like a seat."""
    subject = _subject(found)
    kind = own(stretch, match)["again"].char
    return (
        subject is not None and (subject[1].char in SEATS) == (kind in SEATS) and kind in CONTENDERS + SEATS
    )


def _again(found: Found, stretch: Stretch, match: re.Match[str]) -> Found:
    """A reading with another subject; figures, dates and the old subject's party are left out."""
    named = own(stretch, match)
    again = named["again"]
    (slot, _) = _subject(found) or ("", again)
    kept = {
        k: e
        for k, e in found.slots.items()
        if e.quantity is None and e.moment is None and k != PARTY_OF.get(slot)
    }
    place = {"seat": named["seat"]} if "seat" in named else {}
    begin = stretch.row.index(again, match.start())
    return replace(
        found,
        slots={**kept, **place, slot: again},
        span=(begin, match.end()),
        gaps=(),
        cues=(),
        anchor=again,
        noun=False,
    )
