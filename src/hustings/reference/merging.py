"""One contest from what several sources tell of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hustings.countries.names import key
from hustings.reference.records import Contest


def merged(contests: Iterable[Contest]) -> list[Contest]:
    """Put together what is one contest, and leave the others.

    Args:
        contests: As sources give them, those that go first last.

    Returns:
        The contests in order of their days; each has the candidates of the source that tells most of them, names before
        votes alone, and of equals the later; figures that it lacks come from the others.
    """
    found: dict[tuple[object, ...], Contest] = {}
    for contest in contests:
        place = contest.seat_id or contest.ballot or (key(contest.council), key(contest.seat))
        name = (contest.date, contest.parliamentary, place)
        before = found.get(name)
        found[name] = contest if before is None else _both(before, contest)
    return sorted(found.values(), key=lambda contest: contest.date)


def _both(before: Contest, after: Contest) -> Contest:
    base, other = (after, before) if _told(after) >= _told(before) else (before, after)
    return replace(
        base,
        # What ships knows which election a poll put off belongs to.
        election=before.election,
        kind=after.kind if before.source else before.kind,
        electorate=base.electorate if base.electorate is not None else other.electorate,
        valid=base.valid if base.valid is not None else other.valid,
        outcome=base.outcome or other.outcome,
        from_party_id=base.from_party_id if base.outcome else other.from_party_id,
        ballot=base.ballot or other.ballot,
        source=after.source or before.source,
    )


def _told(contest: Contest) -> tuple[bool, int, int]:
    """How much a source tells of a contest's candidates."""
    results = contest.results
    counted = sum(result.votes is not None for result in results)
    return counted > 0, sum(result.name != "" for result in results), counted
