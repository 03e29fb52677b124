"""The territories and councils that a row names: what a total of seats may be of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from spacy.attrs import LOWER
from spacy.strings import get_string_id
from spacy.tokens import Doc

from hustings.pipeline.frames.element import Element
from hustings.rules import RuleBook
from hustings.rules.template import CONTENDERS, KINDS

_NAME, _SEAT, _TERRITORY = KINDS["name"], KINDS["seat"], KINDS["territory"]
_LEADING = 3  # elements before a name that still opens its sentence
_NEAR = 3  # elements between a total and a place right after it
_FAR = 12
_ENDS = (" of", " on", " in")  # of a phrase: 'lost control of', 'its hold on'
_JOINS = frozenset(("", ":", "–", ","))
_HEADS = frozenset(":–(|;.")


@dataclass(frozen=True, slots=True)
class Mention:
    """A territory or council that a row names.

    Attributes:
        at: Index in the row of what leads to it: its preposition, if it has one.
        end: Index in the row after it.
        element: Its name.
        plain: Whether it is one wherever it stands, not only beside a total.
        opens: Whether it opens its sentence.
    """

    at: int
    end: int
    element: Element
    plain: bool
    opens: bool


class Scopes:
    """Finds the territories and councils of one Doc's rows."""

    def __init__(self, doc: Doc, rules: RuleBook, words: Mapping[str, Any]) -> None:
        """Take the Doc, and what leads to a place's name.

        Args:
            doc: The Doc.
            rules: The rule book.
            words: `scopes.yaml`.
        """
        lexicon = rules.lexicon
        self._doc = doc
        self._of = lexicon.symbol(("of",))
        self._leads = frozenset(lexicon.characters("total_in")) | {self._of}
        self._articles = frozenset(lexicon.characters("the"))
        self._before = frozenset(words["before"])
        self._kinds, self._councils = frozenset(words["kinds"]), frozenset(words["councils"])
        self._parliaments, self._no_scope = frozenset(words["parliaments"]), frozenset(words["no_scope"])
        self._of_parliaments = self._parliaments | frozenset(words["words_of_parliaments"])
        self._chamber = frozenset(lexicon.characters("chamber"))
        names = f"[{_NAME}{_SEAT}{_TERRITORY}]"
        joiners = re.escape(lexicon.symbol(("and",)) + self._of)
        self._run = re.compile(f"(?:o(?={_TERRITORY}))?{names}(?:-?{names}|[{joiners}](?={names}))*")
        self._local: bool | None = None

    def find(self, row: Sequence[Element], text: str) -> list[Mention]:
        """The mentions of a row, in text order."""
        return sorted([*self._places(row, text), *self._chambers(row, text)], key=lambda m: m.at)

    def full(self, name: Element) -> Element:
        """A name with what stands before it: '34th Dáil', 'southern England'."""
        if name.start and self._doc[name.start - 1].lower_ in self._before:
            return replace(name, start=name.start - 1)
        before = self._doc[name.start - 1].text if name.start else ""
        counted = before[:1].isdigit() and before[-1:].isalpha()
        return (
            replace(name, start=name.start - 1)
            if counted and self._words(name) in self._parliaments
            else name
        )

    def _chambers(self, row: Sequence[Element], text: str) -> Iterator[Mention]:
        """The parliaments that seats are said to be in."""
        for at in range(1, len(row)):
            if text[at] not in self._chamber or text[at - 1] not in self._leads - {self._of}:
                continue
            end = at + (
                3 if text[at + 1 : at + 2] == self._of and self._words(row[at]).endswith("house") else 1
            )
            words = self._doc[row[at].start : row[min(end, len(row)) - 1].end]
            name = words[1:] if words[0].lower_ == "the" else words
            if name.text.lower() in self._parliaments:
                yield Mention(at - 1, end, Element(_TERRITORY, name.start, name.end), False, at == 1)

    def _places(self, row: Sequence[Element], text: str) -> Iterator[Mention]:
        """The territories and councils of a row."""
        for match in self._run.finditer(text):
            run = row[match.start() : match.end()]
            first = self._words(run[0])
            if any(e.items for e in run) or first in self._no_scope:
                continue
            at = match.start()
            while at and text[at - 1] in self._articles:
                at -= 1
            lost = at > 0 and self._words(row[at - 1]).endswith("control of")
            led = at > 0 and (text[at - 1] in self._leads or self._words(row[at - 1]).endswith(_ENDS))
            seat = run[0].seat if len(run) == 1 else None
            control = (
                lost
                or (seat is not None and "control" in first.split())
                or (
                    led
                    and text[at - 1] == self._of
                    and at > 1
                    and self._words(row[at - 2]).endswith("control")
                )
            )
            at -= led
            opens = at <= _LEADING and not set(text[:at]) & set(CONTENDERS + "n")
            kinds, end = self._council(row, match.end())
            if end > match.end():
                begin = run[0].seat[0] if run[0].seat else run[0].start
                kinds = kinds or self._doc[row[match.end() - 1].end - 1].lower_ in self._kinds
                last = row[end - 1 if kinds else match.end() - 1].end
                yield Mention(at, end, Element(_TERRITORY, begin, last), True, opens)
                continue
            whole = Element(_TERRITORY, *seat) if seat else _whole(run)
            following = text[end : end + 1]
            if not self._parliaments.isdisjoint((self._words(whole), self._words(run[-1]))):
                if led and text[at] != self._of:
                    yield Mention(at, end, self.full(whole), False, opens)
                continue
            territory = _TERRITORY in match[0]
            owned = end < len(row) and self._words(row[end]) in ("'s", "'", "’s")
            headed = opens and not led and (following in _HEADS or not following)
            of_seats = led and not (text[at] == self._of and not (control or territory))
            if (
                (territory and (owned or following != _NAME))
                or of_seats
                or (led and owned)
                or (headed and (_SEAT not in match[0] or self.local))
            ):
                yield Mention(at, end, self.full(whole), territory or control, opens)

    @property
    def local(self) -> bool:
        """Whether the Doc is about councils rather than parliaments."""
        if self._local is None:
            words = Counter(self._doc.to_array(LOWER).tolist())
            councils = sum(words[get_string_id(word)] for word in self._councils)
            self._local = councils > sum(words[get_string_id(word)] for word in self._of_parliaments)
        return self._local

    def _council(self, row: Sequence[Element], end: int) -> tuple[bool, int]:
        """Whether its kind stands after a council's place, and where its name ends: 'Plymouth | City Council'."""
        at = end
        while at < min(len(row), end + 2) and self._words(row[at]) in self._kinds:
            at += 1
        council = at < len(row) and self._doc[row[at].start].text == "Council"
        return (at > end, at + 1) if council else (False, end)

    def _words(self, element: Element) -> str:
        words: str = self._doc[element.start : element.end].text
        return words.lower()


def best(mentions: Sequence[Mention], text: str, start: int, end: int) -> Mention | None:
    """The place that a total is of, where its sentence names one.

    Args:
        mentions: Those of the sentence, in text order.
        text: Its row's string.
        start: First element of the total.
        end: Element after its last.
    """
    inside = [m for m in mentions if m.at >= start and m.end <= end]
    if inside:
        return inside[-1]
    after = next((m for m in mentions if m.at >= end and not set(text[end : m.at]) & set("PHDEFL;¶")), None)
    gap = after.at - end if after else 0
    if after and gap <= _NEAR:
        return after
    before = [m for m in mentions if m.end <= start and ";" not in text[m.end : start]]
    led = [m for m in before if m.plain or m.opens or _leads(text[m.end : start + 1])]
    if led:
        return led[-1]
    return after if after and after.plain and gap <= _FAR else None


def _leads(between: str) -> bool:
    """Whether what stands between a place and a total leads from the one to the other: 'in Conwy: Labour 14'."""
    return between[:-1] in _JOINS or (":" in between and not set(between) & set(CONTENDERS))


def _whole(run: Sequence[Element]) -> Element:
    return Element(_TERRITORY, run[0].start, run[-1].end)
