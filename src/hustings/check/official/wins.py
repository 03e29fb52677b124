"""Who won, whether the seat was held or gained, and from whom."""

from __future__ import annotations

from collections.abc import Iterator

from hustings.check import sentences
from hustings.check.official.contenders import Contender, contender
from hustings.check.past import Owner
from hustings.check.subjects import Subject
from hustings.check.verdicts import Verdict
from hustings.claims import Party
from hustings.claims.win import Win
from hustings.reference import Contest


def check(subject: Subject) -> Iterator[Verdict]:
    """Check who won a seat, and whether it was theirs before."""
    claim, contest = subject.claim, subject.contest
    assert isinstance(claim, Win) and contest is not None
    who = contender(subject, contest, "candidate", "party")
    if who is None:
        return
    yield from who.verdicts
    if who.result is None:
        return
    yield won(subject, contest, who, "candidate" if claim.candidate else "party")
    if who.result.elected:
        yield from _outcome(subject, contest, who, claim)


def won(subject: Subject, contest: Contest, who: Contender, slot: str) -> Verdict:
    """A verdict on somebody's having won."""
    assert who.result is not None
    if who.result.elected is None:
        return subject.unsupported("winner", slot, "no_figure")
    known = winners(contest)
    return subject.verdict("winner", "agrees" if who.result.elected else "differs", slot, who.who, known)


def winners(contest: Contest) -> str:
    """Who was elected, in words."""
    return " and ".join(f"{r.name} ({r.party})" if r.name else r.party for r in contest.winners) or "nobody"


def _outcome(subject: Subject, contest: Contest, who: Contender, claim: Win) -> Iterator[Verdict]:
    owners = subject.past.owners(contest)
    if claim.outcome not in ("hold", "gain") and claim.from_party is None:
        return
    if not owners:
        yield subject.unsupported("outcome", "outcome", "no_figure")
        return
    if claim.outcome in ("hold", "gain"):
        yield _held(subject, who, claim, owners)
    if claim.from_party is not None:
        yield _from(subject, claim.from_party, owners)


def _held(subject: Subject, who: Contender, claim: Win, owners: tuple[Owner, ...]) -> Verdict:
    holds = [_same(owner, who) for owner in owners]
    said = str(claim.outcome)
    agrees = [held == (said == "hold") for held in holds]
    words = {"who": who.who}
    known = "hold" if holds[0] else f"gain from {owners[0].party}"
    if all(agrees):
        return subject.verdict("outcome", "agrees", "outcome", said, known, **words)
    sitting = claim.candidate is not None and who.result is not None and who.result.sitting
    if any(agrees):
        why = _either(subject, owners)
    elif sitting and said == "hold":
        why = sentences.reason("sitting", known=owners[0].party)
    elif owners[0].notional and (last := _last(subject, owners)) != owners[0].party:
        why = sentences.reason("redrawn_before", known=owners[0].party, other=last)
    else:
        return subject.verdict("outcome", "differs", "outcome", said, known, **words)
    return subject.verdict("outcome", "ambiguous", "outcome", said, known, why=why, **words)


def _from(subject: Subject, label: Party, owners: tuple[Owner, ...]) -> Verdict:
    agrees = [_is(owner, label) for owner in owners]
    said, known = label.name, owners[0].party
    if all(agrees):
        return subject.verdict("before", "agrees", "from_party", said, known)
    if any(agrees):
        return subject.verdict("before", "ambiguous", "from_party", said, known, why=_either(subject, owners))
    last = _last(subject, owners)
    if owners[0].notional and last == label.name:
        why = sentences.reason("redrawn_before", known=known, other=last)
        return subject.verdict("before", "ambiguous", "from_party", said, known, why=why)
    return subject.verdict("before", "differs", "from_party", said, known)


def _either(subject: Subject, owners: tuple[Owner, ...]) -> str:
    names = list(dict.fromkeys(owner.party for owner in owners))
    return sentences.reason(
        "two_ways", known=names[0], other=" or ".join(names[1:]) or _last(subject, owners)
    )


def _last(subject: Subject, owners: tuple[Owner, ...]) -> str:
    """The party that won the last poll, whatever the boundaries."""
    earlier = subject.past.earlier(subject.contest) if subject.contest else ()
    winner = earlier[-1].contest.winner if earlier else None
    return winner.party if winner else owners[-1].party


def _same(owner: Owner, who: Contender) -> bool:
    row = who.result
    assert row is not None
    return owner.party_id in (row.party_id, row.joint_id) if owner.party_id else owner.party == row.party


def _is(owner: Owner, label: Party) -> bool:
    return owner.party == label.name or (label.id is not None and owner.party_id == label.id)
