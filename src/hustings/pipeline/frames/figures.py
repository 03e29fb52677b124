"""What 'it' is that a sentence gives a figure of: 'Turnout fell. It was lowest in Hove (51%)'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hustings.pipeline.frames.found import Found, Stretch
from hustings.rules import RuleBook

_IT = "it"  # what a pattern sets whose words say 'it': the cue class of what that must be


class Figures:
    """Keeps what one Doc says of 'it' where the sentence before speaks of the very thing."""

    def __init__(self, rules: RuleBook) -> None:
        """Begin at the Doc's first row.

        Args:
            rules: The rule book.
        """
        self._lexicon = rules.lexicon
        self._before: Stretch | None = None

    def complete(self, stretch: Stretch, found: Sequence[Found]) -> list[Found]:
        """The readings of a stretch; to be asked of stretches in text order.

        Args:
            stretch: A sentence, line or heading.
            found: Its readings.

        Returns:
            The readings, without those of an 'it' that is something else.
        """
        before = self._before if self._before and self._before.post == stretch.post else None
        self._before = stretch
        out = []
        for reading in found:
            meant = reading.pattern.set.get(_IT)
            if meant is not None:
                if before is None or not self._speaks_of(str(meant), before):
                    continue
                rest = {slot: value for slot, value in reading.pattern.set.items() if slot != _IT}
                reading = replace(reading, pattern=replace(reading.pattern, set=rest))
            out.append(reading)
        return out

    def _speaks_of(self, name: str, before: Stretch) -> bool:
        return not frozenset(self._lexicon.characters(name)).isdisjoint(before.text)
