"""Which seat and party a claim gets from around it: its sentence, paragraph, post and page; never another post."""

from __future__ import annotations

import pytest

from tests.by_rule import extract
from tests.posts import claims, page


@pytest.mark.parametrize(
    ("why", "lines", "expected"),
    [
        ("its clause", "Turnout in Bootle was 61%.", "Bootle"),
        ("its sentence", "Bootle stayed with Labour after turnout of 61%.", "Bootle"),
        ("the nearest before it", "Labour lost Redcar but held Bootle on a turnout of 61%.", "Bootle"),
        ("its paragraph", "Labour held Bootle. Turnout was 61%.", "Bootle"),
        (
            "its paragraph before its heading",
            "heading: Labour hold Redcar\nLabour held Bootle. Turnout was 61%.",
            "Bootle",
        ),
        ("its heading", "heading: Labour hold Bootle\nTurnout was 61%.", "Bootle"),
        (
            "its heading before another paragraph",
            "heading: Labour hold Bootle\nThe party lost Redcar to the Greens.\nTurnout was 61%.",
            "Bootle",
        ),
        (
            "the first of a heading that names two",
            "heading: Labour hold Bootle; recount in Redcar\nA long night in the hall.\nTurnout was 61%.",
            "Bootle",
        ),
        (
            "the section it is in before an earlier heading",
            "heading: Labour hold Bootle\nCheers.\nheading: Tears\nThe Greens held Redcar.\nTurnout was 61%.",
            "Redcar",
        ),
        (
            "an earlier heading, where its own section names no seat before it",
            "heading: Labour hold Bootle\nCheers.\nheading: The numbers\nTurnout was 61%.",
            "Bootle",
        ),
        (
            "no seat of an office held besides",
            "Labour held Bootle.\nAnn Lee, for six years a councillor for Moor Lane, wept. Turnout was 61%.",
            "Bootle",
        ),
        (
            "no seat of what is told of a person",
            "Labour held Bootle.\nTom Ashby, who lost Redcar in 2010, wept. Turnout was 61%.",
            "Bootle",
        ),
        (
            "the seat of a clause about a place",
            "Labour held Bootle.\nThe west was kinder, where the Greens took Redcar. Turnout was 61%.",
            "Redcar",
        ),
        (
            "the board right above, though a heading comes later",
            "--- list\nheading: Bootle\nboard: LAB HOLD\n--- article\nTurnout was 61%.\nheading: About\nThanks.",
            "Bootle",
        ),
        (
            "no board above a heading of its own",
            "--- list\nheading: Bootle\nboard: LAB HOLD\n"
            "--- article\nheading: Elsewhere\nTurnout was 61%.\nGreens hold Redcar.\nLabour hold Bath.",
            None,
        ),
        (
            "what the page is about before a seat that is named later",
            "--- page\nheading: Labour hold Bootle\n--- post\nLabour held Bootle.\n--- post\nBootle it is."
            "\n--- post\nTurnout was 61%.\nThe council by-election in Redcar drew few.",
            "Bootle",
        ),
        (
            "no paragraph much later",
            "Turnout was 61%.\nRain.\nTea.\nCake.\nLabour held Bootle.",
            None,
        ),
        (
            "none that the next heading names",
            "Turnout was 61%.\nheading: Labour hold Bootle\nCheers.",
            None,
        ),
        ("a heading's from far below", "heading: Turnout was 61%\nRain.\nTea.\nCake.\nLabour won Bootle.", "Bootle"),
        ("another paragraph", "Labour held Bootle.\nTurnout was 61%.", "Bootle"),
        ("a later paragraph, where that is the only seat", "Turnout was 61%.\nLabour held Bootle.", "Bootle"),
        ("no later paragraph, where they name two", "Turnout was 61%.\nLabour held Bootle and lost Redcar.", None),
        ("nothing", "Turnout was 61%.", None),
        ("no seat where it says of which place", "Labour held Bootle.\nTurnout in Surrey was 61%.", None),
        ("its own post only", "--- post\nLabour held Bootle and lost Redcar.\n--- post\nTurnout was 61%.", None),
        (
            "its own post before others",
            "--- post\nLabour held Redcar.\n--- post\nLabour held Bootle.\nTurnout was 61%.",
            "Bootle",
        ),
        (
            "what the page is about",
            "--- page\nheading: Labour hold Bootle\n--- post\nLabour held Bootle.\n--- post\nTurnout was 61%.",
            "Bootle",
        ),
        (
            "what the title names, under a heading of its own",
            "heading: Bootle: general election result\nLabour held Bootle.\nThe Greens won Redcar.\n"
            "heading: About\nTurnout was 61%.",
            "Bootle",
        ),
        (
            "what the title names, of a board in an article",
            "heading: Bootle: general election result\nLabour held Bootle.\nThe Greens won Redcar.\n"
            "board: Last time\nboard: Turnout: 61%",
            "Bootle",
        ),
        ("a bullet itself", "--- summary\nTurnout in Bootle was 61%.\nLabour held Redcar.", "Bootle"),
        ("no other bullet", "--- summary\nLabour held Bootle.\nTurnout was 61%.", None),
        ("no other title", "--- page\nheading: Turnout was 61%\n--- post\nLabour held Bootle.", None),
    ],
)  # fmt: skip
def test_a_seat_is_taken_from_the_nearest_place_that_makes_it_plain(
    why: str, lines: str, expected: str | None
) -> None:
    (turnout,) = [c for c in extract(page(lines)).claims if c.type == "turnout"]
    assert (turnout.seat and turnout.seat.name) == expected, why


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "Ann Lee, who won Bootle in 2019, lost Redcar to Tom Ashby.",
            [
                "defeat winner=Tom Ashby loser=Ann Lee seat=Redcar",
                "win candidate=Ann Lee seat=Bootle outcome=elected",
            ],
        ),
        (
            "Labour held Bootle. Ann Lee, who was beaten in Redcar last time, polled 12,345 votes.",
            [
                "win candidate=Ann Lee party=Labour seat=Bootle outcome=hold",
                "tally candidate=Ann Lee party=Labour seat=Bootle votes=12345",
            ],
        ),
        (
            "Ann Lee, who beat Tom Ashby in Bootle in 2019, lost Redcar by 979.",
            [
                "defeat winner=Ann Lee loser=Tom Ashby seat=Bootle",
                "defeat loser=Ann Lee seat=Redcar margin=979",
            ],
        ),
        (
            "Tom Ashby lost Bootle by 979 to Ann Lee, who had been beaten in Redcar by 212.",
            [
                "defeat loser=Tom Ashby seat=Bootle margin=979",
                "defeat loser=Ann Lee seat=Redcar margin=212",
            ],
        ),
        (
            "Ann Lee removes Tom Ashby, who first won in 1999, by 3,743 in Bootle.",
            ["defeat winner=Ann Lee loser=Tom Ashby seat=Bootle margin=3743"],
        ),
    ],
)
def test_what_a_relative_clause_tells_is_not_what_the_sentence_does(lines: str, expected: list[str]) -> None:
    found = claims(lines)
    assert [claim for claim in expected if claim not in found] == [], found


