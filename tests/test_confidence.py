"""How sure claims are: what it is counted from, what it means, and leaving out what is not sure enough."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hustings.claims import Claim
from hustings.claims.confidence import GROUNDS, Confidence, confidence, ground
from hustings.cli import main
from hustings.evaluation.calibration import calibrate, dumps
from hustings.rules import book
from hustings.scoring.reliability import calibration_error, reliability
from tests.by_rule import extract

_OFF_PATTERNS = re.compile(r"\.(?:table_|card|listed$)")  # what is read off tables, cards and lists of losers
POST = "Halifax declares\n\nTurnout was 55.2%. Priya Nair won."


def claim(text: str, type: str = "win") -> Claim:
    (found,) = [each for each in extract(text).claims if each.type == type]
    return found


@pytest.mark.parametrize(
    ("text", "type", "expected"),
    [
        ("Labour's Priya Nair won Halifax.", "win", "words"),
        ("Priya Nair won Halifax.", "win", "open"),
        ("Halifax declares\n\nTurnout was 55.2%.", "turnout", "context"),
        ("Turnout in Halifax was 55.2%.", "turnout", "words"),
        ("Priya Nair is the Labour candidate.\nShe said: “We did it.”", "quote", "context"),
    ],
)
def test_the_ground_says_what_slots_rest_on(text: str, type: str, expected: str) -> None:
    assert ground(claim(text, type)) == expected


WIN = claim("Labour's Priya Nair won Halifax.")


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ({}, 0.8),
        ({WIN.rule: (10.0, 10.0)}, 0.9),
        ({WIN.rule: (0.0, 30.0)}, 0.2),
        ({WIN.rule: (5000.0, 5000.0)}, 0.99),
    ],
)
def test_a_rule_moves_away_from_its_type_the_more_it_has_found(
    rules: dict[str, tuple[float, float]], expected: float
) -> None:
    types = {"win": dict.fromkeys(GROUNDS, 0.8)}
    assert Confidence(types, rules, weight=10).of(WIN) == expected


def test_what_is_not_asserted_or_was_not_measured_has_none() -> None:
    table = Confidence({"win": dict.fromkeys(GROUNDS, 0.8)})
    assert table.of(WIN.model_copy(update={"modality": "forecast"})) is None
    assert table.of(claim("Turnout in Halifax was 55.2%.", "turnout")) is None
    assert Confidence().of(WIN) is None


def test_calibrating_leans_on_dev_and_counts_train_for_less() -> None:
    train = [(WIN, True)] * 40
    dev = [(WIN, True)] * 5 + [(WIN, False)] * 5
    table = calibrate(train, dev)
    assert table.types["win"]["words"] == pytest.approx(0.5)
    assert table.rules == {WIN.rule: (25.0, 50.0)}
    assert table.of(WIN) == 0.5
    assert json.loads(dumps(table))["rules"] == {WIN.rule: [25.0, 50.0]}
    with pytest.raises(ValueError, match="no claims to calibrate by"):
        calibrate(train, [])


def test_claims_are_sorted_into_tenths() -> None:
    bins = reliability([(0.81, True), (0.89, False), (0.3, True), (1.0, True), (0.7, True)])
    assert [(each.low, each.claims, each.right) for each in bins] == [
        (0.3, 1, 1.0), (0.7, 1, 1.0), (0.8, 2, 0.5), (0.9, 1, 1.0),
    ]  # fmt: skip
    assert calibration_error(bins) == pytest.approx((0.7 + 0.3 + 2 * 0.35 + 0.0) / 5)
    assert calibration_error(reliability([])) == 0


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans())))
def test_no_claim_is_lost_between_the_tenths(claims: list[tuple[float, bool]]) -> None:
    bins = reliability(claims)
    assert sum(each.claims for each in bins) == len(claims)
    assert 0 <= calibration_error(bins) <= 1


def test_the_table_that_ships_knows_every_type_and_only_rules_that_are() -> None:
    table = confidence()
    assert table.types.keys() == book().files.keys() | {"quote"}
    known = {pattern.id for pattern in book().patterns()}
    of_patterns = {rule for rule in table.rules if rule.partition(".")[0] in book().files}
    off_patterns = {rule for rule in of_patterns - known if not _OFF_PATTERNS.search(rule)}
    assert off_patterns == set(), "rules that are no more: run `hustings calibrate`"


def test_only_sure_claims_come_out_where_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "copy.txt"
    path.write_text(POST, encoding="utf-8")

    def sure(*args: str) -> list[float]:
        assert main(["extract", str(path), *args]) == 0
        return [json.loads(line)["confidence"] for line in capsys.readouterr().out.splitlines()]

    everything = sure()
    assert len(everything) == 2
    assert sure("--min-confidence", "1") == []
    assert sure("--min-confidence", str(max(everything))) == [max(everything)]
    assert main(["extract", str(path), "--min-confidence", "80"]) == 2
    assert "--min-confidence" in capsys.readouterr().err


def test_calibrating_needs_both_splits(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.marked").write_text("# split: train\n\nwords\n", encoding="utf-8")
    assert main(["calibrate", str(tmp_path), "--model", "blank"]) == 2
    assert "there are no annotated pages of the split 'dev'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("Ann Lee has narrowly beaten Bob Roy in Halifax by 36 votes.", ["has narrowly beaten"]),
        ("Labour: 411 seats, 211 seats gained", None),
    ],
)
def test_a_claim_names_the_words_its_rule_fired_on(text: str, cues: list[str] | None) -> None:
    found = extract(text).claims[0]
    assert cues is None or [cue.text for cue in found.cues] == cues
    assert all(text[cue.start : cue.end] == cue.text for cue in found.cues)
