"""Whom a post has spoken of so far, and how present each of them is to the reader."""

from __future__ import annotations

from dataclasses import dataclass

from hustings.pipeline.people.facts import Record
from hustings.pipeline.people.vocabulary import Gender

_SUBJECT = 3.0  # points of a subject
_SENTENCE = 2.0  # points lost with each sentence further off
# Points lost by a name that tells no gender where one is asked for: in the same sentence, and further off.
_UNSURE_GENDER = (1.5, 2.0)
_ASIDE = 1.0  # points lost by a caption, a row of a board, a name inside a quotation
_ASIDES = frozenset({"caption", "board"})
_CLEAR = 1.0  # the lead that decides
_FORGOTTEN = -16.0
CROWD = 40  # people kept in mind at once, so that time stays linear
_CLAUSE_REACH = 40  # tokens
_CLAUSE = frozenset(
    {",", ";", "–", "who", "that", "and", "but", "because", "after", "as", "when", "while", "before"}
    | {"since", "if", "although", "where", "which"}
)
_PREPOSITIONS = frozenset({"with", "to", "for", "at", "about", "against", "of", "on"})

UNNAMED = "somebody may be meant whom the text does not name"

Choice = tuple[int | None, str | None]
"""A person and None, or None and the reason why nobody is meant."""


@dataclass(slots=True)
class _Trace:
    """Where a person was last spoken of, as anything and as a subject: numbers of sentences, -1 for never.

    `aside` is set where that was a caption, a row of a board, or a quotation which what is read now is not part of.
    """

    last: int = -1
    subject: int = -1
    aside: bool = False
    token: int = -1

    def put(self, number: int, token: int, *, subject: bool, aside: bool) -> None:
        self.last, self.token, self.aside = number, token, aside
        if subject:
            self.subject = number

    def points(self, number: int) -> float:
        """How near it is, seen from a sentence."""
        points = -_SENTENCE * (number - self.last) - _ASIDE * self.aside
        if self.subject >= 0:
            points = max(points, _SUBJECT - _SENTENCE * (number - self.subject))
        return points


