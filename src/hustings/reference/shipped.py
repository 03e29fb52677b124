"""What a country's folder holds of official results, read into records."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date as Date
from functools import cache

from hustings.countries import Country
from hustings.countries.names import Seat, day
from hustings.reference.parties import PartyNames
from hustings.reference.ranking import ranked
from hustings.reference.records import BY_ELECTION, GENERAL, GROUPS, Contest, GroupVotes, Member, Result, Term

_CELLS = "|"
_parsed = cache(Date.fromisoformat)


def rows(country: Country, name: str) -> Iterator[list[str]]:
    """The rows of a data file below its header; none where the country has no such file."""
    path = country.folder / name
    if path.is_file():
        reader = csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))
        next(reader)
        yield from reader


@cache
def general_elections(country: Country) -> dict[str, Date]:
    """Polling day of each general election by its id."""
    return {election: _parsed(polled) for election, polled in rows(country, "elections.csv")}


@cache
def contests(country: Country) -> tuple[Contest, ...]:
    """Every contest whose candidates are known, in the order of the file: elections, then seats; read once."""
    return tuple(_contests(country, PartyNames(country), general_elections(country)))


def _contests(country: Country, names: PartyNames, general: Mapping[str, Date]) -> Iterator[Contest]:
    stood: dict[tuple[str, str], list[Result]] = {}
    for election, seat_id, name, party, joint, votes, mp, person in rows(country, "results.csv"):
        result = Result(
            name=name,
            party_id=party or None,
            party=names.of(party, general.get(election) or _parsed(election)),
            votes=int(votes) if votes else None,
            share=None,
            rank=None,
            elected=None,
            joint_id=joint or None,
            sitting=mp == "sitting",
            former=mp != "",
            person=person or None,
        )
        stood.setdefault((election, seat_id), []).append(result)
    seats: dict[str | None, list[Seat]] = {}
    for seat in country.seats:
        seats.setdefault(seat.id, []).append(seat)
    for election, seat_id, polled, electorate, valid, outcome, lost in rows(country, "contests.csv"):
        on = general.get(election) or _parsed(election)
        seat = next((s for s in seats[seat_id] if s.valid(on)), seats[seat_id][0])
        counted = int(valid) if valid else None
        yield Contest(
            seat_id=seat_id,
            seat=seat.name,
            set=seat.set,
            region=seat.region,
            nation=seat.nation,
            council="",
            election=on,
            date=_parsed(polled) if polled else on,
            kind=GENERAL if election in general else BY_ELECTION,
            electorate=int(electorate) if electorate else None,
            valid=counted,
            results=ranked(stood[election, seat_id], counted),
            outcome=outcome,
            from_party_id=lost or None,
        )


def members(country: Country) -> Iterator[Member]:
    """Everyone known to have sat in the country's parliament."""
    for person, name, aliases, maiden, seat in rows(country, "members.csv"):
        yield Member(person, name, tuple(aliases.split(_CELLS)) if aliases else (), day(maiden), seat)


def terms(country: Country, names: PartyNames, people: Mapping[str, Member]) -> Iterator[Term]:
    """Every membership, in the order of the file: by its first day."""
    for person, seat, party, left_as, start, came, end, went, bound in rows(country, "terms.csv"):
        on = _parsed(start)
        known = country.seat(seat, on)
        registered = names.registered(party)
        yield Term(
            person=person,
            name=people[person].name,
            seat_id=known.id if known and known.valid(on) else None,
            seat=seat,
            party_id=party if registered else None,
            party=names.of(party, on) if registered else party,
            party_at_end=left_as,
            start=on,
            end=_parsed(end) if end else None,
            came=came or GENERAL,
            went=went or ("dissolution" if end else ""),
            end_is_bound=bool(bound),
        )


def history(country: Country, general: Mapping[str, Date]) -> Iterator[GroupVotes]:
    """Every seat at every general election of the history, seat by seat, oldest first."""
    area = before = ""
    for seat, election, moved, seats, *counts, unopposed in rows(country, "history.csv"):
        area = moved or (area if seat == before else "")
        before = seat
        yield GroupVotes(
            seat=seat,
            election=general[election],
            area=area,
            seats=int(seats or 1),
            votes={group: int(count) for group, count in zip(GROUPS, counts, strict=True) if count},
            unopposed=tuple(unopposed.split(_CELLS)) if unopposed else (),
        )
