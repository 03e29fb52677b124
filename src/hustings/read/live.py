"""Finds where the posts of a live page begin: by the times they carry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from hustings.read.page import Page
from hustings.read.timeparts import Stamp

_HEADER = 12  # lines: where a page says when it was published
_SHORT = 14  # words of a heading that shares its line with a time
_YEARS = range(1900, 2041)


class Form(Enum):
    """How a line carries its time."""

    GLUED = "after the heading"
    ALONE = "alone"
    BEFORE = "before the words"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A line whose time is a post's.

    Attributes:
        line: Its index.
        stamp: Its time.
        form: How it carries it.
        split: Offset in the line at which its words end (GLUED) or begin (BEFORE).
    """

    line: int
    stamp: Stamp
    form: Form
    split: int = 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lines of one post: from `start` up to `end`, and the anchor among them."""

    start: int
    end: int
    anchor: Anchor


def anchors(page: Page) -> list[Anchor]:
    """The times that posts are known by; none where the page is no live page."""
    glued = [
        Anchor(i, m.trailing[1], Form.GLUED, m.trailing[0])
        for i, m in enumerate(page.marks)
        if m.trailing and m.trailing[2] and not m.boilerplate
    ]
    if glued and not (len(glued) == 1 and glued[0].line < _HEADER and _entries(page, glued[0].line)):
        # Copy may break a line before the 'published' that is glued elsewhere.
        broken = [
            Anchor(i, m.whole, Form.ALONE)
            for i, m in enumerate(page.marks)
            if m.whole
            and m.whole.lead == "published"
            and m.whole.has_clock
            and page.lines[i].text[0].islower()
        ]
        return sorted(glued + broken, key=lambda a: a.line)
    alone = _alone(page)
    before = _before(page)
    signed = _signed(page) or _tweets(page)
    if len(signed) >= 2 and len(signed) >= len(alone):
        return signed
    short = [a for a in before if _is_short(page, a)]
    if alone:
        prose = len(before) - len(short)
        if prose > 2 * len(alone):
            return sorted(alone + before, key=lambda a: a.line)
        return sorted(alone + (short if len(short) > 1 else []), key=lambda a: a.line)
    if len(before) > 1 or (before and page.next_content(0, len(page.lines)) == before[0].line):
        return before
    return []


def _entries(page: Page, header: int) -> bool:
    """Whether posts with times of their own follow the line in which a page says when it was published."""
    times = [m.whole or (m.leading and m.leading[0]) for m in page.marks[header + 1 :]]
    clocks = [time for time in times if time and time.has_clock]
    return sum(not time.weak for time in clocks) > 1 or len(clocks) > 2


def header_stamps(page: Page, found: Sequence[Anchor]) -> list[Stamp]:
    """The dates and times that the page gives, not a post: in its first lines, and dates alone anywhere."""
    taken = {a.line for a in found}
    first = found[0].line if found else _HEADER
    return [
        m.whole
        for i, m in enumerate(page.marks)
        if m.whole
        and i not in taken
        and m.whole.has_date
        and (i < max(first, _HEADER) or not m.whole.has_clock)
    ]


def _alone(page: Page) -> list[Anchor]:
    """Lines of a time alone, without those that say when the page or a post was changed."""
    stamps = [(i, m.whole) for i, m in enumerate(page.marks) if m.whole]
    found = [(i, s) for i, s in stamps if s.has_clock and not s.weak]
    weak = [(i, s) for i, s in stamps if s.has_clock and s.weak and not _in_figures(page, i)]
    if len(weak) > 1 and not _all_years(weak):
        found = sorted(found + weak)
    if not found:
        found = [(i, s) for i, s in stamps if not s.has_clock and not s.has_date and s.weekday is None]
        if len(found) < 2:
            return []
    found = [(i, s) for i, s in found if s.lead != "updated"] or found
    common = Counter((s.lead, s.has_date) for _, s in found).most_common(1)
    form, count = common[0]
    if count > 1:
        start = next(i for i, s in found if (s.lead, s.has_date) == form)
        found = [(i, s) for i, s in found if i >= start]
    if len(found) <= 2 and all(s.has_date or s.lead for _, s in found) and found[-1][0] < _HEADER:
        between = range(found[0][0], found[-1][0])
        if not any(page.marks[i].is_content and not page.is_headline(i) for i in between):
            return []  # an article's dates of publishing and change
    if len(found) == 1 and found[0][0] > _HEADER // 3:
        return []
    return [Anchor(i, s, Form.ALONE) for i, s in found]


def _before(page: Page) -> list[Anchor]:
    found = [(i, *m.leading) for i, m in enumerate(page.marks) if m.leading and not m.boilerplate]
    weak = [(i, s) for i, s, _ in found if s.weak]
    if len(found) < 2 or _all_years(weak):
        found = [(i, s, rest) for i, s, rest in found if not s.weak]
    return [Anchor(i, s, Form.BEFORE, rest) for i, s, rest in found]


def _tweets(page: Page) -> list[Anchor]:
    """Posts of a social network copied one after another: 'Ann Lee (@annlee) July 5, 2024'."""
    out = []
    for i, line in enumerate(page.lines):
        found = page.grammar.bylines.tweet(line.text) if not line.bullet else None
        stamp = (
            page.grammar.stamps.whole(line.text[found[1] :]) if found and found[1] < len(line.text) else None
        )
        if found and stamp:
            start = found[1] + len(line.text[found[1] :]) - len(line.text[found[1] :].lstrip())
            out.append(
                Anchor(
                    i,
                    replace(stamp, start=start, end=len(line.text)),
                    Form.GLUED,
                    len(line.text[:start].rstrip(" ·,-–")),
                )
            )
    return out


def _signed(page: Page) -> list[Anchor]:
    """Lines that end in a time without 'published': after a writer's name, or a heading and a mark."""
    return [
        Anchor(i, m.trailing[1], Form.GLUED, m.trailing[0])
        for i, m in enumerate(page.marks)
        if m.trailing
        and not m.boilerplate
        and m.whole is None
        and not m.trailing[1].weak
        and _parted(page, i)
    ]


