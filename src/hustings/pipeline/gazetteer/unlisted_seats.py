"""Contested units that no list holds, by their shape: 'the Elm Park ward', 'MP for Halifax West'."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from hustings.pipeline.gazetteer.name_trie import Name
from hustings.pipeline.gazetteer.seat_clauses import victories
from hustings.pipeline.gazetteer.tokens import Tokens, phrases
from hustings.pipeline.gazetteer.unit_clauses import UnitClauses
from hustings.pipeline.gazetteer.unit_names import UnitNames
from hustings.pipeline.gazetteer.wards_in_passing import WardsInPassing

_SUBJECT = 12  # tokens between a party and a second verb of which it is the subject
_PLAIN = frozenset({"ward", "division", "riding", "dea", "constituency"})  # no person's name is before these
_COLONS = frozenset({",", ":", "–"})
_PLURALS = frozenset({"wards", "divisions", "ridings"})
_CENTRED = frozenset({"ward", "division"})
_SEATS = frozenset({"seat", "mayor"})


class UnlistedSeats:
    """Finds names of seats that the country's data does not hold."""

    def __init__(self, vocabulary: Mapping[str, Any], names: UnitNames) -> None:
        """Take the words that rules look for.

        Args:
            vocabulary: `gazetteer.yaml`.
            names: Reads the names.
        """
        self._names = names
        self._clauses = UnitClauses(vocabulary, names)
        self._passing = WardsInPassing(vocabulary, names)
        self._nouns = phrases(vocabulary["unit_nouns"])
        self._plural_nouns = phrases(vocabulary["unit_plurals"])
        self._noun_heads = {noun.split()[0] for noun in self._nouns | self._plural_nouns}
        self._ward_signs = phrases(vocabulary["ward_signs"])
        self._leads = phrases(vocabulary["unit_leads"])
        self._loose_leads = phrases(vocabulary["loose_unit_leads"])
        self._result_leads = phrases(vocabulary["result_leads"]) | victories(vocabulary)
        leads = self._leads | self._loose_leads | self._result_leads
        self._lead_tails = {lead.split()[-1] for lead in leads}
        self._verbs = phrases(vocabulary["party_takes"])
        self._adverbs = phrases(vocabulary["party_adverbs"])

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
        wards = self.of_wards(tokens)
        for start, end in tokens.spoken():
            past = start
            for i in range(start, end):
                if i < past:
                    continue
                names: Sequence[Name | None] = ()
                if folded[i] in self._noun_heads and not capital[i]:
                    names = self._before(tokens, i, max(start, past), taken)
                elif capital[i] and i > start + 1 and folded[i - 1] in _COLONS and folded[i - 2] in _PLURALS:
                    names = self._objects(tokens, i, end, taken)
                elif i - 1 in bracketed and capital[i] and folded[i - 1] == ",":
                    names = (self._bracket(tokens, i, end, taken),)
                elif capital[i] and i > start + 2 and folded[i - 3] in ("ward", "division"):
                    names = (self._clauses.numbered(tokens, i, end, taken),)
                elif capital[i] and i > start and self._led(folded, i):
                    names = (self._after(tokens, i, end, taken, firsts, wards=wards),)
                elif folded[i] in self._verbs and (not capital[i] or i in ends):
                    names = self._taken(tokens, i, (start, end), taken, firsts, ends)
                elif folded[i] == "where" and folded[i - 1] == ",":
                    names = (self._clauses.before_where(tokens, i, max(start, past), taken),)
                elif capital[i] and tokens.opens_sentence(i):
                    names = self._clauses.listed(tokens, i, end, taken, firsts) if wards else ()
                    if not names and i not in taken:
                        names = (self._clauses.opener(tokens, i, end, taken, firsts, wards=wards),)
                elif capital[i] and i > start and i not in taken and folded[i - 1] == ";":
                    names = self._clauses.subjects(tokens, i, end, taken, firsts)
                elif (
                    capital[i]
                    and i > start
                    and (folded[i] in self._names.compass or (wards and folded[i] in self._clauses.tails))
                ):
                    names = (self._clauses.compass_named(tokens, i, max(start, past), taken, firsts),)
                if capital[i] and wards and not any(names):
                    names = (self._passing.ending(tokens, i, max(start, past), taken, firsts),)
                for name in filter(None, names):
                    past = max(past, name.end)
                    yield name

    def of_wards(self, tokens: Tokens) -> bool:
        """Whether a text is about wards."""
        return not self._ward_signs.isdisjoint(tokens.folded)

    def compounds(self, tokens: Tokens, taken: set[int]) -> Iterator[Name]:
        """The units whose names are lists of places: 'the Elm Park, Oak Hill and Moor End by-election'.

        Args:
            tokens: The text.
            taken: Tokens that other names hold.
        """
        folded = tokens.folded
        for start, end in tokens.spoken():
            for i in range(start + 1, end):
                if folded[i] in self._noun_heads and not tokens.capital[i]:
                    low, high = tokens.sentence(i)
                    if tokens.phrase_after(i, high, self._nouns) and not tokens.phrase_after(i, high, _SEATS):
                        first = self._names.start(tokens, i, max(low, start), taken, listed=True)
                        led = first == low or folded[first - 1] in ("the", ":")
                        if led and "," in folded[first:i] and "and" in folded[first:i]:
                            yield from filter(None, (self._names.name(tokens, first, i),))

    def _led(self, folded: Sequence[str], i: int) -> bool:
        """Whether a lead may end before token `i`, with or without a 'the'."""
        word = folded[i - 1]
        return word in self._lead_tails or (word == "the" and i > 1 and folded[i - 2] in self._lead_tails)

    def _several(self, tokens: Tokens, i: int, low: int, taken: set[int]) -> list[Name | None]:
        """The names before 'wards', 'by-elections': 'the Elm Park, Oak Hill and Moor End wards'."""
        first = self._names.start(tokens, i, low, (), listed=True)
        if "and" not in tokens.folded[first:i]:
            return []
        names: list[Name | None] = []
        for k in range(first, i + 1):
            if k == i or tokens.folded[k] in (",", "and"):
                if k > first and taken.isdisjoint(range(first, k)):
                    names.append(self._names.name(tokens, first, k))
                first = k + 1
        return names

    def _before(self, tokens: Tokens, i: int, start: int, taken: set[int]) -> Sequence[Name | None]:
        """The names before 'ward', 'riding', 'by-elections'."""
        low, high = tokens.sentence(i)
        low = max(low, start)
        if tokens.phrase_after(i, high, self._plural_nouns):
            return self._several(tokens, i, low, taken)
        if tokens.folded[i - 1] in ("'s", "'") or not tokens.phrase_after(i, high, self._nouns):
            return ()  # 'Bedford's seat' is a person's
        first = self._names.start(tokens, i, low, taken)
        plain = tokens.folded[i] in _PLAIN
        wide = tokens.folded[i] in ("seat", "riding")
        ward = tokens.folded[i] in _CENTRED and tokens.folded[i : i + 2] != ["ward", "of"]
        return (self._names.name(tokens, first, i, wide=wide, placed=plain, centred=ward),)

    def _after(
        self, tokens: Tokens, i: int, end: int, taken: set[int], firsts: Collection[int], *, wards: bool
    ) -> Name | None:
        """The name after 'MP for', 'the riding of', 'the by-election in', 'came third in'."""
        low, high = tokens.sentence(i)
        high = min(high, end)
        lead = i - (tokens.folded[i - 1] == "the")
        part = lead - 3 >= low and tokens.folded[lead - 1] == "of" and tokens.folded[lead - 2] in _PLAIN
        if part and (lead - 3 in taken or (tokens.capital[lead - 3] and tokens.folded[lead - 3] != "the")):
            return None  # 'the Elm Park ward of Rotherham'
        plain = tokens.phrase_before(lead, low, self._leads, 5)
        last = self._names.end(tokens, i, high, taken)
        if (plain and lead == i) or (lead == i and tokens.phrase_before(i, low, self._loose_leads, 3)):
            return self._names.name(tokens, i, last, wide=not plain)
        ended = self._ended(tokens, last, high)
        if (lead < i and not plain) or last in taken or not (ended or tokens.folded[last] == "the"):
            return None
        if ended and (plain or tokens.phrase_before(i, low, self._result_leads, 4)):
            return self._names.name(tokens, i, last, wide=True, placed=not plain)
        return self._clauses.opening(tokens, i, last, firsts, wards=wards)

    def _ended(self, tokens: Tokens, last: int, high: int) -> bool:
        return last >= high or tokens.folded[last] in self._names.ends or tokens.text[last].isspace()

    def _bracket(self, tokens: Tokens, i: int, end: int, taken: set[int]) -> Name | None:
        """The name after a party in brackets: '(Lab, Elm Park)'."""
        last = self._names.end(tokens, i, end, taken)
        closed = last < end and tokens.folded[last] == ")"
        return self._names.name(tokens, i, last, wide=True) if closed else None

    def _taken(
        self,
        tokens: Tokens,
        verb: int,
        bounds: tuple[int, int],
        taken: set[int],
        firsts: Collection[int],
        ends: Collection[int],
    ) -> Sequence[Name | None]:
        """The names that a verb takes."""
        start, end = bounds
        if self._party_does(tokens, verb, start, ends):
            return self._objects(tokens, verb + 1, end, taken)
        _, high = tokens.sentence(verb)
        names = self._objects(tokens, verb + 1, end, taken)
        carried = (
            names and names[-1].end < high and self._clauses.carried(tokens, names[-1].end, high, firsts)
        )
        return names if carried else ()

    def _party_does(self, tokens: Tokens, verb: int, start: int, ends: Collection[int]) -> bool:
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
        shouted = tokens.text[i - 1].isupper()
        _, high = tokens.sentence(i)
        high = min(high, end)
        if tokens.folded[i] == ",":
            return names
        i += tokens.folded[i] == ":"
        while i < high:
            while i < high and tokens.folded[i] in ("the", "back", "up", ",", "and"):
                i += 1
            if i in taken:  # a seat that a list holds, among others
                while i < high and i in taken:
                    i += 1
            else:
                last = self._names.end(tokens, i, high, taken, joined=False)
                if not self._ended(tokens, last, high) or last in taken:
                    break
                if not self._names.unheard(tokens, i, last, shouted=shouted):
                    break
                name = self._names.name(tokens, i, last, wide=True)
                if not name:
                    break
                names.append(name)
                i = last
            if i >= high or tokens.folded[i] not in (",", "and"):
                break
        return names
