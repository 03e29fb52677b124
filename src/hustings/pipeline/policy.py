"""Who decides where names are: the rules and lists, a trained recogniser, or both.

Where both do, what rules and lists find stands, and a recogniser's names are added where they overlap none of it.
The recogniser runs first and leaves its names in `doc.ents`; each component that finds names by rule weighs those of
its labels.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol, TypeVar

from spacy.tokens import Doc, Span

Names = Literal["both", "model", "rules"]

RECOGNISED = "recognised"
"""Where a Doc keeps the people whom a recogniser found until names of people are looked for: a span group."""


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


P = TypeVar("P", bound=_Placed)


def recognised(doc: Doc, *labels: str) -> list[Span]:
    """What a trained recogniser left in a Doc under some labels."""
    spans = doc.spans.get(RECOGNISED, doc.ents)
    return [span for span in spans if span.label_ in labels]


def decide(found: Sequence[P], suggested: Sequence[P], names: Names) -> list[P]:
    """The names that stand.

    Args:
        found: What rules and lists found.
        suggested: What a recogniser found.
        names: Whose word counts.

    Returns:
        Names in text order.
    """
    if names == "rules":
        return list(found)
    if names == "model":
        return list(suggested)
    taken = {i for name in found for i in range(name.start, name.end)}
    fresh = [name for name in suggested if taken.isdisjoint(range(name.start, name.end))]
    return sorted([*found, *fresh], key=lambda name: name.start)
