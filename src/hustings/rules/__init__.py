"""The rule book: cue words and patterns as data, compiled once.

`lexicon.yaml` holds cue classes, `phrases.yaml` how names, parties and seats are put together, and `<type>.yaml` the
patterns of a claim type, each file with examples its patterns must match and sentences they must not.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Any, ClassVar, get_args

import yaml

from hustings.rules.lexicon import Lexicon
from hustings.rules.rulebook import PARTY_OF, SLOT_KINDS, Also, Pattern, Phrase, RuleBook, RuleFile, Scope
from hustings.rules.template import KINDS, QUANTITIES, Compiler, TemplateError

_BOOLEAN = "tag:yaml.org,2002:bool"
_PART = re.compile(r"@([a-z_]+)")


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads only `true` and `false` as booleans: 'on', 'off', 'yes' and 'no' are words here."""

    yaml_implicit_resolvers: ClassVar = {
        first: [(tag, shape) for tag, shape in known if tag != _BOOLEAN]
        for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


_Loader.add_implicit_resolver(_BOOLEAN, re.compile(r"(?:true|false)$"), ["t", "f"])


def data(name: str, language: str = "en") -> dict[str, Any]:
    """Read one YAML file of the rule book.

    Args:
        name: The file's stem.
        language: The language folder.

    Returns:
        Its mapping.

    Raises:
        FileNotFoundError: There is no such file.
    """
    path = resources.files(__package__) / language / f"{name}.yaml"
    loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    return dict(loaded)


def rule_file(name: str, raw: Mapping[str, Any], compiler: Compiler, lexicon: Lexicon) -> RuleFile:
    """Compile one rule file.

    Args:
        name: The claim type.
        raw: The file's mapping: `about`, `strangers` (cue classes of other matters), `parts` that patterns share,
            `patterns`, what words around a match say `also`, `examples` and `never`.
        compiler: What reads patterns.
        lexicon: The cue classes.

    Returns:
        The rule file with its patterns compiled.

    Raises:
        TemplateError: A pattern cannot be read; the message names it.
    """
    known = {"about", "strangers", "parts", "patterns", "also", "examples", "never"}
    if unknown := sorted(raw.keys() - known):
        raise TemplateError(f"{name}: unknown key {unknown[0]!r}")
    parts: dict[str, str] = {}
    patterns = []
    try:
        for key, part in (raw.get("parts") or {}).items():
            parts[key] = _filled(part, parts)
    except TemplateError as error:
        raise TemplateError(f"{name}: {error}") from error
    for key, entry in (raw.get("patterns") or {}).items():
        try:
            patterns.append(_pattern(name, key, entry, parts, compiler, lexicon))
        except TemplateError as error:
            raise TemplateError(f"{name}.{key}: {error}") from error
    also = []
    for key, entry in (raw.get("also") or {}).items():
        told = {"match": entry} if isinstance(entry, str) else dict(entry)
        try:
            also.append(Also(template=compiler.compile(_filled(told.pop("match"), parts)), **told))
        except TemplateError as error:
            raise TemplateError(f"{name}.{key}: {error}") from error
    examples, never = raw.get("examples") or (), raw.get("never") or ()
    strangers = frozenset("".join(lexicon.characters(cue) for cue in raw.get("strangers") or ()))
    patterns = [replace(p, strangers=strangers) if p.scope == "sentence" else p for p in patterns]
    return RuleFile(name, raw["about"], tuple(patterns), tuple(examples), tuple(never), tuple(also))


def _filled(source: str, parts: Mapping[str, str]) -> str:
    """A pattern with the parts that it names (`@time`) put in."""
    if unknown := sorted(set(_PART.findall(source)) - parts.keys()):
        raise TemplateError(f"unknown part @{unknown[0]} in pattern {source!r}")
    return _PART.sub(lambda name: parts[name[1]], source)


def _pattern(
    kind: str, key: str, entry: Any, parts: Mapping[str, str], compiler: Compiler, lexicon: Lexicon
) -> Pattern:
    entry = {"match": entry} if isinstance(entry, str) else dict(entry)
    if unknown := sorted(entry.keys() - {"match", "scope", "set", "modality", "unless", "then"}):
        raise TemplateError(f"unknown key {unknown[0]!r}")
    if entry.get("scope", "sentence") not in get_args(Scope):
        raise TemplateError(f"unknown scope {entry['scope']!r}")
    forbidding = entry.pop("unless", ())
    if unknown := sorted(set(forbidding) - lexicon.classes.keys()):
        raise TemplateError(f"unknown cue class <{unknown[0]}>")
    return Pattern(
        id=f"{kind}.{key}",
        type=kind,
        template=compiler.compile(_filled(entry.pop("match"), parts)),
        then=compiler.compile(_filled(entry.pop("then"), parts)) if "then" in entry else None,
        unless=frozenset("".join(lexicon.characters(name) for name in forbidding)),
        **entry,
    )


@cache
def book(language: str = "en") -> RuleBook:
    """The compiled rule book of a language.

    Args:
        language: The language folder.

    Returns:
        The rule book; compiled once for each process.

    Raises:
        TemplateError: A pattern cannot be read; the message names file and pattern.
    """
    folder = resources.files(__package__) / language
    lexicon = Lexicon(data("lexicon", language))
    compiler = Compiler(lexicon, SLOT_KINDS)
    phrases = []
    built = data("phrases", language)
    for key, entry in built["phrases"].items():
        kind = entry.get("kind")
        if kind not in KINDS:
            raise TemplateError(f"phrases.{key}: unknown kind {kind!r}")
        phrases.append(Phrase(key, compiler.compile(entry["match"]), kind))
    asides = tuple(compiler.compile(match) for match in built["asides"].values())
    adjuncts = {slot: compiler.compile(match) for slot, match in built["adjuncts"].items()}
    ties = tuple(compiler.compile(match) for match in built["ties"].values())
    echoes = {name: compiler.compile(match) for name, match in built["echoes"].items()}
    files = {}
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if not path.name.endswith(".yaml"):
            continue
        digest.update(path.read_bytes())
        name = path.name.removesuffix(".yaml")
        raw = data(name, language)
        if "patterns" in raw:
            files[name] = rule_file(name, raw, compiler, lexicon)
    people = data("people", language)
    trades = frozenset(people["occupations"]) | frozenset(people["weak_occupations"])
    version = digest.hexdigest()[:12]
    return RuleBook(lexicon, tuple(phrases), adjuncts, files, version, trades, ties, asides, echoes)


__all__ = [
    "PARTY_OF",
    "QUANTITIES",
    "SLOT_KINDS",
    "Also",
    "Pattern",
    "Phrase",
    "RuleBook",
    "RuleFile",
    "Scope",
    "TemplateError",
    "book",
    "data",
    "rule_file",
]
