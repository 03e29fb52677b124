"""Whether a person stands for, stood for, holds or held elected office."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from hustings.pipeline.people.names import Name
from hustings.pipeline.people.persons import Person
from hustings.pipeline.people.vocabulary import Vocabulary
from hustings.pipeline.people.wording import Wording

Label = Literal["CANDIDATE", "PERSON"]

_PLAIN = 5  # what is said for office that makes even an author a politician: a party and a seat won
_NEAR = 40  # tokens
_LINE = 10  # tokens of a line that says who somebody is


def label(
    person: Person,
    names: Sequence[Name],
    wording: Wording,
    vocabulary: Vocabulary,
    *,
    authors: frozenset[str],
    described: bool,
) -> Label:
    """Weigh what the words around a person's names say.

    Args:
        person: The person.
        names: All names of the Doc.
        wording: Its words.
        vocabulary: The language's.
        authors: Folded names of the authors of its posts.
        described: Whether they are spoken of as 'the MP' or 'the Tory'.

    Returns:
        `CANDIDATE` or `PERSON`.
    """
    elected, other = 0, 0
    for n in person.places:
        stands, does_not = _weigh(names[n], wording, vocabulary)
        elected += stands
        other += does_not
    made = " ".join(person.words) in authors or any(
        names[n].around.credited or wording.role(names[n].start) == "byline" for n in person.places
    )
    if not elected and any(not vocabulary.onlookers.isdisjoint(names[n].around.roles) for n in person.places):
        return "PERSON"  # 'the returning officer, Ann Lee', whatever else seems to mean them
    elected += 3 * described
    if made and elected < _PLAIN:
        return "PERSON"
    if elected and elected >= other:
        return "CANDIDATE"
    if other == 1 and _of_a_trade(person, names, wording):
        return "CANDIDATE"
    if other:
        return "PERSON"
    return _unexplained(person, names, wording, vocabulary)


def _weigh(name: Name, wording: Wording, vocabulary: Vocabulary) -> tuple[int, int]:
    """What one name says for and against elected office."""
    around = name.around
    role = wording.role(name.start)
    if name.label:
        return (4, 0) if name.label == "CANDIDATE" else (0, 4)
    titles = {word.removesuffix(".") for word in wording.lower[name.outset : name.start]}
    contested = around.object in vocabulary.electoral_verbs
    stands = 3 * around.electoral + 2 * (around.verb == "electoral") + 2 * (around.possessed == "electoral")
    stands += 2 * name.listed + 3 * contested + 4 * (role == "board")
    stands += 3 * around.contested + 5 * (not titles.isdisjoint(vocabulary.elected_titles))
    speech = around.verb == "speech" and around.deed not in vocabulary.political_speech
    first = around.roles[0] if around.roles else ""
    trade = (
        first in vocabulary.occupations or first in vocabulary.weak_occupations or "former" in around.kinds
    )
    other = (1 if trade else 3) * around.other
    other += 2 * (not titles.isdisjoint(vocabulary.unelected_titles) and "former" not in around.kinds)
    other += (speech and not around.electoral) + 4 * _signs(name, wording, vocabulary) + 2 * around.signed
    other += 2 * (around.deed in ("vote", "voted", "votes")) + around.lay
    return stands, other


def _of_a_trade(person: Person, names: Sequence[Name], wording: Wording) -> bool:
    """Whether only a trade speaks against somebody of whom a sentence about seats tells."""
    found = [names[n].around for n in person.places]
    quiet = not any(around.lay or around.verb == "speech" for around in found)
    return quiet and any(_among_politics(names[n], wording, "SEAT") for n in person.places)


def _signs(name: Name, wording: Wording, vocabulary: Vocabulary) -> bool:
    """Whether a name is a line by itself over a line that gives a reporter's or expert's role."""
    if wording.previous(name.outset) >= 0 or wording.following(name.end) >= 0:
        return False
    below = wording.segment[name.start] + 1
    if not 0 < below < len(wording.segments):
        return False
    start, end = wording.segments[below]["start"], wording.segments[below]["end"]
    words = wording.lower[start:end]
    return (
        len(words) <= _LINE
        and not vocabulary.other_roles.isdisjoint(words)
        and words[-1] not in (".", "!", "?")
    )


def _unexplained(person: Person, names: Sequence[Name], wording: Wording, vocabulary: Vocabulary) -> Label:
    """The label of someone whom nothing explains: copy leaves that out for politicians everyone knows."""
    given = person.words[0] in vocabulary.first_names and person.words[0] not in vocabulary.ambiguous
    if person.bare and given and not any(names[n].title for n in person.places):
        return "PERSON"  # 'Kemi from Hove'
    if any(_among_politics(names[n], wording) for n in person.places):
        return "CANDIDATE"
    deeds = [names[n].around.deed for n in person.places if names[n].around.verb]
    acts = any(deed not in vocabulary.stage_deeds for deed in deeds)
    titled = person.bare and all(names[n].title for n in person.places)
    return "PERSON" if acts or titled else "CANDIDATE"


def _among_politics(name: Name, wording: Wording, *labels: str) -> bool:
    """Whether the sentence around a name is about parties or seats, or those of some labels alone."""
    first = wording.sentence[name.start]
    near = range(max(first, name.start - _NEAR), min(wording.size, name.end + _NEAR))
    return any(
        wording.entity[i] >= 0
        and wording.sentence[i] == first
        and (not labels or wording.entities[wording.entity[i]].label in labels)
        for i in near
    )
