"""How many voted."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from hustings.claims.base import Claim
from hustings.claims.values import Quantity, Seat
from hustings.rules import book

_VOTERS_AT_LEAST = 50  # fewer, with no share of an electorate, is a show of hands
_CHANGE_AT_MOST = 40  # points: 'dipped below 50%' says how low it was, not how far it fell


class Turnout(Claim):
    """How many of those who could vote did."""

    core: ClassVar[tuple[str, ...]] = ("seat",)
    pools: ClassVar[frozenset[str]] = frozenset({"share", "change", "people", "electorate"})

    type: Literal["turnout"] = "turnout"
    seat: Seat | None = None
    share: Quantity | None = None
    change: Quantity | None = None
    people: Quantity | None = None
    electorate: Quantity | None = None

    @classmethod
    def finish(cls, draft: dict[str, Any]) -> dict[str, Any] | None:
        """See base: turnout needs a figure that can be one; that of a territory is no seat's."""
        share, change, people, electorate = (
            draft.get(slot) for slot in ("share", "change", "people", "electorate")
        )
        if (share or change) is None:
            if people and _uncounted(people):
                return None
            counts = [count.value for count in (people, electorate) if count]
            return draft if counts and min(counts) >= _VOTERS_AT_LEAST else None
        if change and abs(change.value) > _CHANGE_AT_MOST:
            if share or change.value < -100:
                return None
            share = change.model_copy(update={"value": abs(change.value), "unit": "percent"})
            draft = draft | {"share": share, "change": None}
        if share and share.value > 100:
            return None
        return draft | {"seat": None} if draft.get("scope") else draft


def _uncounted(people: Quantity) -> bool:
    """Whether the words are of votes sent out, or of those who asked for them: '9,400 postal votes'."""
    return not book().lexicon.words("uncounted_votes").isdisjoint(people.text.lower().split())
