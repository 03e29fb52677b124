"""How far a party's name that was found reaches, and the abbreviations that a text gives for it in brackets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hustings.countries import Country
from hustings.countries.names import fold
from hustings.pipeline.gazetteer.name_trie import Name
from hustings.pipeline.gazetteer.tokens import Tokens, phrases

_LONGEST = 5  # words of a place
_ACRONYM = range(2, 7)  # letters of an abbreviation
_ROW_MARKS = frozenset({":", "-", "–", "|", "(", ","})
_SMALL = frozenset({"of", "the", "and", "for", "-", "'s"})


class PartyExtent:
    """Widens names of parties by the words around them that belong to them."""

    def __init__(self, country: Country, vocabulary: Mapping[str, Any]) -> None:
        """Take the words that widen a name.

        Args:
            country: Whose territories and given names are known.
            vocabulary: `gazetteer.yaml`.
        """
        self._given = country.given_names
        places = (fold(place).removeprefix("the ") for place in country.territories)
        self._peoples = phrases(vocabulary["demonyms"]) | {place for place in places if " " not in place}

    def widen(self, tokens: Tokens, names: Sequence[Name]) -> list[Name]:
        """Names with all that belongs to them.

        Args:
            tokens: The text.
            names: The parties found in it, in text order.

        Returns:
            As many names in the same order, none overlapping another.
        """
        out: list[Name] = []
        for n, name in enumerate(names):
            free = out[-1].end if out else 0
            following = names[n + 1] if n + 1 < len(names) else None
            limit = self._with_people(tokens, following, name.end).start if following else len(tokens.text)
            whole = _with_article(tokens, self._with_people(tokens, name, free), free)
            out.append(self._with_place(tokens, whole, limit))
        return out

    def _with_place(self, tokens: Tokens, name: Name, limit: int) -> Name:
        """A name with the place whose party it is: 'Green Party of Manitoba'."""
        high = min(tokens.sentence(name.start)[1], limit)
        end = name.end
        if tokens.folded[end - 1] != "party" or tokens.folded[end : end + 1] != ["of"]:
            return name
        place = end + 1 + (tokens.folded[end + 1 : end + 2] == ["the"])
        last = place
        while last < min(high, place + _LONGEST) and (
            tokens.capital[last]
            or (tokens.folded[last] == "and" and tokens.capital[last + 1 : last + 2] == [True])
        ):
            last += 1
        person = tokens.folded[place : place + 1] and tokens.folded[place] in self._given
        return Name(name.start, last, name.key) if last > place and not person else name

    def _with_people(self, tokens: Tokens, name: Name, free: int) -> Name:
        """A name in full with the country or people before it: 'Italian Liberal Party', 'Quebec Liberal Party'."""
        first = name.start - 1
        whole = name.end > name.start + 1 and tokens.folded[name.end - 1] == "party"
        if (
            whole
            and first >= max(free, tokens.sentence(name.start)[0])
            and tokens.folded[first] in self._peoples
        ):
            return Name(first, name.end, name.key) if tokens.capital[first] else name
        return name


def abbreviations(tokens: Tokens, names: Sequence[Name]) -> Iterator[Name]:
    """The abbreviations that a text gives in brackets after a party's name, there and wherever else it has them.

    Args:
        tokens: The text.
        names: The parties found in it.
    """
    taken = {i for name in names for i in range(name.start, name.end)}
    known: dict[str, str] = {}
    for name in names:
        word = tokens.text[name.end + 1 : name.end + 2]
        bracketed = tokens.text[name.end : name.end + 3 : 2] == ["(", ")"]
        if bracketed and name.end > name.start + 1 and _initials(tokens, name, word[0]):
            known.setdefault(word[0], name.key)
    if known:
        for start, end in tokens.spoken():
            for i in range(start, end):
                if i not in taken and tokens.text[i] in known:
                    yield Name(i, i + 1, known[tokens.text[i]])


def _initials(tokens: Tokens, name: Name, word: str) -> bool:
    """Whether a word is made of the initials of a name's words, in their order."""
    if len(word) not in _ACRONYM or not word.isalpha() or not word[1:2].isupper():
        return False
    words = tokens.folded[name.start : name.end]
    first = next((of[0] for of in words if of not in _SMALL), "")
    rest = iter([of[0] for of in words])
    return word[0].lower() == first and all(letter in rest for letter in word.lower())


def _with_article(tokens: Tokens, name: Name, free: int) -> Name:
    """A name with the 'The' that begins it in a list or in brackets, without one that begins a sentence."""
    registered = tokens.text[name.start] == "The"
    start = name.start - (not registered)
    if start < free or tokens.text[start] != "The" or name.end < start + 3:
        return name
    before = tokens.text[start - 1] if start else ""
    low, high = tokens.sentence(start)
    alone = tokens.closes_line(name.end, high) or tokens.number(name.end, low, high)
    after = tokens.text[name.end] if name.end < high else ""
    marked = alone or after in _ROW_MARKS or after.lstrip("+-–")[:1].isdigit()
    listed = before == "(" or (tokens.opens_line(start, low) and marked)
    if registered:
        return Name(start + (start == low and not listed), name.end, name.key)
    return Name(start, name.end, name.key) if listed and (before == "(" or alone) else name
