"""Stories from results: what the results say, in templates' words, with every name and claim where it stands."""

from __future__ import annotations

import json
import random
import re
from dataclasses import replace
from datetime import date as Date
from pathlib import Path

import pytest

from hustings.claims import registry
from hustings.cli import main
from hustings.corpus.markup import parse as read_markup
from hustings.corpus.markup import write as write_markup
from hustings.corpus.page import Page
from hustings.corpus.stories.banks import Bank, Entry, banks
from hustings.corpus.stories.contests import Contest
from hustings.corpus.stories.facts import FactsError, read_contests
from hustings.corpus.stories.figures import Measure, spelled, write
from hustings.corpus.stories.measures import MissingError
from hustings.corpus.stories.people import Namer, person
from hustings.corpus.stories.resolving import page as make_page
from hustings.corpus.stories.scene import Scene, Stage
from hustings.corpus.stories.story import stories
from hustings.corpus.stories.style import Style
from hustings.corpus.stories.telling import Teller, Told
from hustings.corpus.stories.template import Open, TemplateError, atoms, parse
from hustings.corpus.stories.territory import territories
from hustings.corpus.stories.wards import polling_day, ward
from hustings.countries import country

HEAD = (
    "election_date,gss_code,constituency,candidate,party_id,party_name,party_abbrev,votes,share_pct,position,"
    "majority,turnout_pct,electorate,valid_votes,sitting_mp,result,mnis_id"
)
THEN = """\
2015-05-07,E1,Sandmouth East,Ada Cope,PP53,Labour,Lab,20000,50.0,1,4000,60.0,66667,40000,false,Lab hold,7
2015-05-07,E1,Sandmouth East,Bo Rusk,PP52,Conservative,Con,16000,40.0,2,,60.0,66667,40000,false,,
2015-05-07,E1,Sandmouth East,Cy Tarn,ynmp-party:2,Independent,Ind,4000,10.0,3,,60.0,66667,40000,false,,
2015-05-07,E2,Long Hallow,Ed Fell,PP90,Liberal Democrat,LD,15612,52.1,1,3212,66.1,45338,29968,false,LD hold,8
2015-05-07,E2,Long Hallow,Flo Gant,PP52,Conservative,Con,12400,41.4,2,,66.1,45338,29968,false,,
2015-05-07,E2,Long Hallow,Gus Hand,PP85,UK Independence Party,UKIP,1956,6.5,3,,66.1,45338,29968,false,,
"""
NOW = """\
2017-06-08,E1,Sandmouth East,Bo Rusk,PP52,Conservative,Con,22048,55.0,1,5348,62.0,64656,40087,false,Con gain from Lab,
2017-06-08,E1,Sandmouth East,Ada Cope,PP53,Labour,Lab,16700,41.7,2,,62.0,64656,40087,true,,7
2017-06-08,E1,Sandmouth East,Di Vole,PP63,Green Party,Green,1339,3.3,3,,62.0,64656,40087,false,,
2017-06-08,E2,Long Hallow,Ed Fell,PP90,Liberal Democrat,LD,15700,53.4,1,3916,65.0,45200,29380,true,LD hold,8
2017-06-08,E2,Long Hallow,Flo Gant,PP52,Conservative,Con,11784,40.1,2,,65.0,45200,29380,false,,
2017-06-08,E2,Long Hallow,Hal Ince,ynmp-party:2,Independent,Ind,980,3.3,3,,65.0,45200,29380,false,,
2017-06-08,E2,Long Hallow,Ida Judd,PP63,Green Party,Green,613,2.1,4,,65.0,45200,29380,false,,
2017-06-08,E2,Long Hallow,Jo Kemp,PP66,Official Monster Raving Loony Party,MRLP,303,1.0,5,,65.0,45200,29380,false,,
2017-06-08,E3,Upper Dale,Ken Lowe,PP102,Scottish National Party,SNP,20500,51.0,1,805,60.2,66800,40200,false,SNP hold,
2017-06-08,E3,Upper Dale,Lil Mott,PP53,Labour,Lab,19695,49.0,2,,60.2,66800,40200,false,,
2017-06-08,E4,Weir,Nan Orde,PP53,Labour,Lab,30000,75.0,1,20000,50.0,80000,40000,false,Lab hold,
2017-06-08,E5,Mossby,Rae Sims,PP53,Labour,Lab,21000,52.5,1,2000,50.0,80000,40000,false,Lab gain from LD,
2017-06-08,E5,Mossby,Tom Udall,PP90,Liberal Democrat,LD,19000,47.5,2,,50.0,80000,40000,false,,
2017-06-08,E6,Noke,Val Wray,PP90,Liberal Democrat,LD,20000,50.0,1,1000,50.0,80000,40000,false,LD hold,
2017-06-08,E6,Noke,Xan Yeo,PP52,Conservative,Con,19000,47.5,2,,50.0,80000,40000,false,,
2017-06-08,E6,Noke,Zoe Abb,PP53,Labour,Lab,1000,2.5,3,,50.0,80000,40000,false,,
2017-06-08,E4,Weir,Pat Quin,PP52,Conservative,Con,10000,25.0,2,,50.0,80000,40000,false,,
"""
SEATS = """\
gss_code,name,nation,region,aliases
E1,Sandmouth East,England,South West,East Sandmouth
E2,Long Hallow,England,South West,
E3,Upper Dale,Scotland,Scotland,Dale Upper
E4,Weir,England,South West,
E5,Mossby,England,South West,
E6,Noke,England,South West,
"""
MPS = """\
person_id,name,party_id,constituency,gss_code,start_date,end_date
mnis:7,Ada Cope,PP53,Sandmouth East,E1,2005-05-05,2010-04-12
mnis:7,Ada Cope,PP53,Sandmouth East,E1,2010-05-06,2015-03-30
mnis:7,Ada Cope,PP53,Sandmouth East,E1,2015-05-07,2017-05-03
mnis:8,Ed Fell,PP90,Long Hallow,E2,2010-05-06,2015-03-30
mnis:8,Ed Fell,PP90,Long Hallow,E2,2015-05-07,2017-05-03
mnis:9,Max Nye,PP102,Upper Dale,E3,2015-05-07,2017-05-03
"""
HISTORY = """\
polling_date,constituency,seats,largest_group
1997-05-01,SANDMOUTH EAST,1,Con
1997-05-01,LONG HALLOW,1,Lab
"""
FILES = {
    "results-2015.csv": f"{HEAD}\n{THEN}",
    "results-2017.csv": f"{HEAD}\n{NOW}",
    "constituencies.csv": SEATS,
    "mps.csv": MPS,
    "seat-history.csv": HISTORY,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def contest(folder: Path) -> Contest:
    return next(c for c in read_contests(folder) if c.date.year == 2017 and c.seat == "Sandmouth East")


def told(source: str, contest: Contest, seed: int = 0, **flags: bool) -> Page:
    """The page that one template makes of a contest of real names."""
    rng = random.Random(seed)
    bank = Bank((Entry(parse(source), (), source),), **flags)
    scene = Scene.of("c", contest, Namer((), rng), rng, invented=False)
    style = Style("“”‘’'", "%", "as it is", colloquial=False)
    return make_page("page", Teller({**banks(), "it": bank}, style, rng).tell("it", scene), {})


# --- results ---------------------------------------------------------------------------------------------------


def test_a_contest_knows_whose_seat_it_was_and_what_moved(contest: Contest) -> None:
    assert (contest.seat, contest.date, contest.region) == ("Sandmouth East", Date(2017, 6, 8), "South West")
    assert contest.gained and contest.held_by and contest.held_by.name == "Labour"
    assert [(c.name, c.change, c.since) for c in contest.candidates] == [
        ("Bo Rusk", 15.0, None),
        ("Ada Cope", -8.3, 2005),
        ("Di Vole", None, None),
    ]
    assert contest.turnout_change == 2.0
    assert contest.swing == 11.65
    assert (contest.held_since, contest.last_won) == (2015, 1997)
    assert contest.before and contest.before.majority == 4000


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("results-2017.csv", "votes,", "ballots,", "results-2017.csv: there is no column 'votes'"),
        ("results-2017.csv", "22048", "many", "results-2017.csv, line 2: votes cannot be 'many'"),
        ("results-2017.csv", "E1", "E9", "results-2017.csv, line 2: 'E9' is not in constituencies.csv"),
        ("mps.csv", "start_date", "begin", "mps.csv: there is no column 'start_date'"),
        (
            "constituencies.csv",
            ",South West,East Sandmouth",
            "",
            "constituencies.csv, line 2: there are too few",
        ),
    ],
)
def test_what_cannot_be_read_is_named(folder: Path, file: str, old: str, new: str, problem: str) -> None:
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(FactsError, match=re.escape(problem)):
        read_contests(folder)


