"""Official results read as contests."""

from __future__ import annotations

import csv
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from pathlib import Path
from typing import TypeVar

from hustings.corpus.stories.contests import INDEPENDENT, SPEAKER, Candidate, Contest, Party

_GROUPS = {"Con": "PP52", "Lab": "PP53", "Lib": "PP90"}  # seat-history's groups that are one party
_RESULTS = (
    "election_date", "gss_code", "constituency", "candidate", "party_id", "party_name", "party_abbrev", "votes",
    "share_pct", "position", "majority", "turnout_pct", "electorate", "valid_votes", "sitting_mp", "result",
    "mnis_id",
)  # fmt: skip
_MPS = ("person_id", "name", "party_id", "constituency", "gss_code", "start_date", "end_date")
_SEATS = ("gss_code", "name", "nation", "region", "aliases")
_HISTORY = ("polling_date", "constituency", "seats", "largest_group")

_Term = tuple[str, str, str, str]  # start, end, person's id, name
_BREAK_DAYS = 100  # between two memberships that no election lies between but the one that renewed them

Cell = TypeVar("Cell")


class FactsError(ValueError):
    """Results cannot be read: the message names the file, and the column or the line."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a file, with what to say where a cell cannot be read."""

    file: str
    line: int
    cells: Mapping[str, str]

    def read(self, column: str, kind: Callable[[str], Cell]) -> Cell:
        try:
            return kind(self.cells[column])
        except ValueError as error:
            raise FactsError(
                f"{self.file}, line {self.line}: {column} cannot be {self.cells[column]!r}"
            ) from error


@dataclass(frozen=True, slots=True)
class _Wins:
    """Who won a seat when: years in order, and the party of each."""

    years: tuple[int, ...]
    parties: tuple[str, ...]

    def held_since(self, year: int, party: str) -> int | None:
        """The first year of the unbroken run of a party's wins that ends before `year`."""
        at = bisect_left(self.years, year)
        first = at
        while first and self.parties[first - 1] == party:
            first -= 1
        return self.years[first] if 0 < first < at else None

    def last_won(self, year: int, party: str) -> int | None:
        """The last year before `year` in which a party won."""
        at = bisect_left(self.years, year)
        return next((self.years[i] for i in range(at - 1, -1, -1) if self.parties[i] == party), None)


def read_contests(folder: Path) -> list[Contest]:
    """Read a folder of results.

    Args:
        folder: Holds `results-*.csv`, `constituencies.csv`, and if need be `byelections.csv`, `mps.csv` and
            `seat-history.csv`.

    Returns:
        The contests by day and seat; those in which a Speaker stands for re-election are left out.

    Raises:
        FactsError: A file is missing or cannot be read; the message names it, and the column or the line.
    """
    results = sorted(folder.glob("results-*.csv"))
    if not results:
        raise FactsError(f"{folder}: there is no results-*.csv")
    seats = {row.cells["gss_code"]: row for row in _rows(folder / "constituencies.csv", _SEATS)}
    terms = _terms(folder / "mps.csv")
    general = [row for path in results for row in _rows(path, _RESULTS)]
    special = list(_rows(folder / "byelections.csv", _RESULTS, needed=False))
    parties = {
        row.cells["party_abbrev"]: Party(*(row.cells[c] for c in ("party_id", "party_name", "party_abbrev")))
        for row in general
    }
    grouped: dict[tuple[str, str, bool], list[_Row]] = defaultdict(list)
    for rows, is_general in ((general, True), (special, False)):
        for row in rows:
            grouped[row.cells["election_date"], row.cells["gss_code"], is_general].append(row)
    wins = _wins(folder / "seat-history.csv", general)
    contests: dict[str, Contest] = {}
    found = []
    for (_, code, is_general), rows in sorted(grouped.items()):
        if code not in seats:
            raise FactsError(f"{rows[0].file}, line {rows[0].line}: {code!r} is not in constituencies.csv")
        contest = _contest(rows, seats[code], is_general, contests.get(code), parties, terms, wins)
        if is_general:
            contests[code] = contest
        if all(c.party.id != SPEAKER for c in contest.candidates):
            found.append(contest)
    return found


def _rows(path: Path, columns: Sequence[str], needed: bool = True) -> Iterator[_Row]:
    if not needed and not path.exists():
        return
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream)
            missing = [column for column in columns if column not in (reader.fieldnames or ())]
            if missing:
                raise FactsError(f"{path.name}: there is no column {missing[0]!r}")
            for cells in reader:
                if None in cells.values():
                    raise FactsError(f"{path.name}, line {reader.line_num}: there are too few cells")
                yield _Row(path.name, reader.line_num, cells)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise FactsError(f"{path.name}: {error}") from error


