"""Phrases by their words' hashes, for finding the longest at a token."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.strings import get_string_id


class PhraseTable:
    """Phrases by the hashes of their first two words, longest first."""

    def __init__(self, symbols: Mapping[tuple[str, ...], str]) -> None:
        """Index the phrases.

        Args:
            symbols: Lower-case words → the character of the element that they make.
        """
        self._single: dict[int, str] = {}
        # By the second word too: hundreds of phrases begin with 'a' or 'the'.
        self._longer: dict[int, dict[int, list[tuple[tuple[int, ...], str]]]] = {}
        for phrase, char in symbols.items():
            first, *rest = (get_string_id(word) for word in phrase)
            if rest:
                self._longer.setdefault(first, {}).setdefault(rest[0], []).append((tuple(rest), char))
            else:
                self._single[first] = char
        for seconds in self._longer.values():
            for entries in seconds.values():
                entries.sort(key=lambda e: -len(e[0]))

    def match(self, lower: Sequence[int], i: int, end: int) -> tuple[str, int] | None:
        """The longest phrase at token `i` that ends by `end`: its character and its length in tokens."""
        first = lower[i]
        if i + 1 < end and (seconds := self._longer.get(first)):
            for rest, char in seconds.get(lower[i + 1], ()):
                n = len(rest)
                if i + 1 + n <= end and tuple(lower[i + 1 : i + 1 + n]) == rest:
                    return char, n + 1
        return (self._single[first], 1) if first in self._single and i < end else None
