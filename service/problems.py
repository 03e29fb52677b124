"""Errors as RFC 9457 problem details, for whole requests and for single lines of a batch."""

from __future__ import annotations

from http import HTTPStatus
from typing import Self

from fastapi import FastAPI, Request
from pydantic import BaseModel, Field, ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import Response

from service.engine import EngineBusyError, EngineError, EngineStoppedError

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_S = 1


class FieldError(BaseModel):
    """What is wrong with one field.

    Attributes:
        pointer: JSON Pointer to it, as a URI fragment; `#` is the whole object.
        field: Its name, dotted where nested; empty for the whole object.
        message: What is wrong with it.
    """

    pointer: str = Field(examples=["#/country"])
    field: str = Field(examples=["country"])
    message: str

    @classmethod
    def at(cls, place: tuple[str | int, ...], message: str) -> Self:
        """An error at a place: the keys and indices that lead to it."""
        parts = [str(part) for part in place]
        pointer = "#" + "".join("/" + part.replace("~", "~0").replace("/", "~1") for part in parts)
        return cls(pointer=pointer, field=".".join(parts), message=message)


class Problem(BaseModel):
    """What went wrong, in the form of RFC 9457.

    Attributes:
        type: A URI for the kind of problem.
        title: The kind of problem in words; the same for every problem of this type.
        status: The HTTP status.
        detail: What happened this time.
        instance: The path that was asked for.
        errors: The fields at fault, where fields are at fault.
    """

    type: str = Field(examples=["urn:hustings:problem:invalid-request"])
    title: str
    status: int
    detail: str
    instance: str
    errors: list[FieldError] = []


class LineProblem(Problem):
    """What went wrong with one line of a batch, counted from 1."""

    line: int


class ProblemError(Exception):
    """A request that cannot be served, with all its problem details need."""

    def __init__(
        self,
        status: int,
        slug: str,
        title: str,
        detail: str,
        *,
        errors: list[FieldError] | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        """Set up.

        Args:
            status: The HTTP status.
            slug: The last part of the problem type's URI.
            title: The kind of problem in words.
            detail: What happened this time.
            errors: The fields at fault.
            headers: Headers of the answer.
        """
        super().__init__(detail)
        self.status, self.slug, self.title, self.detail = status, slug, title, detail
        self.errors, self.headers = errors or [], headers or {}

    def problem(self, instance: str) -> Problem:
        """The problem details, for a path."""
        return Problem(
            type=f"urn:hustings:problem:{self.slug}",
            title=self.title,
            status=self.status,
            detail=self.detail,
            instance=instance,
            errors=self.errors,
        )


def too_large(limit: int, what: str) -> ProblemError:
    """A body or line over the limit, in bytes."""
    return ProblemError(413, "too-large", "Too large", f"The {what} is larger than the {limit} bytes taken.")


def unsupported(got: str, taken: tuple[str, ...]) -> ProblemError:
    """A body of another media type or encoding than those taken."""
    detail = f"{got} is not taken here; send {' or '.join(taken)}."
    return ProblemError(415, "unsupported-media-type", "Unsupported media type", detail)


def unavailable(detail: str, slug: str = "not-ready", title: str = "Not ready") -> ProblemError:
    """No answer now; the client may try again."""
    return ProblemError(503, slug, title, detail, headers={"Retry-After": str(RETRY_AFTER_S)})


def timed_out(seconds: float) -> ProblemError:
    """No answer within the time a text may take."""
    return unavailable(f"No answer within {seconds:g} seconds.", "timed-out", "Timed out")


def invalid(errors: list[FieldError]) -> ProblemError:
    """A request whose fields are not as they must be."""
    detail = "; ".join(": ".join(filter(None, (error.field, error.message))) for error in errors)
    return ProblemError(422, "invalid-request", "Invalid request", detail, errors=errors)


def invalid_fields(error: ValidationError) -> ProblemError:
    """A request that its model refuses."""
    found: list[FieldError] = []
    for raw in error.errors(include_url=False, include_input=False):
        named = raw.get("ctx", {}).get("fields")  # of an error over several fields
        places = [(name,) for name in named] if named else [raw["loc"]]
        found += [FieldError.at(place, raw["msg"]) for place in places]
    return invalid(found)


def of(error: Exception) -> ProblemError:
    """The problem that an exception means to the client; what is not the client's business is a bare 500."""
    match error:
        case ProblemError():
            return error
        case EngineBusyError():
            return unavailable("Too many texts are waiting already.", "busy", "Busy")
        case EngineStoppedError():
            return unavailable("The engine is not running.")
        case HTTPException():
            phrase = HTTPStatus(error.status_code).phrase
            slug = phrase.lower().replace(" ", "-")
            return ProblemError(
                error.status_code, slug, phrase, error.detail, headers=dict(error.headers or {})
            )
        case _:
            detail = "The request could not be served; the error has been logged."
            return ProblemError(500, "internal", "Internal error", detail)


async def answer(request: Request, error: Exception) -> Response:
    """The response that tells a client of an error."""
    if isinstance(error, ClientDisconnect):
        return Response(status_code=400)  # nobody is there to read it
    found = of(error)
    body = found.problem(request.url.path).model_dump_json(exclude_defaults=True)
    return Response(body, found.status, found.headers, MEDIA_TYPE)


def of_line(error: Exception, instance: str, line: int) -> LineProblem:
    """The problem details of one line of a batch."""
    return LineProblem(line=line, **dict(of(error).problem(instance)))


def install(app: FastAPI) -> None:
    """Have every error of an app answered as problem details."""
    for kind in (ProblemError, EngineError, HTTPException, ClientDisconnect, Exception):
        app.add_exception_handler(kind, answer)
