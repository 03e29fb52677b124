"""Reads the times that pages put on posts: '02:14', '3.05am', 'published at 05:12 5 July'."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from hustings.read.timeparts import CLOCK, ISO, NUMERIC_DATE, Parts, Stamp, offset, put_clock, put_date
from hustings.read.words import data

_LONGEST = 140  # characters: a line of nothing but dates and times
_LONGEST_HEADING = 300
_SEPARATORS = re.compile(r"[\s,;:|·•/()\[\]@–-]*")
_TRAILERS = re.compile(r"[\s,;:.|·•/()\[\]–-]*")
# A picture's description that copy glues to the time after it: 'Ann Lee at the count9.20am: …'.
_AFTER_CAPTION = re.compile(r"[A-Z][^\d.!?]{3,90}?(?<=[a-z)])(?=\d{1,2}[:.]\d\d\s?[ap]m\s?[:–-])")
_PARTING = ":|–-]"  # marks that part a time from the words after it
_FULL_WEEKDAY = 6  # letters: shorter ones may be an abbreviation, or the word 'sun' or 'sat'


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
        self._zones: dict[str, int | str | None] = raw["zones"]
        self._leads = {word: lead for lead in ("published", "updated") for word in raw[lead]}
        months, weekdays, leads = _any(self._months), _any(self._weekdays), _any(self._leads)
        # 'UPDATE 3 (12.05pm)' counts its changes.
        self._lead = re.compile(
            rf"(?P<lead>(?i:{leads}))(?![a-z])(?: (?:[Nn]o\.? ?|#)?\d{{1,2}}(?= ?[(–]| -))?"
        )
        self._weekday = re.compile(rf"(?i:{weekdays})\b\.?")
        zone_offset = r"(?:UTC|GMT)?[+-](?:0\d|1[0-4]):?[0-5]\d"
        self._zone = re.compile(
            rf"\(?(?P<name>(?i:{_any(self._zones)}))(?![a-z])\)?|(?P<offset>{zone_offset})\b"
        )
        day, month = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?", rf"(?P<mon>(?i:{months}))"
        year, short_year = r"(?P<y>(?:19|20)\d\d)(?!:|\d)", r",? ?'(?P<y2>\d\d)\b"
        self._named_dates = (
            re.compile(rf"{day}[\s-]?(?:of )?{month}(?![a-z])\.?(?:[,\s-]{{0,2}}{year}|{short_year})?"),
            re.compile(rf"{month}\.? {day}(?![\d:]|\.\d)(?:,? {year}|{short_year})?"),
        )
        self._joins = re.compile(rf"(?i:{_any(raw['joins'])})\b")
        self._relative = re.compile(rf"(?i:{raw['relative']})(?![a-z])")
        self._cue = re.compile(
            rf"(?i:{leads})(?= ?(?:at|on|\d|:|{weekdays})\b)"
            r"|(?<=[a-z?!'\")])(?:Published|Updated|Posted)\b|published at"
        )
        # 'The figures were published at 10:59' is a sentence, not a heading with its time.
        self._sentence = re.compile(rf"\b(?:{_any(raw['not_before_cue'])})$")
        self._bare = re.compile(
            r"(?<=[|·•(\[–-])\s?(?=\d)|(?<=[a-z'\"!?)])(?=\d{1,2}[:.]\d\d(?!\d))|(?<=[a-z.'\"!?)]),? (?=\d)"
            r"|(?<=[a-z])(?=\d{1,2} [A-Z][a-z]{2,8} \d{4})"
        )

    def whole(self, text: str) -> Stamp | None:
        """Read a line that is nothing but times or dates; of several the one of publishing counts."""
        if len(text) > _LONGEST:
            return None
        if self._relative.fullmatch(text.rstrip(" .")):
            return Stamp(0, len(text))
        found: list[Stamp] = []
        at = 0
        while at < len(text):
            stamp = self._scan(text, at)
            if stamp is not None:
                found.append(stamp)
                end = stamp.end
            elif ago := self._relative.match(text, at):
                end = ago.end()
            else:
                return None
            at = _skip(_TRAILERS, text, end)
        by_lead = [s for lead in ("published", None, "updated") for s in found if s.lead == lead]
        return replace(by_lead[0], start=0, end=len(text)) if by_lead else None

    def leading(self, text: str) -> tuple[Stamp, int] | None:
        """Read a time that a line begins with, and where the rest begins ('3.05am: The count …')."""
        glued = _AFTER_CAPTION.match(text)
        stamp = self._scan(text, glued.end() if glued else 0, prose=True)
        if stamp is None or not stamp.has_clock or stamp.end == len(text):
            return None
        rest = _skip(_SEPARATORS, text, stamp.end)
        if rest == len(text) or (stamp.weak and rest == stamp.end):
            return None
        parted = any(mark in text[stamp.end : rest] for mark in _PARTING)
        # 'At 3am she conceded' and '10pm came and went' are sentences.
        begins = not text[rest].islower() and (not stamp.weak or text[rest].isupper())
        return (stamp, rest) if parted or begins else None

    def trailing(self, text: str) -> tuple[int, Stamp, bool] | None:
        """Read a time that ends a line.

        Returns:
            Where the words before it end, the time, and whether 'published' or the like introduces it.
        """
        if len(text) > _LONGEST_HEADING or not (text[-1].isalnum() or text[-1] in ")]."):
            return None
        for pattern, cued in ((self._cue, True), (self._bare, False)):
            for place in pattern.finditer(text, 1):
                stamp = self._scan(text, place.start() if cued else place.end())
                if stamp is None or not stamp.has_clock or _skip(_TRAILERS, text, stamp.end) < len(text):
                    continue
                head = text[: place.start()].rstrip(" ,;:|·•/([@–-")
                if head and not (cued and self._sentence.search(head)):
                    return len(head), stamp, cued
        return None

    def _scan(self, text: str, at: int, *, prose: bool = False) -> Stamp | None:
        """Read the parts of a time that follow one another from `at` on; with `prose`, words may follow."""
        parts: Parts = {}
        lead = None
        weak = False
        start = end = place = _skip(_SEPARATORS, text, at)
        while place < len(text):
            if not parts and (word := self._lead.match(text, place)):
                lead = lead or self._leads[word["lead"].lower()]
                place = _skip(_SEPARATORS, text, word.end())
                continue
            if (
                "hour" not in parts
                and (clock := CLOCK.match(text, place))
                and not self._date(text, place, {})
            ):
                judged = put_clock(parts, clock)
                weak = bool(judged)
                found = clock.end() if judged is not None else None
            else:
                found = self._part(text, place, parts, prose=prose)
            if found is not None:
                end = found
                place = _skip(_SEPARATORS, text, end)
                continue
            join = self._joins.match(text, place)
            if join is None or (prose and (parts or not lead)):
                break
            place = _skip(_SEPARATORS, text, join.end())
        if not parts:
            return None
        return Stamp(start, end, lead=lead, weak=weak and "zone" not in parts and "day" not in parts, **parts)

    def _part(self, text: str, at: int, parts: Parts, *, prose: bool) -> int | None:
        """Read a date, zone or weekday and say where it ends; None where none begins or it is known."""
        if "day" not in parts and (end := self._date(text, at, parts)):
            return end
        if "hour" in parts and "zone" not in parts and (zone := self._zone.match(text, at)):
            return zone.end() if self._put_zone(parts, zone) else None
        if "weekday" not in parts and (weekday := self._weekday.match(text, at)):
            name = weekday[0].lower().rstrip(".")
            if not prose or len(name) >= _FULL_WEEKDAY or not parts:
                parts["weekday"] = self._weekdays[name]
                return weekday.end()
        return None

    def _date(self, text: str, at: int, parts: Parts) -> int | None:
        """Read a date, with its time where it is written for machines."""
        if (iso := ISO.match(text, at)) and put_date(parts, iso["y"], iso["m"], iso["d"]):
            if iso["hour"] and int(iso["hour"]) < 24 and int(iso["minute"]) < 60:
                parts["hour"], parts["minute"] = int(iso["hour"]), int(iso["minute"])
                if iso["zone"]:
                    parts["zone"], parts["exact"] = offset(iso["zone"]), True
            return iso.end()
        numeric = NUMERIC_DATE.match(text, at)
        if numeric and put_date(parts, numeric["y"], numeric["m"], numeric["d"]):
            return numeric.end()
        for pattern in self._named_dates:
            named = pattern.match(text, at)
            if named:
                month = str(self._months[named["mon"].lower()])
                if put_date(parts, named["y"] or named["y2"], month, named["d"]):
                    return named.end()
        return None

    def _put_zone(self, parts: Parts, zone: re.Match[str]) -> bool:
        if zone["offset"]:
            parts["zone"] = offset(zone["offset"].removeprefix("UTC").removeprefix("GMT"))
            return True
        name = zone["name"]
        # In lower case an abbreviation may be a word ('est', 'pt').
        if not (name.isupper() or " " in name or name.lower() in ("gmt", "bst")):
            return False
        known = self._zones[name.lower()]
        if known is not None:
            parts["zone"] = known
        return True


def _skip(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Offset after what a pattern that may be empty matches."""
    found = pattern.match(text, at)
    return found.end() if found else at


def _any(words: Iterable[object]) -> str:
    """An alternation of words, longest first, so that 'july' is not read as 'jul'."""
    return "|".join(sorted((re.escape(str(w)) for w in words), key=len, reverse=True))


@cache
def stamps(language: str = "en") -> Stamps:
    """The grammar of a language, compiled once for each process."""
    return Stamps(language)
