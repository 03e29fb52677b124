"""How long requests wait, by the number of clients that ask at the same time.

The server is a process of its own, as in service, so that the clients' work is not counted as its own.
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count

import httpx

from service.settings import PREFIX

MOST_REQUESTS = 20_000
START_S = 30.0


@dataclass(frozen=True, slots=True)
class LatencyRow:
    """What a number of concurrent clients met.

    Attributes:
        clients: How many asked at a time, each its next request when it had its answer.
        requests: How many they made together.
        p50_ms: Median wait for an answer, in milliseconds.
        p95_ms: What 95 in 100 answers were within, in milliseconds.
        per_second: Answers a second over all clients.
    """

    clients: int
    requests: int
    p50_ms: float
    p95_ms: float
    per_second: float


def measure_latency(
    texts: Sequence[str],
    *,
    clients: Sequence[int] = (1, 8, 32),
    requests_per_client: int = 20,
    country: str = "gb",
    model: str | None = None,
) -> list[LatencyRow]:
    """Serve on a free loopback port and measure `/v1/extract`.

    Args:
        texts: What to send, in turn.
        clients: Numbers of concurrent clients, one row each.
        requests_per_client: How many requests each client makes.
        country: ISO 3166 code.
        model: A trained pipeline's folder or package; the service's own choice by default.

    Raises:
        ValueError: There is no text, or there are more than `MOST_REQUESTS` requests to make.
        RuntimeError: The server did not start.
        httpx.HTTPStatusError: A request was not answered with success.
    """
    if not texts:
        raise ValueError("no texts to measure with")
    if sum(clients) * requests_per_client > MOST_REQUESTS:
        raise ValueError(f"more than {MOST_REQUESTS} requests")
    bodies = [{"text": text, "country": country} for text in texts]
    with _serving(max(len(json.dumps(body)) for body in bodies), model) as address:
        return asyncio.run(_measure(address, clients, bodies, requests_per_client))


@contextmanager
def _serving(largest: int, model: str | None) -> Iterator[str]:
    """A server process that takes bodies of up to so many bytes, ready to answer, and its address."""
    # Not by handing the socket over with --fd: that makes it a Unix socket to asyncio, which leaves Nagle on.
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    command = ("uvicorn", "service.asgi:app", "--port", str(port), "--log-level", "error")
    environment = os.environ | {f"{PREFIX}MAX_BODY_BYTES": str(largest)}
    if model:
        environment[f"{PREFIX}MODEL"] = model
    process = subprocess.Popen([sys.executable, "-m", *command], env=environment)
    try:
        deadline = time.monotonic() + START_S
        while not _ready(address):
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("the server did not start")
            time.sleep(0.05)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=START_S)


def _ready(address: str) -> bool:
    try:
        return httpx.get(f"{address}/readyz").is_success
    except httpx.TransportError:  # not up yet
        return False


async def _measure(
    address: str, clients: Sequence[int], bodies: Sequence[dict[str, str]], requests_per_client: int
) -> list[LatencyRow]:
    turn = count()
    limits = httpx.Limits(max_connections=max(clients), max_keepalive_connections=max(clients))
    async with httpx.AsyncClient(base_url=address, limits=limits, timeout=START_S) as http:

        async def one_client(requests: int) -> list[float]:
            waits = []
            for _ in range(requests):
                body = bodies[next(turn) % len(bodies)]
                start = time.perf_counter()
                (await http.post("/v1/extract", json=body)).raise_for_status()
                waits.append(time.perf_counter() - start)
            return waits

        rows = []
        for together in clients:
            await asyncio.gather(*(one_client(1) for _ in range(together)))  # opens the connections
            start = time.perf_counter()
            found = await asyncio.gather(*(one_client(requests_per_client) for _ in range(together)))
            seconds = time.perf_counter() - start
            waits = sorted(wait for one in found for wait in one)
            rows.append(
                LatencyRow(
                    clients=together,
                    requests=len(waits),
                    p50_ms=1000 * _percentile(waits, 50),
                    p95_ms=1000 * _percentile(waits, 95),
                    per_second=len(waits) / seconds,
                )
            )
        return rows


def _percentile(ordered: Sequence[float], percent: int) -> float:
    """The least value that `percent` in 100 do not exceed."""
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]
