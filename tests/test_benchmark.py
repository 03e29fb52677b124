"""The benchmark: what it measures, what it says of it, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import hustings
from hustings.benchmark import (
    TOKENISER,
    WHOLE,
    NothingToMeasureError,
    Report,
    Stage,
    as_json,
    as_text,
    measure,
)
from hustings.cli import main

TEXTS = [
    "Labour's Priya Nair held Leeds North East, beating Tom Ashby by just over 1,200 votes.",
    "Turnout in Halifax was 55.2%.\n\nFarida Lumb held the seat for Labour.",
]


@pytest.fixture(scope="module")
def report() -> Report:
    return measure(TEXTS, words=60)


def test_every_stage_is_measured_in_order(report: Report) -> None:
    names = [stage.name for stage in report.stages]
    assert names == [TOKENISER, "read", "tokens and layers", *hustings.load().pipe_names, "claims", WHOLE]
    assert all(stage.words_per_second > 0 for stage in report.stages)


def test_each_speed_is_also_a_share_of_the_tokenisers(report: Report) -> None:
    base, *_ = report.stages
    assert base.of_tokeniser == 1
    for stage in report.stages:
        assert stage.of_tokeniser == pytest.approx(stage.words_per_second / base.words_per_second)


def test_texts_are_taken_until_there_are_words_enough(report: Report) -> None:
    a_turn = sum(len(text.split()) for text in TEXTS)
    assert report.words >= 60 > report.words - a_turn
    assert report.texts == len(TEXTS) * (report.words // a_turn)


def test_a_fresh_process_is_loaded_and_weighed(report: Report) -> None:
    assert 0 < report.load_s < 60
    assert 0 < report.first_text_s < 60
    assert 20 < report.peak_memory_mb < 4000


@pytest.mark.parametrize("texts", [[], ["", " \n"]])
def test_nothing_to_measure_with_is_refused(texts: list[str]) -> None:
    with pytest.raises(NothingToMeasureError, match="no words"):
        measure(texts, words=10)


MADE = Report(
    words=50_000,
    texts=130,
    stages=(Stage(TOKENISER, 400_000.0, 1.0), Stage(WHOLE, 21_000.0, 0.0525)),
    load_s=1.25,
    first_text_s=0.5,
    peak_memory_mb=210.4,
    http=({"clients": 8, "requests": 160, "p50_ms": 12.345, "p95_ms": 40.0, "per_second": 512.34},),
)


def test_the_report_for_reading() -> None:
    assert as_text(MADE) == (
        "50,000 words in 130 texts\n"
        "\n"
        "stage                            words/s  of tokeniser\n"
        "bare tokeniser                   400,000       100.0%\n"
        "whole way, text to claims         21,000         5.2%\n"
        "\n"
        "import and load                   1.25 s\n"
        "first text                        0.50 s\n"
        "peak memory                      210 MiB\n"
        "\n"
        "clients    p50 ms    p95 ms   answers/s\n"
        "      8      12.3      40.0       512.3\n"
    )


def test_the_report_for_programs() -> None:
    data = json.loads(as_json(MADE))
    assert data["stages"][1] == {"name": WHOLE, "words_per_second": 21_000, "of_tokeniser": 0.0525}
    assert data["http"][0]["p95_ms"] == 40


def test_the_command_prints_it_and_names_what_it_could_not_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "copy.txt"
    path.write_text("\n".join(TEXTS), encoding="utf-8")
    missing = tmp_path / "missing.txt"
    assert main(["benchmark", str(path), str(missing), "--words", "20", "--no-http", "--json"]) == 2
    out, err = capsys.readouterr()
    assert err == f"hustings: {missing}: no such file or directory\n"
    data = json.loads(out)
    assert data["http"] == []
    assert data["words"] >= 20


@pytest.mark.parametrize("copy", ["", " \n"])
def test_the_command_refuses_copy_without_words(
    tmp_path: Path, copy: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "empty.txt"
    path.write_text(copy)
    assert main(["benchmark", str(path), "--no-http"]) == 2
    assert capsys.readouterr() == ("", "hustings: there are no words to measure with\n")
