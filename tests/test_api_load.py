"""The service while it loads, is busy, fails, streams and shuts down: with an engine that the test steers."""

from __future__ import annotations

import asyncio
import http.client
import json
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from service.app import create_app
from service.settings import Settings
from tests.serving import WAIT_S, Served, Steered, serving


def post(served: Served, text: str) -> httpx.Response:
    return served.client.post("/v1/extract", json={"text": text})


def until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + WAIT_S
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def is_problem(response: httpx.Response, status: int, kind: str) -> dict[str, Any]:
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    problem: dict[str, Any] = response.json()
    assert problem["status"] == status
    assert problem["type"] == f"urn:hustings:problem:{kind}"
    assert problem["title"]
    assert problem["detail"]
    assert problem["instance"] == response.url.path
    return problem


def test_alive_but_not_ready_while_it_loads() -> None:
    may_load = threading.Event()

    def load(_: Settings) -> Steered:
        assert may_load.wait(WAIT_S)
        return Steered()

    with serving(create_app(Settings(), load)) as served, ThreadPoolExecutor() as pool:
        assert served.client.get("/healthz").json() == {"status": "ok"}
        assert served.client.get("/version").json()["pipeline"] is None
        is_problem(served.client.get("/readyz"), 503, "not-ready")
        early = pool.submit(post, served, "a text that comes early")
        may_load.set()
        assert early.result().status_code == 200
        assert served.client.get("/readyz").json() == {"status": "ok"}
        assert served.client.get("/version").json()["pipeline"] == "steered"


def test_never_ready_when_it_cannot_load(caplog: pytest.LogCaptureFixture) -> None:
    def load(_: Settings) -> Steered:
        raise OSError("no pipeline here")

    with serving(create_app(Settings(), load)) as served:
        assert served.client.get("/healthz").status_code == 200
        until(lambda: "failed" in served.client.get("/readyz").json()["detail"])
        assert is_problem(post(served, "a text"), 503, "not-ready")["detail"] == "The engine is not running."
        assert post(served, "a text").headers["retry-after"] == "1"
    assert "OSError: no pipeline here" in caplog.text


def test_a_failure_is_logged_and_not_told(caplog: pytest.LogCaptureFixture) -> None:
    with serving(Steered().app()) as served:
        response = post(served, "fail")
        is_problem(response, 500, "internal")
        assert "secret" not in response.text
        assert "Traceback" not in response.text
        assert "KeyError: 'a secret of the pipeline'" in caplog.text
        assert post(served, "the next").status_code == 200


def test_a_failure_of_a_route_is_not_told_either(caplog: pytest.LogCaptureFixture) -> None:
    app = Steered().app()

    @app.get("/broken")
    async def broken() -> None:
        raise KeyError("a secret of the route")

    with serving(app) as served:
        response = served.client.get("/broken")
    is_problem(response, 500, "internal")
    assert "secret" not in response.text
    assert "KeyError: 'a secret of the route'" in caplog.text


def test_refuses_when_the_queue_is_full() -> None:
    engine = Steered()
    with serving(engine.app(queue_size=1)) as served, ThreadPoolExecutor() as pool:
        held = pool.submit(post, served, "wait")
        assert engine.waiting.wait(WAIT_S)
        refused = post(served, "one too many")
        is_problem(refused, 503, "busy")
        assert int(refused.headers["retry-after"]) >= 1
        engine.go.set()
        assert held.result().status_code == 200
        assert post(served, "another").status_code == 200


def test_gives_up_on_what_takes_too_long() -> None:
    engine = Steered()
    with serving(engine.app(timeout_s=0.1)) as served:
        is_problem(post(served, "wait"), 503, "timed-out")
        engine.go.set()


def test_drops_the_text_of_a_client_that_has_gone() -> None:
    engine = Steered()
    with serving(engine.app(batch_size=1)) as served, ThreadPoolExecutor() as pool:
        held = pool.submit(post, served, "wait")
        assert engine.waiting.wait(WAIT_S)
        with pytest.raises(httpx.ReadTimeout):
            served.client.post("/v1/extract", json={"text": "gone"}, timeout=httpx.Timeout(WAIT_S, read=0.1))
        assert post_later(pool, served, engine).status_code == 200
        assert held.result().status_code == 200
    assert engine.seen == ["wait", "later"]


