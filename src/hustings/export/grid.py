"""Tables for eyes: drawn on a terminal, tab-separated elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

_WORD = 12  # characters of a word that a column keeps together where the terminal is wide enough for all
_BETWEEN = 3  # characters between columns
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def write_grid(header: Sequence[str], rows: Iterable[Sequence[str]], out: TextIO) -> None:
    """Write rows fitted to the width of a terminal, nothing cut off, or tab-separated where `out` is none.

    Line ends, tabs and control characters inside a cell become spaces: no text can act on the terminal.

    Args:
        header: What the columns are called.
        rows: As many cells each as there are columns.
        out: Where to.
    """
    tidy = ([tidied(cell) for cell in row] for row in rows)
    if not out.isatty():
        for row in chain([header], tidy):
            out.write("\t".join(row) + "\n")
        return
    console = Console(file=out)
    written = list(tidy)
    least = list(map(_least, header))
    for row in written:
        least = [max(width, _least(cell)) for width, cell in zip(least, row, strict=True)]
    fits = sum(least) + _BETWEEN * len(least) <= console.width
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold", row_styles=["", "dim"])
    for name, width in zip(header, least, strict=True):
        table.add_column(name, min_width=width if fits else None, overflow="fold")
    for row in written:
        table.add_row(*map(Text, row))
    console.print(table)


def tidied(text: str) -> str:
    """A text with spaces in place of line ends, tabs and control characters, so that it cannot act on a terminal."""
    return _CONTROLS.sub(" ", text).strip()


def _least(cell: str) -> int:
    """How wide a column has to be for the words of a cell, up to a limit, to stay together."""
    return min(_WORD, max(map(len, cell.split()), default=1))
