"""Claims that tell of the same count are one: 'Turnout was 61%, from a roll of 76,249. That is down two points'."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from hustings.claims.base import registry

Made = tuple[Mapping[str, Any], dict[str, Any]]


def pooled(made: Sequence[Made], same_sentence: Callable[[int, int], bool]) -> list[Made]:
    """Put claims together that fill different slots of the same thing, in one sentence or around one figure.

    Args:
        made: Frames with their slots.
        same_sentence: Whether two tokens are in one sentence.

    Returns:
        The claims in the order given, those put together in the place of the first.
    """
    out: list[Made] = []
    last: dict[str, int] = {}
    by_figure: dict[tuple[str, Any], int] = {}
    for one in made:
        kind = one[0]["type"]
        if not registry[kind].pools:
            out.append(one)
            continue
        at = next((by_figure[f] for f in _figures(one) if f in by_figure), None)
        if at is None and kind in last and _apart(out[last[kind]], one):
            at = last[kind] if same_sentence(_first(out[last[kind]][0]), _first(one[0])) else None
        if at is not None and _agree(out[at], one):
            out[at] = _together(out[at], one)
        else:
            at = last[kind] = len(out)
            out.append(one)
        by_figure |= dict.fromkeys(_figures(out[at]), at)
    return out


def _figures(one: Made) -> Iterator[tuple[str, Any]]:
    """A claim's type with where each of its figures stands."""
    frame, draft = one
    yield from ((frame["type"], draft[slot].spans) for slot in registry[frame["type"]].pools & draft.keys())


def _apart(one: Made, other: Made) -> bool:
    """Whether two claims fill different slots."""
    return not registry[one[0]["type"]].pools & one[1].keys() & other[1].keys()


def _agree(one: Made, other: Made) -> bool:
    """Whether two claims tell of the same thing and nothing two ways."""
    (frame, draft), (second, more) = one, other
    pools = registry[frame["type"]].pools
    return (
        frame["modality"] == second["modality"]
        and frame["post"] == second["post"]
        and all(_name(draft.get(k)) == _name(more.get(k)) for k in (draft.keys() | more.keys()) - pools)
        and all(draft[k] == more[k] for k in draft.keys() & more.keys() & pools)
    )


def _name(value: Any) -> Any:
    return getattr(value, "name", value)


def _first(frame: Mapping[str, Any]) -> int:
    """The first token of what fills a frame's slots."""
    fillers = (f for value in frame["slots"].values() if isinstance(value, list | tuple) for f in value)
    return min((int(filler["start"]) for filler in fillers), default=0)


def _together(one: Made, other: Made) -> Made:
    """One claim of two: their slots, their evidence and the rule of the one that says more."""
    (frame, draft), (second, more) = one, other
    lead = frame if len(draft) >= len(more) else second
    spans = {key: sorted({*map(tuple, frame[key]), *map(tuple, second[key])}) for key in ("evidence", "cues")}
    return {**lead, **spans}, draft | more
