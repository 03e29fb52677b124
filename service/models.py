"""What goes in and out over HTTP."""

from __future__ import annotations

import datetime as dt
from importlib.metadata import version
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

import hustings
from hustings import Entity, Extraction, countries
from hustings.claims import AnyClaim, registry
from hustings.pipeline import BLANK, trained
from hustings.text import Kind


def known_country(code: str) -> str:
    """A country code there is reference data for.

    Raises:
        PydanticCustomError: There is none.
    """
    known = countries.available()
    if code not in known:
        raise PydanticCustomError("unknown_country", "must be one of: {known}", {"known": ", ".join(known)})
    return code


def known_model(name: str) -> str:
    """The name of a trained pipeline that is there, or that of none.

    Raises:
        PydanticCustomError: There is no such pipeline.
    """
    if name != BLANK:
        try:
            trained.folder(name)
        except trained.UnknownModelError as error:
            raise PydanticCustomError("unknown_model", "{why}", {"why": str(error)}) from error
    return name


class ExtractRequest(BaseModel):
    """Copy to extract claims from: exactly one of `text` and `html`.

    Attributes:
        text: Plain text, as pasted. Offsets of the answer are code points into it.
        html: A page's source. Offsets of the answer are code points into the answer's `text`.
        date: The day the copy is about, for years and weekdays it does not spell out.
        country: ISO 3166 code saying which parties, seats and time zone apply; the service's own by default.
        name: What to call the document in the answer.
        min_confidence: Only claims at least this sure; leaves out what is not asserted, which has no confidence.
    """

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        json_schema_extra={
            "oneOf": [
                {"required": [field], "properties": {field: {"type": "string"}}} for field in ("text", "html")
            ]
        },
    )

    text: str | None = Field(default=None, description="Plain text, as pasted.")
    html: str | None = Field(default=None, description="A page's source.")
    date: dt.date | None = Field(default=None, description="The day the copy is about.")
    country: Annotated[str, AfterValidator(known_country)] | None = Field(
        default=None, description="Whose parties, seats and time zone apply; the service's own by default."
    )
    name: str = Field(default="text", min_length=1, max_length=200, description="What to call the document.")
    min_confidence: float | None = Field(
        default=None, ge=0, le=1, description="Only claims at least this sure; by default all."
    )

    @model_validator(mode="after")
    def _one_copy(self) -> Self:
        if (self.text is None) == (self.html is None):
            raise PydanticCustomError(
                "one_copy", "give exactly one of text and html", {"fields": ["text", "html"]}
            )
        return self

    @property
    def copy_text(self) -> str:
        """The copy, whichever field it came in."""
        return self.text if self.text is not None else self.html or ""


class DocumentInfo(BaseModel):
    """What was read: its name, country and day."""

    name: str
    country: str
    date: dt.date | None


class PostInfo(BaseModel):
    """One entry of the page, from code point `start` up to `end`."""

    id: str
    kind: Kind
    start: int
    end: int
    time: dt.datetime | None
    headline: str | None
    author: str | None
    author_role: str | None


class ExtractResponse(BaseModel):
    """What was found.

    Attributes:
        document: What was read.
        text: The flattened text that all offsets refer to, where `html` was sent; else null.
        posts: The entries of the page, in text order.
        entities: The people, parties and seats that are named.
        claims: What the text says, each with the words it rests on.
    """

    document: DocumentInfo
    text: str | None
    posts: tuple[PostInfo, ...]
    entities: tuple[Entity, ...]
    claims: tuple[AnyClaim, ...]

    @classmethod
    def of(cls, found: Extraction, asked: ExtractRequest) -> ExtractResponse:
        """The answer for an extraction from the copy that was sent."""
        document = found.document
        return cls.model_construct(
            document=DocumentInfo(name=document.name, country=document.country, date=document.date),
            text=document.text if document.text != asked.copy_text else None,
            posts=tuple(
                PostInfo(
                    id=post.id,
                    kind=post.kind,
                    start=post.start,
                    end=post.end,
                    time=post.time,
                    headline=document.headline(post),
                    author=post.author,
                    author_role=post.author_role,
                )
                for post in document.posts
            ),
            entities=found.entities,
            claims=found.claims,
        )


class BatchAnswer(ExtractResponse):
    """The answer for one line of a batch."""

    line: int = Field(ge=1)

    @classmethod
    def at(cls, line: int, answer: ExtractResponse) -> BatchAnswer:
        """An answer as that of a line, counted from 1."""
        return cls.model_construct(line=line, **dict(answer))


class SlotInfo(BaseModel):
    """A slot of a claim type; the `core` slots are those that identify a claim."""

    name: str
    core: bool


class TypeInfo(BaseModel):
    """A claim type: its name, what such a claim says, and its slots."""

    name: str
    says: str
    slots: list[SlotInfo]


class Types(BaseModel):
    """Every claim type there is."""

    types: list[TypeInfo]

    @classmethod
    def known(cls) -> Self:
        """Those of the registry, in its order."""
        return cls(
            types=[
                TypeInfo(
                    name=name,
                    says=claim.says(),
                    slots=[SlotInfo(name=slot, core=slot in claim.core) for slot in claim.slots()],
                )
                for name, claim in registry.items()
            ]
        )


class Health(BaseModel):
    """The process or the engine is in order."""

    status: str = "ok"


class Version(BaseModel):
    """What answers: the package, spaCy, and the pipeline once it is loaded."""

    hustings: str
    spacy: str
    pipeline: str | None

    @classmethod
    def now(cls, pipeline: str | None = None) -> Self:
        """The installed versions, with the loaded pipeline's name and version."""
        return cls(hustings=hustings.__version__, spacy=version("spacy"), pipeline=pipeline)
