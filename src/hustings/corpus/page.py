"""An annotated page: its text, the names and the claims in it, as the gold files of the contract give them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as Date
from typing import Any, Literal, TypeAlias, get_args

from hustings.read import read
from hustings.text import Document

Label = Literal["CANDIDATE", "PERSON", "PARTY", "SEAT"]
LABELS: tuple[Label, ...] = get_args(Label)
Span = tuple[int, int]

Scalar: TypeAlias = str | int | float | bool | dict[str, str | int | float] | None
Value: TypeAlias = Scalar | list[Scalar]
"""What fills a slot; a list holds values any of which is right, None among them where the slot may be empty."""

ASSERTED = "asserted"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NOT_SLOTS = frozenset({"type", "evidence", "optional"})


@dataclass(frozen=True, order=True, slots=True)
class Mention:
    """A name where it stands: code-point offsets, end exclusive."""

    start: int
    end: int
    label: Label


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim as an annotator gives it.

    Attributes:
        type: The claim type's name.
        slots: What fills its slots: names in full, quantities as value, unit and hedge; `election` and `modality` too.
        evidence: Code-point offsets of the words it rests on, in text order.
        optional: Whether it may be given or not.
    """

    type: str
    slots: Mapping[str, Value]
    evidence: tuple[Span, ...]
    optional: bool = False

    @property
    def modality(self) -> str:
        """`asserted` where the annotator says nothing else."""
        return str(self.slots.get("modality", ASSERTED))


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its annotation.

    Attributes:
        name: What it is called: the file's stem.
        text: The copy as a user pastes it.
        mentions: The names in it, in text order, not overlapping.
        claims: Its claims by where their evidence begins.
        about: What is known of it: style, country, date, split.

    Raises:
        ValueError: A mention or a piece of evidence does not lie in the text, or two mentions overlap.
    """

    name: str
    text: str
    mentions: tuple[Mention, ...] = ()
    claims: tuple[GoldClaim, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Put all in text order, and see that it fits the text."""
        object.__setattr__(self, "mentions", tuple(sorted(self.mentions)))
        object.__setattr__(self, "claims", tuple(sorted(self.claims, key=lambda claim: claim.evidence[:1])))
        last = 0
        for mention in self.mentions:
            if mention.start < last:
                raise ValueError(
                    f"{self.name}: {self.text[mention.start : mention.end]!r} overlaps another name"
                )
            self._inside(mention.start, mention.end)
            last = mention.end
        for claim in self.claims:
            if not claim.evidence:
                raise ValueError(f"{self.name}: a claim of the type {claim.type} has no evidence")
            last = 0
            for start, end in claim.evidence:
                if start < last:
                    raise ValueError(f"{self.name}: evidence at {start} is not in text order")
                self._inside(start, end)
                last = end

    def _inside(self, start: int, end: int) -> None:
        words = self.text[start:end]
        if not 0 <= start < end <= len(self.text) or words != words.strip():
            raise ValueError(f"{self.name}: {start}:{end} is no run of words of the text")

    def words(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span[0] : span[1]]

    def as_gold(self) -> dict[str, Any]:
        """The page as a gold file gives it, with its text."""
        return {
            "doc": self.name,
            "about": dict(self.about),
            "text": self.text,
            "claims": [self._claim(claim) for claim in self.claims],
            "entities": [
                {"start": m.start, "end": m.end, "label": m.label, "text": self.text[m.start : m.end]}
                for m in self.mentions
            ],
        }

    def _claim(self, claim: GoldClaim) -> dict[str, Any]:
        pieces = [{"start": s, "end": e, "text": self.text[s:e]} for s, e in claim.evidence]
        optional = {"optional": True} if claim.optional else {}
        return {"type": claim.type, **claim.slots, **optional, "evidence": pieces}

    @classmethod
    def from_gold(cls, gold: Mapping[str, Any], text: str | None = None) -> Page:
        """Read a gold file's object; white space at the ends of evidence is left out.

        Args:
            gold: The object.
            text: The page's text where the object does not hold it.

        Raises:
            ValueError: There is no text, a key is missing, or an offset does not fit.
        """
        text = gold.get("text", text)
        if text is None:
            raise ValueError(f"{gold.get('doc')}: there is no text to it")
        try:
            return cls(
                name=gold["doc"],
                text=text,
                mentions=tuple(Mention(e["start"], e["end"], e["label"]) for e in gold.get("entities", ())),
                claims=tuple(_from_gold(claim, text) for claim in gold["claims"]),
                about=gold.get("about", {}),
            )
        except KeyError as error:
            raise ValueError(f"{gold.get('doc')}: no {error} is given") from error


def document_of(page: Page) -> Document:
    """A page's text, read as a user's copy is; its header tells the country and the day where it has them."""
    day = page.about.get("date", "")
    return read(
        page.text,
        name=page.name,
        country=page.about.get("country", "gb"),
        date=Date.fromisoformat(day) if _DAY.fullmatch(day) else None,
    )


def trimmed(text: str, start: int, end: int) -> Span:
    """A span without the white space at its ends."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _from_gold(claim: Mapping[str, Any], text: str) -> GoldClaim:
    pieces: Sequence[Mapping[str, int]] = claim["evidence"]
    return GoldClaim(
        type=claim["type"],
        slots={key: value for key, value in claim.items() if key not in _NOT_SLOTS},
        evidence=tuple(trimmed(text, piece["start"], piece["end"]) for piece in pieces),
        optional=bool(claim.get("optional")),
    )
