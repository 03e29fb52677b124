"""Claims and records written out: for programs, spreadsheets, annotators and eyes."""

from __future__ import annotations

from collections.abc import Callable

from hustings.export.columns import Column
from hustings.export.documents import (
    write_annotations,
    write_csv,
    write_json,
    write_jsonl,
    write_parquet,
    write_table,
)
from hustings.export.flat import claim_columns
from hustings.export.grid import tidied, write_grid
from hustings.export.results import RESULT_COLUMNS
from hustings.export.wording import filled, in_words, summary

__all__ = [
    "OPTIONS",
    "RESULT_COLUMNS",
    "WRITERS",
    "Column",
    "claim_columns",
    "filled",
    "in_words",
    "summary",
    "tidied",
    "write_annotations",
    "write_csv",
    "write_grid",
    "write_json",
    "write_jsonl",
    "write_parquet",
    "write_table",
]

WRITERS: dict[str, Callable[..., None]] = {
    "jsonl": write_jsonl,
    "json": write_json,
    "csv": write_csv,
    "parquet": write_parquet,
    "webannotation": write_annotations,
    "table": write_table,
}
"""Writers of extractions by the name of the format; those of `OPTIONS` take more."""

OPTIONS: dict[str, tuple[str, ...]] = {"entities": ("jsonl", "json"), "selectors": ("jsonl",)}
"""Options of writers, with the formats that take them."""
