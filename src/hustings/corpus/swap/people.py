"""Other people for those of a page: the same for every form of a name, and of the same gender where it shows."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from hustings.corpus.page import Page
from hustings.corpus.stories.banks import data
from hustings.corpus.stories.people import Gender, Namer, Person, person
from hustings.countries import country

_TITLE = re.compile(r"\b(Mr|Sir|Lord|Ms|Mrs|Miss|Dame|Lady|Baroness)\.? $", re.IGNORECASE)
_MEN = frozenset({"mr", "sir", "lord"})
_INITIAL = re.compile(r"[A-Z]\.?")
_PEOPLE = ("CANDIDATE", "PERSON")
_TRIES = 50
_TITLE_AT_MOST = 12  # characters


class People:
    """Who takes whose place in a page."""

    def __init__(self, page: Page, rng: random.Random) -> None:
        """Find the page's people and cast others for them.

        Args:
            page: The page.
            rng: Decides.
        """
        self._rng = rng
        self._namer = Namer(country("gb").people, rng)
        written = [page.words((m.start, m.end)) for m in page.mentions if m.label in _PEOPLE]
        named = [person(name.title() if name.isupper() else name) for name in written]
        self._whole = {p.name.casefold() for p in named if p.given}
        self._last: dict[str, str] = {}
        self._given: dict[str, str] = {}
        gender = dict(_genders(page))
        for who in named:
            if who.given:
                self._cast(who, gender.get(who.last.casefold()))
        for who in named:
            if not who.given and self._part(who.last) is None:
                self._last[who.last.casefold()] = self._new_last(who.last)

    def other(self, name: str) -> str | None:
        """The name that takes a name's place, or None for one that is nobody's of the page."""
        who = person(name.title() if name.isupper() else name)
        if not who.given:
            found = self._part(who.last)
        elif who.name.casefold() in self._whole or who.last.casefold() in self._last:
            found = f"{self._given_names(who.given)} {self._last.get(who.last.casefold(), who.last)}"
        else:
            return None
        return f"{who.title} {found}" if found and who.title else found

    def _part(self, word: str) -> str | None:
        """What takes the place of a surname alone, or of a given name alone."""
        key = word.casefold()
        return self._last.get(key) or self._given.get(key)

    def _cast(self, who: Person, gender: Gender | None) -> None:
        """Find a name for someone that is nobody's."""
        last = who.last.casefold()
        fresh = last not in self._last
        parts = [p for p in who.given.casefold().split() if p not in self._given]
        for _ in range(_TRIES):
            if fresh:
                self._last[last] = self._new_last(who.last)
            for part in parts:
                self._given[part] = self._new_given(part, gender)
            made = f"{self._given_names(who.given)} {self._last[last]}"
            if not self._namer.exists(made) or not (fresh or parts):
                return
        raise RuntimeError(f"no name could be found for {who.name!r} that is nobody's")

    def _given_names(self, given: str) -> str:
        return " ".join(self._given.get(part.casefold(), part) for part in given.split())

    def _new_last(self, old: str) -> str:
        taken = {*self._last.values(), old}
        return self._draw(lambda: self._namer.invent("PERSON").last, taken)

    def _new_given(self, old: str, gender: Gender | None) -> str:
        if _INITIAL.fullmatch(old.upper()):
            return self._rng.choice("ABCDEFGHJKLMNPRST") + old[1:]
        gender = gender or _gender_of(old)

        def draw() -> str:
            made = self._namer.invent("PERSON")
            fits = gender is None or made.gender in (gender, None)
            return made.given.split()[0] if made.given and fits else ""

        return self._draw(draw, {*self._given.values(), old.title()})

    def _draw(self, draw: Callable[[], str], taken: set[str]) -> str:
        known = {word.casefold() for word in taken}
        for _ in range(_TRIES * 4):
            found = draw()
            if found and found.casefold() not in known:
                return found
        raise RuntimeError("there are not enough names for the people of a page")


def _genders(page: Page) -> Iterator[tuple[str, Gender]]:
    """Last names with the gender that a title before them shows."""
    for mention in page.mentions:
        if mention.label in _PEOPLE and (
            title := _TITLE.search(page.text[max(0, mention.start - _TITLE_AT_MOST) : mention.start])
        ):
            who = person(page.words((mention.start, mention.end)))
            yield who.last.casefold(), "m" if title[1].lower() in _MEN else "f"


def _gender_of(given: str) -> Gender | None:
    names = data("names")
    key = given.title()
    return "f" if key in names["women"] else "m" if key in names["men"] else None
