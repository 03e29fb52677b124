"""Countries: one folder of data each, and no Python in it.

`country.yaml` names the language, the time zone, the territories and how prose writes the parties; what
registers and results give is in `parties.csv`, `seats.csv` and `people.csv` (`hustings.countries.convert`).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import date as Date
from functools import cache, cached_property
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from hustings.countries.names import USAGES, Party, Seat, Usage, day, index, key

_ROOT = resources.files(__package__)
_FILE = "country.yaml"
_NO_PARTIES = frozenset({"Independent", "Others"})
_CELLS = "|"
_STRANGERS = ContextVar("strangers", default=False)


@dataclass(frozen=True, eq=False)
class Country:
    """What is known of a country's parties, seats and people.

    Attributes:
        code: ISO 3166 code, lower case.
        name: What it is called.
        language: ISO 639 code of the language of its copy.
        time_zone: IANA name of the zone that its clock times are in.
        territories: Nations, regions, counties, parliaments: scopes of seat totals, no seats by themselves.
        parties: Its parties, those with most candidates first.
        seats: Its contested units, newest boundaries first.
        ambiguous: Names of seats that are words, personal names or cities too.
        also: Codes of countries whose parties its copy speaks of too.
        several_members: Whether some contests are for several seats: wards, and constituencies of STV.
        folder: Where its data is.
        strangers: Whether nobody's name is known.
    """

    code: str
    name: str
    language: str
    time_zone: str
    territories: tuple[str, ...]
    parties: tuple[Party, ...]
    seats: tuple[Seat, ...]
    ambiguous: frozenset[str]
    also: tuple[str, ...]
    several_members: bool
    folder: Traversable = field(repr=False)
    strangers: bool = False

    @cached_property
    def people(self) -> frozenset[str]:
        """Full names of candidates and members, as official results write them; read on first use."""
        return frozenset(() if self.strangers else (row["name"] for row in _rows(self.folder / "people.csv")))

    @cached_property
    def given_names(self) -> frozenset[str]:
        """First names among `people`, lower case."""
        return frozenset(name.partition(" ")[0].lower() for name in self.people)

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Last names among `people`, lower case."""
        return frozenset(name.rpartition(" ")[2].lower() for name in self.people)

    @cached_property
    def register(self) -> Mapping[str, str]:
        """The names of its parties as the register has them, by id."""
        return {party.id: party.registered for party in self.parties if party.id and party.registered}

    @cached_property
    def _parties(self) -> Mapping[str, tuple[Party, ...]]:
        return index(party for code in (self.code, *self.also) for party in country(code).parties)

    @cached_property
    def _seats(self) -> Mapping[str, tuple[Seat, ...]]:
        return index(seat for code in (self.code, *self.also) for seat in country(code).seats)

    def party(self, words: str, on: Date | None = None) -> Party | None:
        """The party that some words name.

        Args:
            words: A name, alias or abbreviation, in any case.
            on: The day the copy is about: of parties that share a name, one registered then comes first.

        Returns:
            The party, its neighbours' parties after its own, or None where the name is not known.
        """
        name = key(words)
        found = self._parties.get(name) or self._parties.get(name.removesuffix(" party")) or ()
        return next((p for p in found if on is None or p.valid(on)), found[0] if found else None)

    def seat(self, words: str, on: Date | None = None) -> Seat | None:
        """The seat that some words name.

        Args:
            words: A name or alias, in any case and order of compass words.
            on: Day of the election, which decides the boundaries; the newest by default.

        Returns:
            The seat in the boundary set of that day, else in the newest that has the name, or None. A seat of a
            devolved parliament goes before one that has its name for an alias: Eastwood before East Renfrewshire.
        """
        name = key(words)
        found = self._seats.get(name, ())
        devolved = [s for s in found if s.kind == "devolved" and key(s.name) == name]
        if devolved and all(key(s.name) != name for s in found if s.kind != "devolved"):
            return devolved[0]
        return next((s for s in found if on is not None and s.valid(on)), found[0] if found else None)


@contextmanager
def strangers() -> Iterator[None]:
    """Have countries know nobody's name: a pipeline that is built meanwhile meets only people it has never heard of."""
    token = _STRANGERS.set(True)
    try:
        yield
    finally:
        _STRANGERS.reset(token)


