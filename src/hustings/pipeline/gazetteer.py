"""STUB."""
from __future__ import annotations
from collections.abc import Callable
from spacy.language import Language
from spacy.tokens import Doc

@Language.factory("hustings_gazetteer", default_config={"country": "gb"})
def create_gazetteer(nlp: Language, name: str, country: str) -> Callable[[Doc], Doc]:
    return lambda doc: doc
def party_of(country, words, date): return None
def seat_of(country, words, date): return None
