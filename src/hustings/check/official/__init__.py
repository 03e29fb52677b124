"""Claims against the official results, a module for each claim type that they tell something of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hustings.check.official import (
    defeats,
    deposits,
    majorities,
    other_polls,
    seat_totals,
    swings,
    tallies,
    tenures,
    turnouts,
    wins,
)
from hustings.check.official.other_polls import Check
from hustings.check.subjects import Subject
from hustings.check.verdicts import Verdict

OF_CONTESTS: Mapping[str, Check] = {
    "win": wins.check,
    "defeat": defeats.check,
    "tally": tallies.check,
    "majority": majorities.check,
    "turnout": turnouts.check,
    "swing": swings.check,
}
"""By claim type: checks of claims that say something of one contest."""

OF_ELECTIONS: Mapping[str, Check] = {
    "deposit": deposits.check,
    "seat_total": seat_totals.check,
    "tenure": tenures.check,
}
"""By claim type: checks of claims that need no contest."""


def check(subject: Subject) -> Iterator[Verdict]:
    """Verdicts on one claim by the official results.

    What the copy does not assert (forecasts, conditions, denials), and types that official results tell nothing of,
    get one `unsupported` verdict that says so. That somebody did not lose a deposit says something all the same.
    """
    claim = subject.claim
    if claim.modality != "asserted" and not deposits.kept(claim):
        yield subject.unsupported("unchecked", None, "modality", modality=claim.modality)
    elif not _of_its_election(subject):
        yield subject.unsupported("unchecked", None, "no_election", election=str(claim.election))
    elif claim.type in OF_ELECTIONS:
        yield from OF_ELECTIONS[claim.type](subject)
    elif claim.type not in OF_CONTESTS:
        yield subject.unsupported("unchecked", None, "type", type=claim.type)
    elif subject.contest is None:
        yield from other_polls.of_no_contest(subject, OF_CONTESTS[claim.type])
    else:
        yield from other_polls.of_contest(subject, OF_CONTESTS[claim.type])


def _of_its_election(subject: Subject) -> bool:
    """Whether the election that a claim names is the one it was taken to be about."""
    named, election = subject.claim.election, subject.linked.election
    return not named or election is None or str(election.date).startswith(named[:4])
