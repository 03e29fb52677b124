"""A territory's seats after a general election: what each party has, gained and lost there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date as Date

from hustings.corpus.stories.contests import Contest, Party
from hustings.corpus.stories.figures import Measure
from hustings.corpus.stories.measures import MissingError
from hustings.corpus.stories.people import Namer
from hustings.corpus.stories.scene import Named, PartyOf, Stage, Thing, Words, party_of


@dataclass(frozen=True, slots=True)
class Total:
    """A party's seats in a territory."""

    party: PartyOf
    seats: int
    gained: int
    lost: int


@dataclass(eq=False)
class Territory:
    """Totals as a story sees them: `first` to `fourth` are parties by their seats, `row` the one a list is at.

    Attributes:
        key: What tells it from the page's other scenes.
        scope: What the territory is called.
        date: Of the election.
        totals: By number of seats.
        namer: Makes up people.
        row: The party a list is at.
        extras: Those who have been made up for it, by role.
    """

    key: str
    scope: str
    date: Date
    totals: Sequence[Total]
    namer: Namer
    row: Total | None = None
    extras: dict[str, Named] = field(default_factory=dict)

    def members(self, each: str) -> Sequence[Stage]:
        """The rows of the list of parties.

        Raises:
            MissingError: It is another list.
        """
        if each != "parties":
            raise MissingError(each)
        return [replace(self, row=total) for total in self.totals]

    def holds(self, condition: str) -> bool:
        """Whether something is so; nothing but what concerns totals."""
        if condition.startswith("not "):
            return not self.holds(condition[4:])
        return condition == "totals"

    def thing(self, path: str) -> Thing:
        """What a path leads to.

        Raises:
            MissingError: Nothing here.
        """
        head, _, what = path.partition(".")
        if path == "scope":
            return Words(self.scope, scope=True, article=self.scope not in _BARE)
        if path == "year":
            return Words(str(self.date.year))
        if path in ("reporter", "academic"):
            return self.extras.setdefault(path, Named(f"{self.key}:{path}", self.namer.invent("PERSON")))
        total = self.row if head == "row" else _nth(self.totals, head)
        if total is None:
            raise MissingError(path)
        if what == "party":
            return total.party
        figures = {
            "seats": total.seats,
            "gained": total.gained,
            "lost": total.lost,
            "net": total.gained - total.lost,
        }
        if not figures.get(what):
            raise MissingError(path)
        return Measure(what, total.party.key, figures[what], "count", "seats")


_BARE = frozenset({"London", "England", "Scotland", "Wales", "Northern Ireland"})
"""Territories whose names take no article."""

_PLACES = ("first", "second", "third", "fourth")


def _nth(totals: Sequence[Total], place: str) -> Total | None:
    at = _PLACES.index(place) if place in _PLACES else len(totals)
    return totals[at] if at < len(totals) else None


def territories(contests: Sequence[Contest], namer: Namer) -> list[Territory]:
    """The regions, nations and the whole country at every general election."""
    held: dict[tuple[Date, str], list[Contest]] = {}
    for contest in contests:
        if contest.general:
            for scope in dict.fromkeys((contest.region, contest.nation, "UK")):
                held.setdefault((contest.date, scope), []).append(contest)
    return [
        Territory(f"territory:{day}:{scope}", scope, day, totals, namer)
        for (day, scope), inside in held.items()
        if len(totals := _totals(inside)) > 1
    ]


def _totals(contests: Sequence[Contest]) -> Sequence[Total]:
    seats, gained, lost = Counter[Party](), Counter[Party](), Counter[Party]()
    named: dict[str, Party] = {}

    def one(party: Party) -> Party:
        return named.setdefault(party.id, party)

    for contest in contests:
        winner = one(contest.winner.party)
        seats[winner] += 1
        if contest.gained and contest.held_by:
            gained[winner] += 1
            lost[one(contest.held_by)] += 1
    parties = sorted({*seats, *lost}, key=lambda party: (-seats[party], party.name))
    return [Total(party_of(party), seats[party], gained[party], lost[party]) for party in parties]
