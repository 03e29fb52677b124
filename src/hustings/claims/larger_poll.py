"""A majority is of whoever polled more: 'Ann Lee got 9,420 and Bob Roy 8,118, a majority of 1,302' is hers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

_SIDE = ("candidate", "party")


def give_majorities(claims: Sequence[tuple[str, dict[str, Any]]]) -> None:
    """Give a majority that was read of the one who polled less to the one who polled more by just as much.

    Args:
        claims: The types and slots of claims on one contest; the slots are changed in place.
    """
    polls = [draft for kind, draft in claims if kind == "tally" and draft.get("votes")]
    for kind, draft in claims:
        if kind != "majority" or draft.get("previous") or not draft.get("votes"):
            continue
        behind = [poll for poll in polls if _of_one(poll, draft)]
        ahead = [poll for poll in polls if any(_distance(poll, b) == draft["votes"].value for b in behind)]
        if len(ahead) == 1:
            draft.update({slot: ahead[0].get(slot) for slot in _SIDE})


def _of_one(poll: Mapping[str, Any], majority: Mapping[str, Any]) -> bool:
    """Whether a poll is of the contender a majority was read of."""
    return any(
        poll.get(slot) and majority.get(slot) and poll[slot].name == majority[slot].name for slot in _SIDE
    )


def _distance(poll: Mapping[str, Any], other: Mapping[str, Any]) -> float:
    return float(poll["votes"].value - other["votes"].value)
