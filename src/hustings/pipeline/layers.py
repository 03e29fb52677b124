"""What components leave on a `Doc` for one another: plain data only, so that a Doc can be pickled and stored.

Token indices throughout, end exclusive. Names and parties and seats are `doc.ents`; everything else is here.
"""

from __future__ import annotations

from typing import Literal, TypedDict

from spacy.tokens import Doc

Unit = Literal["votes", "percent", "points", "seats", "people", "candidates", "pounds"]
Hedge = Literal["exact", "about", "over", "under"]
Form = Literal["integer", "decimal", "words", "fraction", "ordinal"]


class PostLayer(TypedDict):
    """One post: tokens `start` to `end`, and what `read` knows of it."""

    start: int
    end: int
    id: str
    kind: str
    time: str | None  # ISO 8601 with offset
    headline: str | None
    author: str | None


class SegmentLayer(TypedDict):
    """One segment of the text; `post` indexes `doc._.posts`."""

    start: int
    end: int
    role: str
    post: int


class QuantityLayer(TypedDict):
    """A number in its words: 'just over 1,200 votes'.

    `start`/`end` cover hedge, number and unit; `number_start`/`number_end` only the number.
    `unit` is None for a bare number. `sign` is -1 or 1 where the text writes one, else 0; it is in `value` too.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: float
    unit: Unit | None
    hedge: Hedge
    form: Form
    sign: int


class MomentLayer(TypedDict):
    """A date (EDTF level 0, decade or interval) or a duration (ISO 8601), with its hedge."""

    start: int
    end: int
    kind: Literal["date", "duration"]
    value: str
    hedge: Hedge


class PersonLayer(TypedDict):
    """A person of the document, under the fullest name it gives."""

    name: str
    label: Literal["CANDIDATE", "PERSON"]
    gender: Literal["f", "m"] | None


class MentionLayer(TypedDict):
    """A place where a person is spoken of; `person` indexes `doc._.people`, None where undecided."""

    start: int
    end: int
    person: int | None
    kind: Literal["name", "pronoun", "description"]
    reason: str | None  # why `person` is None


class QualifierLayer(TypedDict):
    """A run of tokens under a modality other than asserted."""

    start: int
    end: int
    modality: Literal["forecast", "hypothetical", "negated"]
    cue: str


class QuoteLayer(TypedDict):
    """Words in quotation marks, marks left out, and whose they are.

    `pieces` are the runs of the words as code-point offsets (one for each paragraph or broken part); `person`
    indexes `doc._.people`; `speaker` spans the words that name or describe the speaker (code-point offsets) or is
    None; `cue` is the speech word as the text has it.
    """

    pieces: list[tuple[int, int]]
    person: int | None
    speaker: tuple[int, int] | None
    cue: str | None
    kind: Literal["direct", "partial"]
    rule: str
    post: int


class TieLayer(TypedDict):
    """What words tie a person to ('Labour's Ann Lee', 'Ann Lee, MP for Barrow'): token spans of the names."""

    person: int
    party: tuple[int, int] | None
    seat: tuple[int, int] | None
    post: int
    start: int


class FrameLayer(TypedDict):
    """A pattern's match: which rule, which elements fill which slots, and where evidence and cues are."""

    type: str
    rule: str
    slots: dict[str, object]
    evidence: list[tuple[int, int]]
    cues: list[tuple[int, int]]
    post: int
    segment: int
    modality: str


_LISTS = (
    "posts",
    "segments",
    "quantities",
    "moments",
    "people",
    "mentions",
    "qualifiers",
    "quotes",
    "frames",
    "ties",
)


def register() -> None:
    """Declare the extensions on `Doc`; safe to call again."""
    for name in _LISTS:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=[])
    if not Doc.has_extension("source"):
        Doc.set_extension("source", default={})  # name, country, date (ISO) of the document


register()
