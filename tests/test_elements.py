"""Sentences as rows of elements, marked up: `[words|kind]` is an element, everything else cues, words and signs."""

from __future__ import annotations

import re

import pytest
from spacy.tokens import Doc

from hustings import load
from hustings.countries import country
from hustings.pipeline.document import make_doc
from hustings.pipeline.frames.element import Element
from hustings.pipeline.frames.elements import Reader
from hustings.pipeline.frames.phrase_table import PhraseTable
from hustings.pipeline.frames.sentences import pieces
from hustings.read import read
from hustings.rules import book
from hustings.rules.lexicon import FIRST_CUE, Lexicon
from hustings.rules.template import KINDS

_MARK = re.compile(r"\[([^\[\]|]+)\|([a-z]+)\]")
_NAMES = {char: kind for kind, char in KINDS.items() if kind not in ("word", "name", "line")}


def read_row(text: str) -> tuple[Doc, Reader, list[Element]]:
    """A text's one row, with the reader that made it."""
    nlp = load()
    doc = make_doc(nlp, read(text))
    for name, component in nlp.pipeline:
        if name != "hustings_frames":
            doc = component(doc)
    rules = book()
    names = {tuple(name.lower().split()): KINDS["territory"] for name in country("gb").territories}
    reader = Reader(doc, rules, PhraseTable(rules.lexicon.symbols), PhraseTable(names))
    return doc, reader, reader.row(0, len(doc), 0)


def words(doc: Doc, span: tuple[int, int] | None) -> str | None:
    return doc[slice(*span)].text if span else None


def marked(text: str) -> str:
    """The text with its elements marked in it."""
    doc, _, row = read_row(text)
    out, at = "", 0
    for element in row:
        span = doc[element.start : element.end]
        if element.char in _NAMES:
            out += text[at : span.start_char] + f"[{span.text}|{_NAMES[element.char]}]"
            at = span.end_char
    return out + text[at:]


@pytest.mark.parametrize(
    "line",
    [
        "[Labour's Priya Nair|person] held [Leeds North East|seat], beating [Tom Ashby|person] by [20 votes|votes].",
        "[Ann Lee (Lab)|person] polled [12,345 votes|votes] ([40.2%|percent]), up [3.1 points|points].",
        "[Tom Ashby, the Conservative candidate for Bootle,|person] came [second|ordinal].",
        "The [former MP Ann Lee|person] won.",
        "[The new MP for Barrow and Furness, Ann Lee|elect], thanked [her|owner] agent.",
        "[The defeated Labour candidate Tom Ashby|beaten] wept.",
        "[The Labour candidate|description] wept.",
        "[The Labour-held seat of Bootle|seat] went blue.",
        "[Her seat|place] fell.",
        "[She|pronoun] beat [him|pronoun] by [12|integer] in [2019|date].",
        "They beat [her|pronoun] by [two votes|votes].",
        "Turnout fell across the [East Midlands|territory] to [61.2%|percent].",
        "[Ann Lee|person] has been MP for [Redcar|seat] for [14 years|duration], since [2010|date].",
        "[Green candidate Ann Lee|person] lost [her|owner] [£500|pounds] deposit.",
        "[Labour|party] are on [24 seats|seats], [+12|signed], with [9 candidates|candidates] and [3.5|decimal].",
        "Turnout in the [North East|territory] fell.",
        "It rained in the north east of town.",
        "[31,000 people|people] voted.",
        "Nobody at the count knew.",
    ],
)
def test_a_sentence_is_a_row_of_elements(line: str) -> None:
    assert marked(_MARK.sub(r"\1", line)) == line


@pytest.mark.parametrize(
    "line",
    [
        "[Ashfield, Bassetlaw and Gedling|seat] were lost to [the Conservatives|party].",
        "[Ann Lee, Bob Roy and Tom Ashby|person] lost [their|owner] deposits.",
        "[Labour and the Greens|party] won.",
        "The swing between [Labour|party] and [the Greens|party] was [3%|percent].",
        "[Ashfield|seat], [Bassetlaw|seat]: both lost.",
        "[Labour|party] and [Ann Lee|person] won.",
    ],
)
def test_a_list_is_one_element_unless_a_word_sets_its_members_apart(line: str) -> None:
    assert marked(_MARK.sub(r"\1", line)) == line


