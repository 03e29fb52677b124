"""`hustings evaluate`: gold from any files, tables, errors in their words, and what it writes down."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
import spacy

from hustings.cli import main
from hustings.corpus.assembling import assemble
from hustings.corpus.markup import parse
from hustings.corpus.page import document_of
from hustings.evaluation.errors import in_context
from hustings.evaluation.gold import read_bio, read_gold
from hustings.evaluation.measure import evaluate
from hustings.evaluation.setting import Setting, SettingError

HEADER = """\
# date: 2024-07-05
# split: dev

"""
RIGHT = """\
[Priya Nair|C] of [Labour|Y] won [Leeds East|S] with 9,000 votes.
@ win candidate=Priya Nair; party=Labour; seat=Leeds East; outcome=elected :: Priya Nair of Labour won Leeds East
@ tally candidate=Priya Nair; party=Labour; seat=Leeds East; votes=9000 :: 9,000 votes
"""
MISSED = """\
The cat of [Mr Orme|P] slept through the count.
@ turnout seat=Leeds East; share=61 :: slept through the count
"""
BIO = """\
Ivy	B-politician
Hale	I-politician
(	O
Greens	B-politicalparty
)	O
met	O
Gus	B-person
Orme	I-person
in	O
Bath	B-location
.	O

Labour	B-politicalparty
Party	I-politicalparty
's	O
Rex	B-politician
won	O
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "leeds.marked").write_text(HEADER + RIGHT + MISSED, encoding="utf-8")
    (pages / "other.marked").write_text("# split: train\n\nnothing\n", encoding="utf-8")
    (pages / "README.md").write_text("no page", encoding="utf-8")
    return pages


def rows(text: str) -> dict[str, Sequence[str]]:
    """The tables by the first word of each row: gold, given and right."""
    return {line[:13].strip(): line[13:].split()[:3] for line in text.splitlines() if line}


