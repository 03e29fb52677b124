"""What claims come to when they are merged by contest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hustings.claims import Claim
from hustings.countries import country
from hustings.link import Link, Linked
from hustings.record import Record, gather, records
from hustings.record.ballots import ballot_id, slug
from hustings.record.records import Name
from hustings.reference import Contest, Reference, reference
from tests.copydesk import DAY, at, contest, linked, number, party, percent, person, said, seat

LUMB, ACKROYD = person("Farida Lumb"), person("Rupinder Ackroyd")
LABOUR, CONSERVATIVE, GREEN = party("Labour"), party("Conservative"), party("Green")


@pytest.fixture(scope="module")
def known() -> Reference:
    return reference("gb")


def only(known: Reference, *claims: Claim) -> Record:
    (record,) = records([linked(claim) for claim in claims], known)
    return record


def test_claims_of_one_contest_make_one_record(known: Reference) -> None:
    record = only(
        known,
        said("win", candidate=LUMB, party=LABOUR, outcome="hold"),
        said("tally", candidate=LUMB, party=LABOUR, votes=number(17_232), share=percent(52.2)),
        said("tally", candidate=ACKROYD, party=CONSERVATIVE, votes=number(15_768), rank=2),
        said("majority", candidate=LUMB, votes=number(1_464)),
        said("turnout", share=percent(55.2), people=number(33_000, unit="people")),
        said("swing", size=percent(3.1), from_party=LABOUR, to_party=CONSERVATIVE),
        said("deposit", party=GREEN),
    )
    assert (record.seat, record.election) == (Name("Halifax", "E14001262"), DAY)
    assert record.ballot_id == "parl.halifax.2027-05-06"
    assert record.claims == tuple(range(7))
    assert record.winner and record.winner.value.person == Name("Farida Lumb")
    assert record.winner.claims == (0, 3)
    assert record.runner_up and record.runner_up.value.party == Name("Conservative", "PP52")
    assert record.majority and (record.majority.value, record.majority.claims) == (1_464, (3,))
    assert record.turnout and record.turnout.value == 55.2
    assert record.previous_party and record.previous_party.value == Name("Labour", "PP53")
    first, second, third = record.candidates
    assert first.votes and first.share and (first.votes.value, first.share.value) == (17_232, 52.2)
    assert second.rank and (second.spellings, second.rank.value) == (("Rupinder Ackroyd",), 2)
    assert third.person is None and third.deposit_lost and third.deposit_lost.claims == (6,)
    (swing,) = record.swings
    assert (swing.from_party, swing.unit, swing.size.value) == (Name("Labour", "PP53"), "points", 3.1)
    assert record.disputed == ()


def test_nothing_is_computed(known: Reference) -> None:
    record = only(
        known,
        said("tally", candidate=LUMB, votes=number(17_232)),
        said("tally", candidate=ACKROYD, votes=number(15_768)),
    )
    assert (record.winner, record.runner_up, record.majority) == (None, None, None)
    assert [c.rank for c in record.candidates] == [None, None]


MAJORITIES = [
    # earlier, later; what holds, superseded, disputed
    pytest.param(number(400, hedge="about"), number(439), 439, [400], [], id="hedged, then exact"),
    pytest.param(number(439), number(400, hedge="about"), 439, [400], [], id="exact, then hedged"),
    pytest.param(number(16_000), number(15_987), 15_987, [16_000], [], id="rounded, then counted"),
    pytest.param(number(900, hedge="about"), number(439), 439, [900], [], id="vague, put right later"),
    pytest.param(number(439), number(900, hedge="about"), 439, [], [900], id="exact, then vaguely other"),
    pytest.param(number(439), number(493), 493, [], [439], id="two counts"),
    pytest.param(
        number(49_000, hedge="under"), number(49_100), 49_100, [49_000], [], id="vaguer and earlier goes"
    ),
    pytest.param(number(2_000, hedge="over"), number(2_000), 2_000, [2_000], [], id="hedge left out"),
    pytest.param(
        number(1_400), number(1_000, hedge="over"), 1_400, [1_000], [], id="exact, then the least it is"
    ),
]


@pytest.mark.parametrize(("earlier", "later", "holds", "superseded", "disputed"), MAJORITIES)
def test_later_and_more_exact_words_take_the_place_of_others_and_contradictions_stay(
    known: Reference,
    earlier: object,
    later: object,
    holds: float,
    superseded: list[float],
    disputed: list[float],
) -> None:
    record = only(
        known, said("majority", time=at(2), votes=earlier), said("majority", time=at(3), votes=later)
    )
    assert record.majority is not None
    assert record.majority.value == holds
    assert [reading.value for reading in record.majority.superseded] == superseded
    assert [reading.value for reading in record.majority.disputed] == disputed
    assert record.disputed == (("majority",) if disputed else ())
    assert record.majority.support == (0, 1)


def test_without_times_vague_words_that_contradict_are_kept_beside(known: Reference) -> None:
    record = only(
        known, said("majority", votes=number(900, hedge="about")), said("majority", votes=number(439))
    )
    assert record.majority is not None
    assert [(r.value, r.hedge, r.claims) for r in record.majority.disputed] == [(900, "about", (0,))]


def test_a_share_beside_votes_goes_before_one_alone(known: Reference) -> None:
    alone = said("tally", time=at(3), candidate=LUMB, share=percent(52.4))
    beside = said("tally", time=at(2), candidate=LUMB, share=percent(52.2), votes=number(17_232))
    (lumb,) = only(known, alone, beside).candidates
    assert lumb.share is not None
    assert lumb.share.value == 52.2
    assert [(r.value, r.claims) for r in lumb.share.disputed] == [(52.4, (0,))]


def test_a_margin_is_a_majority_and_a_share_of_one_is_kept_apart(known: Reference) -> None:
    record = only(
        known,
        said("defeat", winner=LUMB, loser=ACKROYD, margin=number(1_464)),
        said("defeat", winner=LUMB, loser=ACKROYD, margin=percent(4.4)),
    )
    assert record.majority and record.majority_share
    assert (record.majority.value, record.majority_share.value) == (1_464, 4.4)
    assert record.runner_up and record.runner_up.value.person == Name("Rupinder Ackroyd")


def test_two_winners_are_flagged_and_both_kept(known: Reference) -> None:
    record = only(
        known,
        said("win", time=at(1), candidate=ACKROYD, party=CONSERVATIVE),
        said("win", time=at(2), candidate=LUMB, party=LABOUR),
    )
    assert record.winner is not None
    assert record.winner.value.person == Name("Farida Lumb")
    assert [reading.value.person for reading in record.winner.disputed] == [Name("Rupinder Ackroyd")]
    assert record.disputed == ("winner",)


def test_a_party_and_a_surname_are_the_candidate_whom_they_can_only_mean(known: Reference) -> None:
    record = only(
        known,
        said("win", party=LABOUR, outcome="gain", from_party=CONSERVATIVE),
        said("tally", candidate=person("Lumb"), share=percent(52.2)),
        said("tally", candidate=LUMB, party=LABOUR, votes=number(17_232)),
    )
    (lumb,) = record.candidates
    assert (lumb.person, lumb.spellings) == (Name("Farida Lumb"), ("Farida Lumb", "Lumb"))
    assert lumb.share and lumb.votes and lumb.elected and lumb.elected.value
    assert record.previous_party and record.previous_party.value.name == "Conservative"


def test_people_of_one_surname_and_other_parties_are_two(known: Reference) -> None:
    record = only(
        known,
        said("tally", candidate=person("Ann Lee"), party=LABOUR, votes=number(900)),
        said("tally", candidate=person("Bo Lee"), party=GREEN, votes=number(800)),
        said("tally", candidate=person("Lee"), votes=number(700)),
    )
    assert [c.person and c.person.name for c in record.candidates] == ["Ann Lee", "Bo Lee", "Lee"]


def test_a_misspelt_candidate_of_the_same_party_is_the_same(known: Reference) -> None:
    record = only(
        known,
        said("tally", candidate=LUMB, party=LABOUR, votes=number(17_232)),
        said("tally", candidate=person("Fareda Lumb"), party=LABOUR, share=percent(52.2)),
    )
    (lumb,) = record.candidates
    assert lumb.spellings == ("Farida Lumb", "Fareda Lumb")


def test_names_are_those_of_official_results_where_they_are_known(known: Reference) -> None:
    link = Link("mnis:1", "Farida Lumb", "alias", 1.0)
    claim = said("win", candidate=person("Faz Lumb"), party=LABOUR)
    (record,) = records([linked(claim, contest=contest(), links={"candidate": link})], known)
    assert record.winner and record.winner.value.person == Name("Farida Lumb", "mnis:1")
    assert record.candidates[0].spellings == ("Faz Lumb",)


def test_the_majority_before_is_of_the_contest_it_was_defended_at(known: Reference) -> None:
    before, now = contest(date(2024, 7, 4)), contest()
    claim = said("majority", candidate=ACKROYD, party=CONSERVATIVE, votes=number(9_000), previous=True)
    (record,) = records([linked(claim, contest=before, base=now)], known)
    assert record.election == DAY
    assert record.majority is None and record.winner is None
    assert record.previous_majority and record.previous_majority.value == 9_000
    assert record.previous_holder and record.previous_holder.value.name == "Rupinder Ackroyd"


def test_a_majority_of_a_named_election_is_that_ones_and_the_one_before_the_next(known: Reference) -> None:
    before, now = contest(date(2024, 7, 4)), contest()
    claim = said("majority", votes=number(9_000), election="2024")
    later, earlier = records([linked(claim, contest=before, base=now)], known)
    assert later.previous_majority and later.majority is None and later.election == DAY
    assert earlier.majority and earlier.majority.value == 9_000 and earlier.election == date(2024, 7, 4)


def test_who_held_the_seat_is_told_by_tenure(known: Reference) -> None:
    record = only(
        known,
        said("tenure", holder=person("Ackroyd"), kind="held", since="2010"),
        said("tenure", holder=ACKROYD, kind="held", since="2010"),
        said("tenure", holder=CONSERVATIVE, kind="held", since="1983"),
        said("tenure", holder=LUMB, kind="held", since="2027-05"),
        said("tenure", holder=LABOUR, kind="held", since="1964", until="1983"),
    )
    assert record.previous_holder and record.previous_party
    assert record.previous_holder.value.name == "Rupinder Ackroyd"
    assert [r.claims for r in record.previous_holder.superseded] == [(0,)]
    assert record.previous_party.value.name == "Conservative"
    assert record.disputed == ()


def test_two_winners_of_a_ward_that_no_results_tell_of_hold_a_seat_each(known: Reference) -> None:
    ward = seat("Tinker's Bottom", None)
    record = only(
        known,
        said("win", candidate=LUMB, party=LABOUR, seat=ward),
        said("win", candidate=ACKROYD, party=CONSERVATIVE, seat=ward),
    )
    assert record.winner is None and record.disputed == ()
    assert [c.elected is not None and c.elected.value for c in record.candidates] == [True, True]
    (alone,) = records([linked(said("win", candidate=LUMB, party=LABOUR, seat=ward))], known)
    assert alone.winner and alone.winner.value.person == Name("Farida Lumb")


def test_of_contests_for_several_seats_many_may_win(known: Reference) -> None:
    ward = contest(kind="local", council="Calder", seats=3, seat="Castle", seat_id="E05000001")
    castle = seat("Castle", "E05000001")
    claims = [said("win", seat=castle, candidate=c, party=LABOUR) for c in (LUMB, person("Ann Lee"))]
    claims.append(said("tally", seat=castle, candidate=ACKROYD, rank=3))
    (record,) = records([linked(claim, contest=ward) for claim in claims], known)
    assert record.winner is None and record.disputed == ()
    assert [c.person and c.person.name for c in record.candidates if c.elected] == ["Farida Lumb", "Ann Lee"]
    assert record.ballot_id == "local.calder.castle.2027-05-06"


def test_swings_between_other_parties_are_no_contradiction(known: Reference) -> None:
    record = only(
        known,
        said("swing", size=percent(3.1), from_party=LABOUR, to_party=CONSERVATIVE),
        said("swing", size=percent(8), from_party=LABOUR, to_party=GREEN),
        said("swing", size=percent(3.4), from_party=LABOUR, to_party=CONSERVATIVE),
        said("swing", size=number(2_000), to_party=GREEN),
    )
    assert [(s.to_party and s.to_party.name, s.unit, s.size.value) for s in record.swings] == [
        ("Conservative", "points", 3.1), ("Green", "points", 8), ("Green", "votes", 2_000),
    ]  # fmt: skip
    assert record.disputed == ("swing",)


def test_claims_outside_any_contest_are_counted_with_the_reason(known: Reference) -> None:
    claims = [
        said("quote", text="We won."),
        said("win", candidate=LUMB, seat=None),
        said("win", candidate=LUMB, modality="forecast"),
        said("win", candidate=LUMB),
    ]
    gathered = gather(map(linked, claims), known)
    assert [(rest.claim, rest.why) for rest in gathered.rest] == [
        (0, "other subject"), (1, "no seat"), (2, "forecast"),
    ]  # fmt: skip
    assert [record.claims for record in gathered.records] == [(3,)]


def test_a_claim_without_a_seat_goes_to_the_contest_of_the_person_it_names(known: Reference) -> None:
    claim = linked(said("tally", candidate=LUMB, seat=None, votes=number(17_232)), contest=contest())
    (record,) = records([claim], known)
    assert record.seat.name == "Halifax"


@given(
    st.lists(st.sampled_from(["win", "tally", "turnout", "quote", "majority", "tenure"]), max_size=12),
    st.data(),
)
def test_every_claim_is_in_a_record_or_among_the_rest(types: list[str], data: st.DataObject) -> None:
    slots = {
        "win": {"candidate": LUMB},
        "tally": {"candidate": ACKROYD, "votes": number(700)},
        "turnout": {"share": percent(60)},
        "quote": {"text": "No."},
        "majority": {"votes": number(7), "previous": data.draw(st.booleans())},
        "tenure": {"holder": LABOUR, "kind": "held", "since": "1997"},
    }
    seats = st.sampled_from([seat(), seat("Shipley", None), None])
    claims = [said(type, **{"seat": data.draw(seats), **slots[type]}) for type in types]
    gathered = gather(map(linked, claims), reference("gb"))
    merged = [index for record in gathered.records for index in record.claims]
    assert sorted([*merged, *(rest.claim for rest in gathered.rest)]) == list(range(len(claims)))
    for record in gathered.records:
        figures = {index for _, figure in record.figures() for index in figure.support}
        assert figures <= set(record.claims)


BALLOTS = [
    (contest(), "parl.halifax.2027-05-06"),
    (contest(kind="by-election"), "parl.halifax.by.2027-05-06"),
    (contest(ballot="parl.halifax.by.2027-05-06"), "parl.halifax.by.2027-05-06"),
    (
        contest(kind="local", seat="Castle", council="North Kesteven"),
        "local.north-kesteven.castle.2027-05-06",
    ),
    (contest(kind="local", seat="Castle", council=""), None),
    (contest(kind="mayor", seat="Castle"), None),
    (None, "parl.halifax.2027-05-06"),
]


@pytest.mark.parametrize(("held", "id"), BALLOTS)
def test_ballots_are_called_as_democracy_club_does(held: Contest | None, id: str | None) -> None:
    place = Name(held.seat if held else "Halifax", "E14001262")
    assert ballot_id(place, DAY, held, country("gb")) == id


def test_a_ballot_needs_a_day_and_a_seat_of_the_register() -> None:
    assert ballot_id(Name("Halifax", "E14001262"), None, None, country("gb")) is None
    assert ballot_id(Name("Nowhere"), DAY, None, country("gb")) is None
    assert ballot_id(Name("Halifax"), DAY, replace(contest(), ballot=""), country("ca")) is None


@pytest.mark.parametrize(
    ("name", "written"),
    [("Ynys Môn", "ynys-mon"), ("King’s Lynn", "kings-lynn"), ("Hull, East & West", "hull-east-west")],
)
def test_slugs(name: str, written: str) -> None:
    assert slug(name) == written


def test_a_linked_claim_needs_no_contest_for_its_record(known: Reference) -> None:
    undated: Linked = linked(said("turnout", share=percent(61)), election=None)
    (record,) = records([undated], known)
    assert (record.election, record.kind, record.ballot_id) == (None, None, None)
