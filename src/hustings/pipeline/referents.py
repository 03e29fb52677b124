"""Whom a description means: by age, whose rival it is, party or seat, role, or who is most present."""

from __future__ import annotations

from hustings.pipeline.descriptions import PRONOUNS, Description
from hustings.pipeline.facts import Record
from hustings.pipeline.stage import CROWD, Choice, Stage

_REACH = 80  # tokens before a description that its seat is looked for in
_VERB = 3  # tokens from a description to its verb
_OUTCOMES = {"winner": "winner", "victor": "winner", "loser": "loser"}
_KINDS = ("losing", "incumbent", "former", "new")


class DescriptionReader:
    """Resolves the descriptions of one post."""

    def __init__(self, record: Record, stage: Stage, post: int) -> None:
        """Keep what the post says and whom it has spoken of."""
        self._record = record
        self._stage = stage
        self._post = post
        self._w = record.wording
        self._v = record.vocabulary

    def read(self, d: Description) -> Choice:
        """The person a description means, or the reason why nobody is taken."""
        if d.age is not None:
            aged = self._record.aged.get(d.age, set())
            if len(aged) == 1:
                return next(iter(aged)), None
        pool = self._pool(d)
        if d.head in self._v.rivals:
            return self._rival(d, pool)
        if d.party is not None or d.seat is not None:
            return self._tied(d, pool)
        if d.age is not None:
            return _only(pool) or self._stage.best(d.start, d.gender, set())
        return self._by_role(d, pool)

    def _named(self) -> list[int]:
        """Whom the post names; of a crowd only those on the stage."""
        people = self._record.people(self._post, CROWD)
        return self._stage.people() if people is None else people

    def _pool(self, d: Description) -> list[int]:
        """Whom the post has named so far; whom it names at all where that is nobody, or for a heading."""
        people = self._named()
        if self._w.role(d.start) != "heading":
            people = self._stage.people() or people
        return [p for p in people if self._record.fits(p, d.gender)]

    def _rival(self, d: Description, pool: list[int]) -> Choice:
        """Someone other than the one whose rival it is."""
        if d.possessive not in PRONOUNS:
            return None, "it does not say whose"
        owner, _ = self._stage.best(d.start, PRONOUNS[d.possessive], set())
        rest = [p for p in pool if p != owner]
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
        if len(found) == 1:
            return found[0], None
        if found:
            recent = [p for p in found if self._stage.recent(p, d.start)]
            return (recent[0], None) if len(recent) == 1 else (None, "the post ties several people to it")
        if "former" in d.kinds:  # of a party they may have left
            return self._stage.best(
                d.start, d.gender, {p for p in pool if not self._stage.recent(p, d.start)}
            )
        single = pool[0] if len(pool) == 1 else None
        if (
            single is not None
            and not self._record.of(self._post, single).parties
            and not self._elsewhere(d, single)
        ):
            return single, None
        return None, "the post ties nobody to it"

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
        for word in self._w.lower[end : end + _VERB]:
            if word in self._v.winning_verbs:
                return "winner"
            if word in self._v.losing_verbs:
                return "loser"
            if word not in self._v.auxiliaries:
                break
        return ""

    def _by_role(self, d: Description, pool: list[int]) -> Choice:
        """Whom the post gives the role of a description, else the one person it can be."""
        wanted = (
            self._outcome(d.end)
            or _OUTCOMES.get(d.head)
            or next((kind for kind in _KINDS if kind in d.kinds), None)
        )
        facts = {p: self._record.of(self._post, p) for p in pool}
        by_role = [p for p in pool if d.head in facts[p].roles]
        by_kind = [p for p in pool if wanted and wanted in facts[p].kinds]
        telling = by_kind if d.head in _OUTCOMES or d.head == "incumbent" or self._outcome(d.end) else []
        for found in ([p for p in by_role if p in by_kind], telling, by_role):
            if len(found) == 1:
                return found[0], None
        if d.head in self._v.offices and len(pool) > 1:
            if not by_role:
                return None, "the post gives nobody this office"
            return self._stage.best(d.start, d.gender, set(pool) - set(by_role))
        return _only(pool) or self._stage.best(d.start, d.gender, set())


def _only(pool: list[int]) -> Choice | None:
    return (pool[0], None) if len(pool) == 1 else None
