"""The rule book tests itself: each pattern has an example that fires it, each counter-example yields nothing."""

from __future__ import annotations

import pytest

from hustings import extract
from hustings.claims import registry
from hustings.rules import book, data
from tests.marks import parse, says

FILES = book().files
EXAMPLES = [
    pytest.param(f.type, line, id=f"{f.type}-{n}")
    for f in FILES.values()
    for n, line in enumerate(f.examples)
]
NEVER = [
    pytest.param(f.type, line, id=f"{f.type}-{n}") for f in FILES.values() for n, line in enumerate(f.never)
]


@pytest.mark.parametrize(("kind", "line"), EXAMPLES)
def test_example(kind: str, line: str) -> None:
    marked = parse(line)
    claims = [
        c
        for c in extract(marked.text).claims
        if c.type == kind and c.modality == marked.slots.get("modality", (None, "asserted"))[1]
    ]
    missing = [says(c, marked, marked.text) for c in claims]
    assert [] in missing, f"{marked.text!r}: {missing or 'no claim'}"


@pytest.mark.parametrize(("kind", "line"), NEVER)
def test_counter_example(kind: str, line: str) -> None:
    found = [c for c in extract(line).claims if c.type == kind and c.modality == "asserted"]
    assert found == [], f"{line!r} gave {[(c.rule, [e.text for e in c.evidence]) for c in found]}"


@pytest.mark.parametrize("kind", sorted(FILES))
def test_every_pattern_has_an_example(kind: str) -> None:
    fired = {c.rule for line in FILES[kind].examples for c in extract(parse(line).text).claims}
    assert {p.id for p in FILES[kind].patterns} - fired == set()


def test_every_claim_type_has_a_rule_file_and_every_rule_file_a_claim_type() -> None:
    assert set(registry) - {"quote"} == set(FILES)
    assert data("quote")["about"]
