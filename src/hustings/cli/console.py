"""How a command speaks to its caller: exit statuses, lines on standard error, where output goes."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import typer

UNUSABLE = 2
"""Exit status where arguments or files cannot be used."""
READER_GONE = 141
"""Exit status where whoever read our output stopped: what a shell reports of a process ended by SIGPIPE."""


@contextmanager
def writing(path: Path | None, inputs: Sequence[str]) -> Iterator[TextIO]:
    """Open where output goes.

    Args:
        path: The file, or None for standard output.
        inputs: The files that are read, none of which may be written to.

    Raises:
        typer.TyperException: It cannot be written.
        typer.Exit: Whoever read standard output has gone.
    """
    from hustings.sources import UnusableError, open_out

    try:
        with open_out(path, inputs) as stream:
            yield stream
    except BrokenPipeError as error:
        raise typer.Exit(READER_GONE) from error
    except UnusableError as error:
        raise typer.TyperException(str(error)) from error


@contextmanager
def extra(name: str) -> Iterator[None]:
    """Say which extra to install where a package that comes with it is missing."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise typer.TyperException(f"this needs {error.name}: install 'hustings[{name}]'") from error


def parquet_ready(out: Path | None) -> None:
    """Make sure that Parquet can be written before anything is read.

    Args:
        out: The file, or None for standard output.

    Raises:
        typer.TyperException: pyarrow is not installed, or the bytes would go to a terminal.
    """
    with extra("parquet"):
        import pyarrow  # noqa: F401
    if out is None and sys.stdout is not None and sys.stdout.isatty():
        raise typer.TyperException("parquet is no text for a terminal: name a file by --out, or pipe it on")


def complain(about: object) -> None:
    """One line on standard error."""
    print("hustings:", " ".join(str(about).split()), file=sys.stderr)


def counted(number: int, what: str) -> str:
    """So many of something, in words: `1 page`, `1,200 pages`."""
    return f"{number:,} {what}" + "s" * (number != 1)
