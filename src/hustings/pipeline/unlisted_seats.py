"""Contested units that no list holds, by their shape: 'the Elm Park ward', 'MP for Halifax West'."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hustings.countries import Country
from hustings.countries import country as load_country
from hustings.countries.names import key
from hustings.pipeline.name_trie import Name
from hustings.pipeline.tokens import Tokens, phrases

_LONGEST = 7  # tokens of a name
_SUBJECT = 12  # tokens between a party and a second verb of which it is the subject
_ROW_MARKS = frozenset({":", "–", "-", "|", "("})


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
        self._loose_leads = phrases(vocabulary["loose_unit_leads"])
        self._lead_tails = {lead.split()[-1] for lead in self._leads | self._loose_leads}
        self._verbs = phrases(vocabulary["party_takes"])
        self._ends = phrases(vocabulary["unit_ends"])
        self._connectors = phrases(vocabulary["connectors"])
        self._compass = phrases(vocabulary["compass"])
        loose = phrases(vocabulary["loose_capitals"]) - self._connectors - {"new"}
        self._no_unit = (
            phrases(vocabulary["no_unit"]) | (phrases(vocabulary["not_names"]) | loose) - self._compass
        )
        self._results = phrases(["hold", "gain", "win"])
        self._titles = phrases(vocabulary["titles"])
        self._adverbs = phrases(vocabulary["party_adverbs"])
        self._given = country.given_names
        self._personal = country.given_names | country.surnames
        self._territories = {key(name) for name in country.territories}
        self._wider = {key(name) for code in country.also for name in load_country(code).territories}

    def find(self, tokens: Tokens, taken: set[int], parties: Sequence[Name]) -> Iterator[Name]:
        """The units that a text names in such a shape.

        Args:
            tokens: The text.
            taken: Tokens that other names hold.
            parties: The parties found in it.
        """
        folded, capital = tokens.folded, tokens.capital
        firsts, ends = {p.start for p in parties}, {p.end for p in parties}
        bracketed = {p.end for p in parties if p.start and folded[p.start - 1] == "("}
        for start, end in tokens.spoken():
            past = start
            for i in range(start, end):
                if i < past:
                    continue
                names: Sequence[Name | None] = ()
                if folded[i] in self._noun_heads and not capital[i]:
                    names = (self._before(tokens, i, max(start, past), taken),)
                elif i - 1 in bracketed and capital[i] and folded[i - 1] == ",":
                    names = (self._bracket(tokens, i, end, taken),)
                elif capital[i] and i > start and folded[i - 1] in self._lead_tails:
                    names = (self._after(tokens, i, end, taken),)
                elif i in firsts and i > start + 1 and folded[i - 1] in _ROW_MARKS:
                    names = (self._row(tokens, i, max(start, past), taken),)
                elif folded[i] in self._verbs and not capital[i] and self._party_does(tokens, i, start, ends):
                    names = self._objects(tokens, i + 1, end, taken)
                for name in filter(None, names):
                    past = name.end
                    yield name

    def _before(self, tokens: Tokens, i: int, start: int, taken: set[int]) -> Name | None:
        """The name before 'ward', 'riding', 'by-election'."""
        low, high = tokens.sentence(i)
        if tokens.folded[i - 1] in ("'s", "'") or not tokens.phrase_after(i, high, self._nouns):
            return None  # 'Bedford's seat' is a person's
        first = self._run_back(tokens, i, max(low, start), taken)
        return self._name(tokens, first, i, wide=tokens.folded[i] in ("seat", "riding"))

    def _after(self, tokens: Tokens, i: int, end: int, taken: set[int]) -> Name | None:
        """The name after 'MP for', 'the riding of', 'the by-election in'."""
        low, high = tokens.sentence(i)
        plain = tokens.phrase_before(i, low, self._leads, 5)
        if not plain and not tokens.phrase_before(i, low, self._loose_leads, 3):
            return None
        return self._name(tokens, i, self._run(tokens, i, min(high, end), taken), wide=not plain)

    def _bracket(self, tokens: Tokens, i: int, end: int, taken: set[int]) -> Name | None:
        """The name after a party in brackets: '(Lab, Elm Park)'."""
        last = self._run(tokens, i, end, taken)
        return self._name(tokens, i, last, wide=True) if last < end and tokens.folded[last] == ")" else None

    def _party_does(self, tokens: Tokens, verb: int, start: int, ends: set[int]) -> bool:
        """Whether a party is a verb's subject: 'Labour have gained', 'Labour held Elm Park and gained'."""
        low, _ = tokens.sentence(verb)
        i = verb
        while i > max(low, start) and tokens.folded[i - 1] in self._adverbs:
            i -= 1
        return i in ends or (i < verb and any(k in ends for k in range(max(low, i - _SUBJECT), i)))

    def _objects(self, tokens: Tokens, i: int, end: int, taken: set[int]) -> list[Name]:
        """The names that a party wins or loses: 'Labour gain Elm Park and Oak Hill from the Tories'."""
        names: list[Name] = []
        if i >= end:
            return names
        _, high = tokens.sentence(i)
        high = min(high, end)
        while i < high:
            while i < high and tokens.folded[i] in ("the", "back", ",", "and"):
                i += 1
            last = self._run(tokens, i, high, taken, joined=False)
            ended = last >= high or tokens.folded[last] in self._ends or tokens.text[last].isspace()
            if not ended or last in taken or not self._unheard(tokens, i, last):
                break
            name = self._name(tokens, i, last, wide=True)
            if not name:
                break
            names.append(name)
            i = last
            if i >= high or tokens.folded[i] not in (",", "and"):
                break
        return names

    def _unheard(self, tokens: Tokens, start: int, end: int) -> bool:
        """Whether a phrase is more likely a place than a person or an abbreviation."""
        if end <= start or tokens.text[start].isupper():
            return False
        return end > start + 1 or tokens.folded[start] not in self._personal

    def _run(self, tokens: Tokens, i: int, high: int, taken: set[int], *, joined: bool = True) -> int:
        """Where the capitalised phrase that begins at a token ends; `joined` phrases may hold an 'and'."""
        last = i
        k = i
        while k < min(high, i + _LONGEST) and k not in taken:
            if tokens.capital[k] and tokens.folded[k] not in self._no_unit:
                if k > i and self._person_begins(tokens, k, high):
                    break
                last = k + 1
            elif not self._goes_on(tokens, k, high) or not (joined or tokens.folded[k] != "and"):
                break
            k += 1
        return last

    def _person_begins(self, tokens: Tokens, k: int, high: int) -> bool:
        """Whether a person's name begins: after 'Halifax West', or with a given name before a surname."""
        word = tokens.folded[k]
        if tokens.folded[k - 1] in self._compass and word not in self._compass:
            return True
        follows = k + 1 < high and tokens.capital[k + 1] and tokens.folded[k + 1] not in self._compass
        return follows and word in self._given

    def _goes_on(self, tokens: Tokens, k: int, high: int) -> bool:
        """Whether a small word joins two words of one name, not two names."""
        word = tokens.folded[k]
        if word not in self._connectors or k + 1 >= high:
            return False
        return word != "and" or (tokens.capital[k + 1] and tokens.folded[k + 1] not in self._given)

    def _row(self, tokens: Tokens, party: int, start: int, taken: set[int]) -> Name | None:
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

    def _name(self, tokens: Tokens, start: int, end: int, *, wide: bool = False) -> Name | None:
        """The tokens as a unit's name, unless of a person or a territory (`wide`: of a neighbour's too)."""
        while start < end and (tokens.folded[start] in ("the", "'s") or not tokens.capital[start]):
            start += 1
        if start >= end:
            return None
        words = [tokens.folded[i] for i in range(start, end)]
        name = key(" ".join(tokens.text[start:end]))
        person = words[0] in self._titles or (
            len(words) > 1 and words[0] in self._given and words[-1] not in self._compass
        )
        known = (
            not name
            or name in self._territories
            or (wide and name in self._wider)
            or self._compass.issuperset(words)
        )
        return None if person or known else Name(start, end, name)
