"""Contests below Parliament: wards and mayoralties that do not exist, with the shape of a real contest's figures."""

from __future__ import annotations

import random
import re
from collections.abc import Collection
from dataclasses import replace
from datetime import date as Date

from hustings.corpus.stories.banks import data
from hustings.corpus.stories.contests import Candidate, Contest, Party

WARD, MAYOR = "councillor", "mayor"
"""What the winner becomes."""

_YEARS = range(2008, 2030)
_WARD_VOTES = (900, 4200)
_MAYOR_VOTES = (60_000, 400_000)
_MAYORS_ARE = 0.15
_RESIDENTS_STAND = 0.4
_PARTIES_AT_MOST = 7


def ward_name(rng: random.Random, taken: Collection[str] = ()) -> str:
    """A name as wards and divisions have.

    Args:
        rng: Decides.
        taken: Names it must not be.
    """
    words = data("wards")
    while True:
        pattern = rng.choice(words["patterns"])
        made = re.sub(r"\w+", lambda part: rng.choice(words["words"].get(part[0], [part[0]])), pattern)
        if made not in taken:
            return str(made)


def ward(contest: Contest, day: Date, rng: random.Random) -> Contest:
    """A ward or a mayoralty of the figures of a contest, as many times smaller or larger as it takes.

    Args:
        contest: Whose figures.
        day: Polling day.
        rng: Decides.
    """
    mayor = rng.random() < _MAYORS_ARE
    votes = rng.randint(*(_MAYOR_VOTES if mayor else _WARD_VOTES))
    candidates = _candidates(contest, votes / contest.valid_votes, rng)
    valid = sum(c.votes for c in candidates)
    candidates = [replace(c, share=100 * c.votes / valid, position=n) for n, c in enumerate(candidates, 1)]
    turnout = round(contest.turnout * rng.uniform(0.4, 0.75), 2)
    seat = rng.choice(data("wards")["mayoralties"]) if mayor else ward_name(rng)
    gained = contest.gained
    return replace(
        contest,
        seat=seat,
        aliases=(),
        office=MAYOR if mayor else WARD,
        date=day,
        general=True,
        candidates=tuple(candidates),
        turnout=turnout,
        electorate=round(100 * valid / turnout),
        valid_votes=valid,
        majority=candidates[0].votes - candidates[1].votes,
        held_by=contest.held_by if gained else candidates[0].party,
        held_since=None,
        last_won=None,
        holder=None,
        before=None,
    )


def _candidates(contest: Contest, scale: float, rng: random.Random) -> list[Candidate]:
    found = [
        replace(c, votes=max(round(c.votes * scale), 3), since=None)
        for c in contest.candidates[:_PARTIES_AT_MOST]
    ]
    if rng.random() < _RESIDENTS_STAND:
        at = rng.randrange(min(3, len(found)), len(found) + 1) - 1
        name = rng.choice(data("wards")["residents"])
        label = Party(f"residents:{name}", name, name)
        found[at] = replace(found[at], party=label, change=None)
    for at in range(len(found) - 2, -1, -1):
        least = found[at + 1].votes + rng.randint(2, 9)
        found[at] = replace(found[at], votes=max(found[at].votes, least))
    return found


def polling_day(rng: random.Random) -> Date:
    """The first Thursday of some May."""
    first = Date(rng.choice(_YEARS), 5, 1)
    return first.replace(day=1 + (3 - first.weekday()) % 7)
