"""Phrases by their words' hashes, for finding the longest at a token."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.strings import get_string_id


class PhraseTable:
    """Phrases by the hash of their first word, longest first."""

    def __init__(self, symbols: Mapping[tuple[str, ...], str]) -> None:
        """Index the phrases.

        Args:
            symbols: Lower-case words → the character of the element that they make.
        """
        self._table: dict[int, list[tuple[tuple[int, ...], str]]] = {}
        for phrase, char in symbols.items():
            first, *rest = (get_string_id(word) for word in phrase)
            self._table.setdefault(first, []).append((tuple(rest), char))
        for entries in self._table.values():
            entries.sort(key=lambda e: -len(e[0]))

    def match(self, lower: Sequence[int], i: int, end: int) -> tuple[str, int] | None:
        """The longest phrase at token `i` that ends by `end`: its character and its length in tokens."""
        for rest, char in self._table.get(lower[i], ()):
            n = len(rest)
            if i + 1 + n <= end and (n == 0 or tuple(lower[i + 1 : i + 1 + n]) == rest):
                return char, n + 1
        return None
