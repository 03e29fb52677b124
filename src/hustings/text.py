"""The text a user hands in, and the posts it is made of.

Everything downstream speaks in code-point offsets into `Document.text`, which is never changed.
`plain` gives a copy of the same length that is easier to match on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime
from typing import Literal

Role = Literal["heading", "time", "byline", "body", "board", "caption", "boilerplate"]
Kind = Literal["post", "article", "board", "list", "summary", "page"]

# One character for one character, so that offsets hold: typographic quotes, dashes, signs and
# spaces become the ASCII characters that rules are written with.
_VARIANTS: dict[str | int, str] = {
    **dict.fromkeys("‘’‚‛ʼ′`´＇", "'"),
    **dict.fromkeys("“”„‟″«»＂", '"'),
    **dict.fromkeys("‐‑‒", "-"),
    **dict.fromkeys("—―", "–"),
    **dict.fromkeys("−﹣－", "-"),
    **dict.fromkeys("\u00a0\u202f\u205f\u3000", " "),
    **dict.fromkeys(range(0x2000, 0x200B), " "),
    **dict.fromkeys(
        range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}"
    ),  # no UTF-8, which spaCy keeps strings as
}
_PLAIN = str.maketrans(_VARIANTS)


def plain(text: str) -> str:
    """Fold typographic variants to the characters rules use.

    Args:
        text: Any text.

    Returns:
        Text of exactly the same length, so every offset into it is an offset into `text`.
    """
    return text.translate(_PLAIN)


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text with one role: a heading, one body paragraph, one line of a board.

    Attributes:
        start: Offset of its first code point.
        end: Offset after its last code point.
        role: What the run is for. `boilerplate` and `caption` hold no claims.
    """

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class Post:
    """One entry of a page: a live-blog post, an article, a board, a summary.

    Attributes:
        id: Stable within its document (`p1`, `p2`, … in text order).
        kind: What sort of entry it is.
        start: Offset of its first code point.
        end: Offset after its last code point.
        segments: Its runs in text order, not overlapping.
        time: When it was published, timezone-aware, or None where the page does not say.
        author: The byline's name, or None.
        author_role: The byline's role or outlet, or None.
    """

    id: str
    kind: Kind
    start: int
    end: int
    segments: tuple[Segment, ...]
    time: datetime | None = None
    author: str | None = None
    author_role: str | None = None

    @property
    def heading(self) -> Segment | None:
        """The post's heading, or None."""
        return next((s for s in self.segments if s.role == "heading"), None)


@dataclass(frozen=True, slots=True)
class Document:
    """Raw copy, untouched, with the posts found in it.

    Attributes:
        text: The text as handed in (for HTML: as flattened once).
        posts: In text order, not overlapping; together they need not cover the text.
        name: What the document is called in the output (a file's stem).
        country: ISO 3166 code that says which parties, seats and time zone apply.
        date: The day the copy is about, from the caller or the page, or None.
    """

    text: str
    posts: tuple[Post, ...]
    name: str = "text"
    country: str = "gb"
    date: Date | None = None

    def segments(self) -> Iterator[tuple[Post, Segment]]:
        """Every segment with its post, in text order."""
        for post in self.posts:
            for segment in post.segments:
                yield post, segment

    def headline(self, post: Post) -> str | None:
        """The words of a post's heading, or None."""
        heading = post.heading
        return self.text[heading.start : heading.end] if heading else None
