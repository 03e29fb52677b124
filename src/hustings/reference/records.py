"""Official results as records: who stood where and polled what, who sat when, what the parties' totals were."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date
from typing import NamedTuple

GENERAL = "general"
BY_ELECTION = "by-election"
LOCAL = "local"
GROUPS = ("con", "lab", "lib", "nat", "other")
"""The groups of parties that the history of seats adds votes up by."""


@dataclass(frozen=True, slots=True)
class Result:
    """What one candidate polled.

    Attributes:
        name: The candidate, '' where the source gives the votes of a party without naming who stood for it.
        party_id: The party's id in the country's register, or None.
        party: The party's canonical name on the day, as claims give it.
        votes: How many, or None where that is not known (nobody stood against, or no count at hand).
        share: Percent of the valid votes, 0 to 100, or None.
        rank: 1 for most votes; equal votes share a rank; None without votes.
        elected: Whether the candidate won a seat, None where that is not known.
        joint_id: The register's id of a second party that the candidate stood for too, or None.
        sitting: Whether the candidate held a seat when the last parliament ended, None where that is not known.
        former: Whether the candidate had ever held one, None where that is not known.
        person: Id of the person (`mnis:` Parliament's, `dc:` Democracy Club's), or None.
    """

    name: str
    party_id: str | None
    party: str
    votes: int | None
    share: float | None
    rank: int | None
    elected: bool | None
    joint_id: str | None = None
    sitting: bool | None = None
    former: bool | None = None
    person: str | None = None

    @property
    def several(self) -> bool:
        """Whether it adds up all candidates that the source does not tell apart."""
        return not self.name and self.party_id is None


@dataclass(frozen=True, slots=True)
class Contest:
    """One seat, ward or council area at one election.

    Attributes:
        seat_id: Its official code (GSS), or None.
        seat: Its name at that election.
        set: The boundary set, '' outside any.
        region: Region of the country, '' where that is not known.
        nation: Nation, '' where that is not known.
        council: Council that a ward belongs to, '' outside any.
        election: Day that the election goes by.
        date: Day of this poll, which was another where a candidate died.
        kind: `general`, `by-election`, `local`, or the first part of its ballot's id.
        electorate: How many could vote, or None.
        valid: Valid votes, or None.
        results: The candidates, most votes first.
        seats: How many are elected.
        outcome: `hold`, `gain` or '' where that is not known; notional where boundaries are new.
        from_party_id: Whose it was before, where the outcome is `gain`.
        ballot: Its id in the style of Democracy Club, '' where none was given.
        source: The file it was imported from, '' for what ships.
    """

    seat_id: str | None
    seat: str
    set: str
    region: str
    nation: str
    council: str
    election: Date
    date: Date
    kind: str
    electorate: int | None
    valid: int | None
    results: tuple[Result, ...]
    seats: int = 1
    outcome: str = ""
    from_party_id: str | None = None
    ballot: str = ""
    source: str = ""

    @property
    def winner(self) -> Result | None:
        """Who was elected; None where several were, or where that is not known."""
        elected = self.winners
        return elected[0] if len(elected) == 1 else None

    @property
    def winners(self) -> tuple[Result, ...]:
        """All who were elected."""
        return tuple(result for result in self.results if result.elected)

    @property
    def runner_up(self) -> Result | None:
        """Who came next to the one winner, by votes."""
        winner = self.winner
        others = [result for result in self.results if result is not winner and result.rank is not None]
        return others[0] if winner is not None and others else None

    @property
    def majority(self) -> int | None:
        """Votes of the one winner less those of the runner-up, or None."""
        first, second = self.winner, self.runner_up
        if first is None or second is None or first.votes is None or second.votes is None:
            return None
        return first.votes - second.votes

    @property
    def turnout(self) -> float | None:
        """Valid votes as percent of the electorate, 0 to 100, or None.

        Of contests with several seats it is not known: each voter has several votes there.
        """
        if not self.electorate or self.valid is None or self.seats > 1:
            return None
        return 100 * self.valid / self.electorate

    @property
    def majority_share(self) -> float | None:
        """The majority as percent of the valid votes, or None."""
        majority = self.majority
        return None if majority is None or not self.valid else 100 * majority / self.valid

    @property
    def parliamentary(self) -> bool:
        """Whether it is for a seat in the country's parliament."""
        return self.kind in (GENERAL, BY_ELECTION)

    def of_party(self, party_id: str) -> tuple[Result, ...]:
        """The candidates of a party, by its id in the register; of a joint candidate either party's."""
        return tuple(r for r in self.results if party_id in (r.party_id, r.joint_id))


