"""Our scores are those of the scorer that comes with the annotated pages: on what is found, and on damaged claims."""

from __future__ import annotations

import importlib.util
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from hustings.claims import registry
from hustings.corpus.page import LABELS, GoldClaim, Mention, Page
from hustings.countries import country
from hustings.evaluation.finding import find
from hustings.evaluation.gold import read_gold
from hustings.evaluation.setting import Setting
from hustings.scoring.claims import score_claims
from hustings.scoring.entities import score_entities
from hustings.scoring.outcomes import Counts

SHARED = Path(__file__).parents[2] / "shared"
GOLD = sorted((SHARED / "gold").glob("*.json"))
SEEDS = range(12)
THEIRS = {
    "gold": "gold", "pred": "given", "found": "found", "strict": "strict", "gold_slots": "gold_slots",
    "pred_slots": "given_slots", "slot_hits": "slot_hits", "hedges": "hedges", "hedge_hits": "hedge_hits",
}  # fmt: skip
"""What the scorer beside the pages calls what we count."""

pytestmark = pytest.mark.skipif(not GOLD, reason="the annotated pages are not beside this checkout")


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("shared_score", SHARED / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def pages() -> tuple[Page, ...]:
    return read_gold(GOLD).pages


@cache
def found() -> tuple[Page, ...]:
    """The same pages with what the extractor finds on them."""
    return tuple(
        replace(page, mentions=finding.mentions, claims=finding.claims)
        for page, finding in zip(pages(), find(pages(), Setting()), strict=True)
    )


def counted(theirs: Counter[str]) -> Counts:
    return Counts(**{ours: theirs[name] for name, ours in THEIRS.items()})


def ours(gold: Page, given: Page) -> dict[str, Counts]:
    counts: dict[str, Counts] = defaultdict(Counts)
    for outcome in score_claims(gold.claims, given.claims, country("gb")):
        unknown = replace(outcome.counts, given_figures=0, figure_hits=0)  # theirs does not count figures
        counts[outcome.kind] += unknown
    for name in score_entities(gold.mentions, given.mentions):
        counts[name.kind] += replace(name.counts, found=0)
    return {kind: each for kind, each in counts.items() if each != Counts()}


def theirs(scorer: ModuleType, gold: Page, given: Page) -> dict[str, Counts]:
    there, here = gold.as_gold(), given.as_gold()
    stats: dict[str, Counter[str]] = defaultdict(Counter)
    scorer.score_claims(there["claims"], here["claims"], stats, [])
    scorer.score_entities(there["entities"], here["entities"], stats)
    return {kind: counted(each) for kind, each in stats.items() if counted(each) != Counts()}


def damage(page: Page, chance: random.Random) -> Page:
    """A page with names and claims lost, doubled, moved, and filled from one another."""
    pool: dict[str, list[Any]] = defaultdict(list)
    for claim in page.claims:
        for slot, value in claim.slots.items():
            pool[slot].append(value)
    claims = [hurt for claim in page.claims for hurt in _damaged(claim, page.text, pool, chance)]
    mentions = []
    for mention in page.mentions:
        shift = chance.choice([0, 0, 0, 0, 1])
        label = chance.choice([mention.label, mention.label, mention.label, *LABELS])
        moved = Mention(mention.start, mention.end - shift, label)
        if chance.random() < 0.9 and moved.end > moved.start and _words(page.text, moved.start, moved.end):
            mentions.append(moved)
    return replace(page, mentions=tuple(mentions), claims=tuple(claims))


def _damaged(
    claim: GoldClaim, text: str, pool: dict[str, list[Any]], chance: random.Random
) -> Iterator[GoldClaim]:
    for _ in range(chance.choice([0, 1, 1, 1, 1, 1, 2])):
        slots: dict[str, Any] = {}
        for slot, value in claim.slots.items():
            value = chance.choice([value, value, value, value, None, chance.choice(pool[slot])])
            slots[slot] = chance.choice(value) if isinstance(value, list) else value
        if claim.type == "majority":
            slots["previous"] = chance.choice([True, False, slots.get("previous")])
        if chance.random() < 0.05:
            slots["modality"] = chance.choice(["negated", "forecast"])
        pieces = [piece for piece in claim.evidence if chance.random() < 0.9] or claim.evidence[:1]
        if chance.random() < 0.1:
            start = text.index(" ", chance.randrange(len(text) // 2)) + 1
            pieces = [(start, start + 1)] if text[start].isalnum() else pieces
        kinds = [kind for kind in registry if set(registry[kind].slots()) >= set(claim.slots)]
        type = chance.choice([claim.type] * 12 + kinds)
        yield GoldClaim(type, slots, tuple(pieces), chance.random() < 0.05)


def _words(text: str, start: int, end: int) -> bool:
    return text[start:end] == text[start:end].strip()


def compare(scorer: ModuleType, gold: Sequence[Page], given: Sequence[Page]) -> None:
    for there, here in zip(gold, given, strict=True):
        assert ours(there, here) == theirs(scorer, there, here), there.name


def test_what_the_extractor_finds_counts_the_same(scorer: ModuleType) -> None:
    compare(scorer, pages(), found())


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_damaged_counts_the_same(scorer: ModuleType, seed: int) -> None:
    chance = random.Random(seed)
    compare(scorer, pages(), [damage(page, chance) for page in found()])
    compare(scorer, pages(), [damage(page, chance) for page in pages()])


def test_damage_does_damage(scorer: ModuleType) -> None:
    chance = random.Random(0)
    hurt = [damage(page, chance) for page in pages()]
    totals = [sum(ours(page, other).values(), Counts()) for page, other in zip(pages(), hurt, strict=True)]
    assert all(0.2 < total.strict / total.gold < 0.95 for total in totals)
