"""What a template may speak of: one contest, its people, its figures, and what surrounds them."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Protocol

from hustings.corpus.page import Label
from hustings.corpus.stories.contests import INDEPENDENT, Candidate, Contest, Party
from hustings.corpus.stories.figures import Kind, Measure
from hustings.corpus.stories.measures import DEPOSIT_SHARE, FIGURES, MissingError, measure_of
from hustings.corpus.stories.parties import canonical, table
from hustings.corpus.stories.people import Namer, Person, person
from hustings.corpus.stories.wards import WARD
from hustings.countries import country
from hustings.pipeline.layers import Unit


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """A person with the key they are known by in a page."""

    key: str
    person: Person


@dataclass(frozen=True, slots=True)
class PartyOf:
    """A party, as someone's or by itself; independents are each a party of their own."""

    key: str
    party: Party

    @property
    def name(self) -> str:
        """The name that claims give it."""
        return canonical(self.party)


@dataclass(frozen=True, slots=True)
class Place:
    """The seat."""

    key: str
    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words that are no name of anything marked.

    Attributes:
        text: The words.
        scope: Whether a seat total may be of what they name.
        article: Whether prose puts 'the' before them.
    """

    text: str
    scope: bool = False
    article: bool = False


Thing = Named | PartyOf | Place | Words | Measure


@dataclass(frozen=True, slots=True, eq=False)
class Runner:
    """A candidate with the person they are in this story."""

    named: Named
    candidate: Candidate
    party: PartyOf


def party_of(party: Party, whose: str = "") -> PartyOf:
    """A party under its key; an independent's is their own."""
    return PartyOf(f"party:{party.id}" + (f":{whose}" if party.id == INDEPENDENT else ""), party)


_ELSEWHERE = frozenset({"elsewhere", "elsewhere2", "elsewhere3"})
_MANY = 4  # candidates, so that the last of them is worth a word

_OFFICES = frozenset({"leader", "councillor", "former", "mayor", "minister"})
_PEOPLE = frozenset({"reporter", "reporter2", "agent", "officer", "voter", "voter2", "academic", "activist"})
_PEOPLE |= {"relative", "teller", "driver", "source2", "boss"}


class Stage(Protocol):
    """What templates are told of: a contest, or a territory's totals."""

    def members(self, each: str) -> Sequence[Stage]:
        """The scenes of a list's rows."""

    def holds(self, condition: str) -> bool:
        """Whether something is so."""

    def thing(self, path: str) -> Thing:
        """What a path leads to."""


