"""A pseudo-terminal, and what was shown on it."""

from __future__ import annotations

import os
import pty
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO


class Screen:
    """The far end of a pseudo-terminal: keeps whatever is written to `slave`."""

    def __init__(self, master: int, slave: TextIO) -> None:
        self.slave = slave
        self._master = master
        self._shown = bytearray()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    @property
    def shown(self) -> str:
        """Everything written so far, control sequences included."""
        return self._shown.decode("utf-8", "replace")

    def close(self) -> None:
        self.slave.close()
        self._reader.join()
        os.close(self._master)

    def _read(self) -> None:
        while True:
            try:
                data = os.read(self._master, 4096)
            except OSError:  # the last that held the near end has closed it
                return
            if not data:
                return
            self._shown += data


@contextmanager
def screen() -> Iterator[Screen]:
    """A terminal for as long as the block lasts."""
    master, slave = pty.openpty()
    opened = Screen(master, os.fdopen(slave, "w", encoding="utf-8"))
    try:
        yield opened
    finally:
        opened.close()
