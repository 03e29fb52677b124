"""The rule book tests itself: each pattern has an example that fires it, each counter-example yields nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from hustings.claims import registry
from hustings.rules import SLOT_KINDS, TemplateError, book, data, rule_file
from hustings.rules.lexicon import Lexicon
from hustings.rules.template import Compiler
from tests.by_rule import extract
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


LEXICON = Lexicon({name: {"words": [name]} for name in ("be", "have", "prep", "the", "beat")})


@pytest.mark.parametrize(
    ("raw", "complaint"),
    [
        (
            {"patterns": {"a": "{nobody} <beat>"}},
            "defeat.a: unknown slot 'nobody' in pattern '{nobody} <beat>'",
        ),
        ({"patterns": {"a": {"match": "{winner}", "then": "<none>"}}}, "defeat.a: unknown cue class <none>"),
        (
            {"patterns": {"a": {"match": "{winner}", "unless": ["none"]}}},
            "defeat.a: unknown cue class <none>",
        ),
        ({"patterns": {"a": {"match": "{winner}", "scope": "page"}}}, "defeat.a: unknown scope 'page'"),
        ({"patterns": {"a": {"match": "{winner}", "sett": {}}}}, "defeat.a: unknown key 'sett'"),
        ({"also": {"a": "<none>"}}, "defeat.a: unknown cue class <none>"),
        ({"pattern": {}}, "defeat: unknown key 'pattern'"),
        ({"patterns": {"a": "{winner} @tail"}}, "defeat.a: unknown part @tail in pattern '{winner} @tail'"),
        ({"parts": {"tail": "@end"}, "patterns": {}}, "defeat: unknown part @end in pattern '@end'"),
    ],
)
def test_a_broken_rule_file_says_where(raw: dict[str, Any], complaint: str) -> None:
    with pytest.raises(TemplateError) as raised:
        rule_file("defeat", {"about": "Who beat whom."} | raw, Compiler(LEXICON, SLOT_KINDS), LEXICON)
    assert str(raised.value).startswith(complaint)


def test_parts_are_put_in_where_patterns_name_them() -> None:
    raw = {"parts": {"who": "{winner}", "fight": "@who <beat>"}, "patterns": {"a": "@fight {loser}"}}
    compiler = Compiler(LEXICON, SLOT_KINDS)
    (pattern,) = rule_file("defeat", {"about": "Who beat whom."} | raw, compiler, LEXICON).patterns
    assert pattern.template.regex == compiler.compile("{winner} <beat> {loser}").regex


def test_a_rule_file_is_read_whole() -> None:
    entry = {
        "match": "{winner} <beat> {loser}",
        "scope": "line",
        "set": {"outcome": "hold"},
        "unless": ["have"],
    }
    raw = {
        "about": "Who beat whom.",
        "patterns": {"a": entry, "b": "<beat>"},
        "examples": ["A"],
        "never": ["B"],
    }
    file = rule_file("defeat", raw, Compiler(LEXICON, SLOT_KINDS), LEXICON)
    assert (file.type, file.about, file.examples, file.never) == ("defeat", "Who beat whom.", ("A",), ("B",))
    first, second = file.patterns
    assert (first.id, first.type, first.scope, first.set) == (
        "defeat.a",
        "defeat",
        "line",
        {"outcome": "hold"},
    )
    assert first.unless == set(LEXICON.characters("have"))
    assert (second.id, second.scope, second.set, second.unless) == ("defeat.b", "sentence", {}, set())


def test_the_rule_book_has_a_version_that_follows_its_data() -> None:
    assert re.fullmatch("[0-9a-f]{12}", book().version)
    assert book() is book()


def _repeated(source: str) -> Iterator[str]:
    """The alternatives of a pattern's repeated groups."""
    groups = [[""]]
    for token in re.findall(r"\\.|\(|\)[?*]?|\||[^()|\\]+", source):
        if token == "(":
            groups.append([""])
        elif token == "|":
            groups[-1].append("")
        elif token.startswith(")"):
            alternatives = groups.pop()
            groups[-1][-1] += "()"
            yield from (a.strip() for a in alternatives if token == ")*")
        else:
            groups[-1][-1] += token


def test_repeated_groups_are_told_from_others() -> None:
    assert list(_repeated(r"{a} (~|\( … \)|(b|c)*)* (d …|e)? f*")) == ["b", "c", "~", r"\( … \)", "()"]


@pytest.mark.parametrize("kind", FILES)
def test_no_gap_stands_alone_in_a_repeated_group(kind: str) -> None:
    """It would match the same words in countless ways, so that a long sentence would take hours."""
    raw = data(kind)
    entries = [
        *(raw.get("parts") or {}).values(),
        *raw["patterns"].values(),
        *(raw.get("also") or {}).values(),
    ]
    sources = [s for e in entries for s in ([e] if isinstance(e, str) else [e["match"], e.get("then", "")])]
    assert [s for s in sources if not {"~", "·", "…", "……"}.isdisjoint(_repeated(s))] == []
