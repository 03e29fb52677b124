"""Whom a description means: by age, whose rival it is, party or seat, role, or who is most present."""

from __future__ import annotations

from hustings.pipeline.people.description_setting import PRONOUNS, Description
from hustings.pipeline.people.facts import Facts, Record
from hustings.pipeline.people.stage import CROWD, Choice, Stage

_REACH = 80  # tokens before a description that its seat is looked for in
_VERB = 3  # tokens from a description to its verb
_OUTCOMES = {"winner": "winner", "victor": "winner", "loser": "loser"}
_KINDS = ("losing", "incumbent", "former", "new")
_ALIKE = {"losing": "loser", "new": "winner"}  # what a modifier says of the contest, as a verb would
_TELLING_KINDS = {"former", "new", "losing"}
_SOON = 60  # tokens
_YEAR_BEFORE, _YEAR_AFTER = 5, 8  # tokens from a verb to the year it tells of
_PASSIVE = frozenset({"is", "was", "been", "being", "got"})
_LEAVING = frozenset({"outgoing", "departing", "ousted", "unseated"})


class DescriptionReader:
    """Resolves the descriptions of one post."""

    def __init__(self, record: Record, stage: Stage, post: int) -> None:
        """Keep what the post says and whom it has spoken of."""
        self._record = record
        self._stage = stage
        self._post = post
        self._w = record.wording
        self._v = record.vocabulary

    def read(self, d: Description, later: set[int]) -> Choice:
        """The person a description means, or the reason why nobody is taken.

        Args:
            d: The description.
            later: Whom its sentence names after it, and so somebody else.
        """
        if d.age is not None:
            aged = self._record.aged.get(d.age, set())
            if len(aged) == 1:
                return next(iter(aged)), None
        pool = [p for p in self._pool(d) if p not in later]
        if (years := self._v.ages.get(d.head)) and (told := _only(self._aged(pool, years))):
            return told
        if (named := self._named_next(d)) is not None:
            return named, None
        if d.head in self._v.rivals:
            return self._rival(d, pool)
        if d.by_role:
            return self._holder(d, pool)
        if d.party is not None or d.seat is not None:
            return self._tied(d, pool)
        if d.age is not None:
            return self._present(d, pool)
        return self._by_role(d, pool)

    def _present(self, d: Description, pool: list[int]) -> Choice:
        """Who is most present; an object is nobody who is the subject of its clause."""
        barred = set(self._stage.people()) - set(pool)
        return self._stage.best(
            d.start, d.gender, barred if d.leads else barred | self._stage.subjects(d.start)
        )

    def _holder(self, d: Description, pool: list[int]) -> Choice:
        """Whom alone the post has given the last word of a description as a role."""
        found = [p for p in pool if d.head in self._record.of(self._post, p).roles]
        return _only(found) or (None, "the post gives nobody this role")

    def _aged(self, pool: list[int], years: range) -> list[int]:
        """Those whose age the text gives as one of some years."""
        old = {person for age in years for person in self._record.aged.get(age, ())}
        return [p for p in pool if p in old]

    def _named_next(self, d: Description) -> int | None:
        """Who is named soon after a description that begins a post: 'The former miner has won. Bob Roy …'."""
        opens = d.leads and not self._stage.people() and self._w.role(d.start) == "body"
        if not opens or d.by_role or (d.head in self._v.offices and not d.kinds & _TELLING_KINDS):
            return None
        person = self._record.next_named(d.end, _SOON)
        if person is None or not self._record.fits(person, d.gender) or not self._suited(d, [person]):
            return None
        return person

    def _named(self) -> list[int]:
        """Whom the post names; of a crowd only those on the stage."""
        people = self._record.people(self._post, CROWD)
        return self._stage.people() if people is None else people

    def _pool(self, d: Description) -> list[int]:
        """Whom the post has named so far; for a heading whom it names at all."""
        people = self._named() if self._w.role(d.start) == "heading" else self._stage.people()
        return [p for p in people if self._record.fits(p, d.gender)]

    def _rival(self, d: Description, pool: list[int]) -> Choice:
        """Someone other than the one whose rival it is."""
        if d.possessive not in PRONOUNS:
            return None, "it does not say whose"
        owner, _ = self._stage.best(d.start, PRONOUNS[d.possessive], set())
        rest = [p for p in pool if p != owner]
        if owner is not None and len(rest) > 1:
            rest = [p for p in rest if p in self._stage.beside(owner)]
        if owner is None or len(rest) != 1:
            return None, "it may be one of several people"
        return rest[0], None

    def _tied(self, d: Description, pool: list[int]) -> Choice:
        """Whom the post ties to the party or seat of a description."""
        people = [p for p in self._named() if self._record.fits(p, d.gender)]
        found = [p for p in people if self._ties(d, p)]
        if len(found) > 1:
            found = [p for p in found if d.head in self._record.of(self._post, p).roles] or found
        found = [p for p in found if len(found) > 1 or not self._elsewhere(d, p)]
        heading = self._w.role(d.start) == "heading"
        ahead = not found or not (heading or set(found) & set(self._stage.people()))
        # Where those it may mean are named further on, it may as well go on about somebody just named.
        if ahead and (last := self._untied(d, pool)) is not None:
            return last, None
        if len(found) == 1:
            return found[0], None
        if found:
            recent = [p for p in found if self._stage.recent(p, d.start)]
            return (recent[0], None) if len(recent) == 1 else (None, "the post ties several people to it")
        if "former" in d.kinds:  # of a party they may have left
            return self._present(d, [p for p in pool if self._stage.recent(p, d.start)])
        if d.party is None and (told := _only(self._deemed(d, pool))):
            return told
        return None, "the post ties nobody to it"

    def _untied(self, d: Description, pool: list[int]) -> int | None:
        """The one person just spoken of, or spoken of at all, whom the post ties to no party."""
        free = [p for p in pool if not self._record.of(self._post, p).parties and not self._elsewhere(d, p)]
        recent = self._suited(d, [p for p in free if self._stage.recent(p, d.start)])
        if len(recent) > 1:
            return self._present(d, recent)[0]
        if recent:
            return recent[0]
        return pool[0] if len(pool) == 1 and pool == free else None

    def _deemed(self, d: Description, people: list[int]) -> list[int]:
        """Those of whom the post says outright what a description does: the winner, for 'the new MP for Hove'."""
        wanted = self._wanted(d)
        told = {wanted, _ALIKE.get(wanted, wanted)} - {"", "former"}
        return [p for p in people if not told.isdisjoint(self._record.of(self._post, p).kinds)]

    def _suited(self, d: Description, people: list[int]) -> list[int]:
        """Those of whom the post says what a description says of the contest; all where it says nothing."""
        wanted = self._wanted(d)
        contest = "loser" if not _LEAVING.isdisjoint(d.words) else _ALIKE.get(wanted, wanted)
        if contest not in ("winner", "loser"):
            return people
        other = "loser" if contest == "winner" else "winner"
        kinds = {p: self._record.of(self._post, p).kinds for p in people}
        fits = [p for p in people if not kinds[p].isdisjoint((contest, wanted))]
        return fits or [p for p in people if other not in kinds[p]]

    def unlike(self, end: int) -> set[int]:
        """Of whom the post says the opposite of what the verb at a token does: no winner 'lost by 212 votes'."""
        told = self._outcome(end)
        if not told or self._dated(end):
            return set()
        kinds = {p: self._record.of(self._post, p).kinds for p in self._stage.people()}
        other = {"winner": "loser", "loser": "winner"}[told]
        out = {p for p, kind in kinds.items() if other in kind and told not in kind}
        return out if any(told in kind for kind in kinds.values()) else set()

    def _dated(self, verb: int) -> bool:
        """Whether the clause of a verb says of which year it tells: 'MP since 1970, when he won the seat'."""
        w = self._w
        near = range(max(w.sentence[verb], verb - _YEAR_BEFORE), min(w.size, verb + _YEAR_AFTER))
        years = (w.lower[i] for i in near if w.sentence[i] == w.sentence[verb])
        return any(len(word) == 4 and word.isdigit() for word in years)

    def _wanted(self, d: Description) -> str:
        """The kind of person that a description or its verb asks for, or ''."""
        told = self._outcome(d.end) or _OUTCOMES.get(d.head, "")
        return told or next((kind for kind in _KINDS if kind in d.kinds), "")

    def _ties(self, d: Description, person: int) -> bool:
        entities = self._w.entities
        facts = self._record.of(self._post, person)
        seat = entities[d.seat].key if d.seat is not None else None
        if d.party is not None:
            return entities[d.party].key in facts.parties and (
                seat is None or not facts.seats or seat in facts.seats
            )
        return seat in facts.seats

    def _elsewhere(self, d: Description, person: int) -> bool:
        """Whether what comes before a description is about a seat other than the person's."""
        own = self._record.of(self._post, person).seats or self._record.seats_beside(self._post, person)
        if d.seat is not None or not own:
            return False
        w = self._w
        start, _ = w.bounds(d.start)
        near = {w.entity[i] for i in range(max(start, d.start - _REACH), d.start)} - {-1}
        seats = {w.entities[e].key for e in near if w.entities[e].label == "SEAT"}
        return bool(seats) and seats.isdisjoint(own)

    def _outcome(self, end: int) -> str:
        """`winner` or `loser` where the verb after a description says so, else ''."""
        passive = False
        for at, word in enumerate(self._w.lower[end : end + _VERB], end + 1):
            if word in ("had", "'d") or (word in self._v.winning_verbs and self._record.counted(at)):
                break  # an earlier contest, or what somebody polled
            if word in self._v.beating_verbs:
                return "loser" if passive else "winner"
            if word in self._v.winning_verbs:
                return "winner"
            if word in self._v.losing_verbs:
                return "loser"
            if word not in self._v.auxiliaries:
                break
            passive = passive or word in _PASSIVE
        return ""

    def _other_office(self, d: Description, facts: Facts) -> bool:
        """Whether a description is of another office than a person's: the prime minister, not a health minister."""
        if d.head not in self._v.offices:
            return False
        if "former" in facts.kinds and "former" not in d.kinds:
            return True
        if len(d.words) < 2 or self._v.modifiers.get(d.words[-2], "plain") != "plain":
            return False
        held = {word for word, office in facts.offices if office == d.head}
        return bool(held) and d.words[-2] not in held and held.isdisjoint(d.words)

    def _one_holder(self, d: Description) -> bool:
        """Whether a description says which office it is: 'the prime minister', 'the leader of the council'."""
        of = self._w.lower[d.end : d.end + 1] == ["of"]
        said = len(d.words) > 1 and self._v.modifiers.get(d.words[-2]) == "plain"
        return of or said or d.head in self._v.describing["sole"]

    def _by_role(self, d: Description, pool: list[int]) -> Choice:
        """Whom the post gives the role of a description, else the one person it can be."""
        wanted = self._wanted(d)
        facts = {p: self._record.of(self._post, p) for p in pool}
        by_role = [p for p in pool if d.head in facts[p].roles and not self._other_office(d, facts[p])]
        by_kind = [p for p in pool if wanted and wanted in facts[p].kinds]
        telling = by_kind if d.head in _OUTCOMES or d.head == "incumbent" or self._outcome(d.end) else []
        for found in ([p for p in by_role if p in by_kind], telling, by_role):
            if len(found) == 1:
                return found[0], None
        office = d.head in self._v.offices and "former" not in d.kinds and not d.named
        if office and (len(pool) > 1 or self._one_holder(d)):
            if not by_role:
                return None, "the post gives nobody this office"
            return self._present(d, by_role)
        if not d.leads and self._w.role(d.start) != "heading":
            return None, "it may be anybody"
        return self._present(d, self._suited(d, pool))


def _only(pool: list[int]) -> Choice | None:
    return (pool[0], None) if len(pool) == 1 else None
