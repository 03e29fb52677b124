"""The command `hustings corpus`: annotated copy checked, and turned from one form into another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hustings.cli.console import UNUSABLE, complain, writing

if TYPE_CHECKING:
    from hustings.corpus.page import Page

DOUBTS = 1
"""Exit status where all can be read but something is doubtful."""

app = typer.Typer(no_args_is_help=True, help="Annotated copy: checked, and turned into what tools need.")

Marked = Annotated[list[Path], typer.Argument(metavar="FILE...", help="Pages in the markup.")]


@app.command()
def check(files: Marked) -> int:
    """Say what in annotated pages cannot be read, and what is doubtful; exit status 2 and 1."""
    from hustings.corpus.check import doubts, line_of
    from hustings.read import read

    found, status = _pages(files)
    with writing(None, []) as stream:
        for page in found:
            for offset, why in doubts(page):
                stream.write(f"{page.name}: line {line_of(page, offset)} of the text: {why}\n")
                status = status or DOUBTS
            labels = Counter(mention.label for mention in page.mentions)
            posts = read(page.text, country=page.about.get("country", "gb")).posts
            counts = ", ".join(f"{labels[label]} {label}" for label in sorted(labels))
            size = f"{len(page.text.split())} words in {len(posts)} posts, {len(page.claims)} claims"
            stream.write(f"{page.name}: {size}, {counts}\n")
    return status


def _pages(files: Sequence[Path]) -> tuple[list[Page], int]:
    """The pages that can be read, and the exit status; the others are complained of."""
    from hustings.corpus.markup import MarkupError, load

    pages = []
    status = 0
    for file in files:
        try:
            pages.append(load(file))
        except MarkupError as error:
            status = UNUSABLE
            for problem in error.problems:
                complain(problem)
    return pages, status
