"""Another election's results into the data folder: what files are taken, and what is said of those that are not."""

from __future__ import annotations

import csv
import io
import resource
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hustings.countries import country
from hustings.reference import (
    BY_ELECTION,
    GENERAL,
    LOCAL,
    Contest,
    DamagedImportError,
    ImportFailedError,
    Reference,
    import_results,
)
from hustings.reference.imported import imports
from hustings.reference.rows import RowError, number

DAY = date(2027, 5, 6)
HEAD = "election_date,gss_code,candidate,party,votes"
GOOD = f"{HEAD}\n2027-05-06,E14001267,Ann Lee,Labour,900\n2027-05-06,E14001267,Bo Roy,Green,400\n"
MANY = 60_000
MEGABYTES = 40


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    monkeypatch.setenv("HUSTINGS_DATA", str(folder))
    return folder


def known(code: str = "gb") -> Reference:
    return Reference(country(code), imports(code))


def put(tmp_path: Path, content: str | bytes, name: str = "results.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def taken(
    tmp_path: Path, content: str | bytes, seat: str, day: date | None = None, on: date = DAY
) -> Contest:
    """The contest of a seat after a file has been imported."""
    import_results(put(tmp_path, content), day=day)
    found = known().contest(seat, on)
    assert found is not None
    return found


def refused(tmp_path: Path, content: str | bytes, day: date | None = None) -> list[str]:
    """What is said of a file, of which nothing must be left."""
    with pytest.raises(ImportFailedError) as failed:
        import_results(put(tmp_path, content), day=day)
    assert imports("gb") == ()
    assert not [
        path for path in tmp_path.rglob("*") if path.name.startswith(".part") or path.suffix == ".sqlite"
    ]
    return failed.value.problems


def told(found: Contest) -> list[tuple[str, str | None, int | None]]:
    return [(result.name, result.party_id, result.votes) for result in found.results]


# --- the files that others publish

LAYOUTS = {
    "own": GOOD,
    "Democracy Club": (
        "person_id,person_name,election_id,ballot_paper_id,election_date,party_name,party_id,post_label,gss,votes_cast,elected\n"
        "7,Ann Lee,parl.2027-05-06,parl.harlow.2027-05-06,2027-05-06,Labour Party,PP53,Harlow,E14001267,900,t\n"
        "8,Bo Roy,parl.2027-05-06,parl.harlow.2027-05-06,2027-05-06,Green Party,party:63,Harlow,E14001267,400,f\n"
    ),
    "Democracy Club, the day in the ballot's id alone": (
        "person_name,ballot_paper_id,party_name,party_id,post_label,votes_cast\n"
        "Ann Lee,parl.harlow.2027-05-06,Labour Party,PP53,Harlow,900\n"
        "Bo Roy,parl.harlow.2027-05-06,Green Party,PP63,Harlow,400\n"
    ),
    "House of Commons Library, by candidate": (
        "ONS ID,ONS region ID,Constituency name,Region name,Country name,Party name,Party abbreviation,"
        "Electoral Commission party ID,Candidate first name,Candidate surname,Sitting MP,Former MP,Member MNIS ID,"
        "Votes,Share,Change\n"
        "E14001267,E12000006,Harlow,East of England,England,Labour,Lab,PP53,Ann,Lee,Yes,Yes,99,900,0.692,0.1\n"
        "E14001267,E12000006,Harlow,East of England,England,Green,Green,PP63,Bo,Roy,No,No,,400,0.308,-0.1\n"
    ),
    "Electoral Commission, below a title": (
        "RESULTS,,,,,,,\nONS Code,PANO,Constituency,Surname,First name,Party,Party Identifer,Valid votes\n"
        "E14001267,7,Harlow,Lee,Ann,Labour Party,Labour,900\nE14001267,7,Harlow,Roy,Bo,Green Party,Green Party,400\n"
    ),
    "semicolons, a name of a seat alone, and thousands": (
        'Constituency;Candidate;Party;Votes\n"Harlow";"Ann Lee";Lab;900\nHARLOW;Bo Roy;Green Party;"400.0"\n'
    ),
}


