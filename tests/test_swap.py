"""Swapped pages: other people, parties and seats throughout, and every name and claim on the right words."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hustings.cli import main
from hustings.corpus.markup import parse, write
from hustings.corpus.page import GoldClaim, Page
from hustings.corpus.swap.edits import Edit, Edited, cased
from hustings.corpus.swap.people import People
from hustings.corpus.swap.swapping import swap
from hustings.countries import country

LIVE = """\
# country: gb
# date: 2024-07-05
# split: train

[IVY O'HAGAN|C] OUSTS [GETHIN SARR-DOYLE|C]published at 03:12
By [Tomasz van der Meer|P]

[Labour|Y]'s [Ivy O'Hagan|C] has ousted [Gethin Sarr-Doyle|C] in [Halifax|S] by just over 1,200 votes.
@ defeat winner=Ivy O'Hagan; loser=Gethin Sarr-Doyle; margin=over 1200 :: Ivy O'Hagan has ousted || Halifax by
A [Tory|Y]-held seat since 2019, [Halifax|S] goes to [Labour|Y] from the [Conservatives|Y].
@ win candidate=Ivy O'Hagan/-; seat=Halifax; from_party=Conservative :: Halifax goes to Labour from the Conservatives
Mr [Sarr-Doyle|C] said [O'Hagan|C] had 'run rings round the [Tories|Y]'. [Ivy|C]'s mother, [Rose O'Hagan|P], wept.
@ quote speaker=Gethin Sarr-Doyle; kind=partial :: run rings round the Tories
[Halifax|S]
[Lab|Y] 21,034 | [Con|Y] 19,811 | [LD|Y] 1,204
@ tally party=Labour; seat=Halifax; votes=21034 :: Lab 21,034
@ tally party=Conservative; seat=Halifax; votes=19811 :: Con 19,811
[Lincoln|P], an [independent|Y] in [Pennywell|S] ward, told a steward: 'No.'
@ quote speaker=Lincoln; kind=direct :: No.
"""


@pytest.fixture(scope="module")
def page() -> Page:
    return parse("\n" + LIVE.split("\n\n", 1)[1], "live")


def words(page: Page, label: str) -> list[str]:
    return [page.words((m.start, m.end)) for m in page.mentions if m.label == label]


@pytest.mark.parametrize("seed", range(8))
def test_a_person_is_the_same_throughout(page: Page, seed: int) -> None:
    new = swap(page, seed)
    shout, loser_shout, full, loser, loser_last, last, given = words(new, "CANDIDATE")
    assert full.upper() == shout and loser.upper() == loser_shout
    assert full.endswith(f" {last}") and loser.endswith(f" {loser_last}") and full.startswith(f"{given} ")
    reporter, mother, single = words(new, "PERSON")
    assert mother.endswith(f" {last}")
    assert "O'Hagan" not in new.text and "Lincoln" not in single and reporter != "Tomasz van der Meer"
    assert [c.slots.get("winner") for c in new.claims if c.type == "defeat"] == [full]
    assert [c.slots.get("candidate") for c in new.claims if c.type == "win"] == [[full, None]]
    assert [c.slots["speaker"] for c in new.claims if c.type == "quote"] == [loser, single]
    assert full not in country("gb").people


@pytest.mark.parametrize("seed", range(8))
def test_quotes_and_seats_follow(page: Page, seed: int) -> None:
    new = swap(page, seed)
    first, *rest = words(new, "SEAT")
    assert rest[:-1] == [first] * (len(rest) - 1) and first != "Halifax"
    assert country("gb").seat(first) and not country("gb").seat("Pennywell")
    assert {c.slots["seat"] for c in new.claims if "seat" in c.slots} == {first}
    for claim in new.claims:
        if claim.type == "quote":
            assert claim.slots["text"] == " ".join(map(new.words, claim.evidence))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The [Tories|Y] held on.", "[Labour|Y] held on."),
        ("[Labour|Y] held on.", "The [Lib Dems|Y] held on."),
        ("It was [Labour|Y]'s night.", "It was the [Tories|Y]' night."),
        ("It was the [Tories|Y]' night.", "It was [Labour|Y]'s night."),
        ("[Labour|Y] hold Bath", "[Greens|Y] hold Bath"),
        ("a [Labour|Y]-held seat.", "a [Tory|Y]-held seat."),
        ("a [Tory|Y] gain.", "an [SNP|Y] gain."),
        ("[Labour|Y] candidate [Ann Lee|C].", "[Lib Dem|Y] candidate [Ann Lee|C]."),
        ("[Ann Lee|C] ([Con|Y]) 12", "[Ann Lee|C] ([LD|Y]) 12"),
        ("[UKIP|Y] 12, [Ind|Y] 4", "[Con|Y] 12, [Ind|Y] 4"),
        ("[TORIES|Y] OUT", "[LIB DEMS|Y] OUT"),
        ("the [Labour Party|Y].", "the [Green Party|Y]."),
        ("[Ann Lee|C], for [Fianna Fáil|Y].", "[Ann Lee|C], for [Fianna Fáil|Y]."),
    ],
)
def test_a_party_is_swapped_form_by_form(old: str, new: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(People, "other", lambda self, name: None)
    page = parse(f"\n{old}", "p")
    assert new in {write(swap(page, seed))[1:] for seed in range(400)}


@pytest.mark.parametrize(
    ("like", "name", "shown"),
    [("IVY", "Kwame", "KWAME"), ("Ivy", "Kwame", "Kwame"), ("ivy", "Kwame", "kwame"), ("C", "Grn", "Grn")],
)
def test_a_name_takes_the_case_of_the_one_before(like: str, name: str, shown: str) -> None:
    assert cased(like, name) == shown


def test_what_lies_around_edits_is_found_again() -> None:
    page = parse("\nSo the [Tories|Y] lost.", "p")
    (mention,) = page.mentions
    edited = Edited(page.text, [Edit(mention, 3, 13, "", "Labour", "")])
    assert edited.text == "So Labour lost."
    assert [(m.start, m.end) for m in edited.mentions()] == [(3, 9)]
    assert [edited.span(s) for s in ((0, 2), (0, 13), (3, 13), (7, 13), (3, 18), (14, 18))] == [
        (0, 2),
        (0, 9),
        (3, 9),
        (3, 9),
        (3, 14),
        (10, 14),
    ]


_GAP = st.text(st.sampled_from("ab ,.'’\n1()-"), max_size=8)
_PEOPLE = ["[Ann O'Neil|C]", "[O'Neil|C]", "[Bo van Dijk|P]", "[van Dijk|P]", "[May|P]", "[ANN O'NEIL|C]"]
_PARTIES = ["[Labour|Y]", "the [Tories|Y]", "a [Lib Dem|Y]", "an [SNP|Y]", "[Con|Y]", "[independent|Y]"]
_NAME = st.sampled_from([*_PEOPLE, *_PARTIES, "[Bath|S]", "[Leeds North East|S]", "[Pennywell|S]"])
_AFTER = st.sampled_from(["", "'s", "’s", " MP", "-held", "’"])


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """Names of all kinds, with anything between them, and evidence that begins and ends anywhere on whole words."""
    source = draw(_GAP) + "x"
    for _ in range(draw(st.integers(1, 8))):
        source += (
            " "
            + draw(_NAME)[0]
            + draw(st.sampled_from(["", "'s", "’s", " MP", "-held", "’"]))
            + " "
            + draw(_GAP)
            + "y"
        )
    page = parse("\n" + source, "p")
    inside = [range(m.start + 1, m.end) for m in page.mentions]
    runs = [m.span() for m in re.finditer(r"\S+", page.text)]
    starts = [s for s, _ in runs if not any(s in r for r in inside)]
    ends = [e for _, e in runs if not any(e in r for r in inside)]
    start = draw(st.sampled_from(starts))
    later = [e for e in ends if e > start]
    if not later:
        return page
    end = draw(st.sampled_from(later))
    claim = GoldClaim("quote", {"speaker": "Ann O'Neil", "text": page.text[start:end]}, ((start, end),))
    return Page("p", page.text, page.mentions, (claim,))


@given(pages(), st.integers(0, 99))
@settings(deadline=None, max_examples=150)
def test_names_and_evidence_of_a_swapped_page_lie_on_the_right_words(page: Page, seed: int) -> None:
    new = swap(page, seed)
    assert new == swap(page, seed)
    assert [m.label for m in new.mentions] == [m.label for m in page.mentions]
    assert len(new.claims) == len(page.claims)
    for old, now in zip(page.claims, new.claims, strict=True):
        assert now.slots["text"] == " ".join(map(new.words, now.evidence))
        (before,), (after,) = old.evidence, now.evidence
        inside = [m for m in page.mentions if before[0] <= m.start and m.end <= before[1]]
        assert inside == [] or len(inside) == sum(
            after[0] <= m.start and m.end <= after[1] for m in new.mentions
        )
        assert _bare(page, before) == _bare(new, after)
    assert _bare(page, (0, len(page.text))) == _bare(new, (0, len(new.text)))


def _bare(page: Page, span: tuple[int, int]) -> str:
    """The words of a span without its names, their articles and the marks of their possessives."""
    start, end = span
    text = ""
    at = start
    for mention in page.mentions:
        if start <= mention.start and mention.end <= end:
            text += page.text[at : mention.start] + "\0"
            at = mention.end
    text = (text + page.text[at:end]).casefold()
    return re.sub(r"\b(?:the|an?) (?=\0)|(?<=\0)['’]s?", "", text)


def test_only_pages_to_train_with_are_swapped_by_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    train, test = tmp_path / "live.marked", tmp_path / "held.marked"
    train.write_text(LIVE, encoding="utf-8")
    test.write_text(LIVE.replace("split: train", "split: test"), encoding="utf-8")
    out = tmp_path / "out.jsonl"
    assert main(["corpus", "swap", str(train), str(test), "--times", "2", "--out", str(out)]) == 0
    written = [Page.from_gold(json.loads(line)) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [page.name for page in written] == ["live-swap-1", "live-swap-2"]
    assert "held: left out, being of the split 'test'" in capsys.readouterr().err
    assert written[0].text != written[1].text
