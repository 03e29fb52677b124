"""Which poll is meant by a day, a year, or by looking back from another poll."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date as Date
from datetime import timedelta
from functools import lru_cache
from typing import NamedTuple

from hustings.link.seats import Seats
from hustings.reference import GENERAL, Contest, Election, Reference

RECENT = timedelta(days=7)
"""Copy of so many days after a poll is on that poll."""

CAMPAIGN = timedelta(days=45)
"""Copy of so many days before a poll looks back to the one before."""

_ABOUT = timedelta(days=274)  # 'five years ago' is right within three quarters of a year
_YEAR, _MONTH = 4, 7  # characters of a date up to these
_DATED = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?")


class Poll(NamedTuple):
    """An election, and the contest of a seat at it.

    Attributes:
        election: The election, or None.
        contest: The contest, or None.
        reason: Why there is no contest, else None.
    """

    election: Election | None = None
    contest: Contest | None = None
    reason: str | None = None


class Polls:
    """Elections of a reference, and contests of its seats by the names that a text gives them."""

    def __init__(self, reference: Reference, seats: Seats) -> None:
        """Index the elections.

        Args:
            reference: Whose.
            seats: Its seats by name.
        """
        self._reference = reference
        self._seats = seats
        self._by_day: dict[Date, Election] = {}
        self._general: list[Election] = []
        self._dated: dict[str, list[Election]] = {}
        for election in reference.elections:
            self._by_day.setdefault(election.date, election)
            if election.kind == GENERAL:
                self._by_day[election.date] = election
                self._general.append(election)
                for length in (_YEAR, _MONTH):
                    self._dated.setdefault(str(election.date)[:length], []).append(election)
        self.last = max(self._by_day, default=None)
        self.on = lru_cache(maxsize=65536)(self._on)
        self.recent = lru_cache(maxsize=65536)(self._recent)
        self.named = lru_cache(maxsize=65536)(self._named)
        self.contests = lru_cache(maxsize=16384)(self._contests)

    def of(self, contest: Contest) -> Poll:
        """A contest with its election."""
        return Poll(self._by_day.get(contest.election), contest)

    def _on(self, day: Date, seat: str | None) -> Poll:
        """The election that goes by a day, and a seat's contest at it."""
        election = self._by_day.get(day)
        if seat is None:
            return Poll(election, None, None if election else f"no election of {day} is on record")
        held = [c for c in self.contests(seat, day) if day in (c.election, c.date)]
        if len(held) == 1:
            return Poll(self._by_day.get(held[0].election), held[0])
        if election is None:
            return Poll(None, None, f"no election of {day} is on record")
        return Poll(election, None, _missing(election, seat, len(held)))

    def _recent(self, day: Date, seat: str | None) -> Poll:
        """The poll on a day or up to a week before: of the seat, a by-election first where it is later."""
        if seat is not None:
            held = [
                c for c in self.contests(seat, day) if c.election <= day and day - RECENT <= c.date <= day
            ]
            if held:
                latest = [c for c in held if c.date == held[-1].date]
                if len(latest) == 1:
                    return self.of(latest[0])
                return Poll(self._by_day.get(held[-1].election), None, f"several places are called {seat}")
        general = [e for e in self._general if e.date <= day <= e.date + RECENT]
        if general:
            return Poll(general[-1], None, None if seat is None else _missing(general[-1], seat, 0))
        later = (
            f"; the last election known is of {self.last}" if self.last and day > self.last + RECENT else ""
        )
        where = "no general election" if seat is None else f"no contest in {seat}"
        return Poll(None, None, f"{where} is on record for the week up to {day}{later}")

    def _named(self, when: str, seat: str | None, by_election: bool) -> Poll:
        """The poll that a year, month or day names.

        Args:
            when: EDTF: `2019`, `2019-12` or `2019-12-12`; a day is that of a poll or soon after one.
            seat: The seat that is spoken of, or None.
            by_election: Whether the words speak of a by-election, which is otherwise meant where there was no general
                election then.
        """
        dated = _DATED.fullmatch(when)
        if dated is None:
            return Poll(None, None, f"{when} is no one election")
        year, month, day = (int(part or 0) for part in dated.groups())
        if day > monthrange(year, month)[1] if day else not year:
            return Poll(None, None, f"there was no {when}")
        if day:
            return self.recent(Date(year, month, day), seat)
        general = self._dated.get(when, [])
        about = general[-1].date if general else Date(year, month or 12, 1)  # decides the boundaries
        held = self.contests(seat, about) if seat is not None else ()
        own = [c for c in held if c.kind != GENERAL and str(c.date).startswith(when)]
        if len(own) == 1 and (by_election or not general):
            return self.of(own[0])
        if len(general) == 1 and not (by_election and own):
            return self.on(general[0].date, seat)
        several = len(general) > 1 or len(own) > 1
        where = f" in {seat}" if seat is not None else ""
        return Poll(
            None, None, f"{'several elections' if several else 'no election'} of {when}{where} on record"
        )

    def before(self, poll: Poll, day: Date | None, seat: str | None) -> Poll:
        """The poll before another: of the seat, else the general election before.

        Args:
            poll: From where to look back.
            day: From when, where `poll` is not known.
            seat: The seat that is spoken of, or None.
        """
        if poll.contest is not None:
            before = self._reference.before(poll.contest)
            if before is not None:
                return self.of(before.contest)
        since = poll.election.date if poll.election else day
        general = [e for e in self._general if since is not None and e.date < since]
        if not general:
            return Poll(None, None, "nothing says which election came after the one that is meant")
        return self.on(general[-1].date, seat)

    def years_before(self, years: int, since: Date, seat: str | None) -> Poll:
        """The general election about so many years before a day."""
        then = since - timedelta(days=round(years * 365.25))
        near = [e for e in self._general if abs(e.date - then) <= _ABOUT and e.date < since]
        if len(near) == 1:
            return self.on(near[0].date, seat)
        return Poll(None, None, f"no one general election was {years} years before {since}")

    def held_before(self, day: Date, seat: str) -> Contest | None:
        """The last contest of a seat before a day."""
        held = [c for c in self.contests(seat, day) if c.date < day and c.parliamentary]
        return held[-1] if held else None

    def soon(self, day: Date) -> bool:
        """Whether an election is on record for the weeks after a day."""
        return any(day <= other <= day + CAMPAIGN for other in self._by_day)

    def _contests(self, seat: str, day: Date | None) -> tuple[Contest, ...]:
        """The contests of the seat that a name means on a day, through its boundary sets, oldest first."""
        link = self._seats.of(seat, day)
        return self._reference.contests(link.id or link.name)


def _missing(election: Election, seat: str, found: int) -> str:
    if found:
        return f"several places are called {seat}"
    if election.groups:
        return f"of {election.id} only the votes of groups of parties are on record"
    return f"no contest in {seat} is on record for {election.date}"
