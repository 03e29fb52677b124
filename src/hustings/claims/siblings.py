"""Claims of one post about one seat tell of one contest: what one says plainly, another may take over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import Any

from hustings.claims.base import registry
from hustings.claims.larger_poll import give_majorities
from hustings.claims.values import Named
from hustings.rules import PARTY_OF

Made = tuple[Mapping[str, Any], dict[str, Any]]


def share(made: Sequence[Made], passage: Callable[[int, int], Hashable]) -> None:
    """Fill what one claim leaves open from what another says plainly: the party, the winner, whose seat it was.

    Args:
        made: Frames with their slots; the slots are completed in place.
        passage: From a post and a segment of it to what it shares in: the post, or in a summary the bullet.
    """
    passages: dict[Hashable, list[Made]] = defaultdict(list)
    for frame, draft in made:
        passages[passage(frame["post"], frame["segment"])].append((frame, draft))
    for claims in passages.values():
        _share_parties(claims)
        contests: dict[str, list[Made]] = defaultdict(list)
        for frame, draft in claims:
            if draft.get("seat") and frame["modality"] == "asserted" and not draft.get("election"):
                contests[draft["seat"].name].append((frame, draft))
        for contest in contests.values():
            _share_contest(contest)
        _share_parties(claims)


def _share_parties(claims: Sequence[Made]) -> None:
    """Give every person the party that other claims of the post give them, else the one they went over to.

    Claims of the contest at hand come before those of an earlier one: people change parties between them.
    """
    parties: dict[str, dict[str, Named]] = defaultdict(dict)
    earlier: dict[str, dict[str, Named]] = defaultdict(dict)
    joined: dict[str, dict[str, Named]] = defaultdict(dict)
    for _, draft in claims:
        if draft.get("person") and draft.get("to_party"):
            joined[draft["person"].name][draft["to_party"].name] = draft["to_party"]
        for person, party in PARTY_OF.items():
            if draft.get(person) and draft.get(party):
                told = earlier if draft.get("election") else parties
                told[draft[person].name][draft[party].name] = draft[party]
    for frame, draft in claims:
        for person, party in PARTY_OF.items():
            name = draft[person].name if draft.get(person) else ""
            known = parties.get(name) or joined.get(name) or earlier.get(name, {})
            if not draft.get(party) and len(known) == 1 and party in registry[frame["type"]].slots():
                (draft[party],) = known.values()


def _share_contest(claims: Sequence[Made]) -> None:
    """Complete the claims of one post on one seat from one another."""
    winner, party = _victor(claims)
    if not (winner and party):
        winner, party = _ahead(claims, winner, party)
    if party and not winner:
        winner = _unparted(claims, party)
    won = [
        (f, d) for f, d in claims if not _differ(d.get("winner_party"), party)
    ]  # 'Reform beat the Lib Dems' to third
    loser = _agreed(won, ("defeat", "loser"))
    before = _agreed(claims, ("win", "from_party")) or _agreed(
        [(f, d) for f, d in won if d.get("had")], ("defeat", "loser_party")
    )
    gained = party and before and party.name != before.name
    _settle_had(claims, winner)
    give_majorities([(frame["type"], draft) for frame, draft in claims])
    for frame, draft in claims:
        kind = frame["type"]
        if kind == "win" or (kind == "majority" and not draft.get("previous")):
            _complete(draft, "candidate", winner, "party", party)
            if kind == "majority" and not draft.get("candidate"):
                _fill(draft, "party", party)
                if _same(draft.get("party"), party) or not draft.get("party"):
                    _fill(draft, "candidate", winner)
            if kind == "win" and gained and draft["outcome"] == "gain" and _same(draft.get("party"), party):
                draft.setdefault("from_party", before)
        elif kind == "majority":
            if draft.get("same") and not (gained or loser):
                _fill(draft, "candidate", winner)
                _fill(draft, "party", party)
            if gained and not draft.get("candidate"):
                draft.setdefault("party", before)
            if _same(draft.get("candidate"), loser):
                _fill(draft, "party", before)
            elif _same(draft.get("candidate"), winner):
                _fill(draft, "party", party)
        elif kind == "defeat":
            if not any(draft.get(slot) for slot in ("winner", "winner_party", "loser", "loser_party")):
                _fill(draft, "winner", winner)
                _fill(draft, "winner_party", party)
            _complete(draft, "winner", winner, "winner_party", party)
            if _same(draft.get("loser"), loser) or (
                not draft.get("loser") and gained and draft.get("winner_party")
            ):
                _fill(draft, "loser_party", before)
        elif kind == "tally" and _same(draft.get("candidate"), winner):
            _fill(draft, "party", party)
        elif kind == "swing" and not (draft.get("to_party") or draft.get("from_party")):
            if party and (gained or _taken(claims, party)):
                draft["to_party"] = party
            if gained:
                draft["from_party"] = before
        elif kind == "swing" and gained:
            if _same(draft.get("to_party"), party):
                draft.setdefault("from_party", before)
            elif _same(draft.get("from_party"), before):
                draft.setdefault("to_party", party)


def _settle_had(claims: Sequence[Made], winner: Named | None) -> None:
    """'She had a majority of 900' of the winner, of whom no other is told, is the one just won."""
    majorities = [draft for frame, draft in claims if frame["type"] == "majority"]
    if all(draft.get("previous") for draft in majorities):
        for draft in majorities:
            if draft.get("unless_won") and _same(draft.get("candidate"), winner):
                draft["previous"] = False


def _taken(claims: Sequence[Made], party: Named) -> bool:
    """Whether a seat is said to be won by a party, and not to be held."""
    wins = [draft for frame, draft in claims if frame["type"] == "win"]
    return any(_same(draft.get("party"), party) for draft in wins) and all(
        draft["outcome"] != "hold" for draft in wins
    )


def _victor(claims: Sequence[Made]) -> tuple[Named | None, Named | None]:
    """The winner and the winner's party, as claims that name both have them; else either where claims agree."""
    told = [each for each in _told(claims) if any(each)]
    both = [(who, whose) for who, whose in told if who and whose]
    if both:
        same = all((p.name, q.name) == (both[0][0].name, both[0][1].name) for p, q in both)
        return both[0] if same else (None, None)
    lost = {
        draft["loser"].name for frame, draft in claims if frame["type"] == "defeat" and draft.get("loser")
    }
    held = [draft for frame, draft in claims if frame["type"] == "majority" and not draft.get("previous")]
    winner = _one([who for who, _ in told if who and who.name not in lost]) or _one(
        [
            draft["candidate"]
            for draft in held
            if draft.get("candidate") and draft["candidate"].name not in lost
        ]
    )
    party = (
        _agreed(claims, ("win", "party"))
        or _one([whose for _, whose in told if whose])
        or _one([draft["party"] for draft in held if draft.get("party")])
    )
    return winner, party


