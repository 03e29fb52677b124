"""A page with others in its people's, parties' and seats' places."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from hustings.corpus.page import GoldClaim, Mention, Page, Scalar, Value
from hustings.corpus.swap.edits import Edit, Edited, cased
from hustings.corpus.swap.parties import Parties
from hustings.corpus.swap.people import People
from hustings.corpus.swap.seats import Seats

_PERSON_SLOTS = frozenset({"candidate", "winner", "loser", "speaker", "person", "holder"})
_PARTY_SLOTS = frozenset({"party", "winner_party", "loser_party", "from_party", "to_party", "holder"})
_SEAT_SLOTS = frozenset({"seat", "scope"})
_ARTICLE = re.compile(r"(?<!\w)([Aa])(n?) $")
_VOWEL = re.compile(r"[AEIOaeio]|[Uu](?![KSsn])|(?:SNP|SDLP|LD|LDem|RUK|SDP|MRLP)\b")


def swap(page: Page, seed: int, number: int = 1) -> Page:
    """Swap a page's people, parties and seats, each the same way throughout.

    Args:
        page: The page.
        seed: Decides, together with the page's name and the number.
        number: Which of the page's swapped copies this is.

    Returns:
        The copy, named `<page>-swap-<number>`: as many names and claims, of the same kinds and in the same order.
    """
    return _Swap(page, random.Random(f"{seed} {page.name} {number}")).page(f"{page.name}-swap-{number}")


def copies(page: Page, times: int, seed: int) -> Iterator[Page]:
    """A page's swapped copies, numbered from 1."""
    return (swap(page, seed, number) for number in range(1, times + 1))


def with_copies(pages: Iterable[Page], times: int, seed: int) -> Iterator[Page]:
    """Every page, its swapped copies after it."""
    for page in pages:
        yield page
        yield from copies(page, times, seed)


class _Swap:
    def __init__(self, page: Page, rng: random.Random) -> None:
        self._page = page
        self._people = People(page, rng)
        self._parties = Parties(page, rng)
        self._seats = Seats(page, rng)
        self._curly = "’" in page.text and "'" not in page.text

    def page(self, name: str) -> Page:
        old = self._page
        edits = [self._edit(mention) for mention in old.mentions]
        edited = Edited(old.text, _apart(edits))
        claims = []
        for claim in old.claims:
            evidence = tuple(edited.span(piece) for piece in claim.evidence)
            slots = dict(self._slots(claim))
            if slots.get("text") == " ".join(map(old.words, claim.evidence)):
                slots["text"] = " ".join(edited.text[start:end] for start, end in evidence)
            claims.append(GoldClaim(claim.type, slots, evidence, claim.optional))
        return Page(name, edited.text, tuple(edited.mentions()), tuple(claims), dict(old.about))

    def _edit(self, mention: Mention) -> Edit:
        old = self._page.words((mention.start, mention.end))
        kept = Edit(mention, mention.start, mention.end, "", old, "")
        if mention.label == "PARTY":
            return self._article(self._parties.edit(mention) or kept)
        other = (self._seats if mention.label == "SEAT" else self._people).other(old)
        if other is None:
            return kept
        name = other.replace("'", "’") if self._curly else other
        return self._article(Edit(mention, mention.start, mention.end, "", cased(old, name), ""))

    def _article(self, edit: Edit) -> Edit:
        """The edit with 'a' or 'an' before it as its name asks for."""
        found = _ARTICLE.search(self._page.text[max(0, edit.start - 4) : edit.start])
        old = self._page.words((edit.mention.start, edit.mention.end))
        if not found or edit.before or bool(_VOWEL.match(old)) == bool(_VOWEL.match(edit.name)):
            return edit
        before = found[1] + ("n " if _VOWEL.match(edit.name) else " ")
        return Edit(edit.mention, edit.start - len(found[0]), edit.end, before, edit.name, edit.after)

    def _slots(self, claim: GoldClaim) -> Iterator[tuple[str, Value]]:
        for slot, value in claim.slots.items():
            if isinstance(value, list):
                yield slot, [self._value(slot, each) for each in value]
            else:
                yield slot, self._value(slot, value)

    def _value(self, slot: str, value: Scalar) -> Scalar:
        if not isinstance(value, str):
            return value
        ways: Mapping[frozenset[str], Callable[[str], str | None]] = {
            _PARTY_SLOTS: self._parties.other,
            _PERSON_SLOTS: self._people.other,
            _SEAT_SLOTS: self._seats.name,
        }
        for slots, other in ways.items():
            if slot in slots and (found := other(value)):
                return found.replace("'", "’") if self._curly and slots is _PERSON_SLOTS else found
        return value


def _apart(edits: list[Edit]) -> list[Edit]:
    """Edits none of which reaches into the one before."""
    at = 0
    found = []
    for edit in edits:
        if edit.start < at:
            edit = Edit(edit.mention, edit.mention.start, edit.end, "", edit.name, edit.after)
        found.append(edit)
        at = edit.end
    return found
