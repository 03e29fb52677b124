"""Reading request bodies: of the right media type, within bounds, whole or line by line."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing

from starlette.requests import Request

from service import problems

JSON = ("application/json",)
NDJSON = ("application/x-ndjson", "application/ndjson", "application/jsonl")

DISCARD_S = 2.0


def check_type(request: Request, taken: tuple[str, ...]) -> None:
    """Make sure of a body's media type and that it is not compressed.

    Raises:
        problems.ProblemError: It is of another type (415).
    """
    sent = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if sent not in taken:
        raise problems.unsupported(sent or "A body without a Content-Type", taken)
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if encoding != "identity":
        raise problems.unsupported(f"Content-Encoding {encoding}", ("identity",))


async def read_whole(request: Request, limit: int) -> bytes:
    """The body, of at most `limit` bytes.

    Raises:
        problems.ProblemError: It is larger, or says that it will be (413).
    """
    length = request.headers.get("content-length", "")
    body = bytearray()
    async with aclosing(request.stream()) as chunks:
        if length.isdecimal() and int(length) > limit and "expect" in request.headers:
            raise problems.too_large(limit, "body")  # the client holds its body back until it is asked for
        async for chunk in chunks:
            body += chunk
            if len(body) > limit:
                await _discard(chunks, limit)
                raise problems.too_large(limit, "body")
    return bytes(body)


async def _discard(chunks: AsyncIterator[bytes], limit: int) -> None:
    """Take in some more and drop it.

    Most clients send their whole body before they look for an answer; closing on them at once would show them
    a broken connection in its place. It is bounded in bytes and in time.
    """
    left = 10 * limit
    try:
        async with asyncio.timeout(DISCARD_S):
            async for chunk in chunks:
                left -= len(chunk)
                if left < 0:
                    return
    except TimeoutError:
        return


async def read_lines(request: Request, limit: int) -> AsyncGenerator[tuple[int, bytes | None], None]:
    """The lines of a body as they come in, numbered from 1, without their ends; blank ones are left out.

    Never more than a line and a chunk are held. A line of more than `limit` bytes is given as None.
    """
    number, skipping = 1, False
    buffer = bytearray()
    async with aclosing(request.stream()) as chunks:
        async for chunk in chunks:
            searched = len(buffer)
            buffer += chunk
            start = 0
            while (end := buffer.find(b"\n", max(start, searched))) >= 0:
                line = bytes(buffer[start:end]).strip()
                if not skipping and line:
                    yield number, line if len(line) <= limit else None
                number, start, skipping = number + 1, end + 1, False
            del buffer[:start]
            if skipping:
                buffer.clear()
            elif len(buffer) > limit:
                yield number, None
                buffer.clear()
                skipping = True
    if line := bytes(buffer).strip():
        yield number, line
