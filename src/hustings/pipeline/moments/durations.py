"""Lengths of time in prose: '37 years', 'nearly half a century', 'a year and a half', 'three years ago'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from hustings.pipeline.layers import Hedge
from hustings.pipeline.quantities.hedges import hedges, last_words
from hustings.pipeline.quantities.numbers import grammar
from hustings.pipeline.quantities.numerals import any_of
from hustings.rules import data

_REACH = 56  # characters before a unit of time that may say how many
_MOST = {
    "Y": 1000,
    "M": 2000,
    "W": 3000,
    "D": 20000,
}  # of a unit in one length; beyond, the number counts something else
_ORDER = "YMWD"
_FULL = {"Y": 1000, "M": 12, "W": 5, "D": 31}  # of a unit that make the next: '23 years, 2 months'
_JOINING = ("a", "an", "half", "quarter", "quarters", "of", "and", "couple", "dozen")
_LOOSE: Mapping[str, Hedge] = {
    "+": "over",
    "plus": "over",
    "or more": "over",
    "odd": "about",
    "or so": "about",
}
_HALVES = {"half": 2, "quarter": 4}
_GAP = re.compile(r"[\s-]+")
_BETWEEN = re.compile(r",? and | ")


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time at its place in a text.

    Attributes:
        start: Offset of its first character, hedge included.
        end: Offset after its last.
        amounts: How many of each ISO 8601 unit (`Y`, `M`, `W`, `D`).
        hedge: How sure the text is of it.
        ago: Whether it is counted back from now ('three years ago'); `end` covers that word.
    """

    start: int
    end: int
    amounts: tuple[tuple[str, int], ...]
    hedge: Hedge
    ago: bool = False

    @property
    def iso(self) -> str:
        """The length in ISO 8601."""
        return "P" + "".join(f"{count}{unit}" for unit, count in self.amounts)


