"""Names of people in all the forms copy gives them, and what only looks like one."""

from __future__ import annotations

import pytest

from hustings.pipeline.document import make_doc
from tests.naming import people, pipeline, read, run

# Candidates are C, other people P; what is not marked must not be found.
SHAPES = """
[Labour|party]'s [Priya Nair|C] held [Leeds North East|seat].
[Helen Abara-Finch|C] of the [Greens|party] came third.
The [Conservative|party] candidate [Neil O'Hanrahan|C] was ahead.
[Siobhán Ní Dhomhnaill|C] took the last seat for [Sinn Féin|party].
[Łukasz Wójcik|C], the [Liberal Democrat|party] candidate, came second.
[Gwenllian ap Rhys|C] kept the seat for [Plaid Cymru|party].
[Pieter van der Merwe|C] lost by 40 votes.
[Maria de Souza|C] (Lab) 12,100
[J. K. Adeyemi|C], who stood for [Labour|party], thanked her agent.
[JK Osei|C], the [Green|party] candidate, said it was close.
[Oluwaseun Adebayo-Cole|C] beat [Tom McAllister|C] by 300 votes.
[Wei Zhang|C] was elected for the [Conservatives|party].
[Zhang Wei|C] (Con) 4,410
[Fearghas MacDhùghaill|C] gained [Argyll|seat] for the [SNP|party].
[Mary Ann Okonkwo|C] is the new MP for [Luton South|seat].
Sir [Alasdair Brechin|C] lost his seat.
Mr [Okafor|P] waved to neighbours.
Ms [ap Gwilym|C] won [Arfon|seat].
Dr [Anjali Rao|C], the [Labour|party] candidate, was in tears.
Cllr [Mo Rahman|C] will stand again.
Cllr. [Bea Thornhill|C] will stand again.
Lord [Ashdale|P] gave a wave.
Baroness [Quartey|P] gave a wave.
Prof [Colm Tierney|P] of the university expects a recount.
Rt Hon [Dilys Probert|C] MP opened the count.
[Grażyna Kowalczyk|C] MP arrived at noon.
[Robert Hale Jr|C] won the riding for the [Liberals|party].
[Anne "Nan" Sheridan|C] won a seat for [Fianna Fáil|party].
[Ng'ang'a Kimani|C], a [Labour|party] councillor, joined them.
[D'Arcy Boyle|C] topped the poll for [Fine Gael|party].
[Seán Mac Giolla|C] held on for [Labour|party].
[Jean-Luc Tremblay|C] kept [Laurier|seat] for the [Liberals|party].
Prime Minister [Marsha Delacroix|C] resigned.
Health Secretary [Colin Abbasi|C] lost [Bury South|seat].
former ministers [Iona Baird|C] and [Kwabena Ofori|C] lost their seats
[Ewan Struthers|C], 43, beat the favourite.
[Narelle Kirkby|C] retained [Indi|seat] for the [Nationals|party].
[Zeb Okonjo|C], 18, became the youngest council leader.
[Bronwyn Hallett|C]'s majority shrank.
[Kim Dae-sung|C] stood for the [Greens|party].
Former minister [Imran Sheikh|C] hung on.
Deputy leader [Rowan Ó hUiginn|C] was not there.
In Erewash [Farouk Aziz|C] survived by 12 votes.
In Milton Keynes [Olivia Bailey|C] gained the seat for [Labour|party].
[Xolelwa Mhlophe|C] was stripped of the [Labour|party] whip.
[Merv Gullick|C] was runner-up.
[Mererid Puw|C] lost her deposit.
[João Figueira|C] topped the poll.
[Sian Prys|C], [Mabon ap Gwynfor|C] and newcomer [Elfyn Roberts|C] took seats there.
Coun [Alan Shieldhouse|C] lost by twelve votes.
[Adnan Raja|C], a solicitor, is back in Blackburn.
[Heledd Rees|C] is out.
[Wes Streeter-Hall|C] lost to 19-year-old student [Darren Grime|C].
The party's last councillor there, [Kevin Davis-Pugh|C], polled 212 votes.
[Dilnoza Quorl|C], [Green|party], 12,300
Gov. [Josh Shapira|C] called it a good day.
[Xu Begitch III|C] ousted [Mary Peltola|C].
Two are in. [Ji-woo Munro|C], 19, is the new councillor.
Over the quota crept [Lilias Dewar-Quell|C].
Dame [Bea Hodgkin|C] slipped out. The former council leader was tired.
[Roxolana Voss|C] in Barrow won by two.
Mr [de Witte|C] lost to [Ann Ward|C] of [Labour|party].
""".strip().split("\n")

