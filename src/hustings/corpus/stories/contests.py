"""Contests as records: who stood where, with what votes, after whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date

INDEPENDENT = "ynmp-party:2"
SPEAKER = "ynmp-party:12522"


@dataclass(frozen=True, slots=True)
class Party:
    """A party as results give it; `name` is what it was called then."""

    id: str
    name: str
    abbreviation: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """One who stood.

    Attributes:
        name: As the results write it.
        party: Whom they stood for.
        votes: How many they got.
        share: Per cent of the valid votes.
        change: Points that their party's share moved since the general election before, None where it cannot be known.
        position: 1 for the winner.
        sitting: Whether they were a member when the election was called.
        since: The year since which they had sat for this seat, or None.
    """

    name: str
    party: Party
    votes: int
    share: float
    change: float | None
    position: int
    sitting: bool
    since: int | None


@dataclass(frozen=True, slots=True)
class Contest:
    """An election in one seat.

    Attributes:
        seat: The seat's official name.
        aliases: Other spellings of it.
        region: Its region of England, or its nation.
        nation: Its nation.
        date: Polling day.
        general: Whether it is part of a general election.
        candidates: By position.
        turnout: Per cent of the electorate.
        turnout_change: Points since the general election before in the same boundaries, or None.
        electorate: How many could vote.
        valid_votes: How many votes counted.
        majority: Votes between the first two.
        swing: Points from the runner-up's party to the winner's (negative: away), or None.
        held_by: Whose the seat was, None where it is not known.
        held_since: The year since which that party had won it every time, as far as is known, or None.
        last_won: The year in which the winner's party last won it before losing it, or None.
        holder: The name of the member before, or None.
        before: The general election before in the same boundaries, or None.
        office: What the winner becomes.
    """

    seat: str
    aliases: tuple[str, ...]
    region: str
    nation: str
    date: Date
    general: bool
    candidates: tuple[Candidate, ...]
    turnout: float
    turnout_change: float | None
    electorate: int
    valid_votes: int
    majority: int
    swing: float | None
    held_by: Party | None
    held_since: int | None
    last_won: int | None
    holder: str | None
    before: Contest | None
    office: str = "MP"

    @property
    def local(self) -> bool:
        """Whether it is below Parliament."""
        return self.office != "MP"

    @property
    def winner(self) -> Candidate:
        """Who was elected."""
        return self.candidates[0]

    @property
    def gained(self) -> bool:
        """Whether the seat changed hands."""
        return self.held_by is not None and self.held_by != self.winner.party
