"""A trained recogniser, syntax where there is any, and the components of hustings, put together in one pipeline."""

from __future__ import annotations

import warnings
from pathlib import Path

import spacy
from spacy import about
from spacy.language import Language

from hustings.pipeline import BLANK, build
from hustings.pipeline.document import split_finely
from hustings.pipeline.policy import Trust
from hustings.pipeline.trained import FIRST_PEOPLE

SYNTAX = ("tok2vec", "tagger", "parser", "lemmatizer")


def assemble(names: Path, syntax: Path | None, name: str, version: str, trust: Trust = "model") -> Language:
    """Put a pipeline together.

    Syntax is there for whoever enables it: what hustings reads it reads without.

    Args:
        names: A trained pipeline whose last component finds names; those before it are what it listens to.
        syntax: A trained pipeline of `SYNTAX`, or None.
        name: What to call the whole, without its language.
        version: Its version.
        trust: Whose names stand where rules and recogniser both decide.

    Returns:
        The pipeline: sentences, syntax (disabled; the parser keeps to those sentences), names by rule, the
        recogniser, and then the rest of hustings.

    Raises:
        OSError: A folder holds no pipeline.
    """
    nlp = build(model=BLANK)
    recogniser = spacy.load(names)
    nlp.vocab.vectors = recogniser.vocab.vectors
    with warnings.catch_warnings():
        # Syntax was trained without vectors, which the warning cannot know.
        warnings.filterwarnings("ignore", message=r"\[W113\]")
        if syntax:
            trees = spacy.load(syntax)
            for component in SYNTAX:
                nlp.add_pipe(component, source=trees, before="hustings_gazetteer")
        nlp.add_pipe("hustings_people", FIRST_PEOPLE, before="hustings_moments")
        nlp.add_pipe("hustings_hints", before="hustings_moments")
        for component in recogniser.pipe_names:
            nlp.add_pipe(component, source=recogniser, before="hustings_moments")
        nlp.add_pipe("hustings_settle", config={"trust": trust}, before="hustings_moments")
    for component in SYNTAX if syntax else ():
        nlp.disable_pipe(component)
    split_finely(nlp)
    nlp.meta.update(
        name=name,
        version=version,
        description="Names, and then claims, of election copy.",
        author="hustings",
        license="CC-BY-SA-4.0",
        spacy_version=f">={about.__version__.rsplit('.', 1)[0]}.0,<{int(about.__version__.split('.')[0]) + 1}.0.0",
    )
    return nlp
