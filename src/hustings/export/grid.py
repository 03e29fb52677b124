"""Tables for eyes: drawn on a terminal, tab-separated elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def write_grid(header: Sequence[str], rows: Iterable[Sequence[str]], out: TextIO) -> None:
    """Write rows fitted to the width of a terminal, or tab-separated where `out` is none.

    Line ends, tabs and control characters inside a cell become spaces: no text can act on the terminal.

    Args:
        header: What the columns are called.
        rows: As many cells each as there are columns.
        out: Where to.
    """
    tidy = ([_CONTROLS.sub(" ", cell).strip() for cell in row] for row in rows)
    if not out.isatty():
        for row in chain([header], tidy):
            out.write("\t".join(row) + "\n")
        return
    table = Table(*header, header_style="bold", row_styles=["", "dim"])
    for row in tidy:
        table.add_row(*map(Text, row))
    Console(file=out).print(table)
