"""The command `hustings reference`: what it prints, and how it leaves."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from hustings.cli import main
from hustings.reference import reference

WARDS = (
    "ballot_paper_id,person_name,party_name,post_label,seats_contested,votes_cast\n"
    'local.calder.castle.2027-05-06,Ann Lee,Labour Party,Castle,1,"1,200"\n'
    "local.calder.castle.2027-05-06,Bo Roy,Green Party,Castle,1,900\n"
)


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUSTINGS_DATA", str(tmp_path / "data"))
    reference.cache_clear()


@pytest.fixture
def wards(tmp_path: Path) -> Path:
    path = tmp_path / "wards.csv"
    path.write_text(WARDS, encoding="utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, list[list[str]], str]:
    """A command's exit status, the cells it printed, and what it complained of."""
    reference.cache_clear()  # each run is a process of its own
    status = main(["reference", *args])
    out, err = capsys.readouterr()
    return status, [line.split("\t") for line in out.splitlines()], err


def test_a_contest_is_a_table_of_its_candidates(capsys: pytest.CaptureFixture[str]) -> None:
    status, rows, err = run(capsys, "show", "bolsover", "--election", "2019")
    assert (status, err) == (0, "")
    assert rows[:3] == [
        [
            "Bolsover, E14000577, general, 2019-12-12: electorate 74,292, valid votes 45,938, turnout 61.8%, "
            "majority 5,299"
        ],
        ["rank", "candidate", "party", "votes", "share", "elected"],
        ["1", "Mark Fletcher", "Conservative", "21,791", "47.4%", "yes"],
    ]
    assert len(rows) == 9


@pytest.mark.parametrize("election", ["2010", "2010-05-06", "2010-05-27"])
def test_an_election_is_a_year_or_a_day(capsys: pytest.CaptureFixture[str], election: str) -> None:
    status, rows, _ = run(capsys, "show", "Thirsk and Malton", "--election", election)
    assert status == 0 and rows[0][0].startswith("Thirsk and Malton, E14000993, general, 2010-05-27")


def test_a_seat_is_a_line_for_each_of_its_elections(capsys: pytest.CaptureFixture[str]) -> None:
    status, rows, _ = run(capsys, "show", "Bassetlaw")
    assert status == 0
    assert rows[0] == ["election", "kind", "seat", "winner", "party", "majority", "turnout", "source"]
    by_day = {row[0]: row[1:] for row in rows[1:]}
    assert by_day["1935-11-14"] == ["general", "", "", "Labour", "", "", ""]
    assert by_day["1979-05-03"] == ["general", "", "Joe Ashton", "Labour", "", "", ""]
    assert by_day["2019-12-12"] == [
        *("general", "Bassetlaw", "Brendan Clarke-Smith", "Conservative", "14,013", "63.5%", ""),
    ]
    assert list(by_day) == sorted(by_day)


@pytest.mark.parametrize(
    ("args", "complaint"),
    [
        (["show", "Bolsovr"], "no seat 'Bolsovr' is known; did you mean Bolsover?"),
        (["show", "qqqqqq"], "no seat 'qqqqqq' is known"),
        (
            ["show", "Bolsover", "--election", "2018"],
            "no candidates in Bolsover at '2018' are known; there are those of",
        ),
        (["show", "Bolsover", "--country", "zz"], "'zz' is not one of"),
        (["import", "no-such-file.csv"], "no-such-file.csv: no such file or directory"),
        (["import", ".", "--date", "soon"], "'soon' is not a day"),
    ],
)
def test_what_is_not_known_costs_a_line_and_exit_status_2(
    capsys: pytest.CaptureFixture[str], args: Sequence[str], complaint: str
) -> None:
    status, rows, err = run(capsys, *args)
    assert (status, rows) == (2, [])
    assert complaint in err and err.startswith("hustings: ") and err.count("\n") == 1


def test_what_is_imported_is_shown_and_marked(capsys: pytest.CaptureFixture[str], wards: Path) -> None:
    assert run(capsys, "import", str(wards)) == (0, [["gb, 2027-05-06: 2 rows, 1 contest"]], "")
    assert run(capsys, "import", str(wards))[1] == [
        ["gb, 2027-05-06: 2 rows, 1 contest; it had been imported before"]
    ]
    _, rows, _ = run(capsys, "show", "castle", "--election", "2027")
    assert rows[0] == ["Castle, Calder, local, 2027-05-06: valid votes 2,100, majority 300 (+ wards.csv)"]
    _, listed, _ = run(capsys, "elections")
    assert listed[0] == ["election", "kind", "contests", "what is known", "imported"]
    assert listed[-1] == ["2027-05-06", "local", "1", "candidates", "+ wards.csv"]
    assert [row[4] for row in listed[1:-1]] == [""] * (len(listed) - 2)


def test_each_problem_of_a_file_is_a_line(capsys: pytest.CaptureFixture[str], wards: Path) -> None:
    wards.write_text(WARDS.replace("900", "nine").replace("1,200", "x"), encoding="utf-8")
    status, rows, err = run(capsys, "import", str(wards))
    assert (status, rows) == (2, [])
    assert err.splitlines() == [
        f"hustings: {wards}: line 2: votes 'x' is not a number",
        f"hustings: {wards}: line 3: votes 'nine' is not a number",
    ]


def test_a_damaged_import_is_named(capsys: pytest.CaptureFixture[str], wards: Path, tmp_path: Path) -> None:
    run(capsys, "import", str(wards))
    (kept,) = (tmp_path / "data").rglob("*.sqlite")
    kept.write_bytes(b"junk")
    for args in (["elections"], ["import", str(wards)]):
        status, _, err = run(capsys, *args)
        assert status == 2 and kept.name in err and err.count("\n") == 1
