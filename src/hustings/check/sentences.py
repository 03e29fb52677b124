"""Verdicts in words, from the templates of `sentences.yaml`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from hustings.check.verdicts import Type
from hustings.claims import Duration, Quantity

_UNITS = {"percent": "%", "points": " points", "pounds": ""}
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh"}
_PERIODS = {"Y": "year", "M": "month", "W": "week", "D": "day"}


@cache
def templates() -> dict[str, Any]:
    """What `sentences.yaml` says."""
    read: dict[str, Any] = yaml.safe_load((files(__package__) / "sentences.yaml").read_text(encoding="utf-8"))
    return read


def sentence(rule: str, type: Type, words: dict[str, str], *, reason: str = "", inside: bool = False) -> str:
    """A verdict as a sentence.

    Args:
        rule: The check that was made.
        type: What it came to.
        words: What fills the rule's templates.
        reason: Why it is open, of verdicts that are.
        inside: Whether the copy was compared with itself.

    Raises:
        KeyError: There is no such rule, or a word is missing.
    """
    written = templates()
    form = written["copy"].get(type) if inside else None
    form = form or written["verdicts"][type]
    if type == "unsupported":
        return str(form.format(reason=reason))
    of_rule = written["rules"][rule]
    form = of_rule.get(type, form)
    says, fact = of_rule["says"].format_map(words), of_rule["fact"].format_map(words)
    return str(form.format(**(words | {"says": says, "fact": fact, "reason": reason})))


def reason(name: str, **words: str) -> str:
    """Why a verdict is open, by the name of the reason."""
    return str(templates()["reasons"][name].format_map(words))


def figure(value: float, unit: str, places: int = 1) -> str:
    """An official figure in words: `1,024 votes`, `62.6%`, `+2.4 points`.

    Args:
        value: The figure.
        unit: Its unit.
        places: Decimal places of percent and points.
    """
    if unit == "percent":
        return f"{value:,.{places}f}%"
    if unit == "points":
        return f"{value:+.{places}f} points"
    if unit == "pounds":
        return f"£{value:,.0f}"
    number = f"{value:,.10g}"
    return f"{number} {unit.removesuffix('s') if value == 1 and unit != 'people' else unit}"


def quantity(said: Quantity) -> str:
    """A figure of the copy, in its own words where they say what is counted, a minus sign before a fall."""
    text = " ".join(said.text.split())
    tells = any(c.isalpha() for c in text) or "%" in text or "£" in text
    if tells and said.value >= 0:
        return text[0].lower() + text[1:]
    hedge = "" if said.hedge == "exact" else f"{said.hedge} "
    if said.unit in ("percent", "points"):
        sign = "+" if said.unit == "points" else ""
        return f"{hedge}{said.value:{sign},.10g}{_UNITS[said.unit]}"
    return hedge + figure(said.value, said.unit)


def ordinal(rank: int) -> str:
    """A place in words: `third`, `11th`."""
    if rank in _ORDINALS:
        return _ORDINALS[rank]
    ending = "th" if rank % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{ending}"


def duration(said: Duration) -> str:
    """A length of time in words: `49 years`, `over 18 months`."""
    number, unit = said.iso[1:-1], _PERIODS.get(said.iso[-1])
    words = said.iso if unit is None else f"{number} {unit}{'' if number == '1' else 's'}"
    return words if said.hedge == "exact" else f"{said.hedge} {words}"
