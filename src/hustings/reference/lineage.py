"""Seats over time: which seat of one boundary set follows which of another, and every name of the chain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from hustings.countries import Country
from hustings.countries.names import Seat, key

CONSTITUENCY = "constituency"


@dataclass(frozen=True)
class Chain:
    """A seat through its boundary sets, newest first.

    Attributes:
        seats: The seat and those before and after it that had the same area under another code, or an equal name.
    """

    seats: tuple[Seat, ...]

    @cached_property
    def ids(self) -> frozenset[str]:
        """The codes of the chain."""
        return frozenset(seat.id for seat in self.seats if seat.id)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The folded names of the chain, other spellings included."""
        return frozenset(key(name) for seat in self.seats for name in seat.names())


class Lineage:
    """Every chain of a country's constituencies."""

    def __init__(self, country: Country) -> None:
        """Join each seat to the one before it.

        Args:
            country: Whose seats; those of its boundary sets and, by name, its former ones.
        """
        self._of: dict[str, Chain] = {}
        self._named: dict[str, list[Chain]] = {}
        seats = [seat for seat in country.seats if seat.kind in (CONSTITUENCY, "former")]
        self._sets = sorted({seat.set for seat in seats}, reverse=True)  # '' for former seats, so last
        self._by_id = {(seat.id, seat.set): seat for seat in seats if seat.id}
        self._by_name = _by_name(seats)
        taken: set[int] = set()
        for seat in sorted(seats, key=lambda seat: seat.set, reverse=True):
            if id(seat) in taken:
                continue
            chain = [seat]
            while (earlier := self._before(chain[-1])) is not None and id(earlier) not in taken:
                chain.append(earlier)
            taken |= set(map(id, chain))
            made = Chain(tuple(chain))
            self._of |= dict.fromkeys(made.ids, made)
            for name in made.keys:
                self._named.setdefault(name, []).append(made)

    def has(self, code: str) -> bool:
        """Whether a code is that of a constituency."""
        return code in self._of

    def same_area(self, code: str | None, other: str | None) -> bool:
        """Whether two codes are those of one area: equal, or one the other's in the boundary set before."""
        if code == other:
            return True
        pairs = ((seat.id, seat.former_id) for seat in self._by_id.values() if seat.former_id)
        return any({code, other} == {*pair} for pair in pairs)

    def of(self, seat: str) -> Chain | None:
        """The chain of a seat.

        Args:
            seat: Its code, or a name in any spelling; of seats that share one, the newest.

        Returns:
            The chain, or None where there is no such constituency.
        """
        found = self._of.get(seat)
        if found is None and (named := self._named.get(key(seat))):
            # An exact name goes before another seat's alias.
            exact = (chain for chain in named if any(key(s.name) == key(seat) for s in chain.seats))
            found = next(exact, named[0])
        return found

    def _before(self, seat: Seat) -> Seat | None:
        """The seat of the boundary set before that had the same area, or an equal name."""
        earlier = next((found for found in self._sets if found < seat.set), None)
        if earlier is None:
            return None
        for code in (seat.former_id, seat.id):
            if code and (code, earlier) in self._by_id:
                return self._by_id[code, earlier]
        found = (self._by_name.get((earlier, key(name))) for name in seat.names())
        return next((seat for seat in found if seat is not None), None)


def _by_name(seats: Iterable[Seat]) -> dict[tuple[str, str], Seat]:
    """Seats by boundary set and folded name, names of their own before other spellings."""
    table: dict[tuple[str, str], Seat] = {}
    listed = list(seats)
    for seat in listed:
        table.setdefault((seat.set, key(seat.name)), seat)
    for seat in listed:
        for alias in seat.aliases:
            table.setdefault((seat.set, key(alias)), seat)
    return table


@cache
def lineage(country: Country) -> Lineage:
    """Every chain of a country's constituencies; put together once."""
    return Lineage(country)
