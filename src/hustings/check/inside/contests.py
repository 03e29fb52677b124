"""What the copy says of one contest, put together from its claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from hustings.check import sentences
from hustings.claims import Claim, Party, Person, Quantity, Seat
from hustings.claims.defeat import Defeat
from hustings.claims.majority import Majority
from hustings.claims.swing import Swing
from hustings.claims.tally import Tally
from hustings.claims.turnout import Turnout
from hustings.claims.win import Win
from hustings.countries.names import key
from hustings.exactness import hedges
from hustings.link import Linked
from hustings.reference import Reference


@dataclass(frozen=True, slots=True)
class Said:
    """A figure where it stands.

    Attributes:
        claim: Place of its claim among those that are checked.
        slot: The slot it fills.
        value: The number; 1 of a statement without one.
        low: The least it can stand for, by its hedge and its rounding.
        high: The most.
        exact: Whether it has no hedge.
        words: It in words.
        share: Whether it is a percentage.
        step: The place it is written to.
        quantity: The figure as the claim has it, or None.
    """

    claim: int
    slot: str
    value: float
    low: float
    high: float
    exact: bool
    words: str
    share: bool = False
    step: float = 1.0
    quantity: Quantity | None = None

    @classmethod
    def of(cls, claim: int, slot: str, quantity: Quantity) -> Said:
        """A quantity of a claim."""
        meant = hedges.bounds(quantity)
        share = quantity.unit in ("percent", "points")
        words = sentences.quantity(quantity)
        step = hedges.step_of(quantity)
        return cls(
            claim,
            slot,
            quantity.value,
            meant.low,
            meant.high,
            quantity.hedge == "exact",
            words,
            share,
            step,
            quantity,
        )

    @classmethod
    def plain(cls, claim: int, slot: str, value: float, words: str) -> Said:
        """A number, or a statement, that takes no hedge."""
        return cls(claim, slot, value, value, value, True, words)


@dataclass(slots=True)
class Entry:
    """What the copy says of one contender, by slot of a tally."""

    who: str
    party: str = ""
    person: bool = False
    votes: list[Said] = field(default_factory=list)
    share: list[Said] = field(default_factory=list)
    share_change: list[Said] = field(default_factory=list)
    rank: list[Said] = field(default_factory=list)
    won: list[Said] = field(default_factory=list)

    def one(self, slot: str) -> Said | None:
        """The finest exact figure of a slot, or None."""
        return min((s for s in getattr(self, slot) if s.exact), key=lambda said: said.step, default=None)


@dataclass(slots=True)
class CopyContest:
    """One contest as the copy has it.

    Attributes:
        seat: The seat in words.
        single: Whether one seat is to be won there.
        entries: The contenders, by folded name of the person, else of the party.
        majorities: Majorities in votes or percent, each with the key of whose it is, or None.
        margins: Margins with the keys of winner and loser.
        turnout: Figures of turnout by slot.
        swings: Swings with the keys of the parties they go from and to.
    """

    seat: str
    single: bool
    entries: dict[str, Entry] = field(default_factory=dict)
    majorities: list[tuple[Said, str | None]] = field(default_factory=list)
    margins: list[tuple[Said, str, str]] = field(default_factory=list)
    turnout: dict[str, list[Said]] = field(default_factory=dict)
    swings: list[tuple[Said, str, str]] = field(default_factory=list)

    def entry(self, person: Person | None, party: Party | None, linked: Linked, slot: str) -> str | None:
        """The key of a contender, who is entered where it is new; None where none is named."""
        if person is not None:
            link = linked.links.get(slot)
            name = link.name if link is not None and link.found else person.name
            found = self.entries.setdefault(key(name), Entry(name, person=True))
            found.party = found.party or (key(party.name) if party else "")
            return key(name)
        if party is None:
            return None
        self.entries.setdefault(key(party.name), Entry(party.name, key(party.name)))
        return key(party.name)

    def settle(self) -> dict[str, str]:
        """Give what is said of a party to its one candidate; the keys that this replaces, with their successors."""
        people: dict[str, list[str]] = {}
        for name, entry in self.entries.items():
            if entry.person and entry.party:
                people.setdefault(entry.party, []).append(name)
        moved = {}
        for party, names in people.items():
            if len(names) == 1 and party in self.entries and not self.entries[party].person:
                old, new = self.entries.pop(party), self.entries[names[0]]
                for slot in ("votes", "share", "share_change", "rank", "won"):
                    getattr(new, slot).extend(getattr(old, slot))
                moved[party] = names[0]
        return moved


def gather(linked: Sequence[Linked], reference: Reference) -> Iterator[CopyContest]:
    """The contests that claims are about, by seat and election; previous majorities stay out."""
    found: dict[tuple[str, str], CopyContest] = {}
    for index, one in enumerate(linked):
        claim = one.claim
        seat: Seat | None = getattr(claim, "seat", None)
        if claim.modality != "asserted" or getattr(claim, "previous", False):
            continue
        name = one.contest.seat if one.contest else seat.name if seat else ""
        if not name:
            continue
        about = one.election.id if one.election else (claim.election or "")
        at = (key(name), about)
        contest = found.get(at)
        if contest is None:
            constituency = reference.lineage.of(name) is not None
            single = one.contest.seats == 1 if one.contest else constituency
            contest = found[at] = CopyContest(name, single)
        _enter(contest, claim, index, one)
    for contest in found.values():
        moved = contest.settle()
        contest.majorities = [
            (said, moved.get(who, who) if who else None) for said, who in contest.majorities
        ]
        contest.margins = [(said, moved.get(a, a), moved.get(b, b)) for said, a, b in contest.margins]
        contest.swings = [(said, moved.get(a, a), moved.get(b, b)) for said, a, b in contest.swings]
        yield contest


def _enter(contest: CopyContest, claim: Claim, index: int, linked: Linked) -> None:
    match claim:
        case Tally():
            _tally(contest, claim, index, linked)
        case Win():
            slot = "candidate" if claim.candidate else "party"
            if (who := contest.entry(claim.candidate, claim.party, linked, "candidate")) is not None:
                entry = contest.entries[who]
                entry.won.append(Said.plain(index, slot, 1, entry.who))
        case Majority():
            who = contest.entry(claim.candidate, claim.party, linked, "candidate")
            contest.majorities += [(said, who) for said in _figures(claim, index, ("votes", "share"))]
        case Defeat():
            first = contest.entry(claim.winner, claim.winner_party, linked, "winner")
            second = contest.entry(claim.loser, claim.loser_party, linked, "loser")
            if first and second:
                contest.margins += [(said, first, second) for said in _figures(claim, index, ("margin",))]
            elif first:
                contest.majorities += [(said, first) for said in _figures(claim, index, ("margin",))]
        case Turnout():
            for said in _figures(claim, index, ("share", "change", "people", "electorate")):
                contest.turnout.setdefault(said.slot, []).append(said)
        case Swing(from_party=Party() as source, to_party=Party() as target):
            pair = (key(source.name), key(target.name))
            contest.swings += [(said, *pair) for said in _figures(claim, index, ("size",))]
        case _:
            pass


def _tally(contest: CopyContest, claim: Tally, index: int, linked: Linked) -> None:
    who = contest.entry(claim.candidate, claim.party, linked, "candidate")
    if who is None:
        return
    entry = contest.entries[who]
    for said in _figures(claim, index, ("votes", "share", "share_change")):
        getattr(entry, said.slot).append(said)
    if claim.rank is not None:
        entry.rank.append(Said.plain(index, "rank", claim.rank, sentences.ordinal(claim.rank)))


def _figures(claim: Claim, index: int, slots: Iterable[str]) -> list[Said]:
    found = ((slot, getattr(claim, slot)) for slot in slots)
    return [Said.of(index, slot, quantity) for slot, quantity in found if quantity is not None]
