"""Tells who wrote a post: a name with its role or outlet, 'By Ann Lee, editor', 'Ann Lee in Derby'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from hustings.read.words import data

_LONGEST = 140  # characters
_LONGEST_NAME = 5  # words
_WORD = re.compile(r"[^\s,;:|/&()]+")
_NAME_WORD = re.compile(r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_]*(?:[.'-][^\W\d_]+)*\.?|[A-Z]\.(?:[A-Z]\.)?)")
_PARTED = re.compile(r"\s?[,|•·/–]\s?| - |\s\s+")
_BARRED = re.compile(r"\s?[|•·]\s?")
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z@])")
_HANDLE = re.compile(r"\s?\(?@(\w{2,30})\)?")
_AND = re.compile(r",? (?:and|&) |, ")
_TWEET = re.compile(r"(?P<dash>–\s?|-\s)?(?P<name>[^()@\n]{1,60}?)\s*\(?@(?P<handle>\w{2,30})\)?[\s·,–-]*")


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote something.

    Attributes:
        name: The writer, or the writers as the line has them.
        role: Role or outlet, or None.
        sure: Whether the line says so itself, by its opener or a role; a bare name may be a caption's.
    """

    name: str
    role: str | None = None
    sure: bool = True


class Bylines:
    """The byline grammar of one language."""

    def __init__(self, language: str) -> None:
        """Read the words.

        Args:
            language: The language folder.
        """
        raw = data("bylines", language)
        alternatives = {
            k: "|".join(sorted(map(re.escape, raw[k]), key=len, reverse=True))
            for k in ("openers", "roles", "outlets", "places")
        }
        self._opener = re.compile(
            rf"(?:{alternatives['openers']})(?::\s?|\s+|(?-i:(?<=[a-z])(?=[A-Z][a-z])))(?=\S)", re.IGNORECASE
        )
        self._role = re.compile(
            rf"(?<!\w)(?:{alternatives['roles']}|{alternatives['outlets']})(?!\w)", re.IGNORECASE
        )
        self._place = re.compile(rf" (?:{alternatives['places']}) (?=\S)")
        self._parties = frozenset(raw["parties"])
        self._not_names = self._parties | frozenset(raw["not_names"])
        self._pictures = frozenset(raw["pictures"])
        self._doubtful = frozenset(raw["doubtful"])
        self._particles = frozenset(raw["particles"])
        self._titles = frozenset(raw["titles"])

    def is_name(self, text: str, *, doubtful: bool = False) -> bool:
        """Whether a line or part of one looks like one person's name.

        Args:
            text: The words.
            doubtful: Whether they may hold words that are names of much else too.
        """
        if not 4 <= len(text) <= 60 or not text[0].isalpha():
            return False
        words = text.split()
        while words and words[0].rstrip(".").lower() in self._titles:
            words.pop(0)
        if not 2 <= len(words) <= _LONGEST_NAME:
            return False
        lower = [w.lower() for w in words]
        if not self._not_names.isdisjoint(lower) or not (doubtful or self._doubtful.isdisjoint(lower)):
            return False
        if lower[0] in self._particles and words[0][0].islower():
            return False
        capitals = [bool(_NAME_WORD.fullmatch(w)) for w in words]
        return (
            capitals[0]
            and capitals[-1]
            and all(c or w in self._particles for c, w in zip(capitals, lower, strict=True))
        )

    def is_picture(self, word: str) -> bool:
        """Whether a caption's last word says that it is of a picture ('Exeter GV')."""
        return word.lower() in self._pictures

    def has_party(self, words: Sequence[str]) -> bool:
        """Whether any word is of a party, as no name's and hardly a caption's is."""
        return not self._parties.isdisjoint(w.strip("(),.").lower() for w in words)

    def is_role(self, text: str) -> bool:
        """Whether a line says what a writer does, or for whom."""
        return (
            len(text) <= 80
            and text[-1] not in ".!?:;\"'"
            and len(text.split()) <= 10
            and bool(self._role.search(text))
        )

    def read(self, text: str, following: str | None = None) -> tuple[Byline, int] | None:
        """Read the byline that begins with a line.

        Args:
            text: The line, in plain form.
            following: The next line, which may be the role; None where there is none or it stands apart.

        Returns:
            The byline and how many lines it takes, or None where the line is none.
        """
        if len(text) > _LONGEST:
            return None
        opener = self._opener.match(text)
        rest = text[opener.end() :] if opener else text
        if following is not None and self.is_role(following) and self._names(rest, doubtful=True):
            return Byline(rest, following), 2
        found = self._one_line(rest, opened=opener is not None)
        return (found, 1) if found else None

    def tweet(self, text: str) -> tuple[str, int, bool] | None:
        """Read 'Ann Lee (@annlee) July 5, 2024': the name, and where what follows begins."""
        found = _TWEET.match(text) if "@" in text[:100] else None
        if found is None or not found["name"].strip():
            return None
        return found["name"].strip(), found.end(), found["dash"] is not None

    def _one_line(self, text: str, *, opened: bool) -> Byline | None:
        text = _HANDLE.sub("", text).strip()
        if not text:
            return None
        outlet = self._outlet(text) if opened else len(text)
        if outlet < len(text):
            return Byline(text[:outlet].strip(), text[outlet:], True)
        glued = next((p for p in _GLUED.finditer(text) if self.is_role(text[p.end() :].strip() or ".")), None)
        if glued is None and self._names(text, doubtful=opened):
            return Byline(text, None, opened)
        for pattern in (_PARTED, _GLUED, self._place):
            for place in pattern.finditer(text):
                name, role = text[: place.start()], text[place.end() :].strip()
                role = _BARRED.split(role, maxsplit=1)[0]  # 'Ann Lee · CBC News · Posted: …'
                if role and self._names(name, doubtful=True):
                    if pattern is self._place:
                        if (
                            len(role.split()) <= 6
                            and role[-1] not in ".!?"
                            and (opened or role[0].isupper() or self.is_role(role))
                        ):
                            return Byline(name, text[place.start() :].strip(), True)
                    elif self.is_role(role):
                        return Byline(name, role, True)
        if opened and len(text.split()) <= 6 and self.is_role(text) and text[0].isupper():
            return Byline(text, None, True)  # 'By Newsroom staff'
        return None

    def _outlet(self, text: str) -> int:
        """Where an outlet begins that ends a line after a name: 'Ann Lee Global News', 'Ann Lee BBC'."""
        for found in self._role.finditer(text):
            outlet = text[found.start() :]
            plain = found.end() == len(text) and (" " in outlet or outlet.isupper())
            if plain and self.is_name(text[: found.start()].strip()):
                return found.start()
        return len(text)

    def _names(self, text: str, *, doubtful: bool) -> bool:
        """Whether a text is one name, or several joined by commas and 'and'."""
        parts = _AND.split(text)
        return len(parts) <= 4 and all(self.is_name(p, doubtful=doubtful) for p in parts)


@cache
def bylines(language: str = "en") -> Bylines:
    """The grammar of a language, compiled once for each process."""
    return Bylines(language)
