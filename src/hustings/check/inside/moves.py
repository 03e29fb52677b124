"""Swings against the changes of share they come from: half the sum of one's rise and the other's fall."""

from __future__ import annotations

from collections.abc import Iterator

from hustings.check import sentences
from hustings.check.inside.contests import CopyContest, Entry, Said
from hustings.check.inside.telling import Telling
from hustings.check.verdicts import Verdict

_ROUNDED = 0.1
"""By how much a swing worked out from rounded changes may miss the one from unrounded ones, in points."""


def check(contest: CopyContest, telling: Telling) -> Iterator[Verdict]:
    """Check each swing between two parties whose changes the copy gives."""
    for said, source, target in contest.swings:
        if said.quantity is None or said.quantity.unit == "votes":
            continue
        fall, rise = (_change(contest.entries, party) for party in (source, target))
        if fall is None or rise is None:
            continue
        swing = (rise.value - fall.value) / 2
        slack = (fall.step + rise.step) / 4 + _ROUNDED
        fits = said.low - slack <= swing <= said.high + slack
        yield telling.verdict(
            "copy.swing", "agrees" if fits else "impossible", said, round(swing, 4), (fall, rise),
            known=sentences.figure(swing, "percent"),
        )  # fmt: skip


def _change(entries: dict[str, Entry], party: str) -> Said | None:
    found = [entry for entry in entries.values() if entry.party == party]
    return found[0].one("share_change") if len(found) == 1 else None
