"""Result tables pasted as lines.

Three shapes are read: a row of parties with rows of figures under it, a row of headings with one contender a line,
and either of them with one cell a line. Cells are told by bars, tabs or wide gaps where a line has them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from hustings.pipeline.frames.cells import FIGURES, Line, figure, first_figure, is_bar, split, text
from hustings.pipeline.frames.element import Element
from hustings.pipeline.frames.headings import CONTENDER_COLUMNS, Headings, numeric

_PEOPLE = frozenset("PEF")
_CONTENDERS = _PEOPLE | {"L"}
_BLANKS = frozenset("-–—−*")
_PASSED_OVER = 2  # lines in a table that are none of its rows: a party's leader, a rule
_WIDEST = 12  # columns
_TITLES = 2  # lines above a table that may name its territory
_FITS = {"votes": "vn", "share": "rf", "change": "±rpf", "seats": "en", "gained": "en±", "lost": "en±"}
_KINDS = {
    **dict.fromkeys(("seats", "gained", "lost"), "seat_total"),
    **dict.fromkeys(("votes", "share"), "tally"),
}

Figures = list[Element | None]


@dataclass(frozen=True, slots=True)
class Cells:
    """One contender's figures.

    Attributes:
        type: The claim type they make.
        rule: What read them.
        slots: Slot → the element that fills it.
        line: Index of the last line that they stand in.
        set: Slots whose value no element gives, as of a pattern.
    """

    type: str
    rule: str
    slots: Mapping[str, Element]
    line: int
    set: Mapping[str, object] = field(default_factory=dict)


class TableReader:
    """Reads tables by the headings that a rule book knows."""

    def __init__(self, words: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        """Index the headings.

        Args:
            words: `labels`, `others`, `footers` and `blanks` of `tables.yaml`.
        """
        self._headings = Headings(words["labels"])
        self._others = frozenset(words["others"])
        self._footers = frozenset(words["footers"])
        self._blanks = _BLANKS | frozenset(words["blanks"])

    def read(self, doc: Doc, lines: Sequence[Line]) -> Iterator[Cells]:
        """The figures of every table in a block of lines.

        Args:
            doc: The Doc.
            lines: The block's lines as rows of elements.

        Yields:
            One contender's figures at a time, in the order of the table.
        """
        at = 0
        while at < len(lines):
            found = list(self._table(doc, lines, at))
            scope = _territory(lines[max(0, at - _TITLES) : at])
            for cells in found:
                if scope and cells.type == "seat_total":
                    yield replace(cells, slots={**cells.slots, "scope": scope})
                else:
                    yield cells
            at = 1 + max((cells.line for cells in found), default=at)

    def _table(self, doc: Doc, lines: Sequence[Line], at: int) -> Iterator[Cells]:
        """The figures of the table that begins with a line, or nothing where none does."""
        if len(parties := self._parties(doc, lines[at])) > 1:
            return self._under_parties(doc, parties, lines, at + 1)
        if at + 1 < len(lines) and (columns := self._columns(doc, lines[at], lines[at + 1])):
            return self._under_headings(doc, columns, lines, at + 1)
        return self._one_a_line(doc, lines, at)

    # --- a row of parties ---------------------------------------------------------------------------------------------
    def _parties(self, doc: Doc, line: Line) -> list[Element]:
        """The parties of a heading row, or nothing where the line holds figures or says more than their names."""
        if any(e.char in FIGURES for e in line):
            return []
        named = [self._party(doc, e) for e in line if e.char not in ",/" and not is_bar(doc, e)]
        parties = [e for e in named if e is not None]
        return parties if len(named) - len(parties) <= 1 else []

    def _under_parties(
        self, doc: Doc, parties: Sequence[Element], lines: Sequence[Line], first: int
    ) -> Iterator[Cells]:
        # Cells before the first party; negative where no cells are set apart.
        corner = len(split(doc, lines[first - 1])) - len(parties)
        rows: list[tuple[str, Figures]] = []
        last = first
        for n, line in enumerate(lines[first:], first):
            title, figures = self._titled(doc, line, corner, len(parties))
            column = self._headings.column(text(doc, title))
            if column and any(figures) and len(figures) == len(parties):
                rows.append((column, figures))
                last = n
            elif n - last > _PASSED_OVER:
                break
        yield from _by_party(parties, rows, last)

    def _titled(self, doc: Doc, line: Line, corner: int, width: int) -> tuple[Line, Figures]:
        """A row's heading, and its figures under the parties."""
        cells = split(doc, line)
        if corner >= 0 and len(cells) > corner:
            figures = [first_figure(cell) for cell in cells[corner:]]
            return cells[0], figures + [None] * (width - len(figures))
        held = self._held(doc, line)
        return [e for e in line if held and e.start < held[0].start], [figure(e) for e in held]

    # --- a row of headings --------------------------------------------------------------------------------------------
    def _columns(self, doc: Doc, line: Line, following: Line) -> Sequence[str | None]:
        """The columns that a heading line names, or nothing where it is no such line."""
        if any(e.char in FIGURES or e.char in _CONTENDERS for e in line):
            return []
        cells = split(doc, line)
        columns: Sequence[str | None]
        if len(cells) > 1:
            columns = [self._headings.column(text(doc, cell)) for cell in cells]
        else:
            words = [doc[i].text for e in line for i in range(e.start, e.end)]
            columns = self._headings.columns(words, len(self._held(doc, following)))
        known = [column for column in columns if column]
        if columns and columns[0] and not CONTENDER_COLUMNS & set(columns):
            columns = [None, *columns]  # the corner above the contenders is blank
        return columns if len(known) > 1 and numeric(known) else []

    def _under_headings(
        self, doc: Doc, columns: Sequence[str | None], lines: Sequence[Line], first: int
    ) -> Iterator[Cells]:
        barred = len(split(doc, lines[first - 1])) > 1
        last = first
        for n, line in enumerate(lines[first:], first):
            cells = split(doc, line)
            named = self._named(doc, line)
            names: Sequence[str | None] = columns
            if barred and len(cells) > 1:
                padded = [*cells, *[()] * len(columns)]
                figures = [_in_column(column, cell) for column, cell in zip(columns, padded, strict=False)]
                if "party" not in named and text(doc, cells[0]).lower() not in self._footers:
                    named |= _unlisted(columns, padded)
            else:
                names = numeric(columns)
                figures = self._in_order(doc, names, line)
            if named and any(figures):
                yield from _figures_of(named, names, figures, "column", n)
                last = n
            elif not barred or n - last > _PASSED_OVER:
                return

    def _in_order(self, doc: Doc, columns: Sequence[str | None], line: Line) -> Figures:
        """The figures of a line by column, one each in order; where some are missing, each where its kind belongs."""
        held = self._held(doc, line)
        if len(held) == len(columns):
            return [figure(e) for e in held]
        figures: Figures = [None] * len(columns)
        at = 0
        for element in filter(figure, held):
            while at < len(columns) and element.char not in _FITS.get(columns[at] or "", ""):
                at += 1
            if at == len(columns):
                return []
            figures[at] = element
            at += 1
        return figures

    # --- one cell a line ----------------------------------------------------------------------------------------------
    def _one_a_line(self, doc: Doc, lines: Sequence[Line], at: int) -> Iterator[Cells]:
        """A table whose headings, and then the cells of one contender after another, stand one a line."""
        columns: list[str] = []
        while (
            at < len(lines)
            and len(columns) < _WIDEST
            and (label := self._headings.column(text(doc, lines[at])))
        ):
            columns.append(label)
            at += 1
        width = len(columns)
        if columns == ["party"]:
            yield from self._parties_one_a_line(doc, lines, at)
        if width < 2 or not CONTENDER_COLUMNS & set(columns):
            return
        for start in range(at, len(lines) - width + 1, width):
            cells = lines[start : start + width]
            named = {slot: e for cell in cells for slot, e in self._named(doc, cell).items()}
            figures = [_in_column(column, cell) for column, cell in zip(columns, cells, strict=True)]
            if (
                not named
                or not any(figures)
                or any(f and len(c) > 1 for f, c in zip(figures, cells, strict=True))
            ):
                return
            yield from _figures_of(named, columns, figures, "column", start + width - 1)

    def _parties_one_a_line(self, doc: Doc, lines: Sequence[Line], at: int) -> Iterator[Cells]:
        """Parties one a line, then headings, each with its figures one a line."""
        parties: list[Element] = []
        while at < len(lines) and len(lines[at]) == 1 and (party := self._party(doc, lines[at][0])):
            parties.append(party)
            at += 1
        rows: list[tuple[str, Figures]] = []
        while at + len(parties) < len(lines) and (label := self._headings.column(text(doc, lines[at]))):
            cells = lines[at + 1 : at + 1 + len(parties)]
            if any(len(cell) != 1 for cell in cells):
                break
            rows.append((label, [_in_column(label, cell) for cell in cells]))
            at += 1 + len(parties)
        if len(parties) > 1:
            yield from _by_party(parties, rows, at - 1)

    # --- cells --------------------------------------------------------------------------------------------------------
    def _named(self, doc: Doc, line: Line) -> dict[str, Element]:
        """Whose figures a line gives: its first person, its first party."""
        named: dict[str, Element] = {}
        for element in line:
            if element.char in _PEOPLE:
                named.setdefault("candidate", element)
            elif party := self._party(doc, element):
                named.setdefault("party", party)
        return named

    def _party(self, doc: Doc, element: Element) -> Element | None:
        if element.char == "L":
            return element
        return _as_party(element) if text(doc, [element]).lower() in self._others else None

    def _held(self, doc: Doc, line: Line) -> list[Element]:
        """The figures of a line and what stands where one is missing."""
        return [e for e in line if e.char in FIGURES or text(doc, [e]).lower() in self._blanks]


