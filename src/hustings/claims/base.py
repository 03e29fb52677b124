"""What all claims share, and the registry of claim types."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict

from hustings.claims.values import Evidence, PostRef

Modality = Literal["asserted", "forecast", "hypothetical", "negated"]

registry: dict[str, type[Claim]] = {}
"""Every claim type by name; complete once `hustings.claims` is imported."""


class Claim(BaseModel):
    """Something the text says, with the words it rests on.

    A subclass is one claim type: its extra fields are its slots, and its docstring's first line says what it claims.

    Attributes:
        type: The claim type's name.
        evidence: The exact words, in text order.
        doc: The document's name.
        post: The post it was read from, or None outside any post.
        asserted_at: When the text said so: the post's time.
        election: The election it is about (EDTF), where the text names one other than its own.
        modality: `asserted` for a plain statement.
        confidence: How often claims like it were right on annotated copy, from 0 to 1; None where it is not asserted.
        rule: The pattern that found it.
        cues: The words that the pattern fired on; none where it reads a row of figures, or marks of quotation.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    core: ClassVar[tuple[str, ...]] = ()
    """The slots that identify the claim."""

    pools: ClassVar[frozenset[str]] = frozenset()
    """Slots that claims of one sentence on the same thing fill together."""

    type: str
    evidence: tuple[Evidence, ...]
    doc: str
    post: PostRef | None = None
    asserted_at: datetime | None = None
    election: str | None = None
    modality: Modality = "asserted"
    confidence: float | None = None
    rule: str
    cues: tuple[Evidence, ...] = ()

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Put the subclass in the registry."""
        super().__pydantic_init_subclass__(**kwargs)
        registry[cls.model_fields["type"].default] = cls

    @classmethod
    @cache
    def slots(cls) -> tuple[str, ...]:
        """The names of this type's own slots, in the contract's order."""
        shared = Claim.model_fields.keys() - ({"election"} if "election" in cls.__annotations__ else set())
        return tuple(name for name in cls.__annotations__ if name in cls.model_fields and name not in shared)

    @classmethod
    def says(cls) -> str:
        """What a claim of this type says, in a line."""
        return (cls.__doc__ or "").strip().splitlines()[0]

    @classmethod
    def finish(cls, draft: dict[str, Any]) -> dict[str, Any] | None:
        """Complete a claim's slots from one another, or give it up.

        Args:
            draft: Slot values by name; open slots are missing.

        Returns:
            The slots, or None where they do not make a claim of this type.
        """
        return draft

    @classmethod
    def stands(cls, draft: dict[str, Any]) -> bool:
        """Whether slots, completed from the other claims of their post, say enough to be a claim."""
        return True

    def as_json(self) -> dict[str, Any]:
        """The claim as the contract's JSON object: type, slots, evidence, then the rest."""
        data = self.model_dump(mode="json")
        head = ("type", *self.slots(), "evidence", "doc", "post", "asserted_at", "election")
        return {key: data[key] for key in dict.fromkeys((*head, *data))}
