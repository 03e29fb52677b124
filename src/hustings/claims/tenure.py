"""Time in a seat or role."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from hustings.claims.base import Claim
from hustings.claims.values import Duration, Party, Person, Seat


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
        """See base: tenure needs a length or an end point in time."""
        return draft if any(draft.get(s) for s in ("since", "until", "duration")) else None
