"""Arithmetic inside the copy: figures of one contest, or of one party, that cannot all be right."""

from __future__ import annotations

from collections.abc import Sequence

from hustings.check.inside import contests, counts, margins, moves, ranks, seats, shares
from hustings.check.inside.telling import Telling
from hustings.check.verdicts import Verdict
from hustings.link import Linked
from hustings.reference import Reference

_RULES = (margins.check, shares.check, ranks.check, counts.check, moves.check)


def check(linked: Sequence[Linked], reference: Reference) -> list[Verdict]:
    """Verdicts on what the claims say of one another.

    Args:
        linked: The claims of one document.
        reference: Names territories and their parts.
    """
    found: list[Verdict] = []
    for contest in contests.gather(linked, reference):
        telling = Telling(contest.seat)
        for rule in _RULES:
            found += rule(contest, telling)
    found += seats.check(linked, reference)
    return found
