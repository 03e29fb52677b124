"""What an annotator is likely to have overlooked in a page: names left unmarked, figures that are not there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from hustings.claims import Party, Person, Seat, registry
from hustings.corpus.page import GoldClaim, Page
from hustings.countries import country

_WORD = r"(?<!\w){}(?!\w)"
_EXACT = 1e-9


def doubts(page: Page) -> Iterator[tuple[int, str]]:
    """Look a page over.

    Args:
        page: The page; what is known of it names its country, `gb` where it does not.

    Yields:
        An offset into the text, and what is doubtful there, in text order of each kind of doubt.
    """
    yield from _unmarked(page)
    yield from _real_people(page)
    for claim in page.claims:
        yield from ((claim.evidence[0][0], why) for why in _claim(page, claim))


def line_of(page: Page, offset: int) -> int:
    """The number, from 1, of the text's line that an offset lies in."""
    return page.text.count("\n", 0, offset) + 1


def _unmarked(page: Page) -> Iterator[tuple[int, str]]:
    """Words that are marked as a name in one place and stand bare in another."""
    labels: dict[str, set[str]] = defaultdict(set)
    for mention in page.mentions:
        labels[page.words((mention.start, mention.end))].add(mention.label)
    covered = bytearray(len(page.text))
    for mention in page.mentions:
        covered[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    for words, kinds in labels.items():
        for found in re.finditer(_WORD.format(re.escape(words)), page.text):
            if not any(covered[found.start() : found.end()]):
                yield (
                    found.start(),
                    f"{words!r} is a {' or '.join(sorted(kinds))} elsewhere and unmarked here",
                )


def _real_people(page: Page) -> Iterator[tuple[int, str]]:
    people = country(page.about.get("country", "gb")).people
    told: set[str] = set()
    for mention in page.mentions:
        words = page.words((mention.start, mention.end))
        if words in people and words not in told and mention.label in ("CANDIDATE", "PERSON"):
            told.add(words)
            yield mention.start, f"{words!r} is a person who stood for election"


def _claim(page: Page, claim: GoldClaim) -> Iterator[str]:
    evidence = " ".join(page.words(piece) for piece in claim.evidence)
    figures = {float(f.replace(",", "")) for f in re.findall(r"\d[\d,]*(?:\.\d+)?", evidence)}
    names = set(re.findall(r"\w+", page.text.casefold()))
    for slot, value in claim.slots.items():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict) and "value" in each and figures and not _stands(each, figures):
                yield f"{claim.type}: {slot} is {each['value']}, which its evidence {evidence!r} does not hold"
            elif (
                isinstance(each, str)
                and _named(claim.type, slot)
                and names.isdisjoint(re.findall(r"\w+", each.casefold()))
            ):
                yield f"{claim.type}: {slot} is {each!r}, which the page never says"


def _stands(value: dict[str, str | int | float], figures: set[float]) -> bool:
    number = abs(float(value["value"]))
    return any(abs(number - f) < _EXACT or number in (f * 1000, f * 1_000_000) for f in figures)


def _named(type: str, slot: str) -> bool:
    """Whether a person or a seat fills a slot; parties go by names that a page need not spell out."""
    field = registry[type].model_fields.get(slot)
    kinds = str(field.annotation) if field else ""
    return (Person.__name__ in kinds or Seat.__name__ in kinds) and Party.__name__ not in kinds
