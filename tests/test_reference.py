"""Official results of the United Kingdom: what ships, and how it is looked up."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from hustings.countries import country
from hustings.countries.convert import convert
from hustings.reference import BY_ELECTION, GENERAL, Contest, Reference
from hustings.reference.parties import register_id
from hustings.reference.ranking import ranked
from hustings.reference.records import Result

ROOT = Path(__file__).parents[1]
SOURCE = ROOT.parent / "shared" / "reference"
GB = Reference(country("gb"))
GE = {year: election.date for year in (2010, 2015, 2017, 2019, 2024) if (election := GB.election(str(year)))}
LOAD_S, LOAD_MB = 1.0, 150


def contest(seat: str, on: date) -> Contest:
    found = GB.contest(seat, on)
    assert found is not None, seat
    return found


# --- contests


@pytest.mark.parametrize(
    ("seat", "year", "winner", "party", "votes", "majority", "turnout"),
    [
        ("W07000049", 2010, "Hywel Francis", "PP53", 16_073, 11_039, 60.90),
        ("Aberavon", 2019, "Stephen Kinnock", "PP53", 17_008, 10_490, 62.26),
        ("Bolsover", 2019, "Mark Fletcher", "PP52", 21_791, 5_299, 61.83),
        ("bolsover", 2017, "Dennis Skinner", "PP53", 24_153, 5_288, 63.35),
        ("Ynys Mon", 2024, "Llinos Medi", "PP77", 10_590, 637, 61.40),
        ("Chorley", 2024, "Lindsay Hoyle", "ynmp-party:12522", 25_238, 20_575, 45.41),
        ("Thirsk and Malton", 2010, "Anne McIntosh", "PP52", 20_167, 11_281, 49.91),
    ],
)
def test_a_contest_by_seat_and_election(
    seat: str, year: int, winner: str, party: str, votes: int, majority: int, turnout: float
) -> None:
    found = contest(seat, GE[year])
    assert found.winner is not None
    assert (found.winner.name, found.winner.party_id, found.winner.votes) == (winner, party, votes)
    assert (found.majority, round(found.turnout or 0, 2)) == (majority, turnout)
    assert found.kind == GENERAL


def test_a_poll_put_off_is_found_by_its_own_day_and_by_that_of_its_election() -> None:
    assert contest("Thirsk and Malton", date(2010, 5, 27)) is contest("Thirsk and Malton", GE[2010])


@pytest.mark.parametrize(
    ("seat", "on"),
    [
        ("Bolsover", date(2018, 1, 1)),
        ("Nowhere", GE[2019]),
        ("E14001113", GE[2019]),
        ("E14000577", GE[2024]),
    ],
    ids=["no election that day", "no such seat", "newer code, older election", "older code, newer election"],
)
def test_there_is_no_contest_where_there_was_none(seat: str, on: date) -> None:
    assert GB.contest(seat, on) is None


def test_candidates_stand_in_order_with_ranks_and_shares() -> None:
    found = contest("Bolsover", GE[2019])
    assert [result.rank for result in found.results] == [1, 2, 3, 4, 5, 6, 7]
    assert [result.elected for result in found.results] == [True] + 6 * [False]
    assert sum(result.share or 0 for result in found.results) == pytest.approx(100)
    assert found.runner_up is not None
    assert (found.runner_up.name, found.runner_up.sitting, found.runner_up.person) == (
        "Dennis Skinner", True, "mnis:325",
    )  # fmt: skip
    assert [result.name for result in found.of_party("PP90")] == ["David Hancock"]


def test_a_party_has_the_name_of_its_day() -> None:
    assert contest("Bolsover", GE[2019]).of_party("PP7931")[0].party == "Brexit Party"
    assert contest("Bolsover", GE[2024]).of_party("PP7931")[0].party == "Reform UK"


@pytest.mark.parametrize(
    ("seat", "year", "outcome", "lost"),
    [
        ("Bolsover", 2019, "gain", "PP53"),
        ("Bolsover", 2017, "hold", None),
        ("Clacton", 2024, "gain", "PP52"),
        ("Brighton Pavilion", 2024, "hold", None),
        ("North Down", 2024, "gain", "PP103"),
    ],
)
def test_whose_a_seat_was(seat: str, year: int, outcome: str, lost: str | None) -> None:
    found = contest(seat, GE[year])
    assert (found.outcome, found.from_party_id) == (outcome, lost)


@pytest.mark.parametrize(
    ("seat", "on", "before", "redrawn"),
    [
        ("Bolsover", GE[2019], GE[2017], False),
        ("Bolsover", GE[2024], GE[2019], True),
        ("Gorton and Denton", date(2026, 2, 26), GE[2024], False),
        ("Aberdeen North", GE[2024], GE[2019], True),
        ("Central Ayrshire", GE[2024], GE[2019], False),
        ("Na h-Eileanan an Iar", GE[2024], GE[2019], False),
        ("Tiverton and Honiton", date(2022, 6, 23), GE[2019], False),
    ],
)
def test_the_contest_before(seat: str, on: date, before: date, redrawn: bool) -> None:
    found = GB.before(contest(seat, on))
    assert found is not None
    assert (found.contest.date, found.redrawn) == (before, redrawn)


def test_before_the_first_contest_with_candidates_there_is_none() -> None:
    assert GB.before(contest("Bolsover", GE[2010])) is None
    assert GB.before(contest("Gorton and Denton", GE[2024])) is None


def test_the_contests_of_a_seat_are_those_of_its_chain() -> None:
    by_name = [found.date for found in GB.contests("Bolsover")]
    assert by_name == [GE[2010], GE[2015], GE[2017], GE[2019], GE[2024]]
    assert [found.date for found in GB.contests("E14000577")] == by_name
    assert GB.contests("Nowhere") == ()


@pytest.mark.parametrize(
    ("name", "years"),
    [
        ("Dennis Skinner", [2010, 2015, 2017, 2019]),
        ("dennis SKINNER", [2010, 2015, 2017, 2019]),
        ("No One", []),
    ],
)
def test_who_stood_under_a_name(name: str, years: list[int]) -> None:
    assert [candidacy.contest.date.year for candidacy in GB.stood(name)] == years


def test_two_of_one_name_in_a_contest_are_two() -> None:
    found = [c.result.party for c in GB.stood("Greg Smith") if c.contest.date == GE[2024]]
    assert len(found) == 2 and len(set(found)) == 2


# --- elections and sums


def test_the_elections_known() -> None:
    known = {(e.id, e.kind): e for e in GB.elections}
    assert known["1935", GENERAL].groups and known["1935", GENERAL].contests == 595
    assert not known["2024", GENERAL].groups and known["2024", GENERAL].contests == 650
    assert known["2026-02-26", BY_ELECTION].contests == 1
    assert [e.date for e in GB.elections] == sorted(e.date for e in GB.elections)
    assert sum(e.contests for e in GB.elections if e.kind == BY_ELECTION) == 65


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2019", date(2019, 12, 12)),
        ("2019-12-12", date(2019, 12, 12)),
        ("1974-02", date(1974, 2, 28)),
        ("1974", None),
        ("2011-01-13", date(2011, 1, 13)),
        ("2018", None),
    ],
)
def test_an_election_by_what_it_is_called(words: str, day: date | None) -> None:
    found = GB.election(words)
    assert (found and found.date) == day


SEATS = {
    2010: {"PP52": 306, "PP53": 258, "PP90": 57},
    2015: {"PP52": 330, "PP53": 232, "PP102": 56, "PP90": 8},
    2017: {"PP52": 317, "PP53": 262, "PP102": 35, "PP90": 12, "PP70": 10},
    2019: {"PP52": 365, "PP53": 202, "PP102": 48, "PP90": 11, "PP70": 8, "PP63": 1},
    2024: {"PP53": 411, "PP52": 121, "PP90": 72, "PP7931": 5, "PP63": 4, "ynmp-party:2": 6},
}


@pytest.mark.parametrize(("year", "seats"), SEATS.items())
def test_seats_add_up_over_the_country(year: int, seats: dict[str, int]) -> None:
    found = {total.party_id: total.seats for total in GB.totals(GE[year])}
    assert {party: found[party] for party in seats} == seats
    assert sum(found.values()) == 650


@pytest.mark.parametrize(
    ("words", "year", "seats"),
    [
        ("the East Midlands", 2019, {"PP52": 38, "PP53": 8}),
        ("Yorkshire and the Humber", 2024, {"PP53": 43, "PP52": 9, "PP90": 1}),
        ("Scotland", 2015, {"PP102": 56, "PP53": 1, "PP52": 1, "PP90": 1}),
        ("Wales", 2024, {"PP53": 27, "PP77": 4, "PP90": 1, "PP52": 0}),
        ("Greater London", 2024, {"PP53": 59, "PP52": 9, "PP90": 6}),
    ],
)
def test_seats_add_up_over_a_territory(words: str, year: int, seats: dict[str, int]) -> None:
    territory = GB.territory(words)
    assert territory is not None
    found = {total.party_id: total.seats for total in GB.totals(GE[year], territory)}
    assert {party: found[party] for party in seats} == seats


def test_nations_make_up_the_country() -> None:
    parts = [GB.territory(name) for name in ("England", "Scotland", "Wales", "Northern Ireland")]
    whole = GB.territory("UK")
    votes = [sum(total.votes for total in GB.totals(GE[2024], part)) for part in parts]
    assert sum(votes) == sum(total.votes for total in GB.totals(GE[2024], whole))
    assert whole is not None and GB.totals(GE[2024], whole) == GB.totals(GE[2024])
    assert GB.territory("Derbyshire") is None


def test_groups_add_up_where_no_candidates_are_known() -> None:
    found = {total.party: total.seats for total in GB.group_totals(date(1997, 5, 1))}
    assert (found["lab"], found["con"], found["lib"]) == (418, 165, 46)
    wales = {t.party: t.seats for t in GB.group_totals(date(1997, 5, 1), GB.territory("Wales"))}
    assert wales["lab"] == 34 and wales.get("con", 0) == 0
    england = GB.group_totals(date(1997, 5, 1), GB.territory("England"))
    assert sum(total.seats for total in england) == 529 - 1  # who of `other` won Tatton is not in the votes
    assert GB.totals(date(1997, 5, 1)) == ()


# --- members


def test_a_member_by_name_alias_and_id() -> None:
    (member,) = GB.members("Dennis Skinner")
    assert GB.member(member.id) is member
    assert member.id == "mnis:325"
    titled = next(m for m in (GB.member(t.person) for t in GB.terms_in("Chorley")) if m and m.aliases)
    assert all(titled in GB.members(alias) for alias in titled.aliases)
    assert GB.member("mnis:0") is None and GB.members("No One At All") == ()


@pytest.mark.parametrize(
    ("person", "seat", "since", "until"),
    [
        ("mnis:325", "Bolsover", date(1970, 6, 18), date(2019, 11, 6)),
        ("mnis:4774", "Bolsover", date(2019, 12, 12), date(2024, 5, 30)),
        ("mnis:4359", "Aberafan Maesteg", date(2024, 7, 4), None),
    ],
)
def test_how_long_a_seat_was_held(person: str, seat: str, since: date, until: date | None) -> None:
    hold = GB.holds(person)[-1]
    assert (hold.seat, hold.since, hold.until) == (seat, since, until)


def test_the_holders_of_a_seat_in_order() -> None:
    assert [hold.name for hold in GB.holders("Bolsover")] == [
        "Dennis Skinner",
        "Mark Fletcher",
        "Natalie Fleet",
    ]
    assert [hold.since.year for hold in GB.holders("E14000577")] == [1970, 2019, 2024]


def test_a_hold_ends_when_a_member_is_out_of_the_house_for_a_while() -> None:
    for person in {
        term.person for seat in ("Clacton", "Hartlepool", "Halifax") for term in GB.terms_in(seat)
    }:
        for hold in GB.holds(person):
            assert all(
                later.start > earlier.start and earlier.went == "dissolution"
                for earlier, later in zip(hold.terms, hold.terms[1:], strict=False)
            )
    assert len(GB.holds("mnis:4774")) == 1


def test_a_term_says_how_it_came_and_went() -> None:
    terms = [term for term in GB.terms_in("Gorton and Denton") if term.start.year == 2026]
    assert [(term.came, term.went, term.end) for term in terms] == [(BY_ELECTION, "", None)]
    assert any(term.went == "died" for seat in ("Batley and Spen",) for term in GB.terms_in(seat))


# --- history


@pytest.mark.parametrize(
    ("seat", "party", "since"),
    [
        ("Bolsover", "con", 1950),
        ("Bassetlaw", "con", 1918),
        ("Hartlepool", "lab", 1974),
        ("Bedford", "lab", 1997),
    ],
)
def test_the_winners_of_a_seat_reach_back_as_far_as_its_name(seat: str, party: str, since: int) -> None:
    unbroken = GB.unbroken(seat)
    assert unbroken is not None and unbroken.year == since
    assert any(winner.group == party for winner in GB.winners(seat))


def test_the_first_of_a_party_since() -> None:
    labour = [winner.date.year for winner in GB.winners("Bassetlaw") if winner.group == "lab"]
    others = [winner.date.year for winner in GB.winners("Bassetlaw") if winner.group != "lab"]
    assert labour[0] == 1929 and others == [1918, 1922, 1923, 1924, 1931, 2019]


def test_a_winner_is_told_by_the_best_source() -> None:
    by_year = {winner.date.year: winner for winner in GB.winners("Bolsover")}
    assert (by_year[1951].group, by_year[1951].party, by_year[1951].name) == ("lab", "", "")
    assert (by_year[1979].party_id, by_year[1979].person) == ("PP53", "mnis:325")
    assert (by_year[2019].party, by_year[2019].name) == ("Conservative", "Mark Fletcher")


@pytest.mark.parametrize(
    ("seat", "year", "group", "party"),
    [
        ("Saffron Walden", 2005, "con", ""),
        ("Tatton", 1997, "other", "Independent"),
        ("Bassetlaw", 1931, None, ""),
        ("Bristol South", 1979, "lab", "Labour"),
        ("Hemsworth", 2019, "lab", "Labour"),
    ],
    ids=[
        "a deputy speaker",
        "an independent",
        "others, maybe several",
        "a name run together",
        "an abolished seat",
    ],
)
def test_the_party_of_a_winner_is_told_as_far_as_it_is_known(
    seat: str, year: int, group: str | None, party: str
) -> None:
    winner = next(w for w in GB.winners(seat) if w.date.year == year)
    assert (winner.group, winner.party) == (group, party)


def test_an_abolished_seat_reaches_back_from_its_last_election() -> None:
    unbroken = GB.unbroken("Hemsworth")
    assert unbroken is not None and unbroken.year == 1918


def test_the_history_agrees_with_the_candidates() -> None:
    """But for one seat whose others together polled more than its winner, and those of others' parties."""
    for day in (GE[2010], GE[2015], GE[2017]):
        for found in GB.contests_on(day):
            rows = [row for row in GB.history(found.seat_id or "") if row.election in (day, found.date)]
            assert found.winner is not None and len(rows) <= 1
            assert not rows or rows[0].largest in (None, GB.group(found.winner.party_id)), found.seat


