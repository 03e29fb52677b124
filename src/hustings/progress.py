"""A progress bar for long runs: on a terminal, on standard error, and only once a run has proved long."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Lock, Timer
from typing import Self, TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

PATIENCE_S = 1.0
"""A run shorter than this shows no bar."""


class Bar:
    """The bar of one run. Where standard error is no terminal it does nothing."""

    def __init__(self, sizes: Sequence[int | None], out: TextIO) -> None:
        """Set up; the clock starts with the `with` block.

        Args:
            sizes: How big each step is, None where unknown.
            out: Where the run writes; when that is a terminal, too, the bar makes way for it.
        """
        self._bar: Progress | None = None
        if sys.stderr is not None and sys.stderr.isatty():
            self._bar = Progress(
                TextColumn("{task.description}", markup=False),
                BarColumn(),
                TaskProgressColumn(),
                TimeRemainingColumn(),
                console=Console(stderr=True),
                transient=True,
                redirect_stdout=False,
            )
            total = sum(size or 0 for size in sizes)
            self._task = self._bar.add_task("", total=total if len(sizes) > 1 else None)
        self._sizes = iter([0, *sizes])
        self._shares_terminal = out.isatty()
        self._due = False
        self._lock = Lock()
        self._timer = Timer(PATIENCE_S, self._show)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        """Start the clock."""
        if self._bar:
            self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Clear the bar away."""
        self._timer.cancel()
        with self._lock:
            self._bar, bar = None, self._bar
            if bar:
                bar.stop()

    def next(self, name: str) -> None:
        """The step before, if any, is done; say what comes next."""
        done = next(self._sizes) or 0
        if self._bar:
            self._bar.update(self._task, description=name, advance=done)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Keep the bar out of the way while the block writes."""
        with self._lock:
            if self._bar and self._shares_terminal:
                self._bar.stop()
            yield
            if self._bar and self._shares_terminal and self._due:
                self._bar.start()

    def _show(self) -> None:
        with self._lock:
            self._due = True
            if self._bar:
                self._bar.start()
