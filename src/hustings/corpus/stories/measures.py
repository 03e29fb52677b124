"""The figures of a contest as a whole, by the paths that templates call them by."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hustings.corpus.stories.contests import Contest
from hustings.corpus.stories.figures import Kind, Measure
from hustings.pipeline.layers import Unit

DEPOSIT_POUNDS = 500
DEPOSIT_SHARE = 5.0
NOW, BEFORE = "now", "before"
"""Whose a majority is: that of this contest, or that of the one before."""


class MissingError(Exception):
    """A template speaks of what its scene does not have."""


def _years_held(contest: Contest) -> int | None:
    return contest.date.year - contest.held_since if contest.held_since else None


def _last_won(contest: Contest) -> int | None:
    return contest.last_won if contest.gained else None


def _years_without(contest: Contest) -> int | None:
    last = _last_won(contest)
    return contest.date.year - last if last else None


def _holder(contest: Contest) -> str:
    return f"party:{contest.held_by.id}" if contest.held_by else ""


def _winner(contest: Contest) -> str:
    return f"party:{contest.winner.party.id}"


def _nobody(_: Contest) -> str:
    return ""


FIGURES: Mapping[str, tuple[str, Callable[[Contest], str], Callable[[Contest], float | None], Kind, Unit]] = {
    "majority": ("majority", lambda _: NOW, lambda c: c.majority, "count", "votes"),
    "majority_share": (
        "majority_share",
        lambda _: NOW,
        lambda c: 100 * c.majority / c.valid_votes,
        "share",
        "percent",
    ),
    "before.majority": (
        "majority",
        lambda _: BEFORE,
        lambda c: c.before.majority if c.before else None,
        "count",
        "votes",
    ),
    "turnout": ("turnout", _nobody, lambda c: c.turnout, "share", "percent"),
    "turnout_change": ("turnout_change", _nobody, lambda c: c.turnout_change, "points", "points"),
    "people": ("people", _nobody, lambda c: c.valid_votes, "count", "people"),
    "electorate": ("electorate", _nobody, lambda c: c.electorate, "count", "people"),
    "swing": ("swing", _nobody, lambda c: c.swing, "share", "percent"),
    "deposit": ("deposit", _nobody, lambda _: DEPOSIT_POUNDS, "pounds", "pounds"),
    "lost_deposits": (
        "lost_deposits",
        _nobody,
        lambda c: sum(candidate.share < DEPOSIT_SHARE for candidate in c.candidates),
        "count",
        "candidates",
    ),
    "held_since": ("since", _holder, lambda c: c.held_since, "year", "votes"),
    "held_years": ("years", _holder, _years_held, "years", "votes"),
    "last_won": ("since", _winner, _last_won, "year", "votes"),
    "gap_years": ("years", _winner, _years_without, "years", "votes"),
}
"""Path → what it measures, whose key it belongs to, its value, how it is written, what it counts."""


def measure_of(contest: Contest, path: str) -> Measure:
    """A figure of a contest.

    Args:
        contest: The contest.
        path: One of `FIGURES`.

    Raises:
        MissingError: It is not known of this contest, or is nought.
    """
    measure, whose, value, kind, unit = FIGURES[path]
    found = value(contest)
    if not found:
        raise MissingError(path)
    return Measure(measure, whose(contest), found, kind, unit)
