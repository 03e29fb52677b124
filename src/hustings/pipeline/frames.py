"""Matches the rule book's patterns against the Doc and leaves what they found as frames: plain data, one for each claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from hustings.countries import country as load_country
from hustings.pipeline.document import segments
from hustings.pipeline.elements import CueTrie, Element, Reader, name_table, pieces
from hustings.pipeline.layers import FrameLayer
from hustings.pipeline.tables import Cells, TableReader
from hustings.rules import Pattern, RuleBook, Scope, book, data

_WIDE_GAP = 2  # elements: a longer gap between the parts of a match is no evidence


class Stretch:
    """A row of elements with the string it is matched as, and where it lies."""

    __slots__ = ("post", "row", "segment", "text")

    def __init__(self, row: list[Element], post: int, segment: int) -> None:
        """Keep the row; `post` and `segment` index the Doc's layers."""
        self.row = row
        self.text = "".join(e.char for e in row)
        self.post = post
        self.segment = segment


class Frames:
    """The component `hustings_frames`."""

    def __init__(self, rules: RuleBook, tables: TableReader, territories: Sequence[str]) -> None:
        """Index the rule book by scope.

        Args:
            rules: The rule book.
            tables: What reads result tables.
            territories: Names that are territories, not seats.
        """
        self._rules = rules
        self._tables = tables
        self._cues = CueTrie(rules.lexicon.symbols)
        self._territories = name_table([t.lower().split() for t in territories])
        self._patterns: dict[Scope, list[Pattern]] = {"sentence": [], "heading": [], "line": [], "block": []}
        for pattern in rules.patterns():
            self._patterns[pattern.scope].append(pattern)

    def __call__(self, doc: Doc) -> Doc:
        """Fill `doc._.frames`."""
        reader = Reader(doc, self._rules, self._cues, self._territories)
        frames: list[FrameLayer] = []
        block: list[Stretch] = []
        for n, (start, end, role, post) in enumerate(segments(doc)):
            if role in ("boilerplate", "time", "byline", "caption"):
                continue
            if block and (role != "board" or block[-1].post != post):
                frames += self._block(doc, block)
                block = []
            if role == "board":
                line = Stretch(reader.row(start, end, post), post, n)
                block.append(line)
                frames += self._match(doc, line, ("line", "sentence"))
                continue
            for first, last in _sentences(doc, start, end):
                stretch = Stretch(reader.row(first, last, post), post, n)
                whole: Scope = "heading" if role == "heading" else "line"
                frames += self._match(doc, stretch, (whole, "sentence") if (first, last) == (start, end) else ("sentence",))
        if block:
            frames += self._block(doc, block)
        doc._.frames = _unique(frames)
        doc._.ties = reader.ties
        return doc

    def _block(self, doc: Doc, lines: Sequence[Stretch]) -> list[FrameLayer]:
        """Match the lines of a board as one row, a line's end between them."""
        row: list[Element] = []
        for line in lines:
            if row and line.row:
                row.append(Element("¶", line.row[0].start, line.row[0].start))
            row += line.row
        matched = self._match(doc, Stretch(row, lines[0].post, lines[0].segment), ("block",))
        return matched + [_cells_frame(doc, cells, lines) for cells in self._tables.read(doc, [line.row for line in lines])]

    def _match(self, doc: Doc, stretch: Stretch, scopes: Sequence[Scope]) -> list[FrameLayer]:
        found: list[tuple[tuple[int, int, int], set[tuple[str, int]], FrameLayer]] = []
        characters = set(stretch.text)
        for order, pattern in enumerate(p for scope in scopes for p in self._patterns[scope]):
            if any(needed.isdisjoint(characters) for needed in pattern.template.required):
                continue
            at = 0
            while match := pattern.template.regex.search(stretch.text, at):
                at = match.start() + 1
                if match.end() == match.start() or not pattern.unless.isdisjoint(match[0]):
                    continue
                groups = {k: match.span(k) for k, v in match.groupdict().items() if v}
                slots = {k.partition("__")[0]: stretch.row[span[0]] for k, span in groups.items() if _is_slot(k)}
                anchor = stretch.row[next((end - 1 for k, (_, end) in groups.items() if k.startswith("cue")), match.start())]
                gaps = [span for k, span in groups.items() if k.startswith("gap")]
                rank = (len(slots) + len(pattern.set), sum(start - end for start, end in gaps), -order)
                rests_on = {(pattern.type, e.start) for e in (anchor, *slots.values()) if e is anchor or e.quantity is not None}
                found.append((rank, rests_on, _frame(doc, stretch, pattern, slots, match.span(), gaps, anchor)))
        return _best(found)


