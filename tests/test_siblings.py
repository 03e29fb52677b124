"""Claims of one post on one seat complete one another; of two that say the same, the fuller stays."""

from __future__ import annotations

import time

import pytest

from hustings import Evidence
from hustings.claims import Claim, Party, Person, PostRef, Quantity, Seat, registry
from hustings.claims.doubles import distinct
from tests.posts import claims, said


@pytest.mark.parametrize(
    ("why", "lines", "kind", "expected"),
    [
        (
            "a headline's winner, from its own post",
            "heading: Greens gain Bootle\nAnn Lee won Bootle for the Greens by 212.",
            "win",
            [
                "win candidate=Ann Lee party=Green seat=Bootle outcome=gain",
                "win candidate=Ann Lee party=Green seat=Bootle outcome=elected",
            ],
        ),
        (
            "nobody, where the post names two winners",
            "heading: Greens gain Bootle\nAnn Lee won Bootle for the Greens.\nTom Ashby won Bootle for the Greens.",
            "win",
            [
                "win party=Green seat=Bootle outcome=gain",
                "win candidate=Ann Lee party=Green seat=Bootle outcome=elected",
                "win candidate=Tom Ashby party=Green seat=Bootle outcome=elected",
            ],
        ),
        (
            "the only one that polled without a party, where the winner's party is told",
            "heading: Greens gain Bootle\nAnn Lee polled 1,290 votes.",
            "tally",
            ["tally candidate=Ann Lee party=Green seat=Bootle votes=1290"],
        ),
        (
            "not one who came third",
            "heading: Greens gain Bootle\nAnn Lee came third with 1,290 votes.",
            "tally",
            ["tally candidate=Ann Lee seat=Bootle votes=1290 rank=3"],
        ),
        (
            "not where somebody else polled for that party",
            "heading: Greens gain Bootle\nBob Roy (Green) polled 2,000 votes. Ann Lee polled 1,290 votes.",
            "tally",
            [
                "tally candidate=Bob Roy party=Green seat=Bootle votes=2000",
                "tally candidate=Ann Lee seat=Bootle votes=1290",
            ],
        ),
        (
            "the party that won, not one that beat a third",
            "heading: Bootle: Green gain\nAnn Lee won Bootle. Reform UK beat the Lib Dems.",
            "win",
            [
                "win candidate=Ann Lee party=Green seat=Bootle outcome=gain",
                "win candidate=Ann Lee party=Green seat=Bootle outcome=elected",
            ],
        ),
        (
            "the result line over a text",
            "--- board\nheading: BOOTLE\nboard: Green gain from Labour\n--- article\nAnn Lee won the seat by 212.",
            "win",
            [
                "win candidate=Ann Lee party=Green seat=Bootle outcome=gain from_party=Labour",
                "win candidate=Ann Lee party=Green seat=Bootle outcome=elected",
            ],
        ),
        (
            "no winner of another seat",
            "heading: Greens gain Bootle\nAnn Lee won Redcar for the Greens.",
            "win",
            [
                "win party=Green seat=Bootle outcome=gain",
                "win candidate=Ann Lee party=Green seat=Redcar outcome=elected",
            ],
        ),
        (
            "no winner of another party",
            "heading: Greens gain Bootle\nLabour's Tom Ashby won Bootle last time, in 2019.",
            "win",
            [
                "win party=Green seat=Bootle outcome=gain",
                "win candidate=Tom Ashby party=Labour seat=Bootle outcome=elected",
            ],
        ),
        (
            "no winner of a forecast",
            "heading: Greens gain Bootle\nAnn Lee could win Bootle for the Greens.",
            "win",
            ["win party=Green seat=Bootle outcome=gain"],
        ),
        (
            "no winner of an earlier election",
            "heading: Greens gain Bootle\nAnn Lee won Bootle for the Greens in 2010.",
            "win",
            [
                "win party=Green seat=Bootle outcome=gain",
                "win candidate=Ann Lee party=Green seat=Bootle outcome=elected",
            ],
        ),
        (
            "no winner of another post",
            "--- post\nheading: Greens gain Bootle\n--- post\nAnn Lee won Bootle for the Greens.",
            "win",
            [
                "win party=Green seat=Bootle outcome=gain",
                "win candidate=Ann Lee party=Green seat=Bootle outcome=elected",
            ],
        ),
        (
            "no winner of another bullet",
            "--- summary\nGreens gain Bootle\nAnn Lee won Bootle for the Greens.",
            "win",
            [
                "win party=Green seat=Bootle outcome=gain",
                "win candidate=Ann Lee party=Green seat=Bootle outcome=elected",
            ],
        ),
        (
            "a majority's holder, from the win",
            "Labour's Ann Lee won Bootle.\nLabour's majority was 3,210.",
            "majority",
            ["majority candidate=Ann Lee party=Labour seat=Bootle votes=3210"],
        ),
        (
            "an overturned majority's party, from whose the seat was",
            "The Greens took Bootle from Labour.\nThey overturned a majority of 3,210.",
            "majority",
            ["majority party=Labour seat=Bootle votes=3210 previous=True"],
        ),
        (
            "a loser's party, from whose the seat was",
            "The Greens' Ann Lee took Bootle from Labour.\nMs Lee beat Tom Ashby by 212 votes.",
            "defeat",
            ["defeat winner=Ann Lee winner_party=Green loser=Tom Ashby loser_party=Labour seat=Bootle margin=212"],
        ),
        (
            "a swing's first party, from whose the seat was",
            "The Greens took Bootle from Labour.\nThe swing to the Greens in Bootle was 9.5%.",
            "swing",
            ["swing seat=Bootle size=9.5 from_party=Labour to_party=Green"],
        ),
        (
            "a swing's second party, from who won the seat",
            "The Greens took Bootle from Labour.\nThe swing away from Labour in Bootle was 9.5%.",
            "swing",
            ["swing seat=Bootle size=9.5 from_party=Labour to_party=Green"],
        ),
        (
            "a bare majority's holder, from the win",
            "Labour's Ann Lee won Bootle.\nThe majority in Bootle was 3,210.",
            "majority",
            ["majority candidate=Ann Lee party=Labour seat=Bootle votes=3210"],
        ),
        (
            "a bare majority's holder, from the longest of the polls",
            "heading: Bootle\nAnn Lee (Labour) 14,210\nTom Ashby (Green) 11,000\nMajority: 3,210",
            "majority",
            ["majority candidate=Ann Lee party=Labour seat=Bootle votes=3210"],
        ),
        (
            "nobody, where two polls are as long",
            "heading: Bootle\nAnn Lee (Labour) 14,210\nTom Ashby (Green) 14,210\nMajority: 3,210",
            "majority",
            ["majority seat=Bootle votes=3210"],
        ),
        (
            "a winner's party, from who holds the majority",
            "heading: Green majority in Bootle tops 9,000\nAnn Lee won Bootle.",
            "win",
            ["win candidate=Ann Lee party=Green seat=Bootle outcome=elected"],
        ),
        (
            "a majority's party, from who kept the seat",
            "Bootle stays Labour.\nAnn Lee's majority is now 1,912.",
            "majority",
            ["majority candidate=Ann Lee party=Labour seat=Bootle votes=1912"],
        ),
        (
            "a winner's party, though the longest poll names none",
            "Bootle goes to Labour. Ann Lee got 20,412 and Tom Ashby (Con) 8,003.",
            "tally",
            [
                "tally candidate=Ann Lee party=Labour seat=Bootle votes=20412",
                "tally candidate=Tom Ashby party=Conservative seat=Bootle votes=8003",
            ],
        ),
        (
            "no loser as the winner of the headline's party",
            "heading: Bootle to the Greens\nAnn Lee beat Tom Ashby in Bootle. Mr Ashby won Bootle by 702 last time.",
            "win",
            [
                "win candidate=Ann Lee party=Green seat=Bootle outcome=elected",
                "win candidate=Tom Ashby seat=Bootle outcome=elected",
            ],
        ),
        (
            "the winner of a margin that is told alone",
            "Labour's Ann Lee won Bootle.\nThere were 212 votes in it.",
            "defeat",
            ["defeat winner=Ann Lee winner_party=Labour seat=Bootle margin=212"],
        ),
        (
            "a party, from another claim on the person",
            "Ann Lee polled 12,345 votes for the Greens.\nMs Lee won Bootle.",
            "win",
            ["win candidate=Ann Lee party=Green seat=Bootle outcome=elected"],
        ),
        (
            "the party at this poll, not at an earlier one",
            "Ann Lee won Redcar for Labour in 2017.\nAnn Lee polled 12,345 votes for the Greens.\nMs Lee won Bootle.",
            "win",
            [
                "win candidate=Ann Lee party=Labour seat=Redcar outcome=elected",
                "win candidate=Ann Lee party=Green seat=Bootle outcome=elected",
            ],
        ),
        (
            "whose it was, from one who lost it",
            "heading: Greens gain Bootle\nBob Roy (Lab) has lost Bootle.",
            "win",
            ["win party=Green seat=Bootle outcome=gain from_party=Labour"],
        ),
        (
            "whose it was, from nobody who was only beaten",
            "heading: Greens gain Bootle\nAnn Lee beat Bob Roy (Lab) in Bootle.",
            "win",
            ["win candidate=Ann Lee party=Green seat=Bootle outcome=gain"],
        ),
        (
            "no party, where two claims differ",
            "Ann Lee won Redcar for the Greens.\nAnn Lee won Redcar for Labour.\nMs Lee lost her deposit.",
            "deposit",
            ["deposit candidate=Ann Lee seat=Redcar"],
        ),
    ],
)  # fmt: skip
def test_a_slot_is_filled_from_another_claim_of_its_post(
    why: str, lines: str, kind: str, expected: list[str]
) -> None:
    assert claims(lines, kind) == expected, why


