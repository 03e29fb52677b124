"""The day that the words of a date name, by dateparser, loaded when the first such date is met."""

from __future__ import annotations

import importlib
from datetime import date as Date
from datetime import datetime, time
from functools import lru_cache
from typing import Any, Literal

Direction = Literal["past", "future"]
Order = Literal["DMY", "MDY"]

_NOWHERE = Date(2000, 1, 1)  # stands in where the words name day, month and year themselves


@lru_cache(maxsize=256)
def _parser(direction: Direction, order: Order, base: Date) -> Any:
    """A parser of English dates; kept, because making one costs more than using it."""
    return importlib.import_module("dateparser.date").DateDataParser(
        languages=["en"],
        settings={
            "RELATIVE_BASE": datetime.combine(base, time(12)),
            "PREFER_DATES_FROM": direction,
            "PREFER_DAY_OF_MONTH": "first",
            "DATE_ORDER": order,
            "RETURN_AS_TIMEZONE_AWARE": False,
            "PARSERS": ["relative-time", "absolute-time"],
        },
    )


@lru_cache(maxsize=8192)
def day(
    words: str, base: Date | None = None, direction: Direction = "past", order: Order = "DMY"
) -> Date | None:
    """The day that some words name.

    Args:
        words: A date and nothing else, in lower case: '4 july', 'thursday', 'three years ago'.
        base: The day they were written; may be left out where they name day, month and year.
        direction: Where a date without its year is looked for.
        order: How a date in figures is read.

    Returns:
        The day (the first, where only a month is named), or None where dateparser sees no date.
    """
    found: datetime | None = _parser(direction, order, base or _NOWHERE).get_date_data(words).date_obj
    return found.date() if found else None
