"""The whole way from raw copy to claims, in one call."""

from __future__ import annotations

from datetime import date as Date
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict
from spacy.language import Language
from spacy.tokens import Doc

from hustings import claims as _claims
from hustings.claims import AnyClaim, PostRef
from hustings.pipeline import build
from hustings.pipeline.document import make_doc
from hustings.pipeline.policy import Names
from hustings.pipeline.trained import run
from hustings.read import read
from hustings.text import Document


class Entity(BaseModel):
    """A name in the text: a candidate, another person, a party or a seat.

    Attributes:
        kind: Tells entities from claims in a mixed stream.
        doc: The document's name.
        start: Code-point offset of its first character.
        end: Code-point offset after its last.
        label: What it is.
        text: The name as written.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["entity"] = "entity"
    doc: str
    start: int
    end: int
    label: Literal["CANDIDATE", "PERSON", "PARTY", "SEAT"]
    text: str


class Extraction(BaseModel):
    """What was found in one document.

    Attributes:
        document: The text and its posts; every offset points into its text.
        posts: What is known of each post.
        entities: Names in text order.
        claims: Claims in text order.
    """

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    document: Document
    posts: tuple[PostRef, ...]
    entities: tuple[Entity, ...]
    claims: tuple[AnyClaim, ...]

    def sure(self, least: float) -> Extraction:
        """The same with only those claims whose confidence is `least` (from 0 to 1) or more.

        What is not asserted has no confidence and is left out.
        """
        kept = tuple(c for c in self.claims if c.confidence is not None and c.confidence >= least)
        return self.model_copy(update={"claims": kept})


@cache
def load(country: str = "gb", model: str | None = None, names: Names = "both") -> Language:
    """The pipeline for a country; built once for each process.

    Args:
        country: ISO 3166 code.
        model: A trained pipeline's folder or package, or `blank` for none; the one that is shipped by default.
        names: Who decides where names are: `rules`, the trained `model`, or `both`.

    Returns:
        A spaCy pipeline. One thread at a time may use it.

    Raises:
        ValueError: There is no data for the country, or no such model.
    """
    return build(country, model, names)


def extract(
    copy: str | Document,
    *,
    nlp: Language | None = None,
    name: str = "text",
    date: Date | None = None,
    country: str = "gb",
) -> Extraction:
    """Read raw copy and find its claims.

    Args:
        copy: Text or HTML as it comes, or a document already read.
        nlp: The pipeline, `load(country)` by default.
        name: What the document is called in the output.
        date: The day the copy is about, for dates that leave the year or the day open.
        country: ISO 3166 code that says which parties, seats and time zone apply.

    Returns:
        The document with its entities and claims.

    Raises:
        ValueError: There is no data for the country.
    """
    document = copy if isinstance(copy, Document) else read(copy, name=name, date=date, country=country)
    nlp = nlp or load(document.country)
    doc = run(nlp, make_doc(nlp, document))
    found = _claims.read(doc, document)
    posts = tuple(PostRef(**{key: post[key] for key in PostRef.model_fields}) for post in doc._.posts)
    return Extraction(document=document, posts=posts, entities=_entities(doc, document), claims=tuple(found))


def _entities(doc: Doc, document: Document) -> tuple[Entity, ...]:
    return tuple(
        Entity(
            doc=document.name,
            start=ent.start_char,
            end=ent.end_char,
            label=ent.label_,
            text=document.text[ent.start_char : ent.end_char],
        )
        for ent in doc.ents
    )
