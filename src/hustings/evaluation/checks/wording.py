"""Statements in English, from the templates of `sentences.yaml`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

import yaml

from hustings.check.sentences import duration, ordinal
from hustings.claims import Claim, Duration, Quantity
from hustings.claims.values import Named
from hustings.evaluation.checks.statements import Statement


def in_english(statement: Statement, rng: Random) -> str | None:
    """A statement as a sentence; None where there is no form for what it says.

    Args:
        statement: What to say; of one claim.
        rng: Picks the form.
    """
    if len(statement.claims) != 1 or statement.claims[0].election:
        return None
    claim = statement.claims[0]
    forms = _forms().get(_form(claim))
    if not forms:
        return None
    words = {slot: _words(slot, getattr(claim, slot)) for slot in claim.slots()}
    fit = [form for form in forms if all(words[slot] for slot in words if f"{{{slot}}}" in form)]
    return str(rng.choice(fit).format_map(words)) if fit else None


def _form(claim: Claim) -> str:
    slots = {slot for slot in claim.slots() if getattr(claim, slot) is not None}
    match claim.type:
        case "win":
            outcome = str(getattr(claim, "outcome", ""))
            return outcome if outcome in ("hold", "gain") else "win"
        case "tally" if len(slots & {"votes", "share", "share_change", "rank"}) == 1:
            return next(iter(slots & {"votes", "share", "share_change", "rank"}))
        case "turnout":
            return "turnout_share" if "share" in slots else ""
        case "majority":
            return "majority" if not getattr(claim, "previous", False) else ""
        case "tenure" if getattr(claim, "kind", "") == "first_since":
            return "first_since"
        case "tenure":
            return "since" if "since" in slots else "duration"
        case other:
            return other


def _words(slot: str, value: object) -> str:
    match value:
        case Named():
            return value.name
        case Quantity():
            return value.text
        case Duration():
            return duration(value)
        case int() if slot == "rank":
            return ordinal(value)
        case _:
            return str(value or "")


@cache
def _forms() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((files(__package__) / "sentences.yaml").read_text(encoding="utf-8"))
    return read
