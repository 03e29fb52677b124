"""From the claims of one contest to its record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hustings.claims import Quantity
from hustings.record import outcomes
from hustings.record.ballots import ballot_id
from hustings.record.cast import Cast, Contender
from hustings.record.figures import Figure, Reading, meet, quantity, settle
from hustings.record.grouping import Group, Said
from hustings.record.holders import previous_holder, previous_party
from hustings.record.records import Record, Standing, Who
from hustings.record.swings import swings
from hustings.reference import Reference

_SHARES = ("percent", "points")


def merge(group: Group, reference: Reference) -> Record:
    """Merge the claims of one contest.

    Args:
        group: The contest and its claims.
        reference: Official results: whose ballots, and how many seats a contest was for.
    """
    said, contest = group.said, group.contest
    cast = Cast(said)
    now = [one for one in said if not one.previous]
    one_seat = contest.seats == 1 if contest else not _several(group, now, cast, reference)
    fates = tuple(outcomes.fates(now, cast, one_seat))
    standings = {c: _standing(c, said, cast, fates) for c in cast.contenders}
    of_type: dict[str, list[Said]] = {}
    for one in said:
        of_type.setdefault("previous" if one.previous else one.claim.type, []).append(one)
    margins = [(one, one.slot("votes"), one.slot("share")) for one in of_type.get("majority", ())]
    margins += [(one, *_by_unit(one.slot("margin"))) for one in of_type.get("defeat", ())]
    before, turnouts = of_type.get("previous", ()), of_type.get("turnout", ())
    return Record(
        seat=group.seat,
        election=group.election,
        kind=contest.kind if contest else None,
        ballot_id=ballot_id(group.seat, group.election, contest, reference.country),
        contest=contest,
        claims=tuple(dict.fromkeys(one.index for one in said)),
        winner=_who(outcomes.winner(fates), standings) if one_seat else None,
        outcome=outcomes.outcome(of_type.get("win", ())) if one_seat else None,
        runner_up=_who(outcomes.runner_up(said, cast), standings) if one_seat else None,
        candidates=tuple(sorted(standings.values(), key=_order)),
        majority=_measured((one, votes) for one, votes, _ in margins),
        majority_share=_measured((one, share) for one, _, share in margins),
        previous_majority=_slot(before, "votes"),
        previous_majority_share=_slot(before, "share"),
        previous_party=previous_party(said, group.election),
        previous_holder=previous_holder(said, group.election),
        turnout=_slot(turnouts, "share"),
        turnout_change=_slot(turnouts, "change"),
        voters=_slot(turnouts, "people"),
        electorate=_slot(turnouts, "electorate"),
        swings=swings(of_type.get("swing", ())),
        deposits_lost=_slot([one for one in of_type.get("deposit", ()) if _is_count(one)], "count"),
    )


def _several(group: Group, said: Iterable[Said], cast: Cast, reference: Reference) -> bool:
    """Whether a contest without official results is for several seats: two people are said to have won it."""
    chain = reference.lineage.of(group.seat.name)
    coded = chain is not None and any(seat.id for seat in chain.seats)  # a constituency of Westminster
    if not reference.country.several_members or coded:
        return False
    won = {fate.contender for fate in outcomes.fates(said, cast, one_seat=False) if fate.won}
    return sum(contender.standing().person is not None for contender in won) > 1


def _standing(
    contender: Contender, said: Iterable[Said], cast: Cast, fates: Iterable[outcomes.Fate]
) -> Standing:
    own = [one for one in said if cast.of(one, "candidate") is contender]
    tallies = [one for one in own if one.claim.type == "tally"]
    deposits = [one for one in own if one.claim.type == "deposit" and not _is_count(one)]
    return replace(
        contender.standing(),
        elected=outcomes.elected(fates, contender),
        votes=_slot(tallies, "votes", beside="share"),
        share=_slot(tallies, "share", beside="votes"),
        share_change=_slot(tallies, "share_change"),
        rank=settle(one.states(rank) for one in tallies if (rank := one.slot("rank")) is not None),
        deposit_lost=settle(one.states(True) for one in deposits),
    )


def _is_count(deposit: Said) -> bool:
    """Whether it says how many lost their deposits, rather than who did."""
    return deposit.slot("candidate") is None and deposit.slot("count") is not None


def _slot(said: Iterable[Said], slot: str, beside: str = "") -> Figure[float] | None:
    return _measured(((one, one.slot(slot)) for one in said), beside)


def _measured(said: Iterable[tuple[Said, Quantity | None]], beside: str = "") -> Figure[float] | None:
    """One figure of quantities; of two that are equally exact, the one with another `beside` it counts as more so."""
    return settle(
        (
            quantity(value, one.index, one.claim, beside=one.slot(beside) is not None)
            for one, value in said
            if value is not None
        ),
        meet,
    )


def _by_unit(margin: Quantity | None) -> tuple[Quantity | None, Quantity | None]:
    """A margin as votes, or as a share."""
    return (None, margin) if margin is not None and margin.unit in _SHARES else (margin, None)


def _who(figure: Figure[Contender] | None, standings: dict[Contender, Standing]) -> Figure[Who] | None:
    """A figure of contenders as one of their names."""
    if figure is None:
        return None

    def named(readings: Sequence[Reading[Contender]]) -> tuple[Reading[Who], ...]:
        return tuple(Reading(standings[r.value].who, r.hedge, r.claims) for r in readings)

    now = standings[figure.value].who
    return Figure(now, figure.hedge, figure.claims, named(figure.superseded), named(figure.disputed))


def _order(standing: Standing) -> tuple[float, ...]:
    """Winners first, then by votes, by share, by rank."""
    won = standing.elected is not None and standing.elected.value
    votes, share = (figure.value if figure else -1.0 for figure in (standing.votes, standing.share))
    return (not won, -votes, -share, standing.rank.value if standing.rank else float("inf"))
