"""Words given to a speaker."""

from __future__ import annotations

from typing import ClassVar, Literal

from hustings.claims.base import Claim
from hustings.claims.values import Person


class Quote(Claim):
    """Words in quotation marks, or in a pull-quote block, given to a speaker."""

    core: ClassVar[tuple[str, ...]] = ("speaker", "text")

    type: Literal["quote"] = "quote"
    speaker: Person | None = None
    text: str
    kind: Literal["direct", "partial"] | None = None
    cue: str | None = None
