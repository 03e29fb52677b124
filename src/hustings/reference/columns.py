"""Which column of a file holds what, told from the names in its head."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from hustings.countries import Country
from hustings.countries.names import Party, key

_FILE = "columns.yaml"
_FEWEST_PARTIES = 2
_AT_LEAST = 3  # fields by which a line is known for the head of a table

_WANTED: Mapping[str, tuple[str, ...]] = {
    "the candidate": ("candidate", "surname"),
    "the party": ("party", "party_id"),
    "the seat": ("seat", "seat_id", "ward", "ballot"),
    "the votes": ("votes", "elected"),
}
"""What a row a candidate must tell, and the fields any of which tells it."""


class ColumnsError(ValueError):
    """A table lacks columns, or has two of one name; the message names them, and those that there are."""


@dataclass(frozen=True)
class Words:
    """The words of `columns.yaml`, folded.

    Attributes:
        fields: What each field's column may be called.
        by_seat: The same of the fields that only files with a row a seat have.
        not_parties: Heads that are no party's votes though a party goes by the name.
        blank: Cells without a figure.
        yes: Cells that say yes.
        no: Cells that say no.
    """

    fields: Mapping[str, tuple[str, ...]]
    by_seat: Mapping[str, tuple[str, ...]]
    not_parties: frozenset[str]
    blank: frozenset[str]
    yes: frozenset[str]
    no: frozenset[str]


@cache
def words() -> Words:
    """The words of `columns.yaml`."""
    raw: dict[str, Any] = yaml.safe_load(resources.files(__package__).joinpath(_FILE).read_text("utf-8"))
    fields, by_seat = (
        {field: tuple(map(key, names)) for field, names in raw[part].items()}
        for part in ("fields", "by_seat")
    )
    blank, yes, no = (frozenset(map(str.lower, raw[part])) for part in ("blank", "affirmed", "denied"))
    return Words(fields, by_seat, frozenset(map(key, raw["not_parties"])), blank, yes, no)


@dataclass(frozen=True)
class Columns:
    """Where a table keeps what.

    Attributes:
        places: Column number by field.
        parties: Of a table with a row a seat: column number and party of each column of votes; else empty.
        width: How many columns there are.
    """

    places: Mapping[str, int]
    parties: tuple[tuple[int, Party], ...]
    width: int

    def cell(self, row: Sequence[str], field: str) -> str:
        """What a row has for a field, '' where the table has no such column."""
        place = self.places.get(field)
        return "" if place is None else row[place].strip()


def columns(head: Sequence[str], country: Country) -> Columns:
    """Tell the columns of a table.

    Args:
        head: The names in its head.
        country: Whose parties may be columns.

    Raises:
        ColumnsError: It lacks some that are needed, or has one twice.
    """
    found = _told(head, country)
    often = Counter(map(key, head))
    used = (head[n] for n in sorted((*found.places.values(), *(place for place, _ in found.parties))))
    for name in used:
        if (count := often[key(name)]) > 1:
            raise ColumnsError(f"{count} columns are called {name}: nothing says which is meant")
    return found


def _told(head: Sequence[str], country: Country) -> Columns:
    names = [key(name) for name in head]
    places = _places(names, words().fields)
    if "candidate" not in places and "surname" not in places:
        by_seat = _by_seat(names, places, country, len(head))
        if by_seat is not None:
            return by_seat
    missing = {
        what: fields for what, fields in _WANTED.items() if not any(field in places for field in fields)
    }
    if missing:
        lacking = "; ".join(
            f"{what} (such as {', '.join(name for field in fields for name in words().fields[field][:2])})"
            for what, fields in missing.items()
        )
        raise ColumnsError(f"no column for {lacking}; there are {', '.join(filter(None, head)) or 'none'}")
    return Columns(places, (), len(head))


def is_head(row: Sequence[str]) -> bool:
    """Whether a row looks like the head of a table of results."""
    return len(_places([key(name) for name in row], words().fields)) >= _AT_LEAST


def _by_seat(names: Sequence[str], places: Mapping[str, int], country: Country, width: int) -> Columns | None:
    """The columns of a table with a row a seat, or None where it is none."""
    own = _places(names, words().by_seat)
    # A code names no seat as a reader knows it, but tells it as well.
    if not any(field in places for field in ("seat", "seat_id")):
        return None
    taken = {*places.values(), *own.values()}
    parties = tuple(
        (place, party)
        for place, name in enumerate(names)
        if place not in taken and name not in words().not_parties and (party := country.party(name))
    )
    if len(parties) < _FEWEST_PARTIES:
        return None
    return Columns({**places, **own}, parties, width)


def _places(names: Sequence[str], fields: Mapping[str, Sequence[str]]) -> dict[str, int]:
    places: dict[str, int] = {}
    for field, called in fields.items():
        for name in called:
            found = [n for n, head in enumerate(names) if head == name and n not in places.values()]
            if found:
                places[field] = found[0]
                break
    return places
