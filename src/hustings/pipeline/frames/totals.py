"""Completes totals of seats: one claim for what a sentence says of a party, whose 'they' it is, and of which place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc

from hustings.pipeline.frames.element import Element
from hustings.pipeline.frames.found import Found, Stretch
from hustings.pipeline.frames.scopes import Mention, Scopes, best
from hustings.rules import RuleBook
from hustings.rules.template import CONTENDERS, KINDS

_COUNTS = frozenset({"seats", "gained", "lost", "net"})
_SHARES = frozenset(KINDS[unit] for unit in ("percent", "points", "decimal"))
_VOTES = 1000  # no party has as many seats
_CONTENDERS = frozenset(CONTENDERS)
_UNHEADED = _CONTENDERS | frozenset(KINDS[unit] for unit in ("percent", "points", "votes"))
_SHORT = 6  # elements of a sentence that may head the next: 'RESULT: Wyre Forest.'
_CHAIN = 2  # segments that a total's place holds for
_BACK = 60  # tokens between 'the party' and its name


class Totals:
    """What one Doc has said so far of places and parties."""

    def __init__(self, doc: Doc, rules: RuleBook, words: Mapping[str, Any]) -> None:
        """Begin at the Doc's first row.

        Args:
            doc: The Doc.
            rules: The rule book.
            words: `scopes.yaml`.
        """
        self._doc = doc
        self._scopes = Scopes(doc, rules, words)
        self._ones = {slot: frozenset(ones) for slot, ones in words["ones"].items()}
        self._articles = frozenset(rules.lexicon.characters("the"))
        self._by = rules.lexicon.symbol(("by",))
        self._projections = frozenset(rules.lexicon.characters("projection"))
        self._telling = frozenset(rules.lexicon.characters("scope_telling"))
        self._post = -1
        self._headed: Element | None = None
        self._told: tuple[int, Element] | None = None
        self._subject: Element | None = None

    def complete(self, stretch: Stretch, found: Sequence[Found], *, heads: bool) -> list[Found]:
        """The readings of a stretch, its totals of seats completed; to be asked of stretches in text order.

        Args:
            stretch: A sentence, line or heading.
            found: Its readings.
            heads: Whether it may head what follows: a heading or a board's line.
        """
        if stretch.post != self._post:
            self._post = stretch.post
            self._headed = self._told = self._subject = None
        totals = [reading for reading in found if reading.pattern.type == "seat_total"]
        heads = heads or (len(stretch.row) <= _SHORT and _UNHEADED.isdisjoint(stretch.text))
        telling = not self._telling.isdisjoint(stretch.text)
        mentions = list(self._scopes.find(stretch.row, stretch.text)) if totals or heads or telling else []
        completed = [
            self._placed(stretch, named, mentions)
            for total in _merged(self._counted(stretch, totals))
            if (named := self._named(stretch, total)) is not None
        ]
        scopes = [total.slots["scope"] for total in completed if "scope" in total.slots]
        if heads and mentions and not totals:
            self._headed, self._told = mentions[0].element, None
        elif scopes or (mentions and telling):
            self._told = stretch.segment, scopes[-1] if scopes else mentions[0].element
        self._subject = next((e for e in stretch.row if e.char == "L"), self._subject)
        return [*(reading for reading in found if reading.pattern.type != "seat_total"), *completed]

    def _counted(self, stretch: Stretch, totals: Sequence[Found]) -> list[Found]:
        """Those of a stretch's totals that count seats: no votes, shares or deposits; what is projected as forecast."""
        listed = Counter(total.pattern.id for total in totals if self._votes(total))
        shares = not _SHARES.isdisjoint(stretch.text)
        return [
            self._projected(stretch, total)
            for total in totals
            if total.pattern.id not in listed
            and not self._governed(stretch, total)
            and all(self._one(slot, e) for slot, e in total.slots.items() if slot in _COUNTS)
            and not (shares and "net" in total.slots and self._bare(total))
        ]

    def _governed(self, stretch: Stretch, total: Found) -> bool:
        """Whether a total's subject only did something to another: 'the club, founded by a Conservative, has 12'."""
        at = total.span[0]
        if stretch.text[at] not in _CONTENDERS:
            return False
        while at and stretch.text[at - 1] in self._articles:
            at -= 1
        return at > 0 and stretch.text[at - 1] == self._by

    def _votes(self, total: Found) -> bool:
        """Whether a figure of a list is too high for seats, so that all of the list are votes."""
        figures = [self._doc._.quantities[e.quantity] for e in total.slots.values() if e.quantity is not None]
        changed = "net" in total.slots  # councillors of a country, with their change: '1,051 (-22)'
        return not changed and any(f["unit"] is None and f["value"] >= _VOTES for f in figures)

    def _bare(self, total: Found) -> bool:
        """Whether a total gives figures alone."""
        figures = [self._doc._.quantities[e.quantity] for e in total.slots.values() if e.quantity is not None]
        return all(figure["unit"] is None for figure in figures)

    def _one(self, slot: str, element: Element) -> bool:
        """Whether a seat that is no number is one of a count: 'its only seat', not 'the seat'."""
        if element.char != KINDS["place"]:
            return True
        return any(self._doc[i].lower_ in self._ones[slot] for i in range(element.start, element.end))

    def _projected(self, stretch: Stretch, total: Found) -> Found:
        """A total, as forecast where a projection leads to it: 'the new forecast: Labour 240'."""
        before = stretch.text[: total.span[0] + 1]
        led = ":" in before and not self._projections.isdisjoint(before)
        return replace(total, pattern=replace(total.pattern, modality="forecast")) if led else total

    def _named(self, stretch: Stretch, total: Found) -> Found | None:
        """A total whose party is spoken of as 'they' or 'the party', with the party that is meant; None without one."""
        party = total.slots["party"]
        if party.party is not None or party.items:
            return total
        before = stretch.row[: stretch.row.index(party)]
        meant = next((e for e in before if e.char == "L"), self._subject)
        if meant is None or party.start - meant.end > _BACK:
            return None
        return replace(
            total, slots={**total.slots, "party": replace(party, char="L", party=meant.members()[0].party)}
        )

    def _placed(self, stretch: Stretch, total: Found, mentions: Sequence[Mention]) -> Found:
        """A total with the place it is of: by its sentence, the one before it, or its heading."""
        if scope := total.slots.get("scope"):
            whole = (m.element for m in mentions if m.element.start <= scope.start < m.element.end)
            return replace(total, slots={**total.slots, "scope": next(whole, self._scopes.full(scope))})
        mention = best(mentions, stretch.text, *total.span)
        near = self._told and stretch.segment - self._told[0] <= _CHAIN
        element = mention.element if mention else self._told[1] if self._told and near else self._headed
        return replace(total, slots={**total.slots, "scope": element}) if element else total


