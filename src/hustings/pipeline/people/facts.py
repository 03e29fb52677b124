"""What each post of a Doc says of each person it names."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from hustings.pipeline.people.names import Name
from hustings.pipeline.people.persons import Person
from hustings.pipeline.people.surroundings import Surroundings
from hustings.pipeline.people.vocabulary import Gender, Vocabulary
from hustings.pipeline.people.wording import Wording

_OBJECT = 3  # tokens after a verb in which its object begins
_NEAR = 40  # tokens on either side of a name that its sentence's seats are looked for in
_NAMES = 50  # of one person that are looked at, so that time stays linear


@dataclass(slots=True)
class Facts:
    """What one post says of one person.

    Attributes:
        parties: Keys of parties it ties them to.
        seats: Keys of seats.
        roles: Roles it gives them, in lower case.
        offices: Offices among them, each with the word before it.
        kinds: Kinds of modifiers (`former`, `incumbent`), and `winner` or `loser` by what they did.
    """

    parties: set[str] = field(default_factory=set)
    seats: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    offices: set[tuple[str, str]] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)


class Record:
    """The facts of one Doc, with its names and persons.

    Attributes:
        wording: The Doc's words.
        vocabulary: The language's.
        names: Its names in text order.
        owner: For each name the index of its person, or None.
        persons: Its persons.
        reporting: Verbs of speech that a clause may follow.
        verbs: All verbs that people are subjects or objects of.
        aged: Age in years → the persons who are.
    """

    def __init__(
        self,
        wording: Wording,
        vocabulary: Vocabulary,
        names: Sequence[Name],
        owner: Sequence[int | None],
        persons: Sequence[Person],
    ) -> None:
        """Collect what the words around each name say."""
        self.wording = wording
        self.vocabulary = vocabulary
        self.names = names
        self.owner = owner
        self.persons = persons
        self.reporting = vocabulary.speech - vocabulary.object_verbs
        self.verbs = (
            vocabulary.speech | vocabulary.electoral_verbs | vocabulary.human_verbs | vocabulary.object_verbs
        )
        self.aged: dict[int, set[int]] = defaultdict(set)
        self._facts: dict[tuple[int, int], Facts] = defaultdict(Facts)
        self._starts = [name.start for name in names]
        self._in_post: dict[int, dict[int, None]] = defaultdict(dict)
        for name, person in zip(names, owner, strict=True):
            if person is not None:
                self._collect(person, name)

    def _collect(self, person: int, name: Name) -> None:
        w, around = self.wording, name.around
        post = w.post(name.start)
        facts = self._facts[post, person]
        if around.party is not None:
            facts.parties.add(w.entities[around.party].key)
        if around.seat is not None:
            facts.seats.add(w.entities[around.seat].key)
        facts.roles.update(around.roles)
        facts.offices |= around.offices
        facts.kinds |= around.kinds
        facts.kinds |= self._contest(around, name.end)
        if around.age is not None:
            self.aged[around.age].add(person)
        if w.role(name.start) != "byline":
            self._in_post[post][person] = None

    def counted(self, at: int) -> bool:
        """Whether a number comes soon from a token on: what 'took 12,000 votes' has after its verb."""
        return any(word[:1].isdigit() for word in self.wording.lower[at : at + _OBJECT])

    def _polls(self, verb: str, end: int) -> bool:
        """Whether the verb soon after a name has a number as its object."""
        near = self.wording.lower[end : end + _OBJECT]
        return verb in near and self.counted(end + near.index(verb) + 1)

    def _contest(self, around: Surroundings, end: int) -> set[str]:
        """`winner` or `loser`, by the verb that a name, which ends at a token, is subject, object, agent or goal of."""
        v = self.vocabulary
        told: set[str] = set()
        if around.deed in v.beating_verbs:
            told.add("loser" if around.passive else "winner")
        elif around.deed in v.winning_verbs:
            told |= set() if self._polls(around.deed, end) else {"winner"}
        elif around.deed in v.losing_verbs:
            told.add("loser")
        if around.agent in ("by", "to"):
            won = v.beating_verbs | v.winning_verbs if around.agent == "by" else v.losing_verbs
            told |= {"winner"} if around.object in won else set()
        elif around.object in v.beating_verbs or (around.agent and around.object in v.winning_verbs):
            told.add("loser")
        elif around.object in v.winning_verbs:
            told.add("winner")  # 'elected Ann Lee'
        return told

    def of(self, post: int, person: int) -> Facts:
        """What a post says of a person."""
        return self._facts[post, person]

    def next_named(self, at: int, within: int) -> int | None:
        """Who is named next in a later sentence of the post: a name that a title or verb shows to be its subject.

        Args:
            at: The token from which on.
            within: How many tokens further on at most.
        """
        w = self.wording
        n = bisect_left(self._starts, at)
        if n == len(self.names) or self._starts[n] > at + within:
            return None
        start = self._starts[n]
        later = w.sentence[start] != w.sentence[at - 1] and w.post(start) == w.post(at - 1)
        return self.owner[n] if later and w.role(start) == "body" and self.names[n].around.verb else None

    def people(self, post: int, at_most: int) -> list[int] | None:
        """Whom a post names outside its byline, in order; None for more than `at_most`."""
        people = self._in_post.get(post, {})
        return list(people) if len(people) <= at_most else None

    def fits(self, person: int, gender: Gender | None) -> bool:
        """Whether a person may be of a gender."""
        return gender is None or self.persons[person].gender in (None, gender)

    def seats_beside(self, post: int, person: int) -> set[str]:
        """Keys of the seats in the sentences of a post that name a person."""
        w = self.wording
        out: set[str] = set()
        for n in self.persons[person].places[:_NAMES]:
            at = self.names[n].start
            if w.post(at) != post:
                continue
            first = w.sentence[at]
            for i in range(max(first, at - _NEAR), min(w.size, at + _NEAR)):
                if w.entity[i] >= 0 and w.sentence[i] == first and w.entities[w.entity[i]].label == "SEAT":
                    out.add(w.entities[w.entity[i]].key)
        return out
