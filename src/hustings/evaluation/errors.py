"""What a pipeline got wrong, for reading: what gold says, what was found, and the words in their context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hustings.corpus.check import line_of
from hustings.corpus.notation import write_value
from hustings.corpus.page import GoldClaim, Page, Span
from hustings.evaluation.measure import Judged, Scored
from hustings.scoring.agreement import filled, scored_slots
from hustings.scoring.entities import ANY_PERSON

AROUND = 60
"""How many characters of context are shown on either side."""
_GAP = 80


def errors(scored: Scored, kinds: Sequence[str] = ()) -> Iterator[str]:
    """List what is missed, spurious or wrong, page by page in text order.

    Args:
        scored: A pipeline's scores.
        kinds: Only these labels and claim types; by default all, people by their labels where those are scored.

    Yields:
        A few lines for each error.
    """
    kinds = kinds or [
        kind
        for kind in (*scored.entities, *scored.claims)
        if kind != ANY_PERSON or "CANDIDATE" not in scored.entities
    ]
    for page, outcome in scored.outcomes:
        if outcome.kind in kinds and outcome.verdict != "right":
            yield "\n".join(_error(page, outcome))


def in_context(text: str, spans: Sequence[Span]) -> str:
    """Words as they stand in a text, on one line, each run between « and »."""
    shown = text[max(0, spans[0][0] - AROUND) : spans[0][0]]
    for n, (start, end) in enumerate(spans):
        shown += f"«{text[start:end]}»"
        after = spans[n + 1][0] if n + 1 < len(spans) else min(len(text), end + AROUND)
        between = text[end:after]
        if len(between) > _GAP:
            between = f"{between[: _GAP // 2]} […] {between[-_GAP // 2 :]}"
        shown += between
    return " ".join(shown.split())


def in_words(claim: GoldClaim) -> str:
    """A claim's slots as the markup writes them."""
    return "; ".join(
        f"{slot}={write_value(slot, claim.slots[slot])}"
        for slot in scored_slots(claim.type)
        if filled(claim.slots.get(slot))
    )


def _error(page: Page, outcome: Judged) -> Iterator[str]:
    where = f"{page.name}, line {line_of(page, outcome.spans[0][0])}"
    slots = f": {', '.join(outcome.slots)}" if outcome.slots else ""
    yield f"{outcome.verdict} {outcome.kind} in {where}{slots}"
    for side, item in (("gold", outcome.gold), ("found", outcome.given)):
        if isinstance(item, GoldClaim):
            yield f"  {side:<6}{in_words(item)}"
    yield f"  {in_context(page.text, outcome.spans)}"