class Stage:
    """The people one post has spoken of up to the place that is being read."""

    def __init__(self, record: Record) -> None:
        """Begin with nobody."""
        self._record = record
        self._w = record.wording
        self._traces: dict[int, _Trace] = {}
        self._within: dict[int, _Trace] = {}  # who is spoken of inside quotations, for pronouns inside them
        self._numbers: dict[int, int] = {}
        self._stranger = _Trace()  # the last subject whom the text does not name
        self._stranger_gender: Gender | None = None
        self._beside: dict[int, tuple[int, set[int]]] = {}  # a sentence, and who is in it with a person

    def people(self) -> list[int]:
        """Everyone on it."""
        return list(self._traces)

    def put(self, person: int, at: int, *, subject: bool) -> None:
        """Note that a person is spoken of at a token.

        Args:
            person: Index of the person.
            at: The token.
            subject: Whether they are the subject of their clause.
        """
        quoted = self._w.quoted[at]
        number = self._sentence(at)
        aside = quoted or self._w.role(at) in _ASIDES
        if len(self._traces) > CROWD:
            latest = sorted(self._traces.items(), key=lambda item: item[1].token)
            self._traces = dict(latest[CROWD // 2 :])
        if not aside:
            self._pair(person, number)
        trace = self._traces.setdefault(person, _Trace())
        trace.put(number, at, subject=subject and not aside, aside=aside)
        if quoted:
            self._within.setdefault(person, _Trace()).put(number, at, subject=subject, aside=False)

    def meet(self, gender: Gender | None, at: int) -> None:
        """Note that somebody whom the text does not name is the subject of a clause: 'one voter said'.

        Args:
            gender: What the words tell of them.
            at: The token.
        """
        if not self._w.quoted[at]:
            self._stranger = _Trace()
            self._stranger.put(self._sentence(at), at, subject=True, aside=False)
            self._stranger_gender = gender

    def _pair(self, person: int, number: int) -> None:
        for other, trace in self._traces.items():
            if other != person and trace.last == number and not trace.aside:
                for one, two in ((person, other), (other, person)):
                    last, people = self._beside.get(one, (-1, set()))
                    self._beside[one] = (number, {*people, two} if last == number else {two})

    def beside(self, person: int) -> set[int]:
        """Who was spoken of together with a person in the last sentence that named both."""
        return self._beside.get(person, (-1, set()))[1]

    def best(self, at: int, gender: Gender | None, barred: set[int]) -> Choice:
        """The person who is most present at a token, or the reason why nobody clearly is.

        Where only one can be meant, they are of the gender that is asked for from then on.

        Args:
            at: The token.
            gender: The gender that is asked for, or None.
            barred: Persons who cannot be meant.
        """
        scores = [
            (points, person)
            for person in self._traces
            if person not in barred and (points := self._points(person, at, gender)) is not None
        ]
        stranger = self._stranger_points(at, gender)
        if stranger is not None and (not scores or stranger - max(scores)[0] > -_CLEAR):
            return None, UNNAMED
        if not scores:
            return None, "nobody named before it in the post fits"
        if len(scores) == 1 and gender and stranger is None:
            person = self._record.persons[scores[0][1]]
            person.gender = person.gender or gender
        scores.sort(reverse=True)
        if len(scores) > 1 and scores[0][0] - scores[1][0] < _CLEAR:
            return None, "two people fit alike"
        return scores[0][1], None

    def _stranger_points(self, at: int, gender: Gender | None) -> float | None:
        """How present the last stranger is at a token; None where there is none or the gender is another."""
        told = self._stranger_gender
        if self._stranger.last < 0 or (gender and told and gender != told):
            return None
        points = self._stranger.points(self._sentence(at))
        if gender and not told:
            points -= _UNSURE_GENDER[self._stranger.last != self._sentence(at)]
        return points if points > _FORGOTTEN else None

    def recent(self, person: int, at: int) -> bool:
        """Whether a person was spoken of in a token's sentence or the one before."""
        trace = self._traces.get(person)
        return trace is not None and self._sentence(at) - trace.last <= 1

    def subjects(self, i: int) -> set[int]:
        """The subjects of the clause that token `i` is in."""
        w = self._w
        start = i
        lowest = max(w.sentence[i], i - _CLAUSE_REACH)
        while start > lowest and not (self._ends_clause(start - 1) and self._has_verb(start, i)):
            start -= 1
        number = self._sentence(i)
        return {p for p, t in self._traces.items() if t.token >= start and t.subject == number}

    def _has_verb(self, start: int, end: int) -> bool:
        """Whether a verb is between two tokens; what has none goes on with the clause before."""
        return not self._record.verbs.isdisjoint(self._w.lower[start:end])

    def _ends_clause(self, i: int) -> bool:
        """Whether another clause begins after token `i`: 'and', 'said (that)', but not 'spoke to'."""
        w = self._w
        if w.lower[i] in self._record.reporting:
            return w.lower[i + 1] not in _PREPOSITIONS
        return w.lower[i] in _CLAUSE

    def unshared(self, at: int) -> bool:
        """Whether nobody has been spoken of in a token's sentence yet."""
        number = self._sentence(at)
        return all(trace.last != number for trace in self._traces.values())

    def _sentence(self, i: int) -> int:
        """The number of a token's sentence within the post; rows of boards are one: their order tells nothing."""
        key = -1 if self._w.role(i) == "board" else self._w.sentence[i]
        return self._numbers.setdefault(key, len(self._numbers))

    def _points(self, person: int, at: int, gender: Gender | None) -> float | None:
        if not self._record.fits(person, gender):
            return None
        number = self._sentence(at)
        points = self._traces[person].points(number)
        if self._w.quoted[at] and person in self._within:
            points = max(points, self._within[person].points(number))
        if points < _FORGOTTEN:
            return None
        if gender is not None and self._record.persons[person].gender is None:
            points -= _UNSURE_GENDER[self._traces[person].last != number]
        return points
