"""What was extracted, written out document by document: JSON Lines, JSON, CSV, Parquet, annotations, a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from hustings.claims import Claim
from hustings.export.columns import Row, write_csv_rows, write_parquet_rows
from hustings.export.flat import claim_columns, claim_rows
from hustings.export.grid import write_grid
from hustings.export.lines import write_array, write_line
from hustings.export.selectors import selectors
from hustings.export.webannotation import annotation
from hustings.export.wording import evidence_words, summary
from hustings.extraction import Extraction
from hustings.identity import claim_id


def write_jsonl(
    found: Iterable[Extraction], out: TextIO, *, entities: bool = False, selectors: bool = False
) -> None:
    """Write one claim a line, as the contract has it.

    Args:
        found: What was extracted, document by document; written as it comes.
        out: Where to.
        entities: Also one line for each entity, before its document's claims.
        selectors: Also each claim's `id`, and on each piece of evidence its W3C selectors as `selector`.
    """
    for extraction in found:
        for entity in extraction.entities if entities else ():
            write_line(entity.model_dump(mode="json"), out)
        for claim in extraction.claims:
            write_line(_selected(claim, extraction) if selectors else claim.as_json(), out)


def write_json(found: Iterable[Extraction], out: TextIO, *, entities: bool = False) -> None:
    """Write one array with an object for each document.

    Its fields are `doc`, `country`, `date`, `posts`, `claims`, and `entities` where wanted.

    Args:
        found: What was extracted, document by document; written as it comes.
        out: Where to.
        entities: Also give each document's entities.
    """
    write_array((_document(extraction, entities) for extraction in found), out)


def write_csv(found: Iterable[Extraction], out: TextIO) -> None:
    """Write one row a claim under the columns of `claim_columns`, made for spreadsheets; see `write_csv_rows`.

    Args:
        found: What was extracted, document by document; written as it comes.
        out: Where to; opened so that line ends stay as written.
    """
    write_csv_rows(claim_columns(), _rows(found), out)


def write_parquet(found: Iterable[Extraction], out: TextIO) -> None:
    """Write the rows of `write_csv` as a Parquet file.

    Args:
        found: What was extracted, document by document.
        out: Where to; its bytes, that is what lies under it.

    Raises:
        ModuleNotFoundError: pyarrow is not installed.
    """
    write_parquet_rows(claim_columns(), _rows(found), out.buffer)


def write_annotations(found: Iterable[Extraction], out: TextIO) -> None:
    """Write one JSON array of W3C Web Annotations, a claim each, as annotators' tools load them.

    Args:
        found: What was extracted, document by document; written as it comes.
        out: Where to.
    """
    write_array((annotation(claim, each.document) for each in found for claim in each.claims), out)


def write_table(found: Iterable[Extraction], out: TextIO) -> None:
    """Write a table for reading: one row a claim, with its slots in short and its evidence.

    Args:
        found: What was extracted.
        out: Where to; see `write_grid`.
    """
    rows = (
        (claim.doc, claim.type, summary(claim), claim.modality, evidence_words(claim))
        for extraction in found
        for claim in extraction.claims
    )
    write_grid(("doc", "type", "says", "modality", "evidence"), rows, out)


def _selected(claim: Claim, extraction: Extraction) -> dict[str, Any]:
    data = claim.as_json()
    for piece, written in zip(claim.evidence, data["evidence"], strict=True):
        written["selector"] = selectors(extraction.document.text, piece)
    return {"id": claim_id(claim), **data}


def _document(extraction: Extraction, entities: bool) -> dict[str, Any]:
    document = extraction.document
    data: dict[str, Any] = {
        "doc": document.name,
        "country": document.country,
        "date": document.date.isoformat() if document.date else None,
        "posts": [post.model_dump(mode="json") for post in extraction.posts],
    }
    if entities:
        data["entities"] = [entity.model_dump(mode="json") for entity in extraction.entities]
    data["claims"] = [claim.as_json() for claim in extraction.claims]
    return data


def _rows(found: Iterable[Extraction]) -> Iterator[Row]:
    return (row for extraction in found for row in claim_rows(extraction))
