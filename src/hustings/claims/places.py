"""The seats that one post names: in its body or a heading, for its own sake or in passing."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple


class Place(NamedTuple):
    """A mention of a seat.

    Attributes:
        start: Its first token.
        end: The token after its last.
        segment: The segment it is in.
        section: How many headings of its post begin before it.
        heading: Whether it is in one.
        passing: Whether it is named in passing.
    """

    start: int
    end: int
    segment: int
    section: int
    heading: bool
    passing: bool

    @property
    def span(self) -> tuple[int, int]:
        """Its tokens: the first, and the one after the last."""
        return self.start, self.end


class Places:
    """The seats that one post names, in text order."""

    def __init__(self) -> None:
        """Begin with none."""
        self.all: list[Place] = []
        self.starts: list[int] = []
        self._plain: list[Place | None] = [None]
        self._headed: list[Place | None] = [None]

    def add(self, place: Place) -> None:
        """Add the next one of the text; one that is named in passing only where its section has none before it."""
        self.all.append(place)
        self.starts.append(place.start)
        plain, headed = self._plain[-1], self._headed[-1]
        if place.heading:
            # 'Carr Ward (Selby council)', 'Bath done, Wells not': the first of a heading is its subject.
            headed = headed if headed and headed.segment == place.segment else place
        elif not (place.passing and plain and plain.section == place.section):
            plain = place
        self._plain.append(plain)
        self._headed.append(headed)

    def between(self, start: int, end: int) -> list[Place]:
        """Those that begin in a run of tokens."""
        return self.all[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def before(self, token: int) -> tuple[Place | None, Place | None]:
        """The last before a token in the body, and the last in a heading."""
        n = bisect_left(self.starts, token)
        return self._plain[n], self._headed[n]
