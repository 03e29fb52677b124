"""Whether a figure, with its hedge and as exactly as it is written, is true of an official one."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

import yaml

from hustings.claims import Quantity
from hustings.exactness.places import SHARES
from hustings.exactness.places import step as written_to
from hustings.pipeline.layers import Hedge, Unit

Fit = Literal["agrees", "rounds_to", "ambiguous", "differs"]
FITS: tuple[Fit, ...] = ("agrees", "rounds_to", "ambiguous", "differs")
"""How a figure may fit, the best first."""

_HAIR = 1e-7  # shares are quotients: binary fractions miss them by less


class Range(NamedTuple):
    """Numbers from `low` to `high`, both included."""

    low: float
    high: float

    def meets(self, other: Range) -> bool:
        """Whether the two have a number in common."""
        return self.low <= other.high and other.low <= self.high


@dataclass(frozen=True, slots=True)
class Reach:
    """How far from its figure a hedge is true; see `hedges.yaml`."""

    reach: float
    steps: float
    equal: bool = True
    far: Literal["ambiguous", "differs"] = "differs"

    def of(self, value: float, step: float, share: bool) -> float:
        """The furthest that an official figure may lie from a figure written to a step."""
        least: float = settings()["least"]["share" if share else "count"]
        return max(self.reach * value, self.steps * step, least)


def fits(said: Quantity, known: float) -> Fit:
    """How a figure of the copy fits the official one.

    Args:
        said: The figure, with its hedge and the words it was read from.
        known: The official one in the same unit.

    Returns:
        `agrees` where it is the same, or where what its hedge says is true; `rounds_to` where the official figure
        rounds to it at the place it is written to; `ambiguous` where its hedge is true and yet says little, or the
        official figure is cut off there; else `differs`.
    """
    return _fits(said.value, said.hedge, said.text, said.unit, known)


def best(said: Quantity, known: Iterable[float]) -> tuple[Fit, float]:
    """How a figure fits the one of several it fits best, and that one.

    Args:
        said: The figure.
        known: Official ones that it may mean, the likeliest first; one at least.
    """
    return min(((fits(said, one), one) for one in known), key=lambda pair: FITS.index(pair[0]))


def bounds(said: Quantity) -> Range:
    """Between which official figures a figure of the copy is not false.

    'Over 1,000' is not false of 9,000: where a hedge says little of what is out of its reach, there is no bound.
    """
    if said.value < 0:  # 'down by more than 5': the size of the fall is hedged
        size = bounds(said.model_copy(update={"value": -said.value}))
        return Range(-size.high, -size.low)
    value, step = said.value, step_of(said)
    share = said.unit in SHARES
    if said.hedge == "exact":
        half = step / 2 if share or _is_round(value, said.unit) else 0.0
        if half and not share:
            half = min(half, float(settings()["exact"]["reach"]) * value)
        return Range(value - half, value + half)
    reach = _reach(said.hedge, said.text.lower())
    away = reach.of(value, step, share)
    if said.hedge == "about":
        return Range(value - away, value + away)
    if said.hedge == "over":
        return Range(value, math.inf if reach.far == "ambiguous" else value + away)
    return Range(0.0 if reach.far == "ambiguous" else value - away, value)


def step_of(said: Quantity) -> float:
    """The place a figure is written to: 0.1 of '62.6%', 1,000 of '49,000 people', 1 of '979'."""
    return written_to(said.value, said.text, said.unit in SHARES)


def rounded_to(said: Quantity) -> float:
    """The place a figure may have been rounded to: as `step_of`, and 1 of a count that is no round one ('440')."""
    step = step_of(said)
    return step if said.unit in SHARES or step >= settings()["exact"]["round_from"] else 1.0


@cache
def settings() -> dict[str, Any]:
    """What `hedges.yaml` says."""
    read: dict[str, Any] = yaml.safe_load((files(__package__) / "hedges.yaml").read_text(encoding="utf-8"))
    return read


def _fits(value: float, hedge: Hedge, text: str, unit: Unit, known: float) -> Fit:
    share = unit in SHARES
    if value < 0:  # 'down by more than 5': the size of the fall is hedged
        value, known = -value, -known
    step = written_to(value, text, share)
    off = known - value
    if hedge == "exact":
        if abs(off) < _HAIR:
            return "agrees"
        if share:
            return "rounds_to" if abs(off) <= step / 2 + _HAIR else "differs"
        near = settings()["exact"]["reach"] * value
        if not _is_round(value, unit) or abs(off) > near:
            return "differs"
        if abs(off) <= step / 2:
            return "rounds_to"
        return "ambiguous" if 0 < off < step else "differs"
    reach = _reach(hedge, text.lower())
    away = reach.of(value, step, share) + _HAIR
    if hedge == "about":
        return "agrees" if abs(off) <= away else "differs"
    if hedge == "under":
        off = -off
    if abs(off) < _HAIR:
        return "agrees" if reach.equal else "differs"
    if off < 0:
        return "differs"
    return "agrees" if off <= away else reach.far


def _is_round(value: float, unit: Unit) -> bool:
    """Whether a count may have been rounded."""
    written = settings()["exact"]
    return bool(value) and unit in written["units"] and value % written["round_from"] == 0


@lru_cache(maxsize=4096)
def _reach(hedge: Hedge, words: str) -> Reach:
    written = settings()[hedge]
    if hedge == "about":
        return Reach(**written)
    for phrase in sorted(written["words"], key=len, reverse=True):
        if phrase in words:
            return Reach(**written["words"][phrase])
    return Reach(**written["default"])
