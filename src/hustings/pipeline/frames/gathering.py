"""Descriptions whose words may be cues, as one contender: 'the energy minister', 'the victor', 'the Tory'."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hustings.pipeline.frames.element import Element
from hustings.rules.template import CONTENDERS, KINDS, SEATS

_PARTY, _PERSON = KINDS["party"], KINDS["person"]
_CLOSED = frozenset(CONTENDERS + SEATS) - {_PARTY}


def gather(row: Sequence[Element], resolved: Mapping[int, tuple[int, int]]) -> list[Element]:
    """Put together the words of each resolved description that no phrase has taken.

    Not where its sentence has spoken of the same person before: 'Ann Lee was declared the winner'.

    Args:
        row: The elements of a sentence, phrases put together.
        resolved: First token of a description → the token after its last, and the person it means.

    Returns:
        The row with each as one element.
    """
    if not any(e.start in resolved for e in row):
        return list(row)
    out: list[Element] = []
    at = 0
    while at < len(row):
        end, person = resolved.get(row[at].start, (0, None))
        last = at
        while last < len(row) and row[last].end < end:
            last += 1
        members = row[at : last + 1]
        whole = person is not None and last < len(row) and row[last].end == end
        if whole and _CLOSED.isdisjoint(e.char for e in members) and all(e.person != person for e in out):
            party = next((e.party for e in members if e.party), None)
            out.append(Element(_PERSON, row[at].start, end, person=person, party=party))
            at = last + 1
        else:
            out.append(row[at])
            at += 1
    return out
