"""Ids of parties, seats and people, by the day and by who stood; nothing rather than a guess, and why."""

from __future__ import annotations

import random
import time
from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hustings import Entity, Evidence
from hustings.claims import Person
from hustings.claims.quote import Quote
from hustings.countries import country
from hustings.countries.names import index, key
from hustings.link import link
from hustings.link.curve import curve, misspelt, people, seats
from hustings.link.spelling import NAMES_ALIKE, WORDS_ALIKE
from hustings.link.standing import Standing
from tests.linking import GB, GE2010, GE2019, GE2024, claim, found, linked

# --- seats


@pytest.mark.parametrize(
    ("name", "day", "id", "how"),
    [
        ("Ashfield", GE2019, "E14000535", "exact"),
        ("Ashfield", GE2024, "E14001068", "exact"),
        (
            "Ashfield",
            date(2022, 3, 1),
            "E14000535",
            "exact",
        ),  # no election near, but the boundaries are known
        ("ashfield", GE2024, "E14001068", "exact"),
        ("Derbyshire North East", GE2019, "E14000843", "alias"),
        ("Loughborogh", GE2019, "E14000797", "fuzzy"),
        ("Leicster East", GE2019, "E14000782", "fuzzy"),
    ],
)
def test_a_seat_by_the_boundaries_of_the_day(name: str, day: date, id: str, how: str) -> None:
    seat = linked(day, seat=name, party="Labour").links["seat"]
    assert (seat.id, seat.how, seat.reason) == (id, how, None)


@pytest.mark.parametrize(
    ("name", "day", "reason"),
    [
        ("Ashfield", None, "nothing says when, and Ashfield is E14001068"),
        ("Sherwood Forest", GE2019, "there was no seat of the name Sherwood Forest on 2019-12-12"),
        ("Dewsbury", GE2024, "there was no seat of the name Dewsbury on 2024-07-04"),
        ("Hartlepool", date(1997, 5, 1), "the codes of seats on 1997-05-01 are not on record"),
        ("Glasgow Provan", GE2024, "Glasgow, Provan is a former constituency, without a code"),
        ("Leicester Eest", GE2024, "no seat is called Leicester Eest"),  # East, or West
        ("Melbourne", GE2024, "Melbourne is a seat in Australia, not in United Kingdom"),
        (
            "Leicester North West",
            GE2024,
            "no seat is called Leicester North West",
        ),  # no misspelling: all are words
        ("Rockingham", GE2024, ""),
        ("Bathe", GE2024, "no seat is called Bathe"),  # one letter, but of four
        ("Narnia", GE2024, "no seat is called Narnia"),
    ],
)
def test_no_seat_rather_than_a_guess(name: str, day: date | None, reason: str) -> None:
    seat = linked(day, seat=name, party="Labour").links["seat"]
    assert (seat.id, seat.how) == (None, None)
    assert (seat.reason or "").startswith(reason) and seat.reason


def test_a_seat_of_two_other_countries_is_named_with_both() -> None:
    elsewhere = [
        (name, of.name) for code in GB.country.also for of in [country(code)] for name in index(of.seats)
    ]
    own = index(GB.country.seats)
    shared = next(n for n, times in Counter(n for n, _ in elsewhere).items() if times > 1 and n not in own)
    reason = linked(GE2024, seat=shared, party="Labour").links["seat"].reason
    assert reason is not None and all(where in reason for name, where in elsewhere if name == shared)


def test_what_else_a_seat_may_be_is_told() -> None:
    seat = linked(GE2024, seat="Leicester North", party="Labour").links["seat"]
    assert seat.runners_up[0].name == "Leicester South"
    assert [c.score for c in seat.runners_up] == sorted((c.score for c in seat.runners_up), reverse=True)


# --- parties


@pytest.mark.parametrize(
    ("party", "seat", "day", "id", "name"),
    [
        ("Labour", "Ashfield", GE2019, "PP53", "Labour"),
        ("Green", "Edinburgh North and Leith", GE2024, "PP130", "Scottish Greens"),
        ("Green", "Bristol Central", GE2024, "PP63", "Green"),
        ("Brexit Party", "Ashfield", GE2019, "PP7931", "Brexit Party"),
        ("Reform UK", "Ashfield", GE2024, "PP7931", "Reform UK"),
        ("UKIP", "Ashfield", GE2019, "PP85", "UKIP"),  # it did not stand there; which party is meant is plain
        ("Conservativs", "Ashfield", GE2019, "PP52", "Conservative"),
    ],
)
def test_a_party_by_where_it_stood(party: str, seat: str, day: date, id: str, name: str) -> None:
    link = linked(day, party=party, seat=seat).links["party"]
    assert (link.id, link.name) == (id, name)


