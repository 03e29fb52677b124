"""Words in quotation marks: whose they are, and where there is nothing to quote.

In the tables `<Ann Lee>` is a name that the people component would have found, `<She=Ann Lee>` another word
for her, `<an aide=?>` a description of nobody known and `{Tory}` a party. `# ` begins a headline;
empty lines part paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from hustings.pipeline.document import make_doc, split_finely
from hustings.pipeline.layers import MentionLayer, PersonLayer
from hustings.pipeline.quotes import create_quotes
from hustings.rules import data
from hustings.text import Document, Post, Segment, plain

_NAME = re.compile(r"<([^<>=]+)(?:=([^<>]+))?>|\{([^{}]+)\}")
_PRONOUNS = frozenset({"he", "she", "they", "his", "her"})

nlp = spacy.blank("en")
split_finely(nlp)
component = create_quotes(nlp, "hustings_quotes")

Said = tuple[str | None, str]


def read(marked: str, kind: str = "article") -> Doc:
    """A Doc with the marked names as people, through the component."""
    text, names, parties = "", [], []
    at = 0
    for match in _NAME.finditer(marked):
        text += marked[at : match.start()]
        words = match[1] or match[3]
        if match[1]:
            names.append((len(text), len(text) + len(words), match[2] or words))
        else:
            parties.append((len(text), len(text) + len(words)))
        text += words
        at = match.end()
    text += marked[at:]
    segments = []
    for line in re.finditer(r"[^\n]+", text):
        shift = 2 if line[0].startswith("# ") else 0
        segments.append(Segment(line.start() + shift, line.end(), "heading" if shift else "body"))
    post = Post("p1", kind, 0, len(text), tuple(segments))  # type: ignore[arg-type]
    doc = make_doc(nlp, Document(text, (post,)))
    doc.ents = [doc.char_span(start, end, label="PARTY") for start, end in parties]  # type: ignore[misc]
    people: list[str] = []
    for start, end, name in names:
        span = doc.char_span(start, end)
        assert span is not None, text[start:end]
        if name != "?" and name not in people:
            people.append(name)
        mention_kind = (
            "pronoun"
            if span.text.lower() in _PRONOUNS
            else "name"
            if span.text[0].isupper()
            else "description"
        )
        person = None if name == "?" else people.index(name)
        doc._.mentions.append(
            MentionLayer(start=span.start, end=span.end, person=person, kind=mention_kind, reason=None)  # type: ignore[typeddict-item]
        )
    doc._.people = [PersonLayer(name=name, label="PERSON", gender=None) for name in people]
    return component(doc)


def said(doc: Doc) -> list[Said]:
    """Each quotation as its speaker and its words."""
    out: list[Said] = []
    for quote in doc._.quotes:
        words = " ".join(doc.text[start:end] for start, end in quote["pieces"])
        speaker = doc._.people[quote["person"]]["name"] if quote["person"] is not None else None
        if speaker is None and quote["speaker"]:
            speaker = doc.text[slice(*quote["speaker"])]
        out.append((speaker, words))
    return out


ONE_SPEAKER = [
    # --- before the quotation
    "<Ann Lee> said: “We will fight on.” | Ann Lee: We will fight on.",
    '<Ann Lee> said: "We will fight on." | Ann Lee: We will fight on.',
    "<Ann Lee> said: 'We will fight on.' | Ann Lee: We will fight on.",
    "<Ann Lee> said: ‘We will fight on.’ | Ann Lee: We will fight on.",
    "<Ann Lee> said: «We will fight on.» | Ann Lee: We will fight on.",
    "<Ann Lee> said: ``We will fight on.'' | Ann Lee: We will fight on.",
    "<Ann Lee> said, “We will fight on.” | Ann Lee: We will fight on.",
    "<Ann Lee> said “we will fight on”. | Ann Lee: we will fight on",
    'Mr <Okafor=Tom Okafor> said:"We will fight on."Then he left. | Tom Okafor: We will fight on.',
    '<Tom Okafor> has told reporters: " We will fight on. " | Tom Okafor: We will fight on.',
    "<Ann Lee>, who lost to <Tom Okafor>, said: “It hurts.” | Ann Lee: It hurts.",
    "<Ann Lee>, beaten by <Tom Okafor> in a close race, told the crowd: “It hurts.” | Ann Lee: It hurts.",
    "The returning officer, county sheriff <Ann Lee>, said: “It hurts.” | Ann Lee: It hurts.",
    "<Ann Lee> (pictured) said: “It hurts.” | Ann Lee: It hurts.",
    "<Ann Lee> – a councillor since 2011 – has said: “It hurts.” | Ann Lee: It hurts.",
    "The town's new MP, <Ann Lee>, said: “Thank you.” | Ann Lee: Thank you.",
    "<Ann Lee>, a nurse, 43, of Hucknall, said: “Thank you.” | Ann Lee: Thank you.",
    "After the count <Ann Lee>, a nurse, 43, of Hucknall, said: “Thank you.” | Ann Lee: Thank you.",
    "<Ann Lee> MP tweeted: “Thank you, Ashfield.” | Ann Lee: Thank you, Ashfield.",
    "On X, <Ann Lee> posted: “Thank you, Ashfield. | Ann Lee: Thank you, Ashfield.",
    "Speaking to the Argus after the count, <Ann Lee> said: “Thank you.” | Ann Lee: Thank you.",
    "Asked whether <she=Ann Lee> would stay, <Ann Lee> replied: “Wait and see.” | Ann Lee: Wait and see.",
    "<Ann Lee> climbed on to the stage and said: “Thank you.” | Ann Lee: Thank you.",
    "<Ann Lee> took to Facebook to say: “Thank you.” | Ann Lee: Thank you.",
    "<Ann Lee> wept as <she=Ann Lee> told supporters: “We came so close.” | Ann Lee: We came so close.",
    "<Ann Lee> beat <Tom Okafor>, saying it was “a dream”. | Ann Lee: a dream",
    "<Ann Lee> was quoted as saying the night was “a nightmare”. | Ann Lee: a nightmare",
    "<Tom Okafor> said <Ann Lee> had told him: “You deserve it.” | Ann Lee: You deserve it.",
    "<Ann Lee> described it as “the worst night of my life”. | Ann Lee: the worst night of my life",
    "<Ann Lee> called the result “a disgrace”. | Ann Lee: a disgrace",
    "<Ann Lee> hailed her “wonderful team”. | Ann Lee: wonderful team",
    "The contest was described as “a circus” by <Ann Lee>. | Ann Lee: a circus",
    "<Tom Okafor>, described by <Ann Lee> as “a good man”, stood down. | Ann Lee: a good man",
    "According to <Ann Lee>, the campaign was “a slog”. | Ann Lee: a slog",
    "<Ann Lee>'s message to voters: “Thank you.” | Ann Lee: Thank you.",
    "Said <Ann Lee>: “A bad night.” | Ann Lee: A bad night.",
    "The verdict from <Ann Lee>: “A bad night.” | Ann Lee: A bad night.",
    "<Ann Lee>: “We will fight on.” | Ann Lee: We will fight on.",
    "<Ann Lee> (Lab): “We will fight on.” | Ann Lee: We will fight on.",
    "<Ann Lee>, the beaten candidate: “We will fight on.” | Ann Lee: We will fight on.",
    "<Ann Lee> made a “lost cause” quip. | Ann Lee: lost cause",
    "<Ann Lee> of the University of Stirling described it as “a shock”. | Ann Lee: a shock",
    "<Ann Lee> of Mount Allison University said voters had been “loud and clear”. | Ann Lee: loud and clear",
    "<Tom Okafor> won after what the returning officer, <Ann Lee>, called “a long night”. | Ann Lee: a long night",
    "It was a night one veteran called “a bonfire of the certainties”. | one veteran: a bonfire of the certainties",
    "<Tom Okafor> won a seat <Ann Lee> called “a write-off”. | Ann Lee: a write-off",
    "According to the agent, <Ann Lee>, there were “dozens” of them. | Ann Lee: dozens",
    "Her agent, <Ann Lee>, put it at “twice that many”. | Ann Lee: twice that many",
    "<Ann Lee>, backed by her agent, <Tom Okafor>, said: “Thank you.” | Ann Lee: Thank you.",
    "It was, in <Ann Lee>'s words, “a hammering”. | Ann Lee: a hammering",
    "It was, in the words of <Ann Lee>, “a hammering”. | Ann Lee: a hammering",
    "It was, in the words of one {Tory}, “a hammering”. | one Tory: a hammering",
    "<Ann Lee>'s verdict was “a hammering”. | Ann Lee: a hammering",
    "<Ann Lee> paid tribute to a “worthy opponent”. | Ann Lee: worthy opponent",
    # --- after it
    "“Never,” came the reply from <Ann Lee>. | Ann Lee: Never,",
    "“Never!” was <Ann Lee>'s answer. | Ann Lee: Never!",
    "“We were hammered,” as <Ann Lee> put it. | Ann Lee: We were hammered,",
    "“A travesty” is how the beaten candidate described it. | the beaten candidate: A travesty",
    "“A fine mess,” sniffed a passing jogger. | a passing jogger: A fine mess,",
    "There were “dozens” of them, according to the agent, <Ann Lee>. | Ann Lee: dozens",
    "“Sixty votes,” <she=Ann Lee> kept repeating. | Ann Lee: Sixty votes,",
    "“We will fight on,” <Ann Lee> said. | Ann Lee: We will fight on,",
    "“We will fight on,” said <Ann Lee>. | Ann Lee: We will fight on,",
    "“We will fight on”, said <Ann Lee>. | Ann Lee: We will fight on",
    "'We will fight on,' <Ann Lee> added. | Ann Lee: We will fight on,",
    "“Will we fight on?” <Ann Lee> asked. | Ann Lee: Will we fight on?",
    "“We won!” shouted <Ann Lee>. | Ann Lee: We won!",
    "“We will fight on,” <she=Ann Lee> later told the Argus. | Ann Lee: We will fight on,",
    "“We will fight on,” said Cllr <Ann Lee>, who lost by six votes. | Ann Lee: We will fight on,",
    "“We will fight on,” said a tearful <Ann Lee>. | Ann Lee: We will fight on,",
    "“We will fight on,” said the beaten Labour candidate, <Ann Lee>. | Ann Lee: We will fight on,",
    "“We will fight on,” the beaten candidate, <Ann Lee>, said. | Ann Lee: We will fight on,",
    "“We will fight on,” <Ann Lee>, 43, said. | Ann Lee: We will fight on,",
    "“We will fight on,” newly elected MP <Ann Lee> wrote on Facebook. | Ann Lee: We will fight on,",
    "“We will fight on” - <Ann Lee>, Labour | Ann Lee: We will fight on",
    "“We will fight on.” – <Ann Lee> | Ann Lee: We will fight on.",
    "“We will fight on.” — <Ann Lee>, the beaten candidate | Ann Lee: We will fight on.",
    "“It was a disaster.” That was the verdict of <Ann Lee>. | Ann Lee: It was a disaster.",
    "“It was a disaster.” So said <Ann Lee> as dawn broke. | Ann Lee: It was a disaster.",
    "“Not a seat, a quake.” That is how the agent, <Ann Lee>, put it. | Ann Lee: Not a seat, a quake.",
    "“Tired but happy” is how <Ann Lee> described herself. | Ann Lee: Tired but happy",
    "It had been “a long, hard night” for the party, <she=Ann Lee> said. | Ann Lee: a long, hard night",
    "It had been “a long, hard night” for the party, said <Ann Lee>. | Ann Lee: a long, hard night",
    "It had been “a long, hard night” according to <Ann Lee>. | Ann Lee: a long, hard night",
    "“A protest vote, pure and simple,” <he=Ann Lee> guffawed. | Ann Lee: A protest vote, pure and simple,",
    "“Third feels like first,” was how <she=Ann Lee> put it. | Ann Lee: Third feels like first,",
    "<Ann Lee> was ecstatic: “We did it!” | Ann Lee: We did it!",
    "<Ann Lee>, who had feared the worst, was ecstatic: “We did it!” | Ann Lee: We did it!",
    "“Six votes, I ask you,” was all <Ann Lee> would say. | Ann Lee: Six votes, I ask you,",
    "“Six votes, I ask you,” was all the returning officer would say. | the returning officer: Six votes, I ask you,",
    "“Six votes,” harrumphs <Ann Lee>, hat in hand. | Ann Lee: Six votes,",
    "“Six votes,” harrumphs their beaten man, <Ann Lee>, to nobody. | Ann Lee: Six votes,",
    "“Six votes,” harrumphs the returning officer. | the returning officer: Six votes,",
    "“Six votes, mind you,” <Ann Lee> was heard to say. | Ann Lee: Six votes, mind you,",
    "“A nail-biter” was the verdict of one {Tory} councillor. | one Tory councillor: A nail-biter",
    "“Where do I put my coat?” <Ann Lee>, Barrow | Ann Lee: Where do I put my coat?",
    "“I won't be told”: <Ann Lee> vows to stand again | Ann Lee: I won't be told",
    "“Six votes,” as <Ann Lee>, a stallholder, put it. | Ann Lee: Six votes,",
    "“Six votes,” as one voter put it. | one voter: Six votes,",
    "# 'Nobody bothered to ask': shopkeepers on the road to nowhere | shopkeepers: Nobody bothered to ask",
    "It was brisk: “Cold tea.”\n\nSo said <Ann Lee> as dawn broke. | Ann Lee: Cold tea.",
    "“I was bitten at one door” (<Ann Lee>, arm in a sling). | Ann Lee: I was bitten at one door",
    "“Nobody rang me all night” - <Ann Lee> on being popular. | Ann Lee: Nobody rang me all night",
    "“Not by a voter.” That from <Ann Lee>, her agent. | Ann Lee: Not by a voter.",
    # --- before it, by any verb
    "The count was, in <Ann Lee>'s phrase, “a slow puncture”. | Ann Lee: a slow puncture",
    "According to the party's agent, it was “dire”. | the party's agent: dire",
    "<Ann Lee> stays since, in <her=Ann Lee> own words, “the acids won't wait”. | Ann Lee: the acids won't wait",
    "It was, said <Ann Lee>, “a short plank”. | Ann Lee: a short plank",
    "It was, said one observer, “a short plank”. | one observer: a short plank",
    "<Ann Lee> said the count was 'a tombola wi' a lanyard'. | Ann Lee: a tombola wi' a lanyard",
    "It was <Ann Lee>, the chair, who first called the seat “a graveyard”. | Ann Lee: a graveyard",
    "# Colleagues pay tribute to 'a giant of the bench' | Colleagues: a giant of the bench",
    "<Ann Lee>, the oldest of them, was heard to mutter “good grief” twice. | Ann Lee: good grief",
    "<Ann Lee>'s leaflet promised “a fair deal for the coast”. | Ann Lee: a fair deal for the coast",
    "A group officer, asked twice, was blunt: “Not a hope.” | A group officer: Not a hope.",
    "Asked what did it, <she=Ann Lee> counted on her fingers: “Six votes.” | Ann Lee: Six votes.",
    "Speaking from the steps <Ann Lee> had a word for the hall: “Go home.” | Ann Lee: Go home.",
    "A {Labour} source was telling anyone that it was “over by ten”. | A Labour source: over by ten",
    "<Tom Okafor> beat <Ann Lee>, who said it was “over by ten”. | Ann Lee: over by ten",
    "Somebody close to the leader's office said it was “a bus”. | Somebody close to the leader's office: a bus",
    "<Ann Lee>, her agent, called the second recount “a farce”. | Ann Lee: a farce",
    # --- descriptions, bodies
    "“I won't lie, it hurts,” the two-term {Tory} said. | the two-term Tory: I won't lie, it hurts,",
    "“They took us for granted,” said one party elder. | one party elder: They took us for granted,",
    "“We could feel it on the doors,” admitted one. | one: We could feel it on the doors,",
    "A source close to <Ann Lee> called the mood “grim”. | A source close to Ann Lee: grim",
    "“They can lose anywhere” - a senior backbencher | a senior backbencher: They can lose anywhere",
    "“It's over,” tweeted state party chairwoman <Ann Lee>. | Ann Lee: It's over,",
    "A force spokesman said: “Nobody was hurt.” | A force spokesman: Nobody was hurt.",
    "“Nobody was hurt,” a force spokesman said. | a force spokesman: Nobody was hurt,",
    "“All is well,” said a spokeswoman for the council. | a spokeswoman for the council: All is well,",
    "One Labour source said: “It is carnage.” | One Labour source: It is carnage.",
    "“It is carnage,” one senior Labour source told us. | one senior Labour source: It is carnage,",
    "The ward's sole remaining councillor said it was “bleak”. | The ward's sole remaining councillor: bleak",
    "The party chairman admitted it was “a terrible night”. | The party chairman: a terrible night",
    "A spokesman for <Ann Lee> said: “She is resting.” | A spokesman for Ann Lee: She is resting.",
    "<Ann Lee>'s agent said: “She is resting.” | Ann Lee's agent: She is resting.",
    "<the beaten candidate=?>, close to tears, said: “I gave it all.” | the beaten candidate: I gave it all.",
    "“I gave it all,” said <the beaten candidate=Ann Lee>. | Ann Lee: I gave it all,",
    "The party said it was “sorry”. | The party: sorry",
    "One No 10 aide said: “It is carnage.” | One No 10 aide: It is carnage.",
    "A spokesman for <the premier=?> said talks were “cordial”. | A spokesman for the premier: cordial",
    "Leicestershire Police said: “All is quiet.” | Leicestershire Police: All is quiet.",
    "Another voter told us: “I stayed at home.” | Another voter: I stayed at home.",
    "It was “a long, hard night” for all, a party source said. | a party source: a long, hard night",
    "It was “a long, hard night” for all, said a party source. | a party source: a long, hard night",
    "It was “chaos” according to one canvasser. | one canvasser: chaos",
    "According to one canvasser, it was “chaos”. | one canvasser: chaos",
    "The beaten candidate: “I gave it all.” | The beaten candidate: I gave it all.",
    "A passing dog-walker said: “Lovely weather.” | A passing dog-walker: Lovely weather.",
    "“Lovely weather,” a passing dog-walker said. | a passing dog-walker: Lovely weather,",
    "“All is quiet,” said Leicestershire Police. | Leicestershire Police: All is quiet,",
    "“All is quiet,” Leicestershire Police tweeted. | Leicestershire Police: All is quiet,",
    "“All is quiet” - Leicestershire Police | Leicestershire Police: All is quiet",
    "Leicestershire Police: “All is quiet.” | Leicestershire Police: All is quiet.",
    # --- nested and odd marks
    "<Ann Lee> said: “He told me ‘go home’ and I did.” | Ann Lee: He told me ‘go home’ and I did.",
    '<Ann Lee> said: \'He told me "go home" and I did.\' | Ann Lee: He told me "go home" and I did.',
    '<Ann Lee> said: "He told me "go home" and I did." | Ann Lee: He told me "go home" and I did.',
    "<Ann Lee> said: “It's the voters' choice.” | Ann Lee: It's the voters' choice.",
    "<Ann Lee> said: 'It's the voters' choice.' | Ann Lee: It's the voters' choice.",
    "<Ann Lee> said: 'The voters' anger is real enough.' | Ann Lee: The voters' anger is real enough.",
    "<Ann Lee> said it was 'for the voters' and nobody else. | Ann Lee: for the voters",
    '<Ann Lee> said: “We will fight on." | Ann Lee: We will fight on.',
    "<Ann Lee> said: ”We will fight on.“ | Ann Lee: We will fight on.",
    "“We will fight on, ”<Ann Lee> said. | Ann Lee: We will fight on,",
    '<Ann Lee> said: "We will fight on | Ann Lee: We will fight on',
    # --- headlines
    "# 'We will fight on' says <Ann Lee> | Ann Lee: We will fight on",
    "# 'We will fight on', says beaten <Ann Lee> | Ann Lee: We will fight on",
    "# 'We will fight on' - <Lee=Ann Lee> | Ann Lee: We will fight on",
    "# 'We will fight on' - <Lee=Ann Lee>04:12 | Ann Lee: We will fight on",
    "# <Ann Lee>: 'We will fight on' | Ann Lee: We will fight on",
    "# <Lee=Ann Lee> on council tax: 'We will fight on' | Ann Lee: We will fight on",
    "# Beaten <Ann Lee> calls it 'worst night of my life' | Ann Lee: worst night of my life",
    "# <Lee=Ann Lee> on 'worst night' for party | Ann Lee: worst night",
    "# New MP on 'long night' at the count | New MP: long night",
    "# <Lee=Ann Lee>'s 'lost cause' jibe at rival | Ann Lee: lost cause",
    "# <Lee=Ann Lee> makes 'lost cause' quip about rival | Ann Lee: lost cause",
]


@pytest.mark.parametrize("case", ONE_SPEAKER)
def test_a_quotation_has_its_speaker(case: str) -> None:
    marked, _, wanted = case.rpartition(" | ")
    speaker, _, words = wanted.partition(": ")
    assert said(read(marked)) == [(plain(speaker), plain(words))]


SEVERAL = [
    # fragments: one quotation each
    (
        "<Ann Lee> said it was “very hard” because “a whole team” was leaving.",
        [("Ann Lee", "very hard"), ("Ann Lee", "a whole team")],
    ),
    (
        "<Ann Lee>, MP for the town since 2010, said she was sad, and that she had “loved every day” of it.",
        [("Ann Lee", "loved every day")],
    ),
    (
        "Anyone who doubted the leader was “shouted down” and told to “get out”, <she=Ann Lee> said.",
        [("Ann Lee", "shouted down"), ("Ann Lee", "get out")],
    ),
    # broken by 'he said': one quotation
    ("“We lost,” <Ann Lee> said, “but we will be back.”", [("Ann Lee", "We lost, but we will be back.")]),
    ("“We lost,” <Ann Lee> said. “We will be back.”", [("Ann Lee", "We lost, We will be back.")]),
    ("“We lost,” said <Ann Lee>, “but we will be back.”", [("Ann Lee", "We lost, but we will be back.")]),
    (
        "'We lost,' <she=Ann Lee> told the Argus. 'We will be back.'",
        [("Ann Lee", "We lost, We will be back.")],
    ),
    ("“We lost,” said <Ann Lee>: “We will be back.”", [("Ann Lee", "We lost, We will be back.")]),
    (
        "“We lost,” <she=Ann Lee> told presenter <Tom Okafor>. “We will be back.”",
        [("Ann Lee", "We lost, We will be back.")],
    ),
    (
        "“We lost,” <Ann Lee> said in a video posted at dawn. “We will be back.”",
        [("Ann Lee", "We lost, We will be back.")],
    ),
    (
        "“We lost,” laughs <Ann Lee>, the barista who came third by two votes. “We will be back.”",
        [("Ann Lee", "We lost, We will be back.")],
    ),
    (
        "“We lost,” <Ann Lee> told the Argus's <Tom Okafor>, “but we will be back.”",
        [("Ann Lee", "We lost, but we will be back.")],
    ),
    (
        '"We lost by two hundred votes" <she=Ann Lee> said "but we will be back."',
        [("Ann Lee", "We lost by two hundred votes but we will be back.")],
    ),
    (
        "“We lost,” <Ann Lee> told the radio van… “but we will be back.”",
        [("Ann Lee", "We lost, but we will be back.")],
    ),
    # … but not where a second verb of speech begins another
    (
        "“We lost,” <Ann Lee> told <Tom Okafor> that it was “a farce”.",
        [("Ann Lee", "We lost,"), ("Ann Lee", "a farce")],
    ),
    (
        "“We lost,” <Ann Lee> said, adding: “We will be back.”",
        [("Ann Lee", "We lost,"), ("Ann Lee", "We will be back.")],
    ),
    (
        "“We lost,” said the former headmaster, adding, “We will be back.”",
        [("the former headmaster", "We lost,"), ("the former headmaster", "We will be back.")],
    ),
    (
        "“We lost,” <Ann Lee> said. <Tom Okafor> replied: “Good.”",
        [("Ann Lee", "We lost,"), ("Tom Okafor", "Good.")],
    ),
    # over paragraphs: left open, it runs on
    (
        "<Ann Lee> said: “We lost.\n\n“We will be back.\n\n“Count on it.”",
        [("Ann Lee", "We lost. We will be back. Count on it.")],
    ),
    (
        "<Ann Lee> said: “We lost.\n\nAnn Lee\n\n“We will be back.”",
        [("Ann Lee", "We lost. We will be back.")],
    ),
    ("<Ann Lee> said: 'We lost.\n\n'We will be back.'", [("Ann Lee", "We lost. We will be back.")]),
    (
        "“We lost.\n\n“We will be back,” <Ann Lee> said.\n\nThe hall emptied.",
        [("Ann Lee", "We lost. We will be back,")],
    ),
    (
        "<Ann Lee> said it was “the first honest word in months.\n\n“But words are cheap.”",
        [("Ann Lee", "the first honest word in months. But words are cheap.")],
    ),
    # closed, it ends; a paragraph of quotation after it has the same speaker
    (
        "“We lost,” said <Ann Lee>.\n\n“We will be back.”",
        [("Ann Lee", "We lost,"), ("Ann Lee", "We will be back.")],
    ),
    (
        "<Ann Lee> said: “We lost.”\n\n“We will be back.”\n\n“Count on it.”",
        [("Ann Lee", "We lost."), ("Ann Lee", "We will be back."), ("Ann Lee", "Count on it.")],
    ),
    (
        "“We lost,” said <Ann Lee>.\n\nAnn Lee\n\n“We will be back.”",
        [("Ann Lee", "We lost,"), ("Ann Lee", "We will be back.")],
    ),
    (
        "“We lost,” said <Ann Lee>.\n\n“We won,” said <Tom Okafor>.\n\n“It feels good.”",
        [("Ann Lee", "We lost,"), ("Tom Okafor", "We won,"), ("Tom Okafor", "It feels good.")],
    ),
    # after a sentence about the speaker
    ("<Ann Lee> was close to tears. “I gave it all.”", [("Ann Lee", "I gave it all.")]),
    ("<Ann Lee> was close to tears.\n\n“I gave it all.”", [("Ann Lee", "I gave it all.")]),
    (
        "For <Ann Lee> it was over.\n\nAfter the count, <she=Ann Lee> took stock.\n\n“I gave it all.”",
        [("Ann Lee", "I gave it all.")],
    ),
    (
        "“We lost,” said <Ann Lee>. <Tom Okafor> looked on. “We will be back.”",
        [("Ann Lee", "We lost,"), ("Ann Lee", "We will be back.")],
    ),
    # somebody unnamed goes on
    (
        "<Ann Lee> said: “We lost.” One voter was angry. “Good riddance,” he said.",
        [("Ann Lee", "We lost."), ("One voter", "Good riddance,")],
    ),
    (
        "One voter said he was “done with them”. “They can whistle,” he added.",
        [("One voter", "done with them"), ("One voter", "They can whistle,")],
    ),
    # pronouns nobody resolved go to whoever spoke last
    (
        "<Ann Lee> said it was “cruel”. She added: “We lost by six votes.”",
        [("Ann Lee", "cruel"), ("Ann Lee", "We lost by six votes.")],
    ),
    # a colon after words about nobody
    (
        "<Ann Lee> counted on her fingers: “The hospital.” Then: “And me.”",
        [("Ann Lee", "The hospital."), ("Ann Lee", "And me.")],
    ),
    # the speaker is named only after the first words
    ("“The doorstep never lies,” she said.\n\n<Ann Lee> had won.", [("Ann Lee", "The doorstep never lies,")]),
    # somebody unnamed in the sentence before, whoever was named before that
    (
        "<Ann Lee> wept. A government source put it another way. “Dorset,” <she=Ann Lee> said, “is long.”",
        [("A government source", "Dorset, is long.")],
    ),
    # 'they' is people in general
    ("<Ann Lee> won. “Never again,” they say of the town.", [("they", "Never again,")]),
    # somebody else's words in the same paragraph
    (
        "“Go on,” <Ann Lee> urged. “Turn it off,” said <Tom Okafor>.",
        [("Ann Lee", "Go on,"), ("Tom Okafor", "Turn it off,")],
    ),
    (
        "“We lost,” <Ann Lee> told our reporter <Tom Okafor>, cheerfully enough. “We will be back.”",
        [("Ann Lee", "We lost, We will be back.")],
    ),
    # about whom only the next sentence is
    ("“Not going anywhere.” <Ann Lee> had barely finished.", [("Ann Lee", "Not going anywhere.")]),
    # left open at a sentence's head
    ("<Ann Lee> had no regrets. “I shall get a dog.", [("Ann Lee", "I shall get a dog.")]),
    # the line below
    ("“This is a new dawn.”\n\n<Ann Lee>\n\nLabour leader", [("Ann Lee", "This is a new dawn.")]),
    ("“This is a new dawn.”\n\n<Ann Lee>, Labour leader", [("Ann Lee", "This is a new dawn.")]),
    ("“This is a new dawn.”\n\nAnn Lee\n\nLabour leader", [("Ann Lee", "This is a new dawn.")]),
    (
        "<Tom Okafor> said: “We lost.”\n\n“This is a new dawn.”\n\n<Ann Lee>\n\nLabour leader",
        [("Tom Okafor", "We lost."), ("Ann Lee", "This is a new dawn.")],
    ),
    (
        "Quote Message\n\nThis is a new dawn.\n\n<Ann Lee>\n\nLabour leader",
        [("Ann Lee", "This is a new dawn.")],
    ),
    ("Quote Message: This is a new dawn. from <Ann Lee> Labour leader", [("Ann Lee", "This is a new dawn.")]),
    (
        "Quote Message\n\n“This is a new dawn.”\n\n<Ann Lee>\n\nLabour leader",
        [("Ann Lee", "This is a new dawn.")],
    ),
    (
        "Quote Message\n\nTwo bundles! We lost two bundles.\n\nDeputy returning officer <Ann Lee>",
        [("Ann Lee", "Two bundles! We lost two bundles.")],
    ),
    (
        "Quote\n\nFive hundred pounds, five times.\n\nSomebody had to go first.\n\n<Ann Lee>, Barrow",
        [("Ann Lee", "Five hundred pounds, five times. Somebody had to go first.")],
    ),
    (
        "Quote Message\n\nI have had nine cups of tea.\n\nA counting assistant, Barrow",
        [("A counting assistant", "I have had nine cups of tea.")],
    ),
    (
        "Quote Message\n\n“I know about tides.”\n\n<Ann Lee>, beaten by 612 votes",
        [("Ann Lee", "I know about tides.")],
    ),
    ("“I hugged a rival.”\n\n— <Ann Lee> (@annlee) May 8, 2026", [("Ann Lee", "I hugged a rival.")]),
    # headlines take the speaker of the same words below
    (
        "# 'I'd packed for a loss'\n\nThe photograph is of <Ann Lee>, 71.",
        [("Ann Lee", "I'd packed for a loss")],
    ),
    (
        "# 'Cruel' defeat by six votes\n\n<Ann Lee> said the defeat was “cruel”.",
        [("Ann Lee", "Cruel"), ("Ann Lee", "cruel")],
    ),
    (
        "# MP 'sad' to go\n\n<Ann Lee> wept. “I am sad to go,” <she=Ann Lee> said.",
        [("Ann Lee", "sad"), ("Ann Lee", "I am sad to go,")],
    ),
    (
        "# 'Much to do', says new MP\n\n“There is much for us to do,” said <Ann Lee>.",
        [("Ann Lee", "Much to do"), ("Ann Lee", "There is much for us to do,")],
    ),
    # a story that opens with a description names it next
    (
        "A council leader has said losing is “awful”.\n\n<Ann Lee> said: “I am so sorry.”",
        [("Ann Lee", "awful"), ("Ann Lee", "I am so sorry.")],
    ),
    (
        "A party source has said losing is “awful”.\n\n<Ann Lee> said: “I am so sorry.”",
        [("A party source", "awful"), ("Ann Lee", "I am so sorry.")],
    ),
    ("<Ann Lee> said: “I am so sorry.”\n\n'Not a good night'", [("Ann Lee", "I am so sorry.")]),
    # a question may end a sentence
    (
        "<Ann Lee> asked: “When does it open?” And <Tom Okafor> asked: “Who pays?”",
        [("Ann Lee", "When does it open?"), ("Tom Okafor", "Who pays?")],
    ),
    # two speakers in turn
    (
        "<Ann Lee>: “We lost.”\n\n<Tom Okafor>: “We won.”",
        [("Ann Lee", "We lost."), ("Tom Okafor", "We won.")],
    ),
    ("<Ann Lee> said the 'red wall' was 'gone for good'.", [("Ann Lee", "gone for good")]),
]


@pytest.mark.parametrize(("marked", "wanted"), SEVERAL)
def test_quotations_of_a_post(marked: str, wanted: Sequence[Said]) -> None:
    assert said(read(marked)) == [(speaker, plain(words)) for speaker, words in wanted]


NOTHING = [
    "<Ann Lee> said she was tired.",
    "It's the voters' choice, and the parties' problem: they'd said so in the '90s, and we'll see 'em off.",
    "The Tories' 24 seats and Labour's eight; the '70s and the '80s; rock 'n' roll.",
    "The 'red wall' crumbled overnight.",
    "The so-called “red wall” crumbled overnight.",
    "<Ann Lee> said the “red wall” had crumbled.",
    "<Tom Okafor>, nicknamed the “Beast of Barrow”, lost his seat.",
    "<Tom Okafor>, known as “the Beast”, said he would stand again.",
    "<Tom Okafor> has been dubbed “the Beast”.",
    "<Tom Okafor> was called “the Beast” in the town.",
    "Tom “Gaz” Okafor lost his seat.",
    "The government lost a “no confidence” motion.",
    "The party's “Time to Mend” slogan fell flat.",
    "Its slogan was “Time to Mend”.",
    "<Ann Lee> spoke under the slogan “Time to Mend”.",
    "<Ann Lee> said the book “The Long Count” was her favourite.",
    "<Ann Lee> held a placard reading “Time to Mend”.",
    "A group called “Fair Count” ran candidates in nine wards.",
    "<Ann Lee> announced a group called “Fair Count” would stand.",
    "Students call it ‘the Shed’, a polling place for a day.",
    "Voters in “safe” seats stayed at home.",
    "A “landslide” it was not.",
    "The desk is 6' 2\" wide.",
    "The 5' wall and the 6\" nail",
    "# What 'hung parliament' means",
    "# Ten 'safe' seats to watch",
    "# 'Quiet' night in the shires",
    "“”",
    '" "',
    "' '",
    "''''''",
    "Press the “Follow” button.",
    "The sign at the count read “Quiet please”.",
    "The statement said it was “sorry”, the paper reported.",
    "There were roars of “Four more years” as <Ann Lee> arrived.",
    "The “Wrenches, Not Walls” bus tour made 88 stops.",
    "Votes marked “X” or with a “tick” both count.",
    "The ballot said “None of the above”.",
    "“Tactical voting” may have made the difference.",
    "<Ann Lee> won, while the “phoney war” went on elsewhere.",
    "<Ann Lee> said it was over; the “phoney war” had ended.",
    "O'Neill and D'Souza said they'd stand; so'd Ng'ang'a.",
    "Sources' hopes rose and the candidates' agents' phones rang.",
]


@pytest.mark.parametrize("marked", NOTHING)
def test_marks_that_quote_nobody(marked: str) -> None:
    assert said(read(marked)) == []


def test_every_attribution_has_an_example() -> None:
    rules = data("quote")
    groups = ("subjects", "after", "tail", "before", "heading", "possessive")
    marked = [*(case.rpartition(" | ")[0] for case in ONE_SPEAKER), *(case for case, _ in SEVERAL)]
    fired = {quote["rule"] for case in marked for quote in read(case)._.quotes}
    assert {f"quote.{name}" for group in groups for name in rules[group]} - fired == set()


def test_the_cue_is_the_word_as_written_and_the_rule_says_what_found_it() -> None:
    (quote,) = read("Mrs <Lee=Ann Lee> later TOLD reporters it was “cruel”.")._.quotes
    assert (quote["cue"], quote["kind"], quote["rule"]) == ("TOLD", "partial", "quote.said")


def test_a_summary_is_read_like_headlines() -> None:
    doc = read(
        "Beaten <Ann Lee> calls it 'worst night of my life'\n\n<Lee=Ann Lee> on 'cruel' count", kind="summary"
    )
    assert said(doc) == [("Ann Lee", "worst night of my life"), ("Ann Lee", "cruel")]


def test_a_long_line_of_marks_is_read_in_time() -> None:
    for unit in ('"a ', "'a ", "a' ", "' ", "\"'a s' ", '<said: "', "“a, ”he said ", "x"):
        text = unit * (100_000 // len(unit))
        doc = make_doc(
            nlp, Document(text, (Post("p1", "article", 0, len(text), (Segment(0, len(text), "body"),)),))
        )
        component(doc)


_COPY = st.lists(
    st.sampled_from(
        [
            *"\"'“”‘’«»`´′„ ,.:;-–—\n\n?!()|Aa9",
            "Ann Lee ",
            "said ",
            " he said",
            "voters' ",
            "'90s ",
            "''",
            "Quote Message",
        ]
    ),
    max_size=60,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(_COPY | st.text(max_size=80))
def test_pieces_lie_in_the_text_in_order(copy: str) -> None:
    segments = tuple(Segment(m.start(), m.end(), "body") for m in re.finditer(r"[^\n]+(?:\n[^\n]+)*", copy))
    doc = make_doc(nlp, Document(copy, (Post("p1", "article", 0, len(copy), segments),)))
    doc._.people = [PersonLayer(name="Ann Lee", label="PERSON", gender=None)]
    for match in re.finditer("Ann Lee", doc.text):
        if span := doc.char_span(match.start(), match.end()):
            doc._.mentions.append(
                MentionLayer(start=span.start, end=span.end, person=0, kind="name", reason=None)
            )
    component(doc)
    at = 0
    for quote in doc._.quotes:
        assert quote["speaker"] is not None or quote["person"] is not None
        assert quote["pieces"]
        for start, end in quote["pieces"]:
            assert at <= start < end <= len(copy)
            assert doc.text[start:end].strip() == doc.text[start:end]
            at = end
