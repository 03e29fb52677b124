"""What a clause says of a place alone: how many seats lie in it, where its count is held, what runs from there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hustings.pipeline.gazetteer.tokens import Tokens, phrases

_LISTED = 14  # tokens of a list of places, up to a name in it
_COUNTED = 4  # words from a number to what it counts: 'eight of its nine seats', 'three more Labour seats'
_GONE = 4  # words between what is counted and 'in': 'seats have gone in'
_JOINS = frozenset({",", "and", "the", "&", "parts", "of"})
_PLACED = frozenset({"in", "across", "throughout", "around"})


class PlaceClauses:
    """Looks at clauses that have a place's name and mean no seat by it."""

    def __init__(self, vocabulary: Mapping[str, Any]) -> None:
        """Take the words that rules look for.

        Args:
            vocabulary: `gazetteer.yaml`.
        """
        self._several = phrases(vocabulary["counted_units"])
        self._single = phrases(vocabulary["counted_unit"])
        self._all = phrases(vocabulary["all_of_them"])
        self._numbers: Mapping[str, int] = vocabulary["numbers_of_units"]
        self._counting = phrases(vocabulary["counting_leads"])
        self._held = phrases(vocabulary["counting_verbs"])
        self._venues = phrases(vocabulary["venue_leads"])
        self._parts = phrases(vocabulary["parts_leads"])
        self._indoors = phrases(vocabulary["venue_words"])

    def say(self, tokens: Tokens, start: int, end: int, *, seat: bool = False, counted: bool = True) -> bool:
        """Whether the clause around a name speaks of the place.

        Args:
            tokens: The text.
            start: First token of the name.
            end: The token after its last.
            seat: Whether a seat of today has the name.
            counted: Whether seats that are counted in it make it a place.
        """
        low, high = tokens.sentence(start)
        return (
            (counted and self._counted(tokens, start, end, low, high))
            or tokens.phrase_before(start, low, self._parts, 3)
            or (not seat and self._reported(tokens, start, low))
            or self._counting_place(tokens, start, end, low, high)
            or _between(tokens, start, end, low, high)
        )

    def _counted(self, tokens: Tokens, start: int, end: int, low: int, high: int) -> bool:
        """Whether seats are counted in it: 'every seat in Derby', 'one MP in Derby and Stoke'."""
        folded = tokens.folded
        k = start
        names = 1
        while k - 1 > low and k > start - _LISTED:
            word = folded[k - 1]
            names += word == ","
            names += word == "and" and folded[k - 2] != ","
            if word not in _JOINS and not tokens.capital[k - 1]:
                break
            k -= 1
        if k - 1 <= low or folded[k - 1] not in _PLACED:
            return False
        names += sum(word in (",", "and") for word in (*folded[start:end], *_rest(tokens, end, high)))
        noun = next(
            (
                n
                for n in range(k - 2, max(low, k - 2 - _GONE), -1)
                if folded[n] in self._several or folded[n] in self._single
            ),
            -1,
        )
        if noun < 0:
            return False
        before = range(max(low, noun - _COUNTED), noun)
        if any(folded[n] in self._all for n in before):
            return True
        counts = [self._numbers[folded[n]] for n in before if folded[n] in self._numbers]
        # 'three seats in Bath, Wells and Yeovil' may be those three.
        return bool(counts) and (folded[noun] in self._several or counts[-1] == 1) and counts[-1] != names

    def _reported(self, tokens: Tokens, start: int, low: int) -> bool:
        """Whether a count is held there: 'Ann Lee, at the count in Lytham', 'the Stockton South count in Thornaby'."""
        if tokens.phrase_before(start, low, self._venues):
            return True
        k = start - 3
        return k > low and tokens.folded[k + 1 : start] == ["count", "in"] and tokens.capital[k]

    def _counting_place(self, tokens: Tokens, start: int, end: int, low: int, high: int) -> bool:
        """Whether its hall is spoken of: 'Counting in Bath is at the Pavilion'."""
        if not tokens.phrase_before(start, low, self._counting):
            return False
        k = end
        if k < high and tokens.folded[k] in self._held:
            near = tokens.folded[k + 1 : min(high, k + _LISTED)]
            at = min((near.index(word) for word in ("at", "in", "inside") if word in near), default=len(near))
            return not self._indoors.isdisjoint(near[at:])
        return False


def _rest(tokens: Tokens, end: int, high: int) -> list[str]:
    """The joining words of the list after a name."""
    k = end
    while k < high and (tokens.capital[k] or tokens.folded[k] in _JOINS):
        k += 1
    return tokens.folded[end : k - 1] if k > end else []


def _between(tokens: Tokens, start: int, end: int, low: int, high: int) -> bool:
    """Whether something runs from there or to there: 'trains between Bath and Wells'."""
    folded = tokens.folded
    if start - 1 >= low and folded[start - 1] == "between":
        pair = end + 1 < high and folded[end] == "and" and tokens.capital[end + 1]
        return pair or "and" in folded[start:end]
    k = start - 1
    if k - 1 <= low or folded[k] != "and" or not tokens.capital[k - 1]:
        return False
    k -= 1
    while k > low and tokens.capital[k]:
        k -= 1
    return folded[k] == "between"
