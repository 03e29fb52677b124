"""Claims of somebody who did not stand, or of a seat that was none then: they may tell of an earlier poll."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from hustings.check import sentences
from hustings.check.subjects import Subject
from hustings.check.verdicts import WRONG, Verdict
from hustings.reference import GENERAL, Contest

Check = Callable[[Subject], Iterator[Verdict]]


def of_contest(subject: Subject, check: Check) -> Iterator[Verdict]:
    """Verdicts on a claim about a contest.

    Somebody who did not stand in it may have stood in an earlier one: what is right of that is `ambiguous`.

    Args:
        subject: The claim, whose contest is known.
        check: The check of its type.
    """
    found = list(check(subject))
    absent = next((v for v in found if v.rule == "candidate.stood" and v.type == "differs"), None)
    then = _right_of(subject, check) if absent and not subject.claim.election else None
    if absent is None or then is None:
        yield from found
        return
    why = sentences.reason("stood_before", other=str(then.date))
    who = str(absent.said)
    yield subject.verdict(absent.rule, "ambiguous", absent.slot, who, str(then.date), why=why, who=who)


def of_no_contest(subject: Subject, check: Check) -> Iterator[Verdict]:
    """A verdict on a claim about a seat that had no contest at its election.

    At a general election all seats are contested: a constituency of other boundaries was none then.

    Args:
        subject: The claim, whose contest is not known.
        check: The check of its type.
    """
    if not _was_none(subject):
        why = f" ({subject.linked.reason})" if subject.linked.reason else ""
        yield subject.unsupported("unchecked", None, "no_contest", why=why)
        return
    day = str(subject.day)
    then = _right_of(subject, check)
    why = sentences.reason("contested_before", known=day, other=str(then.date)) if then else ""
    yield subject.verdict(
        "seat.contested", "ambiguous" if then else "differs", "seat", subject.seat, day, why=why
    )


def _was_none(subject: Subject) -> bool:
    """Whether the seat is one of other boundaries than those of the general election the claim is about."""
    election, link = subject.linked.election, subject.linked.links.get("seat")
    if election is None or election.kind != GENERAL or election.groups or link is None or link.id:
        return False
    return subject.reference.lineage.of(link.name) is not None


def _right_of(subject: Subject, check: Check) -> Contest | None:
    """The last contest of the seat before the claim's election that nothing it says is wrong of, or None."""
    day, named = subject.day, getattr(subject.claim, "seat", None)
    seat = (subject.contest and subject.contest.seat_id) or (named and named.name)
    if day is None or not seat:
        return None
    for contest in reversed(subject.reference.contests(seat)):
        if contest.date < day:
            linked = replace(subject.linked, contest=contest, base=contest)
            types = {verdict.type for verdict in check(replace(subject, linked=linked))}
            if types.isdisjoint((*WRONG, "ambiguous")) and types & {"agrees", "rounds_to"}:
                return contest
    return None
