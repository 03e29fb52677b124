"""Whose seat a tenure is of where its own sentence names none: that in which the post has its holder stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

from hustings.claims.context import Context
from hustings.claims.values import Seat
from hustings.rules import PARTY_OF, book

AFAR = "afar"
"""What a draft has whose seat is only the nearest one that another sentence names."""


def afar(context: Context, fillers: Mapping[str, Any], seat: tuple[int, int]) -> bool:
    """Whether a seat is named in another sentence than any of a claim's words.

    Args:
        context: Where sentences end.
        fillers: Slot → what fills it.
        seat: The tokens of the seat's name.
    """
    return not any(context.same_sentence(seat[0], f["start"]) for f in fillers.values())


def give_own_seats(
    made: Sequence[tuple[Mapping[str, Any], dict[str, Any]]], passage: Callable[[int, int], Hashable]
) -> None:
    """Put the seat that other claims give a person in place of the one that merely stands nearest.

    Args:
        made: Frames with their slots; the slots are changed in place.
        passage: From a post and a segment of it to what it shares in: the post, or in a summary the bullet.
    """
    seats: dict[Hashable, dict[str, Seat]] = defaultdict(dict)
    for frame, draft in made:
        for slot in PARTY_OF:
            if draft.get(slot) and draft.get("seat") and not draft.get("election"):
                key = (passage(frame["post"], frame["segment"]), draft[slot].name)
                seats[key][draft["seat"].name] = draft["seat"]
    for frame, draft in made:
        if draft.pop(AFAR, False) and draft.get("holder") and _of_member(draft.get("role")):
            own = seats.get((passage(frame["post"], frame["segment"]), draft["holder"].name), {})
            if len(own) == 1:
                (draft["seat"],) = own.values()


def _of_member(role: str | None) -> bool:
    """Whether a role is held for a seat, as that of a council's leader is not."""
    return role is None or role.lower().split()[-1] in book().lexicon.words("office")
