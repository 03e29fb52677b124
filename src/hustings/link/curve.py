"""What each threshold of `hustings.link.spelling` finds, and what it would take wrongly.

`python -m hustings.link.curve` prints it for the United Kingdom. Names of the reference have one or two letters
changed, left out, added or swapped at random, never the first; those are to be found. Strangers are names that none
of those compared has: for seats the seats of other countries, of other parliaments and of councils, for parties the
parties of other countries, for people each candidate in turn against the others of the contest. None of them is to be
found.
"""

from __future__ import annotations

import random
import string
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from hustings.countries import Country, country
from hustings.countries.names import index, key
from hustings.link.spelling import Spellings
from hustings.link.standing import Standing
from hustings.reference import Contest, Reference, Result, reference

_SEED = 20240704
_LEASTS = (0.6, 0.65, 0.7, 0.75, 0.8, 0.82, 0.84, 0.86, 0.88, 0.9, 0.92, 0.94)


class Trial(NamedTuple):
    """One name that was looked up.

    Attributes:
        kind: `one` or `two` letters wrong, or `stranger`.
        score: How alike the name that it would be taken for is, 0 where there is none.
        right: Whether that is the one it was made from.
    """

    kind: str
    score: float
    right: bool


class Point(NamedTuple):
    """What one threshold gives, each from 0 to 1.

    Attributes:
        least: The threshold.
        one: How many names with one wrong letter are found.
        two: How many with two.
        wrong: How many of both are taken for another name.
        strangers: How many strangers are taken for a name.
    """

    least: float
    one: float
    two: float
    wrong: float
    strangers: float


def misspelt(name: str, rng: random.Random, wrong: int = 1) -> str:
    """A name with letters changed, left out, added or swapped; never its first.

    Args:
        name: Of two letters or more.
        rng: Where chance comes from.
        wrong: How many times.
    """
    for _ in range(wrong):
        at = rng.randrange(1, len(name)) if len(name) > 1 else 0
        letter = rng.choice(string.ascii_lowercase)
        kind = rng.randrange(4)
        if kind == 0:
            name = name[:at] + name[at + 1 :]
        elif kind == 1:
            name = name[:at] + letter + name[at:]
        elif kind == 2 or at + 1 >= len(name):
            name = name[:at] + letter + name[at + 1 :]
        else:
            name = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return name


def curve(trials: Iterable[Trial], leasts: Sequence[float] = _LEASTS) -> tuple[Point, ...]:
    """What each threshold gives.

    Args:
        trials: Names that were looked up with no threshold.
        leasts: The thresholds.
    """
    tried = list(trials)
    by_kind = {kind: [t for t in tried if t.kind == kind] for kind in ("one", "two", "stranger")}
    made = by_kind["one"] + by_kind["two"]
    return tuple(
        Point(
            least,
            one=_share(by_kind["one"], least, right=True),
            two=_share(by_kind["two"], least, right=True),
            wrong=_share(made, least, right=False),
            strangers=_share(by_kind["stranger"], least, right=False),
        )
        for least in leasts
    )


def _share(trials: Sequence[Trial], least: float, *, right: bool) -> float:
    taken = sum(trial.score >= least and trial.right is right for trial in trials)
    return taken / len(trials) if trials else 0.0


def seats(of: Country, boundaries: str, rng: random.Random) -> Iterator[Trial]:
    """Names of seats looked up among those of one boundary set."""
    within = index(seat for seat in of.seats if seat.id and seat.set == boundaries)
    every = index(of.seats)
    strangers = {name for code in of.also for name in index(country(code).seats)}
    strangers |= {name for name, seats in every.items() if not any(seat.id for seat in seats)}
    ids = {name: seats[0].id for name, seats in within.items()}
    yield from _looked_up(ids, every, strangers - every.keys(), rng)
    # Names of the country are no strangers to the look-up, which finds them first; here they are tried as if they were.
    yield from _strangers(Spellings(ids, _vocabulary(within)), strangers & every.keys() - within.keys())


def parties(of: Country, rng: random.Random) -> Iterator[Trial]:
    """Names of parties looked up among those of the country."""
    own = index(of.parties)
    strangers = {name for code in of.also for name in index(country(code).parties)} - own.keys()
    long = {name: found[0].id or found[0].name for name, found in own.items()}
    yield from _looked_up(long, own, strangers, rng)


def people(contests: Iterable[Contest], language: str, rng: random.Random) -> Iterator[Trial]:
    """Names of candidates looked up among those who stood in their contest, and among the others of it."""
    for contest in contests:
        all_ = Standing(contest.results, language, 0.0)
        for result in contest.results:
            folded = key(result.name)
            if len(folded) > 1:
                for kind, wrong in (("one", 1), ("two", 2)):
                    match = all_.find(misspelt(folded, rng, wrong), None)
                    if match.how == "fuzzy":
                        yield Trial(kind, match.score, match.result is result)
                yield _stranger(result, contest, language)


def _stranger(result: Result, contest: Contest, language: str) -> Trial:
    others = Standing((other for other in contest.results if other is not result), language, 0.0)
    match = others.find(result.name, None)
    return Trial("stranger", match.score if match.how == "fuzzy" else 0.0, False)


def _looked_up(
    names: Mapping[str, str | None], every: Iterable[str], strangers: Iterable[str], rng: random.Random
) -> Iterator[Trial]:
    spellings = Spellings(names, _vocabulary(every))
    known = set(every)
    for name, of in names.items():
        for kind, wrong in (("one", 1), ("two", 2)):
            made = misspelt(name, rng, wrong) if len(name) > 1 else name
            if made not in known:
                near = spellings.near(made)
                taken = spellings.misspelt(made, near, 0.0)
                yield Trial(kind, near[0][1] if taken else 0.0, taken and names[near[0][0]] == of)
    yield from _strangers(spellings, strangers)


def _strangers(spellings: Spellings, names: Iterable[str]) -> Iterator[Trial]:
    for name in sorted(names):
        near = spellings.near(name)
        yield Trial("stranger", near[0][1] if spellings.misspelt(name, near, 0.0) else 0.0, False)


def _vocabulary(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in name.split())


def _print(title: str, trials: Iterable[Trial]) -> None:
    tried = list(trials)
    print(f"{title}: {len(tried):,} names\n least  one letter  two letters   wrong  strangers")
    for p in curve(tried):
        print(f"  {p.least:.2f}      {p.one:6.3f}       {p.two:6.3f}  {p.wrong:.4f}     {p.strangers:.4f}")


def main() -> None:
    """Print the curves of seats, parties and people of the United Kingdom."""
    official: Reference = reference("gb")
    of = official.country
    for boundaries in sorted({seat.set for seat in of.seats if seat.id}):
        _print(f"seats of {boundaries}", seats(of, boundaries, random.Random(_SEED)))
    _print("parties", parties(of, random.Random(_SEED)))
    contests = (c for election in official.elections for c in official.contests_on(election.date))
    _print("people", people(contests, of.language, random.Random(_SEED)))


if __name__ == "__main__":
    main()
