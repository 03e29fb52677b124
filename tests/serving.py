"""The service on a loopback port, with the real engine or with one that a test steers."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpx
import uvicorn
from fastapi import FastAPI
from pydantic import BaseModel

from service.app import create_app
from service.models import DocumentInfo, ExtractRequest, ExtractResponse, Version
from service.settings import Settings

WAIT_S = 20.0


@dataclass
class Served:
    """A running server, and a client for it."""

    server: uvicorn.Server
    port: int
    client: httpx.Client

    def shut_down(self) -> None:
        """Tell it to stop, as a signal would."""
        self.server.should_exit = True


@contextmanager
def serving(app: FastAPI) -> Iterator[Served]:
    """Serve for as long as the block lasts; on leaving, the server has shut down in good order."""
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, timeout_graceful_shutdown=int(WAIT_S)))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=WAIT_S) as client:
                yield Served(server, port, client)
        finally:
            server.should_exit = True
            thread.join()


@dataclass
class Steered:
    """An extractor that finds nothing: it waits for `go` at the text 'wait', and fails at the text 'fail'."""

    examples: dict[str, dict[str, BaseModel]] = field(default_factory=dict)
    version: Version = field(default_factory=lambda: Version.now(pipeline="steered"))
    seen: list[str] = field(default_factory=list)
    waiting: threading.Event = field(default_factory=threading.Event)
    go: threading.Event = field(default_factory=threading.Event)

    def __call__(self, jobs: Sequence[ExtractRequest]) -> Iterator[ExtractResponse | Exception]:
        for job in jobs:
            self.seen.append(job.copy_text)
            if job.copy_text == "wait":
                self.waiting.set()
                assert self.go.wait(WAIT_S)
            if job.copy_text == "fail":
                yield KeyError("a secret of the pipeline")
            else:
                document = DocumentInfo(name=job.name, country="gb", date=job.date)
                yield ExtractResponse(document=document, text=None, posts=(), entities=(), claims=())

    def app(self, **settings: object) -> FastAPI:
        """An application with this engine, with settings of its own."""
        return create_app(Settings.model_validate(settings), lambda _: self)
