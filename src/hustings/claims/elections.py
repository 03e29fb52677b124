"""The election of a deed that several claims tell of: 'won Moor by 20 votes in 2017' is a win of 2017, too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

from hustings.claims.base import registry


def share_elections(made: Sequence[tuple[Mapping[str, Any], dict[str, Any]]]) -> None:
    """Give claims that rest on the same words the election that one of them names.

    Args:
        made: Frames with their slots; the slots are completed in place.
    """
    named: dict[Hashable, set[str]] = defaultdict(set)
    for frame, draft in made:
        for cue in _cues(frame):
            named[cue] |= {draft["election"]} if draft.get("election") else set()
    for frame, draft in made:
        elections = set().union(*(named[cue] for cue in _cues(frame)))
        if not draft.get("election") and len(elections) == 1:
            (draft["election"],) = elections


def _cues(frame: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    """Where the words of a frame lie that tell of a contest's outcome."""
    if "seat" in registry[frame["type"]].slots() and frame["type"] not in ("tenure", "deposit"):
        yield from (tuple(cue) for cue in frame["cues"])
