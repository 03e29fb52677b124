"""How copy names parties: in every form, from 'the Scottish National Party' to 'Nat'."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache

from hustings.corpus.stories.banks import data
from hustings.corpus.stories.contests import INDEPENDENT, Party
from hustings.countries import country

FORMS = ("noun", "adj", "abbr", "full")
"""`noun` wins and loses ('the Tories'), `adj` stands before a person ('Tory'), `abbr` and `full` on boards."""


def canonical(party: Party) -> str:
    """The name that claims give a party."""
    found = country("gb").party(party.name)
    return found.name if found else party.name


def forms(party: Party, form: str) -> Sequence[str]:
    """The ways to write a party in a form; none where copy has no such form of it.

    `head` is `noun` without an article.
    """
    written: dict[str, list[str]] | None = data("parties")["parties"].get(party.id)
    if form == "head":
        return [noun.removeprefix("the ") for noun in forms(party, "noun")]
    if written is None:
        if form == "abbr":
            return [party.abbreviation] if party.abbreviation.isupper() else [party.name]
        return [party.name]
    if form == "full" and party.id != INDEPENDENT:
        return [*written["full"], party.name]
    return written.get(form, [])


def word(party: Party, form: str, colloquial: bool, rng: random.Random) -> str | None:
    """A party in one of the ways of a form, or None where it has none.

    Args:
        party: The party.
        form: One of `FORMS`, or `head`.
        colloquial: Whether the page prefers its later, looser forms.
        rng: Decides.
    """
    found = forms(party, form)
    if not found:
        return None
    if rng.random() < 0.25:
        return rng.choice(found)
    return found[-1] if colloquial else found[0]


@cache
def table() -> Sequence[Party]:
    """The parties that copy names in every form; independents are none of them."""
    return [
        Party(id, words["full"][0], words["abbr"][0])
        for id, words in data("parties")["parties"].items()
        if id != INDEPENDENT and "noun" in words
    ]
