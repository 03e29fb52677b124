"""Members of a parliament: by id, by name, by seat, and how long each held one without a break."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta

from hustings.countries.names import key
from hustings.reference.lineage import Lineage
from hustings.reference.records import Hold, Member, Term

_CAMPAIGN = timedelta(days=70)
"""A poll follows the dissolution within weeks: a member who is elected again so soon went on."""


class Members:
    """Everyone known to have sat, with their terms, indexed once."""

    def __init__(self, people: Mapping[str, Member], terms: Iterable[Term], lineage: Lineage) -> None:
        """Index members and terms.

        Args:
            people: Members by id.
            terms: Their terms.
            lineage: Which seats follow which.
        """
        self.people = people
        self._lineage = lineage
        self._terms: dict[str, list[Term]] = {}
        self._by_seat: dict[str, list[Term]] = {}
        for term in terms:
            self._terms.setdefault(term.person, []).append(term)
            self._by_seat.setdefault(key(term.seat), []).append(term)
        self._named: dict[str, list[Member]] = {}
        for member in people.values():
            for name in dict.fromkeys(map(key, (member.name, *member.aliases))):
                self._named.setdefault(name, []).append(member)

    def named(self, name: str) -> tuple[Member, ...]:
        """The members whose name, or another name or style, is this, those known to have sat last first."""
        found = self._named.get(key(name), ())
        return tuple(sorted(found, key=self._last, reverse=True))

    def terms(self, person: str) -> tuple[Term, ...]:
        """The terms of a member, oldest first."""
        return tuple(self._terms.get(person, ()))

    def in_seat(self, seat: str) -> tuple[Term, ...]:
        """The terms in a seat, those of its chain included, oldest first; see `Lineage.of` for what names it."""
        chain = self._lineage.of(seat)
        names = chain.keys if chain else {key(seat)}
        found = (term for name in names for term in self._by_seat.get(name, ()))
        return tuple(sorted(found, key=lambda term: term.start))

    def holds(self, terms: Iterable[Term]) -> tuple[Hold, ...]:
        """Runs of terms put together: a hold ends when another sits, or when the member sits elsewhere or not at all.

        Args:
            terms: Terms of a member or in a seat, in any order.

        Returns:
            The holds, oldest first.
        """
        runs: list[list[Term]] = []
        latest: dict[str, list[Term]] = {}
        for term in sorted(terms, key=lambda term: term.start):
            run = latest.get(term.person)
            if run is None or not self._goes_on(run[-1], term):
                run = latest[term.person] = []
                runs.append(run)
            run.append(term)
        return tuple(
            Hold(run[0].person, run[0].name, run[-1].seat, run[0].start, run[-1].end, tuple(run))
            for run in runs
        )

    def _goes_on(self, before: Term, after: Term) -> bool:
        if before.end is None or after.start - before.end > _CAMPAIGN or before.went != "dissolution":
            return False
        chain = self._lineage.of(before.seat_id or before.seat)
        return key(after.seat) in (chain.keys if chain else {key(before.seat)})

    def _last(self, member: Member) -> str:
        terms = self._terms.get(member.id)
        return terms[-1].start.isoformat() if terms else str(member.maiden or "")
