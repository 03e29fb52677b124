"""The documents say what is so: the README's blocks run and show what they give, and the tables agree."""

from __future__ import annotations

import doctest
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from hustings import countries
from hustings.claims import registry
from service.settings import PREFIX, Settings
from tests.documents import Block, blocks, check_session, environment, shell

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
START_S = 60


def of_kind(kind: str) -> list[Block]:
    return [block for block in blocks(README) if block.kind == kind]


def the(kind: str) -> Block:
    (block,) = of_kind(kind)
    return block


def params(kind: str) -> list[object]:
    return [pytest.param(block, id=f"line-{block.line}") for block in of_kind(kind)]


def check_python(block: Block, change: tuple[str, str] = ("", "")) -> None:
    example = doctest.DocTestParser().get_doctest(
        block.body.replace(*change), {}, f"README.md, line {block.line}", None, None
    )
    assert example.examples
    report: list[str] = []
    failed = doctest.DocTestRunner().run(example, out=report.append).failed
    assert failed == 0, "".join(report)


@contextmanager
def started(command: str) -> Iterator[str]:
    """The service as the README starts it, but on a free port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    process = subprocess.Popen(
        ["bash", "-c", f"exec {command.strip()}"],
        cwd=ROOT, env=environment(HUSTINGS_PORT=port), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        deadline = time.monotonic() + START_S
        while True:
            try:
                if httpx.get(f"http://127.0.0.1:{port}/readyz").is_success:
                    break
            except httpx.TransportError:  # not up yet
                pass
            assert process.poll() is None and time.monotonic() < deadline
            time.sleep(0.05)
        yield port
    finally:
        process.terminate()
        process.wait(START_S)


def test_every_code_block_is_of_a_kind_that_is_run_here() -> None:
    run = ["sh run", "sh tests", "sh serve", "sh slow", "console", "console http", "pycon", "pycon http"]
    assert {block.kind for block in blocks(README)} <= set(run)
    assert README.count("\n```") == 2 * len(blocks(README))


@pytest.mark.parametrize("block", params("console"))
def test_a_shell_session_shows_what_it_gives(block: Block, tmp_path: Path) -> None:
    check_session(block, tmp_path)


def test_the_corpus_holds_what_its_datasheet_says() -> None:
    text = (ROOT / "corpus" / "README.md").read_text(encoding="utf-8")
    sessions = [block for block in blocks(text) if block.kind == "console"]
    assert sessions
    for block in sessions:
        check_session(block, ROOT)


@pytest.mark.parametrize("block", params("pycon"))
def test_a_python_session_shows_what_it_gives(block: Block) -> None:
    check_python(block)


def test_sessions_over_http_show_what_they_give(tmp_path: Path) -> None:
    with started(the("sh serve").body) as port:
        for block in of_kind("console http"):
            check_session(block, tmp_path, ("8000", port))
        for block in of_kind("pycon http"):
            check_python(block, ("8000", port))


@pytest.mark.slow
@pytest.mark.parametrize("block", params("sh slow"))
def test_a_long_command_runs(block: Block) -> None:
    assert shell(block.body, ROOT)


@pytest.mark.slow
def test_one_command_installs_and_runs_the_main_job_on_the_example(tmp_path: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    for name in filter(None, listed.split("\0")):
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, target)
    block = the("sh run")
    assert len(block.body.splitlines()) == 1
    fresh = os.environ["PATH"].split(os.pathsep)
    fresh = [folder for folder in fresh if folder != str(Path(sys.executable).parent)]
    shown = shell(block.body, tmp_path, PATH=os.pathsep.join(fresh), VIRTUAL_ENV="")
    assert "calder-night" in shown
    assert "Colne Valley" in shown


def test_one_command_runs_the_tests_and_is_what_ci_runs() -> None:
    block = the("sh tests")
    assert len(block.body.splitlines()) == 1
    assert block.body.rstrip().endswith(".venv/bin/pytest")
    assert "```sh tests$" in (ROOT / ".ci/run").read_text()


def table(text: str, first: str) -> list[list[str]]:
    """The rows of the table whose header starts with a word."""
    lines = iter(text.splitlines())
    next(line for line in lines if line.startswith(f"| {first} |"))
    next(lines)
    rows = []
    for line in lines:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


@pytest.mark.parametrize("name", ["README.md", "annotations/README.md"])
def test_the_table_of_claim_types_is_the_registry(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert [row[:2] for row in table(text, "type")] == [
        [f"`{kind}`", c.says()] for kind, c in registry.items()
    ]


def test_the_table_of_settings_is_what_can_be_set() -> None:
    rows = {row[0].strip("`"): row[1].strip("`") for row in table(README, "variable")}
    assert rows == {
        f"{PREFIX}{name.upper()}": str(field.default) for name, field in Settings.model_fields.items()
    }


def test_the_table_of_folders_names_what_is_there() -> None:
    for row in table(README, "where"):
        for name in re.findall(r"`([^`]+)`", row[0]):
            assert (ROOT / name).exists(), name


def test_the_countries_are_named() -> None:
    assert all(f"`{code}`" in README for code in countries.available())


@pytest.mark.parametrize(
    "path", [ROOT / "README.md", *sorted(ROOT.glob("*/README.md"))], ids=lambda p: p.parent.name
)
def test_links_and_paths_lead_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert target.startswith("https://") or (path.parent / target).exists(), target
    for name in re.findall(r"`((?:src|service|tests|corpus|models|annotations)/[^`*<> ]*)`", text):
        assert (ROOT / name).exists(), name


def test_the_example_is_what_the_commands_name() -> None:
    words = shlex.split(the("sh run").body, comments=True)
    assert "corpus/calder-night.txt" in words