def test_a_seat_of_two_members_has_no_one_winner() -> None:
    row = next(r for r in GB.history("Brighton") if r.election.year == 1935)
    assert row.seats == 2 and row.largest is None


def test_unopposed_candidates_win_without_votes() -> None:
    row = next(r for r in GB.history("Rhondda West") if r.election.year == 1935)
    assert row.unopposed == ("lab",) and row.largest == "lab"


@pytest.mark.parametrize(
    ("party", "group"), [("PP53", "lab"), ("PP90", "lib"), ("PP77", "nat"), ("PP63", "other")]
)
def test_the_group_of_a_party(party: str, group: str) -> None:
    assert GB.group(party) == group
    assert GB.group_name(group)


# --- names


@pytest.mark.parametrize(
    ("words", "name"),
    [("Bolsovr", "Bolsover"), ("Lieds North East", "Leeds North East"), ("Ashfeild", "Ashfield")],
)
def test_a_name_that_is_not_known_gets_suggestions(words: str, name: str) -> None:
    assert name in GB.suggest(words)


def test_nothing_is_suggested_for_what_is_like_no_name() -> None:
    assert GB.suggest("qqqqqq") == ()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("PP53", ("PP53", None)),
        ("party:53", ("PP53", None)),
        ("joint-party:53-119", ("PP53", "PP119")),
        ("ynmp-party:2", ("ynmp-party:2", None)),
    ],
)
def test_ids_of_parties_in_the_forms_files_have(written: str, read: tuple[str, str | None]) -> None:
    assert register_id(written) == read


