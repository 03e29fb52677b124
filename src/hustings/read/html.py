"""Reads HTML: what the page says of itself first, then its markup, then its main text; flattened once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date as Date

from hustings.countries import country as load_country
from hustings.read.blocks import Block, blocks
from hustings.read.compose import Composer
from hustings.read.drafts import Draft
from hustings.read.encoding import UnreadableError
from hustings.read.flatten import Element, flatten, is_hidden, parse
from hustings.read.jsonld import Description, Entry, describe
from hustings.read.page import Grammar, Page
from hustings.read.paste import dated, read_lines
from hustings.read.timeparts import Stamp
from hustings.read.untimed import untimed
from hustings.text import Document, Role

_DOCUMENT = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_PROLOGUE = re.compile(r"[\ufeff\s]+|<!--.{0,2000}?-->|<\?xml[^>]{0,200}\?>", re.DOTALL)
_PARAGRAPH = re.compile(r"\n(?![-|\n])")
_LONGEST_PROLOGUE = 20  # comments, declarations and spaces before the first element
_FRAGMENT = re.compile(
    r"<(?P<tag>article|section|div|main|p|h[1-6]|table|ul|ol|span|figure|header|time|blockquote|script|a|b|strong|em)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"<(?:p|div|article|section|h[1-6]|li|tr|td|table|ul|span)\b[^<>]{0,500}>", re.IGNORECASE
)
_CLOSING = re.compile(r"</(?:p|div|article|section|h[1-6]|li|tr|td|table|ul|span)\s*>", re.IGNORECASE)
_MANY_TAGS = 5
_LONGEST_FOR_TRAFILATURA = 2_000_000  # characters: larger pages are flattened whole
_MAIN_SHARE = 0.4  # of a page's text: so much of it makes an element its main one


def is_html(copy: str) -> bool:
    """Whether copy is HTML rather than text that mentions a tag."""
    if _is_document(copy):
        return True
    fragment = _FRAGMENT.match(copy, _prologue(copy))
    if fragment:
        return f"</{fragment['tag'].lower()}" in copy.lower()
    if copy.count("<") < 2 * _MANY_TAGS:
        return False
    return len(_OPENING.findall(copy)) >= _MANY_TAGS and len(_CLOSING.findall(copy)) >= _MANY_TAGS


def _is_document(copy: str) -> bool:
    return _DOCUMENT.match(copy, _prologue(copy)) is not None


def _prologue(copy: str) -> int:
    """Offset after the comments, declarations and spaces that copy begins with."""
    start = 0
    for _ in range(_LONGEST_PROLOGUE):
        if (found := _PROLOGUE.match(copy, start)) is None:
            break
        start = found.end()
    return start


def read_html(copy: str, *, name: str, date: Date | None, country: str) -> Document:
    """Read HTML into a document whose text is the flattened page.

    Args:
        copy: The HTML.
        name: What to call the document.
        date: The day the copy is about, or None.
        country: ISO 3166 code of its time zone and language.

    Raises:
        UnreadableError: It cannot be parsed, or holds no text.
        ValueError: There is no data for the country.
    """
    language = load_country(country).language
    grammar = Grammar.of(language)
    root = parse(copy)
    says = describe(root)
    title = (says.page.headline if says else "") or _title(root)
    header = _header(says, root, grammar)
    if says and says.updates and sum(bool(u.body) for u in says.updates) * 2 > len(says.updates):
        sheet = _Sheet(title)
        for update in says.updates:
            sheet.post(update.headline, update.published, update.author, update.author_role, update.body)
    elif found := blocks(root, grammar.stamps):
        sheet = _Sheet(_head(root, found[0], title))
        for block in found:
            author, _, role = block.author.partition("\n")
            sheet.post(block.heading, block.shown, author, role.replace("\n", " "), block.body, block.stamp)
    else:
        return _article(copy, root, says, title, header, name=name, date=date, country=country)
    return sheet.document(header, language, name=name, date=date, country=country)


class _Sheet:
    """The flattened text of a live page, with what its markup says each part is."""

    def __init__(self, head: str) -> None:
        self._parts: list[str] = [head] if head else []
        self._length = len(head)
        self._head = len(head)
        self._drafts: list[tuple[Draft, int, int]] = []

    def _put(self, text: str) -> tuple[int, int]:
        if self._length:
            self._parts.append("\n\n")
            self._length += 2
        self._parts.append(text)
        start, self._length = self._length, self._length + len(text)
        return start, self._length

    def post(
        self, heading: str, shown: str, author: str, role: str, body: str, stamp: Stamp | None = None
    ) -> None:
        """Put down one post: its header as it is known, its body to be read."""
        draft = Draft(
            "post", stamp=stamp, author=author or None, author_role=(role if author else "") or None
        )
        header: tuple[tuple[str, Role], ...] = (
            (heading, "heading"),
            (shown, "time"),
            (author, "byline"),
            (role if author else "", "byline"),
        )
        for text, kind in header:
            if text:
                draft.add(*self._put(text), kind)
        start, end = self._put(body) if body else (self._length, self._length)
        self._drafts.append((draft, start, end))

    def document(
        self, header: Sequence[Stamp], language: str, *, name: str, date: Date | None, country: str
    ) -> Document:
        """Read the bodies and date the posts."""
        text = "".join(self._parts)
        page = Page.of(text, language)
        starts = [line.outer for line in page.lines]
        composer = Composer(page)
        drafts = untimed(page, 0, bisect_left(starts, self._head), composer, live=True)
        for draft, start, end in self._drafts:
            if draft.stamp is None:
                shown = next((text[s.start : s.end] for s in draft.segments if s.role == "time"), "")
                draft.stamp = page.grammar.stamps.whole(shown) if shown else None
            composer.fill(draft, bisect_left(starts, start), bisect_left(starts, end))
            if draft.segments:
                drafts.append(draft)
        return dated(text, drafts, header, name=name, date=date, country=country)


def _title(root: Element) -> str:
    heading = next((text for e in root.iter("h1") if not is_hidden(e) and (text := flatten(e))), "")
    title = heading or next((flatten(e) for e in root.iter("title")), "")
    return " ".join(title.split())


def _head(root: Element, first: Block, title: str) -> str:
    """What a live page shows before its first post."""
    above = flatten(_main(root, holding=first.element), before=first.element)
    return above if not title or title in above else f"{title}\n\n{above}".strip()


def _main(root: Element, holding: Element) -> Element:
    """The page's main element around another."""
    return next((a for a in holding.iterancestors("main", "article", "body")), root)


