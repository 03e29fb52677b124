"""What a number counts: the unit written at it, or the noun it stands before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from hustings.pipeline.layers import Unit
from hustings.pipeline.quantities.numerals import any_of
from hustings.rules import data

_WORDS = 6  # words after a number that may be what it counts
_NEXT = re.compile(r"(?P<gap>[ \t]+|-)(?P<word>[^\W\d_]+(?:'[^\W\d_]+)?'?)")
_PART = re.compile(r"\s(?:out )?of\s")
_PART_REACH = 48  # characters between a part and its whole
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_DETERMINERS = frozenset(("the", "its", "their", "his", "her", "our", "those", "these", "all"))
_DIRECT = frozenset(("percent", "points", "pounds"))  # stand at the number itself
_COUNTED = frozenset(("seats", "candidates", "people", "votes"))


@dataclass(frozen=True, slots=True)
class Counted:
    """What follows a number.

    Attributes:
        unit: The unit it is counted in, or None.
        end: Offset after the unit's last character; the number's own end where there is none, or where names
            stand between that others must see: 'six Tory seats'.
        other: Whether it counts something that is no unit of ours ('five rivals').
        far: Whether words stand between the number and that other thing.
    """

    unit: Unit | None
    end: int
    other: bool = False
    far: bool = False


class Units:
    """Finds what numbers count."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        """Compile the units.

        Args:
            words: `quantities.yaml`.
        """
        units, traps = words["units"], words["traps"]
        self._currencies: dict[str, Unit | None] = words["currencies"]
        self._unit_of_mark: dict[str, Unit] = {mark: u for u, spec in units.items() for mark in spec["tight"]}
        self._tight = re.compile(rf"\s?({any_of(self._unit_of_mark)})(?![^\W\d_])")
        self._unit_of_noun: dict[str, Unit] = {n: u for u, spec in units.items() for n in spec["noun"]}
        hyphened: dict[str, Unit] = {n: u for u, spec in units.items() for n in spec.get("hyphen", ())}
        self._hyphened = hyphened
        self._noun = re.compile(rf"({any_of([*self._unit_of_noun, *hyphened])})\b(?!')")
        self._firsts = _initials([*self._unit_of_noun, *hyphened])
        self._other = re.compile(rf"{any_of(traps['nouns'])}\b")
        self._other_firsts = _initials(traps["nouns"])
        self._spans = frozenset(traps["spans"]) | frozenset(traps["times"])
        self._endings = frozenset(traps["endings"])
        self._stops = frozenset(traps["stops"])
        self._people = re.compile(rf"\s(?:of|out of)\s(?:all\s)?{any_of(words['unit_of'])}\b")

    def currency(self, mark: str) -> Unit | None:
        """The unit of a currency mark, None for money the contract does not count."""
        return self._currencies.get(mark)

    def after(self, text: str, lower: str, at: int) -> Counted:
        """What the words after a number say it counts.

        Args:
            text: Plain text.
            lower: The same in lower case.
            at: Offset after the number.
        """
        tight = self._tight.match(lower, at)
        if tight:
            return Counted(self._unit_of_mark[" ".join(tight[1].split())], tight.end())
        if self._people.match(lower, at):
            return Counted("people", at)
        return self._scan(text, lower, at, at)

    def of(self, text: str, lower: str, at: int) -> Counted:
        """What a number counts by way of 'of': 'two of the seats', 'eight of Labour's MPs'."""
        part = _PART.match(lower, at)
        first = _NEXT.match(lower, part.end() - 1) if part else None
        if part is None or first is None:
            return Counted(None, at)
        if first["word"] in _DETERMINERS:
            return self._scan(text, lower, first.end(), at)
        return self._scan(text, lower, part.end() - 1, at) if "'" in first["word"] else Counted(None, at)

    def part_of(self, lower: str, at: int, following: int) -> bool:
        """Whether the next number is the whole that this one is a part of: 'two of the six', '23 out of 32'.

        Args:
            lower: Plain text in lower case.
            at: Offset after this number.
            following: Offset of the next one.
        """
        part = _PART.match(lower, at)
        if part is None or not part.end() <= following <= part.end() + _PART_REACH:
            return False
        words = lower[part.end() : following].split()
        return len(words) <= 4 and all(
            w in _DETERMINERS or (_WORD.fullmatch(w) and w not in self._stops) for w in words
        )

    def _scan(self, text: str, lower: str, at: int, fallback: int) -> Counted:
        position, named = at, False
        for place in range(_WORDS):
            step = _NEXT.match(lower, position)
            if step is None:
                break
            word, start = step["word"], step.start("word")
            if word in self._other_firsts and self._other.match(lower, start):
                return Counted(None, fallback, other=True, far=place > 0)
            if word in self._firsts and (noun := self._noun.match(lower, start)):
                unit = self._unit(noun[1], place, step["gap"])
                if unit and not lower.startswith(" share", noun.end()):
                    return Counted(unit, fallback if named else noun.end())
                return Counted(None, fallback)
            if word in self._spans:
                return Counted(None, fallback, other=True, far=place > 0)
            if place == 0 and step["gap"] == "-" and at == fallback:
                return Counted(None, fallback, other=text[start].islower())  # 'three-way', 'two-horse'
            if word in self._stops:
                break
            if _plural(word) and text[start].islower() and word not in self._endings:
                return Counted(None, fallback, other=True, far=place > 0)
            position, named = step.end(), named or text[start].isupper()
        return Counted(None, fallback)

    def _unit(self, noun: str, place: int, gap: str) -> Unit | None:
        name = " ".join(noun.split())
        if name in self._hyphened:
            return self._hyphened[name] if gap == "-" and place == 0 else None
        unit = self._unit_of_noun[name]
        if unit in _DIRECT and place > (1 if name.startswith("percentage") else 0):
            return None
        return unit


def countable(unit: Unit | None) -> bool:
    """Whether a unit counts whole things."""
    return unit in _COUNTED


def _plural(word: str) -> bool:
    return len(word) > 3 and word[-1] == "s" and word[-2] not in "sui'"


def _initials(phrases: Iterable[str]) -> frozenset[str]:
    """First words of phrases, up to a hyphen."""
    return frozenset(re.split(r"[\s-]", phrase, maxsplit=1)[0] for phrase in phrases)


@cache
def units(language: str = "en") -> Units:
    """The units of a language, compiled once."""
    return Units(data("quantities", language))
