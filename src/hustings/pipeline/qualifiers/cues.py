"""Cue phrases of `qualifiers.yaml`, found in a row of words by the longest match."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any, Literal

Scope = Literal["words", "clause", "sentence", "tail"]

WILD = "*"
_REACH = 8  # words that `*` may stand for at most


@dataclass(frozen=True, slots=True)
class Family:
    """What a group of cues says, and over how much.

    Attributes:
        modality: `forecast`, `hypothetical`, `negated`; `asserted` for phrases that only look like a cue.
        scope: How far it reaches.
        not_after: Words, as keys, before which make the cue a noun.
        lower: Whether a capital makes the cue a name ('May', 'Will').
        unless_later: Words, as keys, that make the cue a concession where they follow in the sentence.
    """

    modality: str
    scope: Scope
    not_after: frozenset[int]
    lower: bool
    unless_later: frozenset[int]


@dataclass(slots=True)
class Node:
    """A place in the tree of cues."""

    next: dict[int, Node] = field(default_factory=dict)
    wild: Node | None = None
    family: Family | None = None


class Cues:
    """All cues of a language as one tree over word keys."""

    def __init__(
        self, families: Iterable[Mapping[str, Any]], key: Callable[[str], int], barriers: frozenset[int]
    ) -> None:
        """Build the tree.

        Args:
            families: As `qualifiers.yaml` has them.
            key: Gives a lower-case word its key.
            barriers: Keys that `*` does not stand for: punctuation.

        Raises:
            ValueError: Two families claim the same cue.
        """
        self.root = Node()
        self._barriers = barriers
        for raw in families:
            not_after, unless_later = (
                frozenset(map(key, raw.get(name, ()))) for name in ("not_after", "unless_later")
            )
            family = Family(
                raw["modality"], raw["scope"], not_after, bool(raw.get("lower", False)), unless_later
            )
            for cue in raw["cues"]:
                for words in _spellings(cue):
                    self._add(words, family, key)

    def _add(self, words: Sequence[str], family: Family, key: Callable[[str], int]) -> None:
        node = self.root
        for word in words:
            if word == WILD:
                node.wild = node = node.wild or Node()
            else:
                node = node.next.setdefault(key(word), Node())
        if node.family is not None and node.family != family:
            raise ValueError(f"{' '.join(words)!r} is a cue of two families")
        node.family = family

    def match(self, keys: Sequence[int], i: int, end: int) -> tuple[int, Family] | None:
        """The longest cue that begins at `i`.

        Args:
            keys: The words as keys.
            i: The first word.
            end: Where the sentence ends.

        Returns:
            The index after its last word and its family, or None.
        """
        first = self.root.next.get(keys[i])
        return self._longest(first, keys, i + 1, end) if first else None

    def _longest(self, node: Node, keys: Sequence[int], i: int, end: int) -> tuple[int, Family] | None:
        best = (i, node.family) if node.family else None
        if (
            i < end
            and (following := node.next.get(keys[i]))
            and (found := self._longest(following, keys, i + 1, end))
        ):
            best = found
        if node.wild:
            for at in range(i, min(end, i + _REACH + 1)):
                if keys[at] in self._barriers:
                    break
                following = node.wild.next.get(keys[at])
                found = self._longest(following, keys, at + 1, end) if following else None
                if found:
                    return found if best is None or found[0] > best[0] else best
        return best


def _spellings(cue: str) -> Iterable[tuple[str, ...]]:
    """Every row of words that a cue stands for."""
    places = []
    for part in str(cue).split():
        optional = part.endswith("?") and len(part) > 1
        choices = part.removesuffix("?").split("|") if optional else part.split("|")
        places.append([*choices, ""] if optional else choices)
    for words in product(*places):
        yield tuple(word for word in words if word)