@pytest.mark.parametrize(
    ("why", "lines", "expected"),
    [
        ("her name", "Labour's Ann Lee won Bootle.", "Labour"),
        ("her name, in brackets", "Ann Lee (Lab) won Bootle.", "Labour"),
        ("the last before", "The Tories' Ann Lee is now Labour's Ann Lee. Ms Lee won Bootle.", "Labour"),
        ("what her post says before", "Labour's Ann Lee arrived.\nMs Lee won Bootle.", "Labour"),
        ("what her post says after", "Ann Lee won Bootle.\nMs Lee, the Labour candidate, wept.", "Labour"),
        ("no other post", "--- post\nLabour's Ann Lee arrived.\n--- post\nMs Lee won Bootle.", None),
        ("no other bullet", "--- summary\nLabour's Ann Lee arrived.\nAnn Lee won Bootle.", None),
        ("nobody else's", "Labour's Tom Ashby watched.\nAnn Lee won Bootle.", None),
        ("nothing", "Ann Lee won Bootle.", None),
    ],
)
def test_a_party_is_what_the_post_ties_its_person_to(why: str, lines: str, expected: str | None) -> None:
    (win,) = [c for c in extract(page(lines)).claims if c.type == "win"]
    assert win.candidate
    assert win.candidate.name == "Ann Lee"
    assert (win.party and win.party.name) == expected, why