@pytest.mark.parametrize("content", LAYOUTS.values(), ids=LAYOUTS)
def test_files_as_they_are_published(tmp_path: Path, content: str) -> None:
    found = taken(tmp_path, content, "E14001267", day=DAY)
    assert told(found) == [("Ann Lee", "PP53", 900), ("Bo Roy", "PP63", 400)]
    assert (found.seat, found.set, found.region, found.valid) == ("Harlow", "2024", "East of England", 1300)
    assert found.winner is not None and found.winner.name == "Ann Lee"
    assert found.source == "results.csv"


def test_a_file_by_constituency_gives_the_parties_votes(tmp_path: Path) -> None:
    head = (
        "ONS ID,Constituency name,Member first name,Member surname,Result,First party,Second party,Electorate,"
        "Valid votes,Invalid votes,Majority,Con,Lab,LD,RUK,Green,SNP,PC,DUP,SF,SDLP,UUP,APNI,"
        "All other candidates,Of which other winner\n"
    )
    rows = (
        "E14001267,Harlow,Ann,Lee,Con gain from Lab,Con,Lab,72000,40500,9,1000,"
        "16000,15000,3000,5000,1000,0,0,0,0,0,0,0,500,0\n"
        "N05000001,Belfast East,Bo,Roy,Ind gain from DUP,Ind,DUP,70000,31000,9,1000,"
        "0,0,0,0,0,0,0,14000,0,0,0,1000,16000,15000\n"
    )
    harlow = taken(tmp_path, head + rows, "Harlow", day=DAY)
    assert told(harlow)[:2] == [("Ann Lee", "PP52", 16_000), ("", "PP53", 15_000)]
    assert (harlow.majority, harlow.outcome, harlow.from_party_id, harlow.electorate) == (
        1000,
        "gain",
        "PP53",
        72_000,
    )
    assert [r.votes for r in harlow.results if r.several] == [500]
    belfast = known().contest("Belfast East", DAY)
    assert belfast is not None and belfast.winner is not None
    assert (belfast.winner.name, belfast.winner.party, belfast.winner.votes) == (
        "Bo Roy",
        "Independent",
        15_000,
    )
    assert (belfast.majority, [r.votes for r in belfast.results if r.several]) == (1000, [1000])


WARDS = (
    "person_name,ballot_paper_id,election_date,party_name,party_id,post_label,seats_contested,votes_cast,elected\n"
    "Ann Lee,local.calder.castle.2026-05-07,2026-05-07,Labour Party,PP53,Castle,2,\"1,200\",t\n"
    "Bo Roy,local.calder.castle.2026-05-07,2026-05-07,Green Party,PP63,Castle,2,900,t\n"
    "Cy Fox,local.calder.castle.2026-05-07,2026-05-07,Castle First,PP99999,Castle,2,800,f\n"
    "Di Ash,local.marsh.castle.2026-05-07,2026-05-07,Labour and Co-operative Party,joint-party:53-119,Castle,1,,t\n"
)  # fmt: skip
LOCALS = date(2026, 5, 7)


def test_wards_go_by_their_ballots(tmp_path: Path) -> None:
    found = taken(tmp_path, WARDS, "local.calder.castle.2026-05-07", on=LOCALS)
    assert (found.seat, found.council, found.kind, found.seats) == ("Castle", "Calder", LOCAL, 2)
    assert [result.name for result in found.winners] == ["Ann Lee", "Bo Roy"]
    assert (found.winner, found.majority, found.turnout) == (None, None, None)
    assert [(r.party_id, r.party) for r in found.results][2] == ("PP99999", "Castle First")
    marsh = known().contest("local.marsh.castle.2026-05-07", LOCALS)
    assert marsh is not None and marsh.winner is not None
    assert (marsh.winner.party_id, marsh.winner.joint_id, marsh.winner.votes) == ("PP53", "PP119", None)


def test_a_name_that_wards_share_is_no_single_contest(tmp_path: Path) -> None:
    import_results(put(tmp_path, WARDS))
    assert known().contest("Castle", LOCALS) is None
    assert [found.council for found in known().contests("castle")] == ["Calder", "Marsh"]


def test_a_ward_is_not_the_constituency_it_shares_a_name_with(tmp_path: Path) -> None:
    rows = "date,council,ward,candidate,party,votes\n07/05/2026,Calder,Halifax,Ann Lee,Lab,10\n"
    ward = taken(tmp_path, rows, "Halifax", on=LOCALS)
    assert (ward.seat_id, ward.kind, ward.council) == (None, LOCAL, "Calder")
    assert all(found.parliamentary for found in known().contests("E14001262"))
    assert {w.date for w in known().winners("Halifax")}.isdisjoint({LOCALS})


