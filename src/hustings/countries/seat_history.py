"""The history of seats by groups of parties, as `history.csv`: its names brought to those that others use."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

GROUPS = ("con", "lab", "lib", "nat", "other")
_CELLS = "|"
_COMPASS = {"Northern": "North", "Southern": "South", "Eastern": "East", "Western": "West"}
_POINTS = frozenset({*_COMPASS, *_COMPASS.values(), "Mid", "Central"})
_SMALL = frozenset({"and", "in", "of", "on", "the", "under", "upon", "with", "le"})

Row = tuple[object, ...]


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a source file."""
    with path.open(encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(handle)


def history(source: Path, names: Mapping[str, Any]) -> Iterator[Row]:
    """The rows of `history.csv`: votes of the groups of parties by seat and general election, seat by seat.

    `area` is filled on a seat's first row and where it changes, `seats` where there was more than one to win, and
    `unopposed` names the groups whose candidates nobody stood against; the source has -1 for their votes.

    Args:
        source: Folder with `seat-history.csv`.
        names: What the source calls otherwise: counties and boroughs that it puts before a `divided` part of theirs,
            names to be `respelled`, and `shared` names with what each is called in which area.
    """
    found = []
    for row in rows(source / "seat-history.csv"):
        where = area(row["country_or_region"])
        found.append((place(row["constituency"], where, names), row["polling_date"], where, row))
    before = ("", "")
    for seat, _, where, row in sorted(found, key=lambda one: one[:2]):
        votes = {group: row[f"{group}_votes"].removeprefix("0") for group in GROUPS}
        yield (
            seat,
            election_id(row["election"]),
            "" if before == (seat, where) else where,
            "" if row["seats"] == "1" else row["seats"],
            *("" if cell.startswith("-") else cell for cell in votes.values()),
            _CELLS.join(group for group, cell in votes.items() if cell.startswith("-")),
        )
        before = (seat, where)


def election_id(code: str) -> str:
    """The id of a general election: its year, with the month where a year had two."""
    return {"1974F": "1974-02", "1974O": "1974-10"}.get(code, code)


def area(name: str) -> str:
    """A region or nation under one of the spellings the source has for it."""
    return {"Eastern": "East of England"}.get(
        name, name.replace("&", "and").replace("the Humber", "The Humber")
    )


def place(capitals: str, where: str, names: Mapping[str, Any]) -> str:
    """The name of a seat as others write it.

    Args:
        capitals: As the source has it: 'DERBYSHIRE CLAY CROSS', 'DERBYSHIRE WESTERN'.
        where: Its area.
        names: See `history`.
    """
    name = _written(capitals)
    for county in names.get("divided", ()):
        found = re.fullmatch(rf"{re.escape(county)}\b *(?:\([^)]*\))? *(?!and\b)(.+)", name, re.IGNORECASE)
        if found and not set(re.split(r"[ -]", found[1])) <= _POINTS:
            name = _capital(found[1])
            break
    first, _, last = name.rpartition(" ")
    if first and last in _COMPASS:
        name = f"{first} {_COMPASS[last]}"
    name = names.get("respelled", {}).get(name, name)
    return str(names.get("shared", {}).get(name, {}).get(where, name))


def _written(capitals: str) -> str:
    """A name in capitals as it is otherwise written."""
    words = re.split(r"([ -])", re.sub(r"\s*-\s*", "-", capitals.lower()))
    return "".join(word if word in _SMALL and n else _capital(word) for n, word in enumerate(words))


def _capital(word: str) -> str:
    """A word with its first letter a capital, also behind a bracket."""
    return re.sub(r"[^\W\d_]", lambda letter: letter[0].upper(), word, count=1)