# --- ranking


def polled(*votes: int | None, elected: bool | None = None) -> list[Result]:
    return [Result(str(n), None, "P", count, None, None, elected) for n, count in enumerate(votes)]


def test_equal_votes_share_a_rank_and_the_next_is_left_out() -> None:
    assert [result.rank for result in ranked(polled(5, 9, 5, 1))] == [1, 2, 2, 4]


@pytest.mark.parametrize(
    ("votes", "seats", "elected"),
    [
        ((9, 5), 1, [True, False]),
        ((9, 5, 4), 2, [True, True, False]),
        ((9, 9), 1, [None, None]),
        ((9, None), 1, [None, None]),
        ((9,), 2, [True]),
    ],
    ids=["most votes", "two seats", "a tie is not ours to break", "a count is missing", "fewer than seats"],
)
def test_who_is_elected_follows_from_votes(
    votes: tuple[int | None, ...], seats: int, elected: list[bool | None]
) -> None:
    assert [result.elected for result in ranked(polled(*votes), seats=seats)] == elected


def test_what_is_added_up_has_no_rank_and_is_no_runner_up() -> None:
    rest = Result("", None, "Others", 7, None, None, False)
    assert [(r.votes, r.rank) for r in ranked([rest, *polled(9, 5)])] == [(9, 1), (5, 2), (7, None)]


