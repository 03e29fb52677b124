"""What the OpenAPI document says beyond what FastAPI reads off the routes.

Request bodies are parsed in `api` rather than by FastAPI, so they are declared here. The examples are shown
with what the engine answered to them when it loaded.
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from service.extraction import EXAMPLES, REQUESTS
from service.models import BatchAnswer, ExtractRequest
from service.problems import MEDIA_TYPE, LineProblem, Problem

Json = dict[str, Any]

_REFERENCE = "#/components/schemas/{model}"
_BAD_LINE = '{"txt": "A line with a field that does not exist."}'


def _ref(model: type[BaseModel]) -> Json:
    return {"$ref": _REFERENCE.format(model=model.__name__)}


def _dump(request: ExtractRequest) -> Json:
    return request.model_dump(mode="json", exclude_unset=True)


def problems(*statuses: int) -> dict[int | str, Json]:
    """Responses that are problem details, for each status."""
    content = {MEDIA_TYPE: {"schema": _ref(Problem)}}
    return {status: {"description": HTTPStatus(status).phrase, "content": content} for status in statuses}


def body(taken: tuple[str, ...], asked: type[ExtractRequest] = ExtractRequest) -> Json:
    """A request body that is one object: an `ExtractRequest` or a kind of it."""
    examples = {name: {"value": _dump(request)} for name, request in EXAMPLES.items()}
    content = {media: {"schema": _ref(asked), "examples": examples} for media in taken}
    return {"requestBody": {"required": True, "content": content}}


def lines(taken: tuple[str, ...]) -> Json:
    """A request body that is an `ExtractRequest` on each line."""
    example = "\n".join([EXAMPLES["text"].model_dump_json(exclude_unset=True), _BAD_LINE, ""])
    content = {media: {"schema": _ref(ExtractRequest), "example": example} for media in taken}
    return {"requestBody": {"required": True, "description": "One object on each line.", "content": content}}


def batch(media_type: str) -> dict[int | str, Json]:
    """The response that is an answer or a problem on each line."""
    schema = {"oneOf": [_ref(BatchAnswer), _ref(LineProblem)]}
    description = "One object on each line, in the order of the request's lines."
    return {200: {"description": description, "content": {media_type: {"schema": schema}}}}


def complete(document: Json, answers: Mapping[str, Mapping[str, BaseModel]]) -> None:
    """Put into an OpenAPI document the schemas that the above refer to, and answers as response examples."""
    _, found = models_json_schema(
        [*((asked, "validation") for asked in REQUESTS.values()), (Problem, "serialization"),
         (BatchAnswer, "serialization"), (LineProblem, "serialization")],
        ref_template=_REFERENCE,
    )  # fmt: skip
    schemas = document["components"]["schemas"]
    for name, schema in found["$defs"].items():
        schemas.setdefault(name, schema)
    for path, given in answers.items():
        response = document["paths"][path]["post"]["responses"]["200"]
        response["content"]["application/json"]["examples"] = {
            name: {"value": answer.model_dump(mode="json")} for name, answer in given.items()
        }
