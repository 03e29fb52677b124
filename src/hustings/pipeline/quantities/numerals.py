"""The patterns of written numbers: figures, words, fractions, ordinals, and figures that are no numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

# Figures that are no numbers, taken whole so that no part of them is found: list markers at the start of a
# line, times, telephone numbers, slashed and dotted dates.
_NOISE = "|".join(
    (
        r"(?m:^)[ \t]*\(?\d{1,2}[.)](?=\s)",
        r"(?<![\w.,])\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:[ap]\.?m\b\.?|(?:gmt|bst|utc|est|edt|hrs)\b)",
        r"(?<![\w.,:])\d{1,2}:\d\d(?::\d\d)?(?![\w:])",
        r"(?<![\w.,])\d{1,2}\s?(?:[ap]m\b|[ap]\.m\.)",
        r"(?<![\w.,])\+?\d{0,3}\s?\(?0\d{1,4}\)?[\s-]\d{3,8}(?:[\s-]\d{3,4})?(?![\w,.]?\d)",
        r"(?<![\w.])\+\d{2}\s\d{2,4}\s\d{3,4}\s\d{3,4}(?!\d)",
        r"(?<![\w.])\+\d{2}\s\d{4}\s\d{6}(?!\d)",
        r"(?<![\w.,/])\d{1,4}[/.]\d{1,2}[/.]\d{2,4}(?![\w/])",
        r"(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])",
    )
)
_CORE = r"(?:\d{1,3}(?:,\d{3})+(?!,?\d)|\d{1,2}(?:,\d\d)+,\d{3}(?!\d)|\d+)(?:\.\d+)?|\.\d+"
_BEFORE = r"(?<![\w#@&])(?<!\d[.,:/–-])(?<![^\W\d_][-'/@])"
_SIGN = r"(?:(?<![^\s(\[{,;:|/£$€])[+–-](?=[£$€₹]?\d))?"
_VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_IN = r"[ -]in[ -](?:every |each )?"
_HALF_BEFORE = ("than", "about", "over", "under", "nearly", "almost")
_HALF_AFTER = ("of", "the", "its", "their", "his", "her", "our", "all", "those", "as")
_ALONE_AFTER = ("vote", "seat", "mp", "councillor", "candidate", "point", "percentage point")
_SPACED_AFTER = ("vote", "votes", "voters", "people", "electors", "ballots")
_SOMEONE = r"(?: (?:voter|elector|adult|person|people|voters|electors|adults|of us|of them))?"

SHARE = re.compile(rf"{_SOMEONE}{_IN}")
"""What stands between the two numbers of 'one in eight' and 'one voter in ten'."""


class Numerals(NamedTuple):
    """Compiled patterns over lower-case plain text.

    Attributes:
        seed: A quick pattern, some of which is in every number.
        find: The whole grammar; `lastgroup` says which kind a match is.
        digits: The parts of a number in figures.
    """

    seed: re.Pattern[str]
    find: re.Pattern[str]
    digits: re.Pattern[str]


def any_of(phrases: Iterable[str]) -> str:
    """A regular expression for any of some phrases, longest first; their spaces match any run of whitespace.

    Raises:
        TypeError: A phrase is no string (YAML reads a bare `no` or `on` as a truth value).
    """
    listed = list(phrases)
    for phrase in listed:
        if not isinstance(phrase, str):
            raise TypeError(f"{phrase!r} is no phrase: quote it")
    longest_first = sorted(listed, key=lambda p: (-len(p), p))
    words = (r"\s+".join(re.escape(word) for word in phrase.split()) for phrase in longest_first)
    return "(?:" + "|".join(words) + ")"


def numerals(words: Mapping[str, Any]) -> Numerals:
    """Compile the patterns.

    Args:
        words: The `numbers` of `quantities.yaml`.
    """
    scales = any_of(words["scales"])
    scale = rf"(?:[- ]{scales}\b)"
    scaled = rf"(?:{any_of(words['suffixes'])}(?![^\W_])|[- ]?{scales}s?\b)"
    ones = any_of(w for w, n in words["small"].items() if 0 < n < 10)
    basic = rf"(?:{any_of(words['tens'])}(?:[- ]{ones})?|{any_of(words['small'])})\b"
    figure = rf"{_SIGN}[£$€₹]?[+–-]?(?:(?:{_CORE})[{_VULGAR}]?|[{_VULGAR}]){scaled}?"
    kinds = {
        **_fractions(words, basic, scales),
        "mixed": rf"\b(?:{basic}|(?<![.,])\d{{1,3}})[- ]and[- ]a[- ](?:half|quarter){scale}?",
        "words": rf"\b(?:(?:an?(?={scale})|{basic}){scale}+(?:(?:,? and |,? |-){basic}{scale}+)*"
        rf"(?:(?:,? and | |-){basic})?|(?:an?|{basic}|\d+)[- ]dozen\b|{basic})",
        "alone": rf"\ban? {any_of(words['alone'])}(?= {any_of(_ALONE_AFTER)}\b)",
        "ordinal": rf"\b{any_of(words['ordinals'])}\b|(?<![\w.,])\d{{1,3}}(?:st|nd|rd|th)\b",
        "range": rf"{_BEFORE}{figure}%?[-–]{figure}(?![-–/:.]?\d)",
        "spaced": rf"{_BEFORE}(?:(?<!\d )\d{{1,3}}(?: \d{{3}})+(?=\s{any_of(_SPACED_AFTER)}\b)"
        r"|(?<=majority of )\d{1,3}(?: \d{3})+(?! ?\d))",
        "figure": rf"{_BEFORE}{figure}",
    }
    starts = [*words["small"], *words["tens"], *words["scales"], *words["fractions"], *words["ordinals"]]
    starts += [*words["alone"], "dozen", "couple", "percentage"]
    return Numerals(
        seed=re.compile(rf"[\d{_VULGAR}]+|\b(?:{_by_initial(starts)})"),
        find=re.compile(
            "|".join(rf"(?P<{kind}>{pattern})" for kind, pattern in {"noise": _NOISE, **kinds}.items())
        ),
        digits=re.compile(
            rf"(?P<sign>[+–-]?)(?P<currency>[£$€₹]?)(?P<inner>[+–-]?)"
            rf"(?P<core>{_CORE})?(?P<vulgar>[{_VULGAR}]?)(?P<scale>{scaled})?"
        ),
    )


def _fractions(words: Mapping[str, Any], basic: str, scales: str) -> dict[str, str]:
    """The patterns of fractions, and of parts of a scale word ('half a million')."""
    divided = any_of(w for w, n in words["fractions"].items() if n > 2)
    half_before = "|".join(rf"(?<={word} )half\b" for word in _HALF_BEFORE)
    return {
        "share": rf"\b(?:{basic}|\d{{1,2}}){_SOMEONE}{_IN}(?:{basic}|\d{{1,3}}(?![\d,.%]))\b",
        "parts": rf"\b(?:(?:(?:{basic}|\d)[- ]|an? ){divided}s?\b(?! of an? {scales})|\d/\d{{1,2}}(?= of\b))",
        "half": rf"\b(?:half(?= {any_of(_HALF_AFTER)}\b)|{half_before})",
        "whole": rf"\b(?:half an? (?:{scales}|dozen)\b|half an?(?= (?:percentage |per ?cent |point))"
        rf"|an?(?= percentage point\b)|a couple of (?:{scales}|dozen)\b"
        rf"|(?:an? |{basic} )quarters? of an? {scales}\b)",
    }


def _by_initial(words: Iterable[str]) -> str:
    """Alternatives grouped by their first letter, so that most positions fail on one comparison."""
    groups: dict[str, set[str]] = {}
    for word in words:
        groups.setdefault(word[0], set()).add(word[1:])
    return "|".join(f"{first}{any_of(rest)}" for first, rest in sorted(groups.items()))
