"""Matches the rule book's patterns against rows of elements; keeps the fullest reading of each cue and number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from hustings.pipeline.frames.element import Element
from hustings.rules import PARTY_OF, Pattern, RuleBook, Scope
from hustings.rules.lexicon import FIRST_CUE
from hustings.rules.template import CONTENDERS

_UNADJOINED = frozenset(
    {"tenure", "seat_total", "swing"}
)  # a date or party beside these belongs to their own slots

Span = tuple[int, int]


class Stretch:
    """A row of elements with the string it is matched as, and where it lies."""

    __slots__ = ("post", "row", "segment", "text")

    def __init__(self, row: list[Element], post: int, segment: int) -> None:
        """Keep the row; `post` and `segment` index the Doc's layers."""
        self.row = row
        self.text = "".join(e.char for e in row)
        self.post = post
        self.segment = segment


@dataclass(frozen=True, slots=True)
class Found:
    """One reading of a stretch by a pattern; spans are of elements.

    Attributes:
        pattern: The pattern.
        slots: Slot → the element that fills it.
        span: Where it lies.
        gaps: The parts of it that the pattern leaves open.
        cues: The words of cue classes in it.
        anchor: The element whose modality is the whole's: its first cue.
        noun: Whether that cue is a noun rather than a verb.
        after: Index of the element after it, places and dates left out: where the verb of a noun stands.
        rank: Higher is better: a subject before an object, more slots, shorter gaps, the earlier pattern.
    """

    pattern: Pattern
    slots: Mapping[str, Element]
    span: Span
    gaps: Sequence[Span]
    cues: Sequence[Span]
    anchor: Element
    noun: bool
    rank: tuple[int, ...] = field(default=())
    after: int = 0

    def rests_on(self) -> set[tuple[str, int]]:
        """What no two readings of one claim type can share: the cue, the numbers and the dates."""
        counted = (e for e in self.slots.values() if e.quantity is not None or e.moment is not None)
        elements = (self.anchor, *counted)
        return {(self.pattern.type, e.start) for e in elements}


class PatternMatcher:
    """Reads stretches by the patterns of one rule book."""

    def __init__(self, rules: RuleBook) -> None:
        """Index the patterns by scope.

        Args:
            rules: The rule book.
        """
        self._adjuncts = rules.adjuncts
        self._nouns = rules.lexicon.nouns
        self._place = re.compile(f"(?:[{re.escape(rules.lexicon.characters('prep'))}]?[SsGd],?)*")
        aside = re.escape(rules.lexicon.characters("aside"))
        self._in_aside = re.compile(f",[{aside}][^,;:.¶]{{1,12}}$")
        self._governors = frozenset(rules.lexicon.characters("governs"))
        self._index: dict[Scope, _Index] = {
            scope: _Index([p for p in rules.patterns() if p.scope == scope])
            for scope in ("sentence", "heading", "line", "block")
        }

    def match(self, stretch: Stretch, scopes: Sequence[Scope]) -> list[Found]:
        """The best readings of a stretch.

        Args:
            stretch: What to read.
            scopes: The scopes whose patterns apply to it.

        Returns:
            One reading for each cue and number at most, for each claim type.
        """
        found: list[Found] = []
        characters = set(stretch.text)
        for order, pattern in enumerate(
            p for scope in scopes for p in self._index[scope].possible(characters)
        ):
            if not pattern.strangers.isdisjoint(characters):
                continue
            for match in _each(pattern.template.regex, stretch.text):
                if pattern.unless.isdisjoint(match[0]):
                    reading = self._reading(stretch, pattern, match, order)
                    if self._of_an_aside(stretch, reading):
                        continue
                    found += (reading, *self._more(stretch, reading, match.end()))
        return [self._placed(stretch, self._adjoined(stretch, reading)) for reading in _best(found)]

    def _reading(self, stretch: Stretch, pattern: Pattern, match: re.Match[str], order: int) -> Found:
        groups = {k: match.span(k) for k, got in match.groupdict().items() if got}
        slots = {k.partition("__")[0]: stretch.row[span[0]] for k, span in groups.items() if _is_slot(k)}
        cues = [span for k, span in groups.items() if k.startswith("cue")]
        cue = cues[0][1] - 1 if cues else match.start()
        gaps = [span for k, span in groups.items() if k.startswith("gap")]
        rank = (
            -self._governed(stretch, match.start(), cue),
            len(slots) + len(pattern.set),
            sum(start - end for start, end in gaps),
            -order,
        )
        anchor = stretch.row[cue]
        return Found(pattern, slots, match.span(), gaps, cues, anchor, anchor.char in self._nouns, rank)

    def _governed(self, stretch: Stretch, start: int, cue: int) -> bool:
        """Whether what stands where a subject should is the object of a preposition."""
        return (
            start < cue
            and stretch.text[start] in CONTENDERS
            and start > 0
            and stretch.text[start - 1] in self._governors
        )

    def _of_an_aside(self, stretch: Stretch, reading: Found) -> bool:
        """Whether the subject is named in an aside that ends before the cue: 'Ms Lee, who left Labour, took Hove'."""
        start = reading.span[0]
        return (
            stretch.text[start] in CONTENDERS
            and self._in_aside.search(stretch.text, max(0, start - 14), start) is not None
            and "," in stretch.text[start : stretch.row.index(reading.anchor, start)]
        )

    def _more(self, stretch: Stretch, first: Found, at: int) -> Iterator[Found]:
        """What follows a reading and says the same of others."""
        then = first.pattern.then
        while then and (match := then.regex.match(stretch.text, at)) and match.end() > at:
            own = {
                k.partition("__")[0]: stretch.row[match.start(k)]
                for k, got in match.groupdict().items()
                if got and _is_slot(k)
            }
            kept = {
                slot: e
                for slot, e in first.slots.items()
                if e.quantity is None and e.moment is None and e.char not in CONTENDERS
            }
            anchor = next(iter(own.values()))
            begin = stretch.row.index(anchor, match.start())
            yield replace(
                first, slots=kept | own, span=(begin, match.end()), gaps=(), anchor=anchor, noun=False
            )
            at = match.end()

    def _placed(self, stretch: Stretch, reading: Found) -> Found:
        """A reading with what comes after it: 'a majority of 5,000 in Bootle | would be'."""
        place = self._place.match(stretch.text, reading.span[1])
        return replace(reading, after=place.end() if place else reading.span[1])

    def _adjoined(self, stretch: Stretch, reading: Found) -> Found:
        """A reading with what stands in or beside it and fills one more slot."""
        if reading.pattern.type in _UNADJOINED:
            return reading
        slots = dict(reading.slots)
        start, end = reading.span
        for adjunct, template in self._adjuncts.items():
            slot = _adjunct_slot(adjunct, reading)
            if slot is None or slot in slots:
                continue
            for match in template.regex.finditer(stretch.text, max(0, start - 8), end + 8):
                if _beside(stretch.text, match.span(), (start, end)):
                    group = next(k for k in match.groupdict() if k.startswith(adjunct))
                    slots[slot] = stretch.row[match.start(group)]
                    start, end = min(start, match.start()), max(end, match.end())
                    break
        return replace(reading, slots=slots, span=(start, end))


