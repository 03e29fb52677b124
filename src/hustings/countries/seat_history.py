"""The history of seats by groups of parties, as `history.csv`: its names brought to those that others use."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from hustings.countries.names import key

GROUPS = ("con", "lab", "lib", "nat", "other")
_CELLS = "|"
_BARE_FROM = "1955"  # from this year's general election on the source has a division's own name alone
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
        source: Folder with `seat-history.csv`, and the lists of constituencies and members.
        names: What it calls otherwise: counties and boroughs that it puts before a `divided` part of theirs,
            names to be `respelled`, and `shared` names with what each is called in which area.
    """
    places = Places(
        [row["name"] for row in rows(source / "constituencies.csv")]
        + [row["constituency"] for row in rows(source / "mps.csv")],
        names,
    )
    found = []
    for row in rows(source / "seat-history.csv"):
        where = area(row["country_or_region"])
        seat = places.name(row["constituency"], where, row["polling_date"])
        found.append((seat, row["polling_date"], where, row))
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


class Places:
    """Names of seats brought to those that the lists of members and of constituencies have."""

    def __init__(self, official: Iterable[str], names: Mapping[str, Any]) -> None:
        """Index the official names.

        Args:
            official: Names of constituencies as other files have them.
            names: See `history`.
        """
        self._names = names
        self._run_together: dict[str, str] = {}
        self._by_words: dict[tuple[str, ...], str] = {}
        for name in official:
            self._run_together.setdefault(key(name).replace(" ", ""), name)
            self._by_words.setdefault(tuple(sorted(key(name).split())), name)

    def name(self, capitals: str, where: str, day: str) -> str:
        """The name of a seat as others write it.

        Args:
            capitals: As the source has it: 'DERBYSHIRE CLAY CROSS', 'DERBYSHIRE WESTERN', 'BRISTOLSOUTH'.
            where: Its area.
            day: Day of the election.
        """
        name = self._respelled(_written(capitals))
        known = self._official(name)
        if known is None:
            for borough in self._names.get("divided", ()):
                pattern = rf"{re.escape(borough)} *(?:\([^)]*\))? *(?! |and\b)(.+)"
                found = re.fullmatch(pattern, name, re.IGNORECASE)
                if found and not set(re.split(r"[ -]", found[1].title())) <= _POINTS:
                    part = self._respelled(_capital(found[1]))
                    known = self._official(part)
                    if known is not None or day < _BARE_FROM:
                        name = part
                        break
        name = known or name
        return str(self._names.get("shared", {}).get(name, {}).get(where, name))

    def _official(self, name: str) -> str | None:
        """The official name that has the same letters, or the same words in another order."""
        folded = key(name)
        return self._run_together.get(folded.replace(" ", "")) or self._by_words.get(
            tuple(sorted(folded.split()))
        )

    def _respelled(self, name: str) -> str:
        first, _, last = name.rpartition(" ")
        if first and last in _COMPASS:
            name = f"{first} {_COMPASS[last]}"
        return str(self._names.get("respelled", {}).get(name, name))


def _written(capitals: str) -> str:
    """A name in capitals as it is otherwise written."""
    words = re.split(r"([ -])", re.sub(r"\s*-\s*", "-", capitals.lower()))
    return "".join(word if word in _SMALL and n else _capital(word) for n, word in enumerate(words))


def _capital(word: str) -> str:
    """A word with its first letter a capital, also behind a bracket."""
    return re.sub(r"[^\W\d_]", lambda letter: letter[0].upper(), word, count=1)
