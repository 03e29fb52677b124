"""A winning margin as a thing held."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from hustings.claims.base import Claim
from hustings.claims.values import Party, Person, Quantity, Seat


class Majority(Claim):
    """A winning margin as a thing held: won, defended or overturned."""

    core: ClassVar[tuple[str, ...]] = ("candidate", "party", "seat")

    type: Literal["majority"] = "majority"
    candidate: Person | None = None
    party: Party | None = None
    seat: Seat | None = None
    votes: Quantity | None = None
    share: Quantity | None = None
    previous: bool = False
    election: str | None = None

    @classmethod
    def finish(cls, draft: dict[str, Any]) -> dict[str, Any] | None:
        """See base: a majority needs its size."""
        return draft if draft.get("votes") or draft.get("share") else None
