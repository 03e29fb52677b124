"""The page of a document: its text whole, its claims marked and listed, nothing of it able to act."""

from __future__ import annotations

import hashlib
import re
import time
from base64 import b64encode
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hustings import Document, Evidence, Extraction, Post
from hustings.claims import Claim, Person, PostRef, registry
from hustings.show import page
from hustings.text import Segment
from tests.handmade import BODY, HEADING, WORDS, claims, extraction

VOID = {"meta", "input", "img", "br", "link", "base"}
WRITTEN = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "script",
        "body",
        "header",
        "main",
        "article",
        "aside",
        "div",
    ),
    *("h1", "h2", "p", "a", "mark", "fieldset", "legend", "button", "label", "input", "span", "details"),
    *("summary", "i", "b", "dl", "dt", "dd", "small", "code", "time", "blockquote"),
}
"""Every element that the page itself has."""


@dataclass
class Element:
    name: str
    attributes: dict[str, str]
    text: str = ""
    inside: list[str] = field(default_factory=list)


class Parsed(HTMLParser):
    """The elements of a page in order, each with all the text in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {k: v or "" for k, v in attrs}, inside=[one.name for one in self._open])
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().name == tag

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def named(self, name: str) -> list[Element]:
        return [element for element in self.elements if element.name == name]

    def one(self, name: str) -> Element:
        (element,) = self.named(name)
        return element

    def marked(self) -> dict[int, str]:
        """The marked words of each claim."""
        words: dict[int, str] = defaultdict(str)
        for mark in self.named("mark"):
            words[int(mark.attributes["data-claim"])] += mark.text
        return words


def made_of(text: str, spans: list[tuple[int, int]], lines: bool = False) -> Extraction:
    """A document of one post, with a quote for each span."""
    cuts = [m.span() for m in re.finditer(r"[^\n]+", text)] if lines else [(0, len(text))]
    segments = tuple(Segment(start, end, "body") for start, end in cuts if text)
    found = tuple(
        registry["quote"].model_validate(
            {"text": "words", "doc": "d", "rule": "r", "evidence": [Evidence.of(text, start, end)]}
        )
        for start, end in spans
    )
    posts = (Post("p1", "article", 0, len(text), segments),) if text else ()
    return Extraction(
        document=Document(text, posts, "d"), posts=(PostRef(id="p1"),), entities=(), claims=found
    )


def test_the_whole_text_is_there_in_order() -> None:
    blocks = [
        element.text
        for element in Parsed(page(extraction())).elements
        if "article" in element.inside
        and element.name in ("h2", "p")
        and element.attributes["class"] != "about"
    ]
    assert blocks == [HEADING, BODY, WORDS]


def test_what_lies_outside_the_posts_is_there_too() -> None:
    found = made_of("before\nthe post\nafter", [(7, 15)])
    post = Post("p1", "post", 7, 15, (Segment(7, 15, "body"),))
    parsed = Parsed(page(found.model_copy(update={"document": Document(found.document.text, (post,))})))
    loose = [element.text for element in parsed.named("p") if element.attributes.get("class") == "loose"]
    assert loose == ["before", "after"]
    assert parsed.marked() == {1: "the post"}


def test_what_stands_before_a_segment_on_its_line_leads_into_it() -> None:
    text = "Summary\n\n  • first\n 2. second"
    segments = tuple(
        Segment(text.index(words), text.index(words) + len(words), "body") for words in ("first", "second")
    )
    post = Post("p1", "list", segments[0].start, len(text), segments)
    found = made_of(text, []).model_copy(update={"document": Document(text, (post,))})
    blocks = [(p.attributes["class"], p.text) for p in Parsed(page(found)).named("p") if "main" in p.inside]
    assert [block for block in blocks if block[0] != "about"] == [
        ("loose", "Summary"),
        ("body", "  • first"),
        ("body", " 2. second"),
    ]


def test_evidence_is_marked_and_each_claim_listed() -> None:
    parsed = Parsed(page(extraction()))
    assert parsed.marked() == {
        number: "".join(piece.text for piece in claim.evidence) for number, claim in enumerate(claims(), 1)
    }
    summaries = [element.text for element in parsed.named("summary")]
    assert summaries[0] == "1wincandidate Priya Nair, party Labour, seat Leeds North East, outcome hold"
    assert summaries[4] == "5defeatforecastloser Priya Nair"
    facts = [element.text for element in parsed.named("details")]
    assert "over 1,200 votes “just over 1,200 votes”" in facts[1]
    assert "E14001321" in facts[1]
    assert "defeat.active" in facts[1]
    assert "50%" in facts[4]


def test_a_claim_that_is_not_asserted_looks_it() -> None:
    unsure = [
        mark.text
        for mark in Parsed(page(extraction())).named("mark")
        if mark.attributes.get("class") == "unsure"
    ]
    assert unsure == ["could lose"]


def test_each_type_has_a_box_with_its_count() -> None:
    parsed = Parsed(page(extraction()))
    boxes = {box.attributes["value"]: "checked" in box.attributes for box in parsed.named("input")}
    counts = Counter(claim.type for claim in claims())
    assert boxes == dict.fromkeys(counts, True)
    labels = [label.text for label in parsed.named("label")]
    assert sorted(labels) == sorted(f"{name} {count}" for name, count in counts.items())
    assert [card.attributes["data-type"] for card in parsed.named("details")] == [c.type for c in claims()]


def test_it_says_so_when_nothing_was_found() -> None:
    parsed = Parsed(page(made_of("Nothing yet.", [])))
    assert "No claims were found." in parsed.one("fieldset").text
    assert "1 post · 0 claims" in parsed.one("header").text


def test_everything_can_be_reached_and_is_described_without_a_mouse() -> None:
    parsed = Parsed(page(extraction()))
    ids = [element.attributes["id"] for element in parsed.elements if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    reach = [mark.attributes for mark in parsed.named("mark") if mark.attributes.get("tabindex") == "0"]
    assert [mark["aria-describedby"] for mark in reach] == [f"says-{n}" for n in range(1, len(claims()) + 1)]
    assert {mark["aria-describedby"] for mark in reach} <= set(ids)
    assert parsed.one("html").attributes["lang"] == "en"
    assert [link.attributes["href"] for link in parsed.named("a")] == ["#claims"]
    assert "claims" in ids
    assert all("label" in box.inside for box in parsed.named("input"))
    assert parsed.one("legend").text


def test_overlapping_claims_are_each_underlined() -> None:
    text = "abcdefgh"
    parsed = Parsed(page(made_of(text, [(0, 6), (2, 8), (4, 5)])))
    assert parsed.marked() == {1: "abcdef", 2: "cdefgh", 3: "e"}
    lanes = {
        mark.attributes["data-claim"]: mark.attributes["style"].partition("--lane:")[2]
        for mark in parsed.named("mark")
    }
    assert len(set(lanes.values())) == 3


def test_nothing_is_loaded_from_elsewhere() -> None:
    html = page(extraction())
    parsed = Parsed(html)
    assert not any(
        name in element.attributes for element in parsed.elements for name in ("src", "srcset", "action")
    )
    assert "url(" not in html
    assert "@import" not in html
    assert "http://" not in html and "https://" not in html


def only_its_own_script_runs(html: str) -> Parsed:
    parsed = Parsed(html)
    assert {element.name for element in parsed.elements} <= WRITTEN
    assert not any(name.startswith("on") for element in parsed.elements for name in element.attributes)
    script = parsed.one("script")
    digest = b64encode(hashlib.sha256(script.text.encode()).digest()).decode()
    (policy,) = (
        meta.attributes["content"]
        for meta in parsed.named("meta")
        if meta.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert f"script-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    return parsed


HOSTILE = [
    "<script>alert(1)</script>",
    "</p></article><img src=x onerror=alert(1)>",
    '"\' onmouseover=alert(1) x="',
    "</script><script>alert(1)</script>",
    "<!-- <svg onload=alert(1)>",
    "&lt;b&gt; &amp; &#60;script&#62;",
    "$title ${script} $$ %s {0}",
    "</style></title><iframe src=javascript:alert(1)>",
    "\u202egnp.exe\u2066 \u200b\x00\x1b[31m",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_is_only_text(words: str) -> None:
    text = f"{words}\n{words}"
    person = Person(name=words, id=words, spans=((0, len(words)),))
    quote = registry["quote"](
        evidence=(Evidence.of(text, 0, len(words)),),
        doc=words,
        rule=words,
        speaker=person,
        text=words,
        cue=words,
    )
    post = Post("p1", "post", 0, len(text), (Segment(0, len(words), "heading"),), None, words, words)
    document = Document(text, (post,), words)
    found = Extraction(document=document, posts=(PostRef(id="p1"),), entities=(), claims=(quote,))
    parsed = only_its_own_script_runs(page(found))
    assert parsed.one("h1").text == words
    assert parsed.one("h2").text == words
    assert parsed.marked() == {1: words}
    assert words in parsed.one("blockquote").text
    assert f"p1 · post · {words} · {words}" in [element.text for element in parsed.named("p")]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_text_under_any_claims_comes_through_whole(data: st.DataObject) -> None:
    alphabet = st.characters(exclude_categories=["Cs"], exclude_characters="\r\0")
    text = data.draw(st.text(alphabet, min_size=1, max_size=40))
    offsets = st.integers(0, len(text))
    pairs = data.draw(
        st.lists(st.tuples(offsets, offsets).filter(lambda pair: pair[0] != pair[1]), max_size=6)
    )
    spans = [(min(pair), max(pair)) for pair in pairs]
    parsed = only_its_own_script_runs(page(made_of(text, spans)))
    assert (
        "".join(element.text for element in parsed.named("p") if element.attributes.get("class") == "body")
        == text
    )
    assert parsed.marked() == {number: text[start:end] for number, (start, end) in enumerate(spans, 1)}


def test_a_long_page_with_many_claims_is_made_in_good_time() -> None:
    line = "Labour hold the seat again tonight\n"
    text = line * 20_000
    starts = range(0, len(text), 4 * len(line))
    found = made_of(text, [(start, start + 6) for start in starts], lines=True)
    begun = time.perf_counter()
    html = page(found)
    assert time.perf_counter() - begun < 10
    assert html.count("<details") == len(starts) == 5000


def test_colours_of_types_differ() -> None:
    def hue(claim: Claim) -> str:
        found = extraction().model_copy(update={"claims": (claim,)})
        return Parsed(page(found)).one("details").attributes["style"]

    kinds = {claim.type: hue(claim) for claim in claims()}
    assert len(set(kinds.values())) == len(kinds)


def test_the_day_is_shown_where_it_is_known() -> None:
    found = extraction()
    assert "11 June 2027" in Parsed(page(found)).one("header").text
    undated = found.model_copy(update={"document": replace(found.document, date=None)})
    assert "2027" not in Parsed(page(undated)).one("header").text
