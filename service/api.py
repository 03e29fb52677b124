"""The routes: thin, from HTTP to the engine's queue and back."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ValidationError
from starlette.requests import ClientDisconnect
from starlette.responses import Response

from service import bodies, openapi, problems
from service.batch import BatchResponse
from service.checking import CheckRequest, CheckResponse
from service.engine import Engine, EngineError
from service.extraction import Extractor
from service.models import BatchAnswer, ExtractRequest, ExtractResponse, Health, Types, Version
from service.records import RecordsRequest, RecordsResponse
from service.settings import Settings

T = TypeVar("T")

router = APIRouter()


@dataclass
class Context:
    """What the routes work with. `extractor` is there once the engine has loaded it."""

    settings: Settings
    engine: Engine[ExtractRequest, BaseModel]
    extractor: Extractor | None = None


async def _context(request: Request) -> Context:
    context: Context = request.app.state.context
    return context


Here = Annotated[Context, Depends(_context)]


@router.post(
    "/v1/extract",
    response_model=ExtractResponse,
    responses=openapi.problems(413, 415, 422, 500, 503),
    openapi_extra=openapi.body(bodies.JSON),
    tags=["extraction"],
)
async def extract(request: Request, here: Here) -> Response:
    """Extract posts, entities and claims from one text or page."""
    return await _answer(request, here, ExtractRequest)


@router.post(
    "/v1/records",
    response_model=RecordsResponse,
    responses=openapi.problems(413, 415, 422, 500, 503),
    openapi_extra=openapi.body(bodies.JSON, RecordsRequest),
    tags=["records"],
)
async def records(request: Request, here: Here) -> Response:
    """Merge the claims of one text or page into one record for each contest.

    Contradictions in the copy are kept side by side; claims on no one contest are given as the rest.
    """
    return await _answer(request, here, RecordsRequest)


@router.post(
    "/v1/check",
    response_model=CheckResponse,
    responses=openapi.problems(413, 415, 422, 500, 503),
    openapi_extra=openapi.body(bodies.JSON, CheckRequest),
    tags=["checks"],
)
async def check(request: Request, here: Here) -> Response:
    """Check the claims of one text or page against official results, and against one another.

    Every claim has a verdict, one at least: with the rule, the figures that were compared, and a sentence.
    """
    return await _answer(request, here, CheckRequest)


@router.post(
    "/v1/extract/batch",
    status_code=200,
    response_class=BatchResponse,
    responses=openapi.batch(BatchResponse.media_type) | openapi.problems(415),
    openapi_extra=openapi.lines(bodies.NDJSON),
    tags=["extraction"],
)
async def extract_batch(request: Request, here: Here) -> Response:
    """Extract from many: one JSON object a line in, one a line out, in order, as each is ready.

    Each line is as the body of `/v1/extract`; its answer carries its number as `line`. A line that cannot be
    answered is answered with its own problem details, which carry `line` too, and the rest goes on.

    Read while you send: answers start before the request ends, and unread ones hold up the taking of lines.
    """
    bodies.check_type(request, bodies.NDJSON)
    limit = here.settings.max_body_bytes

    async def answer(number: int, line: bytes | None) -> bytes:
        try:
            if line is None:
                raise problems.too_large(limit, "line")
            found = await here.engine.answer(_parse(line), patient=True)
            assert isinstance(found, ExtractResponse)
        except (problems.ProblemError, EngineError) as error:
            problem = problems.of_line(error, request.url.path, number)
            return problem.model_dump_json(exclude_defaults=True).encode()
        return BatchAnswer.at(number, found).model_dump_json().encode()

    return BatchResponse(bodies.read_lines(request, limit), answer, 2 * here.settings.batch_size)


@router.get("/v1/types", tags=["reference"])
async def types() -> Types:
    """The claim types: name, what such a claim says, slots."""
    return Types.known()


@router.get("/healthz", tags=["operation"])
async def healthz() -> Health:
    """Whether the process lives."""
    return Health()


@router.get("/readyz", responses=openapi.problems(503), tags=["operation"])
async def readyz(here: Here) -> Health:
    """Whether texts are being answered: the pipeline is loaded and its thread runs."""
    if here.engine.state != "ready":
        raise problems.unavailable(f"The engine is not ready: {here.engine.state}.")
    return Health()


@router.get("/version", tags=["operation"])
async def version(here: Here) -> Version:
    """What answers: package, spaCy, and the pipeline once it is loaded."""
    return here.extractor.version if here.extractor else Version.now()


async def _answer(request: Request, here: Context, asked: type[ExtractRequest]) -> Response:
    """One text or page, answered as what is asked for says."""
    bodies.check_type(request, bodies.JSON)
    job = _parse(await bodies.read_whole(request, here.settings.max_body_bytes), asked)
    try:
        async with asyncio.timeout(here.settings.timeout_s):
            found = await _while_there(request, here.engine.answer(job))
    except TimeoutError as error:
        raise problems.timed_out(here.settings.timeout_s) from error
    return Response(found.model_dump_json(), media_type="application/json")


def _parse(body: bytes, asked: type[ExtractRequest] = ExtractRequest) -> ExtractRequest:
    # pydantic's own JSON parser rather than FastAPI's: it is the same for a body and for a line, takes dates
    # only as ISO 8601, and refuses lone surrogates and endless nesting, which `json` lets in.
    try:
        return asked.model_validate_json(body)
    except ValidationError as error:
        raise problems.invalid_fields(error) from error


async def _while_there(request: Request, work: Coroutine[Any, Any, T]) -> T:
    """Wait for work, and drop it when the client goes away."""

    async def gone() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass

    working, leaving = asyncio.create_task(work), asyncio.create_task(gone())
    try:
        await asyncio.wait((working, leaving), return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise ClientDisconnect
        return working.result()
    finally:
        working.cancel()
        leaving.cancel()
