"""Claims that say the same of the same words: the fullest of them is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from hustings.claims.base import Claim, registry
from hustings.claims.values import Named, Quantity

Made = tuple[Mapping[str, Any], dict[str, Any]]

_STRETCH = 100  # characters: only claims that share one are compared
_OVERLAP = 0.5


def fullest(made: Sequence[Made]) -> list[Made]:
    """Leave out what another pattern says more fully of the same figure, before slots are shared.

    Args:
        made: Frames with their slots.

    Returns:
        Those that are left, in the order given.
    """
    figures: dict[Hashable, list[dict[str, Any]]] = defaultdict(list)
    for frame, draft in made:
        for key in _figures(frame, draft):
            figures[key].append(draft)
    return [
        (frame, draft)
        for frame, draft in made
        if not any(
            _adds(other, draft, registry[frame["type"]].slots())
            for key in _figures(frame, draft)
            for other in figures[key]
        )
    ]


def _figures(frame: Mapping[str, Any], draft: Mapping[str, Any]) -> list[Hashable]:
    """A claim's type with each figure it gives: its slot and where it stands."""
    return [
        (frame["type"], slot, value.spans) for slot, value in draft.items() if isinstance(value, Quantity)
    ]


def _adds(full: Mapping[str, Any], draft: Mapping[str, Any], slots: Sequence[str]) -> bool:
    """Whether one claim says all that another does, and more."""
    more, less = ({slot: _key(said[slot]) for slot in slots if slot in said} for said in (full, draft))
    return less.items() < more.items()


def distinct(claims: Sequence[Claim]) -> list[Claim]:
    """Drop a claim that another of its type over much the same words says more fully.

    Args:
        claims: Claims of one document.

    Returns:
        Those that are left, in the order given.
    """
    kept: dict[tuple[str, str | None, int], list[Claim]] = defaultdict(list)  # by where their evidence lies
    left: set[int] = set()
    for claim in sorted(claims, key=lambda c: (-_filled(c), sum(e.end - e.start for e in c.evidence))):
        post = claim.post.id if claim.post else None
        stretches = {
            n for e in claim.evidence for n in range(e.start // _STRETCH, (e.end - 1) // _STRETCH + 1)
        }
        rivals = [kept[claim.type, post, n] for n in stretches]
        if not any(
            _overlaps(claim, other) and _compatible(claim, other) for near in rivals for other in near
        ):
            left.add(id(claim))
            for near in rivals:
                near.append(claim)
    return [claim for claim in claims if id(claim) in left]


def _filled(claim: Claim) -> int:
    return sum(getattr(claim, s) not in (None, False) for s in claim.slots())


def _key(value: object) -> object:
    if isinstance(value, Named):
        return value.name
    return getattr(value, "value", getattr(value, "iso", value))


def _compatible(a: Claim, b: Claim) -> bool:
    """Whether `b` says all that `a` says."""
    for slot in a.slots():
        ours, theirs = getattr(a, slot), getattr(b, slot)
        if ours in (None, False) or slot in ("outcome", "kind", "role"):
            continue
        if theirs in (None, False) or _key(ours) != _key(theirs):
            return False
    return True


def _overlaps(a: Claim, b: Claim) -> bool:
    mine = sum(e.end - e.start for e in a.evidence)
    shared = sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a.evidence for y in b.evidence)
    return shared >= _OVERLAP * mine
