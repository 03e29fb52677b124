"""The swings of one contest, by the pair of parties that votes moved between."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hustings.claims import Party
from hustings.record.cast import party_key
from hustings.record.figures import meet, quantity, settle
from hustings.record.grouping import Said
from hustings.record.records import Name, Shift

Pair = tuple[str | None, str | None]


def swings(said: Iterable[Said]) -> tuple[Shift, ...]:
    """One swing for each pair of parties and unit.

    A swing that leaves a party open is of the one pair that it fits.

    Args:
        said: The contest's claims on swings.
    """
    whole = sorted(said, key=lambda one: -sum(key is not None for key in _pair(one.claim)))
    found: dict[tuple[Pair, str], list[Said]] = {}
    for one in whole:
        claim: Any = one.claim
        unit = "votes" if claim.size.unit == "votes" else "points"
        pair = _pair(claim)
        fitting = [known for known in found if known[1] == unit and _fits(pair, known[0])]
        found.setdefault(fitting[0] if len(fitting) == 1 else (pair, unit), []).append(one)
    return tuple(_shift(unit, members) for (_, unit), members in found.items())


def _shift(unit: Any, members: list[Said]) -> Shift:
    claims: list[Any] = [one.claim for one in members]
    size = settle((quantity(one.claim.size, one.index, one.claim) for one in members), meet)  # type: ignore[attr-defined]
    assert size is not None
    return Shift(_named(c.from_party for c in claims), _named(c.to_party for c in claims), unit, size)


def _named(parties: Iterable[Party | None]) -> Name | None:
    return next((Name(party.name, party.id) for party in parties if party is not None), None)


def _pair(claim: Any) -> Pair:
    return tuple(party_key(p) if p is not None else None for p in (claim.from_party, claim.to_party))  # type: ignore[return-value]


def _fits(pair: Pair, known: Pair) -> bool:
    return all(one is None or one == other for one, other in zip(pair, known, strict=True))
