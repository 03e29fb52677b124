"""Scores: when values agree, which claims pair, what each costs, and how sure a rate is."""

from __future__ import annotations

import pytest

from hustings.corpus.markup import parse
from hustings.corpus.page import Mention, Page, Value
from hustings.countries import country
from hustings.scoring.agreement import agree, figures, scored_slots
from hustings.scoring.claims import as_annotated, score_claims
from hustings.scoring.entities import score_entities
from hustings.scoring.outcomes import Counts
from hustings.scoring.rates import Rate, Resampling
from tests.handmade import claims

GB = country("gb")

TEXT = "Ivy Hale beat Gus Orme in Bath by 1,200 votes. Rex Lund came third with over 900 votes."
BEAT = "defeat winner=Ivy Hale; loser=Gus Orme; seat=Bath; margin=1200 :: Ivy Hale beat Gus Orme"
THIRD = "tally candidate=Rex Lund; votes=over 900; rank=3 :: Rex Lund came third"


def quantity(value: float, hedge: str = "exact") -> Value:
    return {"value": value, "unit": "votes", "hedge": hedge}


@pytest.mark.parametrize(
    ("slot", "gold", "found", "same"),
    [
        ("winner", "Ivy Hale", "Ivy Hale", True),
        ("winner", "Ivy Hale", "Dame Ivy Hale", True),
        ("winner", "Ivy Hale", "Ivy Mary Hale", True),
        ("winner", "Ivy Hale", "I Hale", True),
        ("winner", "Ivy Hale", "Hale", False),
        ("winner", "Hale", "Ivy Hale", True),
        ("winner", "Ivy Hale", "Jo Hale", False),
        ("winner", "Zoë Hale", "Zoe Hale", True),
        ("winner", "Ivy Hale", None, False),
        ("speaker", "a police spokesman", "A police spokesman", True),
        ("party", "Labour", "Labour Party", True),
        ("party", "Conservative", "Tories", True),
        ("party", "Conservative", "Labour", False),
        ("party", "Green", "Scottish Greens", True),
        ("party", "Bath Alliance", "the Bath Alliance Party", True),
        ("holder", "Labour", "Lab", True),
        ("holder", "Ivy Hale", "Ms Ivy Hale", True),
        ("seat", "Bath & Wells", "Wells and Bath", True),
        ("seat", "Bath", "Bath North", False),
        ("margin", quantity(1200), quantity(1200, "over"), True),
        ("margin", quantity(1200), quantity(1201), False),
        ("share_change", quantity(-3), quantity(3), False),
        ("rank", 3, 3, True),
        ("rank", 3, 2, False),
        ("previous", True, True, True),
        ("since", "2019", "2019-12-12", True),
        ("since", "2019-12-12", "2019", False),
        ("duration", "P1Y6M", {"iso": "P18M", "hedge": "over"}, True),
        ("duration", "P18M", "P18Y", False),
        ("text", "We fought a clean and honest fight", "We fought a clean, and honest, fight!", True),
        ("text", "We fought a clean fight", "We fought", False),
        ("outcome", ["gain", "elected"], "elected", True),
        ("outcome", ["gain", "elected"], "hold", False),
        ("party", ["Labour", None], None, True),
        ("party", None, "Labour", False),
    ],
)
def test_values_agree_when_they_say_the_same(slot: str, gold: Value, found: Value, same: bool) -> None:
    assert agree(slot, gold, found, GB) is same


def test_slots_that_say_how_a_quote_was_found_are_not_compared() -> None:
    assert scored_slots("quote") == ("speaker", "text")
    assert figures("tally") == ("votes", "share", "share_change", "rank")


@pytest.mark.parametrize(
    ("gold", "found", "verdicts"),
    [
        pytest.param([BEAT], [BEAT], {"defeat": ["right"]}, id="the same"),
        pytest.param([BEAT], [], {"defeat": ["missed"]}, id="nothing"),
        pytest.param([], [BEAT], {"defeat": ["spurious"]}, id="where nothing is"),
        pytest.param([BEAT], [BEAT.replace("1200", "120")], {"defeat": ["wrong"]}, id="another figure"),
        pytest.param([BEAT], [BEAT.replace("margin=1200", "")], {"defeat": ["wrong"]}, id="a slot empty"),
        pytest.param([BEAT.replace("seat=Bath;", "")], [BEAT], {"defeat": ["right"]}, id="a slot more"),
        pytest.param(
            [BEAT], [BEAT.replace(":: Ivy Hale beat Gus Orme", ":: Rex Lund")], {"defeat": ["missed", "spurious"]},
            id="elsewhere",
        ),
        pytest.param([BEAT], [BEAT, BEAT], {"defeat": ["right", "spurious"]}, id="twice"),
        pytest.param(
            [BEAT], [BEAT.replace("Orme;", "Ormerod;"), BEAT], {"defeat": ["right", "spurious"]}, id="the better one"
        ),
        pytest.param([f"? {BEAT}"], [], {}, id="optional and not given"),
        pytest.param([f"? {BEAT}"], [BEAT], {"defeat": ["right"]}, id="optional and given"),
        pytest.param([f"? {BEAT}"], [BEAT, BEAT], {"defeat": ["right"]}, id="optional and given twice"),
        pytest.param(
            [f"? {BEAT}", BEAT], [BEAT], {"defeat": ["right"]}, id="required before optional",
        ),
        pytest.param(
            [BEAT], ["win candidate=Ivy Hale :: Ivy Hale beat"], {"defeat": ["missed"]}, id="a win that mirrors it",
        ),
        pytest.param(
            [], ["win candidate=Ivy Hale :: Ivy Hale beat"], {"win": ["spurious"]}, id="a win that mirrors nothing",
        ),
        pytest.param([BEAT], [BEAT.replace("::", "; modality=negated ::")], {"defeat": ["missed"]}, id="negated"),
        pytest.param([BEAT.replace("::", "; modality=forecast ::")], [], {}, id="a forecast"),
        pytest.param(
            ["majority votes=1200 :: 1,200"], ["majority votes=1200; previous=true :: 1,200"], {"majority": ["wrong"]},
            id="a new majority taken for the last",
        ),
        pytest.param(
            ["majority votes=1200; election=2019 :: 1,200"], ["majority votes=1200; previous=true :: 1,200"],
            {"majority": ["right"]}, id="an old majority with its year",
        ),
        pytest.param(
            ["win candidate=Ivy Hale; outcome=gain :: Ivy"], ["win candidate=Ivy Hale; outcome=hold :: Ivy"],
            {"win": ["right"]}, id="a lenient slot",
        ),
    ],
)  # fmt: skip
def test_what_becomes_of_claims(gold: list[str], found: list[str], verdicts: dict[str, list[str]]) -> None:
    became: dict[str, list[str]] = {}
    for outcome in score_claims(page(gold).claims, page(found).claims, GB):
        became.setdefault(outcome.kind, []).append(outcome.verdict)
    assert became == verdicts


