"""The patterns of written dates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from hustings.pipeline.quantities.numerals import any_of

_YEAR = r"(?:1[89]|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"


def date_patterns(words: Mapping[str, Any]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The quick pattern that says where a date may be, and the whole grammar.

    Args:
        words: `moments.yaml`.
    """
    months, named = any_of([*words["months"], *words["short_months"]]), any_of(words["months"])
    weekdays = any_of(words["weekdays"])
    short = any_of([*words["weekdays"], *words["short_weekdays"]])
    relative = any_of([phrase for said in words["relative"].values() for phrase in said])
    decades, toward = any_of(words["decades"]["words"]), any_of(words["directions"])
    year = rf"(?:{_YEAR}|'\d\d)(?![\w%]|[.,:]\d)"
    joined = r"(?:\s?[-–]\s?|\sand\s|\sto\s)"
    seed = re.compile(
        rf"{_YEAR}|'\d\d|\d[/.]\d{{1,2}}[/.]\d\d|(?:{months}|{weekdays}|{relative}|{decades})(?![^\W_])"
    )
    find = re.compile(
        rf"(?<![^\W_])(?:"
        rf"(?P<iso>(?<![-/.])\d{{4}}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\d/-]))"
        rf"|(?P<figures>(?<![-/.,£$€+])\d{{1,2}}(?P<mark>[/.])\d{{1,2}}(?P=mark)(?:{_YEAR}|\d\d)(?![\w/%-]|[.,:]\d))"
        rf"|(?P<dayfirst>(?:{short}\.?,?\s(?:the\s)?)?(?<![.,:/£$€+-])(?P<d1>{_DAY})(?:{joined}(?P<d2>{_DAY}))?"
        rf"(?:\sof)?[\s-](?P<m1>{months})\b\.?(?:,?[\s-](?P<y1>{year}))?)"
        rf"|(?P<monthfirst>(?:{short}\.?,?\s)?(?P<m2>{months})\b\.?\s(?:the\s)?(?P<d3>{_DAY})(?:{joined}(?P<d4>{_DAY}))?"
        rf"(?![\w%]|[.,:/]\d)(?:,?\s(?P<y2>{year}))?)"
        rf"|(?P<monthyear>(?P<m3>{months})\b\.?,?[\s-](?:of\s)?(?P<y3>{year}))"
        rf"|(?P<relative>{relative}\b)"
        rf"|(?P<decade>(?:(?:1[89]|20)\d0|'\d0)'?s\b|{decades}\b)"
        rf"|(?P<years>(?<![-/])(?P<y4>{_YEAR})(?:\s?[-–]\s?|/)(?P<y5>{_YEAR}|\d\d)(?![\w%]|[-.,:/]\d))"
        rf"|(?P<year>(?<!\d[.,:/])(?P<y6>{_YEAR})(?![\w%]|[.,:/]\d))"
        rf"|(?P<month>(?:(?P<w1>{toward})\s)?(?P<m4>{named})\b(?!-))"
        rf"|(?P<weekday>(?:(?P<w2>{toward})\s)?(?P<d5>{weekdays})\b(?:\s{any_of(words['dayparts'])}\b)?)"
        rf"|(?P<short>(?<=\s)'\d\d(?!\w))"
        rf")"
    )
    return seed, find
