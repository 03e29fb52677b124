"""Sentences with their claim marked in them, as the rule files and `tests/cases` write them.

    [Ann Lee|winner] pipped [Labour|loser_party]'s [Bob Roy|loser] by [36 votes|margin] in [Derby North|seat].
    [She|candidate=Ann Lee] held on. => outcome=hold

A mark is the words of a slot; after `=` comes the value where the words are not it; after `=>` come slots without
words. Two marks of `text` are one quotation in two pieces, which `he said` or a paragraph's end breaks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hustings.claims import Claim, Duration, Quantity
from hustings.claims.values import Named

_MARK = re.compile(r"\[([^\[\]|]+)\|([a-z_]+)(?:=([^\[\]]+))?\]")


@dataclass(frozen=True)
class Marked:
    """A sentence without its marks, and the slots they named: slot → (words, value)."""

    text: str
    slots: dict[str, tuple[str | None, str]]


def parse(line: str) -> Marked:
    """Read a marked-up sentence."""
    body, _, tail = line.partition(" => ")
    slots: dict[str, tuple[str | None, str]] = {}
    for mark in _MARK.finditer(body):
        words, value = mark[1], mark[3] or mark[1]
        if mark[2] == "text" and (earlier := slots.get("text")):
            words = value = f"{earlier[1]} {value}"
        slots[mark[2]] = (words, value)
    for pair in filter(None, (p.strip() for p in tail.split(","))):
        slot, _, value = pair.partition("=")
        slots[slot.strip()] = (None, value.strip())
    return Marked(_MARK.sub(r"\1", body).replace("\\n", "\n"), slots)


def says(claim: Claim, marked: Marked, text: str) -> list[str]:
    """What of the marked slots a claim does not say; empty where it says it all."""
    return [
        f"{slot}: wanted {value!r}, got {getattr(claim, slot)!r}"
        for slot, (words, value) in marked.slots.items()
        if not _agrees(getattr(claim, slot), words, value, text)
    ]


def _agrees(got: object, words: str | None, value: str, text: str) -> bool:
    if isinstance(got, Named):
        written = [text[start:end] for start, end in got.spans]
        return got.name.casefold() == value.casefold() or (words == value and words in written)
    if isinstance(got, Quantity):
        return (
            words in (None, got.text) or _number(value) == abs(got.value)
            if words == value
            else float(value) == got.value
        )
    if isinstance(got, Duration):
        return value == got.iso
    return str(got).casefold() == value.casefold()


def _number(words: str) -> float | None:
    digits = re.sub(r"[^\d.]", "", words)
    return float(digits) if digits.strip(".") else None
