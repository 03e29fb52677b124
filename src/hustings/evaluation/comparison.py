"""What two pipelines find on the same pages, told apart: what only one gives, and what differs in a slot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Literal

from hustings.claims import registry
from hustings.corpus.page import GoldClaim, Mention, Page, Span
from hustings.countries import Country, country
from hustings.evaluation.errors import in_context, in_words
from hustings.evaluation.finding import Finding, find
from hustings.evaluation.setting import Setting
from hustings.scoring.claims import pair
from hustings.text import Document

Which = Literal["alike", "only one", "only other", "differ"]

_PLACES = ("start", "end", "label")


@dataclass(frozen=True, slots=True)
class Pair:
    """What two pipelines make of the same words.

    Attributes:
        document: The page.
        kind: The label or the claim type.
        one: What the first finds, None where it finds nothing.
        other: What the second finds.
        slots: The slots that differ; of a name `start`, `end` and `label`.
    """

    document: Document
    kind: str
    one: Mention | GoldClaim | None
    other: Mention | GoldClaim | None
    slots: tuple[str, ...] = ()

    @property
    def which(self) -> Which:
        """Who finds it."""
        if self.one is None or self.other is None:
            return "only one" if self.other is None else "only other"
        return "differ" if self.slots else "alike"

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where it stands, as the first has it where it has."""
        item = self.one or self.other
        if isinstance(item, GoldClaim):
            return item.evidence
        return ((item.start, item.end),) if item else ()

    @property
    def line(self) -> int:
        """The number of the text's line it begins in, from 1."""
        return self.document.text.count("\n", 0, self.spans[0][0]) + 1


def compare(pages: Iterable[Page], one: Setting, other: Setting) -> Iterator[Pair]:
    """Run two pipelines over pages and set side by side what they find.

    Args:
        pages: Their texts; what is annotated in them is not looked at.
        one: The first pipeline.
        other: The second.

    Yields:
        Every name and claim, page by page: names in text order, then claims type by type.

    Raises:
        SettingError: There is no such pipeline.
    """
    for page in pages:
        (first,), (second,) = find([page], one), find([page], other)
        yield from chain(_names(first, second), _claims(first, second))


def as_text(pairs: Sequence[Pair], one: Setting, other: Setting) -> str:
    """The differences for reading, below how many there are of each kind."""
    lines = [f"A  {one}", f"B  {other}", "", f"{'':<13}{'alike':>8}{'only A':>8}{'only B':>8}{'differ':>8}"]
    for kind, counts in totals(pairs).items():
        lines.append(f"{kind:<13}" + "".join(f"{counts[which]:>8,}" for which in counts))
    for each in pairs:
        if each.which != "alike":
            lines += ["", *_told(each)]
    return "\n".join(lines) + "\n"


def as_record(pairs: Sequence[Pair], one: Setting, other: Setting) -> dict[str, Any]:
    """The differences as a JSON object, with how many there are of each kind."""
    return {
        "one": str(one),
        "other": str(other),
        "totals": totals(pairs),
        "differences": [
            {
                "doc": each.document.name,
                "line": each.line,
                "kind": each.kind,
                "which": each.which,
                "slots": list(each.slots),
                "one": _item(each.document, each.one),
                "other": _item(each.document, each.other),
            }
            for each in pairs
            if each.which != "alike"
        ],
    }


def totals(pairs: Iterable[Pair]) -> dict[str, dict[Which, int]]:
    """How many of each kind both find alike, only one finds, and both find differently."""
    counts: Counter[tuple[str, Which]] = Counter((each.kind, each.which) for each in pairs)
    order: tuple[Which, ...] = ("alike", "only one", "only other", "differ")
    return {kind: {which: counts[kind, which] for which in order} for kind in sorted({k for k, _ in counts})}


def _names(one: Finding, other: Finding) -> Iterator[Pair]:
    """Names that overlap are the same name."""
    rest = list(other.mentions)
    for mention in one.mentions:
        mate = next((m for m in rest if m.start < mention.end and mention.start < m.end), None)
        slots: tuple[str, ...] = ()
        if mate:
            rest.remove(mate)
            slots = tuple(slot for slot in _PLACES if getattr(mention, slot) != getattr(mate, slot))
        yield Pair(one.document, mention.label, mention, mate, slots)
    yield from (Pair(one.document, mention.label, None, mention) for mention in rest)


def _claims(one: Finding, other: Finding) -> Iterator[Pair]:
    known = country(one.document.country)
    for type in registry:
        ours = [claim for claim in one.claims if claim.type == type]
        theirs = [claim for claim in other.claims if claim.type == type]
        yield from _claims_of_a_type(one.document, ours, theirs, known)


def _claims_of_a_type(
    document: Document, ours: Sequence[GoldClaim], theirs: Sequence[GoldClaim], known: Country
) -> Iterator[Pair]:
    mates = pair(ours, theirs, known)
    for i, claim in enumerate(ours):
        mate = theirs[mates[i]] if i in mates else None
        slots = _different(claim.slots, mate.slots) if mate else ()
        yield Pair(document, claim.type, claim, mate, slots)
    for j in sorted(set(range(len(theirs))) - set(mates.values())):
        yield Pair(document, theirs[j].type, None, theirs[j])


def _different(one: Mapping[str, object], other: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(slot for slot in {**one, **other} if one.get(slot) != other.get(slot))


def _told(each: Pair) -> Iterator[str]:
    which = {"only one": "only A", "only other": "only B", "differ": "differ"}[each.which]
    slots = f": {', '.join(each.slots)}" if each.slots else ""
    yield f"{which} {each.kind} in {each.document.name}, line {each.line}{slots}"
    for side, item in (("A", each.one), ("B", each.other)):
        if isinstance(item, GoldClaim):
            yield f"  {side}  {in_words(item)}"
        elif item and each.slots:
            yield f"  {side}  {item.label} {each.document.text[item.start : item.end]}"
    yield f"  {in_context(each.document.text, each.spans)}"


def _item(document: Document, item: Mention | GoldClaim | None) -> dict[str, Any] | None:
    if item is None:
        return None
    if isinstance(item, Mention):
        words = document.text[item.start : item.end]
        return {"start": item.start, "end": item.end, "label": item.label, "text": words}
    pieces = [{"start": s, "end": e, "text": document.text[s:e]} for s, e in item.evidence]
    return {**item.slots, "evidence": pieces}
