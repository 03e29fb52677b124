"""Which person a name means: of those who stood in the contest, else of the members of the parliament."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date as Date
from datetime import timedelta
from functools import lru_cache

from hustings.countries.names import key
from hustings.link.links import Candidate, How, Link
from hustings.link.places import Place, place
from hustings.link.spelling import told
from hustings.link.standing import Match, Standing
from hustings.reference import Candidacy, Contest, Member, Reference, Result

NO_ID = "the reference has no id of this person"
_CAMPAIGN = timedelta(days=70)
"""Somebody is spoken of as a member from the campaign before the poll on until as long after the last day."""


class People:
    """People of a reference by name."""

    def __init__(self, reference: Reference) -> None:
        """Prepare to look people up; contests are indexed as they are met.

        Args:
            reference: Whose candidates and members.
        """
        self._reference = reference
        self._standing: dict[Place, Standing] = {}
        self._found: dict[tuple[Place, str, str | None], Match] = {}
        self.stood = lru_cache(maxsize=16384)(self._stood)
        self.member = lru_cache(maxsize=16384)(self._member)
        self._known_as = lru_cache(maxsize=16384)(self._ids)

    def match(self, name: str, contest: Contest, party: str | None) -> Match:
        """Who of those who stood in a contest is meant; see `Standing.find`."""
        at = place(contest)
        found = self._found.get((at, name, party))
        if found is None:
            standing = self._standing.get(at)
            if standing is None:
                standing = self._standing[at] = Standing(contest.results, self._reference.country.language)
            found = self._found[at, name, party] = standing.find(name, party, self._known_as(name))
            if found.how == "fuzzy" and found.score < 1 and self._somebody_else(name):
                found = self._found[at, name, party] = Match(
                    runners_up=(Candidate(*_named(found.result), found.score), *found.runners_up)
                )
        return found

    def in_contest(self, name: str, contest: Contest, party: str | None) -> Link:
        """The link of somebody said to have stood in a contest.

        Args:
            name: The name in full, or as far as the text gives it.
            contest: Where.
            party: Id of the party that the claim gives the person, or None.
        """
        match = self.match(name, contest, party)
        if match.result is not None and match.how is not None:
            reason = None if match.result.person else NO_ID
            return Link(
                match.result.person, match.result.name, match.how, match.score, match.runners_up, reason,
                match.result,
            )  # fmt: skip
        where = f"{contest.seat} on {contest.date}"
        if match.reason:
            return Link(None, name, runners_up=match.runners_up, reason=f"{match.reason} in {where}")
        elsewhere = self._elsewhere(name, contest)
        seats = " and ".join(dict.fromkeys(c.contest.seat for c in told(elsewhere)))
        others = tuple(Candidate(c.result.person, c.result.name, 1.0) for c in told(elsewhere))
        reason = f"nobody called {name} stood in {where}"
        return Link(
            None,
            name,
            runners_up=(*dict.fromkeys(others), *match.runners_up),
            reason=f"{reason}; {name} stood in {seats} then" if seats else reason,
        )

    def _elsewhere(self, name: str, contest: Contest) -> list[Candidacy]:
        """Who stood under a name in other seats at the same election."""
        return [c for c in self.stood(name) if c.contest.election == contest.election]

    def _somebody_else(self, name: str) -> bool:
        """Whether a name is that of some other candidate or member, and so no misspelling."""
        return bool(self.stood(name) or self._reference.members(name))

    def _ids(self, name: str) -> tuple[str, ...]:
        return tuple(member.id for member in self._reference.members(name))

    def _stood(self, name: str) -> tuple[Candidacy, ...]:
        """Every candidacy under an equal name; none of a single word, which names nobody."""
        return self._reference.stood(name) if " " in key(name) else ()

    def _member(self, name: str, day: Date | None) -> Link:
        """The link of somebody spoken of without a contest: a member of the parliament, or who was a candidate.

        Args:
            name: The name in full.
            day: Day of the election, or of the copy; None where neither is known.
        """
        if " " not in key(name):
            return Link(None, name, reason=f"{name} is no full name, and nothing says where {name} stood")
        members = self._reference.members(name)
        sitting = [m for m in members if day is not None and self._sat(m, day)]
        found = sitting if len(members) > 1 else members
        if len(found) == 1:
            how: How = "exact" if key(found[0].name) == key(name) else "alias"
            others = tuple(Candidate(m.id, m.name, 1.0) for m in members if m is not found[0])
            return Link(found[0].id, found[0].name, how, 1.0, others)
        if members:
            return Link(
                None,
                name,
                runners_up=tuple(Candidate(m.id, m.name, 1.0) for m in members),
                reason=f"{len(members)} members were called {name}",
            )
        return _candidate(name, self.stood(name))

    def _sat(self, member: Member, day: Date) -> bool:
        terms = self._reference.terms(member.id)
        return any(t.start - _CAMPAIGN <= day and (t.end is None or day <= t.end + _CAMPAIGN) for t in terms)


def _candidate(name: str, stood: Sequence[Candidacy]) -> Link:
    """Who never sat, but stood: one person where every candidacy has one id, or there is one candidacy."""
    ids = {c.result.person for c in stood if c.result.person}
    if len(ids) == 1 and all(c.result.person for c in stood):
        return Link(ids.pop(), stood[0].result.name, "exact", 1.0)
    if len(stood) == 1:
        return Link(None, stood[0].result.name, "exact", 1.0, reason=NO_ID)
    others = tuple(dict.fromkeys(_runners_up(stood)))
    reason = f"several candidates were called {name}" if stood else f"no member or candidate is called {name}"
    return Link(None, name, runners_up=others, reason=reason)


def _runners_up(stood: Iterable[Candidacy]) -> Iterable[Candidate]:
    return (Candidate(c.result.person, f"{c.result.name} ({c.contest.seat})", 1.0) for c in stood)


def _named(result: Result | None) -> tuple[str | None, str]:
    return (result.person, result.name) if result else (None, "")
