"""The component `hustings_people`: who is named, and whom names, pronouns and descriptions mean."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from hustings.countries import Country, available
from hustings.countries import country as load_country
from hustings.pipeline.layers import MentionLayer, PersonLayer, TieLayer
from hustings.pipeline.people.description_setting import Description
from hustings.pipeline.people.descriptions import DescriptionFinder
from hustings.pipeline.people.facts import Record
from hustings.pipeline.people.labels import Label, label
from hustings.pipeline.people.name_words import NameWords
from hustings.pipeline.people.names import Name, NameFinder
from hustings.pipeline.people.persons import Census, Registrar
from hustings.pipeline.people.pronoun_deeds import stands
from hustings.pipeline.people.resolution import resolve
from hustings.pipeline.people.vocabulary import fold, vocabulary
from hustings.pipeline.people.wording import Wording
from hustings.pipeline.policy import SETTLED

_LABELS = ("CANDIDATE", "PERSON")


class People:
    """The component."""

    def __init__(self, words: NameWords) -> None:
        """Keep the words of names.

        Args:
            words: What single words may be, with the reference list.
        """
        self._words = words

    def __call__(self, doc: Doc) -> Doc:
        """Add names to `doc.ents`; fill `doc._.people`, `doc._.mentions` and `doc._.ties`."""
        wording = Wording(doc)
        names = self._names(doc, wording)
        census = Registrar(wording, self._words.vocabulary, names).register()
        others = list(DescriptionFinder(wording, self._words.vocabulary, names).find())
        record = Record(wording, self._words.vocabulary, names, census.owner, census.persons)
        mentions = resolve(record, others)
        labels = self._labels(doc, wording, names, census, self._described(wording, others, mentions))
        spans = []
        for n, name in enumerate(names):
            owner = census.owner[n]
            spans.append(
                Span(doc, name.start, name.end, label=labels[owner] if owner is not None else "PERSON")
            )
            mentions.append(
                MentionLayer(
                    start=name.start, end=name.end, person=owner, kind="name", reason=census.reasons.get(n)
                )
            )
        taken = {i for name in names for i in range(name.start, name.end)}
        kept = [e for e in doc.ents if e.label_ not in _LABELS and taken.isdisjoint(range(e.start, e.end))]
        doc.ents = sorted([*kept, *spans], key=lambda e: e.start)
        # The resolver may have learnt genders from pronouns.
        doc._.people = [
            PersonLayer(name=person.name, label=kind, gender=person.gender)
            for person, kind in zip(census.persons, labels, strict=True)
        ]
        doc._.mentions = sorted(mentions, key=lambda m: m["start"])
        doc._.ties = list(_ties(wording, names, census.owner))
        return doc

    def _labels(
        self,
        doc: Doc,
        wording: Wording,
        names: Sequence[Name],
        census: Census,
        described: Collection[int | None],
    ) -> list[Label]:
        """The label of each person."""
        authors = frozenset(fold(post["author"]) for post in doc._.posts if post["author"])
        return [
            label(person, names, wording, self._words.vocabulary, authors=authors, described=n in described)
            for n, person in enumerate(census.persons)
        ]

    def _described(
        self, wording: Wording, others: Sequence[Description | int], mentions: Sequence[MentionLayer]
    ) -> set[int | None]:
        """Whom a description by an elective role or a party means, or a pronoun that stood or holds a seat."""
        elective = {
            d.start
            for d in others
            if not isinstance(d, int)
            and (d.head in self._words.vocabulary.electoral_roles or d.party is not None)
        }
        return {
            m["person"]
            for m in mentions
            if (m["kind"] == "description" and m["start"] in elective)
            or (m["kind"] == "pronoun" and stands(wording, self._words.vocabulary, m["start"]))
        }

    def _names(self, doc: Doc, wording: Wording) -> list[Name]:
        """The names that have been settled, else those found by rule."""
        finder = NameFinder(wording, self._words)
        found = finder.find()
        if SETTLED not in doc.spans:
            return found
        known = {(name.start, name.end): name for name in found}
        names = []
        for span in doc.spans.pop(SETTLED):
            name = known.get((span.start, span.end)) or finder.named(span.start, span.end)
            if name is not None:
                name.label = span.label_
                names.append(name)
        return names


def _ties(wording: Wording, names: Sequence[Name], owner: Sequence[int | None]) -> Iterator[TieLayer]:
    """What the words around each name tie its bearer to: 'Ann Lee, who stood for Labour in Barrow'."""
    for name, person in zip(names, owner, strict=True):
        party, seat = (
            None if entity is None else (wording.entities[entity].start, wording.entities[entity].end)
            for entity in (name.around.party, name.around.seat)
        )
        if person is not None and (party or seat):
            post = wording.post(name.start)
            yield TieLayer(person=person, party=party, seat=seat, post=post, start=name.start)


def _people(country: Country) -> frozenset[str]:
    """Full names of the country's candidates and members, and of its neighbours'."""
    return frozenset().union(country.people, *(load_country(code).people for code in country.also))


def _elsewhere() -> frozenset[str]:
    """Full names of everyone there is data for: given names and surnames know no borders."""
    return frozenset().union(*(load_country(code).people for code in available()))


@Language.factory("hustings_people", default_config={"country": "gb"})
def create_people(nlp: Language, name: str, country: str) -> People:
    """Make the component.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        country: ISO 3166 code of the country whose candidates and members it knows.

    Raises:
        ValueError: There is no data for the country.
    """
    return People(NameWords(vocabulary(nlp.lang), _people(load_country(country)), _elsewhere()))
