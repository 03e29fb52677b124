"""What a line or a short sentence that begins with a place's name says: 'Bath 52.1%', 'Bath: due any minute'."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from hustings.pipeline.gazetteer.sightings import Sighting
from hustings.pipeline.gazetteer.tokens import Tokens, phrases

_FIGURE = 5  # tokens between a name and its figure: ', always keen: '
_MARKS = frozenset({",", ":", "–", "-", "(", "."})
_PERCENT = frozenset({"%", "per", "percent", "pc", "percentage", "points", "point"})
_IS = frozenset({"is", "was"})
_SAID = 10  # tokens of 'the only seat that they won was'
_INSIDE = frozenset({"in", "at", "near", "from", "of"})
_BEFORE = frozenset({",", "and", ";", ".", "!", "?"})


class SeatLines:
    """Reads such lines."""

    def __init__(self, vocabulary: Mapping[str, Any]) -> None:
        """Take the words that rules look for.

        Args:
            vocabulary: `gazetteer.yaml`.
        """
        self._hedges = phrases(vocabulary["figure_hedges"])
        self._shares = phrases(vocabulary["share_words"])
        self._places = phrases(vocabulary["seat_brackets"])
        self._units = phrases(vocabulary["told_units"])

    def say(self, tokens: Tokens, s: Sighting, parties: Collection[int]) -> bool:
        """Whether a sighting stands so that only a seat is meant.

        Args:
            tokens: The text.
            s: The sighting.
            parties: Tokens that parties' names hold.
        """
        return (
            self._figure(tokens, s)
            or self._to_party(tokens, s, parties)
            or self._by_votes(tokens, s)
            or self._placed(tokens, s)
            or (s.weak and self._called(tokens, s))
        )

    def heads(self, tokens: Tokens, s: Sighting) -> bool:
        """Whether it begins a heading, or an item of a list, that goes on about it: 'Bath: due any minute'."""
        if s.start > 0 and not tokens.opens_line(s.start, max(0, s.start - 3)):
            return False
        marked = s.end < s.high and tokens.text[s.end] in _MARKS
        return marked and (tokens.text[s.end] == ":" or tokens.role(s.start) == "heading")

    def _figure(self, tokens: Tokens, s: Sighting) -> bool:
        """Whether a percentage follows as a list of turnouts gives them: 'Bath 52.1%. Hove nearly 54%'."""
        before = tokens.folded[s.start - 1] if s.start > s.low else ""
        if s.start > s.low and before not in _BEFORE and not tokens.opens_line(s.start, s.low):
            return False
        if tokens.phrase_after(s.end, s.high, self._shares, 4):
            return True
        for k in range(s.end, min(s.high, s.end + _FIGURE)):
            if tokens.text[k][0].isdigit():
                after = tokens.folded[k + 1] if k + 1 < s.high else ""
                return after in _PERCENT or ("." in tokens.text[k] and after in (",", "", "("))
            if tokens.text[k] not in _MARKS and tokens.folded[k] not in self._hedges:
                return False
        return False

    def _by_votes(self, tokens: Tokens, s: Sighting) -> bool:
        """Whether a margin of votes follows: 'closest was Bath, by 1,903', 'sunk in Bath by 2.6k'."""
        k = s.end + (tokens.folded[s.end : s.end + 1] == [","])
        if k + 1 >= s.high or tokens.folded[k] != "by":
            return False
        number = tokens.text[k + 1]
        votes = tokens.folded[k + 2 : k + 3] in (["votes"], ["vote"])
        return number[0].isdigit() and (votes or "," in number or number.endswith("k"))

    def _called(self, tokens: Tokens, s: Sighting) -> bool:
        """Whether a seat is said to be it: 'the only seat that they won was Bath'."""
        if s.start - 1 <= s.low or tokens.folded[s.start - 1] not in _IS:
            return False
        return any(tokens.folded[k] in self._units for k in range(max(s.low, s.start - _SAID), s.start - 1))

    def _placed(self, tokens: Tokens, s: Sighting) -> bool:
        """Whether brackets say which state or province it is in: 'Flynn (Qld)', 'Forde and Flynn (both Qld)'."""
        after = tokens.folded[s.end : min(s.high, s.end + 2)]
        inside = s.start > s.low and tokens.folded[s.start - 1] in _INSIDE
        return after[:1] == ["("] and after[-1] in self._places and not inside

    def _to_party(self, tokens: Tokens, s: Sighting, parties: Collection[int]) -> bool:
        """Whether it is said in short to be a party's: 'Bath to Labour'."""
        k = s.end
        if (
            k + 1 >= s.high
            or tokens.folded[k] != "to"
            or (s.start > s.low and tokens.folded[s.start - 1] == "from")
        ):
            return False
        return k + 1 + (tokens.folded[k + 1] == "the") in parties
