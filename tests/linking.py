"""Claims made by hand for the tests of linking: what links them is tested without what finds them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hustings import Document, Entity, Evidence, Extraction
from hustings.claims import Claim, Party, Person, PostRef, Seat, registry
from hustings.countries import country
from hustings.link import Linked, link
from hustings.reference import Reference

GB = Reference(country("gb"))
GE2010, GE2017, GE2019 = date(2010, 5, 6), date(2017, 6, 8), date(2019, 12, 12)
GE2024 = date(2024, 7, 4)
KINDS = {
    **dict.fromkeys(("candidate", "winner", "loser", "person", "speaker"), Person),
    **dict.fromkeys(("party", "winner_party", "loser_party", "from_party", "to_party"), Party),
    "seat": Seat,
    "holder": Person,
}


def claim(
    type: str = "win",
    words: str = "…",
    *,
    text: str | None = None,
    posted: datetime | None = None,
    headline: str | None = None,
    **slots: object,
) -> Claim:
    """A claim whose evidence is `words` of the text, with names given as plain strings."""
    text = text or words
    start = text.index(words)
    named = {slot: KINDS[slot](name=value) if slot in KINDS else value for slot, value in slots.items()}
    return registry[type].model_validate(
        {
            **named,
            "evidence": [Evidence.of(text, start, start + len(words))],
            "doc": "copy",
            "post": PostRef(id="p1", time=posted, headline=headline),
            "asserted_at": posted,
            "rule": f"{type}.made",
        }
    )


def found(
    *claims: Claim, text: str = "…", day: date | None = None, entities: tuple[Entity, ...] = ()
) -> Extraction:
    """A document with claims."""
    document = Document(text=text, posts=(), name="copy", date=day)
    return Extraction(document=document, posts=(), entities=entities, claims=claims)


def linked(day: date | None = None, election: date | None = None, **about: object) -> Linked:
    """One claim linked, in copy of a day."""
    text = str(about.get("text") or about.get("words") or "…")
    (only,) = link(found(claim(**about), text=text, day=day), GB, election=election)  # type: ignore[arg-type]
    return only


def at(year: int, month: int, day: int, hour: int = 12) -> datetime:
    """A time in the zone of the clocks of Greenwich."""
    return datetime(year, month, day, hour, tzinfo=UTC)