def test_a_folder_without_results_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corpus", "stories", str(tmp_path), "--out", str(tmp_path / "o")]) == 2
    assert "there is no results-*.csv" in capsys.readouterr().err


def test_a_ward_has_figures_that_add_up(folder: Path) -> None:
    rng = random.Random(2)
    for contest in read_contests(folder) * 20:
        made = ward(contest, polling_day(rng), rng)
        votes = [c.votes for c in made.candidates]
        assert votes == sorted(set(votes), reverse=True)
        assert made.valid_votes == sum(votes) and made.majority == votes[0] - votes[1]
        assert abs(100 * made.valid_votes / made.electorate - made.turnout) < 1
        assert made.date.weekday() == 3 and made.date.month == 5 and made.date.day < 8
        assert made.office in ("councillor", "mayor") and made.seat != contest.seat


# --- templates -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "marked"),
    [
        (
            "<defeat loser=second>{winner} beat {second.party}'s {second} by {majority:plain} votes</defeat>.",
            "[Bo Rusk|C] beat [Labour|Y]'s [Ada Cope|C] by 5,348 votes.\n"
            "@ defeat winner=Bo Rusk; loser=Ada Cope; loser_party=Labour; margin=5348"
            " :: Bo Rusk beat Labour's Ada Cope by 5,348 votes",
        ),
        (
            "<win outcome=gain from=from>{winner.party} took {seat:full} from {from}</win>. {winner} smiled.",
            "The [Conservatives|Y] took [Sandmouth East|S] from [Labour|Y]. [Bo Rusk|C] smiled.\n"
            "@ win candidate=Bo Rusk; party=Conservative; from_party=Labour; seat=Sandmouth East; outcome=gain"
            " :: The Conservatives took Sandmouth East from Labour",
        ),
        (
            "<deposit who=third>{third}</deposit> cried. <deposit who=third>The {deposit} was gone</deposit>.",
            "[Di Vole|C] cried. The £500 was gone.\n"
            "@ deposit candidate=Di Vole; amount=500 :: Di Vole || The £500 was gone",
        ),
        (
            "{loser:last} lost. <tenure who=loser kind=held>{loser:full} had sat since {loser.since}</tenure>.",
            "[Cope|C] lost. [Ada Cope|C] had sat since 2005.\n"
            "@ tenure holder=Ada Cope; since=2005; kind=held :: Ada Cope had sat since 2005",
        ),
        (
            "<majority then who=from>{from} had {before.majority:plain} in {before.year}</majority>.",
            "[Labour|Y] had 4,000 in 2015.\n"
            "@ majority party=Labour; votes=4000; election=2015 :: Labour had 4,000 in 2015",
        ),
        (
            "{winner.party:adj}-{from:adj} fight in {seat:town}: a {winner.party:abbr} gain.",
            "[Conservative|Y]-[Labour|Y] fight in Sandmouth: a [Con|Y] gain.",
        ),
    ],
)
def test_a_template_gives_words_names_and_claims(source: str, marked: str, contest: Contest) -> None:
    page = told(source, contest, seed=3)
    assert write_markup(page).split("\n", 1)[1] == marked


