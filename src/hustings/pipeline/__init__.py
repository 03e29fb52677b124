"""The spaCy pipeline: one registered component for each step, in the order they build on one another."""

from __future__ import annotations

import spacy
from spacy.language import Language

from hustings.countries import country as load_country
from hustings.pipeline import (
    document,
    frames,
    gazetteer,
    moments,
    people,
    policy,
    qualifiers,
    quantities,
    quotes,
    trained,
)
from hustings.pipeline.policy import Names

COMPONENTS = (
    "hustings_sentences",
    "hustings_gazetteer",
    "hustings_moments",
    "hustings_quantities",
    "hustings_people",
    "hustings_qualifiers",
    "hustings_quotes",
    "hustings_frames",
)
_MODULES = (
    document,
    frames,
    gazetteer,
    moments,
    people,
    policy,
    qualifiers,
    quantities,
    quotes,
)  # importing them registers the factories


BLANK = "blank"
"""The model that is none: names are found by rule and list alone."""

SHIPPED = "en_hustings_sm"
"""The model that is used where none is named."""


def build(country: str = "gb", model: str | None = None, names: Names = "both") -> Language:
    """Put the pipeline together.

    Args:
        country: ISO 3166 code of the country whose names it knows.
        model: A trained pipeline's folder or package, or `blank`; the one that ships by default.
        names: Who decides where names are, of rules and the trained recogniser.

    Returns:
        A pipeline with every component of `COMPONENTS`; a trained one has others before them.

    Raises:
        ValueError: There is no data for the country, or no such model.
    """
    model = model or SHIPPED
    if model != BLANK:
        return trained.load(model, load_country(country).code, names)
    nlp = spacy.blank(load_country(country).language)
    for name in COMPONENTS:
        nlp.add_pipe(name, config={"country": country} if name in trained.BY_COUNTRY else {})
    return nlp
