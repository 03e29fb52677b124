"""Who beat whom, and by how much."""

from __future__ import annotations

from collections.abc import Iterator

from hustings.check.official.contenders import Contender, contender
from hustings.check.official.wins import winners
from hustings.check.subjects import Subject
from hustings.check.verdicts import Verdict
from hustings.claims import Quantity
from hustings.claims.defeat import Defeat
from hustings.reference import Contest, Result


def check(subject: Subject) -> Iterator[Verdict]:
    """Check who beat whom in a contest, and the margin."""
    claim, contest = subject.claim, subject.contest
    assert isinstance(claim, Defeat) and contest is not None
    winner = contender(subject, contest, "winner", "winner_party")
    loser = contender(subject, contest, "loser", "loser_party")
    for side in (winner, loser):
        if side is not None:
            yield from side.verdicts
    first = winner.result if winner else None
    second = loser.result if loser else None
    if winner is not None and first is not None and second is not None and loser is not None:
        yield _beaten(subject, winner, loser, first, second)
    elif winner is not None and first is not None:
        yield _alone(subject, contest, winner, "winner", first.elected)
    elif loser is not None and second is not None:
        won = second.elected
        yield _alone(subject, contest, loser, "loser", None if won is None else not won)
    if claim.margin is not None and (winner is None or first) and (loser is None or second):
        yield _margin(subject, contest, claim.margin, winner, loser)


def _beaten(subject: Subject, winner: Contender, loser: Contender, first: Result, second: Result) -> Verdict:
    words = {"who": winner.who, "loser": loser.who}
    if first.votes is None or second.votes is None:
        return subject.unsupported("beaten", "winner", "no_votes")
    right = first.votes > second.votes or (bool(first.elected) and not second.elected)
    known = f"{winner.who} had {first.votes:,} votes and {loser.who} {second.votes:,}"
    return subject.verdict("beaten", "agrees" if right else "differs", "winner", winner.who, known, **words)


def _alone(subject: Subject, contest: Contest, side: Contender, slot: str, right: bool | None) -> Verdict:
    if right is None:
        return subject.unsupported(slot, slot, "no_figure")
    return subject.verdict(slot, "agrees" if right else "differs", slot, side.who, winners(contest))


def _margin(
    subject: Subject, contest: Contest, said: Quantity, winner: Contender | None, loser: Contender | None
) -> Verdict:
    first = winner.result if winner else contest.winner
    second = loser.result if loser else contest.runner_up
    words = {
        "who": winner.who if winner else "the winner",
        "loser": loser.who if loser else "the runner-up",
    }
    if first is None or second is None or first.votes is None or second.votes is None:
        return subject.unsupported("margin", "margin", "no_votes")
    if said.unit in ("percent", "points"):
        if first.share is None or second.share is None:
            return subject.unsupported("margin", "margin", "no_votes")
        return subject.measure("margin", "margin", said, [first.share - second.share], **words)
    return subject.measure("margin", "margin", said, [first.votes - second.votes], **words)
