"""Where a clause ends, by its punctuation, its conjunctions and the verbs that follow them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from spacy.tokens import Doc

LONGEST = 150  # words that a cue reaches over at most, so that time stays linear
_LOOK = 6  # words after 'and' in which a clause of its own shows its verb
_QUOTED = 8  # words before a cue in which a single mark may have opened
_ASIDE = 10  # words that a parenthesis straight after a cue may have


class Row:
    """The words of a Doc as keys, with what is needed to tell clauses apart.

    Attributes:
        keys: The hash of each word in lower case.
        entity: For each word whether it belongs to a name.
    """

    def __init__(self, doc: Doc) -> None:
        """Read the Doc."""
        layout: Any = doc.to_array(["LOWER", "ENT_TYPE", "SENT_START"])
        self.keys: list[int] = layout[:, 0].tolist()
        self.entity: list[int] = layout[:, 1].tolist()
        self._begins: list[bool] = (layout[:, 2] == 1).tolist()
        self._doc = doc

    def sentences(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The sentences of a segment as first token and token after the last."""
        first = start
        for i in range(start + 1, end):
            if self._begins[i]:
                yield first, i
                first = i
        yield first, end

    def capital(self, i: int) -> bool:
        """Whether a word begins with a capital letter."""
        return self._doc[i].text[:1].isupper()

    def adverb(self, i: int) -> bool:
        """Whether a word looks like an adverb."""
        return self._doc[i].text.endswith("ly")

    def spaced(self, i: int) -> bool:
        """Whether a word stands between spaces: a dash, not a hyphen."""
        return i > 0 and bool(self._doc[i - 1].whitespace_) and bool(self._doc[i].whitespace_)


