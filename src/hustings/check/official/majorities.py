"""The size of a majority, now or before, and whose it was."""

from __future__ import annotations

from collections.abc import Iterator

from hustings.check import sentences
from hustings.check.official.contenders import contender
from hustings.check.official.elsewhen import Figure, measured
from hustings.check.official.wins import winners
from hustings.check.subjects import Subject
from hustings.check.verdicts import Verdict
from hustings.claims import Quantity
from hustings.claims.majority import Majority
from hustings.exactness.hedges import fits
from hustings.reference import Contest


def check(subject: Subject) -> Iterator[Verdict]:
    """Check a majority: that of the contest, or of the one before where it is a previous one."""
    claim, contest = subject.claim, subject.contest
    assert isinstance(claim, Majority) and contest is not None
    redrawn = claim.previous and _redrawn(subject, contest)
    who = contender(subject, contest, "candidate", "party")
    if who is not None:
        yield from _open(subject, who.verdicts) if redrawn else who.verdicts
        if who.result is not None and who.result.elected is False:
            slot = "candidate" if claim.candidate else "party"
            known = winners(contest)
            if redrawn:
                why = sentences.reason("redrawn", seat=subject.seat, known=f"won by {known}")
                yield subject.verdict("majority.holder", "ambiguous", slot, who.who, known, why=why)
            else:
                yield subject.verdict("majority.holder", "differs", slot, who.who, known)
    if claim.votes is not None:
        yield _size(subject, contest, "votes", claim.votes, lambda c: c.majority, redrawn)
    if claim.share is not None:
        yield _size(subject, contest, "share", claim.share, lambda c: c.majority_share, redrawn)


def _size(
    subject: Subject, contest: Contest, slot: str, said: Quantity, figure: Figure, redrawn: bool
) -> Verdict:
    rule, known = f"majority.{slot}", figure(contest)
    if redrawn and known is not None and fits(said, known) in ("differs", "ambiguous"):
        why = sentences.reason("redrawn", seat=subject.seat, known=sentences.figure(known, said.unit))
        return subject.judged(rule, slot, said, "ambiguous", known, why)
    return measured(subject, rule, slot, said, contest, figure)


def _redrawn(subject: Subject, contest: Contest) -> bool:
    """Whether the seat was redrawn between the contest of the majority and the one that the copy is about."""
    base = subject.linked.base
    return base is not None and not subject.reference.lineage.same_area(base.seat_id, contest.seat_id)


def _open(subject: Subject, verdicts: tuple[Verdict, ...]) -> Iterator[Verdict]:
    """Verdicts on names, open where another seat's candidates may be meant."""
    for verdict in verdicts:
        if verdict.type != "differs":
            yield verdict
            continue
        why = sentences.reason("redrawn", seat=subject.seat, known=str(verdict.known))
        yield subject.verdict(
            verdict.rule,
            "ambiguous",
            verdict.slot,
            verdict.said,
            verdict.known,
            why=why,
            who=str(verdict.said),
        )
