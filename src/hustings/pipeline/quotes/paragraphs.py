"""The paragraphs of a Doc, as quotations see them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from hustings.pipeline.document import segments

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_SIDE_ROLES = frozenset({"caption", "boilerplate", "time", "byline"})
_SHORT = 9  # words: a caption or a name line has no more
_STOPS = (".", "!", "?", '"', "'", ":", ",", ";")


@dataclass(slots=True)
class Paragraph:
    """A paragraph: code-point offsets and tokens, its role, and the index of its post.

    Attributes:
        start: Its first character.
        end: After its last.
        first: Its first token.
        last: The token after its last.
        role: The role of its segment.
        post: Index of its post.
        short: Whether it is a line without a sentence: a name, a role, a caption.
    """

    start: int
    end: int
    first: int
    last: int
    role: str
    post: int
    short: bool

    @property
    def aside(self) -> bool:
        """Whether running text passes it by."""
        return self.short or self.role in _SIDE_ROLES


def paragraphs(doc: Doc, text: str, begins: Sequence[int]) -> list[Paragraph]:
    """Every paragraph of the Doc's segments, in order.

    Args:
        doc: The Doc.
        text: Its text.
        begins: Offset of each token.
    """
    out: list[Paragraph] = []
    size = len(text)
    for first, last, role, post in segments(doc):
        if first >= last:
            continue
        start = begins[first]
        end = begins[last] if last < len(begins) else size
        if text.find("\n", start, end) < 0:
            out.append(_paragraph(text, start, end, first, last, role, post))
            continue
        at, token = start, first
        for match in [*_BLANK_LINE.finditer(text, start, end), None]:
            stop, following = match.span() if match else (end, end)
            after = bisect_left(begins, stop, token, last) if match else last
            if after > token:
                out.append(_paragraph(text, at, stop, token, after, role, post))
            token = bisect_left(begins, following, after, last) if match else last
            at = following
    return out


def _paragraph(text: str, start: int, end: int, first: int, last: int, role: str, post: int) -> Paragraph:
    while end > start and text[end - 1].isspace():
        end -= 1
    short = last - first <= 2 * _SHORT and role == "body" and len(text[start:end].split()) <= _SHORT
    return Paragraph(start, end, first, last, role, post, short and not text.endswith(_STOPS, start, end))
