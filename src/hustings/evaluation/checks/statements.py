"""Statements about contests and elections: claims, and whether they are true."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date as Date
from random import Random
from typing import Any, Literal

from hustings.claims import Claim, Evidence, Party, Person, Seat, registry
from hustings.reference import GENERAL, Contest, Reference, Result

TEXT = "…"
"""The copy that claims are said to have been read from."""

How = Literal["exact", "rounded", "hedged"]


@dataclass(frozen=True)
class Statement:
    """One claim, or a few that stand together.

    Attributes:
        kind: What it states, as the report groups it.
        claims: The claims; the verdict is on the `about`th.
        day: Day the copy is dated.
        wrong: How it was made wrong (`number`, `hedge`, `person`, `party`, `seat`, `rank`, `year`), '' where it is not.
        how: How its figure is put.
        about: Which claim is judged; -1 for whichever weighs most.
    """

    kind: str
    claims: tuple[Claim, ...]
    day: Date
    wrong: str = ""
    how: str = "exact"
    about: int = -1

    @property
    def right(self) -> frozenset[str]:
        """The verdicts that are right on it: of true figures of the copy alone also that nothing tells."""
        if self.wrong:
            return frozenset({"differs", "impossible"})
        return frozenset(
            {"agrees", "rounds_to"} | ({"unsupported"} if self.kind.startswith("copy") else set())
        )


@dataclass
class Source:
    """Official results with what decides which of them statements are made of."""

    reference: Reference
    rng: Random
    contests: list[Contest] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Take the contests in which one of at least two known candidates won, and whose seat has a code."""
        days = [e.date for e in self.reference.elections if not e.groups and not e.sources]
        every = (c for day in dict.fromkeys(days) for c in self.reference.contests_on(day))
        self.contests = [c for c in every if c.winner and c.majority and c.seat_id and c.parliamentary]

    def contest(self, fit: Callable[[Contest], bool] = lambda contest: True) -> Contest:
        """One of the contests that fit."""
        while True:
            contest = self.rng.choice(self.contests)
            if fit(contest):
                return contest

    def comparable(self) -> tuple[Contest, Contest]:
        """A contest of a general election and the one before within the same boundaries, with no poll between them."""
        while True:
            contest = self.contest(lambda c: c.kind == GENERAL)
            before = self.reference.before(contest)
            if before and not before.redrawn and before.contest.kind == GENERAL and before.contest.winner:
                return contest, before.contest

    def elsewhere(self, contest: Contest) -> Contest:
        """Another seat at the same election where nobody of the same names stood."""
        names = {result.name for result in contest.results}
        others = [c for c in self.reference.contests_on(contest.election) if c.seat != contest.seat]
        if not others:
            others = [c for c in self.contests if c.seat != contest.seat]
        while True:
            other = self.rng.choice(others)
            if other.winner and not names & {result.name for result in other.results}:
                return other


def named(contest: Contest) -> list[Result]:
    """The candidates of a contest whose party is no other's there, those with most votes first."""
    parties = [result.party for result in contest.results]
    return [r for r in contest.results if parties.count(r.party) == 1 and r.name and r.party_id and r.votes]


def claim(type: str, /, **slots: Any) -> Claim:
    """A claim of a type, of no document in particular."""
    slots = {name: value for name, value in slots.items() if value is not None}
    return registry[type](evidence=(Evidence.of(TEXT, 0, len(TEXT)),), doc="bed", rule="bed", **slots)


def person(result: Result) -> Person:
    """A candidate as claims name one."""
    return Person(name=result.name)


def party(result: Result) -> Party:
    """A candidate's party as claims name one."""
    return Party(name=result.party)


def seat(contest: Contest) -> Seat:
    """A seat as claims name one."""
    return Seat(name=contest.seat)


Maker = Callable[[Source, bool], Statement]
"""Makes a statement, a wrong one where told so."""


def statements(source: Source, makers: list[Maker], count: int) -> Iterator[Statement]:
    """Statements by each maker in turn, every other one wrong.

    Args:
        source: What they are made of.
        makers: What makes them.
        count: How many.
    """
    for number in range(count):
        maker = makers[number // 2 % len(makers)]
        yield maker(source, number % 2 == 1)
