"""The work of the engine: batches of requests in, answers of plain data out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Protocol

from pydantic import BaseModel

import hustings
from hustings import Extraction
from hustings.pipeline import build
from hustings.read import UnreadableError
from service import problems
from service.checking import CheckRequest, CheckResponse
from service.models import ExtractRequest, ExtractResponse, Version
from service.records import RecordsRequest, RecordsResponse

EXAMPLES = {
    "text": ExtractRequest(
        text=(
            "Labour gain Broxtowe\n\n"
            "Marian Holt has won Broxtowe for Labour with 21,480 votes, beating the Conservative candidate "
            "Peter Vance by just over 1,900. Turnout was 63.2%.\n\n"
            "“We knocked on every door in Beeston,” Ms Holt said."
        ),
        name="broxtowe",
    ),
    "html": ExtractRequest(
        html=(
            "<html><head><title>Ashfield result</title></head><body><article><h1>Ashfield result</h1>"
            "<p>Owen Pryce held Ashfield for the Liberal Democrats with a majority of 812.</p>"
            "</article></body></html>"
        ),
        name="ashfield",
    ),
}
"""Requests of our own wording that the OpenAPI document shows, each with what the engine really answers."""

REQUESTS: Mapping[str, type[ExtractRequest]] = {
    "/v1/extract": ExtractRequest,
    "/v1/records": RecordsRequest,
    "/v1/check": CheckRequest,
}
"""What is asked for by path."""

ANSWERS: Mapping[type[ExtractRequest], Callable[[Extraction, Any], BaseModel]] = {
    ExtractRequest: ExtractResponse.of,
    RecordsRequest: RecordsResponse.of,
    CheckRequest: CheckResponse.of,
}
"""What is made of an extraction and of the request it answers, by what is asked for."""


class Extractor(Protocol):
    """What the engine loads: answers batches, and knows what it is."""

    @property
    def examples(self) -> dict[str, dict[str, BaseModel]]:
        """The answers to `EXAMPLES` by path."""

    @property
    def version(self) -> Version:
        """What answers."""

    def __call__(self, jobs: Sequence[ExtractRequest]) -> Iterator[BaseModel | Exception]:
        """One answer, or the error met in its place, for each job in order."""


class PipelineExtractor:
    """spaCy pipelines by country, the default's loaded at once and others when they are first asked for."""

    def __init__(self, country: str, model: str | None = None) -> None:
        """Load, and answer the examples, so that whatever loads on first use is loaded.

        Args:
            country: The country of jobs that name none.
            model: A trained pipeline's folder or package, or `blank`; by default the one that ships.
        """
        self._country, self._model = country, model
        self._pipelines = {country: build(country, model)}
        self.examples = {
            path: {name: self._answer(asked(**dict(job)), country) for name, job in EXAMPLES.items()}
            for path, asked in REQUESTS.items()
        }

    @property
    def version(self) -> Version:
        """What answers."""
        meta = self._pipelines[self._country].meta
        return Version.now(pipeline=f"{meta['lang']}_{meta['name']} {meta['version']}")

    def __call__(self, jobs: Sequence[ExtractRequest]) -> Iterator[BaseModel | Exception]:
        """Answer a batch; what its texts make spaCy remember is forgotten after it.

        Yields:
            One answer, or the error met in its place, for each job in order. They are plain data.
        """
        for country, group in groupby(jobs, key=lambda job: job.country or self._country):
            if country not in self._pipelines:
                self._pipelines[country] = build(country, self._model)
            with self._pipelines[country].memory_zone():
                for job in group:
                    try:
                        yield self._answer(job, country)
                    except Exception as error:  # the engine logs it; the batch goes on
                        yield error

    def _answer(self, job: ExtractRequest, country: str) -> BaseModel:
        try:
            found = hustings.extract(
                job.copy_text, nlp=self._pipelines[country], name=job.name, date=job.date, country=country
            )
        except UnreadableError as error:
            field = "html" if job.text is None else "text"
            raise problems.invalid([problems.FieldError.at((field,), str(error))]) from error
        if job.min_confidence is not None:
            found = found.sure(job.min_confidence)
        return ANSWERS[type(job)](found, job)
