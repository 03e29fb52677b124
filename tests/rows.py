"""Rows of elements written as words: what patterns match is tested without what reads sentences.

    Ann/person has narrowly beaten Bob/person by 12/votes

A word is a cue where the lexicon has it (`saw_off` is one of two words); `word/kind` is an element of that kind.
"""

from __future__ import annotations

from hustings.pipeline.frames.element import Element
from hustings.rules.lexicon import Lexicon
from hustings.rules.template import CONTENDERS, KINDS, QUANTITIES, SEATS


def row(line: str, lexicon: Lexicon) -> list[Element]:
    """The elements of a line; each is one token long, and stands for itself in its layer."""
    return [_element(i, word, lexicon) for i, word in enumerate(line.split())]


def text(line: str, lexicon: Lexicon) -> str:
    """The string that patterns see of a line."""
    return "".join(e.char for e in row(line, lexicon))


def _element(i: int, word: str, lexicon: Lexicon) -> Element:
    kind = word.rpartition("/")[2]
    if kind == word:
        phrase = tuple(word.lower().split("_"))
        capital = KINDS["name"] if word[0].isupper() else KINDS["word"]
        return Element(lexicon.symbols.get(phrase, capital if word[0].isalpha() else word), i, i + 1)
    char = KINDS[kind]
    return Element(
        char,
        i,
        i + 1,
        person=i if char in CONTENDERS and char != KINDS["party"] else None,
        party=(i, i + 1) if char == KINDS["party"] else None,
        seat=(i, i + 1) if char in SEATS else None,
        quantity=i if char in QUANTITIES else None,
        moment=i if kind in ("date", "duration") else None,
    )