def _unparted(claims: Sequence[Made], party: Named) -> Named | None:
    """The only person said to have polled or to have a majority of whom no party is told, where the winner's is."""
    told: dict[str, Named] = {}
    for frame, draft in claims:
        who = draft.get("candidate") or draft.get("winner")
        if frame["type"] not in ("tally", "majority", "defeat") or draft.get("previous") or who is None:
            continue
        whose = draft.get("party") or draft.get("winner_party")
        if _same(whose, party):
            return None
        if whose is None:
            told[who.name] = who
            if draft.get("rank") not in (None, 1):
                return None
    return _one(list(told.values()))


def _told(claims: Sequence[Made]) -> Iterator[tuple[Named | None, Named | None]]:
    """Who won, and for whom, as each claim has it that says so."""
    for kind, person, party in (("win", "candidate", "party"), ("defeat", "winner", "winner_party")):
        yield from ((d.get(person), d.get(party)) for f, d in claims if f["type"] == kind)


def _ahead(
    claims: Sequence[Made], winner: Named | None, party: Named | None
) -> tuple[Named | None, Named | None]:
    """The winner and party with what the longest poll adds, where it is a list of polls that agrees with them."""
    polls = [
        draft
        for frame, draft in claims
        if frame["type"] == "tally" and draft.get("votes") and (draft.get("candidate") or draft.get("party"))
    ]
    most = max((draft["votes"].value for draft in polls), default=0)
    first = [draft for draft in polls if draft["votes"].value == most]
    if len(first) != 1 or len(polls) < 2:
        return winner, party
    who, whose = first[0].get("candidate"), first[0].get("party")
    if _differ(winner, who) or _differ(party, whose):
        return winner, party
    return winner or who, party or whose


def _differ(a: Named | None, b: Named | None) -> bool:
    return a is not None and b is not None and a.name != b.name


def _one(values: Sequence[Named]) -> Named | None:
    """The value, where all are the same."""
    return values[0] if values and all(v.name == values[0].name for v in values) else None


def _complete(draft: dict[str, Any], person: str, who: Named | None, party: str, whose: Named | None) -> None:
    """Fill a person from their party, or a party from its person, where the claim names one of the two."""
    if not draft.get(person) and draft.get(party) and _same(draft[party], whose):
        _fill(draft, person, who)
    elif draft.get(person) and not draft.get(party) and _same(draft[person], who):
        _fill(draft, party, whose)


def _fill(draft: dict[str, Any], slot: str, value: Named | None) -> None:
    if value is not None and not draft.get(slot):
        draft[slot] = value


def _agreed(claims: Sequence[Made], *places: tuple[str, str]) -> Named | None:
    """The value that claims give a slot, where all that fill it agree; the first place that has one decides."""
    for kind, slot in places:
        values = [d[slot] for f, d in claims if f["type"] == kind and d.get(slot) is not None]
        if values:
            return _one(values)
    return None


def _same(a: Named | None, b: Named | None) -> bool:
    return a is not None and b is not None and a.name == b.name
