"""Wards named in passing, by the last word of their names, in texts about wards: 'that one, at Rawley Foot'."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from hustings.pipeline.gazetteer.name_trie import Name
from hustings.pipeline.gazetteer.tokens import Tokens, phrases
from hustings.pipeline.gazetteer.unit_names import UnitNames

_AROUND = 50  # words on either side that may speak of elections
_IN = frozenset({"in", "at"})
_FROM = frozenset({"from", "near", "outside", "to", "around", "through", "via"})
_ARTICLES = frozenset({"the", "a", "an", "our", "their", "his", "her", "this", "that"})


class WardsInPassing:
    """Finds such names."""

    def __init__(self, vocabulary: Mapping[str, Any], names: UnitNames) -> None:
        """Take the words that rules look for.

        Args:
            vocabulary: `gazetteer.yaml`.
            names: Reads the names.
        """
        self._names = names
        self._tails = phrases(vocabulary["place_tails"])
        self._streets = phrases(vocabulary["street_tails"])
        self._local = phrases(vocabulary["place_leads"])
        self._electoral = phrases(vocabulary["electoral"])
        self._bodies = phrases(vocabulary["small_institutions"]) | phrases(vocabulary["institutions"])

    def ending(
        self, tokens: Tokens, i: int, start: int, taken: Collection[int], parties: Collection[int]
    ) -> Name | None:
        """The name of a ward by its last word alone, in a passage of a text about wards: 'that one, at Rawley Foot'.

        Args:
            tokens: The text.
            i: Its last token.
            start: The first token that it may reach.
            taken: Tokens that other names hold.
            parties: First tokens of parties.
        """
        low, high = tokens.sentence(i)
        if i in taken or not self._ends_name(tokens, i, high, taken):
            return None
        first = self._names.start(tokens, i + 1, max(low, start), taken)
        inner = next((k for k in range(i - 1, first, -1) if tokens.folded[k] in _IN), -1)
        first = first if inner < 0 else inner + 1
        if first >= i or not self._ward(tokens, first, i):
            return None
        if tokens.opens_line(first, low) and tokens.closes_line(i + 1, high):
            return None  # a heading or a title: 'Evening Nene & Welland'
        if not self._free(tokens, first, low) or not self._electoral_near(tokens, first, i, parties):
            return None
        return self._names.name(tokens, first, i + 1, wide=True)

    def _ends_name(self, tokens: Tokens, i: int, high: int, taken: Collection[int]) -> bool:
        """Whether nothing that belongs to a name follows a word: 'Lydden Foot & Midgley Moor', 'Elm Fold school'."""
        if i + 1 >= high:
            return True
        follows = tokens.capital[i + 1] and i + 1 not in taken
        return not (follows or tokens.text[i + 1] == "&" or tokens.phrase_after(i + 1, high, self._bodies, 1))

    def _ward(self, tokens: Tokens, first: int, last: int) -> bool:
        """Whether a phrase has the shape of a ward's name and no person's or street's."""
        words = tokens.folded[first:last]
        if tokens.folded[last] in self._streets or tokens.text[last - 1] == "-":
            return False
        shaped = tokens.folded[last] in self._tails or "&" in tokens.text[first:last] or words[0] == "mid"
        personal = words[0] in self._names.given or self._names.person(words)
        return shaped and not personal and self._names.whole(tokens, first, last + 1)

    def _free(self, tokens: Tokens, first: int, low: int) -> bool:
        """Whether the words before a phrase make it no place that one comes from, is at home in, or a thing."""
        if first == low:
            return True
        before = tokens.folded[first - 1]
        if before in _FROM or before in _ARTICLES or tokens.capital[first - 1]:
            return first - 1 == low and before in _IN
        return not tokens.phrase_before(first, low, self._local, 3)

    def _electoral_near(self, tokens: Tokens, first: int, last: int, parties: Collection[int]) -> bool:
        around = range(max(0, first - _AROUND), min(len(tokens.text), last + _AROUND))
        return any(k in parties or tokens.folded[k] in self._electoral for k in around)
