"""What spaCy's training configurations name: how pages become examples, and the tokeniser they are read with.

spaCy finds both through entry points, `hustings.split_finely.v1` and `hustings.Pages.v1`.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, repeat
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from hustings.pipeline.document import split_finely
from hustings.pipeline.policy import BEGINS


def splitting() -> Callable[[Language], Language]:
    """Have a pipeline that is to be trained split what copy glues together, as it will when it is used."""

    def before_init(nlp: Language) -> Language:
        split_finely(nlp)
        return nlp

    return before_init


def pages(
    paths: Sequence[Path],
    times: Sequence[int] = (),
    tokens: int = 0,
    bare: float = 0.0,
    withheld: float = 0.0,
    seed: int = 0,
) -> Callable[[Language], Iterator[Example]]:
    """Read pages that `hustings.corpus.docbin` wrote, in the tokens they were written in, with their hints.

    Args:
        paths: The binaries.
        times: How often each is read in one pass; once by default.
        tokens: Cut pages at the first line's end after as many tokens; 0 leaves them whole.
        bare: The share of pieces that are shown without hints, so that the words are learnt, too.
        withheld: The share of hints that the other pieces are shown without. The rules miss fewer names of copy that
            they were written with than of any other, and a recogniser must not learn to rely on that.
        seed: Decides which.

    Returns:
        What makes their examples for a pipeline.
    """

    def read(nlp: Language) -> Iterator[Example]:
        chance = random.Random(seed)
        for path, repeats in zip(paths, times or [1] * len(paths), strict=True):
            for page in chain.from_iterable(
                repeat(list(DocBin().from_disk(path).get_docs(nlp.vocab)), repeats)
            ):
                for piece in _pieces(page, tokens) if tokens else (page,):
                    share = 1.0 if chance.random() < bare else withheld
                    yield Example(_shown(piece, share, chance), piece)

    return read


def _shown(piece: Doc, withheld: float, chance: random.Random) -> Doc:
    """What a recogniser is shown of a piece: words, and hints but for a share of them."""
    words = [token.text for token in piece]
    shown = Doc(piece.vocab, words=words, spaces=[bool(token.whitespace_) for token in piece])
    given = False
    for token, hinted in zip(shown, piece, strict=True):
        if hinted.ent_kb_id_.startswith(BEGINS):
            given = chance.random() >= withheld
        if given:
            token.ent_kb_id = hinted.ent_kb_id
    return shown


def _pieces(page: Doc, tokens: int) -> Iterator[Doc]:
    start = 0
    for token in page:
        if token.i - start >= tokens and "\n" in token.text and not token.ent_type:
            yield page[start : token.i + 1].as_doc()
            start = token.i + 1
    if start < len(page):
        yield page[start:].as_doc()
