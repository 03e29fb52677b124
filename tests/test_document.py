"""Documents as spaCy Docs: tokens, layers and sentences."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from hustings.pipeline.document import make_doc
from hustings.read import read
from hustings.text import Document, Post, Segment, plain


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("hustings_sentences")
    return nlp


def sentences(nlp: Language, text: str) -> list[str]:
    post = Post("p1", "article", 0, len(text), (Segment(0, len(text), "body"),))
    doc = nlp.get_pipe("hustings_sentences")(make_doc(nlp, Document(text, (post,))))
    return [span.text.strip() for span in doc.sents]


@pytest.mark.parametrize(
    ("glued", "tokens"),
    [
        ("979-vote", ["979", "-", "vote"]),
        ("Lab:17,232(35.1%)", ["Lab", ":", "17,232", "(", "35.1", "%", ")"]),
        ("Labour-held", ["Labour", "-", "held"]),
        ("seat.Labour", ["seat", ".", "Labour"]),
        ("Con/Lab", ["Con", "/", "Lab"]),
        ("O'Brien's", ["O'Brien", "'s"]),
        ("17,232", ["17,232"]),
        ("(57):", ["(", "57", ")", ":"]),
        ("Pudsey04:40", ["Pudsey", "04", ":", "40"]),
        ("majority3:20pm", ["majority", "3", ":", "20pm"]),
        ("61.2%04:40", ["61.2", "%", "04", ":", "40"]),
        ("(Lab)04:40", ["(", "Lab", ")", "04", ":", "40"]),
        ("04:40Labour", ["04", ":", "40", "Labour"]),
        ("A1:30", ["A1", ":", "30"]),
    ],
)
def test_what_copy_glues_is_taken_apart(nlp: Language, glued: str, tokens: list[str]) -> None:
    assert [token.text for token in make_doc(nlp, Document(glued, ()))] == tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Stone held. Gedling fell.", ["Stone held.", "Gedling fell."]),
        ("Mr. Okafor held St. Ives by no. 3.", ["Mr. Okafor held St. Ives by no. 3."]),
        ('"We won." She left.', ['"We won."', "She left."]),
        ("Did it hold? It did!", ["Did it hold?", "It did!"]),
        ("J. K. Osei won.", ["J. K. Osei won."]),
        ("Held • Gedling lost", ["Held • Gedling lost"]),
        ("One line\n• another", ["One line", "• another"]),
        ("It was close... very close.", ["It was close... very close."]),
    ],
)
def test_sentences(nlp: Language, text: str, expected: list[str]) -> None:
    assert sentences(nlp, text) == expected


def test_a_token_never_straddles_two_segments(nlp: Language) -> None:
    text = "Stone heldpublished at 10:59"
    post = Post("p1", "post", 0, len(text), (Segment(0, 10, "heading"), Segment(10, len(text), "time")))
    doc = make_doc(nlp, Document(text, (post,)))
    heading, time = doc._.segments
    assert doc[heading["start"] : heading["end"]].text == "Stone held"
    assert doc[time["start"] : time["end"]].text == "published at 10:59"


@given(st.text(max_size=300))
@settings(deadline=None)
def test_a_doc_is_its_document_character_for_character(nlp: Language, text: str) -> None:
    document = read(text)
    doc = make_doc(nlp, document)
    assert doc.text == plain(document.text)
    for layer in doc._.segments:
        assert 0 <= layer["start"] < layer["end"] <= len(doc)
    assert [doc[s["start"]].idx for s in doc._.segments] == [s.start for _, s in document.segments()]
