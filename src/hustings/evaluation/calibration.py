"""Measures how sure each rule's claims are, for `hustings.claims.confidence`.

The dev split, which no rule was written on, says how often a type's claims are right on each ground. A rule's own
claims are few there, so those on the train split count too, but less by as much as claims are right more often on it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from hustings.claims import Claim, registry
from hustings.claims.confidence import GROUNDS, Confidence, ground

Judged = tuple[Claim, bool]
K = TypeVar("K", bound=Hashable)
_WEIGHT = 10.0
"""How many claims weigh as much as what is known from more general ones."""


def calibrate(train: Sequence[Judged], dev: Sequence[Judged]) -> Confidence:
    """Count how often claims were right.

    Args:
        train: Claims found on copy that rules were written on, and whether they are right.
        dev: The same of copy that they were not.

    Raises:
        ValueError: There are no claims in one of them.
    """
    if not train or not dev:
        raise ValueError("there are no claims to calibrate by in the train or in the dev split")
    base = _share(dev)
    grounds = _counts(dev, ground)
    cells = _counts(dev, lambda claim: (claim.type, ground(claim)))
    types = {
        name: {kind: round(_shrunk(cells[name, kind], _shrunk(grounds[kind], base)), 3) for kind in GROUNDS}
        for name in registry
    }
    written, unseen = _counts(train, lambda claim: claim.rule), _counts(dev, lambda claim: claim.rule)
    discount = min(1.0, base / _share(train))
    rules = {
        rule: (
            round(discount * written[rule][0] + unseen[rule][0], 2),
            float(written[rule][1] + unseen[rule][1]),
        )
        for rule in sorted({*written, *unseen})
    }
    return Confidence(types, rules, _WEIGHT)


def dumps(table: Confidence) -> str:
    """The table as JSON, a rule a line."""
    rules = ",\n".join(f"  {json.dumps(rule)}: {json.dumps(counts)}" for rule, counts in table.rules.items())
    types = ",\n".join(f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in table.types.items())
    return f'{{\n "weight": {table.weight},\n "types": {{\n{types}\n }},\n "rules": {{\n{rules}\n }}\n}}\n'


def _share(judged: Iterable[Judged]) -> float:
    verdicts = [right for _, right in judged]
    return sum(verdicts) / len(verdicts)


def _counts(judged: Iterable[Judged], key: Callable[[Claim], K]) -> dict[K, tuple[int, int]]:
    counts: dict[K, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for claim, right in judged:
        hits, given = counts[key(claim)]
        counts[key(claim)] = (hits + right, given + 1)
    return counts


def _shrunk(counts: tuple[int, int], general: float) -> float:
    right, given = counts
    return (right + _WEIGHT * general) / (given + _WEIGHT)
