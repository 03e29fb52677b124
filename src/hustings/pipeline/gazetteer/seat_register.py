"""The names of a country's seats and its neighbours', with how good a sign of the seat each name is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from hustings.countries import Country
from hustings.countries import country as load_country
from hustings.countries.names import Seat, key, pieces
from hustings.pipeline.gazetteer.name_trie import NameTrie
from hustings.pipeline.gazetteer.sightings import Standing

SMALL = frozenset(
    {"and", "of", "on", "upon", "the", "le", "in", "under", "super", "na", "an", "h", "y", "with", "by"}
    | {"next", "de"}
)
"""Words of seats' names that need no capital."""


_SHORT = 3  # letters of what names no place by itself: 'St', 'New', 'Mid'
_PAIR = 2  # words of a name
_SEVERAL = 4  # seats of a city
# First words of one place's name that has hyphens.
_ONE_PLACE = frozenset({"Saint", "Sainte", "Trois", "Mont", "Notre", "Deux", "Pointe", "Mille"})
_NO_CITY = frozenset({"saint", "st", "mount", "port", "fort", "cape", "kings", "down", "richmond"})

_WHOLE = frozenset(
    {"city", "county", "hill", "falls", "river", "lake", "albert"}
)  # last words of towns: 'Durham City'


class Entry(NamedTuple):
    """A name: the id of its seat, its folded words, how it stands, and whose it is where not the country's own.

    `lesser` is set for one of the many towns that are seats of lesser bodies too.
    """

    key: str
    name: str
    standing: Standing
    abroad: str = ""
    lesser: bool = False

    def standing_among(self, countries: Collection[str]) -> Standing | None:
        """How the name stands in a text.

        Args:
            countries: Codes of the neighbours whose parties the text names.

        Returns:
            The standing, or None where the name is no seat's in such a text.
        """
        if not self.abroad:
            return self.standing
        if self.abroad in countries:
            # Many are named after people: 'Whitlam'.
            return "surname" if self.standing == "place" and " " not in self.name else self.standing
        if self.standing == "surname":
            return None
        # What may be a place at home has to prove itself.
        return "word" if self.standing == "place" else self.standing


def register(country: Country, compass: Set[str], wider: Iterable[str]) -> NameTrie[Entry]:
    """Gather the names of a country's seats and territories, and its neighbours' seats.

    Args:
        country: Whose they are.
        compass: Words of names that no town has.
        wider: Names of territories that have an elected mayor or commissioner.

    Returns:
        The names as paths of words.
    """
    trie: NameTrie[Entry] = NameTrie()
    cities = _cities(country, compass)
    territories = {key(name) for name in country.territories}
    personal = country.surnames | country.given_names
    borne = personal.union(*(load_country(code).surnames for code in country.also))
    for seat in sorted(country.seats, key=lambda seat: seat.kind == "former"):
        for name in seat.names():
            if key(name) not in territories:
                standing = _standing(name, seat, country, compass, cities)
                lesser = seat.kind == "regional" and standing == "place" and " " not in key(name)
                standing = "word" if lesser else standing
                _add(
                    trie,
                    name,
                    Entry(
                        seat.id or key(seat.name),
                        key(name),
                        standing,
                        lesser=lesser and key(name) not in borne,
                    ),
                    whole=seat.kind == "regional",
                )
            elif seat.kind in ("constituency", "devolved"):
                _add(trie, name, Entry(seat.id or key(seat.name), key(name), "word"))
    for name in country.territories:
        if not compass >= set(key(name).split()):
            _add(trie, name, Entry(key(name), key(name), "territory"))
    for name in wider:
        _add(trie, name, Entry(key(name), key(name), "territory"))
    for code in country.also:
        neighbour = load_country(code)
        wider = {key(name) for name in neighbour.territories}
        for seat in neighbour.seats:
            if seat.kind == "regional":
                continue  # too many towns
            name = key(seat.name)
            standing = "surname" if name in personal else _standing(name, seat, country, compass)
            if name in wider:
                standing = "council"
            elif standing == "only" and name.split()[0] in compass:
                standing = "place"  # 'East Coast'
            _add(trie, seat.name, Entry(name, name, standing, code))
    return trie


def short_forms(words: Sequence[str], compass: Set[str]) -> Iterator[tuple[str, ...]]:
    """The parts of a seat's name that may stand for all of it: 'Ladywood' for 'Birmingham Ladywood'.

    Args:
        words: The folded tokens of the name.
        compass: Words that mean nothing alone.
    """
    if compass.isdisjoint(words) and len(words) > 1 and words[-2] not in SMALL:
        yield (words[-1],)
    if compass.isdisjoint(words) and len(words) > _PAIR and words[1] not in SMALL and "," not in words:
        yield tuple(words[1:])
    part: list[str] = []
    for word in (*words, "and"):
        if word not in ("and", ",", "-", "–"):
            part.append(word)
        else:
            if 0 < len(part) < len(words) and not compass >= set(part):
                yield tuple(part)
            part = []


def _add(trie: NameTrie[Entry], name: str, entry: Entry, *, whole: bool = False) -> None:
    words = pieces(name)
    if name.startswith("The "):
        trie.add(words, entry)
    words = words[1:] if len(words) > 1 and words[0] == "the" else words
    if whole and name.startswith("The ") and len(words) == 1:
        return  # 'The Moor' is no moor
    trie.add(words, entry)
    if "," in words:
        trie.add(tuple(w for w in words if w != ","), entry)
        if "and" in words:
            at = words.index("and")
            trie.add((*words[:at], ",", *words[at:]), entry)


def _cities(country: Country, compass: Set[str]) -> frozenset[str]:
    """First words of the names of several seats, none of which a town has: 'Birmingham Perry Barr'."""
    firsts: Counter[str] = Counter()
    for name in {key(seat.name) for seat in country.seats if seat.kind != "council"}:
        first, *rest = name.split()
        if rest and rest[0] not in SMALL and len(first) > _SHORT and first not in compass:
            firsts[first] += 1
    return frozenset(first for first, number in firsts.items() if number >= _SEVERAL) - _NO_CITY


def _compound(name: str) -> bool:
    """Whether hyphens join the names of places: 'Carlow-Kilkenny', but not 'Stratford-on-Avon', 'Saint-Jean'."""
    first, *rest = name.split("-")
    joined = bool(rest) and all(part[:1].isupper() and len(part) > _SHORT for part in (first, *rest))
    return joined and first not in _ONE_PLACE


def _standing(
    name: str, seat: Seat, country: Country, compass: Set[str], cities: Collection[str] = ()
) -> Standing:
    if seat.kind == "council":
        return "council"
    folded = key(name)
    words = folded.split()
    if len(words) > 1:
        of_city = words[0] in cities and words[-1] not in _WHOLE and len(words[-1]) >= _SHORT
        of_city = of_city and words[1] not in SMALL | _NO_CITY
        if _compound(name) or (of_city and folded not in country.ambiguous):
            return "only"
        if seat.kind == "former" and not compass.isdisjoint(words):
            return "place"  # long gone
        return "only" if not compass.isdisjoint(words) else "word" if folded in country.ambiguous else "place"
    doubtful = seat.kind == "former" or folded in country.ambiguous or folded in country.given_names
    return "word" if doubtful else "place"
