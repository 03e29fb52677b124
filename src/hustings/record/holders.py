"""Whose a seat was before the contest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date as Date
from typing import Any

from hustings.claims import Party, Person
from hustings.countries.names import key
from hustings.record.cast import party_key
from hustings.record.figures import Figure, settle
from hustings.record.grouping import Said
from hustings.record.records import Name


def previous_party(said: Iterable[Said], election: Date | None) -> Figure[Name] | None:
    """The party that the seat was: taken from, held by, or whose majority was defended.

    Args:
        said: The contest's claims.
        election: Day of the contest: a hold that began with it is none before.
    """
    return settle(
        one.states(Name(party.name, party.id), same=party_key(party))
        for one in said
        for party in _parties(one, election)
        if party is not None
    )


def previous_holder(said: Iterable[Said], election: Date | None) -> Figure[Name] | None:
    """The person who held it; see `previous_party`."""
    named = (
        (one, person, _name(one, slot, person))
        for one in said
        for slot, person in _people(one, election)
        if person is not None
    )
    return settle(
        (one.states(name, float(" " in person.name), same=key(name.name)) for one, person, name in named),
        lambda one, other: (one.detail < other.detail) and _surname(one.value) == _surname(other.value),
    )


def _parties(one: Said, election: Date | None) -> Iterator[Party | None]:
    claim: Any = one.claim
    if claim.type == "win":
        yield claim.from_party
        if claim.outcome == "hold":
            yield claim.party
    elif claim.type == "majority" and one.previous:
        yield claim.party
    elif claim.type == "tenure" and isinstance(claim.holder, Party) and _until_now(claim, election):
        yield claim.holder


def _people(one: Said, election: Date | None) -> Iterator[tuple[str, Person | None]]:
    claim: Any = one.claim
    if claim.type == "majority" and one.previous:
        yield "candidate", claim.candidate
    elif claim.type == "tenure" and isinstance(claim.holder, Person) and _until_now(claim, election):
        yield "holder", claim.holder


def _until_now(tenure: Any, election: Date | None) -> bool:
    """Whether a hold lasted until the contest, and began before it."""
    began_now = election is not None and (tenure.since or "").startswith(str(election.year))
    return tenure.kind == "held" and tenure.until is None and not began_now


def _name(one: Said, slot: str, person: Person) -> Name:
    link = one.linked.links.get(slot)
    return Name(link.name, link.id) if link is not None and link.found else Name(person.name, person.id)


def _surname(name: Name) -> str:
    return key(name.name).rpartition(" ")[2]
