"""The names of a country's seats and its neighbours', with how good a sign of the seat each name is."""

from __future__ import annotations

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
    territories = {key(name) for name in country.territories}
    personal = country.surnames | country.given_names
    borne = personal.union(*(load_country(code).surnames for code in country.also))
    for seat in sorted(country.seats, key=lambda seat: seat.kind == "former"):
        for name in seat.names():
            if key(name) not in territories:
                standing = _standing(name, seat, country, compass)
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
                )
            elif seat.kind == "constituency":
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
    part: list[str] = []
    for word in (*words, "and"):
        if word not in ("and", ",", "-", "–"):
            part.append(word)
        else:
            if 0 < len(part) < len(words) and not compass >= set(part):
                yield tuple(part)
            part = []


def _add(trie: NameTrie[Entry], name: str, entry: Entry) -> None:
    words = pieces(name)
    if name.startswith("The "):
        trie.add(words, entry)
    words = words[1:] if len(words) > 1 and words[0] == "the" else words
    trie.add(words, entry)
    if "," in words:
        trie.add(tuple(w for w in words if w != ","), entry)
        if "and" in words:
            at = words.index("and")
            trie.add((*words[:at], ",", *words[at:]), entry)


def _standing(name: str, seat: Seat, country: Country, compass: Set[str]) -> Standing:
    if seat.kind == "council":
        return "council"
    folded = key(name)
    words = folded.split()
    if len(words) > 1:
        return "only" if not compass.isdisjoint(words) else "word" if folded in country.ambiguous else "place"
    doubtful = seat.kind == "former" or folded in country.ambiguous or folded in country.given_names
    return "word" if doubtful else "place"
