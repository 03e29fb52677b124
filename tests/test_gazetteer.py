"""Parties and seats in sentences: `[Labour|P]` is a party, `[Bath|S]` a seat, nothing else is either."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from hustings.countries import country
from hustings.pipeline.document import make_doc
from hustings.pipeline.gazetteer import party_of, seat_of
from hustings.text import Document, Post, Role, Segment

_MARK = re.compile(r"\[([^\[\]|]+)\|([PS])\]")


@cache
def pipeline(code: str = "gb") -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("hustings_sentences")
    nlp.add_pipe("hustings_gazetteer", config={"country": code})
    return nlp


def parse(text: str, code: str = "gb", role: Role = "body") -> Doc:
    """A Doc whose lines are segments of one role."""
    segments = tuple(Segment(m.start(), m.end(), role) for m in re.finditer(r"\S[^\n]*", text))
    posts = (Post("p1", "article", 0, len(text), segments),) if segments else ()
    nlp = pipeline(code)
    doc = make_doc(nlp, Document(text, posts))
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def marked(text: str, doc: Doc) -> str:
    """A text with its entities marked as the files mark them."""
    out, at = "", 0
    for ent in doc.ents:
        out += f"{text[at : ent.start_char]}[{text[ent.start_char : ent.end_char]}|{ent.label_[0]}]"
        at = ent.end_char
    return out + text[at:]


def check(line: str, code: str = "gb", role: Role = "body") -> None:
    text = _MARK.sub(r"\1", line)
    assert marked(text, parse(text, code, role)) == line


def sentences() -> list[Any]:
    """The sentences of `tests/gazetteer`, by file and line."""
    return [
        pytest.param(line.replace("\\n", "\n"), id=f"{path.stem}:{number}")
        for path in sorted((Path(__file__).parent / "gazetteer").glob("*.txt"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if not line.startswith("#")
    ]


@pytest.mark.parametrize("line", sentences())
def test_names_in_their_sentences(line: str) -> None:
    check(line)


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("ie", "[Labour|P]'s Aoife Daly took [Louth|S], and the TD for [Kerry|S] is [Fine Gael|P]'s."),
        ("ie", "Kerry and Mayo had rain. [FF|P] 38, [SF|P] 39, [FG|P] 38, [Ind|P] 16"),
        ("ie", "[Dublin South-Central|S] and [Carlow–Kilkenny|S] are counting; [Dublin Central|S] is done."),
        ("ca", "[Con|P] 144, [Lib|P] 169, [BQ|P] 22, [NDP|P] 7. In Ontario the [PCs|P] hold on."),
        ("ca", "The [Tories|P] won the riding of [Saskatoon—University|S] from the [Liberals|P]."),
        ("au", "[ALP|P] 94, [L/NP|P] 43. The [Nationals|P] and [Liberals|P] lost the seat of [Menzies|S]."),
        ("ca", "The [PCs|P] took [Tuxedo|S] and [The Pas-Kameesak|S], and in [Moncton Centre|S] she won."),
        ("ca", "A dog from Tuxedo and a cat from Selkirk barked; the [NDP|P] was glad."),
        (
            "ca",
            "[Flin Flon|S]: [NDP|P] hold\n[Swan River|S]: [PC|P] hold\nIn [Thompson|S], the [NDP|P].",
        ),
        ("au", "[Labor|P] held [Wagga Wagga|S] and [The Entrance|S]; nobody in Epping minded."),
        ("ie", "[Fine Gael|P] won a seat in the [Tuam|S] local electoral area; Cobh was wet."),
        (
            "au",
            "[FORDE|S] and [FLYNN|S] (both Qld): recheck\n[COWAN|S] (WA): see above\nA van in Forde (Qld) burnt.",
        ),
        ("ca", "[Calgary Confederation|S] has left him, and [Carleton-York|S] too. Prince Albert has not."),
        (
            "gb",
            "The DEA of [Faughan|S].\nThe [Sperrin|S] DEA is [Sinn Féin|P]'s.\n[Derg|S] last, as ever: [DUP|P].",
        ),
        ("gb", "A river called Faughan, the Sperrin hills and a waterside walk are [DUP|P] country."),
        ("nz", "[National|P] candidate Moana Reid lost the [Epsom|S] electorate to [ACT|P] MP Hemi Park."),
    ],
)
def test_copy_under_its_own_country(code: str, line: str) -> None:
    check(line, code)


def test_lines_of_a_board_may_be_a_party_alone() -> None:
    check("[Con|P]\n[Ind|P]\nJo Bell\nVotes: 4,310", role="board")


@pytest.mark.parametrize("role", ["boilerplate", "time", "byline"])
def test_what_is_no_copy_holds_no_names(role: Role) -> None:
    check("Labour hold Leeds North East", role=role)


@pytest.mark.parametrize("role", ["heading", "caption", "body", "board"])
def test_headings_and_captions_hold_names(role: Role) -> None:
    check("[Labour|P] hold [Leeds North East|S]", role=role)


def parse_posts(*posts: tuple[str, str], on: date | None = None) -> Doc:
    """A Doc of posts, each with a heading and a body."""
    text, made = "", []
    for n, (heading, body) in enumerate(posts):
        start = len(text)
        text += f"{heading}\n{body}\n"
        middle = start + len(heading)
        segments = (Segment(start, middle, "heading"), Segment(middle + 1, len(text) - 1, "body"))
        made.append(Post(f"p{n}", "post", start, len(text), segments))
    nlp = pipeline()
    doc = make_doc(nlp, Document(text, tuple(made), date=on))
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


@pytest.mark.parametrize(
    ("heading", "body", "short", "full"),
    [
        ("ELECTION Richmond", "The Lib Dems gained Richmond Park.", "Richmond", "Richmond Park"),
        ("Carshalton", "Labour lost Carshalton and Wallington.", "Carshalton", "Carshalton and Wallington"),
        ("Minister survives in Hastings", "He held Hastings and Rye.", "Hastings", "Hastings and Rye"),
        ("Dagenham: recount", "Labour held Dagenham and Rainham.", "Dagenham", "Dagenham and Rainham"),
        ("ELECTION Chingford", "She held Chingford and Woodford Green.", "Chingford", "Chingford and Woodford Green"),
        ("Result", "He held Hastings and Rye. Hastings stayed Tory.", "Hastings", "Hastings and Rye"),
    ],
)  # fmt: skip
def test_a_short_name_stands_for_the_seat_that_its_post_names_in_full(
    heading: str, body: str, short: str, full: str
) -> None:
    doc = parse_posts((heading, body), on=date(2019, 12, 13))
    keys = {ent.text: ent.ent_id_ for ent in doc.ents if ent.label_ == "SEAT"}
    assert keys[short] == keys[full] != ""


@pytest.mark.parametrize(
    ("heading", "body", "unmarked"),
    [
        ("ELECTION Bury", "Labour gained Bury North.", "Bury"),
        ("Rain in Carshalton", "Labour lost Carshalton and Wallington.", "Carshalton"),
        ("ELECTION Dagenham", "Labour held Stroud.", "Dagenham and"),
    ],
)
def test_a_town_above_a_post_is_no_seat(heading: str, body: str, unmarked: str) -> None:
    assert unmarked not in {ent.text for ent in parse_posts((heading, body)).ents}


@pytest.mark.parametrize("was", ["had been MP for Pendle", "was MP for Pendle", "represented Pendle before"])
def test_a_seat_once_held_keeps_its_own_name(was: str) -> None:
    doc = parse_posts(
        ("Result", f"Labour won Pendle and Clitheroe. He {was} since 2010."), on=date(2024, 7, 5)
    )
    keys = {ent.text: ent.ent_id_ for ent in doc.ents if ent.label_ == "SEAT"}
    assert keys["Pendle"] != keys["Pendle and Clitheroe"]


def test_two_fuller_names_leave_a_short_one_alone() -> None:
    doc = parse_posts(("Lancaster", "Labour won Lancaster and Wyre. She held Lancaster and Fleetwood."))
    keys = {ent.text: ent.ent_id_ for ent in doc.ents if ent.label_ == "SEAT"}
    assert keys.get("Lancaster") not in (keys["Lancaster and Wyre"], keys["Lancaster and Fleetwood"])


def test_entities_carry_the_id_or_a_key_of_what_they_name() -> None:
    doc = parse("Labour hold Leeds North East; Fine Gael gain the Elm Park ward.")
    assert {ent.text: ent.ent_id_ for ent in doc.ents} == {
        "Labour": "PP53",
        "Leeds North East": "E14001321",
        "Fine Gael": "ie:fine gael",
        "Elm Park": "elm park",
    }


def test_a_town_named_as_a_seat_once_is_one_again() -> None:
    check("[Chesterfield|S] declares at two.\nEyes are on [Chesterfield|S] now.")
    check("Eyes are on Chesterfield now.")


def test_a_party_that_follows_makes_a_word_a_seat() -> None:
    check(
        "[Stone|S] went to the [Tories|P], [Wells|S] stayed [Lib Dem|P] and [Reading West|S] is [Labour|P]."
    )
    check("Stone went to bed and Wells stayed up reading; Bedford fell asleep.")


def test_a_possessive_owns_a_seat_where_people_follow_it() -> None:
    check("[Bath|S]'s new MP and [Corby|S]'s voters met; Bedford's seat and Lewes's majority are people's.")


def test_a_surname_in_the_text_makes_the_name_prove_itself() -> None:
    check("Peter Bedford spoke. Bedford won. The [Bedford|S] seat is his.")
    check("Sarah Green spoke. Green won. The [Green|P] candidate said the [Greens|P] would be back.")


def test_what_names_stand_for() -> None:
    uk = country("gb")
    party, seat = party_of(uk, "Tories", None), seat_of(uk, "Leicester South", date(2019, 12, 12))
    assert party is not None and (party.name, party.id) == ("Conservative", "PP52")
    assert seat is not None and (seat.name, seat.id) == ("Leicester South", "E14000783")
    assert party_of(uk, "the Ruritanian Party", None) is None
    assert seat_of(uk, "Elm Park", None) is None


WORDS = (
    "Labour Con LD ( ) , : – - and the Bath Reading MP for ward Green Independents independent Party hold won "
    "In in where by-election wards council local elections overall North Swan Labor lost from stayed red The 12"
)
MARKS = [
    "Halifax West",
    "Leeds North East",
    "12,345",
    "'s",
    "\u200b",
    "\u202e",
    "🙂",
    "é",
    ".",
    "\n",
    "riding of Elm",
]


@given(st.lists(st.sampled_from(WORDS.split() + MARKS), max_size=40).map(" ".join) | st.text(max_size=120))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_names_in_order_at_true_offsets(text: str) -> None:
    doc = parse(text)
    at = 0
    for ent in doc.ents:
        assert ent.label_ in ("PARTY", "SEAT")
        assert at <= ent.start_char < ent.end_char <= len(text)
        assert not text[ent.start_char].isspace() and not text[ent.end_char - 1].isspace()
        at = ent.end_char


@pytest.mark.parametrize(
    "words",
    [
        *("Bath ", "Labour won and ", "(Con) ", "Elm Park ward ", "a-", "Stoke - ", "X", "won Elm, "),
        *("Elm, Oak and wards ", "Elm Park\nAnn Lee (Con) 12\n", "In Elm, Labour ", "local ", "Elm, where "),
    ],
)
def test_time_grows_with_the_length(words: str) -> None:
    gazetteer = pipeline().get_pipe("hustings_gazetteer")

    def seconds(times: int) -> float:
        doc = parse(words * times)
        taken = []
        for _ in range(3):
            started = perf_counter()
            gazetteer(doc)
            taken.append(perf_counter() - started)
        return min(taken)

    assert seconds(2_000) < 40 * max(seconds(200), 0.001)
