"""The commands that merge claims into records, and that write up what people made of claims."""

from __future__ import annotations

from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from hustings.cli.console import UNUSABLE, complain, parquet_ready, writing
from hustings.cli.extracting import extractions
from hustings.cli.options import Country, Day, Election, Files, MinConfidence, Model, Out
from hustings.cli.results import known_results, poll


class RecordFormat(StrEnum):
    """How `records` writes them."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"


def records(
    files: Files,
    format: Annotated[
        RecordFormat, typer.Option(help="csv and parquet hold a row for each candidate.")
    ] = RecordFormat.table,
    day: Day = None,
    election: Election = None,
    country: Country = "gb",
    model: Model = None,
    least: MinConfidence = None,
    out: Out = None,
) -> int:
    """Merge the claims of files into one record for each contest.

    Claims that are in no record are counted on standard error, with the reasons; jsonl has them all.
    """
    from hustings.export import results
    from hustings.export.records import write_records_jsonl, write_records_table
    from hustings.link import link
    from hustings.record import gather

    if format == RecordFormat.parquet:
        parquet_ready(out)
    known = known_results(country)
    about = poll(known, election)
    unusable: list[str] = []
    with writing(out, files) as stream:
        found = extractions(files, day, country, model, least, stream, unusable)
        linked = tuple(chain.from_iterable(link(each, known, election=about) for each in found))
        gathered = gather(linked, known)
        match format:
            case RecordFormat.table:
                write_records_table(gathered, linked, stream)
            case RecordFormat.jsonl:
                write_records_jsonl(gathered, linked, stream)
            case RecordFormat.csv:
                results.write_results_csv(gathered, linked, known.country, stream)
            case RecordFormat.parquet:
                results.write_results_parquet(gathered, linked, known.country, stream)
    if gathered.rest:
        whys = [rest.why for rest in gathered.rest]
        counts = ", ".join(f"{whys.count(why)} {why}" for why in dict.fromkeys(whys))
        complain(f"{len(whys)} of {len(linked)} claims in no record: {counts}")
    return UNUSABLE if unusable else 0


def reviews(
    files: Files,
    ratings: Annotated[
        Path,
        typer.Option(
            "--ratings",
            metavar="CSV",
            help="Columns claim (its id), rating, reviewer, url; date, value, best, worst where wanted.",
        ),
    ],
    day: Day = None,
    country: Country = "gb",
    model: Model = None,
    out: Out = None,
) -> int:
    """Write schema.org ClaimReview, a line each, of the claims that people have rated; of no others.

    A rating of a claim that is not found costs a line on standard error and, when all is done, exit status 2.
    """
    from hustings.export.claimreview import claim_review
    from hustings.export.lines import write_line
    from hustings.export.ratings import BadRatingsError, read_ratings
    from hustings.identity import claim_id
    from hustings.sources import UnusableError, read_source

    try:
        rated = read_ratings(read_source(str(ratings)).text)
    except UnusableError as error:
        raise typer.TyperException(str(error)) from error
    except BadRatingsError as error:
        for problem in error.problems:
            complain(UnusableError(ratings, problem))
        return UNUSABLE
    unusable: list[str] = []
    left = dict(rated)
    with writing(out, [*files, str(ratings)]) as stream:
        for found in extractions(files, day, country, model, None, stream, unusable):
            for claim in found.claims:
                name = claim_id(claim)
                if name in rated:
                    write_line(claim_review(claim, rated[name]), stream)
                    left.pop(name, None)
    for name in left:
        complain(UnusableError(ratings, f"there is no claim {name!r} in these files"))
    return UNUSABLE if unusable or left else 0


class Rows(StrEnum):
    """Kinds of flat rows."""

    claims = "claims"
    candidates = "candidates"


def columns(
    rows: Annotated[Rows, typer.Argument(help="Those of extract, or those of records.")],
) -> None:
    """List the columns of csv and parquet, with what each holds."""
    from hustings.export import RESULT_COLUMNS, claim_columns, write_grid

    found = claim_columns() if rows == Rows.claims else RESULT_COLUMNS
    with writing(None, []) as stream:
        write_grid(("column", "kind", "about"), ((c.name, c.kind, c.about) for c in found), stream)
