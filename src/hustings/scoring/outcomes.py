"""What became of each name and claim of a page: right, wrong, missed or spurious, and what it counts for."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import Generic, Literal, TypeVar

from hustings.corpus.page import GoldClaim, Mention, Span

T = TypeVar("T", GoldClaim, Mention)

Verdict = Literal["right", "wrong", "missed", "spurious"]


@dataclass(frozen=True, slots=True)
class Counts:
    """How often things happened; what scores are made of.

    Attributes:
        gold: Names or claims an annotator gave.
        given: Those that were found.
        found: Gold that something found answers for, right or wrong.
        strict: Those that are right: every slot that makes a claim wrong agrees, or span and label are the same.
        gold_slots: Slots that gold fills.
        given_slots: Slots that what was found fills.
        slot_hits: Slots both fill alike.
        given_figures: Slots for numbers that what was found fills.
        figure_hits: Those of them that gold fills alike.
        hedges: Pairs of quantities with the same number.
        hedge_hits: Those of them with the same hedge.
    """

    gold: int = 0
    given: int = 0
    found: int = 0
    strict: int = 0
    gold_slots: int = 0
    given_slots: int = 0
    slot_hits: int = 0
    given_figures: int = 0
    figure_hits: int = 0
    hedges: int = 0
    hedge_hits: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Both together."""
        return Counts(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What became of one name or claim.

    Attributes:
        kind: The label or the claim type.
        gold: What the annotator gave, None where there is nothing.
        given: What was found, None where it was missed.
        counts: What it counts for.
        slots: The slots that make a claim wrong.
    """

    kind: str
    gold: T | None
    given: T | None
    counts: Counts
    slots: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """In a word."""
        if self.given is None:
            return "missed"
        if self.gold is None:
            return "spurious"
        return "right" if self.counts.strict else "wrong"

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where it stands: gold's words where there are any."""
        item = self.gold or self.given
        if isinstance(item, GoldClaim):
            return item.evidence
        return ((item.start, item.end),) if item else ()
