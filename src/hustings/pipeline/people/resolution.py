"""Whom a pronoun or a description means, judged from its own post.

Every post is read in order. The person most present is meant: the subject of the last clause before others.
Where two fit alike, or nobody does, the place is left open with the reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from hustings.pipeline.layers import MentionLayer
from hustings.pipeline.people.description_setting import PRONOUNS, Description
from hustings.pipeline.people.facts import Record
from hustings.pipeline.people.names import Name
from hustings.pipeline.people.referents import DescriptionReader
from hustings.pipeline.people.stage import CROWD, Choice, Stage
from hustings.pipeline.people.vocabulary import Gender

_LEADS = frozenset(
    {
        "during",
        "in",
        "after",
        "before",
        "as",
        "when",
        "while",
        "following",
        "speaking",
        "despite",
        "with",
        "on",
        "at",
    }
    | {
        "upon",
        "having",
        "since",
        "for",
        "reacting",
        "asked",
        "until",
        "once",
        "although",
        "though",
        "amid",
        "by",
    }
    | {"throughout", "within", "standing", "given"}
)
_AFTER_OBJECT = frozenset(
    {
        ",",
        ".",
        ";",
        ")",
        "!",
        "?",
        '"',
        "–",
        "to",
        "in",
        "on",
        "at",
        "for",
        "from",
        "by",
        "with",
        "and",
        "but",
        "into",
    }
    | {
        "as",
        "that",
        "over",
        "out",
        "off",
        "up",
        "down",
        "when",
        "after",
        "because",
        "of",
        "a",
        "the",
        "not",
        "about",
    }
    | {"again", "if", "who", "was", "is"}
)

_QUOTED = 60  # tokens in which the beginning of a quotation is looked for

_Event = tuple[int, int, Name | Description | int]
"""First token, index of the name or -1, and what is there: a name, a description or a pronoun's token."""


def resolve(record: Record, others: Sequence[Description | int]) -> list[MentionLayer]:
    """Say whom the pronouns and descriptions of a Doc mean.

    Args:
        record: The Doc's names and what is said of whom.
        others: Descriptions, and the tokens of pronouns, in text order.

    Returns:
        A mention for each of `others`. Persons learn their gender from pronouns that can only mean them.
    """
    events: list[_Event] = [(name.start, n, name) for n, name in enumerate(record.names)]
    events += [(other if isinstance(other, int) else other.start, -1, other) for other in others]
    events.sort(key=lambda event: event[0])
    out: list[MentionLayer] = []
    for post, members in groupby(events, key=lambda event: record.wording.post(event[0])):
        out += _PostReader(record, post).read(list(members))
    return out


