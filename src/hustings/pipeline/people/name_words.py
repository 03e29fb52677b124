"""What single words may be in a person's name, as bits."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection

from hustings.pipeline.people.vocabulary import Vocabulary, fold

NAME = 1  # has the shape of a name's part
GIVEN = 2  # a known given name
AMBIGUOUS = 4  # a given name that is a word as well
PLACE = 8  # a given name that is a place as well
STOP = 16  # a word that is no part of a name unless something says so
ORGANISATION = 32  # makes a capitalised phrase the name of a body or place
SURNAME = 64  # a surname of the reference list
MAY_BE_SURNAME = 128  # a plain word that is a surname after a given name
UPPER = 256  # two or more capital letters
INITIAL = 512
PARTICLE = 1024  # 'van', 'de', 'ap'
TITLE = 2048
WEAK_TITLE = 4096
LETTERS = 8192  # 'MP', 'OBE'
ROLE = 16384  # last word of a role

_PREFIXES = (
    "Mc",
    "Mac",
    "Fitz",
    "De",
    "Di",
    "Du",
    "Da",
    "Del",
    "La",
    "Le",
    "Van",
    "Von",
    "Al",
    "El",
    "Ap",
    "Ó",
    "O",
    "Ni",
    "Ní",
    "San",
    "St",
)
_RARE = 2  # people: a word that fewer of the reference list bear says nothing
_REMEMBERED = (
    100_000  # words; beyond that the memory starts afresh, so that a long-running service stays flat
)


def _shaped(word: str) -> bool:
    """Whether a word looks like a name's part: 'Ann', "O'Brien", 'McKee', 'SMITH', "Ng'ang'a", 'hUiginn'."""
    if word[:1] == "h" and word[1:2].isupper():
        word = word[1:]  # 'Ó hEithir'
    first, *rest = word.removesuffix(".").split("'")
    if not all(part.isalpha() or not part for part in (first, *rest)) or not first[:1].isupper():
        return False
    if first.isupper() or first[1:].islower():
        return True
    return any(
        first.startswith(p) and first[len(p) :][:1].isupper() and first[len(p) + 1 :].islower()
        for p in _PREFIXES
    )


def _initial(word: str) -> bool:
    """Whether a word is one or a few initials: 'J', 'J.', 'J.K.', 'JK'."""
    letters = word.replace(".", "")
    return (
        letters.isalpha()
        and letters.isupper()
        and len(letters) <= (2 if "." not in word else 3)
        and len(word) <= 2 * len(letters)
    )


class NameWords(dict[str, int]):
    """Word → its bits; computed when a word is first asked for."""

    def __init__(self, vocabulary: Vocabulary, people: Collection[str], others: Collection[str] = ()) -> None:
        """Index the words of a language and of a country's people.

        Args:
            vocabulary: The words around names.
            people: Full names of the country's candidates and members, possibly none.
            others: Full names of people elsewhere, from which only given names and surnames are learnt.
        """
        super().__init__()
        self.vocabulary = vocabulary
        self.people = frozenset(fold(name) for name in people)
        split = [name.casefold().split() for name in {*people, *others}]
        given = Counter(words[0] for words in split if len(words) > 1)
        surnames = Counter(words[-1] for words in split if len(words) > 1)
        known = vocabulary.first_names | {
            w for w, n in given.items() if n >= _RARE and w.isalpha() and len(w) > 1
        }
        self._given = frozenset(map(fold, known))
        self._surnames = frozenset(surnames)
        v = vocabulary
        verbs = v.speech | v.electoral_verbs | v.human_verbs | v.object_verbs
        self._roles = v.electoral_roles | v.other_roles | v.plural_roles.keys()
        self._stops = v.not_names | v.modifiers.keys() | verbs | self._roles | v.titles.keys() | v.heads

    def __missing__(self, word: str) -> int:
        """The bits of a word that has not been asked for yet."""
        if len(self) >= _REMEMBERED:
            self.clear()
        bits = self[word] = self._bits(unicodedata.normalize("NFC", word))
        return bits

    def _bits(self, word: str) -> int:
        lower = word.lower()
        v = self.vocabulary
        bits = PARTICLE if lower in v.particles else 0
        if lower in self._roles:
            bits |= ROLE
        if not word[:1].isupper() and not _shaped(word):
            return bits | STOP
        if _initial(word) and lower not in self._stops:
            bits |= INITIAL
        if lower in v.titles and word != "MS":
            bits |= WEAK_TITLE if lower in v.weak_titles else TITLE
        if lower in v.letters and (word.isupper() or lower in ("jr", "jnr", "snr")):
            bits |= LETTERS
        if not _shaped(word):
            return bits | STOP
        bits |= NAME
        plain = lower.removesuffix(".")
        if len(plain) > 1 and word.isupper():
            bits |= UPPER
        if fold(plain) in self._given and len(plain) > 1:
            bits |= GIVEN
            bits |= AMBIGUOUS if plain in v.ambiguous else 0
            bits |= PLACE if plain in v.place_names else 0
        if plain in self._stops or (word.endswith(".") and not bits & INITIAL):
            bits |= STOP
        if lower in v.organisations:
            bits |= ORGANISATION
        if lower in self._surnames:
            bits |= SURNAME
        if lower in v.word_surnames:
            bits |= MAY_BE_SURNAME
        return bits

    def known(self, name: str) -> bool:
        """Whether a full name is on the reference list, whatever its case and accents."""
        return fold(name) in self.people