WIRE = """
board: [SMYTHE, Joanna|C] ([Lab|party]) 17,232 (35.1%)
board: [Smythe, Joanna|C] ([Lab|party]) 17,232
board: [Dafydd PRYCE|C] ([PC|party]) 4,001
board: [Anthea Bloom|C] ([LD|party]) 9,120
board: [T Okoro|C] ([Lab|party]) 21,010
board: [Jamshid Farrokhzad|C]
board: [Xanthippe Quill|C] 12,004
[Anton Glebe|C] (Con) 14,002; [Uche Reddy|C] (Lab) 12,100; [Pat Mundy|C] (LD) 900
1. [Femi Ajayi|C] ([Labour|party]) - 14,002 votes
[Lab|party] [Nia Bevan-Jones|C] 17,232 (35.09%)
byline: [Rosalind Achterberg|P]
byline: By [Hamza Lodhi|P], political correspondent
byline: [Torquil Venn|P] and [Bisi Alade|P]
caption: [Harriet Frame|C] at the town hall
""".strip().split("\n")

OTHERS = """
Voter [Jim Pellow|P] said he had had enough.
Student [Aoife Brannigan|P], 19, said it was her first vote.
Returning officer [Ada Nwosu|P] read the figures out.
[Piotr Zielinski|P] wrote: "About time."
"Never again," said [Marjorie Dunn|P], a retired nurse.
With reporting by [Gil Ferreira|P] and [Una Mbatha|P].
His son [Kofi|P] and sisters [Abena|P] and [Esi|P] stood beside Mr [Asante|P].
Our reporter [Gil Ferreira|P] is at the count.
Her husband [Ravi|P] was beside [Meena Pillai|C], the [Labour|party] candidate.
The Evening Bugle's [Roz Tench|P] asked the first question.
Judge [Selwyn Craddock|P] suspended the sentence.
Professor [Ian Hollis|P], a pollster, was cautious.
[Labour|party] voter [Sharon Tibbs|P] stayed at home.
[Peter|P] from Hove emails: "When does the pub open?"
[Marjorie Dunn|C], a vet, won [Barrow|seat].
""".strip().split("\n")

# Who made the copy, signs it or has written in.
SIGNED = """
boilerplate: Image credit: [Joan Harkness|P]
boilerplate: Image source, [Tom Quilliam|P]
boilerplate: Edited by [Nell Aspinall|P] and [Idris Bowen|P]
boilerplate: Posted by [Nell Aspinall|P] on Friday
by [Carys Denman|P]
heading: By [Carys Denman|P], Mercia News
heading: Last updated 09:15 by [Femi Lockhart|P]
The winner with his dog (Image: [Hilda Munro|P]/Wold Pictures)
The tellers at rest, [Hilda Munro|P]/Wold Pictures
Photos: [Hilda Munro|P], Wold Pictures
Night editor: [Carys Denman|P].
Additional reporting: [Idris Bowen|P]
[Nell Aspinall|P] (now) and [Idris Bowen|P] (earlier)
I am handing you over to [Carys Denman|P] for the day.
The page is mine until six, when [Carys Denman|P] takes over.
Spotted a slip? Tell [Idris Bowen|P] on the data desk.
— [Nell Aspinall|P]
— [Nell Aspinall|P], in Brigg
"They never ring back." [Gloria Tench|P], Brigg
[Nell Aspinall|P] @nellasp
[Nell Aspinall|P] (@nellasp) 4 May
[Nell Aspinall|P], of Mill Lane, has a question.
[Gloria Tench|P], 66, from Brigg, had no view.
[Nell Aspinall|P] here, back from the bar.
— [Femi Lockhart|C], [Labour|party]
"We did it." [Femi Lockhart|C], [Labour|party]
[Femi Lockhart|C], of [Labour|party], is glad.
[Idris Bowen|P] at the Emirates
[Nell Aspinall|P] | Wold Gazette @nellasp
Page kept since Friday, updated 21:35 by [Idris Bowen|P]
[Carys Denman|P] on the calculator
The winner (Pic by [Hilda Munro|P])
[Ida Moss|C] took over as leader of the [Labour|party] group.
""".strip().split("\n")

