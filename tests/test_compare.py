"""`hustings compare`: what two pipelines find, told apart. They are made by hand here: each finds what it is given."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from hustings.cli import main
from hustings.corpus.markup import parse
from hustings.corpus.page import Page, document_of
from hustings.evaluation import comparison
from hustings.evaluation.comparison import as_text, compare
from hustings.evaluation.finding import Finding
from hustings.evaluation.setting import Setting

ONE, OTHER = Setting("one", "model"), Setting("other", "both")
TEXT = "\n[Ivy Hale|C] of the {greens} won {bath}. She polled 9,000 votes."
FIRST = f"""{TEXT.format(greens="[Greens|Y]", bath="[Bath|S]")}
@ win candidate=Ivy Hale; seat=Bath :: Ivy Hale of the Greens won Bath
@ tally candidate=Ivy Hale; votes=9000 :: 9,000 votes
@ majority votes=9000 :: 9,000
"""
SECOND = f"""{TEXT.format(greens="Greens", bath="[Bath|P]").replace("Ivy [Hale", "[Ivy Hale")}
@ win candidate=Ivy Hale; seat=Bath; outcome=gain :: Ivy Hale of the Greens won Bath
@ tally candidate=Ivy Hale; votes=9000 :: 9,000 votes
@ swing size=3 :: won
"""


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have each pipeline find what a marked page says."""
    finds: Mapping[Setting, Page] = {ONE: parse(FIRST, "page"), OTHER: parse(SECOND, "page")}

    def find(pages: list[Page], setting: Setting) -> Iterator[Finding]:
        for page in pages:
            found = finds[setting]
            yield Finding(document_of(page), found.mentions, found.claims, ())

    monkeypatch.setattr(comparison, "find", find)


@pytest.mark.usefixtures("made")
def test_names_and_claims_are_alike_or_differ_or_are_one_side_s() -> None:
    became = [(pair.kind, pair.which, pair.slots) for pair in compare([parse(FIRST, "page")], ONE, OTHER)]
    assert became == [
        ("CANDIDATE", "alike", ()),
        ("PARTY", "only one", ()),
        ("SEAT", "differ", ("label",)),
        ("majority", "only one", ()),
        ("swing", "only other", ()),
        ("tally", "alike", ()),
        ("win", "differ", ("outcome",)),
    ]


@pytest.mark.usefixtures("made")
def test_differences_are_told_in_their_words() -> None:
    told = as_text(list(compare([parse(FIRST, "page")], ONE, OTHER)), ONE, OTHER)
    assert told.startswith("A  one:model\nB  other:both\n")
    assert [line.split() for line in told.splitlines()[3:6]] == [
        ["alike", "only", "A", "only", "B", "differ"],
        ["CANDIDATE", "1", "0", "0", "0"],
        ["PARTY", "0", "1", "0", "0"],
    ]
    assert (
        """
only A PARTY in page, line 1
  Ivy Hale of the «Greens» won Bath. She polled 9,000 votes.

differ SEAT in page, line 1: label
  A  SEAT Bath
  B  PERSON Bath
  Ivy Hale of the Greens won «Bath». She polled 9,000 votes.
"""
        in told
    )
    assert told.endswith("""
differ win in page, line 1: outcome
  A  candidate=Ivy Hale; seat=Bath
  B  candidate=Ivy Hale; seat=Bath; outcome=gain
  «Ivy Hale of the Greens won Bath». She polled 9,000 votes.
""")


@pytest.mark.usefixtures("made")
def test_programs_get_the_differences_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "page.marked"
    file.write_text(FIRST, encoding="utf-8")
    assert main(["compare", str(file), "--model", str(ONE), "--with", str(OTHER), "--json"]) == 0
    given = json.loads(capsys.readouterr().out)
    assert given["totals"]["tally"] == {"alike": 1, "only one": 0, "only other": 0, "differ": 0}
    assert [each["kind"] for each in given["differences"]] == ["PARTY", "SEAT", "majority", "swing", "win"]
    assert given["differences"][0] == {
        "doc": "page", "line": 1, "kind": "PARTY", "which": "only one", "slots": [],
        "one": {"start": 16, "end": 22, "label": "PARTY", "text": "Greens"}, "other": None,
    }  # fmt: skip
    assert given["differences"][-1]["other"]["outcome"] == "gain"


def test_a_pipeline_is_like_itself_on_any_copy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain, marked = tmp_path / "plain.txt", tmp_path / "page.marked"
    plain.write_text("Priya Nair of Labour won Leeds East with 9,000 votes.", encoding="utf-8")
    marked.write_text("# country: ie\n\nFianna Fáil won two seats.\n", encoding="utf-8")
    args = [str(plain), str(marked), "nowhere.txt", "--model", "blank", "--with", "default"]
    assert main(["compare", *args]) == 2
    captured = capsys.readouterr()
    assert captured.err == "hustings: nowhere.txt: no such file or directory\n"
    rows = [line.split() for line in captured.out.splitlines()[4:]]
    assert rows and all(row[2:] == ["0", "0", "0"] for row in rows)


@pytest.mark.parametrize(
    ("args", "complaint"),
    [
        (["--model", "nowhere", "--with", "blank"], "nowhere:both: no trained pipeline 'nowhere'"),
        (["--model", "blank", "--with", ":both"], "':both' names no model"),
        (["--model", "blank", "--with", "blank", "--country", "zz"], "Invalid value for --country: 'zz'"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    args: list[str], complaint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "page.txt"
    file.write_text("words")
    assert main(["compare", str(file), *args]) == 2
    assert capsys.readouterr().err.startswith(f"hustings: {complaint}")
