"""Which seat and which people a claim names."""

from __future__ import annotations

from collections.abc import Iterator

from hustings.claims import Claim
from hustings.claims.values import Person

_SLOTS = ("candidate", "winner", "loser", "holder", "person")


def seat_of(claim: Claim) -> str | None:
    """The name of the seat of a claim, or None."""
    seat = getattr(claim, "seat", None)
    return seat.name if seat is not None else None


def people_of(claim: Claim) -> Iterator[Person]:
    """The people whom a claim says something of; not who is quoted."""
    for slot in _SLOTS:
        value = getattr(claim, slot, None)
        if isinstance(value, Person):
            yield value
