"""Quotations that stand alone: pull-quotes with a name below, sentences whose speaker was named before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hustings.pipeline.quotes.attribution import Attributions, sentence_before, subject
from hustings.pipeline.quotes.drafts import Draft, Page, Speaker
from hustings.pipeline.quotes.paragraphs import Paragraph
from hustings.pipeline.quotes.passages import Encoder

_NEXT_SENTENCE = re.compile(r"Q[.|]{1,2}t?(?P<who>N)(?!s)[^:Q]*$")
_SENTENCES = 2  # before a quotation in which its speaker is looked for
_REACH = 3  # paragraphs that a speaker carries on over
_NAME_LINE = re.compile(r"-?[tdOK]{0,3}(?:(?P<name>N)|(?P<unknown>K{2,4}))(?:[,(-]?[OSrKwpdt,)&-]{0,12})")
_SIGNED_LINE = re.compile("-?[tdOSKrw]{0,6}(?P<name>N)(?:[,(][^|:;Q]{0,20})?")  # after a dash
# Under a pull-quote's label, where the line can be nothing else: a role may come first, a clause may follow.
_BLOCK_LINE = re.compile(
    r"-?[tdOSKrwp,]{0,8}?(?P<name>N)(?:[,(|-][^:;Q]{0,20})?|(?P<unknown>K{2,4})(?:[,(-][^:;Q]{0,20})?"
    r"|(?P<role>[dR][wr]{1,4}|w{0,2}[rE])(?:[,(p-][^:;Q]{0,14})?"
)
_BLOCK_WORDS = 16  # in such a line
_BLOCK_PARAGRAPHS = 3  # that a pull-quote takes up
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
        self.labelled: set[int] = set()  # paragraphs in marks under a pull-quote's label
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
            draft.give(spoken or self._after(page, item), "continued" if spoken else "followed")

    @staticmethod
    def _after(page: Page, item: int) -> Speaker | None:
        """Who the sentence after a quotation is about, if it begins with the name: '"Well!" Ann Lee sat down.'."""
        match = _NEXT_SENTENCE.match(page.passage.symbols, item)
        if match is None:
            return None
        at = match.start("who")
        return Speaker(page.passage.people.get(at), page.passage.spans[at])

    def named_next(self, draft: Draft, attributions: Attributions) -> None:
        """Give a draft that ends its paragraph the speaker whom the next begins with: 'So said Ann Lee'.

        Args:
            draft: The draft.
            attributions: What may follow a quotation.
        """
        number = draft.paragraph + 1
        if number >= len(self._paragraphs) or self._paragraphs[number].post != draft.post:
            return
        paragraph = self._paragraphs[number]
        if paragraph.role != "body" or self._text[paragraph.start] in "\"'":
            return
        passage = self._encoder.passage(paragraph.first, paragraph.last, ())
        found = attributions.following("T|" + passage.symbols)
        if found is not None and found.who[0] >= 2:
            first, last = found.who[0] - 2, found.who[1] - 2
            person = passage.people.get(first) if last == first + 1 else None
            draft.give(Speaker(person, (passage.spans[first][0], passage.spans[last - 1][1])), found.rule)

    def introduced(self, page: Page, item: int, draft: Draft, earlier: Sequence[Draft]) -> None:
        """Give a draft after a colon, whose clause names nobody, its speaker: 'Then, folding his notes: "…"'.

        Args:
            page: Its paragraph.
            item: Its place in it.
            draft: The draft.
            earlier: The drafts as far as this one, in text order.
        """
        symbols = page.passage.symbols
        start = max(symbols.rfind(stop, 0, item) for stop in ".|") + 1
        if "z" not in symbols[start:item] and not draft.give(
            self._sentence_before(page, start, draft), "introduced"
        ):
            draft.give(self._carried_on(draft, earlier), "continued")

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
        for line in range(number + 1, number + 1 + _BLOCK_PARAGRAPHS):
            if draft.give(self._name_line(draft, line, _BLOCK_LINE), "pulled"):
                return draft, line
            if line >= len(self._paragraphs) or self._paragraphs[line].post != draft.post:
                return None
            draft.pieces.append((self._paragraphs[line].start, self._paragraphs[line].end))
        return None

    def _name(self, first: int, last: int, form: re.Pattern[str] = _NAME_LINE) -> Speaker | None:
        passage = self._encoder.passage(first, last, ())
        match = form.fullmatch(passage.symbols)
        if not match or match.lastgroup is None:
            return None
        start, end = match.span(match.lastgroup)
        return Speaker(passage.people.get(start), (passage.spans[start][0], passage.spans[end - 1][1]))

    def _name_line(self, draft: Draft, number: int, form: re.Pattern[str] = _NAME_LINE) -> Speaker | None:
        if number >= len(self._paragraphs):
            return None
        line = self._paragraphs[number]
        dashed = self._text[max(0, line.start - 2) : line.start + 1].strip().startswith(("-", "–"))
        form = _SIGNED_LINE if dashed and form is _NAME_LINE else form
        brief = line.short or line.role == "caption" or dashed
        if form is _BLOCK_LINE:
            brief = brief or len(self._text[line.start : line.end].split()) <= _BLOCK_WORDS
        return self._name(line.first, line.last, form) if line.post == draft.post and brief else None

    def _below(self, draft: Draft, spoken: Speaker | None) -> Speaker | None:
        """Who is named on the line below.

        A picture's caption looks the same, so it counts if nobody spoke before, or with a role or a dash.
        """
        if draft.paragraph in self.labelled:
            return self._name_line(draft, draft.paragraph + 1, _BLOCK_LINE)
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
        for back in range(_SENTENCES):
            if back:
                before = sentence_before(page.passage, before[0])
                if before is None:
                    return None
            start, end = before
            for at in range(end - 1, start - 1, -1):
                if at in page.drafts:
                    return page.drafts[at].speaker
            if speaker := self._spoken_of(page, draft, start, end):
                return speaker
        return None

    @staticmethod
    def _spoken_of(page: Page, draft: Draft, start: int, end: int) -> Speaker | None:
        """Whom a sentence before a quotation is about: its subject, or the one person its pronouns mean."""
        passage = page.passage
        who = subject(passage, start, end)
        # After a paragraph's quotation, a sentence about somebody else leaves the word with the speaker.
        spoke = any(other is not draft for other in page.drafts.values())
        if spoke and "V" not in passage.symbols[start:end]:
            return None
        if who is not None:
            person = passage.people.get(who[0])
            known = person is not None or passage.symbols[who[0]] == "N"
            return Speaker(person, passage.spans[who[0]]) if known else None
        meant = {passage.people[at]: at for at in range(start, end) if passage.people.get(at) is not None}
        if len(meant) != 1:
            return None
        person, at = meant.popitem()
        return Speaker(person, passage.spans[at])

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
