"""The command `hustings annotate`: pages sent to annotators in Doccano, taken back, and compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hustings.cli.console import UNUSABLE, complain, counted, extra, writing
from hustings.cli.corpus import DOUBTS
from hustings.cli.options import Country, Out

if TYPE_CHECKING:
    from hustings.annotate.server import Server
    from hustings.corpus.page import Page

app = typer.Typer(no_args_is_help=True, help="Names marked by annotators in Doccano.")

Url = Annotated[str, typer.Option("--server", envvar="HUSTINGS_DOCCANO", metavar="URL", help="Where it is.")]
User = Annotated[str, typer.Option("--user", envvar="HUSTINGS_DOCCANO_USER", help="Who logs in.")]
Password = Annotated[
    str, typer.Option("--password", envvar="HUSTINGS_DOCCANO_PASSWORD", help="Better given by the variable.")
]
Named = Annotated[str, typer.Option("--project", help="What the project is called.")]
Pages = Annotated[
    list[Path],
    typer.Argument(metavar="FILE...", help="Marked pages, text or HTML, or folders of marked pages."),
]
Marked = Annotated[Path, typer.Argument(metavar="FOLDER", help="Pages as an annotator has marked them.")]


@app.command()
def labels(out: Out = None) -> None:
    """Write the label set as Doccano's own page of labels imports it."""
    from hustings.annotate.labels import as_json

    with writing(out, []) as stream:
        stream.write(as_json())


@app.command()
def project(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it is called.")],
    url: Url,
    user: User,
    password: Password,
    guidelines: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH",
            help="Markdown; of a README, what it says of names and claims. By default this project's own.",
        ),
    ] = None,
    shared: Annotated[
        bool | None,
        typer.Option(
            "--shared/--apart", help="Whether all work on the same names; a new project keeps them apart."
        ),
    ] = None,
) -> None:
    """Make a project with labels and guidelines, or bring one up to date."""
    told = _guideline(guidelines)
    with _answering():
        made, new = _server(url, user, password).set_up(name, told, shared)
    with writing(None, []) as stream:
        stream.write(f"{name}: {'made' if new else 'brought up to date'} at {made.place}\n")


@app.command()
def push(
    files: Pages,
    named: Named,
    url: Url,
    user: User,
    password: Password,
    country: Country = "gb",
    bare: Annotated[bool, typer.Option("--bare", help="Without names, to be marked from nothing.")] = False,
) -> int:
    """Send pages with their names; where none are marked, with those that are found."""
    pages, status = _pages(files, country)
    done: Counter[str] = Counter()
    with _answering():
        from hustings.annotate.pushing import push as send

        goal = _server(url, user, password).project(named)
        begun = (replace(page, mentions=()) for page in pages) if bare else map(_with_names, pages)
        for sent in send(goal, begun):
            if sent.refused:
                complain(f"{sent.page.name}: {sent.refused}")
                status = UNUSABLE
            else:
                done["new" if sent.new else "old"] += 1
                done["names"] += sent.names
    with writing(None, []) as stream:
        stream.write(
            f"{counted(done['new'], 'page')} sent, {done['old']} there already; "
            f"{counted(done['names'], 'name')} marked\n"
        )
    return status


@app.command()
def pull(
    files: Pages,
    named: Named,
    url: Url,
    user: User,
    password: Password,
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Where to write a marked file for each page.")],
) -> int:
    """Take back the pages that are confirmed, given the files that were sent; exit status 1 where anything is lost."""
    from hustings.corpus.markup import SUFFIX, write

    pages, status = _pages(files, None)
    waiting = 0
    written: set[Path] = set()
    with _answering(), writing(None, []) as stream:
        from hustings.annotate.pulling import pull as take

        goal = _server(url, user, password).project(named)
        out.mkdir(parents=True, exist_ok=True)
        for pulled in take(goal, pages):
            path = out / f"{pulled.name}{SUFFIX}"
            if path in written:
                pulled.lost.append(f"two pages are called so, and the first is in {path}")
            for loss in pulled.lost:
                complain(f"{pulled.name}: {loss}")
                status = status or DOUBTS
            if pulled.page and path not in written:
                written.add(path)
                path.write_bytes(write(pulled.page).encode("utf-8"))
                told = [counted(len(pulled.page.mentions), "name"), counted(len(pulled.page.claims), "claim")]
                if pulled.changed is not None:
                    told.append(f"names changed in {counted(pulled.changed, 'place')}")
                stream.write(f"{pulled.name}: {', '.join(told)}\n")
                stream.writelines(f"{pulled.name}: {doubt}\n" for doubt in pulled.unsure)
            waiting += not pulled.page and not pulled.lost
        stream.write(f"{counted(waiting, 'page')} not confirmed\n")
    return status


