"""Pasted text: pages as readers copy them from publishers, and what each line of them is read as.

`tests/pages` holds the pages: the copy, a line of `=`, and the outline of what is read.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hustings.read import UnreadableError, read
from hustings.read.clock import PageDates, resolve
from hustings.read.lines import split
from hustings.read.stamps import stamps
from hustings.text import Document
from tests.outline import heads, outline

NIGHT = date(2024, 7, 5)
PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page(path: Path) -> None:
    page, wanted = path.read_text(encoding="utf-8").split("\n=====\n")
    assert outline(read(page, date=NIGHT)) == wanted.rstrip()


def test_a_sentence_that_ends_in_published_at_is_no_heading() -> None:
    document = read("The figures were published at 10:59.\n\nLabour won.")
    assert [s.role for _, s in document.segments()] == ["body", "body"]


@pytest.mark.parametrize(
    "headings",
    [
        pytest.param(
            "SATURDAY, 3.40PM FLASH: {}|SUNDAY, 10.45AM {}|SUNDAY, 11AM {}", id="weekdays in capitals"
        ),
        pytest.param("UPDATE 3 (12.05pm) - {}|UPDATE 2 (11.40am) - {}|UPDATE 1 (11.05am) - {}", id="counted"),
        pytest.param("🕒 03:12 {}|🔴 03:40 {}|☕ 04:01 {}", id="pictograms"),
        pytest.param("### 03:12 {}|### 03:40 {}|### 04:01 {}", id="Markdown"),
        pytest.param("{} - 03:12|{} - 03:40|{} - 04:01", id="after a dash"),
        pytest.param("{} (03:12)|{} (03:40)|{} (04:01)", id="in brackets at the end"),
    ],
)
def test_posts_begin_where_headings_carry_times(headings: str) -> None:
    names = ("Halifax is in", "Dudley declares", "Tea")
    entries = [
        f"{heading.format(name)}\nStaff at the count in {name} said little."
        for heading, name in zip(headings.split("|"), names, strict=True)
    ]
    document = read("\n\n".join(["Election live", *entries]), date=NIGHT)
    assert [(post.kind, document.headline(post)) for post in document.posts] == [
        ("page", "Election live"), ("post", headings.partition("|")[0].count("FLASH") * "FLASH: " + names[0]),
        ("post", names[1]), ("post", names[2]),
    ]  # fmt: skip
    assert all(post.time for post in document.posts[1:])


def test_a_page_s_own_dateline_is_not_its_only_post() -> None:
    entries = "\n\n".join(f"{time} {name}\nStaff said little." for time, name in
                         (("22.00", "Polls close"), ("23.10", "First boxes"), ("01.40", "Turnout")))  # fmt: skip
    document = read(f"Nine out of ten\nBy Shona McAteerPublished 11:42 Friday 08 May 2015\n\n{entries}\n")
    assert [document.headline(post) for post in document.posts] == [
        "Nine out of ten", "Polls close", "First boxes", "Turnout",
    ]  # fmt: skip


def test_a_time_above_a_board_or_after_one_is_no_row_of_it() -> None:
    document = read(
        "0600\nLabour 258\nConservative 306\nLib Dem 57\n\n0625\nA hold.\n\n0700\nTea.\n", date=NIGHT
    )
    assert [[segment.role for segment in post.segments] for post in document.posts] == [
        ["time", "board", "board", "board"], ["time", "body"], ["time", "body"],
    ]  # fmt: skip


def test_a_diary_has_a_post_for_each_day() -> None:
    days = "\n\n".join(f"{day} June\n\nIt rained at the hustings." for day in ("Tuesday 11", "Friday 14"))
    document = read(f"A cat's election\n\n{days}\n")
    assert [(post.kind, document.headline(post)) for post in document.posts] == [
        ("page", "A cat's election"), ("post", None), ("post", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("times", "page", "wanted"),
    [
        pytest.param(
            "01:10 00:20 23:50 22:10", {"last": NIGHT}, "05 05 04 04", id="newest first over midnight"
        ),
        pytest.param(
            "22:10 23:50 00:20 01:10", {"last": NIGHT}, "04 04 05 05", id="oldest first over midnight"
        ),
        pytest.param(
            "22:10 23:50 00:20", {"first": date(2024, 7, 4)}, "04 04 05", id="first published the day before"
        ),
        pytest.param("03:10 02:20", {"caller": NIGHT}, "05 05", id="the caller's day"),
        pytest.param("03:10 02:20", {}, "- -", id="no day, none invented"),
        pytest.param("01:10 4/July/23:50 22:10", {"caller": NIGHT}, "05 04 04", id="a day among the posts"),
        pytest.param("5/July/01:10 4/July/23:50", {}, "- -", id="no year, none invented"),
        pytest.param("01:10 4/July/2024/23:50", {}, "05 04", id="a year among the posts"),
    ],
)
def test_days_of_posts(times: str, page: dict[str, date], wanted: str) -> None:
    read_stamps = [stamps().whole(time.replace("/", " ")) for time in times.split()]
    found = resolve(read_stamps, PageDates(**page), UTC)
    assert " ".join(f"{t.day:02}" if t else "-" for t in found) == wanted


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2019, 12, 13), 0), (NIGHT, 1)], ids=["winter is GMT", "summer is BST"]
)
def test_zone_by_date(day: date, hours: int) -> None:
    post, *_ = read("02:14\nDoors open\nIt begins.\n\n01:14\nNot yet\nWait.", date=day).posts
    assert post.time == datetime(day.year, day.month, day.day, 2, 14, tzinfo=timezone(timedelta(hours=hours)))


def test_a_zone_that_is_written_wins() -> None:
    post, *_ = read("02:14 GMT\nDoors open\nIt begins.\n\n01:14 GMT\nNot yet\nWait.", date=NIGHT).posts
    assert post.time == datetime(2024, 7, 5, 2, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    ("copy", "given_date", "wanted"),
    [
        ("Labour hold Exeter\n\nPublished 5 July 2024\n\nIt was close.", None, NIGHT),
        ("Labour hold Exeter\n\nPublished 5 July 2024\n\nIt was close.", date(2024, 7, 6), date(2024, 7, 6)),
        ("Labour hold Exeter\n\nIt was close.", None, None),
        ("1. Doors openpublished at 02:14 5 July\n\nIt begins.", None, None),
        (
            "Live page\n\nLast updated 5 July 2024\n\n02:14\nDoors open\nIt begins.\n\n01:14\nNot yet\nWait.",
            None,
            NIGHT,
        ),
    ],
)
def test_date_of_the_document(copy: str, given_date: date | None, wanted: date | None) -> None:
    assert read(copy, date=given_date).date == wanted


def test_captions_are_told_from_authors_by_who_is_spoken_of() -> None:
    first = "02:14\nDoors open\n\nHelen Marsh\n\nHelen Marsh has arrived."
    copy = f"{first}\n\n01:50\nNot yet\n\nJoel Mensah\n\nStill waiting."
    assert heads(read(copy, date=NIGHT)) == [
        "post 2024-07-05T02:14+01:00: Doors open",
        "post 2024-07-05T01:50+01:00 by Joel Mensah: Not yet",
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_line_ends(end: str) -> None:
    copy = end.join(["02:14", "Doors open", "It begins.", "", "01:50", "Not yet", "Wait."])
    assert heads(read(copy, date=NIGHT)) == [
        "post 2024-07-05T02:14+01:00: Doors open",
        "post 2024-07-05T01:50+01:00: Not yet",
    ]


def test_years_before_colons_are_no_times() -> None:
    copy = "How Exeter voted\n\n1997: Labour gain the seat.\n\n2010: Labour hold on.\n\n2019: Labour again."
    assert [post.kind for post in read(copy).posts] == ["article"]


def test_nothing_is_an_empty_document() -> None:
    assert read("") == Document("", ())
    assert read(" \n\u200b\n") == Document(" \n\u200b\n", ())


def test_an_unknown_country_is_refused() -> None:
    with pytest.raises(ValueError):
        read("Labour won.", country="xx")


_LINES = """1. |02:14|3.05am|5 July 2024|published at 05:12 5 July|1 hour ago|ago|Summary|Breaking|Jane Roe|By
Reporter, BBC News|Labour hold Exeter|Lab 17,232 (35.09%)|Votes: 1,204|Party Votes %|Change since 2019
Read More|He won.|Image source, PA|(@jane)|Quote Message|©|<p>|</p>|“|😀|—|•"""
_PIECES = st.sampled_from(
    [
        *_LINES.replace("\n", "|").split("|"),
        "\n",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\t",
        " ",
        "|",
        "\u200b",
        "\u202e",
        "\ufeff",
    ]
)
_COPY = st.one_of(st.text(max_size=300), st.lists(_PIECES, max_size=40).map("".join))


@given(_COPY, st.one_of(st.none(), st.dates()))
@settings(max_examples=250, deadline=None)
def test_any_text_is_read_and_every_offset_is_true(copy: str, day: date | None) -> None:
    try:
        document = read(copy, date=day)
    except UnreadableError:
        assert "<" in copy
        return
    assert document.text == copy or "<" in copy
    at = 0
    for post in document.posts:
        assert post.segments and (post.start, post.end) == (post.segments[0].start, post.segments[-1].end)
        assert post.time is None or post.time.tzinfo is not None
        for segment in post.segments:
            words = document.text[segment.start : segment.end]
            assert at <= segment.start and words and words == words.strip()
            at = segment.end


@given(_COPY)
@settings(max_examples=100, deadline=None)
def test_no_words_are_left_out(copy: str) -> None:
    document = read(copy) if "<" not in copy else Document("", ())
    read_words = {i for _, s in document.segments() for i in range(s.start, s.end)}
    for line in split(document.text):
        if line.text.isalpha():
            assert line.start in read_words
