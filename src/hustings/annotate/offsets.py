"""Offsets as Doccano counts them: in UTF-16 code units, as its page in the browser does, where ours are code points.

The server keeps whatever numbers it is given and slices no text by them. The page counts what JavaScript counts, unless
a project is set to count grapheme clusters, which none of ours is.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

_LAST_OF_ONE = "\uffff"  # characters beyond take two units


class Units:
    """The code units of a text."""

    def __init__(self, text: str) -> None:
        """Count them."""
        self._before = list(accumulate((1 + (c > _LAST_OF_ONE) for c in text), initial=0))

    def of(self, offset: int) -> int:
        """How many units stand before a code point."""
        return self._before[offset]

    def to_offset(self, units: int) -> int:
        """The code point before which so many units stand.

        Raises:
            ValueError: There is none: the text has fewer, or they end inside a character.
        """
        offset = bisect_left(self._before, units)
        if offset == len(self._before) or self._before[offset] != units:
            raise ValueError(f"no character begins or ends at {units}")
        return offset
