"""Changes of a page's names, and where all that is known of its words lies afterwards."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from hustings.corpus.page import Mention, Span


@dataclass(frozen=True, slots=True)
class Edit:
    """A name put in another's place, with the article before it and the possessive after it where they change too.

    Attributes:
        mention: The name as it was.
        start: Where the change begins.
        end: Where it ends.
        before: What comes to stand before the name.
        name: The name.
        after: What comes to stand after it.
    """

    mention: Mention
    start: int
    end: int
    before: str
    name: str
    after: str

    @property
    def text(self) -> str:
        """All that comes to stand there."""
        return self.before + self.name + self.after


class Edited:
    """A text with edits made."""

    def __init__(self, text: str, edits: Sequence[Edit]) -> None:
        """Make the edits.

        Args:
            text: The text.
            edits: In text order, not overlapping.
        """
        self._edits = edits
        self._starts = [edit.start for edit in edits]
        self._moved: list[int] = []
        pieces: list[str] = []
        at = shift = 0
        for edit in edits:
            pieces += [text[at : edit.start], edit.text]
            self._moved.append(shift)
            at = edit.end
            shift += len(edit.text) - (edit.end - edit.start)
        self._moved.append(shift)
        self.text = "".join([*pieces, text[at:]])

    def mentions(self) -> list[Mention]:
        """The names where they lie now."""
        found = []
        for edit, moved in zip(self._edits, self._moved, strict=False):
            start = edit.start + moved + len(edit.before)
            found.append(Mention(start, start + len(edit.name), edit.mention.label))
        return found

    def span(self, old: Span) -> Span:
        """Where a span of the old text lies now; an end inside a name takes in all of the name."""
        start, end = self._start(old[0]), self._end(old[1])
        words = self.text[start:end]
        return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())

    def _start(self, offset: int) -> int:
        edit, moved, after = self._before(offset)
        if edit is None or offset >= edit.end:
            return offset + after
        begin = edit.start + moved
        if offset == edit.start:
            return begin
        return begin + len(edit.before) + (len(edit.name) if offset >= edit.mention.end else 0)

    def _end(self, offset: int) -> int:
        edit, moved, after = self._before(offset - 1)
        if edit is None or offset >= edit.end:
            return offset + after
        article = edit.start + moved + len(edit.before)
        if offset <= edit.mention.start:
            return article
        return article + len(edit.name) + (len(edit.after) if offset > edit.mention.end else 0)

    def _before(self, offset: int) -> tuple[Edit | None, int, int]:
        """The last edit that begins at an offset or before; how far text moves before it, and after it."""
        at = bisect_right(self._starts, offset) - 1
        return (None, 0, 0) if at < 0 else (self._edits[at], self._moved[at], self._moved[at + 1])


def cased(like: str, name: str) -> str:
    """A name in the case of another: all capitals, all small, or as it is."""
    if like.isupper() and sum(map(str.isalpha, like)) > 1:
        return name.upper()
    return name.lower() if like.islower() else name