class _PostReader:
    """Reads one post in order."""

    def __init__(self, record: Record, post: int) -> None:
        self._record = record
        self._w = record.wording
        self._v = record.vocabulary
        self._stage = Stage(record)
        self._descriptions = DescriptionReader(record, self._stage, post)
        self._speaker: int | None = None
        self._led = -1  # where the last name that was a subject ends
        self._named: dict[int, list[int]] = defaultdict(list)  # names by the first token of their sentence

    def read(self, events: Sequence[_Event]) -> list[MentionLayer]:
        out = []
        for at, n, event in events:
            if isinstance(event, Name):
                self._named[self._w.sentence[at]].append(n)
        for at, n, event in events:
            if isinstance(event, Name):
                self._name(n, event)
            elif isinstance(event, int):
                person, reason = self._pronoun(at)
                out.append(MentionLayer(start=at, end=at + 1, person=person, kind="pronoun", reason=reason))
                subject = self._w.lower[at] in ("he", "she")
                self._put(person, at, at + 1, subject=subject)
                if person is None and subject:
                    self._stage.meet(PRONOUNS[self._w.lower[at]], at)  # who goes on to mean the same
            elif event.unnamed:
                self._stage.meet(event.gender, at)
            else:
                person, reason = self._descriptions.read(
                    event, self._named_later(at) if event.leads else set()
                )
                if person is None and event.by_role:
                    continue
                out.append(
                    MentionLayer(start=at, end=event.end, person=person, kind="description", reason=reason)
                )
                self._put(person, at, event.end, subject=at - self._w.sentence[at] <= 1)
        return out

    def _put(self, person: int | None, at: int, end: int, *, subject: bool) -> None:
        """Note whom a pronoun or description means, and who speaks, for the quotation that follows."""
        if person is None:
            return
        self._stage.put(person, at, subject=subject)
        if subject and not self._w.quoted[at] and not self._v.speech.isdisjoint(self._w.lower[end : end + 3]):
            self._speaker = person

    def _name(self, n: int, name: Name) -> None:
        person = self._record.owner[n]
        if person is None or self._w.role(name.start) == "byline":
            return
        around = name.around
        passive = bool(around.object) and not around.verb
        leads = bool(around.verb) or self._stage.unshared(name.start) or self._joins(name)
        subject = leads and not passive and not around.possessed
        self._stage.put(person, name.start, subject=subject)
        self._led = name.end if subject else -1
        if around.verb == "speech" and not self._w.quoted[name.start]:
            self._speaker = person

    def _joins(self, name: Name) -> bool:
        """Whether a name goes on from a subject: 'Ann Lee and Bob Roy were …'."""
        between = (
            self._w.lower[self._led : name.outset] if 0 <= self._led < name.outset <= self._led + 2 else []
        )
        return bool(between) and set(between) <= {"and", ",", "&"}

    def _pronoun(self, i: int) -> Choice:
        gender = PRONOUNS[self._w.lower[i]]
        ahead = self._said_to_be(i)
        if ahead is None:
            ahead = self._ahead(i, gender)
        if ahead is not None:
            return ahead, None
        barred = self._stage.subjects(i) if self._is_object(i) else set()
        if self._w.lower[i] in ("he", "she"):
            barred = barred | self._named_later(i) | self._descriptions.unlike(i + 1)
        if self._quoted_whole(i) and (speaker := self._quoted_by(i)) is not None:
            barred = barred | {speaker}
        return self._stage.best(i, gender, barred)

    def _said_to_be(self, i: int) -> int | None:
        """Whose name says who a pronoun means: 'He is Bob Roy, a vet'."""
        w = self._w
        named = self._named[w.sentence[i]]
        if w.quoted[i] or w.lower[i + 1 : i + 2] not in (["is"], ["was"], ["'s"]):
            return None
        at = w.following(i + 2)
        return next(
            (self._record.owner[n] for n in named[:CROWD] if self._record.names[n].outset == at), None
        )

    def _named_later(self, i: int) -> set[int]:
        """Whom the sentence of a subject names after it: not the subject, unless it begins with another clause."""
        w = self._w
        first = w.sentence[i]
        if w.lower[first] in _LEADS or w.quoted[i]:
            return set()
        later = (n for n in self._named[first][:CROWD] if self._record.names[n].start > i)
        return {
            p
            for n in later
            if not w.quoted[self._record.names[n].start] and (p := self._record.owner[n]) is not None
        }

    def _is_object(self, i: int) -> bool:
        """Whether a pronoun is the object of its clause: 'him', and 'her' with nothing that she has."""
        w = self._w
        return w.lower[i] == "him" or (
            w.lower[i] == "her" and (i + 1 >= w.size or w.lower[i + 1] in _AFTER_OBJECT)
        )

    def _quoted_whole(self, i: int) -> bool:
        """Whether token `i` is in a quotation that is no part of a reported clause ('said it "hurt him"')."""
        w = self._w
        if not w.quoted[i]:
            return False
        mark = i
        while mark > max(w.sentence[i], i - _QUOTED) and w.quoted[mark]:
            mark -= 1
        before = w.previous(mark)
        return w.quoted[mark] or before < w.sentence[i] or w.text[before] in (",", ":")

    def _quoted_by(self, i: int) -> int | None:
        """Who speaks the quotation that token `i` is in: named in the sentence, else the last speaker."""
        w = self._w
        for n in self._named[w.sentence[i]][:CROWD]:
            name = self._record.names[n]
            if name.around.verb == "speech" and not w.quoted[name.start]:
                return self._record.owner[n]
        return self._speaker

    def _ahead(self, i: int, gender: Gender) -> int | None:
        """The name after a leading phrase: 'In her speech, Ann Lee said'."""
        w = self._w
        named = self._named[w.sentence[i]]
        if w.quoted[i] or w.lower[w.sentence[i]] not in _LEADS or not named:
            return None
        name, person = self._record.names[named[0]], self._record.owner[named[0]]
        comma = w.previous(name.outset)
        if person is None or comma < i or w.text[comma] != "," or w.quoted[name.start]:
            return None
        return person if self._record.fits(person, gender) else None
