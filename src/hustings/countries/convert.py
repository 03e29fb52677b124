"""Rebuild a country's data files from official results: `python -m hustings.countries.convert SOURCE gb`.

The source folder holds `parties.csv`, `constituencies.csv`, `results-*.csv`, `byelections.csv`, `mps.csv`,
`maiden-speeches.csv` and `seat-history.csv` as `corpus/reference/README.md` describes them. What is written by hand
(`country.yaml`, `reference.yaml`) is left alone.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from hustings.countries.names import key
from hustings.countries.official import files, results
from hustings.countries.seat_history import rows

_CELLS = "|"
_FORMER_SINCE = "1979-05-03"  # memberships are complete from here on
_COMPASS = {
    **{"North East": "NE", "North West": "NW", "South East": "SE", "South West": "SW"},
    **{"North": "N", "South": "S", "East": "E", "West": "W", "Central": "C"},
}
_TITLES = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Viscount|Earl|Professor|Rev)\.? )+"
)
_NO_NAME = re.compile(r"[^\w\s'’-]|\d|\b(?:of|[A-Z]{2,}|The|Count|Captain)\b")
_PARTY_WORD = re.compile(
    r"\b(?:party|alliance|coalition|democrats?|socialists?|unionists?|independents?|group|greens?|labour|conservatives?"
    r"|movement|association|voice|first|regionalists|national front|liberals?|nationalists?|before profit"
    r"|uk|gb|cymru)\b",
    re.IGNORECASE,
)


def _write(path: Path, header: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def _spelling(name: str) -> str:
    """How sure a sign of its party a form of a registered name is, by its shape alone."""
    if " " not in name:
        return "rare"
    return "sure" if _PARTY_WORD.search(name) else "context"


def _wire(names: Iterable[str]) -> Iterator[str]:
    """The names as wire lists shorten them: 'Reading W', 'Leeds NE'."""
    for name in names:
        for compass, short in _COMPASS.items():
            if name.endswith(f" {compass}") and " and " not in name and " & " not in name:
                yield f"{name.removesuffix(compass)}{short}"
                break


def parties(source: Path) -> Iterator[tuple[object, ...]]:
    """The rows of `parties.csv`: id, name, spellings by usage, dates, candidates at the last elections, register."""
    for row in rows(source / "parties.csv"):
        written = (row["short_name"], row["name"], *row["aliases"].split(_CELLS), row["abbreviation"])
        names = dict.fromkeys(name.removeprefix("The ") for name in written if len(name) > 1)
        by_usage: dict[str, list[str]] = {"sure": [], "context": [], "rare": []}
        for name in names:
            by_usage[_spelling(name)].append(name)
        weight = sum(int(n or 0) for column, n in row.items() if column.startswith("candidates_"))
        cells = (_CELLS.join(found) for found in by_usage.values())
        dates = row["active_from"], row["active_to"]
        yield row["party_id"], row["short_name"], *cells, *dates, weight, row["name"]


def seats(source: Path) -> Iterator[tuple[object, ...]]:
    """The rows of `seats.csv`: code, name, set, kind, dates, aliases, place; newest set first, former seats last.

    The place is the region, the nation, and the code the same area had before.
    """
    known = set()
    sets = sorted(
        rows(source / "constituencies.csv"), key=lambda r: (-int(r["boundary_set"]), key(r["name"]))
    )
    for row in sets:
        names = [row["name"], *filter(None, row["aliases"].split(_CELLS))]
        known |= set(map(key, names))
        yield (
            row["gss_code"],
            row["name"],
            row["boundary_set"],
            "constituency",
            row["valid_from"],
            row["valid_to"],
            _CELLS.join(dict.fromkeys((*names[1:], *_wire(names)))),
            row["region"],
            row["nation"],
            row["former_gss_code"],
        )
    former: dict[str, tuple[str, str]] = {}
    for row in rows(source / "mps.csv"):
        name, start, end = row["constituency"], row["start_date"], row["end_date"]
        if end >= _FORMER_SINCE and key(name) not in known:
            first, last = former.get(name, (start, end))
            former[name] = (min(first, start), max(last, end))
    for name, (first, last) in sorted(former.items()):
        yield "", name, "", "former", first, last, _CELLS.join(_wire([name])), "", "", ""


def people(source: Path) -> Iterator[tuple[object, ...]]:
    """The rows of `people.csv`: full names of candidates and members, without titles."""
    names = {row["candidate"] for _, _, row in results(source)}
    for row in rows(source / "mps.csv"):
        names |= {row["name"], *row["aliases"].split(_CELLS)}
    bare = {_TITLES.sub("", name) for name in names}
    yield from ((name,) for name in sorted(bare) if " " in name and not _NO_NAME.search(name))


def convert(source: Path, folder: Path) -> None:
    """Write a country's data files: its parties, seats and people, and its official results.

    Args:
        source: Folder with the official results.
        folder: The country's folder.
    """
    _write(
        folder / "parties.csv",
        ("id", "name", "sure", "context", "rare", "active_from", "active_to", "weight", "register"),
        parties(source),
    )
    _write(
        folder / "seats.csv",
        (
            *("id", "name", "set", "kind", "valid_from", "valid_to", "aliases"),
            *("region", "nation", "former_id"),
        ),
        seats(source),
    )
    _write(folder / "people.csv", ("name",), people(source))
    written = folder / "reference.yaml"
    names = yaml.safe_load(written.read_text(encoding="utf-8"))["history"] if written.is_file() else {}
    for name, (header, found) in files(source, names).items():
        _write(folder / name, header, found)


if __name__ == "__main__":
    convert(Path(sys.argv[1]), Path(__file__).parent / sys.argv[2])
