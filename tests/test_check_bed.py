"""What the checks must reach on statements made of official results, and that the test bed can fail."""

from __future__ import annotations

import pytest

from hustings.evaluation.checks import bed
from hustings.evaluation.checks.bed import Bed
from hustings.reference import reference

LEAST = 0.99
ALARMS = 0.005


@pytest.fixture(scope="module")
def done() -> Bed:
    return bed.run(reference("gb"), 3400, seed=11)


def test_verdicts_are_right(done: Bed) -> None:
    right = [one.right for one in done.judged]
    assert len(right) == 3400
    assert sum(right) / len(right) >= LEAST


def test_half_of_the_statements_are_wrong_in_every_way_there_is(done: Bed) -> None:
    wrong = [one.statement.wrong for one in done.judged if one.statement.wrong]
    assert len(wrong) == 1700
    assert set(wrong) >= {"number", "hedge", "person", "party", "seat", "rank", "year", "outcome"}


def test_true_hedged_and_rounded_statements_raise_no_alarm(done: Bed) -> None:
    true = [one for one in done.judged if not one.statement.wrong and one.statement.how != "exact"]
    assert len(true) > 400
    assert sum(one.alarm for one in true) / len(true) <= ALARMS


def test_each_kind_is_stated_both_ways_and_mostly_right(done: Bed) -> None:
    kinds = {one.statement.kind for one in done.judged}
    assert len(kinds) >= 24
    for kind in kinds:
        of_kind = [one for one in done.judged if one.statement.kind == kind]
        assert any(one.statement.wrong for one in of_kind), kind
        assert sum(one.right for one in of_kind) / len(of_kind) >= 0.95, kind


def test_checking_is_fast_enough(done: Bed) -> None:
    assert done.per_second > 3_000  # 10,000 and more on a machine that does nothing else


def test_the_bed_tells_a_check_that_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bed, "check", lambda linked, known: ())
    lazy = bed.run(reference("gb"), 120, seed=1)
    assert sum(one.right for one in lazy.judged) < 60
