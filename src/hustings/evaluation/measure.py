"""One pipeline or several, scored on annotated pages."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from hustings.claims import Claim, registry
from hustings.corpus.page import GoldClaim, Mention, Page
from hustings.countries import country
from hustings.evaluation.finding import Finding, find
from hustings.evaluation.gold import Gold
from hustings.evaluation.setting import Setting
from hustings.scoring.claims import score_claims
from hustings.scoring.entities import score_entities
from hustings.scoring.outcomes import Counts, Outcome
from hustings.scoring.rates import Resampling, Score
from hustings.scoring.reliability import Bin, reliability

ALL = "all"
"""What all claim types together are called."""

Judged = Outcome[Mention] | Outcome[GoldClaim]


@dataclass(frozen=True, slots=True)
class Scored:
    """A pipeline's scores.

    Attributes:
        setting: Which pipeline.
        pipeline: What the trained pipeline calls itself, with its version; None where there is none.
        entities: Scores by label.
        claims: Scores by claim type, and of all.
        outcomes: What became of each name and claim, with its page.
        judged: The asserted claims that were given, with whether each is right.
    """

    setting: Setting
    pipeline: str | None
    entities: Mapping[str, Score]
    claims: Mapping[str, Score]
    outcomes: tuple[tuple[Page, Judged], ...]
    judged: tuple[tuple[Claim, bool], ...]

    def reliability(self) -> tuple[Bin, ...]:
        """How the claims' confidences agree with how often they are right; none where nothing gave any."""
        return reliability(
            (claim.confidence, right) for claim, right in self.judged if claim.confidence is not None
        )


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was measured.

    Attributes:
        pages: How many pages.
        words: How many words, split at white space, they have.
        units: What was resampled: how many posts, and lines of pages without.
        samples: How often.
        seed: What decided the samples.
        scored: The pipelines' scores in the order asked for.
    """

    pages: int
    words: int
    units: Mapping[str, int]
    samples: int
    seed: int
    scored: tuple[Scored, ...]


def evaluate(gold: Gold, settings: Sequence[Setting], *, samples: int = 1000, seed: int = 0) -> Evaluation:
    """Score pipelines on annotated pages.

    Pages are read the same way for all, and all are resampled alike: by posts, and a page without posts by its lines.

    Args:
        gold: The pages.
        settings: Which pipelines.
        samples: How many times units are drawn for the intervals.
        seed: Decides which are drawn.

    Raises:
        SettingError: There is no such pipeline.
    """
    found = {setting: tuple(find(gold.pages, setting)) for setting in settings}
    kinds: Counter[str] = Counter()
    starts: list[list[int]] = []
    for finding in found[settings[0]]:
        kind, begins = gold.units_of(finding.document)
        kinds[kind] += len(begins)
        starts.append(begins)
    sampling = Resampling(kinds.total(), samples=samples, seed=seed)
    return Evaluation(
        pages=len(gold.pages),
        words=sum(len(page.text.split()) for page in gold.pages),
        units=kinds,
        samples=samples,
        seed=seed,
        scored=tuple(_scored(gold, setting, found[setting], starts, sampling) for setting in settings),
    )


def _scored(
    gold: Gold,
    setting: Setting,
    findings: Sequence[Finding],
    starts: Sequence[Sequence[int]],
    sampling: Resampling,
) -> Scored:
    names: list[list[Outcome[Mention]]] = []
    claims: list[list[Outcome[GoldClaim]]] = []
    outcomes: list[tuple[Page, Judged]] = []
    judged: list[tuple[Claim, bool]] = []
    for page, finding in zip(gold.pages, findings, strict=True):
        annotated = bool(page.mentions) or not gold.claims
        names.append(list(score_entities(page.mentions, finding.mentions, gold.groups)) if annotated else [])
        known = country(finding.document.country)
        claims.append(list(score_claims(page.claims, finding.claims, known)) if gold.claims else [])
        outcomes += [(page, outcome) for outcome in chain[Judged](names[-1], claims[-1])]
        judged += _judged(finding, claims[-1])
    label_counts, type_counts = by_unit(names, starts), by_unit(claims, starts)
    if gold.claims:
        type_counts[ALL] = _add(type_counts.values(), sum(map(len, starts)))
    nlp = setting.load(findings[0].document.country)
    return Scored(
        setting,
        "{lang}_{name} {version}".format_map(nlp.meta) if nlp.path else None,
        {label: sampling.score(label_counts[label]) for label in gold.groups if label in label_counts},
        {type: sampling.score(type_counts[type]) for type in (*registry, ALL) if type in type_counts},
        tuple(outcomes),
        tuple(judged),
    )


def _judged(finding: Finding, outcomes: Iterable[Outcome[GoldClaim]]) -> Iterator[tuple[Claim, bool]]:
    sources = dict(zip(map(id, finding.claims), finding.sources, strict=True))
    for outcome in outcomes:
        if outcome.given is not None:
            yield sources[id(outcome.given)], outcome.verdict == "right"


def by_unit(outcomes: Sequence[Iterable[Judged]], starts: Sequence[Sequence[int]]) -> dict[str, list[Counts]]:
    """Counts for each unit of all pages, by label or type; what lies before a page's first unit is in that."""
    size = sum(map(len, starts))
    table: dict[str, list[Counts]] = {}
    first = 0
    for judged, begins in zip(outcomes, starts, strict=True):
        for outcome in judged:
            row = table.setdefault(outcome.kind, [Counts()] * size)
            unit = first + max(0, bisect(begins, outcome.spans[0][0]) - 1)
            row[unit] += outcome.counts
        first += len(begins)
    return table


def _add(rows: Iterable[Sequence[Counts]], size: int) -> list[Counts]:
    return [sum(column, Counts()) for column in zip([Counts()] * size, *rows, strict=True)]
