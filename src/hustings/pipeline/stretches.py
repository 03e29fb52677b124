"""The running text of a Doc, segment by segment, for components that read characters rather than tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from hustings.text import plain

_UNREAD = frozenset(("time", "boilerplate"))


@dataclass(frozen=True, slots=True)
class Stretch:
    """One segment's text; offsets into `text` plus `start` are offsets into the Doc's text.

    Attributes:
        start: Code-point offset of its first character in the Doc's text.
        text: Its characters in plain form.
        lower: The same, in lower case and of the same length.
        role: The segment's role.
        post: Index into `doc._.posts`, or None where the Doc has none.
    """

    start: int
    text: str
    lower: str
    role: str
    post: int | None


def read(doc: Doc) -> Iterator[Stretch]:
    """The segments that may say something, in order.

    Args:
        doc: Any Doc; one without segments is a single body segment.

    Yields:
        Each segment but times and boilerplate.
    """
    text = plain(doc.text)
    if not doc._.segments:
        yield Stretch(0, text, lowered(text), "body", None)
        return
    posts = len(doc._.posts)
    for segment in doc._.segments:
        first, end, role = segment["start"], segment["end"], segment["role"]
        if role in _UNREAD or first >= end:
            continue
        start = doc[first].idx
        last = doc[end - 1]
        part = text[start : last.idx + len(last)]
        yield Stretch(start, part, lowered(part), role, segment["post"] if segment["post"] < posts else None)


def lowered(text: str) -> str:
    """Lower case of the same length, so that offsets hold ('İ' would become two characters)."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def tokens(doc: Doc, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Token indices of character spans, widened to whole tokens.

    Args:
        doc: The Doc.
        spans: Code-point offsets, each inside the Doc's text and not empty.

    Returns:
        First token and token after the last, for each span.

    Raises:
        ValueError: A span lies outside the text.
    """
    out = []
    for start, end in spans:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            raise ValueError(f"no tokens at {start}:{end}")
        out.append((span.start, span.end))
    return out
