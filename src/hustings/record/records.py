"""Records: what the copy says of one contest, every figure with the claims behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date as Date
from typing import Any, Literal

from hustings.record.figures import Figure
from hustings.reference import Contest

Why = Literal["no seat", "other subject", "forecast", "hypothetical", "negated"]


@dataclass(frozen=True, slots=True)
class Name:
    """A person or a party.

    Attributes:
        name: In full: as official results have it where the name could be linked, else as the copy has it.
        id: Its id there, or None.
    """

    name: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Who:
    """A contender: a person, a party, or a person of a party."""

    person: Name | None
    party: Name | None


@dataclass(frozen=True, slots=True)
class Standing:
    """What the copy says of one who stood.

    Attributes:
        person: The candidate, or None where only the party is named.
        spellings: The name as the copy writes it, all ways.
        party: The party.
        elected: Whether elected.
        votes: Votes.
        share: Percent of the votes, 0 to 100.
        share_change: Change of the share in percentage points.
        rank: Place in the order of votes, 1 for the most.
        deposit_lost: Whether the deposit was lost.
    """

    person: Name | None
    spellings: tuple[str, ...]
    party: Figure[Name] | None
    elected: Figure[bool] | None = None
    votes: Figure[float] | None = None
    share: Figure[float] | None = None
    share_change: Figure[float] | None = None
    rank: Figure[int] | None = None
    deposit_lost: Figure[bool] | None = None

    @property
    def who(self) -> Who:
        """The person and the party alone."""
        return Who(self.person, self.party.value if self.party else None)

    def figures(self) -> Iterator[tuple[str, Figure[Any]]]:
        """Every figure with its name."""
        return _figures(self)


@dataclass(frozen=True, slots=True)
class Shift:
    """A swing: votes moved between two parties.

    Attributes:
        from_party: Who lost, or None where that is not said.
        to_party: Who gained, or None.
        unit: `points` of the votes cast, or `votes`.
        size: How far.
    """

    from_party: Name | None
    to_party: Name | None
    unit: Literal["points", "votes"]
    size: Figure[float]


@dataclass(frozen=True, slots=True)
class Record:
    """What the copy says of one contest: a seat at an election.

    Figures are the copy's own: nothing is computed, and nothing is taken from official results but names and ids.

    Attributes:
        seat: The seat.
        election: Day of the poll, or None where it is not known.
        kind: `general`, `by-election`, `local` or another, as official results have it; None without them.
        ballot_id: The ballot's id in the style of Democracy Club, or None.
        contest: The contest in the official results, or None.
        claims: Places of all claims merged, among those that were given.
        winner: Who won; None of contests for several seats, whose candidates say who was `elected`.
        outcome: `hold`, `gain`, or no more than `elected`.
        runner_up: Who came second.
        candidates: Who stood, as far as the copy says: by rank, then votes.
        majority: Votes by which it was won.
        majority_share: The same as percent of the votes.
        previous_majority: The majority at the election before.
        previous_majority_share: The same as percent.
        previous_party: Whose the seat was.
        previous_holder: Who held it.
        turnout: Percent of the electorate, 0 to 100.
        turnout_change: Its change in percentage points.
        voters: How many voted.
        electorate: How many could.
        swings: Votes moved, by pair of parties.
        deposits_lost: How many lost their deposits.
    """

    seat: Name
    election: Date | None
    kind: str | None
    ballot_id: str | None
    contest: Contest | None
    claims: tuple[int, ...]
    winner: Figure[Who] | None = None
    outcome: Figure[str] | None = None
    runner_up: Figure[Who] | None = None
    candidates: tuple[Standing, ...] = ()
    majority: Figure[float] | None = None
    majority_share: Figure[float] | None = None
    previous_majority: Figure[float] | None = None
    previous_majority_share: Figure[float] | None = None
    previous_party: Figure[Name] | None = None
    previous_holder: Figure[Name] | None = None
    turnout: Figure[float] | None = None
    turnout_change: Figure[float] | None = None
    voters: Figure[float] | None = None
    electorate: Figure[float] | None = None
    swings: tuple[Shift, ...] = ()
    deposits_lost: Figure[float] | None = None

    def figures(self) -> Iterator[tuple[str, Figure[Any]]]:
        """Every figure with its name; those of candidates and swings are told by whose they are."""
        yield from _figures(self)
        for standing in self.candidates:
            known = standing.person or (standing.party.value if standing.party else None)
            for name, figure in standing.figures():
                yield f"{known.name if known else 'unknown'}: {name}", figure
        for shift in self.swings:
            yield "swing", shift.size

    @property
    def disputed(self) -> tuple[str, ...]:
        """The names of the figures that the copy contradicts itself on."""
        return tuple(name for name, figure in self.figures() if figure.disputed)


@dataclass(frozen=True, slots=True)
class Rest:
    """A claim that went into no record.

    Attributes:
        claim: Its place among those that were given.
        why: It names `no seat`; it is of an `other subject` than one contest (quotes, sums over seats, who joined a
            party); or it is no assertion: `forecast`, `hypothetical`, `negated`.
    """

    claim: int
    why: Why


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that claims come to: every one of them is in a record or among the rest.

    Attributes:
        records: One for each contest, in the order in which the copy comes to them.
        rest: The claims that went into none.
    """

    records: tuple[Record, ...]
    rest: tuple[Rest, ...]


def _figures(of: object) -> Iterator[tuple[str, Figure[Any]]]:
    for field in fields(of):  # type: ignore[arg-type]
        value = getattr(of, field.name)
        if isinstance(value, Figure):
            yield field.name, value
