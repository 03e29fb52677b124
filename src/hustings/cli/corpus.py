"""The command `hustings corpus`: annotated copy checked, and turned from one form into another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hustings.cli.console import UNUSABLE, complain, writing

if TYPE_CHECKING:
    from hustings.corpus.page import Page

DOUBTS = 1
"""Exit status where all can be read but something is doubtful."""

app = typer.Typer(no_args_is_help=True, help="Annotated copy: checked, and turned into what tools need.")


class Form(StrEnum):
    """What annotated pages can be turned into."""

    gold = "gold"
    doccano = "doccano"
    docbin = "docbin"


TRAINING = "train"
"""The split that generated copy may be made from, and is for."""

Lines = Annotated[
    Path, typer.Option("--out", metavar="PATH", help="The file to write: a gold object a line.")
]
Seed = Annotated[int, typer.Option(help="Decides everything that chance does.")]


class Trusted(StrEnum):
    """Whose names stand where both rules and a recogniser have found some."""

    model = "model"
    alone = "model alone"
    rules = "rules"


Marked = Annotated[
    list[Path], typer.Argument(metavar="FILE...", help="Pages in the markup, or folders of them.")
]


@app.command()
def check(files: Marked) -> int:
    """Say what in annotated pages cannot be read, and what is doubtful; exit status 2 and 1."""
    from hustings.corpus.check import doubts, line_of
    from hustings.corpus.page import document_of

    found, status = _pages(files)
    with writing(None, []) as stream:
        for page in found:
            for offset, why in doubts(page):
                stream.write(f"{page.name}: line {line_of(page, offset)} of the text: {why}\n")
                status = status or DOUBTS
            labels = Counter(mention.label for mention in page.mentions)
            posts = document_of(page).posts
            counts = ", ".join(f"{labels[label]} {label}" for label in sorted(labels))
            size = f"{len(page.text.split())} words in {len(posts)} posts, {len(page.claims)} claims"
            stream.write(f"{page.name}: {size}, {counts}\n")
    return status


@app.command()
def convert(
    to: Annotated[Form, typer.Option(help="Gold objects, Doccano's lines, or spaCy's binary.")],
    out: Annotated[Path, typer.Option(metavar="PATH", help="The file to write.")],
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE...]", help="Marked pages, gold objects, or folders of them."),
    ] = None,
    bio: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Sentences with CrossNER's labels instead.")
    ] = None,
    split: Annotated[str | None, typer.Option(help="Only pages whose header gives this split.")] = None,
) -> int:
    """Turn annotated pages into what tools need."""
    from hustings.corpus.forms import WRITERS
    from hustings.evaluation.gold import GoldError, read_bio, read_gold

    if bool(files) == bool(bio):
        raise typer.BadParameter("give annotated pages, or --bio FILE.", param_hint="FILE")
    try:
        gold = read_bio(bio) if bio else read_gold(files or (), split)
    except GoldError as error:
        for problem in str(error).splitlines():
            complain(problem)
        return UNUSABLE
    WRITERS[to](gold.pages, out)
    return 0


@app.command()
def markup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `convert` wrote, or a gold file.")],
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Where to write a file for each page.")],
) -> int:
    """Turn gold objects, Doccano's lines or spaCy's binary back into the markup."""
    from hustings.corpus.forms import FormError, read_pages
    from hustings.corpus.markup import SUFFIX, write

    out.mkdir(parents=True, exist_ok=True)
    try:
        for page in read_pages(file):
            (out / f"{page.name}{SUFFIX}").write_bytes(write(page).encode("utf-8"))
    except FormError as error:
        complain(error)
        return UNUSABLE
    return 0


@app.command()
def summary(files: Marked) -> int:
    """Count what annotated pages hold, by split and in all, as a Markdown table."""
    from hustings.corpus.page import LABELS, document_of

    found, status = _pages(files)
    rows: dict[str, Counter[str]] = {}
    for page in found:
        posts = len(document_of(page).posts)
        own = Counter(pages=1, posts=posts, words=len(page.text.split()), claims=len(page.claims))
        own.update(mention.label for mention in page.mentions)
        for split in (page.about.get("split", "none"), "all"):
            rows[split] = rows.get(split, Counter()) + own
    columns = ("pages", "posts", "words", "claims", *LABELS)
    with writing(None, []) as stream:
        stream.write(f"| split | {' | '.join(columns)} |\n| --- |{' ---: |' * len(columns)}\n")
        for split in sorted(rows, key=lambda split: (split == "all", split)):
            stream.write(f"| {split} | {' | '.join(f'{rows[split][column]:,}' for column in columns)} |\n")
    return status


@app.command()
def repetition(
    files: Marked,
    words: Annotated[int, typer.Option(min=1, help="How many words make a run.")] = 5,
    most: Annotated[int, typer.Option(min=0, help="How many of the most repeated runs to list.")] = 20,
) -> int:
    """Say what share of runs of words stands in more than one post."""
    from hustings.corpus.repetition import repetition as count

    found, status = _pages(files)
    counted = count(found, words)
    with writing(None, []) as stream:
        stream.write(
            f"{counted.share:.2%} of {counted.runs} runs of {words} words in {counted.posts} posts stand in another\n"
        )
        for run, places in counted.most[:most]:
            stream.write(f"{places} posts: {run}\n")
    return status


@app.command()
def vectors(
    model: Annotated[Path, typer.Argument(metavar="FOLDER", help="A BERT-like transformer's folder.")],
    out: Annotated[Path, typer.Option(metavar="PATH", help="The file to write, in word2vec's text form.")],
    width: Annotated[int, typer.Option(min=1, help="Numbers of a vector.")] = 64,
) -> int:
    """Make static word vectors of a transformer's token embeddings."""
    from hustings.corpus.vectors import write_vectors

    try:
        words = write_vectors(model, width, out)
    except ValueError as error:
        complain(error)
        return UNUSABLE
    with writing(None, []) as stream:
        stream.write(f"{words} words, {width} numbers each\n")
    return 0


