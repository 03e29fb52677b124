"""What a contender polled, and where it came."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from hustings.claims.base import Claim
from hustings.claims.counting import seats_changed
from hustings.claims.values import SEATS_AT_MOST, Party, Person, Quantity, Seat


class Tally(Claim):
    """What a candidate or party polled, and where it came."""

    core: ClassVar[tuple[str, ...]] = ("candidate", "party", "seat")
    pools: ClassVar[frozenset[str]] = frozenset({"votes", "share", "share_change", "rank"})

    type: Literal["tally"] = "tally"
    candidate: Person | None = None
    party: Party | None = None
    seat: Seat | None = None
    votes: Quantity | None = None
    share: Quantity | None = None
    share_change: Quantity | None = None
    rank: int | None = None

    @classmethod
    def finish(cls, draft: dict[str, Any]) -> dict[str, Any] | None:
        """See base: a tally needs a contender and a figure; 'Labour: 24' in a list counts seats.

        A pattern whose words do not say that votes are counted says by `at_least` from where on they do; one whose
        words say so for all that follows is `counted`.
        """
        votes = draft.get("votes")
        if votes and _uncounted(votes) and votes.value < draft.get("at_least", 0):
            return None
        if (
            votes
            and not draft.get("candidate")
            and not draft.get("share")
            and not draft.get("counted")
            and _uncounted(votes)
            and votes.value < SEATS_AT_MOST
        ):
            return None
        if seats_changed(draft):
            return None
        counted = any(draft.get(s) is not None for s in ("votes", "share", "share_change", "rank"))
        return draft if counted and (draft.get("candidate") or draft.get("party")) else None


def _uncounted(votes: Quantity) -> bool:
    """Whether the words do not say what is counted: figures alone, or a number in one word ('eight')."""
    return votes.bare or votes.text.replace("-", "").isalpha()
