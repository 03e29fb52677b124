"""STUB until the readers are in."""
from __future__ import annotations
from datetime import date as Date
from hustings.text import Document, Post, Segment
import re

class UnreadableError(ValueError):
    pass

def decode(data: bytes) -> str:
    return data.decode("utf-8")

def read(copy: str, *, name: str = "text", date: Date | None = None, country: str = "gb") -> Document:
    segs = tuple(Segment(m.start(), m.end(), "body") for m in re.finditer(r"\S.*\S|\S", copy))
    posts = (Post("p1", "article", segs[0].start, segs[-1].end, segs),) if segs else ()
    return Document(copy, posts, name, country, date)
