"""How far votes moved from one party to another."""

from __future__ import annotations

import re
from typing import Any, ClassVar, Literal

from hustings.claims.base import Claim
from hustings.claims.values import Party, Quantity, Seat

_DECIMAL = re.compile(r"\d[.·]\d")


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
        """See base: a swing needs its size, and two parties to lie between; that of a territory is no seat's."""
        size, parties = draft.get("size"), [draft.get("from_party"), draft.get("to_party")]
        if size is None or (size.unit != "votes" and size.value > 100):
            return None
        if size.unit == "votes" and _DECIMAL.search(size.text):
            draft["size"] = size.model_copy(update={"unit": "percent"})  # a bare '8.75', or '4.0'
        if parties[0] and parties[1] and parties[0].name == parties[1].name:
            return None
        return draft | {"seat": None} if draft.get("scope") else draft
