"""Gives a quotation to a speaker by the words around it.

Attributions are templates in `quote.yaml`, matched against a paragraph's symbols (see `passages`): capitals
name the pieces of `pieces.py`, punctuation stands for itself, `?` and `*` follow what they repeat.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hustings.pipeline.quotes.passages import Passage
from hustings.pipeline.quotes.pieces import LEAD, compile_template

_WINDOW = 70  # symbols on either side: further off nothing governs a quotation


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution: items of the passage.

    Attributes:
        rule: The template's name.
        who: The items that name the speaker.
        cue: The item of the speech word, or None.
        end: The item after the last that the attribution rests on, where it follows the quotation.
    """

    rule: str
    who: tuple[int, int]
    cue: int | None
    end: int | None = None


class Attributions:
    """The templates of `quote.yaml`, ready to be matched."""

    def __init__(self, rules: Mapping[str, Any]) -> None:
        """Compile the templates.

        Args:
            rules: `quote.yaml`.
        """

        def compiled(group: str, after: str = "") -> list[tuple[str, re.Pattern[str]]]:
            return [(name, re.compile(compile_template(t) + after)) for name, t in rules[group].items()]

        self._subjects = compiled("subjects", "$")
        self._after = compiled("after")
        self._tail = compiled("tail")
        self._before = compiled("before", "$")
        self._heading = compiled("heading")
        self._possessive = compiled("possessive")

    def find(self, passage: Passage, item: int, *, heading: bool) -> Found | None:
        """Who is given a quotation.

        Args:
            passage: The paragraph.
            item: The quotation's item.
            heading: Whether the paragraph is a headline or a line like one.

        Returns:
            The attribution, or None where its own sentence has none.
        """
        low = max(0, item - _WINDOW)
        symbols = passage.symbols[low:item] + "T" + passage.symbols[item + 1 : item + _WINDOW]
        at = item - low
        start = max(symbols.rfind(".", 0, at), symbols.rfind("|", 0, at)) + 1
        opens = at == start or symbols[start:at] in ("-", "&", "y", "y,")
        steps = [self._governed, self._behind] if not opens else [self._behind]
        for step in steps:
            if found := step(symbols, start, at):
                return _shift(found, low)
        for group, pattern_start in (
            (self._tail, at),
            *(((self._heading, start),) if heading else ()),
            (self._possessive, None),
        ):
            if found := self._search(group, symbols, start, at, pattern_start):
                return _shift(found, low)
        return None

    def following(self, symbols: str) -> Found | None:
        """Who is given a quotation by the sentence after it, where that begins by pointing back at it.

        Args:
            symbols: `T|`, for the quotation and its end, and the symbols of what follows.
        """
        return self._behind(symbols[:_WINDOW], 0, 0) if _POINTS_BACK.match(symbols) else None

    def behind(self, passage: Passage, item: int) -> Found | None:
        """Who is given a quotation by the words behind it.

        Args:
            passage: The paragraph.
            item: The quotation's item.
        """
        found = self._behind("T" + passage.symbols[item + 1 : item + _WINDOW], 0, 0)
        return _shift(found, item) if found else None

    def _governed(self, symbols: str, start: int, at: int) -> Found | None:
        """The nearest speech word before the quotation that has a subject; else a name and a colon."""
        for cue in range(at - 1, start - 1, -1):
            if symbols[cue] in "VIX" and (found := self._subject(symbols, start, cue, at)):
                return found
        for name, pattern in self._before:
            if match := pattern.fullmatch(symbols, start, at):
                return _found(name, match)
        return None

    def _subject(self, symbols: str, start: int, cue: int, at: int) -> Found | None:
        between = symbols[cue + 1 : at]
        names = symbols[cue] == "X" and between.strip("d") == "" and not calls(symbols[start:cue])
        if ";" in between or ",u" in between or names:
            return None
        if agent := re.match(rf"Y{LEAD}([NHD])", between):
            return Found("by", (cue + 1 + agent.start(1), cue + 1 + agent.end(1)), cue)
        back = cue - 1
        while back >= start and symbols[back] in "ya":
            back -= 1
        if symbols[cue] != "I" and back >= start and symbols[back] == "b":
            # Passive: what was said of the subject, not by it.
            agent = re.compile(rf"TY{LEAD}([NHD])").match(symbols, at)
            return Found("by", agent.span(1), cue) if agent else None
        prefix = symbols[start:cue]
        if symbols[cue] == "I":  # 'was telling'
            prefix = prefix.rstrip("yb")
        for name, pattern in self._subjects:
            if match := pattern.search(prefix):
                return Found(name, (start + match.start("who"), start + match.end("who")), cue)
        if back >= start and symbols[back] == "W" and (told := _TOLD_OF.match(symbols, start, back)):
            return Found("said_who", told.span("who"), cue)
        chained = symbols[cue] == "I" or back < start or symbols[back] in "&Iuphn,QVXo"
        if chained and (first := _first_speaker(prefix)) is not None:
            return Found("said_later", (start + first, start + first + 1), cue)
        return None

    def _behind(self, symbols: str, start: int, at: int) -> Found | None:
        for name, pattern in self._after:
            if match := pattern.match(symbols, at):
                return _found(name, match)
        return None

    @staticmethod
    def _search(
        group: list[tuple[str, re.Pattern[str]]], symbols: str, start: int, at: int, anchor: int | None
    ) -> Found | None:
        for name, pattern in group:
            match = pattern.match(symbols, anchor) if anchor is not None else pattern.search(symbols, start)
            if match:
                return _found(name, match)
        return None


