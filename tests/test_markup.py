"""The markup of annotated copy: what it says, that it is read and written without loss, what it complains of."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hustings.cli import main
from hustings.corpus.check import doubts
from hustings.corpus.docbin import to_doc
from hustings.corpus.forms import WRITERS, FormError, read_pages
from hustings.corpus.markup import MarkupError, load, parse, write
from hustings.corpus.page import LABELS, GoldClaim, Mention, Page
from hustings.corpus.repetition import repetition
from hustings.pipeline import build

NLP = build()

EXAMPLE = """\
# style: regional live blog
# date: 2024-07-05

  3. [Ivy O'Hagan|C] 'ready for a bath'published at 05:12
@ quote speaker=Ivy O'Hagan; kind=partial :: ready for a bath

[Labour|Y]'s [Ivy O'Hagan|C] has ousted [Gethin Sarr-Doyle|C] in [Halifax|S]
by just over 1,200 votes.
@ defeat winner=Ivy O'Hagan; loser=Gethin Sarr-Doyle; seat=Halifax; margin=over 1200 :: has ousted || 1,200 votes
@? win candidate=Ivy O'Hagan; outcome=gain/elected; party=Labour/- :: Ivy O'Hagan has ousted
"""


def test_a_page_is_its_text_with_names_and_claims() -> None:
    page = parse(EXAMPLE, "halifax")
    assert page.about == {"style": "regional live blog", "date": "2024-07-05"}
    assert page.text == (
        "  3. Ivy O'Hagan 'ready for a bath'published at 05:12\n"
        "\n"
        "Labour's Ivy O'Hagan has ousted Gethin Sarr-Doyle in Halifax\n"
        "by just over 1,200 votes.\n"
    )
    assert [(page.words((m.start, m.end)), m.label) for m in page.mentions] == [
        ("Ivy O'Hagan", "CANDIDATE"),
        ("Labour", "PARTY"),
        ("Ivy O'Hagan", "CANDIDATE"),
        ("Gethin Sarr-Doyle", "CANDIDATE"),
        ("Halifax", "SEAT"),
    ]
    quote, win, defeat = page.claims
    assert quote.slots == {"speaker": "Ivy O'Hagan", "kind": "partial", "text": "ready for a bath"}
    assert (
        win.optional
        and win.slots["outcome"] == ["gain", "elected"]
        and win.slots["party"] == ["Labour", None]
    )
    assert defeat.slots["margin"] == {"value": 1200, "unit": "votes", "hedge": "over"}
    assert [page.words(piece) for piece in defeat.evidence] == ["has ousted", "1,200 votes"]


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        ("tally votes=1,200", {"value": 1200, "unit": "votes", "hedge": "exact"}),
        ("tally share=about 40.5", {"value": 40.5, "unit": "percent", "hedge": "about"}),
        ("tally share_change=-16.2", {"value": -16.2, "unit": "points", "hedge": "exact"}),
        ("swing size=18000 votes", {"value": 18000, "unit": "votes", "hedge": "exact"}),
        ("tally rank=3", 3),
        ("majority previous=true", True),
        ("tenure duration=P22Y", "P22Y"),
        ("tenure duration=over P20Y", {"iso": "P20Y", "hedge": "over"}),
        ("tenure since=1997", "1997"),
        (r"win seat=Perth\/Kinross", "Perth/Kinross"),
        (r"quote speaker=a man; text=one\; two\nthree", "one; two\nthree"),
        (r"quote speaker=\-", "-"),
    ],
)
def test_values_are_written_as_people_would(slot: str, value: object) -> None:
    (claim,) = parse(f"\nwords\n@ {slot} :: words", "page").claims
    assert (
        [*claim.slots.values()][-1 if "text" not in slot else 1] == value
        if "speaker=\\" not in slot
        else True
    )
    assert value in claim.slots.values()


@pytest.mark.parametrize(
    ("line", "piece"),
    [
        ("Con 12, Lab 12", "12 #2"),
        ("a\\nb | c # d", r"a\\nb \| c \# d"),
        ("one #2", r"one \#2"),
        ("[sic]", "[sic]"),
    ],
)
def test_evidence_finds_its_place(line: str, piece: str) -> None:
    page = parse(f"\n{line}\n@ quote :: {piece}", "page")
    assert parse(write(page), "page") == page
    assert page.claims[0].evidence[0][1] == len(page.text) or piece == "12 #2"


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("\nwords\n@ wn seat=A :: words", "page:3: 'wn' is no claim type"),
        ("\nwords\n@ win seats=A :: words", "page:3: 'seats' is no slot of win"),
        ("\nwords\n@ win seat :: words", "page:3: 'seat' is no slot=value"),
        ("\nwords\n@ win seat=A", "page:3: a claim is written '@ type slot=value; slot=value :: evidence"),
        ("\nwords\n@ win outcome=lost :: words", "page:3: outcome is one of elected, gain, hold, not 'lost'"),
        (
            "\nwords\n@ tally votes=many :: words",
            "page:3: votes is a quantity as 'over 1200' or '4.2 points', not 'many'",
        ),
        ("\nwords\n@ tally votes=12 sheep :: words", "page:3: votes: 'sheep' is no unit"),
        ("\nwords\n@ tally rank=first :: words", "page:3: rank is a whole number, not 'first'"),
        ("\nwords\n@ majority previous=yes :: words", "page:3: previous is true or false, not 'yes'"),
        ("\nwords\n@ tenure duration=22 :: words", "page:3: duration is a duration as P22Y, not '22'"),
        ("\nwords\n@ win seat= :: words", "page:3: seat is empty"),
        ("\nwords\n@ win seat=A :: sword", "page:3: the lines above hold no 'sword'"),
        (
            "\nwords\n@ win seat=A :: words || words",
            "page:3: the lines above hold no 'words' after the piece before",
        ),
        ("\nwords\n@ win seat=A :: words #2", "page:3: the lines above hold no 'words #2'"),
        ("\nold\n@ win :: old\nnew\n@ win :: old", "page:5: the lines above hold no 'old'"),
        ("# style: one\nwords", "page:2: an empty line comes between what is known of the page and the page"),
        ("# style: one", "page:1: there is no page"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(source: str, problem: str) -> None:
    with pytest.raises(MarkupError) as caught:
        parse(source, "page")
    assert [line for line in caught.value.problems if line.startswith(problem)]


def test_all_problems_are_told_at_once() -> None:
    with pytest.raises(MarkupError) as caught:
        parse("\nwords\n@ wn :: words\n@ win :: sword", "page")
    assert [line.split(":")[1] for line in caught.value.problems] == ["3", "4"]


def test_a_name_that_the_markup_cannot_carry_is_refused() -> None:
    with pytest.raises(ValueError, match=r"cannot carry the name 'a\[b'"):
        write(Page("page", "a[b", (Mention(0, 3, "PERSON"),)))


_TEXT = st.text(st.sampled_from("ab\\[]|CPYS@?#:;/=- \n\r'’é😀1"), max_size=60)
_VALUES = st.text(st.sampled_from("ab\\[]|;:/=#-é\n"), min_size=1, max_size=8).filter(
    lambda v: v == v.strip()
)


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """Any page the markup can carry: much of what it gives a meaning to, in the text, in values and in evidence."""
    text = draw(_TEXT)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=12)))
    spans = [(s, e) for s, e in pairwise(cuts) if text[s:e] and text[s:e] == text[s:e].strip()]
    names = [s for s in spans if not set(text[slice(*s)]) & set("[]|\n\\")]
    mentions = [Mention(*s, draw(st.sampled_from(LABELS))) for s in names if draw(st.booleans())]
    claims = [
        GoldClaim(
            "quote",
            {
                "speaker": draw(st.one_of(_VALUES, st.lists(_VALUES | st.none(), min_size=2, max_size=3))),
                "text": draw(_VALUES),
            },
            tuple(sorted(draw(st.sets(st.sampled_from(spans), min_size=1, max_size=3)))),
            draw(st.booleans()),
        )
        for _ in range(draw(st.integers(0, 3)) if spans else 0)
    ]
    return Page("page", text, tuple(mentions), tuple(claims), draw(st.sampled_from([{}, {"style": "live"}])))


@given(pages())
@settings(deadline=None, max_examples=400)
def test_nothing_is_lost_on_the_way_to_the_markup_and_back(page: Page) -> None:
    assert parse(write(page), "page") == page


@given(page=pages(), form=st.sampled_from(sorted(WRITERS)))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_is_lost_on_the_way_to_another_form_and_back(page: Page, form: str, tmp_path: Path) -> None:
    file = tmp_path / ("pages.spacy" if form == "docbin" else "pages.jsonl")
    WRITERS[form]([page], file)
    assert list(read_pages(file)) == [page]


def test_names_are_the_entities_of_a_doc() -> None:
    page = parse("\n[Labour|Y]'s [Ann Lee|C] won in [Bath|S] and[Tory|Y]land.", "page")
    doc = to_doc(page, NLP)
    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("Labour", "PARTY"),
        ("Ann Lee", "CANDIDATE"),
        ("Bath", "SEAT"),
    ]
    assert [token.text for token in doc if not token.ent_iob_] == ["andToryland"]


def test_a_gold_file_finds_its_text_beside_it(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("Ann Lee won.", encoding="utf-8")
    gold = {
        "doc": "page",
        "text_file": "page.txt",
        "claims": [],
        "entities": [{"start": 0, "end": 7, "label": "CANDIDATE"}],
    }
    (tmp_path / "page.json").write_text(json.dumps(gold), encoding="utf-8")
    (page,) = read_pages(tmp_path / "page.json")
    assert page == Page("page", "Ann Lee won.", (Mention(0, 7, "CANDIDATE"),))


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.jsonl", "{}", "a.jsonl:1: None: there is no text to it"),
        ("a.jsonl", '\n{"text": "x", "doc": "d"}', "a.jsonl:2: d: no 'claims' is given"),
        ("a.jsonl", "[]", "a.jsonl:1: "),
        (
            "a.jsonl",
            '{"text": "x", "doc": "d", "claims": [], "label": [[0, 9, "SEAT"]]}',
            "a.jsonl:1: d: 0:9 is no run",
        ),
        ("a.json", "not JSON", "a.json: Expecting value"),
        ("a.spacy", "not a binary", "a.spacy: "),
    ],
)
def test_what_holds_no_pages_is_named(name: str, content: str, problem: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(FormError) as caught:
        list(read_pages(tmp_path / name))
    assert problem in str(caught.value)


def test_repetition_is_counted_between_posts() -> None:
    one = Page("one", "The long count went on all night long.\n\nThe long count went on in Bath.\n")
    two = Page("two", "In Bath the long count went on.\n")
    counted = repetition([one, two], 5)
    assert counted.most == (("the long count went on", 2),)
    assert (counted.posts, counted.repeated) == (2, 2)
    assert counted.share == 2 / counted.runs
    assert repetition([two]).share == 0


def test_what_an_annotator_may_have_overlooked_is_told() -> None:
    page = parse(
        "\n[Ann Lee|C] won. Ann Lee smiled.\n@ defeat winner=Ann Lee; margin=12 :: Ann Lee won\n"
        "[Bath|S]: 1,204 votes\n@ tally candidate=Bob Roy; votes=1240 :: 1,204 votes\n",
        "page",
    )
    assert [why for _, why in doubts(page)] == [
        "'Ann Lee' is a CANDIDATE elsewhere and unmarked here",
        "tally: candidate is 'Bob Roy', which the page never says",
        "tally: votes is 1240, which its evidence '1,204 votes' does not hold",
    ]


def test_the_corpus_can_be_read() -> None:
    pages = [load(path) for path in sorted((Path(__file__).parents[1] / "corpus" / "posts").glob("*.marked"))]
    assert {page.about["split"] for page in pages} == {"train", "dev", "test"}
    assert all(page.mentions and page.claims for page in pages)
    assert [parse(write(page), page.name) for page in pages] == pages


def test_check_says_where_a_page_cannot_be_read_and_where_it_is_doubtful(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, doubtful, bad = (tmp_path / f"{name}.marked" for name in ("good", "doubtful", "bad"))
    good.write_text(EXAMPLE, encoding="utf-8")
    doubtful.write_text("\n[Ann Lee|C] won. Ann Lee smiled.\n", encoding="utf-8")
    bad.write_text("\nwords\n@ wn :: words\n", encoding="utf-8")
    assert main(["corpus", "check", str(good)]) == 0
    said = capsys.readouterr().out
    assert said == "good: 23 words in 1 posts, 3 claims, 3 CANDIDATE, 1 PARTY, 1 SEAT\n"
    assert main(["corpus", "check", str(doubtful)]) == 1
    assert "doubtful: line 1 of the text: 'Ann Lee' is a CANDIDATE elsewhere" in capsys.readouterr().out
    assert main(["corpus", "check", str(bad), str(good)]) == 2
    out, err = capsys.readouterr()
    assert "bad:3: 'wn' is no claim type" in err and out.startswith("good: ")


@pytest.mark.parametrize("form", ["gold", "doccano", "docbin"])
def test_convert_and_markup_undo_each_other(form: str, tmp_path: Path) -> None:
    (tmp_path / "page.marked").write_text(EXAMPLE, encoding="utf-8")
    between = tmp_path / ("between.spacy" if form == "docbin" else "between.jsonl")
    assert main(["corpus", "convert", str(tmp_path), "--to", form, "--out", str(between)]) == 0
    assert main(["corpus", "markup", str(between), "--out", str(tmp_path / "back")]) == 0
    assert load(tmp_path / "back" / "page.marked") == load(tmp_path / "page.marked")


def test_a_file_that_holds_no_pages_costs_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.jsonl").write_text("[]\n", encoding="utf-8")
    assert main(["corpus", "markup", str(tmp_path / "a.jsonl"), "--out", str(tmp_path)]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"hustings: {tmp_path / 'a.jsonl'}:1: ")


@pytest.mark.parametrize(
    "command", [["convert", "PAGE", "--to", "gold"], ["convert", "PAGE", "--to", "docbin"], ["swap", "PAGE"]]
)
def test_a_file_that_cannot_be_written_costs_a_line(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "page.marked").write_text(EXAMPLE, encoding="utf-8")
    words = [word.replace("PAGE", str(tmp_path / "page.marked")) for word in command]
    out = str(tmp_path / "no" / "where")
    assert main(["corpus", *words, "--out", out]) == 2
    assert capsys.readouterr().err == f"hustings: {out}: no such file or directory\n"
