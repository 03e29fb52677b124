"""Coordinated elements put together: 'A, B and C' is one element with three members."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from hustings.pipeline.frames.element import Element
from hustings.rules import RuleBook
from hustings.rules.template import KINDS

_LISTED = "PSL"
_PLURAL = "s"
_COUNTED = "vnrfop"


class Lists:
    """Finds lists in the rows of one Doc."""

    def __init__(self, doc: Doc, rules: RuleBook) -> None:
        """Keep the Doc.

        Args:
            doc: The Doc that the rows are of.
            rules: The rule book, for what joins and what keeps apart.
        """
        self._doc = doc
        self._and = rules.lexicon.symbol(("and",))
        joined = rf",?(?:{re.escape(self._and)}|&)"
        self._list = re.compile("|".join(f"{kind}(?:,{kind})*{joined}{kind}" for kind in _LISTED))
        counted = f"[{_COUNTED}]"
        in_order = re.escape(rules.lexicon.symbol(("respectively",)))
        ordinal = KINDS["ordinal"]
        self._figures = re.compile(
            f"{counted}(?:,{counted})*{joined}{counted},?{in_order}|{ordinal}(?:,{ordinal})*{joined}{ordinal}"
        )
        self._apart = frozenset(rules.lexicon.characters("apart"))
        self._all = rules.lexicon.words("both")

    def joined(self, row: list[Element]) -> list[Element]:
        """A row with the coordinated elements of one kind as one, but not those of 'between A and B'."""
        text = "".join(e.char for e in row)
        if self._and not in text and "&" not in text:
            return row
        row = self._figures_joined(row, text)
        text = "".join(e.char for e in row)
        out: list[Element] = []
        at = 0
        for match in self._list.finditer(text):
            if match.start() and text[match.start() - 1] in self._apart:
                continue
            members = [e for e in row[match.start() : match.end()] if e.char == match[0][0]]
            self._share_party(members)
            out += row[at : match.start()]
            out.append(Element(match[0][0], members[0].start, members[-1].end, items=tuple(members)))
            at = match.end()
        return out + row[at:]

    def _figures_joined(self, row: list[Element], text: str) -> list[Element]:
        """A row with the figures of several as one: '9,420 and 8,118 respectively', 'third and fourth'."""
        out: list[Element] = []
        at = 0
        for match in self._figures.finditer(text):
            members = [e for e in row[match.start() : match.end()] if e.quantity is not None]
            out += row[at : match.start()]
            whole = replace(members[-1], start=members[0].start, items=tuple(members))
            out.append(whole)
            at = match.end()
        return out + row[at:]

    def _share_party(self, members: Sequence[Element]) -> None:
        """Give all members the party of all: 'Tories A and B', 'A and B (both Con)'."""
        first, last = members[0], members[-1]
        if last.person is not None and last.party and not any(e.party for e in members[:-1]):
            if self._doc[last.party[0] - 1].lower_ in self._all:
                for e in members[:-1]:
                    e.party = last.party
            return
        if first.person is None or first.party is None or any(e.party for e in members[1:]):
            return
        words = [token.lower_ for token in self._doc[first.start : first.end] if token.i >= first.party[0]]
        if first.party[0] <= first.start + 1 and any(
            word.endswith(_PLURAL) and word[0].isalpha() for word in words[:-1]
        ):
            for e in members[1:]:
                e.party = first.party
