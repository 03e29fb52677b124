"""A post in the making, and the lines it is made of."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from hustings.read.boards import Board
from hustings.read.bylines import Byline
from hustings.read.live import Anchor, Form
from hustings.read.page import Page
from hustings.read.timeparts import Stamp
from hustings.text import Kind, Role, Segment

_WORD = re.compile(r"[^\W\d_]+")
_CAPTION_WORDS = 10
_BARE_CAPTION_WORDS = 3  # so few words are a caption's whatever their case
_NAME_WORDS = 4
_LINKING = frozenset(
    (
        "a",
        "and",
        "at",
        "centre",
        "center",
        "for",
        "her",
        "his",
        "in",
        "left",
        "of",
        "on",
        "outside",
        "pictured",
    )
) | {"right", "the", "to", "with"}


@dataclass(slots=True)
class Draft:
    """A post in the making; its time is settled once the whole page is known."""

    kind: Kind
    segments: list[Segment] = field(default_factory=list)
    stamp: Stamp | None = None
    author: str | None = None
    author_role: str | None = None

    def add(self, start: int, end: int, role: Role) -> None:
        """Append a segment, unless it is empty."""
        if start < end:
            self.segments.append(Segment(start, end, role))

    def has(self, *roles: Role) -> bool:
        """Whether any segment has one of these roles."""
        return any(s.role in roles for s in self.segments)

    def sign(self, byline: Byline) -> None:
        """Take the author from a byline, the first that is found."""
        if self.author is None:
            self.author, self.author_role = byline.name, byline.role


class Material:
    """The lines of one post, on their way into a draft."""

    def __init__(
        self, page: Page, start: int, end: int, draft: Draft, anchor: Anchor | None, authors: frozenset[str]
    ) -> None:
        """Gather what the post is made of.

        Args:
            page: The page.
            start: Index of the post's first line.
            end: Index after its last.
            draft: Where its segments go.
            anchor: The line with its time, or None.
            authors: Names known to be bylines.
        """
        self.page = page
        self.start, self.end = start, end
        self.draft = draft
        self.anchor = anchor
        self.authors = authors

    @cached_property
    def boards(self) -> dict[int, Board]:
        """The boards among the lines, by their first line."""
        first = self.start
        if self.anchor and (self.anchor.form is not Form.ALONE or self.anchor.line == first):
            first = self.anchor.line + 1  # a time is no row
        return {board.first: board for board in self.page.boards.find(first, self.end)}

    @cached_property
    def _spoken(self) -> frozenset[str]:
        """Words that come more than once in the post's lines."""
        lines = self.page.lines[self.start : self.end]
        counts = Counter(word for line in lines for word in _WORD.findall(line.text))
        return frozenset(word for word, n in counts.items() if n > 1)

    def is_anchor(self, i: int) -> bool:
        """Whether line `i` carries the post's time."""
        return self.anchor is not None and i == self.anchor.line

    def is_strange(self, name: str) -> bool:
        """Whether the rest of the post never speaks of a name: reporters are not in their own story."""
        return self._spoken.isdisjoint(word for word in _WORD.findall(name) if word != "and")

    def byline(self, i: int) -> int:
        """Take the byline that begins at line `i`, and say how many lines it takes; 0 where none begins."""
        line = self.page.lines[i]
        if line.bullet:
            return 0
        following = None
        if i + 1 < self.end and not self.is_anchor(i + 1) and self.page.marks[i + 1].whole is None:
            following = self.page.lines[i + 1].text
        found = self.page.grammar.bylines.read(line.text, following)
        if found is None:
            return 0
        byline, taken = found
        if not byline.sure and not self._signs(byline.name, i):
            return 0
        self.draft.sign(byline)
        for j in range(i, i + taken):
            self.draft.add(self.page.lines[j].start, self.page.lines[j].end, "byline")
        return taken

    def _signs(self, name: str, i: int) -> bool:
        """Whether a bare name is a byline, not a caption: known, or beside a time or heading and strange."""
        if name in self.authors:
            return True
        timed = i + 1 < self.end and self.page.marks[i + 1].whole is not None
        if not (timed or self.draft.has("heading", "time")):
            return False
        return self.is_strange(name) and (timed or self.page.next_content(i + 1, self.end) is not None)

    def is_caption(self, i: int) -> bool:
        """Whether line `i` is a picture's caption: it names something and says nothing."""
        line = self.page.lines[i]
        words = line.text.split()
        if line.bullet or line.number is not None or len(words) > _CAPTION_WORDS:
            return False
        if line.text[-1] in ".!?:;,\"'…" or line.text[0] in "\"'" or any(c.isdigit() for c in line.text):
            return False
        if " - " in line.text or ": " in line.text or self.page.grammar.builds.says_outcome(line.text):
            return False
        if self.page.grammar.bylines.is_picture(words[-1]):
            return True
        if self.page.grammar.bylines.has_party(words):
            return False
        names = words[0][0].isupper() and all(
            w[0].isupper() or w[0] == "(" or w.strip("(),").lower() in _LINKING for w in words
        )
        if line.gap and self.draft.kind != "article":
            return names or len(words) <= _BARE_CAPTION_WORDS
        # In an article, or where no blank lines part paragraphs, only a name that the text speaks of is sure.
        return names and len(words) <= _NAME_WORDS and not self.is_strange(line.text)
