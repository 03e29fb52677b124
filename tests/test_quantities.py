"""What numbers count and how sure the text is of it.

A mark is `[words|value unit hedge]`: `-` for a bare number, no hedge for an exact one. A line without marks
holds none.
"""

from __future__ import annotations

import json
import re

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]]+)\]")

VOTES = """
Asha Rao polled [12,402 votes|12402 votes] to Bob Roy's [11,998|11998 -].
He won with [12402 votes|12402 votes].
Ann Lee got [1.2k votes|1200 votes] and the list [2.4 million votes|2400000 votes].
The count set aside [102 spoilt ballot papers|102 votes] and [5,012 postal votes|5012 votes].
[Six votes|6 votes] in it!
[TWELVE THOUSAND votes|12000 votes] were cast.
A tally of [three hundred and five votes|305 votes] decided it.
She took [1,23,456 votes|123456 votes] in Pune.
There were [12 345 votes|12345 votes] left to count.
She won by [a single vote|1 votes].
Her [846-vote|846 votes] majority was the slimmest.
An [11,000-vote|11000 votes] swing did for him.
They overturned a [512 vote|512 votes] majority.
He won a [2,000|2000 -] majority.
It was [16,204|16204 -] of whom voted for him.
She won by [36|36 -].
He won a majority of [one|1 -].
By [14,198 votes|14198 votes] to [12,998|12998 -].
The board glued [18,470|18470 -]; [12,345votes|12345 votes].
[8,000 of the votes|8000 votes] came by post.
"""

SHARES = """
Turnout fell from [67.2%|67.2 percent] to [61 per cent|61 percent], or [61pc|61 percent].
The vote slipped by [13.7%|13.7 percent], [4.5pts|4.5 points] or [4.5 percentage points|4.5 points].
An [8.4-point|8.4 points] swing, up [1.4pp|1.4 points], is [10 points|10 points] less.
It moved [−1.4 points|-1.4 points], then [+0.3 points|0.3 points] and [.5 points|0.5 points].
Ms Lee polled [17,232|17232 -] ([34.07%|34.07 percent]).
LAB [17,232|17232 -] ([35.1%|35.1 percent], [+3.2|3.2 -])
CON [12,104|12104 -] ([24.6%|24.6 percent], [-8.1|-8.1 -])
Rao, Asha - Labour - [14,198|14198 -] - [38.2%|38.2 percent] - [+2.1|2.1 -]
Change: [+47|47 -] [-59|-59 -] [−2|-2 -] [+21.4|21.4 -]
[half a percentage point|0.5 points], [one and a half points|1.5 points]
a [12 and a half point|12.5 points] lead
[two and a half per cent|2.5 percent], a [twelve-point|12 points] swing, [1.4 pp|1.4 points]
[Half|50 percent about] the vote went to her.
[One in eight|12.5 percent about] voters stayed in.
[nine out of ten|90 percent about] members agreed
[one voter in ten|10 percent about] said so
[Two thirds|66.7 percent about] of it, [three-quarters|75 percent about]
[a fifth|20 percent about] of the electorate
[more than half|50 percent over] of those and [nearly two-thirds|66.7 percent under] of these
[roughly 1 in 3|33.3 percent about] stayed at home
"""

OTHERS = """
The party won [six seats|6 seats], [eight MPs|8 seats].
She held [three|3 seats] Bristol seats and [seven safe county council seats|7 seats].
[23 of the region's 32 seats|23 seats], [two of the seats|2 seats] or [23 out of 32 seats|23 seats]
[Two of the six candidates|2 candidates] lost [£500|500 pounds] deposits.
[One of six candidates|1 candidates] withdrew.
There were [10 candidates|10 candidates] and [12 hopefuls|12 candidates].
[318 people|318 people] put a cross there.
It has [71,204 registered voters|71204 people].
[48,000|48000 people] of those eligible took part.
[£1.5bn|1.5e9 pounds], [500 quid|500 pounds] and a [500-pound|500 pounds] stake
a [174-seat|174 seats] majority with [411|411 seats] Labour MPs
[eight|8 seats] of Plaid's members of parliament
[Two of the six|2 seats] Tory MPs and [three|3 seats] of Kent's 17 seats
[Zero seats|0 seats] to go
The Greens gained [12|12 -], the others [six|6 -].
SNP: [9|9 -] ([-39|-39 -])
[15|15 seats]-[20 seats|20 seats], or from [12|12 seats] to [15 seats|15 seats]
Between [500|500 votes] and [600 votes|600 votes]
[five|5 seats] or [six seats|6 seats]
[30|30 percent]-[40%|40 percent]
[two|2 -] or [three hundred votes|300 votes]
[12,004|12004 -] or [40.5%|40.5 percent]
Net gain: [+8|8 -]; gaining [12|12 -], losing [4|4 -]
They need [12 more seats|12 seats].
[59 of 129 seats|59 seats] and [64 MSPs|64 seats]
[38 TDs|38 seats], [5 MLAs|5 seats] and [two senators|2 seats]
[97 crore voters|970000000 people]
Ward: [3 seats|3 seats], [11 candidates|11 candidates], [12|12 seats] Labour councillors
up [one|1 -].
Votes: [1204|1204 -], [998|998 -], [401|401 -]
Seats [372|372 -] [198|198 -] [48|48 -] [11|11 -]
A crowd of [two dozen councillors|24 seats]
"""

