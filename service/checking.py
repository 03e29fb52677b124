"""What goes in and out of `/v1/check`: copy as for extraction, its claims with verdicts back."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from hustings.check import Type, Verdict, check
from hustings.claims import AnyClaim
from hustings.extraction import Extraction
from service.linking import LinkedRequest
from service.models import DocumentInfo


class CheckRequest(LinkedRequest):
    """Copy whose claims are to be checked: as for extraction, exactly one of `text` and `html`."""


class VerdictInfo(BaseModel):
    """What one check says of a claim.

    Attributes:
        type: `impossible`, `differs`, `ambiguous`, `rounds_to`, `agrees` or `unsupported`.
        rule: The check that was made.
        slot: The slot it was made of, or null.
        said: What the copy says.
        known: What it was compared with.
        sentence: The verdict in words.
        source: `reference`, or the places of the claims it was compared with, from 0.
    """

    type: Type
    rule: str
    slot: str | None
    said: str | int | float | None
    known: str | int | float | None
    sentence: str
    source: Literal["reference"] | tuple[int, ...]

    @classmethod
    def of(cls, verdict: Verdict) -> VerdictInfo:
        """A verdict as it is answered."""
        fields = verdict.as_json()
        del fields["claim"]
        return cls.model_construct(**fields)


class CheckedClaim(BaseModel):
    """A claim, with the ids of its names where the reference has them, and what was found of it."""

    claim: AnyClaim
    verdicts: list[VerdictInfo] = Field(min_length=1)


class CheckResponse(BaseModel):
    """What checking found.

    Attributes:
        document: What was read.
        text: The flattened text that all offsets refer to, where `html` was sent; else null.
        claims: What the text says, each with its verdicts, one at least.
    """

    document: DocumentInfo
    text: str | None
    claims: tuple[CheckedClaim, ...]

    @classmethod
    def of(cls, found: Extraction, asked: CheckRequest) -> CheckResponse:
        """The answer for an extraction from the copy that was sent."""
        document = found.document
        linked, known = asked.linked(found)
        verdicts: list[list[VerdictInfo]] = [[] for _ in linked]
        for verdict in check(linked, known):
            verdicts[verdict.claim].append(VerdictInfo.of(verdict))
        return cls.model_construct(
            document=DocumentInfo(name=document.name, country=document.country, date=document.date),
            text=document.text if document.text != asked.copy_text else None,
            claims=tuple(
                CheckedClaim.model_construct(claim=one.claim, verdicts=each)
                for one, each in zip(linked, verdicts, strict=True)
            ),
        )
