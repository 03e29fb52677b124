"""Who beat whom, and by how much."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from hustings.claims.base import Claim
from hustings.claims.values import Party, Person, Quantity, Seat


class Defeat(Claim):
    """One contender beat another, or one lost; by how much.

    A pattern sets `had` where its words say that the loser had the seat ('lost', 'took it from'): what another claim of
    the contest leaves open of whose it was is then known.
    """

    core: ClassVar[tuple[str, ...]] = ("winner", "loser", "seat")

    type: Literal["defeat"] = "defeat"
    winner: Person | None = None
    winner_party: Party | None = None
    loser: Person | None = None
    loser_party: Party | None = None
    seat: Seat | None = None
    margin: Quantity | None = None

    @classmethod
    def stands(cls, draft: dict[str, Any]) -> bool:
        """See base: a defeat needs one of the two ('there were six votes in it' takes them from its post)."""
        winner, loser = draft.get("winner"), draft.get("loser")
        if winner and loser and winner.name == loser.name:
            return False
        return any(draft.get(slot) for slot in ("winner", "loser", "winner_party", "loser_party"))
