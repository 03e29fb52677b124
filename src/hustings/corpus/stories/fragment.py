"""A stretch of a story with all that is known of its words, before it is a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from hustings.corpus.page import Label, Scalar, Span


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands, and whose it is.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        label: What it is.
        whose: The person, party or seat it names: a key that is the same wherever the same is named.
        full: What to call it by: for a person the form used here, for others the canonical name.
        rank: How full the form is; the fullest form of a page names the person in claims.
    """

    start: int
    end: int
    label: Label
    whose: str
    full: str
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it stands: what it measures, of whom, and its value as a claim gives it."""

    start: int
    end: int
    measure: str
    whose: str
    value: Scalar


@dataclass(frozen=True, slots=True)
class Tagged:
    """A claim in the making.

    Attributes:
        type: Its type.
        settings: What its template says of it.
        fillers: Slot → the keys of whom it may name, and the canonical name, from its scene.
        pieces: Its evidence.
        unit: The stretch, a sentence or a row, whose names are plain to it.
    """

    type: str
    settings: Mapping[str, str]
    fillers: Mapping[str, tuple[str, str]]
    pieces: tuple[Span, ...]
    unit: Span


@dataclass(frozen=True, slots=True)
class Unit:
    """A run of text that is one post."""

    start: int
    end: int


Part = TypeVar("Part", Name, Figure, Unit)


@dataclass(slots=True)
class Fragment:
    """Text with names, figures, claims in the making, and posts."""

    text: str = ""
    names: list[Name] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    tagged: list[Tagged] = field(default_factory=list)
    posts: list[Unit] = field(default_factory=list)

    def add(self, other: Fragment) -> None:
        """Put another after this one."""
        by = len(self.text)
        self.text += other.text
        self.names += (_moved(part, by) for part in other.names)
        self.figures += (_moved(part, by) for part in other.figures)
        self.posts += (_moved(part, by) for part in other.posts)
        self.tagged += (
            replace(
                tag,
                pieces=tuple((start + by, end + by) for start, end in tag.pieces),
                unit=(tag.unit[0] + by, tag.unit[1] + by),
            )
            for tag in other.tagged
        )

    def change(self, each: Callable[[str], str]) -> None:
        """Change the letters, not their number: only characters that stay one are changed."""
        self.text = "".join(new if len(new := each(c)) == 1 else c for c in self.text)

    def capitalise(self) -> None:
        """Begin with a capital."""
        if self.text and len(first := self.text[0].upper()) == 1:
            self.text = first + self.text[1:]


def _moved(part: Part, by: int) -> Part:
    return replace(part, start=part.start + by, end=part.end + by)
