"""Dates and lengths of time with their values.

A mark is `[words|value]`, with a hedge after the value where the text has one. A line without marks holds
none.
Lines under `POSTED` are read as a post of 04:30 on Friday 5 July 2024; the others have no day to tell from.
"""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]]+)\]")

YEARS = """
Held by Labour since [1935|1935] and, before that, from [1922|1922].
In [2010|2010] she stood; [the 2019|2019] election was lost.
Between [1997|1997] and [2010|2010], or [1997|1997]-[2010|2010], or [2017|2017]–[19|2019].
Since [about 1990|1990 about]; [circa 1890|1890 about].
Elected [2015|2015], beaten ([2017|2017]).
Change since [2017|2017]: -1.4
MP [2005|2005]-[10|2010], then [1997|1997]–present; [2017|2017]/[18|2018]
Since [May 2010|2010-05], not [the 2010|2010] general election
[the 1974|1974]-[79|1979] government
Majority [2019|2019]: 512
Her [2019|2019] majority, Labour's [2015|2015] vote
Since ['97|1997] it has been red, and in ['24|2024] bluer.
In [2019|2019] votes were counted by hand.
Back in [early 2010|2010]; by [mid-2015|2015]; in [late 2019|2019].
The worst result since [the 1930s|193X], in [2010s|201X], [the early 1980s|198X], [the '60s|196X].
Not since [the thirties|193X] or [the swinging sixties|196X].
"""

DAYS = """
In [December 2019|2019-12], [Dec 2019|2019-12] or [May of 2024|2024-05]
On [13 December 2019|2019-12-13], [December 13, 2019|2019-12-13], [the 13th of December 2019|2019-12-13]
On [Thursday, 4 July 2024|2024-07-04] or [Thursday July 4, 2024|2024-07-04] or [Thurs 4 July '24|2024-07-04]
On [5/7/24|2024-07-05], [05.07.2024|2024-07-05], [2024-07-05|2024-07-05]
From [4-6 May 2023|2023-05-04/2023-05-06]; on [4|2023-05-04] and [5 May 2023|2023-05-05]
On [29 February 2024|2024-02-29] but not 29 February 2023, 31 June 2024 or 2023-02-30.
"""

LENGTHS = """
[37 years|P37Y], [18 months|P18M], [433 days|P433D], [two weeks|P2W], [a fortnight|P2W]
[a century|P100Y], [two decades|P20Y], [a quarter of a century|P25Y], [three-quarters of a century|P75Y]
[half a century|P50Y], [half-century|P50Y], [half a decade|P5Y], [a decade and a half|P15Y]
[a year and a half|P1Y6M], [two and a half years|P2Y6M], [five-and-a-half years|P5Y6M], [1.5 years|P1Y6M]
[five years and 61 days|P5Y61D]; [23 years, 2 months|P23Y2M]; [12 long years|P12Y]; [6 mths|P6M]
[one year and six months|P1Y6M], or [four years, three months and two days|P4Y3M2D]
his [22-year|P22Y] reign, [a decade|P10Y]-long hold
[more than 40 years|P40Y over], [just over 40 years|P40Y over], [at least a decade|P10Y over]
[nearly half a century|P50Y under], [almost 30 years|P30Y under], [less than a year|P1Y under]
[about 20 years|P20Y about], [some 20 years|P20Y about], [20-odd years|P20Y about]
[20 years or so|P20Y about]
[40+ years|P40Y over], [40 years or more|P40Y over], [40-plus years|P40Y over]
[a couple of years|P2Y about], [a dozen years|P12Y], [a hundred years|P100Y]
After [14 years|P14Y] of chaos, the first time in [40 years|P40Y].
He served for [a year|P1Y] and then [eighteen months|P18M].
over the past [two decades|P20Y]; their [13 years|P13Y] in power; [13 years|P13Y]' service
"""

