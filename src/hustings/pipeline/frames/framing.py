"""What was found as frames: plain data, with where the words lie and under which modality they stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from spacy.tokens import Doc

from hustings.pipeline.frames.element import Element
from hustings.pipeline.frames.found import Found, Stretch
from hustings.pipeline.frames.tables import Cells
from hustings.pipeline.layers import FrameLayer

_WIDE_GAP = 2  # elements: a longer gap between the parts of a match is no evidence
_PAST = frozenset({"tenure"})  # 'a councillor since 2014 had been tipped to win' has been one all the same


class Framing:
    """Makes the frames of one Doc."""

    def __init__(self, doc: Doc) -> None:
        """Index the Doc's qualifiers by token, so that not every frame looks at all of them."""
        self._doc = doc
        self._modalities = [str(q["modality"]) for q in doc._.qualifiers]
        self._over: dict[int, int] = {}
        self._from: dict[int, int] = {}
        for n, qualifier in enumerate(doc._.qualifiers):
            self._from.setdefault(qualifier["start"], n)
            for token in range(qualifier["start"], qualifier["end"]):
                self._over.setdefault(token, n)

    def of(self, stretch: Stretch, found: Found) -> FrameLayer:
        """A reading as a frame.

        Args:
            stretch: What was read.
            found: The reading.
        """
        filled: dict[str, object] = dict(found.pattern.set)
        for name, element in found.slots.items():
            filled[name] = [_filler(e, element) for e in element.members()]
            if element.quantity is not None and len(element.members()) > 1:
                filled["respectively"] = True
        return FrameLayer(
            type=found.pattern.type,
            rule=found.pattern.id,
            slots=filled,
            evidence=self._evidence(stretch.row, found),
            cues=[
                self._characters(stretch.row[first].start, stretch.row[last - 1].end)
                for first, last in found.cues
            ],
            post=stretch.post,
            segment=stretch.segment,
            modality=found.pattern.modality or self._modality(stretch.row, found),
        )

    def of_cells(self, cells: Cells, lines: Sequence[Stretch]) -> FrameLayer:
        """One contender's figures in a table as a frame; the evidence is the cells themselves.

        Args:
            cells: The figures.
            lines: The table's lines.
        """
        elements = sorted(cells.slots.values(), key=lambda e: e.start)
        return FrameLayer(
            type=cells.type,
            rule=cells.rule,
            slots={**cells.set, **{slot: [_filler(e, e)] for slot, e in cells.slots.items()}},
            evidence=[self._characters(e.start, e.end) for e in elements],
            cues=[],
            post=lines[cells.line].post,
            segment=lines[cells.line].segment,
            modality="asserted",
        )

    def _evidence(self, row: Sequence[Element], found: Found) -> list[tuple[int, int]]:
        """Code-point spans of a reading without its wide gaps."""
        start, end = found.span
        parts: list[tuple[int, int]] = []
        at = start
        for first, last in sorted(g for g in found.gaps if g[1] - g[0] > _WIDE_GAP):
            if first > at:
                parts.append((at, first))
            at = last
        if end > at:
            parts.append((at, end))
        out = []
        for first, last in parts:
            elements = [e for e in row[first:last] if e.end > e.start]
            while elements and elements[-1].char in ",;:.–":
                elements.pop()
            while elements and elements[0].char in ",;:.–":
                elements.pop(0)
            if elements:
                out.append(self._characters(elements[0].start, elements[-1].end))
        return out

    def _characters(self, start: int, end: int) -> tuple[int, int]:
        doc = self._doc
        if (
            start and doc[start].text == "-" and not doc[start - 1].whitespace_
        ):  # the '-leader' of a 'co-leader'
            start -= 1
        last = doc[end - 1]
        return doc[start].idx, last.idx + len(last)

    def _modality(self, row: Sequence[Element], found: Found) -> str:
        """The modality over a reading's cue; for a noun, also that of the verb whose subject it is.

        'A majority of 5,000 would be a triumph' has its cue before the word that makes it hypothetical.
        """
        ends = row[found.span[1] - 1].end if found.noun else found.anchor.end
        led = found.noun and found.pattern.type not in _PAST
        over = [self._over[i] for i in range(found.anchor.start, ends) if i in self._over]
        if led and found.after < len(row) and (verb := self._from.get(row[found.after].start)) is not None:
            over.append(verb)
        return self._modalities[min(over)] if over else "asserted"


def _filler(element: Element, whole: Element) -> dict[str, Any]:
    return {
        "start": element.start,
        "end": element.end,
        "kind": element.char,
        "person": element.person,
        "party": element.party or whole.party,
        "seat": element.seat or whole.seat,
        "quantity": element.quantity,
        "moment": element.moment,
    }
