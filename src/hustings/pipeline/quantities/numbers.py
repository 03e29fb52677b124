"""Numbers as prose and boards write them: figures, words, fractions and ordinals, found and valued.

What a number counts is not decided here (see `hustings.pipeline.quantities` and `hustings.pipeline.moments`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from hustings.pipeline.layers import Form
from hustings.pipeline.quantities import spelled
from hustings.pipeline.quantities.numerals import SHARE, numerals
from hustings.rules import data

_YEAR = re.compile(r"(?:1[89]|20)\d\d|2100")

_SCORE = 100  # below it a falling range is a score
_LOOK = 96  # characters after a number word or figure that may belong to its number
_LEADING = frozenset("+–-£$€₹.(")
_LARGEST = 1e13


@dataclass(frozen=True, slots=True)
class Number:
    """One number in a text.

    Attributes:
        start: Offset of its sign, currency mark or first character.
        digits: Offset of the number itself, its sign included.
        end: Offset after its last character, scale words included.
        value: Its value, signed; for a fraction the percentage, to one decimal.
        form: How it is written.
        sign: 1 or -1 where the text writes one, else 0.
        currency: The currency mark before it, or ''.
        ranged: Whether it is one end of a range written with a dash ('30-40%').
        grouped: Whether its thousands are marked off ('2,019').
    """

    start: int
    digits: int
    end: int
    value: float
    form: Form
    sign: int = 0
    currency: str = ""
    ranged: bool = False
    grouped: bool = False


class Grammar:
    """Finds and values numbers in lower-case plain text."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        """Compile the grammar.

        Args:
            words: The `numbers` of `quantities.yaml`.
        """
        self._small: dict[str, int] = {**words["small"], **words["tens"]}
        self._scales: dict[str, int] = {**words["scales"], "dozen": 12}
        self._suffixes: dict[str, int] = words["suffixes"]
        self._fractions: dict[str, int] = words["fractions"]
        self._ordinals: dict[str, int] = words["ordinals"]
        self._patterns = numerals(words)

    def find(self, lower: str) -> Iterator[Number]:
        """Every number of a text, in order.

        Args:
            lower: Plain text in lower case.

        Yields:
            The numbers, not overlapping. Years, ages and labels are among them; times, telephone numbers and
            list markers are not.
        """
        for match in self._matches(lower):
            kind = match.lastgroup
            if kind == "figure":
                number = self._figure(lower, match.start(), match.end())
                if number is not None:
                    yield number
            elif kind == "range":
                yield from self._range(lower, match.start(), match.end())
            elif kind == "share":
                yield from self._share(lower, match)
            elif kind is not None and kind != "noise":
                value = getattr(self, f"_{kind}")(match[0])
                if value is not None:
                    grouped = kind == "spaced"
                    yield Number(
                        match.start(), match.start(), match.end(), value, _FORMS[kind], grouped=grouped
                    )

    def _matches(self, lower: str) -> Iterator[re.Match[str]]:
        """Matches of the whole grammar, which is slow, where figures or number words are."""
        at = 0
        for seed in self._patterns.seed.finditer(lower):
            if seed.end() <= at:
                continue
            for start in _starts(lower, seed.start(), at):
                match = self._patterns.find.match(lower, start, seed.end() + _LOOK)
                if match and match.end() > seed.start():
                    yield match
                    at = match.end()
                    break

    def _figure(self, lower: str, start: int, end: int, *, ranged: bool = False) -> Number | None:
        match = self._patterns.digits.match(lower, start, end)
        if match is None or match.end() != end:
            return None
        core, vulgar, scale = match["core"] or "", match["vulgar"], (match["scale"] or "").strip(" -")
        following = lower[end : end + 2]
        if following[:1] in (".", ",", ":", "/") and following[1:].isdigit():
            return None
        if len(core) > 1 and core[0] == "0" and core[1] != ".":
            return None
        value = float(core.replace(",", "") or 0) + (unicodedata.numeric(vulgar) if vulgar else 0)
        value *= (
            self._suffixes.get(scale)
            or self._scales.get(scale)
            or self._scales.get(scale.removesuffix("s"), 1)
        )
        if value > _LARGEST:
            return None
        mark = match["sign"] or match["inner"]
        sign = {"+": 1, "": 0}.get(mark, -1)
        decimal = bool(vulgar) or ("." in core and not scale)
        return Number(
            start,
            start if match["sign"] else match.start("inner"),
            end,
            round(-value if sign < 0 else value, 6),
            "decimal" if decimal else "integer",
            sign,
            match["currency"],
            ranged,
            "," in core,
        )

    def _range(self, lower: str, start: int, end: int) -> Iterator[Number]:
        first = self._patterns.digits.match(lower, start, end)
        if first is None:
            return
        dash = first.end() + (lower[first.end()] == "%")
        ends = [
            self._figure(lower, at, stop, ranged=True) for at, stop in ((start, first.end()), (dash + 1, end))
        ]
        if not (ends[0] and ends[1] and ends[1].value <= ends[0].value < _SCORE):  # '5-4'
            yield from (number for number in ends if number)

    def _words(self, words: str) -> float | None:
        simple = self._small.get(words)
        if simple is not None:
            return float(simple)
        if words.endswith("dozen"):
            count = re.split(r"[- ]dozen", words)[0]
            times = 1.0 if count in ("a", "an") else float(count) if count.isdigit() else self._words(count)
            return None if times is None else times * 12
        tens, _, ones = words.replace(" ", "-").partition("-")
        if tens in self._small and ones in self._small:
            return float(self._small[tens] + self._small[ones])
        return spelled.value("one" + words[1:] if words.startswith("a ") else words)

    def _mixed(self, words: str) -> float | None:
        whole, half, scale = re.split(r"[- ]and[- ]a[- ](half|quarter)", words)
        count = self._count(whole)
        if count is None:
            return None
        return (count + 1 / self._divisor(half)) * self._scales.get(scale.strip(" -"), 1)

    def _whole(self, words: str) -> float | None:
        last = words.split()[-1]
        scale = self._scales.get(last, 1)
        if words.startswith("half"):
            return scale / 2
        if words.startswith("a couple"):
            return float(scale * 2)
        if "quarter" in words:
            count = self._words(words.split()[0]) if words[0] != "a" else 1.0
            return None if count is None else count * scale / 4
        return float(scale)

    def _share(self, lower: str, match: re.Match[str]) -> Iterator[Number]:
        """'One in eight', or two numbers that only stand like it: 'six in five years'."""
        gap = SHARE.search(lower, match.start(), match.end())
        if gap is None:
            return
        spans = (match.start(), gap.start()), (gap.end(), match.end())
        first, last = (self._count(lower[start:end]) for start, end in spans)
        if first and last and first < last <= 100:
            yield Number(match.start(), match.start(), match.end(), round(100 * first / last, 1), "fraction")
            return
        for (start, end), value in zip(spans, (first, last), strict=True):
            if value is not None:
                yield Number(start, start, end, value, "integer" if lower[start].isdigit() else "words")

    def _parts(self, words: str) -> float | None:
        if "/" in words:
            first, last = (float(part) for part in words.split("/"))
            return round(100 * first / last, 1) if 0 < first < last else None
        count, name = re.split(r"[- ]", words)
        times = 1.0 if count in ("a", "an") else self._count(count)
        share = times / self._divisor(name) if times else 1.0
        return round(100 * share, 1) if share < 1 else None

    def _divisor(self, name: str) -> int:
        return self._fractions.get(name) or self._fractions[name.removesuffix("s")]

    def _count(self, word: str) -> float | None:
        return float(word) if word.isdigit() else self._words(word)

    def _half(self, _: str) -> float:
        return 50.0

    def _alone(self, _: str) -> float:
        return 1.0

    def _spaced(self, figures: str) -> float:
        return float(figures.replace(" ", ""))

    def _ordinal(self, word: str) -> float:
        return float(self._ordinals.get(word) or int(word[:-2]))


_FORMS: Mapping[str, Form] = {
    "parts": "fraction",
    "half": "fraction",
    "whole": "words",
    "mixed": "words",
    "words": "words",
    "alone": "words",
    "ordinal": "ordinal",
    "spaced": "integer",
}


def _starts(lower: str, seed: int, floor: int) -> Iterator[int]:
    """Where a number whose first word or figure is at `seed` may start: at an article, sign or bracket."""
    start = seed
    while start > floor and lower[start - 1] in _LEADING:
        start -= 1
    line = start
    while line > floor and lower[line - 1] in " \t" and start - line < _LOOK:
        line -= 1
    if line < start and (line == 0 or lower[line - 1] == "\n"):
        yield line
    article = 0
    if lower.endswith((" a ", "\na "), 0, seed) or seed == 2:
        article = 2
    elif lower.endswith(" an ", 0, seed) or seed == 3:
        article = 3
    if article and seed - article >= floor:
        yield seed - article
    yield from range(start, seed + 1)


def year_shaped(lower: str, number: Number) -> bool:
    """Whether a number is written as years are: four figures from 1800 to 2100 and nothing about them."""
    return (
        number.form == "integer"
        and not (number.sign or number.currency or number.grouped)
        and _YEAR.fullmatch(lower, number.start, number.end) is not None
    )


@cache
def grammar(language: str = "en") -> Grammar:
    """The number grammar of a language, compiled once."""
    return Grammar(data("quantities", language)["numbers"])
