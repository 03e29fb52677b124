"""The application: routes, problem details, and the engine's life from start to shutdown."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import uvicorn
from fastapi import FastAPI

import hustings
from service import api, openapi, problems
from service.engine import Engine
from service.extraction import Extractor, PipelineExtractor
from service.settings import Settings

Load = Callable[[Settings], Extractor]


class Application(FastAPI):
    """FastAPI whose OpenAPI document carries what the engine really answers to its examples."""

    def openapi(self) -> dict[str, Any]:
        """The OpenAPI document; the examples' answers are in it once the engine has loaded."""
        document = super().openapi()
        context: api.Context | None = getattr(self.state, "context", None)
        openapi.complete(document, context.extractor.examples if context and context.extractor else {})
        return document


def _load(settings: Settings) -> Extractor:
    return PipelineExtractor(settings.country, settings.model)


def create_app(settings: Settings | None = None, load: Load = _load) -> FastAPI:
    """Make the application; its engine starts and stops with the server's lifespan.

    The pipeline loads in the engine's thread after the server is up: until then `/healthz` is well, `/readyz`
    is not, and requests wait.

    Args:
        settings: How to run; read from the environment by default.
        load: Gives the extractor. Called in the engine's thread, which alone uses what it gives.
    """
    settings = settings or Settings.from_environment(os.environ)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        def load_extractor() -> Extractor:
            context.extractor = load(settings)
            return context.extractor

        context = api.Context(
            settings,
            Engine(
                load_extractor,
                batch_size=settings.batch_size,
                batch_wait_s=settings.batch_wait_ms / 1000,
                queue_size=settings.queue_size,
                expected=(problems.ProblemError,),
            ),
        )
        app.state.context = context
        context.engine.start()
        try:
            yield
        finally:
            await context.engine.stop()

    app = Application(
        title="Hustings",
        version=hustings.__version__,
        summary="Election copy in, evidenced claims out.",
        lifespan=lifespan,
        redoc_url=None,
    )
    app.include_router(api.router)
    problems.install(app)
    return app


def serve(
    host: str | None = None, port: int | None = None, country: str | None = None, model: str | None = None
) -> None:
    """Serve over HTTP until told to stop (SIGINT, SIGTERM), then finish what has been accepted.

    Args:
        host: Address to listen on; by default, as this and the rest of `Settings`, from the environment.
        port: TCP port to listen on.
        country: The country of requests that name none.
        model: A trained pipeline's folder or package.

    Raises:
        pydantic.ValidationError: A setting is not as it must be.
    """
    asked = {"host": host, "port": port, "country": country, "model": model}
    given = {name: value for name, value in asked.items() if value is not None}
    settings = Settings.from_environment(os.environ, **given)
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        timeout_graceful_shutdown=settings.shutdown_s,
    )
