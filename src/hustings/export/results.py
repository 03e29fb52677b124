"""Records as flat rows: one for each candidate, what is known of the contest on each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TextIO

from hustings.countries import Country
from hustings.export.columns import Column, Row, write_csv_rows, write_parquet_rows
from hustings.identity import claim_id
from hustings.link import Linked
from hustings.record import Figure, Gathered, Record, Standing

RESULT_COLUMNS = (
    Column("seat", "text", "The seat's name."),
    Column("gss_code", "text", "Its official code (GSS), by the boundaries of that election."),
    Column("election", "text", "Day of the poll (ISO 8601)."),
    Column("election_kind", "text", "`general`, `by-election`, `local` or another."),
    Column("ballot_id", "text", "Id of the ballot in the style of Democracy Club."),
    Column("candidate", "text", "The candidate; empty where the copy names the party alone."),
    Column("candidate_id", "text", "The person's id in official results (`mnis:`, `dc:`)."),
    Column("spellings", "text", "The name as the copy writes it, all ways, joined by `; `."),
    Column("party", "text", "The party's name."),
    Column("party_id", "text", "Its id in the register (Electoral Commission)."),
    Column("party_register", "text", "Its name in the register."),
    Column("elected", "flag", "Whether elected."),
    Column("votes", "number", "Votes."),
    Column("votes_hedge", "text", "`exact`, `about`, `over` or `under`."),
    Column("share", "number", "Percent of the votes, 0 to 100."),
    Column("share_hedge", "text", "As of the votes."),
    Column("share_change", "number", "Change of the share in percentage points."),
    Column("rank", "number", "Place in the order of votes, where the copy says."),
    Column("deposit_lost", "flag", "Whether the deposit was lost, where the copy says."),
    Column(
        "outcome", "text", "`hold`, `gain`, or no more than `elected`; this and all below are of the contest."
    ),
    Column("majority", "number", "Votes by which it was won."),
    Column("majority_hedge", "text", "As of the votes."),
    Column("majority_share", "number", "The majority as percent of the votes."),
    Column("previous_party", "text", "Whose the seat was."),
    Column("previous_party_id", "text", "That party's id in the register."),
    Column("previous_holder", "text", "Who held the seat."),
    Column("previous_majority", "number", "The majority at the election before."),
    Column("turnout", "number", "Percent of the electorate, 0 to 100."),
    Column("turnout_hedge", "text", "As of the votes."),
    Column("turnout_change", "number", "Its change in percentage points."),
    Column("voters", "number", "How many voted."),
    Column("electorate", "number", "How many could."),
    Column("swing", "number", "The first swing told, in percentage points."),
    Column("swing_from", "text", "From which party."),
    Column("swing_to", "text", "To which."),
    Column("deposits_lost", "number", "How many lost their deposits."),
    Column("disputed", "text", "The figures that the copy contradicts itself on, joined by `; `."),
    Column("claims", "text", "Ids of the claims on the candidate, joined by `;`."),
    Column("record_claims", "text", "Ids of all claims on the contest, joined by `;`."),
)
"""The columns of a candidate's row."""


def result_rows(
    gathered: Gathered, linked: Sequence[Linked], country: Country
) -> Iterator[dict[str, object]]:
    """The rows: one for each candidate, and one for a contest of which no candidate is known.

    Args:
        gathered: The records.
        linked: The claims that were merged, in order.
        country: Whose register of parties.
    """
    for record in gathered.records:
        contest = _contest(record, linked)
        for standing in record.candidates or (None,):
            own = _candidate(standing, linked, country.register) if standing else {}
            yield {column.name: {**contest, **own}.get(column.name) for column in RESULT_COLUMNS}


def write_results_csv(gathered: Gathered, linked: Sequence[Linked], country: Country, out: TextIO) -> None:
    """Write the rows as CSV, made for spreadsheets; see `write_csv_rows`."""
    write_csv_rows(RESULT_COLUMNS, result_rows(gathered, linked, country), out)


def write_results_parquet(
    gathered: Gathered, linked: Sequence[Linked], country: Country, out: TextIO
) -> None:
    """Write the rows as Parquet; see `write_parquet_rows`.

    Raises:
        ModuleNotFoundError: pyarrow is not installed.
    """
    write_parquet_rows(RESULT_COLUMNS, result_rows(gathered, linked, country), out.buffer)


def _contest(record: Record, linked: Sequence[Linked]) -> Row:
    swing = next((shift for shift in record.swings if shift.unit == "points"), None)
    previous = record.previous_party.value if record.previous_party else None
    return {
        "seat": record.seat.name,
        "gss_code": record.seat.id,
        "election": record.election.isoformat() if record.election else None,
        "election_kind": record.kind,
        "ballot_id": record.ballot_id,
        "outcome": _value(record.outcome),
        "majority": _value(record.majority),
        "majority_hedge": record.majority.hedge if record.majority else None,
        "majority_share": _value(record.majority_share),
        "previous_party": previous.name if previous else None,
        "previous_party_id": previous.id if previous else None,
        "previous_holder": record.previous_holder.value.name if record.previous_holder else None,
        "previous_majority": _value(record.previous_majority),
        "turnout": _value(record.turnout),
        "turnout_hedge": record.turnout.hedge if record.turnout else None,
        "turnout_change": _value(record.turnout_change),
        "voters": _value(record.voters),
        "electorate": _value(record.electorate),
        "swing": _value(swing.size) if swing else None,
        "swing_from": swing.from_party.name if swing and swing.from_party else None,
        "swing_to": swing.to_party.name if swing and swing.to_party else None,
        "deposits_lost": _value(record.deposits_lost),
        "disputed": "; ".join(record.disputed),
        "record_claims": _ids(record.claims, linked),
    }


def _candidate(standing: Standing, linked: Sequence[Linked], register: Mapping[str, str]) -> Row:
    person, party = standing.person, standing.party.value if standing.party else None
    claims = {index for _, figure in standing.figures() for index in figure.support}
    return {
        "candidate": person.name if person else None,
        "candidate_id": person.id if person else None,
        "spellings": "; ".join(standing.spellings),
        "party": party.name if party else None,
        "party_id": party.id if party else None,
        "party_register": register.get(party.id or "") if party else None,
        "elected": _value(standing.elected),
        "votes": _value(standing.votes),
        "votes_hedge": standing.votes.hedge if standing.votes else None,
        "share": _value(standing.share),
        "share_hedge": standing.share.hedge if standing.share else None,
        "share_change": _value(standing.share_change),
        "rank": _value(standing.rank),
        "deposit_lost": _value(standing.deposit_lost),
        "claims": _ids(sorted(claims), linked),
    }


def _value(figure: Figure[Any] | None) -> Any:
    return figure.value if figure is not None else None


def _ids(claims: Sequence[int], linked: Sequence[Linked]) -> str:
    return ";".join(dict.fromkeys(claim_id(linked[index].claim) for index in claims))
