"""Files as the command line names them: what is read, where output goes, and why one cannot be used."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from hustings.read import UnreadableError, decode

STDIN = "-"


class UnusableError(Exception):
    """A file cannot be read or written; the message says which and why, in a line."""

    def __init__(self, file: object, why: object) -> None:
        """Say which file and why.

        Args:
            file: Its path, or what else to call it.
            why: The reason; of an `OSError` the system's own words.
        """
        words = why.strerror or str(why) if isinstance(why, OSError) else str(why)
        super().__init__(f"{file}: {words[:1].lower()}{words[1:]}")


@dataclass(frozen=True, slots=True)
class Source:
    """A file that has been read.

    Attributes:
        name: What the document is called: the file's stem, `stdin` for standard input.
        text: Its text, as decoded.
    """

    name: str
    text: str


def read_source(file: str) -> Source:
    """Read a file.

    Args:
        file: Its path, or `-` for standard input.

    Raises:
        UnusableError: It is not there, may not be read, or holds no text.
    """
    try:
        data = _stdin() if file == STDIN else Path(file).read_bytes()
        text = decode(data)
    except (OSError, UnreadableError) as error:
        raise UnusableError(called(file), error) from error
    # A name that is no valid UTF-8 reaches Python as surrogates, which no output could carry.
    stem = "stdin" if file == STDIN else os.fsencode(Path(file).stem).decode("utf-8", "replace")
    return Source(stem, text)


def called(file: str) -> str:
    """What to call a file in a message."""
    return "standard input" if file == STDIN else file


def size(file: str) -> int | None:
    """How many bytes a file has, None where that cannot be known before it is read."""
    try:
        return os.stat(file).st_size
    except OSError:  # standard input, or a file that its reading will complain of
        return None


@contextmanager
def open_out(path: Path | None, inputs: Sequence[str]) -> Iterator[TextIO]:
    """Open where output goes, as UTF-8 whatever the locale.

    Args:
        path: The file, or None for standard output, which stays open.
        inputs: The files that are read, none of which may be written to.

    Raises:
        UnusableError: It cannot be written.
        BrokenPipeError: Whoever read standard output has gone.
    """
    if path is None:
        if sys.stdout is None:
            raise UnusableError("standard output", "closed")
        try:
            yield sys.stdout
            sys.stdout.flush()
        except BrokenPipeError:
            # What is left in the buffer must not fail again when Python flushes it at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise
        return
    if any(file != STDIN and _same(file, path) for file in inputs):
        raise UnusableError(path, "is itself one of the files to read")
    try:
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
    except OSError as error:
        raise UnusableError(path, error) from error


def _stdin() -> bytes:
    if sys.stdin is None:
        raise UnreadableError("closed")
    return sys.stdin.buffer.read()


def _same(file: str, path: Path) -> bool:
    try:
        return os.path.samefile(file, path)
    except OSError:  # one of them is not there, so they are two
        return False
