"""A Doccano server, spoken to through its own client: what hustings asks of it, and plain words for what goes wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Any

import requests
from doccano_client.beta import DoccanoClient
from doccano_client.beta.controllers.span import SpansController
from doccano_client.beta.models.examples import Example as SentExample
from doccano_client.beta.models.projects import Project as SentProject
from doccano_client.beta.models.projects import ProjectTypes
from doccano_client.beta.models.span import Span as SentSpan
from doccano_client.beta.models.span_type import SpanType as SentType
from doccano_client.beta.utils.response import verbose_raise_for_status

from hustings.annotate.labels import SPAN_TYPES, WHITE

PATIENCE_S = 30.0
"""How long an answer may take; the client itself would wait for ever."""
_ABOUT = "The names in election copy"


class DoccanoError(Exception):
    """The server does not do what it is asked; the message says why, in a line."""


class RefusedError(DoccanoError):
    """It does not take what it was sent."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the server holds it.

    Attributes:
        start: Where it begins, in UTF-16 code units.
        end: Where it ends.
        label: Its label, whatever the project calls it.
    """

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Example:
    """A text of a project.

    Attributes:
        id: The server's number for it.
        text: The text, without white space at its ends, which the server takes off.
        meta: What it was sent with.
        confirmed: Whether whoever logged in has confirmed it; in a shared project, whether anybody has.
    """

    id: int
    text: str
    meta: Mapping[str, Any]
    confirmed: bool


class Server:
    """A server that somebody has logged in to."""

    def __init__(self, url: str, user: str, password: str) -> None:
        """Log in.

        Raises:
            DoccanoError: The server does not answer, or refuses.
        """
        self.url = url.rstrip("/")
        self._user = user
        self._client = DoccanoClient(self.url)
        self._session = _patient(self._client.client_session)
        try:
            with self.speaking():
                self._client.login(user, password)
        except RefusedError as error:
            raise DoccanoError(f"{self.url} refuses the login of {user!r}") from error

    @contextmanager
    def speaking(self) -> Iterator[None]:
        """Have what goes wrong in the block told as a `DoccanoError`."""
        try:
            yield
        except requests.HTTPError as error:
            status = error.response.status_code if error.response is not None else 0
            if status == HTTPStatus.FORBIDDEN:
                raise DoccanoError(f"{self.url} does not allow {self._user!r} to do this") from error
            kind = RefusedError if status == HTTPStatus.BAD_REQUEST else DoccanoError
            raise kind(f"{self.url} answers {status}: {error}") from error
        except requests.exceptions.InvalidJSONError as error:
            raise DoccanoError(f"{self.url} does not answer as a Doccano server does") from error
        except requests.Timeout as error:
            raise DoccanoError(f"{self.url} does not answer within {PATIENCE_S:g} seconds") from error
        except requests.ConnectionError as error:
            raise DoccanoError(f"{self.url} does not answer") from error
        except requests.RequestException as error:
            raise DoccanoError(f"{self.url}: {error}") from error

    def project(self, name: str) -> Project:
        """The project of a name.

        Raises:
            DoccanoError: There is none, there are several, or names are not marked in it as they are here.
        """
        found = self._called(name)
        if not found:
            raise DoccanoError(f"{self.url} shows {self._user!r} no project called {name!r}")
        if len(found) > 1:
            raise DoccanoError(f"{self.url} has {len(found)} projects called {name!r}")
        if found[0]["project_type"] != ProjectTypes.SEQUENCE_LABELING:
            raise DoccanoError(f"{name!r} is no project for marking names")
        if found[0]["grapheme_mode"]:
            raise DoccanoError(f"{name!r} counts grapheme clusters, by which names cannot be placed")
        return self._open(found[0]["id"])

    def set_up(self, name: str, guideline: str, shared: bool | None) -> tuple[Project, bool]:
        """Make a project, or bring one up to date: its guideline, and the labels, others being left alone.

        Args:
            name: What it is called.
            guideline: What annotators are told, as Markdown.
            shared: Whether all annotators work on the same names; None leaves it as it is, which is not at first.

        Returns:
            The project, and whether it is new.

        Raises:
            DoccanoError: It cannot be made, or names are not marked in it as they are here.
        """
        new = not self._called(name)
        if new:
            made = SentProject(name, _ABOUT, ProjectTypes.SEQUENCE_LABELING, guideline=guideline)
            made.collaborative_annotation = bool(shared)
            with self.speaking():
                project = self._open(self._client.projects.create(made).id)
        else:
            project = self.project(name)
            project.change(guideline, shared)
        project.take_labels()
        return project, new

    def _called(self, name: str) -> list[dict[str, Any]]:
        """The projects that somebody sees under a name; the client's own list fails where one is of images."""
        url: str | None = self._client.projects.projects_url
        found = []
        with self.speaking():
            while url:
                page = verbose_raise_for_status(self._session.get(url)).json()
                found += [each for each in page["results"] if each["name"] == name]
                url = page["next"]
        return found

    def _open(self, number: int) -> Project:
        with self.speaking():
            return Project(self, self._client.projects.get(number), self._session)


