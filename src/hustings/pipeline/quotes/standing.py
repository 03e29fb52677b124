"""Quotations that stand alone: pull-quotes with a name below, sentences whose speaker was named before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hustings.pipeline.quotes.attribution import sentence_before, subject
from hustings.pipeline.quotes.drafts import Draft, Page, Speaker
from hustings.pipeline.quotes.paragraphs import Paragraph
from hustings.pipeline.quotes.passages import Encoder

_REACH = 3  # paragraphs that a speaker carries on over
_NAME_LINE = re.compile(r"-?[tdOK]{0,3}(?:(?P<name>N)|(?P<unknown>K{2,4}))(?:[,(-]?[OSrKwpdt,)&-]{0,12})")
_INLINE = re.compile(r"\bfrom\s+(?=[^\W\d_a-z])")


class Standing:
    """Finds who says a quotation that its own sentence gives to nobody."""

    def __init__(self, text: str, encoder: Encoder, paragraphs: Sequence[Paragraph]) -> None:
        """Keep the Doc.

        Args:
            text: Its text.
            encoder: Encodes its paragraphs.
            paragraphs: Its paragraphs in order.
        """
        self.pages: dict[int, Page] = {}
        self._text = text
        self._encoder = encoder
        self._paragraphs = paragraphs

    def attribute(self, page: Page, item: int, draft: Draft, earlier: Sequence[Draft]) -> None:
        """Give a draft its speaker: whoever is named in the line below or the sentence before, or spoke last.

        Args:
            page: Its paragraph.
            item: Its place in it.
            draft: The draft.
            earlier: The drafts as far as this one, in text order.
        """
        spoken = self._carried_on(draft, earlier)
        if page.passage.symbols.strip(".|") == "Q" and draft.give(self._below(draft, spoken), "pulled"):
            return
        if not draft.heading and not draft.give(self._sentence_before(page, item, draft), "preceding"):
            draft.give(spoken, "continued")

    def block(self, number: int, label_end: int) -> tuple[Draft, int] | None:
        """A pull-quote block without marks: a label, the words, the name on the next line or after 'from'.

        Args:
            number: The paragraph that begins with the label.
            label_end: Where the label ends.

        Returns:
            The draft and the number of the last paragraph it takes up; None where no name is found.
        """
        paragraph = self._paragraphs[number]
        start = label_end
        if start >= paragraph.end:
            number += 1
            if number >= len(self._paragraphs) or self._paragraphs[number].post != paragraph.post:
                return None
            paragraph = self._paragraphs[number]
            start = paragraph.start
        draft = Draft([(start, paragraph.end)], "", False, paragraph.post, number, False, "direct")
        inline = list(_INLINE.finditer(self._text, start, paragraph.end))
        if inline and self._text[: inline[-1].start()].rstrip().endswith((".", "!", "?")):
            end = inline[-1].start()
            draft.pieces = [(start, end - len(self._text[start:end]) + len(self._text[start:end].rstrip()))]
            first = next(
                i
                for i in range(paragraph.first, paragraph.last)
                if self._encoder.begins[i] >= inline[-1].end()
            )
            named = self._name(first, paragraph.last)
            return (draft, number) if draft.give(named, "pulled") else None
        return (draft, number + 1) if draft.give(self._name_line(draft, number + 1), "pulled") else None

    def _name(self, first: int, last: int) -> Speaker | None:
        passage = self._encoder.passage(first, last, ())
        match = _NAME_LINE.fullmatch(passage.symbols)
        if not match:
            return None
        group = "name" if match["name"] else "unknown"
        span = (passage.spans[match.start(group)][0], passage.spans[match.end(group) - 1][1])
        return Speaker(passage.people.get(match.start(group)), span)

    def _name_line(self, draft: Draft, number: int) -> Speaker | None:
        if number >= len(self._paragraphs):
            return None
        line = self._paragraphs[number]
        if line.post != draft.post or not (line.short or line.role == "caption"):
            return None
        return self._name(line.first, line.last)

    def _below(self, draft: Draft, spoken: Speaker | None) -> Speaker | None:
        """Who is named on the line below.

        A picture's caption looks the same, so it counts if nobody spoke before, or with a role or a dash.
        """
        named = self._name_line(draft, draft.paragraph + 1)
        if named is None:
            return None
        line = self._paragraphs[draft.paragraph + 1]
        following = (
            self._paragraphs[draft.paragraph + 2] if draft.paragraph + 2 < len(self._paragraphs) else None
        )
        role_below = following is not None and following.post == draft.post and following.short
        return named if spoken is None or role_below or self._text[line.start] in "-–" else None

    def _sentence_before(self, page: Page, item: int, draft: Draft) -> Speaker | None:
        before = sentence_before(page.passage, item)
        if before is None:
            number = draft.paragraph - 1
            while number >= 0 and draft.paragraph - number <= 2 * _REACH and self._paragraphs[number].aside:
                number -= 1
            if (
                number < 0
                or self._paragraphs[number].post != draft.post
                or self._paragraphs[number].role != "body"
            ):
                return None
            page = self._page(number)
            before = sentence_before(page.passage, len(page.passage.symbols))
        if before is None:
            return None
        start, end = before
        for at in range(end - 1, start - 1, -1):
            if at in page.drafts:
                return page.drafts[at].speaker
        who = subject(page.passage, start, end)
        # After a paragraph's quotation, a sentence about somebody else leaves the word with the speaker.
        spoke = any(other is not draft for other in page.drafts.values())
        if who is None or (spoke and "V" not in page.passage.symbols[start:end]):
            return None
        person = page.passage.people.get(who[0])
        return (
            Speaker(person, page.passage.spans[who[0]])
            if person is not None or page.passage.symbols[who[0]] == "N"
            else None
        )

    def is_headline(self, number: int) -> bool:
        """Whether a paragraph is a post's heading.

        Args:
            number: The paragraph.
        """
        return self._paragraphs[number].role == "heading"

    def opens_post(self, number: int) -> bool:
        """Whether a paragraph is the first running text of its post.

        Args:
            number: The paragraph.
        """
        post = self._paragraphs[number].post
        for earlier in reversed(self._paragraphs[max(0, number - 2 * _REACH) : number]):
            if earlier.post != post:
                return True
            if earlier.role == "body" and not earlier.short:
                return False
        return number <= 2 * _REACH

    def first_of_post(self, number: int) -> Page | None:
        """The first paragraph of running text after a headline, in the same post.

        Args:
            number: The headline's paragraph.
        """
        for following in range(number + 1, min(number + 1 + 2 * _REACH, len(self._paragraphs))):
            paragraph = self._paragraphs[following]
            if paragraph.post != self._paragraphs[number].post:
                return None
            if paragraph.role == "body" and not paragraph.short:
                return self._page(following)
        return None

    def _page(self, number: int) -> Page:
        page = self.pages.get(number)
        if page is None:
            paragraph = self._paragraphs[number]
            page = self.pages[number] = Page(self._encoder.passage(paragraph.first, paragraph.last, ()))
        return page

    @staticmethod
    def _carried_on(draft: Draft, earlier: Sequence[Draft]) -> Speaker | None:
        for other in reversed(earlier[-2 * _REACH - 1 : -1]):
            if other.post != draft.post or draft.paragraph - other.paragraph > _REACH or other.heading:
                return None
            if other.speaker:
                return other.speaker
        return None
