"""Who stood: the names of one contest's claims, each contender once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from hustings.claims import Party, Person
from hustings.countries.names import key
from hustings.link import Link
from hustings.record.figures import settle
from hustings.record.grouping import Said
from hustings.record.records import Name, Standing

ROLES = {
    "win": (("candidate", "party"),),
    "defeat": (("winner", "winner_party"), ("loser", "loser_party")),
    "tally": (("candidate", "party"),),
    "majority": (("candidate", "party"),),
    "deposit": (("candidate", "party"),),
}
"""The slots that name a contender, with those of the party, by claim type."""

_ALIKE = 88  # of 100, by rapidfuzz: names of one party's candidates at least so alike are one


@dataclass(frozen=True, slots=True)
class Mention:
    """A contender as one claim names it."""

    said: Said
    person: Person | None
    party: Party | None
    link: Link | None

    @property
    def party_key(self) -> str | None:
        """What tells the party from others."""
        return party_key(self.party) if self.party else None


@dataclass(slots=True, eq=False)
class Contender:
    """One who stood, with all mentions."""

    mentions: list[Mention] = field(default_factory=list)

    @property
    def keys(self) -> set[str]:
        """The names it goes by, folded."""
        named = (name for m in self.mentions if m.person for name in _names(m))
        return set(map(key, named))

    @property
    def parties(self) -> set[str]:
        """The parties it goes by."""
        return {m.party_key for m in self.mentions if m.party_key}

    def standing(self) -> Standing:
        """Its name and party."""
        people = [m for m in self.mentions if m.person]
        person = None
        if people:
            best = max(people, key=lambda m: (m.link is not None and m.link.found, len(_names(m)[-1])))
            person = Name(_names(best)[-1], _id(best))
        spellings = tuple(dict.fromkeys(m.person.name for m in people if m.person))
        parties = (
            m.said.states(Name(m.party.name, m.party.id), same=m.party_key) for m in self.mentions if m.party
        )
        return Standing(person, spellings, settle(parties))


class Cast:
    """The contenders of one contest."""

    def __init__(self, said: Iterable[Said]) -> None:
        """Tell them apart: those who are named in full first, then surnames, then parties alone.

        Args:
            said: The contest's claims.
        """
        self.contenders: list[Contender] = []
        self._by_mention: dict[tuple[int, str], Contender] = {}
        found = [(one, slot, mention) for one in said for slot, mention in _mentions(one)]
        found.sort(key=lambda each: -len(key(each[2].person.name).split()) if each[2].person else 0)
        for one, slot, mention in found:
            contender = self._find(mention)
            if contender is None:
                contender = Contender()
                self.contenders.append(contender)
            contender.mentions.append(mention)
            self._by_mention[one.index, slot] = contender

    def of(self, said: Said, slot: str) -> Contender | None:
        """The contender that a claim names in a slot of `ROLES`, or by its party alone."""
        return self._by_mention.get((said.index, slot))

    def _find(self, mention: Mention) -> Contender | None:
        if mention.person is None:
            of_party = [c for c in self.contenders if mention.party_key in c.parties]
            return of_party[0] if len(of_party) == 1 else next((c for c in of_party if not c.keys), None)
        names = set(map(key, _names(mention)))
        for contender in self.contenders:
            if names & contender.keys:
                return contender
        alike = [c for c in self.contenders if self._may_be(mention, names, c)]
        return alike[0] if len(alike) == 1 else None

    @staticmethod
    def _may_be(mention: Mention, names: set[str], contender: Contender) -> bool:
        parties = contender.parties
        if mention.party_key and parties and mention.party_key not in parties:
            return False
        if any(" " not in name and known.endswith(f" {name}") for name in names for known in contender.keys):
            return True
        same_party = mention.party_key in parties
        return same_party and any(fuzz.ratio(n, k) >= _ALIKE for n in names for k in contender.keys)


def party_key(party: Party) -> str:
    """What tells a party from others: its id, or its name folded."""
    return party.id or key(party.name)


def _mentions(said: Said) -> Iterable[tuple[str, Mention]]:
    if said.previous:
        return
    for slot, party_slot in ROLES.get(said.claim.type, ()):
        person, party = getattr(said.claim, slot), getattr(said.claim, party_slot)
        if person is not None or party is not None:
            yield slot, Mention(said, person, party, said.linked.links.get(slot))


def _names(mention: Mention) -> tuple[str, ...]:
    """The name as the copy has it, and as official results do where they know it."""
    assert mention.person is not None
    known = mention.link.name if mention.link is not None and mention.link.found else mention.person.name
    return (mention.person.name, known)


def _id(mention: Mention) -> str | None:
    assert mention.person is not None
    return mention.link.id if mention.link is not None else mention.person.id
