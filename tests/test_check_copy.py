"""Arithmetic inside copy that no official results are at hand for, as a table of counts and what comes of them."""

from __future__ import annotations

import pytest

from hustings.check import Verdict
from hustings.claims import Claim, Party, Person, Seat
from tests.test_check_reference import checked, made, q, who

NETHERBY, HALIFAX = Seat(name="Netherby"), Seat(name="Halifax")
ADA, BEN, CAL = who("Ada Marsh"), who("Ben Coyle"), who("Cal Voss")
LAB, CON, GREEN = Party(name="Labour"), Party(name="Conservative"), Party(name="Green")


def row(person: Person, votes: float | None = None, share: float | None = None, **slots: object) -> Claim:
    votes_, share_ = votes and q(votes), share and q(share, "percent")
    return made("tally", candidate=person, seat=NETHERBY, votes=votes_, share=share_, **slots)


BOARD = (row(ADA, 18204, 48.7), row(BEN, 17180, 45.9), row(CAL, 2011, 5.4))

CASES: list[tuple[str, tuple[Claim, ...], str, str]] = [
    (
        "a majority that fits",
        (*BOARD, made("majority", seat=NETHERBY, votes=q(1024))),
        "copy.majority",
        "agrees",
    ),
    (
        "digits turned",
        (*BOARD, made("majority", seat=NETHERBY, votes=q(1204))),
        "copy.majority",
        "impossible",
    ),
    ("rounded", (*BOARD, made("majority", seat=NETHERBY, votes=q(1000))), "copy.majority", "agrees"),
    (
        "just over",
        (*BOARD, made("majority", seat=NETHERBY, votes=q(1100, hedge="over"))),
        "copy.majority",
        "impossible",
    ),
    (
        "larger than two allow",
        (*BOARD[:2], made("majority", candidate=ADA, seat=NETHERBY, votes=q(3000))),
        "copy.majority",
        "impossible",
    ),
    (
        "a margin",
        (*BOARD, made("defeat", winner=ADA, loser=CAL, seat=NETHERBY, margin=q(16193))),
        "copy.margin",
        "agrees",
    ),
    (
        "not that margin",
        (*BOARD, made("defeat", winner=ADA, loser=CAL, seat=NETHERBY, margin=q(1024))),
        "copy.margin",
        "impossible",
    ),
    ("one total", BOARD, "copy.total", "agrees"),
    ("another total", (*BOARD[:2], row(CAL, 2911, 5.4)), "copy.total", "impossible"),
    ("third of three", (*BOARD, row(CAL, rank=3)), "copy.rank", "agrees"),
    ("second of three", (*BOARD, row(CAL, rank=2)), "copy.rank", "impossible"),
    ("two thirds", (row(BEN, rank=3), row(CAL, rank=3)), "copy.rank", "impossible"),
    ("beyond 100", (row(ADA, share=61.0), row(BEN, share=41.0)), "copy.shares", "impossible"),
    ("one beyond 100", (row(ADA, share=161.0),), "copy.share", "impossible"),
    ("one row twice", (row(ADA, 18204, 48.7), row(BEN, 18204, 48.7)), "copy.pair", "ambiguous"),
    ("two figures for one", (row(ADA, 18204), row(ADA, 18402)), "copy.same", "impossible"),
    (
        "two who won",
        (made("win", candidate=ADA, seat=HALIFAX), made("win", candidate=BEN, seat=HALIFAX)),
        "copy.winners",
        "impossible",
    ),
    ("won with fewer", (*BOARD, made("win", candidate=BEN, seat=NETHERBY)), "copy.order", "impossible"),
    ("a fall from nothing", (row(ADA, share=5.1, share_change=q(7, "points")),), "copy.change", "impossible"),
    (
        "turnout",
        (
            made(
                "turnout",
                seat=NETHERBY,
                share=q(62.6, "percent"),
                people=q(48980, "people"),
                electorate=q(78204, "people"),
            ),
        ),
        "copy.turnout",
        "agrees",
    ),
    (
        "turnout astray",
        (
            made(
                "turnout",
                seat=NETHERBY,
                share=q(66.2, "percent"),
                people=q(48980, "people"),
                electorate=q(78204, "people"),
            ),
        ),
        "copy.turnout",
        "impossible",
    ),
    (
        "more than could",
        (made("turnout", seat=NETHERBY, people=q(78980, "people"), electorate=q(48204, "people")),),
        "copy.people",
        "impossible",
    ),
    (
        "more votes than voters",
        (
            made("tally", candidate=ADA, seat=HALIFAX, votes=q(18204)),
            made("turnout", seat=HALIFAX, people=q(17001, "people")),
        ),
        "copy.votes",
        "impossible",
    ),
    (
        "a swing",
        (
            row(ADA, share_change=q(6, "points"), party=LAB),
            row(BEN, share_change=q(-4, "points"), party=CON),
            made("swing", seat=NETHERBY, size=q(5, "percent"), from_party=CON, to_party=LAB),
        ),
        "copy.swing",
        "agrees",
    ),
    (
        "not that swing",
        (
            row(ADA, share_change=q(6, "points"), party=LAB),
            row(BEN, share_change=q(-4, "points"), party=CON),
            made("swing", seat=NETHERBY, size=q(10, "percent"), from_party=CON, to_party=LAB),
        ),
        "copy.swing",
        "impossible",
    ),
    (
        "net",
        (made("seat_total", party=LAB, gained=q(7, "seats"), lost=q(2, "seats"), net=q(5, "seats")),),
        "copy.net",
        "agrees",
    ),
    (
        "not net",
        (made("seat_total", party=LAB, gained=q(7, "seats"), lost=q(2, "seats"), net=q(9, "seats")),),
        "copy.net",
        "impossible",
    ),
    (
        "more parts than whole",
        (
            made("seat_total", party=LAB, scope="England", seats=q(40, "seats")),
            made("seat_total", party=LAB, scope="Great Britain", seats=q(30, "seats")),
        ),
        "copy.parts",
        "impossible",
    ),
    (
        "all parts",
        tuple(
            made("seat_total", party=LAB, scope=scope, seats=q(number, "seats"))
            for scope, number in (("England", 40), ("Scotland", 5), ("Wales", 5), ("Great Britain", 50))
        ),
        "copy.parts",
        "agrees",
    ),
]


