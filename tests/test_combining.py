"""Defeats that one sentence tells in parts."""

from __future__ import annotations

from hustings.claims.defeat import Defeat
from tests.by_rule import extract


def defeats(text: str) -> list[Defeat]:
    return [c for c in extract(text).claims if isinstance(c, Defeat)]


def test_the_parts_of_a_defeat_in_one_sentence_are_one() -> None:
    (claim,) = defeats("Ann Lee hung on by 20 votes in Bolton West, beating Reform UK's Bob Roy.")
    assert claim.winner and claim.winner.name == "Ann Lee"
    assert claim.loser and claim.loser.name == "Bob Roy"
    assert claim.margin and claim.margin.value == 20
    assert all(a.end < b.start for a, b in zip(claim.evidence, claim.evidence[1:], strict=False))


def test_a_part_that_names_nobody_is_of_the_defeat_beside_it() -> None:
    (claim,) = defeats("Only six votes in it in Bolton West, where Labour's Ann Lee has pipped Bob Roy.")
    assert claim.margin and claim.margin.value == 6
    assert claim.loser and claim.loser.name == "Bob Roy"


def test_two_losers_are_two_defeats() -> None:
    found = defeats("Ann Lee ousted Bob Roy in Bolton West, and Priya Nair ousted Tom Ashby in Stone.")
    assert {c.loser.name for c in found if c.loser} == {"Bob Roy", "Tom Ashby"}
