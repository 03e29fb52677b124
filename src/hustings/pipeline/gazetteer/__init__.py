"""Parties and seats: the component that finds their names, and what each name stands for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Date

from spacy.language import Language
from spacy.tokens import Doc, Span

from hustings.countries import Country
from hustings.countries import country as load_country
from hustings.countries.names import Party, Seat, fold
from hustings.pipeline.gazetteer.name_trie import Name
from hustings.pipeline.gazetteer.party_names import PartyNames
from hustings.pipeline.gazetteer.seat_names import SeatNames
from hustings.pipeline.gazetteer.tokens import Tokens
from hustings.pipeline.people.vocabulary import vocabulary
from hustings.rules import data


class Gazetteer:
    """The component `hustings_gazetteer`: PARTY and SEAT entities, with the id of what they name."""

    def __init__(self, country: Country) -> None:
        """Gather the names.

        Args:
            country: Whose they are.
        """
        words = data("gazetteer", country.language)
        people = vocabulary(country.language)
        given = country.given_names | {fold(name) for name in people.first_names}
        self._parties = PartyNames(country, words)
        self._seats = SeatNames(country, words, given, people.not_names)

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc.ents`; an entity's `ent_id_` is its id in the register, or a key made of its name."""
        tokens = Tokens(doc)
        parties = self._parties.find(tokens)
        source = doc._.source or {}
        day = Date.fromisoformat(source["date"]) if source.get("date") else None
        seats = self._seats.find(tokens, parties, day)
        doc.set_ents([*_spans(doc, parties, "PARTY"), *_spans(doc, seats, "SEAT")])
        return doc


def _spans(doc: Doc, names: Sequence[Name], label: str) -> list[Span]:
    return [Span(doc, name.start, name.end, label=label, span_id=name.key) for name in names]


@Language.factory("hustings_gazetteer", default_config={"country": "gb"})
def create_gazetteer(nlp: Language, name: str, country: str) -> Gazetteer:
    """Make the component.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        country: ISO 3166 code of the country whose names it knows.
    """
    return Gazetteer(load_country(country))


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
