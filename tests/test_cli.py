"""The command: what it writes, how it leaves, and what it says of what cannot be used."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import pytest
import spacy

import hustings
from hustings import Extraction
from hustings.claims import registry
from hustings.cli import main
from hustings.cli.console import READER_GONE
from hustings.countries import available
from tests.handmade import claims, extraction
from tests.terminal import screen

COPY = "Labour's Priya Nair held Leeds North East, beating Tom Ashby by just over 1,200 votes.\n"
PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0"
WAIT_S = 60


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    path = tmp_path / "leeds.txt"
    path.write_text(COPY, encoding="utf-8")
    return path


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every text give the claims made by hand."""

    def extract(copy: str, *, name: str, **_: object) -> Extraction:
        if "fault" in copy:
            raise KeyError("a fault\nin two lines")
        found = extraction()
        renamed = tuple(claim.model_copy(update={"doc": name}) for claim in found.claims)
        return found.model_copy(update={"document": replace(found.document, name=name), "claims": renamed})

    monkeypatch.setattr(hustings, "load", lambda country, model=None: spacy.blank("en"))
    monkeypatch.setattr(hustings, "extract", extract)


def command(*args: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "hustings", *args],
        input=stdin,
        capture_output=True,
        env=os.environ | environment,
        timeout=WAIT_S,
    )


