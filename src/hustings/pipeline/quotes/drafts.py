"""Quotations in the making: what the readers of a Doc's quotations pass to one another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from hustings.pipeline.layers import QuoteLayer
from hustings.pipeline.quotes.passages import Passage


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: index into `doc._.people` and the words that say so, either of them None where unknown."""

    person: int | None
    span: tuple[int, int] | None


@dataclass(slots=True)
class Draft:
    """A quotation; a layer once it has a speaker.

    Attributes:
        pieces: Its words, as code-point offsets.
        mark: `"`, `'`, or nothing for a block without marks.
        open: Whether the mark that closes it is still missing.
        post: Index of its post.
        paragraph: Number of the paragraph that its last piece is in.
        heading: Whether it is in a headline or a line like one.
        kind: Whether it is whole sentences or a fragment.
        term: Whether the words are a term or a name, and so nobody's.
        speaker: Who speaks, once known.
        cue: The speech word as written.
        rule: What gave it to the speaker.
    """

    pieces: list[tuple[int, int]]
    mark: str
    open: bool
    post: int
    paragraph: int
    heading: bool
    kind: Literal["direct", "partial"]
    term: bool = False
    speaker: Speaker | None = None
    cue: str | None = None
    rule: str = ""

    def give(self, speaker: Speaker | None, rule: str) -> bool:
        """Set the speaker, if there is one, and say whether there is."""
        if speaker is not None:
            self.speaker, self.rule = speaker, f"quote.{rule}"
        return speaker is not None

    def layers(self) -> list[QuoteLayer]:
        """The finished quotation, or nothing where nobody is known to say it."""
        if self.speaker is None:
            return []
        return [
            QuoteLayer(
                pieces=self.pieces,
                person=self.speaker.person,
                speaker=self.speaker.span,
                cue=self.cue,
                kind=self.kind,
                rule=self.rule,
                post=self.post,
            )
        ]


@dataclass(slots=True)
class Page:
    """A paragraph that has been encoded, and the drafts of its quotations by item."""

    passage: Passage
    drafts: dict[int, Draft] = field(default_factory=dict)
