"""Figures that are right of an earlier poll: copy that looks back without its saying so to a machine."""

from __future__ import annotations

from collections.abc import Callable

from hustings.check import sentences
from hustings.check.subjects import Subject
from hustings.check.verdicts import Verdict
from hustings.claims import Quantity
from hustings.exactness.hedges import fits
from hustings.reference import Contest

Figure = Callable[[Contest], float | None]


def measured(
    subject: Subject, rule: str, slot: str, said: Quantity, contest: Contest, figure: Figure, **words: str
) -> Verdict:
    """A verdict on a figure; `ambiguous` where it is that of an earlier poll, and the copy names no election.

    Args:
        subject: The claim.
        rule: The check.
        slot: The slot of the figure.
        said: The figure.
        contest: The contest it is taken to be of.
        figure: What it officially is in a contest.
        words: What else fills the sentence.
    """
    known = figure(contest)
    if known is None:
        return subject.unsupported(rule, slot, "no_votes")
    fit = fits(said, known)
    if fit != "differs" or said.hedge != "exact" or subject.claim.election:
        return subject.judged(rule, slot, said, fit, known, **words)
    for other in reversed(subject.reference.contests(contest.seat_id or contest.seat)):
        then = figure(other) if other.date < contest.date else None
        if then is not None and fits(said, then) in ("agrees", "rounds_to"):
            in_words = sentences.figure(known, said.unit)
            why = sentences.reason("elsewhen", known=in_words, other=str(other.date))
            return subject.judged(rule, slot, said, "ambiguous", known, why, **words)
    return subject.judged(rule, slot, said, fit, known, **words)
