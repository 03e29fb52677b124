"""Claims of one post about one seat tell of one contest: what one says plainly, another may take over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from hustings.claims.base import Claim
from hustings.claims.values import Named

Made = tuple[Mapping[str, Any], dict[str, Any]]

_MIRRORED = (("candidate", "winner"), ("party", "winner_party"))
_OVERLAP = 0.5


def share_within_posts(made: Sequence[Made]) -> None:
    """Fill who won and whose seat it was from the other claims of the same post on the same seat.

    Args:
        made: Frames with their slots; the slots are completed in place.
    """
    contests: dict[tuple[int, str], list[Made]] = defaultdict(list)
    for frame, draft in made:
        if draft.get("seat") and frame["type"] in ("win", "defeat", "majority") and frame["modality"] == "asserted":
            contests[frame["post"], draft["seat"].name].append((frame, draft))
    for claims in contests.values():
        winner = _only(claims, "candidate", "win") or _only(claims, "winner", "defeat")
        party = _only(claims, "party", "win") or _only(claims, "winner_party", "defeat")
        lost_by = _only(claims, "from_party", "win")
        for frame, draft in claims:
            if frame["type"] == "win" and "election" not in draft:
                if winner and party and not draft.get("candidate") and _same(draft.get("party"), party):
                    draft["candidate"] = winner
                if party and not draft.get("party") and _same(draft.get("candidate"), winner):
                    draft["party"] = party
                if lost_by and draft["outcome"] == "gain" and _same(draft.get("party"), party):
                    draft.setdefault("from_party", lost_by)
            if frame["type"] == "defeat" and party and not draft.get("winner_party") and _same(draft.get("winner"), winner):
                draft["winner_party"] = party


def _only(claims: Sequence[Made], slot: str, kind: str) -> Named | None:
    """The value that all claims of a kind give a slot, where they agree."""
    values = [d[slot] for f, d in claims if f["type"] == kind and d.get(slot) is not None]
    return values[0] if values and all(v.name == values[0].name for v in values) else None


def _same(a: Named | None, b: Named | None) -> bool:
    return a is not None and b is not None and a.name == b.name


def distinct(claims: Sequence[Claim]) -> list[Claim]:
    """Drop a claim that another of its type over much the same words says more fully.

    Args:
        claims: Claims of one document.

    Returns:
        Those that are left, in the order given.
    """
    kept: dict[tuple[str, str | None], list[Claim]] = defaultdict(list)
    order = {id(c): i for i, c in enumerate(claims)}
    for claim in sorted(claims, key=lambda c: (-_filled(c), sum(e.end - e.start for e in c.evidence))):
        rivals = kept[claim.type, claim.post.id if claim.post else None]
        if not any(_overlaps(claim, other) and _compatible(claim, other) for other in rivals):
            rivals.append(claim)
    return sorted((c for group in kept.values() for c in group), key=lambda c: order[id(c)])


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
