"""What a page says of itself in JSON-LD: a live blog's updates, an article's headline, dates, authors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hustings.read.flatten import Element, flatten, parse

_LIVE = "LiveBlogPosting"
_ARTICLES = frozenset(
    (
        "NewsArticle",
        "Article",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BackgroundNewsArticle",
        "BlogPosting",
        "WebPage",
        _LIVE,
    )
)
_BODIES = ("articleBody", "text", "description")
_MOST_ITEMS = 100_000  # of all blocks of a page: more is no page


@dataclass(frozen=True, slots=True)
class Entry:
    """An article or update as its publisher describes it; each part empty where it is not given."""

    headline: str = ""
    body: str = ""
    published: str = ""
    modified: str = ""
    author: str = ""
    author_role: str = ""


@dataclass(frozen=True, slots=True)
class Description:
    """A page in its own words: itself, and its updates where it is a live blog."""

    page: Entry
    updates: tuple[Entry, ...] = ()


def describe(root: Element) -> Description | None:
    """Read a page's JSON-LD.

    Args:
        root: The page.

    Returns:
        What it says, or None where it says nothing of an article.
    """
    items = [
        item
        for script in root.iter("script")
        if "ld+json" in (script.get("type") or "")
        for item in _items(script.text)
    ]
    live = max(
        (i for i in items if _LIVE in _types(i)),
        key=lambda i: len(_list(i.get("liveBlogUpdate"))),
        default=None,
    )
    if live is not None:
        updates = tuple(
            e
            for u in _list(live.get("liveBlogUpdate"))
            if isinstance(u, dict) and ((e := _entry(u)).body or e.headline)
        )
        return Description(_entry(live), updates)
    article = next((i for i in items if _ARTICLES & _types(i) - {"WebPage"}), None) or next(
        (i for i in items if _ARTICLES & _types(i)), None
    )
    return Description(_entry(article)) if article is not None else None


def _items(text: str | None) -> Iterator[dict[str, Any]]:
    """Every object of a block, and those it holds in graphs, lists and main entities."""
    try:
        stack: list[Any] = [json.loads(text or "null", strict=False)]
    except (
        ValueError,
        RecursionError,
    ):  # a block that cannot be read says nothing; the page itself is still there
        return
    for _ in range(_MOST_ITEMS):
        if not stack:
            return
        item = stack.pop()
        if isinstance(item, list):
            stack += reversed(item)
        elif isinstance(item, dict):
            yield item
            stack += [
                item[key]
                for key in ("@graph", "mainEntity", "mainEntityOfPage")
                if isinstance(item.get(key), dict | list)
            ]


def _types(item: dict[str, Any]) -> frozenset[str]:
    return frozenset(str(t).rpartition("/")[2] for t in _list(item.get("@type")))


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _entry(item: dict[str, Any]) -> Entry:
    name, role = _author(item.get("author") or item.get("creator"))
    return Entry(
        headline=_line(item.get("headline") or item.get("name")),
        body=next((body for key in _BODIES if (body := _body(item.get(key)))), ""),
        published=_line(item.get("datePublished") or item.get("dateCreated")),
        modified=_line(item.get("dateModified")),
        author=name,
        author_role=role,
    )


def _author(value: object) -> tuple[str, str]:
    """Names and the first one's role; an organisation is no author's name but its role."""
    names, role = [], ""
    for author in _list(value):
        if isinstance(author, str):
            names.append(_line(author))
        elif isinstance(author, dict):
            name = _line(author.get("name"))
            if "Organization" in str(author.get("@type")):
                role = role or name
            else:
                names.append(name)
                role = role or _line(author.get("jobTitle"))
    return ", ".join(filter(None, names)), role


def _line(value: object) -> str:
    """A string of one line, markup taken out; empty for anything but a string."""
    return " ".join(_body(value).split())


def _body(value: object) -> str:
    if isinstance(value, list):
        return "\n\n".join(filter(None, map(_body, value)))
    if not isinstance(value, str):
        return ""
    text = value.strip()
    if "</" in text or "<p>" in text or "<br" in text or ("&" in text and ";" in text):
        # Line ends of a text with hardly any markup are its paragraphs.
        return flatten(
            parse("<div>" + ("<br>".join(text.splitlines()) if "<p" not in text else text) + "</div>")
        )
    return text
