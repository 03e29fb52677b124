"""The cells of a table's lines: what bars, tabs and wide gaps set apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from hustings.pipeline.frames.element import Element

FIGURES = frozenset("vrpenf±ch")
"""Characters of the elements that may be a cell's figure."""
_BARS = frozenset("|•")

Line = Sequence[Element]


def split(doc: Doc, line: Line) -> list[Line]:
    """A line's cells, empty ones too; one cell where nothing sets them apart.

    Args:
        doc: The Doc.
        line: The line as a row of elements.
    """
    bars = any(is_bar(doc, e) for e in line)
    cells: list[list[Element]] = [[]]
    end = line[0].start if line else 0
    for element in (part for whole in line for part in _parted(doc, whole)):
        if element.start > end and not bars:
            tabs = doc[end : element.start].text.count("\t")
            cells += [[] for _ in range(max(1, tabs))]  # two tabs: an empty cell between them
        if is_bar(doc, element):
            cells.append([])
        else:
            cells[-1].append(element)
        end = element.end
    return [tuple(cell) for cell in (cells if cells[0] else cells[1:])]


def _parted(doc: Doc, element: Element) -> Iterator[Element]:
    """An element, or the party and the person of one that reaches from one cell into the next."""
    gap = next((i for i in range(element.start, element.end) if doc[i].is_space), None)
    if gap is None or element.party is None or element.party[1] > gap:
        yield element
        return
    first, last = element.party
    yield Element("L", first, last, party=element.party)
    yield replace(element, start=gap + 1, party=None)


def is_bar(doc: Doc, element: Element) -> bool:
    """Whether an element sets cells apart."""
    return doc[element.start].text in _BARS


def text(doc: Doc, cell: Line) -> str:
    """The words of a cell."""
    return doc[cell[0].start : cell[-1].end].text if cell else ""


def figure(element: Element) -> Element | None:
    """The element, if it is a figure."""
    return element if element.char in FIGURES else None


def first_figure(cell: Line) -> Element | None:
    """The first figure of a cell, or None."""
    return next(filter(figure, cell), None)
