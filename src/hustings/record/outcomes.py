"""Who is said to have won a contest, to have lost it and to have come second."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hustings.record.cast import Cast, Contender
from hustings.record.figures import Figure, Statement, settle
from hustings.record.grouping import Said

_FATES = {
    "win": (("candidate", True),),
    "defeat": (("winner", True), ("loser", False)),
    "majority": (("candidate", True),),
}
"""Who won and who did not, by claim type and slot."""


class Fate(NamedTuple):
    """One claim's word on whether a contender won."""

    said: Said
    contender: Contender
    won: bool


def fates(said: Iterable[Said], cast: Cast, one_seat: bool) -> Iterator[Fate]:
    """Who is said to have won, and who to have lost.

    Args:
        said: The contest's claims.
        cast: Its contenders.
        one_seat: Whether whoever is not first has lost.
    """
    for one in said:
        roles = _FATES.get(one.claim.type, ())
        rank = one.slot("rank")
        if rank is not None and (one_seat or rank == 1):
            roles = (("candidate", rank == 1),)
        for slot, won in roles:
            contender = cast.of(one, slot)
            if contender is not None:
                yield Fate(one, contender, won)


def winner(found: Iterable[Fate]) -> Figure[Contender] | None:
    """The one who won."""
    return settle(fate.said.states(fate.contender) for fate in found if fate.won)


def elected(found: Iterable[Fate], contender: Contender) -> Figure[bool] | None:
    """Whether a contender won."""
    return settle(fate.said.states(fate.won) for fate in found if fate.contender is contender)


def runner_up(said: Iterable[Said], cast: Cast) -> Figure[Contender] | None:
    """Who came second: by rank, or beaten by a margin; else the only one who is said to have been beaten."""
    sure: list[Statement[Contender]] = []
    beaten: list[Statement[Contender]] = []
    for one in said:
        if one.claim.type == "tally" and one.slot("rank") == 2:
            contender, detail = cast.of(one, "candidate"), 2.0
        elif one.claim.type == "defeat":
            contender, detail = cast.of(one, "loser"), float(one.slot("margin") is not None)
        else:
            continue
        if contender is not None:
            (sure if detail else beaten).append(one.states(contender, detail))
    if not sure:
        return settle(beaten) if len({statement.value for statement in beaten}) == 1 else None
    named = {statement.value for statement in sure}
    return settle([*sure, *(statement for statement in beaten if statement.value in named)])


def outcome(wins: Iterable[Said]) -> Figure[str] | None:
    """Whether the seat changed hands: `hold` or `gain`; `elected` where no claim says which."""
    return settle(
        (one.states(how, float(how != "elected")) for one in wins if (how := one.slot("outcome"))),
        lambda one, other: "elected" in (one.value, other.value),
    )
