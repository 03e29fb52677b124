"""How exactly a figure is written: the place of its last digit."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from math import log10

SHARES = ("percent", "points")
"""The units that are written to a decimal place; all others count."""

_DECIMALS = re.compile(r"\d(?:[\d,]*\d)?[.·](\d+)")


@lru_cache(maxsize=4096)
def step(value: float, text: str, share: bool) -> float:
    """The place a figure is written to: 0.1 of '62.6%', 1,000 of '49,000 people', 1 of '979'.

    Args:
        value: The figure.
        text: The words it was read from.
        share: Whether it is percent or points.
    """
    written = _DECIMALS.search(text)
    if share:
        places = len(written[1]) if written else _places(value)
        return float(10.0**-places)
    whole = round(abs(value))
    if not whole:
        return 1.0
    return float(10 ** (len(str(whole)) - len(str(whole).rstrip("0"))))


def decimals(step: float) -> int:
    """How many decimal places a figure has that is written to a step: 1 of 0.1, none of 10."""
    return max(0, -round(log10(step)))


def _places(value: float) -> int:
    return max(0, -int(Decimal(repr(value)).normalize().as_tuple().exponent))
