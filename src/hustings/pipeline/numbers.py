"""Numbers as prose and boards write them: figures, words, fractions and ordinals, found and valued.

What a number counts is not decided here (see `hustings.pipeline.quantities` and `hustings.pipeline.moments`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from hustings.pipeline import spelled
from hustings.pipeline.layers import Form
from hustings.rules import data

_YEAR = re.compile(r"(?:1[89]|20)\d\d|2100")

# Figures that are no numbers, taken whole so that no part of them is found: times, telephone numbers, slashed and
# dotted dates, list markers at the start of a segment.
_NOISE = (
    r"(?:^\s*\(?\d{1,2}[.)](?=\s)"
    r"|(?<![\w.,])\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:[ap]\.?m\b\.?|(?:gmt|bst|utc|est|edt|hrs)\b)"
    r"|(?<![\w.,:])\d{1,2}:\d\d(?::\d\d)?(?![\w:])"
    r"|(?<![\w.,])\d{1,2}\s?(?:[ap]m\b|[ap]\.m\.)"
    r"|(?<![\w.,])\+?\d{0,3}\s?\(?0\d{1,4}\)?[\s-]\d{3,4}(?:[\s-]\d{3,4})?(?![\w,.]?\d)"
    r"|(?<![\w.])\+\d{2}\s\d{2,4}\s\d{3,4}\s\d{3,4}(?!\d)"
    r"|(?<![\w.,/])\d{1,4}[/.]\d{1,2}[/.]\d{2,4}(?![\w/])"
    r"|(?<![\w-])\d{4}-\d\d-\d\d(?![\w-]))"
)
_CORE = r"(?:\d{1,3}(?:,\d{3})+(?![\d,])|\d{1,2}(?:,\d\d)+,\d{3}(?!\d)|\d+)(?:\.\d+)?"
_BEFORE = r"(?<![\w#@&])(?<!\d[.,:/–-])(?<![^\W\d_][-'/@])"
_SIGN = r"(?:(?<![^\s(\[{,;:|/£$€])[+–-](?=[£$€₹]?\d))?"
_VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"

_REACH = 16  # characters before a number word or figure that may belong to its number: 'a couple of hundred'
_LOOK = 64  # characters after it that may


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


def any_of(phrases: Iterable[str]) -> str:
    """A regular expression for any of some phrases, longest first; their spaces match any run of whitespace.

    Raises:
        TypeError: A phrase is no string (YAML reads a bare `no` or `on` as a truth value).
    """
    listed = list(phrases)
    for phrase in listed:
        if not isinstance(phrase, str):
            raise TypeError(f"{phrase!r} is no phrase: quote it")
    words = (
        r"\s+".join(re.escape(word) for word in phrase.split())
        for phrase in sorted(listed, key=lambda p: (-len(p), p))
    )
    return "(?:" + "|".join(words) + ")"


def _by_initial(words: Iterable[str]) -> str:
    """Alternatives grouped by their first letter, so that most positions fail on one comparison."""
    groups: dict[str, set[str]] = {}
    for word in words:
        groups.setdefault(word[0], set()).add(word[1:])
    return "|".join(f"{first}{any_of(rest)}" for first, rest in sorted(groups.items()))


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
        tens, ones = any_of(words["tens"]), any_of(w for w, n in words["small"].items() if 0 < n < 10)
        basic = rf"(?:{tens}(?:[- ]{ones})?|{any_of(words['small'])})\b"
        scale = rf"(?:[- ]{any_of(words['scales'])}\b)"
        divided = any_of(w for w, n in words["fractions"].items() if n > 2)
        seeds = [
            *self._small,
            *self._scales,
            *self._fractions,
            *self._ordinals,
            *words["alone"],
            "couple",
            "percentage",
        ]
        self._seed = re.compile(rf"[\d{_VULGAR}]+|\b(?:{_by_initial(seeds)})")
        self._digits = re.compile(
            rf"(?P<sign>[+–-]?)(?P<currency>[£$€₹]?)(?P<inner>[+–-]?)(?P<core>{_CORE})?(?P<vulgar>[{_VULGAR}]?)"
            rf"(?P<scale>{any_of(words['suffixes'])}(?![^\W_])|[- ]?{any_of(words['scales'])}s?\b)?"
        )
        figure = rf"{_SIGN}[£$€₹]?[+–-]?(?:{_CORE}[{_VULGAR}]?|[{_VULGAR}])(?:{any_of(words['suffixes'])}(?![^\W_])|[- ]?{any_of(words['scales'])}s?\b)?"
        counted = r"(?=\s(?:votes?|voters|people|electors|ballots)\b)"
        self._find = re.compile(
            rf"(?P<noise>{_NOISE})"
            rf"|\b(?P<share>(?:{basic}|\d{{1,2}})[ -](?:in|out of)[ -](?:every |each )?(?:{basic}|\d{{1,3}}(?![\d,.%]))\b)"
            rf"|\b(?P<parts>(?:(?:{basic}|\d)[- ]|an? ){divided}s?\b(?! of an? {any_of(words['scales'])})|\d/\d{{1,2}}(?= of\b))"
            rf"|\b(?P<half>half(?= (?:of|the|its|their|his|her|our|all|those|as)\b)"
            rf"|(?<=than )half\b|(?<=about )half\b|(?<=over )half\b|(?<=under )half\b|(?<=nearly )half\b|(?<=almost )half\b)"
            rf"|\b(?P<whole>half an? (?:{any_of(words['scales'])}|dozen)\b|half an?(?= (?:percentage |per ?cent |point))"
            rf"|an?(?= percentage point\b)|a couple of {any_of([*words['scales'], 'dozen'])}\b|(?:an? |{basic} )quarters? of an? {any_of(words['scales'])}\b)"
            rf"|\b(?P<mixed>{basic}[- ]and[- ]a[- ](?:half|quarter)(?:{scale})?)"
            rf"|\b(?P<words>(?:an?(?={scale})|{basic}){scale}+(?:(?:,? and |,? |-){basic}{scale}+)*(?:(?:,? and | |-){basic})?"
            rf"|(?:an?|{basic}|\d+)[- ]dozen\b|{basic})"
            rf"|\b(?P<alone>an? {any_of(words['alone'])}(?= (?:{any_of(['vote', 'seat', 'mp', 'councillor', 'candidate', 'point', 'percentage point'])})\b))"
            rf"|(?P<ordinal>\b{any_of(words['ordinals'])}\b|(?<![\w.,])\d{{1,3}}(?:st|nd|rd|th)\b)"
            rf"|{_BEFORE}(?P<range>{figure}%?[-–]{figure}(?![-–/:.]?\d))"
            rf"|{_BEFORE}(?P<spaced>(?<!\d )(?:\d{{1,3}}(?: \d{{3}})+{counted}|(?<=majority of )\d{{1,3}}(?: \d{{3}})+(?! ?\d)))"
            rf"|{_BEFORE}(?P<figure>{figure})"
        )

    def find(self, lower: str) -> Iterator[Number]:
        """Every number of a text, in order.

        Args:
            lower: Plain text in lower case.

        Yields:
            The numbers, not overlapping. Years, ages and labels are among them; times, telephone numbers and list
            markers are not.
        """
        for match in self._matches(lower):
            kind = match.lastgroup
            if kind == "figure":
                number = self._figure(lower, match.start(), match.end())
                if number is not None:
                    yield number
            elif kind == "range":
                yield from self._range(lower, match.start(), match.end())
            elif kind is not None and kind != "noise":
                value = getattr(self, f"_{kind}")(match[0])
                if value is not None:
                    yield Number(
                        match.start(),
                        match.start(),
                        match.end(),
                        value,
                        _FORMS[kind],
                        grouped=kind == "spaced",
                    )

    def _matches(self, lower: str) -> Iterator[re.Match[str]]:
        """Matches of the whole grammar, which is slow, where figures or number words are near."""
        at = 0
        for seed in self._seed.finditer(lower):
            if seed.end() <= at:
                continue
            at = max(at, seed.start() - _REACH)
            while match := self._find.search(lower, at, seed.end() + _LOOK):
                if match.start() >= seed.end():
                    break
                yield match
                at = max(match.end(), at + 1)
            at = max(at, seed.end())

    def _figure(self, lower: str, start: int, end: int, *, ranged: bool = False) -> Number | None:
        match = self._digits.match(lower, start, end)
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
        first = self._digits.match(lower, start, end)
        if first is None:
            return
        dash = first.end() + (lower[first.end()] == "%")
        for at, stop in ((start, first.end()), (dash + 1, end)):
            number = self._figure(lower, at, stop, ranged=True)
            if number is not None:
                yield number

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
        count = self._words(whole)
        return (
            None
            if count is None
            else (count + 1 / self._divisor(half)) * self._scales.get(scale.strip(" -"), 1)
        )

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

    def _share(self, words: str) -> float | None:
        first, last = (
            self._count(part) for part in re.split(r"[ -](?:in|out of)[ -](?:every |each )?", words)
        )
        return round(100 * first / last, 1) if first and last and first < last <= 100 else None

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
    "share": "fraction",
    "parts": "fraction",
    "half": "fraction",
    "whole": "words",
    "mixed": "words",
    "words": "words",
    "alone": "words",
    "ordinal": "ordinal",
    "spaced": "integer",
}


def year_shaped(lower: str, number: Number) -> bool:
    """Whether a number is written as years are: four figures from 1800 to 2100, nothing between or about them."""
    return (
        number.form == "integer"
        and not (number.sign or number.currency or number.grouped)
        and _YEAR.fullmatch(lower, number.start, number.end) is not None
    )


@cache
def grammar(language: str = "en") -> Grammar:
    """The number grammar of a language, compiled once."""
    return Grammar(data("quantities", language)["numbers"])
