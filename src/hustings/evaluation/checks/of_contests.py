"""Statements about one contest: who won and lost, what was polled, majorities, turnout, swing, deposits."""

from __future__ import annotations

from datetime import timedelta

from hustings.claims import Claim, Quantity
from hustings.evaluation.checks.phrasing import quantity, true, wrong
from hustings.evaluation.checks.statements import Maker, Source, Statement, claim, named, party, person, seat
from hustings.pipeline.layers import Unit
from hustings.reference import Contest, Result

_DAY = timedelta(days=1)
_DEPOSIT = 5.0
_PLACES: dict[Unit, int] = {"votes": 0, "percent": 1}


def _statement(kind: str, made: Claim, contest: Contest, wrong: str = "", how: str = "exact") -> Statement:
    return Statement(kind, (made,), contest.date + _DAY, wrong, how)


def win(source: Source, lie: bool) -> Statement:
    """Who won a seat; wrong by person, party or seat."""
    contest = source.contest(lambda c: len(named(c)) > 2 and c.winner in named(c))
    winner, others = contest.winner, [r for r in named(contest) if not r.elected]
    assert winner is not None
    how = source.rng.choice(["person", "party", "seat", "year"]) if lie else ""
    row = source.rng.choice(others) if how == "person" else winner
    label = party(source.rng.choice(others)) if how == "party" else party(row)
    where, election = seat(contest), None
    if how == "seat":
        where = seat(source.elsewhere(contest))
    if how == "year":
        earlier = [c for c in source.reference.contests(contest.seat_id or "") if c.date < contest.date]
        earlier = [
            c for c in earlier if c.winner and c.winner.name != row.name and c.winner.person != row.person
        ]
        if not earlier:
            return win(source, lie)
        election = str(source.rng.choice(earlier).date)
    made = claim("win", candidate=person(row), party=label, seat=where, outcome="elected", election=election)
    return _statement("win", made, contest, how)


def outcome(source: Source, lie: bool) -> Statement:
    """Whether a seat was held or gained, and from whom."""
    while True:
        contest, before = source.comparable()
        winner, held = contest.winner, before.winner
        assert winner is not None and held is not None
        terms = [t for t in source.reference.terms_in(contest.seat_id or "") if t.start < contest.date]
        if (
            not terms
            or terms[-1].party_at_end not in ("", terms[-1].party)
            or terms[-1].party_id != held.party_id
        ):
            continue
        if "ynmp" not in f"{winner.party_id}{held.party_id}":
            break
    gain = winner.party_id != held.party_id
    if gain and lie and source.rng.random() < 0.5:
        others = [r for r in named(contest) if r.party_id not in (winner.party_id, held.party_id)]
        if others:
            made = claim(
                "win", party=party(winner), seat=seat(contest), outcome="gain", from_party=party(others[0])
            )
            return _statement("from party", made, contest, "party")
    said = "gain" if gain != lie else "hold"
    origin = party(held) if said == "gain" and gain else None
    made = claim("win", candidate=person(winner), seat=seat(contest), outcome=said, from_party=origin)
    return _statement("hold or gain", made, contest, "outcome" if lie else "")


def defeat(source: Source, lie: bool) -> Statement:
    """Who beat whom, by how much; wrong by the order or the margin."""
    contest = source.contest(lambda c: len(named(c)) > 2)
    first, second = sorted(source.rng.sample(named(contest)[:3], 2), key=lambda r: -(r.votes or 0))
    if not first.elected:
        first = contest.winner or first
    gap = (first.votes or 0) - (second.votes or 0)
    if not gap or first is second:
        return defeat(source, lie)
    margin: Quantity | None
    margin, how = wrong(source.rng, gap, "votes") if lie else true(source.rng, gap, "votes")
    if lie and source.rng.random() < 0.4:
        first, second, margin, how = second, first, None, "person"
    made = claim(
        "defeat",
        winner=person(first),
        winner_party=party(first),
        loser=person(second),
        seat=seat(contest),
        margin=margin,
    )
    return _statement("defeat", made, contest, how if lie else "", how)


