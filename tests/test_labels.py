"""Who stands and who does not, where no plain role says it: what people do, have and are said to have polled."""

from __future__ import annotations

import pytest

from tests.naming import people, pipeline, read, run

# What is done and had by people who are no politicians, helpers, credits.
LAY = """
[Fernande Quell-Roy|P], who sells pies from a trailer, blamed the highway.
[Hedda Brandwold|P], whose firm had the [Liberals|party] at 176, has been a sport.
Asked what it meant, [Gwen Amarase|P], who teaches politics in Hove, sighed.
She thanked her seconder [Blessing Achamp|P] and his driver, [Stan|P].
My agent [Graham|P] ate it.
Who was that? asks [Kemi|P] from Hove.
The man who told him was [Peregrine Oake|P], the deputy returning officer.
The branch secretary, [Isla Menzies|P], apologised.
It was closing day, the secretary, [Piers Goodlal|P], recalls.
A word for the presiding officer at Wood chapel, [Hettie Lumm|P].
Cake provided by [Beryl Wint|P].
She thanked [Dod Rennie|P] (leaflets).
With files from [Lorna Bligh|P].
Rolling coverage, with [Cressida Pym|P] (until 2am)
Crowds in the hall. (Coast Public: [Hamza Lightbody|P])
[Hamza Lightbody|P], the tallyman, shrugged.
[Sunniva Askell|P], 19, queued in the rain.
The acting returning officer is [Philippa Grundell|P].
Over to [Anneka Strandley|P] in Truro.
With [Anneka Strandley|P] in Truro
"Not a chance," she told CBC's [Hamza Lightbody|P].
The chief executive of Elm Council [Rosa Blythe|P] apologised.
""".strip().split("\n")

# Who stands, by what is said around the name.
STANDING = """
The losing incumbent is [Oswald Tang-Bell|C], who once played in goal.
The new MP is [Josephine Thack|C], a supply teacher.
They included the [Lib Dem|party], [Ffion Lill-Batha|C], who was sixth.
He lost to the sitting member, former baker [Ibrahim Castle|C].
A librarian with a bad knee, [Tamsin Achty-Lee|C], has prised it from them.
[Everett Sturgeon-Malley|C], a guide from Hove, did it, with 3,902 ballots.
[Clarisse Ouellon|C] hung on by 96.
Winners [Lionel Koss|C] (2,011), [Pat Dunder|C] (1,877).
She had 1,588 to the 1,569 of [Nasreen Poole|C].
[Trudy Vella-Okon|C], a nurse standing for [Labor|party], smiled.
[Mhairi Bose|C], an [SNP|party] member of parliament since 2015, wept.
The [Greens|party] put up [Isolde Kemble|C], a beekeeper.
[Saoirse Uddin|C], who drives a bus, pinched [Hove|seat].
[Maxine Tull|C] ([Lab|party]) and her husband [Keith Tull|C], also [Lab|party], lost.
[Liam 'the Post' Lillis|C] topped the poll.
[Brampton East|seat] – [Liberal|party] gain from [Green|party]. [Harjit Mandair|C] elected
[Gerard Whitmoor|C] has told cheering supporters he is ready.
[Bernice Loxdale|C], the [independent|party] who ran the council, was seen at the bar.
The [Labour|party] MP for [Peterborough|seat] [Emma Harriott|C] said no.
The mayor of Elmford [Emma Harriott|C] said no.
[Laura Rossall|C] lost in [Peterborough|seat] to [Joan Prattley|C], a school trustee.
[Gaétan Mallory|C] was acclaimed.
Outside, [Rory Stanmoor|C] thanked his wife and said no more.
A tearful [Zdenek Havel-Moss|C] left without speaking.
[Rhian Farley|C] had a majority of 7,640 this time.
[Eluned Wroth|C], an Assembly member from 2007, smiled.
The director of elections, Cllr [Enda Maglin|C], said it was tight.
Picture: [Derek Whitelaw|C] and supporters celebrate.
""".strip().split("\n")

# The same words where they say nothing of the kind.
ALIKE = """
[Nuala Birch|C] ([Lab|party]), who works in a bank, came third.
[Nuala Birch|C], who lives in Hove, won [Hove|seat].
The health secretary, [Nuala Birch|C], lost.
Health Secretary [Nuala Birch|C] lost.
[Nuala Birch|C] was beaten by [Tomos Ashby|C].
[Nuala Birch|C] (elected) polled 900.
Canadians have told us to share. Australians agreed.
A van from Kilfennan told nobody.
""".strip().split("\n")


@pytest.fixture(scope="module")
def nlp():
    return pipeline()


@pytest.mark.parametrize("line", [*LAY, *STANDING, *ALIKE])
def test_labels(nlp, line):
    copy = read(line)
    doc = run(nlp, people(), copy)
    found = [(e.text, e.label_[0]) for e in doc.ents if e.label_ in ("CANDIDATE", "PERSON")]
    assert found == copy.words("C", "P")
