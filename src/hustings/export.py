"""Claims written out: JSON Lines and JSON for programs, CSV for spreadsheets, a table for eyes."""

from __future__ import annotations

import csv
import json
import re
import typing
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from hustings import Extraction
from hustings.claims import Claim, registry
from hustings.claims.values import Duration, Named, Quantity

# JSON may hold these as they are, but many readers of lines take them for a line's end.
_LINE_ENDS = str.maketrans({c: f"\\u{ord(c):04x}" for c in "\x85\u2028\u2029"})
_RETURN = re.compile("\r\n?")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_FORMULA = ("=", "+", "-", "@", "\t", "\n")
_SHARED = (
    "doc", "type", "modality", "rule", "cues", "confidence", "post", "headline", "asserted_at", "election"
)  # fmt: skip
_EVIDENCE = ("evidence", "evidence_spans")
_PARTS: tuple[tuple[type, tuple[str, ...]], ...] = (
    (Named, ("", "_id")),
    (Quantity, ("", "_unit", "_hedge")),
    (Duration, ("", "_hedge")),
)


def write_jsonl(found: Iterable[Extraction], out: TextIO, *, entities: bool = False) -> None:
    """Write one claim a line, as the contract has it.

    Args:
        found: What was extracted, document by document; written as it comes.
        out: Where to.
        entities: Also one line for each entity, before its document's claims.
    """
    for extraction in found:
        rows = [entity.model_dump(mode="json") for entity in extraction.entities] if entities else []
        rows += [claim.as_json() for claim in extraction.claims]
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False).translate(_LINE_ENDS) + "\n")


def write_json(found: Iterable[Extraction], out: TextIO, *, entities: bool = False) -> None:
    """Write one array with an object for each document.

    Its fields are `doc`, `country`, `date`, `posts`, `claims`, and `entities` where wanted.

    Args:
        found: What was extracted, document by document; written as it comes.
        out: Where to.
        entities: Also give each document's entities.
    """
    opening = "[\n"
    for extraction in found:
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
        out.write(opening + json.dumps(data, ensure_ascii=False, indent=1))
        opening = ",\n"
    out.write("\n]\n" if opening == ",\n" else "[]\n")


def write_csv(found: Iterable[Extraction], out: TextIO) -> None:
    """Write one row a claim under the columns of `columns`, made for spreadsheets.

    Numbers are numbers. A cell of text that a spreadsheet would take for a formula (it starts with `=`, `+`,
    `-`, `@`, a tab or a line's end) gets an apostrophe before it, and line ends inside cells are those of the
    file; JSON Lines has the words untouched.

    Args:
        found: What was extracted, document by document; written as it comes.
        out: Where to; opened so that line ends stay as written.
    """
    writer = csv.DictWriter(out, columns(), lineterminator="\n")
    writer.writeheader()
    for extraction in found:
        for claim in extraction.claims:
            writer.writerow({name: _inert(cell) for name, cell in _flat(claim).items()})


def columns() -> tuple[str, ...]:
    """The columns of the CSV: the same for any input, so that files can be joined.

    First what all claims share, then the slots of every claim type in the registry's order. A person, party
    or seat also has an `_id` column, a quantity `_unit` and `_hedge`, a duration `_hedge`. Several pieces of
    evidence are joined by ` … `, their offsets by `;`.
    """
    names: dict[str, None] = dict.fromkeys((*_SHARED, *_EVIDENCE))
    for claim in registry.values():
        for slot in claim.slots():
            names.update(dict.fromkeys(slot + part for part in _parts(claim.model_fields[slot].annotation)))
    return tuple(names)


def write_table(found: Iterable[Extraction], out: TextIO) -> None:
    """Write a table for reading: one row a claim, with its slots in short and its evidence.

    Args:
        found: What was extracted.
        out: Where to; see `write_grid`.
    """
    rows = (
        (claim.doc, claim.type, summary(claim), claim.modality, _words(claim))
        for extraction in found
        for claim in extraction.claims
    )
    write_grid(("doc", "type", "says", "modality", "evidence"), rows, out)


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


def summary(claim: Claim) -> str:
    """A claim's filled slots in one line: `winner Priya Nair, margin just over 1,200 votes`."""
    return ", ".join(f"{slot.replace('_', ' ')} {value}" for slot, value in filled(claim))


def filled(claim: Claim) -> Iterator[tuple[str, str]]:
    """The slots of a claim that hold something, each with its value in words."""
    for slot in claim.slots():
        value = getattr(claim, slot)
        if isinstance(value, bool):
            if value:
                yield slot, "yes"
        elif value is not None:
            yield slot, in_words(value)


def in_words(value: object) -> str:
    """A slot's value in words: a name, a number with its unit and hedge, a duration, or plain text."""
    match value:
        case Named():
            return value.name
        case Quantity():
            hedge = "" if value.hedge == "exact" else f"{value.hedge} "
            return f"{hedge}{value.value:,.10g} {value.unit}"
        case Duration():
            return value.iso if value.hedge == "exact" else f"{value.hedge} {value.iso}"
        case _:
            return str(value)


def _parts(annotation: object) -> tuple[str, ...]:
    """The columns that a slot of this type takes, as endings to its name."""
    options = typing.get_args(annotation) or (annotation,)
    for kind, parts in _PARTS:
        if any(isinstance(option, type) and issubclass(option, kind) for option in options):
            return parts
    return ("",)


def _flat(claim: Claim) -> dict[str, object]:
    post = claim.post
    row: dict[str, object] = {
        "doc": claim.doc,
        "type": claim.type,
        "modality": claim.modality,
        "rule": claim.rule,
        "cues": "; ".join(cue.text for cue in claim.cues),
        "confidence": claim.confidence,
        "post": post.id if post else None,
        "headline": post.headline if post else None,
        "asserted_at": claim.asserted_at.isoformat() if claim.asserted_at else None,
        "election": claim.election,
        "evidence": _words(claim),
        "evidence_spans": ";".join(f"{piece.start}-{piece.end}" for piece in claim.evidence),
    }
    for slot in claim.slots():
        match getattr(claim, slot):
            case Named() as named:
                row |= {slot: named.name, f"{slot}_id": named.id}
            case Quantity() as quantity:
                row[slot] = _number(quantity.value)
                row |= {f"{slot}_unit": quantity.unit, f"{slot}_hedge": quantity.hedge}
            case Duration() as duration:
                row |= {slot: duration.iso, f"{slot}_hedge": duration.hedge}
            case value:
                row[slot] = value
    return row


def _number(value: float) -> int | float:
    return int(value) if value.is_integer() else value


def _words(claim: Claim) -> str:
    return " … ".join(piece.text for piece in claim.evidence)


def _inert(cell: object) -> object:
    if not isinstance(cell, str):
        return cell
    cell = _RETURN.sub("\n", cell)  # the csv module leaves a lone carriage return unquoted
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


WRITERS: dict[str, Callable[..., None]] = {
    "jsonl": write_jsonl,
    "json": write_json,
    "csv": write_csv,
    "table": write_table,
}
"""By the name of the format. Those of `WITH_ENTITIES` also take `entities`."""

WITH_ENTITIES = ("jsonl", "json")
