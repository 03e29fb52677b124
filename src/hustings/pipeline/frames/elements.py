"""A sentence as a row of elements: contenders, seats, quantities, dates, cue phrases and plain words.

Patterns are matched against the row's string, one character an element (see `hustings.rules.template`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.attrs import IS_SPACE, IS_TITLE, IS_UPPER, LOWER, ORTH
from spacy.tokens import Doc

from hustings.pipeline.frames.asides import without
from hustings.pipeline.frames.element import Element, quantity_kind
from hustings.pipeline.frames.gathering import gather
from hustings.pipeline.frames.lists import Lists
from hustings.pipeline.frames.phrase_table import PhraseTable
from hustings.pipeline.frames.plain_words import PlainWords
from hustings.pipeline.layers import MomentLayer, TieLayer
from hustings.rules import RuleBook
from hustings.rules.template import KINDS

_BACK = 40  # tokens: how far before 'its candidate' its party may be named
_LONGEST = 6  # tokens of a cue phrase
_AGES = range(18, 100)  # of people who stand, in brackets after a name
_AGE_DIGITS = 2
_NEAR = 40  # tokens from one bracketed score to another of its list


class Reader:
    """Turns stretches of one Doc into rows of elements."""

    def __init__(self, doc: Doc, rules: RuleBook, cues: PhraseTable, territories: PhraseTable) -> None:
        """Index the Doc's layers by their first token.

        Args:
            doc: A Doc that all components before the frames have been through.
            rules: The rule book.
            cues: Its cue phrases.
            territories: Names of territories.
        """
        self._doc = doc
        self._rules = rules
        self._cues = cues
        self._territories = territories
        flags = doc.to_array([LOWER, ORTH, IS_TITLE, IS_UPPER, IS_SPACE]).tolist()
        self._lower: list[int] = [lower for lower, *_ in flags]
        self._flags = [(orth, bool(title or upper), bool(space)) for _, orth, title, upper, space in flags]
        self._words = PlainWords(doc, rules.trades)
        self._phrases = [(p.template.asks, p.template.regex, KINDS[p.kind]) for p in rules.phrases]
        self._requirements = rules.lexicon.requirements
        self._lists = Lists(doc, rules)
        self._owners = frozenset(rules.lexicon.characters("possessive"))
        self._groups = rules.lexicon.words("group_owner")
        self._parties = [(ent.start, ent.end) for ent in doc.ents if ent.label_ == "PARTY"]
        self._titles = rules.lexicon.words("title")
        self._ago = frozenset(rules.lexicon.characters("previous_word"))
        self._fixed = self._index()
        self._free = self._until_fixed()
        self.ties: list[TieLayer] = []
        resolved = [m for m in doc._.mentions if m["kind"] == "description" and m["person"] is not None]
        self._described = {m["end"] - 1: m["person"] for m in resolved}
        self._spoken_of = {m["start"]: (m["end"], m["person"]) for m in resolved}

    def _index(self) -> dict[int, Element]:
        doc = self._doc
        fixed: dict[int, Element] = {}
        for i, q in enumerate(doc._.quantities):
            fixed[q["start"]] = Element(quantity_kind(q), q["start"], q["end"], quantity=i)
        for i, m in enumerate(doc._.moments):
            char = KINDS[self._moment_kind(m)]
            fixed[m["start"]] = Element(char, m["start"], m["end"], moment=i)
        for at, person in self._speaking():
            fixed[at] = Element("O" if self._owns(at) else "H", at, at + 1, person=person)
        people = {(m["start"], m["end"]): m["person"] for m in doc._.mentions if m["kind"] == "name"}
        for m in doc._.mentions:
            if m["kind"] == "pronoun":
                char = "O" if self._owns(m["start"]) else "H"
                fixed[m["start"]] = Element(char, m["start"], m["end"], person=m["person"])
            elif m["kind"] == "description" and self._opaque(m["start"], m["end"]):
                fixed[m["start"]] = Element("D", m["start"], m["end"], person=m["person"])
        for ent in doc.ents:
            span = (ent.start, ent.end)
            if ent.label_ == "PARTY":
                fixed[ent.start] = Element("L", *span, party=span)
            elif ent.label_ == "SEAT":
                fixed[ent.start] = Element("S", *span, seat=span)
            else:
                titled = ent.start > 0 and doc[ent.start - 1].lower_ in self._titles
                start = ent.start - titled
                fixed[start] = Element("P", start, ent.end, person=people.get(span))
                aged = fixed.get(ent.end + 1)
                if aged and self._is_age(aged):
                    aged.char, aged.quantity = KINDS["word"], None
        return fixed

    def _moment_kind(self, moment: MomentLayer) -> str:
        """The kind of element that a date or a length of time is."""
        if moment["kind"] != "date":
            return "duration"
        cue = self._cues.match(self._lower, moment["start"], moment["end"])
        length = moment["end"] - moment["start"]
        return "ago" if cue is not None and cue[0] in self._ago and cue[1] == length else "date"

    def _is_age(self, element: Element) -> bool:
        """Whether an element is an age that stands alone in brackets: 'Ann Lee (44)', not 'Ann Lee (9,204)'."""
        bracketed = (
            self._doc[element.start - 1].text == "(" and self._doc[element.end : element.end + 1].text == ")"
        )
        if not bracketed or element.char != KINDS["integer"] or element.quantity is None:
            return False
        return self._doc._.quantities[element.quantity]["value"] in _AGES and not self._scored(element)

    def _scored(self, element: Element) -> bool:
        """Whether brackets nearby hold what can be no age: 'Ann Lee (412), Bob Roy (98)' gives votes."""
        near = self._doc[max(0, element.start - _NEAR) : element.end + _NEAR]
        brackets = zip(near, near[1:], near[2:], strict=False)
        return any(
            (first.text, last.text) == ("(", ")") and inner.like_num and len(inner.text) > _AGE_DIGITS
            for first, inner, last in brackets
        )

    def _speaking(self) -> Iterator[tuple[int, int]]:
        """Each 'I' and 'my' in quoted words, with the person whose words they are."""
        first_person = self._rules.lexicon.words("first_person")
        for quote in self._doc._.quotes:
            if quote["person"] is None:
                continue
            for start, end in quote["pieces"]:
                words = self._doc.char_span(start, end, alignment_mode="contract")
                for token in words or ():
                    if token.lower_ in first_person:
                        yield token.i, quote["person"]

    def _owns(self, at: int) -> bool:
        """Whether the pronoun at a token is a possessive; 'her' is one where a noun can follow."""
        owners = self._rules.lexicon.words("possessive")
        if self._doc[at].lower_ != "her":
            return self._doc[at].lower_ in owners
        following = self._doc[at + 1] if at + 1 < len(self._doc) else None
        if following is None or following.is_punct or following.is_space:
            return False
        return following.lower_ not in self._rules.lexicon.words("after_object")

    def _opaque(self, start: int, end: int) -> bool:
        """Whether a description holds no cue that patterns may need to see."""
        entities = any(
            self._doc[i].ent_iob_ != "O" and self._doc[i].ent_type_ in ("PARTY", "SEAT")
            for i in range(start, end)
        )
        return not entities and not any(self._cues.match(self._lower, i, end) for i in range(start, end))

    def row(self, start: int, end: int, post: int) -> list[Element]:
        """The elements of a stretch of tokens, phrases put together; `ties` takes what they tie people to.

        Args:
            start: First token.
            end: Token after the last.
            post: Index of the post they are in.

        Returns:
            The row, in text order; whitespace is left out.
        """
        row = self._assemble(list(self._read(start, end)))
        self._own(row)
        for element in (member for e in row for member in e.members()):
            if element.person is not None and (element.party or element.seat):
                self._tie(element, element, post)
        text = "".join(e.char for e in row)
        held = self._requirements.held(text)
        for template in self._rules.ties:
            for match in template.regex.finditer(text) if template.may_match(held) else ():
                parts = {
                    k.partition("__")[0]: row[match.start(k)] for k, got in match.groupdict().items() if got
                }
                if parts["head"].person is not None and parts["head"].party is None:
                    self._tie(parts["head"], Element("", 0, 0, party=parts["party"].party), post)
        return row

    def _tie(self, head: Element, to: Element, post: int) -> None:
        """Note the party and seat that words tie somebody to."""
        if head.person is not None:
            self.ties.append(
                TieLayer(person=head.person, party=to.party, seat=to.seat, post=post, start=head.start)
            )

    def _read(self, start: int, end: int) -> Iterator[Element]:
        i = start
        while i < end:
            fixed = self._fixed.get(i)
            if fixed is not None and fixed.end <= end:
                yield fixed
                i = fixed.end
                continue
            word, capital, space = self._flags[i]
            if space:
                i += 1
                continue
            if capital and (territory := self._territories.match(self._lower, i, end)):
                char, length = territory
                yield Element(char, i, i + length)
                i += length
                continue
            cue = self._cues.match(self._lower, i, min(end, i + _LONGEST, self._free[i]))
            if cue:
                char, length = cue
                if length == 1 and char in self._owners:
                    char = KINDS["owner"]
                yield Element(char, i, i + length)
                i += length
                continue
            yield Element(self._words.character(i, word), i, i + 1)
            i += 1

    def _until_fixed(self) -> list[int]:
        """For every token where the next fixed element after it begins, or the Doc's end."""
        out = [len(self._doc)] * len(self._doc)
        for i in range(len(out) - 2, -1, -1):
            out[i] = i + 1 if i + 1 in self._fixed else out[i + 1]
        return out

    def _assemble(self, row: list[Element]) -> list[Element]:
        if not any(e.char in "PLSHDG" or e.char > "\uffff" for e in row):
            return row
        text = "".join(e.char for e in row)
        held = self._requirements.held(text)
        for asks, regex, char in self._phrases:
            if asks & held == asks and (reduced := self._reduce(row, text, regex, char)) is not row:
                row = reduced
                text = "".join(e.char for e in row)
                held = self._requirements.held(text)
        return without(self._lists.joined(gather(row, self._spoken_of)), self._rules)

    def _reduce(self, row: list[Element], text: str, regex: re.Pattern[str], char: str) -> list[Element]:
        """A row with the phrases of one kind put together; the row itself where it holds none."""
        out: list[Element] = []
        at = 0
        for match in regex.finditer(text):
            begin, end = match.span()
            if end == begin or begin < at:
                continue
            out += row[at:begin]
            parts = {
                name.partition("__")[0]: row[match.start(name)]
                for name, got in match.groupdict().items()
                if got
            }
            out.append(self._join(row[begin:end], parts, char))
            at = end
        return out + row[at:] if at else row

    def _join(self, members: list[Element], parts: Mapping[str, Element], char: str) -> Element:
        head = parts.get("head")
        whole = replace(head) if head else Element(char, 0, 0)
        whole.char = char
        whole.start, whole.end = members[0].start, members[-1].end
        for e in members:
            if e.person is not None and whole.person is None and e.char in "PHDEF":
                whole.person = e.person
        if "party" in parts and whole.party is None:
            whole.party = parts["party"].party
        if "own" in parts and whole.party is None:
            whole.party = self._party_before(parts["own"])
        if "seat" in parts and whole.seat is None:
            whole.seat = parts["seat"].seat
        if whole.person is None and char in "PHDEF":
            whole.person = next(
                (
                    self._described[i]
                    for i in range(whole.end - 1, whole.start - 1, -1)
                    if i in self._described
                ),
                None,
            )
        return whole

    def _own(self, row: Sequence[Element]) -> None:
        """Tie 'its' and 'their' to the party of the sentence that comes before them, where it is the only one."""
        parties = {e.party: None for e in row if e.char == KINDS["party"] and e.party}
        if len(parties) != 1:
            return
        ((start, _),) = parties
        for e in row:
            if (
                e.char == KINDS["owner"]
                and e.person is None
                and e.start > start
                and self._doc[e.start].lower_ in self._groups
            ):
                e.party = next(iter(parties))

    def _party_before(self, owner: Element) -> tuple[int, int] | None:
        """The party that 'its candidate' or 'the party's' is of: the last one named, if not far before."""
        if owner.char == KINDS["owner"] and self._doc[owner.start].lower_ not in self._groups:
            return None
        at = bisect_left(self._parties, (owner.start, 0))
        near = at > 0 and owner.start - self._parties[at - 1][0] <= _BACK
        return self._parties[at - 1] if near else None
