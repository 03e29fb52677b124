"""Figures of a record: what holds now, what it took the place of, and what contradicts it."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, TypeVar

from hustings.claims import Claim, Quantity
from hustings.exactness.hedges import Range, bounds, rounded_to
from hustings.pipeline.layers import Hedge

V = TypeVar("V")

_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Statement(Generic[V]):
    """One claim's word on a figure.

    Attributes:
        value: What it says.
        claim: The claim's place among those that were merged.
        at: When it was said, or None.
        detail: How exactly: of two statements, the greater is the more exact.
        hedge: As of a quantity.
        range: The numbers that a quantity does not contradict; None of what is no quantity.
        same: What makes two statements one; the value by default.
    """

    value: V
    claim: int
    at: datetime | None = None
    detail: tuple[float, ...] = ()
    hedge: Hedge = "exact"
    range: Range | None = None
    same: Hashable = None


@dataclass(frozen=True, slots=True)
class Reading(Generic[V]):
    """Something that claims say of a figure, other than what holds.

    Attributes:
        value: What they say: votes, or percent or points from 0 to 100, or what else the figure is of.
        hedge: `exact`, `about`, `over` or `under`.
        claims: Places of the claims that say so.
    """

    value: V
    hedge: Hedge
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Figure(Generic[V]):
    """What the copy says of one thing, all claims taken together.

    Attributes:
        value: What holds: the most exact that was said, of equally exact ones the latest.
        hedge: How exactly that was said.
        claims: Places of the claims that say so.
        superseded: Vaguer words for the same, and what was said both earlier and more vaguely.
        disputed: What contradicts it.
    """

    value: V
    hedge: Hedge
    claims: tuple[int, ...]
    superseded: tuple[Reading[V], ...] = ()
    disputed: tuple[Reading[V], ...] = ()

    @property
    def support(self) -> tuple[int, ...]:
        """Places of all claims that say something of it."""
        others = (r.claims for r in (*self.superseded, *self.disputed))
        return tuple(sorted({*self.claims, *(claim for claims in others for claim in claims)}))


Agree = Callable[[Statement[V], Statement[V]], bool]


def quantity(said: Quantity, index: int, claim: Claim, *, beside: bool = False) -> Statement[float]:
    """What a claim says by a quantity.

    Args:
        said: The quantity.
        index: The claim's place among those that are merged.
        claim: The claim.
        beside: Whether another figure stands beside it that bears it out, as votes do for a share.
    """
    exact = (float(said.hedge == "exact"), -math.log10(rounded_to(said)), float(beside))
    return Statement(said.value, index, claim.asserted_at, exact, said.hedge, bounds(said))


def meet(one: Statement[V], other: Statement[V]) -> bool:
    """Whether two quantities may both be true."""
    return one.range is not None and other.range is not None and one.range.meets(other.range)


def never(one: Statement[V], other: Statement[V]) -> bool:
    """What is not the same is a contradiction."""
    return False


def settle(statements: Iterable[Statement[V]], agree: Agree[V] = never) -> Figure[V] | None:
    """Make one figure of what several claims say.

    Args:
        statements: In any order.
        agree: Whether two that are not the same may both be true.

    Returns:
        The figure, or None where nothing is said.
    """
    readings: dict[Hashable, list[Statement[V]]] = {}
    for said in sorted(statements, key=lambda said: said.claim):
        same = said.value if said.same is None else said.same
        readings.setdefault((same, said.hedge), []).append(said)
    if not readings:
        return None
    best = max(readings.values(), key=_standing)
    now = _fullest(best)
    superseded: list[Reading[V]] = []
    disputed: list[Reading[V]] = []
    for reading in readings.values():
        if reading is best:
            continue
        said = _fullest(reading)
        outdated = said.detail < now.detail and _before(reading, best)
        found = superseded if agree(said, now) or outdated else disputed
        found.append(Reading(said.value, said.hedge, _claims(reading)))
    return Figure(now.value, now.hedge, _claims(best), tuple(superseded), tuple(disputed))


def _fullest(reading: list[Statement[V]]) -> Statement[V]:
    return max(reading, key=lambda said: said.detail)


def _standing(reading: list[Statement[V]]) -> tuple[tuple[float, ...], datetime, int]:
    latest = max(said.at or _BEFORE_ALL for said in reading)
    return _fullest(reading).detail, latest, len(reading)


def _before(reading: list[Statement[V]], other: list[Statement[V]]) -> bool:
    """Whether all of one was said before the last of the other, as far as both have times."""
    times, later = [said.at for said in reading], [said.at for said in other if said.at]
    return bool(later) and all(at is not None and at < max(later) for at in times)


def _claims(reading: list[Statement[V]]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(said.claim for said in reading))
