"""Words in marks in a headline, whose speaker the body of the post tells."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from hustings.pipeline.quotes.attribution import subject
from hustings.pipeline.quotes.drafts import Draft, Speaker
from hustings.pipeline.quotes.standing import Standing

_RELATED = frozenset({"his", "her", "their", "its", "our", "my"})
# A headline of marked words alone, or with the place they come from: 'Barrow: "We lost"'.
_ALONE = re.compile("(?:[SK]{1,4}[:-])?Q[.|]?")
_NOT_WORD = re.compile(r"[\W_]+")


class Headlines:
    """Gives the quotations of headlines to the speakers of their posts."""

    def __init__(self, text: str, standing: Standing, unnamed: frozenset[str]) -> None:
        """Keep the Doc.

        Args:
            text: Its text.
            standing: Its paragraphs, as far as they have been read.
            unnamed: Words for people whom a story does not mean to name.
        """
        self._text = text
        self._standing = standing
        self._unnamed = unnamed

    def attribute(self, drafts: Sequence[Draft]) -> None:
        """Give headline drafts without a known speaker to whoever says the words below, or is plainly meant.

        Args:
            drafts: All drafts of the Doc.
        """
        spoken: dict[int, list[tuple[str, Speaker]]] = defaultdict(list)
        for draft in drafts:
            if draft.speaker and not draft.heading:
                words = " ".join(self._text[start:end] for start, end in draft.pieces)
                spoken[draft.post].append((_folded(words), draft.speaker))
        for draft in drafts:
            if draft.heading and not draft.term and (draft.speaker is None or draft.speaker.person is None):
                self._attribute(draft, spoken[draft.post])
            elif draft.speaker and draft.speaker.person is None and self._introduces(draft):
                # 'A council leader has said …': the story names him next.
                main = _main(spoken[draft.post])
                if main:
                    draft.give(Speaker(main.person, draft.speaker.span), "opening")

    def _introduces(self, draft: Draft) -> bool:
        """Whether a description in a post's first paragraph is of somebody whom the next ones may name."""
        if not draft.speaker or not draft.speaker.span or not draft.rule.endswith("_role"):
            return False
        words = self._text[slice(*draft.speaker.span)].lower().replace("'s", " 's").split()
        related = words[0] in _RELATED or "'s" in words
        return not (
            related or words[-1].endswith("s") or self._unnamed.intersection(words)
        ) and self._standing.opens_post(draft.paragraph)

    def _attribute(self, draft: Draft, spoken: Sequence[tuple[str, Speaker]]) -> None:
        words = _folded(self._text[slice(*draft.pieces[0])])
        repeated = next(
            (
                speaker
                for said, speaker in spoken
                if speaker.person is not None and f" {words} " in f" {said} "
            ),
            None,
        )
        main = _main(spoken)
        passage = self._standing.pages[draft.paragraph].passage
        if draft.give(repeated, "headline"):
            return
        if draft.speaker:  # 'New MP says …': the one whom the body quotes
            if main:
                draft.give(Speaker(main.person, draft.speaker.span), "headline_role")
            return
        if _ALONE.fullmatch(passage.symbols):
            if draft.kind == "direct" and self._standing.is_headline(draft.paragraph):
                draft.give(main or self._first_named(draft), "headline_alone")
        elif (
            main
            and (who := subject(passage, 0, len(passage.symbols)))
            and passage.people.get(who[0]) == main.person
        ):
            draft.give(Speaker(main.person, passage.spans[who[0]]), "headline_subject")

    def _first_named(self, draft: Draft) -> Speaker | None:
        """Who the first sentence under the headline is about, or the only one it names."""
        page = self._standing.first_of_post(draft.paragraph)
        if page is None:
            return None
        passage = page.passage
        end = next((i for i, symbol in enumerate(passage.symbols) if symbol in ".|"), len(passage.symbols))
        named = {who: i for i, who in passage.people.items() if i < end and who is not None}
        who = subject(passage, 0, end)
        at = who[0] if who else next(iter(named.values())) if len(named) == 1 else None
        person = None if at is None else passage.people.get(at)
        return None if at is None or person is None else Speaker(person, passage.spans[at])


def _main(spoken: Sequence[tuple[str, Speaker]]) -> Speaker | None:
    """Whom a post quotes first, unless it quotes somebody else more."""
    named = [speaker for _, speaker in spoken if speaker.person is not None]
    if not named:
        return None
    counts = Counter(speaker.person for speaker in named)
    return named[0] if counts[named[0].person] == max(counts.values()) else None


def _folded(words: str) -> str:
    return _NOT_WORD.sub(" ", words.casefold()).strip()
