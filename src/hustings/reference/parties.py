"""Parties of the register by id: what each was called on a day."""

from __future__ import annotations

import re
from datetime import date as Date
from functools import lru_cache

from hustings.countries import Country
from hustings.countries.names import Party

_OLD_FORM = re.compile(r"(?:joint-)?party:(\d+)(?:-(\d+))?")


class PartyNames:
    """The canonical names of a country's parties by id and day."""

    def __init__(self, country: Country) -> None:
        """Index the country's parties.

        Args:
            country: Whose.
        """
        self._by_id: dict[str, list[Party]] = {}
        for party in country.parties:
            if party.id is not None:
                self._by_id.setdefault(party.id, []).append(party)
        for shared in self._by_id.values():
            # Of two names under one registration, the one that came and went is right while it lasted.
            shared.sort(key=lambda party: party.active_to is None)
        self.of = lru_cache(maxsize=None)(self._of)

    def registered(self, party_id: str) -> bool:
        """Whether the register has a party of this id."""
        return party_id in self._by_id

    def _of(self, party_id: str, on: Date) -> str:
        """The name of a party on a day, as claims give it; the id itself where the register has none."""
        shared = self._by_id.get(party_id, ())
        return next((p.name for p in shared if p.valid(on)), shared[-1].name if shared else party_id)


def register_id(written: str) -> tuple[str, str | None]:
    """A party's id as published files write it: `PP53`, `party:53` or `joint-party:53-119`.

    Returns:
        The id in the register's form, and that of the second party of a joint candidate or None.
    """
    old = _OLD_FORM.fullmatch(written)
    if old is None:
        return written, None
    return f"PP{old[1]}", f"PP{old[2]}" if old[2] else None
