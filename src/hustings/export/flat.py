"""Claims as flat rows: one a claim, the same columns for any input."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping
from typing import Any

from hustings.claims import Claim, registry
from hustings.claims.values import Duration, Named, Party, Quantity
from hustings.countries import Country
from hustings.export.columns import Column
from hustings.export.wording import evidence_words
from hustings.extraction import Extraction
from hustings.identity import claim_id
from hustings.link import Linked, link
from hustings.record.ballots import ballot_id
from hustings.record.records import Name
from hustings.reference import reference

SHARED = (
    Column("doc", "text", "The document: the file's name without its ending."),
    Column("type", "text", "The claim type."),
    Column("modality", "text", "`asserted`, `forecast`, `hypothetical` or `negated`."),
    Column("rule", "text", "The pattern that found it."),
    Column("cues", "text", "The words that the pattern fired on, joined by `; `."),
    Column("confidence", "number", "How often claims like it were right on annotated copy, 0 to 1."),
    Column("post", "text", "The post it was read from."),
    Column("headline", "text", "That post's headline."),
    Column("asserted_at", "text", "That post's time (ISO 8601)."),
    Column("election", "text", "The election that the text names, where it is another than its own (EDTF)."),
    Column("evidence", "text", "The words it rests on, pieces joined by ` … `."),
    Column("evidence_spans", "text", "Where they stand: code points from-to, pieces joined by `;`."),
    Column("claim_id", "text", "Its id: the same whenever the same copy says the same again."),
    Column(
        "gss_code", "text", "Official code of the seat contested (GSS), by the boundaries of that election."
    ),
    Column("ballot_id", "text", "Id of the ballot in the style of Democracy Club."),
    Column("poll", "text", "Day of the election that it is about (ISO 8601)."),
)
"""What every claim has."""

PARTS: Mapping[str, tuple[Column, ...]] = {
    "a party": (
        Column("", "text", "Its name."),
        Column("_id", "text", "Its id in the register (Electoral Commission)."),
        Column("_register", "text", "Its name in the register."),
    ),
    "a person, a seat": (
        Column("", "text", "The name."),
        Column(
            "_id", "text", "The id in official results: of a seat the GSS code, of a person `mnis:` or `dc:`."
        ),
    ),
    "a quantity": (
        Column("", "number", "The number; percent and points from 0 to 100."),
        Column("_unit", "text", "What is counted."),
        Column("_hedge", "text", "`exact`, `about`, `over` or `under`."),
    ),
    "a duration": (
        Column("", "text", "The length of time (ISO 8601)."),
        Column("_hedge", "text", "As of a quantity."),
    ),
    "a rank": (Column("", "number", "The place."),),
    "yes or no": (Column("", "flag", "`True` or `False`."),),
    "words": (Column("", "text", "As in the claim."),),
}
"""The columns of a slot by what it holds, as endings to its name."""

_HOLDS: tuple[tuple[type, str], ...] = (
    (Party, "a party"),
    (Named, "a person, a seat"),
    (Quantity, "a quantity"),
    (Duration, "a duration"),
    (bool, "yes or no"),
    (int, "a rank"),
)


def claim_columns() -> tuple[Column, ...]:
    """The columns of a claim's row: what all claims share, then the slots of every type in the registry's order."""
    found = {column.name: column for column in SHARED}
    for claim in registry.values():
        for slot in claim.slots():
            for part in PARTS[holds(claim.model_fields[slot].annotation)]:
                name = slot + part.name
                found.setdefault(name, Column(name, part.kind, f"{slot}: {part.about}"))
    return tuple(found.values())


def holds(annotation: object) -> str:
    """What a slot of a type holds, as a key of `PARTS`."""
    options = typing.get_args(annotation) or (annotation,)
    for kind, words in _HOLDS:
        if any(isinstance(option, type) and issubclass(option, kind) for option in options):
            return words
    return "words"


def claim_rows(found: Extraction) -> Iterator[dict[str, object]]:
    """The rows of a document's claims, linked to the official results of its country."""
    known = reference(found.document.country)
    for claim, linked in zip(found.claims, link(found, known), strict=True):
        yield _row(claim, linked, known.country)


def _row(claim: Claim, linked: Linked, country: Country) -> dict[str, object]:
    post = claim.post
    row: dict[str, object] = {
        "doc": claim.doc,
        "type": claim.type,
        "modality": claim.modality,
        "rule": claim.rule,
        "cues": "; ".join(cue.text for cue in claim.cues),
        "confidence": claim.confidence,
        "post": post.id if post else None,
        "headline": post.headline if post else None,
        "asserted_at": claim.asserted_at.isoformat() if claim.asserted_at else None,
        "election": claim.election,
        "evidence": evidence_words(claim),
        "evidence_spans": ";".join(f"{piece.start}-{piece.end}" for piece in claim.evidence),
        "claim_id": claim_id(claim),
        **_place(linked, country),
    }
    for slot in claim.slots():
        row |= _cells(slot, getattr(linked.claim, slot), country)
        named = getattr(claim, slot)
        if isinstance(named, Named) and row[f"{slot}_id"] is None:
            row[f"{slot}_id"] = named.id  # as it was read, where no election is known to link it by
    return row


def _place(linked: Linked, country: Country) -> dict[str, object]:
    contest, seat = linked.contest, getattr(linked.claim, "seat", None)
    day = contest.date if contest else linked.election.date if linked.election else None
    place = Name(contest.seat, contest.seat_id) if contest else Name(seat.name, seat.id) if seat else None
    return {
        "gss_code": place.id if place else None,
        "ballot_id": ballot_id(place, day, contest, country) if place else None,
        "poll": day.isoformat() if day else None,
    }


def _cells(slot: str, value: Any, country: Country) -> dict[str, object]:
    match value:
        case Party():
            register = country.register.get(value.id or "")
            return {slot: value.name, f"{slot}_id": value.id, f"{slot}_register": register}
        case Named():
            return {slot: value.name, f"{slot}_id": value.id}
        case Quantity():
            return {slot: value.value, f"{slot}_unit": value.unit, f"{slot}_hedge": value.hedge}
        case Duration():
            return {slot: value.iso, f"{slot}_hedge": value.hedge}
        case _:
            return {slot: value}
