r"""How the markup writes the values of slots: `margin=over 1200`, `outcome=gain/elected`, `duration=P22Y`.

A quantity is `[hedge ]number[ unit]`, its unit left out where it is the slot's usual one. `/` stands between
values any of which is right, and `-` among them says that the slot may be empty. `\` takes the next character
for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from types import NoneType
from typing import get_args

from hustings.claims import Claim, Duration, Quantity, registry
from hustings.corpus.page import Scalar, Value
from hustings.pipeline.layers import Hedge, Unit

USUAL_UNIT: dict[str, Unit] = {
    "margin": "votes",
    "votes": "votes",
    "share": "percent",
    "size": "percent",
    "share_change": "points",
    "change": "points",
    "people": "people",
    "electorate": "people",
    "seats": "seats",
    "gained": "seats",
    "lost": "seats",
    "net": "seats",
    "amount": "pounds",
    "count": "candidates",
}
_HEDGES = frozenset(get_args(Hedge))
_UNITS = frozenset(get_args(Unit))
_NULL = "-"
_QUANTITY = re.compile(r"(?:(about|over|under) )?([+-]?\d[\d,]*(?:\.\d+)?)(?: ([a-z]+))?")
_DURATION = re.compile(r"(?:(about|over|under) )?(P\d\w*)")


def slots_of(type: str) -> tuple[str, ...]:
    """The slots that a claim of a type may have in the markup: its own, and those all claims share."""
    return (*registry[type].slots(), "election", "modality")


def read_value(type: str, slot: str, written: str) -> Value:
    """Read a slot's value.

    Args:
        type: The claim's type.
        slot: The slot's name.
        written: What stands after `=`.

    Raises:
        ValueError: It cannot be a value of that slot; the message says why.
    """
    values = [_read(type, slot, part.strip()) for part in split(written, "/")]
    return values[0] if len(values) == 1 else values


def write_value(slot: str, value: Value) -> str:
    """Write a slot's value as `read_value` reads it."""
    return "/".join(_write(slot, each) for each in (value if isinstance(value, list) else [value]))


def split(text: str, mark: str) -> Iterator[str]:
    r"""Split at every `mark` that no backslash stands before, the backslashes left in."""
    at = 0
    for found in re.finditer(rf"\\.|{re.escape(mark)}", text):
        if found[0] == mark:
            yield text[at : found.start()]
            at = found.end()
    yield text[at:]


def unescape(text: str) -> str:
    r"""Take the backslashes out: `\n` is a line's end, any other character is itself."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], text)


def escape(text: str, *marks: str) -> str:
    r"""Put a backslash before each of `marks`, and before backslashes; a line's end becomes `\n`."""
    text = text.replace("\\", "\\\\").replace("\n", "\\n")
    for mark in marks:
        text = text.replace(mark, "\\" + mark)
    return text


def _read(type: str, slot: str, written: str) -> Scalar:
    if written == _NULL:
        return None
    kind = _kind(type, slot)
    if kind is Quantity:
        return _quantity(slot, written)
    if kind is int:
        if not written.isdecimal():
            raise ValueError(f"{slot} is a whole number, not {written!r}")
        return int(written)
    if kind is bool:
        if written not in ("true", "false"):
            raise ValueError(f"{slot} is true or false, not {written!r}")
        return written == "true"
    if kind is Duration:
        found = _DURATION.fullmatch(written)
        if not found:
            raise ValueError(f"{slot} is a duration as P22Y, not {written!r}")
        return {"iso": found[2], "hedge": found[1]} if found[1] else found[2]
    text = unescape(written)
    if not text:
        raise ValueError(f"{slot} is empty")
    if isinstance(kind, frozenset) and text not in kind:
        raise ValueError(f"{slot} is one of {', '.join(sorted(kind))}, not {text!r}")
    return text


def _quantity(slot: str, written: str) -> Scalar:
    found = _QUANTITY.fullmatch(written)
    if not found:
        raise ValueError(f"{slot} is a quantity as 'over 1200' or '4.2 points', not {written!r}")
    unit = found[3] or USUAL_UNIT[slot]
    if unit not in _UNITS:
        raise ValueError(f"{slot}: {unit!r} is no unit; units are {', '.join(sorted(_UNITS))}")
    number = float(found[2].replace(",", ""))
    return {
        "value": int(number) if number.is_integer() else number,
        "unit": unit,
        "hedge": found[1] or "exact",
    }


def _write(slot: str, value: Scalar) -> str:
    if value is None:
        return _NULL
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        hedge = "" if value.get("hedge", "exact") == "exact" else f"{value['hedge']} "
        if "iso" in value:
            return f"{hedge}{value['iso']}"
        unit = value.get("unit", USUAL_UNIT[slot])
        return f"{hedge}{value['value']}" + ("" if unit == USUAL_UNIT[slot] else f" {unit}")
    if isinstance(value, str):
        return "\\-" if value == _NULL else escape(value, ";", "/", "::")
    return str(value)


@cache
def _kind(type: str, slot: str) -> object:
    """What fills a slot: a class of the contract, `int`, `bool`, `str`, or the words it may be one of."""
    claim = registry[type]
    annotation = (claim if slot in claim.model_fields else Claim).model_fields[slot].annotation
    options = [each for each in get_args(annotation) if each is not NoneType] or [annotation]
    for option in options:
        if words := frozenset(get_args(option)):
            return words
    if all(isinstance(option, str) for option in options):
        return frozenset(options)
    return next((kind for kind in (Quantity, Duration, bool, int) if kind in options), str)
