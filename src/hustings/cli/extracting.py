"""From the files that a command names to what is found in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, TextIO

import typer

from hustings.cli.console import complain
from hustings.sources import UnusableError

if TYPE_CHECKING:
    from hustings import Extraction


def extractions(
    files: Sequence[str],
    day: date | None,
    country: str,
    model: str | None,
    least: float | None,
    out: TextIO,
    unusable: list[str],
) -> Iterator[Extraction]:
    """What is found in each file that can be used; the others are complained of and added to `unusable`."""
    import hustings
    from hustings.pipeline.trained import UnknownModelError
    from hustings.progress import Bar
    from hustings.read import UnreadableError
    from hustings.sources import called, read_source, size

    try:
        nlp = hustings.load(country, model)
    except UnknownModelError as error:
        raise typer.BadParameter(str(error), param_hint="--model") from error
    with Bar([size(file) for file in files], out) as bar:
        for file in files:
            bar.next(file)
            try:
                source = read_source(file)
                with nlp.memory_zone():
                    found = hustings.extract(
                        source.text, nlp=nlp, name=source.name, date=day, country=country
                    )
            except UnusableError as error:
                complain(error)
                unusable.append(file)
            except UnreadableError as error:
                complain(UnusableError(called(file), error))
                unusable.append(file)
            except Exception as error:  # a fault of ours with this file is no reason to lose the others
                complain(f"{called(file)}: failed on a fault of hustings itself: {error!r}")
                unusable.append(file)
            else:
                with bar.aside():
                    yield found if least is None else found.sure(least)
