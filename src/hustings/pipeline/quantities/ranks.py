"""Ordinals that say where a contender came: 'came third', 'in second place', '3rd'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from hustings.pipeline.quantities.hedges import last_words, suffix
from hustings.pipeline.quantities.numerals import any_of
from hustings.rules import data

_END = r"\s*(?:$|[.,;:!?)\n–])"
_FIRST = frozenset({"first", "1st"})  # by itself this says when, not where
_SHARED = 80  # characters within which one rank vouches for the next: 'came third and fourth'


class Ranks:
    """Tells ranks from other ordinals ('third time', 'second half')."""

    def __init__(self, words: Mapping[str, Any], numbers: Iterable[str]) -> None:
        """Index the words.

        Args:
            words: The `ranks` of `quantities.yaml`.
            numbers: Small number words: 'third of four'.
        """
        self._before = frozenset(words["before"])
        self._never_before = frozenset(words["never_before"])
        self._idioms = frozenset(words["idioms"])
        self._places = re.compile(rf"\s?{any_of(words['places'])}\b")
        field = rf"\sof\s(?:the\s)?(?:\d|{any_of(numbers)}\b)"
        self._after = re.compile(rf"\s{any_of(words['after'])}\b|{field}|{_END}")
        self._alone = re.compile(rf"\s{any_of(words['figures'])}\s[\d£]|\s{any_of(words['behind'])}\b")
        self._bare = re.compile(rf"\s{any_of(words['bare'])}\b|{_END}")
        self._never_after = re.compile(rf"[\s-]{any_of(words['never_after'])}\b")

    def is_rank(self, lower: str, start: int, end: int, previous: int | None) -> bool:
        """Whether an ordinal is a rank.

        Args:
            lower: Plain text in lower case.
            start: Offset of the ordinal.
            end: Offset after it.
            previous: Offset after the rank before it in the same text, or None.
        """
        if self._never_after.match(lower, end):
            return False
        words = last_words(lower, start, 40)
        if words and words[-1][1] in self._never_before:
            return False
        if self._places.match(lower, end):
            return suffix(words, self._idioms, 2) is None or lower[start:end] not in _FIRST
        if suffix(words, self._before, 3) or (
            previous is not None and start - previous <= _SHARED and "." not in lower[previous:start]
        ):
            return self._after.match(lower, end) is not None
        if self._alone.match(lower, end):
            return True
        return lower[start:end] not in _FIRST and self._bare.match(lower, end) is not None


@cache
def ranks(language: str = "en") -> Ranks:
    """The rank rules of a language, indexed once."""
    words = data("quantities", language)
    return Ranks(words["ranks"], words["numbers"]["small"])
