"""Lost deposits that a board marks with a sign, or lists under a heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from hustings.pipeline.frames.element import Element
from hustings.pipeline.frames.tables import Cells
from hustings.rules.lexicon import Lexicon

_PEOPLE = frozenset("PEF")
_PARTY = "L"
_COUNT = "n"
_MARKS = frozenset("*†‡#^§•")
_BULLETS = frozenset("•*–-")
_LEGEND = 9  # elements of a legend or heading at most

Line = Sequence[Element]


class DepositReader:
    """Reads the lines of a board for who lost a deposit."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the cues.

        Args:
            lexicon: The cue classes.
        """
        self._deposit = frozenset(lexicon.characters("deposit"))
        self._lost = frozenset(lexicon.characters("lose_deposit") + lexicon.characters("deposit_gone"))
        self._both = frozenset(lexicon.characters("lost_deposit"))

    def read(self, doc: Doc, lines: Sequence[Line]) -> Iterator[Cells]:
        """Who lost a deposit by the signs and headings of a board.

        Args:
            doc: The Doc.
            lines: The board's lines as rows of elements.

        Yields:
            One candidate, or one party and its count, at a time.
        """
        for n, line in enumerate(lines):
            if not self._tells(line):
                continue
            mark = doc[line[0].start].text
            if mark in _MARKS:
                yield from self._marked(doc, lines, n, mark)
            else:
                yield from _listed(lines, n + 1)

    def _tells(self, line: Line) -> bool:
        """Whether a line is nothing but a word of lost deposits: '* lost deposit', 'Lost deposits:'."""
        characters = {e.char for e in line}
        if not line or not characters.isdisjoint(_PEOPLE | {_PARTY}):
            return False
        cues = [n for n, e in enumerate(line) if e.char in self._deposit | self._both]
        lost = not characters.isdisjoint(self._both) or not (characters.isdisjoint(self._lost))
        return bool(cues) and lost and cues[0] < _LEGEND

    def _marked(self, doc: Doc, lines: Sequence[Line], legend: int, mark: str) -> Iterator[Cells]:
        """The people on lines that bear a legend's mark."""
        for n, line in enumerate(lines):
            person = next((e for e in line if e.char in _PEOPLE), None)
            if n != legend and person and any(doc[e.start : e.end].text.endswith(mark) for e in line):
                yield Cells("deposit", "deposit.marked", {"candidate": person}, n)


def _listed(lines: Sequence[Line], first: int) -> Iterator[Cells]:
    """The people, or the parties with their counts, on the lines right after a heading."""
    for n, line in enumerate(lines[first:], first):
        row = [e for e in line if e.char not in _BULLETS]
        if row and row[0].char in _PEOPLE:
            yield Cells("deposit", "deposit.listed", {"candidate": row[0]}, n)
        elif len(row) > 1 and row[0].char == _PARTY and (count := _counted(row)):
            yield Cells("deposit", "deposit.listed", {"party": row[0], "count": count}, n)
        else:
            return


def _counted(row: Line) -> Element | None:
    """The figure after a party, whatever mark stands between them."""
    return next((e for e in row[1:3] if e.char == _COUNT), None)
