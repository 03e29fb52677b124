"""Names that copy from a country may mean, but that only other countries have."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hustings.countries import Country, country
from hustings.link.links import Link


class Abroad:
    """The parties, or the seats, of the countries that a country's copy speaks of too."""

    def __init__(self, own: Country, kind: str, names: Callable[[Country], Iterable[str]]) -> None:
        """Index them by name.

        Args:
            own: Whose copy it is.
            kind: What they are called: 'party', 'seat'.
            names: Gives the keys of their names (`hustings.countries.names.key`), each once.
        """
        self._own, self._kind = own.name, kind
        where: dict[str, list[str]] = {}
        for other in map(country, own.also):
            for name in names(other):
                where.setdefault(name, []).append(other.name)
        self._where = where

    def link(self, name: str, *keys: str) -> Link | None:
        """Why a name has no id: the countries that have it, by the first of its keys that any has; else None."""
        for wanted in keys:
            if wanted in self._where:
                where = " and ".join(self._where[wanted])
                return Link(None, name, reason=f"{name} is a {self._kind} in {where}, not in {self._own}")
        return None
