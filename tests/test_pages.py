"""The real pages among the project's material, where it is there: their structure, counted by hand."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from hustings.read import read
from hustings.text import Document, Post

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"
GMT, BST = timezone.utc, timezone(timedelta(hours=1))  # noqa: UP017


def page(number: str, day: date | None = None) -> Document:
    """A page by its number."""
    found = sorted(SEEDS.glob(f"{number}_*.txt"))
    if not found:
        pytest.skip("the real pages are not here")
    return read(found[0].read_text(encoding="utf-8"), date=day)


def posts(document: Document) -> list[Post]:
    return [post for post in document.posts if post.kind == "post"]


# Hour and minute of each post, and how many words its heading and its author's name have.
WINTER = """
10:59 6 2 | 10:43 8 0 | 10:19 8 2 | 09:59 7 2 | 09:47 7 2 | 09:12 7 0 | 08:53 7 2
08:47 7 2 | 08:31 6 0 | 08:18 6 0 | 07:41 10 2 | 06:32 9 2 | 06:08 3 2 | 05:53 5 2
05:44 4 0 | 05:41 6 2 | 05:18 6 2 | 05:12 5 2 | 05:12 8 0 | 05:07 6 2
"""
SUMMER = """
07:30 5 2 | 07:25 5 2 | 07:24 6 2 | 07:07 4 0 | 07:01 10 2 | 06:54 9 2 | 06:39 8 2
06:21 7 2 | 06:08 4 0 | 06:08 10 2 | 06:01 7 2 | 05:51 4 2 | 05:43 11 2 | 05:30 5 0
05:27 12 2 | 05:22 7 4 | 05:10 3 0 | 05:02 4 2 | 04:58 5 2 | 04:55 8 2
"""


@pytest.mark.parametrize(
    ("number", "day", "zone", "structure"),
    [
        pytest.param("001", date(2019, 12, 13), GMT, WINTER, id="winter"),
        pytest.param("004", date(2024, 7, 5), BST, SUMMER, id="summer"),
    ],
)
def test_live_page(number: str, day: date, zone: timezone, structure: str) -> None:
    document = page(number, day)
    wanted = [row.split() for row in structure.replace("\n", "|").split("|") if row.strip()]
    found = posts(document)
    assert len(found) == len(wanted) == 20
    for post, (clock, words, name) in zip(found, wanted, strict=True):
        hour, minute = map(int, clock.split(":"))
        assert post.time == datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)
        headline = document.headline(post) or ""
        assert (len(headline.split()), len((post.author or "").split())) == (int(words), int(name)), headline
        assert (post.author is None) == (post.author_role is None)


def test_a_year_is_taken_from_the_page_and_never_invented() -> None:
    assert page("001").date == date(2019, 12, 13)
    undated = page("004")
    assert undated.date is None and all(post.time is None for post in undated.posts)


def test_summary_and_boards_stand_by_themselves() -> None:
    assert [(p.kind, sum(s.role == "body" for s in p.segments)) for p in page("001").posts[:1]] == [
        ("summary", 7)
    ]
    board = page("004").posts[0]
    assert (board.kind, sum(s.role == "board" for s in board.segments)) == ("board", 9)


def test_boards_above_entries_without_times() -> None:
    document = page("000")
    boards = [p for p in document.posts if p.kind in ("board", "list")]
    assert sum(s.role == "board" for p in boards for s in p.segments) == 53
    entries = posts(document)
    assert len(entries) == 8
    assert [len((p.author or "").split()) for p in entries] == [0, 2, 0, 2, 2, 2, 2, 2]
    assert all(document.headline(p) for p in entries)


def test_furniture_and_captions_hold_no_figures_of_the_news() -> None:
    for number in ("000", "001", "004"):
        document = page(number)
        unread = [s for _, s in document.segments() if s.role in ("boilerplate", "caption")]
        skipped = [document.text[s.start : s.end] for s in unread]
        assert skipped
        assert not [words for words in skipped if "votes" in words or "majority" in words]
