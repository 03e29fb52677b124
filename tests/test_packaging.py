"""The wheel, installed into an empty environment, works from any folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
COPY = "Labour's Priya Nair held Leeds North East, beating Tom Ashby by just over 1,200 votes.\n"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of an environment that holds the wheel and what it asks for, nothing else."""
    folder = tmp_path_factory.mktemp("empty")
    venv.create(folder, with_pip=True)
    commands = folder / "bin"
    install = [commands / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel]
    subprocess.run(install, check=True)
    return commands


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    (tmp_path / "leeds.txt").write_text(COPY, encoding="utf-8")
    return tmp_path


def run(command: Sequence[str | Path], folder: Path) -> subprocess.CompletedProcess[str]:
    """A command in a folder that is not the project's, with nothing of this environment about it."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return subprocess.run(command, cwd=folder, env=clean, capture_output=True, text=True)


def test_the_wheel_holds_both_packages_with_their_data(wheel: Path) -> None:
    shipped = set(zipfile.ZipFile(wheel).namelist())
    tracked = subprocess.run(
        ["git", "ls-files", "-z", "src/hustings", "service", "models/en_hustings_sm"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    expected = {name.removeprefix("src/").removeprefix("models/") for name in tracked if name}
    assert expected <= shipped
    assert {Path(name).suffix for name in expected} >= {".py", ".yaml", ".csv", ".html", ".js"}
    assert {name.split("/")[0] for name in shipped} == {
        "en_hustings_sm",
        "hustings",
        "service",
        f"hustings-{version('hustings')}.dist-info",
    }


def test_the_command_finds_claims_from_another_folder(installed: Path, elsewhere: Path) -> None:
    done = run([installed / "hustings", "extract", "leeds.txt"], elsewhere)
    assert (done.returncode, done.stderr) == (0, "")
    claims = [json.loads(line) for line in done.stdout.splitlines()]
    assert {"win", "defeat"} <= {claim["type"] for claim in claims}
    assert {claim["doc"] for claim in claims} == {"leeds"}


def test_official_results_come_with_it(installed: Path, elsewhere: Path) -> None:
    done = run([installed / "hustings", "reference", "show", "Bolsover", "--election", "2019"], elsewhere)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Mark Fletcher\tConservative\t21,791" in done.stdout


def test_the_page_has_its_files(installed: Path, elsewhere: Path) -> None:
    done = run([installed / "hustings", "show", "leeds.txt"], elsewhere)
    assert (done.returncode, done.stderr) == (0, "")
    assert "<mark" in done.stdout and "<script>" in done.stdout


def test_spacy_knows_the_components(installed: Path, elsewhere: Path) -> None:
    code = (
        "import spacy, json\n"
        "nlp = spacy.blank('en')\n"  # without importing hustings: by entry points alone
        "from importlib.metadata import entry_points\n"
        "names = [e.name for e in entry_points(group='spacy_factories') if e.value.startswith('hustings.')]\n"
        "for name in names: nlp.add_pipe(name)\n"
        "import hustings\n"
        "nlp = hustings.load()\n"
        "used = {nlp.get_pipe_meta(name).factory for name in nlp.pipe_names}\n"
        "print(json.dumps([sorted(names), sorted(name for name in used if name.startswith('hustings_'))]))\n"
    )
    done = run([installed / "python", "-c", code], elsewhere)
    assert done.returncode == 0, done.stderr
    found, used = json.loads(done.stdout)
    assert found == used


def test_without_the_service_extra_the_command_says_what_is_missing(installed: Path, elsewhere: Path) -> None:
    done = run([installed / "hustings", "serve"], elsewhere)
    assert done.returncode == 2
    assert done.stderr.endswith("install 'hustings[service]'\n")
    assert done.stderr.count("\n") == 1