@dataclass(eq=False)
class Scene:
    """One contest as a story sees it.

    Attributes:
        key: What tells it from the page's other scenes.
        contest: The contest.
        runners: Its candidates by position.
        rng: Decides what is left open.
        namer: Makes up people.
        invented: Whether the candidates are made up, so that they may speak.
        row: The candidate a list is at.
        others: The other scenes of the page.
        extras: Those who have been made up for it, by role.
        places: Other seats that it mentions, by role.
    """

    key: str
    contest: Contest
    runners: Sequence[Runner]
    rng: random.Random
    namer: Namer
    invented: bool
    row: Runner | None = None
    others: Sequence[Stage] = ()
    extras: dict[str, Named] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)

    @classmethod
    def of(cls, key: str, contest: Contest, namer: Namer, rng: random.Random, invented: bool) -> Scene:
        """Cast a contest: its own candidates, or as many invented ones."""
        runners = []
        for number, candidate in enumerate(contest.candidates):
            who = namer.invent("CANDIDATE") if invented else person(candidate.name)
            named = Named(f"{key}:{number}", who)
            runners.append(Runner(named, candidate, party_of(candidate.party, named.key)))
        return cls(key, contest, runners, rng, namer, invented)

    def members(self, each: str) -> Sequence[Stage]:
        """The scenes of a list's rows.

        Raises:
            MissingError: There is no such list here.
        """
        if each == "contests":
            if not self.others:
                raise MissingError(each)
            return [self, *self.others]
        rows = {
            "runners": self.runners,
            "losers": self.runners[1:],
            "top": self.runners[:3],
            "lost": [r for r in self.runners if r.candidate.share < DEPOSIT_SHARE],
        }.get(each)
        if not rows or len(rows) < 2:
            raise MissingError(each)
        return [replace(self, row=row) for row in rows]

    def holds(self, condition: str) -> bool:
        """Whether something is so."""
        if condition.startswith("not "):
            return not self.holds(condition[4:])
        c = self.contest
        known = c.held_by is not None
        return {
            "hold": known and not c.gained,
            "gain": c.gained,
            "general": c.general,
            "local": c.local,
            "ward": c.office == WARD,
            "byelection": not c.general,
            "invented": self.invented,
            "close": c.majority < 1000,
            "safe": c.majority > 10_000,
            "returned": self.runners[0].candidate.since is not None,
            "newcomer": not self.runners[0].candidate.sitting,
            "turnout_up": (c.turnout_change or 0) > 0,
            "turnout_down": (c.turnout_change or 0) < 0,
            "swing_to": (c.swing or 0) > 0.05,
            "row_up": self.row is not None and (self.row.candidate.change or 0) > 0.05,
            "row_down": self.row is not None and (self.row.candidate.change or 0) < -0.05,
            "winner_up": (c.winner.change or 0) > 0.05,
            "second_down": (self.runners[1].candidate.change or 0) < -0.05,
            "first_row": self.row is self.runners[0],
            "single": not self.others,
            "totals": False,
        }[condition]

    def thing(self, path: str) -> Thing:
        """What a path leads to.

        Raises:
            MissingError: Nothing here.
        """
        head, _, rest = path.partition(".")
        if head in _RUNNERS or head == "row":
            return _of_runner(self._runner(head), rest, self)
        if head in _PEOPLE or head in _OFFICES:
            return self._invented(head, "CANDIDATE" if head in _OFFICES else "PERSON")
        if path in FIGURES:
            return measure_of(self.contest, path)
        c = self.contest
        if path == "seat":
            return Place(f"seat:{c.seat}", c.seat, c.aliases)
        if path == "from" and c.held_by and c.held_by.id != INDEPENDENT:
            return party_of(c.held_by)
        if (
            path == "holder"
            and c.holder
            and not self.invented
            and not any(r.candidate.sitting for r in self.runners)
        ):
            return self.extras.setdefault("holder", Named(f"{self.key}:holder", person(c.holder)))
        if path == "office":
            return Words(c.office)
        if path == "year":
            return Words(str(c.date.year))
        after = c.date + timedelta(days=1)
        if path == "weekday":
            return Words(f"{self.rng.choice((c.date, after)):%A}")
        if path == "date":
            return Words(f"{after.day} {after:%B %Y}")
        if path == "before.year" and c.before:
            return Words(str(c.before.date.year))
        if path in ("region", "nation"):
            return Words(c.region if path == "region" else c.nation)
        if path == "field":
            return Words(str(len(self.runners)))
        if path == "clock":
            return Words(
                f"{self.rng.choice((22, 23, 0, 1, 2, 3, 4, 5, 6, 7)):02}:{self.rng.randrange(60):02}"
            )
        if path == "any_party":
            return party_of(
                self.rng.choice([*table(), *(r.candidate.party for r in self.runners)]), "someone"
            )
        if path in _ELSEWHERE:
            return self.places.setdefault(path, self._elsewhere())
        raise MissingError(path)

    def _elsewhere(self) -> Place:
        """A constituency that nothing else here is about."""
        taken = {place.name for place in self.places.values()} | {self.contest.seat}
        seat = self.rng.choice([s for s in country("gb").seats if s.set and s.name not in taken])
        return Place(f"seat:{seat.name}", seat.name, ())

    def _runner(self, role: str) -> Runner:
        found = self.row if role == "row" else _RUNNERS[role](self.runners)
        if found is None:
            raise MissingError(role)
        return found

    def _invented(self, role: str, label: Label) -> Named:
        if role not in self.extras:
            self.extras[role] = Named(f"{self.key}:{role}", self.namer.invent(label))
        return self.extras[role]


def _of_runner(runner: Runner, what: str, scene: Scene) -> Thing:
    c = runner.candidate
    key = runner.named.key
    if not what:
        return runner.named
    if what == "party":
        return runner.party
    since = c.since
    figures: Mapping[str, tuple[float | None, Kind, Unit]] = {
        "votes": (c.votes, "count", "votes"),
        "share": (c.share, "share", "percent"),
        "change": (c.change, "points", "points"),
        "rank": (c.position, "ordinal", "votes"),
        "since": (since, "year", "votes"),
        "years": (since and scene.contest.date.year - since, "years", "votes"),
    }
    value, kind, unit = figures.get(what, (None, "count", "votes"))
    if not value:
        raise MissingError(what)
    return Measure(what, key, value, kind, unit)


def _beaten(runners: Sequence[Runner]) -> Runner | None:
    return next((r for r in runners[1:] if r.candidate.sitting), None)


def _place(runners: Sequence[Runner], place: int) -> Runner | None:
    return runners[place - 1] if place <= len(runners) else None


def _minor(runners: Sequence[Runner], nth: int) -> Runner | None:
    poor = [r for r in runners[2:] if r.candidate.share < DEPOSIT_SHARE]
    return poor[nth] if nth < len(poor) else None


_RUNNERS: Mapping[str, Callable[[Sequence[Runner]], Runner | None]] = {
    "winner": lambda runners: runners[0],
    "second": lambda runners: _place(runners, 2),
    "third": lambda runners: _place(runners, 3),
    "fourth": lambda runners: _place(runners, 4),
    "bottom": lambda runners: runners[-1] if len(runners) > _MANY else None,
    "loser": _beaten,
    "returned": lambda runners: runners[0] if runners[0].candidate.since else None,
    "poor": lambda runners: _minor(runners, 0),
    "poorer": lambda runners: _minor(runners, 1),
    "poorest": lambda runners: _minor(runners, 2),
    "independent": lambda runners: next((r for r in runners if r.candidate.party.id == INDEPENDENT), None),
}
"""Role → who has it."""
