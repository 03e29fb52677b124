"""The commands `hustings records` and `hustings reviews`, and the formats of `extract` that need more than text."""

from __future__ import annotations

import builtins
import csv
import io
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import spacy
from pyarrow import parquet

import hustings
from hustings import Extraction
from hustings.cli import main
from hustings.identity import claim_id
from hustings.reference import reference
from tests.copydesk import at, number, party, percent, person, said
from tests.handmade import claims, extraction

LUMB, LABOUR = person("Farida Lumb"), party("Labour")
EARLY = said("majority", time=at(1), votes=number(1_400, hedge="about"))
LATE = (
    said("win", time=at(2), candidate=LUMB, party=LABOUR, outcome="hold"),
    said("majority", time=at(2), votes=number(1_464)),
    said("turnout", time=at(2), share=percent(55.2)),
    said("turnout", time=at(3), share=percent(52.2)),
    said("win", seat=None, candidate=person("Ann Lee")),
    said("quote", text="We did it."),
)
FOUND = {"early": (EARLY,), "late": LATE}


@pytest.fixture(autouse=True)
def no_imports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUSTINGS_DATA", str(tmp_path / "data"))
    reference.cache_clear()


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Two files, in which the claims made by hand are found."""

    def extract(copy: str, *, name: str, **_: object) -> Extraction:
        found = extraction()
        made = tuple(claim.model_copy(update={"doc": name}) for claim in FOUND[copy])
        return found.model_copy(update={"document": replace(found.document, name=name), "claims": made})

    monkeypatch.setattr(hustings, "load", lambda country, model=None: spacy.blank("en"))
    monkeypatch.setattr(hustings, "extract", extract)
    for name in FOUND:
        (tmp_path / f"{name}.txt").write_text(name)
    return [str(tmp_path / f"{name}.txt") for name in FOUND]


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*args: str) -> tuple[int, str, str]:
        status = main(args)
        out, err = capsys.readouterr()
        return status, out, err

    return command


def test_files_are_merged_into_one_row_a_contest(files: list[str], run: Run) -> None:
    status, out, err = run("records", *files)
    header, row = (line.split("\t") for line in out.splitlines())
    assert status == 0
    assert dict(zip(header, row, strict=True)) == {
        "seat": "Halifax", "election": "", "winner": "Farida Lumb (Labour)", "outcome": "hold", "majority": "1,464",
        "runner-up": "", "turnout": "52.2%", "swing": "", "candidates": "1", "claims": "5", "disputed": "turnout",
    }  # fmt: skip
    assert err == "hustings: 2 of 7 claims in no record: 1 no seat, 1 other subject\n"


def test_jsonl_holds_every_claim_in_a_record_or_with_the_reason(files: list[str], run: Run) -> None:
    _, out, _ = run("records", *files, "--format", "jsonl", "--election", "2024")
    record, *rest = map(json.loads, out.splitlines())
    assert (record["kind"], record["election"], record["ballot_id"]) == (
        "record", "2024-07-04", "parl.halifax.2024-07-04",
    )  # fmt: skip
    majority = record["majority"]
    assert (majority["value"], majority["claims"]) == (1464, [2])
    assert majority["superseded"] == [{"value": 1400, "hedge": "about", "claims": [0]}]
    assert record["turnout"]["disputed"] == [{"value": 55.2, "hedge": "exact", "claims": [3]}]
    assert [(claim["index"], claim["doc"]) for claim in record["claims"]] == [
        (0, "early"), (1, "late"), (2, "late"), (3, "late"), (4, "late"),
    ]  # fmt: skip
    assert all(claim["evidence"] and claim["id"] for claim in record["claims"] + rest)
    assert [(line["kind"], line["index"], line["why"]) for line in rest] == [
        ("rest", 5, "no seat"), ("rest", 6, "other subject"),
    ]  # fmt: skip


def test_csv_and_parquet_hold_the_same_rows(files: list[str], run: Run, tmp_path: Path) -> None:
    _, out, _ = run("records", *files, "--format", "csv", "--election", "2024-07-04")
    path = tmp_path / "records.parquet"
    status, printed, _ = run(
        "records", *files, "--format", "parquet", "--election", "2024", "--out", str(path)
    )
    (row,), (kept,) = csv.DictReader(io.StringIO(out)), parquet.read_table(path).to_pylist()
    assert (status, printed) == (0, "")
    assert (row["majority"], kept["majority"]) == ("1464", 1464.0)
    assert (row["gss_code"], row["party_register"], row["elected"]) == ("E14001262", "Labour Party", "True")
    assert row.keys() == kept.keys()


def test_a_file_that_cannot_be_used_never_stops_the_others(files: list[str], run: Run) -> None:
    status, out, err = run("records", "nowhere.txt", *files)
    assert status == 2
    assert out.splitlines()[1].startswith("Halifax\t")
    assert "nowhere.txt: no such file" in err.splitlines()[0]


def test_an_election_that_is_none_is_refused(files: list[str], run: Run) -> None:
    status, out, err = run("records", *files, "--election", "2023")
    assert (status, out) == (2, "")
    assert "'2023' is neither a day nor the year of a general election" in err


@pytest.mark.parametrize("command", ["extract", "records"])
def test_without_pyarrow_the_extra_is_named(
    command: str, files: list[str], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def missing(name: str, *args: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ModuleNotFoundError("No module named 'pyarrow'", name="pyarrow")
        return real(name, *args)

    monkeypatch.setattr(builtins, "__import__", missing)
    status, out, err = run(command, *files, "--format", "parquet", "--out", "never.parquet")
    assert (status, out) == (2, "")
    assert err == "hustings: this needs pyarrow: install 'hustings[parquet]'\n"
    assert not Path("never.parquet").exists()


def test_parquet_is_not_written_to_a_terminal(
    files: list[str], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    status, _, err = run("records", *files, "--format", "parquet")
    assert status == 2
    assert "--out" in err


@pytest.mark.parametrize(("option", "format"), [("--selectors", "csv"), ("--entities", "parquet")])
def test_options_go_with_their_formats(option: str, format: str, files: list[str], run: Run) -> None:
    status, out, err = run("extract", *files, option, "--format", format)
    assert (status, out) == (2, "")
    assert option in err and f"not {format}" in err


@pytest.fixture
def rated(tmp_path: Path) -> Path:
    name = claim_id(LATE[0].model_copy(update={"doc": "late"}))
    path = tmp_path / "ratings.csv"
    path.write_text(f"claim,rating,reviewer,url\n{name},True,Calder Checker,https://checker.example/1\n")
    return path


def test_only_claims_that_a_person_has_rated_are_reviewed(files: list[str], rated: Path, run: Run) -> None:
    status, out, err = run("reviews", *files, "--ratings", str(rated))
    (review,) = map(json.loads, out.splitlines())
    assert (status, err) == (0, "")
    assert (review["@type"], review["reviewRating"]["alternateName"]) == ("ClaimReview", "True")
    assert (review["author"]["name"], review["url"]) == ("Calder Checker", "https://checker.example/1")


def test_a_rating_of_no_claim_there_is_told(files: list[str], rated: Path, run: Run) -> None:
    status, out, err = run("reviews", files[0], "--ratings", str(rated))
    assert (status, out) == (2, "")
    assert "there is no claim" in err


def test_ratings_that_cannot_be_read_are_refused_with_their_lines(
    files: list[str], rated: Path, run: Run
) -> None:
    rated.write_text("claim,rating,reviewer,url\nab,,C,https://c.example\ncd,True,C,c.example\n")
    status, out, err = run("reviews", *files, "--ratings", str(rated))
    assert (status, out) == (2, "")
    assert [line.split("ratings.csv: ")[1][:6] for line in err.splitlines()] == ["line 2", "line 3"]
    status, _, err = run("reviews", *files, "--ratings", "nowhere.csv")
    assert status == 2 and "nowhere.csv: no such file" in err


def test_every_claim_made_by_hand_has_an_id_of_its_own() -> None:
    assert len({claim_id(claim) for claim in claims()}) == len(claims())
