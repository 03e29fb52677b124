"""How the project is laid out: its top level, its modules' size and names, and what may import what."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import hustings

ROOT = Path(__file__).parents[1]
TOP = {"pyproject.toml", "README.md", "models", "corpus", "annotations", "src", "service", "tests"}
MODULES = sorted([*(ROOT / "src").rglob("*.py"), *(ROOT / "service").rglob("*.py")])
MOST_LINES = 400


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [Path(name) for name in listed.stdout.split("\0") if name]


def test_the_top_level_is_what_was_asked_for() -> None:
    names = {path.parts[0] for path in tracked()}
    assert {name for name in names if not name.startswith(".")} == TOP


def test_modules_are_of_a_size_to_read_and_named_after_a_thing() -> None:
    assert [path for path in MODULES if len(path.read_text(encoding="utf-8").splitlines()) > MOST_LINES] == []
    assert [path for path in MODULES if path.stem.rstrip("s") in ("util", "helper", "misc", "common")] == []


def test_modules_say_what_they_are_for() -> None:
    assert [
        path for path in MODULES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ] == []


def test_the_public_face_is_sorted_small_and_there() -> None:
    assert hustings.__all__ == sorted(hustings.__all__)
    assert len(hustings.__all__) <= 12
    assert all(hasattr(hustings, name) for name in hustings.__all__)


def test_the_library_loads_nothing_of_the_service() -> None:
    code = "import sys, hustings.cli, hustings.export, hustings.show; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    # Not torch, too: where it is installed, spaCy itself loads it.
    assert set(done.stdout.split()) & {"service", "fastapi", "starlette", "uvicorn", "ray"} == set()


def test_imports_keep_to_the_layers() -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


def test_every_module_has_its_layer() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    placed = {
        name.strip()
        for contract in contracts
        if contract["type"] == "layers"
        for layer in contract["layers"]
        for name in layer.split("|")
    }
    present = {f"hustings.{path.stem}" for path in (ROOT / "src/hustings").iterdir() if path.suffix == ".py"}
    present |= {f"hustings.{path.parent.name}" for path in (ROOT / "src/hustings").glob("*/__init__.py")}
    present |= {f"service.{path.stem}" for path in (ROOT / "service").glob("*.py")}
    outside = {
        "hustings.__init__",
        "service.__init__",
        "service.latency",
    }  # the faces, and a tool that is a client
    assert present - outside == placed - {"service"}
