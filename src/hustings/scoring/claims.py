"""Claims that were found against those of an annotator.

A claim is found when one of its type overlaps its evidence, and right when every slot that gold fills agrees, lenient
slots apart. Each answers for one at most. A claim that is optional, or the win that mirrors a defeat, costs nothing
where it is missing, and nothing where it is given. Only what is asserted counts, on both sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from hustings.claims import Claim, Duration, Quantity, registry
from hustings.claims.values import Named
from hustings.corpus.page import ASSERTED, GoldClaim, Scalar, Value
from hustings.countries import Country
from hustings.scoring.agreement import LENIENT, agree, figures, filled, number, required, scored_slots
from hustings.scoring.outcomes import Counts, Outcome

_NOTHING: Mapping[str, Value] = {}


def as_annotated(claim: Claim) -> GoldClaim:
    """A claim that was found, in the form that annotators give claims: names and numbers without their places."""
    shared = {"election": claim.election, "modality": claim.modality}
    slots = shared | {slot: _plain(getattr(claim, slot)) for slot in claim.slots()}
    return GoldClaim(claim.type, slots, tuple((piece.start, piece.end) for piece in claim.evidence))


def score_claims(
    gold: Iterable[GoldClaim], found: Iterable[GoldClaim], country: Country
) -> Iterator[Outcome[GoldClaim]]:
    """Compare the claims of a page.

    Args:
        gold: The annotator's.
        found: Those to judge, as `as_annotated` gives them.
        country: Whose parties are meant.

    Yields:
        What became of each claim that counts, type by type: gold's in their order, then what is spurious.
    """
    gold, found = list(gold), list(found)
    for type in registry:
        expected = [claim for claim in gold if claim.type == type and claim.modality == ASSERTED]
        given = [claim for claim in found if claim.type == type and claim.modality == ASSERTED]
        mates = pair(expected, given, country)
        for i, claim in enumerate(expected):
            if i in mates:
                yield _pair(claim, given[mates[i]], country)
            elif not claim.optional:
                yield Outcome(type, claim, None, Counts(gold=1, gold_slots=_required(claim)))
        pardons = [claim for claim in gold if _pardons(claim, type)]
        for j in sorted(set(range(len(given))) - set(mates.values())):
            if not any(overlap(claim, given[j]) for claim in pardons):
                yield Outcome(type, None, given[j], _of_given(given[j]))


def pair(gold: Sequence[GoldClaim], found: Sequence[GoldClaim], country: Country) -> dict[int, int]:
    """Pair claims of one type whose evidence overlaps: the best pairs first, required claims before optional ones.

    Args:
        gold: The one side.
        found: The other.
        country: Whose parties are meant.

    Returns:
        Indices into `found` by indices into `gold`.
    """
    ranked = sorted(
        (bool(wrong_slots(g, f, country)), g.optional, -_hits(g, f, country), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if overlap(g, f)
    )
    mates: dict[int, int] = {}
    taken: set[int] = set()
    for *_, i, j in ranked:
        if i not in mates and j not in taken:
            mates[i] = j
            taken.add(j)
    return mates


def overlap(one: GoldClaim, other: GoldClaim) -> bool:
    """Whether the evidence of two claims has a character in common."""
    return any(s < end and start < e for s, e in one.evidence for start, end in other.evidence)


def wrong_slots(gold: GoldClaim, found: GoldClaim, country: Country) -> tuple[str, ...]:
    """The slots for which a claim is not the annotator's; lenient ones, and those gold leaves open, are none."""
    wrong = [
        slot
        for slot in scored_slots(gold.type)
        if slot not in LENIENT
        and filled(gold.slots.get(slot))
        and not agree(slot, gold.slots[slot], found.slots.get(slot), country)
    ]
    new = not (filled(gold.slots.get("previous")) or gold.slots.get("election"))
    if gold.type == "majority" and found.slots.get("previous") and new:
        wrong.append("previous")  # a majority just won, taken for the one before it
    return tuple(wrong)


def _pair(gold: GoldClaim, found: GoldClaim, country: Country) -> Outcome[GoldClaim]:
    wrong = wrong_slots(gold, found, country)
    hedges = [
        (g["hedge"], f.get("hedge", "exact"))
        for slot in figures(gold.type)
        if isinstance(g := gold.slots.get(slot), dict) and isinstance(f := found.slots.get(slot), dict)
        if "hedge" in g and number(g) == number(f)
    ]
    counts = Counts(
        gold=1,
        found=1,
        strict=int(not wrong),
        gold_slots=_required(gold, found.slots),
        slot_hits=_hits(gold, found, country),
        figure_hits=_hits(gold, found, country, figures(gold.type)),
        hedges=len(hedges),
        hedge_hits=sum(expected == given for expected, given in hedges),
    )
    return Outcome(gold.type, gold, found, counts + _of_given(found), wrong)


def _of_given(claim: GoldClaim) -> Counts:
    slots = [slot for slot in scored_slots(claim.type) if filled(claim.slots.get(slot))]
    return Counts(
        given=1,
        given_slots=len(slots),
        given_figures=len(set(slots) & set(figures(claim.type))),
    )


def _required(gold: GoldClaim, found: Mapping[str, Value] = _NOTHING) -> int:
    """How many slots a claim should fill: those that may be empty only where the other side fills them."""
    values = [(slot, gold.slots.get(slot)) for slot in scored_slots(gold.type)]
    return sum(required(v) or (filled(v) and slot in found and filled(found[slot])) for slot, v in values)


def _hits(gold: GoldClaim, found: GoldClaim, country: Country, slots: Sequence[str] | None = None) -> int:
    values = [
        (slot, gold.slots.get(slot), found.slots.get(slot))
        for slot in (scored_slots(gold.type) if slots is None else slots)
    ]
    return sum(filled(g) and filled(f) and agree(slot, g, f, country) for slot, g, f in values)


def _pardons(claim: GoldClaim, type: str) -> bool:
    """Whether a claim of gold excuses one of a type that lies over it."""
    return (claim.type == type and claim.optional) or (type == "win" and claim.type == "defeat")


def _plain(value: object) -> Scalar:
    match value:
        case Named():
            return value.name
        case Quantity():
            plain: Scalar = value.model_dump(mode="json", include={"value", "unit", "hedge"})
            return plain
        case Duration():
            return {"iso": value.iso, "hedge": value.hedge}
        case None | str() | int() | float():
            return value
        case _:
            raise TypeError(f"a slot cannot hold a {type(value).__name__}")
