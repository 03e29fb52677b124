"""Tells a page's furniture from its news: embeds, notices, links, share and newsletter lines, credits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from hustings.read.words import data

Section = Literal["summary", "updates"]

_FAMILY = re.compile(r"\{([a-z]+)\}")
_LONGEST = 700  # characters: notices are short
_WORDS = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Furniture:
    """The compiled families."""

    _whole: re.Pattern[str]
    _anywhere: re.Pattern[str]
    _sections: dict[Section, re.Pattern[str]]
    _credit: re.Pattern[str]
    _label: re.Pattern[str]

    def is_boilerplate(self, line: str) -> bool:
        """Whether a line, in plain form, is nothing but furniture."""
        if len(line) > _LONGEST:
            return False
        lower = line.lower()
        return bool(self._whole.fullmatch(lower) or self._anywhere.search(lower)) or not _WORDS.search(line)

    def section(self, line: str) -> Section | None:
        """Which part of the page a line announces, or None."""
        lower = line.lower()
        return next((name for name, pattern in self._sections.items() if pattern.fullmatch(lower)), None)

    def credit(self, line: str) -> int | None:
        """Offset at which a picture's credit begins in a line that may begin with its caption, or None."""
        found = self._credit.search(line)
        return found.start() if found else None

    def label(self, line: str) -> int:
        """Offset after a label glued to a heading's front ('BreakingTory candidate …'), 0 without one."""
        found = self._label.match(line)
        return found.end() if found else 0


@cache
def furniture(language: str = "en") -> Furniture:
    """The families of a language, compiled once for each process.

    Args:
        language: The language folder.
    """
    raw = data("furniture", language)
    words: dict[str, str] = raw["words"]

    def pattern(alternatives: list[str]) -> re.Pattern[str]:
        return re.compile(
            "|".join(f"(?:{_FAMILY.sub(lambda m: words[m[1]], a)})" for a in alternatives), re.DOTALL
        )

    labels = "|".join(re.escape(label) for label in sorted(raw["glued_labels"], key=len, reverse=True))
    return Furniture(
        pattern([a for family in raw["boilerplate"].values() for a in family]),
        pattern(raw["contains"]),
        {"summary": pattern([raw["sections"]["summary"]]), "updates": pattern([raw["sections"]["updates"]])},
        re.compile(raw["glued_credit"], re.IGNORECASE),
        # Glued, or set off by a mark: a heading may well begin with the word itself ('Live results are in').
        re.compile(
            rf"(?:{labels})(?=[A-Z'\"£0-9])(?<=[a-z])|(?:{labels})(?=[A-Z][a-z])|(?:{labels})\s?[:|–-]\s+(?=\S)"
        ),
    )
