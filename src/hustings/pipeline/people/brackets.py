"""Reads the brackets after a name: '(Lab)', '(43)', '(pictured)', '(leaflets)'."""

from __future__ import annotations

from hustings.pipeline.people.surroundings import AGES, Phrase, Surroundings
from hustings.pipeline.people.vocabulary import Vocabulary
from hustings.pipeline.people.wording import Wording

_SHORT = 4  # letters of a party's abbreviation
_BRACKET = 9  # tokens


class Brackets:
    """Reads the brackets after the names of one Doc."""

    def __init__(self, wording: Wording, vocabulary: Vocabulary) -> None:
        """Keep the Doc's words and the language's."""
        self._w = wording
        self._v = vocabulary

    def read(self, found: Surroundings, j: int) -> int:
        """Add what the bracket at token `j` says; returns the token after it, or -1."""
        w, v = self._w, self._v
        k = j + 1
        while k < min(w.size, j + _BRACKET) and w.text[k] != ")" and w.segment[k] == w.segment[j]:
            if w.entity[k] >= 0:
                phrase = Phrase()
                phrase.entity(w, w.entity[k])
                found.take(phrase, v)
                k = w.entities[w.entity[k]].end
                continue
            found.age = found.age or self.age(k)
            if w.lower[k] in v.pictured:
                found.verb = found.verb or "human"
            elif w.lower[k] in v.electoral_roles and w.text[k] != "Ms":
                found.take(Phrase(roles=[w.lower[k]]), v)
            elif k == j + 1 and self._abbreviation(k):
                found.electoral = True
            elif k == j + 1 and self._thing(k):
                found.lay = True
            k += 1
        return w.following(k + 1) if k < w.size and w.text[k] == ")" else -1

    def _thing(self, k: int) -> bool:
        """Whether a plain noun fills the bracket that token `k` is in: 'thanked Ann Lee (leaflets)'."""
        w = self._w
        plain = w.text[k].islower() and w.text[k].isalpha() and w.text[k + 1 : k + 2] == [")"]
        return plain and w.lower[k].endswith("s") and w.lower[k] not in self._v.heads | self._v.pictured

    def _abbreviation(self, k: int) -> bool:
        """Whether token `k` fills its bracket like the abbreviation of a party that nobody listed."""
        w = self._w
        short = w.capital[k] and len(w.text[k]) <= _SHORT and w.text[k + 1 : k + 2] == [")"]
        return short and w.lower[k] not in self._v.organisations

    def age(self, k: int) -> int | None:
        """The age that token `k` gives, or None."""
        word = self._w.text[k]
        if word.isascii() and word.isdigit() and len(word) <= 3 and int(word) in AGES:
            return int(word)
        return None
