"""A lost deposit."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from hustings.claims.base import Claim
from hustings.claims.values import Party, Person, Quantity, Seat


class Deposit(Claim):
    """A candidate lost the deposit, or how many did."""

    core: ClassVar[tuple[str, ...]] = ("candidate",)

    type: Literal["deposit"] = "deposit"
    candidate: Person | None = None
    party: Party | None = None
    seat: Seat | None = None
    amount: Quantity | None = None
    count: Quantity | None = None

    @classmethod
    def finish(cls, draft: dict[str, Any]) -> dict[str, Any] | None:
        """See base: a lost deposit needs its candidate, or how many they were."""
        return draft if draft.get("candidate") or draft.get("party") or draft.get("count") else None
