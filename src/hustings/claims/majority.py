"""A winning margin as a thing held."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from hustings.claims.base import Claim
from hustings.claims.values import Party, Person, Quantity, Seat

_CHAMBER = 200  # a party's bare majority below this, in no seat, counts seats of a chamber


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
        """See base: a majority needs its size; one at an election that is named is not just the previous one."""
        votes, share = draft.get("votes"), draft.get("share")
        if votes is None and share is None:
            return None
        if (
            votes
            and votes.bare
            and votes.value < _CHAMBER
            and not (draft.get("candidate") or draft.get("seat"))
        ):
            return None
        return draft | {"previous": False} if draft.get("election") else draft