@pytest.mark.parametrize(
    ("ballot", "kind"),
    [
        ("parl.halifax.2027-05-06", GENERAL),
        ("parl.halifax.by.2027-05-06", BY_ELECTION),
        ("local.calderdale.skircoat.2027-05-06", LOCAL),
        ("mayor.west-yorkshire.2027-05-06", "mayor"),
    ],
)
def test_a_ballots_id_tells_the_kind(tmp_path: Path, ballot: str, kind: str) -> None:
    rows = f"ballot_paper_id,person_name,party_name,votes_cast\n{ballot},Ann Lee,Labour Party,5\n"
    assert taken(tmp_path, rows, ballot).kind == kind


@pytest.mark.parametrize(("count", "kind"), [(1, BY_ELECTION), (12, GENERAL)])
def test_without_ballots_many_constituencies_make_a_general_election(
    tmp_path: Path, count: int, kind: str
) -> None:
    seats = [seat for seat in country("gb").seats if seat.set == "2024"][:count]
    rows = "".join(f"2027-05-06,{seat.id},Ann Lee,Labour,9\n" for seat in seats)
    assert taken(tmp_path, f"{HEAD}\n{rows}", seats[0].id or "").kind == kind


# --- together with what ships, and with other imports


def test_an_import_goes_before_what_ships(tmp_path: Path) -> None:
    day = date(2019, 12, 12)
    rows = f"{HEAD}\n" + "".join(f"2019-12-12,E14000577,Candidate {n},Labour,{n}\n" for n in range(8))
    shipped = Reference(country("gb")).contest("Bolsover", day)
    found = taken(tmp_path, rows, "Bolsover", on=day)
    assert shipped is not None
    assert len(found.results) == 8 and found.source == "results.csv"
    assert (found.electorate, found.outcome) == (
        shipped.electorate,
        shipped.outcome,
    )  # which the file does not tell


def test_a_poll_put_off_is_one_contest_with_what_ships(tmp_path: Path) -> None:
    day = date(2010, 5, 27)
    rows = f"{HEAD}\n" + "".join(f"2010-05-27,E14000993,Candidate {n},Labour,{n}\n" for n in range(9))
    found = taken(tmp_path, rows, "Thirsk and Malton", on=day)
    assert (found.election, found.kind, found.source) == (date(2010, 5, 6), GENERAL, "results.csv")


def test_a_file_without_names_does_not_take_those_that_ship(tmp_path: Path) -> None:
    day = date(2019, 12, 12)
    rows = "ONS ID,Constituency name,First party,Con,Lab\nE14000577,Bolsover,Con,21791,16492\n"
    found = taken(tmp_path, rows, "Bolsover", day=day, on=day)
    assert found.results[0].name == "Mark Fletcher"


def test_a_later_file_goes_before_an_earlier_one(tmp_path: Path) -> None:
    import_results(put(tmp_path, GOOD, "first.csv"))
    corrected = taken(tmp_path, GOOD.replace("900", "901"), "Harlow")
    assert told(corrected)[0] == ("Ann Lee", "PP53", 901)
    (election,) = (e for e in known().elections if e.date == DAY)
    assert election.sources == ("first.csv", "results.csv") and election.contests == 1


def test_the_same_file_again_changes_nothing(tmp_path: Path, data: Path) -> None:
    first = import_results(put(tmp_path, GOOD))
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    again = import_results(put(tmp_path, GOOD, "another name.csv"))
    assert (first.new, again.new) == (True, False)
    assert (again.rows, again.contests, again.elections) == (2, 1, (DAY,))
    assert {path: path.read_bytes() for path in data.rglob("*") if path.is_file()} == before


def test_imports_count_in_all_lookups(tmp_path: Path) -> None:
    import_results(put(tmp_path, GOOD))
    reference = known()
    found = reference.contest("Harlow", DAY)
    assert found is not None
    assert [c.contest.date for c in reference.stood("ann LEE")] == [DAY]
    assert [t.party_id for t in reference.totals(DAY, reference.territory("East of England"))] == [
        "PP53",
        "PP63",
    ]
    assert reference.winners("Harlow")[-1].name == "Ann Lee"
    before = reference.before(found)
    assert before is not None and before.contest.date == date(2024, 7, 4)


