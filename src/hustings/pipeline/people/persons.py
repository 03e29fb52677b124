"""Who is who: the names of a Doc grouped by the person they mean.

Full names come first; a surname, a given name or a title and a surname then goes to the full name it is part
of, one of the same post before others. What stays open is given to nobody, with the reason.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field

from hustings.pipeline.people.names import Name
from hustings.pipeline.people.spellings import cased, slip
from hustings.pipeline.people.vocabulary import Gender, Vocabulary, fold
from hustings.pipeline.people.wording import Wording

_BEFORE_GIVEN = frozenset({"sir", "dame"})  # titles that a given name follows
_NEAR_SPELLING = 5  # letters a surname must have for one wrong letter to be a slip
_COMPARED = (
    100  # people a name is held against; of more with one surname only the latest, so that time stays linear
)


@dataclass(slots=True)
class Person:
    """A person of the Doc.

    Attributes:
        words: Words of the fullest name, folded, in spoken order.
        name: The fullest name, as the text has it.
        places: Indices of their names.
        posts: Posts they are named in.
        starts: First tokens of their full names, in order.
        latest: First token of the last name given to them while short names are read.
        gender: What titles, descriptions, given names and pronouns tell.
        bare: Whether they are known by a single word only.
    """

    words: tuple[str, ...]
    name: str
    places: list[int] = field(default_factory=list)
    posts: set[int] = field(default_factory=set)
    starts: list[int] = field(default_factory=list)
    latest: int = -1
    gender: Gender | None = None
    bare: bool = False

    def before(self, start: int) -> int:
        """First token of their last name before token `start`, or -1."""
        at = bisect_left(self.starts, start)
        return max(self.starts[at - 1] if at else -1, self.latest)


@dataclass(slots=True)
class Census:
    """The persons of a Doc, and whose each name is.

    Attributes:
        persons: The persons, in the order of their first names.
        owner: For each name the index of its person, or None.
        reasons: Why a name has no person.
    """

    persons: list[Person]
    owner: list[int | None]
    reasons: dict[int, str]


class Registrar:
    """Groups the names of one Doc."""

    def __init__(self, wording: Wording, vocabulary: Vocabulary, names: list[Name]) -> None:
        """Keep what is needed.

        Args:
            wording: The Doc's words.
            vocabulary: For short forms and genders.
            names: The names in text order.
        """
        self._w = wording
        self._v = vocabulary
        self._names = names
        self._persons: list[Person] = []
        self._owner: list[int | None] = [None] * len(names)
        self._reasons: dict[int, str] = {}
        self._surname: dict[str, list[int]] = defaultdict(list)
        self._given: dict[str, list[int]] = defaultdict(list)

    def register(self) -> Census:
        """Give every name a person where the text allows it."""
        words = [self._words(name) for name in self._names]
        full = [n for n in range(len(words)) if len(words[n]) > 1]
        for n in sorted(full, key=lambda n: (-len(words[n]), len(words[n][0]) <= 1)):
            self._full(n, words[n])
        for person in self._persons:
            person.starts = sorted(self._names[n].start for n in person.places)
        for n in range(len(words)):
            if len(words[n]) == 1:
                self._short(n, words[n][0])
        return self._ordered()

    def _words(self, name: Name) -> tuple[str, ...]:
        spoken = self._w.joined(name.start, name.end)
        if name.swapped:
            surname, _, rest = spoken.partition(",")
            spoken = f"{rest.strip()} {surname.strip()}"
        words = tuple(
            w
            for w in (fold(part).strip(".\"'") for part in spoken.split())
            if w not in ("jr", "jnr", "snr", "sr") and w
        )
        return words or (fold(spoken),)

    def _full(self, n: int, words: tuple[str, ...]) -> None:
        """Put a full name with the person it fits, or make a new one."""
        name = self._names[n]
        post = self._w.post(name.start)
        gender = self._told(name)
        fits = [p for p in self._by_surname(words) if self._same(self._persons[p], words, gender)]
        if not fits and len(words) > 1:
            fits = [p for p, person in self._prefixed(words) if person.words[: len(words)] == words]
        exact = [p for p in fits if self._persons[p].words == words]
        fits = exact or [p for p in fits if post in self._persons[p].posts] or fits
        if len(fits) == 1:
            self._add(n, fits[0])
        elif fits:
            self._reasons[n] = "several people have this name"
        else:
            self._new(n, words)

    def _by_surname(self, words: tuple[str, ...]) -> list[int]:
        out = dict.fromkeys(self._surname[words[-1]][-_COMPARED:])
        if len(words) > 1 and len(words[-1]) >= _NEAR_SPELLING:
            out.update(
                dict.fromkeys(
                    p
                    for p in self._given[words[0]][-_COMPARED:]
                    if slip(self._persons[p].words[-1], words[-1])
                )
            )
        return list(out)

    def _prefixed(self, words: tuple[str, ...]) -> list[tuple[int, Person]]:
        """Persons whose name goes on after these words ('Maria Santos' for 'Maria Santos Lima')."""
        return [
            (p, self._persons[p])
            for p in self._given[words[0]][-_COMPARED:]
            if len(self._persons[p].words) > len(words)
        ]

    def _same(self, person: Person, words: tuple[str, ...], gender: Gender | None) -> bool:
        if gender and person.gender and gender != person.gender:
            return False
        mine, theirs = words[0], person.words[0]
        if person.bare:
            return False
        if not self._one_given(mine, theirs) and mine not in person.words[:-1]:
            return False
        between, others = set(words[1:-1]), set(person.words[1:-1])
        small, large = (between, others) if len(between) <= len(others) else (others, between)
        return small <= large or all(any(len(a) <= 1 and b.startswith(a) for b in large) for a in small)

    def _one_given(self, a: str, b: str) -> bool:
        """Whether two given names may be one person's: the same, a short form, an initial."""
        if a == b:
            return True
        short, long = (a, b) if len(a) <= len(b) else (b, a)
        if len(short.replace(".", "")) <= 1 or "." in short:
            return long.startswith(short[0])
        full = self._v.nicknames
        return (
            long in full.get(short, ())
            or short in full.get(long, ())
            or bool(set(full.get(short, ())) & set(full.get(long, ())))
        )

    def _new(self, n: int, words: tuple[str, ...]) -> None:
        p = len(self._persons)
        self._persons.append(Person(words, "", bare=len(words) == 1))
        surnames = {words[-1], *words[-1].split("-")}
        if len(words) > 2:
            surnames.add(words[-2])  # a double surname of which only one is used
            surnames.add(" ".join(words[1:]))
        for surname in surnames:
            self._surname[surname].append(p)
        if len(words) > 1:
            self._given[words[0]].append(p)
        self._add(n, p)

    def _add(self, n: int, p: int) -> None:
        person = self._persons[p]
        person.places.append(n)
        person.posts.add(self._w.post(self._names[n].start))
        person.gender = (
            person.gender
            or self._told(self._names[n])
            or self._v.genders.get(person.words[0] if not person.bare else "")
        )
        self._owner[n] = p

    def _told(self, name: Name) -> Gender | None:
        return self._v.titles.get(name.title) or name.around.gender

    def _short(self, n: int, word: str) -> None:
        """A single word: a surname, else a given name, of somebody named in full."""
        name = self._names[n]
        gender = self._told(name)
        if name.around.roles[:1] and name.around.roles[0] in self._v.family and not self._related(word):
            self._new(n, (word,))  # 'her husband Tom' is not the Tom Ashby who stands
            return
        fits = [p for p in self._surname[word][-_COMPARED:] if self._agrees(p, gender)]
        real = [
            p
            for p in fits
            if self._persons[p].words[-1] == word or word in self._persons[p].words[-1].split("-")
        ]
        fits = [p for p in real if not self._persons[p].bare] or real or fits
        if not fits and (not name.title or name.title in _BEFORE_GIVEN):
            givens = (word, *self._v.nicknames.get(word, ()))
            fits = next((self._given[given][-_COMPARED:] for given in givens if self._given[given]), [])
        told = [p for p in fits if gender and self._persons[p].gender == gender]
        chosen = self._nearest(n, told or fits)
        if chosen is not None:
            self._add(n, chosen)
            self._persons[chosen].latest = name.start
        elif fits:
            self._reasons[n] = "several people have this name"
        else:
            self._new(n, (word,))

    def _related(self, word: str) -> bool:
        """Whether somebody of a given name or surname is named in full as a relation: 'her husband, Tom Poe'."""
        found = (*self._given[word][-_COMPARED:], *self._surname[word][-_COMPARED:])
        names = (self._names[n] for p in found for n in self._persons[p].places[:_COMPARED])
        return any(role in self._v.family for name in names for role in name.around.roles[:1])

    def _agrees(self, p: int, gender: Gender | None) -> bool:
        person = self._persons[p]
        known = person.gender or (None if person.bare else self._v.genders.get(person.words[0]))
        return not gender or not known or gender == known

    def _nearest(self, n: int, fits: list[int]) -> int | None:
        """Of several people the one this post names, and of those the one of the latest sentence."""
        if len(fits) <= 1:
            return fits[0] if fits else None
        post = self._w.post(self._names[n].start)
        here = [p for p in fits if post in self._persons[p].posts]
        if len(here) == 1:
            return here[0]
        start = self._names[n].start
        last = {p: self._persons[p].before(start) for p in here}
        if not last or max(last.values()) < 0:
            return None
        ranked = sorted(here, key=lambda p: -last[p])
        first, second = last[ranked[0]], last[ranked[1]]
        return ranked[0] if second < 0 or self._w.sentence[first] != self._w.sentence[second] else None

    def _ordered(self) -> Census:
        """The persons in the order of their first names, each under the fullest."""
        for person in self._persons:
            person.name = self._fullest(person)
        order = sorted(range(len(self._persons)), key=lambda p: min(self._persons[p].places))
        rank = {p: i for i, p in enumerate(order)}
        owner = [None if p is None else rank[p] for p in self._owner]
        return Census([self._persons[p] for p in order], owner, self._reasons)

    def _fullest(self, person: Person) -> str:
        """The longest of a person's names; of equally long ones a listed one, the most frequent, then the first."""
        counts: dict[str, int] = {}
        listed: set[str] = set()
        for n in person.places:
            name = self._names[n]
            text = self._w.joined(name.start, name.end)
            if name.swapped:
                surname, _, rest = text.partition(",")
                text = f"{rest.strip()} {cased(surname.strip())}"
            counts[text] = counts.get(text, 0) + 1
            listed |= {text} if name.listed else set()
        best = max(
            counts,
            key=lambda t: (
                len(t.split()),
                sum(len(w.strip(".")) > 1 for w in t.split()),
                not t.isupper(),
                t in listed,
                counts[t],
            ),
        )
        return cased(best) if best.isupper() else best