class Durations:
    """Finds lengths of time in lower-case plain text."""

    def __init__(self, language: str) -> None:
        """Compile the grammar.

        Args:
            language: The folder under `rules/`.
        """
        words, numbers = data("moments", language)["durations"], data("quantities", language)["numbers"]
        self._grammar, self._hedges = grammar(language), hedges(language)
        self._units: dict[str, tuple[str, int]] = {
            name: (unit, times) for name, (unit, times) in words["units"].items()
        }
        self._quarters_of: dict[str, int] = words["quarters"]
        self._vague: dict[str, int] = words["vague"]
        self._seed = re.compile(any_of(self._units) + r"(?![^\W_])")
        counted = [*numbers["small"], *numbers["tens"], *numbers["scales"], *_JOINING]
        word = rf"(?:{any_of(counted)}|\d+(?:,\d{{3}})*(?:\.\d+)?)"
        self._many = re.compile(
            rf"(?<![^\W_])(?<![.,/:£$€#'+-])(?P<many>{word}(?:[\s-]+{word})*)(?P<loose>\+|[\s-]plus|[\s-]odd|\sor\sso|\sor\smore)?"
            rf"[\s-]+(?:{any_of(words['fillers'])}\s+)?$"
        )
        self._half = re.compile(r"[\s-]and[\s-]a[\s-](half|quarter)\b")
        self._not = re.compile(rf"(?:-|'?\s){any_of(words['not_after'])}\b")
        self._ago = re.compile(rf"'?\s{any_of(words['ago'])}\b")
        self._always, self._one_before = frozenset(words["always"]), frozenset(words["before_one"])
        self._ages = frozenset(words["ages"])

    def find(self, lower: str) -> Iterator[Length]:
        """Every length of time, in order, not overlapping.

        Args:
            lower: Plain text in lower case.
        """
        held: Length | None = None
        for seed in self._seed.finditer(lower):
            if seed.start() == 0 or not (lower[seed.start() - 1].isspace() or lower[seed.start() - 1] == "-"):
                continue
            length = self._length(lower, seed)
            if length is None or (held and length.start < held.end):
                continue
            if held and _follows(lower, held, length):
                held = Length(held.start, length.end, held.amounts + length.amounts, held.hedge, length.ago)
                continue
            if held:
                yield held
            held = length
        if held:
            yield held

    def _length(self, lower: str, seed: re.Match[str]) -> Length | None:
        floor = max(0, seed.start() - _REACH)
        many = self._many.search(lower, floor, seed.start())
        if many is None or self._not.match(lower, seed.end()):
            return None
        name = seed[0]
        start, parsed = self._count(lower, many.start("many"), many.end("many"))
        if parsed is None:
            return None
        quarters, hedge = parsed
        end = seed.end()
        half = self._half.match(lower, end)
        if half:
            quarters += 4 // _HALVES[half[1]]
            end = half.end()
        amounts = self._amounts(name, quarters)
        words = last_words(lower, start, 24)
        last = words[-1][1] if words else ""
        if amounts is None or last in self._ages or self._not.match(lower, end):
            return None
        ago = self._ago.match(lower, end)
        if not ago and not half and not self._stands(lower, name, start, many, last):
            return None
        before, after = self._hedges.before(lower, start), self._hedges.after(lower, end)
        if many["loose"]:
            hedge = _LOOSE[" ".join(many["loose"].strip("-").split())]
        elif after:
            hedge, end = after[1], after[0]
        if before:
            start, hedge = before
        return Length(start, ago.end() if ago else end, amounts, hedge, ago is not None)

    def _stands(self, lower: str, name: str, start: int, many: re.Match[str], last: str) -> bool:
        """Whether 'a year' is a length here, not a rate ('£500 a year') or a mere day."""
        words = lower[start : many.end("many")]
        if words not in ("a", "an") and (words, name) != ("one", "day"):
            return True
        return name in self._always or last in self._one_before

    def _count(self, lower: str, start: int, end: int) -> tuple[int, tuple[int, Hedge] | None]:
        """The number that ends at an offset: where it starts, its value in quarters, and its own hedge."""
        while True:
            parsed = self._quarters(" ".join(lower[start:end].split()))
            if parsed is not None:
                return start, parsed
            gap = _GAP.search(lower, start, end)
            if gap is None:
                return start, None
            start = gap.end()

    def _quarters(self, words: str) -> tuple[int, Hedge] | None:
        """A number of units in quarters: 'two and a half' is ten."""
        spaced = words.replace("-", " ")
        if spaced in self._quarters_of:
            return self._quarters_of[spaced], "exact"
        if spaced in self._vague:
            return self._vague[spaced], "about"
        match = re.fullmatch(r"(.+) and a (half|quarter)", spaced)
        whole = self._value(match[1] if match else words)
        if whole is None or (whole * 4) % 1:
            return None
        return int(whole * 4) + (4 // _HALVES[match[2]] if match else 0), "exact"

    def _value(self, words: str) -> float | None:
        if words in ("a", "an"):
            return 1.0
        found = list(self._grammar.find(words))
        if (
            len(found) != 1
            or (found[0].start, found[0].end) != (0, len(words))
            or found[0].form in ("fraction", "ordinal")
        ):
            return None
        return found[0].value

    def _amounts(self, name: str, quarters: int) -> tuple[tuple[str, int], ...] | None:
        """Whole ISO units, or None where there are no whole ones ('a week and a half') or too many."""
        unit, times = self._units[name]
        whole, rest = divmod(quarters * times, 4)
        if rest and unit != "Y":
            return None
        amounts = tuple((u, n) for u, n in ((unit, whole), ("M", rest * 3)) if n)
        return amounts if amounts and whole <= _MOST[unit] else None


def _follows(lower: str, first: Length, second: Length) -> bool:
    """Whether a smaller length continues one: 'one year and six months'."""
    smaller = _ORDER.index(second.amounts[0][0]) > _ORDER.index(first.amounts[-1][0])
    if not smaller or first.ago:
        return False
    unit, count = second.amounts[0]
    listed = lower[first.end : second.start] == ", " and count < _FULL[unit]
    return listed or _BETWEEN.fullmatch(lower, first.end, second.start) is not None


@cache
def durations(language: str = "en") -> Durations:
    """The durations of a language, compiled once."""
    return Durations(language)