class Clauses:
    """The boundaries of clauses, from the word lists of `qualifiers.yaml`."""

    def __init__(self, rules: Mapping[str, Any], key: Callable[[str], int]) -> None:
        """Turn the word lists into keys.

        Args:
            rules: `qualifiers.yaml`.
            key: Gives a lower-case word its key.
        """

        def keys(words: Sequence[str]) -> frozenset[int]:
            return frozenset(key(word) for word in words)

        self.stops = keys([*'.!?…,;:()"–', "...", "[", "]"])
        self.comma = key(",")
        self.question = key("?")
        self.closing = keys(['"', "'", "''", ")", "!"])
        self.to = key("to")
        self.headed = keys([":", "–", "-"])
        self._apostrophe = key("'")
        self._hard = keys([";", ":", '"', "(", ")", "[", "]", ".", "!", "?", "…", "..."])
        self._sentence_breaks = keys([";", "but", "although", "though", "while", "whilst", "whereas"])
        self._dashes = keys(["–", "-"])
        self._relatives = keys(rules["relatives"])
        self._joins = keys(["and", "or"])
        self._breaks = {key(word): keys(rules["not_breaks"].get(word, ())) for word in rules["breaks"]}
        self._finite = keys(rules["finite"])
        self._subjects = keys(rules["determiners"])
        self.infinitives = keys(rules["infinitives"])
        self.inverted = keys(rules["inverted"])
        self.none = keys(rules["none"])
        self._auxiliaries = {use: keys(words) for use, words in rules["auxiliaries"].items()}
        self._pronouns = keys(rules["pronouns"])
        self.factive = keys(rules["factive"])
        self.openers = keys(rules["openers"])
        self.modals = keys(rules["modals"])
        self._asks = keys(rules["asks"])

    def breaks(self, row: Row, i: int) -> bool:
        """Whether a clause ends before word `i`, whatever comes before."""
        key = row.keys[i]
        if key in self._hard:
            return True
        if key in self._dashes:
            return row.spaced(i)
        unless = self._breaks.get(key)
        return unless is not None and (i + 1 >= len(row.keys) or row.keys[i + 1] not in unless)

    def inversion(self, row: Row, i: int, first: int, last: int) -> bool:
        """Whether word `i` begins a condition before its subject: 'Had Labour won, …'."""
        if row.keys[i] not in self.inverted or i + 2 >= last:
            return False
        if i == first:
            return bool(row.entity[i + 1]) or row.keys[i + 1] in self._subjects
        begins = row.keys[i - 1] == self.comma or self.breaks(row, i - 1)
        return begins and row.keys[i + 1] in self._pronouns

    def auxiliary(self, row: Row, cue: int, first: int, modality: str) -> int:
        """Where a cue's verb begins: at the auxiliary before it ('was needed', 'had not been'), else at the cue.

        Args:
            row: The words.
            cue: The first word of the cue.
            first: The first word of the sentence.
            modality: What the cue says.
        """
        before = row.keys[cue - 1] if cue > first else 0
        joins = before in self._auxiliaries["negation"]
        return cue - 1 if joins or (modality != "negated" and before in self._auxiliaries["other"]) else cue

    def end(self, row: Row, cue: int, limit: int) -> int:
        """The end of the clause that a cue is in.

        Args:
            row: The words.
            cue: The index after the cue's last word.
            limit: The end of the sentence.
        """
        i = cue
        limit = min(limit, cue + LONGEST)
        if i < limit and row.keys[i] == self.comma:  # 'could, if the polls are right, win'
            i = next((n + 1 for n in range(i + 1, min(limit, i + _ASIDE)) if row.keys[n] == self.comma), cue)
        quoted = self._apostrophe in row.keys[max(0, cue - _QUOTED) : cue]
        while i < limit:
            key = row.keys[i]
            if quoted and key == self._apostrophe:
                return i
            if key == self.comma:
                if not self._lists_on(row, i, limit):
                    return i
            elif key in self._joins:
                if self._new_clause(row, i + 1, limit):
                    return i
            elif self.breaks(row, i):
                return i
            i += 1
        return limit

    def _lists_on(self, row: Row, comma: int, limit: int) -> bool:
        """Whether a comma stands in a list of names: 'could lose Derby, Bolsover and Gedling'."""
        if comma + 1 >= limit or not row.entity[comma - 1]:
            return False
        following = comma + 1
        if row.keys[following] in self._joins:
            return not self._new_clause(row, following + 1, limit)
        return bool(row.entity[following]) and not self._verb_after_names(row, following, limit)

    def _verb_after_names(self, row: Row, i: int, limit: int) -> bool:
        while i < limit and row.entity[i]:
            i += 1
        return i < limit and row.keys[i] in self._finite

    def _new_clause(self, row: Row, i: int, limit: int) -> bool:
        """Whether what follows 'and' has a subject or a finite verb of its own."""
        if i >= limit:
            return False
        if row.keys[i] in self._finite:
            return True
        if not (row.entity[i] or row.keys[i] in self._subjects or row.capital(i)):
            return i + 1 < limit and row.adverb(i) and row.keys[i + 1] in self._finite
        for n in range(i, min(limit, i + _LOOK)):
            if row.keys[n] in self.stops:
                return False
            if row.keys[n] in self._finite:
                return True
        return False

    def around(self, row: Row, start: int, end: int, first: int, last: int) -> tuple[int, int]:
        """The stretch of a sentence that a report covers: what follows it, and what it closes, up to a 'but'.

        Args:
            row: The words.
            start: The first word of the cue.
            end: The index after its last.
            first: The first word of the sentence.
            last: The index after its last.
        """
        first, last = max(first, start - LONGEST), min(last, end + LONGEST)
        closes = end >= last or row.keys[end] in self.stops
        related = not self._relatives.isdisjoint(row.keys[max(first, start - 2) : start])
        while closes and not related and start > first and row.keys[start - 1] not in self._sentence_breaks:
            start -= 1
        i = end
        while i < last and row.keys[i] not in self._sentence_breaks:
            if row.keys[i] in self._joins and self._new_clause(row, i + 1, last):
                break
            i += 1
        return start, i

    def question_start(self, row: Row, first: int, last: int) -> int:
        """Where the question begins in a sentence that ends with a question mark."""
        for i in range(last - 2, first, -1):
            key = row.keys[i - 1]
            if key in self._hard or (key in self._dashes and row.spaced(i - 1)):
                return i
            if key == self.comma and row.keys[i] in self._asks:
                return i
        return first
