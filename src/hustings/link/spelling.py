"""How alike two names are, and from where on one is taken for a misspelling of the other.

The thresholds are read off the curves that `python -m hustings.link.curve` prints, of names of the United Kingdom
with letters changed at random, and of names that are to be taken for none:

* Places and parties. A misspelling holds a word that no name of the country holds ('Leicester Eest'); a name all of
  whose words are known ('Leicester South West') is another name. With that rule 90 to 92 % of seats with one wrong
  letter are found at 0.86 and 50 to 59 % with two; 1 in 1,000 is taken for another, mostly 'glaasgow s' that was
  'glasgow sw', and 1.5 in 1,000 names of places elsewhere for a seat's. At 0.80 it would be 98 % and 7 to 10 in 1,000
  ('Rockingham' for Wokingham), at 0.90 78 to 83 % and none. Names of up to seven letters with one wrong stay without
  an id.
* People. Only the few who stood in a contest are compared, so that less will do; given name and surname each have to
  be alike. At 0.70 98 % with one wrong letter are found and 80 % with two, none is taken for another, and of 19,928
  candidates laid beside the others of their contest none is taken for one of them (the nearest pair has 0.67).
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import TypeVar

from rapidfuzz import process
from rapidfuzz.distance import OSA

NAMES_ALIKE = 0.86
"""Places and parties at least so alike are one, from 0 to 1."""

WORDS_ALIKE = 0.7
"""Given names, and surnames, of people at least so alike are one in a contest where no other is as near."""

CLEAR = 0.04
"""By so much the likest name has to be more like than any other's."""

SUGGESTED = 0.6
"""Names at least so alike are told as what else may be meant."""

_MOST = 3  # runners-up
_WIDE = 12  # names to look at for them: a seat has several

Id = TypeVar("Id", bound=Hashable)
Thing = TypeVar("Thing")


def likeness(a: str, b: str) -> float:
    """How alike two folded names are: 1 less wrong, missing, added or swapped letters by the longer one's length."""
    return OSA.normalized_similarity(a, b)


class Spellings:
    """Names of one kind, to find which of them a misspelling is of."""

    def __init__(self, names: Mapping[str, Id], known: Collection[str]) -> None:
        """Keep names.

        Args:
            names: What each folded name stands for.
            known: Words that names are made of: a name all of whose words are known is not misspelt.
        """
        self._names = names
        self._keys = list(names)
        self._known = known

    def near(self, name: str) -> list[tuple[str, float]]:
        """The folded names most like one, one for each thing that they stand for, the most alike first."""
        found = process.extract(
            name, self._keys, scorer=OSA.normalized_similarity, limit=_WIDE, score_cutoff=SUGGESTED
        )
        best: dict[Hashable, tuple[str, float]] = {}
        for near, score, _ in found:
            best.setdefault(self._names[near], (near, score))
        return list(best.values())

    def misspelt(self, name: str, near: list[tuple[str, float]], least: float = NAMES_ALIKE) -> bool:
        """Whether a name is a misspelling of the first of those `near` it.

        Args:
            name: Folded.
            near: As `near` gives them.
            least: How alike they have to be.
        """
        if not near or near[0][1] < least or all(word in self._known for word in name.split()):
            return False
        return len(near) == 1 or near[0][1] - near[1][1] >= CLEAR


def told(near: Sequence[Thing]) -> Sequence[Thing]:
    """Of what is near, the most alike first, as much as is worth telling."""
    return near[:_MOST]
