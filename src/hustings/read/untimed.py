"""Finds the posts of lines without times: summaries, boards, articles, entries told by their headings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from hustings.read.boards import Board
from hustings.read.builds import Build
from hustings.read.compose import Composer
from hustings.read.drafts import Draft
from hustings.read.page import Page
from hustings.text import Kind, Role

_CONTENT: tuple[Role, ...] = ("heading", "time", "byline", "body", "board", "caption")
_MOST_POINTS = 40  # of a summary
_ENTRY_WORDS = 4  # a heading of an entry has at least so many, or a mark of speech
_ROUND_UP = 3  # crossheads that only name something: so many make a round-up


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    end: int
    board: Board | None = None
    summary: bool = False


def untimed(page: Page, start: int, end: int, composer: Composer, *, live: bool) -> list[Draft]:
    """Make posts of lines that carry no post's time.

    Args:
        page: The page.
        start: Index of the first line.
        end: Index after the last.
        composer: Makes each post.
        live: Whether timed posts follow, so that these lines are the page's own head.

    Returns:
        The posts in order.
    """
    drafts: list[Draft] = []
    for part in _parts(page, start, end):
        if part.summary:
            drafts.append(_summary(page, part))
        elif part.board is not None:
            drafts.append(composer.board(part.board))
        else:
            drafts += _texts(page, part, composer, live=live)
    return _settled(drafts)


def _settled(drafts: list[Draft]) -> list[Draft]:
    """Drafts without those of furniture alone, which goes to the post before it where there is one."""
    out: list[Draft] = []
    for draft in drafts:
        if out and not draft.has(*_CONTENT):
            out[-1].segments += draft.segments
        elif draft.segments:
            if not draft.has(*_CONTENT) or (draft.kind in ("board", "list") and not draft.has("board")):
                draft.kind = "page"
            out.append(draft)
    return out


def _parts(page: Page, start: int, end: int) -> Iterator[_Part]:
    """Cut lines into summaries, boards that stand by themselves, and the text between."""
    boards = {b.first: b for b in _separate(page, start, end)}
    at = i = start
    while i < end:
        stop = i
        if page.marks[i].section == "summary":
            stop = _summary_end(page, i, end)
        elif i in boards:
            stop = boards[i].end
        if stop <= i + (page.marks[i].section == "summary"):
            i += 1
            continue
        if at < i:
            yield _Part(at, i)
        yield _Part(i, stop, boards.get(i), page.marks[i].section == "summary")
        at = i = stop
    if at < end:
        yield _Part(at, end)


def _separate(page: Page, start: int, end: int) -> Iterator[Board]:
    """Boards that are posts of their own: those without prose before them, or with a name for title."""
    prose = False
    at = start
    for board in page.boards.find(start, end):
        between = range(at, board.first)
        prose = prose or any(
            page.marks[i].is_content and not page.is_headline(i) and not page.lines[i].bullet for i in between
        )
        if not prose or board.named:
            first = board.first
            if not prose and not board.named and first - 1 >= at and page.is_headline(first - 1):
                # A sentence-like heading right above is the board's title all the same.
                board = Board(first - 1, board.body, board.end, board.kind, True)
            yield board
            prose = False
        at = board.end


def _summary_end(page: Page, i: int, end: int) -> int:
    """Index after the points that follow a line announcing them; `i + 1` where none follow."""
    stop = i + 1
    bullets = stop < end and page.lines[stop].bullet
    while stop < min(end, i + 1 + _MOST_POINTS):
        line, mark = page.lines[stop], page.marks[stop]
        if mark.section is not None or mark.whole is not None:
            break
        if line.bullet or (
            not mark.boilerplate and not bullets and line.number is None and page.is_headline(stop)
        ):
            stop += 1
            continue
        break
    if not bullets and stop - i <= 2:
        return i + 1  # one short line is more likely the heading of what comes next
    return stop


def _summary(page: Page, part: _Part) -> Draft:
    draft = Draft("summary")
    for i in range(part.start, part.end):
        line, mark = page.lines[i], page.marks[i]
        draft.add(line.start, line.end, "boilerplate" if mark.section or mark.boilerplate else "body")
    return draft


def _texts(page: Page, part: _Part, composer: Composer, *, live: bool) -> list[Draft]:
    starts = _entries(page, part.start, part.end)
    if len(starts) > 1 or (starts and not live and _announced(page, part)):
        bounds = [part.start, *[s for s in starts if s > part.start], part.end]
        title = starts[0] > part.start and not _has_prose(page, _Part(part.start, starts[0]))
        return [
            composer.compose(a, b, kind="page" if title and a == part.start else "post")
            for a, b in pairwise(bounds)
            if a < b
        ]
    starts = _round_up(page, part.start, part.end)
    bounds = [part.start, *[s for s in starts if s > part.start], part.end]
    kind: Kind = "article" if not live or _has_prose(page, part) else "page"
    return [composer.compose(a, b, kind=kind) for a, b in pairwise(bounds)]


def _has_prose(page: Page, part: _Part) -> bool:
    return any(page.marks[i].is_content and not page.is_headline(i) for i in range(part.start, part.end))


def _announced(page: Page, part: _Part) -> bool:
    """Whether a line says that updates follow."""
    return any(page.marks[i].section == "updates" for i in range(part.start, part.end))


def _entries(page: Page, start: int, end: int) -> list[int]:
    """Where entries begin on a page without times: at days, numbered headings, or headings with bylines."""
    days = [i for i in range(start, end) if _is_day(page, i)]
    if len(days) > 1 and all(b - a > 1 for a, b in pairwise([*days, end])):
        return days
    numbered = [i for i in range(start, end) if page.lines[i].number is not None and page.is_headline(i)]
    apart = [b - a for a, b in pairwise(numbered)]
    if (
        len(numbered) > 1
        and all(gap > 1 for gap in apart)
        and sum(gap > 2 for gap in apart) * 2 >= len(apart)
    ):
        return numbered
    headings = [i for i in range(start, end) if _is_entry_heading(page, i, end)]
    signed = [i for i in headings if _is_signed(page, i, end)]
    return (
        headings
        if len(signed) > 1 or (signed and any(m.section == "updates" for m in page.marks[start:end]))
        else []
    )


def _is_day(page: Page, i: int) -> bool:
    """Whether a line is a day and nothing else, as in a diary."""
    stamp = page.marks[i].whole
    return stamp is not None and stamp.lead is None and (stamp.has_date or stamp.weekday is not None)


def _is_entry_heading(page: Page, i: int, end: int) -> bool:
    line = page.lines[i]
    if not page.is_headline(i) or line.number is not None or (line.gap == 0 and i > 0):
        return False
    if page.next_content(i + 1, end) is None or page.grammar.bylines.is_name(line.text):
        return False
    if (
        page.grammar.bylines.is_role(line.text)
        and i > 0
        and page.grammar.bylines.is_name(page.lines[i - 1].text)
    ):
        return False
    return (
        len(line.text.split()) >= _ENTRY_WORDS
        or line.text[0] in "'\""
        or page.grammar.builds.says_outcome(line.text)
        or _is_signed(page, i, end)
    )


def _is_signed(page: Page, i: int, end: int) -> bool:
    """Whether a byline with its role follows the heading."""
    if i + 1 >= end or not page.marks[i + 1].is_content:
        return False
    following = page.lines[i + 2].text if i + 2 < end else None
    found = page.grammar.bylines.read(page.lines[i + 1].text, following)
    if found is None:
        return False
    byline, taken = found
    return taken > 1 or (byline.sure and byline.role is not None)


def _round_up(page: Page, start: int, end: int) -> list[int]:
    """Crossheads that only name something, each over prose: a round-up seat by seat."""
    found = [
        i
        for i in range(start + 1, end - 1)
        if page.lines[i].gap
        and page.is_headline(i)
        and page.marks[i].build == Build.CELL
        and not page.grammar.bylines.is_role(page.lines[i + 1].text)
        and page.marks[i + 1].is_content
        and not page.is_headline(i + 1)
        and page.lines[i + 1].text[-1] == "."
    ]
    return found if len(found) >= _ROUND_UP else []
