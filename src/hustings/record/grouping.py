"""Which contest each claim goes to."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date as Date
from typing import Any, TypeVar

from hustings.claims import Claim
from hustings.countries.names import key
from hustings.link import Linked
from hustings.record.figures import Statement
from hustings.record.records import Name, Rest, Why
from hustings.reference import Contest

SUBJECTS = frozenset({"deposit", "defeat", "majority", "swing", "tally", "tenure", "turnout", "win"})
"""Types of claims on one contest."""

V = TypeVar("V")

Place = tuple[str, str, Date | None]


@dataclass(frozen=True, slots=True)
class Said:
    """A claim on its way into a record.

    Attributes:
        index: Its place among those that were given.
        linked: The claim with what its names mean.
        previous: Whether it speaks of the majority that was there before.
    """

    index: int
    linked: Linked
    previous: bool = False

    @property
    def claim(self) -> Claim:
        """The claim."""
        return self.linked.claim

    def slot(self, name: str) -> Any:
        """What a slot of the claim holds, None where it has no such slot."""
        return getattr(self.claim, name, None)

    def states(self, value: V, *detail: float, same: Hashable = None) -> Statement[V]:
        """The claim's word on something that is no quantity; see `Statement`."""
        return Statement(value, self.index, self.claim.asserted_at, detail, same=same)


@dataclass(slots=True)
class Group:
    """The claims of one contest."""

    seat: Name
    election: Date | None
    contest: Contest | None
    said: list[Said] = field(default_factory=list)


def group(linked: Iterable[Linked]) -> tuple[list[Group], list[Rest]]:
    """Sort claims by contest, in the order in which they come to them.

    A majority that was there before goes to the contest that it was defended at; one that an election is named for goes
    to that election, and to the contest after it where the copy is about that.

    Returns:
        The groups, and the claims that are of none.
    """
    groups: dict[Place, Group] = {}
    rest = []
    for index, one in enumerate(linked):
        why = _why_not(one)
        if why is not None:
            rest.append(Rest(index, why))
            continue
        for place, new, previous in _places(one):
            groups.setdefault(place, new).said.append(Said(index, one, previous))
    return list(groups.values()), rest


def _why_not(one: Linked) -> Why | None:
    if one.claim.type not in SUBJECTS:
        return "other subject"
    if one.claim.modality != "asserted":
        return one.claim.modality
    seat = getattr(one.claim, "seat", None)
    return "no seat" if seat is None and one.contest is None and one.base is None else None


def _places(one: Linked) -> Iterator[tuple[Place, Group, bool]]:
    contest, base = one.contest, one.base or one.contest
    if one.claim.type == "majority" and base is not None and base is not contest:
        yield (*_of_contest(base), True)
        if getattr(one.claim, "previous", False):
            return
    if contest is not None:
        yield (*_of_contest(contest), bool(getattr(one.claim, "previous", False)))
    elif (seat := getattr(one.claim, "seat", None)) is not None:
        day = one.election.date if one.election else None
        place = (seat.id or "", "" if seat.id else key(seat.name), day)
        yield place, Group(Name(seat.name, seat.id), day, None), bool(getattr(one.claim, "previous", False))


def _of_contest(contest: Contest) -> tuple[Place, Group]:
    name = "" if contest.seat_id else f"{key(contest.council)}/{key(contest.seat)}"
    place = (contest.seat_id or "", name, contest.date)
    return place, Group(Name(contest.seat, contest.seat_id), contest.date, contest)
