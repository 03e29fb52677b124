"""How far two annotators mark the same names, on pages that both have marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hustings.corpus.check import line_of
from hustings.corpus.page import LABELS, Mention, Page, document_of
from hustings.evaluation.errors import in_context
from hustings.evaluation.gold import Gold
from hustings.evaluation.measure import by_unit
from hustings.evaluation.report import in_short
from hustings.scoring.entities import GROUPS, score_entities
from hustings.scoring.outcomes import Outcome
from hustings.scoring.rates import Resampling, Score

_SAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two annotators' names against one another.

    Attributes:
        pages: How many pages both have marked.
        units: What was resampled: how many posts, and lines of pages without.
        scores: By label; F1 is the same whoever comes first.
        outcomes: What both or only one of them marked, with the page.
    """

    pages: int
    units: Mapping[str, int]
    scores: Mapping[str, Score]
    outcomes: tuple[tuple[Page, Outcome[Mention]], ...]


def agree(pairs: Sequence[tuple[Page, Page]]) -> Agreement:
    """Compare.

    Args:
        pairs: Each page as the one and as the other has marked it; there is at least one.
    """
    gold = Gold(tuple(one for one, _ in pairs), GROUPS)
    names = [list(score_entities(one.mentions, two.mentions)) for one, two in pairs]
    kinds: Counter[str] = Counter()
    starts: list[list[int]] = []
    for page in gold.pages:
        kind, begins = gold.units_of(document_of(page))
        kinds[kind] += len(begins)
        starts.append(begins)
    sampling = Resampling(kinds.total(), samples=_SAMPLES)
    counts = by_unit(names, starts)
    return Agreement(
        pages=len(pairs),
        units=kinds,
        scores={label: sampling.score(counts[label]) for label in GROUPS if label in counts},
        outcomes=tuple((page, each) for page, row in zip(gold.pages, names, strict=True) for each in row),
    )


def as_text(agreement: Agreement) -> str:
    """Write a table: how many names the one marked, the other, both alike, and F1 with its interval."""
    units = " and ".join(f"{count:,} {kind}" for kind, count in agreement.units.items())
    pages = f"{agreement.pages:,} page" + "s" * (agreement.pages != 1)
    lines = [f"{pages}. Intervals are 95 % from {_SAMPLES:,} samples of {units}."]
    lines.append(f"{'name':<13}{'one':>6}{'other':>7}{'both':>7}   F1")
    for label, score in agreement.scores.items():
        c = score.counts
        lines.append(f"{label:<13}{c.gold:>6,}{c.given:>7,}{c.strict:>7,}   {in_short(score.f1)}")
    return "\n".join(lines) + "\n"


def differences(agreement: Agreement) -> Iterator[str]:
    """List the names that only one of them marked, or marked so, with the words around them."""
    for page, outcome in agreement.outcomes:
        if outcome.kind in LABELS and outcome.verdict != "right":
            who = "the other" if outcome.gold is None else "the one"
            line = line_of(page, outcome.spans[0][0])
            yield f"{page.name}: line {line} of the text: {outcome.kind} for {who} only: " + in_context(
                page.text, outcome.spans
            )
