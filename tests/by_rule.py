"""Extraction by rule and list alone: what tests of rules test must not hang on what a model has learnt."""

from __future__ import annotations

from typing import Any

from spacy.language import Language

import hustings
from hustings import Document, Extraction
from hustings.pipeline import BLANK


def load(country: str = "gb") -> Language:
    """The pipeline without a trained recogniser."""
    return hustings.load(country, BLANK)


def extract(copy: str | Document, **given: Any) -> Extraction:
    """What is found without a trained recogniser; arguments as those of `hustings.extract`."""
    country = copy.country if isinstance(copy, Document) else given.get("country", "gb")
    return hustings.extract(copy, nlp=load(country), **given)