TEXT = "Ann Lee won Bootle for the Greens by 212"


def win(words: str, post: str = "p1", **slots: object) -> Claim:
    """A win that rests on these words of the text."""
    start = TEXT.index(words)
    return registry["win"].model_validate(
        {
            "evidence": [Evidence.of(TEXT, start, start + len(words))],
            "doc": "d",
            "post": PostRef(id=post),
            "rule": "win.made",
            **slots,
        }
    )


LEE, ROY = Person(name="Ann Lee"), Person(name="Bob Roy")
GREEN, BOOTLE = Party(name="Green"), Seat(name="Bootle")


@pytest.mark.parametrize(
    ("why", "made", "kept"),
    [
        (
            "the fuller of two",
            [win("Ann Lee won", candidate=LEE), win("Ann Lee won Bootle", candidate=LEE, seat=BOOTLE)],
            [1],
        ),
        (
            "the fuller of two, in any order",
            [win("Ann Lee won Bootle", candidate=LEE, seat=BOOTLE), win("Ann Lee won", candidate=LEE)],
            [0],
        ),
        (
            "of two that say the same, the one with the shorter evidence",
            [win("Ann Lee won Bootle", seat=BOOTLE), win("won Bootle", seat=BOOTLE)],
            [1],
        ),
        (
            "both where they differ",
            [win("Ann Lee won", candidate=LEE), win("Ann Lee won Bootle", candidate=ROY, seat=BOOTLE)],
            [0, 1],
        ),
        (
            "both where each says something of its own",
            [win("Ann Lee won Bootle", seat=BOOTLE), win("won Bootle for the Greens", party=GREEN)],
            [0, 1],
        ),
        (
            "both where they rest on other words",
            [win("Ann Lee won", candidate=LEE), win("Bootle for the Greens", candidate=LEE, party=GREEN)],
            [0, 1],
        ),
        (
            "both where less than half of its words are the other's too",
            [
                win("Ann Lee won Bootle for", candidate=LEE),
                win("Bootle for the Greens", candidate=LEE, party=GREEN),
            ],
            [0, 1],
        ),
        (
            "both where they are of two posts",
            [win("Ann Lee won", candidate=LEE), win("Ann Lee won Bootle", "p2", candidate=LEE, seat=BOOTLE)],
            [0, 1],
        ),
        (
            "the fuller, though they differ in how it was won",
            [
                win("Ann Lee won", candidate=LEE, outcome="elected"),
                win("Ann Lee won Bootle", candidate=LEE, seat=BOOTLE, outcome="gain"),
            ],
            [1],
        ),
    ],
)
def test_of_claims_over_the_same_words_the_fullest_is_kept(
    why: str, made: list[Claim], kept: list[int]
) -> None:
    assert distinct(made) == [made[n] for n in kept], why


