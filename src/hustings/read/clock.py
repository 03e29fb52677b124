"""Turns stamps into moments: zones by country and day, missing years and days from the page's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime, timedelta, timezone, tzinfo
from itertools import pairwise
from zoneinfo import ZoneInfo

from hustings.read.timeparts import Stamp, date_of

_DAY = timedelta(days=1)
_NOON = 12 * 60  # minutes: a jump against the page's order by more than this crosses midnight


@dataclass(frozen=True, slots=True)
class PageDates:
    """What is known of a page's day before its posts are dated.

    Attributes:
        caller: The day the caller gave.
        first: The day the page says it was published.
        last: The day it says it was last changed, or a day it gives without saying of what.
    """

    caller: Date | None = None
    first: Date | None = None
    last: Date | None = None

    @property
    def any(self) -> Date | None:
        """A day near which the page's undated days lie."""
        return self.last or self.first or self.caller


def page_dates(stamps: Sequence[Stamp], caller: Date | None) -> PageDates:
    """The days that a page's own lines of publishing and change give."""
    first = last = None
    for stamp in stamps:
        day = _day(stamp, caller)
        if day is not None:
            if stamp.lead == "published":
                first = first or day
            else:
                last = max(last, day) if last else day
    return PageDates(caller, first, last)


def resolve(stamps: Sequence[Stamp | None], page: PageDates, zone: tzinfo) -> list[datetime | None]:
    """Date the posts of a page.

    A day that a stamp leaves open is its neighbour's; where the times of day jump against the page's order,
    midnight lies between. Where no post has a day, the page's is the day of its newest post, or of its oldest
    where the page says only when it was first published.

    Args:
        stamps: One for each post, in page order; None for a post without one.
        page: The page's days.
        zone: The zone of times that name none.

    Returns:
        One moment for each post, None where the page does not give its day or its time of day.
    """
    days = _days(stamps, page)
    return [
        None if s is None or d is None else _moment(s, d, zone) for s, d in zip(stamps, days, strict=True)
    ]


def _days(stamps: Sequence[Stamp | None], page: PageDates) -> list[Date | None]:
    years = [s.year for s in stamps if s and s.year and s.day]
    near = page.any or (_day(next(s for s in stamps if s and s.year and s.day), None) if years else None)
    days = [_day(s, near) if s else None for s in stamps]
    timed = [i for i, s in enumerate(stamps) if s and s.has_clock]
    descending = _is_descending([_minutes(stamps[i]) for i in timed])
    steps = {b: _step(_minutes(stamps[a]), _minutes(stamps[b]), descending) for a, b in pairwise(timed)}
    if timed and all(days[i] is None for i in timed):
        _anchor(days, timed, steps, page, descending)
    for a, b in pairwise(timed):
        if days[b] is None and (known := days[a]) is not None:
            days[b] = _shifted(known, steps[b])
    for a, b in pairwise(reversed(timed)):
        if days[b] is None and (known := days[a]) is not None:
            days[b] = _shifted(known, -steps[a])
    return days


def _anchor(
    days: list[Date | None], timed: list[int], steps: dict[int, int], page: PageDates, descending: bool
) -> None:
    """Give the first timed post the day that makes the page's own day the newest post's, or the oldest's."""
    offsets = [0]
    for i in timed[1:]:
        offsets.append(offsets[-1] + steps[i])
    if page.last or page.caller:
        known, edge = page.last or page.caller, max(offsets)
    else:
        known, edge = page.first, min(offsets)
    if known is not None:
        days[timed[0]] = _shifted(known, -edge)


def _shifted(day: Date, days: int) -> Date | None:
    try:
        return day + days * _DAY
    except OverflowError:  # before the first or after the last day that can be written
        return None


def _is_descending(minutes: Sequence[int]) -> bool:
    """Whether a page gives its newest post first; small steps tell, and without any a jump over midnight."""
    down = sum(0 < a - b <= _NOON for a, b in pairwise(minutes))
    up = sum(0 < b - a <= _NOON for a, b in pairwise(minutes))
    if down == up:
        return any(b - a > _NOON for a, b in pairwise(minutes))
    return down > up


def _step(before: int, after: int, descending: bool) -> int:
    """Days from one post to the next on the page."""
    if descending:
        return -1 if after - before > _NOON else 0
    return 1 if before - after > _NOON else 0


def _minutes(stamp: Stamp | None) -> int:
    return 0 if stamp is None else (stamp.hour or 0) * 60 + (stamp.minute or 0)


def _day(stamp: Stamp, near: Date | None) -> Date | None:
    """The day a stamp gives; what it leaves open is filled so that it lies closest to `near`."""
    if stamp.day is not None and stamp.month is not None:
        if stamp.year is not None:
            return date_of(stamp.year, stamp.month, stamp.day)
        if near is None:
            return None
        years = (near.year - 1, near.year, near.year + 1)
        options = [d for y in years if (d := date_of(y, stamp.month, stamp.day))]
        return min(options, key=lambda d: abs(d - near), default=None)
    if stamp.weekday is not None and near is not None:
        return _shifted(near, (stamp.weekday - near.weekday() + 3) % 7 - 3)
    return None


def _moment(stamp: Stamp, day: Date, zone: tzinfo) -> datetime | None:
    if stamp.hour is None:
        return None
    own = zone
    if isinstance(stamp.zone, str):
        own = ZoneInfo(stamp.zone)
    elif stamp.zone is not None:
        own = timezone(timedelta(minutes=stamp.zone))
    moment = datetime(day.year, day.month, day.day, stamp.hour, stamp.minute or 0, tzinfo=own)
    return moment.astimezone(zone) if stamp.exact else moment


def day_of(stamps: Sequence[Stamp], times: Sequence[datetime | None], page: PageDates) -> Date | None:
    """The day a page is about: the caller's, else the page's own, else its latest post's."""
    if page.caller or page.last:
        return page.caller or page.last
    latest = max((t.date() for t in times if t), default=None)
    if latest:
        return latest
    return page.first or max((d for s in stamps if (d := _day(s, None))), default=None)
