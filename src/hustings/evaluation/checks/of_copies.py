"""Counts of seats that are made up, so that only the copy's own arithmetic tells whether they can be right."""

from __future__ import annotations

from datetime import date as Date

from hustings.claims import Claim, Party, Person, Seat
from hustings.evaluation.checks.phrasing import quantity
from hustings.evaluation.checks.statements import Maker, Source, Statement, claim

_DAY = Date(2031, 5, 2)
_SEATS = ("Colne Valley East", "Wharfe and Ouse", "Saltmere", "Netherby", "Long Crag")
_PEOPLE = ("Ada Marsh", "Ben Coyle", "Cara Voss", "Dev Anand Rao")
_PARTIES = ("Labour", "Conservative", "Liberal Democrat", "Green")

Count = list[tuple[Person, Party, int, float]]


def _count(source: Source) -> tuple[Seat, Count, int]:
    """A made-up count: the seat, each candidate with votes and share, most votes first, and all votes."""
    votes = sorted((source.rng.randint(1500, 24000) for _ in _PEOPLE), reverse=True)
    whole = sum(votes)
    rows = [
        (Person(name=name), Party(name=label), number, 100 * number / whole)
        for name, label, number in zip(_PEOPLE, _PARTIES, votes, strict=True)
    ]
    return Seat(name=source.rng.choice(_SEATS)), rows, whole


def _rows(where: Seat, rows: Count) -> list[Claim]:
    return [
        claim(
            "tally", candidate=who, party=label, seat=where,
            votes=quantity(votes, "votes"), share=quantity(share, "percent", places=1),
        )
        for who, label, votes, share in rows
    ]  # fmt: skip


def _majority(source: Source, lie: bool) -> Statement:
    where, rows, _ = _count(source)
    gap = rows[0][2] - rows[1][2]
    gap += source.rng.choice([-1, 1]) * source.rng.randint(11, 400) if lie else 0
    made = claim("majority", candidate=rows[0][0], seat=where, votes=quantity(abs(gap) + (gap == 0), "votes"))
    if made.votes.value % 100 == 0:  # type: ignore[attr-defined]
        return _majority(source, lie)
    return _statement("copy: majority", _rows(where, rows), made, lie)


def _total(source: Source, lie: bool) -> Statement:
    where, rows, _ = _count(source)
    made = _rows(where, rows)
    if lie:
        at = source.rng.randrange(len(rows))
        off = source.rng.choice([0.85, 0.9, 1.1, 1.15])
        figure = quantity(round(rows[at][2] * off) // 100 * 100 + 37, "votes")
        made[at] = made[at].model_copy(update={"votes": figure})
    return Statement("copy: votes and shares", tuple(made), _DAY, "number" if lie else "")


def _rank(source: Source, lie: bool) -> Statement:
    where, rows, _ = _count(source)
    at = source.rng.randrange(1, len(rows))
    made = claim("tally", candidate=rows[at][0], seat=where, rank=at if lie else at + 1)
    return _statement("copy: rank", _rows(where, rows), made, lie, "rank")


def _shares(source: Source, lie: bool) -> Statement:
    where, rows, _ = _count(source)
    added = source.rng.uniform(1, 12) if lie else 0.0
    made = [
        claim(
            "tally",
            candidate=who,
            party=label,
            seat=where,
            share=quantity(share + added, "percent", places=1),
        )
        for who, label, _, share in rows
    ]
    if not lie:
        made.append(claim("tally", candidate=rows[0][0], seat=where, share=quantity(rows[0][3], "percent")))
    return Statement("copy: shares", tuple(made), _DAY, "number" if lie else "", about=-1)


def _turnout(source: Source, lie: bool) -> Statement:
    where, _, whole = _count(source)
    electorate = round(whole / source.rng.uniform(0.5, 0.8))
    share = 100 * whole / electorate + (source.rng.choice([-1, 1]) * source.rng.uniform(0.5, 9) if lie else 0)
    made = claim(
        "turnout", seat=where, share=quantity(share, "percent", places=1),
        people=quantity(whole, "people"), electorate=quantity(electorate, "people"),
    )  # fmt: skip
    return Statement("copy: turnout", (made,), _DAY, "number" if lie else "")


def _swing(source: Source, lie: bool) -> Statement:
    where, rows, _ = _count(source)
    rise, fall = source.rng.uniform(1, 12), -source.rng.uniform(1, 12)
    size = (rise - fall) / 2 + (source.rng.choice([-1, 1]) * source.rng.uniform(0.4, 3) if lie else 0)
    changes = [
        claim(
            "tally", candidate=who, party=label, seat=where, share_change=quantity(moved, "points", places=1)
        )
        for (who, label, _, _), moved in zip(rows, (rise, fall), strict=False)
    ]
    made = claim(
        "swing",
        seat=where,
        size=quantity(abs(size), "percent", places=1),
        from_party=rows[1][1],
        to_party=rows[0][1],
    )
    return _statement("copy: swing", changes, made, lie)


def _statement(kind: str, rows: list[Claim], made: Claim, lie: bool, wrong: str = "number") -> Statement:
    return Statement(kind, (*rows, made), _DAY, wrong if lie else "", about=len(rows))


MAKERS: list[Maker] = [_majority, _total, _rank, _shares, _turnout, _swing]
"""What makes counts of seats that there are not."""
