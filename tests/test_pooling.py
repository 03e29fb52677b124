"""Claims that tell of the same count are one; those that tell of two are two."""

from __future__ import annotations

import pytest

from tests.by_rule import extract


def _turnouts(text: str) -> list[dict[str, float]]:
    slots = ("share", "change", "people", "electorate")
    return [
        {slot: getattr(c, slot).value for slot in slots if getattr(c, slot)}
        for c in extract(text).claims
        if c.type == "turnout"
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "Turnout in Bolton West was 62.9%, about normal, from an electorate of 76,249.",
            [{"share": 62.9, "electorate": 76249}],
        ),
        (
            "Turnout in Bolton West was 46.8%. That is down 4.2 points on 2019.",
            [{"share": 46.8, "change": -4.2}],
        ),
        ("Turnout in Bolton West was 61% and in Hexham 70%.", [{"share": 61}, {"share": 70}]),
        (
            "Turnout in Bolton West was 61%. In Hexham 41,118 votes were cast.",
            [{"share": 61}, {"people": 41118}],
        ),
    ],
)
def test_figures_of_one_count_make_one_claim(text: str, figures: list[dict[str, float]]) -> None:
    assert _turnouts(text) == figures


def test_a_joint_claim_shows_all_its_evidence() -> None:
    (claim,) = [
        c
        for c in extract("Turnout in Bolton West was 62.9%, about normal, from a roll of 76,249.").claims
        if c.type == "turnout"
    ]
    assert [e.text for e in claim.evidence] == ["Turnout in Bolton West was 62.9%", "roll of 76,249"]


@pytest.mark.parametrize(
    "text",
    [
        "Turnout in Bolton West, officials said, was 61%.",
        "Turnout in Bolton West, according to the council, was 61%.",
        "Turnout in Bolton West, however, was 61%.",
    ],
)
def test_a_sentence_is_read_across_its_asides(text: str) -> None:
    assert _turnouts(text) == [{"share": 61}]
