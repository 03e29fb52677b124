"""What the words of a document say of the elections that it speaks of."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from hustings.text import plain

_ENDS = re.compile(r"[.!?]['\")\]]*\s+(?=[\"'(\[A-Z0-9])|\n")
_FAR = 400  # characters: no sentence is looked through further
_REACH = 30  # characters from a claim's words to those that say when
_FRONTED = 12  # characters before them at the head of a sentence: 'But at the last election …'
_ASIDE = 30  # characters back to the comma that opens an aside


@dataclass(frozen=True)
class Back:
    """Words that look back from one election to an earlier one.

    Attributes:
        start: Offset of their first character.
        end: Offset after their last.
        years: How many years, or None for the election before.
    """

    start: int
    end: int
    years: int | None


class Words:
    """The words of a language."""

    def __init__(self, raw: dict[str, Any]) -> None:
        """Compile them.

        Args:
            raw: The mapping of the language's file.
        """
        self._numbers: dict[str, int] = raw["numbers"]
        number = rf"{_any(raw['numbers'])}|\d{{1,2}}"
        self._back = re.compile(
            rf"\b(?:(?:{_any(raw['before'])})|(?P<number>{number}) (?:{_any(raw['ago'])}))\b", re.IGNORECASE
        )
        self._from = re.compile(rf"\b(?:{_any(raw['from'])}) $", re.IGNORECASE)
        self._by_election = re.compile(_any(raw["by_election"]), re.IGNORECASE)
        named = _any(raw["election"])
        year = r"(?:19|20)\d\d"
        self._heading = re.compile(
            rf"\b(?:(?:{named}) ({year})|({year}) (?:\w+ ){{0,2}}(?:{named}))\b", re.IGNORECASE
        )

    def backs(self, text: str) -> tuple[Back, ...]:
        """Everything in a text that looks back, in order; the text is as `hustings.text.plain` gives it."""
        return tuple(
            Back(m.start(), m.end(), self._years(m["number"]) if m["number"] else None)
            for m in self._back.finditer(text)
        )

    def left_behind(self, text: str, start: int) -> bool:
        """Whether a figure is one that something changed from: the 45 of 'rose from 45% to 48%'.

        Args:
            text: As `hustings.text.plain` gives it.
            start: Offset of the figure.
        """
        return self._from.search(text, max(0, start - _REACH), start) is not None

    def by_election(self, words: str) -> bool:
        """Whether words speak of a by-election."""
        return self._by_election.search(plain(words)) is not None

    def year(self, heading: str) -> str | None:
        """The year of the one election that a heading is on, or None."""
        matches = self._heading.finditer(plain(heading))
        found = {year for match in matches for year in match.groups() if year}
        return found.pop() if len(found) == 1 else None

    def _years(self, number: str) -> int:
        return self._numbers.get(number.lower()) or int(number)


@cache
def words(language: str) -> Words | None:
    """The words of a language, None where there are none for it."""
    path = resources.files(__package__) / f"{language}.yaml"
    return Words(yaml.safe_load(path.read_text("utf-8"))) if path.is_file() else None


def looking_back(backs: tuple[Back, ...], text: str, start: int, end: int) -> Back | None:
    """The words in a claim's sentence that say of it that it was earlier, if there are any.

    Args:
        backs: All such words of the text, in order.
        text: The text as `hustings.text.plain` gives it.
        start: Offset of the claim's first word.
        end: Offset after its last.

    Returns:
        The words inside the claim's own, unless they are an aside of theirs; right behind them; or at the head of
        the sentence.
    """
    n = bisect_left(backs, start - _FAR, key=lambda back: back.start)
    if n == len(backs) or backs[n].start > end + _REACH:
        return None
    first = sentence_start(text, start)
    for back in backs[n:]:
        if back.start > end + _REACH:
            break
        if back.start < first:
            continue
        if back.end <= start:
            said = back.start - first <= _FRONTED
        elif back.start < end:
            said = not (
                "," in text[max(first, back.start - _ASIDE) : back.start]
                and text[back.end : back.end + 1] == ","
            )
        else:  # '12,000 votes at the last election', but not '12,000 votes, up from 9,000 at the last election'
            between = text[end : back.start]
            apart = any(c.isdigit() or c in ",;:" for c in between)
            said = not apart and _ENDS.search(text, end, back.start + 1) is None
        if said:
            return back
    return None


def sentence_start(text: str, at: int) -> int:
    """Where the sentence begins that an offset lies in, or a few hundred characters before it."""
    first = floor = max(0, at - _FAR)
    for match in _ENDS.finditer(text, floor, at):
        first = match.end()
    return first


def _any(alternatives: Any) -> str:
    return "|".join(sorted(map(re.escape, alternatives), key=len, reverse=True))
