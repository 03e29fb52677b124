"""How many voted against the electorate, the turnout and the votes that were counted."""

from __future__ import annotations

import math
from collections.abc import Iterator

from hustings.check import sentences
from hustings.check.inside.contests import CopyContest
from hustings.check.inside.telling import Telling
from hustings.check.verdicts import Verdict


def check(contest: CopyContest, telling: Telling) -> Iterator[Verdict]:
    """Check turnout, voters and electorate against each other, and votes against both; an electorate of 0 is none."""
    share, people, electorate = (
        next((said for said in contest.turnout.get(slot, ())), None)
        for slot in ("share", "people", "electorate")
    )
    if electorate is not None and not electorate.value:
        electorate = None  # nothing was filled in
    polled = [(entry, votes) for entry in contest.entries.values() if (votes := entry.one("votes"))]
    if people is not None and electorate is not None:
        if people.low > electorate.high:
            yield telling.verdict(
                "copy.people", "impossible", people, electorate.value, (electorate,), known=electorate.words
            )
        elif share is not None:
            low = 100 * people.low / electorate.high
            high = 100 * people.high / electorate.low if electorate.low else math.inf
            fits = low - 0.01 <= share.high and share.low <= high + 0.01
            middle = 100 * people.value / electorate.value
            yield telling.verdict(
                "copy.turnout", "agrees" if fits else "impossible", share, round(middle, 4), (people, electorate),
                first=people.words, second=electorate.words, known=sentences.figure(middle, "percent"),
            )  # fmt: skip
    most = electorate if people is None else people
    whole = sum(votes.value for _, votes in polled)
    if most is None or not polled or not contest.single or whole <= most.high:
        return
    entry, last = max(polled, key=lambda pair: pair[1].claim)
    alone = [pair for pair in polled if pair[1].value > most.high]
    if alone:
        entry, last = alone[0]
    said = last.words if alone or len(polled) == 1 else f"{last.words}, and all together {whole:,.0f}"
    kind = "who voted" if most is people else "who could vote"
    yield telling.verdict(
        "copy.votes", "impossible", last, most.value, (most, *(v for _, v in polled if v is not last)),
        who=entry.who, said=said, known=f"the {most.words} {kind}",
    )  # fmt: skip
