"""The forms of annotated copy other than the markup: gold files, Doccano's lines, spaCy's binaries."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from spacy.tokens import DocBin
from spacy.vocab import Vocab

from hustings.corpus.docbin import from_docbin, to_docbin
from hustings.corpus.page import Page


class FormError(ValueError):
    """A file does not hold annotated pages in the form its name says; the message says where and why."""


def write_gold(pages: Iterable[Page], path: Path) -> None:
    """Write pages as gold objects, one a line, each with its text."""
    _write_lines((page.as_gold() for page in pages), path)


def write_doccano(pages: Iterable[Page], path: Path) -> None:
    """Write pages as Doccano's lines: names are its labels; claims are carried along as metadata."""
    _write_lines(map(_to_doccano, pages), path)


def write_docbin(pages: Iterable[Page], path: Path) -> None:
    """Write pages as the binary that spaCy trains from."""
    to_docbin(pages).to_disk(path)


WRITERS: Mapping[str, Callable[[Iterable[Page], Path], None]] = {
    "gold": write_gold,
    "doccano": write_doccano,
    "docbin": write_docbin,
}


def read_pages(path: Path) -> Iterator[Page]:
    """Read pages in any form but the markup.

    Args:
        path: A file of lines (`.jsonl`: gold objects or Doccano's), of one gold object (`.json`), or a binary
            (`.spacy`).

    Raises:
        FormError: It cannot be read, or holds something else.
    """
    try:
        if path.suffix == ".spacy":
            yield from from_docbin(DocBin().from_disk(path), Vocab())
        elif path.suffix == ".json":
            gold = json.loads(path.read_text(encoding="utf-8"))
            beside = gold.get("text_file")
            yield Page.from_gold(gold, _text(path.parent / beside) if beside else None)
        else:
            yield from _read_lines(path)
    except FormError:
        raise
    except (OSError, ValueError) as error:
        raise FormError(f"{path}: {error}") from error


def _text(path: Path) -> str:
    """A text as it is, its line ends included."""
    return path.read_bytes().decode("utf-8")


def _write_lines(objects: Iterable[Mapping[str, Any]], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for each in objects:
            stream.write(json.dumps(each, ensure_ascii=False) + "\n")


def _read_lines(path: Path) -> Iterator[Page]:
    for number, line in enumerate(_text(path).split("\n"), 1):
        if line.strip():
            try:
                given = json.loads(line)
                yield _from_doccano(given) if "label" in given else Page.from_gold(given)
            except (ValueError, TypeError, AttributeError) as error:
                raise FormError(f"{path}:{number}: {error}") from error


def _to_doccano(page: Page) -> dict[str, Any]:
    gold = page.as_gold()
    labels = [[mention.start, mention.end, mention.label] for mention in page.mentions]
    return {
        "text": page.text,
        "label": labels,
        "doc": page.name,
        "about": gold["about"],
        "claims": gold["claims"],
    }


def _from_doccano(line: Mapping[str, Any]) -> Page:
    names = [{"start": start, "end": end, "label": label} for start, end, label in line["label"]]
    return Page.from_gold({**line, "entities": names})
