"""Who of those who stood in a contest a name means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from hustings.countries.names import key
from hustings.link.links import Candidate, How
from hustings.link.spelling import CLEAR, SUGGESTED, WORDS_ALIKE, likeness, told
from hustings.pipeline.people.vocabulary import vocabulary
from hustings.reference import Result

_SHORT = 2  # letters of a given name that its short form shares: Ed, Jo


class Match(NamedTuple):
    """Which candidate a name means.

    Attributes:
        result: Who, or None.
        how: By what.
        score: How alike the names are, from 0 to 1.
        reason: Why it is nobody, '' where that is only for want of a likeness.
        runners_up: Who else it may be.
    """

    result: Result | None = None
    how: How | None = None
    score: float = 0.0
    reason: str = ""
    runners_up: tuple[Candidate, ...] = ()


class Standing:
    """Those who stood in one contest, by name."""

    def __init__(self, results: Iterable[Result], language: str, least: float = WORDS_ALIKE) -> None:
        """Fold their names.

        Args:
            results: They.
            language: Whose short forms of given names count.
            least: How alike the given names, and the surnames, of a misspelling have to be.
        """
        self._people = [(key(result.name), result) for result in results if result.name]
        self._least = least
        self._full = vocabulary(language).nicknames
        self._genders = vocabulary(language).genders

    def find(self, name: str, party: str | None, ids: Iterable[str] = ()) -> Match:
        """Who is meant by a name.

        An equal name comes first, then another name on record, a surname alone, a short form or initial of the given
        name, names between them left out, and last a misspelling. Of several, the party decides; where it does not,
        it is nobody.

        Args:
            name: The name, or a surname alone.
            party: Id of the party that the claim gives the person, or None.
            ids: Ids of the members who go by that name.
        """
        wanted = key(name)
        words = wanted.split()
        if not words:
            return Match()
        equal = [result for folded, result in self._people if folded == wanted]
        if equal:
            return _one(equal, party, "exact", name)
        members = set(ids)
        known = [result for _, result in self._people if result.person in members]
        if known:
            return _one(known, party, "alias", name)
        if len(words) == 1 or self._particles(wanted):
            alone = [result for folded, result in self._people if folded.endswith(f" {wanted}")]
            if alone:
                return _one(alone, party, "alias", name)
        alike = [result for folded, result in self._people if self._other_form(words, folded.split())]
        if alike:
            return _one(alike, party, "alias", name)
        return self._misspelt(words, party)

    def _particles(self, wanted: str) -> bool:
        """Whether several words are one surname of somebody: 'Duncan Smith', 'De Piero'."""
        return any(folded.endswith(f" {wanted}") for folded, _ in self._people)

    def _other_form(self, words: Sequence[str], name: Sequence[str]) -> bool:
        """Whether two names differ only in how the given names are told, or in names left out."""
        if len(words) < 2 or len(name) < 2:
            return False
        if words[-1] == name[-1] and self._given(words[0], name[0]):
            return True
        return set(words) <= set(name) or set(name) <= set(words)

    def _given(self, a: str, b: str) -> bool:
        """Whether one given name is the other, its initial or its short form."""
        if a == b or (1 in (len(a), len(b)) and a[0] == b[0]):
            return True
        short, long = sorted((a, b), key=len)
        if len(short) >= _SHORT and long.startswith(short):
            return True
        return b in self._full.get(a, ()) or a in self._full.get(b, ())

    def _misspelt(self, words: Sequence[str], party: str | None) -> Match:
        scored = sorted(
            ((self._alike(words, folded.split()), n) for n, (folded, _) in enumerate(self._people)),
            reverse=True,
        )
        near = [(self._people[n][1], score) for score, n in scored if score >= SUGGESTED]
        if near and near[0][1] >= self._least and (len(near) == 1 or near[0][1] - near[1][1] >= CLEAR):
            best, score = near[0]
            if party is None or party in (best.party_id, best.joint_id):
                return Match(best, "fuzzy", score, runners_up=_candidates(near[1:]))
        others = [(r, likeness(" ".join(words), folded)) for folded, r in self._people]
        return Match(runners_up=_candidates(near or [o for o in others if o[1] >= SUGGESTED]))

    def _alike(self, words: Sequence[str], name: Sequence[str]) -> float:
        """How alike the less alike of given name and surname is; of a surname alone, only that."""
        last = likeness(words[-1], name[-1])
        if len(words) == 1 or len(name) == 1:
            return last if len(words) == len(name) == 1 else 0.0
        given = 1.0 if self._given(words[0], name[0]) else likeness(words[0], name[0])
        if {self._genders.get(words[0]), self._genders.get(name[0])} == {"f", "m"}:
            return 0.0  # 'Joan' is no misspelling of 'John'
        return min(given, last)


def _one(results: Sequence[Result], party: str | None, how: How, name: str) -> Match:
    """The one candidate of several, by the party where there are more; nobody where that leaves it open."""
    of_party = [r for r in results if party is not None and party in (r.party_id, r.joint_id)]
    found = results if len(results) == 1 else of_party
    if len(found) == 1:
        others = [(r, 1.0) for r in results if r is not found[0]]
        return Match(found[0], how, 1.0, runners_up=_candidates(others))
    who = " and ".join(f"{r.name} ({r.party})" for r in results)
    return Match(reason=f"{name} may be any of {who}", runners_up=_candidates([(r, 1.0) for r in results]))


def _candidates(near: list[tuple[Result, float]]) -> tuple[Candidate, ...]:
    ranked = sorted(near, key=lambda one: -one[1])
    return tuple(Candidate(r.person, r.name, score) for r, score in told(ranked))