def test_rows_of_a_list_say_what_is_so_of_each(folder: Path) -> None:
    rng = random.Random(1)
    namer = Namer((), rng)
    first, *rest = (
        Scene.of(str(n), contest, namer, rng, invented=False)
        for n, contest in enumerate(read_contests(folder))
        if contest.date.year == 2017
    )
    style = Style("“”‘’'", "%", "as it is", colloquial=False)
    source = "{*contests result_line}"
    for seed in range(12):
        only = {**banks(), "it": Bank((Entry(parse(source), (), source),))}
        text = Teller(only, style, random.Random(seed)).tell("it", replace(first, others=rest)).text
        for scene in (first, *rest):
            for line in text.splitlines():
                if scene.contest.seat in line or _other(scene, line):
                    assert ("gain" in line) <= scene.contest.gained
                    assert ("hold" in line) <= (not scene.contest.gained)


def _other(scene: Scene, line: str) -> bool:
    return any(alias in line for alias in scene.contest.aliases)


def test_an_article_goes_with_what_follows_it(contest: Contest) -> None:
    third = contest.candidates[2]
    assert told("a {third.party:adj} vote", contest).text == "A Green vote"
    assert third.party.name == "Green Party"


def test_nobody_who_exists_is_named_in_fiction(contest: Contest) -> None:
    with pytest.raises(MissingError):
        told("{winner} was seen in a hat.", contest, fiction=True)
    assert told("{voter} was seen in a hat.", contest, fiction=True).mentions[0].label == "PERSON"


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("[a|b", "a choice is not closed"),
        ("a]", "has no meaning"),
        ("{Who}", "is no slot"),
        ("<win>{winner}", "<win> is not closed"),
        ("{winner}</win>", "</win> closes nothing"),
    ],
)
def test_a_template_that_cannot_be_read_is_shown(source: str, problem: str) -> None:
    with pytest.raises(TemplateError, match=re.escape(problem)):
        parse(source)


