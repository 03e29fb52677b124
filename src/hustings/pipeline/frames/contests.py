"""Tables of contests pasted as lines: a row of headings, then a seat a line, with its winner, majority and turnout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from hustings.pipeline.frames.cells import FIGURES, Line, split, text
from hustings.pipeline.frames.element import Element
from hustings.pipeline.frames.headings import Headings
from hustings.pipeline.frames.tables import Cells

_SEAT = "S"
_PEOPLE = frozenset("PEF")
_PARTY = "L"
_WON = frozenset({"winner", "outcome", "majority"})
"""Columns that make the person and the party of a row those who won."""
_FIGURES = {
    # column → claim type, slot, what its figure may be
    "majority": ("majority", "votes", "vn"),
    "turnout": ("turnout", "share", "rf"),
    "votes": ("tally", "votes", "vn"),
    "share": ("tally", "share", "rf"),
}


class ContestReader:
    """Reads tables of contests by the headings that a rule book knows."""

    def __init__(self, headings: Mapping[str, Sequence[str]], outcomes: Mapping[str, Sequence[str]]) -> None:
        """Index the headings.

        Args:
            headings: `contests` of `tables.yaml`: column → its spellings in lower case.
            outcomes: `outcomes` of `tables.yaml`: outcome → the words for it.
        """
        self._headings = Headings(headings)
        self._outcome = {word: outcome for outcome, words in outcomes.items() for word in words}

    def read(self, doc: Doc, lines: Sequence[Line]) -> Iterator[Cells]:
        """What the rows of every table of contests in a block of lines say.

        Args:
            doc: The Doc.
            lines: The block's lines as rows of elements.

        Yields:
            A win, a majority, a turnout or a tally at a time, in the order of the table.
        """
        columns: Sequence[str | None] = ()
        for n, line in enumerate(lines):
            cells = split(doc, line)
            if headed := self._columns(doc, cells):
                columns = headed
            elif columns and len(cells) > 1:
                row: dict[str | None, Line] = {}
                for column, cell in zip(columns, cells, strict=False):
                    row.setdefault(column, cell)  # a second column of votes is the runner-up's
                yield from self._row(doc, row, n)
            else:
                columns = ()

    def _columns(self, doc: Doc, cells: Sequence[Line]) -> Sequence[str | None]:
        """The columns of a heading line: a seat's, and another that is told of contests; else nothing."""
        columns = [self._headings.column(text(doc, cell)) for cell in cells]
        told = {column for column in columns if column}
        return columns if "seat" in told and len(told) > 1 and (_WON | _FIGURES.keys()) & told else ()

    def _row(self, doc: Doc, row: Mapping[str | None, Line], n: int) -> Iterator[Cells]:
        seat = _seat(row.get("seat", ()))
        if seat is None:
            return
        winner = _first(row.get("winner", row.get("candidate", ())), _PEOPLE)
        parties = [
            e for column in ("party", "outcome", "winner") for e in row.get(column, ()) if e.char == _PARTY
        ]
        named = {"candidate": winner} if winner else {}
        named |= {"party": parties[0]} if parties and not (winner and winner.party) else {}
        if _WON & row.keys() and named:
            outcome = row.get("outcome", ())
            words = text(doc, outcome).lower().split()
            told = next((self._outcome[word] for word in words if word in self._outcome), "elected")
            held = [e for e in outcome if e.char == _PARTY][1:]
            slots = {"seat": seat, **named} | ({"from_party": held[0]} if held and told == "gain" else {})
            yield Cells("win", "win.table", slots, n, {"outcome": told})
        for column, (kind, slot, chars) in _FIGURES.items():
            figure = _first(row.get(column, ()), frozenset(chars))
            if figure is None or (kind == "tally" and not named):
                continue
            whose = {} if kind == "turnout" else named
            yield Cells(kind, f"{kind}.table", {"seat": seat, **whose, slot: figure}, n)


def _seat(cell: Line) -> Element | None:
    """The seat of a row: the one its cell names, else the cell's words whatever they are."""
    if not cell or any(e.char in FIGURES for e in cell):
        return None
    known = _first(cell, frozenset(_SEAT))
    if known:
        return known
    start, end = cell[0].start, cell[-1].end
    return replace(cell[0], char=_SEAT, end=end, seat=(start, end))


def _first(cell: Line, chars: frozenset[str]) -> Element | None:
    return next((e for e in cell if e.char in chars), None)