POSTED = """
on [Thursday|2024-07-04], [Thursday night|2024-07-04], [Wednesday|2024-07-03]
on [Friday|2024-07-05], [last Friday|2024-06-28], [next Friday|2024-07-12]
Polling stations will open on [Monday|2024-07-08].
[last night|2024-07-04], [yesterday|2024-07-04], [this morning|2024-07-05]
[tonight|2024-07-04], [tomorrow|2024-07-06]
[the day before yesterday|2024-07-03]
in [May|2024-05], [last May|2024-05], [next May|2025-05]
in [July|2024-07], [last July|2023-07], in [November|2023-11]
It will be held in [November|2024-11].
[mid-June|2024-06], [early July|2024-07], [late May|2024-05]
[Saturday|2024-06-29]'s count, on [Monday morning|2024-07-01], at 10am on [Tuesday|2024-07-02]
[the May|2024-05] elections, [May|2024-05]'s local elections
[4 July|2024-07-04], [July 4|2024-07-04], [the 13th of December|2023-12-13], [20 July|2024-07-20]
In [May|2024-05] 12 seats fell.
[three years ago|2021], [a decade ago|2014], [half a century ago|1974], [about 20 years ago|2004 about]
[18 months ago|2023-01], [10 months ago|2023-09], [two weeks ago|2024-06], [two days ago|2024-07-03]
[last month|2024-06], [this month|2024-07], [last year|2023], [this year|2024], [next year|2025]
since [4|2024-07-04] and [5 July|2024-07-05]; [4-5 July|2024-07-04/2024-07-05]
"""

NONE = """
On Thursday, last night, in May, three years ago: but of which year?
He won 1,935 votes, a majority of 2,019, by 2019 votes.
Votes: 2015
Ann Lee (Lab) 1935 (12.3%)
A 2015-vote majority; a majority of 1997; electorate: 2050.
The 1922 Committee; Room 1984; £2015; +2019; 2015%; 2,015; 2015.5
They cut 1900 jobs.
An 87-year-old, aged 87 years, 30 years old, 40 years of age.
At 10pm, 02:14 or 10.30.
Three terms, a few years, several decades, hundreds of years, many months.
£500 a year, twice a week, a day of drama, one day.
Two hours, 30 minutes, 45 seconds.
Two years later, six months earlier, in two years' time.
The previous general election, last time, the last parliament.
We may march in august company.
in her thirties, in his early sixties
https://example.org/2019/12/13/news and #GE2024
1.2019 and 2019.5
The 21st century and the 19th-century hall.
since the war; in a generation; in living memory; for five terms
on the 4th; in the 70s
Act 12 of 1,997
"""

POSTED_NONE = """
Theresa May won, beaten by May; June Smith and April Jones lost.
The Mail on Sunday and the Sunday Times, Sheffield Wednesday and Super Thursday.
The first December election, a May poll.
On 31 June or 30 February.
Thursday Murder and Sunday Mirror
every Thursday, each Friday, on a Thursday
last week, next week, last autumn, over the weekend, on polling day
"""

FRIDAY = "2024-07-05T04:30:00+01:00"


def marked(line: str) -> tuple[str, list[tuple[str, str, str]]]:
    """A marked-up line as its plain text and what its marks say."""
    wanted = []
    for words, said in MARK.findall(line):
        value, *hedge = said.split()
        wanted.append((words, value, hedge[0] if hedge else "exact"))
    return MARK.sub(r"\1", line), wanted


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("hustings_sentences")
    nlp.add_pipe("hustings_moments")
    return nlp


def posted(nlp: Language, text: str, time: str | None, source: dict[str, str] | None = None) -> Doc:
    """The text as the body of one post, read."""
    doc = nlp.make_doc(text)
    doc._.source = source or {}
    doc._.segments = [{"start": 0, "end": len(doc), "role": "body", "post": 0}]
    doc._.posts = [
        {
            "start": 0,
            "end": len(doc),
            "id": "p1",
            "kind": "post",
            "time": time,
            "headline": None,
            "author": None,
        }
    ]
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def said(doc: Doc) -> list[tuple[str, str, str]]:
    return [(doc[m["start"] : m["end"]].text, m["value"], m["hedge"]) for m in doc._.moments]


@pytest.mark.parametrize(
    "line", [line for table in (YEARS, DAYS, LENGTHS) for line in table.strip().splitlines()]
)
def test_reads_moments_that_stand_by_themselves(nlp: Language, line: str) -> None:
    text, wanted = marked(line)
    assert said(nlp(text)) == wanted


@pytest.mark.parametrize("line", POSTED.strip().splitlines())
def test_tells_relative_dates_from_the_post(nlp: Language, line: str) -> None:
    text, wanted = marked(line)
    assert said(posted(nlp, text, FRIDAY)) == wanted


