"""A small stand-in for a Doccano server: as much of its REST API as hustings uses, behaving as the real one does."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from typing import Any
from urllib.parse import parse_qs, urlsplit

PASSWORD = "four in the morning"
LEAD = "lead"  # who may make projects and add texts, as annotators may not
PAGE_SIZE = 5

Row = dict[str, Any]


class RefusalError(Exception):
    """An answer that is no success: its status and what it says."""


@dataclass
class Doccano:
    """What the server holds; projects are seen by all who log in."""

    users: tuple[str, ...] = (LEAD, "ada", "ben")
    projects: list[Row] = field(default_factory=list)
    labels: list[Row] = field(default_factory=list)
    examples: list[Row] = field(default_factory=list)
    spans: list[Row] = field(default_factory=list)
    confirmed: set[tuple[int, str]] = field(default_factory=set)
    url: str = ""
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def confirm(self, user: str, doc: str = "") -> None:
        """Have somebody confirm all texts, or that of a page."""
        self.confirmed |= {
            (each["id"], user) for each in self.examples if doc in ("", each["meta"].get("doc"))
        }

    def marked(self, user: str) -> list[tuple[str, int, int, str]]:
        """Somebody's names: the page, where they begin and end, the label."""
        docs = {each["id"]: each["meta"].get("doc") for each in self.examples}
        labels = {each["id"]: each["text"] for each in self.labels}
        return [
            (docs[s["example"]], s["start_offset"], s["end_offset"], labels[s["label"]])
            for s in self.spans
            if s["user"] == user
        ]

    def edit(
        self, user: str, doc: str, was: tuple[int, int] | None, now: tuple[int, int, str] | None
    ) -> None:
        """Have somebody take a name off a page and put one on it."""
        example = next(each["id"] for each in self.examples if each["meta"].get("doc") == doc)
        if was:
            self.spans.remove(
                next(
                    s
                    for s in self.spans
                    if (s["example"], s["user"], s["start_offset"], s["end_offset"]) == (example, user, *was)
                )
            )
        if now:
            start, end, label = now
            number = next((each["id"] for each in self.labels if each["text"] == label), None)
            if number is None:
                number = next(self.numbers)
                self.labels.append({**_label(label), "id": number, "project": self.examples[0]["project"]})
            self.spans.append(
                {"id": next(self.numbers), "example": example, "user": user, "prob": 0.0, "label": number}
                | {"start_offset": start, "end_offset": end}
            )

    # What each address does: the user, the numbers in the address, what was sent; what is answered.

    def list_projects(self, user: str, sent: Row) -> list[Row]:
        return self.projects

    def add_project(self, user: str, sent: Row) -> Row:
        self.only(LEAD, user)
        return self.add(self.projects, {**sent, "resourcetype": "SequenceLabelingProject"})

    def show_project(self, user: str, sent: Row, project: int) -> Row:
        return self.one(self.projects, project)

    def change_project(self, user: str, sent: Row, project: int) -> Row:
        self.only(LEAD, user)
        self.one(self.projects, project).update(sent)
        return self.one(self.projects, project)

    def list_labels(self, user: str, sent: Row, project: int) -> list[Row]:
        return [each for each in self.labels if each["project"] == project]

    def add_label(self, user: str, sent: Row, project: int) -> Row:
        self.only(LEAD, user)
        if any(each["suffix_key"] == sent["suffix_key"] for each in self.list_labels(user, {}, project)):
            raise RefusalError(400, {"non_field_errors": ["Duplicate shortcut key."]})
        return self.add(self.labels, {**sent, "project": project})

    def change_label(self, user: str, sent: Row, project: int, label: int) -> Row:
        self.only(LEAD, user)
        self.one(self.labels, label).update(sent)
        return self.one(self.labels, label)

    def list_examples(self, user: str, sent: Row, project: int) -> list[Row]:
        return [self.shown(user, each) for each in self.examples if each["project"] == project]

    def add_example(self, user: str, sent: Row, project: int) -> Row:
        self.only(LEAD, user)
        if "\0" in sent["text"]:
            raise RefusalError(400, {"text": ["Null characters are not allowed."]})
        row = {"text": sent["text"].strip(), "meta": sent["meta"], "project": project}
        return self.shown(user, self.add(self.examples, row))

    def list_spans(self, user: str, sent: Row, project: int, example: int) -> list[Row]:
        shared = self.one(self.projects, project)["collaborative_annotation"]
        return [s for s in self.spans if s["example"] == example and (shared or s["user"] == user)]

    def add_span(self, user: str, sent: Row, project: int, example: int) -> Row:
        start, end = sent["start_offset"], sent["end_offset"]
        for s in self.list_spans(user, {}, project, example):
            if s["start_offset"] < end and start < s["end_offset"]:
                raise RefusalError(400, {"detail": ["This overlapping is not allowed in this project."]})
        return self.add(self.spans, {**sent, "example": example, "user": user})

    def only(self, allowed: str, user: str) -> None:
        if user != allowed:
            raise RefusalError(403, {"detail": "You do not have permission to perform this action."})

    def one(self, rows: list[Row], number: int) -> Row:
        for row in rows:
            if row["id"] == number:
                return row
        raise RefusalError(404, {"detail": "Not found."})

    def add(self, rows: list[Row], row: Row) -> Row:
        rows.append({**row, "id": next(self.numbers)})
        return rows[-1]

    def shown(self, user: str, example: Row) -> Row:
        shared = self.one(self.projects, example["project"])["collaborative_annotation"]
        by = {name for number, name in self.confirmed if number == example["id"]}
        about = {"annotation_approver": None, "comment_count": 0}
        return {**example, **about, "is_confirmed": bool(by) if shared else user in by}


