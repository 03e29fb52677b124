"""What templates need, numbered, so that one step tells whether a row holds all that a template needs."""

from __future__ import annotations

from collections.abc import Iterable


class Requirements:
    """Numbers the sets of characters that templates need something of; a bit stands for each.

    A book has some hundreds of templates, most of which could match no given sentence: what a row holds is gathered
    once, by its characters, and then compared with what each template asks.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._bits: dict[frozenset[str], int] = {}
        self._met: dict[str, int] = {}
        self._last: tuple[str, int] = ("", 0)

    def mask(self, required: Iterable[frozenset[str]]) -> int:
        """The bits of what a template needs.

        Args:
            required: Sets of characters, of each of which any match holds one.
        """
        mask = 0
        for needed in required:
            if needed not in self._bits:
                bit = self._bits[needed] = 1 << len(self._bits)
                for character in needed:
                    self._met[character] = self._met.get(character, 0) | bit
                self._last = ("", 0)
            mask |= self._bits[needed]
        return mask

    def held(self, text: str) -> int:
        """The bits of all that a row's string holds something of."""
        last, held = self._last  # several ask of one row in turn
        if text != last:
            held = 0
            for character in set(text):
                held |= self._met.get(character, 0)
            self._last = text, held
        return held
