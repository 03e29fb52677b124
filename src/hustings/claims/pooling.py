"""Claims of one sentence that tell of the same count are one: 'Turnout was 61%, from a roll of 76,249'."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from hustings.claims.base import registry

Made = tuple[Mapping[str, Any], dict[str, Any]]


def pooled(made: Sequence[Made], same_sentence: Callable[[int, int], bool]) -> list[Made]:
    """Put claims together that fill different slots of the same thing in one sentence.

    Args:
        made: Frames with their slots.
        same_sentence: Whether two tokens are in one sentence.

    Returns:
        The claims in the order given, those put together in the place of the first.
    """
    out: list[Made] = []
    last: dict[str, int] = {}
    for frame, draft in made:
        at = last.get(frame["type"])
        if at is not None and _belong(out[at], (frame, draft), same_sentence):
            out[at] = _together(out[at], (frame, draft))
            continue
        if registry[frame["type"]].pools:
            last[frame["type"]] = len(out)
        out.append((frame, draft))
    return out


def _belong(one: Made, other: Made, same_sentence: Callable[[int, int], bool]) -> bool:
    """Whether two claims of a type tell of the same thing without telling the same."""
    (frame, draft), (second, more) = one, other
    pools = registry[frame["type"]].pools
    return (
        frame["modality"] == second["modality"]
        and frame["post"] == second["post"]
        and not (pools & draft.keys() & more.keys())
        and all(_name(draft.get(k)) == _name(more.get(k)) for k in (draft.keys() | more.keys()) - pools)
        and same_sentence(_first(frame), _first(second))
    )


def _name(value: Any) -> Any:
    return getattr(value, "name", value)


def _first(frame: Mapping[str, Any]) -> int:
    """The first token of what fills a frame's slots."""
    fillers = (
        filler for value in frame["slots"].values() if isinstance(value, list | tuple) for filler in value
    )
    return min((int(filler["start"]) for filler in fillers), default=0)


def _together(one: Made, other: Made) -> Made:
    """One claim of two: their slots, their evidence and the rule of the one that says more."""
    (frame, draft), (second, more) = one, other
    lead = frame if len(draft) >= len(more) else second
    spans = {key: sorted({*map(tuple, frame[key]), *map(tuple, second[key])}) for key in ("evidence", "cues")}
    return {**lead, **spans}, draft | more
