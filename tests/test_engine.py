"""The engine's thread: order, batches, bounds, errors, cancellation and shutdown."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import Any

import pytest

from service.engine import Engine, EngineBusyError, EngineStoppedError, JobFailedError

WAIT_S = 10


class Doubler:
    """Work on integers: doubles them, in batches it remembers, once it is let go."""

    def __init__(self, *, held: bool = False) -> None:
        self.batches: list[list[int]] = []
        self.begun, self.go = threading.Event(), threading.Event()
        if not held:
            self.go.set()

    def __call__(self, jobs: Sequence[int]) -> Iterator[int | Exception]:
        self.batches.append(list(jobs))
        self.begun.set()
        assert self.go.wait(WAIT_S)
        for job in jobs:
            match job:
                case 0:
                    yield LookupError("nothing to double")
                case -1:
                    yield ZeroDivisionError("secret")
                case -2:
                    raise RuntimeError("the work is broken")
                case _:
                    yield 2 * job


def run(use: Callable[[Engine[int, int]], Awaitable[Any]], load: Callable[[], Any], **settings: Any) -> Any:
    """Use an engine for as long as `use` takes."""

    async def main() -> Any:
        engine: Engine[int, int] = Engine(load, expected=(LookupError,), **settings)
        engine.start()
        try:
            return await asyncio.wait_for(use(engine), WAIT_S)
        finally:
            await engine.stop()

    return asyncio.run(main())


def gathered(*jobs: int) -> Callable[[Engine[int, int]], Awaitable[list[Any]]]:
    async def use(engine: Engine[int, int]) -> list[Any]:
        return await asyncio.gather(*map(engine.answer, jobs), return_exceptions=True)

    return use


def test_each_job_gets_its_own_answer_and_batches_are_bounded() -> None:
    work = Doubler()
    assert run(gathered(*range(1, 41)), lambda: work, batch_size=4) == list(range(2, 82, 2))
    assert [job for batch in work.batches for job in batch] == list(range(1, 41))
    assert max(map(len, work.batches)) == 4


def test_waits_for_a_batch_to_fill() -> None:
    work = Doubler()

    async def use(engine: Engine[int, int]) -> None:
        first = asyncio.create_task(engine.answer(1))
        await asyncio.sleep(0.05)
        await asyncio.gather(first, engine.answer(2))

    run(use, lambda: work, batch_size=2, batch_wait_s=5)
    assert work.batches == [[1, 2]]


def test_one_bad_job_leaves_the_others_be(caplog: pytest.LogCaptureFixture) -> None:
    expected, unexpected, good = run(gathered(0, -1, 3), Doubler)
    assert isinstance(expected, LookupError)
    assert isinstance(unexpected, JobFailedError)
    assert "secret" not in str(unexpected)
    assert good == 6
    (record,) = caplog.records
    assert record.levelno == logging.ERROR
    assert "ZeroDivisionError: secret" in caplog.text  # the traceback, for the operator


def test_work_that_breaks_off_fails_its_batch_only(caplog: pytest.LogCaptureFixture) -> None:
    async def use(engine: Engine[int, int]) -> None:
        first, broken, after = await gathered(1, -2, 3)(engine)
        assert first == 2
        assert isinstance(broken, JobFailedError)
        assert isinstance(after, JobFailedError)
        assert await engine.answer(4) == 8

    run(use, Doubler, batch_wait_s=0.2, batch_size=3)
    assert "RuntimeError: the work is broken" in caplog.text


def test_a_full_queue_refuses_and_a_patient_job_waits() -> None:
    work = Doubler(held=True)

    async def use(engine: Engine[int, int]) -> None:
        taken = [asyncio.create_task(engine.answer(job)) for job in (1, 2)]
        await asyncio.to_thread(work.begun.wait, WAIT_S)
        with pytest.raises(EngineBusyError):
            await engine.answer(3)
        patient = asyncio.create_task(engine.answer(4, patient=True))
        await asyncio.sleep(0)
        work.go.set()
        assert await asyncio.gather(*taken, patient) == [2, 4, 8]
        assert await engine.answer(5) == 10  # every place has been given back

    run(use, lambda: work, queue_size=2)


def test_a_cancelled_job_is_not_done_and_gives_its_place_back() -> None:
    work = Doubler(held=True)

    async def use(engine: Engine[int, int]) -> None:
        first = asyncio.create_task(engine.answer(1))
        await asyncio.to_thread(work.begun.wait, WAIT_S)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await engine.answer(2)
        work.go.set()
        assert await first == 2
        later = [engine.answer(job, patient=True) for job in (3, 4)]
        assert await asyncio.gather(*later) == [6, 8]

    run(use, lambda: work, batch_size=1, queue_size=2)
    assert work.batches == [[1], [3], [4]]


def test_stopping_answers_what_is_queued_and_refuses_what_comes_after() -> None:
    work = Doubler(held=True)

    async def main() -> None:
        engine: Engine[int, int] = Engine(lambda: work, batch_size=2)
        engine.start()
        jobs = [asyncio.create_task(engine.answer(job)) for job in range(1, 8)]
        await asyncio.to_thread(work.begun.wait, WAIT_S)
        stopping = asyncio.create_task(engine.stop())
        await asyncio.sleep(0)
        assert engine.state == "stopped"
        with pytest.raises(EngineStoppedError):
            await engine.answer(9)
        work.go.set()
        await stopping
        assert await asyncio.gather(*jobs) == [2, 4, 6, 8, 10, 12, 14]

    asyncio.run(main())


def test_jobs_wait_while_it_loads() -> None:
    loaded = threading.Event()

    def load() -> Doubler:
        assert loaded.wait(WAIT_S)
        return Doubler()

    async def use(engine: Engine[int, int]) -> None:
        assert engine.state == "loading"
        job = asyncio.create_task(engine.answer(1))
        await asyncio.sleep(0)
        loaded.set()
        assert await job == 2
        assert engine.state == "ready"

    run(use, load)


def test_a_failed_load_refuses_every_job(caplog: pytest.LogCaptureFixture) -> None:
    may_fail = threading.Event()

    def load() -> Doubler:
        assert may_fail.wait(WAIT_S)
        raise OSError("no pipeline here")

    async def use(engine: Engine[int, int]) -> None:
        job = asyncio.create_task(engine.answer(1))
        await asyncio.sleep(0)
        may_fail.set()
        with pytest.raises(EngineStoppedError):
            await job
        assert engine.state == "failed"
        with pytest.raises(EngineStoppedError):
            await engine.answer(2)

    run(use, load)
    assert "OSError: no pipeline here" in caplog.text
