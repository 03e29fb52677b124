"""Contests and candidates into a file of their own, an SQLite database: as many as come, in little memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from datetime import date as Date
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from hustings.countries.names import key
from hustings.reference.drafts import DraftCandidate, DraftContest
from hustings.reference.records import BY_ELECTION, GENERAL

GENERAL_FROM = 10
"""Constituencies polling on one day from which on it is taken for a general election, where neither a ballot's id nor
the elections known tell; so many by-elections are seldom held at once."""

_BATCH = 5000
_TABLES = """
PRAGMA journal_mode = OFF;
CREATE TABLE about (file TEXT, imported TEXT, rows INTEGER, contests INTEGER);
CREATE TABLE election (date TEXT, kind TEXT, contests INTEGER);
CREATE TABLE contest (
    id INTEGER PRIMARY KEY, key TEXT UNIQUE, kind TEXT, seat_id TEXT, seat TEXT, region TEXT, nation TEXT,
    council TEXT, ballot TEXT, election TEXT, electorate INTEGER, valid INTEGER, seats INTEGER, outcome TEXT,
    lost TEXT, seat_key TEXT
);
CREATE TABLE candidate (
    contest INTEGER, line INTEGER, name TEXT, party_id TEXT, party TEXT, joint TEXT, votes INTEGER,
    elected INTEGER, sitting INTEGER, former INTEGER, person TEXT, name_key TEXT
);
"""
_ADD_CONTEST = "INSERT INTO contest VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_ADD_CANDIDATE = "INSERT INTO candidate VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_INDICES = """
CREATE INDEX candidate_contest ON candidate (contest);
CREATE INDEX candidate_name ON candidate (name_key);
CREATE INDEX contest_seat_id ON contest (seat_id);
CREATE INDEX contest_seat ON contest (seat_key);
CREATE INDEX contest_ballot ON contest (ballot);
CREATE INDEX contest_election ON contest (election);
"""
_UNTOLD = "SELECT election, count(*) FROM contest WHERE kind = '' GROUP BY election"
_TWICE = """
SELECT max(line), min(line), max(name), party, seat FROM candidate JOIN contest ON contest.id = candidate.contest
GROUP BY contest, name_key, party HAVING count(*) > 1 ORDER BY max(line) LIMIT ?
"""


class Again(NamedTuple):
    """A candidate who is there twice: on which line again, on which first."""

    line: int
    first: int
    name: str
    party: str
    seat: str


class Filing:
    """A new file of contests, open for writing."""

    def __init__(self, path: Path) -> None:
        """Make the file.

        Args:
            path: Where; nothing may be there.
        """
        self._base = sqlite3.connect(path)
        self._base.executescript(_TABLES)
        self._last: tuple[str, int] = ("", 0)
        self._rows = 0

    def __enter__(self) -> Self:
        """The filing itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self._base.close()

    def add(self, rows: Iterable[tuple[int, DraftContest, tuple[DraftCandidate, ...]]]) -> None:
        """Write rows: line number, contest and candidates of each.

        A contest's figures are those of its first row.
        """
        batch: list[tuple[object, ...]] = []
        for line, contest, candidates in rows:
            self._rows += 1
            number = self._contest(contest)
            for one in candidates:
                cells = (one.name, one.party_id, one.party, one.joint, one.votes, one.elected)
                batch.append((number, line, *cells, one.sitting, one.former, one.person, key(one.name)))
            if len(batch) >= _BATCH:
                self._base.executemany(_ADD_CANDIDATE, batch)
                batch.clear()
        self._base.executemany(_ADD_CANDIDATE, batch)
        self._base.commit()

    def finish(self, file: str, general: Iterable[Date]) -> None:
        """Settle what only all rows together tell, and index.

        Args:
            file: Name of the file that was read.
            general: Days known to be those of general elections.
        """
        self._base.executescript(_INDICES)
        known = {day.isoformat() for day in general}
        for election, count in self._base.execute(_UNTOLD).fetchall():
            kind = GENERAL if election in known or count >= GENERAL_FROM else BY_ELECTION
            self._base.execute(
                "UPDATE contest SET kind = ? WHERE kind = '' AND election = ?", (kind, election)
            )
        self._base.execute(
            "INSERT INTO election SELECT election, kind, count(*) FROM contest GROUP BY election, kind"
        )
        self._base.execute(
            "INSERT INTO about SELECT ?, ?, ?, count(*) FROM contest",
            (file, datetime.now(UTC).isoformat(timespec="seconds"), self._rows),
        )
        self._base.commit()

    def twice(self, most: int) -> Iterator[Again]:
        """Candidates who are in a contest twice for one party, in the order of the file.

        Args:
            most: How many to give at most.
        """
        yield from map(Again._make, self._base.execute(_TWICE, (most,)))

    def _contest(self, contest: DraftContest) -> int:
        """The row number of a contest, which is written when it is met first."""
        name = contest.key
        if self._last[0] != name:
            found = self._base.execute("SELECT id FROM contest WHERE key = ?", (name,)).fetchone()
            number = found[0] if found else self._new(name, contest)
            self._last = (name, number)
        return self._last[1]

    def _new(self, name: str, contest: DraftContest) -> int:
        one = contest
        place = (one.seat_id, one.seat, one.region, one.nation, one.council, one.ballot)
        figures = (one.election.isoformat(), one.electorate, one.valid, one.seats, one.outcome, one.lost)
        written = self._base.execute(_ADD_CONTEST, (name, one.kind, *place, *figures, key(one.seat)))
        if written.lastrowid is None:
            raise AssertionError("an inserted row has a number")
        return written.lastrowid
