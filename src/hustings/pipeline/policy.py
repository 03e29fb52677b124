"""Who decides where names are: the rules and lists, a trained recogniser, or both.

Names are first found by rule and list. Where there is a recogniser, `hustings_hints` shows it what they found, as a
hint on each token, and takes the names off the Doc; the recogniser puts its own there; and `hustings_settle` decides:

- `rules`: the recogniser is not asked.
- `model`: the recogniser has no hints, and its names stand.
- `both`: it has hints. The names of the one that is trusted stand, and those of the other that overlap none of them.
  Where rules are trusted, a recogniser adds names of two words or more and parties' short forms in brackets, and
  widens parties.

What a recogniser gives is taken only where it may be a name: words of one segment that is read, no territory as a seat.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc, Span

from hustings.countries import Country
from hustings.countries import country as load_country
from hustings.countries.names import key
from hustings.pipeline.document import segments
from hustings.pipeline.gazetteer.place_clauses import PlaceClauses
from hustings.pipeline.gazetteer.tokens import Tokens
from hustings.rules import data

Names = Literal["both", "model", "rules"]
Trust = Literal["model", "rules", "model alone"]

RULED = "ruled"
"""Where a Doc keeps the names found by rule while a recogniser looks: a span group."""
SETTLED = "settled"
"""Where a Doc keeps the people that have been settled until `hustings_people` takes them up: a span group."""
BEGINS, INSIDE = "B-", "I-"
_UNREAD = frozenset({"boilerplate", "time"})
_LEAD = 2  # tokens before a name
PEOPLE = frozenset({"CANDIDATE", "PERSON"})


def hint(doc: Doc, spans: Sequence[Span]) -> None:
    """Put names on a Doc's tokens for a recogniser to see, where it does not take them for names that must stay.

    The token attribute is `ENT_KB_ID`, which nothing else here uses: spaCy's embeddings can read it.
    """
    for span in spans:
        for token in span:
            token.ent_kb_id_ = (BEGINS if token.i == span.start else INSIDE) + span.label_


def decide(ruled: Sequence[Span], recognised: Sequence[Span], names: Names, trust: Trust) -> list[Span]:
    """The names that stand.

    Args:
        ruled: What rules and lists found.
        recognised: What a recogniser found.
        names: Whose word counts.
        trust: Whose names stand where both count; `model alone` adds none of the rules'.

    Returns:
        Names in text order, none overlapping another; where both found the same, the id is that of the rules.
    """
    if names == "rules":
        return list(ruled)
    if names == "model" or trust == "model alone":
        return list(recognised)
    first, second = (
        (_widened(ruled, recognised), filter(_of_words, recognised))
        if trust == "rules"
        else (recognised, ruled)
    )
    taken = {i for span in first for i in range(span.start, span.end)}
    fresh = [span for span in second if taken.isdisjoint(range(span.start, span.end))]
    return sorted([*first, *fresh], key=lambda span: span.start)


def _widened(ruled: Sequence[Span], recognised: Sequence[Span]) -> list[Span]:
    """Names of rules, with parties as wide as a recogniser has them: 'Green Party' in 'Belarusian Green Party'."""
    wide = {i: span for span in recognised if span.label_ == "PARTY" for i in range(span.start, span.end)}
    owner = {i: n for n, span in enumerate(ruled) for i in range(span.start, span.end)}
    out = []
    for n, span in enumerate(ruled):
        wider = wide.get(span.start, span) if span.label_ == "PARTY" else span
        clear = span.end <= wider.end and all(owner.get(i, n) == n for i in range(wider.start, wider.end))
        out.append(wider if clear else span)
    return out


def _of_words(span: Span) -> bool:
    """Whether a name has two words or more, not all in capitals: of others a recogniser alone is no authority.

    Measured on the corpus's dev split, additions of one word or in capitals were wrong two times in three.
    """
    words = [token for token in span if token.is_alpha]
    return (len(words) > 1 and not span.text.isupper()) or _bracketed(span)


def _listed(span: Span) -> bool:
    """Whether a seat's words are a list of places or people: 'Belfast, Larne and Newry', 'Ash and Lee' before 'are'."""
    words = [token.lower_ for token in span]
    if "and" not in words:
        return False
    after = span.doc[span.end].lower_ if span.end < len(span.doc) else ""
    return "," in words or words[-1] == "i" or after in ("are", "were", "have")