def calls(symbols: str) -> bool:
    """Whether a sentence's symbols up to a naming verb make its words somebody's: 'what Ann Lee called "a circus"'.

    Args:
        symbols: The symbols.
    """
    return bool(_CALLS.search(symbols))


_CALLS = re.compile(r"(?:f[^.|:;QVIX]{1,12}|[ND]a?|R[wyKO]{0,3}ra?)$")


# 'So said …', 'That was the verdict of …', 'Those are the words of …'.
_POINTS_BACK = re.compile(r"T\|(?:u|db|b)")
# Whom a clause that 'who' begins is about: the last one named before it.
_TOLD_OF = re.compile("[^|.:;TQ]*(?P<who>[NDE])[^|.:;TQNDE]{0,20}$")


def _first_speaker(symbols: str) -> int | None:
    """The first name of a sentence that can be its subject."""
    for match in re.finditer("[NHD]", symbols):
        i = match.start()
        if symbols[i + 1 : i + 2] != "s" and symbols[i - 1 : i] not in ("p", "Y", "o", "u"):
            return i
    return None


def subject(passage: Passage, start: int, end: int) -> tuple[int, int] | None:
    """Who a sentence is about: the name or pronoun it begins with.

    Args:
        passage: The paragraph.
        start: First item of the sentence.
        end: Item after its last.
    """
    if match := _SUBJECT.match(passage.symbols, start, end):
        return match.span("who")
    first = _first_speaker(passage.symbols[start:end])
    return None if first is None else (start + first, start + first + 1)


_SUBJECT = re.compile(rf"(?:[puwy][^,.|:;]{{0,14}},)?{LEAD}(?P<who>[NHD])(?!s)")


def _found(rule: str, match: re.Match[str]) -> Found:
    groups = match.re.groupindex
    cue = match.start("cue") if "cue" in groups and match["cue"] else None
    return Found(rule, match.span("who"), cue, match.end())


def _shift(found: Found, by: int) -> Found:
    return Found(
        found.rule,
        (found.who[0] + by, found.who[1] + by),
        None if found.cue is None else found.cue + by,
        None if found.end is None else found.end + by,
    )


def sentence_before(passage: Passage, item: int) -> tuple[int, int] | None:
    """The sentence that ends before an item, the marks that end it left out.

    Args:
        passage: The paragraph.
        item: The first item of a sentence, or the number of items for the passage's last.
    """
    end = item
    while end > 0 and passage.symbols[end - 1] in ".|":
        end -= 1
    if end == 0:
        return None
    return max(passage.symbols.rfind(stop, 0, end) for stop in ".|") + 1, end