# --- what ships


def test_every_contest_is_whole() -> None:
    for election in GB.elections:
        for found in () if election.groups else GB.contests_on(election.date):
            assert found.winner is not None and found.outcome
            assert found.valid == sum(result.votes or 0 for result in found.results)
            assert found.region and found.nation and found.set
            assert all(found.results[0].votes >= (r.votes or 0) for r in found.results)  # type: ignore[operator]


def test_every_seat_but_new_ones_has_one_before() -> None:
    redrawn = Counter(
        "none" if (before := GB.before(found)) is None else "redrawn" if before.redrawn else "same"
        for found in GB.contests_on(GE[2024])
    )
    assert redrawn["same"] == 10  # five of Scotland's keep their code, five have a new one
    assert redrawn["none"] + redrawn["redrawn"] == 640 and redrawn["redrawn"] > 400


def test_the_winners_of_general_elections_began_a_term_that_day() -> None:
    for year, day in GE.items():
        for found in GB.contests_on(day):
            began = {term.person for term in GB.terms_in(found.seat_id or "") if term.start == found.date}
            assert found.winner is not None and found.winner.person in began, (year, found.seat)


@pytest.mark.skipif(not SOURCE.is_dir(), reason="the sources lie beside the project, not in it")
def test_the_files_that_ship_are_what_convert_makes_of_the_sources(tmp_path: Path) -> None:
    shipped = ROOT / "src/hustings/countries/gb"
    (tmp_path / "reference.yaml").write_bytes((shipped / "reference.yaml").read_bytes())
    convert(SOURCE, tmp_path)
    for made in tmp_path.glob("*.csv"):
        assert made.read_bytes() == (shipped / made.name).read_bytes(), made.name


def test_the_files_are_small() -> None:
    files = ("contests", "elections", "history", "members", "results", "terms")
    sizes = [(ROOT / f"src/hustings/countries/gb/{name}.csv").stat().st_size for name in files]
    assert sum(sizes) < 3_000_000


def test_it_loads_fast_and_small() -> None:
    code = (
        "import resource, time, hustings\n"
        "from hustings.countries import country\n"
        "from hustings.reference import Reference\n"
        "peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024\n"
        "before, start = peak(), time.process_time()\n"
        "known = Reference(country('gb'))\n"
        "known.elections; known.stood('x'); known.winners('Bolsover'); known.members('x')\n"
        "print(time.process_time() - start, peak() - before)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    seconds, megabytes = map(float, done.stdout.split())
    assert seconds < LOAD_S and megabytes < LOAD_MB


def test_a_country_without_results_has_none() -> None:
    irish = Reference(country("ie"))
    assert irish.elections == () and irish.contests("Cork East") == () and irish.winners("Cork East") == ()
    assert irish.territory("Munster") is None