def _header(says: Description | None, root: Element, grammar: Grammar) -> list[Stamp]:
    """When the page says, outside its text, that it was published and changed."""
    given = [(says.page.published, "published"), (says.page.modified, "updated")] if says else []
    if not any(value for value, _ in given):
        for meta in root.iter("meta"):
            key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
            if key in ("article:published_time", "datepublished", "date", "dc.date", "pubdate"):
                given.append((meta.get("content") or "", "published"))
            elif key in ("article:modified_time", "datemodified", "og:updated_time", "last-modified"):
                given.append((meta.get("content") or "", "updated"))
    words = [f"{lead} {value}" for value, lead in given if value.strip()]
    return [stamp for text in words if (stamp := grammar.stamps.whole(text))]


def _article(
    copy: str,
    root: Element,
    says: Description | None,
    title: str,
    header: Sequence[Stamp],
    *,
    name: str,
    date: Date | None,
    country: str,
) -> Document:
    text = _main_text(copy, root)
    if says and len(says.page.body) > 2 * len(text):
        text = says.page.body
    if title and title not in text[: len(title) + 400]:
        text = f"{title}\n\n{text}".strip()
    if not text:
        raise UnreadableError("HTML that cannot be read: it holds no text")
    entry = says.page if says else Entry()
    return read_lines(
        text, header, entry.author or None, entry.author_role or None, name=name, date=date, country=country
    )


def _main_text(copy: str, root: Element) -> str:
    """The text of the page's main element: marked as such, as trafilatura finds it, or the whole page's."""
    whole = flatten(root)
    marked = [e for e in root.iter("article", "main") if not is_hidden(e)]
    marked += [e for e in root.iter() if isinstance(e.tag, str) and e.get("itemprop") == "articleBody"]
    best = max((flatten(e) for e in marked[:_MANY_TAGS]), key=len, default="")
    if best and len(best) >= _MAIN_SHARE * len(whole):
        return best
    if _is_document(copy) and len(copy) <= _LONGEST_FOR_TRAFILATURA:
        import trafilatura  # a fifth of a second, and few pages need it

        found = trafilatura.extract(copy, fast=True, include_comments=False, include_tables=True)
        if found and len(found) >= _MAIN_SHARE * len(whole):
            # It puts one line end between paragraphs; list items and table rows alone stay close.
            return _PARAGRAPH.sub("\n\n", str(found))
    return whole
