"""Whether the bare figures of a list count votes or seats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from hustings.claims.values import SEATS_AT_MOST, Quantity

_COUNCIL_AT_MOST = 150
"""No council has so many seats: 'Abbey: Con 812, Lab 98. Con hold' counts votes."""


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
        votes = [draft["votes"] for draft in line["tally"] if draft.get("votes") and not seats_changed(draft)]
        if any(figure.value >= least for figure in votes):
            for draft in line["tally"]:
                draft["counted"] = True
            spans = {figure.spans for figure in votes}
            for draft in line["seat_total"]:
                if draft.get("seats") and draft["seats"].spans in spans:
                    draft["at_most"] = 0


def seats_changed(draft: dict[str, Any]) -> bool:
    """Whether a party's figure and change are of seats: '1,051 (-22)' with no share, nobody named, no decimals."""
    change: Quantity | None = draft.get("share_change")
    if change is None or not draft.get("votes") or draft.get("share") or draft.get("candidate"):
        return False
    return change.bare and "." not in change.text
