"""NDJSON both ways at once: lines are answered, in order, while the request is still coming in."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import aclosing
from typing import Any

from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

Lines = AsyncGenerator[tuple[int, bytes | None], None]
AnswerLine = Callable[[int, bytes | None], Coroutine[Any, Any, bytes]]


class BatchResponse(Response):
    """Streams the answers to lines that are still being read.

    Starlette's `StreamingResponse` cannot do this: it reads the request itself, to see whether the client is
    still there, and drops what it reads.
    """

    media_type = "application/x-ndjson"

    def __init__(self, lines: Lines, answer: AnswerLine, window: int) -> None:
        """Set up.

        Args:
            lines: Numbered lines; reading goes no further ahead than `window`.
            answer: Gives the line to send back for a line.
            window: Most lines in work at a time. When the client does not read, no more are taken in.
        """
        super().__init__()
        del self.headers["content-length"]
        self._lines, self._answer, self._window = lines, answer, window

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer over ASGI."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        try:
            await self._exchange(send)
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        except* ClientDisconnect:
            pass  # nobody is left to answer

    async def _exchange(self, send: Send) -> None:
        started: asyncio.Queue[asyncio.Task[bytes] | None] = asyncio.Queue(self._window)
        async with asyncio.TaskGroup() as group, aclosing(self._lines) as lines:

            async def feed() -> None:
                async for number, line in lines:
                    await started.put(group.create_task(self._answer(number, line)))
                await started.put(None)

            group.create_task(feed())
            while (task := await started.get()) is not None:
                await send({"type": "http.response.body", "body": await task + b"\n", "more_body": True})
