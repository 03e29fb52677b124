"""Who took or kept a seat."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from hustings.claims.base import Claim
from hustings.claims.values import Party, Person, Seat


class Win(Claim):
    """Who took or kept a seat."""

    core: ClassVar[tuple[str, ...]] = ("candidate", "party", "seat")

    type: Literal["win"] = "win"
    candidate: Person | None = None
    party: Party | None = None
    seat: Seat | None = None
    outcome: Literal["elected", "hold", "gain"] | None = None
    from_party: Party | None = None

    @classmethod
    def finish(cls, draft: dict[str, Any]) -> dict[str, Any] | None:
        """See base: whose seat it was is also whose it is said to be held by; a win needs a winner."""
        if not (draft.get("candidate") or draft.get("party")):
            return None
        draft.setdefault("outcome", "elected")
        if draft.get("from_party") and draft["from_party"].name == getattr(draft.get("party"), "name", None):
            del draft["from_party"]
        was = draft.get("seat_party")
        if was and draft["outcome"] != "hold" and was.name != getattr(draft.get("party"), "name", None):
            draft.setdefault("from_party", was)
        if draft.get("from_party"):
            draft["outcome"] = "gain"
        return draft

    @classmethod
    def stands(cls, draft: dict[str, Any]) -> bool:
        """See base: a win is of a seat; only who is said to be back has one that need not be named again."""
        return bool(draft.get("seat") or (draft.get("candidate") and draft["outcome"] == "hold"))
