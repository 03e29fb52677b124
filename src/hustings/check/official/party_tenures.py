"""How long a party has held a seat, and since when it had not, by who won it at each election."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date as Date

from hustings.check import sentences
from hustings.check.official.spans import Span, begins, fits_span, in_years, length, reaches_back
from hustings.check.subjects import Subject
from hustings.check.verdicts import Verdict
from hustings.claims import Party
from hustings.claims.tenure import Tenure
from hustings.exactness.hedges import FITS, Fit
from hustings.reference import Winner


def check(subject: Subject, day: Date) -> Iterator[Verdict]:
    """Check a party's hold on a seat, or how long ago it, or anyone new, had last taken it."""
    claim = subject.claim
    assert isinstance(claim, Tenure)
    who = claim.holder.name if claim.holder else "somebody new"
    seat = claim.seat or (subject.contest and subject.contest.seat)
    if not seat:
        yield subject.unsupported("tenure.held", "seat", "no_seat")
        return
    name = seat if isinstance(seat, str) else seat.id or seat.name
    won = subject.past.won(name, day)
    if not won:
        yield subject.unsupported("tenure.held", "seat", "no_history")
        return
    if claim.kind == "first_since":
        yield _first(subject, claim, who, won, name, day)
    else:
        yield from _held(subject, claim, who, won, name, day)


def _theirs(subject: Subject, claim: Tenure, winner: Winner) -> bool | None:
    """Whether the holder's party won, None where that cannot be told."""
    label = claim.holder
    if not isinstance(label, Party):
        return winner.name == (label.name if label else "")
    group = subject.reference.group(label.id)
    if winner.party_id is not None and label.id is not None:
        if winner.party_id == label.id:
            return True
        if group == "other" or subject.reference.group(winner.party_id) == "other":
            return False
    if group == "other":
        return None if winner.group in (None, "other") else False
    return None if winner.group is None else winner.group == group


def _held(
    subject: Subject, claim: Tenure, who: str, won: Sequence[Winner], seat: str, day: Date
) -> Iterator[Verdict]:
    theirs = [_theirs(subject, claim, winner) for winner in won]
    runs = _runs(theirs)
    if not runs:
        if any(known is None for known in theirs):
            yield subject.unsupported("tenure.held", "holder", "no_history")
        else:
            yield subject.verdict("tenure.held", "differs", "holder", who, None, who=who)
        return
    spans = [Span(won[a].date, won[b + 1].date if b + 1 < len(won) else day) for a, b in reversed(runs)]
    ended = [span for span in spans if claim.until and begins(claim.until, span.until)]
    spans = ended or spans[:1]
    since, until = spans[0]
    first = next(at for at, winner in enumerate(won) if winner.date == since)
    open_end = first == 0 or theirs[first - 1] is None or not _known_before(subject, seat, since)
    for verdict in length(subject, claim, who, spans, day):
        earlier = open_end and reaches_back(claim, verdict.slot, since, until)
        if verdict.type == "differs" and earlier:
            why = sentences.reason("incomplete", known=str(since.year))
            words = {"who": who, "said": str(verdict.said), "known": str(verdict.known)}
            yield subject.verdict(
                verdict.rule, "ambiguous", verdict.slot, verdict.said, verdict.known, why=why, **words
            )
        else:
            yield verdict


def _runs(theirs: Sequence[bool | None]) -> list[tuple[int, int]]:
    """The first and the last of each run of elections that the holder won one after another."""
    runs: list[tuple[int, int]] = []
    for at, won in enumerate(theirs):
        if won and runs and runs[-1][1] == at - 1:
            runs[-1] = runs[-1][0], at
        elif won:
            runs.append((at, at))
    return runs


def _known_before(subject: Subject, seat: str, day: Date) -> bool:
    since = subject.reference.unbroken(seat)
    return since is not None and since < day


def _first(subject: Subject, claim: Tenure, who: str, won: Sequence[Winner], seat: str, day: Date) -> Verdict:
    """Since when the holder had not had the seat: from its last win to the day it lost it, both taken for right."""
    said = claim.since or (sentences.duration(claim.duration) if claim.duration else "")
    rule, slot = "tenure.first", "since" if claim.since else "duration"
    before = [winner for winner in won if winner.date < day]
    span = _gap(subject, claim, before, day) if claim.holder else _last_new(before, day)
    words = {"who": who, "said": f"{'in' if slot == 'duration' else 'since'} {said}"}
    if isinstance(span, str):
        if claim.holder and claim.since and claim.since[:4] > span:
            words["known"] = f"it had won no election there from {span} on"
            return subject.verdict(rule, "differs", slot, said, None, **words)
        why = sentences.reason("incomplete", known=span)
        return subject.verdict(rule, "ambiguous", slot, said, None, why=why, **words)
    won_on, lost_on = span
    known = f"it had won it last on {won_on}, and lost it on {lost_on}"
    if claim.holder is None:
        known = f"somebody new had taken it last on {won_on}"
    words["known"] = f"{known}, {in_years(Span(lost_on, day))} before"
    fit = _fit(claim, span, day)
    unbroken = subject.reference.unbroken(seat)
    if fit == "differs" and (unbroken is None or unbroken > won_on):
        fit, why = "ambiguous", sentences.reason("incomplete", known=str(before[0].date.year))
    else:
        why = sentences.reason("far", known=str(lost_on)) if fit == "ambiguous" else ""
    return subject.verdict(rule, fit, slot, said, str(lost_on), why=why, **words)


def _fit(claim: Tenure, span: Span, day: Date) -> Fit:
    """How a year or a length fits: reckoned from the last win, or from when the seat was lost after it."""
    found: list[Fit] = ["differs"]
    if claim.since is not None:
        found += ["agrees" for one in span if begins(claim.since, one)]
    elif claim.duration is not None:
        found += [fits_span(claim.duration, Span(one, day), day) for one in span]
    return min(found, key=FITS.index)


def _gap(subject: Subject, claim: Tenure, before: Sequence[Winner], day: Date) -> Span | str:
    """When the holder last won before a day, and when another won after that; else the year that records begin."""
    theirs = [_theirs(subject, claim, winner) for winner in before]
    for at in range(len(before) - 1, -1, -1):
        if theirs[at] is None:
            return str((before[at + 1].date if at + 1 < len(before) else day).year)
        if theirs[at]:
            after = before[at + 1].date if at + 1 < len(before) else day
            return Span(before[at].date, after)
    return str(before[0].date.year) if before else str(day.year)


def _last_new(before: Sequence[Winner], day: Date) -> Span | str:
    """When the last member before a day first won; a year where no names are known."""
    if not before or not before[-1].person:
        return str(day.year)
    at = len(before) - 1
    while at and before[at - 1].person == before[-1].person:
        at -= 1
    return Span(before[at].date, before[at].date)
