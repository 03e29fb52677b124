"""How far votes moved from one party to another: half the sum of one's rise and the other's fall."""

from __future__ import annotations

from collections.abc import Iterator

from hustings.check.official.changes import changed
from hustings.check.official.contenders import is_of
from hustings.check.subjects import Subject
from hustings.check.verdicts import Verdict
from hustings.claims import Party
from hustings.claims.swing import Swing
from hustings.reference import Before, Contest, Result


def check(subject: Subject) -> Iterator[Verdict]:
    """Check a swing against the conventional (Butler) one; one in votes against how the majority turned."""
    claim, contest = subject.claim, subject.contest
    assert isinstance(claim, Swing) and contest is not None and claim.size is not None
    earlier = subject.past.earlier(contest)
    rule, slot, said = "swing", "size", claim.size
    for label in (claim.from_party, claim.to_party):
        if label is not None and label.id is None and not _rows(contest, label):
            yield subject.unsupported(rule, slot, "no_party", party=label.name)
            return
    known: list[float] = []
    for before in earlier:
        for source, target in _pairs(contest, before, claim):
            swing = _swing(contest, before.contest, source, target, said.unit == "votes")
            if swing is not None:
                known += swing
    yield changed(subject, rule, slot, said, known)


def _pairs(contest: Contest, before: Before, claim: Swing) -> Iterator[tuple[Party, Party]]:
    """From whom and to whom votes moved, where the copy leaves it open by who won and who held or came next."""
    source, target = claim.from_party, claim.to_party
    if source and target:
        yield source, target
        return
    won, held = contest.winner, before.contest.winner
    sources = [_party(r) for r in (held, contest.runner_up) if r] if source is None else [source]
    targets = [_party(r) for r in (won,) if r] if target is None else [target]
    if source is not None and not targets:
        return
    for one in sources:
        for other in targets:
            if (one.id, one.name) != (other.id, other.name):
                yield one, other
    if source is None and target is None:  # a swing within a seat that was held may be to the loser
        for one in sources:
            for other in targets:
                if (one.id, one.name) != (other.id, other.name):
                    yield other, one


def _swing(
    contest: Contest, before: Contest, source: Party, target: Party, votes: bool
) -> list[float] | None:
    """What a swing may be: from unrounded and rounded shares; in votes all of what the lead moved, or half."""
    now = [_rows(contest, party) for party in (source, target)]
    then = [_rows(before, party) for party in (source, target)]
    if any(len(rows) > 1 for rows in (*now, *then)):
        return None
    if not now[0] + then[0] or not now[1] + then[1]:
        return None
    if votes:
        lead, led = (_sum(rows[1], "votes") - _sum(rows[0], "votes") for rows in (now, then))
        return [lead - led, (lead - led) / 2]
    shares = [_sum(rows, "share") for rows in (*now, *then)]
    rounded = [round(share, 1) for share in shares]
    return [((s[1] - s[3]) + (s[2] - s[0])) / 2 for s in (shares, rounded)]


def _rows(contest: Contest, party: Party) -> list[Result]:
    return [result for result in contest.results if is_of(result, party)]


def _sum(rows: list[Result], figure: str) -> float:
    return sum(float(getattr(row, figure) or 0) for row in rows)


def _party(result: Result) -> Party:
    return Party(name=result.party, id=result.party_id)