# Candidates whom no role or verb gives away, and others whom a near thing does not make one.
CONTESTED = """
The vet [Hazel Munro|C] 12,004, the vicar [Nell Aspinall|C] 9,310.
The vet was pushed into third by the vicar [Nell Aspinall|C]'s 9,310.
The vet [Hazel Munro|P] read 200 pages of it in 1997.
[Reform|party] came second through [Craig Dunnock|C].
Trains run through Craig Dunnock Halt.
[Ukip|party] man [Roy Aspinall|C] yawned.
The [SDLP|party]'s man, Dr [Roy Aspinall|C], yawned.
The man from the shop, [Roy Aspinall|P], said so.
The [Liberals|party]' [Nell Aspinall|C] thinks so.
[SNP|party] GAIN. [Nell Aspinall|C], a midwife, is to fly down.
A wee bird says [Nell Aspinall|C], re-elected for [Dundee West|seat] on Friday, is cross.
The vet [Nell Aspinall|C] goes back to the Commons.
The vet [Nell Aspinall|P] goes back to the kennels.
[Conservative|party] solicitor [Tamar Hedge|C] managed 101,000.
He is [Rory Hedge|C], 44, a [Conservative|party] quantity surveyor.
[Nell Aspinall|P], a nurse who voted [Labour|party], is cross.
[Tory|party] pensioner [Nell Aspinall|P] is cross.
For the defending [SNP|party] member, [Kirsteen Hedge|C], it hurt.
[Labour|party] member [Kirsteen Hedge|P] left.
Deputy returning officer [Nell Aspinall|P] read it out.
They were told so by a lecturer at the Haven Institute, [Rhodri Quell|P], on the phone.
The [Labour|party] director of elections, [Nell Aspinall|P], is cross.
[Moira Quell|P], who runs the café, was there.
[Moira Quell|C], who runs for [Labour|party], was there.
A pensioner, [Moira Quell|P], held my sleeve.
She told my colleague [Moira Quell|P] so.
The vet [Nell Aspinall|C] has got there with 51.4 per cent of it.
The vet [Nell Aspinall|P] has got there with 51 cats.
[Nell Aspinall|C] 🌻 @nellforbath
Nice. [Nell Aspinall|C], first elected back in 1997, hugged the porter; says [Moira Quell|P], a friend.
The vet [Hazel Munro|C] [LD|party] 12,090. The vet [Nell Aspinall|C] [Lab|party] 12,002.
Both stay [Liberal|party], returning [Siobhan Munro|C] and [Nell Aspinall|C].
Retired inspector [Selwyn Munro|C] went on to win for the [Conservatives|party].
Retired inspector [Selwyn Munro|P] went on to cook for the [Conservatives|party].
[Jean Munro|P], 83, who voted [Tory|party] for years, is cross.
[Nell Aspinall|C] heard at home. Her defeat in [Barrow|seat] was on the news.
[Nell Aspinall|P] heard at home. Her dinner in [Barrow|seat] was on the hob.
"No," texted [Wilf Munro|C]. He came third for the [Greens|party].
"No," texted [Wilf Munro|P]. He came home for the [Greens|party].
""".strip().split("\n")