def test_a_list_has_its_members() -> None:
    doc, _, row = read_row("Ashfield, Bassetlaw and Gedling were lost.")
    assert [words(doc, e.seat) for e in row[0].members()] == ["Ashfield", "Bassetlaw", "Gedling"]
    assert row[1].members() == (row[1],)


@pytest.mark.parametrize(
    ("text", "person", "party", "seat"),
    [
        ("Labour's Priya Nair won.", "Priya Nair", "Labour", None),
        ("Priya Nair (Lab) won.", "Priya Nair", "Lab", None),
        ("Priya Nair, for the Greens, won.", "Priya Nair", "Greens", None),
        ("Priya Nair, the Green candidate for Bootle, won.", "Priya Nair", "Green", "Bootle"),
        ("The new Labour MP for Bootle, Priya Nair, wept.", "Priya Nair", "Labour", "Bootle"),
        ("Bootle's Labour candidate Priya Nair won.", None, None, "Bootle"),
        ("Labour candidates won.", None, "Labour", None),
        ("The Labour-held seat of Bootle fell.", None, "Labour", "Bootle"),
    ],
)
def test_a_phrase_is_one_element_that_knows_its_parts(
    text: str, person: str | None, party: str | None, seat: str | None
) -> None:
    doc, _, (first, *_) = read_row(text)
    name = None if first.person is None else doc._.people[first.person]["name"]
    assert (name, words(doc, first.party), words(doc, first.seat)) == (person, party, seat)


def test_what_phrases_tie_to_people_is_kept() -> None:
    doc, reader, _ = read_row("Labour's Priya Nair, MP for Bootle, beat Tom Ashby and the Greens' Ann Lee.")
    assert [
        (doc._.people[tie["person"]]["name"], words(doc, tie["party"]), words(doc, tie["seat"]))
        for tie in reader.ties
    ] == [("Priya Nair", "Labour", "Bootle"), ("Ann Lee", "Greens", None)]


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Held – by Labour", "–"),
        ("Held - by Labour", "–"),
        ("well-known", "-"),
        ("• Held", "•"),
        ("▪ Held", "•"),
        ("Held!", "."),
        ("Held?", "."),
        ("Held…", "."),
        ("Held; [sic]", ";[]"),
        ("Held (again)", "()"),
        ("“Held”", '""'),
        ("Held\n\nagain", ""),
    ],
)
def test_signs_stand_for_themselves_and_space_for_nothing(text: str, signs: str) -> None:
    _, _, row = read_row(text)
    assert "".join(e.char for e in row if e.char < FIRST_CUE and e.char not in KINDS.values()) == signs


def test_rows_cover_every_token_that_is_no_space_once() -> None:
    text = (
        "Labour's Priya Nair, the new MP for Bootle,\nbeat Ann Lee, Bob Roy and Tom Ashby in her seat by 12."
    )
    doc, _, row = read_row(text)
    covered = [i for e in row for i in range(e.start, e.end) if not doc[i].is_space]
    assert covered == [token.i for token in doc if not token.is_space]


def test_the_longest_cue_counts() -> None:
    lexicon = Lexicon({"beat": {"verbs": ["see/saw/seen", "see/saw/seen off"]}})
    phrases = PhraseTable(lexicon.symbols)
    doc = Doc(load().vocab, ["saw", "off", "her"])
    lower = [token.lower for token in doc]
    assert phrases.match(lower, 0, 3) == (lexicon.symbol(("saw", "off")), 2)
    assert phrases.match(lower, 0, 1) == (lexicon.symbol(("saw",)), 1)
    assert phrases.match(lower, 2, 3) is None


@pytest.mark.parametrize("length", [0, 1, 399, 400, 401, 1201])
def test_an_overlong_sentence_is_read_in_pieces(length: int) -> None:
    cut = list(pieces(5, 5 + length))
    assert [i for start, end in cut for i in range(start, end)] == list(range(5, 5 + length))
    assert all(end - start <= 400 for start, end in cut)
