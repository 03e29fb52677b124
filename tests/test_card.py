"""`hustings card`: the model card is what its template, the last measurements and the pipelines' own data make."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hustings.cli import main
from hustings.evaluation.card import render

MODELS = Path(__file__).parents[1] / "models"
TEMPLATE = """\
It costs $$5.

$pipelines

$names

$claims

$confidence

$speed

$runs
"""
CARD = """\
It costs $5.

| pipeline | licence | components, in order | syntax, on the treebank's dev set |
| --- | --- | --- | --- |
| `en_hustings_sm` 0.2.0 | Apache-2.0 | `tagger`, `ner` | tags 0.931, heads 0.880 |

**gold pages**: 1,200 words, 14 posts and 3 lines

| pipeline | names by | `PARTY` | any person |
| --- | --- | --- | --- |
| no model | rules and lists only | 0.900 (0.85–0.94) | 0.800 (0.75–0.84) |
| en_hustings_sm 0.2.0 | both, real people's names off | 0.950 (0.90–0.99) | 0.850 (0.80–0.89) |

**gold pages**: 1,200 words, 14 posts and 3 lines

| claim | in gold | no model, rules and lists only | en_hustings_sm 0.2.0, both, real people's names off |
| --- | --- | --- | --- |
| `win` | 12 | 0.700 (0.65–0.74) |  |
| all | 12 | 0.700 (0.65–0.74) | 0.750 (0.70–0.79) |

**sure pages**: 90 words, 2 posts, expected calibration error 0.050

| confidence | claims | mean confidence | share right |
| --- | --- | --- | --- |
| from 0.8 | 9 | 0.85 | 0.80 |

| pipeline | words/s, text to claims | of the tokeniser | tokeniser, words/s | import and load, s | MiB |
| --- | --- | --- | --- | --- | --- |
| en_hustings_sm | 7,100 | 5.0% | 142,000 | 2.50 | 512 |

2024-07-05, with python 3.11.9:

    hustings evaluate gold

no day given, with python 3.11.9:

    hustings evaluate gold --model en_hustings_sm:both:no-people
    hustings evaluate gold
"""


def rates(f1: float, gold: int = 12) -> dict[str, Any]:
    return {"counts": {"gold": gold}, "f1": [f1, f1 - 0.05, f1 + 0.04]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    run = {"date": None, "versions": {"python": "3.11.9"}, "pipeline": None}
    settings = {
        "blank:rules": {
            **run,
            "command": "hustings evaluate gold",
            "date": "2024-07-05",
            "entities": {"PARTY": rates(0.9), "any person": rates(0.8)},
            "claims": {"win": rates(0.7), "all": rates(0.7)},
        },
        "models/en_hustings_sm:both:no-people": {
            **run,
            "command": "hustings evaluate gold --model en_hustings_sm:both:no-people",
            "pipeline": "en_hustings_sm 0.2.0",
            "entities": {"PARTY": rates(0.95), "any person": rates(0.85)},
            "claims": {"all": rates(0.75)},
        },
    }
    sure = {"bins": [{"from": 0.8, "claims": 9, "stated": 0.85, "right": 0.8}], "error": 0.05}
    shipped = {**run, "command": "hustings evaluate gold", "entities": {}, "claims": {}, "reliability": sure}
    sureness = {"words": 90, "units": {"posts": 2}, "settings": {"en_hustings_sm:both": shipped}}
    evaluation = {"words": 1200, "units": {"posts": 14, "lines": 3}, "settings": settings}
    meta = {
        "lang": "en", "name": "hustings_sm", "version": "0.2.0", "license": "Apache-2.0",
        "components": ["tagger", "ner"], "performance": {"tag_acc": 0.931, "dep_uas": 0.88, "ents_f": 0.9},
    }  # fmt: skip
    stages = [
        {"name": "bare tokeniser", "words_per_second": 142000.0, "of_tokeniser": 1.0},
        {"name": "whole way, text to claims", "words_per_second": 7100.0, "of_tokeniser": 0.05},
    ]
    benchmark = {"stages": stages, "load_s": 2.5, "peak_memory_mb": 512.0}
    (tmp_path / "en_hustings_sm").mkdir()
    for name, content in (
        ("evaluation.json", {"gold pages": evaluation, "sure pages": sureness}),
        ("en_hustings_sm/meta.json", meta),
        ("benchmark-en_hustings_sm.json", benchmark),
    ):
        (tmp_path / name).write_text(json.dumps(content), encoding="utf-8")
    (tmp_path / "card.md").write_text(TEMPLATE, encoding="utf-8")
    return tmp_path


def test_the_card_in_the_repository_is_the_one_that_was_last_measured() -> None:
    assert (MODELS / "README.md").read_text(encoding="utf-8") == render(MODELS)


def test_measurements_become_tables(folder: Path) -> None:
    assert main(["card", str(folder)]) == 0
    assert (folder / "README.md").read_text(encoding="utf-8") == CARD


def test_what_is_not_there_yet_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "card.md").write_text("$pipelines $names $claims $confidence $speed $runs", encoding="utf-8")
    assert render(tmp_path) == " ".join(["None yet."] * 6)


@pytest.mark.parametrize(
    ("file", "content", "complaint"),
    [
        ("card.md", "$scores", "card.md: there is nothing to put in the place of $scores"),
        ("card.md", "costs $ 5", "card.md: Invalid placeholder"),
        ("evaluation.json", "[]", "evaluation.json: is not what `hustings evaluate --json` writes"),
        ("benchmark-en_hustings_sm.json", "{", "benchmark-en_hustings_sm.json: Expecting property name"),
        ("benchmark-en_hustings_sm.json", "{}", "benchmark-en_hustings_sm.json: no 'stages'"),
        ("en_hustings_sm/meta.json", "[]", "meta.json: it is no JSON object"),
        ("en_hustings_sm/meta.json", "{}", "meta.json: no 'lang'"),
    ],
)
def test_what_stands_in_the_way_is_named(
    folder: Path, file: str, content: str, complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / file).write_text(content, encoding="utf-8")
    assert main(["card", str(folder)]) == 2
    assert complaint in capsys.readouterr().err
    assert not (folder / "README.md").exists()


def test_a_folder_without_a_template_has_no_card(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["card", str(tmp_path)]) == 2
    assert "card.md: [Errno 2] No such file" in capsys.readouterr().err
