"""STUB."""
from __future__ import annotations
from collections.abc import Callable
from spacy.language import Language
from spacy.tokens import Doc

@Language.factory("hustings_people", default_config={"country": "gb"})
def create_people(nlp: Language, name: str, country: str) -> Callable[[Doc], Doc]:
    return lambda doc: doc
