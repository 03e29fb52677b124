"""Lists of turnouts: lines that are a unit's name and a percentage below one that announces them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from hustings.pipeline.gazetteer.name_trie import Name
from hustings.pipeline.gazetteer.tokens import Tokens
from hustings.pipeline.gazetteer.unit_names import UnitNames

_ANNOUNCED = frozenset({"turnout", "turnouts"})
_BETWEEN = frozenset({":", "-", "–", "|", "("})
_PERCENT = frozenset({"%", "per", "percent", "pc"})
_NEXT = frozenset({",", ";", "and", "•"})
_MOST = 60  # tokens of a line that are looked at
_HEADER = 14  # tokens of a line that announces


class TurnoutLists:
    """Reads such lists."""

    def __init__(self, names: UnitNames) -> None:
        """Take what reads names.

        Args:
            names: Reads them.
        """
        self._names = names

    def find(
        self, tokens: Tokens, lines: Sequence[tuple[int, int]], taken: Collection[int]
    ) -> Iterator[Name]:
        """The units of a text's lists of turnouts.

        Args:
            tokens: The text.
            lines: First token of each line and the token after its last.
            taken: Tokens that other names hold.
        """
        listed = False
        for start, end in lines:
            if listed:
                found = self._items(tokens, start, end, taken)
                yield from found
                listed = bool(found) or any(k in taken for k in range(start, end))
            if not listed and not _ANNOUNCED.isdisjoint(tokens.folded[start : min(end, start + _HEADER)]):
                colon = next(
                    (k for k in range(start, min(end, start + _HEADER)) if tokens.text[k] == ":"), end
                )
                if colon < end - 1:
                    yield from self._items(tokens, colon + 1, end, taken)
                else:
                    listed = not any(word == "%" for word in tokens.text[start:end])

    def _items(self, tokens: Tokens, start: int, end: int, taken: Collection[int]) -> list[Name]:
        """The names before the percentages of a line."""
        names: list[Name] = []
        k = start
        high = min(end, start + _MOST)
        while k < high:
            if not tokens.capital[k] and not tokens.text[k][0].isalnum():
                k += 1
                continue
            last = k
            while last < high and last in taken:
                last += 1
            held = last > k
            last = last if held else self._names.end(tokens, k, high, taken)
            figure = last + (tokens.text[last : last + 1] != [] and tokens.text[last] in _BETWEEN)
            if last == k or not tokens.number(figure, start, high) or "," in tokens.text[figure]:
                break
            after = tokens.folded[figure + 1 : figure + 2]
            if after and after[0] not in _PERCENT | _NEXT:
                break
            name = None if held else self._names.heading(tokens, k, last, taken)
            if name:
                names.append(name)
            k = figure + 1
            while k < high and (
                tokens.folded[k] in _PERCENT | _NEXT or tokens.folded[k] in ("cent", ")", ".")
            ):
                k += 1
        return names