def test_a_folder_is_scored_by_label_and_type(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(folder), "--split", "dev"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("19 words on 1 pages. Intervals are 95 % from 1,000 samples of 2 lines, seed 0.\n")
    found = rows(out)
    assert found["CANDIDATE"] == found["SEAT"] == found["tally"] == ["1", "1", "1"]
    assert found["PERSON"][0] == found["turnout"][0] == "1"
    assert found["turnout"][2] == "0"


def test_the_split_is_that_of_the_header(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [page.name for page in read_gold([folder], "train").pages] == ["other"]
    assert main(["evaluate", str(folder), "--split", "test"]) == 2
    assert capsys.readouterr().err == (
        "hustings: there are no annotated pages of the split 'test' among the 2 that were given\n"
    )


def test_gold_may_hold_its_text_or_name_the_file_beside_it(folder: Path, tmp_path: Path) -> None:
    page = parse(HEADER + RIGHT, "leeds")
    gold = page.as_gold()
    (tmp_path / "leeds.txt").write_bytes(gold.pop("text").encode())
    (tmp_path / "leeds.json").write_text(json.dumps({**gold, "text_file": "leeds.txt"}))
    (tmp_path / "whole.jsonl").write_text(json.dumps(page.as_gold()) + "\n")
    assert read_gold([tmp_path / "leeds.json", tmp_path / "whole.jsonl"]).pages == (page, page)


def test_a_page_is_read_with_its_country_and_day() -> None:
    document = document_of(parse("# country: ie\n# date: 2024-11-30\n\nwords\n", "page"))
    assert (document.name, document.country, str(document.date)) == ("page", "ie", "2024-11-30")
    assert document_of(parse("# date: 2024\n\nwords\n", "page")).date is None


def test_every_file_that_cannot_be_used_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.marked").write_text("\nwords\n@ wn :: words\n@ win :: sword\n")
    (tmp_path / "b.json").write_text("[")
    assert main(["evaluate", str(tmp_path)]) == 2
    complaints = capsys.readouterr().err.splitlines()
    assert [complaint.split(":")[1].strip() for complaint in complaints] == [
        "a",
        "a",
        str(tmp_path / "b.json"),
    ]


@pytest.mark.parametrize(
    ("args", "complaint"),
    [
        ([], "Invalid value for GOLD: give annotated pages, or --bio FILE."),
        (["x", "--bio", "y"], "Invalid value for GOLD: give annotated pages, or --bio FILE."),
        (["x", "--type", "y"], "Invalid value for --type: 'y' is not one of affiliation, defeat"),
        (["x", "--label", "y"], "Invalid value for --label: 'y' is not one of CANDIDATE, PERSON"),
        (["x", "--model", ":rules"], "':rules' names no model"),
        (["--bio", "nowhere.txt"], "nowhere.txt: [Errno 2]"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    args: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", *args]) == 2
    assert capsys.readouterr().err.startswith(f"hustings: {complaint}")


def test_sentences_with_other_labels_give_people_and_parties(tmp_path: Path) -> None:
    path = tmp_path / "dev.txt"
    path.write_text(BIO, encoding="utf-8")
    gold = read_bio(path)
    assert [page.text for page in gold.pages] == [
        "Ivy Hale (Greens) met Gus Orme in Bath.",
        "Labour Party's Rex won",
    ]
    assert [[(page.words((m.start, m.end)), m.label) for m in page.mentions] for page in gold.pages] == [
        [("Ivy Hale", "CANDIDATE"), ("Greens", "PARTY"), ("Gus Orme", "PERSON")],
        [("Labour Party", "PARTY"), ("Rex", "CANDIDATE")],
    ]
    evaluation = evaluate(gold, [Setting()])
    (scored,) = evaluation.scored
    assert evaluation.units == {"sentences": 2}
    assert list(scored.entities) == ["any person", "PARTY"]
    assert scored.entities["any person"].counts.gold == 3
    assert scored.claims == {}


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        ("Ivy\tB-person\tx\n", "dev.txt:1: 'Ivy B-person x' is not a"),
        ("Ivy\tX\n", "1: 'Ivy X'"),
        ("\n", "no sentences"),
    ],
)
def test_a_line_that_is_no_word_with_a_label_is_named(tmp_path: Path, lines: str, complaint: str) -> None:
    path = tmp_path / "dev.txt"
    path.write_text(lines, encoding="utf-8")
    with pytest.raises(ValueError, match=complaint):
        read_bio(path)


def test_errors_are_listed_in_their_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = RIGHT.replace("votes=9000", "votes=8000")
    (folder / "leeds.marked").write_text(HEADER + wrong + MISSED, encoding="utf-8")
    assert main(["evaluate", str(folder), "--errors", "1", "--type", "turnout"]) == 0
    assert capsys.readouterr().out.endswith("""
Errors of default:both

missed turnout in leeds, line 2
  gold  seat=Leeds East; share=61
  Labour won Leeds East with 9,000 votes. The cat of Mr Orme «slept through the count».
""")
    assert main(["evaluate", str(folder), "--errors", "1", "--type", "tally"]) == 0
    assert capsys.readouterr().out.endswith("""
wrong tally in leeds, line 1: votes
  gold  candidate=Priya Nair; party=Labour; seat=Leeds East; votes=8000
  found candidate=Priya Nair; party=Labour; seat=Leeds East; votes=9000
  Priya Nair of Labour won Leeds East with «9,000 votes». The cat of Mr Orme slept through the count.
""")


def test_long_stretches_between_words_are_cut() -> None:
    text = f"one {'and ' * 40}two"
    shown = in_context(text, [(0, 3), (len(text) - 3, len(text))])
    assert shown.startswith("«one» and and") and shown.endswith("and «two»") and "[…]" in shown


def test_pipelines_stand_side_by_side(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(folder), "--against", "blank"]) == 0
    table = capsys.readouterr().out.split("\n\n")[-1].splitlines()
    assert table[0].split() == ["F1", "default:both", "blank:rules"]
    assert "SEAT         1.000 (1.000–1.000)   1.000 (1.000–1.000)" in table


def test_what_was_measured_is_written_down(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "evaluation.json"
    args = ["evaluate", str(folder), "--split", "dev", "--json", str(out), "--on", "2024-07-05"]
    assert main(args) == 0
    pages = json.loads(out.read_text(encoding="utf-8"))["pages"]
    assert (pages["pages"], pages["words"], pages["units"], pages["seed"]) == (1, 19, {"lines": 2}, 0)
    scores = pages["settings"]["default:both"]
    assert scores["command"] == " ".join(["hustings", *args])
    assert scores["date"] == "2024-07-05"
    assert {"python", "hustings", "spacy"} <= set(scores["versions"])
    assert scores["entities"]["SEAT"]["counts"] == {"gold": 1, "given": 1, "found": 1, "strict": 1}
    assert scores["entities"]["SEAT"]["f1"] == [1, 1, 1]
    assert scores["claims"]["tally"]["figure_precision"] == [1, 1, 1]


def test_what_was_measured_before_stays(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "evaluation.json"

    def measured(*args: str) -> dict[str, list[str]]:
        assert main(["evaluate", str(folder), "--samples", "9", "--json", str(out), *args]) == 0
        record = json.loads(out.read_text(encoding="utf-8"))
        return {name: list(pages["settings"]) for name, pages in record.items()}

    assert measured("--name", "one") == {"one": ["default:both"]}
    assert measured("--name", "two") == {"one": ["default:both"], "two": ["default:both"]}
    assert measured("--name", "one", "--model", "blank")["one"] == ["default:both", "blank:rules"]
    other_pages = measured("--name", "one", "--model", "blank:model", "--split", "dev")
    assert other_pages == {"one": ["blank:model"], "two": ["default:both"]}


def test_a_file_that_is_no_record_is_not_written_over(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "other.json"
    out.write_text('{"mine": 1}')
    assert main(["evaluate", str(folder), "--json", str(out)]) == 2
    assert "is not what `hustings evaluate --json` writes" in capsys.readouterr().err
    assert out.read_text() == '{"mine": 1}'


@pytest.mark.parametrize(
    ("written", "setting"),
    [
        ("blank", Setting("blank", "rules")),
        ("en_hustings_sm", Setting("en_hustings_sm", "both")),
        ("models/sm:model", Setting("models/sm", "model")),
        ("C:\\models\\sm", Setting("C:\\models\\sm", "both")),
        ("sm:rules", Setting("sm", "rules")),
        ("sm:no-people", Setting("sm", "both", people=False)),
        ("blank:rules:no-people", Setting(people=False)),
    ],
)
def test_a_pipeline_is_named_with_what_decides_names(written: str, setting: Setting) -> None:
    assert Setting.parse(written) == setting == Setting.parse(str(setting))


def test_a_pipeline_that_is_not_there_is_refused() -> None:
    with pytest.raises(SettingError, match="nowhere:both"):
        Setting.parse("nowhere").load("gb")


def test_a_trained_pipeline_is_scored_by_who_decides_names(folder: Path, tmp_path: Path) -> None:
    recogniser = spacy.blank("en")
    ruler = recogniser.add_pipe("entity_ruler", name="ner")
    ruler.add_patterns([{"label": "SEAT", "pattern": "cat"}])  # type: ignore[attr-defined]
    recogniser.to_disk(tmp_path / "names")
    assemble(tmp_path / "names", None, "try", "0.3.0").to_disk(tmp_path / "try")
    out = tmp_path / "evaluation.json"
    others = [f"--against={tmp_path / 'try'}:{names}" for names in ("model", "both", "rules:no-people")]
    assert main(["evaluate", str(folder), "--model", "blank", *others, "--json", str(out)]) == 0
    settings = json.loads(out.read_text(encoding="utf-8"))["pages"]["settings"]
    assert [scores["pipeline"] for scores in settings.values()] == [None, *["en_try 0.3.0"] * 3]
    seats = [scores["entities"]["SEAT"]["counts"] for scores in settings.values()]
    assert [(counts["given"], counts.get("strict", 0)) for counts in seats] == [
        (1, 1),
        (1, 0),
        (2, 1),
        (1, 1),
    ]