def _cells_frame(doc: Doc, cells: Cells, lines: Sequence[Stretch]) -> FrameLayer:
    """One contender's figures in a table as a frame; the evidence is the cells themselves."""
    elements = sorted(cells.slots.values(), key=lambda e: e.start)
    spans = [(doc[e.start].idx, doc[e.end - 1].idx + len(doc[e.end - 1])) for e in elements]
    return FrameLayer(
        type=cells.type,
        rule=cells.rule,
        slots={slot: [_filler(e, e)] for slot, e in cells.slots.items()},
        evidence=spans,
        post=lines[cells.line].post,
        segment=lines[cells.line].segment,
        modality="asserted",
    )


def _best(found: list[tuple[tuple[int, int, int], set[tuple[str, int]], FrameLayer]]) -> list[FrameLayer]:
    """Of matches of one type that rest on the same cue or number, the fullest."""
    taken: set[tuple[str, int]] = set()
    out = []
    for _, rests_on, frame in sorted(found, key=lambda f: f[0], reverse=True):
        if taken.isdisjoint(rests_on):
            taken |= rests_on
            out.append(frame)
    return out


def _is_slot(group: str) -> bool:
    return not group.startswith(("cue__", "gap__"))


def _sentences(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for i in range(start + 1, end):
        if doc[i].is_sent_start:
            yield from pieces(first, i)
            first = i
    yield from pieces(first, end)


def _frame(
    doc: Doc,
    stretch: Stretch,
    pattern: Pattern,
    slots: dict[str, Element],
    span: tuple[int, int],
    gaps: list[tuple[int, int]],
    anchor: Element,
) -> FrameLayer:
    filled: dict[str, object] = dict(pattern.set)
    for name, element in slots.items():
        filled[name] = [_filler(e, element) for e in element.members()]
    return FrameLayer(
        type=pattern.type,
        rule=pattern.id,
        slots=filled,
        evidence=_evidence(doc, stretch.row, span, gaps),
        post=stretch.post,
        segment=stretch.segment,
        modality=pattern.modality or _modality(doc, anchor),
    )


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


def _evidence(doc: Doc, row: list[Element], span: tuple[int, int], gaps: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Code-point spans of a match without its wide gaps."""
    wide = sorted(g for g in gaps if g[1] - g[0] > _WIDE_GAP)
    parts: list[tuple[int, int]] = []
    at = span[0]
    for start, end in wide:
        if start > at:
            parts.append((at, start))
        at = end
    if span[1] > at:
        parts.append((at, span[1]))
    out = []
    for first, last in parts:
        elements = [e for e in row[first:last] if e.end > e.start]
        while elements and elements[-1].char in ",;:.–":
            elements.pop()
        while elements and elements[0].char in ",;:.–":
            elements.pop(0)
        if elements:
            tail = doc[elements[-1].end - 1]
            out.append((doc[elements[0].start].idx, tail.idx + len(tail)))
    return out


def _modality(doc: Doc, anchor: Element) -> str:
    """The modality over the cue, asserted where no qualifier covers it."""
    for q in doc._.qualifiers:
        if q["start"] < anchor.end and anchor.start < q["end"]:
            return str(q["modality"])
    return "asserted"


def _unique(frames: list[FrameLayer]) -> list[FrameLayer]:
    """Drop frames that say the same over the same words, in text order."""
    seen = set()
    out = []
    for frame in sorted(frames, key=lambda f: (f["evidence"][0], f["type"])):
        key = (frame["type"], tuple(frame["evidence"]), repr(frame["slots"]))
        if key not in seen:
            seen.add(key)
            out.append(frame)
    return out


@Language.factory("hustings_frames", default_config={"country": "gb"})
def create_frames(nlp: Language, name: str, country: str) -> Frames:
    """Make the component.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        country: The country whose territories are told from seats.
    """
    return Frames(book(nlp.lang), TableReader(data("tables", nlp.lang)), load_country(country).territories)
