"""The parts of a stamp: times, dates and zones as they are written, checked by clock and calendar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as Date
from typing import TypedDict

CLOCK = re.compile(
    # '3.05am', '02:14', '11 p.m.', '23.40hrs'; what follows must not make it a share, a sum or a score. '3:423:42'
    # is a time with what a page says for readers who hear it.
    r"(?P<hour>\d{1,2})(?:(?P<dot>[:.])(?P<minute>[0-5]\d)(?:[:.][0-5]\d(?!\d?[:.])|(?P=hour)(?P=dot)(?P=minute))?)?"
    r"(?:\s?(?P<half>(?:[ap]\.?\s?m\b\.?|[ap]m(?=[A-Z])|[AP]\.?\s?M(?![A-Za-z])\.?|[AP]M(?=[A-Z][a-z]))))?"
    r"(?P<hours>\s?(?i:hrs?|hours|h)\b)?(?![\d%£a-z]|[,.]\d)"
    # '0312', '2340hrs'
    r"|(?P<four>(?:[01]\d|2[0-3])[0-5]\d)(?P<four_hours>\s?(?i:hrs?|hours|h)\b)?(?![\w%£]|[,.]\d)"
    r"|(?i:12 )?(?P<word>(?i:noon|midday|midnight))\b"
)
ISO = re.compile(
    r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"
    r"(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?"
    r"\s?(?P<zone>Z\b|[+-](?:0\d|1[0-4]):?[0-5]\d)?)?(?!\d)"
)
NUMERIC_DATE = re.compile(r"(?P<d>\d{1,2})(?P<s>[/.-])(?P<m>\d{1,2})(?P=s)(?P<y>\d{4}|\d\d)(?!\d|[/.-]\d)")

_LEAP_YEAR = 2000
_CENTURY = 100
_NEXT_CENTURY_FROM = 70  # two-digit years from here on are the last century's
_FIRST_YEAR, _LAST_YEAR = 1800, 2199


class Parts(TypedDict, total=False):
    """What has been read of a stamp."""

    hour: int
    minute: int
    zone: int | str
    day: int
    month: int
    year: int
    weekday: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a line says of its time, each part None where it does not say.

    Attributes:
        start: Offset of its first character in the line.
        end: Offset after its last.
        hour: 0 to 23.
        minute: 0 to 59.
        zone: Minutes east of Greenwich or an IANA zone, where a zone is written.
        day: Of the month.
        month: 1 to 12.
        year: Four digits.
        weekday: Monday is 0.
        lead: `published` or `updated`, where it says that it is the time of one of these.
        exact: Whether it is written for machines, its zone the server's rather than the reader's.
        weak: Whether it is a time only if its neighbours are ('3.05' may be a share, '1945' a year).
    """

    start: int
    end: int
    hour: int | None = None
    minute: int | None = None
    zone: int | str | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    lead: str | None = None
    exact: bool = False
    weak: bool = False

    @property
    def has_clock(self) -> bool:
        """Whether it gives a time of day."""
        return self.hour is not None

    @property
    def has_date(self) -> bool:
        """Whether it gives a day and month."""
        return self.day is not None


def date_of(year: int, month: int, day: int) -> Date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return Date(year, month, day)
    except ValueError:
        return None


def offset(written: str) -> int:
    """Minutes east of Greenwich of 'Z', '+01:00' or '-0330'."""
    if written == "Z":
        return 0
    digits = written[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    return -minutes if written[0] == "-" else minutes


def put_clock(parts: Parts, clock: re.Match[str]) -> bool | None:
    """Put a time of day into `parts`; None where it is none, else whether it is a weak one."""
    if clock["word"]:
        parts["hour"], parts["minute"] = (0 if clock["word"].lower() == "midnight" else 12), 0
        return False
    if clock["four"]:
        parts["hour"], parts["minute"] = int(clock["four"][:2]), int(clock["four"][2:])
        return not clock["four_hours"]
    hour, minute, half = int(clock["hour"]), clock["minute"], clock["half"]
    if not (minute or half):
        return None
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    if hour > 23:
        return None
    parts["hour"], parts["minute"] = hour, int(minute or 0)
    return clock["dot"] == "." and not half and not clock["hours"]


def put_date(parts: Parts, year: str | None, month: str, day: str) -> bool:
    """Put a date into `parts`, month first if only so it is one; whether it is one."""
    full = int(year) if year else None
    if full is not None and full < _CENTURY:
        full += 2000 if full < _NEXT_CENTURY_FROM else 1900
    if full is not None and not _FIRST_YEAR <= full <= _LAST_YEAR:
        return False
    m, d = int(month), int(day)
    if date_of(full or _LEAP_YEAR, m, d) is None:
        m, d = d, m  # written month first
    if date_of(full or _LEAP_YEAR, m, d) is None:
        return False
    parts["day"], parts["month"] = d, m
    if full is not None:
        parts["year"] = full
    return True
