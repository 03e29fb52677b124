"""Which party a name means: of those that share it, the one that stood there, or was registered on the day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date as Date
from functools import lru_cache

from hustings.countries.names import Party, index, key
from hustings.link.abroad import Abroad
from hustings.link.links import Candidate, Link
from hustings.link.places import Place, place
from hustings.link.spelling import Spellings, told
from hustings.reference import Contest, Election, Reference

_PARTY = " party"
_NOBODY: frozenset[str] = frozenset()


class Parties:
    """Parties of a reference by name."""

    def __init__(self, reference: Reference) -> None:
        """Index the parties of the country, and of those that its copy speaks of too.

        Args:
            reference: Whose parties.
        """
        self._reference = reference
        own = reference.country
        self._own = index(own.parties)
        self._abroad = Abroad(own, "party", lambda other: index(other.parties))
        names = {name: parties[0].id or parties[0].name for name, parties in self._own.items()}
        self._spellings = Spellings(names, frozenset(word for name in names for word in name.split()))
        self._of = lru_cache(maxsize=65536)(self._looked_up)
        self._in_contest: dict[Place, frozenset[str]] = {}
        self._in_territory = lru_cache(maxsize=256)(self._stood_in)

    def of(
        self,
        name: str,
        words: str,
        day: Date | None,
        contest: Contest | None,
        election: Election | None,
        scope: str,
    ) -> Link:
        """The party that a name means.

        Args:
            name: The canonical name that the extraction gives it.
            words: What the text has, '' where it has nothing.
            day: Day of the election, or of the copy; None where neither is known.
            contest: Where it is said to have stood.
            election: Where no contest is known, the election that is spoken of.
            scope: The territory that a total is of, '' for the whole country.
        """
        if contest is not None:
            standing = self._stood(contest)
        elif election is not None:
            standing = self._in_territory(election.date, scope)
        else:
            standing = _NOBODY
        return self._of(name, words, day, standing)

    def _stood(self, contest: Contest) -> frozenset[str]:
        """Ids of the parties that stood in a contest."""
        known = self._in_contest.get(at := place(contest))
        if known is None:
            ids = (party for r in contest.results for party in (r.party_id, r.joint_id) if party)
            known = self._in_contest[at] = frozenset(ids)
        return known

    def _stood_in(self, day: Date, scope: str) -> frozenset[str]:
        """Ids of the parties that stood in a territory at an election."""
        territory = self._reference.territory(scope) if scope else None
        if scope and territory is None:
            return _NOBODY
        return frozenset(t.party_id for t in self._reference.totals(day, territory) if t.party_id)

    def _looked_up(self, name: str, words: str, day: Date | None, standing: Collection[str]) -> Link:
        wanted = key(name)
        parties = self._own.get(wanted) or self._own.get(wanted.removesuffix(_PARTY))
        if parties:
            return _chosen(parties, key(words) or wanted, day, standing)
        abroad = self._abroad.link(name, wanted, wanted.removesuffix(_PARTY))
        if abroad:
            return abroad
        near = self._spellings.near(wanted)
        if self._spellings.misspelt(wanted, near):
            best, score = near[0]
            found = _chosen(self._own[best], best, day, standing)
            return Link(found.id, found.name, "fuzzy", score, self._runners_up(near[1:]), found.reason)
        return Link(None, name, runners_up=self._runners_up(near), reason=f"no party is called {name}")

    def _runners_up(self, near: list[tuple[str, float]]) -> tuple[Candidate, ...]:
        return tuple(Candidate(self._own[n][0].id, self._own[n][0].name, score) for n, score in told(near))


def _chosen(parties: tuple[Party, ...], words: str, day: Date | None, standing: Collection[str]) -> Link:
    """Of parties that share a name: who stood, else who was registered then, else the one with most candidates."""
    stood = [party for party in parties if party.id in standing]
    valid = [party for party in stood or parties if day is None or party.valid(day)]
    first = (valid or stood or list(parties))[0]
    others = tuple({p.id: Candidate(p.id, p.name, 1.0) for p in parties if p.id != first.id}.values())
    if first.id is None:
        return Link(None, first.name, runners_up=others, reason=f"{first.name} has no id in the register")
    return Link(first.id, first.name, "exact" if key(first.name) == words else "alias", 1.0, others)
