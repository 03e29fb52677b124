"""Parties and seats in their sentences: `[Labour|P]` is a party, `[Bath|S]` a seat, and nothing else is either."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

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
    "a lifelong tory voter and a lib dem one".replace("tory", "[tory|P]").replace("lib dem", "[lib dem|P]"),
    "The labour market is weak, a conservative estimate says, and liberal values need a green alliance.",
    "Labour market figures are out. Conservative estimates put the cost at £2m. Labour Day is a holiday.",
    "He wants green jobs, reform of the police and an independent inquiry; it was quite a party.",
    "Reform of the Lords was promised. Green belt land would go. Alliance of Sahel States ministers met.",
    "[Reform UK|P] surged, and [Reform|P] candidates beat the [Greens|P] in every ward.",
    "[Reform|P] won, said its leader. Electoral Reform Society figures differ.",
    "The [Green Party|P] fielded nobody. Damian Green and Ms Green waved from Bethnal Green.",
    "She voted [Green|P] last time, and the [Green|P] candidate thanked her on Green Lane.",
    "[Green|P] Tamsin Oyelaran beat [Labour|P]'s Joe Bright.",
    "The [Alliance Party|P] and the [DUP|P] fell back; [Alliance|P]'s Orla Keane held on against [Sinn Féin|P].",
    "Kit Marlow ([Ind|P]) polled 312, Jo Ray ([Con|P]) 4,102 and Ann Lee ([Lab|P], sitting) 3,977.",
    "[Lab|P] 17,004, [Con|P] 16,880, [LD|P] 4,310, [Green|P] 1,220, [Reform|P] 990, [Ind|P] 87",
    "[Con|P] gain from [Lab|P]",
    "[C|P] hold. Maj 1,810",
    "[LD|P]: 4,310",
    "A con artist met a lab technician in a C grade lab; Con Murphy sang.",
    "The con was revealed. Lab results were late. Ind Coope brewed it.",
    "An [independent|P] councillor and two [independents|P] joined the [Tories|P].",
    "He stood as an [independent|P] in May and lost to an [independent|P].",
    "the [independent|P] Samira Okafor took it",
    "[Independent|P] Samira Okafor took it from the [Conservatives|P].",
    "An independent review by independent experts found that Scotland could be independent.",
    "She told The Independent that the Independent Press Standards Organisation would act.",
    "Rosa Quick ([Independent|P]) and Lee Dunn (Independent Press Office) spoke.".replace("[Independent|P])", "[Independent|P])"),
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
]

ABROAD = [
    "[Fine Gael|P] held [Dublin Bay South|S] as [Fianna Fáil|P] lost votes to the [Social Democrats|P] and [Aontú|P].",
    "The TD for [Mayo East|S], elected for [Fine Gael|P], joined [Independent Ireland|P].",
    "The [Sinn Fein|P] TD topped the poll in the [Louth|S] constituency.",
    "The [NDP|P] won [Burnaby South|S] riding from the [Liberals|P], and the [Bloc Québécois|P] kept two.".replace("won [Burnaby South|S] riding", "won the [Burnaby South|S] riding"),
    "[Liberal|P] MP for [Halifax West|S] Lena Diaz beat [New Democrat|P] Paul Roy and a [Progressive Conservative|P].",
    "[Labor|P] gained the seat of [Kooyong|S] while [One Nation|P] and the [Nationals|P] fell back.",
    "The member for [Warringah|S] beat the [Liberal Party|P] and the [LNP|P].",
    "[ALP|P] 41.2%, [LNP|P] 39.9%, [Greens|P] 11.2%",
    "[Republicans|P] and [Democrats|P] traded blows; a [Republican|P] senator sighed.",
    "The labor market cooled, the Labor Department said.",
]

MORE = [
    # boards, rows, brackets
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
    # prose
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
    "The maternity ward and the first division were full; the Premier League and Championship divisions were not.",
    "A Commons seat, a Cabinet seat and a Westminster seat are three things.",
    "the prime minister's seat, her seat and a Senate seat",
    "candidate for Prime Minister, MP for [Labour|P], candidate for [Reform UK|P]",
    "Mark Reading and Ann Sale read the Reading Chronicle on sale in Reading.",
    "[Labour|P] won in [Reading Central|S]. Reading on, she sighed.",
    "Deal or no deal? Battle commenced. Sale ends soon.",
    "the [Conservative|P]-run council, the [Labour|P]-led one and a [Lib Dem|P]–[Green|P] pact",
    "non-[Labour|P], anti-[Tory|P], ex-[UKIP|P], pro-[SNP|P]",
    "[Labour|P] & [Co-op|P] MPs".replace("[Labour|P] & [Co-op|P] MPs", "[Labour & Co-operative|P] MPs"),
    "[Labour|P]/[SNP|P] marginals and [Con|P]/[LD|P] fights",
    "The party's leader left the party for a rival party.",
    "Reform of the upper house, says the Reform Act exhibition, took years, as did reform.",
    "Will [Reform|P] win? [Reform|P] will, says [Reform UK|P].",
    "defected from the [Conservatives|P] to [Reform|P]",
    "[Reform|P]'s leader and the [Alliance|P] leader met an Alliance Boots manager.",
    "[Greens|P] celebrate. Robert Green was green with envy; Mrs Greens left.".replace("Mrs Greens left", "Mrs Green left"),
    "The Green Deal, the Green Book and the Green Belt were debated.",
    "Independent candidates, [Independent|P] councillor Jo Ray and Independent Age staff came.".replace("Independent candidates", "[Independent|P] candidates"),
    "Wales voted to stay; an independent Scotland was not on the ballot.",
    "independent of the party, he was independent-minded and independent in spirit",
    "She resigned to sit as an [independent|P], then ran as [independent|P] again",
    "More than one pro-Europe [independent|P] candidate stood",
    "The [National Front|P] and [Britain First|P] lost deposits.",
    "[Mebyon Kernow|P]'s Jenna Pascoe beat the [Monster Raving Loony|P] man.",
    "[Alba|P] and the [Scottish Greens|P] won none",
    "[The Yorkshire Party|P] is new".replace("[The Yorkshire Party|P]", "The [Yorkshire Party|P]"),
    "Speaker Sir Lindsay spoke; the [Speaker seeking re-election|P] candidate held on.".replace("the [Speaker seeking re-election|P] candidate", "the [Speaker seeking re-election|P]'s candidate").replace("the [Speaker seeking re-election|P]'s candidate held on", "nobody stood against him"),
]


@pytest.mark.parametrize("line", PARTIES)
def test_parties_in_prose_and_lists(line: str) -> None:
    check(line)


@pytest.mark.parametrize("line", SEATS)
def test_seats_in_prose_and_lists(line: str) -> None:
    check(line)


@pytest.mark.parametrize("line", ABROAD)
def test_copy_from_abroad_under_the_default_country(line: str) -> None:
    check(line)