CARD = """
heading: [Zofia Quell|C]
Seat: [Rossendale|seat]
heading: Dr [Anjali Quell|C]
Party: [Green|party]
heading: [Moira Quell|P]
byline: Editor
""".strip()

# Surnames and given names that are parties, places and words too.
DOUBLES = """
Mr [Sherwood|C] lost to [Labour|party]'s [Ivy Platt|C].
Ms [Hunt|P] left without a word.
[Chelsea Birch|C] of [Labour|party] won.
[Grace Odukoya|C] won [Peckham|seat] for [Labour|party].
[Will Tarrant|C] won for the [Conservatives|party].
Will [Tarrant|C] resign? [Will Tarrant|C], the [Tory|party] leader, would not say.
[April Onuoha|C] (Green) came last.
[Lincoln Obi|C], the [Labour|party] candidate, conceded.
[Kate London|C] held [Lewes|seat] for the [Lib Dems|party].
[Rose Bath|C] (Lab) polled 300.
[Mark Reading|C] gained [Yeovil|seat] for [Labour|party].
""".strip().split("\n")

# What an earlier component took for a party or a seat, inside a name or only beside one.
TAKEN = (
    ("Sarah Green won in Amersham.", {"Green": "PARTY", "Amersham": "SEAT"}, ["Sarah Green"]),
    ("Mr Sherwood lost his deposit.", {"Sherwood": "SEAT"}, ["Sherwood"]),
    ("Ms Hunt and Mrs Green left early.", {"Green": "PARTY"}, ["Hunt", "Green"]),
    (
        "Labour's Chelsea Green won.",
        {"Labour": "PARTY", "Chelsea": "SEAT", "Green": "PARTY"},
        ["Chelsea Green"],
    ),
    ("Councillor Jasper Barrow spoke.", {"Barrow": "SEAT"}, ["Jasper Barrow"]),
    ("The Chelsea Green candidate lost.", {"Green": "PARTY"}, []),
    ("In Sherwood Green voters stayed away.", {"Sherwood": "SEAT", "Green": "PARTY"}, []),
    ("Ruth Ekpo (Green) polled 300.", {"Green": "PARTY"}, ["Ruth Ekpo"]),
    ("Tory Ruth Ekpo lost Barrow.", {"Tory": "PARTY", "Barrow": "SEAT"}, ["Ruth Ekpo"]),
)

TRAPS = """
Prime Minister's Questions was cancelled.
Breaking News: Recount At Midnight
heading: Labour Wins Big In The North As Turnout Falls
heading: What We Know So Far
Nottingham City Council ran the count at Harvey Hadden Stadium.
They queued in Market Street and on St John's Road.
The Daily Courier and the Evening Gazette backed nobody.
Counting began in December and ended on Friday.
Newsnight and Question Time will follow on Sunday Morning.
The Royal Cornhill Hospital was a polling station.
Oxford Brookes University hosted the hustings.
Downing Street declined to comment.
The Electoral Commission said it was content.
Ipsos put turnout at 60%.
The Red Wall has gone.
In Milton Keynes and Market Harborough it rained.
Great Yarmouth declared first.
The Houses of Parliament were quiet.
She studied at Imperial College London.
He spoke outside Euston Station.
The King's Speech will be in May.
Voters in Stoke Mandeville were split.
An Ipsos MORI poll for Sky News was wrong.
Christmas Day and New Year came early.
Trafalgar Square filled up.
Good Morning Britain is on at six.
The Fire Brigades Union gave its backing.
Supporters sang Land Of My Fathers.
boilerplate: Read more: Joan Harkness
boilerplate: Image caption, Harvest mice
time: 10 May, Greenwich Mean Time
The Good Friday Agreement was raised.
Boxing Day and Mothering Sunday passed.
He supports Crystal Palace and Preston North End.
caption: Ballot boxes arrive
Voters went to St Mary's Church Hall.
The Battle of Hastings was on.
The University of Stirling described the night as a shock.
Dundee University put it down to the weather.
Alice Springs was first.
The Berwick-on-Wold by-election is over, and Newcastle-under-Wold is next.
A Welsh-run Club and the Stoke-Wold Railway met.
MONCTON, N.B. — The snow had come.
So will I. Proud of every door we knocked on.
A retired teacher from Godalming, said to be in her eighties, was first to vote.
""".strip().split("\n")


