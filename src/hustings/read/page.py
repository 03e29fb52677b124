"""A page's lines with what each could be: read once, before posts are made of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hustings.read.boards import Finder
from hustings.read.builds import Build, Builds, builds
from hustings.read.bylines import Bylines, bylines
from hustings.read.furniture import Furniture, Section, furniture
from hustings.read.lines import Line, split, unwrap
from hustings.read.stamps import Stamps, stamps
from hustings.read.timeparts import Stamp
from hustings.text import plain

_LEADING = re.compile(
    r"\W{0,3}(?:[A-Za-z]+[:,.]? ){0,3}\W{0,2}\d|\W{0,2}(?i:12 )?(?i:noon|midday|midnight)\b"
    r"|[A-Z][^\d.!?]{3,90}[a-z)]\d{1,2}[:.]\d\d\s?[ap]m\b"
)
_TRAILING = re.compile(r"\d(?:\D{0,28}|[^\n]{0,32})$")
_LONGEST_SHORT = 140
_HEADLINE_WORDS = 26
_HEADLINE = 170  # characters


@dataclass(frozen=True, slots=True)
class Grammar:
    """The word lists of one language, compiled."""

    furniture: Furniture
    stamps: Stamps
    bylines: Bylines
    builds: Builds

    @classmethod
    def of(cls, language: str) -> Grammar:
        """The grammar of a language; its parts are compiled once for each process."""
        return cls(furniture(language), stamps(language), bylines(language), builds(language))


@dataclass(frozen=True, slots=True)
class Mark:
    """What a line could be.

    Attributes:
        whole: The line is nothing but this time or date.
        leading: The line begins with this time, and its words begin at that offset.
        trailing: The line's words end at that offset, this time follows, and whether a cue says so.
        section: It announces this part of the page.
        boilerplate: It is furniture.
        build: What it could be in a board.
    """

    whole: Stamp | None = None
    leading: tuple[Stamp, int] | None = None
    trailing: tuple[int, Stamp, bool] | None = None
    section: Section | None = None
    boilerplate: bool = False
    build: Build = Build.PROSE

    @property
    def is_content(self) -> bool:
        """Whether the line holds words of the news, rather than a time or furniture."""
        return self.whole is None and self.section is None and not self.boilerplate


_NOTHING = Mark()


class Page:
    """A text's lines, what each could be, and the grammar they were read with."""

    def __init__(self, folded: str, lines: Sequence[Line], marks: Sequence[Mark], grammar: Grammar) -> None:
        """Keep what was read.

        Args:
            folded: The text in plain form.
            lines: Its lines.
            marks: What each could be.
            grammar: What they were read with.
        """
        self.folded = folded
        self.lines = lines
        self.marks = marks
        self.grammar = grammar
        self.boards = Finder(lines, [m.build for m in marks], grammar.builds)

    @classmethod
    def of(cls, text: str, language: str = "en") -> Page:
        """Read a text's lines.

        Args:
            text: The text, untouched.
            language: Whose words are used.
        """
        folded = plain(text)
        grammar = Grammar.of(language)
        lines = split(folded)
        marks = [_mark(line, grammar) for line in lines]
        joined = unwrap(lines, [m.is_content and not m.build.counts for m in marks], folded)
        return cls(
            folded,
            [line for line, _ in joined],
            [marks[first] if first >= 0 else _mark(line, grammar) for line, first in joined],
            grammar,
        )

    def next_content(self, i: int, end: int) -> int | None:
        """Index of the first line of news from `i` on and before `end`."""
        return next((j for j in range(i, end) if self.marks[j].is_content), None)

    def is_headline(self, i: int) -> bool:
        """Whether a line reads like a heading: short, no full stop, capital first, no list item."""
        line = self.lines[i]
        return not line.bullet and self.marks[i].is_content and reads_like_headline(line.text)


def reads_like_headline(text: str) -> bool:
    """Whether words read like a heading: few, no full stop, beginning as a sentence or a quotation does."""
    if len(text) > _HEADLINE or not (text[0].isupper() or text[0].isdigit() or text[0] in "'\"£#@[("):
        return False
    if text[-1] in ";,:" or (text[-1] == "." and not text.endswith("...")) or text.endswith(('."', ".'")):
        return False
    return len(text.split()) <= _HEADLINE_WORDS


def _mark(line: Line, grammar: Grammar) -> Mark:
    text = line.text
    short = len(text) <= _LONGEST_SHORT
    if short and (section := grammar.furniture.section(text)):
        return Mark(section=section)
    if short and (whole := grammar.stamps.whole(text)):
        return Mark(whole=whole, build=grammar.builds.of(text) if whole.weak else Build.PROSE)
    if grammar.furniture.is_boilerplate(text):
        return Mark(boilerplate=True)
    leading = grammar.stamps.leading(text) if _LEADING.match(text) else None
    trailing = grammar.stamps.trailing(text) if _TRAILING.search(text, max(len(text) - 34, 0)) else None
    build = grammar.builds.of(text)
    return Mark(leading=leading, trailing=trailing, build=build) if leading or trailing or build else _NOTHING
