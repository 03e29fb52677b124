"""The command `hustings`: one thin function for each verb. What is heavy is imported where it is used."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from enum import StrEnum
from importlib.metadata import version as installed_version
from typing import Annotated

import typer
from typer.main import get_command

from hustings.cli.annotate import app as annotate
from hustings.cli.checking import check, evaluate_checks
from hustings.cli.console import UNUSABLE, complain, extra, parquet_ready, writing
from hustings.cli.corpus import app as corpus
from hustings.cli.evaluate import calibrate, card, compare, evaluate
from hustings.cli.extracting import extractions
from hustings.cli.options import (
    COUNTRIES,
    WHOSE,
    Country,
    Day,
    Files,
    MinConfidence,
    Model,
    Out,
    parse_country,
)
from hustings.cli.records import columns, records, reviews
from hustings.cli.reference import app as reference
from hustings.cli.results import known_results
from hustings.sources import UnusableError

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Raw election copy in, structured claims with their evidence out.",
)


class Format(StrEnum):
    """How `extract` writes what it found."""

    jsonl = "jsonl"
    json = "json"
    csv = "csv"
    parquet = "parquet"
    webannotation = "webannotation"
    table = "table"


app.add_typer(annotate, name="annotate")
app.add_typer(corpus, name="corpus")
app.add_typer(reference, name="reference")
app.command()(check)
app.command()(evaluate)
app.command("evaluate-checks")(evaluate_checks)
app.command()(compare)
app.command()(calibrate)
app.command()(card)
app.command()(records)
app.command()(reviews)
app.command()(columns)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"hustings {installed_version('hustings')}")
        raise typer.Exit


@app.callback()
def hustings(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    """Raw election copy in, structured claims with their evidence out."""


@app.command()
def extract(
    files: Files,
    format: Annotated[Format, typer.Option(help="How to write them.")] = Format.jsonl,
    entities: Annotated[
        bool, typer.Option("--entities", help="Also give the names found (jsonl, json).")
    ] = False,
    selectors: Annotated[
        bool, typer.Option("--selectors", help="Also give ids, and W3C selectors of the evidence (jsonl).")
    ] = False,
    day: Day = None,
    country: Country = "gb",
    model: Model = None,
    least: MinConfidence = None,
    out: Out = None,
) -> int:
    """Find the claims of one or more files.

    A file that cannot be used costs a line on standard error and, when all are done, exit status 2.
    """
    from hustings.export import OPTIONS, WRITERS

    wanted = [name for name, given in (("entities", entities), ("selectors", selectors)) if given]
    for name in wanted:
        if format not in OPTIONS[name]:
            taken = " and ".join(OPTIONS[name])
            raise typer.BadParameter(f"goes with {taken}, not {format}.", param_hint=f"--{name}")
    if format == Format.parquet:
        parquet_ready(out)
    if format in (Format.csv, Format.parquet):
        known_results(country)
    unusable: list[str] = []
    with writing(out, files) as stream:
        found = extractions(files, day, country, model, least, stream, unusable)
        WRITERS[format](found, stream, **dict.fromkeys(wanted, True))
    return UNUSABLE if unusable else 0


@app.command()
def show(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Text or HTML; - is standard input.")],
    day: Day = None,
    country: Country = "gb",
    model: Model = None,
    least: MinConfidence = None,
    out: Out = None,
) -> int:
    """Make a web page of a file with its claims marked, complete in itself."""
    from hustings.show import page

    unusable: list[str] = []
    for found in extractions([file], day, country, model, least, sys.stdout, unusable):
        with writing(out, [file]) as stream:
            stream.write(page(found))
    return UNUSABLE if unusable else 0


@app.command()
def types() -> None:
    """List the claim types; * marks the slots that identify a claim."""
    from hustings.claims import registry
    from hustings.export import write_grid

    rows = [
        (name, claim.says(), ", ".join(slot + "*" * (slot in claim.core) for slot in claim.slots()))
        for name, claim in registry.items()
    ]
    with writing(None, []) as stream:
        write_grid(("type", "says", "slots"), rows, stream)


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Port; 0 takes a free one.")] = None,
    country: Annotated[
        str | None, typer.Option(callback=parse_country, metavar=COUNTRIES, help=WHOSE)
    ] = None,
    model: Model = None,
) -> None:
    """Answer over HTTP until told to stop. HUSTINGS_* variables set the rest."""
    with extra("service"):
        from service.app import serve as run
        from service.settings import PREFIX
    from pydantic import ValidationError

    try:
        run(host, port, country, model)
    except ValidationError as error:
        wrong = [f"{PREFIX}{problem['loc'][0]}".upper() + f": {problem['msg']}" for problem in error.errors()]
        raise typer.TyperException("; ".join(wrong)) from error


@app.command()
def benchmark(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Text or HTML to measure with.")],
    words: Annotated[int, typer.Option(min=1, help="Take the files in turn up to this many words.")] = 50_000,
    seed: Annotated[int, typer.Option(help="Decides the order they are taken in.")] = 0,
    country: Country = "gb",
    model: Model = None,
    http: Annotated[
        bool, typer.Option("--http/--no-http", help="Also measure waiting times over HTTP.")
    ] = True,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> int:
    """Measure speed, memory, load time and waiting times over HTTP, all in one run."""
    from hustings.benchmark import NothingToMeasureError, as_json, as_text, measure
    from hustings.pipeline.trained import UnknownModelError
    from hustings.sources import read_source

    texts: list[str] = []
    status = 0
    for file in files:
        try:
            texts.append(read_source(file).text)
        except UnusableError as error:
            complain(error)
            status = UNUSABLE
    try:
        report = measure(texts, words=words, seed=seed, country=country, model=model)
    except (NothingToMeasureError, UnknownModelError) as error:
        raise typer.TyperException(str(error)) from error
    if http:
        with extra("service"):
            from service.latency import measure_latency
        report = replace(
            report, http=tuple(asdict(row) for row in measure_latency(texts, country=country, model=model))
        )
    with writing(None, []) as stream:
        stream.write(as_json(report) if json else as_text(report))
    return status


def main(args: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        args: What follows `hustings` on the command line; that of this process by default.

    Returns:
        The exit status: 0 done, 2 where arguments or files cannot be used.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # whatever the locale says
    words = list(sys.argv[1:] if args is None else args)
    try:
        status = get_command(app).main(words, prog_name="hustings", standalone_mode=False, obj=words)
    except typer.TyperException as error:
        complain(error.format_message())
        return UNUSABLE
    except OSError as error:
        if error.filename is None:
            raise
        complain(
            UnusableError(error.filename, error)
        )  # a file to write, which no command opens before its time
        return UNUSABLE
    return status or 0