def page(claims: list[str]) -> Page:
    lines = [f"@{line}" if line.startswith("?") else f"@ {line}" for line in claims]
    return parse("\n".join(["", TEXT, *lines]), "page")


def test_slots_count_on_both_sides() -> None:
    gold = [THIRD.replace("; rank", "; party=Labour; share=9/-; rank")]
    found = [THIRD.replace("over 900", "900").replace("rank=3", "rank=2; seat=Bath")]
    (outcome,) = score_claims(page(gold).claims, page(found).claims, GB)
    assert outcome.slots == ("party", "rank")
    assert outcome.counts == Counts(
        gold=1, given=1, found=1, strict=0,
        gold_slots=4, given_slots=4, slot_hits=2,
        given_figures=2, figure_hits=1,
        hedges=1, hedge_hits=0,
    )  # fmt: skip


def test_extracted_claims_are_scored_as_annotated_ones() -> None:
    for claim in map(as_annotated, claims()):
        assert claim.evidence
        assert [outcome.verdict for outcome in score_claims([claim], [claim], GB)] == (
            ["right"] if claim.modality == "asserted" else []
        )


def test_names_are_right_with_their_span_and_label() -> None:
    gold = [Mention(0, 8, "CANDIDATE"), Mention(14, 22, "CANDIDATE"), Mention(26, 30, "SEAT")]
    found = [Mention(0, 8, "PERSON"), Mention(18, 22, "CANDIDATE"), Mention(26, 30, "SEAT")]
    became = [(o.kind, o.spans, o.verdict) for o in score_entities(gold, found)]
    assert became == [
        ("CANDIDATE", ((0, 8),), "missed"),
        ("CANDIDATE", ((14, 22),), "missed"),
        ("CANDIDATE", ((18, 22),), "spurious"),
        ("PERSON", ((0, 8),), "spurious"),
        ("SEAT", ((26, 30),), "right"),
        ("any person", ((0, 8),), "right"),
        ("any person", ((14, 22),), "missed"),
        ("any person", ((18, 22),), "spurious"),
    ]


def test_rates_come_from_counts() -> None:
    score = Resampling(2).score([Counts(gold=3, given=2, strict=2), Counts(gold=1, given=2, strict=0)])
    assert (score.precision.value, score.recall.value, score.f1.value) == (0.5, 0.5, 0.5)
    assert score.counts == Counts(gold=4, given=4, strict=2)


def test_intervals_are_wide_where_units_differ_and_narrow_where_not() -> None:
    good, bad = Counts(gold=1, given=1, strict=1), Counts(gold=1, given=1)
    assert Resampling(40).score([good] * 40).f1 == Rate(1, 1, 1)
    low, high = Resampling(40).score([good, bad] * 20).f1[1:]
    assert low == pytest.approx(0.35, abs=0.03) and high == pytest.approx(0.65, abs=0.03)
    assert Resampling(3).score([Counts()] * 3).f1 == Rate(0, 0, 1)


def test_samples_without_any_case_do_not_count_as_failures() -> None:
    assert Resampling(5).score([Counts(gold=1, given=1, strict=1), *[Counts()] * 4]).f1 == Rate(1, 1, 1)


def test_intervals_are_the_same_for_the_same_seed() -> None:
    counts = [Counts(gold=2, given=n % 3, strict=n % 2) for n in range(12)]
    assert Resampling(12, seed=4).score(counts) == Resampling(12, seed=4).score(counts)
    assert Resampling(12, seed=4).score(counts) != Resampling(12, seed=5).score(counts)


def test_nothing_cannot_be_resampled() -> None:
    with pytest.raises(ValueError, match="1000 samples of 0 units"):
        Resampling(0)
