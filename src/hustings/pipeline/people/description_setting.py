"""A description of a person, and whether the words around it let it mean somebody by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hustings.pipeline.people.names import Name
from hustings.pipeline.people.vocabulary import Gender, Vocabulary
from hustings.pipeline.people.wording import Wording

PRONOUNS: Mapping[str, Gender] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}
_CLOSERS = frozenset({",", ".", ")", "for", "in", "who", "and", "of", "at", ";", "since", "from", "on", '"'})
_OF = frozenset({"of", "for", "in", "at", "from"})
_MARKS = frozenset({'"', "'", ",", "?", "!"})
_HERE = frozenset({"here", "there", "tonight", "today"})


@dataclass(slots=True)
class Description:
    """A description of one person.

    Attributes:
        start: First token, with its article.
        end: Token after its last.
        head: Its last word, or '' where it is an age or a party only.
        words: All its words in lower case.
        kinds: Kinds of its modifiers.
        party: Index of a party in it, or None.
        seat: Index of a seat in or right after it, or None.
        age: Years, or None.
        gender: What it tells, or the clause it begins.
        possessive: The pronoun it begins with, or ''.
        leads: Whether it is the subject of a clause.
        unnamed: Whether it is of somebody whom the text has not named: 'one voter'.
        named: Whether a word that says more than the role's kind is in it ('the steelworks nurse').
        by_role: Whether only a person who has been given its last word as a role can be meant.
    """

    start: int
    end: int
    head: str = ""
    words: list[str] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    party: int | None = None
    seat: int | None = None
    age: int | None = None
    gender: Gender | None = None
    possessive: str = ""
    leads: bool = False
    unnamed: bool = False
    named: bool = False
    by_role: bool = False


_OF_A_CONTEST = frozenset({"new", "incumbent", "losing"})


class DescriptionSetting:
    """Reads what stands around the descriptions of one Doc."""

    def __init__(self, wording: Wording, vocabulary: Vocabulary, names: Sequence[Name]) -> None:
        """Index where names begin and end.

        Args:
            wording: The Doc's words.
            vocabulary: The language's.
            names: The Doc's names.
        """
        self._w = wording
        self._v = vocabulary
        self._about = vocabulary.describing
        self.outsets = {name.outset for name in names} | {name.start for name in names}
        self._ends = {name.end for name in names}
        self._trades = vocabulary.occupations | vocabulary.weak_occupations

    def admits(self, found: Description) -> bool:
        """Whether a description means someone by itself; notes its place in the clause and whom it can mean at all.

        Args:
            found: The description; its seat, gender, `leads` and `by_role` are filled in.
        """
        self._judge(found)
        return self._goes_on(found) and self._stands_alone(found)

    def _judge(self, found: Description) -> None:
        """Note what place a description has in its sentence, and whom it can mean at all."""
        w, v = self._w, self._v
        after = w.following(found.end)
        goes_on = after >= 0 and w.lower[after] in _OF and found.start == w.sentence[found.start]
        leads = self.opens(found.start) and (goes_on or self.verb_at(after))
        found.leads = leads or self._said_by(w.previous(found.start))
        head = found.head
        family = head in v.parents and w.lower[found.end - 1] == head
        modified = len(found.words) > 1 or found.party is not None
        known = head in v.heads or not head or "-" in head or (head in v.parents and not family)
        weak = head in v.weak_occupations and modified
        seated = head in self._about["seated"] and not _OF_A_CONTEST.isdisjoint(found.kinds)
        found.by_role = not (known or weak or seated or not self._about["long"].isdisjoint(found.words))
        if found.leads and found.gender is None:
            found.gender = self._echo(found.end)

    def opens(self, i: int) -> bool:
        """Whether a clause may begin at a token: a sentence does, or a mark or conjunction stands before it.

        Args:
            i: The token.
        """
        w = self._w
        before = w.previous(i)
        opens = before < w.sentence[i] or not w.text[before].isalnum()
        return opens or w.lower[before] in self._about["leads"]

    def _said_by(self, before: int) -> bool:
        """Whether the verb of speech that a quotation's speaker follows is at a token: '"We won," said the vet'."""
        mark = self._w.previous(before) if before >= 0 else -1
        return mark >= 0 and self._w.lower[before] in self._v.speech and self._w.text[mark] in _MARKS

    def _echo(self, end: int) -> Gender | None:
        """The gender that a clause tells of its subject: 'said she was thrilled', 'thanked his agent'."""
        w, v = self._w, self._v
        verb = w.lower[end : end + 1]
        if not verb or not self.verb_at(end) or not verb[0].isalpha():
            return None
        for i in range(end + 1, min(w.size, end + 4)):
            word = w.lower[i]
            if word in ("he", "she") and verb[0] in v.speech:
                return PRONOUNS[word]
            if word in ("his", "her") and i == end + 1:
                owns = (
                    i + 1 < w.size
                    and w.lower[i + 1].isalpha()
                    and w.lower[i + 1] not in v.not_in_descriptions
                )
                return PRONOUNS[word] if owns else None
        return None

    def verb_at(self, i: int) -> bool:
        """Whether a verb, 'who' or a mark that an aside begins with is at token `i`.

        Args:
            i: The token; nothing is at a negative one.
        """
        w, v = self._w, self._v
        if i < 0 or w.lower[i] in v.base_verbs:
            return False
        word = w.lower[i]
        known = (
            word in v.speech or word in v.electoral_verbs or word in v.human_verbs or word in v.auxiliaries
        )
        return known or word in ("who", ",", "(", "–") or word.endswith("ed")

    def _goes_on(self, found: Description) -> bool:
        """Whether what follows is no noun that the description belongs to ('the farmer vote')."""
        w, v = self._w, self._v
        if found.end >= w.size or not found.head or w.sentence[found.end] != w.sentence[found.start]:
            return True
        word = w.lower[found.end]
        if found.head not in self._trades or not word.isalpha() or w.capital[found.end]:
            return True
        if word in v.base_verbs:
            return False
        return self.verb_at(found.end) or word in v.not_in_descriptions or word.endswith(("ly", "ing"))

    def _stands_alone(self, found: Description) -> bool:
        """Whether it means someone by itself: not beside a name, not said of a name, not a rank."""
        w = self._w
        bare = len(found.words) < 2 and found.party is None and found.seat is None
        vague = bare and found.head in self._about["vague"]
        if found.age is None and (not self._about["ranked"].isdisjoint(found.words) or vague):
            return False
        after = w.following(found.end)
        if after >= 0 and w.lower[after] in _HERE:
            after = w.following(after + 1)
        if after >= 0:
            if after in self.outsets or w.text[after] == "-":
                return False
            beyond = w.following(after + 1)
            if w.text[after] in (",", ":", "–", "(") and beyond in self.outsets:
                return False
            if w.lower[after] in ("for", "in"):
                self._seat_after(found, beyond)
                if found.seat is not None and self._named_after(w.entities[found.seat].end):
                    return False
        before = w.previous(found.start)
        if before >= 0:
            if w.lower[before] in self._about["telling"]:
                return False
            if w.text[before] in (",", "(", "–", "-"):
                earlier = w.previous(before)
                if earlier >= 0 and w.text[earlier].isdigit():
                    earlier = w.previous(w.previous(earlier)) if w.previous(earlier) >= 0 else -1
                if earlier + 1 in self._ends and (after < 0 or w.lower[after] in _CLOSERS):
                    return False
        return True

    def _seat_after(self, found: Description, k: int) -> None:
        w = self._w
        if k >= 0 and w.lower[k] == "the":
            k = w.following(k + 1)
        if k >= 0 and w.entity[k] >= 0 and w.entities[w.entity[k]].label == "SEAT":
            found.seat = w.entity[k]

    def _named_after(self, end: int) -> bool:
        """Whether a name in apposition follows ('the new MP for Barrow, Ann Lee')."""
        w = self._w
        comma = w.following(end)
        return comma >= 0 and (
            comma in self.outsets or (w.text[comma] == "," and w.following(comma + 1) in self.outsets)
        )
