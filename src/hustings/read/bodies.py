"""Reads the body of a post: paragraphs, bullets and boards, and what stands between them."""

from __future__ import annotations

from hustings.read.boards import Board
from hustings.read.drafts import Draft, Material
from hustings.read.headers import read_anchor, read_time
from hustings.read.page import Page

_QUOTE_BLOCK = 4  # lines after its label that belong to a pull quote
_HEADER = 12  # lines in which an article's byline may stand
_CROSSHEAD_WORDS = 10


def read_body(material: Material, start: int) -> None:
    """Read a post's body.

    Args:
        material: The post's lines; what is found goes into its draft.
        start: Index of the body's first line.
    """
    _Body(material).read(start)


def add_board_line(draft: Draft, page: Page, i: int, *, title: bool) -> None:
    """Add one line of a board; a list's number belongs to it, a bullet does not."""
    line = page.lines[i]
    if page.marks[i].boilerplate:
        draft.add(line.start, line.end, "boilerplate")
    elif title and not draft.has("heading"):
        draft.add(line.start, line.end, "heading")
    else:
        draft.add(line.start if line.bullet else line.outer, line.end, "board")


class _Body:
    def __init__(self, material: Material) -> None:
        self._material = material
        self._page = material.page
        self._draft = material.draft
        self._quote_until = -1
        self._credit_at = -1  # the line of the last picture's credit

    def read(self, i: int) -> None:
        while i < self._material.end:
            i += self._take(i)

    def _take(self, i: int) -> int:
        """Read what stands at line `i`, and say how many lines it takes."""
        line, mark = self._page.lines[i], self._page.marks[i]
        if (board := self._material.boards.get(i)) is not None:
            return self._board(board)
        if self._material.is_anchor(i):
            read_anchor(self._material)
        elif self._credited(i):
            self._credit_at = i
        elif mark.section is not None or mark.boilerplate:
            self._furniture(i)
        elif mark.whole is not None and not mark.whole.weak:
            read_time(self._material, i, mark.whole)
        elif self._is_tweet(i):
            self._draft.add(line.start, line.end, "byline")
        elif self._may_sign(i) and (taken := self._material.byline(i)):
            return taken
        elif i > self._quote_until and self._is_caption(i):
            self._draft.add(line.start, line.end, "caption")
        elif self._is_crosshead(i):
            self._draft.add(line.start, line.end, "heading")
        else:
            self._draft.add(line.start, line.end, "body")
        return 1

    def _board(self, board: Board) -> int:
        headless = not self._draft.has("heading", "body")
        for i in range(board.first, board.end):
            add_board_line(self._draft, self._page, i, title=headless and i < board.body)
        return board.end - board.first

    def _furniture(self, i: int) -> None:
        line = self._page.lines[i]
        if "quote" in line.text.lower():
            self._quote_until = i + _QUOTE_BLOCK
        self._draft.add(line.start, line.end, "boilerplate")

    def _credited(self, i: int) -> bool:
        """Add a picture's credit, and the caption that may be glued to its front."""
        line = self._page.lines[i]
        credit = self._page.grammar.furniture.credit(line.text)
        if credit is None:
            return False
        caption = line.text[:credit].rstrip()
        self._draft.add(line.start, line.start + len(caption), "caption")
        self._draft.add(line.start + credit, line.end, "boilerplate")
        return True

    def _is_tweet(self, i: int) -> bool:
        """Whether a line says whose the quoted post above or below it is."""
        line = self._page.lines[i]
        text = self._page.folded[line.outer : line.end]
        found = self._page.grammar.bylines.tweet(text)
        if found is None:
            return False
        rest = text[found[1] :]
        return not rest or self._page.grammar.stamps.whole(rest) is not None

    def _may_sign(self, i: int) -> bool:
        """Whether a byline may still come at line `i`: near the top of an article, or right before a time."""
        if self._draft.author is not None:
            return False
        if i + 1 < self._material.end and self._page.marks[i + 1].whole is not None:
            return True
        if i > self._material.start + _HEADER:
            return False
        found = self._page.grammar.bylines.read(self._page.lines[i].text)
        return (found is not None and found[0].sure) or (
            # A bare name among an article's paragraphs is a crosshead, unless the page's date is right above it.
            self._draft.kind == "article"
            and (not self._draft.has("body") or self._page.marks[i - 1].whole is not None)
        )

    def _is_caption(self, i: int) -> bool:
        if self._material.is_caption(i):
            return True
        # A line without a full stop right after a picture's credit is its caption whatever it says.
        return (
            i == self._credit_at + 1 and i > 0 and self._page.is_headline(i) and self._page.lines[i].gap < 2
        )

    def _is_crosshead(self, i: int) -> bool:
        page = self._page
        if self._draft.kind != "article" or not page.is_headline(i) or page.lines[i].number is not None:
            return False
        following = page.next_content(i + 1, self._material.end)
        if following is None or len(page.lines[i].text.split()) > _CROSSHEAD_WORDS:
            return False
        return (
            page.lines[i].gap > 0
            and not page.is_headline(following)
            and following not in self._material.boards
        )
