"""Precision, recall and F1 from counts, and how far they would move on other copy of the same kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from typing import NamedTuple

import numpy
from numpy.typing import NDArray

from hustings.scoring.outcomes import Counts

Integers = NDArray[numpy.int64]

_COLUMN = {field.name: n for n, field in enumerate(fields(Counts))}
_LEVEL = (2.5, 97.5)


class Rate(NamedTuple):
    """A rate from 0 to 1, and the ends of its 95 % interval; 0 between 0 and 1 where there is nothing to rate."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Score:
    """How well a label or a claim type is found.

    Attributes:
        counts: What the rates are made of.
        precision: Right ones over those given.
        recall: Right ones over gold's.
        f1: The harmonic mean of both.
        slot_precision: Slots that agree over slots given.
        slot_recall: Slots that agree over gold's.
        slot_f1: The harmonic mean of both.
        figure_precision: The same as `slot_precision` for slots that hold numbers.
    """

    counts: Counts
    precision: Rate
    recall: Rate
    f1: Rate
    slot_precision: Rate
    slot_recall: Rate
    slot_f1: Rate
    figure_precision: Rate


class Resampling:
    """The bootstrap: units of text (posts, lines, sentences) drawn again and again, as many as there are."""

    def __init__(self, units: int, *, samples: int = 1000, seed: int = 0) -> None:
        """Draw.

        Args:
            units: How many units of text there are.
            samples: How often to draw.
            seed: Decides what is drawn; the same for all scores, so that they can be compared.

        Raises:
            ValueError: There are no units, or no samples.
        """
        if units < 1 or samples < 1:
            raise ValueError(f"{samples} samples of {units} units of text say nothing")
        chance = numpy.random.default_rng(seed)
        self._weights = chance.multinomial(units, numpy.full(units, 1 / units), size=samples)

    def score(self, counts: Sequence[Counts]) -> Score:
        """Score what was counted.

        Args:
            counts: One for each unit, in the same order at each call.
        """
        table = numpy.array([astuple(each) for each in counts], dtype=numpy.int64)
        total = table.sum(axis=0)
        # The counts as they are come first, then those of each sample.
        sums = numpy.vstack([total, self._weights @ table])

        def share(hits: str, *of: str) -> Rate:
            of_all = sums[:, [_COLUMN[each] for each in of]].sum(axis=1)
            return _rate(len(of) * sums[:, _COLUMN[hits]], of_all)

        return Score(
            counts=Counts(*map(int, total)),
            precision=share("strict", "given"),
            recall=share("strict", "gold"),
            f1=share("strict", "given", "gold"),
            slot_precision=share("slot_hits", "given_slots"),
            slot_recall=share("slot_hits", "gold_slots"),
            slot_f1=share("slot_hits", "given_slots", "gold_slots"),
            figure_precision=share("figure_hits", "given_figures"),
        )


def _rate(hits: Integers, of: Integers) -> Rate:
    """The share of hits in the first row, and between what it lies in the samples that there is something in."""
    value = float(hits[0] / of[0]) if of[0] else 0.0
    some = of[1:] > 0
    if not some.any():
        return Rate(value, 0.0, 1.0)
    low, high = numpy.percentile(hits[1:][some] / of[1:][some], _LEVEL)
    return Rate(value, float(low), float(high))
