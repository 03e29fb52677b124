"""Which poll a claim is about: by its own words, the day of its post or page, a heading, and who is named."""

from __future__ import annotations

from datetime import date

import pytest

from hustings.claims import Quantity
from hustings.link import link
from tests.linking import GB, GE2010, GE2017, GE2019, GE2024, at, claim, found, linked

HARTLEPOOL = date(2021, 5, 6)


@pytest.mark.parametrize(
    ("seat", "day", "polled"),
    [
        ("Bolsover", GE2019, GE2019),
        ("Bolsover", date(2019, 12, 13), GE2019),
        ("Bolsover", date(2019, 12, 19), GE2019),
        ("Bolsover", date(2019, 12, 20), None),
        ("Bolsover", date(2019, 12, 11), None),
        ("Hartlepool", date(2021, 5, 7), HARTLEPOOL),
        ("Bolsover", date(2021, 5, 7), None),  # another seat's by-election
        ("Thirsk and Malton", date(2010, 5, 28), GE2010),  # polled three weeks after the others
        ("Bolsover", date(2027, 1, 5), None),
    ],
)
def test_the_day_of_the_copy(seat: str, day: date, polled: date | None) -> None:
    only = linked(day, type="turnout", seat=seat)
    assert (only.contest and only.contest.election) == polled
    assert (only.election and only.election.date) == polled
    assert (only.reason is None) is (polled is not None)


def test_copy_later_than_all_that_is_known_says_so() -> None:
    reason = linked(date(2031, 1, 5), seat="Bolsover", party="Labour").reason
    assert reason is not None and "the last election known is of" in reason


def test_the_time_of_the_post_goes_before_the_day_of_the_page() -> None:
    only = linked(GE2024, type="turnout", seat="Bolsover", posted=at(2019, 12, 13, 2))
    assert only.election is not None and only.election.id == "2019"


def test_a_post_after_midnight_by_the_clocks_there_is_of_the_next_day() -> None:
    # The clocks are an hour ahead of Greenwich in May.
    late = linked(type="turnout", seat="Hartlepool", posted=at(2021, 5, 5, 23))
    assert late.contest is not None and late.contest.date == HARTLEPOOL


@pytest.mark.parametrize(
    ("slot", "seat", "polled"),
    [
        ("2019", "Bolsover", GE2019),
        ("2019-12", "Bolsover", GE2019),
        ("2019-12-13", "Bolsover", GE2019),
        ("2021", "Hartlepool", HARTLEPOOL),
        ("2021-05", "Hartlepool", HARTLEPOOL),
        ("2021", "Bolsover", None),
        ("2018", "Bolsover", None),
        ("1974", "Bolsover", None),  # two general elections
        ("198X", "Bolsover", None),
        ("2019-02-31", "Bolsover", None),
    ],
)
def test_the_election_that_a_claim_names(slot: str, seat: str, polled: date | None) -> None:
    made = claim("majority", seat=seat).model_copy(update={"election": slot})
    (only,) = link(found(made, day=GE2024), GB)
    assert (only.contest and only.contest.election) == polled
    assert only.base is not None and only.base.election == GE2024
    assert polled is not None or only.reason


def test_a_year_with_both_is_the_general_election_unless_a_by_election_is_spoken_of() -> None:
    for words, polled in (
        ("At the 2019 by-election Labour came second", date(2019, 8, 1)),
        ("In 2019 Labour came second", GE2019),
    ):
        made = claim("tally", words, seat="Brecon and Radnorshire", party="Labour").model_copy(
            update={"election": "2019"}
        )
        (only,) = link(found(made, text=words, day=date(2024, 7, 5)), GB)
        assert only.contest is not None and only.contest.date == polled


@pytest.mark.parametrize(
    ("copy", "words", "polled"),
    [
        ("Labour polled 12,000 votes at the last election.", "Labour polled 12,000 votes", GE2017),
        ("Labour polled 12,000 votes, up from 9,000 at the last election.", "Labour polled 12,000 votes", GE2019),
        ("Last time Labour polled 12,000 votes.", "Labour polled 12,000 votes", GE2017),
        ("Two years ago Labour polled 12,000 votes.", "Labour polled 12,000 votes", GE2017),
        ("Labour won it at the last election by 20.", "Labour won it at the last election by 20", GE2017),
        ("It was close last time. Labour polled 12,000 votes.", "Labour polled 12,000 votes", GE2019),
        ("Labour polled 12,000 votes. Last time was close.", "Labour polled 12,000 votes", GE2019),
        ("Labour's man, here two years ago, polled 9.", "Labour's man, here two years ago, polled 9", GE2019),
        ("Six years ago Labour polled 12,000 votes.", "Labour polled 12,000 votes", None),
    ],
)  # fmt: skip
def test_words_that_look_back(copy: str, words: str, polled: date | None) -> None:
    only = linked(date(2019, 12, 13), type="tally", words=words, text=copy, seat="Bolsover", party="Labour")
    assert (only.contest and only.contest.election) == polled
    assert only.base is not None and only.base.election == GE2019


