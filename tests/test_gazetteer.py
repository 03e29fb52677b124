"""Parties and seats in sentences: `[Labour|P]` is a party, `[Bath|S]` a seat, nothing else is either."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from time import perf_counter

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
_LABEL = {"P": "PARTY", "S": "SEAT"}


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
    """A text with its entities marked as the tables below mark them."""
    out, at = "", 0
    for ent in doc.ents:
        out += f"{text[at : ent.start_char]}[{text[ent.start_char : ent.end_char]}|{ent.label_[0]}]"
        at = ent.end_char
    return out + text[at:]


def check(line: str, code: str = "gb", role: Role = "body") -> None:
    text = _MARK.sub(r"\1", line)
    assert marked(text, parse(text, code, role)) == line


PARTIES = [
    "[Labour|P]'s vote fell while the [Liberal Democrats|P], [SNP|P] and [Plaid Cymru|P] gained.",
    "The [Conservative Party|P] and the [Labour party|P] both did badly, said a [Tory|P] party donor.",
    "[The Brexit Party|P] came third, ahead of [UKIP|P] and the [Brexit Party|P]'s own forecasts.",
    "Two MPs from [The Independent Group for Change|P] lost to [Labour|P]-backed newcomers.",
    "A former [Lib Dem|P]-held ward went to the [Tories|P]' youngest candidate.",
    "a lifelong [tory|P] voter and a [lib dem|P] one",
    "The labour market is weak, a conservative estimate says, and liberal values need a green alliance.",
    "Labour market figures are out. Conservative estimates put the cost at £2m. Labour Day is a holiday.",
    "He wants green jobs, reform of the police and an independent inquiry; it was quite a party.",
    "Reform of the Lords was promised. Green belt land would go. Alliance of Sahel States ministers met.",
    "[Reform UK|P] surged, and [Reform|P] candidates beat the [Greens|P] in every ward.",
    "[Reform|P] won, said its leader. Electoral Reform Society figures differ.",
    "The [Green Party|P] fielded nobody. Damian Green and Ms Green waved from Bethnal Green.",
    "She voted [Green|P] last time, and the [Green|P] candidate thanked her on Green Lane.",
    "[Green|P] Tamsin Oyelaran beat [Labour|P]'s Joe Bright.",
    (
        "The [Alliance Party|P] and the [DUP|P] fell back; [Alliance|P]'s Orla Keane held on against "
        "[Sinn Féin|P]."
    ),
    "A con artist met a lab technician in a C grade lab; Con Murphy sang.",
    "The con was revealed. Lab results were late. Ind Coope brewed it.",
    "An [independent|P] councillor and two [independents|P] joined the [Tories|P].",
    "He stood as an [independent|P] in May and lost to an [independent|P].",
    "the [independent|P] Samira Okafor took it",
    "[Independent|P] Samira Okafor took it from the [Conservatives|P].",
    "An independent review by independent experts found that Scotland could be independent.",
    "She told The Independent that the Independent Press Standards Organisation would act.",
    "Rosa Quick ([Independent|P]) and Lee Dunn (Independent Press Office) spoke.",
    "The [Boston Independents|P] and the [Rhinoceros Party|P] fielded one each at the Christmas Party.",
    "The [Workers Party|P]'s Ali Shah pushed the [Yorkshire Party|P] into fourth; [TUSC|P] had 210.",
    "He stood for [Respect|P] once. Respect is due to all. The [Heritage|P] candidate had 51 votes.",
    "[Respect|P] candidate Naz Gill, like [SDP|P] rival Ian Fox, lost a deposit.",
    "An ex-[Change UK|P] MP joined the [Lib Dems|P].",
    "[Scottish Labour|P] and the [Scottish Conservatives|P] lost votes to the [SNP|P].",
    "[TORIES|P] CRUSHED AS [LABOUR|P] SWEEPS HOME",
    "The seat has been [Labour|P] since 1945; [Ukip|P] was second, the [BNP|P] third.",
    "Her [Labour|P] friends and her [Co-op Party|P] colleagues cheered.",
    "[Labour and Co-operative|P] candidate Bea Adeyemi won; so did a [Labour Co-op|P] man.",
    "The [SDP-Liberal Alliance|P] is history, but the [Liberal Party|P] still stands, and [Liberals|P] met.",
    "Liberal arts students were liberal with praise.",
    "A [Democratic Unionist|P], an [Ulster Unionist|P] and a [TUV|P] member sat with the [SDLP|P].",
    "Turnout rose as [Labour|P]–[Conservative|P] swing hit 9%.",
    "the [Conservative|P]-run council, the [Labour|P]-led one and a [Lib Dem|P]–[Green|P] pact",
    "non-[Labour|P], anti-[Tory|P], ex-[UKIP|P], pro-[SNP|P]",
    "[Labour & Co-operative|P] MPs",
    "[Labour|P]/[SNP|P] marginals and [Con|P]/[LD|P] fights",
    "The party's leader left the party for a rival party.",
    "Reform of the upper house, says the Reform Act exhibition, took years, as did reform.",
    "Will [Reform|P] win? [Reform|P] will, says [Reform UK|P].",
    "defected from the [Conservatives|P] to [Reform|P]",
    "[Reform|P]'s leader and the [Alliance|P] leader met an Alliance Boots manager.",
    "[Greens|P] celebrate. Robert Green was green with envy; Mrs Green left.",
    "The Green Deal, the Green Book and the Green Belt were debated.",
    "[Independent|P] candidates, [Independent|P] councillor Jo Ray and Independent Age staff came.",
    "Wales voted to stay; an independent Scotland was not on the ballot.",
    "independent of the party, he was independent-minded and independent in spirit",
    "She resigned to sit as an [independent|P], then ran as [independent|P] again",
    "More than one pro-Europe [independent|P] candidate stood",
    "The [National Front|P] and [Britain First|P] lost deposits.",
    "[Mebyon Kernow|P]'s Jenna Pascoe beat the [Monster Raving Loony|P] man.",
    "[Alba|P] and the [Scottish Greens|P] won none",
    "The [Yorkshire Party|P] is new",
    "Speaker Sir Lindsay spoke; nobody stood against him.",
]

ROWS = [
    "Kit Marlow ([Ind|P]) polled 312, Jo Ray ([Con|P]) 4,102 and Ann Lee ([Lab|P], sitting) 3,977.",
    "[Lab|P] 17,004, [Con|P] 16,880, [LD|P] 4,310, [Green|P] 1,220, [Reform|P] 990, [Ind|P] 87",
    "[Con|P] gain from [Lab|P]",
    "[C|P] hold. Maj 1,810",
    "[LD|P]: 4,310",
    "[Bath|S]: [Lib Dem|P] hold",
    "[Wells|S] ([Con|P] gain from [LD|P])",
    "[Bath|S]\n[Labour|P]: 14,300",
    "Swing 4.3% [Con|P] to [Lab|P]",
    "4.3% swing from [Lab|P] to [Con|P]",
    "[Lab|P] maj 1,204 (3.1%)",
    "[C|P] 23,410 (51.2%); [Lab|P] 14,990 (32.7%); [LD|P] 4,110 (9.0%); [UKIP|P] 3,201 (7.0%)",
    "Jo Bell ([C|P]) 12,344",
    "Priya Nair, [Lab|P], 14,207",
    "Priya Nair - [Lab|P] - 14,207",
    "1. Priya Nair ([Labour|P]): 14,207 votes",
    "[Labour|P]: 412 seats; [Others|P]: 29 seats",
    "[Others|P] 15",
    "Others said the vote was close. Others, too, were unsure.",
    "[Dudley North|S] - [Labour|P] hold, [Dudley South|S] - [Conservative|P] gain",
    "RESULT: [Torbay|S] – [Liberal Democrat|P] gain from [Conservative|P]",
    "BREAKING: [LABOUR|P] GAIN [WORTHING WEST|S] FROM [CONSERVATIVES|P]",
    "[CORBY|S]: [LAB|P] GAIN FROM [CON|P]",
    "Cllr Priya Nair ([Lab|P], [Moss Side|S]) spoke and Jo Bell ([Con|P], [Bath|S]) asked.",
    "[Reading W|S]: [Lab|P] gain. [Leeds NE|S]: [Lab|P] hold",
    "[LAB|P] 33.7% (+1.6) [CON|P] 23.7% (-19.9) [REF|P] 14.3% (+12.3) [LD|P] 12.2% [GRN|P] 6.7%",
    "[Con|P]: 121 (-251) [Lab|P]: 411 (+209) [Lib Dem|P]: 72 (+64)",
    "[Labour|P] Hold: [Barking|S]. [Labour|P] Gain: [Bolton West|S].",
    "[Lab|P]: Priya Nair 14,203; [C|P]: Tom Ashby 12,001; [LD|P]: Ann Lee 900; [Ind|P]: Sam Moss 77.",
    "Seats: [CON|P] 121 [LAB|P] 411 [LD|P] 72 [SNP|P] 9 [RFM|P] 5",
    "Ward: [Elm Park|S]. Elected: Ann Lee ([Lab|P]). Turnout 33%.",
    "Moss, Sam ([Trade Unionist and Socialist Coalition|P]) 77",
    "[Newcastle-under-Lyme|S]: [Lab|P] GAIN ([Con|P] hold in 2019)",
]

SEATS = [
    "[Labour|P] hold [Leeds North East|S] and gain [Rutland and Stamford|S].",
    "[Leicestershire North West|S] and [Stoke on Trent North|S] are to declare.",
    "[St. Albans|S], [Ynys Mon|S] and [Harborough, Oadby & Wigston|S] declared before [Weston-super-Mare|S].",
    "The [Harborough, Oadby, and Wigston|S] MP smiled.",
    "[BASSETLAW|S]: [CON|P] HOLD",
    "Reading the results in the bath, she felt a deal was done, a battle won and wells dug.",
    "Bath is a spa city. Wells is smaller. Stone is hard. Hove, actually.",
    "The [Lib Dems|P] held [Bath|S] and won [Wells|S] by 87 votes.",
    "the MP for [Bath|S] met the candidate in [Stone|S]",
    "University of Bath students and Reading Festival fans met Bath Rugby players on Bath Road.",
    "Leicester City beat Mansfield Town at Chesterfield Football Club near Lincoln Cathedral.",
    "Bassetlaw District Council and Ashfield council met at Loughborough University.",
    "Peter Bedford won. Mr Bedford thanked voters, and Bedford wept.",
    "John Stone, Chelsea Clinton and Gordon Brown met Mr Sherwood.",
    "She was born in Mansfield, lives in Chesterfield and works near Bolsover.",
    "The [Labour|P] candidate lives in Mansfield, in the town of Chesterfield, with her family.",
    "[Labour|P]'s majority in [Mansfield|S] fell. In [Mansfield|S] they cheered.",
    "[Bolsover|S] was lost, and [Chesterfield|S] and [Mansfield|S] were close.",
    "The [Ashfield|S] seat, [Mansfield|S]'s new MP and the [Corby|S] by-election were on the agenda.",
    "The East Midlands, Derbyshire, the North East and the city are not seats, and Scotland is none.",
    "[Labour|P] won 29 seats in the East Midlands, and all three Leicester seats.",
    "The mayor of [Greater Manchester|S] and the [West Midlands|S] mayoralty were lost, said [Labour|P].",
    "[Labour|P] lost control of [Swindon|S] and held [Wandsworth|S].",
    "Tickets to Swindon and flights to Birmingham cost less in Manchester.",
    "By-elections were held in the [Elm Park|S] ward and in the riding of [Halifax West|S].",
    "The MP for [Lower Snodbury|S] and the [Thistle Moor|S] by-election were in the news.",
    "The Owen Bright by-election was his fault; the Commons seat is empty.",
    "[Ashfield|S], [Bath|S] and [Reading West|S] all fell to the [Tories|P].",
    "a safe [Labour|P] seat such as [Barking|S] or the nearby [Lewes|S]",
    "The [Sherwood|S] constituency is large. Sherwood Forest walks are long, and Sherwood Road is wet.",
    "[Kingston upon Hull East|S] and [Hull East|S] are one.",
    "He represented [Stirling|S] for the [SNP|P]; Stirling Castle stands there.",
    "[Tory|P] MP for the [Cotswolds|S] quits",
    "She will contest [Dover|S] again, a port, after trains to Dover stopped.",
    "[Derby North|S] went blue, but Derby County lost.",
    "The [Conservatives|P] kept [South Holland and The Deepings|S].",
    "Her [Labour|P]-held [Burnley|S] seat was next.",
    "Bus drivers in Burnley had a pay rise.",
    "[Islington North|S] Returning Officer speaks",
    "She took [Brighton Pavilion|S] for the [Greens|P] and [Brighton, Kemptown|S] stayed red.",
    "North Devon Council runs it; [North Devon|S] elected a [Lib Dem|P].",
    "Amina Yusuf snatched [Stroud|S] from the [Conservatives|P] by 688.",
    "In [Stroud|S], the [Greens|P] doubled their vote.",
    "[Labour|P] activists in [Crawley|S] danced.",
    "Polls closed in [Torbay|S] at 10pm, and [Torbay|S] declared at four.",
    "[Torbay|S] has a new MP. Torbay Hospital does not.",
    "[Labour|P] failed to take back [Stoke-on-Trent Central|S] or [Dudley|S].",
    "The turnout in [Barking|S] was 61%, in [Dagenham and Rainham|S] 59% and in [Romford|S] 66%.",
    "a majority of 12,345 in [Salisbury|S] and of 212 in [Gower|S]",
    "Voters in [Watford|S] and [Stevenage|S] turned out in force.",
    "His [Halifax|S] constituency office is in Halifax town centre.",
    "The Bishop of Durham, the Duke of Wellington, Lord Stone of Blackheath and the Earl of Devon spoke.",
    "Gordon Brown won [Kirkcaldy and Cowdenbeath|S]; the [Gordon|S] seat was not his.",
    "Leigh Halfpenny kicked a penalty, and Lincoln freed the slaves.",
    "The [Leigh|S] MP and the candidate for [Lincoln|S] agreed.",
    "BBC Radio Derby and the Derby Telegraph reported from Derby's count.",
    "Police in Peterborough said a man of 40 from Corby was held.",
    "Ferries from Dover and trains from Newark were late, [Labour|P] said.",
    "[Nottingham East|S] and neighbouring [Gedling|S] stayed red while [Broxtowe|S] went blue.",
    "Her [Finchley and Golders Green|S] rival and the one in [Chipping Barnet|S] both lost.",
    "the defeated [Clacton|S] candidate, [Reform|P]'s Dee Moss",
    "the [Welwyn Hatfield|S] MP since 2005",
    "She was elected MP for [Preseli Pembrokeshire|S] and he [Dwyfor Meirionnydd|S].",
    "[Kilmarnock and Loudoun|S], [East Lothian|S] and [Na h-Eileanan an Iar|S] went to [Labour|P].",
    "[Ross, Skye and Lochaber|S] and the [Western Isles|S] have few voters.",
    "[Edinburgh Southern|S] MSP and [Glasgow Southside|S] MSP",
    "[Foyle|S] was held by the [SDLP|P]; [South Down|S] by [Sinn Féin|P].",
    "The mayor of [London|S] and the London Underground",
    "[Labour|P] gained the [Tees Valley|S] mayoralty but not the Tees Valley Combined Authority.",
    "Cllr Ann Lee, who represents [Moss Side|S] ward, quit [Labour|P].",
    "He represents the [Oak Hill|S] division on the county council, for the [Green Party|P].",
    "The [Upper Dene|S] by-election was won by [Plaid|P]'s Eluned Prys.",
    (
        "The maternity ward and the first division were full; the Premier League and Championship "
        "divisions were not."
    ),
    "A Commons seat, a Cabinet seat and a Westminster seat are three things.",
    "the prime minister's seat, her seat and a Senate seat",
    "candidate for Prime Minister, MP for [Labour|P], candidate for [Reform UK|P]",
    "Mark Reading and Ann Sale read the Reading Chronicle on sale in Reading.",
    "[Labour|P] won in [Reading Central|S]. Reading on, she sighed.",
    "Deal or no deal? Battle commenced. Sale ends soon.",
    "[Labour|P] held [Moss Side|S] and gained [Elm Park|S] from the [Tories|P].",
    "[Labour|P] have gained [Elm Park|S], [Oak Hill|S] and [Thistle Moor|S].",
    "[Labour|P] won [Elm Park|S], officials said, but lost Ann Dunmore and Chancellor John Smith.",
    "[Conservatives|P] win General Election; [Labour|P] won Sunday's vote and took Welsh voters for granted.",
    "The MP for [Barrow|S] lost. In [Barrow|S], voters were glum. She shops in Barrow market.",
    "[Reform UK|P] won [Durham|S], Kent, Lancashire, Derbyshire and [Doncaster|S].",
    "[London|S] mayor Jo Bell met [Tees Valley|S] mayor Kit Marlow in London.",
    "a majority of 12,345 in [Salisbury|S]",
    "a rally of 400 people in Salisbury",
    "In [Stroud|S], the [Greens|P] won.",
    "[Queen's Park and Maida Vale|S] and [Queens Park and Maida Vale|S] are one.",
    "Local elections in [Swindon|S] and [Hartlepool|S]: who won?",
]

ABROAD = [
    (
        "[Fine Gael|P] held [Dublin Bay South|S] as [Fianna Fáil|P] lost votes to the [Social "
        "Democrats|P] and [Aontú|P]."
    ),
    "The TD for [Mayo East|S], elected for [Fine Gael|P], joined [Independent Ireland|P].",
    "The [Sinn Fein|P] TD topped the poll in the [Louth|S] constituency.",
    (
        "The [NDP|P] won the [Burnaby South|S] riding from the [Liberals|P], and the [Bloc Québécois|P] "
        "kept two."
    ),
    (
        "[Liberal|P] MP for [Halifax West|S] Lena Diaz beat [New Democrat|P] Paul Roy and a "
        "[Progressive Conservative|P]."
    ),
    "[Labor|P] gained the seat of [Kooyong|S] while [One Nation|P] and the [Nationals|P] fell back.",
    "The member for [Warringah|S] beat the [Liberal Party|P] and the [LNP|P].",
    "[ALP|P] 41.2%, [LNP|P] 39.9%, [Greens|P] 11.2%",
    "[Republicans|P] and [Democrats|P] traded blows; a [Republican|P] senator sighed.",
    "The labor market cooled, the Labor Department said.",
    "[Labor|P] win [Boothby|S] as [Nationals|P] lose [Calare|S] to [independent|P] Zoe Marr",
    "Mike Duffield held [New England|S]; Tom Ives held New York, where a Cook and a Page met Mr Reid.",
    "The MP for [Kooyong|S] and [Independent|P] TD for [Tipperary North|S] backed [FF|P] and [FG|P].",
    "[Liberals|P] hold [Carleton|S], [NDP|P] lose [Burnaby Central|S]",
    "The [CAQ|P] and the [Parti Québécois|P] fought over the riding of [Trois-Rivières|S].",
    "The One Nation group of [Tories|P] met; [One Nation|P]'s candidate polled 9%.",
    "A [National|P] candidate lost to the [Māori Party|P].",
    "Two [New Democrats|P] were elected in Ontario, one by the [Greens|P]' grace.",
]


@pytest.mark.parametrize("line", PARTIES)
def test_parties_in_prose(line: str) -> None:
    check(line)


@pytest.mark.parametrize("line", ROWS)
def test_boards_lists_and_brackets(line: str) -> None:
    check(line)


@pytest.mark.parametrize("line", SEATS)
def test_seats_in_prose(line: str) -> None:
    check(line)


@pytest.mark.parametrize("line", ABROAD)
def test_copy_from_abroad_under_the_default_country(line: str) -> None:
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
    "Labour Con LD ( ) , : – - and the Bath Reading MP for ward Green Independents independent Party hold won"
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
    "words", ["Bath ", "Labour won and ", "(Con) ", "Elm Park ward ", "a-", "Stoke - ", "X"]
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
