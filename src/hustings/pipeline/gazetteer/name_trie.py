"""Names by their folded words, for finding the longest at a place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, NamedTuple, TypeVar

Payload = TypeVar("Payload")

# No name has these as a word of its own; '' ends a name.
_PASSED_OVER = frozenset({"-", "–", " "})
_END = ""


class Name(NamedTuple):
    """A name found: tokens `start` to `end`, and its id, or a key made of its words."""

    start: int
    end: int
    key: str


class NameTrie(Generic[Payload]):
    """Names as paths of words; hyphens between a text's words are passed over."""

    def __init__(self) -> None:
        """Start empty."""
        self._root: dict[str, Any] = {}

    def __contains__(self, word: str) -> bool:
        """Whether a name begins with the word."""
        return word in self._root

    def add(self, words: Sequence[str], payload: Payload) -> None:
        """Add a name.

        Args:
            words: Its folded words (`hustings.countries.names.pieces`).
            payload: What a match gives; the first payload added for a name stays.
        """
        node = self._root
        for word in words:
            node = node.setdefault(word, {})
        node.setdefault(_END, payload)

    def matches(self, words: Sequence[str], start: int, end: int) -> list[tuple[int, Payload]]:
        """The names that begin at a token.

        Args:
            words: Folded tokens.
            start: The first token.
            end: The token that no name may reach.

        Returns:
            Token after the name and payload, longest first.
        """
        found: list[tuple[int, Payload]] = []
        node: dict[str, Any] | None = self._root
        i = start
        while i < end:
            node = node.get(words[i]) if node else None
            if not node:
                break
            i += 1
            if _END in node:
                found.append((i, node[_END]))
            if i < end and words[i] in _PASSED_OVER and words[i] not in node:
                i += 1
        found.reverse()
        return found
