"""How sure a claim is: how often claims like it were right on annotated copy.

Claims are alike that one rule found; where the rule found few, those of the same type that rest on the same ground. The
table is written by `hustings calibrate` and lies with the rules, as `confidence.json` of their language.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Literal, get_args

from hustings.claims.base import Claim
from hustings.claims.values import Named

TABLE = "confidence.json"
Ground = Literal["words", "context", "open"]
GROUNDS: tuple[Ground, ...] = get_args(Ground)
_CEILING = 0.99  # nothing is certain that was measured on a few hundred claims


def ground(claim: Claim) -> Ground:
    """What a claim's slots rest on.

    Returns:
        `open` where a slot that identifies the claim is empty, `context` where a name was taken from outside the words
        of its evidence, else `words`.
    """
    if any(getattr(claim, slot) is None for slot in claim.core):
        return "open"
    start, end = claim.evidence[0].start, claim.evidence[-1].end
    for slot in claim.slots():
        value = getattr(claim, slot)
        if isinstance(value, Named) and not any(start <= s and e <= end for s, e in value.spans):
            return "context"
    return "words"


@dataclass(frozen=True, slots=True)
class Confidence:
    """The table.

    Attributes:
        types: Claim type → ground → the share of right ones, from 0 to 1.
        rules: Rule → how many of its claims were right, and how many it made; both may be fractions, where those of
            copy the rules were written on count for less.
        weight: How many claims of its own weigh for a rule as much as what is known of its type.
    """

    types: Mapping[str, Mapping[Ground, float]] = field(default_factory=dict)
    rules: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    weight: float = 1.0

    def of(self, claim: Claim) -> float | None:
        """The share of claims like it that were right; None where nothing was measured, or it is not asserted."""
        if claim.modality != "asserted" or claim.type not in self.types:
            return None
        right, given = self.rules.get(claim.rule, (0.0, 0.0))
        expected = self.types[claim.type][ground(claim)]
        return round(min(_CEILING, (right + self.weight * expected) / (given + self.weight)), 2)


@cache
def confidence(language: str = "en") -> Confidence:
    """The table of a language's rules; one that knows nothing where none was written.

    Args:
        language: The language folder.
    """
    path = resources.files("hustings.rules") / language / TABLE
    if not path.is_file():
        return Confidence()
    raw = json.loads(path.read_text(encoding="utf-8"))
    rules = {rule: (right, given) for rule, (right, given) in raw["rules"].items()}
    return Confidence(raw["types"], rules, raw["weight"])
