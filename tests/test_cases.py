"""Sentences as papers write them, one claim type a file: what must come out of each, and what must not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hustings.claims import registry
from tests.by_rule import extract
from tests.marks import parse, says

FILES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
TRAP = "! "


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The numbered lines of a file that are not blank or a heading."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            yield number, line


CASES = [(f.stem, line, f"{f.stem}:{n}") for f in FILES for n, line in _lines(f)]
CLAIMS = [pytest.param(kind, line, id=place) for kind, line, place in CASES if not line.startswith(TRAP)]
TRAPS = [
    pytest.param(kind, line[len(TRAP) :], id=place) for kind, line, place in CASES if line.startswith(TRAP)
]


@pytest.mark.parametrize(("kind", "line"), CLAIMS)
def test_the_claim_comes_out(kind: str, line: str) -> None:
    marked = parse(line)
    claims = [c for c in extract(marked.text).claims if c.type == kind and c.modality == "asserted"]
    missing = [says(c, marked, marked.text) for c in claims]
    assert [] in missing, f"{marked.text!r}: {missing or 'no claim'}"


@pytest.mark.parametrize(("kind", "line"), TRAPS)
def test_nothing_comes_out(kind: str, line: str) -> None:
    text = parse(line).text
    found = [c for c in extract(text).claims if c.type == kind and c.modality == "asserted"]
    assert found == [], f"{text!r} gave {[(c.rule, [e.text for e in c.evidence]) for c in found]}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_mark_names_a_slot_of_its_type(path: Path) -> None:
    marked = [parse(line) for _, line in _lines(path) if not line.startswith(TRAP)]
    assert {slot for m in marked for slot in m.slots} <= {*registry[path.stem].slots(), "election"}
    assert all(m.slots for m in marked)
