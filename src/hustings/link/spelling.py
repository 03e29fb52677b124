"""How alike two names are, and from where on one is taken for a misspelling of the other.

The thresholds are read off the curve that `python -m hustings.link.curve` prints.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import TypeVar

from rapidfuzz import process
from rapidfuzz.distance import OSA

NAMES_ALIKE = 0.86
"""Places and parties at least so alike are one, from 0 to 1."""

WORDS_ALIKE = 0.75
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

    def misspelt(self, name: str, near: list[tuple[str, float]]) -> bool:
        """Whether a name is a misspelling of the first of those `near` it.

        Args:
            name: Folded.
            near: As `near` gives them.
        """
        if not near or near[0][1] < NAMES_ALIKE or all(word in self._known for word in name.split()):
            return False
        return len(near) == 1 or near[0][1] - near[1][1] >= CLEAR


def told(near: Sequence[Thing]) -> Sequence[Thing]:
    """Of what is near, the most alike first, as much as is worth telling."""
    return near[:_MOST]