HEDGES = """
by [just over 1,200 votes|1200 votes over]
by just [20 votes|20 votes], a mere [20 votes|20 votes], only [20 votes|20 votes]
by [just under 20 votes|20 votes under]
[nearly 52,000|52000 - under] or [fewer than 1,000|1000 - under]
by [more than 5,000 votes|5000 votes over]
[Some 4,500 votes|4500 votes about], [around 4,500|4500 - about]
[an estimated 4,500 people|4500 people about]
[at least 12 seats|12 seats over], [upwards of 12 seats|12 seats over]
[no fewer than 12 seats|12 seats over]
[well over 3,000|3000 - over], [a shade under 500 votes|500 votes under]
[not far short of 3,000 votes|3000 votes under]
[as many as 40 seats|40 seats under], [up to 40 seats|40 seats under], [close to 40%|40 percent under]
[500-odd votes|500 votes about], [1,000+ votes|1000 votes over], [200 votes or so|200 votes about]
[100-plus seats|100 seats over] and [40 seats or more|40 seats over]
It topped [50%|50 percent over] and passed the magic [270|270 - over].
Turnout was up to [45%|45 percent].
a win over [12 candidates|12 candidates]
[about half|50 percent about] the roll
[~500 votes|500 votes about]
"""

RANKS = """
She came [third|3 -], with Rao in [second|2 -].
He finished a distant [fourth|4 -], pushing Labour into [third|3 -].
They slipped to [fifth|5 -] place behind the [second|2 -]-placed independents.
Reform came [second|2 -] and [third|3 -] in the [two wards|2 seats].
Up from [fourth|4 -] to [second|2 -].
She was [3rd|3 -] on [12%|12 percent].
Labour [third|3 -] with [3,000 votes|3000 votes]
[Second|2 -] place went to the Greens.
She came [first|1 -] of [11 candidates|11 candidates], he [4th|4 -] of [six|6 -].
In [fourth|4 -] was Bob Roy.
They ended in joint [second|2 -].
knocked into [third|3 -] place by a newcomer
"""

NONE = """
It was her third win, for the third time, in the first place.
He was second last, then second from bottom.
She was first elected after the second reading of the bill.
A third term, a second home, a quarter of an hour.
Half the battle is half the fun.
A third candidate and a third runway.
First-past-the-post, a two-horse race, a six-way fight.
No 10 and Number 10 are 10 Downing Street.
Article 50 and the Section 28 vote.
Channel 4, BBC Two, Radio 4 and page 3.
Bob Roy, 87, and Ann Lee, 34, both left.
The 23-year-old beat the 71 year old; they were aged 45.
18 to 24-year-olds and the over-65s.
At 10pm, 10.15am, 22:00 BST and 02:14.
5 o'clock, 30 minutes later.
Ring 01632 960 123 or +44 1632 960123.
1. Ann Lee
Covid-19, the M25, B12, G7, 5G and NG1 5DT.
24/7, 50/50, 9/11 and 4x4.
A 5-4 vote, a 7-0 win, a 3-2 split.
In 2019 the class of 2015 met.
The 1922 Committee met in Room 1984.
On 4 July, 4/7/2024 or 2024-07-04.
37 years, 18 months, three terms and two decades.
$5m and €10,000.
Five rivals, three recounts, 12 buses and 50 miles.
A 10-point plan, five pledges, 20mph zones.
The other two, these three, the last 16 and the top 10.
One of those nights; no one; one day; one-off.
One of the candidates had gone.
All but six had gone.
https://example.org/news/2019/12345?id=987 #GE2024 user123@example.org
Hundreds of votes, several thousand votes, a handful of seats, dozens of MPs.
The two had met before.
Net zero by 2050.
Windows 10 and Apollo 11
A four-figure majority, a five-digit lead, triple digits.
Twice as many, half as many, three times over.
Its first MP, the 100th seat, a fourth straight defeat, third in a row.
He turned 30; she was 21 years old.
A Group of Seven summit on day two.
24-hour news, a two-child cap, the four nations.
The 5.30pm train and the 6-month rule.
An NG12 postcode and bus X7
#12 @34 id=56 v2_3
two men, three women and four children
Sunday 4 July, May 12 and the 14th of May
"""


