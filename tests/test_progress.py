"""The progress bar: on a terminal, for long runs only, and out of the way of what is written."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from hustings import progress
from hustings.progress import Bar
from tests.terminal import Screen, screen

SOON_S = 0.05
LONG_S = 1.0


@contextmanager
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Screen]:
    with screen() as shown, monkeypatch.context() as patch:
        patch.setenv("TERM", "xterm-256color")
        patch.setattr(sys, "stderr", shown.slave)
        yield shown


def patience(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    monkeypatch.setattr(progress, "PATIENCE_S", seconds)


def until(true: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 10
    while not true() and time.monotonic() < deadline:
        time.sleep(0.01)
    return true()


def test_a_long_run_shows_what_it_is_at_and_how_far(monkeypatch: pytest.MonkeyPatch) -> None:
    patience(monkeypatch, SOON_S)
    with terminal(monkeypatch) as shown, Bar([300, 100], io.StringIO()) as bar:
        bar.next("first.txt")
        assert until(lambda: "first.txt" in shown.shown)
        assert "0%" in shown.shown
        bar.next("second.txt")
        assert until(lambda: "second.txt" in shown.shown and "75%" in shown.shown)


def test_a_short_run_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    patience(monkeypatch, LONG_S)
    with terminal(monkeypatch) as shown, Bar([300, 100], io.StringIO()) as bar:
        bar.next("first.txt")
        with bar.aside():
            pass
        time.sleep(SOON_S)
        assert shown.shown == ""


def test_a_bar_is_cleared_away_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    patience(monkeypatch, SOON_S)
    with terminal(monkeypatch) as shown:
        with Bar([10], io.StringIO()) as bar:
            bar.next("only.txt")
            assert until(lambda: "only.txt" in shown.shown)
        assert until(lambda: shown.shown.endswith("\x1b[2K"))  # the line has been erased


def test_what_is_written_to_the_same_terminal_stands_alone_on_its_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    patience(monkeypatch, SOON_S)
    with terminal(monkeypatch) as shown, Bar([10, 10], shown.slave) as bar:
        bar.next("first.txt")
        assert until(lambda: "first.txt" in shown.shown)
        with bar.aside():
            print("a claim", file=shown.slave, flush=True)
            time.sleep(2 * SOON_S)
            printed = shown.shown
        bar.next("second.txt")
        assert until(lambda: "second.txt" in shown.shown)
    before, _, after = printed.partition("a claim\r\n")
    assert before.endswith("\x1b[2K")  # the bar was erased first
    assert after == ""  # and not drawn again while the block wrote


def test_no_terminal_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    patience(monkeypatch, 0)
    stderr = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stderr)
    with Bar([10, None], io.StringIO()) as bar:
        bar.next("first.txt")
        time.sleep(SOON_S)
    assert stderr.getvalue() == ""


def test_a_closed_standard_error_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    with Bar([10], io.StringIO()) as bar:
        bar.next("first.txt")
