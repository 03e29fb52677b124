"""Which seats 'both' are: those that the heading or sentence before lists ('Hove and Stone' | 'Both were gains')."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from hustings.pipeline.frames.element import Element
from hustings.pipeline.frames.found import Found, Stretch
from hustings.rules import RuleBook
from hustings.rules.template import KINDS

_SEAT, _PLACE = KINDS["seat"], KINDS["place"]
_TYPES = frozenset({"win", "defeat", "majority", "swing"})


class Pairs:
    """Gives what one Doc says of 'both' to the seats that it listed right before."""

    def __init__(self, doc: Doc, rules: RuleBook) -> None:
        """Begin at the Doc's first row.

        Args:
            doc: The Doc.
            rules: The rule book.
        """
        self._doc = doc
        self._words = rules.lexicon.words("both")
        both, be = (re.escape(rules.lexicon.characters(name)) for name in ("both", "be"))
        self._opens = re.compile(f"[{both}][{be}]")
        self._before: Stretch | None = None

    def complete(self, stretch: Stretch, found: Sequence[Found]) -> list[Found]:
        """The readings of a stretch with the seats that 'both' are; to be asked of stretches in text order.

        Args:
            stretch: A sentence, line or heading.
            found: Its readings.

        Returns:
            The readings, without those of 'both seats' where the text does not say which.
        """
        before = self._before if self._before and self._before.post == stretch.post else None
        self._before = stretch
        opens = self._opens.match(stretch.text) is not None
        out = []
        for reading in found:
            place = reading.slots.get("seat")
            both = place is not None and self._both(place)
            if both or (opens and place is None and reading.pattern.type in _TYPES):
                seats = _listed(before)
                if seats is not None:
                    reading = replace(reading, slots={**reading.slots, "seat": seats})
                elif both:
                    continue
            out.append(reading)
        return out

    def _both(self, place: Element) -> bool:
        """Whether a place is 'both seats'."""
        return place.char == _PLACE and self._doc[place.start].lower_ in self._words


def _listed(before: Stretch | None) -> Element | None:
    """The only list of seats in a stretch."""
    lists = [e for e in before.row if e.char == _SEAT and e.items] if before else []
    return lists[0] if len(lists) == 1 else None
