"""Names of seats in a text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date as Date
from typing import Any

from hustings.countries import Country
from hustings.countries.names import key
from hustings.pipeline.gazetteer.districts import Districts
from hustings.pipeline.gazetteer.name_trie import Name, NameTrie
from hustings.pipeline.gazetteer.seat_evidence import SeatEvidence
from hustings.pipeline.gazetteer.seat_lists import SeatLists
from hustings.pipeline.gazetteer.seat_register import SMALL, Entry, register, short_forms
from hustings.pipeline.gazetteer.shorter_names import ShorterNames
from hustings.pipeline.gazetteer.sightings import Sighting
from hustings.pipeline.gazetteer.tokens import Tokens, phrases
from hustings.pipeline.gazetteer.unit_names import UnitNames
from hustings.pipeline.gazetteer.unlisted_seats import UnlistedSeats

_LIST = frozenset({",", "and", "&", "/", ";", "or"})
_OFTEN = 3  # mentions of commissioners that make a text one about their elections
_LESSER = 2  # seats of a lesser body that make a text one about it
_PLACES = frozenset({"in", "at", "near", "from", "to", "around", "outside", "through", "via", "across"})
_LOOKS = frozenset({"look", "looks", "looking", "watch", "watching", "over", "on"})
_GAP = 4  # tokens between two members of a list: ', and the nearby'


class SeatNames:
    """Finds names of seats."""

    def __init__(
        self,
        country: Country,
        vocabulary: Mapping[str, Any],
        given_names: Collection[str],
        plain_words: Collection[str],
    ) -> None:
        """Gather the names of a country's seats and territories, and its neighbours' seats.

        Args:
            country: Whose seats they are.
            vocabulary: `gazetteer.yaml`.
            given_names: First names of people, folded.
            plain_words: Words that name nothing by themselves, folded.
        """
        councils = {key(seat.name) for seat in country.seats if seat.kind == "council"}
        self._evidence = SeatEvidence(vocabulary, given_names, country.given_names, councils)
        units = UnitNames(vocabulary, country, given_names, plain_words)
        self._unlisted = UnlistedSeats(vocabulary, units)
        self._lists = SeatLists(vocabulary, units)
        self._districts = Districts(vocabulary)
        self._territories = {key(name) for name in country.territories}
        self._compass = phrases(vocabulary["compass"])
        self._shorter = ShorterNames(
            country, self._compass, phrases(vocabulary["held_leads"]), phrases(vocabulary["once_held"])
        )
        self._fillers = phrases(vocabulary["list_fillers"])
        self._council_signs = phrases(vocabulary["council_signs"])
        self._council_heads = frozenset(sign.split()[0] for sign in self._council_signs)
        self._lesser_signs = phrases(vocabulary["lesser_signs"])
        self._lesser_heads = frozenset(sign.split()[0] for sign in self._lesser_signs)
        self._commission_signs = phrases(vocabulary["commission_signs"])
        self._commission_heads = frozenset(sign.split()[0] for sign in self._commission_signs)
        self._commissioned = {key(name) for name in vocabulary["commissioned"]}
        self._trie = register(country, self._compass, vocabulary["commissioned"])

    def find(self, tokens: Tokens, parties: Sequence[Name], on: Date | None = None) -> list[Name]:
        """The seats that a text names, in text order, without overlaps.

        Args:
            tokens: The text.
            parties: The parties found in it.
            on: The day it is about.
        """
        taken = {i for name in parties for i in range(name.start, name.end)}
        lists = list(self._unlisted.compounds(tokens, taken))
        if lists:
            lists += self._again(tokens, lists, taken | {i for n in lists for i in range(n.start, n.end)})
            taken |= {i for name in lists for i in range(name.start, name.end)}
        if parties:
            lists += self._districts.find(tokens, taken)
            taken |= {i for name in lists for i in range(name.start, name.end)}
        abroad = {name.key.partition(":")[0] for name in parties if ":" in name.key}
        polled = _told(tokens, self._council_signs, self._council_heads) > 0
        told = _told(tokens, self._commission_signs, self._commission_heads)
        wider = self._commissioned if told >= _OFTEN else frozenset()
        sightings, people = self._sightings(tokens, self._trie, taken, abroad, polled=polled, wider=wider)
        verdicts = [self._first(s, s.name in people) for s in sightings]
        electoral = bool(parties) or self._evidence.measured(tokens)
        sure = {s.name for s, verdict in zip(sightings, verdicts, strict=True) if verdict}
        lesser = {s.name for s, verdict in zip(sightings, verdicts, strict=True) if verdict and s.lesser}
        about = bool(lesser) and _told(tokens, self._lesser_signs, self._lesser_heads) > 1
        if len(lesser) + about >= _LESSER:
            for s in sightings:
                s.standing = "place" if s.lesser else s.standing
        for i, s in enumerate(sightings):
            verdicts[i] = verdicts[i] or self._second(tokens, s, s.name in people, s.name in sure, electoral)
        _follow_lists(tokens, sightings, verdicts, self._fillers)
        found = [
            Name(s.start, s.end, s.key) for s, verdict in zip(sightings, verdicts, strict=True) if verdict
        ]
        taken |= {i for name in found for i in range(name.start, name.end)}
        headings = list(self._lists.find(tokens, taken, parties))
        taken |= {i for name in headings for i in range(name.start, name.end)}
        shaped = [*headings, *self._unlisted.find(tokens, taken, parties)]
        wards = self._unlisted.of_wards(tokens)
        shaped = [n for n in shaped if not self._evidence.placed(tokens, n.start, n.end, counted=not wards)]
        taken |= {i for name in shaped for i in range(name.start, name.end)}
        named = [*lists, *found, *shaped, *self._again(tokens, shaped, taken)]
        taken |= {i for name in named for i in range(name.start, name.end)}
        named += self._short(tokens, named, taken)
        taken |= {i for name in named for i in range(name.start, name.end)}
        named += self._shorter.headings(tokens, named, taken)
        return list(self._shorter.renamed(tokens, sorted(named), on))

    def _again(self, tokens: Tokens, shaped: Sequence[Name], taken: set[int]) -> Iterator[Name]:
        """Other mentions of seats that their shape gave away once."""
        if not shaped:
            return
        trie: NameTrie[Entry] = NameTrie()
        for name in shaped:
            trie.add(tokens.folded[name.start : name.end], Entry(name.key, name.key, "place"))
        sightings, people = self._sightings(tokens, trie, taken)
        for s in sightings:
            if s.strong or self._second(tokens, s, False, False, True) or self._goes_on(tokens, s, people):
                yield Name(s.start, s.end, s.key)

    def _goes_on(self, tokens: Tokens, s: Sighting, people: Collection[str]) -> bool:
        """Whether a text that is about a seat goes on about it: nothing makes the name a place here."""
        if s.local or s.name in people:
            return False
        before = tokens.folded[s.start - 1] if s.start > s.low else ""
        if before not in _PLACES:
            return True
        opens = before == "in" and s.start - 1 == s.low
        return opens or (s.start - 2 >= s.low and tokens.folded[s.start - 2] in _LOOKS)

    def _short(self, tokens: Tokens, named: Sequence[Name], taken: set[int]) -> Iterator[Name]:
        """Short forms of seats named: 'Scarborough' after 'Scarborough and Whitby', 'Ladywood'."""
        trie: NameTrie[Entry] = NameTrie()
        for name in dict.fromkeys((tuple(tokens.folded[n.start : n.end]), n.key) for n in named):
            for part in short_forms(name[0], self._compass):
                if " ".join(part) not in self._territories:
                    trie.add(part, Entry(name[1], " ".join(part), "word"))
        sightings, people = self._sightings(tokens, trie, taken)
        for s in sightings:
            several = s.end > s.start + 1 and not s.local and (s.weak or s.opens or s.leads)
            if self._first(s, s.name in people) or several:
                yield Name(s.start, s.end, s.key)

    def _sightings(
        self,
        tokens: Tokens,
        trie: NameTrie[Entry],
        taken: set[int],
        abroad: Collection[str] = (),
        *,
        polled: bool = False,
        wider: Collection[str] = (),
    ) -> tuple[list[Sighting], set[str]]:
        """Names that may be seats, and the names among them that people have.

        Args:
            tokens: The text.
            trie: The names.
            taken: Tokens that other names hold.
            abroad: Codes of the neighbours whose parties the text names.
            polled: Whether the text tells of elections to councils.
            wider: Names of police areas and the like, where the text tells of elections in them.
        """
        sightings: list[Sighting] = []
        people: set[str] = set()
        for s in _matches(tokens, trie, taken, abroad, polled):
            if s.standing in ("territory", "council", "word") and s.name in wider:
                s.standing = "place"
            single = " " not in s.name
            if single and self._evidence.person(tokens, s):
                people.add(s.name)
            elif not self._evidence.institution(tokens, s) and not self._evidence.other_unit(tokens, s):
                self._evidence.weigh(tokens, s, taken)
                trusted = s.standing == "only" or (s.strong and s.full)
                trusted = trusted and not self._evidence.longer_place(tokens, s)
                if trusted or not self._evidence.longer_name(tokens, s, taken):
                    sightings.append(s)
        return sightings, people

    def _first(self, s: Sighting, personal: bool) -> bool:
        """Whether the words beside it decide for the seat."""
        match s.standing:
            case "only":
                return True
            case "territory":
                return s.strong
            case "council":
                return s.strong or s.headed or (s.taken and s.weak)
            case _:
                return s.strong or (s.taken and not personal)

    def _second(self, tokens: Tokens, s: Sighting, personal: bool, sure: bool, electoral: bool) -> bool:
        """Whether the rest of the text decides for it."""
        if s.standing == "place":
            if personal:
                return (
                    sure and s.weak and s.start > s.low and tokens.folded[s.start - 1] in ("in", "for", "of")
                )
            return not s.local and (s.weak or sure or s.opens or ((s.alone or s.leads) and electoral))
        if s.standing == "council":
            return s.polled and sure and s.weak and not s.local
        if s.standing == "surname":
            before = tokens.folded[s.start - 1] if s.start > s.low else ""
            return s.weak and not (s.local or personal) and (before == "in" or s.alone)
        if s.standing == "word" and not personal:
            alone = (s.alone or s.leads) and electoral
            return not s.local and ((sure and s.weak and s.start > s.low) or alone)
        return False


def _told(tokens: Tokens, signs: Collection[str], heads: frozenset[str]) -> int:
    """How often a text has one of some phrases; `heads` are their first words."""
    if heads.isdisjoint(tokens.folded):
        return 0
    size = len(tokens.folded)
    return sum(word in heads and tokens.phrase_after(i, size, signs) for i, word in enumerate(tokens.folded))


def _matches(
    tokens: Tokens, trie: NameTrie[Entry], taken: set[int], abroad: Collection[str], polled: bool
) -> Iterator[Sighting]:
    folded, capital = tokens.folded, tokens.capital
    for start, end in tokens.spoken():
        past = start
        for i in range(start, end):
            if i < past or not capital[i] or folded[i] not in trie:
                continue
            for stop, entry in trie.matches(folded, i, end):
                if any(k in taken for k in range(i, stop)) or not _capitals(tokens, i, stop):
                    continue
                if stop < end and folded[stop] == "both" and "and" in folded[i:stop]:
                    continue  # two seats
                standing = entry.standing_among(abroad)
                if standing is None:
                    continue
                low, high = tokens.sentence(i)
                s = Sighting(i, stop, entry.key, entry.name, standing, low, max(high, stop))
                s.lesser = entry.lesser
                s.polled = polled and standing == "council" and not entry.abroad
                yield s
                past = stop
                break


def _capitals(tokens: Tokens, start: int, end: int) -> bool:
    """Whether every word of a name but the small ones has its capital."""
    return all(
        tokens.capital[i]
        or tokens.folded[i] in SMALL
        or not tokens.text[i][0].isalpha()
        or (i > start and tokens.text[i - 1] == "-")
        for i in range(start, end)
    )


def _follow_lists(
    tokens: Tokens, sightings: Sequence[Sighting], verdicts: list[bool], fillers: Collection[str]
) -> None:
    """Take a name for a seat where it stands in a list beside one: 'Bath, Wells and Yeovil'."""
    reached = list(verdicts)
    for step in (1, -1):
        for k in range(len(sightings))[::step]:
            other = k - step
            if not reached[k] and 0 <= other < len(sightings) and reached[other]:
                first, second = sorted((sightings[k], sightings[other]), key=lambda s: s.start)
                between = tokens.folded[first.end : second.start]
                listed = first.low == second.low and 0 < len(between) <= _GAP and between[0] in _LIST
                reached[k] = listed and all(w in _LIST or w in fillers for w in between)
    for k, s in enumerate(sightings):
        verdicts[k] = verdicts[k] or (reached[k] and s.standing != "territory")