def _bracketed(span: Span) -> bool:
    """Whether it is a party's short form in brackets after a name: 'Istrian Democratic Assembly (IDS)'."""
    doc = span.doc
    inside = (
        span.start > 1
        and span.end < len(doc)
        and (doc[span.start - 1].text, doc[span.end].text) == ("(", ")")
    )
    return span.label_ == "PARTY" and inside and doc[span.start - 2].text[:1].isupper()


class Hints:
    """The component `hustings_hints`: shows a recogniser what has been found by rule."""

    def __init__(self, names: Names) -> None:
        """Keep who decides: where the model does alone, it is shown nothing."""
        self._names = names

    def __call__(self, doc: Doc) -> Doc:
        """Take `doc.ents` away, into `doc.spans`, and leave hints in their place."""
        ruled = list(doc.ents)
        doc.spans[RULED] = ruled
        doc.set_ents([], default="missing")
        if self._names == "both":
            hint(doc, ruled)
        return doc


class Settle:
    """The component `hustings_settle`: decides between the names found by rule and a recogniser's."""

    def __init__(self, names: Names, trust: Trust, country: Country) -> None:
        """Keep the policy, and the territories, which are no seats."""
        self._names = names
        self._trust = trust
        self._territories = frozenset(map(key, country.territories))
        words = data("gazetteer", country.language)
        self._clauses = PlaceClauses(words)
        self._leads, self._tails, self._followers = (
            tuple(f" {phrase} " for phrase in words[name])
            for name in ("no_seat_leads", "no_seat_tails", "no_seat_followers")
        )

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc.ents` to parties and seats, each with an id, and keep people for `hustings_people`."""
        ruled = list(doc.spans.pop(RULED))
        ids = {(span.start, span.end): span.id_ for span in ruled}
        settled = decide(ruled, list(self._plausible(doc)), self._names, self._trust)
        doc.spans[SETTLED] = [span for span in settled if span.label_ in PEOPLE]
        doc.set_ents(
            [
                Span(doc, s.start, s.end, s.label_, span_id=ids.get((s.start, s.end)) or key(s.text))
                for s in settled
                if s.label_ not in PEOPLE
            ]
        )
        return doc

    def _plausible(self, doc: Doc) -> Iterator[Span]:
        """A recogniser's names that may be some: words of one segment that is read, and no territory as a seat."""
        places = {(span.start, span.end) for span in self._places(doc)}
        within = [-1] * len(doc)
        for index, (start, end, role, _) in enumerate(segments(doc)):
            if role not in _UNREAD:
                within[start:end] = [index] * (end - start)
        for span in doc.ents:
            words = span[0].text[:1].isalnum() and span[-1].text[-1:].isalnum()
            seat = span.label_ != "SEAT" or (span.start, span.end) not in places
            if words and seat and within[span.start] == within[span.end - 1] >= 0:
                yield span

    def _places(self, doc: Doc) -> Iterator[Span]:
        """A recogniser's seats that are places: territories, 'Bath Town Hall', 'every seat in Bath'."""
        seats = [span for span in doc.ents if span.label_ == "SEAT"]
        tokens = Tokens(doc) if seats else None
        for span in seats:
            before = doc[max(0, span.start - _LEAD) : span.start].text.lower()
            named = f" {span.text.lower()} ".endswith(self._tails) or f" {before} ".endswith(self._leads)
            after = doc[span.end : span.end + _LEAD].text.lower()
            named = named or f" {after} ".startswith(self._followers) or _listed(span)
            told = tokens is not None and self._clauses.say(tokens, span.start, span.end)
            if named or told or self._territorial(span.text):
                yield span

    def _territorial(self, words: str) -> bool:
        """Whether words are a territory, or a list of such."""
        return all(key(part) in self._territories for part in re.split(r",\s+|\s+(?:and|or|&)\s+", words))


@Language.factory("hustings_hints", default_config={"names": "both"})
def create_hints(nlp: Language, name: str, names: Names) -> Hints:
    """Make the component.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        names: Who decides where names are.
    """
    return Hints(names)


@Language.factory("hustings_settle", default_config={"country": "gb", "names": "both", "trust": "model"})
def create_settle(nlp: Language, name: str, country: str, names: Names, trust: Trust) -> Settle:
    """Make the component.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        country: ISO 3166 code of the country whose territories it knows.
        names: Who decides where names are.
        trust: Whose names stand where both decide.
    """
    return Settle(names, trust, load_country(country))