def _merged(totals: Sequence[Found]) -> list[Found]:
    """Totals with those of one party put together that give different figures: 'has 34, a gain of three'."""
    out: list[Found] = []
    for total in sorted(totals, key=lambda t: (t.slots["party"].start, t.span[1])):
        last = out[-1] if out else None
        out[-1:] = [_joined(last, total)] if last and _of_one(last, total) else [*out[-1:], total]
    return out


def _of_one(a: Found, b: Found) -> bool:
    """Whether two totals tell different figures of one party in one place."""
    shared = a.slots.keys() & b.slots.keys()
    return (
        a.slots["party"].start == b.slots["party"].start
        and shared <= {"party", "scope"}
        and ("scope" not in shared or a.slots["scope"].start == b.slots["scope"].start)
        and not {"election"} & (a.slots.keys() | b.slots.keys())
        and a.pattern.modality is b.pattern.modality is None
    )


def _joined(a: Found, b: Found) -> Found:
    limits = [p.set["at_most"] for p in (a.pattern, b.pattern) if "at_most" in p.set]
    fixed = {**a.pattern.set, **b.pattern.set, **({"at_most": max(limits)} if limits else {})}
    between = (min(a.span[1], b.span[1]), max(a.span[0], b.span[0]))
    return replace(
        a,
        pattern=replace(a.pattern, set=fixed),
        slots={**b.slots, **a.slots},
        span=(min(a.span[0], b.span[0]), max(a.span[1], b.span[1])),
        gaps=[*a.gaps, *([between] if between[0] < between[1] else [])],
        cues=[*a.cues, *b.cues],
    )
