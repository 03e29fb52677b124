"""Records as JSON and as a table: every figure with the claims behind it, and the claims themselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Annotated, Generic, Literal, TextIO, TypeVar

from pydantic import BaseModel, ConfigDict, PlainSerializer

from hustings.claims import Evidence
from hustings.export.grid import write_grid
from hustings.export.lines import write_line
from hustings.identity import claim_id
from hustings.link import Linked
from hustings.pipeline.layers import Hedge
from hustings.record import Figure, Gathered, Record, Who
from hustings.record.records import Why

V = TypeVar("V")


def _whole(value: float) -> int | float:
    return int(value) if value.is_integer() else value


Number = Annotated[float, PlainSerializer(_whole, return_type=int | float, when_used="json")]


class _Out(BaseModel):
    model_config = ConfigDict(from_attributes=True, frozen=True)


class NameOut(_Out):
    """A person or a party, with its id in official results or null."""

    name: str
    id: str | None


class WhoOut(_Out):
    """A contender: a person, a party, or a person of a party."""

    person: NameOut | None
    party: NameOut | None


class ReadingOut(_Out, Generic[V]):
    """Something else that claims say of a figure; `claims` are their `index`es."""

    value: V
    hedge: Hedge
    claims: tuple[int, ...]


class FigureOut(_Out, Generic[V]):
    """What holds, the vaguer words it took the place of, and what contradicts it."""

    value: V
    hedge: Hedge
    claims: tuple[int, ...]
    superseded: tuple[ReadingOut[V], ...]
    disputed: tuple[ReadingOut[V], ...]


class StandingOut(_Out):
    """What the copy says of one who stood."""

    person: NameOut | None
    spellings: tuple[str, ...]
    party: FigureOut[NameOut] | None
    elected: FigureOut[bool] | None
    votes: FigureOut[Number] | None
    share: FigureOut[Number] | None
    share_change: FigureOut[Number] | None
    rank: FigureOut[int] | None
    deposit_lost: FigureOut[bool] | None


class ShiftOut(_Out):
    """A swing between two parties, in points or votes."""

    from_party: NameOut | None
    to_party: NameOut | None
    unit: Literal["points", "votes"]
    size: FigureOut[Number]


class ClaimOut(_Out):
    """A claim behind a record; `index` is its place among all claims, `id` what it is called."""

    index: int
    id: str
    doc: str
    type: str
    asserted_at: dt.datetime | None
    evidence: tuple[Evidence, ...]

    @classmethod
    def of(cls, index: int, linked: Linked) -> ClaimOut:
        """A claim by its place."""
        claim = linked.claim
        return cls(
            index=index,
            id=claim_id(claim),
            doc=claim.doc,
            type=claim.type,
            asserted_at=claim.asserted_at,
            evidence=claim.evidence,
        )


class RecordOut(_Out):
    """What the copy says of one contest; see `hustings.record.Record`."""

    kind: Literal["record"] = "record"
    seat: NameOut
    election: dt.date | None
    election_kind: str | None
    ballot_id: str | None
    winner: FigureOut[WhoOut] | None
    outcome: FigureOut[str] | None
    runner_up: FigureOut[WhoOut] | None
    majority: FigureOut[Number] | None
    majority_share: FigureOut[Number] | None
    previous_party: FigureOut[NameOut] | None
    previous_holder: FigureOut[NameOut] | None
    previous_majority: FigureOut[Number] | None
    previous_majority_share: FigureOut[Number] | None
    turnout: FigureOut[Number] | None
    turnout_change: FigureOut[Number] | None
    voters: FigureOut[Number] | None
    electorate: FigureOut[Number] | None
    swings: tuple[ShiftOut, ...]
    deposits_lost: FigureOut[Number] | None
    candidates: tuple[StandingOut, ...]
    disputed: tuple[str, ...]
    claims: tuple[ClaimOut, ...]

    @classmethod
    def of(cls, record: Record, linked: Sequence[Linked]) -> RecordOut:
        """A record with the claims behind it, of all those that were merged."""
        own = {name: getattr(record, name) for name in cls.model_fields if hasattr(record, name)}
        own |= {"kind": "record", "election_kind": record.kind}
        own["claims"] = tuple(ClaimOut.of(index, linked[index]) for index in record.claims)
        return cls.model_validate(own)


class RestOut(ClaimOut):
    """A claim that is in no record, and why."""

    kind: Literal["rest"] = "rest"
    why: Why


def records_out(gathered: Gathered, linked: Sequence[Linked]) -> Iterator[RecordOut]:
    """The records of all that was merged."""
    return (RecordOut.of(record, linked) for record in gathered.records)


def rest_out(gathered: Gathered, linked: Sequence[Linked]) -> Iterator[RestOut]:
    """The claims in no record."""
    for rest in gathered.rest:
        yield RestOut(**dict(ClaimOut.of(rest.claim, linked[rest.claim])), why=rest.why)


def write_records_jsonl(gathered: Gathered, linked: Sequence[Linked], out: TextIO) -> None:
    """Write one record a line, then one line for each claim that is in none, with the reason (`kind`: `rest`).

    Args:
        gathered: The records.
        linked: The claims that were merged, in order.
        out: Where to.
    """
    for one in (*records_out(gathered, linked), *rest_out(gathered, linked)):
        write_line(one.model_dump(mode="json"), out)


def write_records_table(gathered: Gathered, linked: Sequence[Linked], out: TextIO) -> None:
    """Write a table for reading: one row a contest, and in its last column what the copy contradicts itself on."""
    header = (
        *("seat", "election", "winner", "outcome", "majority", "runner-up", "turnout", "swing"),
        *("candidates", "claims", "disputed"),
    )
    write_grid(header, map(_row, gathered.records), out)


def _row(record: Record) -> tuple[str, ...]:
    swing = record.swings[0].size if record.swings else None
    return (
        record.seat.name,
        record.election.isoformat() if record.election else "",
        _who(record.winner),
        record.outcome.value if record.outcome else "",
        _figure(record.majority) or _figure(record.majority_share, "%"),
        _who(record.runner_up),
        _figure(record.turnout, "%"),
        _figure(swing, "" if record.swings and record.swings[0].unit == "votes" else "%"),
        str(len(record.candidates)),
        str(len(record.claims)),
        ", ".join(record.disputed),
    )


def _who(figure: Figure[Who] | None) -> str:
    if figure is None:
        return ""
    person, party = figure.value.person, figure.value.party
    names = [name.name for name in (person, party) if name is not None]
    return f"{names[0]} ({names[1]})" if len(names) > 1 else "".join(names)


def _figure(figure: Figure[float] | None, unit: str = "") -> str:
    if figure is None:
        return ""
    hedge = "" if figure.hedge == "exact" else f"{figure.hedge} "
    return f"{hedge}{figure.value:,.10g}{unit}"
