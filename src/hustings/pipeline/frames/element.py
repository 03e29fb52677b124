"""One element of a sentence read as a row."""

from __future__ import annotations

from dataclasses import dataclass, field


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