# --- figures ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("measure", "form", "text", "value"),
    [
        (Measure("votes", "", 22048, "count"), "plain", "22,048", (22048, "votes", "exact")),
        (Measure("votes", "", 26, "count"), "words", "twenty-six", (26, "votes", "exact")),
        (Measure("share", "", 40.52, "share", "percent"), "plain", "40.5%", (40.5, "percent", "exact")),
        (Measure("change", "", -8.3, "points", "points"), "signed", "[-−]8.3", (-8.3, "points", "exact")),
        (Measure("change", "", -8.3, "points", "points"), "percent", "8.3%", (-8.3, "points", "exact")),
        (Measure("net", "", -12, "count", "seats"), "signed", "-12", (-12, "seats", "exact")),
        (Measure("deposit", "", 500, "pounds", "pounds"), "", "£500", (500, "pounds", "exact")),
    ],
)
def test_figures_are_written(measure: Measure, form: str, text: str, value: tuple[float, str, str]) -> None:
    written = write(measure, form, Style("“”‘’'", "%", "as it is", False), random.Random(1))
    assert written and re.fullmatch(text, written.text)
    assert written.value == dict(zip(("value", "unit", "hedge"), value, strict=True))


@pytest.mark.parametrize("number", [48_913, 4_426, 203, 17_998, 1_045, 9_999, 151, 30_500])
def test_a_rounded_figure_is_true_of_what_it_rounds(number: int) -> None:
    style = Style("“”‘’'", "%", "as it is", False)
    seen = set()
    for seed in range(60):
        written = write(Measure("votes", "", number, "count"), "hedged", style, random.Random(seed))
        if written is None:
            continue
        assert isinstance(written.value, dict)
        shown, hedge = float(written.value["value"]), written.value["hedge"]
        seen.add(hedge)
        assert f"{shown:,.0f}" in written.text
        if hedge == "over":
            assert shown < number <= shown * 1.34
        elif hedge == "under":
            assert shown * 0.75 <= number < shown
        else:
            assert hedge == "about" and abs(shown - number) <= 0.12 * number
    assert seen


def test_numbers_are_spelled() -> None:
    assert [spelled(n) for n in (0, 11, 20, 99)] == ["nought", "eleven", "twenty", "ninety-nine"]


# --- people ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "given", "last"),
    [
        ("Gethin Sarr-Doyle", "Gethin", "Sarr-Doyle"),
        ("Willem van der Meer", "Willem", "van der Meer"),
        ("Ada Mary Cope", "Ada Mary", "Cope"),
        ("Sir Bo Rusk", "Bo", "Rusk"),
        ("Tink", "", "Tink"),
        ("Nell The Amazing Brick", "", "Nell The Amazing Brick"),
        ("Joseph 77", "", "Joseph 77"),
    ],
)
def test_names_are_taken_apart(written: str, given: str, last: str) -> None:
    assert (person(written).given, person(written).last) == (given, last)


def test_no_invented_person_exists() -> None:
    known = sorted(country("gb").people)[:200]
    namer = Namer(known, random.Random(0))
    assert not {namer.invent("PERSON").name for _ in range(500)} & set(known)


# --- pages -----------------------------------------------------------------------------------------------------


