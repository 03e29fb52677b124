"""Votes against shares, shares against one another, and one pair of figures given to two people."""

from __future__ import annotations

from collections.abc import Iterator

from hustings.check import sentences
from hustings.check.inside.contests import CopyContest, Entry, Said
from hustings.check.inside.telling import Telling
from hustings.check.verdicts import Verdict

_HAIR = 1e-6


def check(contest: CopyContest, telling: Telling) -> Iterator[Verdict]:
    """Check that each share is one, that all are not above 100%, and that votes and shares mean one total."""
    for entry in contest.entries.values():
        yield from _each(telling, entry)
    for said in contest.turnout.get("share", ()):
        yield from _possible(telling, said)
    yield from _sum(contest, telling)
    yield from _totals(contest, telling)
    yield from _pairs(contest, telling)


def _each(telling: Telling, entry: Entry) -> Iterator[Verdict]:
    for said in entry.share:
        yield from _possible(telling, said)
    share, change = entry.one("share"), entry.one("share_change")
    if share is not None and change is not None:
        before = share.value - change.value
        slack = share.step / 2 + change.step / 2 + 0.1
        if not -slack <= before <= 100 + slack:
            yield telling.verdict(
                "copy.change", "impossible", change, round(before, 4), (share,),
                who=entry.who, first=share.words, known=sentences.figure(before, "percent"),
            )  # fmt: skip


def _possible(telling: Telling, said: Said) -> Iterator[Verdict]:
    if not 0 <= said.value <= 100:
        yield telling.verdict("copy.share", "impossible", said, None, ())


def _sum(contest: CopyContest, telling: Telling) -> Iterator[Verdict]:
    shares = [(entry, one) for entry in contest.entries.values() if (one := entry.one("share"))]
    whole = sum(one.value for _, one in shares)
    slack = sum(one.step / 2 for _, one in shares)
    if len(shares) > 1 and whole - slack > 100 + _HAIR:
        entry, last = max(shares, key=lambda pair: pair[1].claim)
        others = [one for _, one in shares if one is not last]
        yield telling.verdict(
            "copy.shares", "impossible", last, round(whole, 4), others,
            who=entry.who, known=sentences.figure(whole, "percent"),
        )  # fmt: skip


def _totals(contest: CopyContest, telling: Telling) -> Iterator[Verdict]:
    """Each candidate's votes and share mean a total between two numbers: the one that most allow is taken for it."""
    ranges: list[tuple[float, float, Entry, Said, Said]] = []
    for entry in contest.entries.values():
        votes, share = entry.one("votes"), entry.one("share")
        if votes is None or share is None or share.value <= 0 or share.high > 100 + share.step:
            continue
        low = votes.low / (share.high + _HAIR) * 100
        high = votes.high / max(share.low - _HAIR, _HAIR) * 100
        ranges.append((low, high, entry, votes, share))
    if len(ranges) < 2:
        return
    meeting = max(
        (low for low, *_ in ranges), key=lambda at: sum(low <= at <= high for low, high, *_ in ranges)
    )
    inside = [one for one in ranges if one[0] <= meeting <= one[1]]
    outside = [one for one in ranges if one not in inside]
    if len(inside) <= len(outside) and len(ranges) > 2:
        return  # no total that most of them mean
    if len(ranges) == 2 and outside:
        inside, outside = ranges[:1], ranges[1:]
    for one in inside + outside:
        low, high, entry, votes, share = one
        others = [other[3] for other in inside if other is not one]
        if others:
            yield telling.verdict(
                "copy.total", "agrees" if one in inside else "impossible", votes, round((low + high) / 2), others,
                who=entry.who, said=f"{votes.words}, {share.words}", known=_span(low, high),
            )  # fmt: skip


def _span(low: float, high: float) -> str:
    return f"{low:,.0f} to {high:,.0f} votes"


def _pairs(contest: CopyContest, telling: Telling) -> Iterator[Verdict]:
    """Two people with the same votes and the same share: possible, but more likely one row copied."""
    seen: dict[tuple[float, float], tuple[Entry, Said]] = {}
    for entry in contest.entries.values():
        votes, share = entry.one("votes"), entry.one("share")
        if not entry.person or votes is None or share is None:
            continue
        other = seen.setdefault((votes.value, share.value), (entry, votes))
        if other[0] is not entry:
            said = f"{votes.words}, {share.words}"
            why = sentences.reason("same_pair", loser=other[0].who, said=said)
            yield telling.verdict(
                "copy.pair", "ambiguous", votes, votes.value, (other[1],), why=why,
                who=entry.who, said=said, loser=other[0].who,
            )  # fmt: skip