def country(code: str) -> Country:
    """Load a country.

    Args:
        code: ISO 3166 code, lower case.

    Returns:
        The country; loaded once for each process.

    Raises:
        ValueError: There is no folder for it; the message names those there are.
    """
    return _country(code, _STRANGERS.get())


@cache
def _country(code: str, strangers: bool) -> Country:
    if code not in available():
        raise ValueError(f"no data for country {code!r}; there is data for {', '.join(available())}")
    folder = _ROOT / code
    text = (folder / _FILE).read_text(encoding="utf-8")
    raw: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return Country(
        code=code,
        name=raw["name"],
        language=raw["language"],
        time_zone=raw["time_zone"],
        territories=tuple(raw["territories"]),
        parties=tuple(
            _branched(_merge(raw["parties"], _rows(folder / "parties.csv")), raw.get("branches", ()))
        ),
        seats=tuple(_seats(folder, raw)),
        ambiguous=frozenset(map(key, raw.get("ambiguous", ()))),
        also=tuple(raw.get("also", ())),
        several_members=bool(raw.get("several_members")),
        folder=folder,
        strangers=strangers,
    )


@cache
def available() -> tuple[str, ...]:
    """Codes of the countries there is data for, sorted."""
    return tuple(sorted(entry.name for entry in _ROOT.iterdir() if (entry / _FILE).is_file()))


def _rows(path: Traversable) -> Iterable[dict[str, str]]:
    """Rows of a data file; none where a country has no such file."""
    return csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))) if path.is_file() else ()


def _merge(written: list[dict[str, Any]], registered: Iterable[dict[str, str]]) -> list[Party]:
    """The register's parties with what is written by hand laid over them."""
    parties: dict[str, Party] = {}
    for row in registered:
        spellings = {name: usage for usage in USAGES for name in _cells(row.get(usage, ""))}
        parties[row["id"]] = Party(
            row["id"],
            row["name"],
            spellings,
            day(row["active_from"]),
            day(row["active_to"]),
            int(row["weight"]),
            row.get("register", ""),
        )
    own = []
    for entry in written:
        spellings = {str(name): usage for usage in USAGES for name in entry.get(usage, ())}
        known = parties.get(entry.get("id", ""))
        if known is None or entry.get("own"):
            own.append(
                Party(
                    entry.get("id"),
                    entry["name"],
                    spellings,
                    day(entry.get("active_from", "")),
                    day(entry.get("active_to", "")),
                )
            )
        else:
            merged: dict[str, Usage] = {**known.spellings, **spellings}
            parties[entry["id"]] = replace(known, name=entry["name"], spellings=merged)
    taken = {key(name) for party in own for name in party.names()}
    rest = (
        replace(
            party,
            spellings={name: usage for name, usage in party.spellings.items() if key(name) not in taken},
        )
        for party in parties.values()
    )
    return sorted([*own, *rest], key=lambda party: -party.weight)


def _branched(parties: Iterable[Party], branches: Sequence[str]) -> Iterator[Party]:
    """Parties that are also known by the names of their branches: 'Ontario Liberals'."""
    for party in parties:
        plain = [name for name, usage in party.spellings.items() if usage in ("sure", "word")]
        named: dict[str, Usage] = {f"{branch} {name}": "sure" for branch in branches for name in plain}
        yield (
            replace(party, spellings={**named, **party.spellings}) if party.name not in _NO_PARTIES else party
        )


def _seats(folder: Traversable, raw: dict[str, Any]) -> Iterable[Seat]:
    for row in _rows(folder / "seats.csv"):
        yield Seat(
            id=row["id"] or None,
            name=row["name"],
            set=row["set"],
            kind=row["kind"],
            valid_from=day(row["valid_from"]),
            valid_to=day(row["valid_to"]),
            aliases=_cells(row["aliases"]),
            region=row.get("region", ""),
            nation=row.get("nation", ""),
            former_id=row.get("former_id") or None,
        )
    for column, kind in (
        ("seats", "constituency"),
        ("devolved", "devolved"),
        ("regional", "regional"),
        ("councils", "council"),
    ):
        for name in raw.get(column, ()):
            yield Seat(id=None, name=name, kind=kind)


def _cells(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(_CELLS)) if cell else ()
