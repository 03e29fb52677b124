"""Makes a post of its lines: which is its heading, its time, its byline, its body, and which are captions and furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from hustings.read.boards import Board
from hustings.read.bylines import Byline
from hustings.read.lines import Line
from hustings.read.live import Anchor, Form
from hustings.read.page import Page, reads_like_headline
from hustings.read.stamps import Stamp
from hustings.text import Kind, Role, Segment

_WORD = re.compile(r"[^\W\d_]+")
_CAPTION_WORDS = 10
_ANY_CAPTION_WORDS = 3  # so few words are a caption's whatever their case
_LINKING = frozenset(
    "and with of the in at left right centre center pictured outside for to on a his her".split()
)
_QUOTE_BLOCK = 4  # lines after its label that belong to a pull quote
_HEADER = 6  # lines of an article after its heading in which its byline may stand
_CROSSHEAD_WORDS = 10


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
        return _Composition(self._page, self._authors, start, end, anchor, kind).draft()

    def fill(self, draft: Draft, start: int, end: int) -> None:
        """Add lines to a draft whose header is known already."""
        _Composition(self._page, self._authors, start, end, None, draft.kind, draft).draft()

    def board(self, board: Board) -> Draft:
        """Make a post of a board that stands by itself."""
        draft = Draft(board.kind)
        for i in range(board.first, board.end):
            self.board_line(draft, i, title=i < board.body)
        return draft

    def board_line(self, draft: Draft, i: int, *, title: bool) -> None:
        """Add one line of a board."""
        line = self._page.lines[i]
        if self._page.marks[i].boilerplate:
            draft.add(line.start, line.end, "boilerplate")
        elif title and not draft.has("heading"):
            draft.add(line.start, line.end, "heading")
        else:
            draft.add(line.start if line.bullet else line.outer, line.end, "board")


def known_authors(page: Page, spans: Sequence[tuple[int, int]]) -> frozenset[str]:
    """Names that the page shows to be bylines: with a role somewhere, or at the head of several posts."""
    sure: set[str] = set()
    bare: Counter[str] = Counter()
    for start, end in spans:
        for i in range(start, min(end, start + _HEADER)):
            if not page.marks[i].is_content:
                continue
            found = page.grammar.bylines.read(
                page.lines[i].text, page.lines[i + 1].text if i + 1 < end else None
            )
            if found and found[0].sure:
                sure.add(found[0].name)
            elif found:
                bare[found[0].name] += 1
    return frozenset(sure | {name for name, n in bare.items() if n > 1 and n >= 0.2 * len(spans)})


class _Composition:
    """One post's lines on their way into segments."""

    def __init__(
        self,
        page: Page,
        authors: frozenset[str],
        start: int,
        end: int,
        anchor: Anchor | None,
        kind: Kind,
        draft: Draft | None = None,
    ) -> None:
        self._page = page
        self._authors = authors
        self._start, self._end = start, end
        self._anchor = anchor
        self._draft = draft or Draft(kind, stamp=anchor.stamp if anchor else None)
        self._boards = {b.first: b for b in self._find_boards()}
        self._words: frozenset[str] | None = None
        self._quote_until = -1

    def draft(self) -> Draft:
        i = self._header(self._start)
        while i < self._end:
            i = self._body(i)
        return self._draft

    def _find_boards(self) -> list[Board]:
        builds = [m.build for m in self._page.marks[self._start : self._end]]
        if not any(b.counts for b in builds):
            return []
        first = self._anchor.line + 1 if self._anchor and self._anchor.form is not Form.ALONE else self._start
        lines, marks = self._page.lines, self._page.marks
        return self._page.grammar.boards.find(lines, [m.build for m in marks], first, self._end)

    # The header: heading, time and byline in whatever order the page has them.

    def _header(self, i: int) -> int:
        while i < self._end:
            line, mark = self._page.lines[i], self._page.marks[i]
            if self._anchor is not None and i == self._anchor.line:
                i = self._anchor_line(i)
            elif mark.section is not None or mark.boilerplate:
                self._furniture(i)
                i += 1
            elif mark.whole is not None:
                self._time(i, mark.whole)
                i += 1
            elif not self._draft.has("byline") and (taken := self._byline(i)):
                i += taken
            elif self._is_heading(i) and i not in self._boards:
                self._heading(line.start, line.text)
                i += 1
            else:
                break
        return i

    def _anchor_line(self, i: int) -> int:
        assert self._anchor is not None
        line, anchor = self._page.lines[i], self._anchor
        stamp = anchor.stamp
        begin, stop = line.start + stamp.start, line.start + stamp.end
        if anchor.form is Form.GLUED:
            head = line.text[: anchor.split]
            byline = self._page.grammar.bylines.read(head) if not stamp.lead else None
            if byline:
                self._sign(byline[0])
                self._draft.add(line.start, line.start + anchor.split, "byline")
            else:
                self._heading(line.start, head)
            self._draft.add(begin, stop, "time")
            return i + 1
        self._draft.add(begin, stop, "time")
        if anchor.form is Form.BEFORE:
            self._rest(i, anchor.split)
        return i + 1

    def _rest(self, i: int, split: int) -> None:
        """The words after a time: the writer, a heading or the beginning of the body."""
        line = self._page.lines[i]
        start = line.start + split
        text = line.text[split:]
        following = self._page.next_content(i + 1, self._end)
        if (
            following is not None
            and following not in self._boards
            and self._is_author(text, glued=split == self._anchor_end())
        ):
            self._sign(Byline(text))
            self._draft.add(start, line.end, "byline")
        elif following is not None and reads_like_headline(text) and len(text.split()) <= 20:
            self._heading(start, text)
        else:
            self._draft.add(start, line.end, "body")

    def _anchor_end(self) -> int:
        return self._anchor.stamp.end if self._anchor else -1

    def _is_author(self, text: str, *, glued: bool) -> bool:
        if not self._page.grammar.bylines.is_name(text):
            return False
        return text in self._authors or (glued and self._is_strange(text))

    def _heading(self, start: int, text: str) -> None:
        label = self._page.grammar.furniture.label(text)
        if label and label < len(text):
            self._draft.add(start, start + len(text[:label].rstrip(" :|–-")), "boilerplate")
        self._draft.add(start + label, start + len(text), "heading")

    def _is_heading(self, i: int) -> bool:
        if self._draft.has("heading") or not self._page.is_headline(i):
            return False
        if self._draft.kind != "page" and self._page.next_content(i + 1, self._end) is None:
            return False
        # A short line right after the time that names but does not say is a picture's caption.
        return not (self._draft.has("time", "byline") and self._is_caption(i))

    def _byline(self, i: int) -> int:
        """Take a byline that begins at line `i`, and say how many lines it takes."""
        page = self._page
        line = page.lines[i]
        if line.bullet:
            return 0
        following = (
            i + 1 if i + 1 < self._end and (self._anchor is None or i + 1 != self._anchor.line) else None
        )
        text = (
            page.lines[following].text
            if following is not None and page.marks[following].whole is None
            else None
        )
        found = page.grammar.bylines.read(line.text, text)
        if found is None:
            return 0
        byline, taken = found
        if not byline.sure and not self._signs(byline.name, i):
            return 0
        self._sign(byline)
        for j in range(i, i + taken):
            self._draft.add(page.lines[j].start, page.lines[j].end, "byline")
        return taken

    def _signs(self, name: str, i: int) -> bool:
        """Whether a bare name is a byline and not a caption: known, or next to a time or heading and not spoken of."""
        if page_knows := name in self._authors:
            return page_knows
        following = self._page.marks[i + 1] if i + 1 < self._end else None
        beside = self._draft.has("heading", "time") or (following is not None and following.whole is not None)
        return beside and self._is_strange(name) and self._page.next_content(i + 1, self._end) is not None

    def _is_strange(self, name: str) -> bool:
        """Whether the rest of the post never speaks of a name: reporters are not in their own story."""
        if self._words is None:
            lines = self._page.lines[self._start : self._end]
            counts = Counter(w for line in lines for w in _WORD.findall(line.text))
            self._words = frozenset(w for w, n in counts.items() if n > 1)
        return self._words.isdisjoint(_WORD.findall(name))

    def _sign(self, byline: Byline) -> None:
        if self._draft.author is None:
            self._draft.author, self._draft.author_role = byline.name, byline.role

    # The body.

    def _body(self, i: int) -> int:
        line, mark = self._page.lines[i], self._page.marks[i]
        if (board := self._boards.get(i)) is not None:
            for j in range(board.first, board.end):
                Composer(self._page).board_line(
                    self._draft, j, title=j < board.body and not self._draft.has("heading", "body")
                )
            return board.end
        if self._anchor is not None and i == self._anchor.line:
            return self._anchor_line(i)
        if mark.section is not None or mark.boilerplate:
            self._furniture(i)
        elif mark.whole is not None and not mark.whole.weak:
            self._time(i, mark.whole)
        elif self._credited(line) or self._tweet(i):
            return i + 1
        elif self._is_late_byline(i) and (taken := self._byline(i)):
            return i + taken
        elif i > self._quote_until and self._is_caption(i):
            self._draft.add(line.start, line.end, "caption")
        elif self._is_crosshead(i):
            self._draft.add(line.start, line.end, "heading")
        else:
            self._draft.add(line.start, line.end, "body")
        return i + 1

    def _furniture(self, i: int) -> None:
        line = self._page.lines[i]
        if "quote" in line.text.lower():
            self._quote_until = i + _QUOTE_BLOCK
        credit = self._page.grammar.furniture.credit(line.text)
        caption = line.text[:credit].rstrip() if credit else ""
        self._draft.add(line.start, line.start + len(caption), "caption")
        self._draft.add(line.start + (credit or 0), line.end, "boilerplate")

    def _credited(self, line: Line) -> bool:
        """A caption with its credit glued to it."""
        credit = self._page.grammar.furniture.credit(line.text)
        if credit is None:
            return False
        caption = line.text[:credit].rstrip()
        self._draft.add(line.start, line.start + len(caption), "caption")
        self._draft.add(line.start + credit, line.end, "boilerplate")
        return True

    def _time(self, i: int, stamp: Stamp) -> None:
        line = self._page.lines[i]
        if self._draft.stamp is None and stamp.has_clock and stamp.lead != "updated":
            self._draft.stamp = stamp
        self._draft.add(line.start, line.end, "time")

    def _tweet(self, i: int) -> bool:
        """The line under a quoted post that says whose it is."""
        line = self._page.lines[i]
        text = self._page.folded[line.outer : line.end]
        found = self._page.grammar.bylines.tweet(text)
        if found is None:
            return False
        rest = text[found[1] :]
        if rest and self._page.grammar.stamps.whole(rest) is None:
            return False
        self._draft.add(line.start, line.end, "byline")
        return True

    def _is_late_byline(self, i: int) -> bool:
        if self._draft.author is not None or i > self._start + 2 * _HEADER:
            return False
        opened = self._page.grammar.bylines.read(self._page.lines[i].text, None)
        return self._draft.kind == "article" or (opened is not None and opened[0].sure)

    def _is_caption(self, i: int) -> bool:
        line = self._page.lines[i]
        words = line.text.split()
        if (
            line.bullet
            or line.number is not None
            or len(words) > _CAPTION_WORDS
            or line.text[-1] in ".!?:;,\"'…"
        ):
            return False
        if (
            any(c.isdigit() for c in line.text)
            or line.text[0] in "\"'"
            or self._page.grammar.boards.says_outcome(line.text)
        ):
            return False
        names = (
            all(w[0].isupper() or w[0] == "(" or w.strip("(),").lower() in _LINKING for w in words)
            and words[0][0].isupper()
        )
        if line.gap:
            return names or len(words) <= _ANY_CAPTION_WORDS
        # Without blank lines between paragraphs, only a name that the post speaks of is sure to be a caption.
        return names and len(words) <= 4 and not self._is_strange(line.text)

    def _is_crosshead(self, i: int) -> bool:
        if (
            self._draft.kind != "article"
            or not self._page.is_headline(i)
            or self._page.lines[i].number is not None
        ):
            return False
        following = self._page.next_content(i + 1, self._end)
        if following is None or len(self._page.lines[i].text.split()) > _CROSSHEAD_WORDS:
            return False
        return (
            self._page.lines[i].gap > 0
            and not self._page.is_headline(following)
            and following not in self._boards
        )
