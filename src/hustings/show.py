"""A web page of one document: its text post by post, its claims marked, nothing loaded from elsewhere."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from importlib import resources
from itertools import accumulate, pairwise
from string import Template

from hustings import Extraction
from hustings.claims import Claim, registry
from hustings.claims.values import Duration, Named, Quantity
from hustings.export import filled, in_words, summary
from hustings.text import Document, Post

_LANES = 4
"""Underlines that fit below one another; claims that overlap take different ones while they last."""


def page(found: Extraction) -> str:
    """Make the page.

    Everything taken from the text is escaped, and the page's own policy lets no script run but its own.

    Args:
        found: A document with the claims extracted from it.

    Returns:
        HTML, complete in itself.
    """
    document = found.document
    files = resources.files("hustings")
    script = files.joinpath("show.js").read_text(encoding="utf-8")
    digest = b64encode(hashlib.sha256(script.encode()).digest()).decode()
    counts = [_count(len(document.posts), "post"), _count(len(found.claims), "claim")]
    if document.date:
        counts.append(f"{document.date.day} {document.date:%B %Y}")
    return Template(files.joinpath("show.html").read_text(encoding="utf-8")).substitute(
        title=escape(f"{document.name} · claims"),
        heading=escape(document.name),
        counts=" · ".join(counts),
        text="\n".join(_blocks(document, _Marks(document.text, found.claims))),
        filters="\n".join(_filters(found.claims)),
        claims="\n".join(_card(number, claim) for number, claim in enumerate(found.claims, 1)),
        script=script,
        script_hash=f"sha256-{digest}",
    )


class _Marks:
    """The text cut where evidence starts and ends, each cut wrapped in the marks of its claims.

    Claims are numbered from 1, as the page shows them.
    """

    def __init__(self, text: str, claims: Sequence[Claim]) -> None:
        self._text = text
        self._claims = claims
        self._spans = sorted(
            (piece.start, piece.end, number)
            for number, claim in enumerate(claims, 1)
            for piece in claim.evidence
        )
        self._starts = [start for start, _, _ in self._spans]
        self._reach = list(accumulate((end for _, end, _ in self._spans), max))
        self._lanes = _lanes(self._spans)
        self._first = {number: start for start, _, number in reversed(self._spans)}

    def between(self, start: int, end: int) -> str:
        """The text from `start` to `end` as HTML."""
        spans = self._spans[bisect_right(self._reach, start) : bisect_left(self._starts, end)]
        spans = [span for span in spans if span[1] > start]
        cuts = sorted({start, end, *(at for span in spans for at in span[:2] if start < at < end)})
        html = []
        coming, here = iter(spans), list[tuple[int, int, int]]()
        upcoming = next(coming, None)
        for a, b in pairwise(cuts):
            here = [span for span in here if span[1] > a]
            while upcoming and upcoming[0] <= a:
                here.append(upcoming)
                upcoming = next(coming, None)
            html.append(self._marked(a, b, {number for _, _, number in here}))
        return "".join(html)

    def _marked(self, start: int, end: int, numbers: set[int]) -> str:
        html = escape(self._text[start:end])
        # The lowest underline outermost.
        for number in sorted(numbers, key=lambda n: (self._lanes[n], n)):
            claim = self._claims[number - 1]
            reach = f' tabindex="0" aria-describedby="says-{number}"' if self._first[number] == start else ""
            unsure = "" if claim.modality == "asserted" else ' class="unsure"'
            style = f"--h:{_hue(claim.type)};--lane:{self._lanes[number]}"
            html = f'<mark data-claim="{number}"{unsure} style="{style}"{reach}>{html}</mark>'
        return html


def _lanes(spans: Sequence[tuple[int, int, int]]) -> dict[int, int]:
    """A lane for each claim, shared only with claims it does not touch while there are lanes left."""
    reach: dict[int, tuple[int, int]] = {}
    for start, end, number in spans:
        first, last = reach.get(number, (start, end))
        reach[number] = (min(first, start), max(last, end))
    taken = [0] * _LANES
    lanes = {}
    for number, (start, end) in sorted(reach.items(), key=lambda item: item[1]):
        lane = next((lane for lane, until in enumerate(taken) if until <= start), taken.index(min(taken)))
        lanes[number] = lane
        taken[lane] = max(taken[lane], end)
    return lanes


def _blocks(document: Document, marks: _Marks) -> Iterator[str]:
    """The whole text: posts as articles, and what lies between them.

    What stands before a segment on its own line, such as a bullet or a number, leads into its block.
    """
    text = document.text
    at = 0
    for post in document.posts:
        lead = max(at, text.rfind("\n", at, post.start) + 1) if post.segments else post.start
        yield from _loose(text, marks, at, lead)
        yield f'<article class="post" id="{escape(post.id)}">{_about(post)}'
        at = lead
        for segment in post.segments:
            lead = max(at, text.rfind("\n", at, segment.start) + 1)
            yield from _loose(text, marks, at, lead)
            tag = "h2" if segment.role == "heading" else "p"
            before = marks.between(lead, segment.start) if text[lead : segment.start].strip() else ""
            words = marks.between(segment.start, segment.end)
            yield f'<{tag} class="{segment.role}" dir="auto">{before}{words}</{tag}>'
            at = segment.end
        yield from _loose(text, marks, at, post.end)
        yield "</article>"
        at = max(at, post.end)
    yield from _loose(text, marks, at, len(text))


def _loose(text: str, marks: _Marks, start: int, end: int) -> Iterator[str]:
    if text[start:end].strip():
        yield f'<p class="loose" dir="auto">{marks.between(start, end).strip()}</p>'


def _about(post: Post) -> str:
    facts = [post.id, post.kind]
    if post.time:
        facts.append(f"{post.time.day} {post.time:%B %Y, %H:%M %Z}".strip())
    facts += [fact for fact in (post.author, post.author_role) if fact]
    return f'<p class="about">{escape(" · ".join(facts))}</p>'


def _filters(claims: Sequence[Claim]) -> Iterator[str]:
    if not claims:
        yield '<span class="none">No claims were found.</span>'
        return
    yield '<button type="button" value="all">all</button> <button type="button" value="">none</button>'
    counts = Counter(claim.type for claim in claims)
    for name in registry:
        if counts[name]:
            box = f'<input type="checkbox" value="{name}" checked>'
            count = f'<span class="count">{counts[name]}</span>'
            yield f'<label class="filter" style="--h:{_hue(name)}">{box}{_label(name)} {count}</label>'


def _card(number: int, claim: Claim) -> str:
    """One claim of the side list, closed: its slots, evidence, modality and rule inside."""
    modality = "" if claim.modality == "asserted" else f'<span class="modality">{claim.modality}</span>'
    confidence = "" if claim.confidence is None else f"<dt>confidence</dt><dd>{claim.confidence:.0%}</dd>"
    cues = "".join(f" <q>{escape(cue.text)}</q>" for cue in claim.cues)
    values = ((slot, getattr(claim, slot)) for slot, _ in filled(claim))
    slots = "".join(f"<dt>{_label(slot)}</dt><dd>{_value(value)}</dd>" for slot, value in values)
    quotes = "".join(f'<blockquote dir="auto">{escape(piece.text)}</blockquote>' for piece in claim.evidence)
    return (
        f'<details id="claim-{number}" data-claim="{number}" data-type="{claim.type}"'
        f' style="--h:{_hue(claim.type)}">'
        f'<summary id="says-{number}"><i>{number}</i><b>{_label(claim.type)}</b>{modality}'
        f"<span>{escape(summary(claim))}</span></summary>"
        f'<div class="facts"><dl>{slots}<dt>modality</dt><dd>{claim.modality}</dd>'
        f"<dt>rule</dt><dd><code>{escape(claim.rule)}</code>{cues}</dd>{confidence}</dl>{quotes}</div></details>"
    )


def _value(value: object) -> str:
    words = "yes" if value is True else in_words(value)
    match value:
        case Named(id=str() as known):
            return f"{escape(words)} <small>{escape(known)}</small>"
        case Quantity() as quantity:
            return f"{escape(words)} <small>“{escape(quantity.text)}”</small>"
        case Duration():
            return f"<time>{escape(words)}</time>"
        case _:
            return escape(words)


def _hue(name: str) -> int:
    """A colour's angle for a claim type, apart from its neighbours' in the registry."""
    return (list(registry).index(name) * 139 + 215) % 360


def _label(name: str) -> str:
    return escape(name.replace("_", " "))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
