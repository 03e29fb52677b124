"""Seats of parties against their parts: territories, gains and losses, the size of the chamber."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hustings.check import sentences
from hustings.check.inside.contests import Said
from hustings.check.inside.telling import Telling
from hustings.check.verdicts import Verdict
from hustings.claims.seat_total import SeatTotal
from hustings.countries.names import key
from hustings.link import Linked
from hustings.reference import Reference, Territory


def check(linked: Sequence[Linked], reference: Reference) -> Iterator[Verdict]:
    """Check a party's net change against gains and losses, and its seats against those of a territory's parts."""
    by_election: dict[str, dict[tuple[str, str], dict[str, Said]]] = {}
    names: dict[str, str] = {}
    for index, one in enumerate(linked):
        claim = one.claim
        if not isinstance(claim, SeatTotal) or claim.modality != "asserted" or claim.party is None:
            continue
        about = one.election.id if one.election else (claim.election or "")
        party, scope = key(claim.party.name), claim.scope or ""
        names[party] = claim.party.name
        counts = by_election.setdefault(about, {}).setdefault((party, scope), {})
        for slot in ("seats", "gained", "lost", "net"):
            quantity = getattr(claim, slot)
            if quantity is not None and quantity.hedge == "exact":
                counts.setdefault(slot, Said.of(index, slot, quantity))
    for totals in by_election.values():
        for (party, scope), counts in totals.items():
            yield from _net(names[party], scope, counts)
            yield from _parts(reference, names[party], scope, counts, _of(party, totals))


def _of(party: str, totals: dict[tuple[str, str], dict[str, Said]]) -> dict[str, dict[str, Said]]:
    return {scope: counts for (whose, scope), counts in totals.items() if whose == party}


def _net(who: str, scope: str, counts: dict[str, Said]) -> Iterator[Verdict]:
    if not {"gained", "lost", "net"} <= counts.keys():
        return
    made = abs(counts["gained"].value) - abs(counts["lost"].value)
    fits = made == counts["net"].value
    yield Telling(scope).verdict(
        "copy.net", "agrees" if fits else "impossible", counts["net"], made, (counts["gained"], counts["lost"]),
        who=who, scope=scope or "all", known=f"{made:+g}",
    )  # fmt: skip


def _parts(
    reference: Reference, who: str, scope: str, counts: dict[str, Said], scopes: dict[str, dict[str, Said]]
) -> Iterator[Verdict]:
    """The territories of the copy that lie in a larger one: together no more, and all of them exactly as many."""
    whole = reference.territory(scope or "UK")
    said = counts.get("seats")
    if whole is None or said is None:
        return
    inside: list[tuple[Territory, Said]] = []
    covered: set[str] = set()
    for name, other in scopes.items():
        part = reference.territory(name) if name and name != scope else None
        if part is None or "seats" not in other or part.name == whole.name:
            continue
        if part.parts < whole.parts and not part.parts & covered:
            inside.append((part, other["seats"]))
            covered |= part.parts
    made = sum(seats.value for _, seats in inside)
    complete = covered == whole.parts
    if not inside or (made <= said.value and not complete):
        return
    yield Telling(scope).verdict(
        "copy.parts", "agrees" if made == said.value else "impossible", said, made, [s for _, s in inside],
        who=who, scope=scope or whole.name, known=sentences.figure(made, "seats"),
    )  # fmt: skip