@pytest.mark.parametrize(
    ("copy", "polled"),
    [
        ("Labour's share rose from 45% to 48%.", GE2017),
        ("Labour, up on 45% then, polled well.", GE2017),
        ("Labour polled 45%, from nothing.", GE2019),
    ],
)
def test_a_figure_that_was_left_behind_is_of_the_poll_before(copy: str, polled: date) -> None:
    at = copy.index("45%")
    share = Quantity(value=45, unit="percent", text="45%", spans=((at, at + 3),))
    only = linked(GE2019, type="tally", words=copy, seat="Bolsover", party="Labour", share=share)
    assert only.contest is not None and only.contest.election == polled


@pytest.mark.parametrize(
    ("candidate", "polled"),
    [("Boris Johnson", GE2019), ("Steve Tuckwell", date(2023, 7, 20)), ("Ali Milani", date(2023, 7, 20))],
)
def test_the_majority_of_a_former_member_is_that_of_the_poll_before(candidate: str, polled: date) -> None:
    seat = "Uxbridge and South Ruislip"
    only = linked(date(2023, 7, 21), type="majority", seat=seat, candidate=candidate)
    assert only.contest is not None and only.contest.date == polled


def test_words_that_look_back_from_a_by_election() -> None:
    words = "Labour won the seat at the last election"
    only = linked(date(2021, 5, 7), words=words, seat="Hartlepool", party="Labour")
    assert only.contest is not None and only.contest.election == GE2019


def test_a_previous_majority_is_of_the_contest_before_and_its_seat_of_the_copy() -> None:
    only = linked(GE2024, type="majority", seat="Ashfield", previous=True)
    assert only.contest is not None and only.contest.election == GE2019
    assert only.base is not None and only.base.election == GE2024
    assert only.links["seat"].id == "E14001068"


def test_a_majority_defended_in_the_campaign_is_that_of_the_last_contest() -> None:
    only = linked(date(2024, 6, 20), type="majority", seat="Ashfield", previous=True)
    assert only.contest is not None and only.contest.election == GE2019


def test_an_election_that_is_given_goes_before_dates_and_after_words() -> None:
    given = linked(GE2024, GE2017, type="turnout", seat="Bolsover")
    assert given.election is not None and given.election.id == "2017"
    words = "At the last election turnout was 61%"
    back = linked(GE2024, GE2017, type="turnout", words=words, seat="Bolsover")
    assert back.election is not None and back.election.id == "2015"


@pytest.mark.parametrize(
    ("headline", "polled"),
    [
        ("General election 2019: Bolsover", GE2019),
        ("2017 general election results", GE2017),
        ("Election 2017 and election 2019 compared", None),
        ("Bolsover, a town of 2019 souls", None),
    ],
)
def test_a_heading_where_there_is_no_date(headline: str, polled: date | None) -> None:
    only = linked(type="turnout", seat="Bolsover", headline=headline)
    assert (only.contest and only.contest.election) == polled


def test_who_is_named_where_tells_the_election_of_undated_copy() -> None:
    made = (
        claim("win", candidate="Lee Anderson", seat="Ashfield"),
        claim("tally", candidate="Natalie Fleet", seat="Ashfield", rank=3),
        claim("turnout", seat="Gedling"),
    )
    assert [one.election and one.election.id for one in link(found(*made), GB)] == ["2019"] * 3


def test_undated_copy_on_somebody_who_stood_twice_is_about_no_election() -> None:
    only = linked(candidate="Mark Fletcher", seat="Bolsover")
    assert only.contest is None and only.reason == "nothing says which election the copy is about"


def test_later_copy_on_the_one_who_stood_last_is_on_that_contest() -> None:
    later = date(2025, 1, 15)
    assert linked(later, candidate="Natalie Fleet", seat="Bolsover").election == GB.election("2024")
    assert linked(later, party="Labour", seat="Bolsover").election is None


def test_somebody_named_without_a_seat_is_placed_by_the_document_or_the_election() -> None:
    made = (
        claim("win", candidate="Jon Ashworth", outcome="hold"),
        claim("win", candidate="Jonathan Ashworth", seat="Leicester South"),
        claim("deposit", candidate="Lee Anderson"),
    )
    seats = [one.contest and one.contest.seat for one in link(found(*made, day=GE2019), GB)]
    assert seats == ["Leicester South", "Leicester South", "Ashfield"]


def test_claims_without_a_seat_are_on_the_one_by_election_of_the_document() -> None:
    made = (claim("turnout", seat="Hartlepool"), claim("seat_total", party="Labour"))
    total = link(found(*made, day=date(2021, 5, 7)), GB)[1]
    assert total.election is not None and total.election.date == HARTLEPOOL
    assert (total.contest, total.reason) == (None, "no seat is named")