class _Index:
    """Patterns by a character that any match of theirs must hold, so that few are tried on each sentence."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._order = {pattern.id: n for n, pattern in enumerate(patterns)}
        self._by_character: dict[str, list[Pattern]] = defaultdict(list)
        self._always: list[Pattern] = []
        for pattern in patterns:
            # What is said of contenders and figures is in most sentences; a cue is not.
            keys = [needed for needed in pattern.template.required if min(needed) >= FIRST_CUE]
            for character in min(keys, key=len, default=()):
                self._by_character[character].append(pattern)
            if not keys:
                self._always.append(pattern)

    def possible(self, characters: Set[str]) -> list[Pattern]:
        """The patterns that could match a string of these characters, in their order."""
        near = {p.id: p for c in characters if c in self._by_character for p in self._by_character[c]}
        tried = (*self._always, *near.values())
        fit = [p for p in tried if p.template.may_match(characters)]
        return sorted(fit, key=lambda p: self._order[p.id])


def _adjunct_slot(adjunct: str, reading: Found) -> str | None:
    if adjunct == "election":
        return "date" if reading.pattern.type == "affiliation" else "election"
    subjects = [(e.start, slot, e) for slot, e in reading.slots.items() if slot in PARTY_OF]
    if not subjects:
        return None
    _, slot, element = min(subjects, key=lambda s: s[0])
    return PARTY_OF[slot] if element.party is None else None


def _beside(text: str, adjunct: Span, reading: Span) -> bool:
    """Whether an adjunct lies in a reading, or right before or after it."""
    if adjunct[0] >= reading[0]:
        return adjunct[0] < reading[1] or text[reading[1] : adjunct[0]] in ("", ",")
    return text[adjunct[1] : reading[0]] in ("", ",")


def _each(regex: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Every match, overlapping ones too; none that is empty."""
    at = 0
    while at < len(text) and (match := regex.search(text, at)):
        at = match.start() + 1
        if match.end() > match.start():
            yield match


def _best(found: Sequence[Found]) -> list[Found]:
    """Of readings that rest on the same cue or number, the best."""
    taken: set[tuple[str, int]] = set()
    out = []
    for reading in sorted(found, key=lambda f: f.rank, reverse=True):
        rests_on = reading.rests_on()
        if taken.isdisjoint(rests_on):
            taken |= rests_on
            out.append(reading)
    return out


def _is_slot(group: str) -> bool:
    return not group.startswith(("cue__", "gap__"))
