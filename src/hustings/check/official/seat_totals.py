"""Seats in aggregate: how many a party has, gained or lost in a territory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date as Date
from functools import lru_cache

from hustings.check import sentences
from hustings.check.official.contenders import is_of
from hustings.check.past import Past
from hustings.check.subjects import Subject
from hustings.check.verdicts import Verdict
from hustings.claims import Party
from hustings.claims.seat_total import SeatTotal
from hustings.exactness.hedges import best
from hustings.link import Linked
from hustings.reference import Contest, Territory

_BOARD = 2
"""Totals that are right of the whole country, from which on others beside them are taken to be of it too."""


def check(subject: Subject) -> Iterator[Verdict]:
    """Check a party's seats, gains, losses and net change in a territory; the whole country where none is named.

    A territory that the claim takes over from words before it may not be meant: there the whole country is, where the
    figures are right of that.
    """
    claim, election = subject.claim, subject.linked.election
    assert isinstance(claim, SeatTotal)
    if claim.party is None:
        yield subject.unsupported("total.seats", "party", "no_party_named")
        return
    if claim.party.id is None:
        yield subject.unsupported("total.seats", "party", "no_party", party=claim.party.name)
        return
    whole = counted(subject.past, election.date, None, claim.party) if election else None
    if whole is None or election is None:
        yield subject.unsupported("total.seats", None, "no_contest", why="")
        return
    scope, sums = claim.scope, _in_scope(subject, claim, election.date)
    told = scope is None or any(scope in piece.text for piece in claim.evidence)
    if not told and _fits(claim, whole) and not (sums and _fits(claim, sums)):
        scope, sums = None, whole
    if sums is None:
        yield subject.unsupported("total.seats", None, "no_scope", scope=str(scope))
        return
    for slot, known in sums.items():
        said = getattr(claim, slot)
        if said is None:
            continue
        fit, nearest = best(said, known)
        rule = f"total.{slot}"
        words = {"who": claim.party.name, "scope": f" in {scope}" if scope else ""}
        why = ""
        if fit == "differs" and not scope and not subject.board:
            fit = "ambiguous"
            why = sentences.reason("no_scope_named", known=sentences.figure(known[0], said.unit))
        yield subject.judged(rule, slot, said, fit, nearest, why, **words)


def _in_scope(subject: Subject, claim: SeatTotal, election: Date) -> dict[str, list[float]] | None:
    """What a party has in the territory of a claim, in the whole country where it names none; None of no territory."""
    assert claim.party is not None
    territory = subject.reference.territory(claim.scope) if claim.scope else None
    if claim.scope and territory is None:
        return None
    return counted(subject.past, election, territory, claim.party)


def _fits(claim: SeatTotal, sums: Mapping[str, list[float]]) -> bool:
    """Whether every figure of a claim is right of what was counted."""
    given = [(said, known) for slot, known in sums.items() if (said := getattr(claim, slot)) is not None]
    return all(best(said, known)[0] == "agrees" for said, known in given)


def boards(linked: Sequence[Linked], past: Past) -> frozenset[int]:
    """The places of totals without a territory that stand where two others are right of the whole country."""
    named: dict[tuple[str | None, str], list[int]] = {}
    right: Counter[tuple[str | None, str]] = Counter()
    for index, one in enumerate(linked):
        claim = one.claim
        if not isinstance(claim, SeatTotal) or claim.scope or not claim.party or not one.election:
            continue
        at = (claim.post.id if claim.post else None, claim.doc)
        named.setdefault(at, []).append(index)
        sums = counted(past, one.election.date, None, claim.party) if claim.party.id else None
        right[at] += sums is not None and _fits(claim, sums)
    return frozenset(index for at, places in named.items() if right[at] >= _BOARD for index in places)


@lru_cache(maxsize=1024)
def counted(
    past: Past, election: Date, territory: Territory | None, party: Party
) -> dict[str, list[float]] | None:
    """A party's seats, gains, losses and net change at an election by every usual way of counting, the official first.

    The others count the seat of whoever presides over the parliament with the party of before, and give what is
    gained or lost on balance.

    Returns:
        The numbers by slot, or None where the winners of the election are not known.
    """
    contests = [
        c
        for c in past.reference.contests_on(election)
        if c.parliamentary and (territory is None or territory.holds(c.region, c.nation))
    ]
    if not any(c.winner for c in contests):
        return None
    ids = {party.id}
    seats = sum(_won(c, party) for c in contests)
    gained = sum(c.outcome == "gain" and _won(c, party) for c in contests)
    lost = sum(c.outcome == "gain" and c.from_party_id in ids for c in contests)
    presiding = [c for c in contests if _presides(past, c, party)]
    gave_up = [c for c in contests if c.outcome == "gain" and c.from_party_id == past.speaker]
    gave_up = [c for c in gave_up if _formerly(past, c, party)]
    shifts = sorted({0, len(presiding), len(presiding) - len(gave_up), -len(gave_up)}, key=abs)
    nets = [float(gained - lost + shift) for shift in shifts]
    return {
        "seats": [float(seats), *([float(seats + len(presiding))] if presiding else [])],
        "gained": [float(gained), *(net for net in nets if net >= 0)],
        "lost": [float(lost), *(-net for net in nets if net <= 0)],
        "net": nets,
    }


def _won(contest: Contest, party: Party) -> bool:
    return contest.winner is not None and is_of(contest.winner, party)


def _presides(past: Past, contest: Contest, party: Party) -> bool:
    """Whether the winner presides over the parliament and was a member of the party before."""
    winner = contest.winner
    if winner is None or past.speaker is None or winner.party_id != past.speaker:
        return False
    return party.id in past.former_parties(winner.person)


def _formerly(past: Past, contest: Contest, party: Party) -> bool:
    """Whether a Speaker who had held the seat was once of the party; where no poll tells, whether it took the seat."""
    earlier = past.earlier(contest)
    winner = earlier[0].contest.winner if earlier else None
    if winner is None:
        return _won(contest, party)
    return party.id in past.former_parties(winner.person)