def complaints(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().err.splitlines()


def test_extract_gives_the_contracts_lines(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(copy), "--entities"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {row["doc"] for row in rows} == {"leeds"}
    assert {row["label"] for row in rows if row.get("kind") == "entity"} == {"CANDIDATE", "PARTY", "SEAT"}
    (defeat,) = (row for row in rows if row.get("type") == "defeat")
    assert (defeat["winner"]["name"], defeat["loser"]["name"]) == ("Priya Nair", "Tom Ashby")
    assert (defeat["margin"]["value"], defeat["margin"]["hedge"]) == (1200, "over")
    spans = [piece for row in rows for piece in row.get("evidence", [row])]
    assert all(COPY[span["start"] : span["end"]] == span["text"] for span in spans)


def test_extract_gives_what_the_library_gives(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(copy)]) == 0
    found = hustings.extract(COPY, name="leeds")
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert rows == [claim.as_json() for claim in found.claims]


@pytest.mark.usefixtures("made")
class TestExtract:
    def test_every_format_holds_every_claim(self, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
        kinds = [claim.type for claim in claims()]
        found = {}
        for format in ("jsonl", "json", "csv", "table"):
            assert main(["extract", str(copy), "--format", format]) == 0
            found[format] = capsys.readouterr().out
        assert [json.loads(line)["type"] for line in found["jsonl"].splitlines()] == kinds
        assert [claim["type"] for claim in json.loads(found["json"])[0]["claims"]] == kinds
        assert [row["type"] for row in csv.DictReader(io.StringIO(found["csv"]))] == kinds
        assert [line.split("\t")[1] for line in found["table"].splitlines()[1:]] == kinds

    def test_files_are_told_apart_by_their_stems(
        self, copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        other = tmp_path / "derby.html"
        other.write_text("<p>Derby.</p>")
        assert main(["extract", str(other), str(copy)]) == 0
        docs = [json.loads(line)["doc"] for line in capsys.readouterr().out.splitlines()]
        assert list(dict.fromkeys(docs)) == ["derby", "leeds"]

    def test_out_takes_the_place_of_standard_output(
        self, copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        out = tmp_path / "claims.jsonl"
        assert main(["extract", str(copy), "--out", str(out)]) == 0
        assert capsys.readouterr().out == ""
        assert len(out.read_text(encoding="utf-8").splitlines()) == len(claims())

    def test_a_bad_file_costs_a_line_and_never_the_others(
        self, copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        missing, folder, picture, fault = (
            tmp_path / name for name in ("missing", "folder", "picture", "fault")
        )
        folder.mkdir()
        picture.write_bytes(PICTURE)
        fault.write_text("fault")
        bad = [str(path) for path in (missing, folder, picture, fault)]
        assert main(["extract", bad[0], str(copy), *bad[1:], str(copy)]) == 2
        out, err = capsys.readouterr()
        assert len(out.splitlines()) == 2 * len(claims())
        lines = err.splitlines()
        assert len(lines) == len(bad)
        assert all(line.startswith(f"hustings: {path}: ") for line, path in zip(lines, bad, strict=True))
        assert "no such file" in lines[0]
        assert "directory" in lines[1]
        assert "fault of hustings" in lines[3]

    def test_an_unusable_out_is_refused(self, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
        for out in (copy, copy.parent, copy.parent / "nowhere" / "out.jsonl"):
            assert main(["extract", str(copy), "--out", str(out)]) == 2
            (line,) = complaints(capsys)
            assert line.startswith(f"hustings: {out}: ")
        assert copy.read_text(encoding="utf-8") == COPY


@pytest.mark.parametrize("copy_of_nothing", ["", " \n\n", "Nothing to report from the count yet."])
def test_nothing_found_is_no_fault(
    copy_of_nothing: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "quiet.txt"
    path.write_text(copy_of_nothing)
    assert main(["extract", str(path)]) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--date", "2027-06-11", "--country", "GB"], {"date": "2027-06-11", "country": "gb"}),
        ([], {"date": None, "country": "gb"}),
    ],
)
def test_date_and_country_reach_the_document(
    copy: Path, capsys: pytest.CaptureFixture[str], options: list[str], words: dict[str, str]
) -> None:
    assert main(["extract", str(copy), "--format", "json", *options]) == 0
    (document,) = json.loads(capsys.readouterr().out)
    assert words.items() <= document.items()


@pytest.mark.parametrize(
    ("args", "named"),
    [
        ([], "command"),
        (["extract"], "FILE"),
        (["show"], "FILE"),
        (["show", "a", "b"], "b"),
        (["count"], "count"),
        (["extract", "COPY", "--colour"], "--colour"),
        (["extract", "COPY", "--format", "xml"], "xml"),
        (["extract", "COPY", "--date", "5 July"], "5 July"),
        (["extract", "COPY", "--date", "2027-02-30"], "2027-02-30"),
        (["extract", "COPY", "--country", "zz"], "zz"),
        (["extract", "COPY", "--entities", "--format", "csv"], "--entities"),
        (["extract", "COPY", "--entities", "--format", "table"], "--entities"),
        (["serve", "--port", "70000"], "--port"),
        (["serve", "--country", "zz"], "zz"),
        (["benchmark"], "FILE"),
        (["benchmark", "COPY", "--words", "0"], "--words"),
    ],
)
def test_arguments_that_cannot_be_used_cost_a_line(
    copy: Path, capsys: pytest.CaptureFixture[str], args: list[str], named: str
) -> None:
    assert main([str(copy) if arg == "COPY" else arg for arg in args]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    (line,) = err.splitlines()
    assert line.startswith("hustings: ")
    assert named in line


def test_the_help_names_the_countries(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "--help"]) == 0
    assert "|".join(available()) in capsys.readouterr().out


def test_settings_that_cannot_be_used_cost_a_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUSTINGS_QUEUE_SIZE", "none")
    assert main(["serve"]) == 2
    (line,) = complaints(capsys)
    assert line.startswith("hustings: HUSTINGS_QUEUE_SIZE: ")


@pytest.mark.parametrize("command", [["extract", "-"], ["show", "-"], ["benchmark", "--no-http", "-"]])
def test_a_model_that_is_not_there_costs_a_line(
    command: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Labour hold Bath.")))
    assert main([*command, "--model", "no_such_model"]) == 2
    (line,) = complaints(capsys)
    assert (
        "no trained pipeline 'no_such_model': it is neither a folder of one nor an installed package" in line
    )


def test_a_missing_extra_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("service.app", "uvicorn"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    with monkeypatch.context() as patch:
        patch.delitem(sys.modules, "service.app", raising=False)
        assert main(["serve"]) == 2
    assert complaints(capsys) == ["hustings: this needs uvicorn: install 'hustings[service]'"]


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"hustings {version('hustings')}\n"


def test_types_lists_the_registry(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["types"]) == 0
    header, *rows = (line.split("\t") for line in capsys.readouterr().out.splitlines())
    assert header == ["type", "says", "slots"]
    assert [row[0] for row in rows] == list(registry)
    slots = dict(zip([row[0] for row in rows], [row[2] for row in rows], strict=True))
    assert slots["swing"] == "seat*, size, from_party, to_party"


@pytest.mark.usefixtures("made")
def test_show_writes_a_page(copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "page.html"
    assert main(["show", str(copy), "--out", str(out)]) == 0
    assert main(["show", str(copy)]) == 0
    assert capsys.readouterr().out == out.read_text(encoding="utf-8")
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_show_leaves_the_old_page_where_the_file_cannot_be_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "page.html"
    out.write_text("old")
    assert main(["show", str(tmp_path / "missing"), "--out", str(out)]) == 2
    assert out.read_text() == "old"
    assert len(complaints(capsys)) == 1


def test_standard_input_is_read_and_output_is_utf8_in_any_locale() -> None:
    quote = "“Thank you – all of you,” said Zoë Nørgaard, the Labour candidate.\n".encode()
    done = command("extract", "-", "--format", "json", stdin=quote, LC_ALL="C", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, b"")
    assert [document["doc"] for document in json.loads(done.stdout.decode("utf-8"))] == ["stdin"]


@pytest.mark.parametrize("args", [["types"], ["extract", "-", "--format", "json"]])
def test_a_reader_that_leaves_early_is_no_error(args: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as gone:
        done = subprocess.run(
            [sys.executable, "-m", "hustings", *args],
            stdin=subprocess.DEVNULL,
            stdout=gone,
            stderr=subprocess.PIPE,
            timeout=WAIT_S,
        )
    assert (done.returncode, done.stderr) == (READER_GONE, b"")


SLOW_EXTRACT = """
import sys, time
import hustings, spacy
from hustings.cli import main
from tests.handmade import extraction

def extract(copy, **_):
    time.sleep(float(copy))
    return extraction()

hustings.extract, hustings.load = extract, lambda country, model=None: spacy.blank("en")
sys.exit(main(sys.argv[1:]))
"""


def on_a_terminal(files: Sequence[Path], out: Path) -> str:
    """What standard error shows on a terminal while the files are read."""
    with screen() as terminal:
        done = subprocess.run(
            [sys.executable, "-c", SLOW_EXTRACT, "extract", *map(str, files), "--out", str(out)],
            stderr=terminal.slave,
            env=os.environ | {"TERM": "xterm-256color"},
            cwd=Path(__file__).parents[1],
            timeout=WAIT_S,
            check=True,
        )
        assert done.returncode == 0
    return terminal.shown


def test_a_bar_is_shown_on_a_terminal_when_it_takes_longer_than_a_second(tmp_path: Path) -> None:
    quick, slow, out = (tmp_path / name for name in ("quick.txt", "slow.txt", "out.jsonl"))
    quick.write_text("0")
    slow.write_text("1.6")
    shown = on_a_terminal([quick, slow], out)
    assert "slow.txt" in shown
    assert len(out.read_text(encoding="utf-8").splitlines()) == 2 * len(claims())
