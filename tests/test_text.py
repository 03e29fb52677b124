"""The plain form of a text, and what a document says of its posts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hustings.text import Document, Post, Segment, plain


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("‘We won’", "'We won'"),
        ("“We won”", '"We won"'),
        ("Labour—again", "Labour–again"),
        ("down −2.4", "down -2.4"),
        ("17\u202f232\u00a0votes", "17 232 votes"),
        ("Sinn Féin", "Sinn Féin"),
    ],
)
def test_typographic_variants_are_folded(written: str, folded: str) -> None:
    assert plain(written) == folded


@given(st.text())
def test_every_offset_into_the_plain_form_is_one_into_the_text(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert plain(plain(text)) == plain(text)


def test_a_posts_heading_is_its_headline() -> None:
    text = "Stone held\n\nIt took three counts."
    post = Post("p1", "post", 0, len(text), (Segment(0, 10, "heading"), Segment(12, len(text), "body")))
    document = Document(text, (post,))
    assert document.headline(post) == "Stone held"
    assert [segment.role for _, segment in document.segments()] == ["heading", "body"]


def test_a_post_without_heading_has_no_headline() -> None:
    post = Post("p1", "post", 0, 4, (Segment(0, 4, "body"),))
    assert Document("Held", (post,)).headline(post) is None
