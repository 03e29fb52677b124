"""Matches the rule book's patterns against rows of elements; keeps the fullest reading of each cue and number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from hustings.pipeline.frames.additions import Additions
from hustings.pipeline.frames.found import Found, Span, Stretch, each, is_slot, own
from hustings.pipeline.frames.relatives import Relatives
from hustings.rules import SLOT_KINDS, Pattern, RuleBook, Scope
from hustings.rules.lexicon import FIRST_CUE
from hustings.rules.template import CONTENDERS, DATES, KINDS, MOMENTS, SEATS

_COMMON = ("prep", "the", "be", "have")  # classes of words that are in most sentences
# What a pattern sets that fills no slot.
_BOUNDS = frozenset({"at_least", "counted", "had", "led", "same", "unless_won"})


class PatternMatcher:
    """Reads stretches by the patterns of one rule book."""

    def __init__(self, rules: RuleBook) -> None:
        """Index the patterns by scope.

        Args:
            rules: The rule book.
        """
        self._relatives = Relatives(rules)
        self._additions = Additions(rules, self._relatives)
        self._requirements = rules.lexicon.requirements
        self._nouns = rules.lexicon.nouns
        self._place = re.compile(f"(?:[{re.escape(rules.lexicon.characters('prep'))}]?[SsG{DATES}],?)*")
        aside = re.escape(rules.lexicon.characters("aside"))
        whose = rules.lexicon.symbol(("whose",))
        self._in_aside = re.compile(f",(?:[{aside}][^,;:.¶]{{1,12}}|{whose})$")
        self._told_of = re.compile(f",{re.escape(rules.lexicon.symbol(('who',)))}")
        self._of_owners = frozenset(("'", rules.lexicon.symbol(("'s",))))
        self._governors = frozenset(rules.lexicon.characters("governs"))
        self._being = frozenset(rules.lexicon.characters("be"))  # 'had been | the Labour MP' is no subject
        self._stood_as = re.compile(
            f"{rules.lexicon.symbol(('as',))}[{re.escape(rules.lexicon.characters('the'))}]$"
        )
        common = "".join(rules.lexicon.characters(name) for name in _COMMON)
        self._index: dict[Scope, _Index] = {
            scope: _Index([p for p in rules.patterns() if p.scope == scope], common)
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
        held = self._requirements.held(stretch.text)
        for order, pattern in enumerate(
            p for scope in scopes for p in self._index[scope].possible(characters, held)
        ):
            if not pattern.strangers.isdisjoint(characters):
                continue
            for match in each(pattern.template.regex, stretch.text):
                if pattern.unless.isdisjoint(match[0]):
                    reading = self._kept_apart(stretch, self._reading(stretch, pattern, match, order), order)
                    if reading is not None and not self._of_an_aside(stretch, reading):
                        found += (reading, *self._more(stretch, reading, reading.span[1]))
        best = (self._additions.complete(stretch, held, reading) for reading in _best(found))
        return [self._placed(stretch, reading) for reading in best if reading]

    def _reading(self, stretch: Stretch, pattern: Pattern, match: re.Match[str], order: int) -> Found:
        groups = {k: match.span(k) for k, got in match.groupdict().items() if got}
        slots = {k.partition("__")[0]: stretch.row[span[0]] for k, span in groups.items() if is_slot(k)}
        cues = [span for k, span in groups.items() if k.startswith("cue")]
        cue = cues[0][1] - 1 if cues else match.start()
        gaps = [span for k, span in groups.items() if k.startswith("gap")]
        rank = (
            -(self._governed(stretch, match.start(), cue) or self._possessor(stretch, match.start(), gaps)),
            len(slots) + len(pattern.set.keys() - _BOUNDS),
            sum(start - end for start, end in gaps),
            -order,
        )
        anchor = stretch.row[cue]
        return Found(pattern, slots, match.span(), gaps, cues, anchor, anchor.char in self._nouns, rank)

    def _kept_apart(self, stretch: Stretch, reading: Found, order: int) -> Found | None:
        """A reading that keeps to its own deed where a relative clause tells another, or None."""
        limit = self._relatives.limit(stretch, reading)
        if limit is None or limit == len(stretch.text):
            return reading if limit is not None else None
        match = reading.pattern.template.regex.match(stretch.text, reading.span[0], limit)
        return self._reading(stretch, reading.pattern, match, order) if match else None

    def _governed(self, stretch: Stretch, start: int, cue: int) -> bool:
        """Whether what stands where a subject should is the object of a preposition, and no clause tells of it.

        'A hold for Ann Lee, who beat Bob Roy' tells of her, 'a hold for Ann Lee' does not; nor is 'the Labour MP' the
        subject of 'he had been the Labour MP but lost'.
        """
        return (
            start < cue
            and stretch.text[start] in CONTENDERS + SEATS
            and start > 0
            and (
                stretch.text[start - 1] in self._governors
                or (stretch.text[start] == KINDS["description"] and stretch.text[start - 1] in self._being)
                or self._stood_as.search(stretch.text, max(0, start - 2), start) is not None
            )
            and self._told_of.match(stretch.text, start + 1) is None
        )

    def _possessor(self, stretch: Stretch, start: int, gaps: Sequence[Span]) -> bool:
        """Whether what stands where a subject should only owns it: 'overturned the Tories' lead to win'."""
        owned = stretch.text[start] in CONTENDERS and stretch.text[start + 1 : start + 2] in self._of_owners
        return owned and any(first == start + 1 < last for first, last in gaps)

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
            told = own(stretch, match)
            others = any(e.char in CONTENDERS for e in told.values())
            begins = min(e.start for e in first.slots.values())
            kept = {
                slot: e
                for slot, e in first.slots.items()
                if slot not in told
                and e.quantity is None
                and e.moment is None
                and not (others and e.char in CONTENDERS and e.start > begins)
            }
            anchor = next(e for slot, e in told.items() if slot in SLOT_KINDS)
            begin = stretch.row.index(anchor, match.start())
            yield replace(
                first, slots=kept | told, span=(begin, match.end()), gaps=(), anchor=anchor, noun=False
            )
            at = match.end()

    def _placed(self, stretch: Stretch, reading: Found) -> Found:
        """A reading with what comes after it: 'a majority of 5,000 in Bootle | would be'."""
        place = self._place.match(stretch.text, reading.span[1])
        return replace(reading, after=place.end() if place else reading.span[1])


class _Index:
    """Patterns by a character that any match of theirs must hold, so that few are tried on each sentence."""

    def __init__(self, patterns: Sequence[Pattern], common: str) -> None:
        self._patterns = patterns
        self._by_character: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._always: list[tuple[int, int]] = []
        for n, pattern in enumerate(patterns):
            entry = (n, pattern.template.asks)
            needs = pattern.template.required
            for character in min(needs, key=lambda needed: _commonness(needed, common), default=()):
                self._by_character[character].append(entry)
            if not needs:
                self._always.append(entry)

    def possible(self, characters: Set[str], held: int) -> list[Pattern]:
        """The patterns that could match a string of these characters, which holds so much, in their order."""
        near = [self._by_character[c] for c in characters if c in self._by_character]
        fit = {n for entries in (self._always, *near) for n, asks in entries if asks & held == asks}
        return [self._patterns[n] for n in sorted(fit)]


def _commonness(needed: Set[str], common: str) -> tuple[bool, bool, bool, int]:
    """How likely a sentence holds one of some characters: a time least; contenders, figures and 'of' most."""
    return not needed <= MOMENTS, min(needed) < FIRST_CUE, not needed.isdisjoint(common), len(needed)


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
