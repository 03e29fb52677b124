"""Completes affiliations: which party 'the party' is, and whose affiliation is no politician's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from hustings.pipeline.frames.found import Found, Stretch
from hustings.rules import RuleBook
from hustings.rules.template import CONTENDERS, KINDS

_AFTER = "became_member"  # a party's description fills it only where it says 'member'


class Memberships:
    """Reads what the words before a reading say of its parties and person."""

    def __init__(self, doc: Doc, rules: RuleBook) -> None:
        """Take the Doc and the words for voters and members."""
        self._doc = doc
        self._voters = frozenset(rules.lexicon.characters("voter"))
        self._being = frozenset((rules.lexicon.symbol(("as",)), *rules.lexicon.characters("be")))
        self._members = rules.lexicon.words("bare_member")

    def complete(self, stretch: Stretch, found: Sequence[Found]) -> list[Found]:
        """The readings of a stretch, affiliations with the party that 'the party' is, none of voters."""
        out = []
        for reading in found:
            if reading.pattern.type == "affiliation":
                if self._of_voter(stretch, reading) or not self._member(reading):
                    continue
                reading = self._from(stretch, self._told_of(stretch, reading))
            out.append(reading)
        return out

    def _of_voter(self, stretch: Stretch, reading: Found) -> bool:
        """Whether the one who switched is called a voter right before: 'Tory voter Ron Lee said he had'."""
        return not self._voters.isdisjoint(stretch.text[: reading.span[0] + 1])

    def _member(self, reading: Found) -> bool:
        """Whether a description that one became is that of a member: 'a Labour member', not 'a Labour candidate'."""
        if not reading.pattern.id.endswith(_AFTER):
            return True
        party = reading.slots["to_party"]
        return any(self._doc[i].lower_ in self._members for i in range(party.start, party.end))

    def _told_of(self, stretch: Stretch, reading: Found) -> Found:
        """A reading whose person is described rather than named, with the one who is so described.

        'Ann Lee, elected as a Labour candidate, resigned'; 'she was a Plaid member and joined the Tories'.
        """
        described = reading.slots.get("person")
        at = stretch.row.index(described) if described in stretch.row else 0
        if not described or described.char != KINDS["description"] or not self._of_another(stretch, at):
            return reading
        person = next(
            (e for e in reversed(stretch.row[:at]) if e.char in CONTENDERS and e.person is not None), None
        )
        if person is None:
            return reading
        slots = {**reading.slots, "person": person}
        if reading.pattern.set.get("kind") != "joined":
            slots.setdefault("from_party", replace(described, person=None))
        return replace(reading, slots=slots)

    def _of_another(self, stretch: Stretch, at: int) -> bool:
        """Whether a description is of one named right before: 'as a Tory', 'Ann Lee, a former Tory'."""
        if stretch.text[at - 1 : at] in self._being:
            return True
        return at > 1 and stretch.text[at - 1] == "," and stretch.row[at - 2].person is not None

    def _from(self, stretch: Stretch, reading: Found) -> Found:
        """A reading with the party last named before 'the party'."""
        left = reading.slots.get("from_party")
        if left is None or left.party or left.person is not None or left.char == KINDS["description"]:
            return reading
        before = stretch.row[: stretch.row.index(left)]
        party = next((e.members()[0].party for e in reversed(before) if e.members()[0].party), None)
        slots = {**reading.slots, "from_party": replace(left, party=party)}
        return replace(reading, slots=slots)
