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
    """What a swing may be: from unrounded and rounded shares; in votes all of what the lead moved, or half.

    Where a party has no candidate, whoever was its candidate at the other poll may be meant: members who stand again
    as independents.
    """
    swings: list[float] = []
    for source_now, source_then in _polls(contest, before, source):
        for target_now, target_then in _polls(contest, before, target):
            now, then = (source_now, target_now), (source_then, target_then)
            if votes:
                lead, led = (_figure(to, "votes") - _figure(off, "votes") for off, to in (now, then))
                swings += [lead - led, (lead - led) / 2]
            else:
                shares = [_figure(row, "share") for row in (*now, *then)]
                rounded = [round(share, 1) for share in shares]
                swings += [((s[1] - s[3]) + (s[2] - s[0])) / 2 for s in (shares, rounded)]
    return swings or None


def _polls(contest: Contest, before: Contest, party: Party) -> Iterator[tuple[Result | None, Result | None]]:
    """A party's one candidate now and before; where it has none at one of the polls, its one at the other there too."""
    now, then = _rows(contest, party), _rows(before, party)
    if len(now) > 1 or len(then) > 1 or not now + then:
        return
    yield (now[0] if now else None), (then[0] if then else None)
    if not now:
        yield from ((row, then[0]) for row in contest.results if row.name and row.name == then[0].name)
    if not then:
        yield from ((now[0], row) for row in before.results if row.name and row.name == now[0].name)


def _rows(contest: Contest, party: Party) -> list[Result]:
    return [result for result in contest.results if is_of(result, party)]


def _figure(row: Result | None, name: str) -> float:
    return float(getattr(row, name) or 0) if row else 0.0


def _party(result: Result) -> Party:
    return Party(name=result.party, id=result.party_id)