def test_another_countrys_election(tmp_path: Path) -> None:
    rows = "country,date,constituency,candidate,party,votes\nie,2024-11-29,Cork East,Ann Lee,Labour,9\n"
    done = import_results(put(tmp_path, rows))
    assert done.country == "ie" and imports("gb") == ()
    found = known("ie").contest("Cork East", date(2024, 11, 29))
    assert found is not None and found.results[0].party == "Labour"


# --- encodings

ACCENTS = f"{HEAD}\n2027-05-06,E14001267,Siân Ó Néill,Plaid Cymru,900\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    found = taken(tmp_path, ACCENTS.encode(encoding), "Harlow")
    assert found.results[0].name == "Siân Ó Néill"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (
            ACCENTS.encode() + b"2027-05-06,E14001267,Ren\xe9 Roy,Labour,9\n",
            "line 3: not UTF-8, as other lines are",
        ),
        (GOOD.encode() + b"2027-05-06,E14001267,\x81\x8d,Labour,9\n", "line 4: neither UTF-8"),
        (b"\xef\xbb\xbf" + GOOD.encode() + b"\xe9", "line 4: begins as UTF-8 but does not go on so"),
        (b"PK\x03\x04rest", "not text: it is a ZIP archive"),
        (b"", "empty"),
        (b"\n \n", "empty"),
    ],
    ids=[
        "two encodings in one file",
        "none that is known",
        "not what its mark says",
        "a workbook",
        "empty",
        "blank",
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, content: bytes, why: str) -> None:
    assert refused(tmp_path, content)[0].startswith(why)


# --- what is wrong, and where


@pytest.mark.parametrize(
    ("head", "missing", "present"),
    [
        (
            "candidate,party,constituency",
            "the votes (such as votes cast, votes,",
            "candidate, party, constituency",
        ),
        ("gss_code,party,votes", "the candidate (such as person name,", "gss_code, party, votes"),
        ("gss_code,candidate,votes", "the party (such as", "gss_code, candidate, votes"),
        ("name,party,votes", "the seat (such as constituency name,", "name, party, votes"),
        ("a,b,c", "the candidate (such as", "a, b, c"),
    ],
)
def test_missing_columns_are_named_with_those_there_are(
    tmp_path: Path, head: str, missing: str, present: str
) -> None:
    (problem,) = refused(tmp_path, f"{head}\n1,2,3\n", day=DAY)
    assert problem.startswith("line 1: no column for")
    assert missing in problem and problem.endswith(f"there are {present}")


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("candidate,party,constituency,votes,Votes", "votes"),
        ("constituency,electorate,Lab,Con,lab", "Lab"),
        ("candidate,party,party,constituency,votes,votes", "party"),
    ],
)
def test_two_columns_of_one_name_are_refused(tmp_path: Path, head: str, name: str) -> None:
    (problem,) = refused(tmp_path, f"{head}\n1,2,3,4,5\n", day=DAY)
    assert problem.startswith(f"line 1: 2 columns are called {name}:")


ROW = "2027-05-06,E14001267,Cy Fox,Labour"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (f"{ROW},many", "line 4: votes 'many' is not a number"),
        (f"{ROW},-5", "line 4: votes '-5' is not a number"),
        (f"{ROW},5.5", "line 4: votes '5.5' is not a number"),
        (f"{ROW},99999999999999", "line 4: votes '99999999999999' is not a number"),
        (f"{ROW},5,6", "line 4: 6 cells under 5 heads"),
        ("2027-05-06,E14001267,Cy Fox", "line 4: 3 cells under 5 heads"),
        ("2027-05-06,E14001267,,Labour,5", "line 4: no name of a candidate"),
        ("2027-05-06,E14001267,\x00,Labour,5", "line 4: no name of a candidate"),
        ("2027-05-06,E14001267,Cy Fox,,5", "line 4: no party"),
        ("2027-05-06,,Cy Fox,Labour,5", "line 4: no seat"),
        ("2027-02-30,E14001267,Cy Fox,Labour,5", "line 4: '2027-02-30' is no day of the calendar"),
        ("soon,E14001267,Cy Fox,Labour,5", "line 4: 'soon' is not a day"),
        (",E14001267,Cy Fox,Labour,5", "line 4: no day of the election: give it with --date"),
        ('2027-05-06,E14001267,"Cy Fox,Labour,5', "line 4: not a row of a table"),
        (
            "2027-05-06,E14001267,ANN LEE,Labour,5",
            "line 4: Ann Lee (Labour) in Harlow a second time, first on line 2",
        ),
        (f"{ROW},5\n\n{ROW},6", "line 6: Cy Fox (Labour) in Harlow a second time, first on line 4"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, row: str, why: str) -> None:
    (problem,) = refused(tmp_path, f"{GOOD}{row}\n")
    assert problem.startswith(why)


