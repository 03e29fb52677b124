"""Whether a person stands for, stood for, holds or held elected office."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from hustings.pipeline.names import Name
from hustings.pipeline.persons import Person
from hustings.pipeline.wording import Wording

Label = Literal["CANDIDATE", "PERSON"]

_SURE = 10


def label(person: Person, names: Sequence[Name], wording: Wording, authors: frozenset[str]) -> Label:
    """Weigh what the words around a person's names say.

    Args:
        person: The person.
        names: All names of the Doc.
        wording: Its words.
        authors: Folded names of the authors of its posts.

    Returns:
        `CANDIDATE` or `PERSON`.
    """
    elected = other = 0
    for n in person.places:
        stands, does_not = _weigh(names[n], wording, authors, person)
        elected += stands
        other += does_not
    if other >= _SURE:
        return "PERSON"
    if elected and elected >= other:
        return "CANDIDATE"
    if other:
        return "PERSON"
    return "CANDIDATE" if any(_among_politics(names[n], wording) for n in person.places) else "PERSON"


def _weigh(name: Name, wording: Wording, authors: frozenset[str], person: Person) -> tuple[int, int]:
    """What one name says for and against elected office."""
    around = name.around
    role = wording.role(name.start)
    if name.label:
        return (4, 0) if name.label == "CANDIDATE" else (0, 4)
    if role == "byline" or " ".join(person.words) in authors:
        return 0, _SURE
    stands = (
        3 * around.electoral
        + 2 * (around.verb == "electoral")
        + 2 * (around.possessed == "electoral")
        + 2 * name.listed
    )
    stands += 2 * bool(around.object and around.verb != "speech" and around.object in _CONTESTS)
    stands += 3 * (name.title in ("cllr", "councillor", "alderman"))
    stands += 4 * (role == "board")
    other = 3 * around.other + (around.verb == "speech" and not around.electoral)
    return stands, other


_CONTESTS = frozenset(
    [
        "beat",
        "beats",
        "beating",
        "beaten",
        "defeated",
        "defeating",
        "defeats",
        "ousted",
        "ousting",
        "ousts",
        "unseated",
        "unseating",
        "unseats",
        "replaced",
        "replacing",
        "elected",
        "re-elected",
        "toppled",
        "trounced",
        "pipped",
        "edged",
        "lost",
        "losing",
        "loses",
        "won",
        "dislodged",
        "succeeded",
        "succeeding",
        "outpolled",
    ]
)


def _among_politics(name: Name, wording: Wording) -> bool:
    """Whether the sentence around a name that says nothing itself is about parties or seats."""
    first = wording.sentence[name.start]
    return any(
        wording.entity[i] >= 0 and wording.sentence[i] == first
        for i in range(max(first, name.start - 40), min(wording.size, name.end + 40))
    )
