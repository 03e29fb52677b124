"""Descriptions and pronouns that stand for a person: 'the Labour candidate', 'the 87-year-old', 'she'."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from hustings.pipeline.names import Name
from hustings.pipeline.surroundings import hyphenated
from hustings.pipeline.vocabulary import Gender, Vocabulary
from hustings.pipeline.wording import SKIPPED, Wording

PRONOUNS: Mapping[str, Gender] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}
_POSSESSIVES = frozenset({"his", "her", "their"})
_REACH = 12  # tokens of a description
_TELLING = frozenset(
    {
        "is",
        "was",
        "be",
        "been",
        "being",
        "become",
        "became",
        "becomes",
        "becoming",
        "remain",
        "remains",
        "remained",
        "as",
        "'s",
        "are",
        "were",
    }
)
_RANKED = frozenset(
    {
        "first",
        "next",
        "only",
        "youngest",
        "oldest",
        "new-look",
        "last",
        "future",
        "third",
        "second-placed",
        "third-placed",
    }
)
_VAGUE = frozenset(
    {"man", "woman", "general", "secretary", "deputy", "representative", "whip", "paymaster", "student"}
)
_CLOSERS = frozenset({",", ".", ")", "for", "in", "who", "and", "of", "at", ";", "since", "from", "on", '"'})
_HERE = frozenset({"here", "there", "tonight", "today"})
_HEADED = frozenset({"'", '"', ":"})


@dataclass(slots=True)
class Description:
    """A description of one person.

    Attributes:
        start: First token, with its article.
        end: Token after its last.
        head: Its last word, or '' where it is an age only.
        words: All its words in lower case.
        kinds: Kinds of its modifiers.
        party: Index of a party in it, or None.
        seat: Index of a seat in or right after it, or None.
        age: Years, or None.
        gender: What it tells.
        possessive: The pronoun it begins with, or ''.
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


class DescriptionFinder:
    """Finds the descriptions and pronouns of one Doc."""

    def __init__(self, wording: Wording, vocabulary: Vocabulary, names: list[Name]) -> None:
        """Index where names begin and end."""
        self._w = wording
        self._v = vocabulary
        self._outsets = {name.outset for name in names} | {name.start for name in names}
        self._ends = {name.end for name in names}
        self._joined = hyphenated(vocabulary)
        self._named = {i for name in names for i in range(name.start, name.end)}

    def find(self) -> Iterator[Description | int]:
        """Descriptions, and the tokens of pronouns, in text order; none in boilerplate."""
        w = self._w
        skipped = [segment["role"] in SKIPPED for segment in w.segments]
        headings = {s["start"] for s in w.segments if s["role"] == "heading"}
        at = 0
        for i in range(w.size):
            if i < at or w.segment[i] < 0 or skipped[w.segment[i]] or i in self._named:
                continue
            lower = w.lower[i]
            found = None
            if lower == "the" or lower in _POSSESSIVES:
                found = self._read(i, i + 1)
            elif i in headings:
                begin = i + 1 if w.text[i] in _HEADED else i
                found = self._read(begin, begin)
            if found is not None:
                at = found.end
                yield found
            elif lower in PRONOUNS:
                yield i

    def _read(self, start: int, first: int) -> Description | None:
        """The description that begins at token `start`, its words at `first`."""
        w, v = self._w, self._v
        found = Description(start, -1)
        k = first
        limit = min(w.size, first + _REACH)
        while k < limit and w.sentence[k] == w.sentence[start] and k not in self._outsets:
            word = w.lower[k]
            entity = w.entity[k]
            if entity >= 0:
                held = w.entities[entity]
                if held.label == "PARTY":
                    found.party = entity
                else:
                    found.seat = entity
                k = held.end
                continue
            years = self._years(k)
            if years:
                found.age = int(w.text[k])
                k = found.end = k + years
                continue
            end = w.compound(k)
            if end > k + 1 and (whole := "".join(w.lower[k : min(end, k + 7)])) in self._joined:
                word = whole
            else:
                end = k + 1
            if word in v.heads:
                found.head, found.end = word, end
                found.gender = found.gender or v.gendered.get(word)
            elif word in v.modifiers:
                found.kinds.add(v.modifiers[word])
            elif not (word in ("'s", "-", "turned") or w.blank[k]):
                break
            found.words.append(word)
            k = end
        if found.end < 0:
            return None
        if start < first and w.lower[start] in _POSSESSIVES:
            found.possessive = w.lower[start]
            if found.head not in v.rivals:
                return None
        return found if self._stands_alone(found) else None

    def _years(self, k: int) -> int:
        """Tokens of '87-year-old' at token `k`, or 0."""
        w = self._w
        if not w.text[k].isdigit() or not w.text[k].isascii() or len(w.text[k]) > 3:
            return 0
        for form in (("-", "year", "-", "old"), ("year", "old"), ("-", "year", "old"), ("year", "-", "old")):
            if tuple(w.lower[k + 1 : k + 1 + len(form)]) == form:
                return 1 + len(form)
        return 0

    def _stands_alone(self, found: Description) -> bool:
        """Whether it means someone by itself: not beside a name, not said of a name, not a rank."""
        w = self._w
        if found.age is None and (
            not _RANKED.isdisjoint(found.words) or (found.head in _VAGUE and len(found.words) < 2)
        ):
            return False
        after = w.following(found.end)
        if after >= 0 and w.lower[after] in _HERE:
            after = w.following(after + 1)
        if after >= 0:
            if after in self._outsets or w.text[after] == "-":
                return False
            beyond = w.following(after + 1)
            if w.text[after] in (",", ":", "–", "(") and beyond in self._outsets:
                return False
            if w.lower[after] in ("for", "in"):
                self._seat_after(found, beyond)
                if found.seat is not None and self._named_after(w.entities[found.seat].end):
                    return False
        before = w.previous(found.start)
        if before >= 0:
            if w.lower[before] in _TELLING:
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
            comma in self._outsets or (w.text[comma] == "," and w.following(comma + 1) in self._outsets)
        )
