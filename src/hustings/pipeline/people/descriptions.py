"""Descriptions and pronouns that stand for a person: 'the Labour candidate', 'the 87-year-old', 'she'."""

from __future__ import annotations

from collections.abc import Iterator

from hustings.pipeline.people.description_setting import PRONOUNS, Description, DescriptionSetting
from hustings.pipeline.people.names import Name
from hustings.pipeline.people.vocabulary import Gender, Vocabulary
from hustings.pipeline.people.wording import SKIPPED, Wording

_POSSESSIVES = frozenset({"his", "her", "their"})
_REACH = 12  # tokens of a description
_NOUNS = 3  # words of a description that are neither its last nor known to go before one
_STRANGERS = frozenset({"a", "an", "one", "another"})  # begin a description of somebody not named before
_HEADED = frozenset({"'", '"', ":"})
_FAMILY = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})


class DescriptionFinder:
    """Finds the descriptions and pronouns of one Doc."""

    def __init__(self, wording: Wording, vocabulary: Vocabulary, names: list[Name]) -> None:
        """Index where names begin and end."""
        self._w = wording
        self._v = vocabulary
        self._setting = DescriptionSetting(wording, vocabulary, names)
        self._heads = (
            vocabulary.heads | vocabulary.other_roles | vocabulary.weak_occupations | vocabulary.parents
        )
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
            elif lower in _STRANGERS:
                found = self._read(i, i + 1) if self._setting.opens(i) else None
                if found is not None and not found.leads:
                    found = None
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
        found = Description(start, -1, unnamed=w.lower[start] in _STRANGERS)
        nouns = _NOUNS if first > start else 0
        k = first
        limit = min(w.size, first + _REACH)
        while k < limit and w.sentence[k] == w.sentence[start] and k not in self._setting.outsets:
            entity = w.entity[k]
            closed = bool(found.head) and found.head not in v.modifiers
            if entity >= 0:
                if closed:
                    break
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
            word, end = self._whole(k)
            if head := self._head(word, found):
                end = self._family(word, end)
                found.head, found.end = head, end
                found.gender = found.gender or self._gender(word)
            elif word in v.modifiers and not closed:
                found.kinds.add(v.modifiers[word])
            elif not (word in ("'s", "-", "turned") or w.blank[k]):
                if found.head or not nouns or not self._noun(word):
                    break
                nouns -= 1
                found.named = True
            found.words.append(word)
            k = end
        if (
            found.age is not None
            and not found.head
            and found.named
            and self._setting.verb_at(self._w.following(k))
        ):
            found.end = k  # 'the 22-year-old cellist said'
        self._member(found, k, first)
        if found.end < 0:
            return None
        if start < first and w.lower[start] in _POSSESSIVES:
            found.possessive = w.lower[start]
            if found.head not in v.rivals:
                return None
        return found if self._setting.admits(found) else None

    def _whole(self, k: int) -> tuple[str, int]:
        """The word at token `k`, put together where it is a hyphenated one, and the token after it."""
        end = self._w.compound(k)
        return ("".join(self._w.lower[k:end]), end) if k + 1 < end <= k + 7 else (self._w.lower[k], k + 1)

    def _head(self, word: str, found: Description) -> str:
        """The last word of a description that a word may be: 'nurse', 'ex-miner', 'cook-turned-mayor', or ''."""
        if word in self._heads:
            return word
        first, hyphen, rest = word.partition("-")
        if not hyphen:
            return ""
        if first == "ex" and rest in self._heads:
            found.kinds.add("former")
            return rest
        if rest in ("elect", "designate") and first in self._heads:
            found.kinds.add("new")
            return first
        turned = rest.startswith("turned-") and rest.removeprefix("turned-") in self._heads
        return word if turned or (first in self._v.parents and rest.startswith("of-")) else ""

    def _family(self, word: str, end: int) -> int:
        """Past 'of three' after 'the mother'."""
        w = self._w
        children = word in self._v.parents and end + 1 < w.size and w.lower[end] == "of"
        return end + 2 if children and (w.lower[end + 1] in _FAMILY or w.text[end + 1].isdigit()) else end

    def _gender(self, word: str) -> Gender | None:
        v = self._v
        told = v.gendered.get(word) or v.gendered.get(word.partition("-")[0])
        return told or ("f" if word.endswith("woman") else "m" if word.endswith("man") else None)

    def _noun(self, word: str) -> bool:
        """Whether an unknown word may stand before the last of a description: 'the steelworks nurse'."""
        v = self._v
        if not word.replace("-", "").isalpha() or word in v.not_in_descriptions or word.endswith("ly"):
            return False
        return not (
            word in v.speech or word in v.electoral_verbs or word in v.human_verbs or word in v.auxiliaries
        )

    def _member(self, found: Description, k: int, first: int) -> None:
        """Take a party as the last word where its members bear its name: 'the beaten Tory'."""
        if found.party is None or first == found.start:
            return
        party = self._w.entities[found.party]
        if found.end >= 0 and (found.head or found.end != party.start):
            return
        name = self._w.joined(party.start, party.end).lower()
        if name not in self._v.members:
            return
        owns = self._w.lower[party.end : party.end + 1] in (["'s"], ["'"])
        if owns or (party.end == k and self._setting.verb_at(self._w.following(k))):
            found.end = party.end

    def _years(self, k: int) -> int:
        """Tokens of '87-year-old' at token `k`, or 0."""
        w = self._w
        if not w.text[k].isdigit() or not w.text[k].isascii() or len(w.text[k]) > 3:
            return 0
        for form in (("-", "year", "-", "old"), ("year", "old"), ("-", "year", "old"), ("year", "-", "old")):
            if tuple(w.lower[k + 1 : k + 1 + len(form)]) == form:
                return 1 + len(form)
        return 0
