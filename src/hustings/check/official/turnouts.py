"""How many voted, of how many, and how that changed."""

from __future__ import annotations

from collections.abc import Iterator

from hustings.check import sentences
from hustings.check.official.changes import changed
from hustings.check.official.elsewhen import measured
from hustings.check.subjects import Subject
from hustings.check.verdicts import Verdict
from hustings.claims import Quantity
from hustings.claims.turnout import Turnout
from hustings.exactness.hedges import fits, settings
from hustings.reference import Contest


def check(subject: Subject) -> Iterator[Verdict]:
    """Check turnout as a share, its change, the number who voted, and the electorate."""
    claim, contest = subject.claim, subject.contest
    assert isinstance(claim, Turnout) and contest is not None
    if claim.share is not None:
        yield _share(subject, contest, claim.share)
    if claim.change is not None:
        yield _change(subject, contest, claim.change)
    if claim.people is not None:
        yield _people(subject, contest, claim.people)
    if claim.electorate is not None:
        rule, slot = "turnout.electorate", "electorate"
        yield measured(subject, rule, slot, claim.electorate, contest, lambda c: c.electorate)


def _share(subject: Subject, contest: Contest, said: Quantity) -> Verdict:
    rule, slot = "turnout.share", "share"
    known = contest.turnout
    if known is None:
        return subject.unsupported(rule, slot, "no_figure")
    fit = fits(said, known)
    if fit == "differs" and 0 < said.value - known <= settings()["rejected_at_most"]:
        return _rejected(subject, rule, slot, said, known)
    return measured(subject, rule, slot, said, contest, lambda c: c.turnout)


def _people(subject: Subject, contest: Contest, said: Quantity) -> Verdict:
    rule, slot = "turnout.people", "people"
    known = contest.valid
    if known is None:
        return subject.unsupported(rule, slot, "no_figure")
    fit = fits(said, known)
    rejected = settings()["rejected_at_most"] / 100 * (contest.electorate or known)
    if fit == "differs" and 0 < said.value - known <= rejected:
        return _rejected(subject, rule, slot, said, known)
    return subject.judged(rule, slot, said, fit, known)


def _rejected(subject: Subject, rule: str, slot: str, said: Quantity, known: float) -> Verdict:
    why = sentences.reason("rejected", known=sentences.figure(known, said.unit))
    return subject.judged(rule, slot, said, "ambiguous", known, why)


def _change(subject: Subject, contest: Contest, said: Quantity) -> Verdict:
    rule, slot = "turnout.change", "change"
    earlier = subject.past.earlier(contest)
    now = contest.turnout
    known: list[float] = []
    for before in earlier:
        then = before.contest.turnout
        if now is not None and then is not None:
            known += [now - then, round(now, 1) - round(then, 1)]
    return changed(subject, rule, slot, said, known)
