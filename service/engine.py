"""One thread that owns the pipeline, and the queue in front of it.

spaCy's `nlp` is not to be shared among threads, so requests hand their jobs to this one and wait on asyncio
futures. The thread takes up what is queued in small batches and gives each answer back as soon as it has it.
"""

from __future__ import annotations

import asyncio
import logging
import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Job = TypeVar("Job")
Answer = TypeVar("Answer")

Work = Callable[[Sequence[Job]], Iterator[Answer | Exception]]
"""Answers a batch: one answer, or the error met in its place, for each job in order."""

State = Literal["new", "loading", "ready", "failed", "stopped"]

log = logging.getLogger("hustings.service")


class EngineError(Exception):
    """The engine gives no answer."""


class EngineBusyError(EngineError):
    """As many jobs are waiting as may wait."""


class EngineStoppedError(EngineError):
    """The engine takes no jobs: it failed to load, or is shutting down."""


class JobFailedError(EngineError):
    """The work met an error that it did not expect; the log has it."""


@dataclass(frozen=True, slots=True)
class _Entry(Generic[Job, Answer]):
    job: Job
    future: asyncio.Future[Answer]


class Engine(Generic[Job, Answer]):
    """A worker thread with a bounded queue, for one event loop.

    `expected` errors that the work yields are raised to the caller as they are; any other is logged with its
    traceback and raised as `JobFailedError`, so that nothing of the pipeline's insides leaves the thread.
    """

    def __init__(
        self,
        load: Callable[[], Work[Job, Answer]],
        *,
        batch_size: int = 8,
        batch_wait_s: float = 0,
        queue_size: int = 128,
        expected: tuple[type[Exception], ...] = (),
    ) -> None:
        """Set up; nothing runs before `start`.

        Args:
            load: Called once, in the engine's thread; gives the function that answers batches.
            batch_size: Most jobs in a batch.
            batch_wait_s: Seconds to wait for a batch to fill after its first job.
            queue_size: Jobs that may be waiting or in work.
            expected: Errors of the work that are the caller's business.
        """
        self._load = load
        self._batch_size = batch_size
        self._batch_wait_s = batch_wait_s
        self._expected = expected
        self._places = asyncio.Semaphore(queue_size)
        self._queue: queue.SimpleQueue[_Entry[Job, Answer] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="hustings-engine", daemon=True)
        self._state: State = "new"
        self._open = False
        self._loop: asyncio.AbstractEventLoop

    @property
    def state(self) -> State:
        """Where the engine stands; `stopped` also where its thread has died."""
        if self._state in ("loading", "ready") and not (self._open and self._thread.is_alive()):
            return "stopped"
        return self._state

    def start(self) -> None:
        """Start the thread, which loads first; jobs may be handed in at once. Call it in the event loop."""
        self._loop = asyncio.get_running_loop()
        self._state = "loading"
        self._open = True
        self._thread.start()

    async def stop(self) -> None:
        """Take no more jobs, answer those that are queued, and end the thread."""
        self._open = False
        self._queue.put(None)
        await asyncio.to_thread(self._thread.join)

    async def answer(self, job: Job, *, patient: bool = False) -> Answer:
        """Have a job done. Cancelling the call drops the job where it is not yet in work.

        Args:
            job: What the work function takes.
            patient: Wait for a place in the queue instead of refusing when it is full.

        Raises:
            EngineBusyError: The queue is full.
            EngineStoppedError: The engine takes no jobs.
            JobFailedError: The work failed.
        """
        if not patient and self._places.locked():
            raise EngineBusyError("The queue is full.")
        await self._places.acquire()
        if self.state not in ("loading", "ready"):
            self._places.release()
            raise EngineStoppedError("The engine takes no work.")
        future: asyncio.Future[Answer] = self._loop.create_future()
        self._queue.put(_Entry(job, future))
        return await future

    def _run(self) -> None:
        try:
            work = self._load()
        except Exception:
            log.exception("the pipeline could not be loaded")
            self._state = "failed"
            while (entry := self._queue.get()) is not None:
                self._give(entry, EngineStoppedError("The pipeline could not be loaded."))
            return
        self._state = "ready"
        while batch := self._collect():
            self._do(work, batch)
        self._state = "stopped"

    def _collect(self) -> list[_Entry[Job, Answer]]:
        """The next jobs, none only at the end."""
        batch: list[_Entry[Job, Answer]] = []
        deadline = 0.0
        while len(batch) < self._batch_size:
            try:
                entry = self._queue.get(timeout=max(0.0, deadline - time.monotonic()) if batch else None)
            except queue.Empty:
                break
            if entry is None:
                if batch:
                    self._queue.put(None)  # for the next round
                break
            if not batch:
                deadline = time.monotonic() + self._batch_wait_s
            batch.append(entry)
        return batch

    def _do(self, work: Work[Job, Answer], batch: list[_Entry[Job, Answer]]) -> None:
        waiting: deque[_Entry[Job, Answer]] = deque()
        for entry in batch:
            if entry.future.cancelled():
                self._give(entry, EngineStoppedError("The caller has gone."))
            else:
                waiting.append(entry)
        if not waiting:
            return
        try:
            for answer in work([entry.job for entry in waiting]):
                self._give(waiting.popleft(), answer)
        except Exception:
            log.exception("the engine's work broke off")
        for entry in waiting:
            self._give(entry, JobFailedError("The work failed."))

    def _give(self, entry: _Entry[Job, Answer], answer: Answer | Exception) -> None:
        if isinstance(answer, Exception):
            if not isinstance(answer, (EngineError, *self._expected)):
                log.error("a job failed", exc_info=answer)
                answer = JobFailedError("The work failed.")
            answer.with_traceback(None)  # its frames would keep the pipeline's objects alive
        self._loop.call_soon_threadsafe(self._settle, entry.future, answer)

    def _settle(self, future: asyncio.Future[Answer], answer: Answer | Exception) -> None:
        self._places.release()
        if future.done():  # its caller was cancelled, or timed out
            return
        if isinstance(answer, Exception):
            future.set_exception(answer)
        else:
            future.set_result(answer)
