"""Statements about elections and careers: seats in aggregate, how long a seat was held, since when it was not."""

from __future__ import annotations

from datetime import date as Date
from datetime import timedelta

from hustings.claims import Duration, Party, Person, Seat
from hustings.evaluation.checks.phrasing import quantity
from hustings.evaluation.checks.statements import Maker, Source, Statement, claim, party, seat
from hustings.reference import GENERAL

_DAY = timedelta(days=1)
_SURE = Date(1983, 6, 9)
"""Memberships that began later are on record in full."""
_SCOPES = (
    "the UK",
    "England",
    "Scotland",
    "Wales",
    "London",
    "the South West",
    "the East Midlands",
    "the North West",
    "the South East",
)


def total(source: Source, lie: bool) -> Statement:
    """How many seats a party has in a territory; wrong by number, party or territory."""
    days = sorted({c.election for c in source.contests if c.kind == GENERAL})
    day, scope = source.rng.choice(days), source.rng.choice(_SCOPES)
    territory = source.reference.territory(scope)
    assert territory is not None, scope
    rows = [
        t
        for t in source.reference.totals(day, territory)
        if t.seats and t.party_id and "ynmp" not in t.party_id
    ]
    row = source.rng.choice(rows[:3])
    off = source.rng.choice([-4, -3, -2, 2, 3, 5]) if lie else 0
    seats = max(row.seats + off, 0)
    if lie and seats == row.seats:
        seats += 2
    made = claim(
        "seat_total", party=Party(name=row.party), scope=territory.name, seats=quantity(seats, "seats")
    )
    return Statement("seat total", (made,), day + _DAY, "number" if lie else "")


def held(source: Source, lie: bool) -> Statement:
    """How long, or since when, the member who lost or left a seat had held it."""
    while True:
        contest, _ = source.comparable()
        holds = [h for h in source.reference.holders(contest.seat_id or "") if h.since < contest.date]
        if not holds:
            continue
        hold = holds[-1]
        single = (
            len(source.reference.holds(hold.person)) == 1 and len(source.reference.members(hold.name)) == 1
        )
        if single and hold.since >= _SURE:
            break
    until = min(hold.until or contest.date, contest.date)
    years = int((until - hold.since).days / 365.2425)
    off = source.rng.choice([-4, -3, 3, 6, 10]) if lie else 0
    slots: dict[str, object] = {"since": str(hold.since.year + off)}
    if years >= 2 and source.rng.random() < 0.5:
        slots = {"duration": Duration(iso=f"P{max(years + off, 1) if years + off != years else years}Y")}
        if lie and years + off < 1:
            slots = {"duration": Duration(iso=f"P{years + 5}Y")}
    made = claim("tenure", holder=Person(name=hold.name), seat=Seat(name=contest.seat), kind="held", **slots)
    return Statement("tenure: held", (made,), contest.date + _DAY, "number" if lie else "")


def first_since(source: Source, lie: bool) -> Statement:
    """Since when the winning party had not held the seat."""
    while True:
        contest, _ = source.comparable()
        winner = contest.winner
        assert winner is not None
        group = source.reference.group(winner.party_id)
        unbroken = source.reference.unbroken(contest.seat_id or "")
        past = [w for w in source.reference.winners(contest.seat_id or "") if w.date < contest.date]
        if group in ("other", "nat") or unbroken is None or past[-1].group in (group, None):
            continue
        last = next((at for at in range(len(past) - 1, -1, -1) if past[at].group in (group, None)), None)
        if last is None or past[last].group is None or past[last].date < unbroken:
            continue
        if all(w.group != "other" for w in past[last:]):
            break
    won, lost = past[last].date, past[last + 1].date
    year = source.rng.choice([won.year, lost.year])
    if lie:
        year = source.rng.choice([won.year - 6, won.year - 3, lost.year + 2, lost.year + 4])
        if str(year) in (str(won.year), str(lost.year)):
            year -= 1
    made = claim("tenure", holder=party(winner), seat=seat(contest), kind="first_since", since=str(year))
    return Statement("tenure: first since", (made,), contest.date + _DAY, "year" if lie else "")


MAKERS: list[Maker] = [total, held, first_since]
"""What makes statements about elections and careers."""
