"""The commands `check` and `evaluate-checks`: what they print, in which order, and how they end."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest

from hustings.check import Verdict
from hustings.cli import main
from hustings.cli.checking import write_table
from tests.test_check_reference import made

WRONG = (
    "Priya Nair won Netherby for Labour with 18,204 votes. Tom Ashby of the Greens polled 17,180 votes and "
    "Olu Reed, an independent, 2,011 votes. Ms Nair has a majority of 1,204.\n\n"
    "Turnout in Thirsk and Malton was 59.9%. “We will be back,” Mr Ashby said.\n"
)


@pytest.fixture
def wrong(tmp_path: Path) -> str:
    path = tmp_path / "night.txt"
    path.write_text(WRONG, encoding="utf-8")
    return str(path)


def test_the_table_gives_the_worst_first_and_counts_the_rest(
    wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", wrong, "--election", "2010-05-27", "--date", "2010-05-28"]) == 3
    head, first, second, rest, reason, *_ = capsys.readouterr().out.splitlines()
    assert head.split("\t") == ["verdict", "doc", "type", "why", "evidence"]
    cells = [row.split("\t") for row in (first, second)]
    assert [cell[:3] for cell in cells] == [
        ["impossible", "night", "majority"],
        ["differs", "night", "turnout"],
    ]
    assert cells[1][3:] == [
        "The copy says turnout in Thirsk and Malton was 59.9%; by valid votes it was 49.9%.",
        "Turnout in Thirsk and Malton was 59.9%",
    ]
    assert "unsupported" in rest
    assert "Not checked: " in reason


def test_a_reason_cannot_act_on_the_terminal() -> None:
    out = StringIO()
    verdict = Verdict(0, "unsupported", "unchecked", None, None, None, "Not checked: \x1b[31mred\nand more.")
    write_table([(made("turnout"), verdict)], out)
    assert out.getvalue() == "1 unsupported\n  1: Not checked:  [31mred and more.\n"


def test_lines_hold_each_verdict_with_its_claim(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", wrong, "--date", "2010-05-28", "--format", "jsonl"]) == 3
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    turnout = next(line for line in lines if line["about"]["type"] == "turnout")
    assert (turnout["doc"], turnout["type"], turnout["said"]) == ("night", "differs", 59.9)
    assert turnout["about"]["seat"]["id"] == "E14000993"
    quote = next(line for line in lines if line["about"]["type"] == "quote")
    assert (quote["type"], quote["known"]) == ("unsupported", None)
    assert {line["claim"] for line in lines} == set(range(max(line["claim"] for line in lines) + 1))


def test_nothing_wrong_ends_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "right.txt"
    path.write_text("Turnout in Thirsk and Malton was 49.9%.", encoding="utf-8")
    assert main(["check", str(path), "--date", "2010-05-28"]) == 0
    assert capsys.readouterr().out == "1 rounds_to\n"
    path.write_text("", encoding="utf-8")
    assert main(["check", str(path)]) == 0
    assert capsys.readouterr().out == "no claims\n"


def test_a_file_that_is_not_there_costs_a_line_and_no_other_file(
    wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "nowhere.txt", wrong, "--date", "2010-05-28"]) == 2
    captured = capsys.readouterr()
    assert "nowhere.txt" in captured.err
    assert "differs\tnight" in captured.out


def test_where_no_file_can_be_read_it_says_nothing_of_claims(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "nowhere.txt"]) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("country", ["au", "ca", "ie", "nz", "us"])
def test_copy_of_a_country_without_results_is_not_checked(
    country: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "abroad.txt"
    path.write_text(
        "The Greens won Dublin Central, Calgary Centre, Adelaide and Epsom with 64% of the vote.", "utf-8"
    )
    assert main(["check", str(path), "--country", country, "--date", "2024-11-30"]) == 0
    counts, reason, *_ = capsys.readouterr().out.splitlines()
    assert counts.endswith("unsupported")
    assert "which contest it is about is not known" in reason


def test_an_election_that_nobody_knows_is_refused(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", wrong, "--election", "soon"]) == 2
    assert "'soon'" in capsys.readouterr().err


def test_checks_are_right_on_statements_made_of_official_results(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate-checks", "--statements", "340", "--sentences", "8", "--seed", "5"]) == 0
    *table, speed = capsys.readouterr().out.splitlines()
    rows = {row[0]: row for row in (line.split("\t") for line in table)}
    assert rows["all as claims"][1] == "340"
    assert float(rows["all as claims"][3]) >= 0.99
    assert rows["all sentences"][1] == "8"
    assert speed.endswith(" claims a second")
