"""The service as a process of its own: started by the command, told to stop by a signal."""

from __future__ import annotations

import http.client
import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

import pytest

from tests.serving import WAIT_S

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)")


@dataclass
class Process:
    """A running `hustings serve`, and the port that it took."""

    popen: subprocess.Popen[str]
    port: int

    def connection(self) -> closing[http.client.HTTPConnection]:
        return closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=WAIT_S))

    def status(self, path: str) -> int:
        with self.connection() as connection:
            connection.request("GET", path)
            return connection.getresponse().status


@contextmanager
def started() -> Iterator[Process]:
    command = [sys.executable, "-m", "hustings", "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as popen:
        assert popen.stderr
        try:
            port = next(int(found[1]) for line in popen.stderr if (found := ADDRESS.search(line)))
            process = Process(popen, port)
            deadline = time.monotonic() + WAIT_S
            while process.status("/readyz") != 200:
                assert time.monotonic() < deadline
                time.sleep(0.05)
            yield process
        finally:
            popen.kill()


@pytest.mark.parametrize("order", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_to_stop_lets_what_was_accepted_finish(order: signal.Signals) -> None:
    with started() as process, process.connection() as batch:
        batch.putrequest("POST", "/v1/extract/batch")
        batch.putheader("Content-Type", "application/x-ndjson")
        batch.putheader("Transfer-Encoding", "chunked")
        batch.endheaders()

        def send(text: str) -> None:
            line = json.dumps({"text": text, "name": text}).encode() + b"\n"
            batch.send(b"%x\r\n%s\r\n" % (len(line), line))

        send("before")
        answers = batch.getresponse()
        assert json.loads(answers.readline())["document"]["name"] == "before"

        process.popen.send_signal(order)
        deadline = time.monotonic() + WAIT_S
        while accepts(process):
            assert time.monotonic() < deadline
            time.sleep(0.01)

        send("after")
        assert json.loads(answers.readline())["document"]["name"] == "after"
        batch.send(b"0\r\n\r\n")
        assert answers.read() == b""
        assert process.popen.wait(WAIT_S) in (0, -order)


def accepts(process: Process) -> bool:
    try:
        process.status("/healthz")
    except OSError:
        return False
    return True
