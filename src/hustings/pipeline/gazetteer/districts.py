"""Contested units that have numbers for names: 'Virginia's 2nd Congressional District', 'NY-19'."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from hustings.countries.names import key
from hustings.pipeline.gazetteer.name_trie import Name
from hustings.pipeline.gazetteer.tokens import Tokens, phrases

_NUMBERED = re.compile(r"\d{1,3}(st|nd|rd|th)")
_KINDS = 2  # words between the number and 'District'
_STATE = 3  # words of a state's name


class Districts:
    """Finds names of districts."""

    def __init__(self, vocabulary: Mapping[str, Any]) -> None:
        """Take the words that rules look for.

        Args:
            vocabulary: `gazetteer.yaml`.
        """
        self._nouns = phrases(vocabulary["district_nouns"])
        self._kinds = phrases(vocabulary["district_kinds"])
        self._ordinals = phrases(vocabulary["district_ordinals"])
        self._codes = frozenset(vocabulary["district_codes"])
        self._not_after = phrases(vocabulary["no_districts"])
        self._units = phrases(vocabulary["numbered_nouns"])
        self._leads = phrases(vocabulary["numbered_leads"])
        self._followers = phrases(vocabulary["numbered_followers"])

    def find(self, tokens: Tokens, taken: Collection[int]) -> Iterator[Name]:
        """The districts that a text names, in text order.

        Args:
            tokens: The text.
            taken: Tokens that other names hold.
        """
        for start, end in tokens.spoken():
            past = start
            for i in range(start, end):
                if i < past or i in taken:
                    continue
                last = 0
                if tokens.text[i] in self._codes:
                    last = self._coded(tokens, i, end)
                    first = i
                elif tokens.capital[i] and tokens.folded[i] in self._units and self._counted(tokens, i, end):
                    first, last = i, i + 2
                elif tokens.folded[i] in self._ordinals or _NUMBERED.fullmatch(tokens.folded[i]):
                    last = self._numbered(tokens, i, end)
                    first = self._state(tokens, i, start)
                if last:
                    past = last
                    yield Name(first, last, key(" ".join(tokens.text[first:last])))

    def _coded(self, tokens: Tokens, i: int, end: int) -> int:
        """Token after 'NY-19', or 0."""
        number = tokens.text[i + 1 : i + 3]
        coded = i + 2 < end and number[0] == "-" and number[1].isdigit() and len(number[1]) <= _KINDS
        return i + 3 if coded else 0

    def _counted(self, tokens: Tokens, i: int, end: int) -> bool:
        """Whether 'Ward 15' begins at a token, with what makes it a unit: 'in Ward 15', 'Ward 15 councillor'."""
        if i + 1 >= end or not tokens.text[i + 1].isdigit() or len(tokens.text[i + 1]) > _KINDS:
            return False
        after = tokens.folded[i + 2] if i + 2 < end else ""
        return after in self._followers or (i > 0 and tokens.folded[i - 1] in self._leads)

    def _numbered(self, tokens: Tokens, i: int, end: int) -> int:
        """Token after '2nd Congressional District', or 0."""
        k = i + 1
        while k < min(end, i + 1 + _KINDS) and tokens.folded[k] in self._kinds:
            k += 1
        if k >= end or tokens.folded[k] not in self._nouns:
            return 0
        plain = k == i + 1 and not tokens.capital[k]
        return 0 if plain or (k + 1 < end and tokens.folded[k + 1] in self._not_after) else k + 1

    def _state(self, tokens: Tokens, i: int, low: int) -> int:
        """Where the name begins: at the state that owns the district, else at the number."""
        if i - 2 < low or tokens.folded[i - 1] != "'s":
            return i
        k = i - 1
        while k > max(low, i - 1 - _STATE) and tokens.capital[k - 1] and tokens.text[k - 1].isalpha():
            k -= 1
        return k if k < i - 1 else i
