"""Which party is meant where a sentence says 'they', 'its' or nothing: 'Labour did well. Hove was held.'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from hustings.pipeline.frames.element import Element
from hustings.pipeline.frames.found import Found, Stretch
from hustings.rules import PARTY_OF, RuleBook
from hustings.rules.lexicon import FIRST_CUE
from hustings.rules.template import KINDS

_UNSAID = "unsaid"  # what a pattern sets where its words leave somebody out: the slot
_SLOTS = frozenset({*PARTY_OF, "holder"})
_CHAIN = 2  # segments from a sentence back to the one that names its party


class Subjects:
    """What one Doc's sentences have spoken of so far."""

    def __init__(self, doc: Doc, rules: RuleBook) -> None:
        """Begin at the Doc's first row.

        Args:
            doc: The Doc.
            rules: The rule book.
        """
        self._doc = doc
        self._owners = rules.lexicon.words("group_owner")
        self._attributes = frozenset(rules.lexicon.characters("no_subject"))
        self._post = self._segment = -1
        self._own_party = frozenset(rules.lexicon.characters("own_party"))
        self._named: list[Element] = []
        self._of_people: list[Element] = []

    def complete(self, stretch: Stretch, found: Sequence[Found]) -> list[Found]:
        """The readings of a stretch with the party they mean; to be asked of stretches in text order.

        Args:
            stretch: A sentence, line or heading.
            found: Its readings.

        Returns:
            The readings, without those of somebody whom the text leaves open.
        """
        if stretch.post != self._post or stretch.segment - self._segment > _CHAIN:
            self._named, self._of_people = [], []
        out = [meant for reading in found if (meant := self._meant(stretch, reading))]
        named = list(self._spoken_of(stretch))
        if named:
            self._named = named
        of_people = list(_of_people(stretch))
        if named or of_people:
            self._of_people = of_people
        if named or of_people or stretch.post != self._post:
            self._post, self._segment = stretch.post, stretch.segment
        return out

    def _meant(self, stretch: Stretch, reading: Found) -> Found | None:
        """A reading with the party for each slot that only stands for one, or None where none was named."""
        unsaid = reading.pattern.set.get(_UNSAID)
        open_slots = {s: e for s, e in reading.slots.items() if s in _SLOTS and self._open(e)}
        if unsaid is None and not open_slots:
            return reading
        slots = dict(reading.slots)
        for slot, element in open_slots.items():
            party = self._before(stretch, element)
            if party is not None:
                slots[slot] = replace(element, char=KINDS["party"], party=party)
            elif element.char >= FIRST_CUE:
                return None
        if unsaid is None:
            return replace(reading, slots=slots)
        if unsaid in slots or len(self._named) != 1:
            return None
        rest = {slot: value for slot, value in reading.pattern.set.items() if slot != _UNSAID}
        (subject,) = self._named
        at = reading.anchor
        slots[unsaid] = Element(KINDS["party"], at.start, at.end, party=subject.party)
        return replace(reading, slots=slots, pattern=replace(reading.pattern, set=rest))

    def _open(self, element: Element) -> bool:
        """Whether an element stands for a party that is named elsewhere: 'they', 'its'."""
        if element.party is not None or element.person is not None or element.items:
            return False
        owner = element.char == KINDS["owner"] and self._doc[element.start].lower_ in self._owners
        return owner or element.char >= FIRST_CUE

    def _before(self, stretch: Stretch, element: Element) -> tuple[int, int] | None:
        """The party that is spoken of before an element: in its sentence, else in those right before it."""
        here = [e for e in self._spoken_of(stretch) if e.start < element.start]
        if not here and element.char in self._own_party and len({e.party for e in self._of_people}) == 1:
            return self._of_people[0].party  # 'Labour's Ann Lee won. The party's vote'
        named = here or self._named
        return named[0].party if named else None

    def _spoken_of(self, stretch: Stretch) -> Iterator[Element]:
        """The parties of a stretch that may be meant: not that of 'the UKIP vote'."""
        for at, element in enumerate(stretch.row):
            named = element.char == KINDS["party"] and not element.items
            if named and stretch.text[at + 1 : at + 2] not in self._attributes:
                yield element


def _of_people(stretch: Stretch) -> Iterator[Element]:
    """The people of a stretch who are named with their party."""
    for element in stretch.row:
        if element.person is not None and element.party is not None and not element.items:
            yield element
