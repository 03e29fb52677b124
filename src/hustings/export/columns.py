"""Flat rows: their columns, described, and how they are written for spreadsheets and as Parquet."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, BinaryIO, Literal, TextIO

Kind = Literal["text", "number", "flag"]
Row = Mapping[str, object]

_RETURN = re.compile("\r\n?")
_FORMULA = ("=", "+", "-", "@", "\t", "\n")
_GROUP = 10_000  # rows that a Parquet file holds together


@dataclass(frozen=True, slots=True)
class Column:
    """A column of flat rows.

    Attributes:
        name: What it is called.
        kind: `text`, `number` or `flag`: a string, a 64-bit float or a boolean of Parquet.
        about: What it holds.
    """

    name: str
    kind: Kind
    about: str


def write_csv_rows(columns: Sequence[Column], rows: Iterable[Row], out: TextIO) -> None:
    """Write rows as CSV, made for spreadsheets.

    Numbers are numbers, yes and no `True` and `False`, and what is not known an empty cell. A cell of text that a
    spreadsheet would take for a formula (it starts with `=`, `+`, `-`, `@`, a tab or a line's end) gets an apostrophe
    before it, and line ends inside cells are those of the file.

    Args:
        columns: The columns, in order.
        rows: Cells by column; written as they come.
        out: Where to; opened so that line ends stay as written.
    """
    writer = csv.DictWriter(out, [column.name for column in columns], lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: cell_of_sheet(cell) for name, cell in row.items()})


def write_parquet_rows(columns: Sequence[Column], rows: Iterable[Row], out: BinaryIO) -> None:
    """Write rows as a Parquet file: the cells of `write_csv_rows`, the words untouched.

    Args:
        columns: The columns, in order.
        rows: Cells by column; at most some thousands are held at a time.
        out: Where to.

    Raises:
        ModuleNotFoundError: pyarrow is not installed; it comes with the extra `parquet`.
    """
    import pyarrow as pa
    from pyarrow import parquet

    types = {"text": pa.string(), "number": pa.float64(), "flag": pa.bool_()}
    schema = pa.schema(
        [pa.field(column.name, types[column.kind], metadata={"about": column.about}) for column in columns]
    )
    with parquet.ParquetWriter(out, schema) as writer:
        for group in _groups(rows):
            cells = {
                column.name: [_cell_of_parquet(row.get(column.name), column.kind) for row in group]
                for column in columns
            }
            writer.write_table(pa.table(cells, schema))


def cell_of_sheet(cell: object) -> object:
    """A cell as a spreadsheet may have it; see `write_csv_rows`."""
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() else cell
    if not isinstance(cell, str):
        return cell
    cell = _RETURN.sub("\n", cell)  # the csv module leaves a lone carriage return unquoted
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _cell_of_parquet(cell: Any, kind: Kind) -> object:
    if cell is None or kind == "flag":
        return cell
    if kind == "number":
        return float(cell)
    return str(cell).encode("utf-8", "replace").decode()  # lone surrogates are no UTF-8


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    left = iter(rows)
    while group := list(islice(left, _GROUP)):
        yield group
