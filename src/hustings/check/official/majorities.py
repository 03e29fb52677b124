"""The size of a majority, now or before, and whose it was."""

from __future__ import annotations

from collections.abc import Iterator

from hustings.check import sentences
from hustings.check.official.contenders import contender
from hustings.check.official.elsewhen import Figure, measured
from hustings.check.official.wins import winners
from hustings.check.subjects import Subject
from hustings.check.verdicts import WRONG, Verdict
from hustings.claims import Quantity
from hustings.claims.majority import Majority
from hustings.exactness.hedges import fits
from hustings.reference import Contest


def check(subject: Subject) -> Iterator[Verdict]:
    """Check a majority: of the contest, or a previous one of the poll, or the general election, before."""
    claim, contest = subject.claim, subject.contest
    assert isinstance(claim, Majority) and contest is not None
    polls = [contest]
    if claim.previous and subject.linked.base is not None:
        polls += [b.contest for b in subject.past.earlier(subject.linked.base) if b.contest is not contest]
    found = [list(_of_poll(subject, claim, poll)) for poll in polls]
    right = (verdicts for verdicts in found if all(verdict.type not in WRONG for verdict in verdicts))
    yield from next(right, found[0])


def _of_poll(subject: Subject, claim: Majority, contest: Contest) -> Iterator[Verdict]:
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
        votes = _theirs(subject, contest, lambda c: c.majority)
        yield _size(subject, contest, "votes", claim.votes, votes, claim.previous, redrawn)
    if claim.share is not None:
        share = _theirs(subject, contest, lambda c: c.majority_share)
        yield _size(subject, contest, "share", claim.share, share, claim.previous, redrawn)


def _theirs(subject: Subject, contest: Contest, figure: Figure) -> Figure:
    """A figure of the contest, and of others which the one who is named won: nobody else's is meant by mistake."""

    def theirs(other: Contest) -> float | None:
        who = None if other is contest else contender(subject, other, "candidate", "party")
        won = who is None or (who.result is not None and who.result.elected)
        return figure(other) if won else None

    return theirs


def _size(
    subject: Subject,
    contest: Contest,
    slot: str,
    said: Quantity,
    figure: Figure,
    previous: bool,
    redrawn: bool,
) -> Verdict:
    rule, known = f"majority.{slot}", figure(contest)
    if redrawn and known is not None and fits(said, known) in ("differs", "ambiguous"):
        why = sentences.reason("redrawn", seat=subject.seat, known=sentences.figure(known, said.unit))
        return subject.judged(rule, slot, said, "ambiguous", known, why)
    if previous and known is not None:
        return subject.measure(rule, slot, said, [known])
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
