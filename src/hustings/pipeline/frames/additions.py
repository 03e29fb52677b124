"""What the words in and around a reading add to it: for which party, at which election, whose it was before."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from hustings.pipeline.frames.element import Element
from hustings.pipeline.frames.found import Found, Span, Stretch, each, own
from hustings.pipeline.frames.relatives import Relatives
from hustings.rules import PARTY_OF, SLOT_KINDS, RuleBook
from hustings.rules.template import CONTENDERS, DATES, KINDS

_UNADJOINED = frozenset(
    {"tenure", "seat_total", "swing"}
)  # a date or party beside these belongs to their own slots
MOVES = (
    "defect",
    "quit_party",
    "join",
    "suspend",
    "expel",
    "goes",
    "sit_as",
    "give_up",
)
"""Classes of cues that tell of a move from or to a party."""
_AFTER = ("sit_as", "goes")  # what may only follow one: 'he quit in 2024 to sit as an independent'


class Additions:
    """Completes readings by a rule book's adjuncts and by what its files say `also`."""

    def __init__(self, rules: RuleBook, relatives: Relatives) -> None:
        """Keep the templates.

        Args:
            rules: The rule book.
            relatives: What keeps relative clauses apart.
        """
        self._relatives = relatives
        self._adjuncts = rules.adjuncts
        self._also = {kind: file.also for kind, file in rules.files.items() if file.also}
        leads, articles, margins = (
            re.escape(rules.lexicon.characters(name)) for name in ("prep", "the", "majority")
        )
        figure = f"[{leads}][{articles}]?(?:[{margins}][{leads}]?)?[{KINDS['votes']}{KINDS['integer']}]"
        self._place = re.compile(f",?(?:(?:[{leads}]?[SsG{DATES}]|{figure}),?)*,?")
        self._moves = frozenset("".join(rules.lexicon.characters(name) for name in MOVES))
        self._after = frozenset("".join(rules.lexicon.characters(name) for name in _AFTER))
        self._turns = frozenset(rules.lexicon.characters("turn_of_time") + DATES + ";¶")

    def complete(self, stretch: Stretch, held: int, reading: Found) -> Found | None:
        """A reading with all that stands in or around it.

        Args:
            stretch: What was read.
            held: What its string holds of what templates need.
            reading: The reading.

        Returns:
            The fuller reading; None where the words around show that it is none of its type.
        """
        told = self._besides(stretch, held, reading)
        return self._adjoined(stretch, told) if told else None

    def _besides(self, stretch: Stretch, held: int, reading: Found) -> Found | None:
        """A reading with what the words around its figures say besides; None where they show that it is none."""
        figures = {e.start for e in reading.slots.values() if e.quantity is not None}
        for also in self._also.get(reading.pattern.type, ()) if figures else ():
            if not also.template.may_match(held):
                continue
            for match in each(also.template.regex, stretch.text):
                told = own(stretch, match)
                if figures.isdisjoint(e.start for slot, e in told.items() if slot in SLOT_KINDS):
                    continue
                if also.drop:
                    return None
                pattern = replace(reading.pattern, set={**also.set, **reading.pattern.set})
                reading = replace(reading, slots=_with(reading.slots, told), pattern=pattern)
                break
        return reading

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
            named = slot in PARTY_OF.values()
            near = (
                match
                for match in template.regex.finditer(stretch.text, max(0, start - 8), end + 8)
                if slot != "election" or not self._relatives.apart(stretch, reading, match.start())
                if slot != "date" or self._of_move(stretch.text, reading, match.span())
                if not named or not self._relatives.of_another(stretch, reading, match.start())
                if not named or not self._relatives.of_old(stretch, reading, match.start())
            )
            beside = next((m for m in near if self._beside(stretch.text, m.span(), (start, end))), None)
            match = beside or (self._fronted(stretch, template.regex, start) if slot == "election" else None)
            if match:
                group = next(k for k, got in match.groupdict().items() if got and k.startswith(adjunct))
                slots[slot] = stretch.row[match.start(group)]
            if beside:
                start, end = min(start, beside.start()), max(end, beside.end())
        return replace(reading, slots=slots, span=(start, end))

    def _of_move(self, text: str, reading: Found, date: Span) -> bool:
        """Whether a date is that of a move, not of what came before it: 'elected in 2015, she left Labour'."""
        start, end = reading.span
        told = (at for first, last in reading.cues for at in range(first, last) if text[at] in self._moves)
        verb = next(told, None)
        if verb is None or text[verb] in self._after:
            verb = next((at for at in range(start, end) if text[at] in self._moves), start)
        return date[0] >= verb or date[1] in (verb, start) or date[1] < start

    def _fronted(self, stretch: Stretch, regex: re.Pattern[str], start: int) -> re.Match[str] | None:
        """An adjunct that opens the sentence a reading is in, where nothing turns to another time before it."""
        match = regex.match(stretch.text)
        between = stretch.text[match.end() : start] if match and match.end() < start else ";"
        turned = any(c in self._turns for c in between)
        return None if turned else match

    def _beside(self, text: str, adjunct: Span, reading: Span) -> bool:
        """Whether an adjunct lies in a reading, or beside it with no more than places, dates and margins between."""
        if adjunct[0] < reading[0]:
            return text[adjunct[1] : reading[0]] in ("", ",")
        return adjunct[0] < reading[1] or self._place.fullmatch(text, reading[1], adjunct[0]) is not None


def _adjunct_slot(adjunct: str, reading: Found) -> str | None:
    if adjunct == "election":
        return "date" if reading.pattern.type == "affiliation" else "election"
    if adjunct == "from_party":
        won = reading.pattern.type == "win" and reading.pattern.set.get("outcome") != "hold"
        return adjunct if won else None
    subjects = [(e.start, slot, e) for slot, e in reading.slots.items() if slot in PARTY_OF]
    if not subjects:
        return None
    _, slot, element = min(subjects, key=lambda s: s[0])
    return PARTY_OF[slot] if element.party is None else None


def _with(slots: Mapping[str, Element], told: Mapping[str, Element]) -> dict[str, Element]:
    """Slots with those that they leave open: a person for a party, but no second party for a contender."""
    filled = dict(slots)
    for slot, element in told.items():
        named = slots.get(slot)
        if slot in PARTY_OF and named and named.char == "L" and element.char == "P":
            filled |= {slot: element, PARTY_OF[slot]: named}
        elif slot in SLOT_KINDS and not any(e.party and PARTY_OF.get(s) == slot for s, e in slots.items()):
            filled[slot] = element if named is None or _unknown(named) else named
    return filled


def _unknown(element: Element) -> bool:
    """Whether an element stands for somebody, but not yet for whom: 'his', before he is named."""
    return element.person is None and element.party is None and element.char in CONTENDERS + "O"
