"""Ranks, shares and winners, worked out from votes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hustings.reference.records import Result


def ranked(results: Iterable[Result], valid: int | None = None, seats: int = 1) -> tuple[Result, ...]:
    """Put candidates in order and fill in what follows from their votes.

    Args:
        results: The candidates of one contest.
        valid: Valid votes; the sum of the candidates' where it is None.
        seats: How many are elected. Where nobody is known to be, those with most votes are, a tie left open;
            with `seats` above 1 shares are of the candidates' votes added up.

    Returns:
        The candidates with most votes first, each with share (percent of the valid votes), rank (equal votes
        share one) and whether elected; those that a source adds up (`Result.several`) last and without a rank.
    """
    ordered = sorted(results, key=lambda one: (not one.several, one.votes or 0), reverse=True)
    apart = [result for result in ordered if not result.several]
    counts = [result.votes for result in apart if result.votes is not None]
    everyone = sum(result.votes or 0 for result in ordered)
    whole = everyone if valid is None or seats > 1 else valid
    declared = any(result.elected for result in ordered)
    complete = len(counts) == len(apart)
    # A tie over the last seat is broken by lot: who won it is not in the votes.
    decided = complete and (len(counts) <= seats or counts[seats - 1] > counts[seats])
    ranks = {count: place for place, count in reversed(list(enumerate(counts, start=1)))}
    return tuple(
        replace(
            result,
            share=None if result.votes is None or not whole else 100 * result.votes / whole,
            rank=None if result.votes is None or result.several else ranks[result.votes],
            elected=bool(result.elected) if declared else place < seats if decided else None,
        )
        for place, result in enumerate(ordered)
    )