ROUTES: list[tuple[str, str, Callable[..., Any]]] = [
    ("GET", r"projects", Doccano.list_projects),
    ("POST", r"projects", Doccano.add_project),
    ("GET", r"projects/(\d+)", Doccano.show_project),
    ("PATCH", r"projects/(\d+)", Doccano.change_project),
    ("GET", r"projects/(\d+)/span-types", Doccano.list_labels),
    ("POST", r"projects/(\d+)/span-types", Doccano.add_label),
    ("PATCH", r"projects/(\d+)/span-types/(\d+)", Doccano.change_label),
    ("GET", r"projects/(\d+)/examples", Doccano.list_examples),
    ("POST", r"projects/(\d+)/examples", Doccano.add_example),
    ("GET", r"projects/(\d+)/examples/(\d+)/spans", Doccano.list_spans),
    ("POST", r"projects/(\d+)/examples/(\d+)/spans", Doccano.add_span),
]
PAGED = (Doccano.list_projects, Doccano.list_examples)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # an answer goes in one piece: in two, the second waits for the first to be acknowledged
    doccano: Doccano

    def do_GET(self) -> None:
        self._answer()

    do_POST = do_PATCH = do_GET

    def log_message(self, *_: object) -> None:
        pass

    def _answer(self) -> None:
        sent = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or "{}")
        address = urlsplit(self.path)
        try:
            if address.path == "/v1/auth/login/":
                self._log_in(sent)
                return
            cookies = dict(re.findall(r"(\w+)=(\w+)", self.headers.get("Cookie", "")))
            user = cookies.get("sessionid", "")
            if user not in self.doccano.users:
                raise RefusalError(403, {"detail": "Authentication credentials were not provided."})
            if self.command != "GET" and self.headers.get("X-CSRFToken") != cookies["csrftoken"]:
                raise RefusalError(403, {"detail": "CSRF Failed."})
            for method, pattern, does in ROUTES:
                if method == self.command and (found := re.fullmatch(f"/v1/{pattern}", address.path)):
                    answer = does(self.doccano, user, sent, *map(int, found.groups()))
                    if does in PAGED:
                        answer = self._paged(answer, address.path, parse_qs(address.query))
                    self._send(200 if method == "GET" else 201, answer)
                    return
            raise RefusalError(404, {"detail": "Not found."})
        except RefusalError as refusal:
            self._send(*refusal.args)

    def _log_in(self, sent: Row) -> None:
        if sent["username"] not in self.doccano.users or sent["password"] != PASSWORD:
            raise RefusalError(400, {"non_field_errors": ["Unable to log in with provided credentials."]})
        cookies = {"sessionid": sent["username"], "csrftoken": "token"}
        self._send(
            200, {"key": "key"}, [("Set-Cookie", f"{key}={value}; Path=/") for key, value in cookies.items()]
        )

    def _paged(self, rows: list[Row], path: str, query: dict[str, list[str]]) -> Row:
        first = int(query.get("offset", ["0"])[0])
        after = first + PAGE_SIZE
        more = f"{self.doccano.url}{path}?offset={after}" if after < len(rows) else None
        return {"count": len(rows), "next": more, "previous": None, "results": rows[first:after]}

    def _send(self, status: int, answer: object, headers: list[tuple[str, str]] | None = None) -> None:
        body = json.dumps(answer).encode()
        self.send_response(status)
        for key, value in [("Content-Type", "application/json"), *(headers or [])]:
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serving() -> Iterator[Doccano]:
    """A server for as long as the block lasts."""
    doccano = Doccano()
    handler = type("Handler", (_Handler,), {"doccano": doccano})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        doccano.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield doccano
        finally:
            server.shutdown()
            thread.join()


def _label(text: str) -> Row:
    return {"text": text, "prefix_key": None, "suffix_key": None, "background_color": "#000000"} | {
        "text_color": "#ffffff"
    }
