"""The round trip with Doccano itself, started as the guidelines say."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hustings.cli import main
from hustings.corpus.markup import load, parse
from tests.documents import blocks

requests = pytest.importorskip("requests")
pytest.importorskip("doccano_client", reason="the extra 'annotate' is not installed")

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
PASSWORD = "four in the morning"
INSTALL_S = 180
START_S = 60
MARKED = """\
# split: dev

\u2003\N{PARTY POPPER} [Labour|Y]'s [Zoe\N{COMBINING DIAERESIS} Okoro|C] held [Halifax|S].\r
@ win candidate=Zoë Okoro; party=Labour; seat=Halifax; outcome=hold :: held Halifax
\N{PARTY POPPER} Turnout in [Halifax|S] was 61%. """


def run(command: str, folder: Path, limit: float = START_S) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", command], cwd=folder, capture_output=True, text=True, timeout=limit, env=alone(folder)
    )


def alone(folder: Path) -> dict[str, str]:
    """This process's variables, but for those that would lead the server to packages of ours."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return kept | {"DOCCANO_HOME": str(folder / "home"), "HUSTINGS_DOCCANO_PASSWORD": PASSWORD}


@pytest.fixture(scope="module")
def doccano(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that has just been set up."""
    folder = tmp_path_factory.mktemp("doccano")
    text = (ROOT / "annotations/README.md").read_text(encoding="utf-8")
    (block,) = (block for block in blocks(text) if block.kind == "sh server")
    environment, install, *prepare, serve = block.body.splitlines()
    if not shutil.which(environment.split()[0]):
        pytest.skip(f"there is no {environment.split()[0]}, which Doccano needs")
    try:
        done = run(f"{environment} && {install}", folder, INSTALL_S)
    except subprocess.TimeoutExpired:
        pytest.skip(f"Doccano is not installed within {INSTALL_S} seconds")
    if done.returncode:
        why = (done.stderr.strip() or "no reason given").splitlines()[-1]
        pytest.skip(f"Doccano cannot be installed: {why}")
    for command in prepare:
        done = run(command, folder)
        assert done.returncode == 0, done.stderr
    with started(serve, folder) as url:
        yield url


@contextmanager
def started(command: str, folder: Path) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    command = f"exec {command.replace('8000', str(port))}"
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            ["bash", "-c", command],
            cwd=folder,
            stdout=log,
            stderr=log,
            start_new_session=True,
            env=alone(folder),
        )
    try:
        deadline = time.monotonic() + START_S
        while True:
            try:
                if requests.get(f"{url}/v1/me", timeout=START_S).status_code:
                    break
            except requests.ConnectionError:  # not up yet
                pass
            assert process.poll() is None and time.monotonic() < deadline, (folder / "log").read_text()
            time.sleep(0.2)
        yield url
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(START_S)


class Browser:
    """Somebody who works in Doccano itself."""

    def __init__(self, url: str, user: str) -> None:
        self._api = f"{url}/v1"
        self._session = requests.Session()
        self.send("POST", "auth/login/", username=user, password=PASSWORD)
        self._session.headers["X-CSRFToken"] = self._session.cookies["csrftoken"]

    def send(self, method: str, path: str, **body: object) -> object:
        answer = self._session.request(method, f"{self._api}/{path}", json=body or None, timeout=START_S)
        answer.raise_for_status()
        return answer.json() if answer.content else None


def test_pages_go_to_annotators_and_come_back(
    doccano: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HUSTINGS_DOCCANO", doccano)
    monkeypatch.setenv("HUSTINGS_DOCCANO_PASSWORD", PASSWORD)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.chdir(ROOT)
    path = tmp_path / "night.marked"
    path.write_bytes(MARKED.encode())

    def annotate(user: str, verb: str, *words: str) -> int:
        monkeypatch.setenv("HUSTINGS_DOCCANO_USER", user)
        return main(["annotate", verb, *words])

    for _ in range(2):
        assert annotate("lead", "project", "Night") == 0
        assert annotate("lead", "push", str(path), "--project", "Night") == 0
    lead = Browser(doccano, "lead")
    (project,) = lead.send("GET", "projects")["results"]
    assert project["guideline"].startswith("## Names")
    assert lead.send("GET", f"projects/{project['id']}/examples")["count"] == 1
    roles = {each["name"]: each["id"] for each in lead.send("GET", "roles")}
    for user in ("ada", "ben"):
        made = lead.send("POST", "users/create", username=user, password1=PASSWORD, password2=PASSWORD)
        member = {"user": made["id"], "role": roles["annotator"]}
        lead.send("POST", f"projects/{project['id']}/members", **member)
        assert annotate(user, "push", str(path), "--project", "Night") == 0
        browser = Browser(doccano, user)
        (example,) = browser.send("GET", f"projects/{project['id']}/examples")["results"]
        here = f"projects/{project['id']}/examples/{example['id']}"
        spans = browser.send("GET", f"{here}/spans")
        places = [text_of(example["text"], each["start_offset"], each["end_offset"]) for each in spans]
        assert places == ["Labour", "Zoe\N{COMBINING DIAERESIS} Okoro", "Halifax", "Halifax"]
        if user == "ben":
            browser.send("DELETE", f"{here}/spans/{spans[3]['id']}")
        browser.send("POST", f"{here}/states")
        assert annotate(user, "pull", str(path), "--project", "Night", "--out", str(tmp_path / user)) == 0
    assert (tmp_path / "ada/night.marked").read_bytes() == path.read_bytes()
    expected = parse(MARKED.replace("in [Halifax|S]", "in Halifax"), "night")
    assert load(tmp_path / "ben/night.marked") == expected
    capsys.readouterr()
    assert annotate("lead", "agreement", str(tmp_path / "ada"), str(tmp_path / "ben")) == 0
    assert "SEAT              2      1      1   0.667" in capsys.readouterr().out
    assert annotate("ada", "project", "Another") == 2
    assert annotate("ada", "pull", str(path), "--project", "Another", "--out", str(tmp_path)) == 2
    monkeypatch.setenv("HUSTINGS_DOCCANO_PASSWORD", "wrong")
    assert annotate("ada", "push", str(path), "--project", "Night") == 2
    assert [line.removeprefix(f"hustings: {doccano} ") for line in capsys.readouterr().err.splitlines()] == [
        "does not allow 'ada' to do this",
        "shows 'ada' no project called 'Another'",
        "refuses the login of 'ada'",
    ]


def text_of(text: str, start: int, end: int) -> str:
    """The words that JavaScript finds between two offsets."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")
