"""Time in a seat or role."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from hustings.claims.base import Claim
from hustings.claims.values import Duration, Party, Person, Seat
from hustings.rules import book


class Tenure(Claim):
    """How long a person or party held a seat or role, or the first hold since when."""

    core: ClassVar[tuple[str, ...]] = ("holder", "seat")

    type: Literal["tenure"] = "tenure"
    holder: Person | Party | None = None
    seat: Seat | None = None
    role: str | None = None
    kind: Literal["held", "first_since"] | None = None
    since: str | None = None
    until: str | None = None
    duration: Duration | None = None

    @classmethod
    def finish(cls, draft: dict[str, Any]) -> dict[str, Any] | None:
        """See base: tenure needs a length or an end point in time, a holder and an office; a few hours are none."""
        duration = draft.get("duration")
        if duration and duration.iso.startswith("PT"):
            return None
        if not draft.get("holder") and draft.get("kind") != "first_since":
            return None
        if "role" in draft:
            role = _office(draft["role"])
            if role is None:
                return None
            said = role.lower() not in book().lexicon.words("no_role")
            draft = draft | {"role": role if said else None}
        return draft if duration or draft.get("since") or draft.get("until") else None


def _office(words: str) -> str | None:
    """The office in a description ('a Labour councillor'), or None where it names none ('the Tory candidate')."""
    lexicon = book().lexicon
    parts = words.lower().split()
    begins = lexicon.words("the") | lexicon.words("possessive")
    if len(parts) < 2 or parts[0] not in begins or parts[-1] not in lexicon.words("role"):
        return words
    return words.split()[-1] if parts[-1] in lexicon.words("office") - lexicon.words("bare_member") else None