def _parted(page: Page, i: int) -> bool:
    """Whether a name stands before the time at a line's end, or a mark between."""
    text, mark = page.lines[i].text, page.marks[i]
    if mark.trailing is None:
        return False
    head, stamp, _ = mark.trailing
    if page.grammar.bylines.read(text[:head]) is not None:
        return True
    between = text[head : stamp.start]
    if mark.build.counts and (i + 1 == len(page.lines) or page.marks[i + 1].build.counts):
        return False  # a row among rows
    return not between or any(part in between for part in "|·•([–-")


def _in_figures(page: Page, i: int) -> bool:
    """Whether a line stands among a table's figures, no blank line before it."""
    if i == 0 or page.lines[i].gap:
        return False
    near = [j for j in (i - 1, i + 1) if j < len(page.lines) and not page.lines[j].gap]
    return any(page.marks[j].build.counts and page.marks[j].whole is None for j in (i - 1, *near))


def _all_years(weak: Sequence[tuple[int, Stamp]]) -> bool:
    """Whether times written as four figures are likelier years: '1997: …', '2010: …'."""
    written = [(s.hour or 0) * 100 + (s.minute or 0) for _, s in weak]
    return 2 * sum(year in _YEARS for year in written) > len(written) and all(
        y >= _YEARS.start for y in written
    )


def _is_short(page: Page, anchor: Anchor) -> bool:
    rest = page.lines[anchor.line].text[anchor.split :]
    return rest[-1] not in ".!,;" and len(rest.split()) <= _SHORT


def stretches(page: Page, found: Sequence[Anchor]) -> list[Stretch]:
    """The lines of each post.

    Args:
        page: The page.
        found: Its anchors, at least one.

    Returns:
        One stretch for each anchor; what stands before the first belongs to none.
    """
    end = len(page.lines)
    if _closing(page, found):
        starts = [0, *(a.line + 1 for a in found[:-1])]
        stops = [*(a.line + 1 for a in found[:-1]), end]
        return [Stretch(s, e, a) for s, e, a in zip(starts, stops, found, strict=True)]
    headed = _headed_before(page, found)
    starts = []
    free = 0
    for anchor in found:
        starts.append(_start(page, anchor, free, headed=headed))
        free = anchor.line + 1
    return [Stretch(s, e, a) for s, e, a in zip(starts, [*starts[1:], end], found, strict=True)]


def _closing(page: Page, found: Sequence[Anchor]) -> bool:
    """Whether times close the posts: news stands before the first, none after the last."""
    if any(a.form is Form.BEFORE or a.stamp.lead for a in found) or len(found) < 2:
        return False
    before = [i for i in range(found[0].line) if page.marks[i].is_content]
    return page.next_content(found[-1].line + 1, len(page.lines)) is None and any(
        not page.is_headline(i) for i in before
    )


def _headed_before(page: Page, found: Sequence[Anchor]) -> bool:
    """Whether headings stand before the times rather than after them: what most posts of the page do."""
    before = after = 0
    free = 0
    for anchor, stop in zip(found, [*(a.line for a in found[1:]), len(page.lines)], strict=True):
        if anchor.form is Form.ALONE:
            before += _heading_above(page, anchor.line, free) is not None
            after += _heading_below(page, anchor.line + 1, stop)
        free = anchor.line + 1
    if before == after:
        return page.next_content(0, found[0].line) is not None
    return before > after


def _heading_above(page: Page, line: int, free: int) -> int | None:
    """Index of the heading that stands before line `line`, past bylines and furniture, or None."""
    i = line - 1
    while i >= free:
        if page.marks[i].is_content and not _is_byline(page, i):
            return i if page.is_headline(i) and not page.marks[i].build.counts else None
        if page.marks[i].section is not None:
            return None
        i -= 1
    return None


def _heading_below(page: Page, start: int, stop: int) -> bool:
    i = page.next_content(start, stop)
    while i is not None and _is_byline(page, i):
        i = page.next_content(i + 1, stop)
    return i is not None and page.is_headline(i) and page.next_content(i + 1, stop) is not None


def _is_byline(page: Page, i: int) -> bool:
    text = page.lines[i].text
    grammar = page.grammar.bylines
    if grammar.read(text) is not None:
        return True
    return i > 0 and grammar.is_role(text) and grammar.is_name(page.lines[i - 1].text)


def _start(page: Page, anchor: Anchor, free: int, *, headed: bool) -> int:
    """Index of the line that an anchor's post begins with."""
    if anchor.form is not Form.ALONE:
        return anchor.line
    if headed and (heading := _heading_above(page, anchor.line, free)) is not None:
        return heading
    start = anchor.line
    while start - 1 >= free and page.lines[start].gap == 0 and _is_byline(page, start - 1):
        start -= 1
    return start
