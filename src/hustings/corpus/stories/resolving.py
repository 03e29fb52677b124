"""Claims in the making made claims: slots filled with what the words around them make plain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hustings.corpus.page import GoldClaim, Mention, Page, Scalar, Span, Value
from hustings.corpus.stories.fragment import Figure, Fragment, Name, Tagged, Unit

_SLOT_OF: Mapping[tuple[str, str], str] = {
    ("defeat", "majority"): "margin",
    ("majority", "majority"): "votes",
    ("majority", "majority_share"): "share",
    ("tally", "votes"): "votes",
    ("tally", "share"): "share",
    ("tally", "change"): "share_change",
    ("tally", "rank"): "rank",
    ("turnout", "turnout"): "share",
    ("turnout", "turnout_change"): "change",
    ("turnout", "people"): "people",
    ("turnout", "electorate"): "electorate",
    ("swing", "swing"): "size",
    ("deposit", "deposit"): "amount",
    ("deposit", "lost_deposits"): "count",
    ("seat_total", "seats"): "seats",
    ("seat_total", "gained"): "gained",
    ("seat_total", "lost"): "lost",
    ("seat_total", "net"): "net",
    ("tenure", "since"): "since",
    ("tenure", "years"): "duration",
}
"""Claim's type and what a figure measures → the slot it fills."""

_OWNED = frozenset({"tally", "tenure", "seat_total", "majority"})
_PLAIN = frozenset({"outcome", "kind", "role", "modality"})


def page(name: str, told: Fragment, about: Mapping[str, str]) -> Page:
    """Make a page of what was told.

    Args:
        name: What to call it.
        told: Its text with all that is known of it.
        about: What is known of the page.
    """
    called = _called(told.names)
    posts = told.posts or [Unit(0, len(told.text))]
    claims = []
    for tag in told.tagged:
        if tag.pieces:
            around = _innermost(posts, tag.pieces[0], Unit(0, len(told.text)))
            slots = dict(_slots(tag, told, around, called))
            claims.append(GoldClaim(tag.type, slots, tag.pieces, "optional" in tag.settings))
    mentions = (Mention(n.start, n.end, n.label) for n in told.names)
    return Page(name, told.text, tuple(mentions), tuple(claims), about)


def _called(names: Sequence[Name]) -> dict[str, str]:
    """Key → the fullest form of a page, for people; the canonical name, for others."""
    fullest: dict[str, Name] = {}
    for name in names:
        if name.whose not in fullest or name.rank > fullest[name.whose].rank:
            fullest[name.whose] = name
    return {key: name.full for key, name in fullest.items()}


def _innermost(posts: Sequence[Unit], at: Span, whole: Unit) -> Unit:
    inside = [post for post in posts if post.start <= at[0] < post.end]
    return min(inside, key=lambda post: post.end - post.start, default=whole)


def _slots(tag: Tagged, told: Fragment, post: Unit, called: Mapping[str, str]) -> Iterator[tuple[str, Value]]:
    inside = [n for n in told.names if post.start <= n.start < post.end]
    here = {n.whose for n in inside if tag.unit[0] <= n.start < tag.unit[1]}
    near = {n.whose for n in inside}
    seats = {n.whose for n in inside if n.label == "SEAT"}
    for slot, (key, name) in tag.fillers.items():
        value = name or called.get(key)
        if (value and key in here) or (key in seats and len(seats) == 1):
            yield slot, value
        elif value and key in near:
            yield slot, [value, None]
    if tag.type == "seat_total":
        yield from _scope(tag, told.figures, post)
    if tag.type == "quote":
        yield "text", " ".join(told.text[start:end] for start, end in tag.pieces)
    for figure in told.figures:
        slot_of = _SLOT_OF.get((tag.type, figure.measure))
        inside_evidence = any(start <= figure.start and figure.end <= end for start, end in tag.pieces)
        if slot_of and inside_evidence and (tag.type not in _OWNED or figure.whose == tag.settings["whose"]):
            yield slot_of, figure.value
    yield from _settings(tag.settings)


def _scope(tag: Tagged, figures: Sequence[Figure], post: Unit) -> Iterator[tuple[str, Value]]:
    for start, end, sure in (*((*tag.unit, True),), (post.start, post.end, False)):
        for figure in figures:
            if figure.measure == "scope" and start <= figure.start < end:
                yield "scope", figure.value if sure else [figure.value, None]
                return


def _settings(settings: Mapping[str, str]) -> Iterator[tuple[str, Value]]:
    for key, value in settings.items():
        if key in _PLAIN:
            options: list[Scalar] = [*value.split("/")]
            yield key, options if len(options) > 1 else options[0]
        elif key == "rank":
            yield key, int(value)
        elif key == "previous":
            yield key, True
        elif key == "then":
            yield "election", value
