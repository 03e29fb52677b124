"""Contested units that no list holds, by the shape they are written in: 'the Elm Park ward', 'MP for Halifax West'."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from hustings.countries import Country
from hustings.countries.names import key
from hustings.pipeline.name_trie import Name
from hustings.pipeline.tokens import Tokens, phrases

_LONGEST = 7  # tokens of a name
_ROW_MARKS = frozenset({":", "–", "-", "|"})


class UnlistedSeats:
    """Finds names of seats that the country's data does not hold."""

    def __init__(self, vocabulary: Mapping[str, Any], country: Country) -> None:
        """Take the words that rules look for.

        Args:
            vocabulary: `gazetteer.yaml`.
            country: Whose territories and people are no such units.
        """
        self._nouns = phrases(vocabulary["unit_nouns"])
        self._noun_heads = {noun.split()[0] for noun in self._nouns}
        self._leads = phrases(vocabulary["unit_leads"])
        self._lead_tails = {lead.split()[-1] for lead in self._leads}
        self._connectors = phrases(vocabulary["connectors"])
        self._no_unit = phrases(vocabulary["no_unit"]) | phrases(vocabulary["not_names"]) - phrases(vocabulary["compass"])
        self._compass = phrases(vocabulary["compass"])
        self._results = phrases(["hold", "gain", "win"])
        self._titles = phrases(vocabulary["titles"])
        self._given = country.given_names
        self._territories = {key(name) for name in country.territories}

    def find(self, tokens: Tokens, taken: set[int], parties: Collection[int]) -> Iterator[Name]:
        """The units that a text names in such a shape.

        Args:
            tokens: The text.
            taken: Tokens that other names hold.
            parties: First tokens of the names of parties.
        """
        folded, capital = tokens.folded, tokens.capital
        for start, end in tokens.spoken():
            past = start
            for i in range(start, end):
                if i < past:
                    continue
                name = None
                if folded[i] in self._noun_heads and not capital[i]:
                    name = self._before(tokens, i, max(start, past), taken)
                elif capital[i] and i > start and folded[i - 1] in self._lead_tails:
                    name = self._after(tokens, i, end, taken)
                elif i in parties and i > start + 1 and folded[i - 1] in _ROW_MARKS:
                    name = self._row(tokens, i, max(start, past), end, taken)
                if name:
                    past = name.end
                    yield name

    def _before(self, tokens: Tokens, i: int, start: int, taken: set[int]) -> Name | None:
        """The name before 'ward', 'riding', 'by-election'."""
        low, high = tokens.sentence(i)
        if not tokens.phrase_after(i, high, self._nouns):
            return None
        first = self._run_back(tokens, i, max(low, start), taken)
        return self._name(tokens, first, i)

    def _after(self, tokens: Tokens, i: int, end: int, taken: set[int]) -> Name | None:
        """The name after 'MP for', 'the riding of', 'the by-election in'."""
        low, high = tokens.sentence(i)
        if not tokens.phrase_before(i, low, self._leads, 5):
            return None
        last = i
        k = i
        while k < min(high, end, i + _LONGEST) and k not in taken:
            if tokens.capital[k] and tokens.folded[k] not in self._no_unit:
                if k > i and self._person_begins(tokens, k, high):
                    break
                last = k + 1
            elif not self._goes_on(tokens, k, high):
                break
            k += 1
        return self._name(tokens, i, last)

    def _person_begins(self, tokens: Tokens, k: int, high: int) -> bool:
        """Whether a capitalised word begins a person's name: after 'Halifax West', or a given name before a surname."""
        word = tokens.folded[k]
        if tokens.folded[k - 1] in self._compass and word not in self._compass:
            return True
        return word in self._given and k + 1 < high and tokens.capital[k + 1] and tokens.folded[k + 1] not in self._compass

    def _goes_on(self, tokens: Tokens, k: int, high: int) -> bool:
        """Whether a small word joins two words of one name, not two names."""
        word = tokens.folded[k]
        if word not in self._connectors or k + 1 >= high:
            return False
        return word != "and" or (tokens.capital[k + 1] and tokens.folded[k + 1] not in self._given)

    def _row(self, tokens: Tokens, party: int, start: int, end: int, taken: set[int]) -> Name | None:
        """The name that heads a row of a party's result: 'Kerry North: FG hold'."""
        low, high = tokens.sentence(party)
        said = range(party + 1, min(high, party + 4))
        if not any(tokens.folded[k] in self._results for k in said):
            return None
        first = self._run_back(tokens, party - 1, max(low, start), taken)
        return self._name(tokens, first, party - 1) if tokens.opens_line(first, low) else None

    def _run_back(self, tokens: Tokens, end: int, low: int, taken: set[int]) -> int:
        first = end
        for k in range(end - 1, max(low, end - _LONGEST) - 1, -1):
            if k in taken or tokens.folded[k] in self._no_unit:
                break
            if tokens.capital[k]:
                first = k
            elif tokens.folded[k] not in self._connectors:
                break
        return first

    def _name(self, tokens: Tokens, start: int, end: int) -> Name | None:
        """The tokens as a unit's name, unless they name a territory or a person."""
        while start < end and (tokens.folded[start] in ("the", "'s") or not tokens.capital[start]):
            start += 1
        if start >= end:
            return None
        words = [tokens.folded[i] for i in range(start, end)]
        name = key(" ".join(tokens.text[start:end]))
        person = words[0] in self._titles or (len(words) > 1 and words[0] in self._given and words[-1] not in self._compass)
        known = not name or name in self._territories or all(w in self._compass for w in words)
        return None if person or known else Name(start, end, name)
