"""Who decides where names are: what stands of two lists of names."""

from __future__ import annotations

import pytest

from hustings.pipeline.gazetteer.name_trie import Name
from hustings.pipeline.policy import Names, decide

FOUND = [Name(0, 2, "labour"), Name(5, 6, "bath")]


@pytest.mark.parametrize(
    ("names", "suggested", "standing"),
    [
        ("both", [(3, 4)], [(0, 2), (3, 4), (5, 6)]),
        ("both", [(1, 3)], [(0, 2), (5, 6)]),
        ("both", [(4, 7), (8, 9)], [(0, 2), (5, 6), (8, 9)]),
        ("rules", [(3, 4)], [(0, 2), (5, 6)]),
        ("model", [(1, 3)], [(1, 3)]),
        ("model", [], []),
    ],
)
def test_what_stands(names: Names, suggested: list[tuple[int, int]], standing: list[tuple[int, int]]) -> None:
    given = [Name(start, end, "") for start, end in suggested]
    assert [(name.start, name.end) for name in decide(FOUND, given, names)] == standing
