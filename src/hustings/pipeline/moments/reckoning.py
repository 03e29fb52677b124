"""What a relative date is told from, and the value it then has: 'on Thursday', 'last May', 'three years ago'.

Nothing is invented: a date is given to the year, the month or the day, as its words are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from typing import Literal

from hustings.pipeline.moments import dateparsing
from hustings.pipeline.moments.dateparsing import Order

Toward = Literal["last", "next", "this", "past", "future"]
Grain = Literal["day", "month", "year"]

_DAWN = 6  # o'clock: until then 'tonight' is the night before
_SOON = 45  # days: a day this near ahead is meant even where nothing says 'will'
_PIVOT = 10  # years ahead that two figures may mean


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The day and hour of a post, from which its relative dates are told.

    Attributes:
        base: Its day, or None where the page gives none; relative dates then have no value.
        hour: Its hour, or None.
        order: How dates in figures are read where it is published.
    """

    base: Date | None = None
    hour: int | None = None
    order: Order = "DMY"

    def full(self, day: str, month: str, year: str) -> str | None:
        """A date given in full, as EDTF; None where there is no such day."""
        return _written(dateparsing.day(f"{day} {month} {self.century(year)}"), "day")

    def figures(self, words: str) -> str | None:
        """A date in figures with marks between them: '5/7/24'."""
        first, second, year = words.replace(".", "/").split("/")
        return _written(dateparsing.day(f"{first}/{second}/{self.century(year)}", order=self.order), "day")

    def month_of(self, month: str, year: str) -> str | None:
        """A month of a year."""
        return _written(dateparsing.day(f"{month} {self.century(year)}"), "month")

    def day_of(self, day: str, month: str, toward: Toward) -> str | None:
        """A day of a month whose year is not given."""
        if self.base is None:
            return None
        words = f"{day} {month}"
        past = dateparsing.day(words, self.base)
        future = dateparsing.day(words, self.base, "future")
        if past is None or future is None:
            return None
        ahead = toward in ("future", "next") or (future - self.base).days <= _SOON < (self.base - past).days
        return _written(future if ahead and past != self.base else past, "day")

    def month(self, name: str, toward: Toward) -> str | None:
        """A month whose year is not given."""
        if self.base is None:
            return None
        ahead = toward in ("future", "next")
        found = dateparsing.day(name, self.base, "future" if ahead else "past")
        if found is None:
            return None
        if toward == "this":
            found = found.replace(year=self.base.year)
        elif found.month == self.base.month:
            found = found.replace(year=self.base.year + {"last": -1, "next": 1}.get(toward, 0))
        return _written(found, "month")

    def weekday(self, name: str, toward: Toward) -> str | None:
        """A day of the week; the post's own, unless it says last or next."""
        if self.base is None:
            return None
        found = dateparsing.day(name, self.base, "future" if toward in ("future", "next") else "past")
        if found and toward not in ("last", "next") and abs((found - self.base).days) == 7:
            found = self.base
        return _written(found, "day")

    def words(self, words: str, grain: Grain, *, tonight: bool = False) -> str | None:
        """Words told from the post's day: 'yesterday', 'last month'; `tonight` is yesterday's before dawn."""
        if self.base is None:
            return None
        if tonight and self.hour is not None and self.hour < _DAWN:
            words = "yesterday"
        return _written(dateparsing.day(words, self.base), grain)

    def ago(self, amounts: Sequence[tuple[str, int]]) -> str | None:
        """The time some years, months, weeks or days before the post, as finely as they count.

        Weeks are no days: 'three weeks ago' is given to the month.
        """
        if self.base is None:
            return None
        names = {"Y": "years", "M": "months", "W": "weeks", "D": "days"}
        words = " ".join(f"{count} {names[unit]}" for unit, count in amounts)
        grain: Grain = {"Y": "year", "D": "day"}.get(amounts[-1][0], "month")  # type: ignore[assignment]
        return _written(dateparsing.day(f"{words} ago", self.base), grain)

    def century(self, year: str) -> str:
        """A year in four figures: "'97", '24' and '2024' as they are meant."""
        figures = year.lstrip("'")
        if len(figures) == 4:
            return figures
        now = self.base or Date.today()
        return str((2000 if int(figures) <= now.year - 2000 + _PIVOT else 1900) + int(figures))


def _written(day: Date | None, grain: Grain) -> str | None:
    """A day as EDTF, no finer than its words; None outside the years copy speaks of."""
    if day is None or not 1800 <= day.year <= 2100:
        return None
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[grain]]
