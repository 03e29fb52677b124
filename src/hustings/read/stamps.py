"""Reads the times and dates that pages put on posts: '02:14', '3.05am', 'Update 4:55am:', 'published at 05:12 5 July'."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date as Date
from functools import cache

from hustings.read.furniture import data

_LONGEST = 140  # characters: a line of nothing but dates and times
_LONGEST_HEADING = 300
_SEPARATORS = re.compile(r"[\s,;:|·•/()\[\]@–-]*")
_TRAILERS = re.compile(r"[\s,;:.|·•/()\[\]–-]*")
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:(?P<dot>[:.])(?P<minute>[0-5]\d)(?:[:.][0-5]\d)?)?"
    r"(?:\s?(?P<half>(?:[ap]\.?\s?m\b\.?|[ap]m(?=[A-Z])|[AP]\.?\s?M(?![A-Za-z])\.?|[AP]M(?=[A-Z][a-z]))))?(?P<hours>\s?(?i:hrs?|hours|h)\b)?(?![\d%£a-z]|[,.]\d)"
    r"|(?P<four>(?:[01]\d|2[0-3])[0-5]\d)(?P<four_hours>\s?(?i:hrs?|hours|h)\b)?(?![\w%£]|[,.]\d)"
    r"|(?i:12 )?(?P<word>(?i:noon|midday|midnight))\b"
)
_ISO = re.compile(
    r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"
    r"(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?\s?(?P<zone>Z\b|[+-](?:0\d|1[0-4]):?[0-5]\d)?)?(?!\d)"
)
_NUMERIC = re.compile(r"(?P<d>\d{1,2})(?P<s>[/.-])(?P<m>\d{1,2})(?P=s)(?P<y>\d{4}|\d\d)(?!\d|[/.-]\d)")
_LEAP_YEAR = 2000
_CENTURY = 100
_FIRST_YEAR, _LAST_YEAR = 1800, 2199
_NEXT_CENTURY_FROM = 70  # two-digit years from here on are the last century's


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a line says of its time, each part None where it does not say.

    Attributes:
        start: Offset of its first character in the line.
        end: Offset after its last.
        hour: 0 to 23.
        minute: 0 to 59.
        zone: Minutes east of Greenwich, where a zone is written.
        day: Of the month.
        month: 1 to 12.
        year: Four digits.
        weekday: Monday is 0.
        lead: Whether it says that it is the time of publishing or of a change.
        exact: Whether it is written for machines, its zone the server's rather than the reader's.
        weak: Whether it is a time only if its neighbours are ('3.05' may be a share, '1945' a year).
    """

    start: int
    end: int
    hour: int | None = None
    minute: int | None = None
    zone: int | None = None
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


