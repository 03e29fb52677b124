"""Finds the posts of a live page in its markup: elements side by side that each hold a time of their own."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import islice

from hustings.read.flatten import Element, flatten, is_hidden
from hustings.read.stamps import Stamps
from hustings.read.timeparts import Stamp

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TIME_CLASS = re.compile(r"time|date|publish", re.IGNORECASE)
_AUTHOR_CLASS = re.compile(r"author|byline|contributor|reporter(?!-link)", re.IGNORECASE)
_SHORTEST = 20  # characters of a post beside its time
_LONGEST_TIME = 140
_MOST_GROUPS = 4  # parents that are looked into
_MOST_TEXTS = 20  # pieces of text in a time element
_LONGEST_AUTHOR = 120


@dataclass(frozen=True, slots=True)
class Block:
    """One post as the markup has it.

    Attributes:
        element: Where it is.
        stamp: Its time.
        shown: The words of its time.
        heading: Its heading, empty where it has none.
        author: Its author, empty where the markup names none.
        body: The rest as lines.
    """

    element: Element
    stamp: Stamp
    shown: str
    heading: str
    author: str
    body: str


def blocks(root: Element, grammar: Stamps) -> list[Block]:
    """The posts of a live page.

    Args:
        root: The page.
        grammar: Reads its times.

    Returns:
        Two or more posts in page order, or none where the page is no live page.
    """
    times = {element: time for element in root.iter() if (time := _time(element, grammar)) is not None}
    # The posts' parent is the element with the most children that hold a time.
    children: dict[Element, dict[Element, Element]] = defaultdict(dict)
    for element in times:
        child, parent = element, element.getparent()
        while parent is not None and child not in children[parent]:
            children[parent][child] = element
            child, parent = parent, parent.getparent()
    # Parents come from the inside out; of two with as many children the outer one holds the posts.
    groups = sorted(reversed(children.values()), key=len, reverse=True)
    for group in groups[:_MOST_GROUPS]:
        found = [_block(post, at, *times[at]) for post, at in group.items() if post is not at]
        found = [b for b in found if len(b.body) + len(b.heading) >= _SHORTEST]
        if len(found) > 1:
            return found
    return []


def _time(element: Element, grammar: Stamps) -> tuple[Stamp, str] | None:
    """An element's time and the words it shows, where it is one."""
    if not isinstance(element.tag, str) or len(element) > 4:
        return None
    exact = element.get("datetime") or (
        element.get("content") if (element.get("itemprop") or "").startswith("date") else None
    )
    # Of a wrapper and the <time> in it, the inner one knows more.
    named = _TIME_CLASS.search(element.get("class") or "") and element.find(".//time") is None
    if exact is None and element.tag != "time" and not named:
        return None
    # A time is a few words; what holds more is no time, however much of it there is.
    words = "".join(map(str, islice(element.itertext(), _MOST_TEXTS)))
    shown = " ".join(words.split()) if element.get("content") is None else ""
    if len(shown) > _LONGEST_TIME:
        return None
    stamp = grammar.whole(exact.strip()) if exact and exact.strip() else None
    seen = grammar.whole(shown) if shown else None
    best = stamp if stamp and stamp.has_clock else seen
    if best is None or not best.has_clock or (best.lead or (seen and seen.lead)) == "updated":
        return None
    return best, shown if seen and seen.has_clock else (exact or "").strip() or shown


def _block(post: Element, time: Element, stamp: Stamp, shown: str) -> Block:
    heading = next((e for e in post.iter(*_HEADINGS) if not is_hidden(e) and flatten(e)), None)
    skip = [time] + ([heading] if heading is not None else [])
    authors = _authors(post, skip)
    author = "\n".join(filter(None, (flatten(a) for a in authors)))
    body = flatten(post, skip=[*skip, *authors, *(t for t in post.iter("time"))])
    return Block(
        post, stamp, shown, " ".join(flatten(heading).split()) if heading is not None else "", author, body
    )


def _authors(post: Element, skip: list[Element]) -> list[Element]:
    """Elements that name the author and the author's role, outermost first."""
    found: list[Element] = []
    for element in post.iter():
        if (
            not isinstance(element.tag, str)
            or element is post
            or any(a in skip or a in found for a in (element, *element.iterancestors()))
        ):
            continue
        names = " ".join(
            filter(
                None,
                (
                    element.get("itemprop"),
                    element.get("rel"),
                    element.get("class"),
                    element.get("data-testid"),
                ),
            )
        )
        if _AUTHOR_CLASS.search(names) and 0 < len(flatten(element, skip=skip)) <= _LONGEST_AUTHOR:
            found.append(element)
    return found
