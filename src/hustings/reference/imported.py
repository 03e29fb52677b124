"""What has been imported into the user's data folder, read a contest at a time."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date as Date
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from hustings.countries import Country
from hustings.countries.names import Seat
from hustings.reference.ranking import ranked
from hustings.reference.records import Contest, Result

SUFFIX = ".sqlite"
VARIABLE = "HUSTINGS_DATA"
"""The environment variable that names another data folder than the platform's own."""

_NAME = re.compile(r"(\d+)-[0-9a-f]+")
_CANDIDATES = """
SELECT name, party_id, party, joint, votes, elected, sitting, former, person
FROM candidate WHERE contest = ? ORDER BY rowid
"""
_CONTESTS = """
SELECT id, kind, seat_id, seat, region, nation, council, ballot, election, electorate, valid, seats, outcome, lost
FROM contest WHERE {} ORDER BY id
"""


def data_folder() -> Path:
    """Where a user's own data is kept: `HUSTINGS_DATA`, or the platform's folder for it."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else user_data_path("hustings", appauthor=False)


def folder(country: str) -> Path:
    """Where the imported results of a country are kept."""
    return data_folder() / "reference" / country


class DamagedImportError(ValueError):
    """A file in the data folder is not one that an import wrote, or not whole; the message names it."""


@dataclass(frozen=True)
class Import:
    """One imported file.

    Attributes:
        path: Where it is kept.
        number: Its place in the order of imports.
        file: Name of the file that was imported.
        rows: Rows that it had.
        contests: Contests in it.
        polls: Day, kind and number of contests of each election in it.
    """

    path: Path
    number: int
    file: str
    rows: int
    contests: int
    polls: tuple[tuple[Date, str, int], ...]

    @property
    def elections(self) -> tuple[Date, ...]:
        """Days of the elections in it."""
        return tuple(dict.fromkeys(day for day, _, _ in self.polls))

    def seats(self) -> tuple[str, ...]:
        """Names of the seats and wards in it."""
        with closing(_open(self.path)) as base:
            return tuple(name for (name,) in base.execute("SELECT DISTINCT seat FROM contest ORDER BY seat"))

    def of_seats(self, country: Country, ids: Sequence[str], keys: Sequence[str]) -> Iterator[Contest]:
        """The contests for seats.

        Args:
            country: Whose seats.
            ids: Codes or ballot ids.
            keys: Folded names of seats; a seat that has a code is found by it, too.
        """
        code, name = (", ".join("?" * len(listed)) for listed in (ids, keys))
        where = f"seat_id IN ({code}) OR ballot IN ({code}) OR seat_key IN ({name})"
        yield from self._where(country, where, (*ids, *ids, *keys))

    def on(self, country: Country, election: Date) -> Iterator[Contest]:
        """All contests of an election."""
        yield from self._where(country, "election = ?", (election.isoformat(),))

    def with_candidate(self, country: Country, name: str) -> Iterator[Contest]:
        """The contests in which a person of a name stood, folded as `key` does."""
        where = "id IN (SELECT contest FROM candidate WHERE name_key = ?)"
        yield from self._where(country, where, (name,))

    def _where(self, country: Country, where: str, values: Sequence[str]) -> Iterator[Contest]:
        with closing(_open(self.path)) as base:
            for row in base.execute(_CONTESTS.format(where), values):
                yield self._contest(row, country, base)

    def _contest(self, row: tuple[Any, ...], country: Country, base: sqlite3.Connection) -> Contest:
        (
            number,
            kind,
            code,
            seat,
            region,
            nation,
            council,
            ballot,
            day,
            electorate,
            valid,
            seats,
            outcome,
            lost,
        ) = row
        election = Date.fromisoformat(day)
        stood = tuple(_result(cells) for cells in base.execute(_CANDIDATES, (number,)))
        places = seats or max(1, sum(bool(result.elected) for result in stood))
        if valid is None and places == 1 and stood and all(result.votes is not None for result in stood):
            valid = sum(result.votes or 0 for result in stood)
        known = _seat(country, code, election)
        return Contest(
            seat_id=code,
            seat=seat,
            set=known.set if known else "",
            region=region,
            nation=nation,
            council=council,
            election=election,
            date=election,
            kind=kind,
            electorate=electorate,
            valid=valid,
            results=ranked(stood, valid, places),
            seats=places,
            outcome=outcome,
            from_party_id=lost,
            ballot=ballot,
            source=self.file,
        )


def imports(country: str) -> tuple[Import, ...]:
    """The imported files of a country, in the order they were imported.

    Raises:
        DamagedImportError: One of them cannot be read.
    """
    found = (path for path in folder(country).glob(f"*{SUFFIX}") if _NAME.fullmatch(path.stem))
    return tuple(_import(path) for path in sorted(found))


def _import(path: Path) -> Import:
    try:
        with closing(_open(path)) as base:
            file, rows, contests = base.execute("SELECT file, rows, contests FROM about").fetchone()
            polls = base.execute("SELECT date, kind, contests FROM election ORDER BY date, kind").fetchall()
    except sqlite3.DatabaseError as error:
        raise DamagedImportError(
            f"{path}: no import that can be read ({error}); take it away to go on"
        ) from error
    return Import(
        path=path,
        number=int(path.stem.partition("-")[0]),
        file=file,
        rows=rows,
        contests=contests,
        polls=tuple((Date.fromisoformat(day), kind, count) for day, kind, count in polls),
    )


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)


def _result(cells: tuple[Any, ...]) -> Result:
    name, party_id, party, joint, votes, elected, sitting, former, person = cells
    return Result(
        name=name,
        party_id=party_id,
        party=party,
        votes=votes,
        share=None,
        rank=None,
        elected=None if elected is None else bool(elected),
        joint_id=joint,
        sitting=None if sitting is None else bool(sitting),
        former=None if former is None else bool(former),
        person=person,
    )


def _seat(country: Country, code: str | None, on: Date) -> Seat | None:
    if code is None:
        return None
    return next((seat for seat in country.seats if seat.id == code and seat.valid(on)), None)
