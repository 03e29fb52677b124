"""What linking gives: each claim with the ids of its names, and the contest that it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from hustings.claims import Claim
from hustings.reference import Contest, Election, Result

How = Literal["exact", "alias", "fuzzy"]


class Candidate(NamedTuple):
    """Something that a name may have meant, but was not linked to.

    Attributes:
        id: Its id in the reference, or None where that has none.
        name: Its name there.
        score: How alike the names are, from 0 to 1.
    """

    id: str | None
    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Link:
    """What a name of a claim means in the reference.

    Attributes:
        id: The id, or None.
        name: The name in the reference; as the text has it where nothing was found.
        how: `exact` for the name itself, `alias` for another name, short form or surname that only one can go by,
            `fuzzy` for a misspelling; None where nothing was found.
        score: How alike the names are, from 0 to 1; 0 where nothing was found.
        runners_up: What else it may have meant, likeliest first.
        reason: Why `id` is None; None otherwise. A person may be found (`how`, `result`) and have no id on record.
        result: Of a person, the row of the claim's contest.
    """

    id: str | None
    name: str
    how: How | None = None
    score: float = 0.0
    runners_up: tuple[Candidate, ...] = ()
    reason: str | None = None
    result: Result | None = None

    @property
    def found(self) -> bool:
        """Whether the reference knows what is meant, with an id or without."""
        return self.how is not None


@dataclass(frozen=True, slots=True)
class Linked:
    """A claim with what its names mean.

    Attributes:
        claim: The claim; its parties, seats and people carry the ids of `links`, and none where that has none.
        election: The election that it is about, or None.
        contest: The contest that it is about, or None: its seat, or that of a person whom it names, at `election`.
        base: The contest that the copy around it is about: other than `contest` where the claim looks back, as a
            previous majority does, and 'in 2019'.
        links: Link by slot, of every slot with a party, a seat or a person.
        reason: Why there is no contest, else None.
    """

    claim: Claim
    election: Election | None = None
    contest: Contest | None = None
    base: Contest | None = None
    links: Mapping[str, Link] = field(default_factory=dict)
    reason: str | None = None