def tally(source: Source, lie: bool) -> Statement:
    """Votes or share of a candidate; wrong by number, hedge, person, party, seat or year."""
    contest = source.contest(lambda c: len(named(c)) > 2)
    row = source.rng.choice(named(contest)[:4])
    slot = source.rng.choice(["votes", "share"])
    return _figure(source, lie, contest, row, slot, "votes" if slot == "votes" else "percent")


def _figure(source: Source, lie: bool, contest: Contest, row: Result, slot: str, unit: Unit) -> Statement:
    value = float(getattr(row, slot))
    figure, how = true(source.rng, value, unit)
    label, who, where, election = party(row), person(row), seat(contest), None
    kind = source.rng.choice(["figure", "figure", "person", "party", "seat", "year"]) if lie else ""
    if kind == "figure":
        chain = source.reference.contests(contest.seat_id or "")
        avoid = [float(getattr(r, slot) or 0) for c in chain for r in c.results if r.name == row.name]
        figure, kind = wrong(source.rng, value, unit, avoid)
    elif kind == "person":
        other = max(named(contest), key=lambda r: abs((getattr(r, slot) or 0) - value))
        who, label, figure, how = (
            person(other),
            party(other),
            quantity(value, unit, places=_PLACES[unit]),
            "exact",
        )
        if abs(float(getattr(other, slot)) - value) < 0.6 * value:
            return tally(source, lie)
    elif kind == "party":
        others = [r for r in named(contest) if r is not row]
        label = party(source.rng.choice(others))
    elif kind == "seat":
        where = seat(source.elsewhere(contest))
    elif kind == "year":
        earlier = [c for c in source.reference.contests(contest.seat_id or "") if c.date < contest.date]
        earlier = [c for c in earlier if not any(abs(float(getattr(r, slot) or 0) - value) < 0.3 * value
                                                 for r in c.results if r.name == row.name)]  # fmt: skip
        if not earlier:
            return tally(source, lie)
        election = str(source.rng.choice(earlier).date)
    made = claim("tally", candidate=who, party=label, seat=where, election=election, **{slot: figure})
    return _statement(f"tally: {slot}", made, contest, kind, how)


def change(source: Source, lie: bool) -> Statement:
    """By how much a party's share changed."""
    while True:
        contest, before = source.comparable()
        rows = [r for r in named(contest)[:3] if "ynmp" not in (r.party_id or "")]
        row = source.rng.choice(rows) if rows else None
        then = before.of_party(row.party_id or "") if row else ()
        if row is not None and row.share is not None and len(then) == 1 and then[0].share is not None:
            value = row.share - then[0].share
            if abs(value) > 1:
                break
    figure, how = _signed(source, lie, value)
    made = claim("tally", candidate=person(row), party=party(row), seat=seat(contest), share_change=figure)
    return _statement("tally: change", made, contest, how if lie else "", how)


def _signed(source: Source, lie: bool, value: float) -> tuple[Quantity, str]:
    figure, how = wrong(source.rng, abs(value), "points") if lie else true(source.rng, abs(value), "points")
    return figure.model_copy(update={"value": figure.value * (1 if value > 0 else -1)}), how


def rank(source: Source, lie: bool) -> Statement:
    """Where a candidate came."""
    contest = source.contest(lambda c: len(named(c)) > 2)
    row = source.rng.choice(named(contest))
    place = (row.rank or 0) + (source.rng.choice([1, 2]) if lie else 0)
    made = claim("tally", candidate=person(row), party=party(row), seat=seat(contest), rank=place)
    return _statement("tally: rank", made, contest, "rank" if lie else "")


