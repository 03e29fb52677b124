"""Judges what a line could be in a result board by its build: figures, names, board words, no prose."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache

from hustings.read.words import data

_LONGEST = 260  # characters
_MOST_WORDS = 14
_LONGEST_CELL = 7  # words of a name, party or label
_SENTENCE = 5  # words
_LONGEST_OUTCOME = 50  # characters
_FIGURE = re.compile(r"[+±-]?\s?[£%]?\d[\d,.]*\s?%?")
_YEAR = re.compile(r"\s*(?:19|20)\d\d(?:[-/]\d\d)?[\s.,]*")
_WORD = re.compile(r"[^\W\d_][^\W\d_'’.&-]*(?:[-'&.][^\W\d_]+)*")
_CELLS = re.compile(r"\t|\s*\|\s*| {3,}")


class Build(IntEnum):
    """What a line could be in a board."""

    PROSE = 0
    CELL = 1  # a name, a party, a label: no figures
    OUTCOME = 2  # who took a seat: 'Lab hold', 'LD gain from Con'
    LABELLED = 3  # figures with board words only: 'Votes: 17,232'
    ROW = 4  # figures with a name: 'Lab 17,232 (35.09%)'

    @property
    def counts(self) -> bool:
        """Whether it can make a board."""
        return self >= Build.OUTCOME

    @property
    def names(self) -> bool:
        """Whether it says by itself whose figures or outcome it gives."""
        return self in (Build.OUTCOME, Build.ROW)


class Builds:
    """The board words of one language."""

    def __init__(self, language: str) -> None:
        """Read the words.

        Args:
            language: The language folder.
        """
        raw = data("boards", language)
        self._board_words = frozenset(raw["labels"]) | frozenset(raw["small"])
        self._labels = frozenset(raw["labels"])
        self._lower = self._board_words | frozenset(data("bylines", language)["particles"])
        self._small = frozenset(raw["small"])
        self._outcomes = frozenset(raw["outcomes"])
        self._finite = frozenset(raw["finite"])
        self._headers = frozenset(raw["headers"])
        self._stamped = frozenset(raw["stamped"])
        outcomes = "|".join(sorted(map(re.escape, raw["outcomes"]), key=len, reverse=True))
        self._outcome = re.compile(
            rf"(?:\S+ ){{1,4}}(?:{outcomes})(?: (?:from|over) \S+(?: \S+){{0,2}})?\.?", re.IGNORECASE
        )

    def of(self, text: str) -> Build:
        """Judge a line in plain form."""
        if len(text) > _LONGEST or (text[-1] in "!?" and len(text) > 20):
            return Build.PROSE
        words = _WORD.findall(text)
        prose = sum(w[0].islower() and len(w) > 1 and w not in self._lower for w in words)
        figures = [f for f in _FIGURE.findall(text) if not _YEAR.fullmatch(f)]
        cells = len(_CELLS.split(text))
        if not figures and not (cells > 1 and any(c.isdigit() for c in text)):
            return self._without_figures(text, words, prose, cells)
        if prose > (len(figures) > 1) or len(words) > max(_MOST_WORDS, 3 * len(figures)):
            return Build.PROSE
        lower = [w.lower() for w in words]
        if not self._stamped.isdisjoint(lower):
            return Build.PROSE
        if text[-1] == "." and (prose or self._is_sentence(text, lower)):
            return Build.PROSE
        return Build.LABELLED if self._board_words.issuperset(lower) else Build.ROW

    def _is_sentence(self, text: str, lower: list[str]) -> bool:
        """Whether a line with a full stop says something, rather than giving figures."""
        if not self._finite.isdisjoint(lower):
            return True
        return len(lower) >= _SENTENCE and not any(mark in text for mark in "(:;|")

    def _without_figures(self, text: str, words: list[str], prose: int, cells: int) -> Build:
        if prose or not words:
            return Build.PROSE
        if len(text) <= _LONGEST_OUTCOME and self._outcome.fullmatch(text):
            return Build.OUTCOME
        if cells > 2 or self.is_header(text):
            return Build.CELL
        if text[-1] in ".,;!?" or len(words) > _LONGEST_CELL:
            return Build.PROSE
        # A headline's words are in lower case; what has none is a name or made of board words.
        labels = any(w.lower() in self._labels for w in words)
        named = all(w[0].isupper() or w.lower() in self._small for w in words)
        return Build.CELL if labels or named else Build.PROSE

    def is_header(self, text: str) -> bool:
        """Whether a line is a table's heading row ('Party Votes %')."""
        words = [w.lower() for w in _WORD.findall(text)]
        if len(words) < 2 and "%" not in text:
            return False
        return bool(words) and words[0] in self._headers and text[-1] not in ".?!"

    def is_generic(self, text: str) -> bool:
        """Whether a line holds board words only ('Full results', 'Vote share')."""
        return all(w.lower() in self._board_words for w in _WORD.findall(text))

    def says_outcome(self, text: str) -> bool:
        """Whether any word of a line is one of an outcome."""
        return not self._outcomes.isdisjoint(w.lower() for w in _WORD.findall(text))


@cache
def builds(language: str = "en") -> Builds:
    """The board words of a language, read once for each process."""
    return Builds(language)