def _terms(path: Path) -> dict[str, list[_Term]]:
    """Seat → memberships for it: start, end, person's id, name; by their start."""
    terms: dict[str, list[_Term]] = defaultdict(list)
    for row in _rows(path, _MPS, needed=False):
        c = row.cells
        terms[c["constituency"]].append((c["start_date"], c["end_date"], c["person_id"], c["name"]))
    return {seat: sorted(held) for seat, held in terms.items()}


def _wins(path: Path, general: Sequence[_Row]) -> dict[str, _Wins]:
    """Seat's name in lower case → its winners' parties at general elections."""
    won: dict[str, dict[int, str]] = defaultdict(dict)
    for row in _rows(path, _HISTORY, needed=False):
        c = row.cells
        if c["seats"] == "1" and c["largest_group"]:
            year = row.read("polling_date", Date.fromisoformat).year
            won[c["constituency"].lower()][year] = _GROUPS.get(c["largest_group"], c["largest_group"])
    for row in general:
        if row.cells["position"] == "1":
            year = row.read("election_date", Date.fromisoformat).year
            won[row.cells["constituency"].lower()][year] = row.cells["party_id"]
    return {
        seat: _Wins(tuple(sorted(by)), tuple(by[year] for year in sorted(by))) for seat, by in won.items()
    }


def _contest(
    rows: Sequence[_Row],
    seat: _Row,
    general: bool,
    before: Contest | None,
    parties: Mapping[str, Party],
    terms: Mapping[str, Sequence[_Term]],
    wins: Mapping[str, _Wins],
) -> Contest:
    first = min(rows, key=lambda row: row.read("position", int))
    name = first.cells["constituency"]
    day = first.read("election_date", Date.fromisoformat)
    held = terms.get(name, ())
    candidates = sorted((_candidate(row, before, held) for row in rows), key=lambda c: c.position)
    turnout = first.read("turnout_pct", float)
    held_by = _held_by(first.cells["result"], candidates[0].party, parties)
    known = wins.get(name.lower())
    last = max((term for term in held if term[0] < day.isoformat()), default=None)
    since = known.held_since(day.year, held_by.id) if known and held_by else None
    return Contest(
        seat=name,
        aliases=tuple(filter(None, seat.cells["aliases"].split("|"))),
        region=seat.cells["region"],
        nation=seat.cells["nation"],
        date=day,
        general=general,
        candidates=tuple(candidates),
        turnout=turnout,
        turnout_change=round(turnout - before.turnout, 2) if before else None,
        electorate=first.read("electorate", int),
        valid_votes=first.read("valid_votes", int),
        majority=first.read("majority", int),
        swing=_swing(candidates),
        held_by=held_by,
        held_since=since,
        last_won=known.last_won(day.year, candidates[0].party.id) if known else None,
        holder=last[3] if last else None,
        before=replace(before, before=None) if before else None,
    )


def _candidate(row: _Row, before: Contest | None, held: Sequence[_Term]) -> Candidate:
    c = row.cells
    share = row.read("share_pct", float)
    was = [other.share for other in before.candidates if other.party.id == c["party_id"]] if before else []
    known = len(was) == 1 and c["party_id"] != INDEPENDENT
    return Candidate(
        name=c["candidate"],
        party=Party(c["party_id"], c["party_name"], c["party_abbrev"]),
        votes=row.read("votes", int),
        share=share,
        change=round(share - was[0], 2) if known else None,
        position=row.read("position", int),
        sitting=c["sitting_mp"] == "true",
        since=_since(f"mnis:{c['mnis_id']}", c["election_date"], held) if c["sitting_mp"] == "true" else None,
    )


def _since(person: str, day: str, held: Sequence[_Term]) -> int | None:
    """The year since which a member has sat for a seat without a Parliament's break."""
    served = [(start, end) for start, end, whose, _ in held if whose == person and start < day]
    first = None
    for start, end in reversed(served):
        if first and (Date.fromisoformat(first) - Date.fromisoformat(end)).days > _BREAK_DAYS:
            break
        first = start
    return int(first[:4]) if first else None


def _held_by(result: str, winner: Party, parties: Mapping[str, Party]) -> Party | None:
    if result.endswith(" hold"):
        return winner
    _, gained, whose = result.partition(" gain from ")
    return parties.get(whose) if gained else None


def _swing(candidates: Sequence[Candidate]) -> float | None:
    """Half of what the winner's lead over the runner-up has grown by."""
    changes = [c.change for c in candidates[:2]]
    if len(changes) < 2 or changes[0] is None or changes[1] is None:
        return None
    return round((changes[0] - changes[1]) / 2, 2)
