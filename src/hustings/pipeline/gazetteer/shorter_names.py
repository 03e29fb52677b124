"""Short names of seats that their post names in full: 'Richmond' above a story of Richmond Park."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from datetime import date as Date

from hustings.countries import Country
from hustings.countries.names import key
from hustings.pipeline.gazetteer.name_trie import Name
from hustings.pipeline.gazetteer.seat_register import SMALL, short_forms
from hustings.pipeline.gazetteer.tokens import Tokens

_LEAST = 3  # letters of a first word that may stand for a name
_OFFICE = 5  # tokens before a name that may speak of an old seat: 'had been MP for'
_LABELS = 3  # tokens of a label before a name in a heading: 'ELECTION: Bath'
_MARKS = frozenset({":", "–", "-", "|", "."})

Words = tuple[str, ...]


class ShorterNames:
    """Finds the seat that a short name stands for, by the names in full around it."""

    def __init__(self, country: Country, compass: Set[str], held: Set[str], past: Set[str]):
        """Keep what is needed.

        Args:
            country: Whose seats they are.
            compass: Words of names that mean nothing alone.
            held: What goes before the name of a seat that somebody has: 'mp for'.
            past: Words that say that it was so: 'had been'.
        """
        self._country = country
        self._compass = compass
        self._held = held
        self._past = past

    def renamed(self, tokens: Tokens, named: Sequence[Name], on: Date | None) -> Iterator[Name]:
        """The names given, each with the key of the fuller name that it is short for.

        Args:
            tokens: The text.
            named: The seats found in it.
            on: The day the copy is about: what a seat of that day is called stands for that seat.
        """
        page = self._parts(tokens, named)
        posts = self._by_post(tokens, named)
        for name in named:
            words = tuple(tokens.folded[name.start : name.end])
            near = posts[tokens.post(name.start)].get(words, set())
            fuller = near or page.get(words, set())
            if (
                len(fuller) == 1
                and name.key not in fuller
                and not self._own(tokens, name, on, near=bool(near))
            ):
                yield Name(name.start, name.end, *fuller)
            else:
                yield name

    def headings(self, tokens: Tokens, named: Sequence[Name], taken: Collection[int]) -> Iterator[Name]:
        """Short names that head the posts of the seats they stand for.

        Args:
            tokens: The text.
            named: The seats found in it.
            taken: Tokens that other names hold.
        """
        posts = self._by_post(tokens, [n for n in named if tokens.role(n.start) != "heading"])
        for low, high in tokens.spoken():
            if tokens.role(low) != "heading":
                continue
            parts = posts.get(tokens.post(low), {})
            for words, keys in parts.items():
                for i in _heads(tokens, low, high, len(words)):
                    free = all(k not in taken and tokens.capital[k] for k in (i, i + len(words) - 1))
                    if len(keys) == 1 and free and tuple(tokens.folded[i : i + len(words)]) == words:
                        yield Name(i, i + len(words), *keys)

    def _own(self, tokens: Tokens, name: Name, on: Date | None, *, near: bool) -> bool:
        """Whether it is the full name of a seat, or one that somebody once held; `near` names no council."""
        words = " ".join(tokens.text[name.start : name.end])
        seat = self._country.seat(words, on)
        gone = ("former", "council") if near else ("former",)
        if seat and key(seat.name) == key(words) and seat.kind not in gone and (on is None or seat.valid(on)):
            return True
        before = tokens.folded[max(0, name.start - _OFFICE) : name.start]
        held = tokens.phrase_before(name.start, max(0, name.start - _OFFICE), self._held)
        return held and not self._past.isdisjoint(before)

    def _by_post(self, tokens: Tokens, named: Iterable[Name]) -> Mapping[int, Mapping[Words, set[str]]]:
        posts: dict[int, list[Name]] = defaultdict(list)
        for name in named:
            posts[tokens.post(name.start)].append(name)
        parts: dict[int, Mapping[Words, set[str]]] = defaultdict(dict)
        parts.update((post, self._parts(tokens, names)) for post, names in posts.items())
        return parts

    def _parts(self, tokens: Tokens, named: Iterable[Name]) -> dict[Words, set[str]]:
        """What may stand for the names, with the keys of those it may stand for."""
        parts: dict[Words, set[str]] = defaultdict(set)
        for words, seat in {(tuple(tokens.folded[n.start : n.end]), n.key) for n in named}:
            for part in {*_first_words(words, self._compass), *short_forms(words, self._compass)}:
                parts[part].add(seat)
        return parts


def _first_words(words: Words, compass: Set[str]) -> Iterator[Words]:
    """What a name begins with that may stand for it; 'Bury' is the town where 'Bury North' is the seat."""
    for n in range(1, len(words)):
        whole = words[n - 1].isalpha() and words[n - 1] not in SMALL and words[n] not in compass - {"and"}
        if whole and not compass >= set(words[:n]) and (n > 1 or len(words[0]) > _LEAST):
            yield words[:n]


def _heads(tokens: Tokens, low: int, high: int, size: int) -> Iterator[int]:
    """Where a name of so many tokens would head a heading: alone on it, after a label, before a colon."""
    if low + size < high and tokens.text[low + size] in _MARKS:
        yield low
    end = high
    while end > low and not tokens.text[end - 1][0].isalnum():
        end -= 1
    i = end - size
    if low <= i <= low + _LABELS and all(
        tokens.text[k].isupper() or tokens.text[k] in _MARKS or tokens.text[k][0].isdigit()
        for k in range(low, i)
    ):
        yield i
