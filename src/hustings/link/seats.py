"""Which seat a name means: by the day, whose boundaries count, and by the country."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date as Date
from functools import lru_cache

from hustings.countries.names import Seat, index, key
from hustings.link.abroad import Abroad
from hustings.link.links import Candidate, Link
from hustings.link.spelling import Spellings, told
from hustings.reference import Reference

_OTHER = {
    "constituency": "a constituency whose code is not on record",
    "former": "a former constituency, without a code",
    "devolved": "a constituency of a devolved parliament, without a code",
    "regional": "a seat of a region's parliament, without a code",
    "council": "a council area, without a code",
}
"""Why a seat of a kind has no id."""


class Seats:
    """Seats of a reference by name."""

    def __init__(self, reference: Reference) -> None:
        """Index the seats of the country, and of those that its copy speaks of too.

        Args:
            reference: Whose seats.
        """
        self._reference = reference
        own = reference.country
        self._own = index(own.seats)
        self._abroad = Abroad(own, "seat", lambda other: index(other.seats))
        self._first = min((s.valid_from for s in own.seats if s.id and s.valid_from), default=Date.min)
        self._words = frozenset(word for name in self._own for word in name.split())
        self._spellings: dict[frozenset[str], tuple[Spellings, dict[str, Seat]]] = {}
        self.of = lru_cache(maxsize=65536)(self._of)

    def _of(self, name: str, day: Date | None) -> Link:
        """The seat that a name means.

        Args:
            name: As the text, or the extraction, has it.
            day: Day of the election, or of the copy; None where neither is known.
        """
        wanted = key(name)
        seats = self._own.get(wanted, ())
        coded = [seat for seat in seats if seat.id]
        if coded:
            return self._constituency(name, wanted, coded, day)
        imported = self._imported(name, day)
        if imported is not None:
            return imported
        if seats:
            return Link(None, seats[0].name, reason=f"{seats[0].name} is {_OTHER[seats[0].kind]}")
        return self._abroad.link(name, wanted) or self._misspelt(name, wanted, day)

    def _constituency(self, name: str, wanted: str, seats: Sequence[Seat], day: Date | None) -> Link:
        if day is None:
            by_id = {seat.id: seat for seat in seats}
            if len(by_id) == 1:
                return _link(seats[0], wanted)
            when = " or ".join(f"{seat.id} ({_dates(seat)})" for seat in by_id.values())
            return Link(
                None,
                seats[0].name,
                runners_up=tuple(Candidate(code, seat.name, 1.0) for code, seat in by_id.items()),
                reason=f"nothing says when, and {seats[0].name} is {when}",
            )
        valid = [seat for seat in seats if seat.valid(day)]
        if not valid:
            valid = self._renamed(seats, day)
        if valid:
            return _link(_best(valid, wanted), wanted)
        near = self._near(wanted, day)
        if day < self._first:
            return Link(None, name, reason=f"the codes of seats on {day} are not on record")
        return Link(
            None,
            name,
            runners_up=near,
            reason=f"there was no seat of the name {name} on {day}: it is one {_dates(seats[0])}",
        )

    def _renamed(self, seats: Iterable[Seat], day: Date) -> list[Seat]:
        """What the same areas were called on a day."""
        lineage = self._reference.lineage
        chains = (lineage.of(seat.id) for seat in seats if seat.id)
        return [seat for chain in chains if chain for seat in chain.seats if seat.id and seat.valid(day)]

    def _imported(self, name: str, day: Date | None) -> Link | None:
        """A ward or council that only an imported file knows."""
        if not self._reference.imports:
            return None
        contests = self._reference.contests(name)
        found = {c.seat_id or c.ballot or c.council: c for c in contests if day is None or c.election <= day}
        if len(found) > 1:
            return Link(
                None,
                name,
                runners_up=tuple(Candidate(c.seat_id, c.seat, 1.0) for c in found.values()),
                reason=f"several places are called {name}",
            )
        for contest in found.values():
            reason = None if contest.seat_id else f"the file that {name} was imported from gives no code"
            return Link(contest.seat_id, contest.seat, "exact", 1.0, reason=reason)
        return None

    def _misspelt(self, name: str, wanted: str, day: Date | None) -> Link:
        spellings, seats = self._on(day)
        near = spellings.near(wanted)
        if spellings.misspelt(wanted, near):
            best, score = near[0]
            found = self._constituency(name, best, [seats[best]], day) if day else _link(seats[best], best)
            return Link(found.id, found.name, "fuzzy", score, self._runners_up(near[1:], seats), found.reason)
        return Link(None, name, runners_up=self._runners_up(near, seats), reason=f"no seat is called {name}")

    def _near(self, wanted: str, day: Date | None) -> tuple[Candidate, ...]:
        spellings, seats = self._on(day)
        return self._runners_up(spellings.near(wanted), seats)

    def _runners_up(self, near: list[tuple[str, float]], seats: dict[str, Seat]) -> tuple[Candidate, ...]:
        return tuple(Candidate(seats[n].id, seats[n].name, score) for n, score in told(near))

    def _on(self, day: Date | None) -> tuple[Spellings, dict[str, Seat]]:
        """The names of the boundary sets in force on a day, or of all of them."""
        valid = [s for s in self._reference.country.seats if s.id and (day is None or s.valid(day))]
        sets = frozenset(seat.set for seat in valid)
        known = self._spellings.get(sets)
        if known is None:
            names = {name: seats[0] for name, seats in index(valid).items()}
            # Without a day, a seat is one through all its boundary sets.
            ids = {name: seat.id if day else key(seat.name) for name, seat in names.items()}
            known = self._spellings[sets] = Spellings(ids, self._words), names
        return known


def _best(seats: Sequence[Seat], wanted: str) -> Seat:
    return next((seat for seat in seats if key(seat.name) == wanted), seats[0])


def _link(seat: Seat, wanted: str) -> Link:
    return Link(seat.id, seat.name, "exact" if key(seat.name) == wanted else "alias", 1.0)


def _dates(seat: Seat) -> str:
    since = f"since {seat.valid_from}" if seat.valid_from else ""
    until = f"until {seat.valid_to}" if seat.valid_to else ""
    return f"{since} {until}".strip() or "at all times"
