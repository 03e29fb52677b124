"""Whether confidences mean what they say: of claims given as 80 % sure, 80 % should be right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims of about one confidence.

    Attributes:
        low: The least confidence in it; it goes up to the next tenth.
        claims: How many there are.
        stated: The mean of their confidences.
        right: The share of them that is right.
    """

    low: float
    claims: int
    stated: float
    right: float


def reliability(claims: Iterable[tuple[float, bool]]) -> tuple[Bin, ...]:
    """Sort claims into tenths of confidence.

    Args:
        claims: Confidence from 0 to 1, and whether it is right.

    Returns:
        The tenths that hold claims, upwards.
    """
    tenths: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for stated, right in claims:
        tenths[min(BINS - 1, int(stated * BINS + 1e-9))].append((stated, right))
    return tuple(
        Bin(n / BINS, len(held), sum(s for s, _ in held) / len(held), sum(r for _, r in held) / len(held))
        for n, held in sorted(tenths.items())
    )


def calibration_error(bins: Sequence[Bin]) -> float:
    """The expected calibration error: how far stated and right lie apart, weighted by claims.

    Source: Naeini, Cooper and Hauskrecht, 'Obtaining well calibrated probabilities using Bayesian binning' (2015).
    """
    total = sum(each.claims for each in bins)
    return sum(each.claims * abs(each.stated - each.right) for each in bins) / total if total else 0.0