def test_a_party_of_a_total_by_its_territory() -> None:
    assert linked(GE2024, type="seat_total", party="Green", scope="Scotland").links["party"].id == "PP130"
    assert linked(GE2024, type="seat_total", party="Green", scope="England").links["party"].id == "PP63"
    assert linked(GE2024, type="seat_total", party="Green").links["party"].id == "PP63"


def test_other_parties_of_the_name_are_told() -> None:
    link = linked(GE2024, party="Green", seat="Bristol Central").links["party"]
    assert {c.id for c in link.runners_up} == {"PP130", "PP305"}


@pytest.mark.parametrize(
    ("party", "reason"),
    [
        ("Fianna Fáil", "Fianna Fáil is a party in Ireland, not in United Kingdom"),
        ("Referendum Party", "Referendum Party has no id in the register"),
        ("Cheese Rollers", "no party is called Cheese Rollers"),
    ],
)
def test_no_party_rather_than_a_guess(party: str, reason: str) -> None:
    link = linked(GE2024, party=party, seat="Ashfield").links["party"]
    assert (link.id, link.reason) == (None, reason)


# --- people


@pytest.mark.parametrize(
    ("name", "seat", "day", "who", "how"),
    [
        ("Natalie Fleet", "Bolsover", GE2024, "Natalie Fleet", "exact"),
        ("Fleet", "Bolsover", GE2024, "Natalie Fleet", "alias"),
        ("De Piero", "Ashfield", date(2017, 6, 9), "Gloria De Piero", "alias"),
        ("Jon Ashworth", "Leicester South", GE2019, "Jonathan Ashworth", "alias"),
        ("N. Fleet", "Bolsover", GE2024, "Natalie Fleet", "alias"),
        ("Shockat Adam Patel", "Leicester South", GE2024, "Shockat Adam", "alias"),
        ("Natalie Fleat", "Bolsover", GE2024, "Natalie Fleet", "fuzzy"),
        ("Vernan Coaker", "Gedling", GE2019, "Vernon Coaker", "fuzzy"),
    ],
)
def test_a_person_among_those_who_stood(name: str, seat: str, day: date, who: str, how: str) -> None:
    link = linked(day, candidate=name, seat=seat).links["candidate"]
    assert link.result is not None
    assert (link.name, link.result.name, link.how, link.id) == (who, who, how, link.result.person)


def test_who_stood_and_never_sat_is_found_without_an_id() -> None:
    link = linked(GE2010, type="tally", candidate="Keith Davis", seat="Aberavon", rank=5).links["candidate"]
    assert link.found and link.result is not None and link.result.party_id == "PP90"
    assert (link.id, link.reason) == (None, "the reference has no id of this person")


@pytest.mark.parametrize(
    ("name", "seat", "reason"),
    [
        (
            "Natalie Fleet",
            "Ashfield",
            "nobody called Natalie Fleet stood in Ashfield on 2024-07-04; Natalie Fleet stood in Bolsover then",
        ),
        ("Nobody Atall", "Ashfield", "nobody called Nobody Atall stood in Ashfield on 2024-07-04"),
        ("Smith", "Mid Buckinghamshire", "Smith may be any of Greg Smith (Conservative) and Greg Smith"),
    ],
)
def test_nobody_rather_than_a_guess(name: str, seat: str, reason: str) -> None:
    link = linked(GE2024, candidate=name, seat=seat).links["candidate"]
    assert (link.id, link.result) == (None, None)
    assert (link.reason or "").startswith(reason)


def test_of_two_of_one_name_the_party_tells() -> None:
    link = linked(GE2024, candidate="Greg Smith", party="Conservative", seat="Mid Buckinghamshire").links[
        "candidate"
    ]
    assert link.result is not None and link.result.party_id == "PP52"
    assert [other.name for other in link.runners_up] == ["Greg Smith"]


def test_a_misspelling_of_somebody_of_another_party_is_nobody() -> None:
    link = linked(GE2024, candidate="Natalie Fleat", party="Conservative", seat="Bolsover").links["candidate"]
    assert link.result is None and link.runners_up[0].name == "Natalie Fleet"


def test_a_claim_carries_the_ids_of_its_links_and_keeps_its_words() -> None:
    only = linked(GE2019, type="tally", candidate="Lee Andersen", party="Tories", seat="Ashfield", rank=1)
    data = only.claim.as_json()
    assert (data["candidate"]["name"], data["candidate"]["id"]) == ("Lee Andersen", "mnis:4743")
    assert (data["party"]["id"], data["seat"]["id"]) == ("PP52", "E14000535")


