"""Official results, members and the history of seats as a country's data files: the second half of `convert`.

Only what checks need is kept, each fact once: a contest's figures apart from its candidates, a member's name apart
from the terms. Rows follow time, then the seat, then votes, so that a correction shows as one changed line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from hustings.countries.seat_history import GROUPS, Row, election_id, history, rows

GENERAL, BY_ELECTION = "general", "by-election"
_OUTCOME = re.compile(r"(\w+) (?:hold|gain from (\w+))", re.IGNORECASE)
_SMALL = frozenset({"and", "in", "of", "on", "the", "under", "upon"})
_MAIDEN_ID = "wikidata:"


def results(source: Path) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Every candidate of every election at hand: the election's id and kind, and the row.

    A general election's id is its year; one poll of it may be later than the others. A by-election's is its day.
    """
    for path in sorted(source.glob("results-*.csv")):
        for row in rows(path):
            yield path.stem.removeprefix("results-"), GENERAL, row
    for row in rows(source / "byelections.csv"):
        yield row["election_date"], BY_ELECTION, row


def elections(source: Path) -> Iterator[tuple[str, str]]:
    """The rows of `elections.csv`: id and polling day of every general election."""
    days = {election_id(row["election"]): row["polling_date"] for row in rows(source / "seat-history.csv")}
    polls: dict[str, list[str]] = {}
    for election, kind, row in results(source):
        if kind == GENERAL:
            polls.setdefault(election, []).append(row["election_date"])
    days |= {election: min(found) for election, found in polls.items()}
    yield from sorted(days.items(), key=lambda item: item[1])


def contests(source: Path) -> Iterator[Row]:
    """The rows of `contests.csv`: election, seat, day where it is not the election's own, figures, outcome."""
    found = list(results(source))
    ids = {row["party_abbrev"]: row["party_id"] for _, _, row in found}
    polling = {election: day for election, day in elections(source)}
    for election, _, row in found:
        if row["elected"] == "true":
            day = row["election_date"]
            outcome = _OUTCOME.fullmatch(row["result"])
            lost = outcome[2] if outcome else None
            yield (
                election,
                row["gss_code"],
                "" if day == polling.get(election, election) else day,
                row["electorate"],
                row["valid_votes"],
                "" if outcome is None else "gain" if lost else "hold",
                ids[lost] if lost else "",
            )


def candidates(source: Path) -> Iterator[Row]:
    """The rows of `results.csv`: election, seat, candidate, party, votes, whether an MP was or is, person.

    `mp` is `sitting` at the dissolution or `former`; `person` is Parliament's member id, else Democracy Club's.
    """
    for election, _, row in results(source):
        person = f"mnis:{row['mnis_id']}" if row["mnis_id"] else ""
        if not person and row["dc_person_id"]:
            person = f"dc:{row['dc_person_id']}"
        mp = "sitting" if row["sitting_mp"] == "true" else "former" if row["former_mp"] == "true" else ""
        cells = (row["candidate"], row["party_id"], row["joint_party_id"], row["votes"], mp, person)
        yield (election, row["gss_code"], *cells)


def members(source: Path) -> Iterator[Row]:
    """The rows of `members.csv`: id, name, aliases, and the first speech with the seat it was made for."""
    people = {row["person_id"]: (row["name"], row["aliases"]) for row in rows(source / "mps.csv")}
    speeches: dict[str, tuple[str, str]] = {}
    for row in rows(source / "maiden-speeches.csv"):
        person = row["person_id"] or _MAIDEN_ID + row["wikidata_id"]
        people.setdefault(person, (row["name"], ""))
        speeches.setdefault(person, (row["date"], row["constituency"]))
    for person, names in sorted(
        people.items(), key=lambda item: (item[0].partition(":")[0], item[1], item[0])
    ):
        yield person, *names, *speeches.get(person, ("", ""))


def terms(source: Path) -> Iterator[Row]:
    """The rows of `terms.csv`: a row a membership, which is a person, a seat and a Parliament.

    `party` is an id of the register where that has the party, else its name; `came` is filled only for by-elections,
    `went` only for an end that was not a dissolution, with `bound` where no more than the latest day for it is known.
    """
    registered = {row["party_id"] for row in rows(source / "parties.csv")}
    for row in rows(source / "mps.csv"):
        yield (
            row["person_id"],
            row["constituency"],
            row["party_id"] if row["party_id"] in registered else row["party"],
            row["party_at_end"],
            row["start_date"],
            BY_ELECTION if row["start_reason"] == "by_election" else "",
            row["end_date"],
            "" if row["end_reason"] == "dissolution" else row["end_reason"],
            "upper" if row["end_date_basis"].startswith("upper") else "",
        )


def files(source: Path, names: Mapping[str, Any]) -> Mapping[str, tuple[tuple[str, ...], Iterable[Row]]]:
    """Every file that is made here: its name, its header and its rows.

    Args:
        source: Folder with the official results.
        names: How the history calls seats otherwise; see `seat_history.history`.
    """
    return {
        "elections.csv": (("election", "date"), elections(source)),
        "contests.csv": (
            ("election", "seat", "date", "electorate", "valid", "outcome", "from"),
            contests(source),
        ),
        "results.csv": (
            ("election", "seat", "name", "party", "joint", "votes", "mp", "person"),
            candidates(source),
        ),
        "members.csv": (("id", "name", "aliases", "maiden", "maiden_seat"), members(source)),
        "terms.csv": (
            (
                *("person", "seat", "party", "party_at_end", "start", "came"),
                *("end", "went", "bound"),
            ),
            terms(source),
        ),
        "history.csv": (
            ("seat", "election", "area", "seats", *GROUPS, "unopposed"),
            history(source, names),
        ),
    }
