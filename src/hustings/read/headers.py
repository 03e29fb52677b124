"""Reads the head of a post: its heading, time and byline, in whatever order the page has them."""

from __future__ import annotations

import re

from hustings.read.bylines import Byline
from hustings.read.drafts import Material
from hustings.read.live import Anchor, Form
from hustings.read.page import reads_like_headline
from hustings.read.timeparts import Stamp

_PARTING = re.compile(r"[\s:|–-]+$")
_LONGEST_SHARED = 20  # words of a heading that shares its line with a time


def read_header(material: Material) -> int:
    """Read a post's head.

    Args:
        material: The post's lines; what is found goes into its draft.

    Returns:
        Index of the first line of its body.
    """
    i = material.start
    while i < material.end:
        taken = _take(material, i)
        if not taken:
            break
        i += taken
    return i


def _take(material: Material, i: int) -> int:
    """Read what stands at line `i` of the head; 0 where the head is over."""
    page, draft = material.page, material.draft
    line, mark = page.lines[i], page.marks[i]
    if material.is_anchor(i):
        read_anchor(material)
        return 1
    if mark.section is not None or mark.boilerplate:
        draft.add(line.start, line.end, "boilerplate")
        return 1
    if mark.whole is not None:
        read_time(material, i, mark.whole)
        return 1
    if not draft.has("byline") and (taken := material.byline(i)):
        return taken
    if _is_heading(material, i):
        read_heading(material, line.start, line.text)
        return 1
    return 0


def read_anchor(material: Material) -> None:
    """Read the line that carries the post's time, and what shares it."""
    anchor = material.anchor
    if anchor is None:
        return
    line = material.page.lines[anchor.line]
    start, end = line.start + anchor.stamp.start, line.start + anchor.stamp.end
    if anchor.form is Form.GLUED:
        head = line.text[: anchor.split]
        byline = material.page.grammar.bylines.read(head) if anchor.stamp.lead is None else None
        if byline:
            material.draft.sign(byline[0])
            material.draft.add(line.start, line.start + anchor.split, "byline")
        else:
            read_heading(material, line.start, head)
    if anchor.form is Form.BEFORE and anchor.stamp.start:
        # What stands before a time that leads into the words is a picture's caption.
        before = line.text[: anchor.stamp.start]
        material.draft.add(line.start, line.start + len(before.rstrip(" [(")), "caption")
    material.draft.add(start, end, "time")
    if anchor.form is Form.BEFORE:
        _read_rest(material, anchor)


def _read_rest(material: Material, anchor: Anchor) -> None:
    """Read the words after a time: the writer, a heading or the beginning of the body."""
    line = material.page.lines[anchor.line]
    text = line.text[anchor.split :]
    start = line.start + anchor.split
    following = material.page.next_content(anchor.line + 1, material.end)
    if following is not None and following not in material.boards and _is_author(material, anchor, text):
        material.draft.sign(Byline(text))
        material.draft.add(start, line.end, "byline")
    elif following is not None and reads_like_headline(text) and len(text.split()) <= _LONGEST_SHARED:
        read_heading(material, start, text)
    else:
        material.draft.add(start, line.end, "body")


def _is_author(material: Material, anchor: Anchor, text: str) -> bool:
    if not material.page.grammar.bylines.is_name(text):
        return False
    return text in material.authors or (anchor.split == anchor.stamp.end and material.is_strange(text))


def read_heading(material: Material, start: int, text: str) -> None:
    """Add a heading, and the label that copy may have glued to its front."""
    label = material.page.grammar.furniture.label(text)
    material.draft.add(start, start + len(_PARTING.sub("", text[:label])), "boilerplate")
    material.draft.add(start + label, start + len(text), "heading")


def read_time(material: Material, i: int, stamp: Stamp) -> None:
    """Add a line that is a time, which is the post's where it has none yet."""
    line = material.page.lines[i]
    if material.draft.stamp is None and stamp.has_clock and stamp.lead != "updated":
        material.draft.stamp = stamp
    material.draft.add(line.start, line.end, "time")


def _is_heading(material: Material, i: int) -> bool:
    page, draft = material.page, material.draft
    if draft.has("heading") or i in material.boards or not page.is_headline(i):
        return False
    if draft.kind != "page" and page.next_content(i + 1, material.end) is None:
        return False
    # A name right after the time or byline is a picture's caption.
    named = page.grammar.bylines.is_name(page.lines[i].text)
    return not (named and draft.has("time", "byline") and material.is_caption(i))
