"""Majorities and margins against the votes, or the shares, that they lie between; one figure said in two ways."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from hustings.check import sentences
from hustings.check.inside.contests import CopyContest, Entry, Said
from hustings.check.inside.telling import Telling
from hustings.check.verdicts import Verdict
from hustings.exactness import hedges

_WHOLE_BOARD = 3
"""Contenders with votes from which on a list of them is taken to hold the first two."""
_MOST = 90.0
"""Percent of the votes which the listed contenders have together where the list holds the first two."""


def check(contest: CopyContest, telling: Telling) -> Iterator[Verdict]:
    """Check majorities against the first two, margins against the two they name, and figures against themselves."""
    for said, who in contest.majorities:
        yield from _majority(contest, telling, said, who)
    for said, first, second in contest.margins:
        yield from _margin(contest, telling, said, first, second)
    for entry in contest.entries.values():
        for slot in ("votes", "share", "share_change"):
            yield from _same(telling, entry.who, getattr(entry, slot))
    whole = [said for said, _ in contest.majorities]
    for share in (False, True):
        yield from _same(telling, "the majority", [said for said in whole if said.share == share])
    for slot, figures in contest.turnout.items():
        yield from _same(telling, f"turnout ({slot})", figures)


def _majority(contest: CopyContest, telling: Telling, said: Said, who: str | None) -> Iterator[Verdict]:
    slot = "share" if said.share else "votes"
    polled = [(entry, one) for entry in contest.entries.values() if (one := entry.one(slot))]
    polled.sort(key=lambda pair: -pair[1].value)
    first = next((pair for pair in polled if pair[0] is contest.entries.get(who or "")), None)
    if first is None:
        first = polled[0] if polled and who is None else None
    others = [pair for pair in polled if first is not None and pair[0] is not first[0]]
    if first is None or not others:
        return
    second = others[0]
    gap = first[1].value - second[1].value
    slack = first[1].step if said.share else 0.0
    listed = len(polled) >= _WHOLE_BOARD or sum(e.value for _, e in polled if e.share) >= _MOST
    fits = said.low - slack - 1e-7 <= gap <= said.high + slack + 1e-7
    if not fits and not listed and gap > said.high + slack:
        return  # another, who is not in the copy, may have come between
    if fits and not listed:
        return
    yield _between(telling, "copy.majority", said, first, second, gap, fits)


def _margin(contest: CopyContest, telling: Telling, said: Said, first: str, second: str) -> Iterator[Verdict]:
    slot = "share" if said.share else "votes"
    pair = [(contest.entries[name], contest.entries[name].one(slot)) for name in (first, second)]
    (winner, high), (loser, low) = pair
    if high is None or low is None:
        return
    gap, slack = high.value - low.value, high.step if said.share else 0.0
    fits = said.low - slack - 1e-7 <= gap <= said.high + slack + 1e-7
    yield _between(telling, "copy.margin", said, (winner, high), (loser, low), gap, fits)


def _between(
    telling: Telling,
    rule: str,
    said: Said,
    first: tuple[Entry, Said],
    second: tuple[Entry, Said],
    gap: float,
    fits: bool,
) -> Verdict:
    unit = "points" if said.share else "votes"
    return telling.verdict(
        rule, "agrees" if fits else "impossible", said, round(gap, 4), (first[1], second[1]),
        who=first[0].who, loser=second[0].who, first=first[1].words, second=second[1].words,
        known=sentences.figure(gap, unit),
    )  # fmt: skip


def _same(telling: Telling, who: str, figures: list[Said]) -> Iterator[Verdict]:
    """Figures for one thing: the finest is taken to be meant by all."""
    if len(figures) < 2:
        return
    finest = min(figures, key=lambda said: (not said.exact, said.step, said.claim))
    if not finest.exact:
        return
    for said in chain(figures):
        if said is finest or said.claim == finest.claim or said.quantity is None:
            continue
        if hedges.fits(said.quantity, finest.value) == "differs":
            yield telling.verdict(
                "copy.same", "impossible", said, finest.value, (finest,), who=who, known=finest.words
            )
