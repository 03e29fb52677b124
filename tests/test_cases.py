"""Sentences as papers write them, one claim type a file: what must come out of each, and what must not."""

from __future__ import annotations

from pathlib import Path

import pytest

from hustings import extract
from hustings.claims import registry
from tests.marks import parse, says

CASES = Path(__file__).parent / "cases"
TRAP = "! "


def _lines(trap: bool) -> list[object]:
    """The lines of every file that are traps, or that are not, each with its type and its place as the test's id."""
    return [
        pytest.param(path.stem, line.removeprefix(TRAP), id=f"{path.stem}:{n}")
        for path in sorted(CASES.glob("*.txt"))
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if line and not line.startswith("#") and line.startswith(TRAP) is trap
    ]


@pytest.mark.parametrize(("kind", "line"), _lines(trap=False))
def test_the_claim_comes_out(kind: str, line: str) -> None:
    marked = parse(line)
    claims = [c for c in extract(marked.text).claims if c.type == kind and c.modality == "asserted"]
    missing = [says(c, marked, marked.text) for c in claims]
    assert [] in missing, f"{marked.text!r}: {missing or 'no claim'}"


@pytest.mark.parametrize(("kind", "line"), _lines(trap=True))
def test_nothing_comes_out(kind: str, line: str) -> None:
    text = parse(line).text
    found = [c for c in extract(text).claims if c.type == kind and c.modality == "asserted"]
    assert found == [], f"{text!r} gave {[(c.rule, [e.text for e in c.evidence]) for c in found]}"


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_every_mark_names_a_slot_of_its_type(path: Path) -> None:
    known = {*registry[path.stem].slots(), "election"}
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith(("#", TRAP))]
    assert {slot for line in lines for slot in parse(line).slots} <= known
    assert all(parse(line).slots for line in lines)
