"""Pages written down post by post, and what their claims say in a line each.

    --- post
    heading: Greens gain Bootle
    Ann Lee won the seat by 212.

`---` begins a post of a kind; a line is a segment, and may begin with its role.
"""

from __future__ import annotations

from typing import get_args

from hustings import Document, Post
from hustings.claims import Claim, Duration, Quantity
from hustings.claims.values import Named
from hustings.text import Kind, Role, Segment
from tests.by_rule import extract


def page(lines: str, name: str = "page") -> Document:
    """The document that the lines write down; an article where no line names another kind."""
    text = ""
    kinds: list[Kind] = []
    posts: list[list[Segment]] = []
    for line in lines.strip().splitlines():
        if line.startswith("---"):
            kind = line.removeprefix("---").strip()
            assert kind in get_args(Kind)
            kinds.append(kind)
            posts.append([])
            continue
        if not posts:
            kinds.append("article")
            posts.append([])
        role, colon, rest = line.partition(": ")
        if not colon or role not in get_args(Role):
            role, rest = "body", line
        if rest:
            posts[-1].append(Segment(len(text), len(text) + len(rest), role))
            text += rest
        text += "\n"
    return Document(
        text,
        tuple(
            Post(f"p{n}", kind, segments[0].start, segments[-1].end, tuple(segments))
            for n, (kind, segments) in enumerate(zip(kinds, posts, strict=True), 1)
        ),
        name,
    )


def claims(lines: str, *kinds: str) -> list[str]:
    """The asserted claims of a page, of the given kinds or of all, each as `win candidate=Ann Lee seat=Bootle`."""
    found = extract(page(lines)).claims
    return [said(c) for c in found if c.modality == "asserted" and (not kinds or c.type in kinds)]


def said(claim: Claim) -> str:
    """A claim's type and what fills its slots."""
    filled = {slot: getattr(claim, slot) for slot in claim.slots()}
    return " ".join(
        [claim.type, *(f"{slot}={_plain(v)}" for slot, v in filled.items() if v not in (None, False))]
    )


def _plain(value: object) -> object:
    if isinstance(value, Named):
        return value.name
    if isinstance(value, Quantity):
        return f"{value.value:g}"
    return value.iso if isinstance(value, Duration) else value
