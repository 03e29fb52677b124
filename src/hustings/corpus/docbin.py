"""Annotated pages as spaCy Docs: what trained pipelines learn from and are measured on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from hustings.corpus.page import Mention, Page, document_of
from hustings.countries import strangers
from hustings.pipeline import BLANK, build
from hustings.pipeline.document import make_doc
from hustings.pipeline.policy import hint

_BY_RULE = ("hustings_sentences", "hustings_gazetteer", "hustings_people")
_KEY = "page"
"""Where a Doc keeps what its tokens and entities do not hold: name, text as pasted, claims, names that cut tokens."""


def to_doc(page: Page, nlp: Language) -> Doc:
    """Make a Doc of a page, in the tokens the pipeline reads it in, with the hints it would give a recogniser.

    A name that does not begin and end with a token leaves those tokens without annotation.

    Args:
        page: The page.
        nlp: A pipeline that finds names by rule.

    Returns:
        A Doc whose `ents` are the names.
    """
    doc = make_doc(nlp, document_of(page))
    for component in _BY_RULE:
        doc = nlp.get_pipe(component)(doc)
    ruled = list(doc.ents)
    spans, cut = [], []
    for mention in page.mentions:
        span = doc.char_span(mention.start, mention.end, label=mention.label)
        if span is None:
            cut.append(mention)
        else:
            spans.append(span)
    unclear = {
        token.i
        for mention in cut
        for token in doc.char_span(mention.start, mention.end, alignment_mode="expand") or ()
    }
    doc.set_ents(spans, missing=[doc[i : i + 1] for i in sorted(unclear)], default="outside")
    hint(doc, ruled)
    rest = page.as_gold()
    rest["entities"] = [[m.start, m.end, m.label] for m in cut]
    doc.user_data[_KEY] = json.dumps(rest)  # as text: the binary would turn lists into tuples
    return doc


def from_doc(doc: Doc) -> Page:
    """The page that `to_doc` made a Doc of, with the names that are its entities now.

    Raises:
        ValueError: The Doc was not made of a page.
    """
    if _KEY not in doc.user_data:
        raise ValueError("a Doc that was not made of a page has no claims")
    rest = json.loads(doc.user_data[_KEY])
    page = Page.from_gold({**rest, "entities": ()})
    cut = [Mention(start, end, label) for start, end, label in rest["entities"]]
    named = [Mention(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]  # type: ignore[arg-type]
    return Page(page.name, page.text, (*named, *cut), page.claims, page.about)


def to_docbin(pages: Iterable[Page]) -> DocBin:
    """Put pages into the binary form that spaCy trains from.

    Hints are those of pipelines that know nobody's name: what is learnt of them must hold for people on no list.
    """
    binary = DocBin(store_user_data=True)
    with strangers():
        pipelines: dict[str, Language] = {}
        for page in pages:
            code = page.about.get("country", "gb")
            if code not in pipelines:
                pipelines[code] = build(code, BLANK)
            binary.add(to_doc(page, pipelines[code]))
    return binary


def from_docbin(binary: DocBin, vocab: Vocab) -> Iterator[Page]:
    """The pages of a binary that `to_docbin` made."""
    for doc in binary.get_docs(vocab):
        yield from_doc(doc)
