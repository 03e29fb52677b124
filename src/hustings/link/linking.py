"""From an extraction to linked claims."""

from __future__ import annotations

from datetime import date as Date
from functools import lru_cache

from hustings.claims import Claim
from hustings.claims.values import Named, Party, Person, Seat
from hustings.extraction import Extraction
from hustings.link.copy import About, Copy
from hustings.link.links import Link, Linked
from hustings.link.parties import Parties
from hustings.link.people import People
from hustings.link.polls import Polls
from hustings.link.seats import Seats
from hustings.reference import Contest, Reference
from hustings.rules import PARTY_OF


def link(found: Extraction, reference: Reference, *, election: Date | None = None) -> tuple[Linked, ...]:
    """Find out what the names of claims mean, and which contest each claim is about.

    A claim's own words come first ('in 2019', 'at the last election', a previous majority), then `election`, the day
    of its post, or of the document where the post has none, the year in a heading, and who is named in which seat. A
    day is that of a poll, or up to a week after one; copy of any other day is about no election, unless it names
    somebody who stood when its seat was last contested.

    Args:
        found: The claims with the document they were read from.
        reference: Where names are looked up; it is indexed on the first call.
        election: Day of the election that the copy is about, where its words do not say otherwise; by default the
            dates of the posts and of the document decide.

    Returns:
        One for each claim, in order. What is not known has no id, and a reason.
    """
    return _linker(reference).link(found, election)


@lru_cache(maxsize=4)
def _linker(reference: Reference) -> _Linker:
    return _Linker(reference)


class _Linker:
    """The indices of one reference."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._seats = Seats(reference)
        self._parties = Parties(reference)
        self._people = People(reference)
        self._polls = Polls(reference, self._seats)

    def link(self, found: Extraction, election: Date | None) -> tuple[Linked, ...]:
        copy = Copy(found, self._reference, self._polls, self._people, election)
        text = found.document.text
        return tuple(self._linked(claim, copy, text) for claim in found.claims)

    def _linked(self, claim: Claim, copy: Copy, text: str) -> Linked:
        about = copy.about(claim)
        values = {slot: v for slot in claim.slots() if isinstance(v := getattr(claim, slot), Named)}
        links: dict[str, Link] = {}
        for slot, value in values.items():
            if isinstance(value, Party):
                links[slot] = self._party(claim, value, about, text)
            elif isinstance(value, Seat):
                links[slot] = self._seats.of(value.name, about.base_day if _looks_back(claim) else about.day)
        for slot, value in values.items():
            if isinstance(value, Person):
                party = links.get(PARTY_OF.get(slot, ""))
                links[slot] = self._person(claim, value, about, copy, party.id if party else None)
        update = {
            slot: value.model_copy(update={"id": links[slot].id})
            for slot, value in values.items()
            if value.id != links[slot].id
        }
        return Linked(
            claim.model_copy(update=update) if update else claim,
            about.poll.election,
            about.poll.contest,
            about.base,
            links,
            None if about.poll.contest else about.poll.reason or "no seat is named",
        )

    def _party(self, claim: Claim, party: Party, about: About, text: str) -> Link:
        words = text[slice(*party.spans[0])] if party.spans else ""
        scope = getattr(claim, "scope", None) or ""
        poll = about.poll
        return self._parties.of(party.name, words, about.day, poll.contest, poll.election, scope)

    def _person(self, claim: Claim, person: Person, about: About, copy: Copy, party: str | None) -> Link:
        contest: Contest | None = about.poll.contest
        if claim.type in _OF_PEOPLE:
            if claim.type == "quote" and not copy.politician(person):
                return Link(
                    None, person.name, reason=f"the text gives {person.name} no seat, party or office"
                )
            contest = contest or copy.contest_of(person.name)
            if contest is None or self._people.match(person.name, contest, party).result is None:
                return self._people.member(person.name, about.day)
        if contest is None:
            return self._people.member(person.name, about.day)
        return self._people.in_contest(person.name, contest, party)


_OF_PEOPLE = frozenset({"tenure", "affiliation", "quote"})
"""Claims about people who need not have stood in the contest."""


def _looks_back(claim: Claim) -> bool:
    """Whether a claim's seat is that of the copy, not that of the poll it looks back to."""
    return bool(getattr(claim, "previous", False))
