"""What a contender polled, and where it came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Literal

from hustings.claims.base import Claim
from hustings.claims.values import SEATS_AT_MOST, Party, Person, Quantity, Seat

_COUNCIL_AT_MOST = 150
"""No council has so many seats: 'Abbey: Con 812, Lab 98. Con hold' counts votes."""


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
        if _seats_changed(draft):
            return None
        counted = any(draft.get(s) is not None for s in ("votes", "share", "share_change", "rank"))
        return draft if counted and (draft.get("candidate") or draft.get("party")) else None


def count_alike(drawn: Iterable[tuple[Mapping[str, Any], dict[str, Any]]]) -> None:
    """Mark as counted what stands beside a figure that can only count votes: the 377 of 'Lab 1,410, Con 377'.

    Args:
        drawn: Frames with their slots as they are read; those of tallies and seat totals are marked in place.
    """
    lines: dict[tuple[int, int], dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for frame, draft in drawn:
        lines[frame["post"], frame["segment"]][frame["type"]].append(draft)
    for line in lines.values():
        least = _COUNCIL_AT_MOST if line["win"] else SEATS_AT_MOST
        votes = [
            draft["votes"] for draft in line["tally"] if draft.get("votes") and not _seats_changed(draft)
        ]
        if any(figure.value >= least for figure in votes):
            for draft in line["tally"]:
                draft["counted"] = True
            spans = {figure.spans for figure in votes}
            for draft in line["seat_total"]:
                if draft.get("seats") and draft["seats"].spans in spans:
                    draft["at_most"] = 0


def _seats_changed(draft: dict[str, Any]) -> bool:
    """Whether a party's figure and change are of seats: '1,051 (-22)' with no share, nobody named, no decimals."""
    change: Quantity | None = draft.get("share_change")
    if change is None or not draft.get("votes") or draft.get("share") or draft.get("candidate"):
        return False
    return change.bare and "." not in change.text


def _uncounted(votes: Quantity) -> bool:
    """Whether the words do not say what is counted: figures alone, or a number in one word ('eight')."""
    return votes.bare or votes.text.replace("-", "").isalpha()