class Project:
    """A project in which names are marked.

    Attributes:
        place: Its address for people.
    """

    def __init__(self, server: Server, controller: Any, session: Any) -> None:
        """Take the client's project."""
        self.place = f"{server.url}/projects/{controller.id}"
        self._url: str = controller.project_url
        self._server = server
        self._controller = controller
        self._session = session
        self._labels: dict[int, str] = {}

    def change(self, guideline: str, shared: bool | None) -> None:
        """Give it another guideline, and unless None is given, have annotators share their work or not."""
        changed: dict[str, str | bool] = {"guideline": guideline}
        if shared is not None:
            changed["collaborative_annotation"] = shared
        with self._server.speaking():
            verbose_raise_for_status(self._session.patch(self._url, json=changed))

    def take_labels(self) -> None:
        """Have the labels of names in it, with their colours and keys."""
        with self._server.speaking():
            numbers = {each.span_type.text: each.id for each in self._controller.span_types.all()}
            for each in SPAN_TYPES:
                sent = SentType(each.label, None, each.key, each.colour, WHITE)
                if each.label in numbers:
                    url = f"{self._url}/span-types/{numbers[each.label]}"
                    verbose_raise_for_status(self._session.patch(url, json=vars(sent)))
                else:
                    self._controller.span_types.create(sent)

    def examples(self) -> Iterator[Example]:
        """All its texts."""
        with self._server.speaking():
            for each in self._controller.examples.all(""):
                given = each.example
                yield Example(each.id, given.text, given.meta, given.is_confirmed)

    def add(self, text: str, meta: Mapping[str, str]) -> Example:
        """Add a text.

        Raises:
            RefusedError: The server does not take it.
        """
        with self._server.speaking():
            made = self._controller.examples.create(SentExample(text, dict(meta)))
        return Example(made.id, text, meta, False)

    def names(self, example: Example) -> list[Name]:
        """The names in a text, in text order: those of whoever logged in; in a shared project, all."""
        labels = self._numbered()
        with self._server.speaking():
            spans = [each.span for each in self._spans(example).all()]
        names = [
            Name(span.start_offset, span.end_offset, labels.get(span.label, str(span.label)))
            for span in spans
        ]
        return sorted(names, key=lambda name: (name.start, name.end))

    def mark(self, example: Example, names: Iterable[Name]) -> None:
        """Mark names in a text.

        Raises:
            DoccanoError: The project lacks a label.
            RefusedError: The server does not take one of them.
        """
        numbers = {label: number for number, label in self._numbered().items()}
        for name in names:
            if name.label not in numbers:
                raise DoccanoError(f"the project has no label {name.label}: set it up first")
            with self._server.speaking():
                self._spans(example).create(SentSpan(numbers[name.label], 0.0, name.start, name.end))

    def _numbered(self) -> Mapping[int, str]:
        if not self._labels:
            with self._server.speaking():
                found = self._controller.span_types.all()
                self._labels = {each.id: each.span_type.text for each in found}
        return self._labels

    def _spans(self, example: Example) -> Any:
        about = self._controller.project
        return SpansController(example.id, about, f"{self._url}/examples/{example.id}", self._session)


def _patient(session: Any) -> Any:
    """A session whose requests wait no longer than `PATIENCE_S`."""
    session.request = partial(session.request, timeout=PATIENCE_S)
    return session
