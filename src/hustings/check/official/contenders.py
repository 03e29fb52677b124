"""Who of a contest's candidates a claim speaks of, by the person or the party it names."""

from __future__ import annotations

from dataclasses import dataclass

from hustings.check import sentences
from hustings.check.subjects import Subject
from hustings.check.verdicts import Verdict
from hustings.claims import Party, Person
from hustings.countries.names import key
from hustings.reference import Contest, Result

_MAYBE = 0.8
"""How alike another candidate's name must be for it to be what the copy may mean, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Contender:
    """A candidate of a contest that a claim speaks of.

    Attributes:
        who: The candidate, or the party, in words.
        result: Their row of the contest, or None where that is not to be told.
        verdicts: What there is to say of the names: that nobody of that name stood, or for another party, or that
            it is spelled otherwise.
    """

    who: str
    result: Result | None
    verdicts: tuple[Verdict, ...] = ()

    @property
    def id(self) -> tuple[str | None, str]:
        """What tells parties apart: id and name."""
        return (self.result.party_id, self.result.party) if self.result else (None, "")


def contender(subject: Subject, contest: Contest, person: str, party: str) -> Contender | None:
    """The candidate that a claim speaks of.

    Args:
        subject: The claim.
        contest: The contest to look in.
        person: The slot that names the candidate.
        party: The slot that names the party.

    Returns:
        The candidate; None where neither slot is filled.
    """
    named: Person | None = getattr(subject.claim, person)
    label: Party | None = getattr(subject.claim, party)
    if named is not None:
        return _by_name(subject, contest, named, label, person, party)
    return _by_party(subject, contest, label, party) if label is not None else None


def is_of(result: Result, party: Party) -> bool:
    """Whether a candidate stood for a party; joint candidates for both of theirs."""
    if party.id is not None and party.id in (result.party_id, result.joint_id):
        return True
    return result.party == party.name or (party.id is None and key(result.party) == key(party.name))


def _by_name(
    subject: Subject, contest: Contest, named: Person, label: Party | None, slot: str, party: str
) -> Contender:
    link = subject.linked.links.get(slot)
    row = link.result if link is not None and link.result in contest.results else None
    row = row or _called(contest, named.name)
    if row is None:
        return Contender(named.name, None, (_nobody(subject, contest, named, slot),))
    verdicts = []
    if not row.name.endswith(named.name) and key(row.name) != key(named.name):
        verdicts.append(subject.verdict("candidate.spelling", "agrees", slot, named.name, row.name))
    if label is not None and not is_of(row, label) and not _of_another_poll(subject, label):
        verdicts.append(_other_party(subject, row, label, party))
    return Contender(named.name, row, tuple(verdicts))


def _of_another_poll(subject: Subject, label: Party) -> bool:
    """Whether a claim looks back, and a person's party is told elsewhere: whose candidate they are now."""
    evidence = subject.claim.evidence
    told = any(evidence[0].start <= start and end <= evidence[-1].end for start, end in label.spans)
    return subject.linked.contest is not subject.linked.base and bool(label.spans) and not told


def _called(contest: Contest, name: str) -> Result | None:
    """The candidate of a name, or the one whose name has all its words, or of whose name it has all."""
    wanted = key(name)
    named = [(key(result.name), result) for result in contest.results if result.name]
    exact = [result for found, result in named if found == wanted]
    words = set(wanted.split())
    near = [r for found, r in named if len(words) > 1 and _contains(words, set(found.split()))]
    return exact[0] if exact else near[0] if len(near) == 1 else None


def _contains(one: set[str], other: set[str]) -> bool:
    return len(one & other) > 1 and (one <= other or other <= one)


def _nobody(subject: Subject, contest: Contest, named: Person, slot: str) -> Verdict:
    rule, said = "candidate.stood", named.name
    if not all(result.name for result in contest.results):
        return subject.unsupported(rule, slot, "no_person", who=said)
    link = subject.linked.links.get(slot)
    names = {result.name for result in contest.results}
    close = [c.name for c in link.runners_up if c.score >= _MAYBE and c.name in names] if link else []
    if close or " " not in said:
        why = sentences.reason("alike", known=" or ".join(close) or "somebody of that name")
        return subject.verdict(rule, "ambiguous", slot, said, ", ".join(close), why=why, who=said)
    return subject.verdict(rule, "differs", slot, said, None, who=said)


def _other_party(subject: Subject, row: Result, label: Party, slot: str) -> Verdict:
    words = {"who": row.name, "said": label.name, "known": row.party}
    rule = "candidate.party"
    if row.party_id == subject.past.speaker and label.id in subject.past.former_parties(row.person):
        why = sentences.reason("speaker", said=label.name)
        return subject.verdict(rule, "ambiguous", slot, label.name, row.party, why=why, **words)
    if label.id is None and subject.reference.country.party(label.name) is None:
        return subject.unsupported(rule, slot, "no_party", party=label.name)
    return subject.verdict(rule, "differs", slot, label.name, row.party, **words)


def _by_party(subject: Subject, contest: Contest, label: Party, slot: str) -> Contender:
    rows = [result for result in contest.results if is_of(result, label)]
    if len(rows) == 1:
        return Contender(label.name, rows[0])
    rule = "party.stood"
    if rows:
        elected = [row for row in rows if row.elected]
        if len(elected) == 1 and (subject.claim.type in ("win", "majority") or slot == "winner_party"):
            return Contender(label.name, elected[0])
        why = sentences.reason("several", party=label.name)
        verdict = subject.verdict(rule, "ambiguous", slot, label.name, None, why=why, who=label.name)
    elif label.id is None:
        verdict = subject.unsupported(rule, slot, "no_party", party=label.name)
    else:
        verdict = subject.verdict(rule, "differs", slot, label.name, None, who=label.name)
    return Contender(label.name, None, (verdict,))
