"""One element of a sentence read as a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hustings.rules.template import KINDS

_UNITS = {
    unit: KINDS[unit] for unit in ("votes", "percent", "points", "seats", "people", "candidates", "pounds")
}


@dataclass(slots=True)
class Element:
    """One element of a sentence; indices into the Doc's tokens and layers.

    Attributes:
        char: Its character in the row's string.
        start: First token.
        end: Token after the last.
        person: Index into `doc._.people`.
        party: Token span of the party's name.
        seat: Token span of the seat's name.
        quantity: Index into `doc._.quantities`.
        moment: Index into `doc._.moments`.
        items: The members, where the element is a list ('Ashfield, Bassetlaw and Gedling').
    """

    char: str
    start: int
    end: int
    person: int | None = None
    party: tuple[int, int] | None = None
    seat: tuple[int, int] | None = None
    quantity: int | None = None
    moment: int | None = None
    items: tuple[Element, ...] = field(default=())

    def members(self) -> tuple[Element, ...]:
        """The members of a list, or the element itself."""
        return self.items or (self,)


def quantity_kind(q: Mapping[str, object]) -> str:
    """The character of the kind of element that a quantity is."""
    if q["unit"]:
        return _UNITS[str(q["unit"])]
    if q["form"] == "ordinal":
        return KINDS["ordinal"]
    if q["sign"]:
        return KINDS["signed"]
    return KINDS["decimal"] if q["form"] == "decimal" else KINDS["integer"]
