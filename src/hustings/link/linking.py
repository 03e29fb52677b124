"""From an extraction to linked claims."""

from __future__ import annotations

from datetime import date as Date
from datetime import timedelta
from zoneinfo import ZoneInfo

from hustings.claims import Claim
from hustings.claims.values import Named, Party, Person, Seat
from hustings.countries.names import key
from hustings.extraction import Extraction
from hustings.link.links import Link, Linked
from hustings.reference import GENERAL, Contest, Election, Reference

_RECENT = timedelta(days=7)


def link(found: Extraction, reference: Reference, *, election: Date | None = None) -> tuple[Linked, ...]:
    """Find out what the names of claims mean, and which contest each claim is about.

    Args:
        found: The claims with the document they were read from.
        reference: Where names are looked up.
        election: Day of the election that the copy is about, where its words do not say otherwise; by default the
            dates of the posts and of the document decide.

    Returns:
        One for each claim, in order.
    """
    return tuple(_linked(claim, found, reference, election) for claim in found.claims)


def _linked(claim: Claim, found: Extraction, reference: Reference, given: Date | None) -> Linked:
    day = given or _day(claim, found)
    seat = getattr(claim, "seat", None)
    about = _election(claim, reference, day, seat)
    contest = reference.contest(seat.name, about.date) if about and seat else None
    base = contest
    if contest is not None and getattr(claim, "previous", False):
        before = reference.before(contest)
        contest = before.contest if before else None
        about = reference.election(contest.election) if contest else None
    links, update = {}, {}
    for slot in claim.slots():
        value = getattr(claim, slot)
        if isinstance(value, Named):
            links[slot] = made = _link(value, reference, about, base)
            if made.id != value.id:
                update[slot] = value.model_copy(update={"id": made.id})
    return Linked(claim.model_copy(update=update) if update else claim, about, contest, base, links)


def _day(claim: Claim, found: Extraction) -> Date | None:
    if claim.asserted_at is not None:
        return claim.asserted_at.astimezone(ZoneInfo("Europe/London")).date()
    return found.document.date


def _election(claim: Claim, reference: Reference, day: Date | None, seat: Seat | None) -> Election | None:
    if claim.election:
        return reference.election(claim.election)
    if day is None:
        return None
    near = [e for e in reference.elections if e.date <= day <= e.date + _RECENT]
    if seat:
        own = [e for e in near if e.kind != GENERAL and reference.contest(seat.name, e.date)]
        if own:
            return own[-1]
    general = [e for e in near if e.kind == GENERAL]
    return general[-1] if general else None


def _link(value: Named, reference: Reference, about: Election | None, contest: Contest | None) -> Link:
    day = about.date if about else None
    if isinstance(value, Party):
        party = reference.country.party(value.name, day)
        return Link(party.id, party.name, "exact", 1.0) if party and party.id else _null(value)
    if isinstance(value, Seat):
        seat = reference.country.seat(value.name, day)
        return Link(seat.id, seat.name, "exact", 1.0) if seat and seat.id else _null(value)
    assert isinstance(value, Person)
    for result in contest.results if contest else ():
        if key(result.name) == key(value.name):
            reason = None if result.person else "the reference has no id of this person"
            return Link(result.person, result.name, "exact", 1.0, reason=reason, result=result)
    return _null(value)


def _null(value: Named) -> Link:
    return Link(None, value.name, reason="the reference has no such name")
