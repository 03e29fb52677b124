"""Claims that tell of the same count are one: 'Turnout was 61%, from a roll of 76,249. That is down two points'."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from hustings.claims.base import registry
from hustings.claims.combining import resting_on_both
from hustings.claims.values import Quantity
from hustings.rules import PARTY_OF

_NEAR = 6  # claims of a type before one that it may belong to
_CONTENDERS = frozenset({*PARTY_OF, *PARTY_OF.values()})

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
    near: dict[str, list[int]] = {}
    by_figure: dict[tuple[str, Any], int] = {}
    for one in made:
        kind = one[0]["type"]
        if not registry[kind].pools:
            out.append(one)
            continue
        told = [by_figure[f] for f in _figures(one) if f in by_figure][:1]
        beside = (
            n
            for n in near.get(kind, ())
            if _apart(out[n], one) and same_sentence(_first(out[n][0]), _first(one[0]))
        )
        at = next((n for n in told or beside if _agree(out[n], one)), None)
        if at is None:
            at = len(out)
            near[kind] = [at, *near.get(kind, [])[: _NEAR - 1]]
            out.append(one)
        else:
            out[at] = _together(out[at], one)
        by_figure |= dict.fromkeys(_figures(out[at]), at)
    return out


def _figures(one: Made) -> Iterator[tuple[str, Any]]:
    """A claim's type with where each of its figures stands."""
    frame, draft = one
    for value in (draft[slot] for slot in registry[frame["type"]].pools & draft.keys()):
        if isinstance(value, Quantity):
            yield frame["type"], value.spans


def _apart(one: Made, other: Made) -> bool:
    """Whether two claims fill different slots."""
    return not registry[one[0]["type"]].pools & one[1].keys() & other[1].keys()


def _agree(one: Made, other: Made) -> bool:
    """Whether two claims tell of the same thing and nothing two ways."""
    (frame, draft), (second, more) = one, other
    kind = registry[frame["type"]]
    named = [k for k in kind.slots() if k not in kind.pools and (draft.get(k) or more.get(k))]
    shared = [k for k in named if draft.get(k) and more.get(k)]
    return (
        frame["modality"] == second["modality"]
        and frame["post"] == second["post"]
        and draft.get("election") == more.get("election")
        and all(_name(draft[k]) == _name(more[k]) for k in shared)
        and (shared == named or not _CONTENDERS.isdisjoint(shared))
        and all(draft[k] == more[k] for k in draft.keys() & more.keys() & kind.pools)
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
    lead, rest = (frame, second) if len(draft) >= len(more) else (second, frame)
    return resting_on_both(lead, rest), draft | more
