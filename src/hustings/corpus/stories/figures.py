"""Figures in words: exact, rounded under a hedge that is true of them, or spelled out; with the value claims give."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from hustings.corpus.page import Scalar
from hustings.corpus.stories.banks import data
from hustings.corpus.stories.style import Style
from hustings.pipeline.layers import Hedge, Unit

Kind = Literal["count", "share", "points", "ordinal", "year", "years", "pounds"]

_SPELLED_AT_MOST = 12
_SPELLED_SOMETIMES = 100
_ROUND_FROM = 150
_FRACTIONS = (
    (1 / 3, "a third"),
    (1 / 2, "half"),
    (2 / 3, "two thirds"),
    (3 / 4, "three quarters"),
    (1 / 4, "a quarter"),
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure that may be written.

    Attributes:
        measure: What it measures, by the name that claims' slots are found by.
        whose: The key of whom it belongs to.
        value: The figure.
        kind: How it is written.
        unit: What it counts.
    """

    measure: str
    whose: str
    value: float
    kind: Kind
    unit: Unit = "votes"


@dataclass(frozen=True, slots=True)
class Written:
    """A figure in words, and what they say."""

    text: str
    value: Scalar


def write(measure: Measure, form: str, style: Style, rng: random.Random) -> Written | None:
    """Write a figure.

    Args:
        measure: The figure.
        form: `''` for any way of writing it, `plain` for the exact figure, `digits` for that without its per cent
            sign, `hedged` for a rounded one, `words` for a spelled one, `signed` for a change with its sign.
        style: The page's.
        rng: Decides.

    Returns:
        The words and the value, or None where the figure cannot be written so.
    """
    return _WRITERS[measure.kind](measure, form, style, rng)


def spelled(number: int) -> str:
    """A whole number from 0 to 99 in words."""
    small, tens = data("figures")["small"], data("figures")["tens"]
    if number < len(small):
        return str(small[number])
    ten, one = divmod(number, 10)
    return str(tens[ten]) + (f"-{small[one]}" if one else "")


def _quantity(value: float, unit: Unit, hedge: Hedge = "exact") -> Scalar:
    return {"value": int(value) if float(value).is_integer() else value, "unit": unit, "hedge": hedge}


def _count(measure: Measure, form: str, style: Style, rng: random.Random) -> Written | None:
    value = int(measure.value)
    exact = _quantity(value, measure.unit)
    if form == "signed":
        return Written(f"{value:+,}", exact)
    if form == "words" or (form == "" and 0 <= value <= _SPELLED_AT_MOST and rng.random() < 0.75):
        return Written(spelled(value), exact) if 0 <= value < _SPELLED_SOMETIMES else None
    if form == "hedged" or (form == "" and value >= _ROUND_FROM and rng.random() < 0.35):
        return _rounded(value, measure.unit, lambda shown: f"{shown:,.0f}", rng) or (
            None if form else Written(f"{value:,}", exact)
        )
    return Written(f"{value:,}", exact)


def _rounded(value: float, unit: Unit, show: Callable[[float], str], rng: random.Random) -> Written | None:
    """A round number near a figure, under a hedge that is true of the two."""
    size = 10 ** math.floor(math.log10(value)) if value >= 1 else 1
    found: list[tuple[float, Hedge, bool]] = []
    for step in (size, size / 2, size / 10):
        below, above, near = (
            math.floor(value / step) * step,
            math.ceil(value / step) * step,
            round(value / step) * step,
        )
        if 0 < below < value:
            found.append((below, "over", value - below <= 0.3 * step))
        if value < above and above - value <= 0.12 * step:
            found.append((above, "under", True))
        if near and near != value and abs(near - value) <= 0.12 * step:
            found.append((near, "about", True))
    found = [each for each in found if abs(each[0] - value) <= 0.25 * value]
    if not found:
        return None
    number, hedge, close = rng.choice(found)
    words = data("figures")["hedges"]
    options = [*words[hedge], *(words["just_over"] if hedge == "over" and close else ())]
    return Written(f"{rng.choice(options)} {show(number)}", _quantity(number, unit, hedge))


def _share(measure: Measure, form: str, style: Style, rng: random.Random) -> Written | None:
    places = 1 if rng.random() < 0.85 or form in ("plain", "digits") else 0
    value = round(measure.value, places)
    if form == "hedged" or (form == "" and value >= 10 and rng.random() < 0.2):
        for fraction, words in _FRACTIONS:
            if abs(measure.value / 100 - fraction) < 0.012 and rng.random() < 0.5:
                about = rng.choice(("about ", "around ", "roughly ", ""))
                return Written(f"{about}{words}", _quantity(round(100 * fraction, 1), "percent", "about"))
        return _rounded(measure.value, measure.unit, lambda shown: f"{shown:g}{style.percent}", rng) or (
            None if form else Written(f"{value:g}{style.percent}", _quantity(value, measure.unit))
        )
    figure = f"{value:.1f}" if places and not value.is_integer() else f"{value:g}"
    return Written(figure + ("" if form == "digits" else style.percent), _quantity(value, measure.unit))


def _points(measure: Measure, form: str, style: Style, rng: random.Random) -> Written | None:
    value = round(measure.value, 1)
    if value == 0:
        return None
    figure = f"{abs(value):g}"
    if form == "signed":
        return Written(f"{'+' if value > 0 else rng.choice('-−')}{figure}", _quantity(value, measure.unit))
    if form == "digits":
        return Written(figure, _quantity(value, measure.unit))
    one = "percentage point" if figure == "1" else "percentage points"
    unit = rng.choice((f" {one}", " points" if figure != "1" else " point", style.percent, "pp"))
    if form == "percent":
        unit = style.percent
    return Written(figure + unit, _quantity(value, measure.unit))


def _ordinal(measure: Measure, form: str, style: Style, rng: random.Random) -> Written | None:
    value = int(measure.value)
    words = data("figures")["ordinals"]
    if value >= len(words):
        return None
    if form == "short" or rng.random() < 0.1:
        return Written(f"{value}{data('figures')['suffixes'][min(value, 4) - 1]}", value)
    return Written(words[value], value)


def _year(measure: Measure, form: str, style: Style, rng: random.Random) -> Written | None:
    return Written(f"{measure.value:.0f}", f"{measure.value:.0f}")


def _years(measure: Measure, form: str, style: Style, rng: random.Random) -> Written | None:
    value = int(measure.value)
    if value < 2:
        return None
    if form == "hedged" or (form == "" and value > _SPELLED_AT_MOST and value % 10 and rng.random() < 0.2):
        tens = 10 * (value // 10)
        ways: list[tuple[int, Hedge]] = [(tens, "over")] if tens else []
        ways += [(tens + 10, "under")] if value % 10 >= 8 else []
        if not ways:
            return None
        number, hedge = rng.choice(ways)
        words = rng.choice(data("figures")["hedges"][hedge])
        return Written(f"{words} {number} years", {"iso": f"P{number}Y", "hedge": hedge})
    figure = spelled(value) if value <= _SPELLED_AT_MOST and rng.random() < 0.7 else str(value)
    return Written(f"{figure} years", f"P{value}Y")


def _pounds(measure: Measure, form: str, style: Style, rng: random.Random) -> Written | None:
    return Written(f"£{measure.value:,.0f}", _quantity(measure.value, "pounds"))


_WRITERS: Mapping[Kind, Callable[[Measure, str, Style, random.Random], Written | None]] = {
    "count": _count,
    "share": _share,
    "points": _points,
    "ordinal": _ordinal,
    "year": _year,
    "years": _years,
    "pounds": _pounds,
}
