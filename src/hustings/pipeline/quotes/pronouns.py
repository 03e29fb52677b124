"""Whom a pronoun before or behind a quotation stands for, where no name before it in its sentence does."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc

from hustings.pipeline.quotes.drafts import Draft, Speaker
from hustings.pipeline.quotes.passages import Passage

# Somebody unnamed whom a sentence is about: 'One voter was angry.'
_STRANGER = re.compile(r"(?:^|[.|])(?P<who>[dR][wyKOStrs]{0,5}?r|E)(?![wrKN])[,abVyp]")
# The same in the sentence right before a pronoun's, whatever it says of them.
_JUST_BEFORE = re.compile(
    r"(?:^|[.|])(?P<who>[dR][wyKOStrs]{0,5}?r|E)(?![rKNs])[^.|:;QNHD]{1,25}[.|]{1,2}[^.|NDE]{0,6}$"
)
_NEW = frozenset(
    {"a", "an", "one", "another", "his", "her", "their"}
)  # they begin a description of a stranger
_PEOPLE = "they"  # where it stands for nobody: people in general
_ANTECEDENT = 80  # symbols before a pronoun in which somebody unnamed is looked for
_SOON = 120  # characters after a quotation at the head of a text in which its speaker may be named
_LAST_SPOKEN = 4  # quotations back that a pronoun may point to


class Pronouns:
    """Reads the pronouns of one Doc that speak."""

    def __init__(self, doc: Doc, text: str, begins: Sequence[int]) -> None:
        """Index the Doc's names.

        Args:
            doc: The Doc.
            text: Its text.
            begins: Offset of each token.
        """
        self._text = text
        names = sorted(
            (m["start"], m["person"])
            for m in doc._.mentions
            if m["kind"] == "name" and m["person"] is not None
        )
        self._offsets = [begins[start] for start, _ in names]
        self._people = [person for _, person in names]

    def speaker(self, passage: Passage, item: int, draft: Draft, drafts: Sequence[Draft]) -> Speaker | None:
        """Whom a pronoun that a quotation is given to stands for.

        Args:
            passage: Its paragraph.
            item: Its place in it.
            draft: The quotation.
            drafts: The quotations as far as this one, in text order.
        """
        span = passage.spans[item]
        person = passage.people.get(item)
        if stranger := self._just_before(passage, item):
            return stranger
        if person is not None or self._text[slice(*span)].lower() == _PEOPLE:
            return Speaker(person, span)
        return self._stranger(passage, item) or self._recent(draft, drafts, span)

    def _just_before(self, passage: Passage, item: int) -> Speaker | None:
        """Somebody new and unnamed whom the sentence before is about."""
        match = _JUST_BEFORE.search(passage.symbols, max(0, item - _ANTECEDENT), item)
        if match is None:
            return None
        speaker = _speaker(passage, match)
        words = self._text[slice(*speaker.span)].lower().split() if speaker.span else []
        return speaker if words and words[0] in _NEW else None

    def _stranger(self, passage: Passage, item: int) -> Speaker | None:
        """Somebody unnamed whom a sentence of the paragraph before an item is about, and nobody named since."""
        for match in _STRANGER.finditer(passage.symbols, max(0, item - _ANTECEDENT), item):
            if "N" not in passage.symbols[match.end() : item]:
                return _speaker(passage, match)
        return None

    def _recent(self, draft: Draft, drafts: Sequence[Draft], span: tuple[int, int]) -> Speaker | None:
        """Whoever was last quoted in the post, or last named before the quotation."""
        for earlier in reversed(drafts[-_LAST_SPOKEN:]):
            if earlier.post == draft.post and earlier.speaker:
                return (
                    earlier.speaker
                    if earlier.speaker.person is None
                    else Speaker(earlier.speaker.person, span)
                )
        at = bisect_left(self._offsets, draft.pieces[0][0])
        if at == 0 and not self._names_next(draft):
            return None
        return Speaker(self._people[max(at - 1, 0)], span)

    def _names_next(self, draft: Draft) -> bool:
        """Whether the first name of the text comes soon after a quotation: '"We lost," she said. Ann Lee was …'."""
        return bool(self._offsets) and self._offsets[0] - draft.pieces[-1][1] < _SOON


def _speaker(passage: Passage, match: re.Match[str]) -> Speaker:
    first, last = match.span("who")
    return Speaker(None, (passage.spans[first][0], passage.spans[last - 1][1]))
