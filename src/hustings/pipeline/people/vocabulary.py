"""The words of `people.yaml` and `given_names.yaml` of a language, as sets to ask."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from hustings.rules import data

Gender = Literal["f", "m"]


def fold(name: str) -> str:
    """A name without case and accents, for comparing."""
    if name.isascii():
        return name.casefold()
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("ł", "l").replace("ø", "o")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words around names, all lower case.

    Attributes:
        titles: Title → the gender it tells, or None.
        weak_titles: Titles that are common words too.
        elected_titles: Titles of the elected.
        unelected_titles: Titles of professions that speak against elected office.
        not_after_titles: What follows a title without being a name ('Mr Speaker').
        electoral_letters: Letters after a name that only the elected carry (MP).
        letters: All letters after a name.
        electoral_roles: Last words of roles that stand for, hold or held elected office.
        other_roles: Last words of other roles.
        plural_roles: Plural role → whether it is an electoral one.
        modifiers: Word before a role → `former`, `new`, `losing`, `incumbent` or `plain`.
        gendered: Description → gender.
        heads: Words a description of a person may end with.
        occupations: Of these, what people are beside politics.
        standing_trades: Of the occupations, those that a party's name before makes a candidate's.
        weak_occupations: Occupations that describe somebody only with another word ('the café owner').
        lay_offices: Words before an office that make it one nobody is elected to.
        lay_deeds: What is done by people who are no politicians.
        lay_verbs: What somebody who is no politician does.
        lay_things: What such a person has.
        parents: Words for people by their children ('the mother of two').
        ages: Description → the years it tells, both ends included.
        members: Names of parties that are their members' too ('the Tory').
        describing: Words around and inside descriptions, by use.
        not_in_descriptions: Words that end a description, besides verbs.
        offices: Roles that one person holds at a time.
        rivals: Roles that make their holder someone other than the person spoken of.
        speech: Verbs of speech.
        political_speech: Of these, those that say nothing against the speaker being a politician.
        family: Relations, singular and plural.
        tally_verbs: Verbs that take votes as their object.
        seat_verbs: Verbs that take a seat as their object.
        credits: Words before 'by' that make the name after it a reporter's.
        credit_labels: What a line or bracket that gives a reporter or photographer begins with, before a colon.
        standing_nouns: What only those who stand have.
        parliaments: Names and nicknames of parliaments.
        followers: Whom only politicians speak to as theirs.
        chambers: What members are elected to.
        stage_deeds: What those who stand are seen to do at a count.
        moods: How they look.
        voter_deeds: What voters do.
        onlookers: Roles of those who run elections, report them or look on.
        card_labels: What the lines of a card about a candidate begin with.
        electoral_verbs: Verbs of winning, losing and standing.
        passive_verbs: Of the electoral verbs, those that say so only in the passive.
        winning_verbs: Of the electoral verbs, those whose subject has won.
        losing_verbs: Of the electoral verbs, those whose subject has lost.
        beating_verbs: Of the electoral verbs, those whose subject has won and whose object has lost.
        human_verbs: Other verbs people are subjects of.
        auxiliaries: Words that may stand between a name and its verb.
        object_verbs: Verbs whose object is a person.
        object_signs: Words that are often followed by a person.
        base_verbs: Verbs in the form that only follows another verb ('win'): after a name they are nouns.
        places: Words that a place comes after.
        person_nouns: What a person has → whether it is an electoral thing.
        pictured: What stands in brackets after the name of someone in a picture.
        particles: Lower-case parts of names.
        nicknames: Short form → full forms.
        genders: Given name → gender, where it tells one.
        first_names: Given names.
        ambiguous: Given names that are words too.
        place_names: Given names that are places or buildings too.
        place_openers: Words that names of places begin with.
        given_tails: Second halves of given names with a small letter.
        compound_tails: Second halves of compounds that a name may begin.
        word_endings: Endings of plain words that a sentence may begin with.
        organisations: Words that make a capitalised phrase the name of a body, place or event.
        not_names: Capitalised words that are no part of a name.
        word_surnames: Words that are surnames after a given name.
    """

    titles: Mapping[str, Gender | None]
    weak_titles: frozenset[str]
    elected_titles: frozenset[str]
    unelected_titles: frozenset[str]
    not_after_titles: frozenset[str]
    electoral_letters: frozenset[str]
    letters: frozenset[str]
    electoral_roles: frozenset[str]
    other_roles: frozenset[str]
    plural_roles: Mapping[str, bool]
    modifiers: Mapping[str, str]
    gendered: Mapping[str, Gender]
    heads: frozenset[str]
    occupations: frozenset[str]
    weak_occupations: frozenset[str]
    standing_trades: frozenset[str]
    lay_offices: frozenset[str]
    lay_deeds: frozenset[str]
    lay_verbs: frozenset[str]
    lay_things: frozenset[str]
    parents: frozenset[str]
    ages: Mapping[str, range]
    members: frozenset[str]
    describing: Mapping[str, frozenset[str]]
    not_in_descriptions: frozenset[str]
    offices: frozenset[str]
    rivals: frozenset[str]
    speech: frozenset[str]
    political_speech: frozenset[str]
    family: frozenset[str]
    tally_verbs: frozenset[str]
    seat_verbs: frozenset[str]
    credits: frozenset[str]
    credit_labels: frozenset[str]
    standing_nouns: frozenset[str]
    parliaments: frozenset[str]
    followers: frozenset[str]
    chambers: frozenset[str]
    stage_deeds: frozenset[str]
    moods: frozenset[str]
    voter_deeds: frozenset[str]
    onlookers: frozenset[str]
    card_labels: frozenset[str]
    electoral_verbs: frozenset[str]
    passive_verbs: frozenset[str]
    winning_verbs: frozenset[str]
    losing_verbs: frozenset[str]
    beating_verbs: frozenset[str]
    human_verbs: frozenset[str]
    auxiliaries: frozenset[str]
    object_verbs: frozenset[str]
    object_signs: frozenset[str]
    base_verbs: frozenset[str]
    places: frozenset[str]
    person_nouns: Mapping[str, bool]
    pictured: frozenset[str]
    particles: frozenset[str]
    nicknames: Mapping[str, tuple[str, ...]]
    genders: Mapping[str, Gender]
    first_names: frozenset[str]
    ambiguous: frozenset[str]
    place_names: frozenset[str]
    place_openers: frozenset[str]
    given_tails: frozenset[str]
    compound_tails: frozenset[str]
    word_endings: tuple[str, ...]
    organisations: frozenset[str]
    not_names: frozenset[str]
    word_surnames: frozenset[str]


