"""Parties and seats as records, and how their names are folded so that spellings meet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from typing import Literal, TypeVar, get_args

from hustings.text import plain

Usage = Literal["sure", "word", "context", "list", "rare"]
USAGES: tuple[Usage, ...] = get_args(Usage)

_PIECES = re.compile(r"'s\b|[^\W_]+(?:\.[^\W_])*\.?|[^\w\s]")
_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Party:
    """A party, or a label that candidates stand under.

    Attributes:
        id: Its id in the country's register, or None where the register is not at hand.
        name: The name claims give it.
        spellings: Every form of its name, with how good a sign of the party the form is: `sure` wherever it
            has its capitals; `word` where the words around it allow, being a word of the language too;
            `context` only beside words that make it a party; `list` on boards, in lists and in brackets;
            `rare` only in brackets after a name or at the head of a row.
        active_from: When it was registered, or None.
        active_to: When its registration ended, or None.
        weight: Its candidates at recent general elections, which decides between parties that share a name.
        registered: Its name in the register, '' where the register is not at hand.
    """

    id: str | None
    name: str
    spellings: Mapping[str, Usage] = field(default_factory=dict)
    active_from: Date | None = None
    active_to: Date | None = None
    weight: int = 0
    registered: str = ""

    def names(self) -> tuple[str, ...]:
        """The name and all other forms of it."""
        return (self.name, *self.spellings)

    def valid(self, on: Date) -> bool:
        """Whether it was registered on a day."""
        return _within(on, self.active_from, self.active_to)


@dataclass(frozen=True, slots=True)
class Seat:
    """A contested unit: a constituency of one boundary set, or a council area.

    Attributes:
        id: Its official code (GSS), or None.
        name: Its official name in that boundary set.
        set: The boundary set, '' outside any.
        kind: `constituency`, `former` (of boundaries before the sets), `devolved` (of a nation's
            parliament), `regional` (of a province's or state's, a county's) or `council`.
        valid_from: First day of its boundaries, or None where it is not known.
        valid_to: Last day of them, or None while they last.
        aliases: Other spellings and orders of words.
        region: The region it lies in, '' where that is not known.
        nation: The nation it lies in, '' where that is not known.
        former_id: The code that the same area had in the boundary set before, or None.
    """

    id: str | None
    name: str
    set: str = ""
    kind: str = "constituency"
    valid_from: Date | None = None
    valid_to: Date | None = None
    aliases: tuple[str, ...] = ()
    region: str = ""
    nation: str = ""
    former_id: str | None = None

    def names(self) -> tuple[str, ...]:
        """The name and the aliases."""
        return (self.name, *self.aliases)

    def valid(self, on: Date) -> bool:
        """Whether its boundaries were in force on a day."""
        return _within(on, self.valid_from, self.valid_to)


Named = TypeVar("Named", Party, Seat)


def fold(word: str) -> str:
    """One token as names are compared by: lower case, no accents, no full stops, `&` as `and`."""
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    if "." in word:
        word = word.replace(".", "") or word
    return "and" if word == "&" else word.lower()


def pieces(name: str) -> tuple[str, ...]:
    """A name cut into folded tokens where the pipeline's tokeniser cuts it; hyphens are left out."""
    return tuple(fold(piece) for piece in _PIECES.findall(plain(name)) if piece not in "-–")


def key(name: str) -> str:
    """A name as it is looked up: folded words, without a leading 'the'.

    Args:
        name: A name in any spelling.

    Returns:
        One string for all spellings that differ only in case, accents, hyphens, commas, apostrophes or `&`.
    """
    words = _WORDS.findall(fold(plain(name).replace("&", " and ").replace("'", "")))
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def day(text: str) -> Date | None:
    """An ISO date of a data file, or None for an empty cell."""
    return Date.fromisoformat(text) if text else None


def index(records: Iterable[Named]) -> dict[str, tuple[Named, ...]]:
    """Records by the keys of all their names; under one key they stay in the order given."""
    table: dict[str, list[Named]] = {}
    for record in records:
        for name in dict.fromkeys(map(key, record.names())):
            table.setdefault(name, []).append(record)
    return {name: tuple(found) for name, found in table.items()}


def _within(on: Date, first: Date | None, last: Date | None) -> bool:
    return (first is None or first <= on) and (last is None or on <= last)