@app.command()
def assemble(
    names: Annotated[Path, typer.Argument(metavar="NAMES", help="The trained recogniser's folder.")],
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Where to write the pipeline.")],
    name: Annotated[str, typer.Option(help="What to call it, without its language.")],
    version: Annotated[str, typer.Option(help="Its version.")],
    syntax: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="The trained tagger, parser and lemmatiser.")
    ] = None,
    trust: Annotated[
        Trusted, typer.Option(help="Whose names stand where rules and recogniser differ.")
    ] = Trusted.model,
    parsed_sentences: Annotated[
        bool, typer.Option("--parsed-sentences", help="Have the parser say where sentences end.")
    ] = False,
) -> int:
    """Put trained components and those of hustings together in one pipeline."""
    from hustings.corpus.assembling import assemble as put_together

    try:
        put_together(
            names, syntax, name, version, trust=trust.value, parsed_sentences=parsed_sentences
        ).to_disk(out)
    except OSError as error:
        complain(error)
        return UNUSABLE
    return 0


@app.command()
def stories(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Official results, as results-*.csv.")],
    out: Lines,
    number: Annotated[int, typer.Option(min=1, help="How many pages.")] = 1000,
    seed: Seed = 0,
    swap: Annotated[int, typer.Option(min=0, help="Swapped copies of each page to add.")] = 0,
) -> int:
    """Tell stories of official results, annotated, to train with."""
    from hustings.corpus.forms import write_gold
    from hustings.corpus.stories.facts import FactsError, read_contests
    from hustings.corpus.stories.story import stories as tell
    from hustings.corpus.swap.swapping import with_copies

    try:
        contests = read_contests(folder)
    except FactsError as error:
        complain(error)
        return UNUSABLE
    write_gold(with_copies(tell(contests, number, seed), swap, seed), out)
    return 0


@app.command()
def swap(
    files: Marked,
    out: Lines,
    times: Annotated[int, typer.Option(min=1, help="Copies of each page.")] = 1,
    seed: Seed = 0,
) -> int:
    """Copy annotated pages with other people, parties and seats in them; pages held out are left out."""
    from hustings.corpus.forms import write_gold
    from hustings.corpus.swap.swapping import copies

    found, status = _pages(files)
    training = []
    for page in found:
        if (split := page.about.get("split", TRAINING)) == TRAINING:
            training.append(page)
        else:
            complain(f"{page.name}: left out, being of the split {split!r}")
    write_gold((copy for page in training for copy in copies(page, times, seed)), out)
    return status


def _pages(files: Sequence[Path]) -> tuple[list[Page], int]:
    """The pages that can be read, and the exit status; the others are complained of."""
    from hustings.corpus.markup import SUFFIX, MarkupError, load

    pages = []
    status = 0
    inside = (sorted(file.glob(f"*{SUFFIX}")) if file.is_dir() else [file] for file in files)
    for file in chain.from_iterable(inside):
        try:
            pages.append(load(file))
        except MarkupError as error:
            status = UNUSABLE
            for problem in error.problems:
                complain(problem)
    return pages, status
