"""Signs in the words around a form of a party's name that it is the party, or that it is something else."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from hustings.countries.names import Usage
from hustings.pipeline.gazetteer.party_rows import in_row, initial, tabbed
from hustings.pipeline.gazetteer.tokens import Tokens, phrases

_ROW_MARKS = frozenset({":", "|", "-", "–", "•"})
_BREAKS = frozenset({",", ";", "|", "•", ".", ":", "–", "-", ")", "%"})
_HEADINGS = frozenset({"party", "parties"})  # a table's first line: 'Party Labour Conservative Green'
_WERE = frozenset({"was", "were", "previously", "formerly", "ex", "from"})  # '(was Con)'
_RECENT = 8  # tokens before, among which a result tells of parties: 'swing: 4.2% (Con to Lab)'
_BRACKET_ENDS = frozenset({")", ",", ":", "/", ";", "-", "–", "and", "%", "|"})
_RELATIVES = frozenset({"which", "who", "whose"})
_APPOSED = frozenset({",", ":", "-", "–", ")", "(", ";", ""})
LABELS = frozenset({"independent", "independents"})


@dataclass(frozen=True, slots=True)
class Match:
    """A form of a party's name found: its tokens, the party's key, its usage, the bounds of its sentence."""

    start: int
    end: int
    key: str
    usage: Usage
    low: int
    high: int


class PartyEvidence:
    """Judges matches by the words around them."""

    def __init__(self, vocabulary: Mapping[str, Any], given_names: Collection[str]) -> None:
        """Take the words that rules look for.

        Args:
            vocabulary: `gazetteer.yaml`.
            given_names: First names of people, lower case.
        """
        self._results = phrases(vocabulary["results"])
        self._compounds = phrases(vocabulary["party_compounds"])
        self._outcomes = phrases(vocabulary["outcomes"])
        self._nouns = phrases(vocabulary["party_nouns"])
        self._people = phrases(vocabulary["party_people"])
        self._joining = phrases(vocabulary["party_joining"])
        self._verbs = phrases(vocabulary["party_verbs"])
        self._loose = phrases(vocabulary["loose_capitals"])
        self._not_next = {name: phrases(words) for name, words in vocabulary["not_party_next"].items()}
        self._after_label = phrases(vocabulary["independent_after"])
        self._before_label = phrases(vocabulary["independent_before"])
        self._stops_label = phrases(vocabulary["independent_stops"])
        self._ends_rule = phrases(vocabulary["headline_verbs"])
        self._titles = phrases(vocabulary["titles"])
        self._no_party = phrases(vocabulary["no_party"])
        self._no_short = phrases(vocabulary["not_after_short_forms"])
        self._given = frozenset(given_names) - self._loose - self._nouns

    def judge(self, tokens: Tokens, match: Match) -> bool | None:
        """Whether a match is a party.

        Args:
            tokens: The text.
            match: The match.

        Returns:
            True, False, or None where the company it keeps decides.
        """
        single = match.end == match.start + 1
        if self._something_else(tokens, match) or self.surname(tokens, match):
            return False
        if single and initial(tokens, match.start, match.high):
            return False
        if single and tokens.folded[match.start] in LABELS:
            return self._listed(tokens, match) or self._label(tokens, match) or None
        if match.usage == "sure" or self._listed(tokens, match):
            return True
        if match.usage == "word":
            return self._word(tokens, match)
        if match.usage == "context":
            return self._joined(tokens, match) or None
        return None if match.usage == "list" else False

    def plain(self, tokens: Tokens, match: Match) -> bool:
        """Whether the words beside it make it a party though people of the text have the name too."""
        led = match.start > match.low and tokens.folded[match.start - 1] == "the"
        return (
            led or self._listed(tokens, match) or tokens.phrase_after(match.end, match.high, self._people, 1)
        )

    def acts(self, tokens: Tokens, match: Match) -> bool:
        """Whether what follows is what parties do or own: 'National's candidate', 'ACT won'."""
        if match.end >= match.high:
            return False
        return tokens.folded[match.end] == "'s" or tokens.folded[match.end] in self._verbs

    def recurs(self, tokens: Tokens, match: Match) -> bool:
        """Whether a short form is the party where the text writes the party's short form elsewhere: 'Lab survive'."""
        if match.usage != "list" or len(tokens.text[match.start]) == 1:
            return False
        after = tokens.folded[match.end] if match.end < match.high else ""
        titled = match.end < match.high and tokens.capital[match.end] and after.isalpha()
        return not titled and after not in self._no_short

    def _something_else(self, tokens: Tokens, match: Match) -> bool:
        """Whether the words after it make it another thing: 'Labour market', 'Reform of'."""
        words = self._not_next.get(" ".join(tokens.folded[match.start : match.end]))
        return words is not None and tokens.phrase_after(match.end, match.high, words, 2)

    def surname(self, tokens: Tokens, match: Match) -> bool:
        """Whether it is one word after a title or a given name."""
        i = match.start - 1
        if i < match.low or not tokens.capital[i] or match.end > match.start + 1:
            return False
        return tokens.folded[i] in self._titles or (tokens.folded[i] in self._given and match.usage != "sure")

    def _listed(self, tokens: Tokens, match: Match) -> bool:
        """Whether it stands on a board, in a list or in brackets: 'Lab hold', '(Con)', 'LD: 4,310'."""
        folded, start, end, low, high = tokens.folded, match.start, match.end, match.low, match.high
        before = folded[start - 1] if start > low else ""
        after = folded[end] if end < high else ""
        numbered = tokens.number(end, low, high)
        if before in _WERE and start - 2 >= low and folded[start - 2] == "(" and after == ")":
            return True
        if before == "(" and (after in _BRACKET_ENDS or numbered or after in self._results):
            return start - 2 >= low and (tokens.capital[start - 2] or not tokens.text[start - 2][0].isalpha())
        opens = tokens.opens_line(start, low)
        if opens and (numbered or (after in _ROW_MARKS and tokens.number(end + 1, low, high))):
            return True
        if match.usage == "rare":
            return False
        if tabbed(tokens, start, end):
            return True
        if (match.usage == "list" or folded[start] in LABELS) and in_row(tokens, start, end, low, high):
            return True
        if before in ("-", "–", "|") and match.usage == "word" and in_row(tokens, start, end, low, high):
            return True
        if folded[low] in _HEADINGS and tokens.role(start) == "board":
            return True
        if opens and tokens.closes_line(end, high) and tokens.role(start) == "board":
            return True
        if match.usage != "list":
            return False
        if after in (self._results if len(tokens.text[start]) > 1 else self._outcomes) or (
            after == ":" and (opens or before in _BREAKS)
        ):
            return True
        if len(tokens.text[start]) > 1 and tokens.phrase_after(end, high, self._people, 1):
            return True
        if after == "-" and tokens.phrase_after(end + 1, high, self._compounds, 1):
            return True
        counted = numbered or (after in _BREAKS and tokens.number(end + 1, low, high))
        if counted and (before in _BREAKS or tokens.number(start - 1, low, high)):
            return True
        recent = folded[max(low, start - _RECENT) : max(low, start - 1)]
        return (before in ("from", "to", "over") or after == "to") and not self._results.isdisjoint(recent)

    def _joined(self, tokens: Tokens, match: Match) -> bool:
        """Whether a word of a party's people follows, or one that joins people to it comes before."""
        if tokens.phrase_after(match.end, match.high, self._people, 1):
            return True
        return tokens.phrase_before(match.start, match.low, self._joining, 2)

    def _word(self, tokens: Tokens, match: Match) -> bool | None:
        """Judge a name that is a word too: 'Green', 'Reform', 'Alliance'."""
        folded, capital, low, high, end = tokens.folded, tokens.capital, match.low, match.high, match.end
        i = match.start - 1
        begins = not any(tokens.text[k][0].isalnum() for k in range(low, match.start))
        begins = begins or (i == low and folded[i] == "the" and folded[match.start] == "green")
        if i >= low and capital[i] and folded[i] not in self._loose:
            return None if tokens.text[match.start].isupper() else False
        if end >= high:
            return None if begins else True
        after = folded[end]
        if after == "'s" or after in self._nouns:
            return True
        if capital[end]:
            full_name = end + 1 < high and capital[end + 1] and tokens.text[end + 1].isalpha()
            return after in self._given or full_name or tokens.text[end].isupper() or None
        if begins:
            told = after == "," and end + 1 < high and folded[end + 1] in _RELATIVES
            return True if told or after in self._verbs else None
        return True

    def _label(self, tokens: Tokens, match: Match) -> bool:
        """Judge 'independent' and 'Independents'."""
        folded, start, end, low, high = tokens.folded, match.start, match.end, match.low, match.high
        before = folded[start - 1] if start > low else ""
        after = folded[end] if end < high else ""
        if folded[start] == "independents" or after in self._after_label:
            return True
        if end < high and tokens.capital[end]:
            full_name = end + 1 < high and tokens.capital[end + 1] and after not in self._no_party
            return after in self._given or full_name
        if before == "," and after in _APPOSED and tokens.capital[start - 2] and start - 2 >= low:
            return True  # 'Ann Lee, independent: 1,120'
        if after in self._ends_rule and (start == low or before in (":", "–", "-", "as")):
            return True  # headlines: 'Heartland lost: independent ousts minister'
        stops = not after or after in self._stops_label or tokens.number(end, low, high)
        if tokens.capital[start]:
            if before == "the" and after not in self._nouns:
                return False  # the newspaper
            return after in self._nouns or (stops and (start == low or before in self._before_label))
        return stops and before in self._before_label
