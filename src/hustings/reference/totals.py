"""Seats and votes of parties, added up over a territory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hustings.reference.records import Contest, GroupVotes, Total


def by_party(contests: Iterable[Contest]) -> tuple[Total, ...]:
    """Add up candidates' votes and seats by party, joint candidates with the first of their parties.

    Args:
        contests: The contests of one election in a territory.

    Returns:
        The parties, those with most seats first, then by votes.
    """
    votes: Counter[tuple[str | None, str]] = Counter()
    seats: Counter[tuple[str | None, str]] = Counter()
    stood: Counter[tuple[str | None, str]] = Counter()
    for contest in contests:
        for result in contest.results:
            party = (result.party_id, result.party)
            votes[party] += result.votes or 0
            seats[party] += bool(result.elected)
            stood[party] += 1
    whole = votes.total()
    found = (
        Total(party_id, name, seats[party_id, name], count, 100 * count / whole if whole else 0.0, candidates)
        for (party_id, name), candidates in stood.items()
        for count in (votes[party_id, name],)
    )
    return tuple(sorted(found, key=lambda total: (-total.seats, -total.votes, total.party)))


def by_group(rows: Iterable[GroupVotes]) -> tuple[Total, ...]:
    """Add up votes and seats by group of parties; seats whose winner that does not tell are left out.

    Args:
        rows: The seats of one general election in a territory.

    Returns:
        The groups, those with most seats first, then by votes.
    """
    votes: Counter[str] = Counter()
    seats: Counter[str] = Counter()
    for row in rows:
        votes.update(row.votes)
        if row.largest is not None:
            seats[row.largest] += 1
    whole = votes.total()
    found = (
        Total(None, group, seats[group], votes[group], 100 * votes[group] / whole if whole else 0.0, None)
        for group in votes | seats
    )
    return tuple(sorted(found, key=lambda total: (-total.seats, -total.votes, total.party)))
