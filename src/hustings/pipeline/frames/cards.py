"""Result cards pasted as lines: a party, a name, then one labelled figure a line ('Votes: 17,232', '35.1% share')."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc

from hustings.pipeline.frames.cells import FIGURES
from hustings.pipeline.frames.element import Element
from hustings.pipeline.frames.tables import Cells

_SLOTS = {"votes": "votes", "share": "share", "change": "share_change"}
_CONTENDERS = {"L": "party", "P": "candidate", "E": "candidate", "F": "candidate"}
_BY_UNIT = {"v": "votes", "r": "share", "p": "share_change", "±": "share_change"}
_PASSED_OVER = frozenset(".,•|)(–-")


class CardReader:
    """Reads cards by the labels of their figures."""

    def __init__(self, labels: Mapping[str, Sequence[str]], signs: Mapping[str, Sequence[str]]) -> None:
        """Index the labels.

        Args:
            labels: `labels` of `tables.yaml`.
            signs: `signs` of `tables.yaml`: which words before a figure say that it is up or down.
        """
        self._signs = {f" {word}": sign for sign, words in signs.items() for word in words}
        self._labels = {
            label: _SLOTS[column]
            for column, spelled in labels.items()
            if column in _SLOTS
            for label in spelled
        }

    def read(self, doc: Doc, lines: Sequence[Sequence[Element]]) -> Iterator[Cells]:
        """The figures of every card in a block of lines.

        Args:
            doc: The Doc.
            lines: The block's lines as rows of elements.

        Yields:
            One contender's figures at a time, in the order of the cards.
        """
        card: dict[str, Element] = {}
        set_: dict[str, object] = {}
        label: str | None = None
        for n, line in enumerate([*lines, ()]):
            named = _contender(line)
            slot, figure, sign = self._figure(doc, line, label)
            ended = not named and not figure and not slot and label is None
            if "votes" in card and (ended or named):
                yield Cells("tally", "tally.card", dict(card), n - 1, set_)
            if ended or (named and set(card) - {"party", "candidate"}):
                card, set_ = {}, {}
            if named:
                card |= named
            elif slot and figure and ({"party", "candidate"} & set(card)):
                card.setdefault(slot, figure)
                if sign == "down":
                    set_ = {"falls": True}
            label = slot if slot and not figure else None

    def _figure(
        self, doc: Doc, line: Sequence[Element], waiting: str | None
    ) -> tuple[str | None, Element | None, str | None]:
        """A line's slot, figure and sign: labelled before or after, by the line above, or by the figure's own unit."""
        figures = [e for e in line if e.char in FIGURES]
        words = [e for e in line if e.char not in FIGURES and e.char != "•"]
        if len(figures) > 1:
            return None, None, None
        figure = figures[0] if figures else None
        if not words:
            return waiting or (_BY_UNIT.get(figure.char) if figure else None), figure, None
        if figure and words[0].start < figure.start < words[-1].start:
            return None, None, None
        text = f" {doc[words[0].start : words[-1].end].text.lower().strip(' :|')}"
        sign = next((word for word in self._signs if text.endswith(word)), "")
        label = text.removesuffix(sign).strip(" :|")
        return self._labels.get(label) if label else waiting, figure, self._signs.get(sign)


def _contender(line: Sequence[Element]) -> dict[str, Element]:
    """The party and the person that a line names and nothing more, its number in the list left out."""
    named: dict[str, Element] = {}
    for n, element in enumerate(line):
        slot = _CONTENDERS.get(element.char)
        if slot:
            named.setdefault(slot, element)
        elif element.char not in _PASSED_OVER and not (n == 0 and element.char in "wno"):
            return {}
    return named
