"""How far a hedge reaches, and what rounding allows: the table that journalists' figures are judged by."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hustings.claims import Quantity
from hustings.exactness import hedges
from hustings.pipeline.layers import Hedge, Unit

FITS = [
    # text, value, unit, hedge, official, how it fits
    ("5,733 votes", 5733, "votes", "exact", 5733, "agrees"),
    ("5,733 votes", 5733, "votes", "exact", 5734, "differs"),
    ("a 2,000 majority", 2000, "votes", "exact", 2201, "rounds_to"),
    ("18,000", 18000, "votes", "exact", 18865, "ambiguous"),
    ("2,000", 2000, "votes", "exact", 2600, "differs"),
    ("1,980 votes", 1980, "votes", "exact", 1984, "differs"),
    ("62.6%", 62.6, "percent", "exact", 62.631, "rounds_to"),
    ("62.6%", 62.6, "percent", "exact", 62.66, "differs"),
    ("63%", 63, "percent", "exact", 62.631, "rounds_to"),
    ("62.0%", 62, "percent", "exact", 62.3, "differs"),
    ("40%", 40, "percent", "exact", 40.0, "agrees"),
    ("1.4 points", -1.4, "points", "exact", -1.4003, "rounds_to"),
    ("1.4 points", -1.4, "points", "exact", 1.4003, "differs"),
    ("nearly 49,000 people", 49000, "people", "under", 48980, "agrees"),
    ("nearly 49,000 people", 49000, "people", "under", 49100, "differs"),
    ("nearly 49,000 people", 49000, "people", "under", 40000, "differs"),
    ("fewer than 1,000 votes", 1000, "votes", "under", 979, "agrees"),
    ("fewer than 1,000 votes", 1000, "votes", "under", 1000, "differs"),
    ("fewer than 1,000 votes", 1000, "votes", "under", 20, "ambiguous"),
    ("up to 1,000 votes", 1000, "votes", "under", 1000, "agrees"),
    ("more than 4,000", 4000, "votes", "over", 4426, "agrees"),
    ("more than 4,000", 4000, "votes", "over", 3999, "differs"),
    ("more than 4,000", 4000, "votes", "over", 9000, "ambiguous"),
    ("just over 4,000", 4000, "votes", "over", 4900, "differs"),
    ("at least 20", 20, "seats", "over", 20, "agrees"),
    ("about 16,000", 16000, "votes", "about", 16306, "agrees"),
    ("about 16,000", 16000, "votes", "about", 18306, "differs"),
    ("down more than 5%", -5, "points", "over", -5.4, "agrees"),
    ("down more than 5%", -5, "points", "over", -4.6, "differs"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "unit", "hedge", "official", "fit"), FITS)
def test_a_figure_fits(text: str, value: float, unit: Unit, hedge: Hedge, official: float, fit: str) -> None:
    assert hedges.fits(Quantity(value=value, unit=unit, hedge=hedge, text=text), official) == fit


def test_of_several_meanings_the_best_counts() -> None:
    said = Quantity(value=203, unit="seats", text="203 seats")
    assert hedges.best(said, [202, 203]) == ("agrees", 203)


BOUNDS = [
    # text, value, unit, hedge, the least and the most it is not false of
    ("5,733 votes", 5733, "votes", "exact", 5733, 5733),
    ("2,000 votes", 2000, "votes", "exact", 1700, 2300),
    ("63%", 63, "percent", "exact", 62.5, 63.5),
    ("about 16,000", 16000, "votes", "about", 15200, 16800),
    ("just over 4,000", 4000, "votes", "over", 4000, 4250),
    ("more than 4,000", 4000, "votes", "over", 4000, math.inf),
    ("nearly 9,000", 9000, "votes", "under", 8550, 9000),
    ("fewer than 1,000", 1000, "votes", "under", 0, 1000),
    ("down more than 5%", -5, "points", "over", -math.inf, -5),
    ("down nearly 5%", -5, "points", "under", -5, -4.5),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "unit", "hedge", "low", "high"), BOUNDS)
def test_a_figure_has_bounds(
    text: str, value: float, unit: Unit, hedge: Hedge, low: float, high: float
) -> None:
    assert hedges.bounds(Quantity(value=value, unit=unit, hedge=hedge, text=text)) == (low, high)


@given(official=st.integers(0, 10**6), hedge=st.sampled_from(["exact", "over", "under", "about"]))
def test_what_is_within_the_bounds_is_not_false(official: int, hedge: Hedge) -> None:
    said = Quantity(value=49_000, unit="votes", hedge=hedge, text="49,000")
    low, high = hedges.bounds(said)
    fit = hedges.fits(said, official)
    if fit in ("agrees", "rounds_to"):
        assert low <= official <= high
    if low < official < high:
        assert fit != "differs"


@given(votes=st.integers(0, 10**6), valid=st.integers(1, 10**6), places=st.integers(0, 3))
def test_no_share_that_is_rounded_rightly_differs(votes: int, valid: int, places: int) -> None:
    share = 100 * min(votes, valid) / valid
    text = f"{share:.{places}f}%"
    said = Quantity(value=float(text[:-1]), unit="percent", text=text)
    assert hedges.fits(said, share) in ("agrees", "rounds_to")