def by_rule(claims: tuple[Claim, ...], rule: str) -> list[Verdict]:
    return [verdict for verdict in checked(None, *claims) if verdict.rule == rule]


@pytest.mark.parametrize(("claims", "rule", "type"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_figures_of_the_copy_are_set_against_each_other(
    claims: tuple[Claim, ...], rule: str, type: str
) -> None:
    verdicts = by_rule(claims, rule)
    assert type in {verdict.type for verdict in verdicts}
    assert all(verdict.source != "reference" for verdict in verdicts)


QUIET: list[tuple[str, tuple[Claim, ...]]] = [
    (
        "a smaller majority than two of many leave",
        (*BOARD[:1], BOARD[2], made("majority", seat=NETHERBY, votes=q(24))),
    ),
    ("the previous majority", (*BOARD, made("majority", seat=NETHERBY, votes=q(441), previous=True))),
    ("figures of another seat", (*BOARD, made("majority", seat=Seat(name="Long Crag"), votes=q(20)))),
    (
        "figures of another year",
        (*BOARD, made("tally", candidate=ADA, seat=NETHERBY, votes=q(9), election="2011")),
    ),
    ("a forecast", (*BOARD, made("majority", seat=NETHERBY, votes=q(20), modality="forecast"))),
    (
        "an electorate that nobody filled in",
        (
            made(
                "turnout",
                seat=NETHERBY,
                share=q(50, "percent"),
                people=q(0, "people"),
                electorate=q(0, "people"),
            ),
        ),
    ),
    ("votes of such an electorate", (*BOARD, made("turnout", seat=NETHERBY, electorate=q(0, "people")))),
    ("a rounded share of the same votes", (*BOARD, row(ADA, share=49.0))),
]


@pytest.mark.parametrize("claims", [pytest.param(claims, id=name) for name, claims in QUIET])
def test_nothing_is_made_of_what_may_be(claims: tuple[Claim, ...]) -> None:
    assert not [verdict for verdict in checked(None, *claims) if verdict.type in ("impossible", "ambiguous")]


def test_a_verdict_names_the_claims_it_compared_with_and_what_they_say() -> None:
    (verdict,) = by_rule((*BOARD, made("majority", seat=NETHERBY, votes=q(1204))), "copy.majority")
    assert (verdict.claim, verdict.said, verdict.known, verdict.source) == (3, 1204, 1024, (0, 1))
    assert verdict.sentence == (
        "The copy says the majority in Netherby was 1,204 votes; "
        "between Ada Marsh on 18,204 votes and Ben Coyle on 17,180 votes lie 1,024 votes."
    )
