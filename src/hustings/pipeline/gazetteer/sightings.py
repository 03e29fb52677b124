"""Places where a name that may be a seat's stands, and what speaks for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Standing = Literal["only", "place", "word", "surname", "council", "territory"]


@dataclass(slots=True)
class Sighting:
    """A place's name in a text and what speaks for its being a seat.

    Attributes:
        start: First token.
        end: Token after the last.
        key: Id of the seat, or its folded name.
        name: Its folded words.
        standing: `only` a seat's name, a `place` too, a `word` or a person's name too; a neighbour's
            that is a `surname` at home; a `council` or a
            `territory` is a contested unit only where the text says so.
        low: First token of its sentence.
        high: Token after the last of its sentence.
        strong: Words beside it that only a seat has.
        taken: It is what a verb of winning and losing takes.
        weak: Its sentence speaks of elections.
        alone: It has a line to itself.
        local: The words before speak of the place.
        headed: It has a line to itself and parties follow.
        leads: It begins a heading or an item of a list.
        opens: It is the subject that a sentence begins with, and parties or elections are spoken of close by.
        lesser: It is a town that is a seat of a lesser body too: an assembly of a province, a county.
        polled: Its text tells of elections to councils, so that one's name stands as well as a town's.
    """

    start: int
    end: int
    key: str
    name: str
    standing: Standing
    low: int
    high: int
    strong: bool = field(default=False)
    taken: bool = field(default=False)
    weak: bool = field(default=False)
    alone: bool = field(default=False)
    local: bool = field(default=False)
    headed: bool = field(default=False)
    leads: bool = field(default=False)
    opens: bool = field(default=False)
    lesser: bool = field(default=False)
    polled: bool = field(default=False)

    @property
    def full(self) -> bool:
        """Whether all signs of a seat count for it, not only those of a body that is governed."""
        return self.standing in ("only", "place", "word", "surname") or self.polled
