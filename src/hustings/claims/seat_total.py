"""Seats in aggregate."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from hustings.claims.base import Claim
from hustings.claims.values import SEATS_AT_MOST, Party, Quantity


class SeatTotal(Claim):
    """How many seats a party has, gained or lost in a territory."""

    core: ClassVar[tuple[str, ...]] = ("party", "scope")

    type: Literal["seat_total"] = "seat_total"
    party: Party | None = None
    scope: str | None = None
    seats: Quantity | None = None
    gained: Quantity | None = None
    lost: Quantity | None = None
    net: Quantity | None = None

    @classmethod
    def finish(cls, draft: dict[str, Any]) -> dict[str, Any] | None:
        """See base: a total needs a party and a figure; 'Labour: 17,232' in a list counts votes."""
        seats = draft.get("seats")
        if seats and seats.bare and seats.value >= SEATS_AT_MOST:
            return None
        counted = any(draft.get(s) for s in ("seats", "gained", "lost", "net"))
        return draft if draft.get("party") and counted else None
