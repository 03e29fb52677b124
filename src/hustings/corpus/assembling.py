"""A trained recogniser, syntax where there is any, and the components of hustings, put together in one pipeline."""

from __future__ import annotations

import warnings
from pathlib import Path

import spacy
from spacy.language import Language

from hustings.pipeline import BLANK, build
from hustings.pipeline.document import split_finely
from hustings.pipeline.policy import Trust
from hustings.pipeline.trained import FIRST_PEOPLE

SYNTAX = ("tok2vec", "tagger", "parser", "lemmatizer")
_PARSED = frozenset({"tok2vec", "parser"})
_SOURCES = (
    {
        "name": "UD English-EWT",
        "url": "https://universaldependencies.org/treebanks/en_ewt",
        "license": "CC BY-SA 4.0",
    },
    {"name": "CrossNER, politics", "url": "https://github.com/zliucr/CrossNER", "license": "MIT"},
    {
        "name": "House of Commons Library election results",
        "url": "https://github.com/ukparliament/psephology",
        "license": "Open Parliament Licence v3.0",
    },
    {
        "name": "all-MiniLM-L6-v2",
        "url": "https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2",
        "license": "Apache-2.0",
    },
)


def assemble(
    names: Path,
    syntax: Path | None,
    name: str,
    version: str,
    *,
    trust: Trust = "model",
    parsed_sentences: bool = False,
) -> Language:
    """Put a pipeline together.

    Syntax is there for whoever enables it: what hustings reads it reads without.

    Args:
        names: A trained pipeline whose last component finds names; those before it are what it listens to.
        syntax: A trained pipeline of `SYNTAX`, or None.
        name: What to call the whole, without its language.
        version: Its version.
        trust: Whose names stand where rules and recogniser both decide.
        parsed_sentences: Whether the parser is enabled, and says where sentences end.

    Returns:
        The pipeline: sentences, syntax (disabled; the parser keeps to those sentences), names by rule, the
        recogniser, and then the rest of hustings.

    Raises:
        OSError: A folder holds no pipeline.
    """
    nlp = build(model=BLANK)
    recogniser = spacy.load(names)
    performance = dict(recogniser.meta.get("performance", {}))
    nlp.vocab.vectors = recogniser.vocab.vectors
    with warnings.catch_warnings():
        # Syntax was trained without vectors, which the warning cannot know.
        warnings.filterwarnings("ignore", message=r"\[W113\]")
        if syntax:
            trees = spacy.load(syntax)
            performance |= trees.meta.get("performance", {})
            for component in SYNTAX:
                nlp.add_pipe(component, source=trees, before="hustings_gazetteer")
        nlp.add_pipe("hustings_people", FIRST_PEOPLE, before="hustings_moments")
        nlp.add_pipe("hustings_hints", before="hustings_moments")
        for component in recogniser.pipe_names:
            nlp.add_pipe(component, source=recogniser, before="hustings_moments")
        nlp.add_pipe("hustings_settle", config={"trust": trust}, before="hustings_moments")
    for component in SYNTAX if syntax else ():
        if not (parsed_sentences and component in _PARSED):
            nlp.disable_pipe(component)
    if parsed_sentences:
        nlp.remove_pipe("hustings_sentences")
    split_finely(nlp)
    nlp.meta.update(
        name=name,
        version=version,
        description="Names, and then claims, of election copy.",
        author="hustings",
        license="CC BY-SA 4.0",
        sources=list(_SOURCES),
        performance=performance,
    )
    return nlp
