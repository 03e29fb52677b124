"""How sure a text says it is of a number: 'just over', 'nearly', 'or so', before and after it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from hustings.pipeline.layers import Hedge
from hustings.pipeline.quantities.numerals import any_of
from hustings.rules import data

_REACH = 48  # characters before a number that its hedge may take
_WORD = re.compile(r"[^\s(\"'\[]+")
_LONGEST = 5  # words in a hedge
_HEDGES: tuple[Hedge, ...] = ("over", "under", "about")


def last_words(lower: str, at: int, reach: int = _REACH) -> list[tuple[int, str]]:
    """The words that end just before an offset, each with its own offset.

    Args:
        lower: Plain text in lower case.
        at: The offset.
        reach: How many characters back to look; a word cut by it is left out.

    Returns:
        The words in text order, brackets and quotation marks left off.
    """
    floor = max(0, at - reach)
    words = [(m.start(), m[0]) for m in _WORD.finditer(lower, floor, at)]
    if words and floor and words[0][0] == floor and not lower[floor - 1].isspace():
        words.pop(0)
    return words


def suffix(
    words: list[tuple[int, str]], table: Iterable[str] | Mapping[str, Any], longest: int = _LONGEST
) -> tuple[int, str] | None:
    """The longest phrase of a table that some words end with.

    Args:
        words: As `last_words` gives them.
        table: A set or mapping of phrases, single spaces between their words.
        longest: The most words a phrase has.

    Returns:
        How many words it has and the phrase itself, or None.
    """
    for count in range(min(longest, len(words)), 0, -1):
        phrase = " ".join(word for _, word in words[-count:])
        if phrase in table:
            return count, phrase
    return None


class Hedges:
    """Finds hedges around a number."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        """Index the words.

        Args:
            words: The `hedges` of `quantities.yaml`.
        """
        self._before: dict[str, Hedge] = {phrase: hedge for hedge in _HEDGES for phrase in words[hedge]}
        self._verbs: dict[str, Hedge] = {
            phrase: hedge for hedge in _HEDGES for phrase in words["verbs"].get(hedge, ())
        }
        self._degrees = frozenset(words["degree"])
        self._moved, self._beaten = frozenset(words["moved"]), frozenset(words["beaten"])
        self._marks = frozenset(words["marks"])
        self._after_of: dict[str, Hedge] = {
            phrase: hedge for hedge in _HEDGES for phrase in words["after"][hedge]
        }
        tight = any_of(p for p in self._after_of if not p[0].isalpha())
        loose = any_of(p for p in self._after_of if p[0].isalpha())
        self._after = re.compile(rf"(?:({tight})(?![\w£$€]|\s?\d)|\s({loose})\b(?!\sthan))")

    def before(self, lower: str, at: int) -> tuple[int, Hedge] | None:
        """The hedge that ends just before a number.

        Args:
            lower: Plain text in lower case.
            at: Offset of the number, its sign or currency mark included.

        Returns:
            Offset of the hedge's first character and what it says, or None where there is no hedge. A verb
            that bounds the number ('topped') is no part of it: the offset is then the number's own.
        """
        if at == 0:
            return None
        if lower[at - 1] in "~<>≈≤≥":
            return at - 1, self._before[lower[at - 1]]
        if not lower[at - 1].isspace():
            return None
        words = last_words(lower, at)
        found = suffix(words, self._before)
        if found is None:
            return self._bounding(words, at)
        count, phrase = found
        rest = words[:-count]
        previous = rest[-1][1] if rest else ""
        if phrase in ("up to", "as much as") and previous in self._moved:
            return None
        if phrase in ("over", "above") and previous in self._beaten:
            return None
        start = words[-count][0]
        degree = suffix(rest, self._degrees)
        return (rest[-degree[0]][0] if degree else start), self._before[phrase]

    def _bounding(self, words: list[tuple[int, str]], at: int) -> tuple[int, Hedge] | None:
        """A verb that bounds the number: 'topped 50%', 'passed the magic 270'."""
        while words and words[-1][1] in self._marks:
            words.pop()
        verb = suffix(words, self._verbs, 3)
        return (at, self._verbs[verb[1]]) if verb else None

    def after(self, lower: str, at: int) -> tuple[int, Hedge] | None:
        """The hedge that begins just after a number or its unit.

        Args:
            lower: Plain text in lower case.
            at: Offset after the number or unit.

        Returns:
            Offset after the hedge and what it says, or None.
        """
        match = self._after.match(lower, at)
        if match is None:
            return None
        phrase = " ".join((match[1] or match[2]).split())
        return match.end(), self._after_of[phrase]


@cache
def hedges(language: str = "en") -> Hedges:
    """The hedges of a language, indexed once."""
    return Hedges(data("quantities", language)["hedges"])
