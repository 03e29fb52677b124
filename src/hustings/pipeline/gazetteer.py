"""Parties and seats: the component that finds their names, and what each name stands for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date as Date

from spacy.language import Language
from spacy.tokens import Doc

from hustings.countries import Country
from hustings.countries.names import Party, Seat


@Language.factory("hustings_gazetteer", default_config={"country": "gb"})
def create_gazetteer(nlp: Language, name: str, country: str) -> Callable[[Doc], Doc]:
    """Make the component.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        country: ISO 3166 code of the country whose names it knows.
    """
    return lambda doc: doc


def party_of(country: Country, words: str, date: Date | None) -> Party | None:
    """The party that some words name, or None where it is not known.

    Args:
        country: Whose parties come first.
        words: As the text writes them.
        date: The day the copy is about.
    """
    return country.party(words, date)


def seat_of(country: Country, words: str, date: Date | None) -> Seat | None:
    """The seat that some words name, or None where it is not known.

    Args:
        country: Whose seats they are.
        words: As the text writes them.
        date: Day of the election, which decides the boundaries.
    """
    return country.seat(words, date)
