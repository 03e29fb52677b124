"""Annotated pages to measure on, from any folder or file, and what of them can be measured."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from hustings.corpus import markup
from hustings.corpus.forms import FormError, read_pages
from hustings.corpus.page import Label, Mention, Page
from hustings.scoring.entities import ANY_PERSON, GROUPS
from hustings.text import Document

_SUFFIXES = frozenset({markup.SUFFIX, ".json", ".jsonl"})

BIO_LABELS: Mapping[str, Label] = {
    "politician": "CANDIDATE",
    "person": "PERSON",
    "politicalparty": "PARTY",
}
"""CrossNER's labels for what ours are nearest to."""
BIO_GROUPS: Mapping[str, frozenset[Label]] = {ANY_PERSON: GROUPS[ANY_PERSON], "PARTY": GROUPS["PARTY"]}
_BEFORE = re.compile(r"[,.;:!?)\]}%]+|'s|n't|'(?:re|ve|ll|d|m)")
_AFTER = frozenset("([{")


class GoldError(ValueError):
    """Files hold no annotated pages that can be used; each line says which and why."""


@dataclass(frozen=True, slots=True)
class Gold:
    """Annotated pages.

    Attributes:
        pages: They, in the order of the files.
        groups: The labels that are scored.
        claims: Whether they have claims to score; pages without are sentences.
    """

    pages: tuple[Page, ...]
    groups: Mapping[str, frozenset[Label]]
    claims: bool = True

    def units_of(self, document: Document) -> tuple[str, list[int]]:
        """What a page's text is made of, for resampling.

        Returns:
            `posts` and where each begins, or `lines` where there are not several posts; a sentence is one unit.
        """
        if not self.claims:
            return "sentences", [0]
        if len(document.posts) > 1:
            return "posts", [post.start for post in document.posts]
        return "lines", [found.start() for found in re.finditer(r"^.*\S", document.text, re.MULTILINE)]


def read_gold(paths: Iterable[Path], split: str | None = None) -> Gold:
    """Read annotated pages.

    Args:
        paths: Gold files (`.json`, `.jsonl`), pages in the markup (`.marked`), or folders that hold such.
        split: Only pages whose header gives this split.

    Raises:
        GoldError: A file cannot be read, or there are no pages.
    """
    problems: list[str] = []
    pages: list[Page] = []
    for path in _files(paths):
        try:
            pages += [markup.load(path)] if path.suffix == markup.SUFFIX else read_pages(path)
        except (markup.MarkupError, FormError) as error:
            problems.append(str(error))
    if problems:
        raise GoldError("\n".join(problems))
    kept = tuple(page for page in pages if split is None or page.about.get("split") == split)
    if not kept:
        of = f" of the split {split!r}" if split else ""
        raise GoldError(f"there are no annotated pages{of} among the {len(pages)} that were given")
    return Gold(kept, GROUPS)


def read_bio(path: Path, labels: Mapping[str, Label] = BIO_LABELS) -> Gold:
    """Read sentences with a word and its label on each line, as CrossNER gives them.

    Words are put together as print has them: no space before a comma, none after a bracket that opens.

    Args:
        path: The file; an empty line ends a sentence.
        labels: Our label for each of its labels; names with other labels are left out.

    Returns:
        A page for each sentence, without claims; people count as one, whether they stood or not.

    Raises:
        GoldError: The file cannot be read, or a line is not a word and its label.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: {error}") from error
    words: list[tuple[int, list[str]]] = [(number, line.split()) for number, line in enumerate(lines, 1)]
    for number, parts in words:
        if parts and (len(parts) != 2 or not re.fullmatch(r"O|[BI]-\S+", parts[1])):
            raise GoldError(f"{path}:{number}: {' '.join(parts)!r} is not a word and its label")
    sentences = [
        [(word, label) for _, (word, label) in group]
        for there, group in groupby(words, key=lambda row: bool(row[1]))
        if there
    ]
    if not sentences:
        raise GoldError(f"{path}: there are no sentences")
    pages = tuple(_sentence(f"{path.stem}-{n}", rows, labels) for n, rows in enumerate(sentences, 1))
    return Gold(pages, BIO_GROUPS, claims=False)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(file for file in path.iterdir() if file.suffix in _SUFFIXES)
        else:
            yield path


def _sentence(name: str, rows: Sequence[tuple[str, str]], labels: Mapping[str, Label]) -> Page:
    text = ""
    mentions: list[Mention] = []
    inside = False  # a name that is kept goes on
    for word, label in rows:
        if text and text[-1] not in _AFTER and not _BEFORE.fullmatch(word):
            text += " "
        start = len(text)
        text += word
        mark, _, kind = label.partition("-")
        if mark == "I" and inside and mentions[-1].label == labels.get(kind):
            mentions[-1] = Mention(mentions[-1].start, len(text), mentions[-1].label)
        elif inside := kind in labels:
            mentions.append(Mention(start, len(text), labels[kind]))
    return Page(name, text, tuple(mentions))
