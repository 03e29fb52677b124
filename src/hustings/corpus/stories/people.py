"""People of a story: candidates as results name them, and people who do not exist."""

from __future__ import annotations

import random
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from hustings.corpus.page import Label
from hustings.corpus.stories.banks import data

Gender = Literal["f", "m"]

_TITLES = re.compile(r"(?:(?:Rt Hon|Sir|Dame|Dr|Lord|Lady|Baroness|Cllr|Councillor|Prof|Professor|Rev)\.? )+")
_PARTICLES = frozenset(
    ["al", "ap", "bin", "bint", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el"]
)
_PARTICLES |= {"la", "le", "mac", "mc", "o'", "st", "st.", "ten", "ter", "van", "von", "y"}
_ODD = re.compile(r"\d|\b(?:the|and)\b|[^\w .'’-]", re.IGNORECASE)
_WORDS_AT_MOST = 4


@dataclass(frozen=True, slots=True)
class Person:
    """Someone with a name.

    Attributes:
        given: The name's first part, empty where all of it is one.
        last: What they go by once they are known.
        label: What a mention of them is.
        gender: `f` or `m` where it is known.
        title: 'Sir' and the like, or empty; no part of the name.
        invented: Whether they do not exist, so that they may be quoted.
    """

    given: str
    last: str
    label: Label
    gender: Gender | None = None
    title: str = ""
    invented: bool = False

    @property
    def name(self) -> str:
        """The name in full."""
        return f"{self.given} {self.last}".strip()


def person(written: str, label: Label = "CANDIDATE") -> Person:
    """Take a name apart as results write it."""
    title = found[0].strip() if (found := _TITLES.match(written)) else ""
    name = written[len(found[0]) if found else 0 :]
    words = name.split()
    if len(words) < 2 or len(words) > _WORDS_AT_MOST or _ODD.search(name):
        return Person("", name, label, title=title)
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in _PARTICLES:
        first -= 1
    return Person(" ".join(words[:first]), " ".join(words[first:]), label, title=title)


@cache
def _parts(known: frozenset[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Given names and last names of people."""
    taken = [who for who in map(person, known) if who.given]
    never = data("names")["never"]
    return sorted({who.given.split()[0] for who in taken}), sorted({who.last for who in taken} - {*never})


class Namer:
    """Makes up people."""

    def __init__(self, known: Collection[str], rng: random.Random) -> None:
        """Take names apart to make others of them.

        Args:
            known: Names of people who exist; none of them is given to anyone.
            rng: Decides.
        """
        self._rng = rng
        self._known = frozenset(known)
        self._found_given, self._found_last = _parts(self._known)
        words = data("names")
        self._given: Sequence[tuple[str, Gender | None]] = [
            *((name, "f") for name in words["women"]),
            *((name, "m") for name in words["men"]),
        ]
        self._surnames: Sequence[str] = words["surnames"]
        self._singles: Sequence[str] = words["single"]
        self._titles: dict[Gender, Sequence[str]] = words["titles"]

    def exists(self, name: str) -> bool:
        """Whether somebody is known by a name."""
        return name in self._known

    def invent(self, label: Label) -> Person:
        """Someone who does not exist, called by a name unlike those of the results' people."""
        while True:
            made = self._make(label)
            if made.name not in self._known:
                return made

    def _make(self, label: Label) -> Person:
        rng = self._rng
        if rng.random() < 0.015:
            return Person("", rng.choice(self._singles), label, invented=True)
        given, gender = rng.choice(self._given)
        if self._found_given and rng.random() < 0.45:
            given, gender = rng.choice(self._found_given), None
        if rng.random() < 0.06:
            given += (
                f" {rng.choice(self._given)[0]}"
                if rng.random() < 0.6
                else f" {rng.choice('ABCDEFGHJKLMNPRSTW')}."
            )
        last = self._last()
        if rng.random() < 0.09 and last.isalpha() and (other := self._last()).isalpha():
            last += f"-{other}"
        title = rng.choice(self._titles[gender]) if gender and rng.random() < 0.06 else ""
        return Person(given, last, label, gender, title, invented=True)

    def _last(self) -> str:
        own = not self._found_last or self._rng.random() < 0.5
        return self._rng.choice(self._surnames if own else self._found_last)
