"""Lost deposits: of one candidate, or how many a party lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date

from hustings.check import sentences
from hustings.check.official.contenders import contender, is_of
from hustings.check.past import DepositRule
from hustings.check.subjects import Subject
from hustings.check.verdicts import Verdict
from hustings.claims import Claim, Quantity
from hustings.claims.deposit import Deposit


def kept(claim: Claim) -> bool:
    """Whether a claim says that a contender did not lose the deposit."""
    return isinstance(claim, Deposit) and claim.modality == "negated" and claim.count is None


def check(subject: Subject) -> Iterator[Verdict]:
    """Check a deposit, lost or kept, against the share of the votes, its amount, and a party's count of lost ones."""
    claim, day = subject.claim, subject.day
    assert isinstance(claim, Deposit)
    rule = subject.past.deposit
    parliamentary = subject.contest is None or subject.contest.parliamentary
    if rule is None or day is None or day < rule.since or not parliamentary:
        yield subject.unsupported("deposit.lost", "candidate", "no_rule")
        return
    if claim.count is not None:
        yield _count(subject, claim, claim.count, day, rule)
    elif subject.contest is None:
        yield subject.unsupported("deposit.lost", "candidate", "no_contest", why="")
    else:
        yield from _of_one(subject, rule)
    if claim.amount is not None and claim.count is None:
        yield subject.measure("deposit.amount", "amount", claim.amount, [rule.pounds])


def _of_one(subject: Subject, rule: DepositRule) -> Iterator[Verdict]:
    contest = subject.contest
    assert contest is not None
    who = contender(subject, contest, "candidate", "party")
    if who is None:
        return
    yield from who.verdicts
    if who.result is None:
        return
    share = who.result.share
    name = "deposit.kept" if kept(subject.claim) else "deposit.lost"
    if share is None:
        yield subject.unsupported(name, "candidate", "no_votes")
        return
    right = (share > rule.share) == kept(subject.claim)
    yield subject.verdict(
        name, "agrees" if right else "differs", "candidate", who.who, share,
        who=who.who, known=sentences.figure(share, "percent"), limit=f"{rule.share:g}%",
    )  # fmt: skip


def _count(subject: Subject, claim: Deposit, said: Quantity, day: Date, rule: DepositRule) -> Verdict:
    name = "deposit.count"
    election = subject.linked.election
    contests = subject.reference.contests_on(election.date if election else day)
    if subject.contest is not None:
        contests = (subject.contest,)
    if not contests:
        return subject.unsupported(name, "count", "no_figure")
    if claim.party is not None and claim.party.id is None:
        return subject.unsupported(name, "count", "no_party", party=claim.party.name)
    known = sum(
        row.share is not None and row.share <= rule.share
        for contest in contests
        for row in contest.results
        if claim.party is None or is_of(row, claim.party)
    )
    whose = f" of {claim.party.name}" if claim.party else ""
    return subject.measure(name, "count", said, [known], whose=whose)
