"""Territories that results add up by: the country, its nations, its regions, and groups of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hustings.countries.names import key


@dataclass(frozen=True, slots=True)
class Territory:
    """A part of the country, or all of it.

    Attributes:
        name: What it is called in results.
        parts: The regions and nations it is made of; itself where it is one.
    """

    name: str
    parts: frozenset[str]

    def holds(self, region: str, nation: str) -> bool:
        """Whether a seat of that region and nation lies in it."""
        return region in self.parts or nation in self.parts


class Territories:
    """The territories of a country by every name."""

    def __init__(self, written: Mapping[str, Mapping[str, Any]]) -> None:
        """Index them.

        Args:
            written: Name to what else it is called (`names`) and is made of (`of`), as `reference.yaml` has them.
        """
        self._named: dict[str, Territory] = {}
        for name, about in written.items():
            territory = Territory(name, frozenset(about.get("of", (name,))))
            for spelling in (name, *about.get("names", ())):
                self._named[key(spelling)] = territory

    def named(self, words: str) -> Territory | None:
        """The territory that some words name, in any spelling, or None."""
        return self._named.get(key(words))
