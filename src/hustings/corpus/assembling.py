"""A trained recogniser, syntax where there is any, and the components of hustings, put together in one pipeline."""

from __future__ import annotations

import warnings
from pathlib import Path

import spacy
from spacy import about
from spacy.language import Language

from hustings.pipeline import BLANK, build
from hustings.pipeline.document import split_finely

SYNTAX = ("tok2vec", "tagger", "parser", "lemmatizer")
_AFTER = "hustings_sentences"  # the parser keeps to the sentences it finds


def assemble(names: Path, syntax: Path | None, name: str, version: str) -> Language:
    """Put a pipeline together.

    Syntax is there for whoever enables it: what hustings reads it reads without.

    Args:
        names: A trained pipeline whose last component finds names; those before it are what it listens to.
        syntax: A trained pipeline of `SYNTAX`, or None.
        name: What to call the whole, without its language.
        version: Its version.

    Returns:
        The pipeline: sentences, syntax (disabled), names, and then the rest of hustings.

    Raises:
        OSError: A folder holds no pipeline.
    """
    nlp = build(model=BLANK)
    recogniser = spacy.load(names)
    nlp.vocab.vectors = recogniser.vocab.vectors
    with warnings.catch_warnings():
        # Syntax was trained without vectors, which the warning cannot know.
        warnings.filterwarnings("ignore", message=r"\[W113\]")
        after = _AFTER
        for source, components in (
            (spacy.load(syntax) if syntax else None, SYNTAX),
            (recogniser, recogniser.pipe_names),
        ):
            for component in components if source else ():
                nlp.add_pipe(component, source=source, after=after)
                after = component
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
