"""Whom 'they', 'its' and nobody at all mean, and which seats are 'both'."""

from __future__ import annotations

import pytest

from tests.by_rule import extract


def _won(text: str) -> list[tuple[str | None, str | None]]:
    return [
        (c.party.name if c.party else None, c.seat.name if c.seat else None)
        for c in extract(text).claims
        if c.type == "win"
    ]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Labour had a night to remember. They held Bolton West.", "Labour"),
        ("Labour had a night to remember. Bolton West was held.", "Labour"),
        ("The UKIP vote went to the Tories. They held Bolton West.", "Conservative"),
    ],
)
def test_the_party_is_that_of_the_sentence_before(text: str, party: str) -> None:
    assert _won(text) == [(party, "Bolton West")]


@pytest.mark.parametrize(
    "text",
    [
        "It rained. They held Bolton West.",
        "Labour and the Greens waited. Bolton West was held.",
        "Labour met the Greens. Bolton West was held.",
    ],
)
def test_nobody_wins_where_the_text_leaves_it_open(text: str) -> None:
    assert _won(text) == []


def test_the_party_of_its_vote_is_that_of_the_sentence_before() -> None:
    (tally,) = [c for c in extract("Labour fell apart in Bolton West. Its vote was down 4 points.").claims]
    assert tally.party.name == "Labour"
    assert tally.share_change.value == -4


def test_both_are_the_seats_of_the_heading() -> None:
    assert _won("Bolton West and Erewash\nLabour held both seats.") == [
        ("Labour", "Bolton West"),
        ("Labour", "Erewash"),
    ]


def test_both_figures_go_to_both_seats_in_their_order() -> None:
    text = "Bolton West and Erewash\nBoth were Labour gains, with majorities of 5,871 and 8,140 respectively."
    sizes = {c.seat.name: c.votes.value for c in extract(text).claims if c.type == "majority"}
    assert sizes == {"Bolton West": 5871, "Erewash": 8140}


def test_both_seats_that_nobody_named_are_won_by_nobody() -> None:
    assert _won("Labour held both seats in the Bolton West area.") == []


def test_a_majority_is_of_the_one_who_polled_more() -> None:
    text = "In Bolton West Labour's Ann Lee polled 9,420 and the SNP's Bob Roy 8,118, a majority of 1,302."
    (majority,) = [c for c in extract(text).claims if c.type == "majority"]
    assert (majority.candidate.name, majority.party.name) == ("Ann Lee", "Labour")


def test_it_is_what_the_sentence_before_spoke_of() -> None:
    told = "Turnout fell in the rain. Officials in Bolton West put it at 63.6%."
    (turnout,) = [c for c in extract(told).claims if c.type == "turnout"]
    assert (turnout.seat.name, turnout.share.value) == ("Bolton West", 63.6)
    other = "Damp came in with the rain. Officials in Bolton West put it at 63.6%."
    assert [c for c in extract(other).claims if c.type == "turnout"] == []
