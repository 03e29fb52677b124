"""Result tables pasted as lines: a row of parties with rows of figures under it, or a row of headings with one contender a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from hustings.pipeline.elements import Element

FIGURES = frozenset("vrpenf±ch")
"""Characters of the elements that may be a cell's figure."""
_CONTENDERS = frozenset("LPEF")
_LONGEST_LABEL = 5


@dataclass(frozen=True, slots=True)
class Cells:
    """One contender's figures.

    Attributes:
        type: The claim type they make.
        rule: What read them.
        slots: Slot → the element that fills it.
        line: Index of the last line that they stand in.
    """

    type: str
    rule: str
    slots: Mapping[str, Element]
    line: int


class TableReader:
    """Reads tables by the headings that a rule book knows."""

    def __init__(self, words: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        """Index the headings.

        Args:
            words: `labels` and `others` of `tables.yaml`.
        """
        self._labels = {label: column for column, labels in words["labels"].items() for label in labels}
        self._others = frozenset(words["others"])

    def read(self, doc: Doc, lines: Sequence[Sequence[Element]]) -> Iterator[Cells]:
        """The figures of every table in a block of lines.

        Args:
            doc: The Doc.
            lines: The block's lines as rows of elements.

        Yields:
            One contender's figures at a time, in the order of the table.
        """
        at = 0
        while at < len(lines):
            found: list[Cells] = []
            if len(parties := self._contenders(doc, lines[at])) > 1:
                found = list(self._under_parties(doc, parties, lines, at + 1))
            elif columns := self._columns(doc, lines[at]):
                found = list(self._under_headings(doc, columns, lines, at + 1))
            yield from found
            at = 1 + max((cells.line for cells in found), default=at)

    def _contenders(self, doc: Doc, line: Sequence[Element]) -> list[Element]:
        """The parties of a heading row, or nothing where the line holds figures or says more than their names."""
        if any(e.char in FIGURES for e in line):
            return []
        named = [self._contender(doc, e) for e in line if e.char not in ",•|/"]
        parties = [e for e in named if e is not None]
        return parties if len(named) - len(parties) <= 1 else []

    def _contender(self, doc: Doc, element: Element) -> Element | None:
        if element.char == "L":
            return element
        span = (element.start, element.end)
        return (
            replace(element, char="L", party=span) if doc[slice(*span)].text.lower() in self._others else None
        )

    def _row(self, doc: Doc, line: Sequence[Element]) -> tuple[str | None, list[Element]]:
        """A row's heading as a column's name, and its figures."""
        figures = [e for e in line if e.char in FIGURES]
        if not figures:
            return None, []
        words = [e for e in line if e.start < figures[0].start]
        label = doc[words[0].start : words[-1].end].text.lower().strip(" :|") if words else ""
        return self._labels.get(label), figures

    def _under_parties(
        self, doc: Doc, parties: Sequence[Element], lines: Sequence[Sequence[Element]], first: int
    ) -> Iterator[Cells]:
        rows: list[tuple[str, list[Element]]] = []
        for line in lines[first:]:
            column, figures = self._row(doc, line)
            if column is None or len(figures) != len(parties):
                break
            rows.append((column, figures))
        seats = any(column == "seats" for column, _ in rows)
        kind = "seat_total" if seats else "tally"
        for n, party in enumerate(parties):
            slots = {slot: figures[n] for column, figures in rows if (slot := _slot(column, seats=seats))}
            if slots:
                yield Cells(kind, f"{kind}.table_row", {"party": party} | slots, first + len(rows) - 1)

    def _columns(self, doc: Doc, line: Sequence[Element]) -> list[str]:
        """The columns that a heading line names, or nothing where it is no such line."""
        if any(e.char in FIGURES or e.char in _CONTENDERS for e in line):
            return []
        words = [doc[i].lower_ for e in line for i in range(e.start, e.end)]
        columns: list[str] = []
        at = 0
        while at < len(words):
            if words[at] in ("|", "•"):
                at += 1
                continue
            length = next(
                (
                    n
                    for n in range(_LONGEST_LABEL, 0, -1)
                    if _spelled(words[at : at + n]) & self._labels.keys()
                ),
                0,
            )
            if not length:
                return []
            columns.append(self._labels[min(_spelled(words[at : at + length]) & self._labels.keys())])
            at += length
        return columns if len(columns) > 1 and {"party", "candidate"} & set(columns) else []

    def _under_headings(
        self, doc: Doc, columns: Sequence[str], lines: Sequence[Sequence[Element]], first: int
    ) -> Iterator[Cells]:
        seats = "seats" in columns
        numeric = [_slot(column, seats=seats) for column in columns if column not in ("party", "candidate")]
        for n, line in enumerate(lines[first:], first):
            figures = [e for e in line if e.char in FIGURES]
            people = [e for e in line if e.char in "PEF"]
            parties = [c for e in line if (c := self._contender(doc, e))]
            if len(figures) != len(numeric) or not (people or parties):
                return
            slots = {slot: figure for slot, figure in zip(numeric, figures, strict=True) if slot}
            if people and not seats:
                slots["candidate"] = people[0]
            if parties:
                slots["party"] = parties[0]
            kind = "seat_total" if seats else "tally"
            yield Cells(kind, f"{kind}.table_column", slots, n)


def _spelled(words: Sequence[str]) -> set[str]:
    """A heading of several tokens with and without spaces between them ('+ / -' is '+/-')."""
    return {" ".join(words), "".join(words), " ".join(words).replace("( ", "(").replace(" )", ")")}


def _slot(column: str | None, *, seats: bool) -> str | None:
    if column == "change":
        return "net" if seats else "share_change"
    if seats:
        return column if column in ("seats", "gained", "lost") else None
    return column if column in ("votes", "share") else None
