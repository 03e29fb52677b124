"""Other parties for those of a page, each form by the same form of the other: 'Tories' by 'Lib Dems', 'Con' by 'LD'."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from functools import cache

from hustings.corpus.page import Mention, Page
from hustings.corpus.stories.banks import data
from hustings.corpus.stories.contests import Party
from hustings.corpus.stories.parties import canonical, forms, table
from hustings.corpus.swap.edits import Edit, cased
from hustings.countries import country

_MAJOR = ("PP52", "PP53", "PP90", "PP63", "PP7931", "PP102", "PP77", "PP85")
_MAJOR_OFTEN = 0.85
_THE = re.compile(r"\b([Tt])he $")
_POSSESSIVE = re.compile(r"['’]s?\b|['’](?=\s)")
_PERSON_FOLLOWS = re.compile(r" [A-Z][^\W\d_]+ [A-Z]")
_ON_BOARD = re.compile(r"\)|:? *[+-]?\d|: *[A-Z]")
_SENTENCE = re.compile(r"[.!?]['\"”’)]* ['\"“‘]?$")
_NEAR = 24  # characters around a mention that decide its form
_PROSE = re.compile(r"[.!?]['\"”’)]?$")


class Parties:
    """Which party takes which one's place in a page; independents, and parties not known in all forms, stay."""

    def __init__(self, page: Page, rng: random.Random) -> None:
        """Find the page's parties and choose others for them.

        Args:
            page: The page; only one of the United Kingdom has parties that are known.
            rng: Decides.
        """
        self._page = page
        self._rng = rng
        self._first = rng.random() < 0.5
        self._other: dict[str, Party] = {}
        if page.about.get("country", "gb") != "gb":
            return
        known = _table()
        found = [_identified(page.words((m.start, m.end))) for m in page.mentions if m.label == "PARTY"]
        old = list(dict.fromkeys(party for party in found if party))
        major = [id for id in _MAJOR if id in known]
        minor = [id for id in known if id not in major]
        free = [id for id in rng.sample(major, len(major))]
        rest = rng.sample(minor, len(minor))
        for party in old:
            from_major = (free and (party in _MAJOR or not rest) and rng.random() < _MAJOR_OFTEN) or not rest
            pool = free if from_major else rest
            if pool:
                self._other[party] = known[pool.pop()]

    def other(self, name: str) -> str | None:
        """The canonical name of the party that takes a party's place, or None where it stays."""
        found = _identified(name)
        return canonical(self._other[found]) if found in self._other else None

    def edit(self, mention: Mention) -> Edit | None:
        """What becomes of a mention, or None where it stays."""
        page = self._page
        old = page.words((mention.start, mention.end))
        party = _identified(old)
        if party is None or party not in self._other:
            return None
        new = self._other[party]
        before = page.text[max(0, mention.start - _NEAR) : mention.start]
        after = page.text[mention.end : mention.end + _NEAR]
        form = self._form(party, old, after)
        if form == "noun" and _around("one").search(before):
            form = "adj"
        if form == "noun":
            return self._noun(mention, self._like(party, old, forms(new, form)), before, after)
        options = [*forms(new, form)] or [new.name]
        if form == "full" and old.lower().endswith("party"):
            options = [option for option in options if option.lower().endswith("party")] or options
        return Edit(mention, mention.start, mention.end, "", self._like(party, old, options), "")

    def _form(self, party: str, old: str, after: str) -> str:
        """Which form a mention has: by its words, and where they leave it open by what follows."""
        known = _table()[party]
        key = old.casefold()
        possible = [
            form
            for form in ("abbr", "head", "adj", "full")
            if key in (word.casefold() for word in forms(known, form))
        ]
        if _ON_BOARD.match(after):
            return next((form for form in ("abbr", "full") if form in possible), "head")
        follows = _around("described").match(after) or _PERSON_FOLLOWS.match(after)
        if "adj" in possible and ("head" not in possible or follows):
            return "adj"
        if "head" in possible:
            return "noun"
        return possible[0] if possible else "full"

    def _noun(self, mention: Mention, name: str, before: str, after: str) -> Edit:
        """A party as one that wins or loses: its article and its possessive change with it."""
        the = _THE.search(before)
        article = name.lower().startswith("the ")
        name = name[len("the ") :] if article else name
        start, end, put, tail = mention.start, mention.end, "", ""
        if the and not article:
            start -= len(the[0])
            if the[1] == "T":
                name = name[:1].upper() + name[1:]
        elif article and not the and self._prose(mention):
            if not before or before.endswith("\n") or _SENTENCE.search(before):
                put = "The "
            elif _around("takes_the").search(before):
                put = "the "
        if (mark := _POSSESSIVE.match(after)) and mark[0][1:] in ("s", ""):
            end += len(mark[0])
            tail = mark[0][0] + ("" if name.lower().endswith("s") else "s")
        return Edit(mention, start, end, put, name, tail)

    def _prose(self, mention: Mention) -> bool:
        text = self._page.text
        end = text.find("\n", mention.end)
        return bool(_PROSE.search(text[mention.end : end if end >= 0 else len(text)].rstrip()))

    def _like(self, party: str, old: str, options: Sequence[str]) -> str:
        """One of some forms: always the same end of them in a page, in the case of what it replaces."""
        chosen = options[0 if self._first else -1]
        named = {word for form in ("head", "adj", "full") for word in forms(_table()[party], form)}
        short = forms(_table()[party], "abbr")
        shouted = old.isupper() and any(old == word.upper() != word for word in short)
        natural = old in named or (old in short and not shouted)
        return chosen if natural else cased(old, chosen)


@cache
def _around(kind: str) -> re.Pattern[str]:
    """Words right before a name (`one`, `takes_the`) or right after it (`described`)."""
    words = "|".join(map(re.escape, data("swapping")[kind]))
    patterns = {
        "one": rf"\b(?:{words}) $",
        "takes_the": rf"(?:[.!?:;,(“\"‘]|\b(?:{words})) $",
        "described": rf"-\w| (?:{words})\b",
    }
    return re.compile(patterns[kind], re.IGNORECASE)


@cache
def _table() -> Mapping[str, Party]:
    """Register's id → party, of those that copy names in every form."""
    return {party.id: party for party in table()}


@cache
def _identified(words: str) -> str | None:
    """The id of a party of the table that some words name."""
    found = country("gb").party(words)
    if found is None or found.id is None or found.id not in _table():
        return None
    return found.id if canonical(_table()[found.id]) == found.name else None
