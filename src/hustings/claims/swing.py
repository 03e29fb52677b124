"""How far votes moved from one party to another."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from hustings.claims.base import Claim
from hustings.claims.values import Party, Quantity, Seat


class Swing(Claim):
    """How far votes moved from one party to another."""

    core: ClassVar[tuple[str, ...]] = ("seat",)

    type: Literal["swing"] = "swing"
    seat: Seat | None = None
    size: Quantity | None = None
    from_party: Party | None = None
    to_party: Party | None = None

    @classmethod
    def finish(cls, draft: dict[str, Any]) -> dict[str, Any] | None:
        """See base: a swing needs its size."""
        return draft if draft.get("size") else None