def test_claims_of_two_types_are_no_rivals() -> None:
    start = TEXT.index("by 212")
    margin = Quantity(value=212, unit="votes", text="212")
    defeat = registry["defeat"](
        evidence=(Evidence.of(TEXT, 0, start + 6),), doc="d", post=PostRef(id="p1"), rule="r", winner=LEE, margin=margin
    )  # fmt: skip
    assert distinct([win("Ann Lee won", candidate=LEE), defeat]) == [
        win("Ann Lee won", candidate=LEE),
        defeat,
    ]


def test_the_order_and_the_claims_themselves_are_left_as_they_are() -> None:
    made = [win("Bootle", seat=BOOTLE), win("Ann Lee", candidate=LEE), win("Greens", party=GREEN)]
    assert [said(c) for c in distinct(made)] == [said(c) for c in made]
    assert distinct([]) == []


def test_many_claims_of_one_post_are_compared_in_little_time() -> None:
    made = [
        registry["win"](
            evidence=(Evidence(start=20 * n, end=20 * n + 10, text="0123456789"),), doc="d", rule="r", candidate=LEE
        )
        for n in range(20_000)
    ]  # fmt: skip
    begun = time.perf_counter()
    assert len(distinct(made)) == len(made)
    assert time.perf_counter() - begun < 10
