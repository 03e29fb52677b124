"""Another election's results into the user's data folder: all of a file, or nothing."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from pathlib import Path

from hustings.countries import country as load_country
from hustings.read import UnreadableError
from hustings.reference.columns import ColumnsError
from hustings.reference.drafts import DraftCandidate, DraftContest, Drafting
from hustings.reference.filing import Filing
from hustings.reference.imported import SUFFIX, folder, imports
from hustings.reference.rows import RowError, Table, open_text, table, whose
from hustings.reference.shipped import general_elections

MOST_TOLD = 20
"""Problems of a file that are told one by one; of further ones only that there are."""

_CHUNK = 1 << 20


class ImportFailedError(ValueError):
    """A file cannot be imported, and nothing of it was.

    Attributes:
        problems: What is wrong, each with its line, in a line.
    """

    def __init__(self, problems: list[str]) -> None:
        """Keep the problems.

        Args:
            problems: One or more; beyond `MOST_TOLD` the last says that there are more.
        """
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did.

    Attributes:
        new: Whether anything was written; not, where the same file had been imported before.
        country: Code of the country whose election it was.
        path: Where it is kept.
        rows: Rows read.
        contests: Contests in them.
        elections: Days of the elections in them.
    """

    new: bool
    country: str
    path: Path
    rows: int
    contests: int
    elections: tuple[Date, ...]


def import_results(path: Path, *, country: str = "gb", day: Date | None = None) -> Imported:
    """Import a file of results.

    The columns are told by their names (`columns.yaml`). The file is read as a stream into a file of the data folder
    under a temporary name, which is renamed when all is well: nothing is ever half there. The same file again changes
    nothing; a later file goes before an earlier one, and before what ships, contest by contest.

    Args:
        path: A CSV file with a row a candidate, or a row a seat with a column a party.
        country: Code of the country whose election it is, unless a column says.
        day: Day of the election, unless a column or the ballots' ids say.

    Raises:
        ImportFailedError: It cannot be imported; nothing was.
        OSError: It cannot be read, or the data folder not be written to.
        ValueError: There is no data for the country.
    """
    try:
        country = _named_country(path, country)
        digest = _digest(path, country, day)
        for known in imports(country):
            if known.path.stem.endswith(digest):
                return Imported(False, country, known.path, known.rows, known.contests, known.elections)
        return _keep(path, country, day, digest)
    except (UnreadableError, ColumnsError) as error:
        raise ImportFailedError([str(error)]) from error


def _named_country(path: Path, given: str) -> str:
    """The country that the file's first row names, else the one given."""
    with open_text(path) as stream:
        found = table(stream, load_country(given))
        for _, row in found.rows:
            return (None if isinstance(row, RowError) else whose(found.columns, row)) or given
    raise ImportFailedError(["no rows below the head"])


def _digest(path: Path, country: str, day: Date | None) -> str:
    """What tells one import from another: the file's bytes and how they were read."""
    digest = hashlib.sha256(f"{country} {day}\n".encode())
    with path.open("rb") as handle:
        while data := handle.read(_CHUNK):
            digest.update(data)
    return digest.hexdigest()[:16]


def _keep(path: Path, country: str, day: Date | None, digest: str) -> Imported:
    """Write the file under a temporary name, and rename it when it is whole."""
    target = folder(country)
    target.mkdir(parents=True, exist_ok=True)
    number = max((known.number for known in imports(country)), default=0) + 1
    final = target / f"{number:06d}-{digest}{SUFFIX}"
    with tempfile.TemporaryDirectory(prefix=".part-", dir=target) as part:
        written = Path(part) / final.name
        with Filing(written) as filing, open_text(path) as stream:
            problems = _fill(filing, table(stream, load_country(country)), country, day)
            if not problems:
                filing.finish(path.name, general_elections(load_country(country)).values())
                problems = [
                    f"line {again.line}: {again.name or 'votes'} ({again.party}) in {again.seat} a second time,"
                    f" first on line {again.first}"
                    for again in filing.twice(MOST_TOLD + 1)
                ]
        if problems:
            more = ["and more"] if len(problems) > MOST_TOLD else []
            raise ImportFailedError(problems[:MOST_TOLD] + more)
        written.replace(final)
    (kept,) = (known for known in imports(country) if known.path == final)
    return Imported(True, country, final, kept.rows, kept.contests, kept.elections)


def _fill(filing: Filing, found: Table, country: str, day: Date | None) -> list[str]:
    """Write every row; what is wrong with those that cannot be used."""
    drafting = Drafting(found.columns, load_country(country), day)
    problems: list[str] = []

    def rows() -> Iterator[tuple[int, DraftContest, tuple[DraftCandidate, ...]]]:
        for line, row in found.rows:
            try:
                if isinstance(row, RowError):
                    raise row
                if (whose(found.columns, row) or country) != country:
                    raise RowError(f"of another country than {country}, which other rows are of")
                yield line, *drafting.read(row)
            except RowError as error:
                problems.append(f"line {line}: {error}")
                if len(problems) > MOST_TOLD:
                    return

    filing.add(rows())
    return problems
