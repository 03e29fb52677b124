"""Claims as the contract has them: their JSON, their slots, their evidence, and the Docs they are read from."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError
from spacy.tokens import Doc, DocBin

from hustings import Document, Evidence
from hustings.claims import AnyClaim, Claim, Duration, Party, Person, PostRef, Quantity, Seat, registry
from hustings.claims import read as read_claims
from hustings.pipeline.document import make_doc
from hustings.read import read
from hustings.text import Post, Segment
from tests.by_rule import extract, load

# The claim types with their slots in the contract's order; * marks the core that identifies a claim.
SLOTS = {
    "win": "candidate* party* seat* outcome from_party",
    "defeat": "winner* winner_party loser* loser_party seat* margin",
    "tally": "candidate* party* seat* votes share share_change rank",
    "majority": "candidate* party* seat* votes share previous election",
    "turnout": "seat* share change people electorate",
    "swing": "seat* size from_party to_party",
    "deposit": "candidate* party seat amount count",
    "seat_total": "party* scope* seats gained lost net",
    "tenure": "holder* seat* role kind since until duration",
    "quote": "speaker* text* kind cue",
    "affiliation": "person* kind from_party to_party date",
}
SHARED = ["evidence", "doc", "post", "asserted_at", "election", "modality", "confidence", "rule", "cues"]
UNITS = {
    "margin": "votes",
    "votes": "votes",
    "share": "percent",
    "share_change": "points",
    "change": "points",
    "people": "people",
    "electorate": "people",
    "seats": "seats",
    "gained": "seats",
    "lost": "seats",
    "net": "seats",
    "amount": "pounds",
    "count": "candidates",
}

# The contract's own example.
OWN = "Labour's Priya Nair held Leeds North East, beating Tom Ashby by just over 1,200 votes."

NIGHT = "\n\n".join(
    [
        "Greens take Bristol Central",
        "Ann Lee gained Bristol Central for the Greens with 24,539 votes, overturning a Labour majority of 28,219.",
        "Labour's Tom Ashby came second on 32.6%. Turnout was 72.7%, on a swing of 26.8% from Labour to the Greens.",
        "The Conservative candidate, Bob Roy, lost his deposit. He could lose his seat on the council too.",
        "“We knocked on every door,” said Ms Lee, who defected from Labour in 2019. Labour had held it since 2005.",
        "Labour: 411 seats, 211 seats gained",
    ]
)


def bare(claim: str, **slots: Any) -> Claim:
    """A claim of a type with no more than it must have."""
    slots = {"text": "words"} | slots if claim == "quote" else slots
    return registry[claim](evidence=(Evidence.of("words", 0, 5),), doc="d", rule=f"{claim}.r", **slots)


@pytest.fixture(scope="module")
def own() -> dict[str, dict[str, Any]]:
    return {claim.type: claim.as_json() for claim in extract(OWN, name="example").claims}


def test_the_contracts_example_comes_out_as_it_has_it(own: dict[str, dict[str, Any]]) -> None:
    defeat = own["defeat"]
    pieces, post = defeat.pop("evidence"), defeat.pop("post")
    cues, sure = defeat.pop("cues"), defeat.pop("confidence")
    assert [cue["text"] for cue in cues] == ["beating"]
    assert 0 < sure < 1
    assert json.dumps(defeat) == json.dumps(
        {
            "type": "defeat",
            "winner": {"name": "Priya Nair", "id": None, "spans": [[9, 19]]},
            "winner_party": {"name": "Labour", "id": "PP53", "spans": [[0, 6]]},
            "loser": {"name": "Tom Ashby", "id": None, "spans": [[51, 60]]},
            "loser_party": None,
            "seat": {"name": "Leeds North East", "id": "E14001321", "spans": [[25, 41]]},
            "margin": {
                "value": 1200,
                "unit": "votes",
                "hedge": "over",
                "text": "just over 1,200 votes",
                "spans": [[64, 85]],
            },
            "doc": "example",
            "asserted_at": None,
            "election": None,
            "modality": "asserted",
            "rule": "defeat.beating",
        }
    )
    assert list(post) == ["id", "time", "headline", "author"]
    assert [list(piece) for piece in pieces] == [["start", "end", "text"]] * len(pieces)
    words = " … ".join(piece["text"] for piece in pieces)
    assert "Priya Nair" in words
    assert "beating Tom Ashby by just over 1,200 votes" in words


def test_the_contracts_example_is_also_a_hold(own: dict[str, dict[str, Any]]) -> None:
    assert own.keys() == {"defeat", "win"}
    assert own["win"]["outcome"] == "hold"
    assert own["win"]["candidate"]["name"] == "Priya Nair"


def test_every_claim_type_of_the_contract_is_registered() -> None:
    assert registry.keys() == SLOTS.keys()
    assert {kind: claim.model_fields["type"].default for kind, claim in registry.items()} == {
        k: k for k in SLOTS
    }
    assert all(claim.says().endswith(".") for claim in registry.values())


@pytest.mark.parametrize("kind", SLOTS)
def test_a_type_has_the_contracts_slots_in_its_order_and_its_core(kind: str) -> None:
    named = [slot.rstrip("*") for slot in SLOTS[kind].split()]
    assert list(registry[kind].slots()) == named
    assert list(registry[kind].core) == [slot[:-1] for slot in SLOTS[kind].split() if slot.endswith("*")]
    claim = bare(kind).as_json()
    assert list(claim) == ["type", *named, *(name for name in SHARED if name not in named)]
    filled = {"text": "words"} if kind == "quote" else {"previous": False} if kind == "majority" else {}
    assert {slot: claim[slot] for slot in named if claim[slot] is not None} == filled


@pytest.mark.parametrize(
    ("slot", "kinds", "values"),
    [
        ("outcome", ["win"], ["elected", "hold", "gain"]),
        ("kind", ["quote"], ["direct", "partial"]),
        ("kind", ["tenure"], ["held", "first_since"]),
        ("kind", ["affiliation"], ["defected", "suspended", "expelled", "resigned", "joined"]),
        ("modality", list(SLOTS), ["asserted", "forecast", "hypothetical", "negated"]),
    ],
)
def test_plain_values_are_those_of_the_contract(slot: str, kinds: list[str], values: list[str]) -> None:
    for kind in kinds:
        assert [bare(kind, **{slot: value}).as_json()[slot] for value in values] == values
        with pytest.raises(ValidationError):
            bare(kind, **{slot: "sort of"})


@pytest.mark.parametrize("kind", SLOTS)
def test_a_claim_is_closed_and_does_not_change(kind: str) -> None:
    claim = bare(kind)
    with pytest.raises(ValidationError, match="frozen"):
        claim.doc = "other"
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        bare(kind, truth=1)


@pytest.mark.parametrize(
    "value",
    [
        Person(name="Ann Lee"),
        Party(name="Labour", id="PP53"),
        Seat(name="Bootle"),
        Quantity(value=1, unit="votes", text="one vote"),
        Duration(iso="P1Y"),
        Evidence.of("words", 0, 5),
        PostRef(id="p1"),
    ],
)
def test_a_value_is_closed_and_does_not_change(value: BaseModel) -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        type(value).model_validate({**value.model_dump(), "sure": True})
    with pytest.raises(ValidationError, match="frozen"):
        setattr(value, next(iter(type(value).model_fields)), None)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1200.0, "1200"),
        (-4.0, "-4"),
        (0.0, "0"),
        (62.6, "62.6"),
        (1e300, "1e+300"),
        (2.0**53, "9007199254740992.0"),
    ],
)
def test_whole_numbers_are_written_whole(value: float, written: str) -> None:
    quantity = Quantity(value=value, unit="votes", text="so many votes")
    assert json.dumps(quantity.model_dump(mode="json")["value"]) == written


@pytest.mark.parametrize(
    ("text", "bare"), [("17,232", True), ("35.1%", True), ("£500", True), ("12 votes", False), ("six", False)]
)
def test_a_bare_figure_does_not_say_what_it_counts(text: str, bare: bool) -> None:
    assert Quantity(value=1, unit="votes", text=text).bare is bare


def test_evidence_begins_with_a_whole_word() -> None:
    (win,) = (
        c for c in extract("Quiz co-leader Tessa Vaughn won Bristol Central.").claims if c.type == "win"
    )
    assert [e.text for e in win.evidence] == ["co-leader Tessa Vaughn won Bristol Central"]


def test_evidence_is_the_text_at_its_offsets() -> None:
    assert Evidence.of("🗳️ Labour hold", 3, 9) == Evidence(start=3, end=9, text="Labour")


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 2), (0, 6)])
def test_evidence_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"{start}:{end} does not lie in a text of 5 characters"):
        Evidence.of("words", start, end)


@pytest.mark.parametrize(
    ("start", "end", "text"), [(0, 4, "words"), (3, 1, "wo"), (0, 0, ""), (-5, 0, "words")]
)
def test_evidence_that_cannot_be_the_text_at_its_offsets_is_refused(start: int, end: int, text: str) -> None:
    with pytest.raises(ValidationError):
        Evidence(start=start, end=end, text=text)


def test_claims_survive_their_json() -> None:
    found = extract(NIGHT).claims
    assert {claim.type for claim in found} == set(SLOTS)
    written = [claim.as_json() for claim in found]
    back = TypeAdapter(tuple[AnyClaim, ...]).validate_json(json.dumps(written))
    assert [type(claim) for claim in back] == [type(claim) for claim in found]
    assert [claim.as_json() for claim in back] == written


def test_a_quantity_is_counted_in_what_its_slot_is_counted_in() -> None:
    units = {
        (slot, getattr(claim, slot).unit)
        for claim in extract(NIGHT).claims
        for slot in claim.slots()
        if isinstance(getattr(claim, slot), Quantity)
    }
    assert {slot for slot, _ in units} >= {"votes", "share", "size", "seats", "gained"}
    assert [(slot, unit) for slot, unit in units if unit != UNITS.get(slot, unit)] == []


def test_a_claim_says_when_and_where_it_was_said() -> None:
    heading, body = "Greens hold Brighton", "Ann Lee held Brighton Pavilion by 12 votes."
    at = len(heading) + 1
    segments = (Segment(0, len(heading), "heading"), Segment(at, at + len(body), "body"))
    time = datetime(2024, 7, 5, 2, 14, tzinfo=timezone(timedelta(hours=1)))
    post = Post("p1", "post", 0, at + len(body), segments, time, "Ola Wren")
    claims = extract(Document(f"{heading}\n{body}", (post,), "night")).claims
    assert {claim.type for claim in claims} == {"defeat", "win"}
    for claim in claims:
        written = claim.as_json()
        stamp = "2024-07-05T02:14:00+01:00"
        assert written["post"] == {"id": "p1", "time": stamp, "headline": heading, "author": "Ola Wren"}
        assert (written["asserted_at"], written["doc"]) == (stamp, "night")


def every_span(claim: Claim) -> Iterator[tuple[int, int]]:
    for piece in claim.evidence:
        yield piece.start, piece.end
    for slot in claim.slots():
        yield from getattr(getattr(claim, slot), "spans", ())


@settings(max_examples=40, deadline=None)
@given(before=st.text("é🗳\ufe0fй‏ n", max_size=30), after=st.text("é🗳\ufe0fй‏ n", max_size=30))
def test_offsets_count_the_code_points_of_the_text_handed_in(before: str, after: str) -> None:
    def spans(text: str) -> list[tuple[str, list[tuple[int, int]]]]:
        return [(claim.rule, list(every_span(claim))) for claim in extract(text).claims]

    shift = len(before) + 2
    moved = [(rule, [(start + shift, end + shift) for start, end in old]) for rule, old in spans(OWN)]
    assert spans(f"{before}\n\n{OWN}\n\n{after}") == moved


LAYERS = (
    "posts",
    "segments",
    "quantities",
    "moments",
    "people",
    "mentions",
    "ties",
    "qualifiers",
    "quotes",
    "frames",
)
COPIES = [read(copy, name=name) for name, copy in (("own", OWN), ("night", NIGHT), ("nothing", ""))]


def docs() -> list[Doc]:
    return [make_doc(load(), document) for document in COPIES]


def claims_of(made: list[Doc]) -> list[list[dict[str, Any]]]:
    pairs: list[tuple[Doc, Document]] = list(zip(made, COPIES, strict=True))
    return [[claim.as_json() for claim in read_claims(doc, document)] for doc, document in pairs]


@pytest.fixture(scope="module")
def read_docs() -> list[Doc]:
    return list(load().pipe(docs()))


def test_what_components_leave_on_a_doc_is_json(read_docs: list[Doc]) -> None:
    layers = {name: getattr(read_docs[1]._, name) for name in LAYERS}
    assert [name for name, layer in layers.items() if not layer] == []
    assert json.loads(json.dumps(layers)).keys() == layers.keys()
    assert json.dumps(read_docs[1]._.source) == '{"name": "night", "country": "gb", "date": null}'


def test_docs_go_through_the_pipeline_one_by_one_or_in_batches(read_docs: list[Doc]) -> None:
    assert claims_of([load()(doc) for doc in docs()]) == claims_of(read_docs)
    assert [[c.as_json() for c in extract(document).claims] for document in COPIES] == claims_of(read_docs)


def test_docs_go_through_the_pipeline_in_processes(read_docs: list[Doc]) -> None:
    assert claims_of(list(load().pipe(docs(), n_process=2, batch_size=1))) == claims_of(read_docs)


def test_docs_can_be_pickled(read_docs: list[Doc]) -> None:
    assert claims_of(pickle.loads(pickle.dumps(read_docs))) == claims_of(read_docs)


def test_docs_can_be_stored(read_docs: list[Doc]) -> None:
    stored = DocBin(docs=read_docs, store_user_data=True).to_bytes()
    back = list(DocBin(store_user_data=True).from_bytes(stored).get_docs(load().vocab))
    assert claims_of(back) == claims_of(read_docs)
