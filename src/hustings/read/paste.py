"""Reads pasted text: finds the posts, makes each of its lines, and dates them all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Date
from zoneinfo import ZoneInfo

from hustings.countries import country as load_country
from hustings.read.clock import day_of, page_dates, resolve
from hustings.read.compose import Composer, known_authors
from hustings.read.drafts import Draft
from hustings.read.live import anchors, header_stamps, stretches
from hustings.read.page import Page
from hustings.read.timeparts import Stamp
from hustings.read.untimed import untimed
from hustings.text import Document, Post


def read_paste(copy: str, *, name: str, date: Date | None, country: str) -> Document:
    """Read text into a document.

    Args:
        copy: The text.
        name: What to call the document.
        date: The day the copy is about, or None.
        country: ISO 3166 code of its time zone and language.

    Raises:
        ValueError: There is no data for the country.
    """
    return read_lines(copy, (), None, None, name=name, date=date, country=country)


def read_lines(
    text: str,
    given: Sequence[Stamp],
    author: str | None,
    role: str | None,
    *,
    name: str,
    date: Date | None,
    country: str,
) -> Document:
    """Read text of which something is known beforehand.

    Args:
        text: The text.
        given: When it was published and changed, as told from outside the text.
        author: Who wrote it, where its lines do not say.
        role: The author's role.
        name: What to call the document.
        date: The day the copy is about, or None.
        country: ISO 3166 code of its time zone and language.
    """
    page = Page.of(text, load_country(country).language)
    found = anchors(page)
    end = len(page.lines)
    if found:
        parts = stretches(page, found)
        composer = Composer(page, known_authors(page, [(p.start, p.end) for p in parts]))
        drafts = untimed(page, 0, parts[0].start, composer, live=True)
        drafts += [composer.compose(p.start, p.end, p.anchor) for p in parts]
    else:
        drafts = untimed(page, 0, end, Composer(page, known_authors(page, [(0, end)])), live=False)
    article = next((d for d in drafts if d.kind == "article"), None)
    if article is not None and len(drafts) == 1:
        if article.author is None:
            article.author, article.author_role = author, role
        if article.stamp is None:
            article.stamp = next((s for s in given if s.lead == "published"), None)
    return dated(text, drafts, [*given, *header_stamps(page, found)], name=name, date=date, country=country)


def dated(
    text: str, drafts: Sequence[Draft], header: Sequence[Stamp], *, name: str, date: Date | None, country: str
) -> Document:
    """Settle the times of a page's posts and make the document.

    Args:
        text: The document's text.
        drafts: Its posts in text order, each with a segment at least.
        header: Stamps that the page itself gives.
        name: What to call the document.
        date: The day the caller gave, or None.
        country: ISO 3166 code of the time zone.
    """
    days = page_dates(header, date)
    zone = ZoneInfo(load_country(country).time_zone)
    entries = [draft for draft in drafts if draft.kind == "post"]
    others = [draft for draft in drafts if draft.kind != "post"]
    # Only posts follow one another in time; what the page says of itself is dated by itself.
    times = dict(zip(map(id, entries), resolve([d.stamp for d in entries], days, zone), strict=True))
    times |= {id(draft): resolve([draft.stamp], days, zone)[0] for draft in others}
    posts = tuple(
        Post(
            id=f"p{n}",
            kind=draft.kind,
            start=draft.segments[0].start,
            end=draft.segments[-1].end,
            segments=tuple(draft.segments),
            time=times[id(draft)],
            author=draft.author,
            author_role=draft.author_role,
        )
        for n, draft in enumerate(drafts, 1)
    )
    return Document(
        text,
        posts,
        name,
        country,
        day_of([*header, *(d.stamp for d in drafts if d.stamp)], list(times.values()), days),
    )