def _flags(groups: Mapping[str, Iterable[str]]) -> dict[str, bool]:
    return {word: kind == "electoral" for kind, words in groups.items() for word in words}


def _genders(groups: Mapping[str, Iterable[str]]) -> dict[str, Gender]:
    return {
        word: "f" if kind == "f" else "m" for kind, words in groups.items() if kind in "fm" for word in words
    }


def _bases(verbs: set[str]) -> frozenset[str]:
    """The verbs whose third person is there too, but for those whose past is the same word."""
    third = {v for v in verbs if v.endswith("s")}
    same = {"beat", "cut", "put", "quit", "cast", "read", "set", "hit", "came", "fell", "saw"}
    return frozenset(v for v in verbs - same if third & {v + "s", v + "es", v.removesuffix("y") + "ies"})


@cache
def vocabulary(language: str = "en") -> Vocabulary:
    """Read the vocabulary of a language, once.

    Args:
        language: The folder under `rules/`.

    Returns:
        The words by use.

    Raises:
        KeyError: The file lacks a list.
    """
    raw: dict[str, Any] = data("people", language)
    names: dict[str, Any] = data("given_names", language)
    told: Mapping[str, Gender] = _genders(names)
    twice = {n for n in names["f"] if n in set(names["m"])} | set(names["both"])
    return Vocabulary(
        titles={**dict.fromkeys(raw["titles"]["n"]), **_genders(raw["titles"])},
        weak_titles=frozenset(raw["weak_titles"]),
        elected_titles=frozenset(raw["elected_titles"]),
        unelected_titles=frozenset(raw["unelected_titles"]),
        not_after_titles=frozenset(raw["no_names_after_titles"]),
        electoral_letters=frozenset(raw["post_nominals"]["electoral"]),
        letters=frozenset(raw["post_nominals"]["electoral"]) | frozenset(raw["post_nominals"]["other"]),
        electoral_roles=frozenset(raw["roles"]["electoral"]),
        other_roles=frozenset(raw["roles"]["other"]) | frozenset(raw["occupations"]),
        plural_roles=_flags(raw["plural_roles"]),
        modifiers={word: kind for kind, words in raw["modifiers"].items() for word in words},
        gendered=_genders(raw["gendered"]),
        heads=frozenset(raw["description_heads"])
        | frozenset(raw["roles"]["electoral"])
        | frozenset(raw["occupations"]),
        occupations=frozenset(raw["occupations"]),
        weak_occupations=frozenset(raw["weak_occupations"]),
        standing_trades=frozenset(raw["occupations"]) - frozenset(raw["supporting_trades"]),
        lay_offices=frozenset(raw["lay_offices"]),
        lay_deeds=frozenset(raw["lay_deeds"]),
        lay_verbs=frozenset(raw["lay_verbs"]),
        lay_things=frozenset(raw["lay_things"]),
        parents=frozenset(raw["parents"]),
        ages={word: range(low, high + 1) for word, (low, high) in raw["ages"].items()},
        members=frozenset(raw["members"]),
        describing={use: frozenset(words) for use, words in raw["describing"].items()},
        not_in_descriptions=frozenset(raw["not_in_descriptions"]),
        offices=frozenset(raw["offices"]),
        rivals=frozenset(raw["rivals"]),
        speech=frozenset(raw["speech"]),
        political_speech=frozenset(raw["political_speech"]),
        family=frozenset(raw["family"]),
        tally_verbs=frozenset(raw["tally_verbs"]),
        seat_verbs=frozenset(raw["seat_verbs"]),
        credits=frozenset(raw["credits"]),
        credit_labels=frozenset(raw["credit_labels"]),
        standing_nouns=frozenset(raw["standing_nouns"]),
        parliaments=frozenset(raw["parliaments"]),
        followers=frozenset(raw["followers"]),
        chambers=frozenset(raw["chambers"]),
        stage_deeds=frozenset(raw["stage_deeds"]),
        moods=frozenset(raw["moods"]),
        voter_deeds=frozenset(raw["voter_deeds"]),
        onlookers=frozenset(raw["onlookers"]),
        card_labels=frozenset(raw["card_labels"]),
        electoral_verbs=frozenset(raw["electoral_verbs"]),
        passive_verbs=frozenset(raw["passive_verbs"]),
        winning_verbs=frozenset(raw["winning_verbs"]),
        losing_verbs=frozenset(raw["losing_verbs"]),
        beating_verbs=frozenset(raw["beating_verbs"]),
        human_verbs=frozenset(raw["human_verbs"]),
        auxiliaries=frozenset(raw["auxiliaries"]),
        object_verbs=frozenset(raw["object_verbs"]),
        object_signs=frozenset(raw["object_signs"]),
        base_verbs=_bases({*raw["speech"], *raw["electoral_verbs"], *raw["human_verbs"]}),
        places=frozenset(raw["prepositions_place"]),
        person_nouns=_flags(raw["person_nouns"]),
        pictured=frozenset(raw["pictured"]),
        particles=frozenset(raw["particles"]),
        nicknames={short: tuple(full) for short, full in names["nicknames"].items()},
        genders={form: g for n, g in told.items() if n not in twice for form in (n, fold(n))},
        first_names=frozenset(names["f"])
        | frozenset(names["m"])
        | frozenset(names["both"])
        | names["nicknames"].keys(),
        ambiguous=frozenset(raw["ambiguous_names"]),
        place_names=frozenset(raw["place_names"]),
        place_openers=frozenset(raw["place_openers"]),
        given_tails=frozenset(raw["given_tails"]),
        compound_tails=frozenset(raw["compound_tails"]),
        word_endings=tuple(raw["word_endings"]),
        organisations=frozenset(raw["organisation_words"]),
        not_names=frozenset(raw["not_names"]),
        word_surnames=frozenset(raw["word_surnames"]),
    )
