"""Who won a seat at every election on record, from candidates, terms and the votes of groups of parties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date as Date

from hustings.countries.names import key
from hustings.reference.lineage import Lineage
from hustings.reference.records import GENERAL, Contest, GroupVotes, Term, Winner


class History:
    """Seats at general elections by groups of parties, indexed once."""

    def __init__(
        self,
        votes: Iterable[GroupVotes],
        groups: Mapping[str, Sequence[str]],
        lineage: Lineage,
        presiding: str | None = None,
    ) -> None:
        """Index the history.

        Args:
            votes: Every seat at every general election of the history.
            groups: The ids of the parties in each group.
            lineage: Which seats follow which.
            presiding: Id of the party that members who preside over the parliament are on record for.
        """
        self._lineage = lineage
        self._presiding = presiding
        self._groups = {party: group for group, parties in groups.items() for party in parties}
        self._by_seat: dict[str, list[GroupVotes]] = {}
        self._by_election: dict[Date, list[GroupVotes]] = {}
        for row in votes:
            self._by_seat.setdefault(key(row.seat), []).append(row)
            self._by_election.setdefault(row.election, []).append(row)

    @property
    def elections(self) -> Mapping[Date, Sequence[GroupVotes]]:
        """The seats of each general election."""
        return self._by_election

    def group(self, party_id: str | None) -> str:
        """The group that a party counts in."""
        return self._groups.get(party_id or "", "other")

    def of(self, seat: str) -> tuple[GroupVotes, ...]:
        """A seat, and others of its chain, at each general election of the history, oldest first."""
        chain = self._lineage.of(seat)
        names = chain.keys if chain else {key(seat)}
        found = (row for name in names for row in self._by_seat.get(name, ()))
        return tuple(sorted(found, key=lambda row: row.election))

    def winners(self, seat: str, contests: Iterable[Contest], terms: Iterable[Term]) -> tuple[Winner, ...]:
        """Who won a seat at each election that any source tells of, oldest first.

        Args:
            seat: Its code or name.
            contests: Its contests with candidates, which go before all else.
            terms: Terms in it, which name the member and the party.
        """
        votes = {row.election: row for row in self.of(seat)}
        found: dict[Date, Winner] = {}
        for day, row in votes.items():
            found[day] = Winner(day, GENERAL, row.largest)
        for term in terms:
            if term.party_id or term.party:
                counted = votes.get(term.start)
                # The group of the votes goes before the party's: National Liberals counted with the Conservatives.
                group = counted.largest if counted is not None else None
                if group is None and (counted is None or counted.seats == 1):
                    group = self.group(term.party_id)
                party = (term.party_id, term.party)
                if term.party_id == self._presiding and group != self.group(term.party_id):
                    party = (None, "")
                found[term.start] = Winner(term.start, term.came, group, *party, term.person, term.name)
        for contest in contests:
            if (result := contest.winner) is not None:
                found[contest.date] = Winner(
                    contest.date,
                    contest.kind,
                    self.group(result.party_id),
                    result.party_id,
                    result.party,
                    result.person,
                    result.name,
                )
                if contest.date != contest.election:
                    found.pop(contest.election, None)
        return tuple(found[day] for day in sorted(found))


def unbroken(winners: Sequence[Winner], general: Iterable[Date]) -> Date | None:
    """The day from which the winner of every general election is known, up to the last that the seat was there for.

    Before it the seat was not there under its name, or nothing is known: what was first since an earlier day
    cannot be told from these winners alone.

    Args:
        winners: The winners of one seat.
        general: Days of the general elections.

    Returns:
        The day, or None where there are no winners.
    """
    days = [winner.date for winner in winners if winner.kind == GENERAL]
    last = max(days, default=Date.min)
    since = None
    following = Date.max
    for poll in sorted((day for day in general if day <= last), reverse=True):
        # A poll put off because a candidate died falls between its general election and the next.
        if not any(poll <= day < following for day in days):
            break
        since = following = poll
    return since
