"""The values that fill a claim's slots, as the contract gives them in JSON."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field, field_serializer, model_validator

from hustings.pipeline.layers import Hedge, Unit

Span = tuple[int, int]

SEATS_AT_MOST = 1000
"""A party's bare figure in a list counts seats below this, votes from it on: no chamber or council has as many."""

_EXACT = 2**53  # beyond it not every whole number is a float


class Value(BaseModel):
    """What every value is: frozen, and closed to fields the contract does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Named(Value):
    """A resolved name with the places in the text it rests on.

    Attributes:
        name: The name in full: a person's fullest name in the document, a party's or seat's canonical name.
        id: Its id in the reference, or None.
        spans: Code-point offsets of the mentions, end exclusive; empty where the name was carried over.
    """

    name: str
    id: str | None = None
    spans: tuple[Span, ...] = ()


class Person(Named):
    """A person under the fullest name the document gives."""


class Party(Named):
    """A party under its canonical name; `id` is the Electoral Commission's (gb)."""


class Seat(Named):
    """A contested unit under its canonical name; `id` is the GSS code (gb)."""


class Quantity(Value):
    """A number with its unit, and how exactly the text states it.

    Attributes:
        value: The number; negative for a fall.
        unit: What is counted, or `percent`, or `points` (percentage points).
        hedge: `over` for 'more than', `under` for 'nearly' or 'fewer than', `about`, or `exact`.
        text: The words it was read from.
        spans: Code-point offsets of those words.
    """

    value: float
    unit: Unit
    hedge: Hedge = "exact"
    text: str
    spans: tuple[Span, ...] = ()

    @field_serializer("value", when_used="json")
    def _whole(self, value: float) -> int | float:
        """Whole numbers as the contract writes them: 1200, not 1200.0."""
        return int(value) if value.is_integer() and abs(value) < _EXACT else value

    @property
    def bare(self) -> bool:
        """Whether the words are figures alone, so that they do not say what is counted."""
        return not any(c.isalpha() for c in self.text)


class Duration(Value):
    """A length of time as ISO 8601 (`P49Y`), with its hedge."""

    iso: str = Field(pattern=r"^P\d")
    hedge: Hedge = "exact"


class Evidence(Value):
    """A run of the original text that a claim rests on; `text` is exactly `text[start:end]` of the document."""

    start: int = Field(ge=0)
    end: int
    text: str = Field(min_length=1)

    @model_validator(mode="after")
    def _fits(self) -> Evidence:
        if self.end - self.start != len(self.text):
            raise ValueError(f"{len(self.text)} characters of evidence cannot lie at {self.start}:{self.end}")
        return self

    @classmethod
    def of(cls, document: str, start: int, end: int) -> Evidence:
        """Cut evidence from a document.

        Args:
            document: The whole text.
            start: Code-point offset of the first character.
            end: Code-point offset after the last.

        Raises:
            ValueError: The offsets do not lie in the text.
        """
        if not 0 <= start < end <= len(document):
            raise ValueError(f"evidence {start}:{end} does not lie in a text of {len(document)} characters")
        return cls(start=start, end=end, text=document[start:end])


class PostRef(Value):
    """The post a claim was read from."""

    id: str
    time: datetime | None = None
    headline: str | None = None
    author: str | None = None
