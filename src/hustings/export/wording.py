"""Claims and their values in words."""

from __future__ import annotations

from collections.abc import Iterator

from hustings.claims import Claim
from hustings.claims.values import Duration, Named, Quantity


def summary(claim: Claim) -> str:
    """A claim's filled slots in one line: `winner Priya Nair, margin just over 1,200 votes`."""
    return ", ".join(f"{slot.replace('_', ' ')} {value}" for slot, value in filled(claim))


def filled(claim: Claim) -> Iterator[tuple[str, str]]:
    """The slots of a claim that hold something, each with its value in words."""
    for slot in claim.slots():
        value = getattr(claim, slot)
        if isinstance(value, bool):
            if value:
                yield slot, "yes"
        elif value is not None:
            yield slot, in_words(value)


def in_words(value: object) -> str:
    """A slot's value in words: a name, a number with its unit and hedge, a duration, or plain text."""
    match value:
        case Named():
            return value.name
        case Quantity():
            hedge = "" if value.hedge == "exact" else f"{value.hedge} "
            return f"{hedge}{value.value:,.10g} {value.unit}"
        case Duration():
            return value.iso if value.hedge == "exact" else f"{value.hedge} {value.iso}"
        case _:
            return str(value)


def evidence_words(claim: Claim) -> str:
    """The pieces of a claim's evidence in one line."""
    return " … ".join(piece.text for piece in claim.evidence)