def test_members_are_found_where_no_contest_is_meant() -> None:
    defected = linked(GE2019, type="affiliation", person="Lee Anderson", from_party="Labour", kind="defected")
    assert defected.links["person"].id == "mnis:4743" and defected.contest is None
    held = linked(GE2019, type="tenure", holder="Dennis Skinner", kind="held", since="1970")
    assert held.links["holder"].id is not None


@pytest.mark.parametrize(("day", "id"), [(date(1993, 5, 1), "mnis:564"), (date(2003, 5, 1), "mnis:681")])
def test_of_members_of_one_name_the_one_who_sat_then(day: date, id: str) -> None:
    link = linked(day, type="affiliation", person="John Smith", to_party="Labour").links["person"]
    assert link.id == id and len(link.runners_up) == len(GB.members("John Smith")) - 1


def test_of_members_of_one_name_none_where_nothing_says_when() -> None:
    link = linked(type="affiliation", person="John Smith", to_party="Labour").links["person"]
    assert (
        link.id is None and link.reason == f"{len(GB.members('John Smith'))} members were called John Smith"
    )


def test_a_voter_who_speaks_is_not_the_member_of_that_name() -> None:
    text = "“I stayed at home”, said Dennis Skinner, a baker."
    start = text.index("Dennis")
    speaker = Person(name="Dennis Skinner", spans=((start, start + 14),))
    said = Quote(
        speaker=speaker,
        text="I stayed at home",
        evidence=(Evidence.of(text, 1, 17),),
        doc="copy",
        rule="quote.made",
    )
    for label, known in (("PERSON", False), ("CANDIDATE", True)):
        name = Entity(doc="copy", start=start, end=start + 14, label=label, text="Dennis Skinner")
        (only,) = link(found(said, text=text, day=GE2019, entities=(name,)), GB)
        assert (only.links["speaker"].id is not None) is known


# --- misspellings, measured

HELD = GB.contests_on(GE2024)
KNOWN = {key(name) for seat in GB.country.seats for name in seat.names()}


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(HELD), st.randoms(use_true_random=False))
def test_a_misspelt_seat_is_never_another(contest, rng) -> None:  # type: ignore[no-untyped-def]
    name = misspelt(key(contest.seat), rng)
    if name not in KNOWN:
        assert linked(GE2024, seat=name, party="Labour").links["seat"].id in (None, contest.seat_id)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(HELD), st.randoms(use_true_random=False))
def test_a_misspelt_candidate_is_never_another(contest, rng) -> None:  # type: ignore[no-untyped-def]
    result = rng.choice(contest.results)
    match = Standing(contest.results, "en").find(misspelt(key(result.name), rng), None)
    assert match.result in (None, result)


def test_the_thresholds_find_nine_in_ten_and_take_one_in_five_hundred_wrongly() -> None:
    (seat,) = curve(seats(GB.country, "2024", random.Random(1)), (NAMES_ALIKE,))
    assert seat.one >= 0.9 and seat.wrong <= 0.002 and seat.strangers <= 0.002
    (person,) = curve(people(HELD, "en", random.Random(1)), (WORDS_ALIKE,))
    assert person.one >= 0.97 and person.wrong == 0 and person.strangers == 0


# --- speed


def test_five_thousand_claims_a_second() -> None:
    copies = [
        found(
            claim("win", candidate=c.results[0].name, party=c.results[0].party, seat=c.seat),
            claim("defeat", winner=c.results[0].name, loser=c.results[1].name, seat=c.seat),
            claim("tally", candidate=c.results[2].name, party=c.results[2].party, seat=c.seat, rank=3),
            day=date(2024, 7, 5),
        )
        for c in HELD
    ]
    link(copies[0], GB)
    began = time.process_time()
    n = sum(one.contest is not None for copy in copies for one in link(copy, GB))
    assert n == 3 * len(HELD)
    assert n / (time.process_time() - began) > 5_000


# --- the reference's own names


@pytest.mark.parametrize("day", [date(2010, 5, 6), date(2019, 12, 12), date(2021, 5, 6), date(2024, 7, 4)])
def test_everyone_who_stood_is_found_where_they_stood(day: date) -> None:
    for contest in GB.contests_on(day):
        copy = found(
            *(claim("win", candidate=r.name, party=r.party, seat=contest.seat) for r in contest.results),
            day=contest.date,
        )
        for one, result in zip(link(copy, GB), contest.results, strict=True):
            links = one.links
            assert (one.contest, links["seat"].id) == (contest, contest.seat_id)
            assert links["candidate"].result is result and links["candidate"].how == "exact"
            assert links["party"].id == result.party_id
