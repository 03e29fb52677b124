"""Clauses that make a capitalised phrase a contested unit: 'In Elm Park, Labour's Ann Lee held on with …'."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from hustings.pipeline.gazetteer.name_trie import Name
from hustings.pipeline.gazetteer.tokens import Tokens, phrases
from hustings.pipeline.gazetteer.unit_names import UnitNames

_CLAUSE = 16  # words of a clause that may tell of votes
_NEAR = 4  # tokens within which a party goes with a name
_AROUND = 25  # words on either side of 'Witney Central' that may speak of elections
_BEFORE_PLACES = frozenset({"at", "in", "for", "of", "from", "across"})
_GAINS = frozenset({"gain", "gains", "losses", "holds", "hands"})
_VOTES = frozenset({"vote", "votes", "majority"})
_TO_PARTY = frozenset({"from", "to", "for", "off"})
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "their", "sitting", "outgoing", "rival"})
_COMPASS_ENDS = frozenset({"north", "south", "east", "west", "central"})


class UnitClauses:
    """Looks at the clauses around phrases that may be names of units."""

    def __init__(self, vocabulary: Mapping[str, Any], names: UnitNames) -> None:
        """Take the words that rules look for.

        Args:
            vocabulary: `gazetteer.yaml`.
            names: Reads the names.
        """
        self._names = names
        self._measures = phrases(vocabulary["measures"])
        self._contest = phrases(vocabulary["unit_contest_words"])
        self._wider = phrases(vocabulary["wider_than_units"])
        self._untold = phrases(vocabulary["no_contest_words"])
        self._electoral = phrases(vocabulary["electoral"])
        self._verbs = phrases(vocabulary["seat_verbs"])
        self._predicates = phrases(vocabulary["seat_predicates"]) | phrases(vocabulary["colour_verbs"])
        self._colour_verbs = phrases(vocabulary["colour_verbs"])
        self._colours = phrases(vocabulary["colours"])
        self._told = self._colours | self._contest | _GAINS
        self._alone = phrases(vocabulary["unit_predicates"])
        self._stays = phrases(vocabulary["unit_stays"])
        self._places = phrases(vocabulary["compass_places"])
        self._days = phrases(vocabulary["days"])
        self.tails = phrases(vocabulary["place_tails"])
        self._bodies = phrases(vocabulary["small_institutions"]) | phrases(vocabulary["institutions"])
        self._counts = phrases(vocabulary["seat_counts"])
        self._falls = phrases(vocabulary["unit_falls"])
        self._called = phrases(vocabulary["unit_called"])
        self._several = phrases(vocabulary["units_predicates"])
        self._is = phrases(vocabulary["unit_is"])
        self._results = phrases(vocabulary["unit_results"])
        self._deeds = phrases(vocabulary["ward_deeds"])

    def before_where(self, tokens: Tokens, where: int, start: int, taken: Collection[int]) -> Name | None:
        """The name before ', where' and a clause about votes.

        Args:
            tokens: The text.
            where: The token 'where'.
            start: The first token it may reach back to.
            taken: Tokens that other names hold.
        """
        low, high = tokens.sentence(where)
        if not self._contested(tokens, where + 1, high):
            return None
        first = self._names.start(tokens, where - 1, max(low, start), taken)
        before = tokens.folded[first - 1] if first > low else ""
        if first >= where - 1 or before not in _BEFORE_PLACES | self._verbs | {
            "is",
            "was",
            "were",
            "on",
            "and",
        }:
            return None
        return self._names.name(tokens, first, where - 1, wide=True)

    def opening(
        self,
        tokens: Tokens,
        i: int,
        last: int,
        parties: Collection[int],
        *,
        wards: bool,
    ) -> Name | None:
        """The name in 'In Elm Park, Labour's Ann Lee held on': tokens `i` to `last`.

        Args:
            tokens: The text.
            i: First token of the name.
            last: Token after its last.
            parties: First tokens of parties.
            wards: Whether the text is about wards.
        """
        low, high = tokens.sentence(i)
        if i != low + 1 or tokens.folded[low] not in (("in", "at") if wards else ("in",)) or last >= high:
            return None
        if tokens.folded[last] != ",":
            led = last + 1 < high and tokens.folded[last] == "the" and last + 1 in parties
            return self._names.name(tokens, i, last, wide=True) if led else None
        after = range(last + 1, min(high, last + 1 + _NEAR))
        clause = range(last + 1, min(high, last + _CLAUSE))
        voted = not _VOTES.isdisjoint(tokens.folded[k] for k in clause)
        voted = voted and any(tokens.number(k, last, high) for k in clause)
        named = any(k in parties for k in after) or (voted and any(tokens.capital[k] for k in after))
        told = self._contested(tokens, last + 1, high)
        if wards and not told:
            unheard = self._names.unheard(tokens, i, last) and not self._names.known(tokens, i, last)
            told = unheard and any(tokens.folded[k] in self._deeds for k in clause)
        if not named or not told:
            return None
        return self._names.name(tokens, i, last, wide=True)

    def carried(self, tokens: Tokens, last: int, high: int, parties: Collection[int]) -> bool:
        """Whether what follows a name makes it what was won: 'from the Tories', 'by 40 votes'."""
        last = self._past_adverbs(tokens, last, high)
        if last >= high:
            return False
        word = tokens.folded[last]
        if word in _TO_PARTY:
            k = last + 1
            while k < high and tokens.folded[k] in _DETERMINERS:
                k += 1
            return k in parties
        return (
            word in ("by", "with")
            and tokens.number(last + 1, last, high)
            and any(tokens.folded[k] in self._measures for k in range(last + 2, min(high, last + 5)))
        )

    def _past_adverbs(self, tokens: Tokens, k: int, high: int) -> int:
        """The token after 'back' and 'on Thursday'."""
        while k < high and (tokens.folded[k] == "back" or tokens.folded[k] in self._days):
            k += 1
        if k + 1 < high and tokens.folded[k] == "on" and tokens.folded[k + 1] in self._days:
            k += 2
        return k

    def compass_named(
        self, tokens: Tokens, i: int, start: int, taken: Collection[int], parties: Collection[int]
    ) -> Name | None:
        """The name that a compass word ends in a sentence about elections: 'in Witney Central'."""
        low, high = tokens.sentence(i)
        follows = i + 1 < high and tokens.capital[i + 1] and i + 1 not in taken
        if follows or i in taken or tokens.folded[i] not in self.tails | _COMPASS_ENDS:
            return None
        if tokens.folded[i] not in _COMPASS_ENDS and tokens.phrase_after(i + 1, high, self._bodies, 1):
            return None  # 'Elm Park school'
        first = self._names.start(tokens, i + 1, max(low, start), taken)
        if first >= i or tokens.folded[i - 1] in self._places or not tokens.text[i - 1][-1].isalpha():
            return None
        before = tokens.folded[first - 1] if first > low else ""
        placed = before in _BEFORE_PLACES or before in self._verbs
        opens = first <= low + 1 and tokens.phrase_after(i + 1, high, self._predicates, 2)
        around = range(max(low, first - _AROUND), min(high, i + _AROUND))
        if not (placed or opens) or not any(
            k in parties or tokens.folded[k] in self._electoral for k in around
        ):
            return None
        if self._names.person(tokens.folded[first:i]) or tokens.folded[first] in self._names.given:
            return None
        return self._names.name(tokens, first, i + 1, wide=True)

    def opener(
        self,
        tokens: Tokens,
        i: int,
        end: int,
        taken: Collection[int],
        parties: Collection[int],
        *,
        wards: bool,
    ) -> Name | None:
        """The name that opens a sentence with what is said of units alone: 'Elm Park is on a knife edge'.

        Args:
            tokens: The text.
            i: The sentence's first token.
            end: The token it may not reach.
            taken: Tokens that other names hold.
            parties: First tokens of parties.
            wards: Whether the text is about wards, so that one word may be one.
        """
        _, high = tokens.sentence(i)
        high = min(high, end)
        last = self._names.end(tokens, i, high, taken)
        if last in taken or last >= high:
            return None
        if self._elects(tokens, last, high) or self._to_party(tokens, i, last, parties):
            return self._names.name(tokens, i, last, wide=True, placed=True)
        called = tokens.phrase_after(last, high, self._called, 3)
        if called and last + 3 < high and any(k in parties for k in (last + 3, last + 4)):
            return self._names.name(tokens, i, last, wide=True)
        single = last == i + 1
        if last <= i or (single and not (wards and self._names.unheard(tokens, i, last, shouted=True))):
            return None  # one word is any word: 'Nobody was held by …'
        if self._coloured(tokens, last, high) or (wards and self._party_result(tokens, last, high, parties)):
            return self._names.name(tokens, i, last, wide=True)
        said = tokens.phrase_after(last, high, self._alone)
        stays = tokens.folded[last] in self._stays or (
            tokens.folded[i] in self._names.compass and tokens.phrase_after(last, high, self._predicates, 3)
        )
        stays = stays or tokens.phrase_after(last, high, self._falls, 4)
        by_party = stays and any(k in parties for k in range(last + 1, min(high, last + _NEAR + 1)))
        return self._names.name(tokens, i, last, wide=True) if said or by_party else None

    def _party_result(self, tokens: Tokens, last: int, high: int, parties: Collection[int]) -> bool:
        """Whether a party's result follows: 'Elm Park was a Green gain'."""
        if tokens.folded[last] not in self._is or tokens.folded[last + 1 : last + 2] != ["a"]:
            return False
        near = range(last + 2, min(high, last + 2 + _NEAR))
        return any(k in parties for k in near) and any(tokens.folded[k] in self._results for k in near)

    def listed(
        self, tokens: Tokens, i: int, end: int, taken: Collection[int], parties: Collection[int]
    ) -> Sequence[Name | None]:
        """The names of a list that opens a sentence about wards: 'Elm Park, Oak Hill and Moor End all turned red'.

        Args:
            tokens: The text.
            i: The sentence's first token.
            end: The token it may not reach.
            taken: Tokens that other names hold.
            parties: First tokens of parties.
        """
        _, high = tokens.sentence(i)
        high = min(high, end)
        names: list[Name | None] = []
        k = i
        while k < high:
            last = k
            while last < high and last in taken:
                last += 1
            if last == k:
                last = self._names.end(tokens, k, high, taken, joined=False)
                if last == k or not self._names.unheard(tokens, k, last):
                    return ()
                names.append(self._names.name(tokens, k, last, wide=True))
                if names[-1] is None:
                    return ()
            k = last
            if k < high and tokens.folded[k] in (",", "and"):
                k += 1 + (tokens.folded[k : k + 2] == [",", "and"])
                continue
            break
        if not names or "and" not in tokens.folded[i:k] or not tokens.phrase_after(k, high, self._several, 2):
            return ()
        told = range(k, min(high, k + _CLAUSE))
        electoral = any(n in parties or tokens.folded[n] in self._told for n in told)
        return names if electoral else ()

    def _coloured(self, tokens: Tokens, last: int, high: int) -> bool:
        """Whether a colour follows that a seat takes: 'Elm Park stays blue', 'Elm Park turned red'."""
        after = last + 1 + (tokens.folded[last + 1 : last + 2] == ["very"])
        return (
            after < high
            and tokens.folded[last] in self._colour_verbs
            and tokens.folded[after] in self._colours
            and (after + 1 >= high or not tokens.capital[after + 1])
        )

    def subjects(
        self, tokens: Tokens, i: int, end: int, taken: Collection[int], parties: Collection[int]
    ) -> Sequence[Name | None]:
        """The names that open a clause: '; Elm Park fell to the Greens', 'X and Y both did'.

        Args:
            tokens: The text.
            i: The clause's first token.
            end: The token it may not reach.
            taken: Tokens that other names hold.
            parties: First tokens of parties.
        """
        _, high = tokens.sentence(i)
        high = min(high, end)
        last = self._names.end(tokens, i, high, taken)
        if not i + 1 < last < high or last in taken or not tokens.phrase_after(last, high, self._falls, 4):
            return ()
        if not any(k in parties for k in range(last + 1, min(high, last + _NEAR + 1))):
            return ()
        joint = next((k for k in range(i, last) if tokens.folded[k] == "and"), last)
        if joint == last or tokens.folded[last] not in ("both", "all"):
            return (self._names.name(tokens, i, last, wide=True),)
        return (
            self._names.name(tokens, i, joint, wide=True),
            self._names.name(tokens, joint + 1, last, wide=True),
        )

    def _elects(self, tokens: Tokens, last: int, high: int) -> bool:
        """Whether it is said how many are to be elected: 'Elm Park, two seats', 'ELM PARK (Angus, elects 3)'."""
        words = tokens.folded[last : min(high, last + _NEAR + 2)]
        if words[:1] in ([","], ["("]) and words[2:3] in (["seat"], ["seats"]):
            return (words[1].isdigit() and len(words[1]) == 1) or words[1] in self._counts
        return words[:1] == ["("] and "elects" in words

    def _to_party(self, tokens: Tokens, i: int, last: int, parties: Collection[int]) -> bool:
        """Whether a heading gives it to a party: 'Elm Park to the Greens'."""
        if tokens.role(i) != "heading" or tokens.folded[last] != "to" or last <= i:
            return False
        return last + 1 in parties or (tokens.folded[last + 1] == "the" and last + 2 in parties)

    def numbered(self, tokens: Tokens, i: int, end: int, taken: Collection[int]) -> Name | None:
        """The name after a ward's number: 'WARD 3, ELM PARK'."""
        if tokens.folded[i - 1] not in (",", ":", "–", "-") or not tokens.text[i - 2].isdigit():
            return None
        if tokens.folded[i - 3] not in ("ward", "division"):
            return None
        return self._names.name(tokens, i, self._names.end(tokens, i, end, taken), wide=True)

    def _contested(self, tokens: Tokens, start: int, high: int) -> bool:
        """Whether a clause tells of the contest for one unit: of votes, or of one who beat another."""
        clause = tokens.folded[start : min(high, start + _CLAUSE)]
        if not self._wider.isdisjoint(clause) or not self._untold.isdisjoint(clause):
            return False
        return not self._contest.isdisjoint(clause)
