"""Places, and who won, against votes and against one another."""

from __future__ import annotations

from collections.abc import Iterator

from hustings.check import sentences
from hustings.check.inside.contests import CopyContest, Entry
from hustings.check.inside.telling import Telling
from hustings.check.verdicts import Verdict


def check(contest: CopyContest, telling: Telling) -> Iterator[Verdict]:
    """Check each place against how many have more votes, and winners against the votes and each other."""
    polled = [(entry, votes) for entry in contest.entries.values() if (votes := entry.one("votes"))]
    for entry, votes in polled:
        ahead = [other for _, other in polled if other.value > votes.value]
        behind = [other for _, other in polled if other.value < votes.value]
        for said in entry.rank:
            place = len(ahead) + 1
            if place > said.value:
                yield telling.verdict(
                    "copy.rank", "impossible", said, place, ahead,
                    who=entry.who, known=f"{sentences.ordinal(place)} or lower",
                )  # fmt: skip
            elif place == said.value and (ahead or behind):
                yield telling.verdict(
                    "copy.rank", "agrees", said, place, (*ahead, *behind),
                    who=entry.who, known=sentences.ordinal(place),
                )  # fmt: skip
    yield from _crossed(contest, telling)
    yield from _winner(contest, telling)


def _crossed(contest: CopyContest, telling: Telling) -> Iterator[Verdict]:
    """A place that two are given."""
    taken: dict[float, Entry] = {}
    for entry in contest.entries.values():
        for said in entry.rank:
            other = taken.setdefault(said.value, entry)
            if other is not entry and other.person == entry.person:
                known = f"{other.who}'s by another statement"
                yield telling.verdict(
                    "copy.rank", "impossible", said, other.who, other.rank, who=entry.who, known=known
                )


def _winner(contest: CopyContest, telling: Telling) -> Iterator[Verdict]:
    won = [entry for entry in contest.entries.values() if entry.won]
    for entry in won:
        votes = entry.one("votes")
        for other in contest.entries.values():
            theirs = other.one("votes")
            if votes is None or theirs is None or other.won or theirs.value <= votes.value:
                continue
            yield telling.verdict(
                "copy.order", "impossible", entry.won[0], theirs.value, (votes, theirs),
                who=entry.who, loser=other.who, first=votes.words, second=theirs.words,
            )  # fmt: skip
    if contest.single:
        for entry in won[1:]:
            if entry.person == won[0].person or entry.party != won[0].party:
                said = entry.won[0]
                yield telling.verdict(
                    "copy.winners", "impossible", said, won[0].who, won[0].won, known=won[0].who
                )
