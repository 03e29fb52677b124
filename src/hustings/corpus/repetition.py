"""How much copy repeats itself: runs of words that stand in more than one post."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from hustings.corpus.page import Page, document_of

_WORDS = re.compile(r"\w+(?:['’-]\w+)*")
_NO_WORDS = frozenset({"time", "boilerplate"})
"""Roles of segments whose words are a site's, not a writer's."""


@dataclass(frozen=True, slots=True)
class Repetition:
    """What a corpus repeats.

    Attributes:
        posts: How many posts there are.
        runs: How many runs of words they have, each counted once in each post.
        repeated: How many of those stand in another post, too.
        most: Runs by how many posts they stand in, most first.
    """

    posts: int
    runs: int
    repeated: int
    most: tuple[tuple[str, int], ...]

    @property
    def share(self) -> float:
        """The share of runs that are repeated."""
        return self.repeated / self.runs if self.runs else 0.0


def repetition(pages: Iterable[Page], words: int = 5) -> Repetition:
    """Count the runs of words that posts share; times, notices of the site and figures aside.

    Args:
        pages: The pages.
        words: How many words make a run.
    """
    posts = 0
    places: dict[tuple[str, ...], int] = defaultdict(int)
    for page in pages:
        document = document_of(page)
        for post in document.posts:
            posts += 1
            runs: set[tuple[str, ...]] = set()
            for segment in post.segments:
                if segment.role not in _NO_WORDS:
                    said = [w.casefold() for w in _WORDS.findall(page.text[segment.start : segment.end])]
                    runs.update(zip(*(said[i:] for i in range(words)), strict=False))
            for run in runs:
                places[run] += not all(word.isdecimal() for word in run)
    most = sorted(places.items(), key=lambda item: (-item[1], item[0]))
    return Repetition(
        posts,
        sum(places.values()),
        sum(count for count in places.values() if count > 1),
        tuple((" ".join(run), count) for run, count in most if count > 1),
    )
