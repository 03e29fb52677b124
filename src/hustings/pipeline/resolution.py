"""Whom a pronoun or a description means, judged from its own post.

Every post is read in order; what it has said of people so far is the stage. The most salient person who fits is meant:
the subject of the last clause before others. Where two fit alike, or nobody does, the place is left open with the reason.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import groupby

from hustings.pipeline.descriptions import PRONOUNS, Description
from hustings.pipeline.layers import MentionLayer
from hustings.pipeline.names import Name
from hustings.pipeline.persons import Person
from hustings.pipeline.vocabulary import Gender, Vocabulary
from hustings.pipeline.wording import Wording

_SUBJECT = 3.0  # points of a subject; each sentence further off costs two
_SENTENCE = 2.0
_UNSURE_GENDER = 1.5
_ASIDE = 1.0  # a caption, a name inside a quotation
_CLEAR = 1.0  # the lead that decides
_FORGOTTEN = 8  # sentences
_CROWD = 60  # people kept in mind at once, so that time stays linear
_CLAUSE_REACH = 40  # tokens
_CLAUSE = frozenset(
    {
        ",",
        ";",
        "who",
        "that",
        "and",
        "but",
        "because",
        "after",
        "as",
        "when",
        "while",
        "before",
        "since",
        "if",
        "although",
        "where",
        "which",
        "with",
        "–",
    }
)
_LEADS = frozenset(
    [
        "during",
        "in",
        "after",
        "before",
        "as",
        "when",
        "while",
        "following",
        "speaking",
        "despite",
        "with",
        "on",
        "at",
        "upon",
        "having",
        "since",
        "for",
        "reacting",
        "asked",
        "until",
        "once",
        "although",
        "though",
        "amid",
        "throughout",
        "by",
        "within",
        "standing",
        "given",
    ]
)
_AFTER_OBJECT = frozenset(
    {
        ",",
        ".",
        ";",
        ")",
        "!",
        "?",
        "to",
        "in",
        "on",
        "at",
        "for",
        "from",
        "by",
        "with",
        "and",
        "but",
        "into",
        "as",
        "that",
        "over",
        "out",
        "off",
        "up",
        "down",
        "when",
        "after",
        "because",
        "of",
        "a",
        "the",
        "not",
        "about",
        "again",
        "if",
        '"',
        "–",
        "who",
        "was",
        "is",
    }
)


_Event = tuple[int, int, Name | Description | int]


@dataclass(slots=True)
class _Trace:
    """Where a person was last spoken of, as anything and as a subject: numbers of sentences, -1 for never.

    `aside` is set where that was a caption, or a quotation which what is read now is not part of.
    """

    last: int = -1
    subject: int = -1
    aside: bool = False
    token: int = -1

    def put(self, number: int, token: int, *, subject: bool, aside: bool) -> None:
        self.last, self.token, self.aside = number, token, aside
        if subject:
            self.subject = number


@dataclass(slots=True)
class Facts:
    """What one post says of one person: keys of parties and seats, roles, deeds."""

    parties: set[str] = field(default_factory=set)
    seats: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)


class Resolver:
    """Resolves the pronouns and descriptions of one Doc."""

    def __init__(
        self,
        wording: Wording,
        vocabulary: Vocabulary,
        names: list[Name],
        owner: list[int | None],
        persons: list[Person],
    ) -> None:
        """Collect what each post says of each person."""
        self._w = wording
        self._v = vocabulary
        self._names = names
        self._owner = owner
        self._persons = persons
        self._facts: dict[tuple[int, int], Facts] = defaultdict(Facts)
        self._ages: dict[int, set[int]] = defaultdict(set)
        self._in_post: dict[int, dict[int, None]] = defaultdict(dict)
        for n, name in enumerate(names):
            p = owner[n]
            if p is not None:
                self._collect(p, name)

    def _collect(self, p: int, name: Name) -> None:
        w, v, around = self._w, self._v, name.around
        post = w.post(name.start)
        facts = self._facts[post, p]
        if around.party is not None and w.entities[around.party].label == "PARTY":
            facts.parties.add(w.entities[around.party].key)
        if around.seat is not None:
            facts.seats.add(w.entities[around.seat].key)
        facts.roles.update(around.roles)
        facts.kinds |= around.kinds
        if around.deed in v.winning_verbs:
            facts.kinds.add("winner")
        if around.deed in v.losing_verbs or around.object in v.winning_verbs:
            facts.kinds.add("loser")
        if around.age is not None:
            self._ages[around.age].add(p)
        if w.role(name.start) != "byline":
            self._in_post[post][p] = None

    def resolve(self, others: list[Description | int]) -> list[MentionLayer]:
        """Say whom pronouns (tokens) and descriptions mean.

        Args:
            others: Pronouns and descriptions in text order.

        Returns:
            A mention for each.
        """
        events: list[_Event] = [(name.start, n, name) for n, name in enumerate(self._names)]
        events += [(o if isinstance(o, int) else o.start, -1, o) for o in others]
        events.sort(key=lambda e: e[0])
        out: list[MentionLayer] = []
        for post, members in groupby(events, key=lambda e: self._w.post(e[0])):
            out += _PostReader(self, post).read(list(members))
        return out


class _PostReader:
    """Reads one post in order."""

    def __init__(self, resolver: Resolver, post: int) -> None:
        self._r = resolver
        self._w = resolver._w
        self._v = resolver._v
        self._post = post
        self._stage: dict[int, _Trace] = {}
        self._within: dict[int, _Trace] = {}  # who is spoken of inside quotations, for pronouns inside them
        self._sentences: dict[int, int] = {}
        self._speaker: int | None = None
        self._led = -1  # where the last name that was a subject ends
        self._named: dict[int, list[int]] = defaultdict(list)  # names by the first token of their sentence

    def read(self, events: list[_Event]) -> list[MentionLayer]:
        out = []
        for at, n, event in events:
            if isinstance(event, Name):
                self._named[self._w.sentence[at]].append(n)
        for at, n, event in events:
            if isinstance(event, Name):
                self._name(n, event)
                continue
            if isinstance(event, int):
                person, reason = self._pronoun(event)
                end, kind = event + 1, "pronoun"
            else:
                person, reason = self._description(event)
                end, kind = event.end, "description"
            out.append(
                MentionLayer(
                    start=at,
                    end=end,
                    person=person,
                    kind="pronoun" if kind == "pronoun" else "description",
                    reason=reason,
                )
            )
            if person is not None:
                word = self._w.lower[at]
                leads = word in ("he", "she") or (kind == "description" and self._opens(at))
                self._put(person, at, subject=leads)
                if leads and not self._w.quoted[at] and self._speaks(end):
                    self._speaker = person
        return out

    def _sentence(self, i: int) -> int:
        """The number of a token's sentence within the post."""
        return self._sentences.setdefault(self._w.sentence[i], len(self._sentences))

    def _opens(self, i: int) -> bool:
        return i - self._w.sentence[i] <= 1

    def _speaks(self, end: int) -> bool:
        return any(self._w.lower[k] in self._v.speech for k in range(end, min(self._w.size, end + 3)))

    def _put(self, person: int, at: int, *, subject: bool) -> None:
        quoted = self._w.quoted[at]
        number = self._sentence(at)
        aside = quoted or self._w.role(at) == "caption"
        if len(self._stage) > _CROWD:
            latest = sorted(self._stage.items(), key=lambda item: item[1].token)[_CROWD // 2 :]
            self._stage = dict(latest)
        self._stage.setdefault(person, _Trace()).put(number, at, subject=subject and not aside, aside=aside)
        if quoted:
            self._within.setdefault(person, _Trace()).put(number, at, subject=subject, aside=False)

    def _name(self, n: int, name: Name) -> None:
        person = self._r._owner[n]
        role = self._w.role(name.start)
        if person is None or role == "byline":
            return
        around = name.around
        quoted = self._w.quoted[name.start]
        first = all(t.last != self._sentence(name.start) for t in self._stage.values())
        passive = bool(around.object) and not around.verb
        subject = not around.possessed and not passive and (bool(around.verb) or first or self._joins(n))
        self._put(person, name.start, subject=subject)
        self._led = name.end if subject else -1
        if around.verb == "speech" and not quoted:
            self._speaker = person

    def _joins(self, n: int) -> bool:
        """Whether a name goes on from a subject: 'Ann Lee and Bob Roy were …'."""
        outset = self._r._names[n].outset
        between = self._w.lower[self._led : outset] if 0 <= self._led < outset <= self._led + 2 else []
        return bool(between) and set(between) <= {"and", ",", "&"}

    def _score(self, person: int, at: int, gender: Gender | None) -> float | None:
        """How well a person on the stage fits, or None where they do not."""
        known = self._r._persons[person].gender
        if gender and known and known != gender:
            return None
        number = self._sentence(at)
        traces = [self._stage[person]]
        if self._w.quoted[at] and person in self._within:
            traces.append(self._within[person])
        points = max(_points(trace, number) for trace in traces)
        if points < -_SENTENCE * _FORGOTTEN:
            return None
        return points - _UNSURE_GENDER * (gender is not None and known is None)

    def _best(self, at: int, gender: Gender | None, barred: set[int]) -> tuple[int | None, str | None]:
        """The person on the stage who fits best, or the reason why none is taken."""
        scores = [
            (s, p) for p in self._stage if p not in barred and (s := self._score(p, at, gender)) is not None
        ]
        if not scores:
            return None, "nobody named before it in the post fits"
        scores.sort(reverse=True)
        if len(scores) > 1 and scores[0][0] - scores[1][0] < _CLEAR:
            return None, "two people fit alike"
        return scores[0][1], None

    def _pronoun(self, i: int) -> tuple[int | None, str | None]:
        word = self._w.lower[i]
        gender = PRONOUNS[word]
        ahead = self._ahead(i, gender)
        if ahead is not None:
            return ahead, None
        barred = self._subjects(i) if self._is_object(i) else set()
        if self._w.quoted[i]:
            speaker = self._quoted_by(i)
            barred |= {speaker} if speaker is not None else set()
        person, reason = self._best(i, gender, barred)
        if person is not None and self._r._persons[person].gender is None and len(self._stage) == 1:
            self._r._persons[person].gender = gender
        return person, reason

    def _is_object(self, i: int) -> bool:
        """Whether a pronoun is the object of its clause: 'him', and 'her' with nothing that she has."""
        w = self._w
        if w.lower[i] == "him":
            return True
        return w.lower[i] == "her" and (i + 1 >= w.size or w.lower[i + 1] in _AFTER_OBJECT)

    def _subjects(self, i: int) -> set[int]:
        """The subjects of the clause that token `i` is in."""
        w = self._w
        start = i
        while start > max(w.sentence[i], i - _CLAUSE_REACH) and w.lower[start - 1] not in _CLAUSE:
            start -= 1
        return {p for p, t in self._stage.items() if t.token >= start and t.subject == self._sentence(i)}

    def _quoted_by(self, i: int) -> int | None:
        """Who speaks the quotation that token `i` is in: named in the sentence, else the last speaker."""
        w, r = self._w, self._r
        for n in self._named[w.sentence[i]][:_CROWD]:
            name = r._names[n]
            if name.around.verb == "speech" and not w.quoted[name.start]:
                return r._owner[n]
        return self._speaker

    def _ahead(self, i: int, gender: Gender) -> int | None:
        """The name after a leading phrase: 'In her speech, Ann Lee said'."""
        w, r = self._w, self._r
        named = self._named[w.sentence[i]]
        if w.quoted[i] or w.lower[w.sentence[i]] not in _LEADS or not named or r._names[named[0]].start < i:
            return None
        name, person = r._names[named[0]], r._owner[named[0]]
        comma = w.previous(name.outset)
        if person is None or comma < i or w.text[comma] != "," or w.quoted[name.start]:
            return None
        return person if r._persons[person].gender in (None, gender) else None

    def _description(self, d: Description) -> tuple[int | None, str | None]:
        if d.age is not None:
            aged = self._r._ages.get(d.age, set())
            if len(aged) == 1:
                return next(iter(aged)), None
        pool = self._pool(d)
        if d.head in self._v.rivals:
            return self._rival(d, pool)
        if d.party is not None or d.seat is not None:
            return self._tied(d, pool)
        if d.age is not None:
            return self._only(pool) or self._best(d.start, d.gender, set())
        return self._by_role(d, pool)

    def _people(self) -> list[int]:
        """Whom the post names; of a crowd only those in mind."""
        people = list(self._r._in_post.get(self._post, ()))
        return people if len(people) <= _CROWD else list(self._stage)

    def _pool(self, d: Description) -> list[int]:
        """Whom the post has named so far; whom it names at all where that is nobody or a heading."""
        people = self._people()
        if self._w.role(d.start) != "heading" and self._stage:
            people = list(self._stage)
        return [p for p in people if not d.gender or self._r._persons[p].gender in (None, d.gender)]

    def _only(self, pool: list[int]) -> tuple[int, None] | None:
        return (pool[0], None) if len(pool) == 1 else None

    def _rival(self, d: Description, pool: list[int]) -> tuple[int | None, str | None]:
        """Someone other than the one whose rival it is."""
        if d.possessive not in PRONOUNS:
            return None, "it does not say whose"
        owner, _ = self._best(d.start, PRONOUNS[d.possessive], set())
        rest = [p for p in pool if p != owner]
        if owner is None or len(rest) != 1:
            return None, "it may be one of several people"
        return rest[0], None

    def _tied(self, d: Description, pool: list[int]) -> tuple[int | None, str | None]:
        """Whom the post ties to the party or seat of a description."""
        entities = self._w.entities
        party = entities[d.party].key if d.party is not None else None
        seat = entities[d.seat].key if d.seat is not None else None
        people = [p for p in self._people() if not d.gender or self._r._persons[p].gender in (None, d.gender)]

        def fits(p: int) -> bool:
            facts = self._r._facts[self._post, p]
            here = seat is None or not facts.seats or seat in facts.seats
            return here and (party in facts.parties if party else seat in facts.seats)

        found = [p for p in people if fits(p)]
        if len(found) > 1:
            found = [p for p in found if d.head in self._r._facts[self._post, p].roles] or found
        if len(found) == 1 and self._elsewhere(d, found[0]):
            found = []
        if len(found) == 1:
            return found[0], None
        if found:
            recent = [
                p for p in found if p in self._stage and self._sentence(d.start) - self._stage[p].last <= 1
            ]
            return (recent[0], None) if len(recent) == 1 else (None, "the post ties several people to it")
        single = self._only(pool)
        if single and not self._r._facts[self._post, single[0]].parties and not self._elsewhere(d, single[0]):
            return single
        return None, "the post ties nobody to it"

    def _elsewhere(self, d: Description, person: int) -> bool:
        """Whether a description's sentence, or the one before, is about a seat other than the person's."""
        seats = self._r._facts[self._post, person].seats
        own = seats or self._beside(person)
        if d.seat is not None or not own:
            return False
        w = self._w
        near = {w.entities[e].key for e in self._near_entities(d.start) if w.entities[e].label == "SEAT"}
        return bool(near) and near.isdisjoint(own)

    def _near_entities(self, at: int) -> set[int]:
        """Parties and seats of a token's sentence up to it, or of the sentences before it in the segment if it has none."""
        w = self._w
        start, _ = w.bounds(at)
        return {w.entity[i] for i in range(max(start, at - 80), at)} - {-1}

    def _beside(self, person: int) -> set[str]:
        """Seats in the sentences of a person's names in the post."""
        w = self._w
        out: set[str] = set()
        for n in self._r._persons[person].places[:_CROWD]:
            at = self._r._names[n].start
            if w.post(at) == self._post:
                first = w.sentence[at]
                last = min(w.size, at + 40)
                span = range(max(first, at - 40), last)
                out |= {
                    w.entities[w.entity[i]].key
                    for i in span
                    if w.entity[i] >= 0 and w.sentence[i] == first and w.entities[w.entity[i]].label == "SEAT"
                }
        return out

    def _by_role(self, d: Description, pool: list[int]) -> tuple[int | None, str | None]:
        """Whom the post gives the role of a description, else the one person it can be."""
        wanted = {"winner": "winner", "victor": "winner", "loser": "loser"}.get(d.head) or next(
            (k for k in ("losing", "incumbent", "former", "new") if k in d.kinds), None
        )
        facts = {p: self._r._facts[self._post, p] for p in pool}
        by_role = [p for p in pool if d.head in facts[p].roles]
        by_kind = [p for p in pool if wanted and wanted in facts[p].kinds]
        both = [p for p in by_role if p in by_kind]
        for found in (both, by_kind if d.head in ("winner", "victor", "loser", "incumbent") else [], by_role):
            if len(found) == 1:
                return found[0], None
        if d.head in self._v.offices and len(pool) > 1:
            return (
                (None, "the post gives nobody this office")
                if not by_role
                else self._best(d.start, d.gender, set(pool) - set(by_role))
            )
        single = self._only(pool)
        return single or self._best(d.start, d.gender, set())


def _points(trace: _Trace, number: int) -> float:
    """How near a trace is, seen from a sentence."""
    points = -_SENTENCE * (number - trace.last) - _ASIDE * trace.aside
    if trace.subject >= 0:
        points = max(points, _SUBJECT - _SENTENCE * (number - trace.subject))
    return points