def test_every_condition_bank_and_claim_of_the_templates_is_known(contest: Contest) -> None:
    rng = random.Random(0)
    scene = Scene.of("c", contest, Namer((), rng), rng, invented=True)
    for bank in banks().values():
        for entry in bank.entries:
            for condition in entry.when:
                scene.holds(condition)
            assert all(atom.type in registry for atom in atoms(entry.nodes) if isinstance(atom, Open))


def test_every_template_can_be_told(folder: Path) -> None:
    contests = read_contests(folder)
    rng = random.Random(0)
    namer = Namer((), rng)
    contests += [ward(contest, polling_day(rng), rng) for contest in contests]
    scenes: list[Stage] = [
        Scene.of(str(n), contest, namer, rng, invented)
        for n, contest in enumerate(contests)
        for invented in (True, False)
    ]
    scenes = [replace(scene, others=scenes[:2]) for scene in scenes if isinstance(scene, Scene)]
    scenes += [replace(scene, row=scene.runners[0]) for scene in scenes if isinstance(scene, Scene)]
    for territory in territories(contests, namer):
        scenes += [territory, *(member for member in territory.members("parties"))]
    style = Style("“”‘’'", "%", "as it is", colloquial=False)
    for name, bank in banks().items():
        for entry in bank.entries:
            only = {**banks(), "it": replace(bank, entries=(entry,))}
            assert any(
                _tells(Teller(only, style, random.Random(n)), scene) for n in range(9) for scene in scenes
            ), (
                name,
                entry.source,
            )


def _tells(teller: Teller, scene: Stage) -> bool:
    try:
        known = {runner.named.key for runner in scene.runners} if isinstance(scene, Scene) else set()
        return bool(teller.tell("it", scene, Told(known)).text)
    except MissingError:
        return False


def test_there_are_many_templates() -> None:
    assert sum(len(bank.entries) for bank in banks().values()) >= 250


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    folder = tmp_path_factory.mktemp("results")
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [*stories(read_contests(folder), 150, 5)]


def test_stories_are_the_same_for_a_seed(contest: Contest) -> None:
    assert [*stories([contest], 5, 1)] == [*stories([contest], 5, 1)]
    assert [*stories([contest], 5, 1)] != [*stories([contest], 5, 2)]


def test_stories_can_be_kept_in_the_markup(pages: list[Page]) -> None:
    for page in pages:
        assert read_markup(write_markup(page), page.name) == page


def test_slots_are_slots_and_names_are_said(pages: list[Page]) -> None:
    for page in pages:
        for claim in page.claims:
            allowed = {*registry[claim.type].slots(), "election", "modality"}
            assert claim.slots.keys() <= allowed, claim
            for slot in ("candidate", "winner", "loser", "speaker", "person"):
                for name in [claim.slots.get(slot)] if isinstance(claim.slots.get(slot), str) else []:
                    assert (
                        str(name) in page.text or str(name).upper() in page.text or _titled(str(name), page)
                    )


def _titled(name: str, page: Page) -> bool:
    return name.casefold() in page.text.casefold()


def test_quotes_hold_their_words_and_only_invented_people_speak(pages: list[Page]) -> None:
    real = set(re.findall(r",E\d,[\w ]+,(\w+ \w+),", THEN + NOW))
    assert len(real) > 8
    speakers = set()
    for page in pages:
        for claim in page.claims:
            if claim.type == "quote":
                assert claim.slots["text"] == " ".join(map(page.words, claim.evidence))
                speakers.add(str(claim.slots["speaker"]))
    assert len(speakers) > 50
    assert not speakers & real


def test_labels_and_claim_types_all_occur(pages: list[Page]) -> None:
    assert {m.label for page in pages for m in page.mentions} == {"CANDIDATE", "PERSON", "PARTY", "SEAT"}
    types = {claim.type for page in pages for claim in page.claims}
    assert types == registry.keys()


def test_the_command_writes_gold_objects(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "stories.jsonl"
    assert main(["corpus", "stories", str(folder), "--number", "3", "--seed", "4", "--out", str(out)]) == 0
    written = [Page.from_gold(json.loads(line)) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [page.name for page in written] == ["story-4-0", "story-4-1", "story-4-2"]
    assert all(page.about["split"] == "train" for page in written)
