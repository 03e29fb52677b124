"""Checking the claims of a document: against the official results, and against one another."""

from __future__ import annotations

from collections.abc import Sequence

from hustings.check import inside, official
from hustings.check.official import seat_totals
from hustings.check.past import past
from hustings.check.subjects import Subject
from hustings.check.verdicts import Verdict
from hustings.link import Linked
from hustings.reference import Reference

_ALWAYS = frozenset({"copy.share"})
"""What is impossible whatever official results say."""


def check(linked: Sequence[Linked], reference: Reference) -> tuple[Verdict, ...]:
    """Check claims that have been linked.

    Each slot is checked against the official results. Where they tell nothing of it, figures of the copy that bear on
    it are compared: a majority with the votes it lies between, votes with shares, places with votes, and so on.

    Args:
        linked: The claims of one document, in order.
        reference: The official results.

    Returns:
        The verdicts in order of claims, one at least for each. None alters a claim.
    """
    known = past(reference)
    found: list[list[Verdict]] = []
    told: set[tuple[int, str | None]] = set()
    boards = seat_totals.boards(linked, known)
    for index, one in enumerate(linked):
        verdicts = list(official.check(Subject(index, one, known, index in boards)))
        told.update((index, verdict.slot) for verdict in verdicts if verdict.type != "unsupported")
        found.append(verdicts)
    for verdict in inside.check(linked, reference):
        if verdict.rule in _ALWAYS or (verdict.claim, verdict.slot) not in told:
            found[verdict.claim].append(verdict)
    return tuple(
        verdict
        for index, verdicts in enumerate(found)
        for verdict in _settled(Subject(index, linked[index], known), verdicts)
    )


def _settled(subject: Subject, verdicts: list[Verdict]) -> list[Verdict]:
    """Verdicts on one claim, without those that something is not told which another tells; one at least."""
    told = {verdict.slot for verdict in verdicts if verdict.type != "unsupported"}
    kept = [v for v in verdicts if v.type != "unsupported" or (v.slot not in told and (v.slot or not told))]
    return kept or [subject.unsupported("unchecked", None, "no_figure")]
