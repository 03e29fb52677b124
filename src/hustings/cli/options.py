"""What several commands are told alike: the day and the country of copy, the model, how sure, and where output goes."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from hustings.countries import available


def parse_day(given: str) -> date:
    """A day as options take it.

    Raises:
        typer.BadParameter: It is none.
    """
    try:
        return datetime.strptime(given, "%Y-%m-%d").date()
    except ValueError:
        raise typer.BadParameter(f"'{given}' is not a day written as 2024-07-05.") from None


def parse_country(given: str | None) -> str | None:
    """The code of a country there is data for, whatever its case; None where none is given.

    Raises:
        typer.BadParameter: There is no data for it.
    """
    if given is not None and given.lower() not in available():
        raise typer.BadParameter(f"'{given}' is not one of {', '.join(available())}.")
    return given and given.lower()


Day = Annotated[
    date | None,
    typer.Option(
        "--date",
        parser=parse_day,
        metavar="YYYY-MM-DD",
        help="The day the copy is about, where it does not say.",
    ),
]
Files = Annotated[list[str], typer.Argument(metavar="FILE...", help="Text or HTML; - is standard input.")]
COUNTRIES = "|".join(available())
WHOSE = "Whose parties, seats and time zone apply (ISO 3166)."
Country = Annotated[str, typer.Option("--country", callback=parse_country, metavar=COUNTRIES, help=WHOSE)]
Model = Annotated[
    str | None,
    typer.Option(
        "--model", help="A trained pipeline's folder or package, or 'blank' for none; the one that ships."
    ),
]
MinConfidence = Annotated[
    float | None,
    typer.Option(
        "--min-confidence",
        min=0,
        max=1,
        help="Only claims at least this sure; leaves out what is not asserted, which has no confidence.",
    ),
]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="PATH", help="Write here instead of standard output.")
]
Election = Annotated[
    str | None,
    typer.Option(
        "--election",
        metavar="2024|2024-07-04",
        help="The election the copy is about, where it does not say: a day, or the year of a general election.",
    ),
]