def test_a_code_and_a_name_of_two_seats_are_refused(tmp_path: Path) -> None:
    rows = "gss_code,constituency,candidate,party,votes\nE14001268,Harlow,Ann Lee,Labour,1\n"
    (problem,) = refused(tmp_path, rows, day=DAY)
    assert problem == "line 2: E14001268 is Harpenden and Berkhamsted, not Harlow (E14001267)"


def test_rows_of_two_countries_are_refused(tmp_path: Path) -> None:
    rows = "country,seat,candidate,party,votes\ngb,Harlow,Ann Lee,Labour,1\nie,Cork East,Bo Roy,Labour,1\n"
    assert refused(tmp_path, rows, day=DAY) == ["line 3: of another country than gb, which other rows are of"]


def test_two_of_one_name_for_two_parties_are_no_mistake(tmp_path: Path) -> None:
    found = taken(tmp_path, f"{GOOD}2027-05-06,E14001267,Ann Lee,Independent,3\n", "Harlow")
    assert len(found.results) == 3


def test_all_that_is_wrong_is_told_up_to_a_number(tmp_path: Path) -> None:
    problems = refused(tmp_path, f"{HEAD}\n" + f"{ROW},x\n" * 50)
    assert (len(problems), problems[0][:7], problems[19][:8], problems[20]) == (
        21,
        "line 2:",
        "line 21:",
        "and more",
    )


def test_a_head_alone_holds_nothing(tmp_path: Path) -> None:
    assert refused(tmp_path, f"{HEAD}\n") == ["no rows below the head"]


def test_a_fault_halfway_leaves_earlier_imports_alone(tmp_path: Path, data: Path) -> None:
    import_results(put(tmp_path, GOOD))
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    with pytest.raises(ImportFailedError):
        import_results(put(tmp_path, f"{GOOD}{ROW},x\n"))
    assert {path: path.read_bytes() for path in data.rglob("*") if path.is_file()} == before


def test_a_damaged_import_is_named(tmp_path: Path) -> None:
    done = import_results(put(tmp_path, GOOD))
    done.path.write_bytes(b"not a database")
    with pytest.raises(DamagedImportError, match=done.path.name):
        imports("gb")


def test_many_rows_take_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    with path.open("w", encoding="utf-8") as stream:
        stream.write("ward,council,candidate,party,votes\n")
        stream.writelines(
            f"Ward {n % 9000},Council {n % 7},Candidate {n},Labour,{n % 5000}\n" for n in range(MANY)
        )
    import_results(put(tmp_path, GOOD), day=DAY)  # so that what loads once is loaded
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    done = import_results(path, day=DAY)
    assert done.rows == MANY
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024 < MEGABYTES


# --- whatever comes


@given(st.integers(0, 10**9))
def test_counts_are_read_as_files_write_them(count: int) -> None:
    for written in (str(count), f"{count:,}", f"{count}.0", f"{count:,}".replace(",", " ")):
        assert number(written, "votes") == count


@given(st.text(max_size=12))
def test_any_cell_is_a_count_a_blank_or_an_error(cell: str) -> None:
    try:
        found = number(cell.strip(), "votes")
    except RowError as error:
        assert "votes" in str(error)
    else:
        assert found is None or found >= 0


@given(rows=st.lists(st.lists(st.text('aZé,"\n;9- ', max_size=6), min_size=5, max_size=5), max_size=6))
@settings(max_examples=60, deadline=None)
def test_any_table_is_taken_whole_or_refused(
    tmp_path_factory: pytest.TempPathFactory, rows: Sequence[list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    out = io.StringIO()
    csv.writer(out).writerows([HEAD.split(","), *rows])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HUSTINGS_DATA", str(folder / "data"))
        try:
            done = import_results(put(folder, out.getvalue()), day=DAY)
        except ImportFailedError as error:
            assert error.problems and imports("gb") == ()
        else:
            stood = [r for c in known().contests_on(DAY) for r in c.results]
            assert len(stood) == done.rows
