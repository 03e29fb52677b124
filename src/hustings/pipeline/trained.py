"""Pipelines trained from the corpus: where they lie, and how one is loaded for a country."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from hustings.pipeline.document import segments
from hustings.pipeline.policy import Names

BY_COUNTRY = frozenset({"hustings_gazetteer", "hustings_people", "hustings_frames"})
"""Components that have a country."""
FIRST_PEOPLE = "hustings_first_people"
"""`hustings_people` as it runs before a recogniser, for its hints."""
RECOGNISER = ("transformer", "ner")
"""What finds names in trained pipelines, and what it listens to where there is one."""
_POLICY = frozenset({"hustings_hints", "hustings_settle"})


PIECE = 5_000
"""Tokens that a recogniser sees at once: its memory grows with them."""


class UnknownModelError(ValueError):
    """There is no such trained pipeline; the message says what was looked for."""


def folder(model: str) -> Path:
    """Where a trained pipeline's files are.

    Args:
        model: A folder, or the name of an installed package.

    Raises:
        UnknownModelError: It is neither.
    """
    if (Path(model) / "config.cfg").is_file():
        return Path(model)
    package = find_spec(model) if model.isidentifier() else None
    for root in (package and package.submodule_search_locations) or ():
        for config in sorted(Path(root).glob("*/config.cfg")):
            return config.parent
    raise UnknownModelError(
        f"no trained pipeline {model!r}: it is neither a folder of one nor an installed package"
    )


def load(model: str, country: str, names: Names) -> Language:
    """Load a trained pipeline.

    Args:
        model: A folder, or the name of an installed package.
        country: ISO 3166 code of the country whose names it knows.
        names: Who decides where names are.

    Raises:
        UnknownModelError: There is no such pipeline, or it lacks components.
    """
    path = folder(model)
    there = spacy.util.load_config(path / "config.cfg").get("components", {}).keys()
    by_country = {*BY_COUNTRY, FIRST_PEOPLE, "hustings_settle"}
    if missing := (by_country | _POLICY) - there:
        raise UnknownModelError(f"the pipeline {model!r} lacks {', '.join(sorted(missing))}")
    settings: dict[str, dict[str, str]] = {name: {"country": country} for name in by_country}
    for name in _POLICY:
        settings.setdefault(name, {})["names"] = names
    exclude = (*RECOGNISER, *_POLICY, FIRST_PEOPLE) if names == "rules" else ()
    config = {"components": {name: given for name, given in settings.items() if name not in exclude}}
    return spacy.load(path, config=config, exclude=exclude)


def run(nlp: Language, doc: Doc) -> Doc:
    """Put a Doc through a pipeline, long ones piece by piece where they meet a recogniser.

    Args:
        nlp: The pipeline.
        doc: What `hustings.pipeline.document.make_doc` made.
    """
    recogniser = [component for name, component in nlp.pipeline if name in RECOGNISER]
    for name, component in nlp.pipeline:
        if name not in RECOGNISER:
            doc = component(doc)
        elif component is recogniser[-1]:
            doc = _recognise(recogniser, doc)
    return doc


def _recognise(recogniser: Sequence[Callable[[Doc], Doc]], doc: Doc) -> Doc:
    found: list[Span] = []
    for start, end in _pieces(doc):
        piece = doc if end - start == len(doc) else doc[start:end].as_doc()
        for component in recogniser:
            piece = component(piece)
        found += [Span(doc, start + ent.start, start + ent.end, ent.label) for ent in piece.ents]
    doc.set_ents(found)
    return doc


def _pieces(doc: Doc) -> Iterator[tuple[int, int]]:
    """First token and token after the last of pieces that end with a segment where they can."""
    start = last = 0
    for end in (*(end for _, end, _, _ in segments(doc)), len(doc)):
        if end - start > PIECE and last > start:
            yield start, last
            start = last
        while end - start > PIECE:
            yield start, start + PIECE
            start += PIECE
        last = end
    if start < len(doc):
        yield start, len(doc)
