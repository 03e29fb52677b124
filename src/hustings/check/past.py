"""What came before a contest: earlier polls, whose the seat was, and the rules of the country's elections."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

import yaml

from hustings.reference import GENERAL, Before, Contest, Reference, Winner
from hustings.reference.parties import PartyNames

_RULES = "checks.yaml"


class Owner(NamedTuple):
    """Whose a seat was, by one reckoning.

    Attributes:
        party_id: The party's id in the register, or None.
        party: Its name.
        notional: Whether it is by notional results, the boundaries being new.
    """

    party_id: str | None
    party: str
    notional: bool = False


@dataclass(frozen=True, slots=True)
class DepositRule:
    """When a deposit is lost.

    Attributes:
        since: First day the rule holds for.
        share: Percent of the valid votes up to which it is lost.
        pounds: How much it is.
    """

    since: Date
    share: float
    pounds: float


class Past:
    """Lookups of what came before contests, each made once."""

    def __init__(self, reference: Reference) -> None:
        """Look up in these official results.

        Args:
            reference: Official results; what is imported later is not seen.
        """
        self.reference = reference
        self._names = PartyNames(reference.country)
        self._earlier: dict[tuple[str, Date], tuple[Before, ...]] = {}
        self._owners: dict[tuple[str, Date], tuple[Owner, ...]] = {}
        self.winners = lru_cache(maxsize=4096)(reference.winners)

    @cached_property
    def rules(self) -> dict[str, Any]:
        """The country's rules of elections; empty where none are on record."""
        path = self.reference.country.folder / _RULES
        return yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}

    @cached_property
    def deposit(self) -> DepositRule | None:
        """When a deposit is lost, or None where no rule is on record."""
        return DepositRule(**self.rules["deposit"]) if "deposit" in self.rules else None

    @property
    def speaker(self) -> str | None:
        """Id of the label that whoever presides over the parliament stands under, or None."""
        return self.rules.get("speaker")

    @property
    def members_since(self) -> Date:
        """The day from which on memberships are complete."""
        since: Date = self.rules.get("members_since", Date.max)
        return since

    def party(self, party_id: str | None, on: Date) -> str:
        """The name of a party on a day."""
        return self._names.of(party_id, on) if party_id else "nobody known"

    def earlier(self, contest: Contest) -> tuple[Before, ...]:
        """The polls that figures of a contest are set against: the last general election, and a later by-election."""
        at = (contest.ballot or contest.seat_id or contest.seat, contest.date)
        if at not in self._earlier:
            self._earlier[at] = tuple(self._find_earlier(contest))
        return self._earlier[at]

    def owners(self, contest: Contest) -> tuple[Owner, ...]:
        """Whose the seat was, by every reckoning, the official one first.

        The official one says what changed from the last general election, on notional results where boundaries are
        new; besides there are who won the last poll, and the party that the last member had gone over to.
        """
        at = (contest.ballot or contest.seat_id or contest.seat, contest.date)
        if at not in self._owners:
            self._owners[at] = tuple(dict.fromkeys(self._find_owners(contest)))
        return self._owners[at]

    def former_parties(self, person: str | None) -> tuple[str, ...]:
        """Ids of the parties that a member has sat for."""
        terms = self.reference.terms(person) if person else ()
        return tuple(dict.fromkeys(term.party_id for term in terms if term.party_id))

    def won(self, seat: str, day: Date) -> tuple[Winner, ...]:
        """Who won a seat at every election on record up to a day, oldest first."""
        return tuple(winner for winner in self.winners(seat) if winner.date <= day)

    def _find_earlier(self, contest: Contest) -> list[Before]:
        last = self.reference.before(contest)
        if last is None:
            return []
        if last.contest.kind == GENERAL or not contest.parliamentary:
            return [last]
        chain = self.reference.contests(contest.seat_id or contest.seat)
        general = [c for c in chain if c.kind == GENERAL and c.date < contest.date]
        if not general:
            return [last]
        same = self.reference.lineage.same_area(general[-1].seat_id, contest.seat_id)
        return [Before(general[-1], not same), last]

    def _find_owners(self, contest: Contest) -> list[Owner]:
        found: list[Owner] = []
        earlier = self.earlier(contest)
        redrawn = any(before.redrawn for before in earlier) or not earlier
        winner = contest.winner
        if contest.outcome == "hold" and winner is not None:
            found.append(Owner(winner.party_id, winner.party, redrawn))
        elif contest.from_party_id:
            found.append(
                Owner(contest.from_party_id, self.party(contest.from_party_id, contest.date), redrawn)
            )
        for before in reversed(earlier):
            if (won := before.contest.winner) is not None and not (redrawn and found):
                found.append(Owner(won.party_id, won.party))
        terms = [] if redrawn else self.reference.terms_in(contest.seat_id or contest.seat)
        last = [term for term in terms if term.start < contest.date]
        if last and last[-1].party_at_end and last[-1].party_at_end != last[-1].party:
            party = self.reference.country.party(last[-1].party_at_end, contest.date)
            found.append(Owner(party.id if party else None, last[-1].party_at_end))
        return found


@lru_cache(maxsize=4)
def past(reference: Reference) -> Past:
    """The lookups of a reference, kept for as long as it is in use."""
    return Past(reference)
