"""Verdicts on claims by the official results, as a table of what copy says and what comes of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hustings.check import Verdict, check, worst
from hustings.claims import Claim, Duration, Evidence, Party, Person, Quantity, Seat, registry
from hustings.extraction import Extraction
from hustings.link import link
from hustings.pipeline.layers import Hedge, Unit
from hustings.reference import reference
from hustings.text import Document

BY_2010, BY_2017, BY_2019, BY_2024 = date(2010, 5, 7), date(2017, 6, 9), date(2019, 12, 13), date(2024, 7, 5)


def made(kind: str, /, **slots: Any) -> Claim:
    return registry[kind](evidence=(Evidence.of("…", 0, 1),), doc="copy", rule="handmade", **slots)


def checked(day: date | None, *claims: Claim) -> tuple[Verdict, ...]:
    document = Document("…", (), "copy", "gb", day)
    found = Extraction(document=document, posts=(), entities=(), claims=claims)
    return check(link(found, reference("gb")), reference("gb"))


def q(value: float, unit: Unit = "votes", hedge: Hedge = "exact", text: str = "") -> Quantity:
    return Quantity(value=value, unit=unit, hedge=hedge, text=text or f"{value:,g}")


def who(name: str) -> Person:
    return Person(name=name)


def of(name: str) -> Party:
    return Party(name=name)


SEAT = Seat(name="Thirsk and Malton")
BOLSOVER = Seat(name="Bolsover")
THIRSK = date(2010, 5, 28)
LAB, CON, UKIP = of("Labour"), of("Conservative"), of("UKIP")
HOWARD = who("Howard Keal")

UXBRIDGE, RICHMOND_2016, RICHMOND_2019 = date(2023, 7, 21), date(2016, 12, 2), date(2019, 12, 13)
BATLEY, RICHMOND = Seat(name="Batley and Spen"), Seat(name="Richmond Park")


def kept(name: str) -> Claim:
    return made("deposit", candidate=who(name), seat=SEAT, modality="negated")


def held(party: str, **when: str) -> Claim:
    return made("tenure", holder=of(party), seat=RICHMOND, kind="held", **when)


CASES: list[tuple[str, date, Claim, str]] = [
    ("who won", THIRSK, made("win", candidate=who("Anne McIntosh"), seat=SEAT, outcome="elected"), "agrees"),
    ("who did not", THIRSK, made("win", candidate=HOWARD, seat=SEAT, outcome="elected"), "differs"),
    ("whose party", THIRSK, made("win", candidate=who("Anne McIntosh"), party=LAB, seat=SEAT), "differs"),
    ("nobody of the name", THIRSK, made("win", candidate=who("Zebedee Quill"), seat=SEAT), "differs"),
    ("a slip in a name", THIRSK, made("win", candidate=who("Anne McIntosch"), seat=SEAT), "agrees"),
    ("a hold", BY_2017, made("win", party=LAB, seat=BOLSOVER, outcome="hold"), "agrees"),
    ("no hold", BY_2019, made("win", party=CON, seat=BOLSOVER, outcome="hold"), "differs"),
    ("a gain", BY_2019, made("win", party=CON, seat=BOLSOVER, outcome="gain", from_party=LAB), "agrees"),
    (
        "from others",
        BY_2019,
        made("win", party=CON, seat=BOLSOVER, outcome="gain", from_party=UKIP),
        "differs",
    ),
    (
        "a defeat",
        THIRSK,
        made("defeat", winner=who("Anne McIntosh"), loser=HOWARD, seat=SEAT, margin=q(11281)),
        "agrees",
    ),
    ("a margin", THIRSK, made("defeat", winner=who("Anne McIntosh"), seat=SEAT, margin=q(11821)), "differs"),
    (
        "the other way round",
        THIRSK,
        made("defeat", winner=HOWARD, loser=who("Anne McIntosh"), seat=SEAT),
        "differs",
    ),
    ("a loss", BY_2019, made("defeat", loser=who("Dennis Skinner"), seat=BOLSOVER), "agrees"),
    ("votes", THIRSK, made("tally", candidate=HOWARD, seat=SEAT, votes=q(8886)), "agrees"),
    ("votes in digits turned", THIRSK, made("tally", candidate=HOWARD, seat=SEAT, votes=q(8868)), "differs"),
    ("votes rounded", THIRSK, made("tally", candidate=HOWARD, seat=SEAT, votes=q(8900)), "rounds_to"),
    (
        "nearly",
        THIRSK,
        made("tally", candidate=HOWARD, seat=SEAT, votes=q(9000, hedge="under", text="nearly 9,000")),
        "agrees",
    ),
    (
        "nearly, from above",
        THIRSK,
        made("tally", candidate=HOWARD, seat=SEAT, votes=q(8800, hedge="under", text="nearly 8,800")),
        "differs",
    ),
    ("a share", THIRSK, made("tally", candidate=HOWARD, seat=SEAT, share=q(23.3, "percent")), "rounds_to"),
    ("a rank", THIRSK, made("tally", party=UKIP, seat=SEAT, rank=4), "agrees"),
    ("another rank", THIRSK, made("tally", party=UKIP, seat=SEAT, rank=3), "differs"),
    (
        "a change",
        BY_2017,
        made("tally", party=UKIP, seat=BOLSOVER, share_change=q(-14.9, "points")),
        "differs",
    ),
    (
        "votes of an earlier poll",
        BY_2019,
        made("tally", candidate=who("Dennis Skinner"), seat=BOLSOVER, votes=q(24153)),
        "ambiguous",
    ),
    ("a majority", BY_2019, made("majority", party=CON, seat=BOLSOVER, votes=q(5299)), "agrees"),
    (
        "the loser's",
        BY_2019,
        made("majority", candidate=who("Dennis Skinner"), seat=BOLSOVER, votes=q(5299)),
        "differs",
    ),
    ("before", BY_2019, made("majority", party=LAB, seat=BOLSOVER, votes=q(5288), previous=True), "agrees"),
    (
        "not before",
        BY_2019,
        made("majority", party=LAB, seat=BOLSOVER, votes=q(5299), previous=True),
        "differs",
    ),
    (
        "before the one before",
        BY_2019,
        made("majority", party=LAB, seat=BOLSOVER, votes=q(11778), previous=True),
        "differs",
    ),
    (
        "at the general election before a by-election",
        date(2017, 6, 9),
        made("majority", party=CON, seat=RICHMOND, votes=q(23015), previous=True),
        "agrees",
    ),
    (
        "of a year",
        BY_2019,
        made("majority", party=LAB, seat=BOLSOVER, votes=q(5288), election="2017"),
        "agrees",
    ),
    (
        "of another year",
        BY_2019,
        made("majority", party=LAB, seat=BOLSOVER, votes=q(5288), election="2015"),
        "differs",
    ),
    ("turnout", THIRSK, made("turnout", seat=SEAT, share=q(49.9, "percent")), "rounds_to"),
    ("with rejected papers", THIRSK, made("turnout", seat=SEAT, share=q(50.2, "percent")), "ambiguous"),
    ("another turnout", THIRSK, made("turnout", seat=SEAT, share=q(59.9, "percent")), "differs"),
    ("the electorate", THIRSK, made("turnout", seat=SEAT, electorate=q(76416, "people")), "agrees"),
    (
        "a swing the wrong way",
        BY_2019,
        made("swing", seat=BOLSOVER, size=q(11.5, "percent"), from_party=CON, to_party=LAB),
        "differs",
    ),
    (
        "a deposit",
        THIRSK,
        made("deposit", candidate=who("John Clark"), seat=SEAT, amount=q(500, "pounds", text="£500")),
        "agrees",
    ),
    ("a deposit saved", THIRSK, made("deposit", candidate=who("Toby Horton"), seat=SEAT), "differs"),
    (
        "what a deposit is",
        THIRSK,
        made("deposit", candidate=who("John Clark"), seat=SEAT, amount=q(1000, "pounds")),
        "differs",
    ),
    ("seats", BY_2019, made("seat_total", party=LAB, scope="East Midlands", seats=q(8, "seats")), "agrees"),
    (
        "other seats",
        BY_2019,
        made("seat_total", party=LAB, scope="East Midlands", seats=q(9, "seats")),
        "differs",
    ),
    (
        "seats with the Speaker",
        BY_2019,
        made("seat_total", party=LAB, scope="UK", seats=q(203, "seats")),
        "agrees",
    ),
    ("seats of nowhere", BY_2019, made("seat_total", party=LAB, seats=q(8, "seats")), "ambiguous"),
    ("net", BY_2024, made("seat_total", party=LAB, scope="UK", net=q(211, "seats")), "agrees"),
    (
        "for 49 years",
        BY_2019,
        made(
            "tenure", holder=who("Dennis Skinner"), seat=BOLSOVER, kind="held", duration=Duration(iso="P49Y")
        ),
        "agrees",
    ),
    (
        "for 39 years",
        BY_2019,
        made(
            "tenure", holder=who("Dennis Skinner"), seat=BOLSOVER, kind="held", duration=Duration(iso="P39Y")
        ),
        "differs",
    ),
    (
        "since 1997",
        BY_2019,
        made("tenure", holder=who("Vernon Coaker"), seat=Seat(name="Gedling"), kind="held", since="1997"),
        "agrees",
    ),
    (
        "since 2001",
        BY_2019,
        made("tenure", holder=who("Vernon Coaker"), seat=Seat(name="Gedling"), kind="held", since="2001"),
        "differs",
    ),
    (
        "first in 40 years",
        BY_2019,
        made(
            "tenure",
            holder=CON,
            seat=Seat(name="Ashfield"),
            kind="first_since",
            duration=Duration(iso="P40Y"),
        ),
        "agrees",
    ),
    (
        "first in 60 years",
        BY_2019,
        made(
            "tenure",
            holder=CON,
            seat=Seat(name="Ashfield"),
            kind="first_since",
            duration=Duration(iso="P60Y"),
        ),
        "differs",
    ),
    (
        "first since a year that an unknown winner went in",
        BY_2019,
        made("tenure", holder=CON, seat=Seat(name="Bassetlaw"), kind="first_since", since="1935"),
        "ambiguous",
    ),
    (
        "first since a year that another party held on in",
        BY_2019,
        made("tenure", holder=CON, seat=Seat(name="Bassetlaw"), kind="first_since", since="1966"),
        "differs",
    ),
    (
        "a hold by the sitting member, for another party than before",
        date(2024, 7, 5),
        made(
            "win",
            candidate=who("Lee Anderson"),
            party=of("Reform UK"),
            seat=Seat(name="Ashfield"),
            outcome="hold",
        ),
        "ambiguous",
    ),
    ("a deposit kept", THIRSK, kept("Toby Horton"), "agrees"),
    ("a deposit not kept", THIRSK, kept("John Clark"), "differs"),
    (
        "a party's votes of an earlier poll",
        BY_2019,
        made("tally", party=LAB, seat=BOLSOVER, votes=q(24153)),
        "ambiguous",
    ),
    (
        "somebody who stood before",
        UXBRIDGE,
        made("win", candidate=who("Boris Johnson"), seat=Seat(name="Uxbridge and South Ruislip")),
        "ambiguous",
    ),
    (
        "somebody who lost before",
        UXBRIDGE,
        made("win", candidate=who("Ali Milani"), seat=Seat(name="Uxbridge and South Ruislip")),
        "differs",
    ),
    ("a seat that is no more", BY_2024, made("win", party=CON, seat=BATLEY), "differs"),
    ("a seat that is no more, and was theirs", BY_2024, made("win", party=LAB, seat=BATLEY), "ambiguous"),
    (
        "a seat that was not yet",
        BY_2019,
        made("turnout", seat=Seat(name="Spen Valley"), share=q(60, "percent")),
        "differs",
    ),
    ("no seat of the parliament", BY_2024, made("win", party=CON, seat=Seat(name="Nowhere")), "unsupported"),
    ("a party's hold of before", RICHMOND_2016, held("Liberal Democrat", until="2010"), "agrees"),
    ("not until then", RICHMOND_2016, held("Liberal Democrat", until="2015"), "differs"),
    ("since when it holds, not held", RICHMOND_2019, held("Liberal Democrat", since="1997"), "differs"),
    (
        "a swing from who stands as an independent now",
        RICHMOND_2016,
        made(
            "swing", seat=RICHMOND, size=q(21.7, "percent"), from_party=CON, to_party=of("Liberal Democrat")
        ),
        "rounds_to",
    ),
    (
        "net, without the Speaker's seat",
        BY_2010,
        made("seat_total", party=LAB, net=q(-91, "seats")),
        "agrees",
    ),
    (
        "a territory told before that is not meant",
        BY_2019,
        made("seat_total", party=of("Plaid Cymru"), scope="England", seats=q(4, "seats")),
        "agrees",
    ),
    (
        "a place told before that is not meant",
        BY_2019,
        made("seat_total", party=LAB, scope="Nowhere", seats=q(202, "seats")),
        "agrees",
    ),
    (
        "a place of which there are no sums",
        BY_2019,
        made("seat_total", party=LAB, scope="Nowhere", seats=q(8, "seats")),
        "unsupported",
    ),
    ("what is denied", THIRSK, made("win", candidate=HOWARD, seat=SEAT, modality="negated"), "unsupported"),
    ("what no results tell", THIRSK, made("affiliation", person=HOWARD, kind="resigned"), "unsupported"),
    (
        "another election",
        THIRSK,
        made("tally", candidate=HOWARD, seat=SEAT, votes=q(9000), election="2031"),
        "unsupported",
    ),
]


@pytest.mark.parametrize(("day", "claim", "type"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_a_claim_is_judged(day: date, claim: Claim, type: str) -> None:
    verdicts = checked(day, claim)
    assert worst(verdicts) == type, [verdict.sentence for verdict in verdicts]
    assert all(verdict.sentence for verdict in verdicts)


@pytest.mark.parametrize(
    ("share", "words"),
    [(49.9, "it was 49.91%"), (49.91, "it was 49.914%"), (50, "it was 49.9%"), (59.92, "it was 49.91%")],
)
def test_a_figure_is_told_as_exactly_as_it_takes_to_compare_it(share: float, words: str) -> None:
    (verdict,) = checked(THIRSK, made("turnout", seat=SEAT, share=q(share, "percent")))
    assert words in verdict.sentence


def test_a_verdict_says_rule_figures_and_a_sentence() -> None:
    (verdict,) = checked(BY_2019, made("majority", party=CON, seat=BOLSOVER, votes=q(5929)))
    assert verdict == Verdict(
        0, "differs", "majority.votes", "votes", 5929, 5299,
        "The copy says the majority in Bolsover was 5,929 votes; the official majority is 5,299 votes.",
    )  # fmt: skip


def test_a_persons_party_of_today_is_no_error_of_an_earlier_poll() -> None:
    today = Party(name="Independent", spans=((200, 211),))
    then = made("tally", candidate=who("Zac Goldsmith"), party=today, seat=RICHMOND, share=q(58.2, "percent"))
    back = then.model_copy(update={"election": "2015"})
    assert worst(checked(RICHMOND_2016, back)) == "rounds_to"
    own = back.model_copy(update={"party": Party(name="Independent", spans=((0, 1),))})
    assert worst(checked(RICHMOND_2016, own)) == "differs"


def test_another_spelling_is_a_note() -> None:
    note, won = checked(THIRSK, made("win", candidate=who("Anne McIntosch"), seat=SEAT, outcome="elected"))
    assert (note.rule, note.type, won.type) == ("candidate.spelling", "agrees", "agrees")
    assert note.sentence == "The copy writes Anne McIntosch; the official results have Anne McIntosh."


def test_a_board_of_the_country_need_not_name_it() -> None:
    wrong = made("seat_total", party=of("Liberal Democrat"), seats=q(17, "seats"))
    board = [
        made("seat_total", party=CON, seats=q(365, "seats")),
        made("seat_total", party=LAB, seats=q(202, "seats")),
    ]
    assert worst(checked(BY_2019, wrong)) == "ambiguous"
    assert [v.type for v in checked(BY_2019, *board, wrong)] == ["agrees", "agrees", "differs"]


def test_every_claim_gets_a_verdict_whatever_it_leaves_open() -> None:
    claims = [made(kind, **({"text": "…"} if kind == "quote" else {})) for kind in registry]
    for day in (None, BY_2019, date(1931, 1, 1)):
        verdicts = checked(day, *claims)
        assert {verdict.claim for verdict in verdicts} == set(range(len(claims)))
