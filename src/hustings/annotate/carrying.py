"""Claims carried over to a text that has been changed since they were marked in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import accumulate

from hustings.corpus.markup import CLAIM_STARTS, write
from hustings.corpus.page import GoldClaim, Page, Span

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


class Changes:
    """Where words of one text stand in another."""

    def __init__(self, old: str, new: str) -> None:
        """Compare the texts, word by word."""
        if old == new:
            self._runs = [(0, len(old), 0)]
            return
        words, others = _TOKEN.findall(old), _TOKEN.findall(new)
        ours, theirs = _starts(words), _starts(others)
        blocks = SequenceMatcher(None, words, others).get_matching_blocks()
        self._runs = [(ours[a], ours[a + size], theirs[b] - ours[a]) for a, b, size in blocks]

    def moved(self, span: Span) -> Span | None:
        """Where a run of words now stands; None where it has been changed."""
        start, end = span
        for begins, ends, by in self._runs:
            if begins <= start and end <= ends:
                return start + by, end + by
        return None


def carry(claims: Iterable[GoldClaim], changes: Changes) -> tuple[list[GoldClaim], list[GoldClaim]]:
    """Carry claims over to another text.

    Returns:
        Those whose evidence still stands there, where it does; and the others as they were.
    """
    kept: list[GoldClaim] = []
    lost: list[GoldClaim] = []
    for claim in claims:
        pieces = [changes.moved(piece) for piece in claim.evidence]
        evidence = tuple(piece for piece in pieces if piece)
        if len(evidence) == len(pieces):
            kept.append(replace(claim, evidence=evidence))
        else:
            lost.append(claim)
    return kept, lost


def in_markup(page: Page, claim: GoldClaim) -> str:
    """A claim of a page in a line of the markup."""
    lines = write(Page(page.name, page.text, claims=(claim,))).split("\n")
    return next(line for line in lines if line.startswith(CLAIM_STARTS))


def _starts(words: list[str]) -> list[int]:
    return list(accumulate(map(len, words), initial=0))
