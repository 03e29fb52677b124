"""How many voted."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from hustings.claims.base import Claim
from hustings.claims.values import Quantity, Seat


class Turnout(Claim):
    """How many of those who could vote did."""

    core: ClassVar[tuple[str, ...]] = ("seat",)

    type: Literal["turnout"] = "turnout"
    seat: Seat | None = None
    share: Quantity | None = None
    change: Quantity | None = None
    people: Quantity | None = None
    electorate: Quantity | None = None

    @classmethod
    def finish(cls, draft: dict[str, Any]) -> dict[str, Any] | None:
        """See base: turnout needs a figure."""
        return draft if any(draft.get(s) for s in ("share", "change", "people", "electorate")) else None
