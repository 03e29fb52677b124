"""Which poll the claims of one document are about, from what the document says, its dates, and who is named in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date as Date
from functools import cached_property
from typing import NamedTuple
from zoneinfo import ZoneInfo

from hustings.claims import Claim
from hustings.claims.values import Person, Quantity
from hustings.extraction import Extraction
from hustings.link.named import people_of, seat_of
from hustings.link.people import People
from hustings.link.polls import Poll, Polls
from hustings.link.words import Back, Words, looking_back, words
from hustings.reference import Contest, Reference
from hustings.text import plain

_FIGURES = ("votes", "share")
"""Slots of a tally whose words may tell that it is of the poll before."""
_UNDATED = frozenset({"quote", "affiliation"})
"""Claims about no contest: words that look back in them say when somebody spoke, or left."""
_SPANS_TIME = frozenset({"tenure"}) | _UNDATED
_SURE = ("exact", "alias")


class About(NamedTuple):
    """What a claim is about.

    Attributes:
        poll: The poll.
        base: The contest that the copy around it is about.
        day: Day of the poll, else of the copy: which boundaries and registrations count.
        base_day: The same of the copy around it.
    """

    poll: Poll
    base: Contest | None
    day: Date | None
    base_day: Date | None


class Copy:
    """One document whose claims are linked."""

    def __init__(
        self, found: Extraction, reference: Reference, polls: Polls, people: People, given: Date | None
    ) -> None:
        """Prepare.

        Args:
            found: The document and its claims.
            reference: The official results.
            polls: Its elections.
            people: Its people.
            given: Day of the election that the copy is said to be about, or None.
        """
        self._found = found
        self._polls = polls
        self._people = people
        self._given = given
        self._zone = ZoneInfo(reference.country.time_zone)
        self._words: Words | None = words(reference.country.language)
        self._named: dict[str, Contest | None] = {}
        self._bases: dict[tuple[str | None, str | None], Poll] = {}

    def about(self, claim: Claim) -> About:
        """Which poll a claim is about, and which the copy around it."""
        seat = seat_of(claim)
        base = self._base(claim, seat)
        if base.contest is None:
            base = self._by_name(claim, base) or base
        day = self._given or self._day(claim)
        base_day = base.contest.date if base.contest else base.election.date if base.election else day
        if claim.type in _UNDATED:
            return About(
                Poll(base.election, None, f"a claim of {claim.type} is about no contest"),
                None,
                base_day,
                base_day,
            )
        poll = self._own(claim, base, base_day, seat) or base
        if poll.contest is None and poll is not base:
            poll = self._by_name(claim, poll) or poll
        when = poll.contest.date if poll.contest else poll.election.date if poll.election else base_day
        return About(poll, base.contest, when, base_day)

    def contest_of(self, name: str) -> Contest | None:
        """The contest that somebody is named in elsewhere in the document, in full or otherwise, if it is one."""
        if name not in self._named:
            contests = {id(contest): contest for contest in self._whose.values()}
            known = self._whose.get(name)
            found = (
                [known]
                if known is not None
                else [c for c in contests.values() if self._people.match(name, c, None).how in _SURE]
            )
            self._named[name] = found[0] if len(found) == 1 else None
        return self._named[name]

    def politician(self, person: Person) -> bool:
        """Whether the text makes somebody a politician; where nothing is known of names, everybody is."""
        return (
            not self._found.entities
            or self.contest_of(person.name) is not None
            or person.name in self._politicians
        )

    def _own(self, claim: Claim, base: Poll, base_day: Date | None, seat: str | None) -> Poll | None:
        """The poll that a claim's own slots or words point to, None where it is the copy's."""
        if claim.election:
            by_election = self._words is not None and self._words.by_election(self._said(claim))
            return self._polls.named(claim.election, seat, by_election)
        if getattr(claim, "previous", False):
            return (
                self._polls.before(base, base_day, seat)
                if base.election
                else self._defended(base, base_day, seat)
            )
        if self._of_former_member(claim, base) or self._left_behind(claim):
            return self._polls.before(base, base_day, seat)
        if not self._backs or claim.type in _SPANS_TIME:
            return None
        first, last = claim.evidence[0].start, claim.evidence[-1].end
        back = looking_back(self._backs, self._plain, first, last)
        if back is None:
            return None
        if back.years is None:
            return self._polls.before(base, base_day, seat)
        if base_day is None:
            return Poll(None, None, f"nothing says when {back.years} years before it was")
        return self._polls.years_before(back.years, base_day, seat)

    def _of_former_member(self, claim: Claim, base: Poll) -> bool:
        """Whether a majority is that of who won the poll before, and did not stand again."""
        before = self._polls.before(base, None, None).contest if claim.type == "majority" else None
        if before is None or base.contest is None:
            return False
        for person in people_of(claim):
            match = self._people.match(person.name, before, None)
            stands = self._people.match(person.name, base.contest, None).result is not None
            if match.how in _SURE and match.result is not None and match.result.elected and not stands:
                return True
        return False

    def _left_behind(self, claim: Claim) -> bool:
        """Whether a poll's figures are those that it rose or fell from."""
        figures = [
            v for slot in _FIGURES if isinstance(v := getattr(claim, slot, None), Quantity) and v.spans
        ]
        return self._words is not None and any(
            self._words.left_behind(self._plain, figure.spans[0][0]) for figure in figures
        )

    def _defended(self, base: Poll, day: Date | None, seat: str | None) -> Poll:
        """The poll that a previous majority was won at, in copy of the weeks before a poll."""
        held = self._polls.held_before(day, seat) if day and seat and self._polls.soon(day) else None
        return self._polls.of(held) if held else base

    def _base(self, claim: Claim, seat: str | None) -> Poll:
        at = (claim.post.id if claim.post else None, seat)
        known = self._bases.get(at)
        if known is None:
            known = self._bases[at] = self._dated(claim, seat)
            if known.election is None and seat is None and self._alone is not None:
                known = self._bases[at] = Poll(self._alone.election, None, "no seat is named")
        return known

    def _dated(self, claim: Claim, seat: str | None) -> Poll:
        """The poll by the day that was given, the dates, the headings, or who is named."""
        if self._given is not None:
            return self._polls.on(self._given, seat)
        day = self._day(claim)
        if day is not None:
            recent = self._polls.recent(day, seat)
            if recent.election is not None:
                return recent
        heading = claim.post.headline if claim.post else None
        year = self._words.year(heading) if self._words and heading else None
        year = year or self._titled
        if year:
            by_election = self._words is not None and self._words.by_election(heading or "")
            named = self._polls.named(year, seat, by_election)
            if day is None or named.election is None or named.election.date <= day:
                return named
        if day is not None:
            return recent
        if self._told_by_names is not None:
            return self._polls.on(self._told_by_names, seat)
        return Poll(None, None, "nothing says which election the copy is about")

    def _by_name(self, claim: Claim, poll: Poll) -> Poll | None:
        """The contest that somebody whom a claim names stood in.

        Without a seat, at the election; without an election, in the last poll of the seat before the copy's day.
        """
        seat = seat_of(claim)
        for person in people_of(claim):
            if seat is None:
                contest = self.contest_of(person.name)
                if contest is None and poll.election is not None:
                    stood = [c.contest for c in self._people.stood(person.name)]
                    at = [c for c in stood if c.election == poll.election.date]
                    contest = at[0] if len(at) == 1 else None
                if contest is not None and (poll.election is None or contest.election == poll.election.date):
                    return self._polls.of(contest)
            elif poll.election is None and (day := self._day(claim)) is not None:
                held = self._polls.held_before(day, seat)
                if held is not None and self._people.match(person.name, held, None).how == "exact":
                    return self._polls.of(held)
        return None

    def _day(self, claim: Claim) -> Date | None:
        """The day of the claim's post where it has one, else the document's."""
        if claim.asserted_at is not None:
            at = claim.asserted_at
            return at.astimezone(self._zone).date() if at.tzinfo else at.date()
        return self._found.document.date

    def _said(self, claim: Claim) -> str:
        """The words of a claim with those around them that belong to their line."""
        text = self._found.document.text
        first, last = claim.evidence[0].start, claim.evidence[-1].end
        begins = max(text.rfind("\n", 0, first), text.rfind(". ", 0, first), first - 200, 0)
        return text[begins:last]

    def _placed(self) -> Iterator[tuple[str, str, str]]:
        """Type, seat and name of everyone whom a claim of the copy's own poll puts in a seat."""
        for claim in self._found.claims:
            seat = seat_of(claim)
            if seat is not None and not claim.election and not getattr(claim, "previous", False):
                for person in people_of(claim):
                    yield claim.type, seat, person.name

    @cached_property
    def _told_by_names(self) -> Date | None:
        """The one election at which more of those named stood in the seats they are named with than at any other."""
        votes: dict[Date, set[tuple[str, str]]] = defaultdict(set)
        for _, seat, name in self._placed():
            for contest in self._polls.contests(seat, None):
                if self._people.match(name, contest, None).how in _SURE:
                    votes[contest.election].add((seat, name))
        most = max(map(len, votes.values()), default=0)
        best = [day for day, pairs in votes.items() if len(pairs) == most]
        return best[0] if len(best) == 1 else None

    @cached_property
    def _whose(self) -> dict[str, Contest]:
        """The contest of everyone whom claims with a seat name, where that is one."""
        contests: dict[str, dict[int, Contest]] = defaultdict(dict)
        for claim in self._found.claims:
            seat = seat_of(claim)
            contest = self._base(claim, seat).contest if seat is not None and not claim.election else None
            if contest is not None:
                for person in people_of(claim):
                    if self._people.match(person.name, contest, None).result is not None:
                        contests[person.name][id(contest)] = contest
        return {name: next(iter(found.values())) for name, found in contests.items() if len(found) == 1}

    @cached_property
    def _alone(self) -> Poll | None:
        """The one election that all claims with a seat are about, or None."""
        polls = [
            self._base(claim, seat)
            for claim in self._found.claims
            if (seat := seat_of(claim)) is not None and not claim.election
        ]
        found = {poll.election.date: poll for poll in polls if poll.election is not None}
        return next(iter(found.values())) if len(found) == 1 else None

    @cached_property
    def _politicians(self) -> frozenset[str]:
        text = self._found.document.text
        candidates = {e.text for e in self._found.entities if e.label == "CANDIDATE"}
        spoken = {
            value.name
            for claim in self._found.claims
            for slot in claim.slots()
            if isinstance(value := getattr(claim, slot), Person)
            and any(text[start:end] in candidates for start, end in value.spans)
        }
        return frozenset(candidates | spoken)

    @cached_property
    def _plain(self) -> str:
        return plain(self._found.document.text)

    @cached_property
    def _backs(self) -> tuple[Back, ...]:
        return self._words.backs(self._plain) if self._words else ()

    @cached_property
    def _titled(self) -> str | None:
        """The year in the first heading of the document."""
        document = self._found.document
        heading = document.headline(document.posts[0]) if document.posts else None
        return self._words.year(heading) if self._words and heading else None