@app.command()
def agreement(
    one: Marked,
    other: Marked,
    listed: Annotated[bool, typer.Option("--differences", help="Also list where they differ.")] = False,
) -> int:
    """Say how far two annotators mark the same names, by label."""
    from hustings.annotate.agreement import agree, as_text, differences
    from hustings.evaluation.gold import GoldError, read_gold

    try:
        first, second = ({page.name: page for page in read_gold([path]).pages} for path in (one, other))
    except GoldError as error:
        for problem in str(error).splitlines():
            complain(problem)
        return UNUSABLE
    pairs = [(page, second[name]) for name, page in first.items() if name in second]
    alike = [pair for pair in pairs if pair[0].text == pair[1].text]
    status = 0
    for name in sorted((first.keys() ^ second.keys()) | {a.name for a, b in pairs if a.text != b.text}):
        complain(
            f"{name}: {'the texts differ' if name in first.keys() & second.keys() else 'only one has it'}"
        )
        status = DOUBTS
    if not alike:
        complain("there are no pages that both have marked")
        return UNUSABLE
    found = agree(alike)
    with writing(None, []) as stream:
        stream.write(as_text(found))
        stream.writelines(f"{each}\n" for each in (differences(found) if listed else ()))
    return status


@contextmanager
def _answering() -> Iterator[None]:
    """Have what the server does not do told in a line, and the extra where its client is missing."""
    with extra("annotate"):
        from hustings.annotate.server import DoccanoError
    try:
        yield
    except DoccanoError as error:
        raise typer.TyperException(str(error)) from error


def _server(url: str, user: str, password: str) -> Server:
    from hustings.annotate.server import Server

    return Server(url, user, password)


def _guideline(path: Path | None) -> str:
    from hustings.annotate.guidelines import guideline, shipped
    from hustings.sources import UnusableError, read_source

    if path is None:
        return shipped()
    try:
        return guideline(read_source(str(path)).text)
    except UnusableError as error:
        raise typer.TyperException(str(error)) from error


def _with_names(page: Page) -> Page:
    """A page as it is marked; one that is not, with the names that the pipeline that ships finds."""
    if page.mentions:
        return page
    from hustings.evaluation.finding import find
    from hustings.evaluation.setting import DEFAULT, Setting

    (found,) = find([page], Setting.parse(DEFAULT))
    return replace(page, mentions=found.mentions)


def _pages(files: Sequence[Path], country: str | None) -> tuple[list[Page], int]:
    """The pages that can be read, and the exit status; the others are complained of.

    Args:
        files: What the command names.
        country: Whose copy text and HTML are, None to leave that open.
    """
    from hustings.corpus.markup import SUFFIX, MarkupError, load
    from hustings.corpus.page import Page
    from hustings.read import UnreadableError, read
    from hustings.sources import UnusableError, read_source

    pages: list[Page] = []
    status = 0
    inside = [
        each for file in files for each in (sorted(file.glob(f"*{SUFFIX}")) if file.is_dir() else [file])
    ]
    for file in inside:
        try:
            if file.suffix == SUFFIX:
                pages.append(load(file))
            else:
                source = read_source(str(file))
                text = read(source.text, name=source.name).text
                pages.append(Page(source.name, text, about={"country": country} if country else {}))
        except (MarkupError, UnreadableError, UnusableError) as error:
            status = UNUSABLE
            for problem in str(error).splitlines():
                complain(problem)
    return pages, status
