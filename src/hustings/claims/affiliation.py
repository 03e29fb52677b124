"""A person joined or left a party."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from hustings.claims.base import Claim
from hustings.claims.values import Party, Person


class Affiliation(Claim):
    """A person joined a party, left it, or was put out of it."""

    core: ClassVar[tuple[str, ...]] = ("person",)

    type: Literal["affiliation"] = "affiliation"
    person: Person | None = None
    kind: Literal["defected", "suspended", "expelled", "resigned", "joined"] | None = None
    from_party: Party | None = None
    to_party: Party | None = None
    date: str | None = None

    @classmethod
    def finish(cls, draft: dict[str, Any]) -> dict[str, Any] | None:
        """See base: it is about a person and a party."""
        return draft if draft.get("person") and (draft.get("from_party") or draft.get("to_party")) else None
