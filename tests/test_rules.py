"""The rule book tests itself: each pattern has an example that fires it, each counter-example yields nothing."""

from __future__ import annotations

import pytest

from hustings import extract
from hustings.claims import registry
from hustings.rules import TemplateError, book, data
from hustings.rules.lexicon import Lexicon, conjugate
from hustings.rules.template import Compiler
from tests.marks import parse, says

FILES = book().files
EXAMPLES = [pytest.param(f.type, line, id=f"{f.type}-{n}") for f in FILES.values() for n, line in enumerate(f.examples)]
NEVER = [pytest.param(f.type, line, id=f"{f.type}-{n}") for f in FILES.values() for n, line in enumerate(f.never)]


@pytest.mark.parametrize(("kind", "line"), EXAMPLES)
def test_example(kind: str, line: str) -> None:
    marked = parse(line)
    claims = [c for c in extract(marked.text).claims if c.type == kind and c.modality == marked.slots.get("modality", (None, "asserted"))[1]]
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


@pytest.mark.parametrize(
    ("entry", "past", "participle", "gerund", "third"),
    [
        ("defeat", "defeated", "defeated", "defeating", "defeats"),
        ("take/took/taken", "took", "taken", "taking", "takes"),
        ("win/won", "won", "won", "winning", "wins"),
        ("see/saw/seen off", "saw off", "seen off", "seeing off", "sees off"),
        ("pip/pipped", "pipped", "pipped", "pipping", "pips"),
        ("topple", "toppled", "toppled", "toppling", "topples"),
        ("carry", "carried", "carried", "carrying", "carries"),
        ("beat/beat/beaten", "beat", "beaten", "beating", "beats"),
        ("hold/held", "held", "held", "holding", "holds"),
        ("crush", "crushed", "crushed", "crushing", "crushes"),
    ],
)
def test_conjugation(entry: str, past: str, participle: str, gerund: str, third: str) -> None:
    forms = {form: " ".join(words) for form, words in conjugate(entry).items()}
    assert (forms["past"], forms["en"], forms["ing"], forms["s"]) == (past, participle, gerund, third)


@pytest.mark.parametrize(
    ("pattern", "complaint"),
    [
        ("{nobody} <beat>", "unknown slot 'nobody'"),
        ("{winner:ghost} <beat>", "unknown kind 'ghost'"),
        ("<nothing>", "unknown cue class <nothing>"),
        ("<beat:sung>", "unknown form"),
        ("{winner} @ <beat>", "cannot read '@ <beat>'"),
        ("({winner}", "missing )"),
    ],
)
def test_a_broken_pattern_is_named(pattern: str, complaint: str) -> None:
    compiler = Compiler(Lexicon({"have": {"words": ["has"]}, "beat": {"verbs": ["beat/beat/beaten"]}}), {"winner": "P"})
    with pytest.raises(TemplateError, match=complaint.replace("(", r"\(").replace(")", r"\)")):
        compiler.compile(pattern)


def test_a_lexicon_class_must_be_defined_before_it_is_included() -> None:
    with pytest.raises(ValueError, match="'b' includes 'c', which is not defined above it"):
        Lexicon({"b": {"of": ["c"]}})
