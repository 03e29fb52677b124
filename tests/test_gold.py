"""The extractor against the annotated pages that the project is judged by, where they lie beside the checkout."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hustings.claims import registry
from hustings.cli import main

SHARED = Path(__file__).parents[2] / "shared"
GOLD = sorted((SHARED / "gold").glob("*.json"))
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))

STRICT_F1 = 0.85
STRICT_F1_OF_A_TYPE = 0.70
ENOUGH = 5
"""Gold claims from which on a type's score means something."""
HEDGES = 0.9
NAMES_F1 = {"any person": 0.94, "CANDIDATE": 0.88, "PARTY": 0.96, "SEAT": 0.92}

pytestmark = pytest.mark.skipif(not GOLD, reason="the annotated pages are not beside this checkout")


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("gold")
    predicted, out = folder / "claims.jsonl", folder / "scores.json"
    pages = [str(path) for path in SEEDS]
    assert main(["extract", *pages, "--format", "jsonl", "--entities", "--out", str(predicted)]) == 0
    command = [sys.executable, SHARED / "score.py", *GOLD, "--pred", predicted, "--json", out]
    subprocess.run(command, check=True, capture_output=True)
    found: dict[str, dict[str, Any]] = json.loads(out.read_text())
    return found


def test_claims_are_right_in_every_slot_that_gold_fills(scores: dict[str, dict[str, Any]]) -> None:
    assert scores["all"]["gold"] > 200
    assert scores["all"]["f1"] >= STRICT_F1


def test_no_type_is_left_behind(scores: dict[str, dict[str, Any]]) -> None:
    known = {kind: scores[kind] for kind in registry if scores[kind]["gold"] >= ENOUGH}
    assert len(known) > len(registry) / 2
    assert {kind: row["f1"] for kind, row in known.items() if row["f1"] < STRICT_F1_OF_A_TYPE} == {}


def test_names_are_found_and_told_apart(scores: dict[str, dict[str, Any]]) -> None:
    assert {name: scores[name]["f1"] for name, least in NAMES_F1.items() if scores[name]["f1"] < least} == {}


def test_hedges_are_those_of_the_text(scores: dict[str, dict[str, Any]]) -> None:
    assert scores["hedge"]["n"] > 50
    assert scores["hedge"]["hits"] >= HEDGES * scores["hedge"]["n"]


def test_all_evidence_is_the_text_at_its_offsets(scores: dict[str, Any]) -> None:
    assert scores["bad_offsets"] == 0
