"""The official results of a country: what ships, with what a user has imported laid over it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date as Date
from functools import cache, cached_property, lru_cache
from typing import Any

import yaml
from rapidfuzz import fuzz, process

from hustings.countries import Country, country
from hustings.countries.names import key
from hustings.reference import shipped, totals
from hustings.reference.history import History, unbroken
from hustings.reference.imported import Import, imports
from hustings.reference.lineage import CONSTITUENCY, Chain, Lineage, lineage
from hustings.reference.members import Members
from hustings.reference.merging import merged
from hustings.reference.parties import PartyNames
from hustings.reference.records import (
    GENERAL,
    Before,
    Candidacy,
    Contest,
    Election,
    GroupVotes,
    Hold,
    Member,
    Term,
    Total,
    Winner,
)
from hustings.reference.territories import Territories, Territory

_FILE = "reference.yaml"
_CLOSE = 70  # of 100, by rapidfuzz: less alike is no suggestion


class Reference:
    """Lookups in a country's official results.

    A seat is named by its code (GSS), by a name in any spelling, or by the id of a ballot; an election by its day.
    What is not known is None or empty. Nothing changes after it is made: what is imported later needs a new one.

    Attributes:
        country: Whose results.
        imports: The imported files they hold.
    """

    def __init__(self, country: Country, imported: Iterable[Import] = ()) -> None:
        """Read what ships for a country; the history of its seats and its members are read on first use.

        Args:
            country: Whose results.
            imported: Imported files, those that go first last.
        """
        self.country = country
        self.imports = tuple(imported)
        self._general = shipped.general_elections(country)
        self._contests = shipped.contests(country)
        self._by_seat: dict[str, list[Contest]] = {}
        self._by_election: dict[Date, list[Contest]] = {}
        for contest in self._contests:
            self._by_seat.setdefault(contest.seat_id or "", []).append(contest)
            self._by_election.setdefault(contest.election, []).append(contest)
        self._of_seat = lru_cache(maxsize=4096)(self._merged_of)
        self._totals = lru_cache(maxsize=256)(self._add_up)

    # --- elections

    @cached_property
    def elections(self) -> tuple[Election, ...]:
        """Every election that something is known of, oldest first."""
        found: dict[tuple[Date, str], Election] = {}
        for day, rows in self._history.elections.items():
            found[day, GENERAL] = Election(self._id(day), day, GENERAL, len(rows), groups=True)
        for day, contests in self._by_election.items():
            kind = contests[0].kind
            found[day, kind] = Election(self._id(day), day, kind, len(contests))
        for file in self.imports:
            for day, kind, count in file.polls:
                old = found.get((day, kind), Election(self._id(day), day, kind, 0))
                known = 0 if old.groups else old.contests
                found[day, kind] = Election(
                    old.id, day, kind, max(known, count), False, (*old.sources, file.file)
                )
        return tuple(sorted(found.values(), key=lambda election: (election.date, election.kind)))

    def election(self, when: Date | str) -> Election | None:
        """An election by its day, or by its year or year and month where there was one general election.

        Args:
            when: The day, or `2019`, `1974-02` or `2019-12-12`.
        """
        days = [e for e in self.elections if str(e.date) == str(when)]
        named = [e for e in self.elections if e.kind == GENERAL and str(e.date).startswith(f"{when}-")]
        found = days or named
        return found[0] if len(found) == 1 or days else None

    def polling_day(self, when: str) -> Date:
        """The day of an election as people name it: see `election`; any day is taken as it is.

        Raises:
            ValueError: It is neither a day nor an election that is known; the message says so.
        """
        found = self.election(when)
        try:
            return found.date if found is not None else Date.fromisoformat(when)
        except ValueError:
            raise ValueError(
                f"'{when}' is neither a day nor the year of a general election that is known."
            ) from None

    # --- contests

    def contests(self, seat: str) -> tuple[Contest, ...]:
        """The contests of a seat and of those that it follows or that follow it, oldest first."""
        return self._of_seat(seat)

    def contest(self, seat: str, election: Date) -> Contest | None:
        """The contest of a seat at an election.

        Args:
            seat: Its code, which is that of one boundary set; a name finds whichever set was in force.
            election: The day it goes by, or that of the poll.

        Returns:
            The contest; None where there was none, or where several wards share the name.
        """
        found = [c for c in self._of_seat(seat) if election in (c.election, c.date)]
        exact = [c for c in found if seat in (c.seat_id, c.ballot)]
        if not self.lineage.has(seat):  # a name; of wards and a constituency that share it, the constituency
            exact = exact or [c for c in found if c.parliamentary] or found
        found = exact
        return found[0] if len(found) == 1 else None

    def contests_on(self, election: Date) -> tuple[Contest, ...]:
        """Every contest of an election whose candidates are known."""
        imported = (c for file in self.imports for c in file.on(self.country, election))
        return tuple(merged([*self._by_election.get(election, ()), *imported]))

    def before(self, contest: Contest) -> Before | None:
        """The contest for the same seat before another, by-elections included, or None."""
        like = (contest.council, contest.parliamentary)
        found = self._of_seat(contest.seat_id or contest.seat)
        earlier = [c for c in found if c.date < contest.date and (c.council, c.parliamentary) == like]
        if not earlier:
            return None
        last = earlier[-1]
        return Before(last, not self.lineage.same_area(last.seat_id, contest.seat_id))

    def stood(self, name: str) -> tuple[Candidacy, ...]:
        """Everyone who stood under a name in any spelling, oldest first; equal names need not be one person."""
        wanted = key(name)
        imported = (c for file in self.imports for c in file.with_candidate(self.country, wanted))
        contests = merged([*self._candidates.get(wanted, ()), *imported])
        return tuple(Candidacy(c, r) for c in contests for r in c.results if key(r.name) == wanted)

    # --- members

    def member(self, person: str) -> Member | None:
        """A member by id."""
        return self._members.people.get(person)

    def members(self, name: str) -> tuple[Member, ...]:
        """Members of a name, or of another name or style (`Sir …`), those who sat last first."""
        return self._members.named(name)

    def terms(self, person: str) -> tuple[Term, ...]:
        """The terms of a member by id, oldest first."""
        return self._members.terms(person)

    def terms_in(self, seat: str) -> tuple[Term, ...]:
        """The terms in a seat and those it follows, oldest first; complete from 1979-05-03 for gb."""
        return self._members.in_seat(seat)

    def holds(self, person: str) -> tuple[Hold, ...]:
        """How long a member held each seat without a break, oldest first."""
        return self._members.holds(self.terms(person))

    def holders(self, seat: str) -> tuple[Hold, ...]:
        """Who held a seat, in order."""
        return self._members.holds(self.terms_in(seat))

    # --- history and sums

    def history(self, seat: str) -> tuple[GroupVotes, ...]:
        """A seat at the general elections of the history by groups of parties (1918 to 2017 for gb), oldest first."""
        return self._history.of(seat)

    def winners(self, seat: str) -> tuple[Winner, ...]:
        """Who won a seat at every election on record, oldest first, from whatever source tells most."""
        contests = (c for c in self.contests(seat) if c.parliamentary)
        return self._history.winners(seat, contests, self.terms_in(seat))

    def unbroken(self, seat: str) -> Date | None:
        """The day from which on the winner of every general election in a seat is known, up to its last.

        Before it the seat was not there under its name, or no source tells: whether something was the first since an
        earlier day cannot be said.
        """
        return unbroken(self.winners(seat), (e.date for e in self.elections if e.kind == GENERAL))

    def group(self, party_id: str | None) -> str:
        """The group of parties that a party counts in: `con`, `lab`, `lib`, `nat` or `other`."""
        return self._history.group(party_id)

    def group_name(self, group: str) -> str:
        """What a group of parties is called."""
        return str(self._written["groups"][group]["name"])

    def territory(self, words: str) -> Territory | None:
        """A territory that results add up by (the country, a nation, a region), by any of its names."""
        return self._territories.named(words)

    def totals(self, election: Date, territory: Territory | None = None) -> tuple[Total, ...]:
        """Seats and votes by party over a territory, the whole country by default, most seats first.

        Empty where the candidates of the election are not known.
        """
        return self._totals(election, territory)

    def group_totals(self, election: Date, territory: Territory | None = None) -> tuple[Total, ...]:
        """Seats and votes by groups of parties, for general elections of the history; see `totals.by_group`."""
        rows = self._history.elections.get(election, ())
        nations = {seat.region: seat.nation for seat in self.country.seats if seat.region}
        return totals.by_group(
            row
            for row in rows
            if territory is None or territory.holds(row.area, nations.get(row.area, row.area))
        )

    # --- names

    def suggest(self, seat: str, most: int = 5) -> tuple[str, ...]:
        """Names of seats like one that is not known, the most alike first."""
        names = {key(s.name): s.name for s in reversed(self.country.seats) if s.kind == CONSTITUENCY}
        names |= {key(name): name for file in self.imports for name in file.seats()}
        found = process.extract(key(seat), names.keys(), scorer=fuzz.WRatio, limit=most, score_cutoff=_CLOSE)
        return tuple(names[name] for name, _, _ in found)

    @property
    def lineage(self) -> Lineage:
        """Which seat follows which."""
        return lineage(self.country)

    @cached_property
    def _history(self) -> History:
        groups = {group: about["parties"] for group, about in self._written["groups"].items()}
        return History(
            shipped.history(self.country, self._general), groups, self.lineage, self._written.get("presiding")
        )

    @cached_property
    def _members(self) -> Members:
        people = {member.id: member for member in shipped.members(self.country)}
        return Members(people, shipped.terms(self.country, PartyNames(self.country), people), self.lineage)

    @cached_property
    def _candidates(self) -> Mapping[str, list[Contest]]:
        found: dict[str, list[Contest]] = {}
        for contest in self._contests:
            for name in dict.fromkeys(key(result.name) for result in contest.results):
                found.setdefault(name, []).append(contest)
        return found

    @cached_property
    def _territories(self) -> Territories:
        return Territories(self._written["territories"])

    @cached_property
    def _written(self) -> Mapping[str, Any]:
        path = self.country.folder / _FILE
        if not path.is_file():
            return {"groups": {}, "territories": {}}
        written: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        return written

    def _merged_of(self, seat: str) -> tuple[Contest, ...]:
        chain = self.lineage.of(seat) or Chain(())
        ids = sorted(chain.ids | {seat})
        keys = sorted(key(s.name) for s in chain.seats) or [key(seat)]
        own = (contest for code in ids for contest in self._by_seat.get(code, ()))
        imported = [c for file in self.imports for c in file.of_seats(self.country, ids, keys)]
        if self.lineage.has(seat):  # not the wards and councils of the same name
            imported = [c for c in imported if c.parliamentary or c.seat_id in chain.ids]
        return tuple(merged([*own, *imported]))

    def _add_up(self, election: Date, territory: Territory | None) -> tuple[Total, ...]:
        contests = self.contests_on(election)
        return totals.by_party(
            c for c in contests if territory is None or territory.holds(c.region, c.nation)
        )

    def _id(self, day: Date) -> str:
        return next((name for name, polled in self._general.items() if polled == day), day.isoformat())


@cache
def reference(code: str = "gb") -> Reference:
    """The official results of a country with all that has been imported; made once for each process.

    Args:
        code: ISO 3166 code, lower case.

    Raises:
        ValueError: There is no data for the country.
        DamagedImportError: An imported file cannot be read.
    """
    return Reference(country(code), imports(code))
