"""Words in quotation marks, given to whoever the text says spoke them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from hustings.pipeline.layers import QuoteLayer
from hustings.pipeline.quotes.attribution import Attributions, Found
from hustings.pipeline.quotes.drafts import Draft, Page, Speaker
from hustings.pipeline.quotes.headlines import Headlines
from hustings.pipeline.quotes.paragraphs import Paragraph, paragraphs
from hustings.pipeline.quotes.passages import Classes, Encoder, Passage
from hustings.pipeline.quotes.pronouns import Pronouns
from hustings.pipeline.quotes.quotation import Marks, Run
from hustings.pipeline.quotes.standing import Standing
from hustings.pipeline.quotes.terms import Terms
from hustings.rules import data

# Between the parts of a quotation that its attribution breaks: no other name, verb of speech or sentence.
_BREAKS = re.compile(
    r"[^.|:;QVXINHD]{0,14}(?:,W[^.|:;Q]{0,16})?[,.;:|-]{1,2}|[^.|:;QVXI]{0,30}[.|]{1,2}"
    r"|[^.|:;QXINHD&]{0,14}(?:,[^.|:;QIX]{0,24})?[.|]{1,2}"
)
# Where the words go on in lower case, others may be named between: "…," Ms Lee told the Echo's Amit Rao, "and …".
_RESUMES = re.compile(r"(?:[^.|:;QVXI]{1,14}(?:,[^.|:;QVXI]{1,10})?[,.-]|[^.|:;QXI&W]{1,40}[,-])?")
# Between a quotation and the next that its speaker is said to add.
_ADDS = re.compile(r"[^.|;]*[,&]y*(?P<cue>[IV])[^.|;QNHD]{0,10}")
_BETWEEN = 3  # captions and the like that a quotation left open runs on over


class Quotes:
    """The component `hustings_quotes`."""

    def __init__(self, rules: dict[str, Any]) -> None:
        """Compile the rules.

        Args:
            rules: `quote.yaml`.
        """
        self.marks = Marks(rules["clipped"], rules["cut_off"], rules["after_closing"])
        self.classes = Classes.read(rules["words"])
        self.attributions = Attributions(rules)
        self.terms = Terms(rules)
        self.unnamed = frozenset(rules["unnamed"])
        self.pull_quote = re.compile(
            rf"(?:{'|'.join(rules['pull_quote'])})\b[\s:]*|(?:{'|'.join(rules['pull_quote_line'])})\s*:?\s*$",
            re.IGNORECASE | re.MULTILINE,
        )

    def __call__(self, doc: Doc) -> Doc:
        """Fill `doc._.quotes`."""
        text = doc.text
        if '"' in text or "'" in text or self.pull_quote.search(text):
            doc._.quotes = Reading(self, doc, text).quotes()
        return doc


class Reading:
    """One Doc, read paragraph by paragraph."""

    def __init__(self, rules: Quotes, doc: Doc, text: str) -> None:
        """Lay the Doc out.

        Args:
            rules: The component.
            doc: The Doc.
            text: Its text.
        """
        self._rules = rules
        self._text = text
        self._encoder = Encoder(doc, text, rules.classes)
        self._paragraphs = paragraphs(doc, text, self._encoder.begins)
        self._standing = Standing(text, self._encoder, self._paragraphs)
        self._summaries = {index for index, post in enumerate(doc._.posts) if post["kind"] == "summary"}
        self._pronouns = Pronouns(doc, text, self._encoder.begins)
        self._drafts: list[Draft] = []

    def quotes(self) -> list[QuoteLayer]:
        """Every quotation that has a speaker, in text order."""
        done = -1
        for number, paragraph in enumerate(self._paragraphs):
            if number <= done or paragraph.role == "board":
                continue
            if label := self._rules.pull_quote.match(self._text, paragraph.start, paragraph.end):
                block = None
                if quoted := self._quoted(number):
                    self._standing.labelled.update(quoted)
                else:
                    block = self._standing.block(number, min(label.end(), paragraph.end))
                if block:
                    self._drafts.append(block[0])
                    done = block[1]
                    continue
            if paragraph.role in ("body", "heading") and (runs := self._runs(number)):
                self._read(number, paragraph, runs)
        Headlines(self._text, self._standing, self._rules.unnamed).attribute(self._drafts)
        return [layer for draft in self._drafts for layer in draft.layers()]

    def _quoted(self, number: int) -> list[int]:
        """The paragraphs from a pull-quote's label on whose words are in marks after all."""
        first = number if self._runs(number) else number + 1
        following = range(first, min(first + 1 + _BETWEEN, len(self._paragraphs)))
        return list(takewhile(self._runs, following))

    def _runs(self, number: int) -> list[Run]:
        paragraph = self._paragraphs[number]
        runs = self._rules.marks.runs(self._text, paragraph.start, paragraph.end)
        return [run for run in runs if run.sure or (run is runs[-1] and self._taken_up(number, run.mark))]

    def _taken_up(self, number: int, mark: str) -> bool:
        """Whether the next paragraph begins with a mark, as one that takes up an open quotation does."""
        for following in self._paragraphs[number + 1 : number + 2 + _BETWEEN]:
            if not following.aside:
                same = following.post == self._paragraphs[number].post
                return same and self._text.startswith(mark, following.start)
        return False

    def _read(self, number: int, paragraph: Paragraph, runs: Sequence[Run]) -> None:
        passage = self._encoder.passage(paragraph.first, paragraph.last, runs)
        page = self._standing.pages[number] = Page(passage)
        broken: Draft | None = None
        for order, (run, item) in enumerate(zip(runs, passage.quotes, strict=False)):
            draft = broken or (self._left_open(number, paragraph, run) if order == 0 else None)
            if draft:
                draft.pieces.append((run.first, run.last))
                draft.open, draft.kind, draft.paragraph = not run.closed, "direct", number
            else:
                draft = self._draft(number, paragraph, passage, item, run)
                self._drafts.append(draft)
            page.drafts[item] = draft
            end = self._attribute(page, item, run, draft)
            following = passage.quotes[order + 1] if order + 1 < len(passage.quotes) else None
            same = order + 1 < len(runs) and runs[order + 1].mark == draft.mark
            if draft.speaker is None and not draft.heading and passage.symbols[item + 1 :].strip(".|") == "":
                self._standing.named_next(draft, self._rules.attributions)
            broken = draft if same and self._goes_on(passage, draft, end, following) else None

    def _draft(self, number: int, paragraph: Paragraph, passage: Passage, item: int, run: Run) -> Draft:
        return Draft(
            pieces=[(run.first, run.last)],
            mark=run.mark,
            open=not run.closed,
            post=paragraph.post,
            paragraph=number,
            heading=paragraph.role == "heading" or paragraph.post in self._summaries,
            kind="direct" if self._whole(passage, item, run) else "partial",
        )

    def _whole(self, passage: Passage, item: int, run: Run) -> bool:
        """Whether the words are a sentence or more, by their first letter, their last and their place."""
        words = self._text[run.first : run.last]
        if not run.closed:
            return True
        if words[0].islower():
            return False
        begins = passage.symbols[item - 1 : item] in ("", ":", "|", ".", "-", ",")
        if words[-1] in ".!?," or (begins and passage.symbols[item + 1 : item + 2] == ","):
            return begins or len(words.split()) > 2
        return begins and len(words.split()) > 3

    def _left_open(self, number: int, paragraph: Paragraph, run: Run) -> Draft | None:
        """The quotation that an earlier paragraph left open, if this run takes it up."""
        last = self._drafts[-1] if self._drafts else None
        if (
            last is None
            or not last.open
            or last.heading
            or (last.post, last.mark) != (paragraph.post, run.mark)
        ):
            return None
        between = self._paragraphs[last.paragraph + 1 : number]
        at_start = run.start == paragraph.start
        return last if at_start and len(between) <= _BETWEEN and all(p.aside for p in between) else None

    def _goes_on(self, passage: Passage, draft: Draft, end: int | None, following: int | None) -> bool:
        """Whether the next quotation is this one again, after 'he said'."""
        if end is None or following is None or draft.kind != "direct" or end > following:
            return False
        gap = passage.symbols[end:following]
        if self._others(passage, draft, following):
            return False
        between = slice(passage.spans[end - 1][1], passage.spans[following][0])
        said = self._text[between].strip(" \"'“”‘’")
        if said.endswith(".") and gap[-1:] not in (".", "|"):
            gap += "."  # 'told us at 11 p.m.'
        if not self._text[passage.spans[following][0]].islower():
            return bool(_BREAKS.fullmatch(gap))
        trails_off = "." not in gap or said.endswith("…")
        return trails_off and bool(_BREAKS.fullmatch(gap) or _RESUMES.fullmatch(gap))

    def _others(self, passage: Passage, draft: Draft, item: int) -> bool:
        """Whether a quotation is given to somebody else than a draft is by the words behind it."""
        found = self._rules.attributions.behind(passage, item)
        return (
            found is not None
            and draft.speaker is not None
            and passage.people.get(found.who[0]) != draft.speaker.person
        )

    def _attribute(self, page: Page, item: int, run: Run, draft: Draft) -> int | None:
        """Give a draft its speaker; the item that an attribution behind it ends at, or None."""
        passage, terms = page.passage, self._rules.terms
        if draft.speaker:
            return None
        draft.term = terms.nickname(self._text, run, passage, item) or (
            draft.kind == "partial" and terms.names(self._text, run, passage, item)
        )
        if draft.term:
            return None
        found = self._rules.attributions.find(passage, item, heading=draft.heading)
        if found and not self._hardly(found, run, draft):
            self._give(draft, passage, found)
            return found.end
        before = passage.symbols.rfind("Q", 0, item)
        if before >= 0 and (added := _ADDS.fullmatch(passage.symbols, before + 1, item)):
            draft.give(page.drafts[before].speaker, "added")
            draft.cue = self._text[slice(*passage.spans[added.start("cue")])]
        elif draft.kind == "direct" and not draft.heading and _stands(passage, item):
            # A line of words without a stop is a cross-heading.
            draft.heading = run.closed and passage.symbols == "Q" and self._text[run.last - 1] not in ".!?…,"
            self._standing.attribute(page, item, draft, self._drafts)
        elif draft.kind == "direct" and not draft.heading and passage.symbols[item - 1 : item] == ":":
            self._standing.introduced(page, item, draft, self._drafts)
        return None

    def _hardly(self, found: Found, run: Run, draft: Draft) -> bool:
        """Whether an attribution by words that need not be one is no attribution: what was said is no sentence."""
        if (
            found.rule.endswith("_other")
            and self._text[run.last - 1] not in ",?!"
            and self._text[run.end : run.end + 1] != ","
        ):
            return True
        return draft.kind == "partial" and found.rule.endswith(("_anyone", "_other"))

    def _give(self, draft: Draft, passage: Passage, found: Found) -> None:
        first, last = found.who
        person = passage.people.get(first) if last == first + 1 else None
        speaker: Speaker | None = Speaker(person, (passage.spans[first][0], passage.spans[last - 1][1]))
        if passage.symbols[first] == "H" or found.rule.endswith("_own_words"):
            speaker = self._pronouns.speaker(passage, first, draft, self._drafts)
        if not draft.give(speaker, found.rule):
            return
        if found.cue is not None:
            draft.cue = self._text[slice(*passage.spans[found.cue])]


def _stands(passage: Passage, item: int) -> bool:
    """Whether a quotation is a sentence of its own."""
    return passage.symbols[item - 1 : item] in ("", "|", ".") and passage.symbols[item + 1 : item + 2] in (
        "",
        "|",
        ".",
    )


@cache
def _component(language: str) -> Quotes:
    return Quotes(data("quote", language))


@Language.factory("hustings_quotes")
def create_quotes(nlp: Language, name: str) -> Quotes:
    """Make the component.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
    """
    return _component(nlp.lang)