class Stamps:
    """The grammar of one language's time lines."""

    def __init__(self, language: str) -> None:
        """Compile the grammar.

        Args:
            language: The language folder its words are in.
        """
        raw = data("stamps", language)
        self._months: dict[str, int] = raw["months"]
        self._weekdays: dict[str, int] = raw["weekdays"]
        self._zones: dict[str, int | None] = raw["zones"]
        self._leads = {word: lead for lead in ("published", "updated") for word in raw[lead]}
        months, weekdays, zones, leads = (
            _any(words) for words in (self._months, self._weekdays, self._zones, self._leads)
        )
        self._lead = re.compile(rf"(?i:{leads})(?![a-z])")
        self._weekday = re.compile(rf"(?i:{weekdays})\b\.?")
        self._zone = re.compile(
            rf"\(?(?P<name>(?i:{zones}))(?![a-z])\)?|(?P<offset>(?:UTC|GMT)?[+-](?:0\d|1[0-4]):?[0-5]\d)\b"
        )
        self._day_month = re.compile(
            rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[\s-]?(?:of )?(?P<mon>(?i:{months}))(?![a-z])\.?(?:[,\s-]{{0,2}}(?P<y>(?:19|20)\d\d)(?!:|\d)|,? ?'(?P<y2>\d\d)\b)?"
        )
        self._month_day = re.compile(
            rf"(?P<mon>(?i:{months}))\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]|\.\d)(?:,? (?P<y>(?:19|20)\d\d)(?!:|\d)|,? ?'(?P<y2>\d\d)\b)?"
        )
        self._joins = re.compile(rf"(?i:{_any(raw['joins'])})\b")
        self._relative = re.compile(rf"(?i:{raw['relative']})")
        self._cue = re.compile(
            rf"(?i:{leads})(?= ?(?:at|on|\d|:|{weekdays})\b)|(?<=[a-z?!'\")])(?:Published|Updated|Posted)\b|published at"
        )
        # 'The figures were published at 10:59' is a sentence, not a heading with its time.
        self._verb = re.compile(
            r"\b(?:was|were|is|are|be|been|being|has|had|have|he|she|they|it|and|who|first)$"
        )
        self._bare = re.compile(
            r"(?<=[|·•(\[–-])\s?(?=\d)|(?<=[a-z'\"!?)])(?=\d{1,2}[:.]\d\d(?!\d))|(?<=[a-z.'\"!?)]),? (?=\d)"
        )

    def whole(self, text: str) -> Stamp | None:
        """Read a line that is nothing but a time or date; of several the one of publishing counts."""
        if len(text) > _LONGEST:
            return None
        if self._relative.fullmatch(text.rstrip(" .")):
            return Stamp(0, len(text))
        found: list[Stamp] = []
        at = 0
        while at < len(text):
            stamp = self._scan(text, at)
            if stamp is None:
                return None
            found.append(stamp)
            at = self._skip(_TRAILERS, text, stamp.end)
        if not found:
            return None
        best = next((s for s in found if s.lead == "published"), None) or next(
            (s for s in found if s.lead is None), found[0]
        )
        return replace(best, start=0, end=len(text))

    def leading(self, text: str) -> tuple[Stamp, int] | None:
        """Read a time that a line begins with, and where the rest begins ('3.05am: The count …')."""
        stamp = self._scan(text, 0, prose=True)
        if stamp is None or not stamp.has_clock or stamp.end == len(text):
            return None
        rest = self._skip(_SEPARATORS, text, stamp.end)
        if rest == len(text) or (stamp.weak and rest == stamp.end):
            return None
        parted = any(mark in text[stamp.end : rest] for mark in ":|–-]")
        if stamp.weak and not (
            parted or stamp.minute is not None and text[stamp.end] == " " and text[rest].isupper()
        ):
            return None
        return stamp, rest

    def trailing(self, text: str) -> tuple[int, Stamp, bool] | None:
        """Read a time that ends a line: where the words before it end, and whether 'published' or the like introduces it."""
        if len(text) > _LONGEST_HEADING or not (text[-1].isalnum() or text[-1] in ")]."):
            return None
        for pattern, cued in ((self._cue, True), (self._bare, False)):
            for place in pattern.finditer(text):
                stamp = self._scan(text, place.start() if cued else place.end()) if place.start() else None
                if (
                    stamp is not None
                    and stamp.has_clock
                    and self._skip(_TRAILERS, text, stamp.end) == len(text)
                ):
                    head = text[: place.start()].rstrip(" ,;:|·•/([@–-")
                    if head and not (cued and self._verb.search(head)):
                        return len(head), stamp, cued
        return None

    def _scan(self, text: str, at: int, *, prose: bool = False) -> Stamp | None:
        """Read parts of a time from `at` on, as many as follow one another; with `prose`, words may follow."""
        parts: dict[str, int | bool] = {}
        lead = None
        start = end = self._skip(_SEPARATORS, text, at)
        place = start
        while place < len(text):
            if not parts and (word := self._lead.match(text, place)):
                lead = lead or self._leads[word[0].lower()]
                place = self._skip(_SEPARATORS, text, word.end())
                continue
            found = self._part(text, place, parts, prose=prose)
            if found is None:
                join = self._joins.match(text, place)
                if join is None or (prose and parts):
                    break
                place = self._skip(_SEPARATORS, text, join.end())
                continue
            end = found
            place = self._skip(_SEPARATORS, text, end)
        if not parts:
            return None
        weak = bool(parts.pop("weak", False)) and "zone" not in parts and "day" not in parts
        return Stamp(start, end, lead=lead, weak=weak, **parts)

    def _part(self, text: str, at: int, parts: dict[str, int | bool], *, prose: bool) -> int | None:
        """Read one part into `parts` and say where it ends; None where none begins or it was already given."""
        if (
            "day" not in parts
            and (found := _ISO.match(text, at))
            and _put_date(parts, found["y"], found["m"], found["d"])
        ):
            if found["hour"] and int(found["hour"]) < 24 and int(found["minute"]) < 60:
                parts |= {"hour": int(found["hour"]), "minute": int(found["minute"])}
                if found["zone"]:
                    parts |= {"zone": _offset(found["zone"]), "exact": True}
            return found.end()
        if "day" not in parts:
            numeric = _NUMERIC.match(text, at)
            if numeric and _put_date(parts, numeric["y"], numeric["m"], numeric["d"]):
                return numeric.end()
            for pattern in (self._day_month, self._month_day):
                named = pattern.match(text, at)
                if named and _put_date(
                    parts, named["y"] or named["y2"], str(self._months[named["mon"].lower()]), named["d"]
                ):
                    return named.end()
        if "hour" not in parts and (clock := _CLOCK.match(text, at)) and _put_clock(parts, clock):
            return clock.end()
        if (
            "hour" in parts
            and "zone" not in parts
            and (zone := self._zone.match(text, at))
            and self._put_zone(parts, zone)
        ):
            return zone.end()
        if "weekday" not in parts and (weekday := self._weekday.match(text, at)):
            name = weekday[0].lower().rstrip(".")
            if not prose or len(name) > 5 or not parts:
                parts["weekday"] = self._weekdays[name]
                return weekday.end()
        return None

    def _put_zone(self, parts: dict[str, int | bool], zone: re.Match[str]) -> bool:
        if zone["offset"]:
            parts["zone"] = _offset(zone["offset"].removeprefix("UTC").removeprefix("GMT"))
            return True
        name = zone["name"]
        if not (name.isupper() or " " in name or name.lower() in ("gmt", "bst")):
            return False
        minutes = self._zones[name.lower()]
        if minutes is not None:
            parts["zone"] = minutes
        return True

    @staticmethod
    def _skip(pattern: re.Pattern[str], text: str, at: int) -> int:
        found = pattern.match(text, at)
        return found.end() if found else at


def _any(words: object) -> str:
    """An alternation of words, longest first, so that 'july' is not read as 'jul'."""
    return "|".join(sorted((re.escape(str(w)) for w in words), key=len, reverse=True))  # type: ignore[attr-defined]


def _put_clock(parts: dict[str, int | bool], clock: re.Match[str]) -> bool:
    if clock["word"]:
        parts |= {"hour": 0 if clock["word"].lower() == "midnight" else 12, "minute": 0}
        return True
    if clock["four"]:
        parts |= {
            "hour": int(clock["four"][:2]),
            "minute": int(clock["four"][2:]),
            "weak": not clock["four_hours"],
        }
        return True
    hour, minute, half = int(clock["hour"]), clock["minute"], clock["half"]
    if not (minute or half):
        return False
    if half:
        if not 1 <= hour <= 12:
            return False
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    if hour > 23:
        return False
    parts |= {
        "hour": hour,
        "minute": int(minute or 0),
        "weak": clock["dot"] == "." and not half and not clock["hours"],
    }
    return True


def _put_date(parts: dict[str, int | bool], year: str | None, month: str, day: str) -> bool:
    full = int(year) if year else None
    if full is not None and full < _CENTURY:
        full += 2000 if full < _NEXT_CENTURY_FROM else 1900
    if full is not None and not _FIRST_YEAR <= full <= _LAST_YEAR:
        return False
    m, d = int(month), int(day)
    if date_of(full or _LEAP_YEAR, m, d) is None and date_of(full or _LEAP_YEAR, d, m) is not None:
        m, d = d, m  # written month first
    if date_of(full or _LEAP_YEAR, m, d) is None:
        return False
    parts |= {"day": d, "month": m}
    if full is not None:
        parts["year"] = full
    return True


def _offset(written: str) -> int:
    if written == "Z":
        return 0
    digits = written[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    return -minutes if written[0] == "-" else minutes


@cache
def stamps(language: str = "en") -> Stamps:
    """The grammar of a language, compiled once for each process."""
    return Stamps(language)