def marked(line: str) -> tuple[str, list[tuple[str, float, str | None, str]]]:
    """A marked-up line as its plain text and what its marks say."""
    wanted = []
    for words, said in MARK.findall(line):
        value, unit, *hedge = said.split()
        wanted.append((words, float(value), None if unit == "-" else unit, hedge[0] if hedge else "exact"))
    return MARK.sub(r"\1", line), wanted


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    for name in ("hustings_sentences", "hustings_moments", "hustings_quantities"):
        nlp.add_pipe(name)
    return nlp


def read(nlp: Language, text: str) -> list[tuple[str, float, str | None, str]]:
    doc = nlp(text)
    return [(doc[q["start"] : q["end"]].text, q["value"], q["unit"], q["hedge"]) for q in doc._.quantities]


@pytest.mark.parametrize(
    "line", [s for t in (VOTES, SHARES, OTHERS, HEDGES, RANKS) for s in t.strip().splitlines()]
)
def test_reads_quantities(nlp: Language, line: str) -> None:
    text, wanted = marked(line)
    assert read(nlp, text) == wanted


@pytest.mark.parametrize("line", NONE.strip().splitlines())
def test_leaves_other_numbers_alone(nlp: Language, line: str) -> None:
    assert read(nlp, line) == []


def test_tells_the_number_from_its_words(nlp: Language) -> None:
    doc = nlp("Won by just over 1,200 votes, or -2.4 points.")
    assert [doc[q["number_start"] : q["number_end"]].text for q in doc._.quantities] == ["1,200", "-2.4"]
    assert [(q["form"], q["sign"]) for q in doc._.quantities] == [("integer", 0), ("decimal", -1)]


def test_leaves_dates_and_durations_to_their_component(nlp: Language) -> None:
    doc = nlp("Held since 1997, for 27 years, with 2,019 votes in 2019.")
    assert [m["value"] for m in doc._.moments] == ["1997", "P27Y", "2019"]
    assert [q["value"] for q in doc._.quantities] == [2019]


def test_shares_no_token_with_a_date(nlp: Language) -> None:
    doc = nlp("by four-votes;-1997 and 4.5 %  points")
    taken = [i for layer in (*doc._.moments, *doc._.quantities) for i in range(layer["start"], layer["end"])]
    assert len(taken) == len(set(taken))
    assert [(q["value"], q["unit"]) for q in doc._.quantities][-1] == (4.5, "points")


def test_reads_only_the_segments_that_say_something(nlp: Language) -> None:
    doc = nlp.make_doc("12 votes\n13 votes\n14 votes")
    doc._.segments = [
        {"start": 0, "end": 2, "role": "boilerplate", "post": 0},
        {"start": 3, "end": 5, "role": "body", "post": 0},
        {"start": 6, "end": 8, "role": "time", "post": 0},
    ]
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert [q["value"] for q in doc._.quantities] == [13]


GROUPED = st.integers(1000, 9_999_999)
WAYS = [
    "{:,d} votes",
    "{:d} votes",
    "just over {:,d} votes",
    "a {:,d}-vote lead",
    "{:,d} of the votes",
    "by {:,d} votes.",
]


@given(n=GROUPED.filter(lambda n: not 1800 <= n <= 2100), way=st.sampled_from(WAYS))
@settings(max_examples=100, deadline=None)
def test_a_number_of_votes_reads_back_however_it_is_written(nlp: Language, n: int, way: str) -> None:
    (quantity,) = nlp(way.format(n))._.quantities
    assert (quantity["value"], quantity["unit"]) == (n, "votes")


@given(
    tenths=st.integers(0, 1000),
    mark=st.sampled_from(["%", " per cent", "pc", " percentage points", "pts", " points"]),
)
@settings(max_examples=100, deadline=None)
def test_a_share_reads_back_however_it_is_written(nlp: Language, tenths: int, mark: str) -> None:
    (quantity,) = nlp(f"up {tenths / 10}{mark} here")._.quantities
    assert quantity["value"] == tenths / 10
    assert quantity["unit"] == ("points" if "p" in mark and mark not in (" per cent", "pc") else "percent")


SCRAPS = [
    "12",
    " ",
    "1,204",
    "votes",
    "%",
    "of the",
    "per cent",
    "“",
    "just over",
    "-",
    "third",
    "🗳️",
    "\u200b",
    "٣",
    "\n",
    "£",
]


@given(st.lists(st.sampled_from(SCRAPS) | st.text(max_size=5), max_size=25))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_plain_spans_in_order(nlp: Language, scraps: list[str]) -> None:
    doc = nlp("".join(scraps))
    layers = doc._.quantities
    assert json.loads(json.dumps(layers, allow_nan=False)) == layers
    starts = [0, *(q["end"] for q in layers)]
    for end, q in zip(starts, layers, strict=False):
        assert end <= q["start"] <= q["number_start"] < q["number_end"] <= q["end"] <= len(doc)
