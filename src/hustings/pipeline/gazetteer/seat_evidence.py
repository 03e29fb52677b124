"""Signs in the words around a place's name that it is the seat, or a town, a person or an institution."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from hustings.pipeline.gazetteer.place_clauses import PlaceClauses
from hustings.pipeline.gazetteer.seat_clauses import SeatClauses, victories
from hustings.pipeline.gazetteer.seat_lines import SeatLines
from hustings.pipeline.gazetteer.sightings import Sighting
from hustings.pipeline.gazetteer.tokens import Tokens, phrases

_WINDOW = 50  # tokens of its sentence on either side, so that time stays linear in an endless one
_MARKS = frozenset({":", "–", "-", "|"})
_FILLERS = 5  # words between a verb and the name: 'held on to his Labour-held'
_LABEL = 4  # tokens of 'FACT BOX:' before a name
_ROW = 10  # tokens after 'Bath:' that may speak of the result
_DATELINE = 6  # tokens of a dateline after the place
_HEADED = 28  # tokens after a heading that may name a party
_PARTS = frozenset({"ward", "division"})
_NO_VERBS = frozenset({"and", "or", "of", "in", "on", "to", "for", "with", "the", "at", "by", "from"})


class SeatEvidence:
    """Looks at the words around places' names."""

    def __init__(
        self,
        vocabulary: Mapping[str, Any],
        given_names: Collection[str],
        candidates: Collection[str],
        councils: Collection[str],
    ) -> None:
        """Take the words that rules look for.

        Args:
            vocabulary: `gazetteer.yaml`.
            given_names: First names of people, folded.
            candidates: Those of them that candidates have had; the others may be places first.
            councils: Names of councils, folded.
        """
        self._leads = phrases(vocabulary["seat_leads"]) | victories(vocabulary)
        self._takers = phrases(vocabulary["seat_takers"])
        self._verbs = phrases(vocabulary["seat_verbs"])
        self._fillers = phrases(vocabulary["fillers"])
        self._stops = phrases(vocabulary["filler_stops"])
        self._followers = phrases(vocabulary["seat_followers"])
        self._council_leads = phrases(vocabulary["council_leads"])
        self._council_results = phrases(vocabulary["council_results"])
        self._council_followers = phrases(vocabulary["council_followers"])
        self._measures = phrases(vocabulary["measures"])
        self._electoral = phrases(vocabulary["electoral"])
        self._results = phrases(vocabulary["results"])
        self._institutions = phrases(vocabulary["institutions"])
        self._small_institutions = phrases(vocabulary["small_institutions"])
        self._institution_leads = phrases(vocabulary["institution_leads"])
        self._place_leads = phrases(vocabulary["place_leads"])
        self._compass_nouns = phrases(vocabulary["compass_nouns"])
        self._compass = phrases(vocabulary["compass"])
        self._titles = phrases(vocabulary["titles"])
        self._loose = phrases(vocabulary["loose_capitals"])
        self._not_names = phrases(vocabulary["not_names"])
        self._given = frozenset(given_names) - self._loose - self._not_names
        self._before_surnames = frozenset(candidates) - self._loose - self._not_names
        self._clauses = SeatClauses(vocabulary, self._leads, self._institutions)
        self._lines = SeatLines(vocabulary)
        self._places = PlaceClauses(vocabulary)
        self._tails = phrases(vocabulary["place_tails"])
        self._councils, self._on_council = frozenset(councils), phrases(vocabulary["council_seats"])
        self._no_prefix = self._loose | self._not_names
        self._no_suffix = self._not_names | self._followers | self._given | self._results

    def measured(self, tokens: Tokens) -> bool:
        """Whether a text speaks of what is measured in seats: turnout, majorities, swings."""
        return not self._measures.isdisjoint(tokens.folded)

    def person(self, tokens: Tokens, s: Sighting) -> bool:
        """Whether the name is a person's: 'Peter Bedford', 'Mr Stone', 'Gordon Brown'."""
        i = s.start - 1
        if (
            i >= s.low
            and tokens.capital[i]
            and (tokens.folded[i] in self._titles or tokens.folded[i] in self._given)
        ):
            return True
        j = s.end
        follows = j < s.high and tokens.capital[j] and tokens.text[j].isalpha()
        return (
            follows
            and s.name in self._before_surnames
            and tokens.folded[j] not in self._not_names
            and tokens.folded[j] not in self._followers
        )

    def institution(self, tokens: Tokens, s: Sighting) -> bool:
        """Whether the name is part of an institution's: 'Lincoln Cathedral', 'University of Bath'."""
        i, j = s.start, s.end
        if tokens.phrase_after(j, s.high, self._council_followers):
            return False  # 'the Essex police and crime commissioner'
        if i - 1 > s.low and tokens.capital[i - 1] and tokens.folded[i - 1] == "new":
            return True  # 'New York'
        if j < s.high:
            word = tokens.folded[j]
            if word in self._institutions and tokens.capital[j] and not tokens.text[j].isupper():
                return True
            if word in self._small_institutions and not tokens.capital[j]:
                return True
            if word == "seats" and s.standing in ("council", "territory"):
                return True  # of several seats: 'the three Leicester seats'
            if word == "(" and tokens.folded[j + 2 : j + 3] == ["seats"] and tokens.text[j + 1][1:].isdigit():
                return True  # 'North Devon (42 seats)' is a chamber
            if word == "-" and j + 1 < s.high:
                second = tokens.folded[j + 1 : j + 3]
                # 'Stratford-on-Avon', but 'Gedling - by 27 votes'.
                if second[0] in ("born", "based") or (second[0] in ("on", "by") and second[1:] == ["-"]):
                    return True
            if s.standing == "only" and tokens.capital[j] and word in self._compass_nouns:
                return tokens.folded[j - 1] in self._compass
        part = i - 2 > s.low and tokens.folded[i - 1] == "of" and tokens.folded[i - 2] in _PARTS
        if part and tokens.capital[i - 3] and s.standing != "only":
            return True  # 'the Elm Park ward of Rotherham'
        return (
            i > s.low
            and (tokens.capital[i - 1] or tokens.folded[i - 1] in ("of", "near", "outside"))
            and tokens.phrase_before(i, s.low, self._institution_leads, 3)
        )

    def other_unit(self, tokens: Tokens, s: Sighting) -> bool:
        """Whether a compass word makes it another unit, one that no list holds: 'Halifax West'."""
        if s.standing == "only":
            return False
        i, j = s.start - 1, s.end
        compass = self._compass - {"and"}
        before = i >= s.low and tokens.capital[i] and tokens.folded[i] in compass
        return before or (j < s.high and tokens.capital[j] and tokens.folded[j] in compass)

    def longer_place(self, tokens: Tokens, s: Sighting) -> bool:
        """Whether the last word of a place's name follows: 'elected in Hackney Downs'."""
        if s.end >= s.high or not tokens.capital[s.end] or self._shouted(tokens, s):
            return False
        return tokens.folded[s.end] in self._tails and not self._before_a_name(tokens, s)

    def longer_name(self, tokens: Tokens, s: Sighting, parties: Collection[int]) -> bool:
        """Whether other capitalised words go with it ('Mansfield Woodhouse'); title case tells nothing."""
        if self._shouted(tokens, s):
            return False
        i, j = s.start - 1, s.end
        if self._before_a_name(tokens, s):
            return False
        for k in (i, j):
            named = (
                s.low <= k < s.high and tokens.capital[k] and tokens.text[k].isalpha() and k not in parties
            )
            if named and tokens.folded[k] not in (self._no_prefix if k == i else self._no_suffix):
                return True
        return False

    def _before_a_name(self, tokens: Tokens, s: Sighting) -> bool:
        """Whether a person's name follows on it at a sentence's start: 'In Bath Ann Lee survived'."""
        k = s.end
        leads = s.start - 1 == s.low and tokens.folded[s.low] in ("in", "at")
        if not leads or k + 2 >= s.high or not (tokens.capital[k] and tokens.capital[k + 1]):
            return False
        return tokens.folded[k] in self._given or (
            tokens.text[k + 2].islower() and tokens.folded[k + 2] not in _NO_VERBS
        )

    def placed(self, tokens: Tokens, start: int, end: int, *, counted: bool) -> bool:
        """Whether the clause around a name means the place: 'every seat in Derby', 'the count in Derby is at'.

        Args:
            tokens: The text.
            start: First token of the name.
            end: The token after its last.
            counted: Whether seats that are counted in it make it one.
        """
        return self._places.say(tokens, start, end, counted=counted)

    def weigh(self, tokens: Tokens, s: Sighting, parties: Collection[int]) -> None:
        """Note what speaks for and against a sighting.

        Args:
            tokens: The text.
            s: The sighting; its marks are set.
            parties: Tokens that parties' names hold.
        """
        folded = tokens.folded
        start = self._skip(tokens, s, parties)
        leads = self._leads if s.full else self._council_leads
        followers = self._followers if s.full else self._council_followers
        window = range(max(s.low, s.start - _WINDOW), min(s.high, s.end + _WINDOW))
        s.weak = any(folded[i] in self._electoral or i in parties for i in window if not s.start <= i < s.end)
        s.weak = s.weak or self._clauses.polled(tokens, s)
        s.strong = (
            tokens.phrase_before(s.start, s.low, leads)
            or (start < s.start and tokens.phrase_before(start, s.low, leads))
            or tokens.phrase_after(s.end, s.high, followers)
            or (s.full and tokens.phrase_after(self._clauses.past_adverbs(tokens, s), s.high, followers))
            or self._row(tokens, s, parties)
            or (s.weak and self._before_a_name(tokens, s))
            or (s.full and self._clauses.say(tokens, s, parties))
            or (s.full and self._lines.say(tokens, s, parties))
        )
        s.taken = s.standing != "territory" and (
            (start > s.low and folded[start - 1] in self._verbs)
            or tokens.phrase_before(s.start, s.low, self._takers, 3)
        )
        s.local = (
            tokens.phrase_before(s.start, s.low, self._place_leads, 3)
            or self._clauses.aside(tokens, s, parties)
            or self._dateline(tokens, s)
            or self._association(tokens, s, parties)
        )
        labelled = s.start > s.low and folded[s.start - 1] == ":" and s.start - s.low <= _LABEL
        s.alone = tokens.closes_line(s.end, s.high) and (labelled or tokens.opens_line(s.start, s.low))
        s.leads = self._lines.heads(tokens, s)
        s.opens = self._opens(tokens, s, parties)
        s.headed = s.alone and any(k in parties for k in range(s.end, s.end + _HEADED))
        sits = s.name in self._councils and tokens.phrase_before(s.start, s.low, self._on_council, 2)
        if sits or self._places.say(tokens, s.start, s.end, seat=s.standing in ("only", "place")):
            s.strong, s.taken, s.local = False, False, True

    def _opens(self, tokens: Tokens, s: Sighting, parties: Collection[int]) -> bool:
        """Whether it is the subject of a sentence in a passage about elections: 'Rothesay stays put. The Tories …'."""
        if not tokens.opens_sentence(s.start) or s.end + 1 >= s.high:
            return False
        word = tokens.text[s.end]
        if not (word.islower() and word.isalpha()) or tokens.folded[s.end] in _NO_VERBS:
            return False
        near = range(s.end, min(len(tokens.text), s.end + _HEADED))
        return any(k in parties or tokens.folded[k] in self._electoral for k in near)

    def _skip(self, tokens: Tokens, s: Sighting, parties: Collection[int]) -> int:
        """Where the words between a verb and the name begin: 'lost [her Labour-held] Bath'."""
        folded = tokens.folded
        i = s.start
        while i > max(s.low, s.start - _FILLERS) and (folded[i - 1] in self._fillers or i - 1 in parties):
            compound = i - 1 > s.low and folded[i - 2] == "-"
            if folded[i - 1] in self._verbs and not compound:
                break
            i -= 1
        rally = i < s.start and folded[i] in self._stops and not self._phrasal(tokens, i, s)
        return s.start if rally else i

    def _phrasal(self, tokens: Tokens, i: int, s: Sighting) -> bool:
        """Whether a small word belongs to the verb before it: 'hold on to', 'took back'."""
        return i > s.low and tokens.folded[i] != "in" and tokens.folded[i - 1] in self._verbs

    def _row(self, tokens: Tokens, s: Sighting, parties: Collection[int]) -> bool:
        """Whether a party's result stands beside it: 'Bath: Lab hold', 'Bath (Lab)', 'Labour hold: Bath'."""
        if s.standing == "territory":
            return False
        folded, before, after = tokens.folded, s.start - 3, s.end + 1
        if before >= s.low and before in parties and folded[before + 1] in self._results:
            return folded[before + 2] in _MARKS
        if s.end in parties:
            return s.full and not self._association(tokens, s, parties)
        if after >= s.high:
            return False
        mark = folded[s.end]
        if mark == ":" and tokens.opens_line(s.start, s.low) and self._told_on_line(tokens, s, parties):
            return True
        controlled = tokens.phrase_after(after, s.high, self._council_results)
        if after not in parties and folded[after] not in self._results and not controlled:
            return False
        return mark in _MARKS or mark == "(" or (mark == "," and tokens.opens_line(s.start, s.low))

    def _association(self, tokens: Tokens, s: Sighting, parties: Collection[int]) -> bool:
        """Whether a party's people there are meant: 'a chairman of the Harwich Conservatives'."""
        led = s.start > s.low and tokens.folded[s.start - 1] == "the"
        return led and s.end in parties and tokens.text[s.end].endswith("s")

    def _dateline(self, tokens: Tokens, s: Sighting) -> bool:
        """Whether it opens copy as the place it was filed from: 'BATH, Friday –'."""
        if not tokens.text[s.start].isupper() or not tokens.opens_line(s.start, s.low):
            return False
        marked = tokens.folded[s.end : min(s.high, s.end + _DATELINE)]
        return marked[:1] in ([","], ["("], ["–"]) and "–" in marked

    def _told_on_line(self, tokens: Tokens, s: Sighting, parties: Collection[int]) -> bool:
        """Whether what follows a name at the head of a line speaks of elections: 'Bath: third count under way'."""
        said = range(s.end + 1, min(s.high, s.end + _ROW))
        return any(k in parties or tokens.folded[k] in self._electoral for k in said)

    def _shouted(self, tokens: Tokens, s: Sighting) -> bool:
        """Whether the sentence is set in capitals or title case, so that capitals tell nothing."""
        words = [
            i
            for i in range(s.low, min(s.high, s.low + 30))
            if tokens.text[i].isalpha() and len(tokens.text[i]) > 3
        ]
        outside = [i for i in words if not s.start <= i < s.end]
        return len(outside) > 2 and sum(tokens.capital[i] for i in outside) >= 0.8 * len(outside)
