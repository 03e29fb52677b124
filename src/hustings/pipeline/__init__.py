"""The spaCy pipeline: one registered component for each step, in the order they build on one another."""

from __future__ import annotations

import spacy
from spacy.language import Language

from hustings.countries import country as load_country
from hustings.pipeline import document, frames, gazetteer, moments, people, qualifiers, quantities, quotes

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
_BY_COUNTRY = frozenset({"hustings_gazetteer", "hustings_people", "hustings_frames"})
_MODULES = (
    document,
    frames,
    gazetteer,
    moments,
    people,
    qualifiers,
    quantities,
    quotes,
)  # importing them registers the factories


def build(country: str = "gb") -> Language:
    """Put the pipeline together.

    Args:
        country: ISO 3166 code of the country whose names it knows.

    Returns:
        A blank pipeline of the country's language with every component of `COMPONENTS`.

    Raises:
        ValueError: There is no data for the country.
    """
    nlp = spacy.blank(load_country(country).language)
    for name in COMPONENTS:
        nlp.add_pipe(name, config={"country": country} if name in _BY_COUNTRY else {})
    return nlp