class Before(NamedTuple):
    """The contest before another for the same seat.

    Attributes:
        contest: The earlier one.
        redrawn: Whether the boundaries were others, so that its figures are no like-for-like comparison.
    """

    contest: Contest
    redrawn: bool


class Candidacy(NamedTuple):
    """A person who stood: where, and what came of it."""

    contest: Contest
    result: Result


@dataclass(frozen=True, slots=True)
class Election:
    """An election that something is known of.

    Attributes:
        id: Year, or year and month, of a general election; the day of any other.
        date: Day of the poll.
        kind: As of its contests.
        contests: How many are known.
        groups: Whether only the votes of groups of parties are known, by seat.
        sources: Files that it, or part of it, was imported from.
    """

    id: str
    date: Date
    kind: str
    contests: int
    groups: bool = False
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """A person who has sat in the country's parliament.

    Attributes:
        id: `mnis:` and Parliament's id, or `wikidata:` and an item.
        name: The name in common use.
        aliases: Other names and styles, 'Sir …' among them.
        maiden: Day of the first speech, which is the earliest evidence of a seat, or None.
        maiden_seat: The seat held on that day, '' where that is not known.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    maiden: Date | None = None
    maiden_seat: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One member in one seat in one Parliament, or what was left of it.

    Attributes:
        person: Id of the member.
        name: Name of the member.
        seat_id: Code of the seat in the boundary set of the day, or None.
        seat: Its name.
        party_id: The party at the start, by its id in the register, or None.
        party: Its name, '' where that is not known.
        party_at_end: Name of the party at the end where it was another, else ''.
        start: First day: that of the election.
        end: Last day, or None while it lasts.
        came: `general` or `by-election`.
        went: `dissolution`, `died`, `resigned`, `left_seat` (reason not known) or another; '' while it lasts.
        end_is_bound: Whether `end` is only the latest day it can have been.
    """

    person: str
    name: str
    seat_id: str | None
    seat: str
    party_id: str | None
    party: str
    party_at_end: str
    start: Date
    end: Date | None
    came: str
    went: str
    end_is_bound: bool


@dataclass(frozen=True, slots=True)
class Hold:
    """A member's unbroken run of terms in one seat, its redrawing and renaming included.

    Attributes:
        person: Id of the member.
        name: Name of the member.
        seat: Name of the seat at the last.
        since: First day.
        until: Last day, or None while it lasts.
        terms: The terms it is made of.
    """

    person: str
    name: str
    seat: str
    since: Date
    until: Date | None
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class GroupVotes:
    """A seat at a general election by groups of parties: `con`, `lab`, `lib`, `nat`, `other`.

    Attributes:
        seat: The seat's name at the time.
        election: Day of the poll.
        area: Region or nation; `University` for seats of graduates.
        seats: How many were to be won.
        votes: Votes by group; `other` adds up everyone else, and may hold several parties.
        unopposed: Groups whose candidates nobody stood against.
    """

    seat: str
    election: Date
    area: str
    seats: int
    votes: Mapping[str, int]
    unopposed: tuple[str, ...] = ()

    @property
    def largest(self) -> str | None:
        """The group that won: with most votes, or unopposed.

        None where several seats were to be won, and where `other` has most votes but may be several parties, each with
        fewer than another group.
        """
        if self.seats > 1:
            return None
        if self.unopposed:
            return self.unopposed[0]
        most = max(self.votes, key=lambda group: self.votes[group], default=None)
        return None if most == "other" and len(self.votes) > 1 else most


@dataclass(frozen=True, slots=True)
class Winner:
    """Who won a seat at an election, as far as any source tells.

    Attributes:
        date: Day of the poll.
        kind: `general` or `by-election`.
        group: Group of parties (see `GroupVotes`), None where no source tells.
        party_id: The party's id in the register, or None.
        party: Its name, '' where no more than the group is known.
        person: Id of the member, or None.
        name: The winner, '' where no name is known.
    """

    date: Date
    kind: str
    group: str | None
    party_id: str | None = None
    party: str = ""
    person: str | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Total:
    """A party's sum over the contests of an election in a territory.

    Attributes:
        party_id: Its id in the register, or None.
        party: Its name; of sums by group the group's.
        seats: Seats won.
        votes: Votes.
        share: Percent of all votes there, 0 to 100.
        candidates: Candidates; None of sums by group.
    """

    party_id: str | None
    party: str
    seats: int
    votes: int
    share: float
    candidates: int | None