def majority(source: Source, lie: bool) -> Statement:
    """A majority, now or before; wrong by number, hedge, person or year."""
    contest, before = source.comparable()
    previous = source.rng.random() < 0.4
    about = before if previous else contest
    winner, size = about.winner, about.majority
    assert winner is not None and size is not None
    chain = source.reference.contests(contest.seat_id or "")
    avoid = [float(c.majority or 0) for c in chain]
    kind = source.rng.choice(["figure", "figure", "person", "year"]) if lie else ""
    figure, how = (
        wrong(source.rng, size, "votes", avoid) if kind == "figure" else true(source.rng, size, "votes")
    )
    election, row = None, winner
    if kind == "figure":
        kind = how
    elif kind == "person":
        row = next(r for r in about.results if not r.elected)
    elif kind == "year":
        others = [c for c in chain if c.date < before.date and abs((c.majority or 0) - size) > 0.5 * size]
        if not others:
            return majority(source, lie)
        previous, election, row = False, str(others[-1].date), winner
    made = claim(
        "majority", candidate=person(row) if not previous else None, party=party(row), seat=seat(contest), votes=figure,
        previous=previous, election=election,
    )  # fmt: skip
    return _statement("previous majority" if previous else "majority", made, contest, kind, how)


def turnout(source: Source, lie: bool) -> Statement:
    """Turnout as a share, its change, the voters, the electorate."""
    contest, before = source.comparable()
    values: list[tuple[str, Unit, float]] = [
        ("share", "percent", contest.turnout or 0),
        ("people", "people", contest.valid or 0),
        ("electorate", "people", contest.electorate or 0),
        ("change", "points", (contest.turnout or 0) - (before.turnout or 0)),
    ]
    slot, unit, value = source.rng.choice(values)
    if slot == "change":
        figure, how = _signed(source, lie, value)
    elif lie:
        figure, how = wrong(
            source.rng, value, unit, [c.turnout or 0 for c in source.reference.contests(contest.seat)]
        )
        rejected = {"people": 0.01 * value, "share": 0.5}.get(slot, 0.0)
        if 0 <= figure.value - value <= rejected:  # with rejected ballot papers it may be right
            return turnout(source, lie)
    else:
        figure, how = true(source.rng, value, unit)
    made = claim("turnout", seat=seat(contest), **{slot: figure})
    return _statement(f"turnout: {slot}", made, contest, how if lie else "", how)


def swing(source: Source, lie: bool) -> Statement:
    """The swing between the first two."""
    while True:
        contest, before = source.comparable()
        if len(named(contest)) < 2:
            continue
        target, origin = named(contest)[:2]
        then = [before.of_party(r.party_id or "") for r in (target, origin)]
        if "ynmp" in f"{target.party_id}{origin.party_id}" or any(len(rows) != 1 for rows in then):
            continue
        now = (target.share or 0) - (origin.share or 0)
        value = (now - ((then[0][0].share or 0) - (then[1][0].share or 0))) / 2
        if abs(value) > 1:
            break
    if value < 0:
        target, origin = origin, target
    figure, how = wrong(source.rng, abs(value), "percent") if lie else true(source.rng, abs(value), "percent")
    if lie and source.rng.random() < 0.3:
        target, origin, how = origin, target, "party"
        figure = quantity(abs(value), "percent", places=1)
    made = claim("swing", seat=seat(contest), size=figure, from_party=party(origin), to_party=party(target))
    return _statement("swing", made, contest, how if lie else "", how)


def deposit(source: Source, lie: bool) -> Statement:
    """Who lost the deposit: those with a twentieth of the votes or less."""
    contest = source.contest(lambda c: len(named(c)) > 2)
    rows = [r for r in named(contest) if (r.share or 0) > _DEPOSIT if lie] or [
        r for r in named(contest) if (r.share or 0) <= _DEPOSIT if not lie
    ]
    if not rows:
        return deposit(source, lie)
    row = source.rng.choice(rows)
    made = claim("deposit", candidate=person(row), party=party(row), seat=seat(contest))
    return _statement("deposit", made, contest, "person" if lie else "")


MAKERS: list[Maker] = [
    win, outcome, defeat, tally, tally, change, rank, majority, turnout, turnout, swing, deposit
]  # fmt: skip
"""What makes statements about contests; those of many kinds twice."""
