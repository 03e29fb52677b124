"""Whether a number written like a year is one, or a count: 'in 2019' against 'by 2019 votes'."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from hustings.pipeline.quantities.hedges import last_words, suffix
from hustings.pipeline.quantities.numerals import any_of
from hustings.rules import data

Reading = Literal["year", "count", "neither"]

_NOUN = re.compile(r"(?:\s|-)(?P<word>[^\W\d_]+)")
_OWNER = re.compile(r"(?:['’]s|s['’])\s$")
_OPEN = frozenset("([|/")
_UNLIKE = frozenset("+#@£$€₹=&_~")


class Years:
    """Tells years from counts by the words around them."""

    def __init__(self, quantities: Mapping[str, Any], moments: Mapping[str, Any]) -> None:
        """Index the words.

        Args:
            quantities: `quantities.yaml`.
            moments: `moments.yaml`.
        """
        traps, years = quantities["traps"], moments["years"]
        self._count_before = frozenset(traps["counting_before"])
        self._count_after = re.compile(
            rf"(?:\s|-)(?:{any_of(quantities['modifiers'])}\s)?({any_of(traps['counting_after'])})\b"
        )
        self._before = frozenset(traps["year_before"])
        self._labels = frozenset(traps["labels"])
        self._certain = frozenset(years["certain"])
        self._pointing = frozenset(years["pointing"])
        self._after = frozenset(years["after"])
        self._never_after = frozenset(years["not_after"])
        self._stops = frozenset(traps["stops"])

    def read(self, lower: str, start: int, end: int) -> Reading:
        """What four figures from 1800 to 2100 are here.

        Args:
            lower: Plain text in lower case.
            start: Offset of the first figure.
            end: Offset after the last.

        Returns:
            `year`, `count`, or `neither` ('the 1922 Committee').
        """
        before = lower[start - 1] if start else " "
        if before in _UNLIKE or (before == "-" and not lower[max(0, start - 2)].isalnum()):
            return "neither"
        words = last_words(lower, start, 24)
        previous = words[-1][1] if words and before.isspace() else ""
        if previous in self._certain:
            return "year"
        noun = _NOUN.match(lower, end)
        following = noun["word"] if noun else ""
        if following in self._never_after:
            return "neither"
        if self._count_after.match(lower, end):
            owned = _OWNER.search(lower, max(0, start - 4), start) is not None
            return "year" if previous in self._pointing or owned else "count"
        if before.isspace() and suffix(words, self._count_before, 2):
            return "year" if lower.startswith(":", end) else "count"  # 'Majority 2019: 512' names a year
        if previous in self._before or following in self._after or before in _OPEN:
            return "year"
        if lower.startswith((" (", " -", " –"), end) and previous.endswith((")", ":")):
            return "count"
        if previous in self._labels:
            return "neither"
        return "neither" if _things(following) and following not in self._stops else "year"


def _things(word: str) -> bool:
    return len(word) > 3 and word[-1] == "s" and word[-2] not in "su"


@cache
def years(language: str = "en") -> Years:
    """The year rules of a language, indexed once."""
    return Years(data("quantities", language), data("moments", language))
