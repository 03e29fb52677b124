"""A row of a published file as a contest and the candidates it tells of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date
from functools import lru_cache

from hustings.countries import Country
from hustings.countries.names import Seat, key
from hustings.reference.columns import Columns
from hustings.reference.lineage import CONSTITUENCY
from hustings.reference.parties import PartyNames, register_id
from hustings.reference.records import BY_ELECTION, GENERAL, LOCAL
from hustings.reference.rows import RowError, number, polled, truth

OTHERS = "Others"
_PARLIAMENT = "parl"
_OUTCOME = re.compile(r"(.+?) (?:hold|gain from (.+))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DraftContest:
    """What a row says of its contest; `kind` is '' for a constituency of the parliament where no ballot tells."""

    kind: str
    seat_id: str | None
    seat: str
    region: str
    nation: str
    council: str
    ballot: str
    election: Date
    electorate: int | None
    valid: int | None
    seats: int | None
    outcome: str
    lost: str | None

    @property
    def key(self) -> str:
        """What tells the contest from all others of the file."""
        place = self.ballot or self.seat_id or f"{key(self.council)}/{key(self.seat)}"
        return f"{self.election.isoformat()}/{place}"


@dataclass(frozen=True, slots=True)
class DraftCandidate:
    """What a row says of a candidate."""

    name: str
    party_id: str | None
    party: str
    joint: str | None
    votes: int | None
    elected: bool | None
    sitting: bool | None
    former: bool | None
    person: str | None


class Drafting:
    """Reads the rows of one table."""

    def __init__(self, columns: Columns, country: Country, day: Date | None) -> None:
        """Prepare for a table.

        Args:
            columns: Where it keeps what.
            country: Whose parties and seats its names are.
            day: The day of the election, where the table does not say.
        """
        self._columns = columns
        self._country = country
        self._day = day
        self._names = PartyNames(country)
        self._by_id: dict[str, list[Seat]] = {}
        for seat in country.seats:
            if seat.id:
                self._by_id.setdefault(seat.id, []).append(seat)
        self._party_named: Callable[[str, Date], tuple[str | None, str]] = lru_cache(4096)(self._by_name)
        self._constituency: Callable[[str, Date], Seat | None] = lru_cache(4096)(self._seat_named)

    def read(self, row: Sequence[str]) -> tuple[DraftContest, tuple[DraftCandidate, ...]]:
        """Read a row.

        Raises:
            RowError: A cell cannot be used.
        """
        contest = self._contest(row)
        if self._columns.parties:
            return contest, tuple(self._by_seat(row, contest))
        return contest, (self._candidate(row, contest.election),)

    def _contest(self, row: Sequence[str]) -> DraftContest:
        cell = self._columns.cell
        on = polled(self._columns, row, self._day)
        ballot, council = cell(row, "ballot"), cell(row, "council")
        ward = cell(row, "ward")
        name = ward or cell(row, "seat")
        code = cell(row, "seat_id") or None
        seat = next((s for s in self._by_id.get(code or "", ()) if s.valid(on)), None)
        if seat is None and code is None and name and not ward and not council:
            seat = self._constituency(name, on) if ballot.partition(".")[0] in ("", _PARLIAMENT) else None
        if seat is not None and code and name and not ward:
            called = self._constituency(name, on)
            if called is not None and called.id != seat.id:
                raise RowError(f"{code} is {seat.name}, not {called.name} ({called.id})")
        name = seat.name if seat else name or code or ballot
        if not name:
            raise RowError("no seat")
        outcome = _OUTCOME.fullmatch(cell(row, "result"))
        lost = self._party_named(outcome[2], on)[0] if outcome and outcome[2] else None
        return DraftContest(
            kind=_kind(ballot) if ballot else "" if seat and seat.kind == CONSTITUENCY else LOCAL,
            seat_id=seat.id if seat else code,
            seat=name,
            region=seat.region if seat else cell(row, "region"),
            nation=seat.nation if seat else cell(row, "nation"),
            council=council or (_council(ballot) if not seat else ""),
            ballot=ballot,
            election=on,
            electorate=number(cell(row, "electorate"), "electorate"),
            valid=number(cell(row, "valid"), "valid votes"),
            seats=number(cell(row, "seats"), "number of seats"),
            outcome="" if outcome is None else "gain" if outcome[2] else "hold",
            lost=lost,
        )

    def _candidate(self, row: Sequence[str], on: Date) -> DraftCandidate:
        cell = self._columns.cell
        name = cell(row, "candidate") or " ".join(filter(None, (cell(row, "first"), cell(row, "surname"))))
        if not any(map(str.isalpha, name)):
            raise RowError("no name of a candidate")
        party_id, party, joint = self._party(cell(row, "party_id"), cell(row, "party"), on)
        mnis, person = cell(row, "mnis"), cell(row, "person")
        return DraftCandidate(
            name=" ".join(name.split()),
            party_id=party_id,
            party=party,
            joint=joint or cell(row, "joint") or None,
            votes=number(cell(row, "votes"), "votes"),
            elected=truth(cell(row, "elected"), "elected"),
            sitting=truth(cell(row, "sitting"), "sitting"),
            former=truth(cell(row, "former"), "former"),
            person=f"mnis:{mnis}" if mnis else f"dc:{person}" if person.isdigit() else None,
        )

    def _by_seat(self, row: Sequence[str], contest: DraftContest) -> Iterator[DraftCandidate]:
        """The parties of a row a seat; only who won is named there, if anyone."""
        cell = self._columns.cell
        on = contest.election
        first = self._party_named(cell(row, "first_party"), on) if cell(row, "first_party") else None
        winner = cell(row, "winner") or " ".join(
            filter(None, (cell(row, "winner_first"), cell(row, "winner_surname")))
        )
        counts = {
            self._party_named(party.name, on): number(row[place].strip(), f"votes of {party.name}")
            for place, party in self._columns.parties
        }
        rest = number(cell(row, "other"), "votes of others") or 0
        if first is not None and not counts.get(first):
            alone = number(cell(row, "other_winner"), "votes of the winner")
            counts[first] = alone
            rest -= alone or 0
        most = max((count for count in counts.values() if count), default=None)
        for (party_id, party), count in counts.items():
            if count:
                won = (party_id, party) == first if first is not None else count == most
                name = " ".join(winner.split()) if won else ""
                yield DraftCandidate(name, party_id, party, None, count, won, None, None, None)
        if rest > 0:
            yield DraftCandidate("", None, OTHERS, None, rest, False, None, None, None)

    def _party(self, written: str, name: str, on: Date) -> tuple[str | None, str, str | None]:
        party_id, joint = register_id(written)
        if party_id and self._names.registered(party_id):
            return party_id, self._names.of(party_id, on), joint
        if not name:
            if not written:
                raise RowError("no party")
            return party_id, party_id, joint
        known, called = self._party_named(name, on)
        return known or party_id or None, called, joint

    def _by_name(self, name: str, on: Date) -> tuple[str | None, str]:
        party = self._country.party(name, on) or self._country.party(name.partition("(")[0].strip(), on)
        return (party.id, party.name) if party else (None, name)

    def _seat_named(self, name: str, on: Date) -> Seat | None:
        seat = self._country.seat(name, on)
        return seat if seat and seat.kind == CONSTITUENCY and seat.id and seat.valid(on) else None


def _kind(ballot: str) -> str:
    """The kind of a contest by its ballot's id: `parl.halifax.by.2027-05-06` is a by-election."""
    first = ballot.partition(".")[0]
    if first == _PARLIAMENT:
        return BY_ELECTION if ".by." in ballot else GENERAL
    return first


def _council(ballot: str) -> str:
    """The council that a ballot's id names: `local.north-kesteven.billinghay.2027-05-06`."""
    parts = ballot.split(".")
    return parts[1].replace("-", " ").title() if len(parts) > 3 and parts[0] != _PARLIAMENT else ""