def _by_party(parties: Sequence[Element], rows: Sequence[tuple[str, Figures]], line: int) -> Iterator[Cells]:
    for n, party in enumerate(parties):
        yield from _figures_of({"party": party}, [c for c, _ in rows], [f[n] for _, f in rows], "row", line)


def _figures_of(
    named: Mapping[str, Element], columns: Sequence[str | None], figures: Figures, shape: str, line: int
) -> Iterator[Cells]:
    """What one contender's figures say: seats won, votes polled, or both."""
    slots: dict[str, dict[str, Element]] = defaultdict(dict)
    kinds = [_KINDS.get(column or "", "") for column in columns]
    for n, (column, element) in enumerate(zip(columns, figures, strict=True)):
        # A change is of what stands before it: seats or share.
        kind = next((k for k in (*reversed(kinds[: n + 1]), *kinds) if k), "")
        if element and kind and column == "change":
            slots[kind]["net" if kind == "seat_total" else "share_change"] = element
        elif element and column in _KINDS:
            slots[kind][column] = element
    if "candidate" in named:
        slots.pop("seat_total", None)  # 'Elected: 1' of a candidate counts no seats
    for kind, filled in slots.items():
        if kind == "seat_total" or {"votes", "share"} & filled.keys():
            yield Cells(kind, f"{kind}.table_{shape}", {**named, **filled}, line)


def _in_column(column: str | None, cell: Line) -> Element | None:
    """The figure of a cell, where its column holds figures."""
    return first_figure(cell) if column in _FITS else None


def _unlisted(columns: Sequence[str | None], cells: Sequence[Line]) -> dict[str, Element]:
    """A party that no register holds, by its column."""
    cell = next((cell for column, cell in zip(columns, cells, strict=False) if column == "party"), ())
    named = bool(cell) and not any(e.char in FIGURES or e.char in _BLANKS for e in cell)
    return {"party": _as_party(replace(cell[0], end=cell[-1].end))} if named else {}


def _as_party(element: Element) -> Element:
    return replace(element, char="L", party=(element.start, element.end))


def _territory(titles: Sequence[Line]) -> Element | None:
    """The territory that the lines above a table name, the nearest first."""
    named = (e for line in reversed(titles) if not any(map(figure, line)) for e in line if e.char == "G")
    return next(named, None)