@pytest.mark.parametrize(
    ("text", "name", "id", "words"),
    [
        ("The Lib Dems held Bath.", "Liberal Democrat", "PP90", "Lib Dems"),
        ("Lab hold Bootle", "Labour", "PP53", "Lab"),
    ],
)
def test_a_party_has_its_canonical_name_and_the_words_it_stands_in(
    text: str, name: str, id: str, words: str
) -> None:
    (win,) = [c for c in extract(text).claims if c.type == "win"]
    assert win.party
    assert (win.party.name, win.party.id) == (name, id)
    assert [text[start:end] for start, end in win.party.spans] == [words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Labour's Ann Lee won Bootle.", "Ann Lee"),
        ("The new MP for Bootle, Ann Lee, wept.", "Ann Lee"),
        ("Ann Lee, the Labour candidate, won Bootle.", "Ann Lee"),
        ("“Thank you,” said Labour's Ann Lee. She won Bootle by 212.", "She"),
    ],
)
def test_a_persons_span_is_the_name_or_the_word_for_it(text: str, words: str) -> None:
    (win,) = [c for c in extract(text).claims if c.type == "win"]
    assert win.candidate
    assert [text[start:end] for start, end in win.candidate.spans] == [words]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("The victor polled 12,212.", "tally candidate=Ann Lee party=Labour seat=Bootle votes=12212"),
        ("The new member took 12,212 votes.", "tally candidate=Ann Lee party=Labour seat=Bootle votes=12212"),
        ("His rival took 12,212 votes.", "tally candidate=Ann Lee party=Labour seat=Bootle votes=12212"),
        ("The ex-teacher took 12,212 votes.", "tally candidate=Ann Lee party=Labour seat=Bootle votes=12212"),
        (
            "The 34-year-old took 12,212 votes.",
            "tally candidate=Ann Lee party=Labour seat=Bootle votes=12212",
        ),
        ("Her opponent took 12,000 votes.", "tally candidate=Tom Poe seat=Bootle votes=12000"),
        ("The defeated MP took 12,000 votes.", "tally candidate=Tom Poe seat=Bootle votes=12000"),
        ("The Tory took 12,000 votes.", "tally candidate=Tom Poe party=Conservative seat=Bootle votes=12000"),
        (
            "The Tory's share was 31.5%.",
            "tally candidate=Tom Poe party=Conservative seat=Bootle share=31.5",
        ),
        (
            "The Tory had held the seat since 2010.",
            "tenure holder=Tom Poe seat=Bootle kind=held since=2010",
        ),
        ("The Tory vote was 12,000.", "tally party=Conservative seat=Bootle votes=12000"),
    ],
)
def test_a_description_is_the_person_it_means(lines: str, expected: str) -> None:
    opening = "Labour's Ann Lee, 34, a former teacher, beat Tom Poe in Bootle by 212 votes. "
    assert claims(opening + lines, "tally", "tenure") == [expected]