@pytest.fixture(scope="module")
def nlp():
    return pipeline()


def _found(nlp, line):
    copy = read(line)
    doc = run(nlp, people(), copy)
    return copy, [(e.text, e.label_[0]) for e in doc.ents if e.label_ in ("CANDIDATE", "PERSON")]


def test_an_author_who_stood_is_a_candidate(nlp):
    copy, found = _found(
        nlp, "[Femi Lockhart|C] ([Lab|party]) took [Stroud|seat].\nbyline: [Femi Lockhart|C]"
    )
    assert found == copy.words("C", "P")


# What candidates poll, keep and see, in posts whose other sentences say whose result it is; and what others do.
POLLED = (
    "[Yvonne Pirie|C] received 21,704 votes against 18,364 for [Alison Drever|C].",
    "[Declan Rimmer-Cole|C] had 38.2 per cent of the vote.",
    "[Mia Threlfall|C] has kept the seat she won at the by-election in 2022.",
    "[Labour|party] lost it. [Mia Threlfall|C], who was first elected in 1997, said he was sad.",
    "[Mia Threlfall|C] saw her majority of 4,000 wiped out.",
    "[Mia Threlfall|C] was a distant third.",
    "There were 9,004 votes for [Mia Threlfall|C].",
    "[Mia Threlfall|P] has kept the shop she bought in 2010.",
    "[Mia Threlfall|P] had 38 per cent of her savings left.",
    "[Mia Threlfall|P], who was first in the queue in Hove, said she had voted.",
)
REPORTERS = (
    "Commentary by [Joanne Tulip|P] and [Imran Dodds|P]",
    "The polls have closed. Commentary from [Joanne Tulip|P] and [Imran Dodds|P].",
    "Live updates from [Joanne Tulip|P], [Owen Sagar|P] and [Imran Dodds|P]",
    "It is getting light, according to [Imran Dodds|P] at the [Stroud|seat] count.",
    "byline: NewsBy[Joanne Tulip|P][Owen Sagar|P]Local democracy reporter",
    "byline: NewsBy[Joanne McAteer|P]Political editor",
    "byline: By [Joanne MacDonald|P] and [Owen FitzGerald|P]",
)
INITIALS = (
    "[J Hollis|C] ([Con|party]) 20,515; [A Idowu|C] ([Lab|party]) 6,084; [I Moss-Lee|C] ([LD|party]) 870.",
    "A Labour man ([Lab|party]) won. I Moss.",
)


@pytest.mark.parametrize(
    "line", [*SHAPES, *WIRE, *OTHERS, *SIGNED, *CONTESTED, CARD, *DOUBLES, *POLLED, *REPORTERS, *INITIALS]
)
def test_names_are_found_whole_with_their_label(nlp, line):
    copy, found = _found(nlp, line)
    assert found == copy.words("C", "P")


@pytest.mark.parametrize(("text", "taken", "names"), TAKEN)
def test_a_name_takes_back_what_was_held_for_a_party_or_a_seat(nlp, text, taken, names):
    doc = make_doc(nlp, read(text).document)
    for _, step in nlp.pipeline:
        doc = step(doc)
    doc.ents = [
        doc.char_span(at := text.index(words), at + len(words), label=label) for words, label in taken.items()
    ]
    doc = people()(doc)
    assert [e.text for e in doc.ents if e.label_ in ("CANDIDATE", "PERSON")] == names
    left = [e.text for e in doc.ents if e.label_ in ("PARTY", "SEAT")]
    assert left == [words for words in taken if not any(words in name for name in names)]


@pytest.mark.parametrize("line", TRAPS)
def test_what_only_looks_like_a_name_is_left_alone(nlp, line):
    assert _found(nlp, line)[1] == []
