"""Evidence for annotators' tools, ids of claims, and reviews of those that people have rated."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hustings.claims import Evidence
from hustings.export import write_annotations, write_jsonl
from hustings.export.claimreview import claim_review
from hustings.export.ratings import BadRatingsError, Rating, read_ratings
from hustings.export.selectors import selectors
from hustings.identity import claim_id
from tests.copydesk import number, party, said, seat
from tests.handmade import HEADING, TEXT, TIME, claims, extraction

RATING = Rating("Mostly true", "The Calder Checker", "https://checker.example/1")


@given(st.text(min_size=1, max_size=200), st.data())
def test_words_with_those_around_them_stand_at_the_position(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote, position = selectors(text, Evidence.of(text, start, end))
    assert (position["start"], position["end"]) == (start, end)
    assert quote["exact"] == text[position["start"] : position["end"]]
    around = quote["prefix"] + quote["exact"] + quote["suffix"]
    assert text.startswith(around, start - len(quote["prefix"]))
    assert len(quote["prefix"]) == min(32, start)
    assert len(quote["suffix"]) == min(32, len(text) - end)


def test_jsonl_gives_ids_and_selectors_where_they_are_wanted() -> None:
    out = io.StringIO()
    write_jsonl([extraction()], out, selectors=True)
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [row["id"] for row in rows] == [claim_id(claim) for claim in claims()]
    for row in rows:
        for piece in row["evidence"]:
            quote, position = piece["selector"]
            assert quote["exact"] == piece["text"] == TEXT[position["start"] : position["end"]]
    plain = io.StringIO()
    write_jsonl([extraction()], plain)
    assert "selector" not in plain.getvalue() and '"id": "' + rows[0]["id"] not in plain.getvalue()


def test_web_annotations_are_one_array_a_claim_each() -> None:
    out = io.StringIO()
    write_annotations([extraction(), extraction()], out)
    made = json.loads(out.getvalue())
    assert len(made) == 2 * len(claims())
    defeat = made[1]
    assert defeat["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (defeat["type"], defeat["id"]) == ("Annotation", f"urn:hustings:claim:{claim_id(claims()[1])}")
    tag, description = defeat["body"]
    assert (tag["purpose"], tag["value"], description["purpose"]) == ("tagging", "defeat", "describing")
    assert [target["selector"][0]["exact"] for target in defeat["target"]] == [
        "Priya Nair", "beat Tom Ashby by just over 1,200 votes",
    ]  # fmt: skip
    assert {target["source"] for target in defeat["target"]} == {"urn:hustings:document:leeds"}


def test_without_claims_the_array_is_empty() -> None:
    out = io.StringIO()
    write_annotations([], out)
    assert json.loads(out.getvalue()) == []


def test_an_id_is_the_same_for_the_same_claim_and_for_one_that_was_linked() -> None:
    unlinked = said("win", seat=seat("Halifax", None), party=party("Labour"))
    linked = said("win", seat=seat("Halifax", "E14001262"), party=party("Labour"))
    assert claim_id(unlinked) == claim_id(linked)
    assert claim_id(claims()[0]) == claim_id(claims()[0])


@pytest.mark.parametrize(
    "changed",
    [
        said("win", seat=seat("Shipley")),
        said("tally", party=party("Labour"), votes=number(5)),
        said("win", party=party("Green")),
        said("win", modality="negated"),
        said("win").model_copy(update={"doc": "other"}),
        said("win").model_copy(update={"evidence": (Evidence(start=1, end=4, text="win"),)}),
    ],
    ids=["seat", "type", "party", "modality", "document", "evidence"],
)
def test_an_id_is_another_for_another_claim(changed: object) -> None:
    assert claim_id(said("win")) != claim_id(changed)  # type: ignore[arg-type]


def test_a_review_is_the_persons_and_the_claim_gives_its_words() -> None:
    win = claims()[0]
    review = claim_review(win, RATING)
    assert (review["@context"], review["@type"]) == ("https://schema.org", "ClaimReview")
    assert review["claimReviewed"] == HEADING
    assert (review["url"], review["author"]["name"]) == (RATING.url, "The Calder Checker")
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "Mostly true"}
    assert review["itemReviewed"]["datePublished"] == TIME.isoformat()
    assert "datePublished" not in review


def test_a_rating_in_numbers_with_its_day_is_given_as_such() -> None:
    rating = Rating("True", "C", "https://c.example", date(2027, 6, 12), 5, 5, 1)
    review = claim_review(claims()[0], rating)
    assert review["datePublished"] == "2027-06-12"
    assert review["reviewRating"] == {
        "@type": "Rating", "alternateName": "True", "ratingValue": 5, "bestRating": 5, "worstRating": 1,
    }  # fmt: skip


def test_ratings_are_read_by_claim() -> None:
    text = "claim,rating,reviewer,url,date,value\nab,Mostly true,Checker,https://c.example/1,2027-06-12,4\n"
    assert read_ratings(text) == {
        "ab": Rating("Mostly true", "Checker", "https://c.example/1", date(2027, 6, 12), 4.0)
    }


HEADER = "claim,rating,reviewer,url,date,value"
BAD = [
    ("claim,rating,url", ["line 1: there is no column 'reviewer'"]),
    (f"{HEADER},stars", ["line 1: column 'stars' is not one of"]),
    (f"{HEADER}\nab,,C,https://c.example,,", ["line 2: 'rating' is empty"]),
    (f"{HEADER}\n,True,C,https://c.example,,", ["line 2: 'claim' is empty"]),
    (f"{HEADER}\nab,True,C,c.example,,", ["line 2: 'url' is no address of a page: 'c.example'"]),
    (f"{HEADER}\nab,True,C,https://c.example,today,", ["line 2: 'date' is no day"]),
    (f"{HEADER}\nab,True,C,https://c.example,,five", ["line 2: 'value' is no number: 'five'"]),
    (f"{HEADER}\nab,True,C,https://c.example,,,x", ["line 2: more cells than columns"]),
    (
        f"{HEADER}\nab,True,C,https://c.example,,\nab,False,C,https://c.example,,\ncd,,C,https://c.example,,",
        ["line 3: claim 'ab' is rated already", "line 4: 'rating' is empty"],
    ),
]


@pytest.mark.parametrize(("text", "problems"), BAD)
def test_bad_ratings_are_told_with_their_lines(text: str, problems: list[str]) -> None:
    with pytest.raises(BadRatingsError) as raised:
        read_ratings(text)
    assert len(raised.value.problems) == len(problems)
    assert all(found.startswith(told) for found, told in zip(raised.value.problems, problems, strict=True))
