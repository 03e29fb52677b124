"""Countries: folders of data, and what their names stand for."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from hustings.countries import available, country, strangers
from hustings.countries.convert import convert
from hustings.countries.names import fold, key, pieces
from hustings.pipeline.document import split_finely
from hustings.text import plain

GB = country("gb")
RESULTS = (
    "election_date,gss_code,candidate,party_id,party_abbrev,joint_party_id,votes,elected,electorate,valid_votes,"
    "sitting_mp,former_mp,result,mnis_id,dc_person_id"
)


def test_every_folder_loads_and_names_its_language_zone_and_neighbours() -> None:
    assert {"gb", "ie", "ca", "au"} <= set(available())
    for code in available():
        loaded = country(code)
        assert loaded.language == "en"
        assert ZoneInfo(loaded.time_zone)
        assert set(loaded.also) <= set(available())
        assert loaded.parties and loaded.territories


def test_a_country_is_loaded_once() -> None:
    assert country("gb") is country("gb")


def test_people_can_be_forgotten_for_a_while() -> None:
    with strangers():
        forgetful = country("gb")
        assert forgetful is country("gb") is not GB
        assert not forgetful.people and not forgetful.given_names and not forgetful.surnames
        assert forgetful.parties and forgetful.seats
    assert not forgetful.people
    assert country("gb").people and country("gb") is GB


def test_an_unknown_country_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"'zz'.*au, ca, gb"):
        country("zz")


@pytest.mark.parametrize(
    ("words", "name", "identifier"),
    [
        ("Tories", "Conservative", "PP52"),
        ("the Conservative party", "Conservative", "PP52"),
        ("C", "Conservative", "PP52"),
        ("LAB", "Labour", "PP53"),
        ("Labour & Co-operative", "Labour", "PP53"),
        ("Lib Dems", "Liberal Democrat", "PP90"),
        ("Lib-Dem", "Liberal Democrat", "PP90"),
        ("Greens", "Green", "PP63"),
        ("SNP", "Scottish National Party", "PP102"),
        ("Ukip", "UKIP", "PP85"),
        ("Sinn Fein", "Sinn Féin", "PP39"),
        ("Reform", "Reform UK", "PP7931"),
        ("the Brexit Party", "Brexit Party", "PP7931"),
        ("independents", "Independent", "ynmp-party:2"),
        ("Ind", "Independent", "ynmp-party:2"),
        ("Ashfield Independent", "Ashfield Independents", "PP3902"),
        ("Change UK", "The Independent Group for Change", "PP9077"),
        ("Fine Gael", "Fine Gael", None),
        ("Labor", "Labor", None),
        ("Bloc Quebecois", "Bloc Québécois", None),
    ],
)
def test_parties_by_what_prose_calls_them(words: str, name: str, identifier: str | None) -> None:
    party = GB.party(words)
    assert party is not None
    assert (party.name, party.id) == (name, identifier)


def test_of_parties_that_share_a_name_one_registered_on_the_day_comes_first() -> None:
    before = GB.party("Advance", date(2019, 12, 12))
    after = GB.party("Advance", date(2026, 5, 7))
    assert before is not None and after is not None
    assert (before.id, after.id) == ("PP6667", "PP18211")


def test_a_neighbour_puts_its_own_parties_first() -> None:
    irish, australian = country("ie").party("Labour"), country("au").party("Liberal")
    assert irish is not None and irish.id is None
    assert australian is not None and australian.id is None


@pytest.mark.parametrize(
    ("words", "on", "name", "identifier"),
    [
        ("Leicestershire North West", None, "North West Leicestershire", "E14001404"),
        ("Ynys Mon", None, "Ynys Môn", "W07000112"),
        ("Harborough, Oadby & Wigston", None, "Harborough, Oadby and Wigston", "E14001266"),
        ("HULL EAST", None, "Kingston upon Hull East", "E14001313"),
        ("Leeds NE", None, "Leeds North East", "E14001321"),
        ("the Wrekin", None, "The Wrekin", None),
        ("Leicester South", date(2024, 5, 2), "Leicester South", "E14000783"),
        ("Leicester South", date(2024, 7, 4), "Leicester South", "E14001327"),
        ("Birmingham Edgbaston", date(2019, 12, 12), "Birmingham, Edgbaston", "E14000560"),
        ("Birmingham, Edgbaston", date(2024, 7, 4), "Birmingham Edgbaston", "E14001092"),
        ("Sherwood", date(2024, 7, 4), "Sherwood", "E14000924"),
        ("Oxford", date(1979, 5, 3), "Oxford", None),
        ("Glasgow Southside", None, "Glasgow Southside", None),
        ("Eastwood", date(2016, 5, 5), "Eastwood", None),
        ("Dublin Bay South", None, "Dublin Bay South", None),
    ],
)
def test_seats_by_name_and_day(words: str, on: date | None, name: str, identifier: str | None) -> None:
    seat = GB.seat(words, on)
    assert seat is not None
    assert seat.name == name
    assert identifier in (None, seat.id)


@pytest.mark.parametrize("words", ["", "the", "Nowhere under Hill", "Derbyshire", "123", "-"])
def test_what_is_no_seat(words: str) -> None:
    assert GB.seat(words) is None


def test_every_seat_is_found_by_each_of_its_names() -> None:
    for seat in GB.seats:
        for name in seat.names():
            found = GB.seat(name, seat.valid_from)
            assert found is not None, name
            assert not seat.set or found.set == seat.set or found.kind == "devolved", name


def test_people_are_full_names_without_titles() -> None:
    assert "Diane Abbott" in GB.people
    assert len(GB.people) > 10_000
    assert all(" " in name for name in GB.people)
    assert not any(re.match(r"(?:Mr|Mrs|Sir|Dr|Lord|Dame) ", name) for name in GB.people)
    assert "diane" in GB.given_names and "abbott" in GB.surnames
    assert country("ie").people == frozenset()


def test_names_are_cut_where_the_tokeniser_cuts_them() -> None:
    nlp = spacy.blank("en")
    split_finely(nlp)
    for name in (n for seat in GB.seats for n in seat.names()):
        tokens = tuple(fold(t.text) for t in nlp.tokenizer(plain(name)) if t.text not in "-–")
        assert pieces(name) == tokens, name


@given(st.text(max_size=60))
@settings(max_examples=80, deadline=None)
def test_any_words_may_be_asked_about(words: str) -> None:
    assert key(key(words)) in (key(words), key(f"the {key(words)}"), key(words).removeprefix("the "))
    party = GB.party(words)
    assert party is None or party.name
    seat = GB.seat(words, date(2019, 12, 12))
    assert seat is None or seat.name


def test_convert_writes_the_files_a_country_loads(tmp_path: Path) -> None:
    source, folder = tmp_path / "source", tmp_path / "zz"
    source.mkdir()
    folder.mkdir()
    tables = {
        "parties.csv": (
            "party_id,name,short_name,abbreviation,aliases,active_from,active_to,candidates_2024",
            "X1,The Marsh Party,Marsh,MP,Marsh Party|Marshes,2001-02-03,,12",
        ),
        "constituencies.csv": (
            "boundary_set,gss_code,name,nation,region,valid_from,valid_to,aliases,former_gss_code",
            "2010,E1,Fenwick West,England,Fens,2010-04-13,2024-05-30,West Fenwick,",
            "2024,E2,Fenwick,England,Fens,2024-05-31,,,E1",
        ),
        "results-2024.csv": (
            RESULTS,
            "2024-07-04,E2,Dr Amara Osei,X1,Mar,,900,true,60000,1600,true,true,Mar gain from Ind,77,5",
            "2024-07-04,E2,77 Joseph,X2,Ind,,400,false,60000,1600,false,true,,,6",
            "2024-07-04,E2,Lee Quill,X2,Ind,X9,300,false,60000,1600,false,false,,,",
        ),
        "byelections.csv": (RESULTS, "2025-05-01,E2,Bo Lindqvist,X1,Mar,,9,true,,9,false,false,Mar hold,,"),
        "mps.csv": (
            "person_id,name,aliases,party_id,party,party_at_end,constituency,start_date,start_reason,end_date,"
            "end_reason,end_date_basis",
            "mnis:2,Ned Rowe,,X7,Gone,Marsh,Lost Borough,1945-07-05,general_election,1950-02-03,dissolution,exact",
            "mnis:1,Ivy Thorne,Dame Ivy Thorne|Lady Thorne of Fenwick,X1,Marsh,,Old Fenwick,1970-06-18,by_election,"
            "1983-05-13,resigned,upper_bound_writ",
        ),
        "maiden-speeches.csv": (
            "date,name,person_id,wikidata_id,constituency",
            "1945-08-01,Ned Rowe,mnis:2,Q2,Lost Borough",
            "1919-03-04,Una Pike,,Q1,Fenwick",
        ),
        "seat-history.csv": (
            "election,polling_date,constituency,country_or_region,seats,con_votes,lib_votes,lab_votes,nat_votes,"
            "other_votes",
            "1974F,1974-02-28,MARSHSHIRE FENWICK,Eastern,1,500,,900,,0",
            "1918,1918-12-14,MARSHSHIRE WESTERN,Eastern,2,-1,7,,,0",
            "1922,1922-11-15,MARSHSHIRE WESTERN,Eastern,1,5,7,,,3",
        ),
    }
    (folder / "reference.yaml").write_text("history: {divided: [Marshshire]}\n", encoding="utf-8")
    for name, lines in tables.items():
        (source / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    convert(source, folder)

    def rows(name: str) -> list[list[str]]:
        with (folder / name).open(encoding="utf-8", newline="") as handle:
            return list(csv.reader(handle))[1:]

    assert rows("parties.csv") == [
        ["X1", "Marsh", "Marsh Party", "", "Marsh|Marshes|MP", "2001-02-03", "", "12", "The Marsh Party"]
    ]
    assert rows("seats.csv") == [
        ["E2", "Fenwick", "2024", "constituency", "2024-05-31", "", "", "Fens", "England", "E1"],
        [
            *("E1", "Fenwick West", "2010", "constituency", "2010-04-13", "2024-05-30"),
            *("West Fenwick|Fenwick W", "Fens", "England", ""),
        ],
        ["", "Old Fenwick", "", "former", "1970-06-18", "1983-05-13", "", "", "", ""],
    ]
    assert rows("people.csv") == [
        ["Amara Osei"],
        ["Bo Lindqvist"],
        ["Ivy Thorne"],
        ["Lee Quill"],
        ["Ned Rowe"],
    ]
    assert rows("elections.csv") == [
        ["1918", "1918-12-14"],
        ["1922", "1922-11-15"],
        ["1974-02", "1974-02-28"],
        ["2024", "2024-07-04"],
    ]
    assert rows("contests.csv") == [
        ["2024", "E2", "", "60000", "1600", "gain", "X2"],
        ["2025-05-01", "E2", "", "", "9", "hold", ""],
    ]
    assert rows("results.csv") == [
        ["2024", "E2", "Dr Amara Osei", "X1", "", "900", "sitting", "mnis:77"],
        ["2024", "E2", "77 Joseph", "X2", "", "400", "former", "dc:6"],
        ["2024", "E2", "Lee Quill", "X2", "X9", "300", "", ""],
        ["2025-05-01", "E2", "Bo Lindqvist", "X1", "", "9", "", ""],
    ]
    assert rows("members.csv") == [
        ["mnis:1", "Ivy Thorne", "Dame Ivy Thorne|Lady Thorne of Fenwick", "", ""],
        ["mnis:2", "Ned Rowe", "", "1945-08-01", "Lost Borough"],
        ["wikidata:Q1", "Una Pike", "", "1919-03-04", "Fenwick"],
    ]
    assert rows("terms.csv") == [
        ["mnis:2", "Lost Borough", "Gone", "Marsh", "1945-07-05", "", "1950-02-03", "", ""],
        ["mnis:1", "Old Fenwick", "X1", "", "1970-06-18", "by-election", "1983-05-13", "resigned", "upper"],
    ]
    assert rows("history.csv") == [
        ["Fenwick", "1974-02", "East of England", "", "500", "900", "", "", "", ""],
        ["Marshshire West", "1918", "East of England", "2", "", "", "7", "", "", "con"],
        ["Marshshire West", "1922", "", "", "5", "", "7", "", "3", ""],
    ]
