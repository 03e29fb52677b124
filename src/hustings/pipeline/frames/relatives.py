"""Clauses about somebody or something just named (', who beat Tom Poe,'): what they tell is a deed of its own."""

from __future__ import annotations

import re

from hustings.pipeline.frames.found import Found, Span, Stretch
from hustings.rules import RuleBook
from hustings.rules.template import CONTENDERS, DATES, SEATS

_TOLD = frozenset({"defeat", "win"})  # whose figures are of one deed

_DATED = frozenset(DATES)


class Relatives:
    """Keeps such clauses and what is around them apart."""

    def __init__(self, rules: RuleBook) -> None:
        """Keep what they begin with.

        Args:
            rules: The rule book.
        """
        begins = rules.lexicon.characters("aside")
        chosen = rules.lexicon.characters("elect", "en") + rules.lexicon.characters("elected_first")
        self._clause = re.compile(f",[{re.escape(begins)}][^,;:.¶]+")
        aside = f"[{re.escape(begins + chosen)}][^,;:.¶]+"  # ', elected for Labour in 2019,'
        apposed = f"[^{CONTENDERS}{SEATS},;:.¶]{{1,4}}[{re.escape(begins)}][^,;:.¶]+,"  # ', a nurse who sat till 2019,'
        self._told = re.compile(f",(?:{aside}|{apposed})")

    def _clauses(self, stretch: Stretch) -> list[Span]:
        if stretch.clauses is None:
            stretch.clauses = [match.span() for match in self._clause.finditer(stretch.text)]
        return stretch.clauses

    def limit(self, stretch: Stretch, reading: Found) -> int | None:
        """Where a reading must end at the latest to keep to its own deed; None where it is of none.

        'Ann Lee, who beat Tom Poe, lost Hove by 979' gives the figure to what was lost, and Ann Lee to both.

        Args:
            stretch: What is read.
            reading: The reading.
        """
        beyond = len(stretch.text)
        if reading.pattern.type not in _TOLD or not (clauses := self._clauses(stretch)):
            return beyond
        deed = stretch.row.index(reading.anchor, reading.span[0])
        figures = [
            stretch.row.index(e, reading.span[0]) for e in reading.slots.values() if e.quantity is not None
        ]
        begin, end = next((span for span in clauses if span[0] < deed < span[1]), (-1, beyond))
        if begin < 0:
            within = (start for start, close in clauses for at in figures if deed < start < at < close)
            return next(within, beyond)
        if stretch.text[begin - 1] in CONTENDERS:
            named = stretch.row[begin - 1].start
            if any(e.char in CONTENDERS and e.start < named for e in reading.slots.values()):
                return None
        return end if any(at >= end for at in figures) else beyond

    def of_another(self, stretch: Stretch, reading: Found, at: int) -> bool:
        """Whether an element is in such a clause about another contender than the one a reading begins with.

        'Ann Lee beat Bob Roy, who had sat for Labour since 2012' says nothing of Ann Lee's party.

        Args:
            stretch: What is read.
            reading: The reading.
            at: Index of the element.
        """
        begins = min(e.start for e in reading.slots.values())
        return any(
            a < at < b and stretch.text[a - 1] in CONTENDERS and stretch.row[a - 1].start > begins
            for a, b in self._clauses(stretch)
        )

    def of_old(self, stretch: Stretch, reading: Found, at: int) -> bool:
        """Whether an element is in such a clause that has a date of its own, and a reading's deed is not in it.

        'Ann Lee, who was elected for Labour in 2017, held Hove for the Greens' says for whom she held it.

        Args:
            stretch: What is read.
            reading: The reading.
            at: Index of the element.
        """
        deed = stretch.row.index(reading.anchor, reading.span[0])
        return any(
            a < at < b and not a < deed < b and not _DATED.isdisjoint(stretch.text[a:b])
            for a, b in self._all(stretch)
        )

    def apart(self, stretch: Stretch, reading: Found, at: int) -> bool:
        """Whether an element is in such a clause that a reading's deed is not in, or the other way.

        Args:
            stretch: What is read.
            reading: The reading.
            at: Index of the element.
        """
        deed = stretch.row.index(reading.anchor, reading.span[0])
        return any((a < at < b) != (a < deed < b) for a, b in self._all(stretch))

    def _all(self, stretch: Stretch) -> list[Span]:
        """Those clauses, asides on how somebody was chosen, and what somebody is with such a clause."""
        return [match.span() for match in self._told.finditer(stretch.text)]
