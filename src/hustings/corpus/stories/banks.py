"""The words of the stories: banks of templates, and lists of names, from the language's folder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from hustings.corpus.stories.template import Include, Node, TemplateError, atoms, parse

_BANKS = "banks"
_PARLIAMENT = re.compile(
    r"\b(?:MPs?|Westminster|Parliament|Commons|constituency|exit poll|deposits?|326)\b", re.IGNORECASE
)
_NOT_LOCAL = "not local"  # so is a template that speaks of Parliament
_FLAGS = ("again", "post", "head", "inline", "fiction")


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A template of a bank.

    Attributes:
        nodes: The template.
        when: What must be so of the scene; `not ` before what must not.
        source: As it is written.
        number: Which of its group it is: those of one number say the same under other conditions.
    """

    nodes: tuple[Node, ...]
    when: tuple[str, ...]
    source: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Bank:
    """Templates for one place in a story.

    Attributes:
        entries: The templates.
        again: Whether one may be used more than once in a page.
        post: Whether each makes a post of its own.
        head: Whether they are headlines, in the page's case.
        inline: Whether they stand inside a sentence, so that they begin as they are.
        fiction: Whether they tell what no result says, so that they may name nobody who exists.
    """

    entries: tuple[Entry, ...]
    again: bool = False
    post: bool = False
    head: bool = False
    inline: bool = False
    fiction: bool = False


@cache
def data(name: str, language: str = "en") -> dict[str, Any]:
    """Read a file of the language's folder.

    Args:
        name: The file's stem.
        language: The language.
    """
    path = resources.files(__package__) / language / f"{name}.yaml"
    return dict(
        yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    )


@cache
def banks(language: str = "en") -> Mapping[str, Bank]:
    """All banks of a language by name.

    Raises:
        TemplateError: A template cannot be read or asks for a bank that is not there; the message names the bank.
    """
    found: dict[str, Bank] = {}
    folder = resources.files(__package__) / language
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        raw = data(path.name.removesuffix(".yaml"), language)
        for name, groups in raw.get(_BANKS, {}).items():
            if name in found:
                raise TemplateError(f"{path.name}: there is a bank {name!r} already")
            try:
                entries = tuple(_entries(groups))
            except TemplateError as error:
                raise TemplateError(f"{path.name}, {name}: {error}") from error
            found[name] = Bank(entries, **{flag: True for flag in _FLAGS if name in raw.get(flag, ())})
    for name, bank in found.items():
        for entry in bank.entries:
            for atom in atoms(entry.nodes):
                if isinstance(atom, Include) and atom.bank not in found:
                    raise TemplateError(f"{name}: there is no bank {atom.bank!r} for {entry.source!r}")
    return found


def _entries(groups: list[Any], when: tuple[str, ...] = ()) -> Iterator[Entry]:
    for number, group in enumerate(groups):
        if isinstance(group, str):
            parliament = (_NOT_LOCAL,) if _PARLIAMENT.search(group) else ()
            yield Entry(parse(group), (*when, *parliament), group, number)
        elif isinstance(group, dict) and group.keys() == {"when", "say"}:
            yield from _entries(group["say"], (*when, *group["when"]))
        else:
            raise TemplateError(f"{group!r} is no template")
