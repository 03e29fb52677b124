"""Capitalised phrases read as names of contested units that no list holds: 'Etching Hill and the Heath'."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from hustings.countries import Country
from hustings.countries import country as load_country
from hustings.countries.names import key
from hustings.pipeline.gazetteer.name_trie import Name
from hustings.pipeline.gazetteer.tokens import Tokens, phrases

_SHORT = 3  # letters of an abbreviation
_LONGEST = 7  # tokens of a name
_NEVER_FIRST = frozenset({"the", "'s", "of", "on", "in", "under", "by", "with", "and", "upon"})
_SAINTS = frozenset({"st", "saint"})  # "St Helen's"
_QUOTES = frozenset({'"', "'"})
_INNER = frozenset({"city", "town", "home"})  # no names, but parts of some: 'North Inner City'


class UnitNames:
    """Reads names of units forwards and backwards from a place that speaks of one."""

    def __init__(
        self,
        vocabulary: Mapping[str, Any],
        country: Country,
        given_names: Collection[str],
        plain_words: Collection[str] = (),
    ) -> None:
        """Take the words that are parts of names, and those that are not.

        Args:
            vocabulary: `gazetteer.yaml`.
            country: Whose territories and people are no such units.
            given_names: First names of people, folded.
            plain_words: Words that name nothing by themselves, folded.
        """
        self._plain = frozenset(plain_words)
        self._connectors = phrases(vocabulary["connectors"]) | {"/"}
        self.compass = phrases(vocabulary["compass"]) - {"and"}
        words = phrases(vocabulary["not_names"]) | phrases(vocabulary["loose_capitals"]) - self._connectors
        self._describers = phrases(vocabulary["unit_describers"])
        self._no_unit = phrases(vocabulary["no_unit"]) | words - self.compass - {"new"}
        self._inner = _INNER | phrases(vocabulary["place_tails"])
        self.ends = phrases(vocabulary["unit_ends"])
        self._titles = phrases(vocabulary["titles"]) - {"saint"}
        places = phrases(vocabulary["institutions"]) | phrases(vocabulary["institution_leads"])
        self.given = frozenset(given_names) - places
        self._personal = country.given_names | country.surnames
        self._territories = {key(name) for name in country.territories}
        self._wider = {key(name) for code in country.also for name in load_country(code).territories}
        self._places = {key(name) for seat in country.seats for name in seat.names()} | self._territories
        self.no_heading = phrases(vocabulary["no_headings"])
        self._wider |= {key(str(name)) for name in vocabulary["foreign_places"]}

    def end(self, tokens: Tokens, i: int, high: int, taken: Collection[int], *, joined: bool = True) -> int:
        """Where the capitalised phrase that begins at a token ends.

        Args:
            tokens: The text.
            i: The first token.
            high: The token that it may not reach.
            taken: Tokens that other names hold.
            joined: Whether it may hold an 'and'.
        """
        last = i
        k = i
        while k < min(high, i + _LONGEST) and k not in taken:
            if tokens.capital[k] and self._part(tokens, k, i):
                if k > i and self._person_begins(tokens, k, high):
                    break
                last = k + 1
            elif not self._goes_on(tokens, k, high, taken) or not (joined or tokens.text[k].lower() != "and"):
                break
            k += 1
        saint = last - 2 >= i and last < high and tokens.folded[last - 2] in _SAINTS
        return last + (saint and tokens.folded[last] == "'s")

    def start(
        self, tokens: Tokens, end: int, low: int, taken: Collection[int], *, listed: bool = False
    ) -> int:
        """Where the capitalised phrase that ends before a token begins.

        Args:
            tokens: The text.
            end: The token after its last.
            low: The first token it may reach.
            taken: Tokens that other names hold.
            listed: Whether it may be a list of names with commas.
        """
        joiners = self._connectors - {"the"} | {","} if listed else self._connectors
        first = end
        for k in range(end - 1, max(low, end - (2 * _LONGEST if listed else _LONGEST)) - 1, -1):
            word = tokens.folded[k]
            if (
                k in taken
                or not (self._part(tokens, k, k - 1) or first < end)
                or (k == low and word == "new")
            ):
                break
            if tokens.capital[k]:
                if word in self._no_unit and not (word in _INNER or word in self.compass):
                    break
                first = k
            elif word not in joiners or (word == "'s" and k > low and tokens.folded[k - 1] in self._places):
                break
            elif word == "in" and (k - 1 == low or tokens.text[k - 2] in _QUOTES):
                break  # 'Astonishing in Elm ward'
        return first

    def name(
        self,
        tokens: Tokens,
        start: int,
        end: int,
        *,
        wide: bool = False,
        placed: bool = False,
        centred: bool = False,
    ) -> Name | None:
        """The tokens as a unit's name.

        Args:
            tokens: The text.
            start: First token.
            end: Token after the last.
            wide: Whether a neighbour's territory is none.
            placed: Whether words before it make it a place, so that given names in it tell nothing.
            centred: Whether a compass word alone may be one: 'Central ward'.

        Returns:
            The name; None for a person, a territory, a compass word or one that describes a unit alone.
        """
        while start < end and (tokens.folded[start] in _NEVER_FIRST or not tokens.capital[start]):
            start += 1
        if start >= end:
            return None
        words = [tokens.folded[i] for i in range(start, end)]
        if len(words) == 1 and words[0] in self._describers:
            return None
        name = key(" ".join(tokens.text[start:end]))
        known = (
            not name
            or name in self._territories
            or (wide and name in self._wider)
            or (self.compass.issuperset(words) and not (centred and len(words) == 1))
        )
        person = words[0] in self._titles if placed else self.person(words)
        return None if known or person else Name(start, end, name)

    def heading(self, tokens: Tokens, start: int, end: int, taken: Collection[int]) -> Name | None:
        """The tokens as a name that heads a list or a row, where every word of them may be part of one.

        Args:
            tokens: The text.
            start: First token.
            end: Token after the last.
            taken: Tokens that other names hold.
        """
        if end <= start or not tokens.capital[start] or not self.whole(tokens, start, end):
            return None
        if any(k in taken or tokens.folded[k] in self.no_heading for k in range(start, end)):
            return None
        return self.name(tokens, start, end)

    def person(self, words: list[str]) -> bool:
        """Whether folded words are a person's name by their first."""
        return words[0] in self._titles or (
            len(words) > 1 and words[0] in self.given and words[-1] not in self.compass
        )

    def unheard(self, tokens: Tokens, start: int, end: int, *, shouted: bool = False) -> bool:
        """Whether a phrase is more likely a place than a person or an abbreviation.

        Args:
            tokens: The text.
            start: First token.
            end: Token after the last.
            shouted: Whether the words around it are in capitals too.
        """
        if end <= start or (
            tokens.text[start].isupper() and not (shouted and len(tokens.text[start]) > _SHORT)
        ):
            return False
        word = tokens.folded[start]
        return (
            end > start + 1
            or word in self._places
            or (word not in self._personal and word not in self._plain)
        )

    def known(self, tokens: Tokens, start: int, end: int) -> bool:
        """Whether a phrase is the name of a seat or territory that a list holds."""
        return key(" ".join(tokens.text[start:end])) in self._places

    def whole(self, tokens: Tokens, start: int, end: int) -> bool:
        """Whether every word of a phrase may be part of a unit's name."""
        return all(
            tokens.folded[k] in self._connectors
            or tokens.folded[k] in self.compass
            or tokens.folded[k] == "'"
            or (tokens.capital[k] and self._part(tokens, k, start))
            for k in range(start, end)
        )

    def _part(self, tokens: Tokens, k: int, first: int) -> bool:
        word = tokens.folded[k]
        return word not in self._no_unit or (k > first and word in self._inner)

    def _person_begins(self, tokens: Tokens, k: int, high: int) -> bool:
        """Whether a person's name begins: after 'Halifax West', or with a given name before a surname."""
        word = tokens.folded[k]
        if tokens.folded[k - 1] in self.compass and word not in self.compass | _INNER:
            return tokens.folded[k - 1] not in ("mid",) and not self._leading(tokens, k - 1)
        follows = k + 1 < high and tokens.capital[k + 1] and tokens.folded[k + 1] not in self.compass
        return follows and word in self.given

    def _leading(self, tokens: Tokens, k: int) -> bool:
        """Whether a compass word comes first in its phrase: 'North Inner City'."""
        return k == 0 or not tokens.capital[k - 1]

    def _goes_on(self, tokens: Tokens, k: int, high: int, taken: Collection[int]) -> bool:
        """Whether a small word joins two words of one name, not two names."""
        word = tokens.folded[k]
        if word not in self._connectors or k + 1 >= high:
            return False
        if word == "in" and tokens.folded[k + 1] in self._places:
            return False  # 'Marton in Blackpool'
        if word != "and":
            return True
        if tokens.folded[k + 1] == "the":
            last = k + 3  # 'Etching Hill and the Heath by', but 'Elm Park and the Oak Hill ward'
            return (
                last < high
                and tokens.capital[k + 2]
                and k + 2 not in taken
                and tokens.folded[last] in self.ends
            )
        return tokens.capital[k + 1] and tokens.folded[k + 1] not in self.given
