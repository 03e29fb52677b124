"""Who is meant: names, pronouns and descriptions resolved within their document, and what the layers hold."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hustings.pipeline.document import make_doc
from hustings.pipeline.policy import SETTLED
from hustings.text import Document, Post, Segment
from tests.naming import Copy, people, pipeline, read, run

# `=` names the person meant; `?` says the text leaves it open.
NAMES = (
    "[Priya Nair|C] won for [Labour|party]. Ms [Nair|=Priya Nair] thanked voters.",
    "heading: [Nair|=Priya Nair] sees off challenge\n[Priya Nair|C] won for [Labour|party].",
    "[Tom Ashby|C] ([Con|party]) lost. [Ashby|=Tom Ashby] said he was sad.",
    "[Jonathan Adeyemi|C] ([Lab|party]) won. [Jon Adeyemi|=Jonathan Adeyemi] said it was close.",
    "[Maria Santos Lima|C] ([Green|party]) came third. "
    "[Maria Santos|=Maria Santos Lima] left. Ms [Santos|=Maria Santos Lima] was glad.",
    "[Anna Kowalska|C] ([Lab|party]) won. Well played, [Anna|=Anna Kowalska].",
    "[Ewa Nowak|C] ([Lab|party]) beat [Jan Nowak|C] ([Con|party]). "
    "Mrs [Nowak|=Ewa Nowak] smiled. Mr [Nowak|=Jan Nowak] did not.",
    "[Owen Pryce|C] ([Lab|party]) won.\n---\n[Bethan Pryce|C] ([PC|party]) won. "
    "[Pryce|=Bethan Pryce] said it was a great night.",
    "Former MP [Gerald Stroud|C] was at the count. Lord [Stroud|=Gerald Stroud] looked tired.",
    "[Helen Marr-Osei|C] ([LD|party]) won. "
    "Ms [Marr-Osei|=Helen Marr-Osei] cheered. Ms [Osei|=Helen Marr-Osei] cried.",
    "[Dominic Farell|C], the [Labour|party] candidate, "
    "lost.\n---\n[Dominic Farrell|=Dominic Farell] went home.",
    "[Ed Sallow|C] ([Lab|party]) and [Dave Sallow|C] ([Lab|party]) both stood. Mr [Sallow|?] won.",
    "[Ed Sallow|C] ([Lab|party]) stood. [Ida Sallow|C] ([Con|party]) stood. Mr [Sallow|=Ed Sallow] won.",
    "board: [ANN MCKEE-OSEI|=Ann McKee-Osei] ([Lab|party]) 12,000",
    "board: [OKORO, Ngozi|=Ngozi Okoro] ([Lab|party]) 12,000\n[Ngozi Okoro|=Ngozi Okoro] cheered.",
    "[Sunita Rao|C] MP spoke. Dr [Rao|=Sunita Rao] left.",
    "[Kate Dale-Pike|C] won. They called it for [Dale-Pike|=Kate Dale-Pike] at nine.",
    "[Iestyn ap Gwilym|C] won. Mr [ap Gwilym|=Iestyn ap Gwilym] was glad.",
    "[Rebecca Long|C] ([Lab|party]) won. Ms [Long|=Rebecca Long] waved.",
    "[Paul Green|C] MP said so. Mr [Green|=Paul Green] left.",
    "[J. Mbeki|=Joseph Mbeki] (Lab) was there. [Joseph Mbeki|C] MP left.",
    "Mr [Okafor|=Okafor] voted at noon.",
)

PRONOUNS = (
    "[Ann Birch|C], who beat [Sue Dale|C], thanked [her|=Ann Birch] team.",
    '[Tom Ashby|C] said [Lee Birch|C] had "carried [him|=Tom Ashby]".',
    "[Ann Birch|C] won [Hull|seat]. [Rob Fry|C] and [Jo Poe|C] agreed with [her|=Ann Birch].",
    "[Priya Nair|C] won [Leeds|seat]. [She|=Priya Nair] thanked [her|=Priya Nair] agent.",
    "[Tom Ashby|C] beat [Lee Birch|C]. [He|=Tom Ashby] had a majority of 900.",
    "[Tom Ashby|C] beat [Ann Birch|C]. [She|=Ann Birch] had held it for years.",
    "[Tom Ashby|C] beat [Ann Birch|C], who said [she|=Ann Birch] was proud of [her|=Ann Birch] team.",
    "[Tom Ashby|C] told [Lee Birch|C] that [he|=Tom Ashby] would win.",
    "[Lee Birch|C] ([Con|party]) was there. [Tom Ashby|C] thanked [him|=Lee Birch].",
    "In [her|=Ann Birch] speech, [Ann Birch|C] thanked [Priya Nair|C].",
    "[Priya Nair|C] spoke first. During [her|=Ann Birch] speech, [Ann Birch|C] wept.",
    "heading: [Ann Birch|C] wins [Barrow|seat]\n[She|=Ann Birch] took 12,000 votes.",
    "[Ann Birch|C] won [Barrow|seat].\n---\n[She|?] took 12,000 votes.",
    '[Tom Ashby|C] took the seat from [Lee Birch|C]. [He|=Tom Ashby] said: "[He|=Lee Birch] fought well."',
    '[Tom Ashby|C] ([Con|party]) lost. "It hurts," [he|=Tom Ashby] said. [He|=Tom Ashby] left.',
    '[Jo Pell|P] wrote: "[Tom Ashby|C] has lost [his|=Tom Ashby] seat at last."',
    "[Wei Zhang|C] won for [Labour|party]. [She|=Wei Zhang] smiled.",
    "Mr [Zhang|C] won for [Labour|party]. [She|?] smiled.",
    "byline: [Ann Poole|P]\n[She|?] won.",
    "[Tom Ashby|C] lost [his|=Tom Ashby] seat to [Ann Birch|C], who doubled [her|=Ann Birch] vote.",
    "caption: [Ann Birch|N]\n[She|=Ann Birch] won again.",
    "[Idris Bello|C] ([Lab|party]) won.\nThe count was slow.\n[He|=Idris Bello] got home at four.",
    "After [he|=Tom Ashby] conceded, [Tom Ashby|C] left.",
    "[Ann Birch|C]'s husband [Joe|P] was there. [She|=Ann Birch] won.",
    "Voter [Jim Pellow|P] was angry. [He|=Jim Pellow] stayed at home.",
    "[Tom Ashby|C] and [Leo Birch|C] were there. Everyone but [him|?] sang.",
    "[Ann Birch|C] ([Lab|party]) beat [Tom Ashby|C] ([Con|party]). "
    "[He|=Tom Ashby] shook [her|=Ann Birch] hand.",
)

# Between somebody whose name tells the gender and somebody whose name does not; and where a stranger is meant.
DOUBTS = (
    "[Devinder Sandhu|C] beat [Olive Marsh|C] in [Slough|seat].\n[She|=Olive Marsh] had held it since 2015.",
    "[Harpreet Sandhu|C] said [she|=Harpreet Sandhu] was tired.",
    "One [Tory|party] voter was angry. [He|?] would stay at home next time.",
    "[Tom Ashby|C] lost. A man in the crowd was pleased. [He|=Tom Ashby] left early.",
    "[Tom Ashby|C] lost. A spokesman was blunt: [he|?] blamed the weather.",
    "[Lee Poe|C] won easily, 900 ahead of [Tom Ashby|C]. [Lee Poe|C] was 900 ahead of [him|=Tom Ashby].",
    "[Tom Ashby|C] and [Lee Birch|C] fought for it. [Jo Fry|C] left. [Tom Ashby|C] saluted [his rival|=Lee Birch].",
)

DESCRIPTIONS = (
    "[Ann Birch|C] won. Speaking in [Hull|seat], [the former minister|=Ann Birch] wept.",
    "[Ann Birch|C], 23, won [Barrow|seat]. [The 23-year-old|=Ann Birch] was elated.",
    "[Tom Ashby|C], 79, lost [Barrow|seat].\n---\nNobody thought [the 79-year-old|=Tom Ashby] would go.",
    "[Ann Birch|C] met [Tom Ashby|C]. [The veteran|=Ann Birch] left.",
    "Former minister [Tom Ashby|C] lost to [Ann Birch|C]. [The former minister|=Tom Ashby] left early.",
    "The sitting MP [Tom Ashby|C] lost to [Ann Birch|C]. [The incumbent|=Tom Ashby] left early.",
    "[Tom Ashby|C] beat [Lee Birch|C] and thanked [his rival|=Lee Birch].",
    "[Tom Ashby|C] beat [Lee Birch|C] and [Jo Fry|C] and thanked [his rival|?].",
    "[Tom Ashby|C] beat [Lee Birch|C]. [The winner|=Tom Ashby] wept.",
    "[Tom Ashby|C] beat [Lee Birch|C]. [The loser|=Lee Birch] wept.",
    "heading: [Tom Ashby|C] ousted in [Barrow|seat]\n[The veteran MP|=Tom Ashby] had served for 30 years.",
    "[Sara Khan|C], a doctor, stood in [Hull|seat]. [The doctor|=Sara Khan] polled well.",
    "[Tom Ashby|C] met [Lee Birch|C]. [The minister|?] said nothing.",
    "Nobody came. [The candidate|?] went home.",
    "[Ann Birch|C] is the MP. [The MP|=Ann Birch] spoke.",
    "[Ann Birch|C] polled 900. [The mother-of-two|=Ann Birch] spoke.",
)

# A way to go on about somebody without the name: whom it means, and where it may be anybody.
VARIATIONS = (
    "[Ann Birch|C] won. [The former steelworks nurse|=Ann Birch] said it was a dream.",
    "[Ann Birch|C] won. [The vet|=Ann Birch] would be back at work on Monday.",
    "[Ann Birch|C] won. [The 41-year-old mother-of-two|=Ann Birch] wept.",
    "[Tom Ashby|C] spoke. [The father of three|=Tom Ashby] was tired.",
    "[Tom Ashby|C] spoke. [The cook-turned-mayor|=Tom Ashby] was tired.",
    "[Ann Birch|C] won. [The Welsh-born surgeon|=Ann Birch] promised to stay.",
    "[Ann Birch|C] won. [The café owner|=Ann Birch] moved here in 2022.",
    "[Tom Ashby|C] lost to [Ann Birch|C]. [The former cabinet secretary|=Tom Ashby] said he was done.",
    "[Ann Birch|C] beat [Lee Poe|C]. [The ex-soldier|=Lee Poe] conceded at four.",
    "[Ann Birch|C] ousted [Jo Poe|C]. [The retired fisheries officer|=Ann Birch] won by 90 votes.",
    "[Ann Birch|C] was ousted by [Jo Poe|C]. [The outgoing MP|=Ann Birch] left early.",
    "[Ann Birch|C] beat [Tom Ashby|C]. [The barrister|=Ann Birch] thanked her agent.",
    "[Ann Birch|C] beat [Tom Ashby|C]. [The barrister|=Tom Ashby] said he had been outspent.",
    "[Tom Ashby|C] beat [Lee Birch|C], a dentist. [The dentist|=Lee Birch] wept.",
    "[Tom Ashby|C] and [Lee Birch|C] stood. [The lawyer|?] was pleased.",
    "[Tom Ashby|C] went to see [the doctor|?].",
    "[Tom Ashby|C] came third. [The leader|?] of the opposition said so.",
    "[Tom Ashby|C] came third. [The tribal leader|=Tom Ashby] had won there before.",
    '"It is over," said [Tom Ashby|C].\n"I am going home," said [the barrister|=Tom Ashby].',
    "The health secretary, [Ann Birch|C], lost. [The prime minister|?] was told at four.",
    "[Tom Ashby|C] stunned [Lee Birch|C]. [The barrister|=Tom Ashby] ousted [Lee Birch|C] by 450 votes.",
    "[Tom Ashby|C] and [Lee Birch|C] met. [He|=Tom Ashby] told [Lee Birch|C] to go.",
    "[Tom Ashby|C] won with [his|=Tom Ashby] husband [Lee|P]. [Lee Birch|C] lost. [Lee Birch|C] wept.",
    "[Tom Ashby|C] won in Hull. [The senator-elect|=Tom Ashby] wept.",
    "[Tom Ashby|C] won in Hull. [The 22-year-old cellist|=Tom Ashby] wept.",
    "[Tom Ashby|C] lost to 19-year-old [Lee Birch|C]. [The teenager|=Lee Birch] was shaking.",
    "[The outgoing leader|=Tom Ashby] of the council wept.\n[Tom Ashby|C], who had sat since 2004, lost by 12.",
    "[The new MP|?] wept.\nIt was late.\n[Tom Ashby|C] lost. He had held it since 2004.",
    "board: [Ann Birch|C] ([Lab|party]) 900\nboard: [Sue Poe|C] ([Con|party]) 12\n[The new MP|?] wept.",
    "A seat that came free on the death of [the former member|?] went to [Ann Birch|C].",
    "[Ann Birch|C] won. [The single mother of two|=Ann Birch] unseated [Labour|party]'s [Tom Ashby|C].",
)

# Descriptions that hold a party or seat: (copy, description, person).
TIED = (
    (
        "[Labour|party]'s [Ann Birch|C] met the [Tory|party] [Tom Ashby|C]. "
        "The [Labour|party] candidate won.",
        "The Labour candidate",
        "Ann Birch",
    ),
    (
        "[Ann Birch|C] ([Labour|party]) lost to [Tom Ashby|C] ([Tory|party]). The [Tory|party] winner wept.",
        "The Tory winner",
        "Tom Ashby",
    ),
    ("[Ann Birch|C], MP for [Hull|seat], spoke. The [Hull|seat] MP was loud.", "The Hull MP", "Ann Birch"),
    (
        "[Ann Birch|C] ([Labour|party]) lost.\n---\nThe [Labour|party] candidate wept.",
        "The Labour candidate",
        None,
    ),
    (
        "[Ann Birch|C] ([Labour|party]) and [Jo Fry|C] ([Labour|party]) met. "
        "Much was said. The [Labour|party] councillor wept.",
        "The Labour councillor",
        None,
    ),
    ("heading: [Labour|party] MP loses seat\n[Tom Ashby|C] wept.", "Labour MP", "Tom Ashby"),
    (
        "It was over for [Ann Birch|C]. The [Tory|party] MP polled 900, behind the [Tory|party] rebel [Tom Ashby|C].",
        "The Tory MP",
        "Ann Birch",
    ),
    (
        "[Ann Birch|C] beat [Tom Ashby|C]. The beaten [Tory|party] said he was sad.",
        "The beaten Tory",
        "Tom Ashby",
    ),
    ("[Tom Ashby|C] left. The [Hull|seat] man had a farm to run.", "The Hull man", "Tom Ashby"),
    ("[Tom Ashby|C] came third. The [Reform UK|party] man polled 900.", "The Reform UK man", "Tom Ashby"),
)

# What describes a person who is named beside it, or is said of one, is no mention of its own.
BESIDE = (
    "The [Labour|party] candidate [Ann Birch|C] won.",
    "[Ann Birch|C], the [Labour|party] candidate, won.",
    "The new MP for [Hull|seat], [Ann Birch|C], spoke.",
    "[Ann Birch|C] became the MP for [Hull|seat].",
    "[Ann Birch|C] is the first MP to do so.",
    "The [Tory|party] victor there, [Tom Ashby|C], left.",
    "[Ann Birch|C], 43, the former mayor, spoke.",
    "[Ann Birch|C] lost. The returning officer spoke at three.",
    "[Ann Birch|C] spoke of the teacher unions and the farmer vote.",
)


@pytest.fixture(scope="module")
def nlp():
    return pipeline()


def _meant(doc, copy: Copy) -> list[tuple[str, str | None]]:
    """For each marked place whom it means, or why nobody."""
    found = {(doc[m["start"]].idx, doc[m["end"] - 1].idx + len(doc[m["end"] - 1])): m for m in doc._.mentions}
    out = []
    for start, end, kind in copy.marks:
        if kind.startswith("=") or kind == "?":
            mention = found[start, end]
            person = mention["person"]
            assert (person is None) == bool(mention["reason"])
            out.append(
                (copy.document.text[start:end], "?" if person is None else "=" + doc._.people[person]["name"])
            )
    return out


@pytest.mark.parametrize("lines", [*NAMES, *PRONOUNS, *DOUBTS, *DESCRIPTIONS, *VARIATIONS])
def test_the_person_meant_is_found_or_left_open(nlp, lines):
    copy = read(lines)
    doc = run(nlp, people(), copy)
    expected = [(copy.document.text[s:e], k) for s, e, k in copy.marks if k.startswith("=") or k == "?"]
    assert expected
    assert _meant(doc, copy) == expected


def _descriptions(doc) -> dict[str, str | None]:
    said = [m for m in doc._.mentions if m["kind"] == "description"]
    return {
        doc[m["start"] : m["end"]].text: None if m["person"] is None else doc._.people[m["person"]]["name"]
        for m in said
    }


@pytest.mark.parametrize(("lines", "description", "person"), TIED)
def test_a_party_or_seat_says_who_is_described(nlp, lines, description, person):
    assert _descriptions(run(nlp, people(), read(lines))) == {description: person}


@pytest.mark.parametrize("lines", BESIDE)
def test_what_stands_beside_a_name_is_no_mention(nlp, lines):
    assert _descriptions(run(nlp, people(), read(lines))) == {}


@pytest.mark.parametrize(
    ("lines", "genders"),
    [
        ("Mr [Zhang|C] ([Lab|party]) met Ms [Okafor|C] ([Con|party]).", ["m", "f"]),
        ("[Priya Nair|C] ([Lab|party]) met [Tom Ashby|C] ([Con|party]).", ["f", "m"]),
        ("[Xu Quill|C] ([Lab|party]) won. [She|=Xu Quill] wept.", ["f"]),
        ("[Xu Quill|C] ([Lab|party]) won.", [None]),
        ("Businesswoman [Alex Rowe|C] stood for [Labour|party].", ["f"]),
    ],
)
def test_genders_come_from_titles_names_and_pronouns(nlp, lines, genders):
    assert [p["gender"] for p in run(nlp, people(), read(lines))._.people] == genders


def test_one_label_for_all_mentions_of_a_person(nlp):
    copy = read(
        "byline: [Ida Finch|P]\n"
        "[Ida Finch|P] is at the count. [Tom Ashby|C] ([Con|party]) won. [Tom Ashby|C] spoke."
    )
    doc = run(nlp, people(), copy)
    assert [(e.text, e.label_[0]) for e in doc.ents if e.label_ != "PARTY"] == copy.words("C", "P")
    assert [(p["name"], p["label"]) for p in doc._.people] == [
        ("Ida Finch", "PERSON"),
        ("Tom Ashby", "CANDIDATE"),
    ]


def test_the_reference_list_finds_and_labels_names_nothing_else_speaks_for(nlp):
    copy = read("It was all about Zog Quillfeather.")
    assert run(nlp, people(), copy).ents == ()
    doc = run(nlp, people({"Zog Quillfeather"}), copy)
    assert [(e.text, e.label_) for e in doc.ents] == [("Zog Quillfeather", "CANDIDATE")]


def test_of_two_spellings_the_one_on_the_reference_list_is_the_name(nlp):
    copy = read("Zog Quilfeather won. Zog Quillfeather smiled.")
    doc = run(nlp, people({"Zog Quillfeather"}), copy)
    assert [p["name"] for p in doc._.people] == ["Zog Quillfeather"]


def test_a_doc_without_segments_is_read_as_one_body(nlp):
    doc = people()(nlp("Priya Nair, the Labour candidate, won. She smiled."))
    assert [(e.text, e.label_) for e in doc.ents] == [("Priya Nair", "CANDIDATE")]
    assert [m["person"] for m in doc._.mentions] == [0, 0]


def test_people_who_have_been_settled_are_taken_as_they_are(nlp):
    copy = read("zog quillfeather beat Tom Ashby")
    doc = make_doc(nlp, copy.document)
    doc.spans[SETTLED] = [doc.char_span(0, 16, label="PERSON")]
    doc = people()(doc)
    assert [(e.text, e.label_) for e in doc.ents] == [("zog quillfeather", "PERSON")]
    assert [p["name"] for p in doc._.people] == ["zog quillfeather"]


def test_a_body_or_an_office_is_nobody_whoever_found_it(nlp):
    copy = read("He met the Shadow Minister at Buckingham Palace.")
    doc = make_doc(nlp, copy.document)
    doc.spans[SETTLED] = [doc.char_span(11, 26, label="PERSON"), doc.char_span(30, 47, label="PERSON")]
    assert people()(doc).ents == ()


_WORDS = (
    "Ann Lee Mr Dr Sir Labour O'Neil de - , . ( ) \" ' 's he her the MP 87 year old candidate J. SMITH and "
    "said beat his rival for Jr van — 😀 ß İ Ǆ \u200b \u202e"
)
_PIECES = st.sampled_from([*_WORDS.split(" "), "\n"])


@settings(max_examples=120, deadline=None)
@given(
    st.one_of(
        st.text(max_size=200),
        st.lists(_PIECES, max_size=60).map(" ".join),
        st.lists(_PIECES, max_size=60).map("".join),
    )
)
def test_any_text_is_answered_with_sound_layers(text):
    segments = (Segment(0, len(text), "body"),) if text else ()
    copy = Copy(Document(text, (Post("p1", "post", 0, len(text), segments),) if text else ()))
    doc = run(_NLP, _PEOPLE, copy)
    assert all(a.end <= b.start for a, b in zip(doc.ents, doc.ents[1:], strict=False))
    for mention in doc._.mentions:
        assert 0 <= mention["start"] < mention["end"] <= len(doc)
        assert mention["person"] is None or 0 <= mention["person"] < len(doc._.people)
        assert (mention["person"] is None) == bool(mention["reason"])


@pytest.mark.parametrize(
    "line",
    [
        "A" * 100_000,
        "Ann Lee " * 12_000,
        "he said she " * 8_000,
        '"Ann' * 25_000,
        "the former " * 9_000,
        "Mr " * 30_000,
        "O'" * 50_000,
        "A-" * 50_000,
        "87-year-old " * 8_000,
    ],
)
def test_a_very_long_line_takes_no_longer_than_its_length(line):
    doc = _PEOPLE(make_doc(_NLP, read(line).document))
    assert len(doc.text) == len(line) + 1


_NLP = pipeline()
_PEOPLE = people()
