"""What a contender polled, how that changed, and where they came."""

from __future__ import annotations

from collections.abc import Iterator

from hustings.check import sentences
from hustings.check.official.changes import changed
from hustings.check.official.contenders import Contender, contender
from hustings.check.official.elsewhen import Figure, measured
from hustings.check.subjects import Subject
from hustings.check.verdicts import Verdict
from hustings.claims import Quantity
from hustings.claims.tally import Tally
from hustings.reference import Contest, Result


def check(subject: Subject) -> Iterator[Verdict]:
    """Check votes, share, change of share and place of a candidate."""
    claim, contest = subject.claim, subject.contest
    assert isinstance(claim, Tally) and contest is not None
    who = contender(subject, contest, "candidate", "party")
    if who is None:
        return
    yield from who.verdicts
    row = who.result
    if row is None:
        return
    for slot, said in (("votes", claim.votes), ("share", claim.share)):
        if said is not None:
            figure = _of(row, slot, claim.candidate is not None)
            yield measured(subject, f"tally.{slot}", slot, said, contest, figure, who=who.who)
    if claim.share_change is not None:
        yield _change(subject, contest, who, row, claim.share_change)
    if claim.rank is not None:
        yield _rank(subject, who, row, claim.rank)


def _of(row: Result, figure: str, named: bool) -> Figure:
    """The figure of a candidate in a contest: of the person where one is named, else of the party's only one."""

    def found(contest: Contest) -> float | None:
        if row in contest.results:
            return getattr(row, figure)  # type: ignore[no-any-return]
        rows = [r for r in contest.results if (r.name == row.name if named else r.party_id == row.party_id)]
        return getattr(rows[0], figure) if len(rows) == 1 else None

    return found


def _rank(subject: Subject, who: Contender, row: Result, said: int) -> Verdict:
    if row.rank is None:
        return subject.unsupported("tally.rank", "rank", "no_votes")
    words = {"who": who.who, "said": sentences.ordinal(said), "known": sentences.ordinal(row.rank)}
    right = row.rank == said
    return subject.verdict("tally.rank", "agrees" if right else "differs", "rank", said, row.rank, **words)


def _change(subject: Subject, contest: Contest, who: Contender, row: Result, said: Quantity) -> Verdict:
    rule, slot = "tally.change", "share_change"
    earlier = subject.past.earlier(contest)
    if row.share is None or not earlier or row.party_id == subject.past.speaker:
        return subject.unsupported(rule, slot, "no_figure")
    known: list[float] = []
    for before in earlier:
        for share in _shares(before.contest, row):
            known += [row.share - share, round(row.share, 1) - round(share, 1)]
    return changed(subject, rule, slot, said, known, who=who.who)


def _shares(before: Contest, row: Result) -> list[float]:
    """The shares that a candidate's may be set against: their own and their party's; 0 of a newcomer."""
    own = [r.share for r in before.results if r.name == row.name and r.share is not None]
    party = [r.share for r in before.of_party(row.party_id or "") if r.share is not None]
    if len(party) > 1:
        party = [0.0, *party]  # independents: not of one party
    return list(dict.fromkeys([*(party or own), *own])) or [0.0]
