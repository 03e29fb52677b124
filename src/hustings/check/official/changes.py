"""Verdicts on changes from an earlier poll, which new boundaries leave open and rounded shares blur."""

from __future__ import annotations

from collections.abc import Sequence

from hustings.check import sentences
from hustings.check.subjects import Subject
from hustings.check.verdicts import Verdict
from hustings.claims import Quantity
from hustings.exactness.hedges import best, settings

_HAIR = 1e-7


def changed(
    subject: Subject, rule: str, slot: str, said: Quantity, known: Sequence[float], **words: str
) -> Verdict:
    """A verdict on a change.

    Args:
        subject: The claim, whose contest is known.
        rule: The check.
        slot: The slot of the figure.
        said: What the copy says.
        known: What the change may officially be, the likeliest first; none where no earlier poll is known.
        words: What else fills the sentence.
    """
    contest = subject.contest
    if not known or contest is None:
        return subject.unsupported(rule, slot, "no_figure")
    fit, nearest = best(said, known)
    if fit == "differs" and said.unit != "votes" and said.hedge == "exact":
        near = min(known, key=lambda one: abs(one - said.value))
        if abs(near - said.value) <= settings()["rounded_twice"] + _HAIR:
            fit, nearest = "rounds_to", near
    if fit in ("differs", "ambiguous") and any(b.redrawn for b in subject.past.earlier(contest)):
        why = sentences.reason("redrawn", seat=subject.seat, known=sentences.figure(nearest, said.unit))
        return subject.judged(rule, slot, said, "ambiguous", nearest, why, **words)
    return subject.judged(rule, slot, said, fit, nearest, **words)
