"""Dates in prose, found by rule and valued as EDTF: years, decades, months and days.

A date told from the post's own day has no value where the page gives none, and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from functools import cache

from hustings.pipeline.layers import Hedge
from hustings.pipeline.moments.datepatterns import date_patterns
from hustings.pipeline.moments.reckoning import Grain, Reckoning, Toward
from hustings.pipeline.quantities.hedges import last_words, suffix
from hustings.pipeline.quantities.numerals import any_of
from hustings.pipeline.quantities.years import years
from hustings.rules import data

_REACH = 28  # characters before a month or figure that its date may take: 'wednesday the 30th of '
_CLAUSE = 60  # characters around a date within which its sentence shows its tense
_STOP = re.compile(r"[.!?\n]")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date at its place in a text: offsets, EDTF value and hedge."""

    start: int
    end: int
    value: str
    hedge: Hedge = "exact"


class Dates:
    """Finds dates in plain text."""

    def __init__(self, language: str) -> None:
        """Compile the grammar.

        Args:
            language: The folder under `rules/`.
        """
        words = data("moments", language)
        self._years = years(language)
        self._seed, self._find = date_patterns(words)
        self._grain: dict[str, Grain] = {
            phrase: grain for grain, said in words["relative"].items() for phrase in said
        }
        self._said: dict[str, str] = {
            phrase: known for said in words["relative"].values() for phrase, known in said.items()
        }
        self._tonight = frozenset(words["tonight"])
        self._toward: dict[str, Toward] = words["directions"]
        self._future = re.compile(rf"(?<![^\W_]){any_of(words['future'])}(?![^\W_])")
        self._done = frozenset(words["done"])
        self._names, self._words = (
            frozenset(words["months_also_names"]),
            frozenset(words["months_also_words"]),
        )
        self._month_before, self._name_before = (
            frozenset(words["month_before"]),
            frozenset(words["month_before_name"]),
        )
        self._month_generic = frozenset(words["month_generic"])
        self._month_after = re.compile(rf"(?:'s)?\s{any_of(words['month_after'])}\b")
        self._day_not_after, self._day_before = (
            frozenset(words["weekday_not_after"]),
            frozenset(words["weekday_before"]),
        )
        self._day_after = re.compile(rf"(?:'s)?\s{any_of(words['weekday_after'])}\b|'s\b")
        self._day_not_followed = re.compile(rf"\s{any_of(words['weekday_not_followed'])}\b")
        self._decades: dict[str, int] = words["decades"]["words"]
        self._whose, self._near = frozenset(words["decades"]["whose"]), frozenset(words["decades"]["near"])
        self._lead, self._hedging = frozenset(words["lead"]), frozenset(words["date_hedges"])
        self._short_before = frozenset(words["years"]["short_before"])

    def find(self, text: str, lower: str, reckoning: Reckoning) -> Iterator[Dated]:
        """Every date that can be given a value, in order, not overlapping.

        Args:
            text: Plain text.
            lower: The same in lower case.
            reckoning: What relative dates are told from.
        """
        at = free = 0
        for seed in self._seed.finditer(lower):
            if seed.end() <= at or (seed[0] in self._words and text[seed.start()].islower()):
                continue
            at = max(at, seed.start() - _REACH)
            while match := self._find.search(lower, at, seed.end() + 2 * _REACH):
                if match.start() >= seed.end():
                    break
                for dated in self._dated(text, lower, match, reckoning):
                    yield self._widened(lower, dated, free)
                    free = dated.end
                at = max(match.end(), at + 1)
            at = max(at, seed.end())

    def _dated(self, text: str, lower: str, match: re.Match[str], reckoning: Reckoning) -> Iterator[Dated]:
        """The dates of one match of the grammar, where its surroundings bear them out."""
        kind = str(match.lastgroup)
        month = match["m1"] or match["m2"] or match["m3"]
        if (
            month
            and month in self._words
            and text[match.start("m1" if match["m1"] else "m2" if match["m2"] else "m3")].islower()
        ):
            return
        if kind in ("dayfirst", "monthfirst"):
            yield from self._days(lower, match, reckoning)
            return
        if kind == "years":
            yield from self._span(lower, match, reckoning)
            return
        value: str | None = None
        match kind:
            case "iso":
                value = _real(match[0])
            case "figures":
                value = reckoning.figures(match[0])
            case "monthyear":
                value = reckoning.month_of(match["m3"], match["y3"])
            case "relative":
                phrase = " ".join(match[0].split())
                value = reckoning.words(
                    self._said[phrase], self._grain[phrase], tonight=phrase in self._tonight
                )
            case "decade":
                value = self._decade(lower, match)
            case "year":
                value = match[0] if self._years.read(lower, *match.span()) == "year" else None
            case "month":
                value = self._month(text, lower, match, reckoning)
            case "weekday":
                value = self._weekday(text, lower, match, reckoning)
            case "short":
                value = self._short(lower, match, reckoning)
        if value is not None:
            yield Dated(match.start(), match.end(), value)

    def _days(self, lower: str, match: re.Match[str], reckoning: Reckoning) -> Iterator[Dated]:
        """Days of a month: '4 July', 'Thursday, July 4, 2024', '4-6 May', '4 and 5 May'."""
        first = "d1" if match["d1"] else "d3"
        second = "d2" if match["d1"] else "d4"
        month, year = match["m1"] or match["m2"], match["y1"] or match["y2"]
        if (
            first == "d3"
            and not year
            and match[first].isdigit()
            and lower.endswith("in ", 0, match.start("m2"))
        ):
            if value := reckoning.month(month, self._tense(lower, match.start(), match.end("m2"))):
                yield Dated(match.start("m2"), match.end("m2"), value)  # 'in May 12 seats fell'
            return
        toward = self._tense(lower, match.start(), match.end())
        values = {
            name: reckoning.full(_bare(match[name]), month, year)
            if year
            else reckoning.day_of(_bare(match[name]), month, toward)
            for name in (first, second)
            if match[name]
        }
        if any(value is None for value in values.values()):
            return
        if second not in values:
            yield Dated(match.start(), match.end(), str(values[first]))
        elif "and" in lower[match.end(first) : match.start(second)]:
            yield Dated(match.start(), match.end(first), str(values[first]))
            yield Dated(match.start(second), match.end(), str(values[second]))
        elif str(values[first]) < str(values[second]):
            yield Dated(match.start(), match.end(), f"{values[first]}/{values[second]}")

    def _span(self, lower: str, match: re.Match[str], reckoning: Reckoning) -> Iterator[Dated]:
        """Two years with a dash between ('1997-2010', '2017-19'), or a year and its month ('2024-07')."""
        first, second = match["y4"], match["y5"]
        whole = second if len(second) == 4 else first[:2] + second
        if len(second) == 2 and 1 <= int(second) <= 12 and whole <= first and match[0][4] == "-":
            yield Dated(match.start(), match.end(), f"{first}-{second}")
        elif whole > first:
            yield Dated(match.start(), match.end("y4"), first)
            yield Dated(match.start("y5"), match.end(), whole)

    def _decade(self, lower: str, match: re.Match[str]) -> str | None:
        words = last_words(lower, match.start(), 24)
        last = words[-1][1] if words else ""
        if match[0] in self._decades:
            before = words[-2][1] if last in self._near and len(words) > 1 else last
            if before in self._whose or not (before == "the" or last in self._near):
                return None
            digit = self._decades[match[0]]
            return f"{'20' if digit == 0 else '19'}{digit}X"
        figures = match[0].rstrip("s").rstrip("'")
        if figures.startswith("'"):
            near = last == "the" or last in self._near
            return f"{'20' if figures[1] in '12' else '19'}{figures[1]}X" if near else None
        return f"{figures[:3]}X"

    def _month(self, text: str, lower: str, match: re.Match[str], reckoning: Reckoning) -> str | None:
        """A month by itself, where the words around it show that it is one and not a name or a verb."""
        start, end, name = match.start("m4"), match.end("m4"), match["m4"]
        if text[start].islower():
            return None
        toward = self._toward[" ".join(match["w1"].split())] if match["w1"] else None
        words = last_words(lower, match.start(), 24)
        if toward is None and self._month_after.match(lower, end):
            if suffix(words, self._month_generic, 1):
                return None
        elif toward is None:
            if suffix(words, self._name_before if name in self._names else self._month_before, 2) is None:
                return None
            if name in self._names and _capital(text, end):
                return None
        return reckoning.month(name, toward or self._tense(lower, match.start(), end))

    def _weekday(self, text: str, lower: str, match: re.Match[str], reckoning: Reckoning) -> str | None:
        """A day of the week that is no part of a name: 'Mail on Sunday', 'Sheffield Wednesday'."""
        start, end = match.start("d5"), match.end("d5")
        if text[start].islower() and not match["w2"] and not lower.endswith("on ", 0, start):
            return None
        words = last_words(lower, start, 24)
        if suffix(words, self._day_not_after, 2) or (
            self._day_not_followed.match(lower, end) and _capital(text, end)
        ):
            return None
        led = match["w2"] or end != match.end() or suffix(words, self._day_before, 1)
        if not led and _capital(text, end) and not self._day_after.match(lower, end):
            return None
        toward = self._toward[" ".join(match["w2"].split())] if match["w2"] else None
        if toward is None or toward == "this":
            toward = self._tense(lower, match.start(), match.end())
        return reckoning.weekday(match["d5"], toward)

    def _short(self, lower: str, match: re.Match[str], reckoning: Reckoning) -> str | None:
        """A year in two figures: "since '97"."""
        led = suffix(last_words(lower, match.start(), 24), self._short_before, 2)
        if led is None or lower.startswith((" votes", " per", "%", "'", " seats"), match.end()):
            return None
        return reckoning.century(match[0])

    def _tense(self, lower: str, start: int, end: int) -> Toward:
        """Whether the sentence around a date speaks of what is to come."""
        floor, ceiling = max(0, start - _CLAUSE), min(len(lower), end + _CLAUSE)
        if suffix(last_words(lower, start, 16), self._done, 1):
            return "past"
        left = max((m.end() for m in _STOP.finditer(lower, floor, start)), default=floor)
        stop = _STOP.search(lower, end, ceiling)
        return "future" if self._future.search(lower, left, stop.start() if stop else ceiling) else "past"

    def _widened(self, lower: str, dated: Dated, free: int) -> Dated:
        """A date with the words that lead up to it: 'the early 1980s', 'about 1990'."""
        words = [word for word in last_words(lower, dated.start, 32) if word[0] >= free]
        start, hedge = dated.start, dated.hedge
        if led := suffix(words, self._lead):
            start = words[-led[0]][0]
            words = words[: -led[0]]
        if hedged := suffix(words, self._hedging, 2):
            start, hedge = words[-hedged[0]][0], "about"
        return Dated(start, dated.end, dated.value, hedge)


def _bare(day: str) -> str:
    return day.rstrip("stndrh")


def _real(iso: str) -> str | None:
    """An ISO date, or None where there is no such day."""
    try:
        return Date.fromisoformat(iso).isoformat()
    except ValueError:
        return None


def _capital(text: str, at: int) -> bool:
    """Whether the word after an offset begins with a capital letter."""
    return text[at : at + 1].isspace() and text[at + 1 : at + 2].isupper()


@cache
def dates(language: str = "en") -> Dates:
    """The dates of a language, compiled once."""
    return Dates(language)
