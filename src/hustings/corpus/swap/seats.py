"""Other seats for those of a page: constituencies by constituencies, others by names made up like theirs."""

from __future__ import annotations

import random
import re
from datetime import date as Date

from hustings.corpus.page import Page
from hustings.corpus.stories.wards import ward_name
from hustings.countries import Country, country
from hustings.countries.names import Seat

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Seats:
    """Which seat takes which one's place in a page."""

    def __init__(self, page: Page, rng: random.Random) -> None:
        """Find the page's seats and choose others for them.

        Args:
            page: The page.
            rng: Decides.
        """
        self._rng = rng
        self._country: Country = country(page.about.get("country", "gb"))
        day = page.about.get("date", "")
        self._day = Date.fromisoformat(day) if _DAY.fullmatch(day) else None
        self._other: dict[str, Seat] = {}
        self._made: dict[str, str] = {}
        for mention in page.mentions:
            if mention.label == "SEAT":
                self._choose(page.words((mention.start, mention.end)))

    def other(self, words: str) -> str | None:
        """What takes the place of a seat's name, or None for words that name no seat of the page."""
        known = self._country.seat(words, self._day)
        if known is None or known.name not in self._other:
            return self._made.get(words.casefold())
        new = self._other[known.name]
        if words.casefold() == known.name.casefold() or not new.aliases:
            return new.name
        return new.aliases[self._alias(words) % len(new.aliases)]

    def name(self, words: str) -> str | None:
        """The canonical name of the seat that takes a seat's place."""
        known = self._country.seat(words, self._day)
        if known is None or known.name not in self._other:
            return self._made.get(words.casefold())
        return self._other[known.name].name

    def _alias(self, words: str) -> int:
        return sum(map(ord, words))

    def _choose(self, words: str) -> None:
        known = self._country.seat(words, self._day)
        if known is None:
            if words.casefold() not in self._made:
                self._made[words.casefold()] = ward_name(self._rng, self._made.values())
            return
        if known.name in self._other:
            return
        taken = {seat.name for seat in self._other.values()} | {*self._other, known.name}
        pool = [
            seat
            for seat in self._country.seats
            if seat.kind == known.kind and seat.set == known.set and seat.name not in taken
        ]
        if pool:
            self._other[known.name] = self._rng.choice(pool)
        else:
            self._made.setdefault(words.casefold(), ward_name(self._rng, self._made.values()))
