"""What the clause around a place's name says of it: who won in it, what was counted, what it turned."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from hustings.pipeline.gazetteer.sightings import Sighting
from hustings.pipeline.gazetteer.tokens import Tokens, phrases

_MEASURE = 12  # words before 'in' that may say what is counted
_UNITS = frozenset({"%", "per", "cent", "percentage", "point", ")"})
_NEAR = 5  # tokens within which a party goes with a name
_CLAUSE = 14  # words of 'Bath, where …' that may speak of votes
_ASIDE = 8  # words between 'who' and 'in Bath'
_LISTED = 12  # words between 'six seats' and 'among them Bath'
_BRACKET = 4  # tokens of '(Lib Dem)'
_IN = frozenset({"in", "at"})
_IS = frozenset({"is", "are", "was", "were"})
_TO_PARTY = frozenset({"the", "for", "by", "from", "to", "over"})
_SHARES = frozenset({"%", "per cent", "percent", "votes"})
_HALVES = frozenset({",", "–", "-", "("})
_RELATIVE = frozenset({"who", "while", "when", "where"})
_AUXILIARY = frozenset(
    {"has", "had", "have", "is", "was", "all", "both", "just", "then", "also", "finally", "back", "again"}
)


def victories(vocabulary: Mapping[str, Any]) -> frozenset[str]:
    """Phrases that go before the name of a seat won: 'scraped home in'."""
    tails = vocabulary["victory_tails"]
    weak = set(vocabulary["weak_victories"])
    counted = (
        f"{noun} {tail}" for noun in vocabulary["counted_nouns"] for tail in vocabulary["counted_tails"]
    )
    return (
        phrases(vocabulary["holding_leads"])
        | phrases(counted)
        | phrases(
            f"{verb} {tail}"
            for verb in vocabulary["victory_verbs"]
            for tail in (vocabulary["weak_tails"] if verb in weak else tails)
        )
    )


class SeatClauses:
    """Looks at the clauses around places' names."""

    def __init__(
        self, vocabulary: Mapping[str, Any], leads: Collection[str], institutions: Collection[str]
    ) -> None:
        """Take the words that rules look for.

        Args:
            vocabulary: `gazetteer.yaml`.
            leads: What goes before a seat's name.
            institutions: Last words of names of institutions.
        """
        self._leads = leads
        self._owned = phrases(vocabulary["seat_owns"])
        self._predicates = phrases(vocabulary["seat_predicates"])
        self._colour_verbs = phrases(vocabulary["colour_verbs"])
        self._colours = phrases(vocabulary["colours"])
        self._measures = phrases(vocabulary["measures"])
        self._victories = phrases(vocabulary["victory_verbs"]) - phrases(vocabulary["weak_victories"])
        self._told = self._measures | phrases(vocabulary["contest_words"])
        self._untold = phrases(vocabulary["no_contest_words"])
        self._electoral = phrases(vocabulary["electoral"])
        self._list_leads = phrases(vocabulary["list_leads"])
        self._list_nouns = phrases(vocabulary["list_nouns"])
        self._speech = phrases(vocabulary["reader_words"])
        self._reporters = phrases(vocabulary["reporter_words"])
        self._not_names = phrases(vocabulary["not_names"]) | phrases(vocabulary["loose_capitals"])
        self._not_names |= frozenset(institutions)
        self._counted = phrases(vocabulary["counted_nouns"])
        self._falls = phrases(vocabulary["falls"])
        self._adverbs = phrases(vocabulary["seat_adverbs"])

    def say(self, tokens: Tokens, s: Sighting, parties: Collection[int]) -> bool:
        """Whether the clause around a sighting says something that only a seat is spoken of with.

        Args:
            tokens: The text.
            s: The sighting; `weak` is set.
            parties: Tokens that parties' names hold.
        """
        if s.start > s.low and tokens.folded[s.start - 1] in _IN:
            inside = self._measured(tokens, s) or self._won_for(tokens, s, parties)
            inside = inside or self._opens_on_votes(tokens, s)
            if inside or (s.weak and self._stood(tokens, s, parties)):
                return True
        return (
            self._owns(tokens, s)
            or self._among_parties(tokens, s, parties)
            or self._coloured(tokens, s)
            or self._told_of(tokens, s, parties)
            or self._one_of(tokens, s)
            or (tokens.opens_line(s.start, s.low) and self._falls_alone(tokens, s))
        )

    def aside(self, tokens: Tokens, s: Sighting, parties: Collection[int]) -> bool:
        """Whether a clause about a person's doings has it: 'a nurse who was working in Bath when …'."""
        i = s.start - 1
        if (
            i > s.low + 2
            and tokens.folded[i] == "to"
            and tokens.folded[i - 2] == "from"
            and tokens.capital[i - 1]
        ):
            return True  # 'trains from Swindon to Stroud'
        if i <= s.low or tokens.folded[i] not in _IN:
            return False
        if self._whereabouts(tokens, s, parties):
            return True
        for k in range(i - 1, max(s.low, i - _ASIDE), -1):
            if tokens.folded[k] in _RELATIVE:
                return True
            if tokens.folded[k] in self._electoral or k in parties:
                break
        return False

    def _whereabouts(self, tokens: Tokens, s: Sighting, parties: Collection[int]) -> bool:
        """Whether a sentence says where people are: 'Ann Lee is in Stone, Bob Roy in Wells'."""
        return any(
            tokens.folded[n] in _IS
            and tokens.folded[n + 1] in _IN
            and tokens.capital[n - 1]
            and n - 1 not in parties
            for n in range(max(s.low + 1, s.start - _MEASURE), s.start - 1)
        )

    def polled(self, tokens: Tokens, s: Sighting) -> bool:
        """Whether a sentence that it opens counts votes: 'In Bath it topped 76 per cent'."""
        if s.start - 1 != s.low or tokens.folded[s.low] != "in":
            return False
        return any(
            tokens.text[k][0].isdigit() and tokens.phrase_after(k + 1, s.high, _SHARES, 2)
            for k in range(s.end, min(s.high - 1, s.end + _CLAUSE))
        )

    def _owns(self, tokens: Tokens, s: Sighting) -> bool:
        """Whether a seat's people follow with an 's: 'Bath's new MP'."""
        if s.end >= s.high or tokens.folded[s.end] != "'s":
            return False
        return any(
            tokens.phrase_after(i, s.high, self._owned) for i in range(s.end + 1, min(s.high, s.end + 4))
        )

    def _measured(self, tokens: Tokens, s: Sighting) -> bool:
        """Whether votes are counted in it: 'a majority of 1,200 in Bath', 'scraped in by 20 in Bath'."""
        i = s.start - 1
        k = i - 1
        while k > s.low and (tokens.folded[k] in self._measures or tokens.folded[k] in _UNITS):
            k -= 1
        if not tokens.number(k, s.low, s.high):
            return False
        said = range(max(s.low, i - _MEASURE), i)
        by = k > s.low and tokens.folded[k - 1] == "by"
        return any(
            tokens.folded[n] in self._measures or (by and tokens.folded[n] in self._victories) for n in said
        )

    def _won_for(self, tokens: Tokens, s: Sighting, parties: Collection[int]) -> bool:
        """Whether a party stands between a lead's words: 'a hold for Labour in Bath'."""
        i = s.start - 1
        k = i
        while k - 1 > s.low and (k - 1 in parties or tokens.folded[k - 1] in _TO_PARTY):
            k -= 1
        passed = any(n in parties for n in range(k, i))
        return passed and f"{tokens.folded[k - 1]} in" in self._leads

    def _stood(self, tokens: Tokens, s: Sighting, parties: Collection[int]) -> bool:
        """Whether a person's full name stands before 'in': 'the winners were Ann Lee (Lab) in Bath and …'."""
        k = s.start - 2
        if k > s.low and tokens.folded[k] == ")":
            opened = next((n for n in range(k, max(s.low, k - _BRACKET), -1) if tokens.folded[n] == "("), k)
            if not any(n in parties for n in range(opened, k)):
                return False
            k = opened - 1
        if k - 1 < s.low or not self._surname(tokens, k, parties):
            return False
        first = k - 1
        while first - 1 > s.low and tokens.text[first] == "-":
            first -= 2
        if not self._surname(tokens, first, parties):
            return False
        if self._whereabouts(tokens, s, parties):
            return False
        before = tokens.folded[first - 1] if first > s.low else ""
        after = tokens.folded[s.end] if s.end < s.high else ""
        return before not in self._reporters and after not in self._speech

    def _surname(self, tokens: Tokens, k: int, parties: Collection[int]) -> bool:
        return (
            tokens.capital[k]
            and tokens.text[k].isalpha()
            and k not in parties
            and tokens.folded[k] not in self._not_names
        )

    def _among_parties(self, tokens: Tokens, s: Sighting, parties: Collection[int]) -> bool:
        """Whether a party goes with it: 'In Bath, the Lib Dems', 'Bath went to the Lib Dems'."""
        opens = s.start > s.low and tokens.folded[s.start - 1] in _IN
        clause = opens and s.end < s.high and tokens.folded[s.end] == ","
        said = self.past_adverbs(tokens, s)
        if (
            s.start - 1 == s.low
            and opens
            and tokens.folded[s.end : s.end + 1] == ["the"]
            and s.end + 1 in parties
        ):
            return True  # 'In Bath the Lib Dems'
        if not clause and not tokens.phrase_after(said, s.high, self._predicates, 3):
            return False
        return any(k in parties for k in range(said + 1, min(s.high, said + _NEAR)))

    def past_adverbs(self, tokens: Tokens, s: Sighting) -> int:
        """The token after a name, and after what stands before its verb: 'Bath also fell', 'Bath, too, fell'."""
        k = s.end + (tokens.folded[s.end : s.end + 1] == [","])
        end = k
        while end < s.high and tokens.folded[end] in self._adverbs:
            end += 1
        if end == k:
            return s.end
        return end + (k > s.end and tokens.folded[end : end + 1] == [","])

    def _coloured(self, tokens: Tokens, s: Sighting) -> bool:
        """Whether it takes a party's colour: 'Bath has gone red'."""
        k = s.end
        if k < s.high and tokens.folded[k] == ",":  # 'Bath, never Labour before, went red'
            comma = next((n for n in range(k + 1, min(s.high, k + _ASIDE)) if tokens.folded[n] == ","), -1)
            k = comma + 1 if comma > 0 else k
        end = k
        while k < min(s.high, end + 3) and tokens.folded[k] in _AUXILIARY:
            k += 1
        if k + 1 >= s.high or tokens.folded[k] not in self._colour_verbs:
            return False
        return any(tokens.folded[n] in self._colours for n in range(k + 1, min(s.high, k + 3)))

    def _opens_on_votes(self, tokens: Tokens, s: Sighting) -> bool:
        """Whether it opens a sentence on what is counted: 'In Bath the majority', 'In Bath turnout'."""
        if s.start - 1 != s.low:
            return False
        k = s.end + (tokens.folded[s.end : s.end + 1] == [","])
        k += tokens.folded[k : k + 1] in (["the"], ["her"], ["his"], ["their"])
        return k < s.high and tokens.folded[k] in self._counted

    def _falls_alone(self, tokens: Tokens, s: Sighting) -> bool:
        """Whether its line says no more than that it is taken: 'Bath falls'."""
        return any(
            tokens.phrase_after(s.end, k, self._falls) and tokens.closes_line(k, s.high)
            for k in range(s.end + 1, min(s.high, s.end + 3) + 1)
        )

    def _told_of(self, tokens: Tokens, s: Sighting, parties: Collection[int]) -> bool:
        """Whether a clause about votes hangs on it: 'Bath, where 20 votes …', 'Bath, which was Labour'."""
        j = s.end + 1
        if j + 1 >= s.high or tokens.folded[s.end] not in _HALVES:
            return False
        if tokens.folded[j] == "which":
            return any(k in parties for k in range(j + 1, min(s.high, j + _NEAR)))
        if tokens.folded[j] not in ("where", "whose"):
            return False
        clause = range(j + 1, min(s.high, j + _CLAUSE))
        if any(tokens.folded[k] in self._untold for k in clause):
            return False
        return any(k in parties or tokens.folded[k] in self._told for k in clause)

    def _one_of(self, tokens: Tokens, s: Sighting) -> bool:
        """Whether it is one of the seats just counted: 'gained six seats, among them Bath'."""
        if not tokens.phrase_before(s.start, s.low, self._list_leads, 2):
            return False
        return any(
            tokens.folded[k] in self._list_nouns for k in range(max(s.low, s.start - _LISTED), s.start)
        )
