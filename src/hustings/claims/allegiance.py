"""Completes what is said of somebody's party by what the post says of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from hustings.claims.context import Context
from hustings.rules import book


def complete_affiliation(
    context: Context, frame: Mapping[str, Any], fillers: Mapping[str, Any], draft: dict[str, Any]
) -> None:
    """Fill whose affiliation a heading tells, and which party was left or joined, where the post makes them plain.

    Args:
        context: Names and facts of the Doc.
        frame: An affiliation's frame.
        fillers: What fills its slots.
        draft: The slots, which are completed in place.
    """
    head = fillers.get("from_party")
    if draft.pop("unnamed", False) and head and head["person"] is not None:
        draft["person"] = context.person(head["person"], head["start"], head["end"])
    elif frame["slots"].get("unnamed") and (named := context.first_named(frame["post"], frame["segment"])):
        draft["person"] = context.person(*named)
    if draft.get("kind") == "joined" and draft.get("from_party") and draft.get("to_party"):
        draft["kind"] = "defected"
    person = fillers.get("person")
    said_from = not draft.pop("said_from", False) or _says(context, person, ("from",))
    if not person or person["person"] is None or draft.get("from_party") or not said_from:
        return
    found = person["party"] or context.party_for(person["person"], frame["post"], person["start"])
    if not found:
        return
    told = context.party(found)
    moved = draft.get("to_party")
    if draft["kind"] == "joined":
        if not moved:
            draft["to_party"] = told
        elif told.name != moved.name and _says(context, person, book().lexicon.words("no_longer")):
            draft |= {"from_party": told, "kind": "defected"}
    elif told.name != moved.name if moved else draft["kind"] != "defected":
        draft["from_party"] = told


def _says(context: Context, person: Mapping[str, Any] | None, words: Iterable[str]) -> bool:
    """Whether a phrase for somebody holds one of some words, or begins of words: 'the ex-Tory Ann Lee'."""
    phrase = f" {context.words(person['start'], person['end']).lower()}" if person else ""
    return any(f" {word}" in phrase for word in words)