@pytest.mark.parametrize("line", NONE.strip().splitlines())
def test_finds_no_moment(nlp: Language, line: str) -> None:
    assert said(nlp(line)) == []


@pytest.mark.parametrize("line", POSTED_NONE.strip().splitlines())
def test_finds_no_moment_in_a_post_either(nlp: Language, line: str) -> None:
    assert said(posted(nlp, line, FRIDAY)) == []


@pytest.mark.parametrize(
    ("time", "text", "value"),
    [
        ("2019-12-13T04:10:00+00:00", "last night", "2019-12-12"),
        ("2019-12-13T04:10:00+00:00", "tonight", "2019-12-12"),
        ("2019-12-12T22:10:00+00:00", "tonight", "2019-12-12"),
        ("2019-12-12T22:10:00+00:00", "on Thursday", "2019-12-12"),
        ("2020-01-03T10:00:00+00:00", "in December", "2019-12"),
        ("2020-01-03T10:00:00+00:00", "on 12 December", "2019-12-12"),
        ("2024-05-22T17:00:00+01:00", "an election on 4 July", "2024-07-04"),
        ("2024-02-29T12:00:00+00:00", "a year ago", "2023"),
        ("2024-03-31T12:00:00+01:00", "a month ago", "2024-02"),
    ],
)
def test_counts_from_the_posts_own_day(nlp: Language, time: str, text: str, value: str) -> None:
    assert [m["value"] for m in posted(nlp, text, time)._.moments] == [value]


def test_falls_back_on_the_pages_day(nlp: Language) -> None:
    doc = posted(nlp, "on Thursday", None, {"country": "gb", "date": "2019-12-13"})
    assert [m["value"] for m in doc._.moments] == ["2019-12-12"]


@pytest.mark.parametrize(
    ("country", "value"), [("gb", "2024-05-11"), ("us", "2024-11-05"), ("nz", "2024-05-11")]
)
def test_reads_figures_in_the_countrys_order(nlp: Language, country: str, value: str) -> None:
    doc = posted(nlp, "on 11/5/2024", None, {"country": country})
    assert [m["value"] for m in doc._.moments] == ["2024-05-11" if country != "us" else "2024-11-05"]
    assert value == doc._.moments[0]["value"]


DATES = st.dates(date(1830, 1, 1), date(2060, 12, 31))
WAYS = [
    "%-d %B %Y",
    "%B %-d, %Y",
    "%A, %-d %B %Y",
    "%d/%m/%Y",
    "%Y-%m-%d",
    "the %-d of %B %Y",
    "%-d %b %Y",
    "%d.%m.%Y",
]


@given(day=DATES, way=st.sampled_from(WAYS))
@settings(max_examples=120, deadline=None)
def test_a_date_reads_back_however_it_is_written(nlp: Language, day: date, way: str) -> None:
    assert [m["value"] for m in nlp(f"They met on {day.strftime(way)} in Hull.")._.moments] == [
        day.isoformat()
    ]


@given(
    count=st.integers(2, 400),
    unit=st.sampled_from(["year", "month", "week", "day"]),
    way=st.sampled_from(["{} {}s", "{}-{}"]),
)
@settings(max_examples=80, deadline=None)
def test_a_length_reads_back_however_it_is_written(nlp: Language, count: int, unit: str, way: str) -> None:
    (moment,) = nlp(f"after {way.format(count, unit)} of it")._.moments
    assert (moment["kind"], moment["value"]) == ("duration", f"P{count}{unit[0].upper()}")


SCRAPS = [
    "4",
    " ",
    "July",
    "2019",
    "-",
    "years",
    "ago",
    "last",
    "Thursday",
    "the",
    "1930s",
    "'97",
    "\n",
    "a",
    "and a half",
    "🗳️",
]


@given(st.lists(st.sampled_from(SCRAPS) | st.text(max_size=5), max_size=25))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_plain_spans_in_order(nlp: Language, scraps: list[str]) -> None:
    doc = posted(nlp, "".join(scraps), FRIDAY)
    layers = doc._.moments
    assert json.loads(json.dumps(layers)) == layers
    ends = [0, *(m["end"] for m in layers)]
    for end, moment in zip(ends, layers, strict=False):
        assert end <= moment["start"] < moment["end"] <= len(doc)
        assert re.fullmatch(r"P[\dYMWD]+" if moment["kind"] == "duration" else r"[\dX/-]+", moment["value"])