def post_later(pool: ThreadPoolExecutor, served: Served, engine: Steered) -> httpx.Response:
    """Queue one more text, then let the engine go."""
    later = pool.submit(post, served, "later")
    time.sleep(0.1)  # for the server to see that the other client has gone
    engine.go.set()
    return later.result()


def test_shutting_down_answers_what_was_accepted() -> None:
    engine = Steered()
    with ThreadPoolExecutor(7) as pool, serving(engine.app(batch_size=2)) as served:
        waiting: list[Future[httpx.Response]] = [pool.submit(post, served, "wait")]
        assert engine.waiting.wait(WAIT_S)
        waiting += [pool.submit(post, served, f"text {number}") for number in range(6)]
        until(lambda: len(served.server.server_state.tasks) == 7)
        served.shut_down()
        until(lambda: refuses(served.port))
        engine.go.set()
        assert [answer.result().status_code for answer in waiting] == [200] * 7


def refuses(port: int) -> bool:
    try:
        httpx.get(f"http://127.0.0.1:{port}/healthz", timeout=WAIT_S)
    except httpx.TransportError:
        return True
    return False


def test_a_batch_is_answered_while_it_is_sent() -> None:
    with serving(Steered().app()) as served:
        connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=WAIT_S)
        connection.putrequest("POST", "/v1/extract/batch")
        connection.putheader("Content-Type", "application/x-ndjson")
        connection.putheader("Transfer-Encoding", "chunked")
        connection.endheaders()

        def send(data: bytes) -> None:
            connection.send(b"%x\r\n%s\r\n" % (len(data), data))

        send(b'{"text": "one", "name": "a"}\n{"te')
        response = connection.getresponse()
        assert json.loads(response.readline())["document"]["name"] == "a"
        send(b'xt": "two", "name": "b"}\n')
        assert json.loads(response.readline())["document"]["name"] == "b"
        send(b'{"text": "three", "name": "c"}')  # no end of line
        connection.send(b"0\r\n\r\n")
        assert json.loads(response.readline())["document"]["name"] == "c"
        assert response.read() == b""
        connection.close()


Message = dict[str, Any]
BATCH = {
    "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "root_path": "",
    "path": "/v1/extract/batch", "raw_path": b"/v1/extract/batch", "query_string": b"", "scheme": "http",
    "headers": [(b"content-type", b"application/x-ndjson")], "client": None, "server": None,
}  # fmt: skip


async def exchange(engine: Steered, messages: Callable[[int], Message], held: Callable[[int], None]) -> bytes:
    """Run a batch over bare ASGI: messages by number come in; `held` is called while the engine holds."""
    app = engine.app(batch_size=2)
    taken = 0
    sent: list[bytes] = []

    async def receive() -> Message:
        nonlocal taken
        taken += 1
        message = messages(taken)
        if message["type"] == "http.disconnect":
            await asyncio.to_thread(engine.waiting.wait, WAIT_S)
        return message

    async def send(message: Message) -> None:
        sent.append(message.get("body", b""))

    async with app.router.lifespan_context(app):
        running = asyncio.create_task(app(BATCH, receive, send))
        await asyncio.to_thread(engine.waiting.wait, WAIT_S)
        await asyncio.sleep(0.1)
        held(taken)
        engine.go.set()
        await running
    return b"".join(sent)


def line(text: str, *, more: bool = True) -> Message:
    return {"type": "http.request", "body": json.dumps({"text": text}).encode() + b"\n", "more_body": more}


def test_a_batch_reads_no_further_ahead_than_it_answers() -> None:
    def messages(number: int) -> Message:
        return line("wait" if number == 1 else "text", more=number < 500)

    def held(taken: int) -> None:
        assert taken < 20

    assert asyncio.run(exchange(Steered(), messages, held)).count(b"\n") == 500


def test_a_batch_whose_client_goes_away_is_dropped() -> None:
    engine = Steered()

    def messages(number: int) -> Message:
        return line("wait" if number == 1 else "text") if number < 5 else {"type": "http.disconnect"}

    asyncio.run(exchange(engine, messages, lambda taken: None))
    assert engine.seen[0] == "wait"
    assert len(engine.seen) <= 2  # the first batch at most: what was queued has been dropped
