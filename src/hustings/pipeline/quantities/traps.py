"""Numbers that are no quantities: labels, ages, addresses, times, ratios, pointers at what was spoken of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from hustings.pipeline.quantities.hedges import last_words, suffix
from hustings.pipeline.quantities.numbers import Number
from hustings.pipeline.quantities.numerals import any_of
from hustings.pipeline.quantities.units import Counted
from hustings.rules import data

_OLDEST, _YOUNGEST = 110, 16  # ages of people in election copy
_TICKED = 1000  # figures from here on are counts, whatever noun in -s comes after a word or two
_ALONE = re.compile(r"\s*(?:$|[.,;:!?)\n–])")


class Traps:
    """Tells numbers that only look like quantities."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        """Index the words.

        Args:
            words: `quantities.yaml`.
        """
        traps = words["traps"]
        self._labels = frozenset(traps["labels"]) | frozenset(traps["firm_labels"])
        self._firm_labels = frozenset(traps["firm_labels"])
        self._pointing = frozenset(traps["pointing"])
        self._before = frozenset(traps["ranked"]) | frozenset(traps["months"])
        self._counting = frozenset(traps["counting_before"])
        self._one_after = frozenset(traps["one_after"])
        self._street = re.compile(rf"[a-z]?((?:\s[^\W\d_][\w'.-]*){{1,3}}?)\s{any_of(traps['streets'])}\b")
        self._spans = re.compile(
            rf"(?:\s?(?:-|–|to|and)\s?\d+)?(?:\s|-)?"
            rf"{any_of([*traps['times'], *traps['spans'], *traps['months']])}(?![^\W_])"
        )
        self._share_of = re.compile(rf"(?:\s{any_of(traps['share_after'])}\b|\s*(?:$|[.,;:!?)\n–]))")
        self._no_share_of = re.compile(
            rf"\s(?:of\s)?(?:(?:the|an?|his|her|their|its|our|my)\s)?{any_of(traps['share_not_of'])}\b"
        )

    def fraction(self, lower: str, number: Number) -> bool:
        """Whether a fraction is none of votes or people: 'half the battle', 'a third term'."""
        if self._no_share_of.match(lower, number.end) or lower.startswith("-", number.end):
            return True
        words = lower[number.start : number.end]
        adjectival = (
            words.startswith(("a ", "an ", "one-", "one "))
            and " in " not in words
            and " out of " not in words
        )
        return adjectival and self._share_of.match(lower, number.end) is None

    def _glued(self, text: str, lower: str, number: Number) -> bool:
        """Whether a number is part of a code or address: 'id=12', '5g', '50/50'."""
        start, end = number.start, number.end
        if (
            start
            and lower[start - 1] in "=?_\\~^"
            and not (lower[start - 1] == "~" and (start == 1 or lower[start - 2].isspace()))
        ):
            return True
        following = lower[end : end + 1]
        if following.isalpha():
            return text[end].islower() or not (number.grouped or number.form == "decimal")
        return following in ("_", "/", "@", "=", "&", "°") and lower[end + 1 : end + 2].strip() != ""

    def labelled(self, lower: str, number: Number) -> bool:
        """Whether the word before makes a number a name whatever follows: 'the Article 50 vote'."""
        return (
            number.form in ("integer", "words")
            and not number.grouped
            and suffix(last_words(lower, number.start, 24), self._firm_labels, 2) is not None
        )

    def bare(self, text: str, lower: str, number: Number, counted: Counted) -> bool:
        """Whether a number without a unit counts nothing that claims are about.

        Args:
            text: Plain text.
            lower: The same in lower case.
            number: The number.
            counted: What follows it.
        """
        words = last_words(lower, number.start, 24)
        if suffix(words, self._counting, 2):
            return False
        if self._glued(text, lower, number):
            return True
        if counted.other and not (counted.far and (number.grouped or number.value >= _TICKED)):
            return True
        if number.sign or number.grouped or number.form == "decimal":
            return False
        last = words[-1][1] if words and lower[number.start - 1].isspace() else ""
        if self._spans.match(lower, number.end) or suffix(words, self._labels, 2) or last in self._before:
            return True
        if number.form == "words":
            return self._vague(lower, number, last)
        return self._age(text, lower, number, words) or self._address(text, lower, number.end)

    def _vague(self, lower: str, number: Number, last: str) -> bool:
        """Number words that point at something ('the other two') or are no count ('one of those nights')."""
        if last in self._pointing or lower.startswith("-", number.end):
            return True
        if number.value == 1:
            return not (last in self._one_after and _ALONE.match(lower, number.end))
        return False

    def _age(self, text: str, lower: str, number: Number, words: list[tuple[int, str]]) -> bool:
        """Whether a number stands between commas after a name: 'Asha Rao, 44, said'."""
        if not _YOUNGEST <= number.value <= _OLDEST or not words or not lower.startswith(",", number.end):
            return False
        at, word = words[-1]
        return word.endswith(",") and text[at].isupper()

    def _address(self, text: str, lower: str, end: int) -> bool:
        """Whether a street follows: '10 Downing Street'."""
        match = self._street.match(lower, end)
        return match is not None and all(name[0].isupper() for name in text[slice(*match.span(1))].split())


@cache
def traps(language: str = "en") -> Traps:
    """The traps of a language, indexed once."""
    return Traps(data("quantities", language))