def test_a_description_of_somebody_spoken_of_before_it_is_no_one_else() -> None:
    assert claims("Ann Lee was declared the winner in Bootle.", "win") == [
        "win candidate=Ann Lee seat=Bootle outcome=elected"
    ]


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("Ann Lee is a Green.", "Green"),
        ("Ann Lee is the only Conservative left in the county.", "Conservative"),
        ("Ann Lee was one of three Conservatives on the list.", "Conservative"),
        ("Ann Lee, one of Labour's biggest beasts, was tired.", "Labour"),
        ("Ann Lee, who sat for Labour for two years, was tired.", "Labour"),
        ("Ann Lee had stood as an independent.", "Independent"),
        ("The last Tory standing is Ann Lee.", "Conservative"),
        ("It was Labour, in the shape of Ann Lee, who danced.", "Labour"),
        ("Labour, for whom Ann Lee danced, was pleased.", "Labour"),
        ("Labour, whose candidate Ann Lee danced, was pleased.", "Labour"),
        ("The Greens had come far through plumber Ann Lee.", "Green"),
        ("Ann Lee lifted the Tory share to 30.3 per cent.", "Conservative"),
        ("Conservative rookie Ann Lee was tired.", "Conservative"),
        ("There stood a Green first-timer, Ann Lee.", "Green"),
        ("Ann Lee, who quit the Greens for Labour in May, was tired.", "Labour"),
        ("Ann Lee, a Tory councillor until March, was tired.", None),
        ("Ann Lee was a Labour voter in her youth.", None),
        ("Ann Lee was Labour's problem.", None),
        ("Ann Lee was Conservative until 2019.", None),
        ("Tom Ashby is a Green.", None),
        ("The Greens had come far, and Ann Lee was tired.", None),
        ("Labour, whose leader was in Redcar, said nothing to Ann Lee.", None),
    ],
)
def test_a_person_is_of_the_party_that_the_post_says(words: str, party: str | None) -> None:
    lines = f"{words}\nMs Lee took Bootle by 212 votes."
    (found,) = {
        c.winner_party and c.winner_party.name for c in extract(page(lines)).claims if c.type == "defeat"
    }
    assert found == party


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "Tom Ashby met a rival. He is Rory Clair, 44, a Green quantity surveyor, and he won Bootle by 212 votes.",
            "defeat winner=Rory Clair winner_party=Green seat=Bootle margin=212",
        ),
        (
            "Rory Clair, 44, a vet and a Green from Moor, won Bootle by 212 votes.",
            "defeat winner=Rory Clair winner_party=Green seat=Bootle margin=212",
        ),
        (
            "Ann Lee beat Rita Hay in Bootle. She lost by 212 votes.",
            "defeat loser=Rita Hay seat=Bootle margin=212",
        ),
        (
            "Ann Lee beat Rita Hay in Bootle. She won by 212 votes.",
            "defeat winner=Ann Lee seat=Bootle margin=212",
        ),
    ],
)
def test_a_pronoun_is_whom_its_clause_can_tell_of(lines: str, expected: str) -> None:
    assert expected in claims(lines, "defeat")


@pytest.mark.parametrize(
    ("lines", "kind", "expected"),
    [
        (
            "Labour's Ann Lee lost her deposit in Bootle. So did the independent Winston Ackerley (811 votes), "
            "Jo Poe (Green) and Tim Day.",
            "deposit",
            [
                "deposit candidate=Ann Lee party=Labour seat=Bootle",
                "deposit candidate=Winston Ackerley party=Independent seat=Bootle",
                "deposit candidate=Jo Poe party=Green seat=Bootle",
                "deposit candidate=Tim Day seat=Bootle",
            ],
        ),
        (
            "Ann Lee lost her deposit in Bootle, as did Tim Day.",
            "deposit",
            ["deposit candidate=Ann Lee seat=Bootle", "deposit candidate=Tim Day seat=Bootle"],
        ),
        (
            "Bootle stayed Labour. So did Redcar.",
            "win",
            ["win party=Labour seat=Bootle outcome=hold", "win party=Labour seat=Redcar outcome=hold"],
        ),
        ("Ann Lee lost Bootle.\nSo did her agent.", "defeat", ["defeat loser=Ann Lee seat=Bootle"]),
        (
            "Ann Lee kept her deposit in Bootle. So did Tim Day.",
            "deposit",
            [],
        ),
        (
            "Ann Lee lost Bootle. The rain stopped. So did Tim Day.",
            "defeat",
            ["defeat loser=Ann Lee seat=Bootle"],
        ),
        ("Labour's share rose to 30%. So did Tim Day's.", "tally", ["tally party=Labour share=30"]),
    ],
)
def test_who_did_the_same_has_a_claim_of_their_own(lines: str, kind: str, expected: list[str]) -> None:
    assert claims(lines, kind) == expected
