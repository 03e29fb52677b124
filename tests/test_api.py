"""The service over real HTTP and with the real engine: what it answers and what it refuses."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import hustings
from hustings.claims import registry
from service.app import create_app
from service.extraction import EXAMPLES, REQUESTS
from service.latency import measure_latency
from service.settings import Settings
from tests.serving import WAIT_S, Served, serving

LIMIT = 4000
NDJSON = {"content-type": "application/x-ndjson"}
JSON = {"content-type": "application/json"}

COUNT_NIGHT = (
    "Labour gain Gedling\n\n"
    "Dana Whitlock won Gedling for Labour with 20,114 votes, beating the Conservative candidate Ian Stroud "
    "by just over 1,200. Turnout was 61.4%.\n\n“It has been a long night,” Ms Whitlock said."
)


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with serving(create_app(Settings(max_body_bytes=LIMIT))) as served:
        yield served


@pytest.fixture(scope="module")
def client(served: Served) -> httpx.Client:
    return served.client


def evidence_holds(answer: dict[str, Any], text: str) -> bool:
    spans = [*answer["entities"], *(span for claim in answer["claims"] for span in claim["evidence"])]
    return all(text[span["start"] : span["end"]] == span["text"] for span in spans)


def test_text_gives_posts_entities_and_claims(client: httpx.Client) -> None:
    body = {"text": COUNT_NIGHT, "date": "2019-12-13", "name": "gedling", "country": "gb"}
    answer = client.post("/v1/extract", json=body).raise_for_status().json()
    assert list(answer) == ["document", "text", "posts", "entities", "claims"]
    assert answer["document"] == {"name": "gedling", "country": "gb", "date": "2019-12-13"}
    assert answer["text"] is None
    assert [post["id"] for post in answer["posts"]] == ["p1"]
    assert 0 <= answer["posts"][0]["start"] < answer["posts"][0]["end"] <= len(COUNT_NIGHT)
    assert {"Dana Whitlock", "Labour", "Gedling"} <= {entity["text"] for entity in answer["entities"]}
    assert {"win", "turnout", "quote"} <= {claim["type"] for claim in answer["claims"]}
    assert all(
        claim["evidence"] and claim["rule"] and claim["doc"] == "gedling" for claim in answer["claims"]
    )
    assert evidence_holds(answer, COUNT_NIGHT)


def test_answers_are_the_librarys_own(client: httpx.Client) -> None:
    answer = client.post("/v1/extract", json={"text": COUNT_NIGHT}).json()
    found = hustings.extract(COUNT_NIGHT)
    assert answer["claims"] == [claim.model_dump(mode="json") for claim in found.claims]
    assert answer["entities"] == [entity.model_dump(mode="json") for entity in found.entities]


def test_html_gives_the_text_that_offsets_refer_to(client: httpx.Client) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in COUNT_NIGHT.split("\n\n"))
    page = f"<html><body><nav>Menu</nav><article>{paragraphs}</article></body></html>"
    answer = client.post("/v1/extract", json={"html": page}).raise_for_status().json()
    assert "<p>" not in answer["text"]
    assert "Dana Whitlock won Gedling" in answer["text"]
    assert answer["claims"]
    assert evidence_holds(answer, answer["text"])


def test_an_empty_text_holds_nothing(client: httpx.Client) -> None:
    answer = client.post("/v1/extract", json={"text": ""}).raise_for_status().json()
    assert (answer["entities"], answer["claims"]) == ([], [])


REFUSED = [
    # method, path, headers, body, status, what the problem must name
    ("GET", "/nowhere", {}, b"", 404, ""),
    ("GET", "/v1/extract", {}, b"", 405, ""),
    ("POST", "/v1/types", {}, b"", 405, ""),
    ("POST", "/v1/extract", {}, b'{"text": "a"}', 415, "Content-Type"),
    ("POST", "/v1/extract", {"content-type": "text/plain"}, b'{"text": "a"}', 415, "text/plain"),
    ("POST", "/v1/extract", JSON | {"content-encoding": "gzip"}, b"\x1f\x8b", 415, "gzip"),
    ("POST", "/v1/extract/batch", JSON, b'{"text": "a"}', 415, "application/json"),
    ("POST", "/v1/extract", JSON, b'{"text": "%s"}' % (b"x" * LIMIT), 413, str(LIMIT)),
    ("POST", "/v1/extract", JSON, b"", 422, "JSON"),
    ("POST", "/v1/extract", JSON, b"{", 422, "JSON"),
    ("POST", "/v1/extract", JSON, b'{"text": "\xff"}', 422, "JSON"),
    ("POST", "/v1/extract", JSON, b'{"text": "\\ud800"}', 422, "JSON"),
    ("POST", "/v1/extract", JSON, b"[" * 3000, 422, "JSON"),
    ("POST", "/v1/extract", JSON, b"[]", 422, "object"),
]

BAD_FIELDS: list[tuple[dict[str, Any], list[str]]] = [
    ({}, ["text", "html"]),
    ({"text": "a", "html": "b"}, ["text", "html"]),
    ({"text": None}, ["text", "html"]),
    ({"text": 1}, ["text"]),
    ({"html": ["a"]}, ["html"]),
    ({"text": "a", "colour": "red"}, ["colour"]),
    ({"text": "a", "a/b": 1}, ["a/b"]),
    ({"text": "a", "country": "xx"}, ["country"]),
    ({"text": "a", "country": 44}, ["country"]),
    ({"text": "a", "date": 20191213}, ["date"]),
    ({"text": "a", "date": "13 December 2019"}, ["date"]),
    ({"text": "a", "date": "2019-02-30"}, ["date"]),
    ({"text": "a", "date": "2019-12-13T00:00:00"}, ["date"]),
    ({"text": "a", "name": ""}, ["name"]),
    ({"text": "a", "name": "n" * 201}, ["name"]),
    ({"text": 1, "date": 2, "name": 3}, ["text", "date", "name"]),
]


@pytest.mark.parametrize(("method", "path", "headers", "body", "status", "named"), REFUSED)
def test_refusals_are_problem_details(
    client: httpx.Client,
    method: str,
    path: str,
    headers: dict[str, str],
    body: bytes,
    status: int,
    named: str,
) -> None:
    response = client.request(method, path, headers=headers, content=body)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem.keys() - {"errors"} == {"type", "title", "status", "detail", "instance"}
    assert problem["status"] == status
    assert problem["instance"] == path
    assert problem["type"].startswith("urn:hustings:problem:")
    assert named in problem["detail"]
    assert ("errors" in problem) == (status == 422)


@pytest.mark.parametrize(("body", "fields"), BAD_FIELDS, ids=str)
def test_bad_fields_are_named(client: httpx.Client, body: dict[str, Any], fields: list[str]) -> None:
    response = client.post("/v1/extract", json=body)
    assert response.status_code == 422
    errors = response.json()["errors"]
    assert [error["field"] for error in errors] == fields
    assert [error["pointer"] for error in errors] == ["#/" + field.replace("/", "~1") for field in fields]
    assert all(error["message"] for error in errors)


def test_a_method_that_is_not_taken_is_told_which_is(client: httpx.Client) -> None:
    assert client.get("/v1/extract").headers["allow"] == "POST"


@pytest.mark.parametrize("chunks", [2, 100])
def test_a_body_that_grows_too_large_is_refused(client: httpx.Client, chunks: int) -> None:
    response = client.post("/v1/extract", headers=JSON, content=(b"x" * LIMIT for _ in range(chunks)))
    assert response.status_code == 413
    assert client.get("/healthz").status_code == 200


def test_a_batch_answers_every_line_in_order(client: httpx.Client) -> None:
    lines = [
        json.dumps({"text": COUNT_NIGHT, "name": "first"}),
        "",
        '{"text": "a", "colour": "red"}',
        "not json",
        json.dumps({"text": "x" * LIMIT}),
        json.dumps({"text": COUNT_NIGHT, "name": "last"}),
    ]
    response = client.post("/v1/extract/batch", headers=NDJSON, content="\r\n".join(lines))
    assert response.headers["content-type"] == "application/x-ndjson"
    first, field, syntax, large, last = (json.loads(line) for line in response.text.splitlines())
    assert [one["line"] for one in (first, field, syntax, large, last)] == [1, 3, 4, 5, 6]
    assert [one["document"]["name"] for one in (first, last)] == ["first", "last"]
    assert first["claims"]
    assert {claim["doc"] for claim in last["claims"]} == {"last"}
    assert [one["status"] for one in (field, syntax, large)] == [422, 422, 413]
    assert field["errors"][0]["field"] == "colour"
    assert field["instance"] == "/v1/extract/batch"


@pytest.mark.parametrize("size", [1, 7, LIMIT + 10])
def test_a_batch_may_be_cut_anywhere(client: httpx.Client, size: int) -> None:
    line = json.dumps({"text": "Labour held Ashfield — again", "name": "n"}, ensure_ascii=False).encode()
    body = b"\n".join([line, b"y" * (LIMIT + 1), b"", line, b"z" * (LIMIT + 1)])
    chunks = (body[at : at + size] for at in range(0, len(body), size))
    response = client.post("/v1/extract/batch", headers=NDJSON, content=chunks)
    found = [json.loads(one) for one in response.text.splitlines()]
    assert [(one["line"], one.get("status", 200)) for one in found] == [
        (1, 200),
        (2, 413),
        (4, 200),
        (5, 413),
    ]


def test_clients_at_the_same_time_each_get_their_own_answer(served: Served) -> None:
    async def ask() -> list[dict[str, Any]]:
        async with httpx.AsyncClient(base_url=served.client.base_url, timeout=WAIT_S) as client:
            texts = [f"{COUNT_NIGHT}\n\nTurnout at box {number} was {number + 20}%." for number in range(32)]
            calls = [
                client.post("/v1/extract", json={"text": text, "name": f"n{number}"})
                for number, text in enumerate(texts)
            ]
            answers = [response.raise_for_status().json() for response in await asyncio.gather(*calls)]
        assert all(evidence_holds(answer, text) for answer, text in zip(answers, texts, strict=True))
        return answers

    answers = asyncio.run(ask())
    assert [answer["document"]["name"] for answer in answers] == [f"n{number}" for number in range(32)]
    assert all(claim["doc"] == answer["document"]["name"] for answer in answers for claim in answer["claims"])


def test_types_are_those_of_the_registry(client: httpx.Client) -> None:
    types = client.get("/v1/types").json()["types"]
    assert [kind["name"] for kind in types] == list(registry)
    (defeat,) = (kind for kind in types if kind["name"] == "defeat")
    assert defeat["says"].startswith("One contender beat another")
    assert {slot["name"] for slot in defeat["slots"] if slot["core"]} == {"winner", "loser", "seat"}


def test_version(client: httpx.Client) -> None:
    answer = client.get("/version").json()
    assert (answer["hustings"], answer["spacy"]) == (hustings.__version__, version("spacy"))
    assert answer["pipeline"].startswith("en_")


def test_claims_are_merged_by_contest(client: httpx.Client) -> None:
    body = {"text": COUNT_NIGHT, "date": "2019-12-13", "name": "gedling"}
    answer = client.post("/v1/records", json=body).raise_for_status().json()
    assert list(answer) == ["document", "text", "records", "rest"]
    (record,) = answer["records"]
    assert (record["seat"]["name"], record["election"]) == ("Gedling", "2019-12-12")
    assert record["ballot_id"] == "parl.gedling.2019-12-12"
    assert record["winner"]["value"]["person"]["name"] == "Dana Whitlock"
    assert (record["majority"]["value"], record["majority"]["hedge"]) == (1200, "over")
    assert evidence_holds({"entities": [], "claims": record["claims"] + answer["rest"]}, COUNT_NIGHT)
    assert [(rest["type"], rest["why"]) for rest in answer["rest"]] == [("quote", "other subject")]
    extracted = client.post("/v1/extract", json=body).json()["claims"]
    indices = [claim["index"] for claim in record["claims"] + answer["rest"]]
    assert sorted(indices) == list(range(len(extracted)))


@pytest.mark.parametrize("path", ["/v1/records", "/v1/check"])
def test_an_election_may_be_named(client: httpx.Client, path: str) -> None:
    body = {"text": "Turnout in Gedling was 69.9%.", "election": "2019"}
    answer = client.post(path, json=body).raise_for_status().json()
    if path == "/v1/records":
        assert [record["election"] for record in answer["records"]] == ["2019-12-12"]
    else:
        assert [v["rule"] for v in answer["claims"][0]["verdicts"]] == ["turnout.share"]
    refused = client.post(path, json=body | {"election": "next year"})
    assert refused.status_code == 422
    (error,) = refused.json()["errors"]
    assert error["pointer"] == "#/election" and "'next year' is neither a day nor" in error["message"]


def test_checking_answers_each_claim_with_its_verdicts(client: httpx.Client) -> None:
    body = {"text": "Turnout in Thirsk and Malton was 59.9%.", "date": "2010-05-28"}
    (checked,) = client.post("/v1/check", json=body).raise_for_status().json()["claims"]
    assert checked["claim"]["seat"]["id"] == "E14000993"
    (verdict,) = checked["verdicts"]
    assert (verdict["type"], verdict["rule"], verdict["source"]) == ("differs", "turnout.share", "reference")
    assert verdict["sentence"] == (
        "The copy says turnout in Thirsk and Malton was 59.9%; by valid votes it was 49.9%."
    )


def test_figures_of_the_copy_name_the_claims_they_were_compared_with(client: httpx.Client) -> None:
    text = (
        "Priya Nair won Netherby for Labour with 18,204 votes. Tom Ashby of the Greens polled 17,180 votes and "
        "Olu Reed, an independent, 2,011 votes. Ms Nair has a majority of 1,204."
    )
    claims = client.post("/v1/check", json={"text": text}).raise_for_status().json()["claims"]
    ((kind, known, source),) = [
        (checked["claim"]["type"], verdict["known"], verdict["source"])
        for checked in claims
        for verdict in checked["verdicts"]
        if verdict["type"] == "impossible"
    ]
    assert (kind, known) == ("majority", 1024)
    assert {claims[at]["claim"]["type"] for at in source} == {"tally"}


@pytest.mark.parametrize("path", REQUESTS)
def test_the_documents_examples_are_what_the_engine_answers(client: httpx.Client, path: str) -> None:
    operation = client.get("/openapi.json").json()["paths"][path]["post"]
    requests = operation["requestBody"]["content"]["application/json"]["examples"]
    answers = operation["responses"]["200"]["content"]["application/json"]["examples"]
    assert requests.keys() == answers.keys() == EXAMPLES.keys()
    for name, request in requests.items():
        answer = client.post(path, json=request["value"]).json()
        assert answer == answers[name]["value"]
        assert answer.get("claims") or answer["records"]


def test_the_document_tells_claim_types_apart(client: httpx.Client) -> None:
    document = client.get("/openapi.json").json()
    schemas = document["components"]["schemas"]
    claims = schemas["ExtractResponse"]["properties"]["claims"]["items"]
    assert claims["discriminator"]["propertyName"] == "type"
    assert claims["discriminator"]["mapping"].keys() == registry.keys()
    references = {part.split('"')[0] for part in json.dumps(document).split("#/components/schemas/")[1:]}
    assert references <= schemas.keys()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=300), field=st.sampled_from(["text", "html"]))
def test_any_text_is_answered(client: httpx.Client, text: str, field: str) -> None:
    response = client.post("/v1/extract", json={field: text})
    assert response.status_code in (200, 422)
    if response.status_code == 200:
        answer = response.json()
        assert evidence_holds(answer, text if answer["text"] is None else answer["text"])


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.dates().map(str),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
FIELDS = st.sampled_from(["text", "html", "date", "country", "name"]) | st.text(max_size=5)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.dictionaries(FIELDS, VALUES, max_size=5))
def test_any_object_is_answered_or_refused(client: httpx.Client, body: dict[str, Any]) -> None:
    assert client.post("/v1/extract", json=body).status_code in (200, 422)


def test_latency_is_measured_for_each_number_of_clients() -> None:
    rows = measure_latency([COUNT_NIGHT], clients=(1, 3), requests_per_client=2)
    assert [(row.clients, row.requests) for row in rows] == [(1, 2), (3, 6)]
    assert all(0 < row.p50_ms <= row.p95_ms and row.per_second > 0 for row in rows)


@pytest.mark.parametrize(("texts", "each", "why"), [([], 1, "no texts"), (["a"], 10**6, "more than")])
def test_latency_has_bounds(texts: list[str], each: int, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        measure_latency(texts, clients=(1,), requests_per_client=each)


def test_settings_come_from_the_environment() -> None:
    environment = {"HUSTINGS_PORT": "9000", "HUSTINGS_MAX_BODY_BYTES": "10", "PATH": "/bin", "PORT": "1"}
    assert Settings.from_environment(environment) == Settings(port=9000, max_body_bytes=10)
    assert Settings.from_environment(environment, port=1).port == 1


@pytest.mark.parametrize(
    ("name", "value"), [("PORT", "x"), ("QUEUE_SIZE", "0"), ("COUNTRY", "xx"), ("MODEL", "no_such_model")]
)
def test_settings_that_cannot_be_are_refused(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=name.lower()):
        Settings.from_environment({f"HUSTINGS_{name}": value})
