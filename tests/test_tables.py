"""Result tables as people paste them: what comes out of each shape, and what must not be read as one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hustings.claims import Claim
from tests.by_rule import extract

Row = tuple[object, ...]

SEATS: dict[str, tuple[str, list[Row]]] = {
    "a row of parties": (
        "Party Labour Conservative Green\nSeats 24 11 3\nChange +5 -9 +1",
        [("Labour", 24, 5), ("Conservative", 11, -9), ("Green", 3, 1)],
    ),
    "a row of parties, a change missing": (
        "Party Labour Conservative Green\nSeats 24 11 3\nChange +5 -9 -",
        [("Labour", 24, 5), ("Conservative", 11, -9), ("Green", 3, None)],
    ),
    "a row of parties between tabs, the last cell empty": (
        "Party\tLabour\tConservative\tGreen\nSeats\t24\t11\t3\nChange\t+5\t-9\t",
        [("Labour", 24, 5), ("Conservative", 11, -9), ("Green", 3, None)],
    ),
    "others, and a row that means nothing here": (
        "Party Labour SNP Others\nSeats 24 11 2\nTarget 30 15 4\nChange +5 -9 +1",
        [("Labour", 24, 5), ("Scottish National Party", 11, -9), ("Others", 2, 1)],
    ),
    "a line for each party": (
        "Party Seats +/-\nLabour 24 +5\nConservative 11 -9\nOthers 2 -",
        [("Labour", 24, 5), ("Conservative", 11, -9), ("Others", 2, None)],
    ),
    "a line for each party between bars, one that no register holds": (
        "Party | Seats | Change\nLabour | 24 | +5\nHarbour Folk | 2 | +2\nGreen | 3 | –",
        [("Labour", 24, 5), ("Harbour Folk", 2, 2), ("Green", 3, None)],
    ),
    "a blank corner above the parties": (
        "Council\n\tSeats\tChange\nLabour\t24\t+5\nConservative\t11\t-9",
        [("Labour", 24, 5), ("Conservative", 11, -9)],
    ),
    "one cell a line": (
        "Council results\nParty\nSeats\nChange\nLabour\n24\n+5\nConservative\n11\n-9",
        [("Labour", 24, 5), ("Conservative", 11, -9)],
    ),
}


def _seats(text: str) -> list[Row]:
    claims = [c for c in extract(text).claims if c.type == "seat_total"]
    return [(_name(c, "party"), _value(c, "seats"), _value(c, "net")) for c in claims]


@pytest.mark.parametrize(("text", "rows"), SEATS.values(), ids=SEATS.keys())
def test_seats(text: str, rows: list[Row]) -> None:
    assert sorted(_seats(text), key=str) == sorted(rows, key=str)


VOTES: dict[str, tuple[str, list[Row]]] = {
    "a row of parties": (
        "Party Labour Conservative\nVotes 1,202 911\nShare 40.1% 30.2%",
        [(None, "Labour", 1202, 40.1, None), (None, "Conservative", 911, 30.2, None)],
    ),
    "headings that nothing sets apart": (
        "Candidate Party Votes % change\nPriya Nair Labour 19,231 45.2 +3.1\nTom Ashby Conservative 15,102 35.5 -4.0",
        [("Priya Nair", "Labour", 19231, 45.2, 3.1), ("Tom Ashby", "Conservative", 15102, 35.5, -4)],
    ),
    "headings of two words": (
        "Party Vote share\nLabour 45.2\nConservative 35.5",
        [(None, "Labour", None, 45.2, None), (None, "Conservative", None, 35.5, None)],
    ),
    "tabs, and a party without a name": (
        "Candidate\tParty\tVotes\t%\t+/-\nPriya Nair\tLabour\t19,231\t45.2\t+3.1\nOthers\t\t1,200\t2.8\t",
        [("Priya Nair", "Labour", 19231, 45.2, 3.1), (None, "Others", 1200, 2.8, None)],
    ),
    "wide gaps": (
        "Party   Votes   Share\nLabour   1,202   40.1%\nConservative   911   30.2%",
        [(None, "Labour", 1202, 40.1, None), (None, "Conservative", 911, 30.2, None)],
    ),
    "tabs, the party before the name": (
        "Party\tCandidate\tVotes\tShare\tChange\nLab\tPriya Nair\t19,231\t45.2%\t+3.1%\n"
        "Con\tTom Ashby\t15,102\t35.5%\t-4.0%",
        [("Priya Nair", "Labour", 19231, 45.2, 3.1), ("Tom Ashby", "Conservative", 15102, 35.5, -4)],
    ),
    "cards whose changes are in words": (
        "Labour\nPriya Nair\nVotes: 19,231\nShare: 45.2%\nShare change: plus 3.1\n"
        "Conservative\nTom Ashby\nVotes: 15,102\nShare: 35.5%\nShare change: minus 4.0",
        [("Priya Nair", "Labour", 19231, 45.2, 3.1), ("Tom Ashby", "Conservative", 15102, 35.5, -4)],
    ),
    "cards whose labels stand above": (
        "Labour\nPriya Nair\nVotes\n19,231\nShare change\nplus 3.1\n"
        "Conservative\nTom Ashby\nVotes\n15,102\nShare change\nminus 4.0",
        [("Priya Nair", "Labour", 19231, None, 3.1), ("Tom Ashby", "Conservative", 15102, None, -4)],
    ),
    "bars at both ends": (
        "| Candidate | Party | Votes |\n| Priya Nair | Labour | 1,202 |\n| Tom Ashby | Conservative | 911 |",
        [("Priya Nair", "Labour", 1202, None, None), ("Tom Ashby", "Conservative", 911, None, None)],
    ),
    "a column that means nothing here": (
        "Candidate\tHome\tParty\tVotes\nPriya Nair\tMill Lane\tLabour\t1,202\nTom Ashby\tQuay Road\tConservative\t911",
        [("Priya Nair", "Labour", 1202, None, None), ("Tom Ashby", "Conservative", 911, None, None)],
    ),
    "a cell missing at the end of a line": (
        "Party Votes % +/-\nLabour 1,202 40.1% +3.0\nConservative 911 30.2%",
        [(None, "Labour", 1202, 40.1, 3), (None, "Conservative", 911, 30.2, None)],
    ),
}


@pytest.mark.parametrize(("text", "rows"), VOTES.values(), ids=VOTES.keys())
def test_votes(text: str, rows: list[Row]) -> None:
    claims = [c for c in extract(text).claims if c.type == "tally"]
    figures = ("votes", "share", "share_change")
    got = [(_name(c, "candidate"), _name(c, "party"), *(_value(c, f) for f in figures)) for c in claims]
    assert sorted(got, key=str) == sorted(rows, key=str)


def test_a_table_of_seats_and_votes_gives_both() -> None:
    claims = extract(
        "Party | Seats | +/- | Votes | %\nLabour | 24 | +5 | 12,000 | 40.1\nGreen | 3 | -1 | 900 | 3.1"
    ).claims
    assert [(c.type, _name(c, "party")) for c in claims] == [
        ("seat_total", "Labour"),
        ("tally", "Labour"),
        ("seat_total", "Green"),
        ("tally", "Green"),
    ]


def test_the_title_names_the_territory() -> None:
    claims = extract("Scotland results\nParty Labour SNP\nSeats 37 9\nChange +36 -39").claims
    assert [(getattr(c, "scope", None), _value(c, "seats")) for c in claims] == [
        ("Scotland", 37),
        ("Scotland", 9),
    ]


def test_what_stands_below_the_contenders_is_no_contender() -> None:
    rows = (
        "Party | Candidate | Votes | %",
        "Labour | Priya Nair | 19,231 | 45.2",
        "Majority | 4,129 | 9.7",
        "Turnout | 42,540 | 64.5",
    )
    text = "\n".join(rows)
    claims = {c.type: c for c in extract(text).claims}
    assert _value(claims["tally"], "votes") == 19231
    assert (_value(claims["majority"], "votes"), _value(claims["majority"], "share")) == (4129, 9.7)
    assert (_value(claims["turnout"], "people"), _value(claims["turnout"], "share")) == (42540, 64.5)


@pytest.mark.parametrize(
    "text",
    [
        "Party games\nLabour saving devices 24\nGreen fingers 11",
        "Time Party Room\n10am Labour 4\n11am Conservative 5",
        "Labour Conservative Green\nare all to meet voters on Friday.",
        "Party | Seats\nParty | Seats\nParty | Seats",
    ],
)
def test_no_table(text: str) -> None:
    assert not [c for c in extract(text).claims if ".table_" in c.rule]


def test_evidence_is_the_cells() -> None:
    text = "Party Seats Change\nLabour 24 +5\nConservative 11 -9"
    first, *_ = extract(text).claims
    assert [e.text for e in first.evidence] == ["Labour", "24", "+5"]
    assert all(text[e.start : e.end] == e.text for e in first.evidence)


@given(
    st.lists(
        st.sampled_from(["Party", "Seats", "Labour", "SNP", "24", "+5", "-", "|", "\t", "\n", "%", "Votes "]),
        max_size=40,
    )
)
@settings(max_examples=60, deadline=None)
def test_any_heap_of_cells_is_read_without_an_error(parts: list[str]) -> None:
    text = " ".join(parts)
    for claim in extract(text).claims:
        assert all(text[e.start : e.end] == e.text for e in claim.evidence)


@pytest.mark.parametrize(
    "line", ["Party | Seats | Votes\n", "Party\n", "Labour Conservative\n", "Labour | 24 | +5\n"]
)
def test_time_is_linear_in_the_lines(line: str) -> None:
    started = time.perf_counter()
    extract(line * 3000)
    assert time.perf_counter() - started < 10


def _name(claim: Claim, slot: str) -> str | None:
    value = getattr(claim, slot, None)
    return value.name if value else None


def _value(claim: Claim, slot: str) -> float | None:
    value = getattr(claim, slot, None)
    return value.value if value else None


CONTESTS: dict[str, tuple[str, list[Row]]] = {
    "wide gaps, the winner's party in brackets": (
        "Constituency    Winner    Majority    Turnout\n"
        "Bath    Jo Adeyemi (LD)    12,322    71.2%\n"
        "Wells & Mendip Hills    Tess Bright (Con)    1,121    68.9%",
        [
            ("Bath", "Jo Adeyemi", "Liberal Democrat", "elected", None, 12322, 71.2),
            ("Wells and Mendip Hills", "Tess Bright", "Conservative", "elected", None, 1121, 68.9),
        ],
    ),
    "tabs, who held it before": (
        "Seat\tResult\tMP\tMajority\tTurnout\n"
        "Bath\tLib Dem hold\tJo Adeyemi\t12,322\t71.2%\n"
        "Wells\tLib Dem gain from Con\tTess Bright\t1,121\t68.9%",
        [
            ("Bath", "Jo Adeyemi", "Liberal Democrat", "hold", None, 12322, 71.2),
            ("Wells", "Tess Bright", "Liberal Democrat", "gain", "Conservative", 1121, 68.9),
        ],
    ),
    "bars, a ward that no list holds": (
        "| Ward | Elected | Party | Turnout |\n| Tinker's Bottom | Ann Lee | Labour | 31% |\n"
        "| Gallows Hill | Wu Yan | Green | 33.4% |",
        [
            ("Tinker's Bottom", "Ann Lee", "Labour", "elected", None, None, 31),
            ("Gallows Hill", "Wu Yan", "Green", "elected", None, None, 33.4),
        ],
    ),
}


@pytest.mark.parametrize(("text", "rows"), CONTESTS.values(), ids=CONTESTS.keys())
def test_contests_a_seat_a_line(text: str, rows: list[Row]) -> None:
    claims = extract(text).claims
    assert {c.type for c in claims} <= {"win", "majority", "turnout"}
    told = {(c.type, _name(c, "seat")): c for c in claims}
    got = [
        (
            seat,
            *(_name(win, slot) for slot in ("candidate", "party")),
            getattr(win, "outcome", None),
            _name(win, "from_party"),
            _value(told.get(("majority", seat)), "votes"),
            _value(told.get(("turnout", seat)), "share"),
        )
        for (kind, seat), win in told.items()
        if kind == "win"
    ]
    assert sorted(got, key=str) == sorted(rows, key=str)


def test_of_two_columns_of_votes_the_winner_has_the_first() -> None:
    claims = extract(
        "| Seat | Winner | Party | Votes | Runner-up | Votes |\n| Bath | Ann Lee | Labour | 9,812 | Bob Roy | 8,100 |\n"
        "| Wells | Joan Hare | Green | 11,204 | Tom Ash | 7,204 |"
    ).claims
    tallies = [
        (_name(c, "candidate"), _name(c, "seat"), _value(c, "votes")) for c in claims if c.type == "tally"
    ]
    assert tallies == [("Ann Lee", "Bath", 9812), ("Joan Hare", "Wells", 11204)]


def test_each_ward_has_the_table_under_its_name() -> None:
    heads = "Candidate\tParty\tVotes"
    claims = extract(
        f"Castle Ward\n{heads}\nJean Andrews\tLabour\t1,204\nPat Neill\tConservative\t640\n\n"
        f"Elm Park Ward\n{heads}\nTariq Khan\tLib Dem\t988\nRuth Wells\tCon\t941"
    ).claims
    assert [(_name(c, "seat"), _value(c, "votes")) for c in claims] == [
        ("Castle", 1204),
        ("Castle", 640),
        ("Elm Park", 988),
        ("Elm Park", 941),
    ]
