"""A `Document` as a spaCy `Doc`: tokens that straddle no two segments, posts and segments as layers, sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

import numpy
from spacy.attrs import SENT_START
from spacy.lang.tokenizer_exceptions import emoticons
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex
from thinc.types import Ints2d

from hustings.pipeline.layers import PostLayer, SegmentLayer
from hustings.rules import data
from hustings.text import Document, plain

# Copy glues figures to words ('979-vote', 'Lab:17,232', 'seat.Labour', '1,204(3.1%)'); rules need them apart.
_INFIXES = (
    r"(?<=[0-9])[-–](?=[^\W_])",
    r"(?<=[^\W\d_])[-–](?=[^\W_])",
    r"(?<=[^\W_])[/()\[\]:;|•–](?=[^\W_])",
    r"(?<=[^\W_])[:(](?=[0-9£+-])",
    r"(?<=[0-9%])\((?=[0-9+-])",
    r"(?<=[a-z0-9)])[.!?](?=[A-Z][a-z])",
    r"(?<=[^\W_])[\"](?=[^\W_])",
)
# Where the tokeniser, quadratic in a run's length, is helped along, and where the time of a post is glued to its
# headline ('Labour hold Bath04:12', '04:12Labour hold Bath').
_CUT = re.compile(
    r"\S{100}|(?<=[^\W\d_]{2}|.[%)])(?=[0-2]?\d:[0-5]\d(?:[ap]m)?(?![\w:]))|(?<=\b\d\d:\d\d)(?=[A-Z][a-z])"
)
# The names and roles of a byline, glued to one another: 'NewsByAnn LeeBob RoyPolitical editor'.
_BYLINE = re.compile(
    _CUT.pattern + r"|(?<![A-Z]ac)(?<!Fitz)(?<!Van)(?<=[a-zé]{2})(?=[A-Z][a-z])|(?<=By)(?=[A-Z][a-z])"
)


def split_finely(nlp: Language) -> None:
    """Have a pipeline's tokeniser split what copy glues together.

    Args:
        nlp: The pipeline; its tokeniser is changed in place.
    """
    if not isinstance(nlp.tokenizer, Tokenizer):
        raise TypeError(f"a {type(nlp.tokenizer).__name__} cannot be told where to split")
    defaults = nlp.Defaults.infixes or []
    # A list's '(543):' ends in no smiley.
    nlp.tokenizer.rules = {
        text: rule for text, rule in (nlp.tokenizer.rules or {}).items() if text not in emoticons
    }
    nlp.tokenizer.infix_finditer = compile_infix_regex([*defaults, *_INFIXES]).finditer


def make_doc(nlp: Language, document: Document) -> Doc:
    """Tokenise a document segment by segment.

    Args:
        nlp: The pipeline whose tokeniser is used.
        document: The document.

    Returns:
        A Doc of the text in plain form, each character at its own offset, with posts and segments.
    """
    text = plain(document.text)
    words: list[str] = []
    spaces: list[bool] = []

    def add(start: int, end: int, cut: re.Pattern[str] = _CUT) -> None:
        if start < end:
            for piece in _pieces(text[start:end], cut):
                for token in nlp.tokenizer(piece):
                    words.append(token.text)
                    spaces.append(bool(token.whitespace_))

    posts: list[PostLayer] = []
    segments: list[SegmentLayer] = []
    at = 0
    for index, post in enumerate(document.posts):
        first = None
        for segment in post.segments:
            add(at, segment.start)
            start = len(words)
            add(segment.start, segment.end, _BYLINE if segment.role == "byline" else _CUT)
            at = segment.end
            if len(words) == start:
                continue
            first = start if first is None else first
            segments.append(SegmentLayer(start=start, end=len(words), role=segment.role, post=index))
        posts.append(
            PostLayer(
                start=len(words) if first is None else first,
                end=len(words),
                id=post.id,
                kind=post.kind,
                time=post.time.isoformat() if post.time else None,
                headline=document.headline(post),
                author=post.author,
            )
        )
    add(at, len(text))
    doc = Doc(nlp.vocab, words=words, spaces=spaces)
    doc._.posts, doc._.segments = posts, segments
    doc._.source = {
        "name": document.name,
        "country": document.country,
        "date": document.date.isoformat() if document.date else None,
    }
    return doc


def _pieces(text: str, pattern: re.Pattern[str]) -> Iterator[str]:
    at = 0
    for cut in pattern.finditer(text):
        yield text[at : cut.end()]
        at = cut.end()
    yield text[at:]


def segments(doc: Doc) -> Iterator[tuple[int, int, str, int]]:
    """The segments of a Doc as first token, token after the last, role and index of the post."""
    if not doc._.segments:
        yield 0, len(doc), "body", 0
    for segment in doc._.segments:
        yield segment["start"], segment["end"], segment["role"], segment["post"]


class Sentences:
    """The component `hustings_sentences`: a segment's end and a full stop after no abbreviation end a sentence."""

    def __init__(self, language: str) -> None:
        """Read the abbreviations.

        Args:
            language: Whose they are.
        """
        words = data("sentences", language)
        self._abbreviations = frozenset(words["abbreviations"])
        self._before_figures = frozenset(words["before_figures"])
        self._stop = re.compile(r"[.!?…]+|\.\.\.")

    def __call__(self, doc: Doc) -> Doc:
        """Set `is_sent_start` of every token."""
        starts = [False] * len(doc)
        texts = [token.text for token in doc]
        spaced = [bool(token.whitespace_) for token in doc]
        for start, end, _, _ in segments(doc):
            if start < len(doc):
                starts[start] = True
            if end < len(doc):
                starts[end] = True
            for i in range(start, end - 1):
                if self._stop.fullmatch(texts[i]) and self._ends(texts, spaced, i, start, end):
                    begin = i + 1
                    # Marks and brackets that close belong to the sentence they close.
                    while (
                        begin < end and not spaced[begin - 1] and texts[begin] in ('"', "'", ")", "]", "''")
                    ):
                        begin += 1
                    if begin < end:
                        starts[begin] = True
                elif texts[i].isspace() and "\n" in texts[i] and _breaks(texts, i, end):
                    starts[i + 1] = True
        starts[:1] = [True] * len(starts[:1])
        marks = numpy.where(starts, 1, -1).astype("uint64").reshape(-1, 1)
        return doc.from_array([SENT_START], cast(Ints2d, marks))

    def _ends(self, texts: list[str], spaced: list[bool], i: int, start: int, end: int) -> bool:
        """Whether the stop at token `i` ends a sentence."""
        following = i + 1
        while following < end and (
            texts[following] in ('"', "'", ")", "]", "''") or texts[following].isspace()
        ):
            following += 1
        if following >= end:
            return False
        if texts[i] == "." and i > start and not spaced[i - 1]:
            before = texts[i - 1]
            if before.lower() in self._abbreviations or (len(before) == 1 and before.isupper()):
                return False
            if before.lower() in self._before_figures and texts[following][0].isdigit():
                return False
        return not texts[following][:1].islower()


def _breaks(texts: list[str], i: int, end: int) -> bool:
    """Whether a line's end inside a segment ends a sentence: before a bullet or an empty line."""
    return i + 1 < end and (texts[i].count("\n") > 1 or texts[i + 1] in ("•", "*", "-", "–"))


@Language.factory("hustings_sentences")
def create_sentences(nlp: Language, name: str) -> Sentences:
    """Make the component.

    Args:
        nlp: The pipeline; its tokeniser is made to split finely.
        name: The component's name in it.
    """
    split_finely(nlp)
    return Sentences(str(nlp.lang))
