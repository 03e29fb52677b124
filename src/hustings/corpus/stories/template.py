r"""Templates: text with slots, choices, other templates, and marks around what claims rest on.

    <defeat loser=second>[Labour's|] {winner} [beat|saw off] {second}</defeat> by <defeat>{majority} votes</defeat>.

`[a|b]` is a choice (`[a|]` may be nothing), `{winner.party:adj}` renders what a path leads to in a form, `{@bank}` a
template of a bank, `{*rivals line}` a template of the bank `line` for each of the scene's `rivals`. `<type …>` to
`</type>` is a piece of a claim's evidence; the same tag again is a further piece, and a figure after the type
(`tally2`) keeps claims apart. A word in a tag is a flag, `slot=value` a setting. A backslash takes the next character
for itself.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache


class TemplateError(ValueError):
    """A template cannot be read; the message shows it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """What a path leads to, in a form (`''` for the usual one)."""

    path: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class Include:
    """A template of a bank; with `each`, one for every member of that list of the scene."""

    bank: str
    each: str = ""


@dataclass(frozen=True, slots=True)
class Open:
    """Evidence begins: the tag's name, the claim's type, its flags (`True`) and settings."""

    tag: str
    type: str
    settings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Close:
    """Evidence ends."""

    tag: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several runs."""

    options: tuple[tuple[Node, ...], ...]


Atom = str | Slot | Include | Open | Close
Node = Atom | Choice

_TOKEN = re.compile(
    r"\\(?P<itself>.)|\{(?P<slot>[^{}]*)\}|<(?P<close>/)?(?P<tag>[a-z_]+\d*)(?P<settings>(?: [^<>]*)?)>"
    r"|(?P<mark>[\[\]|])|(?P<text>[^\\{}<\[\]|]+)|(?P<odd>.)",
    re.DOTALL,
)
_SLOT = re.compile(r"(?P<path>[a-z_][a-z_.\d]*)(?::(?P<form>[a-z_]+))?")
_INCLUDE = re.compile(r"@(?P<bank>[a-z_\d]+)|\*(?P<each>[a-z_]+) (?P<line>[a-z_\d]+)")


@cache
def parse(source: str) -> tuple[Node, ...]:
    """Read a template.

    Raises:
        TemplateError: It cannot be read.
    """
    tokens = _TOKEN.finditer(source)
    nodes, _ = _run(tokens, source, inside=False)
    opened: list[str] = []
    for node in _all(nodes):
        if isinstance(node, Open):
            opened.append(node.tag)
        elif isinstance(node, Close):
            if node.tag not in opened:
                raise TemplateError(f"</{node.tag}> closes nothing in {source!r}")
            opened.remove(node.tag)
    if opened:
        raise TemplateError(f"<{opened[0]}> is not closed in {source!r}")
    return nodes


def _run(tokens: Iterator[re.Match[str]], source: str, inside: bool) -> tuple[tuple[Node, ...], str]:
    """Nodes up to the end, or up to the bar or bracket that ends a choice's option; and that mark."""
    nodes: list[Node] = []
    for token in tokens:
        if token["itself"] is not None:
            nodes.append(token["itself"])
        elif token["text"] is not None:
            nodes.append(token["text"])
        elif token["slot"] is not None:
            nodes.append(_slot(token["slot"], source))
        elif token["tag"] is not None:
            nodes.append(_tag(token))
        elif token["mark"] == "[":
            options = []
            mark = "|"
            while mark == "|":
                option, mark = _run(tokens, source, inside=True)
                options.append(option)
            nodes.append(Choice(tuple(options)))
        elif token["mark"] and inside:
            return tuple(nodes), token["mark"]
        elif token["mark"] == "|":
            nodes.append("|")
        else:
            raise TemplateError(f"{token[0]!r} at {token.start()} has no meaning in {source!r}")
    if inside:
        raise TemplateError(f"a choice is not closed in {source!r}")
    return tuple(nodes), ""


def _slot(written: str, source: str) -> Slot | Include:
    if include := _INCLUDE.fullmatch(written):
        return Include(include["bank"] or include["line"], include["each"] or "")
    if slot := _SLOT.fullmatch(written):
        return Slot(slot["path"], slot["form"] or "")
    raise TemplateError(f"{{{written}}} is no slot in {source!r}")


def _tag(token: re.Match[str]) -> Open | Close:
    if token["close"]:
        return Close(token["tag"])
    settings = dict(pair.partition("=")[::2] for pair in token["settings"].split())
    return Open(token["tag"], token["tag"].rstrip("0123456789"), settings)


def _all(nodes: tuple[Node, ...]) -> Iterator[Atom]:
    for node in nodes:
        if isinstance(node, Choice):
            for option in node.options:
                yield from _all(option)
        else:
            yield node


def atoms(nodes: tuple[Node, ...]) -> Iterator[Atom]:
    """Everything that may come to stand in a template, all options of its choices."""
    return _all(nodes)


def choose(nodes: tuple[Node, ...], rng: random.Random) -> Iterator[Atom]:
    """Decide every choice."""
    for node in nodes:
        if isinstance(node, Choice):
            yield from choose(rng.choice(node.options), rng)
        else:
            yield node
