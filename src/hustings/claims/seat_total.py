"""Seats in aggregate."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from hustings.claims.base import Claim
from hustings.claims.values import SEATS_AT_MOST, Party, Quantity

_MANY = 20000
"""No more councillors are elected at once; a figure with its change may count them ('1,051 (-22)')."""
_COUNTS = ("seats", "gained", "lost", "net")


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
        """See base: a total needs a party and a figure; 'Labour: 17,232' in a list counts votes.

        A pattern that reads bare figures in prose says by `at_most` from where on they count something else.
        """
        counts = [draft[slot] for slot in _COUNTS if draft.get(slot)]
        limit = draft.get("at_most", _MANY if draft.get("net") else SEATS_AT_MOST - 1)
        if any((count.bare and abs(count.value) > limit) or count.value % 1 for count in counts):
            return None
        return draft if draft.get("party") and counts else None
