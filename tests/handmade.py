"""A document and its claims made by hand: what writes claims out is tested without what finds them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TypeVar

from hustings import Document, Entity, Evidence, Extraction, Post
from hustings.claims import Claim, Duration, Party, Person, PostRef, Quantity, Seat, registry
from hustings.claims.values import Named
from hustings.text import Segment

N = TypeVar("N", bound=Named)

HEADING = "Labour hold Leeds North East"
BODY = "Priya Nair beat Tom Ashby by just over 1,200 votes. Labour has held the seat for 27 years."
COUNTED = "=SUM(A1) is how I count"
WORDS = f"“{COUNTED}”, she said. She could lose next time."
TEXT = f"{HEADING}\n\n{BODY}\n\n{WORDS}\n"
TIME = datetime(2027, 6, 11, 2, 5, tzinfo=UTC)


def span(words: str) -> tuple[int, int]:
    """Where the words first stand in the text."""
    start = TEXT.index(words)
    return start, start + len(words)


def named(kind: type[N], words: str, known_as: str | None = None, id: str | None = None) -> N:
    return kind(name=known_as or words, id=id, spans=(span(words),))


def claim(type: str, evidence: list[str], rule: str, **slots: object) -> Claim:
    return registry[type].model_validate(
        {
            **slots,
            "evidence": [Evidence.of(TEXT, *span(words)) for words in evidence],
            "doc": "leeds",
            "post": PostRef(id="p1", time=TIME, headline=HEADING, author="Ola Wren"),
            "asserted_at": TIME,
            "rule": rule,
        }
    )


def claims() -> tuple[Claim, ...]:
    labour = named(Party, "Labour", id="PP53")
    seat = named(Seat, "Leeds North East", id="E14001321")
    margin = Quantity(
        value=1200,
        unit="votes",
        hedge="over",
        text="just over 1,200 votes",
        spans=(span("just over 1,200 votes"),),
    )
    nair = named(Person, "Priya Nair")
    return (
        claim("win", [HEADING], "win.hold", candidate=nair, party=labour, seat=seat, outcome="hold"),
        claim(
            "defeat", ["Priya Nair", "beat Tom Ashby by just over 1,200 votes"], "defeat.active",
            winner=nair, winner_party=labour, loser=named(Person, "Tom Ashby"), seat=seat, margin=margin,
        ),
        claim(
            "tenure", ["held the seat for 27 years"], "tenure.for",
            holder=labour, kind="held", duration=Duration(iso="P27Y"),
        ),
        claim("quote", [COUNTED], "quote.after", speaker=nair, text=COUNTED),
        claim("defeat", ["could lose"], "defeat.lose", loser=nair, modality="forecast", confidence=0.5),
    )  # fmt: skip


def extraction() -> Extraction:
    parts = [(HEADING, "heading"), (BODY, "body"), (WORDS, "body")]
    segments = tuple(Segment(*span(words), role) for words, role in parts)
    post = Post("p1", "post", 0, span(WORDS)[1], segments, TIME, "Ola Wren", "Leeds Wire")
    return Extraction(
        document=Document(TEXT, (post,), "leeds", "gb", date(2027, 6, 11)),
        posts=(PostRef(id="p1", time=TIME, headline=HEADING, author="Ola Wren"),),
        entities=(Entity(doc="leeds", start=0, end=6, label="PARTY", text="Labour"),),
        claims=claims(),
    )
