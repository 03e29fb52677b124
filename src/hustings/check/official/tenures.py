"""How long a member or a party held a seat, and since when a party had not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date

from hustings.check import sentences
from hustings.check.official import party_tenures
from hustings.check.official.spans import Span, length, reaches_back
from hustings.check.subjects import Subject
from hustings.check.verdicts import Verdict
from hustings.claims import Party
from hustings.claims.tenure import Tenure
from hustings.countries.names import key
from hustings.reference import Hold


def check(subject: Subject) -> Iterator[Verdict]:
    """Check a tenure against members' terms, or against who won the seat at each election."""
    claim = subject.claim
    assert isinstance(claim, Tenure)
    day = subject.day
    if day is None:
        yield subject.unsupported("tenure.held", None, "no_contest", why="")
    elif claim.kind == "first_since" or isinstance(claim.holder, Party):
        yield from party_tenures.check(subject, day)
    elif claim.holder is not None:
        yield from _of_member(subject, claim, day)


def _of_member(subject: Subject, claim: Tenure, day: Date) -> Iterator[Verdict]:
    assert claim.holder is not None
    who = claim.holder.name
    holds, known = _holds(subject, claim, day)
    if not known:
        yield subject.unsupported("tenure.held", "holder", "no_person", who=who)
        return
    if not holds:
        yield subject.verdict("tenure.held", "differs", "seat", subject.seat, None, who=who)
        return
    spans = _spans(holds, day, claim.seat is not None)
    first = min(span.since for span in spans)
    for verdict in length(subject, claim, who, spans, day):
        unknown = first <= subject.past.members_since and reaches_back(claim, verdict.slot, first, day)
        if verdict.type == "differs" and unknown:
            why = sentences.reason("incomplete", known=str(subject.past.members_since.year))
            words = {"who": who, "said": str(verdict.said), "known": str(verdict.known)}
            yield subject.verdict(
                verdict.rule, "ambiguous", verdict.slot, verdict.said, verdict.known, why=why, **words
            )
        else:
            yield verdict


def _holds(subject: Subject, claim: Tenure, day: Date) -> tuple[list[Hold], bool]:
    """The holder's runs of terms that began by a day, in the seat where one is named, and whether anyone is known."""
    assert claim.holder is not None
    link = subject.linked.links.get("holder")
    reference = subject.reference
    ids = [claim.holder.id or (link.id if link else None)]
    if ids[0] is None or not reference.holds(ids[0]):
        ids = [member.id for member in reference.members(claim.holder.name)]
    holds = [hold for one in ids if one for hold in reference.holds(one) if hold.since <= day]
    if claim.seat is None:
        return (holds, bool(holds)) if len({hold.person for hold in holds}) == 1 else ([], False)
    chain = reference.lineage.of(claim.seat.id or claim.seat.name) or reference.lineage.of(claim.seat.name)
    keys = chain.keys if chain else frozenset({key(claim.seat.name)})
    there = [hold for hold in holds if any(key(term.seat) in keys for term in hold.terms)]
    return there, bool(holds)


def _spans(holds: list[Hold], day: Date, one_seat: bool) -> list[Span]:
    """How long the holder held, by every way to count: the last run, from the first one on, all runs together."""
    last = holds[-1]
    spans = [Span(last.since, min(last.until or day, day))]
    first = holds[0]
    if first is not last:
        spans.append(Span(first.since, spans[0].until))
        years = sum(((min(hold.until or day, day)) - hold.since).days for hold in holds)
        spans.append(Span(Date.fromordinal(spans[0].until.toordinal() - years), spans[0].until))
    return spans
