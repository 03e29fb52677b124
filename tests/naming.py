"""Copy with its people marked in it, as `test_names.py` and `test_people.py` write it.

    heading: [Labour|party] hold [Barrow|seat]
    [Ann Lee|C] beat [Bob Roy|C]. [Tim Poe|P] wrote it. [She|=Ann Lee] smiled, [he|?] did not.

`C` is a candidate, `P` another person, `N` either; `party` and `seat` are what an earlier component found;
`=` names the person meant and `?` says that nobody is. A line may begin with its segment's role; `---` begins
another post.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from hustings.pipeline.document import make_doc
from hustings.pipeline.people import People
from hustings.pipeline.people.name_words import NameWords
from hustings.pipeline.people.vocabulary import vocabulary
from hustings.text import Document, Post, Segment

_MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]]+)\]")
_ROLES = ("heading", "byline", "body", "board", "caption", "boilerplate", "time")


@dataclass
class Copy:
    """Copy without its marks: the document, and each mark's span with what it said."""

    document: Document
    marks: list[tuple[int, int, str]] = field(default_factory=list)

    def words(self, *kinds: str) -> list[tuple[str, str]]:
        """Marked words of the given kinds, in order, with their kind."""
        return [(self.document.text[s:e], kind) for s, e, kind in self.marks if kind in kinds]


def read(lines: str) -> Copy:
    """Read marked-up copy."""
    text = ""
    marks: list[tuple[int, int, str]] = []
    posts: list[list[Segment]] = [[]]
    for line in lines.split("\n"):
        if line == "---":
            posts.append([])
            continue
        role, colon, rest = line.partition(": ")
        role, rest = (role, rest) if colon and role in _ROLES else ("body", line)
        start, at = len(text), 0
        for match in _MARK.finditer(rest):
            text += rest[at : match.start()]
            marks.append((len(text), len(text) + len(match[1]), match[2]))
            text += match[1]
            at = match.end()
        text += rest[at:]
        if len(text) > start:
            posts[-1].append(Segment(start, len(text), role))  # type: ignore[arg-type]
        text += "\n"
    made = tuple(Post(f"p{n}", "post", s[0].start, s[-1].end, tuple(s)) for n, s in enumerate(posts) if s)
    return Copy(Document(text, made), marks)


def pipeline() -> Language:
    """A pipeline of its tokeniser and sentences."""
    nlp = spacy.blank("en")
    nlp.add_pipe("hustings_sentences")
    return nlp


def people(known: Iterable[str] = ()) -> People:
    """The component with a reference list of one's own."""
    return People(NameWords(vocabulary("en"), frozenset(known)))


def run(nlp: Language, component: People, copy: Copy) -> Doc:
    """Put copy through the component, its marked parties and seats already found."""
    doc = make_doc(nlp, copy.document)
    for _, step in nlp.pipeline:
        doc = step(doc)
    found: list[Span] = []
    for start, end, kind in copy.marks:
        if kind in ("party", "seat"):
            span = doc.char_span(start, end, label=kind.upper(), alignment_mode="expand")
            assert span is not None, copy.document.text[start:end]
            found.append(span)
    doc.ents = found
    return component(doc)
