"""The rows of a published file, each cell as what it stands for."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TextIO

from hustings.countries import Country, available, country
from hustings.reference.columns import Columns, ColumnsError, columns, is_head, words
from hustings.reference.encoding import encoding_of

_DELIMITERS = ",;\t"
_PREAMBLE = 20  # lines that a title may take up above the table
_NUMBER = re.compile(r"\d{1,3}(?:[, \u00a0\u202f]\d{3})+|\d+(?:\.0+)?")
_MOST = 10**10  # no contest has as many voters; what is larger is no count
_DAYS = ("%d/%m/%Y", "%d %B %Y", "%d-%b-%Y")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_DAY_IN_ID = re.compile(r"(?:^|\.)(\d{4}-\d{2}-\d{2})$")


class RowError(ValueError):
    """A cell, or a row, cannot be used; the message says why."""


@dataclass(frozen=True)
class Table:
    """A file of results, open at its first row.

    Attributes:
        columns: Where it keeps what.
        rows: Line number and cells of each row; a `RowError` in place of the cells where they do not fit the head.
    """

    columns: Columns
    rows: Iterator[tuple[int, list[str] | RowError]]


def open_text(path: Path) -> TextIO:
    """Open a file in its own encoding.

    Raises:
        UnreadableError: It is no text.
        OSError: It cannot be read.
    """
    return path.open(encoding=encoding_of(path), newline="")


def table(stream: TextIO, country: Country) -> Table:
    """Find the table in a file: what separates its cells, and its head, below a title or not.

    Args:
        stream: The file, at its start.
        country: Whose parties may be columns.

    Raises:
        ColumnsError: No line is a head with all columns that are needed; the message says which line came
            closest, what it lacks and what it has.
    """
    first = [line for line in (stream.readline() for _ in range(_PREAMBLE)) if line]
    if not any(line.strip() for line in first):
        raise ColumnsError("empty")
    delimiter = max(_DELIMITERS, key=lambda mark: max(line.count(mark) for line in first))
    stream.seek(0)
    reader = csv.reader(stream, delimiter=delimiter, strict=True)
    head: list[str] = []
    try:
        for head in reader:
            if is_head(head) or reader.line_num >= len(first):
                break
        if not is_head(head):  # none is: tell of the first line what it lacks
            stream.seek(0)
            reader = csv.reader(stream, delimiter=delimiter, strict=True)
            head = next(filter(any, reader))
        found = columns(head, country)
    except (csv.Error, ColumnsError) as error:
        raise ColumnsError(f"line {reader.line_num}: {error}") from error
    return Table(found, _rows(reader, found.width))


def _rows(reader: Iterator[list[str]], width: int) -> Iterator[tuple[int, list[str] | RowError]]:
    while True:
        line = reader.line_num + 1  # type: ignore[attr-defined]
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, RowError(f"not a row of a table: {error}")
            return  # what follows an open quotation mark cannot be told apart
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > width and not any(cell.strip() for cell in row[width:]):
            row = row[:width]
        yield line, row if len(row) == width else RowError(f"{len(row)} cells under {width} heads")


def number(cell: str, what: str) -> int | None:
    """A count as files write it: `12,345`, `12345.0`; None for a blank.

    Args:
        cell: What the cell holds.
        what: What to call it in a message.

    Raises:
        RowError: It is no count.
    """
    if cell.lower() in words().blank:
        return None
    if not _NUMBER.fullmatch(cell) or (count := int(re.sub(r"\.0+$|\D", "", cell))) > _MOST:
        raise RowError(f"{what} {cell[:40]!r} is not a number")
    return count


def truth(cell: str, what: str) -> bool | None:
    """A yes or no; None for a blank.

    Raises:
        RowError: It is neither.
    """
    folded = cell.lower()
    if folded in words().yes:
        return True
    if folded in words().no:
        return False
    if folded in words().blank:
        return None
    raise RowError(f"{what} {cell[:40]!r} is neither yes nor no")


@lru_cache(4096)
def _day(cell: str) -> Date:
    if _ISO.fullmatch(cell):
        try:
            return Date.fromisoformat(cell)
        except ValueError:
            raise RowError(f"{cell!r} is no day of the calendar") from None
    for form in _DAYS:
        try:
            return datetime.strptime(cell, form).date()
        except ValueError:
            continue
    raise RowError(f"{cell[:40]!r} is not a day written as 2024-07-04")


def polled(columns: Columns, row: Sequence[str], given: Date | None) -> Date:
    """The day of the election that a row is about: its own column's, its ballot's, or the one given.

    Raises:
        RowError: None of them tells, or the column holds no day.
    """
    if cell := columns.cell(row, "date"):
        return _day(cell)
    for field in ("ballot", "election"):
        if found := _DAY_IN_ID.search(columns.cell(row, field)):
            return _day(found[1])
    if given is None:
        raise RowError("no day of the election: give it with --date")
    return given


def whose(columns: Columns, row: Sequence[str]) -> str | None:
    """The code of the country that a row names, or None; a column of nations names none."""
    cell = columns.cell(row, "country").lower()
    return next((code for code in available() if cell in (code, country(code).name.lower())), None)
