"""Defeats that one sentence tells in parts: 'she held on by 20 votes in Moor, beating Bob Roy' is one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from hustings.claims.values import Named, Quantity

Made = tuple[Mapping[str, Any], dict[str, Any]]

_SIDES = ("winner", "winner_party", "loser", "loser_party")


def combined(made: Sequence[Made], sentence: Callable[[int], int]) -> list[Made]:
    """Put the parts of a defeat together where one sentence holds them.

    Args:
        made: Frames with their slots.
        sentence: From a token to the number of its sentence.

    Returns:
        The frames with their slots, the parts of one defeat as one, in the order given.
    """
    out: list[Made] = []
    told: dict[tuple[int, str], list[int]] = defaultdict(list)
    for frame, draft in made:
        first = min((f["start"] for v in frame["slots"].values() if _fillers(v) for f in v), default=None)
        if frame["type"] != "defeat" or first is None:
            out.append((frame, draft))
            continue
        before = told[sentence(first), frame["modality"]]
        fitting = [n for n in before if _of_one(out[n][1], draft)]
        if len(fitting) == 1:
            (n,) = fitting
            parts = sorted((out[n], (frame, draft)), key=lambda part: -len(part[1]))
            out[n] = (resting_on_both(parts[0][0], parts[1][0]), draft | out[n][1])
        else:
            before.append(len(out))
            out.append((frame, draft))
    return out


def _fillers(value: object) -> bool:
    return isinstance(value, list | tuple)


def _of_one(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    """Whether two parts contradict each other nowhere and share a side, or one names none."""
    if any(_value(a[slot]) != _value(b[slot]) for slot in a.keys() & b.keys()):
        return False
    shared = any(slot in a and slot in b for slot in _SIDES)
    return shared or not all(any(slot in part for slot in _SIDES) for part in (a, b))


def _value(value: object) -> object:
    if isinstance(value, Named):
        return value.name
    return value.value if isinstance(value, Quantity) else value


def resting_on_both(lead: Mapping[str, Any], other: Mapping[str, Any]) -> Mapping[str, Any]:
    """A frame with the evidence and cues of another, too: pieces in text order, those that meet as one."""
    evidence: list[tuple[int, int]] = []
    for start, end in sorted((*lead["evidence"], *other["evidence"])):
        if evidence and start <= evidence[-1][1]:
            evidence[-1] = (evidence[-1][0], max(end, evidence[-1][1]))
        else:
            evidence.append((start, end))
    cues = sorted({*map(tuple, lead["cues"]), *map(tuple, other["cues"])})
    return {**lead, "evidence": evidence, "cues": cues}
