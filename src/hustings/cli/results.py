"""Official results as commands need them: loaded, and asked for an election."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from hustings.reference import Reference


def known_results(country: str) -> Reference:
    """The official results of a country.

    Raises:
        typer.TyperException: An imported file cannot be read.
    """
    from hustings.reference import DamagedImportError, reference

    try:
        return reference(country)
    except DamagedImportError as error:
        raise typer.TyperException(str(error)) from error


def poll(known: Reference, election: str | None) -> date | None:
    """The day of an election as `--election` names it.

    Raises:
        typer.BadParameter: It is neither a day nor an election that is known.
    """
    try:
        return None if election is None else known.polling_day(election)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--election") from error
