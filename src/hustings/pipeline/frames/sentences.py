"""The sentences that rows are made of."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.attrs import SENT_START
from spacy.tokens import Doc

_MAX_ELEMENTS = 400  # a longer sentence is read in pieces, so that time stays linear


class Sentences:
    """The sentences of one Doc."""

    def __init__(self, doc: Doc) -> None:
        """Read where they begin."""
        self._opens = [mark == 1 for mark in doc.to_array([SENT_START]).tolist()]

    def within(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """First token and token after the last of each sentence of a run of tokens, an overlong one in pieces."""
        first = start
        for i in range(start + 1, end):
            if self._opens[i]:
                yield from pieces(first, i)
                first = i
        yield from pieces(first, end)


def pieces(start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut an overlong stretch of tokens so that matching stays linear."""
    for at in range(start, end, _MAX_ELEMENTS):
        yield at, min(end, at + _MAX_ELEMENTS)
