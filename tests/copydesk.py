"""Linked claims made by hand: records and exports are tested without what finds claims."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from hustings.claims import Claim, Evidence, Party, Person, Quantity, Seat, registry
from hustings.link import Link, Linked
from hustings.reference import Contest, Election, Result

DAY = date(2027, 5, 6)
ELECTION = Election("2027", DAY, "general", 650)
PARTIES = {"Labour": "PP53", "Conservative": "PP52", "Green": "PP63", "Liberal Democrat": "PP90"}


def person(name: str) -> Person:
    return Person(name=name)


def party(name: str) -> Party:
    return Party(name=name, id=PARTIES.get(name))


def seat(name: str = "Halifax", id: str | None = "E14001262") -> Seat:
    return Seat(name=name, id=id)


def number(value: float, text: str = "", hedge: str = "exact", unit: str = "votes") -> Quantity:
    return Quantity.model_validate(
        {"value": value, "unit": unit, "hedge": hedge, "text": text or f"{value:,g}"}
    )


def percent(value: float, text: str = "", hedge: str = "exact") -> Quantity:
    return number(value, text or f"{value:g}%", hedge, "percent")


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2027, 5, 7, hour, minute, tzinfo=UTC)


def said(type: str, *, time: datetime | None = None, **slots: Any) -> Claim:
    slots.setdefault("seat", seat())
    if type in ("quote", "affiliation", "seat_total"):
        slots.pop("seat")
    words = Evidence(start=0, end=len(type), text=type)
    shared = {"evidence": [words], "doc": "night", "rule": f"{type}.test", "asserted_at": time}
    return registry[type].model_validate({**shared, **slots})


def linked(
    claim: Claim,
    *,
    contest: Contest | None = None,
    base: Contest | None = None,
    links: Mapping[str, Link] | None = None,
    election: Election | None = ELECTION,
) -> Linked:
    return Linked(claim, election, contest, base or contest, links or {})


def contest(day: date = DAY, **changed: Any) -> Contest:
    results = (
        Result("Farida Lumb", "PP53", "Labour", 17_232, 52.2, 1, True),
        Result("Dev Pickersgill", "PP52", "Conservative", 15_768, 47.8, 2, False),
    )
    fields = {
        "seat_id": "E14001262", "seat": "Halifax", "set": "2024", "region": "", "nation": "England", "council": "",
        "election": day, "date": day, "kind": "general", "electorate": 60_000, "valid": 33_000, "results": results,
    }  # fmt: skip
    return Contest(**{**fields, **changed})
