"""True and false figures for a number, as prose would put them: exact, rounded, hedged."""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

from hustings.claims import Quantity
from hustings.pipeline.layers import Hedge, Unit

_SHARES = ("percent", "points")
_NOUNS: dict[Unit, str] = {
    "votes": " votes",
    "people": " people",
    "seats": " seats",
    "percent": "%",
    "points": " points",
}
_CLOSE = 0.04
"""Part of a number that 'nearly' and 'just over' stay within."""
_NEAR = 0.45
"""Percentage points that they stay within."""
_SURELY = 0.6
"""Percentage points by which a wrong share is off at least: turnouts with rejected papers are not."""


def quantity(value: float, unit: Unit, hedge: Hedge = "exact", words: str = "", places: int = 0) -> Quantity:
    """A figure in words: `just over 1,200 votes`, `62.6%`.

    Args:
        value: The number.
        unit: What it counts.
        hedge: How it is hedged.
        words: The words of the hedge.
        places: How many decimals it is written with.
    """
    value = round(value, places)
    text = f"{words} {value:,.{places}f}{_NOUNS.get(unit, '')}".strip()
    return Quantity(value=value, unit=unit, hedge=hedge, text=text)


def true(rng: Random, value: float, unit: Unit) -> tuple[Quantity, str]:
    """A figure that is true of a number, and how it is put: `exact`, `rounded` or `hedged`."""
    if unit in _SHARES:
        return _true_share(rng, value, unit)
    step = 1000 if value >= 20_000 else 100
    floor, ceiling = value // step * step, -(-value // step) * step
    ways = [(quantity(value, unit), "exact")]
    if value >= 1000:
        near = round(value / step) * step
        ways.append((quantity(near, unit), "rounded"))
        ways.append((quantity(near, unit, "about", rng.choice(["about", "around", "roughly"])), "hedged"))
        if floor < value:
            close = value - floor <= _CLOSE * floor
            ways.append((quantity(floor, unit, "over", "just over" if close else "more than"), "hedged"))
        if ceiling > value:
            close = ceiling - value <= _CLOSE * ceiling
            ways.append((quantity(ceiling, unit, "under", "nearly" if close else "fewer than"), "hedged"))
    return rng.choice(ways)


def _true_share(rng: Random, value: float, unit: Unit) -> tuple[Quantity, str]:
    ways = [(quantity(value, unit, places=1), "rounded")]
    if value >= 5:
        ways.append((quantity(value, unit), "rounded"))
        ways.append((quantity(value, unit, "about", "about"), "hedged"))
        if 0.01 < value - math.floor(value) <= _NEAR:
            ways.append(
                (quantity(math.floor(value), unit, "over", rng.choice(["more than", "just over"])), "hedged")
            )
        if 0.01 < math.ceil(value) - value <= _NEAR:
            ways.append(
                (quantity(math.ceil(value), unit, "under", rng.choice(["nearly", "just under"])), "hedged")
            )
    return rng.choice(ways)


def wrong(rng: Random, value: float, unit: Unit, avoid: Sequence[float] = ()) -> tuple[Quantity, str]:
    """A figure that is false of a number, and how it was made so: `number` or `hedge`.

    Args:
        rng: Decides.
        value: The number.
        unit: What it counts.
        avoid: Numbers that it must not be true of either.
    """
    while True:
        made, how = _wrong_share(rng, value, unit) if unit in _SHARES else _wrong_count(rng, value, unit)
        if how == "hedge" or all(abs(made.value - other) > 0.2 for other in avoid):
            return made, how


def _wrong_count(rng: Random, value: float, unit: Unit) -> tuple[Quantity, str]:
    step = 1000 if value >= 20_000 else 100
    if value >= 1000 and rng.random() < 0.3:
        if rng.random() < 0.5:
            return quantity((value // step + 1) * step, unit, "over", "more than"), "hedge"
        floor = value // step * step - (step if value % step == 0 else 0)
        return quantity(floor, unit, "under", rng.choice(["nearly", "fewer than"])), "hedge"
    digits = str(int(value))
    if len(digits) > 2 and rng.random() < 0.5:
        at = rng.randrange(len(digits) - 1)
        swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        if swapped != digits and swapped[0] != "0" and int(swapped) % 100:
            return quantity(int(swapped), unit), "number"
    off = max(1, round(value * rng.uniform(0.02, 0.3))) * rng.choice([-1, 1])
    made = max(value + off, 0) if value + off != value else value + 1
    if made >= 100 and made % 100 == 0:
        made += 1 if off > 0 else -1
    return quantity(made if made != value else value + 1, unit), "number"


def _wrong_share(rng: Random, value: float, unit: Unit) -> tuple[Quantity, str]:
    if value >= 5 and rng.random() < 0.3:
        if rng.random() < 0.5:
            return quantity(math.floor(value) + 1, unit, "over", "more than"), "hedge"
        return quantity(math.ceil(value) - 1, unit, "under", rng.choice(["nearly", "just under"])), "hedge"
    off = rng.uniform(_SURELY, 9) * rng.choice([-1, 1])
    if unit == "percent" and not 0 < value + off < 100:
        off = -off
    return quantity(value + off, unit, places=1), "number"
