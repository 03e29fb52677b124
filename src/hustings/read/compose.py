"""Makes posts of a page's lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from hustings.read.boards import Board
from hustings.read.bodies import add_board_line, read_body
from hustings.read.drafts import Draft, Material
from hustings.read.headers import read_header
from hustings.read.live import Anchor
from hustings.read.page import Page
from hustings.text import Kind

_HEADER = 6  # lines of a post in which its byline may stand
_OFTEN = 0.2  # of a page's posts: a bare name at the head of so many is their author's


class Composer:
    """Makes drafts of a page's posts."""

    def __init__(self, page: Page, authors: Iterable[str] = ()) -> None:
        """Remember the page.

        Args:
            page: The page.
            authors: Names known to be bylines, so that a bare one is told from a caption.
        """
        self._page = page
        self._authors = frozenset(authors)

    def compose(self, start: int, end: int, anchor: Anchor | None = None, kind: Kind = "post") -> Draft:
        """Make one post.

        Args:
            start: Index of its first line.
            end: Index after its last.
            anchor: The line with its time, or None.
            kind: What to call it.
        """
        draft = Draft(kind, stamp=anchor.stamp if anchor else None)
        self._read(Material(self._page, start, end, draft, anchor, self._authors))
        return draft

    def fill(self, draft: Draft, start: int, end: int) -> None:
        """Add lines to a draft whose header is known already."""
        self._read(Material(self._page, start, end, draft, None, self._authors))

    def board(self, board: Board) -> Draft:
        """Make a post of a board that stands by itself."""
        draft = Draft(board.kind)
        for i in range(board.first, board.end):
            add_board_line(draft, self._page, i, title=i < board.body)
        return draft

    def _read(self, material: Material) -> None:
        read_body(material, read_header(material))


def known_authors(page: Page, spans: Sequence[tuple[int, int]]) -> frozenset[str]:
    """Names that the page shows to be bylines: with a role somewhere, or at the head of several posts.

    Args:
        page: The page.
        spans: First line and line after the last, of each post.
    """
    sure: set[str] = set()
    bare: Counter[str] = Counter()
    for start, end in spans:
        for i in range(start, min(end, start + _HEADER)):
            if not page.marks[i].is_content:
                continue
            following = page.lines[i + 1].text if i + 1 < end else None
            found = page.grammar.bylines.read(page.lines[i].text, following)
            if found and found[0].sure:
                sure.add(found[0].name)
            elif found:
                bare[found[0].name] += 1
    often = (name for name, n in bare.items() if n > 1 and n >= _OFTEN * len(spans))
    return frozenset((*sure, *often))
