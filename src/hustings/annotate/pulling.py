"""Pages as annotators have left them: their names taken over, their claims kept wherever these still hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import cast

from hustings.annotate.carrying import Changes, carry, in_markup
from hustings.annotate.offsets import Units
from hustings.annotate.pushing import DIGEST, DOC, digest, margin
from hustings.annotate.server import Example, Name, Project
from hustings.corpus.check import line_of
from hustings.corpus.markup import UNWRITABLE
from hustings.corpus.page import LABELS, Label, Mention, Page, Span, trimmed


@dataclass(slots=True)
class Pulled:
    """What has come back of a text.

    Attributes:
        name: What its page is called.
        page: The page with the annotator's names; None where it is not confirmed, or nothing is known of it.
        changed: In how many places its names are not those of the page that was given; None where that had none.
        lost: What could not be kept, a line each.
        unsure: Claims to look at again, a line each: names among their words have been changed.
    """

    name: str
    page: Page | None = None
    changed: int | None = None
    lost: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)


def pull(project: Project, pages: Iterable[Page]) -> Iterator[Pulled]:
    """Take back what is confirmed.

    Args:
        project: Where from.
        pages: The pages as they were sent; their claims are kept, and what is known of them.

    Yields:
        Each text of the project, in its order.

    Raises:
        DoccanoError: The server does not answer.
    """
    known = {digest(page.text): page for page in pages}
    for example in project.examples():
        name = str(example.meta.get(DOC, f"text {example.id}"))
        page = known.get(str(example.meta.get(DIGEST)))
        if not example.confirmed:
            yield Pulled(name)
        elif page is None:
            why = "it is confirmed, but no page that was given had its text when it was sent"
            yield Pulled(name, lost=[why])
        else:
            yield _corrected(page, example, project.names(example))


def _corrected(page: Page, example: Example, names: Iterable[Name]) -> Pulled:
    """A page with the names, and where it was changed the text, that an annotator has left."""
    pulled = Pulled(page.name)
    cut = margin(page.text)
    text = page.text[:cut] + example.text + page.text[max(cut, len(page.text.rstrip())) :]
    changes = Changes(page.text, text)
    claims, lost = carry(page.claims, changes)
    about = page.about or {key: str(value) for key, value in example.meta.items() if key not in (DOC, DIGEST)}
    mentions = tuple(_mentions(example.text, names, cut, pulled.lost))
    pulled.page = corrected = Page(page.name, text, mentions, tuple(claims), about)
    pulled.lost += [f"the words of this claim have been changed: {in_markup(page, claim)}" for claim in lost]
    places = _differing(page.mentions, mentions, changes)
    pulled.changed = len(places) if page.mentions else None
    for claim in corrected.claims:
        pieces = claim.evidence
        if any(start < ends and begins < end for start, end in pieces for begins, ends in places):
            where = f"line {line_of(corrected, pieces[0][0])} of the text"
            pulled.unsure.append(f"{where}: {claim.type}: names among its words have been changed")
    return pulled


def _mentions(text: str, names: Iterable[Name], cut: int, lost: list[str]) -> Iterator[Mention]:
    """Names in the page's offsets; those that it cannot hold are told."""
    units = Units(text)
    last = 0
    for name in names:
        try:
            start, end = units.to_offset(name.start), units.to_offset(name.end)
        except ValueError as error:
            lost.append(f"a {name.label} from {name.start} to {name.end} is not in the text: {error}")
            continue
        words = text[start:end].strip()
        if why := _unfit(words, name.label, start < last):
            where = f"line {text.count(chr(10), 0, start) + 1} of the text"
            lost.append(f"{where}: {name.label} {words!r} {why}")
            continue
        start, end = trimmed(text, start, end)
        last = end
        yield Mention(cut + start, cut + end, cast(Label, name.label))


def _unfit(words: str, label: str, overlaps: bool) -> str:
    """Why a name cannot be kept, empty where it can."""
    if label not in LABELS:
        return f"has none of the labels {', '.join(LABELS)}"
    if not words:
        return "marks white space"
    if UNWRITABLE.search(words):
        return "holds what the markup cannot carry"
    return "overlaps the name before" if overlaps else ""


def _differing(before: Iterable[Mention], after: Iterable[Mention], changes: Changes) -> list[Span]:
    """Where names are not what they were; names that touch the same words are one place."""
    old = {(changes.moved((m.start, m.end)), m.label) for m in before}
    new = {((m.start, m.end), m.label) for m in after}
    places: list[Span] = []
    for start, end in sorted(span for span, _ in old ^ new if span):
        if places and start < places[-1][1]:
            places[-1] = (places[-1][0], max(end, places[-1][1]))
        else:
            places.append((start, end))
    return places
