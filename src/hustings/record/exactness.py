"""How exact a figure is as it is written, and between which numbers it leaves the truth."""

from __future__ import annotations

import math
from typing import NamedTuple

from hustings.claims import Quantity
from hustings.claims.precision import SHARES, step

_ROUND_FROM = 100  # '440 votes' is a count, '2,400 votes' may be rounded
_ABOUT = 0.1
_OVER = 0.25


class Range(NamedTuple):
    """Numbers from `low` to `high`, both included."""

    low: float
    high: float

    def meets(self, other: Range) -> bool:
        """Whether the two have a number in common."""
        return self.low <= other.high and other.low <= self.high


def detail(said: Quantity) -> tuple[float, ...]:
    """How exact a figure is; of two, the greater one is the more exact: unhedged first, then by its digits."""
    return (float(said.hedge == "exact"), -math.log10(_step(said)))


def allowed(said: Quantity) -> Range:
    """The numbers that a figure does not contradict.

    A figure without a hedge leaves room for rounding: half of the place that it is written to. 'About' leaves a tenth
    to either side, 'over' and 'under' a quarter to theirs.
    """
    size, place = abs(said.value), _step(said)
    half = place / 2 if said.unit in SHARES or place > 1 else 0.0
    below = {"about": max(_ABOUT * size, half), "under": max(_OVER * size, place), "over": 0.0}
    above = {"about": max(_ABOUT * size, half), "over": max(_OVER * size, place), "under": 0.0}
    low, high = size - below.get(said.hedge, half), size + above.get(said.hedge, half)
    return Range(low, high) if said.value >= 0 else Range(-high, -low)


def _step(said: Quantity) -> float:
    """The place a figure is written to, 1 of a count below those that are rounded ('440')."""
    share = said.unit in SHARES
    place = step(said.value, said.text, share)
    return place if share or place >= _ROUND_FROM else 1.0
