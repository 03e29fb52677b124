"""Words under a modality other than asserted: what is forecast, supposed or denied."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, cast

from spacy.language import Language
from spacy.tokens import Doc

from hustings.pipeline.document import segments
from hustings.pipeline.layers import QualifierLayer
from hustings.pipeline.qualifiers.clauses import LONGEST, Clauses, Row
from hustings.pipeline.qualifiers.cues import Cues, Family
from hustings.rules import data

_SILENT = frozenset({"boilerplate", "time", "byline", "caption", "board"})

_TITLE = 3  # words that a report's title may have before its noun: 'BBC Scotland exit poll: …'

Found = tuple[
    int, int, Literal["forecast", "hypothetical", "negated"], int, int
]  # start, end, modality, the cue's words


class Qualifiers:
    """The component `hustings_qualifiers`."""

    def __init__(self, nlp: Language, rules: dict[str, Any]) -> None:
        """Index the rules by the keys of the pipeline's words.

        Args:
            nlp: The pipeline.
            rules: `qualifiers.yaml`.
        """
        key = cast("Any", nlp.vocab.strings).add
        self._clauses = Clauses(rules, key)
        self._cues = Cues(rules["families"], key, self._clauses.stops)

    def __call__(self, doc: Doc) -> Doc:
        """Fill `doc._.qualifiers`."""
        row = Row(doc)
        found: list[Found] = []
        for start, end, role, _ in segments(doc):
            if role not in _SILENT:
                for first, last in row.sentences(start, end):
                    found += self._sentence(row, first, last)
        covered = {"forecast": 0, "hypothetical": 0, "negated": 0}
        layers: list[QualifierLayer] = []
        for start, end, modality, cue, cue_end in sorted(found, key=lambda f: (f[0], -f[1])):
            if end > covered[modality]:
                covered[modality] = end
                layers.append(
                    QualifierLayer(start=start, end=end, modality=modality, cue=doc[cue:cue_end].text)
                )
        doc._.qualifiers = layers
        return doc

    def _sentence(self, row: Row, first: int, last: int) -> Iterator[Found]:
        question = self._question(row, first, last)
        if question:
            yield question
        if infinitive := self._infinitive(row, first, last):
            yield infinitive
        i = first
        starts = self._cues.root.next
        keys = row.keys
        free = first  # an asserted clause takes in the cues up to here
        while i < last:
            if (keys[i] not in starts and keys[i] not in self._clauses.inverted) or row.entity[i]:
                i += 1
                continue
            if self._clauses.inversion(row, i, first, last):
                yield i, self._clauses.end(row, i + 1, last), "hypothetical", i, i + 1
            if keys[i] in self._clauses.none and i + 1 < last and row.entity[i + 1]:
                yield i, self._clauses.end(row, i + 1, last), "negated", i, i + 1
            match = self._cues.match(keys, i, last)
            if (
                match is None
                or (match[1].lower and row.capital(i))
                or (i > first and keys[i - 1] in match[1].not_after)
            ):
                i += 1
                continue
            end, family = match
            if family.modality == "asserted" or not family.unless_later.isdisjoint(
                keys[end : min(last, end + LONGEST)]
            ):
                i = end
                if family.scope == "clause":
                    free = self._clauses.end(row, end, last)
                continue
            if i >= free and (scope := self._scope(row, family, i, end, first, last)):
                yield (*scope, cast("Any", family.modality), i, end)
            i += 1

    def _scope(
        self, row: Row, family: Family, start: int, end: int, first: int, last: int
    ) -> tuple[int, int] | None:
        """What a cue covers."""
        if family.scope == "clause":
            return self._clauses.auxiliary(row, start, first, family.modality), self._clauses.end(
                row, end, last
            )
        if family.scope == "sentence":
            return self._clauses.around(row, start, end, first, last)
        return self._tail(row, start, end, first, last)

    def _tail(self, row: Row, start: int, end: int, first: int, last: int) -> tuple[int, int] | None:
        """The sentence before a cue that closes it ('… - poll'), or after one that opens it ('Poll: …')."""
        closes = last - end <= LONGEST and all(self._clauses.breaks(row, i) for i in range(end, last))
        if (
            closes
            and start > first
            and (self._clauses.breaks(row, start - 1) or row.keys[start - 1] == self._clauses.comma)
        ):
            return first, end
        opens = start - first <= _TITLE and end < last and row.keys[end] in self._clauses.headed
        return (first, last) if opens else None

    def _question(self, row: Row, first: int, last: int) -> Found | None:
        """A sentence that ends by asking, unless it asks how or why a thing came about."""
        end = last
        while end > first and row.keys[end - 1] in self._clauses.closing:
            end -= 1
        if end <= first or row.keys[end - 1] != self._clauses.question:
            return None
        start = self._clauses.question_start(row, first, end)
        match = self._cues.match(row.keys, start, end)
        if match and match[1].modality == "asserted" and match[1].scope == "clause":
            return None
        first_word = next((i for i in range(start, end) if row.keys[i] not in self._clauses.openers), start)
        words = row.keys[first_word : end - 1]
        if words and words[0] in self._clauses.factive and self._clauses.modals.isdisjoint(words):
            return None
        return start, end, "hypothetical", end - 1, end

    def _infinitive(self, row: Row, first: int, last: int) -> Found | None:
        """A headline's future: 'Labour to win 400 seats'."""
        i = first
        while i < last and row.entity[i]:
            i += 1
        if (
            first < i < last - 1
            and row.keys[i] == self._clauses.to
            and row.keys[i + 1] in self._clauses.infinitives
        ):
            return i, self._clauses.end(row, i + 1, last), "forecast", i, i + 1
        return None


@Language.factory("hustings_qualifiers")
def create_qualifiers(nlp: Language, name: str) -> Qualifiers:
    """Make the component.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
    """
    return Qualifiers(nlp, data("qualifiers", str(nlp.lang)))
