"""Who decides where names are: hints for a recogniser, and what stands of two lists of names."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from hustings.countries import country
from hustings.pipeline.document import make_doc
from hustings.pipeline.policy import SETTLED, Hints, Names, Settle, Trust, decide
from hustings.text import Document, Post, Role, Segment

WORDS = ["Labour", "'s", "Ivy", "Okoro", "won", "Padiham", "Bridge", "off", "Ann", "Green"]


def doc(*names: str) -> Doc:
    """The words, with names marked `first:last:LABEL`."""
    made = Doc(spacy.blank("en").vocab, words=WORDS)
    made.set_ents(spans(made, *names))
    return made


def spans(made: Doc, *names: str) -> list[Span]:
    parts = (name.split(":") for name in names)
    return [Span(made, int(s), int(e), label=label, span_id=f"id of {label}") for s, e, label in parts]


@pytest.mark.parametrize(
    ("names", "trust", "standing"),
    [
        ("rules", "model", ["0:1:PARTY", "9:10:PARTY"]),
        ("model", "rules", ["2:4:CANDIDATE", "5:6:SEAT", "8:10:CANDIDATE"]),
        ("both", "rules", ["0:1:PARTY", "2:4:CANDIDATE", "9:10:PARTY"]),
        ("both", "model", ["0:1:PARTY", "2:4:CANDIDATE", "5:6:SEAT", "8:10:CANDIDATE"]),
        ("both", "model alone", ["2:4:CANDIDATE", "5:6:SEAT", "8:10:CANDIDATE"]),
    ],
)
def test_what_stands(names: Names, trust: Trust, standing: list[str]) -> None:
    made = doc()
    ruled = spans(made, "0:1:PARTY", "9:10:PARTY")
    recognised = spans(made, "2:4:CANDIDATE", "5:6:SEAT", "8:10:CANDIDATE")
    found = decide(ruled, recognised, names, trust)
    assert [f"{span.start}:{span.end}:{span.label_}" for span in found] == standing


@pytest.mark.parametrize(
    ("text", "ruled", "recognised", "standing"),
    [
        ("the Belarusian Green Party met", ["2:4:PARTY"], ["1:4:PARTY"], ["1:4:PARTY"]),
        ("the Green Party Ann Lee", ["1:3:PARTY", "3:5:PERSON"], ["1:5:PARTY"], ["1:3:PARTY", "3:5:PERSON"]),
        ("the Green Party met", ["1:3:PARTY"], ["1:2:PARTY"], ["1:3:PARTY"]),
        ("the Istrian Assembly ( IDS ) met", [], ["1:3:PARTY", "4:5:PARTY"], ["1:3:PARTY", "4:5:PARTY"]),
        ("an agent ( IDS ) met", [], ["3:4:PARTY"], []),
        ("the Istrian Assembly ( Rex ) met", [], ["1:3:PARTY", "4:5:PERSON"], ["1:3:PARTY"]),
    ],
)
def test_where_rules_are_trusted_a_recogniser_widens_parties_and_adds_their_short_forms(
    text: str, ruled: list[str], recognised: list[str], standing: list[str]
) -> None:
    made = Doc(spacy.blank("en").vocab, words=text.split())
    found = decide(spans(made, *ruled), spans(made, *recognised), "both", "rules")
    assert [f"{span.start}:{span.end}:{span.label_}" for span in found] == standing


@pytest.mark.parametrize(
    ("names", "hints"), [("both", ["B-PARTY", "", "B-CANDIDATE", "I-CANDIDATE", ""]), ("model", [""] * 5)]
)
def test_a_recogniser_is_shown_what_was_found_by_rule(names: Names, hints: list[str]) -> None:
    made = Hints(names)(doc("0:1:PARTY", "2:4:CANDIDATE"))
    assert [token.ent_kb_id_ for token in made[:5]] == hints
    assert not made.ents
    assert not any(token.ent_iob_ for token in made), "a recogniser must be free to begin a name anywhere"


def test_what_is_settled_has_the_ids_of_the_register() -> None:
    made = Hints("both")(doc("0:1:PARTY", "5:6:SEAT"))
    made.ents = [Span(made, *name) for name in ((0, 1, "PARTY"), (2, 4, "CANDIDATE"), (5, 7, "SEAT"))]
    made = Settle("both", "model", country("gb"))(made)
    assert [(e.text, e.label_, e.ent_id_) for e in made.ents] == [
        ("Labour", "PARTY", "id of PARTY"),
        ("Padiham Bridge", "SEAT", "padiham bridge"),
    ]
    assert [(span.text, span.label_) for span in made.spans[SETTLED]] == [("Ivy Okoro", "CANDIDATE")]


@pytest.mark.parametrize(
    ("text", "name", "label", "taken"),
    [
        ("Labour won Padiham Bridge off Ann Green", "Padiham Bridge", "SEAT", True),
        ("three seats in the North West", "North West", "SEAT", False),
        ("gains across Derbyshire and Nottinghamshire", "Derbyshire and Nottinghamshire", "SEAT", False),
        ("Answer -> there will be a review", "Answer ->", "CANDIDATE", False),
        ("Cookies Policy", "Cookies Policy", "CANDIDATE", False),
    ],
)
def test_what_may_be_no_name_is_not_taken(text: str, name: str, label: str, taken: bool) -> None:
    role: Role = "boilerplate" if text == name else "body"
    document = Document(text, (Post("p1", "post", 0, len(text), (Segment(0, len(text), role),)),))
    made = Hints("both")(make_doc(spacy.blank("en"), document))
    span = made.char_span(text.index(name), text.index(name) + len(name), label=label)
    assert span is not None
    made.ents = [span]
    made = Settle("both", "model", country("gb"))(made)
    assert [ent.text for ent in (*made.ents, *made.spans[SETTLED])] == [name] * taken
