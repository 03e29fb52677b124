"""What is forecast, supposed or denied, and what only looks so.

In a sentence `[win|forecast]` must be under that modality, `<won>` under none; `{Labour}` is a name that
an earlier component would have found. `# ` before a line makes it a headline.
"""

from __future__ import annotations

import re

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from hustings.pipeline.document import create_sentences, make_doc
from hustings.pipeline.qualifiers import create_qualifiers
from hustings.text import Document, Post, Segment

nlp = spacy.blank("en")
sentences = create_sentences(nlp, "hustings_sentences")
component = create_qualifiers(nlp, "hustings_qualifiers")

_MARK = re.compile(r"\[(?P<under>[^\[\]|]+)\|(?P<modality>\w+)\]|<(?P<plain>[^<>]+)>|\{(?P<name>[^{}]+)\}")


def read(text: str, names: list[tuple[int, int]], *, heading: bool = False) -> Doc:
    """A Doc of one paragraph with its names, through the component."""
    segment = Segment(0, len(text), "heading" if heading else "body")
    doc = sentences(make_doc(nlp, Document(text, (Post("p1", "article", 0, len(text), (segment,)),))))
    spans = [doc.char_span(start, end, label="PARTY") for start, end in names]
    doc.ents = [span for span in spans if isinstance(span, Span)]
    return component(doc)


def modality(doc: Doc, start: int, end: int) -> str:
    """As frames ask: the first modality over any of the words."""
    span = doc.char_span(start, end)
    assert span is not None, doc.text[start:end]
    for q in doc._.qualifiers:
        if q["start"] < span.end and span.start < q["end"]:
            return str(q["modality"])
    return "asserted"


def unmark(line: str) -> tuple[str, list[tuple[int, int]], list[tuple[int, int, str]]]:
    """The text of a marked line, its names, and what each marked word must be under."""
    text, names, wanted, at = "", [], [], 0
    for match in _MARK.finditer(line):
        text += line[at : match.start()]
        words = match["under"] or match["plain"] or match["name"]
        span = (len(text), len(text) + len(words))
        if match["name"]:
            names.append(span)
        else:
            wanted.append((*span, match["modality"] or "asserted"))
        text += words
        at = match.end()
    return text + line[at:], names, wanted


UNDER = [
    # forecast
    "{Labour} is expected to [win|forecast] {Derby North}.",
    "{Labour} was widely expected to [gain|forecast] the seat but <lost> it by 40 votes.",
    "Pundits expected {Ann Lee} to [hold|forecast] {Barrow}, but she <lost> it.",
    "{Labour} are set to [take|forecast] control.",
    "The {Tories} are on course to [lose|forecast] {Stone}.",
    "The {Greens} are projected to [win|forecast] four seats.",
    "{Ann Lee} is tipped to [become|forecast] the next MP for {Stone}.",
    "{Labour} looks likely to [win|forecast] the ward.",
    "{Labour} looks like [winning|forecast] the ward.",
    "{Labour} is heading for a [landslide|forecast].",
    "{Labour} will [win|forecast] {Stone}, she said.",
    "They'll [win|forecast] it by a mile.",
    "{Ann Lee} hopes to [unseat|forecast] {Tom Okafor}.",
    "{Ann Lee} is hoping to [unseat|forecast] {Tom Okafor}.",
    "Her bid to [unseat|forecast] {Tom Okafor} starts today.",
    "She is confident of [winning|forecast] the seat.",
    "The exit poll suggests {Labour} [won|forecast] 410 seats.",
    "{Labour} has [won|forecast] 410 seats, the exit poll suggests.",
    "{Labour} [won|forecast] 410 seats, according to the exit poll.",
    "According to the exit poll, {Labour} has [won|forecast] 410 seats.",
    "# {Labour} [wins|forecast] by a mile - exit poll",
    "# {Labour} to [win|forecast] 410 seats",
    "# Exit poll: {Labour} [wins|forecast] by a mile",
    "Bookmakers expect the {Tories} to [lose|forecast] {Stone}.",
    "{Labour} is targeting [gains|forecast] in {Kent}.",
    "If the exit poll is right, {Labour} has [won|forecast] {Stone}.",
    "{Labour} vowed to [win|forecast] back {Stone}.",
    "{Labour} are about to [lose|forecast] the seat.",
    "# Our forecast: {Labour} to [win|forecast] 405 seats",
    "{Ann Lee} is to [become|forecast] a minister.",
    "{Labour} won a seat that polls suggested it would [lose|forecast].",
    # hypothetical
    "{Labour} could [lose|hypothetical] {Derby}, {Bolsover} and {Gedling}.",
    "{Labour} could, if the margins are right, [lose|hypothetical] {Derby}.",
    "{Labour} may [lose|hypothetical] {Stone} and might [win|hypothetical] {Stafford}.",
    "{Labour} might have [lost|hypothetical] {Stone}.",
    "The {Tories} would [need|hypothetical] 326 seats.",
    "The {Tories} need a [swing|hypothetical] of 8%.",
    "She must [win|hypothetical] {Stone} to survive.",
    "If {Labour} [win|hypothetical] {Stone}, the night is theirs.",
    "Unless the {Tories} [hold|hypothetical] {Stone}, it is over.",
    "It is unclear whether {Labour} [won|hypothetical] {Stone}.",
    "Did {Labour} [win|hypothetical] {Stone}?",
    "Has {Tom Okafor} [lost|hypothetical] his seat?",
    "A long night: can {Labour} [hold|hypothetical] {Stone}?",
    "{Ann Lee} has reportedly [lost|hypothetical] her seat.",
    "Sources say {Ann Lee} has [lost|hypothetical] her seat.",
    "{Ann Lee} is understood to have [lost|hypothetical] her seat.",
    "There are rumours that {Ann Lee} has [lost|hypothetical] her seat.",
    "Had {Labour} [held|hypothetical] on, she would have stayed.",
    "{Ann Lee} would, had she [lost|hypothetical], have gone.",
    "Should {Labour} [lose|hypothetical] {Stone}, she will go.",
    "{Labour} claims to have [won|hypothetical] {Stone}.",
    "They believe they have [won|hypothetical] {Stone}.",
    "It appears {Labour} has [won|hypothetical] {Stone}.",
    "She was said to be considering [leaving|hypothetical] the {Greens}.",
    "The 326 seats needed to [win|hypothetical] outright are far off.",
    # negated
    "{Labour} did not [win|negated] {Stone}.",
    "{Labour} didn't [win|negated] {Stone} and <lost> {Stafford}.",
    "{Labour} has never [won|negated] {Stone}.",
    "She was not [elected|negated] in {Stone}.",
    "{Labour} failed to [win|negated] {Stone}, <losing> by 40 votes.",
    "{Labour} failed to [hold|negated] {Stone} as {Ann Lee} <took> it.",
    "{Tom Okafor} was unable to [hold|negated] {Stone}.",
    "{Labour} narrowly missed [winning|negated] {Stone}.",
    "{Labour} was six votes short of [winning|negated] {Stone}.",
    "Neither {Ann Lee} nor {Tom Okafor} [won|negated] the seat.",
    "No party [won|negated] a majority.",
    "She led all night without [winning|negated] {Stone}.",
    "She denied [losing|negated] the seat.",
    "{Ann Lee} almost [won|negated] {Stone}.",
    "{Ann Lee} came close to [winning|negated] {Stone}.",
    "{Labour} no longer [holds|negated] {Stone}.",
    "{Labour} can't [win|negated] {Stone}.",
    "{Labour} could not [hold|negated] {Stone} but <kept> {Stafford}.",
    "The {Tories} fell just short of a [majority|negated].",
    "{Labour} was 40 votes shy of [holding|negated] {Stone}.",
    "The {Greens} have yet to [win|negated] a seat.",
    "He refused to [concede|negated] {Stone}.",
    # a verb's auxiliary is under its modality too
    "{Tom Okafor} insisted that he [had|negated] not been [beaten|negated].",
    "Nobody expected {Tom Okafor} to [win|forecast] {Stone}.",
    "Few expected {Labour} to [hold|forecast] {Stone}.",
    "A swing of 4% [would|hypothetical] hand {Labour} the seat.",
    "A uniform swing of 3% [is|forecast] forecast by pollsters.",
    "A majority of 1 [is|hypothetical] enough for any bill.",
    "A swing of 6% [was|hypothetical] needed to take {Stone}.",
    "A majority of 40 [looks|forecast] to be on the cards.",
    "A majority of 40 [is|hypothetical] within reach.",
    "Surveys [suggest|forecast] {Labour} [won|forecast] more votes.",
    "YouGov has {Labour} [winning|forecast] 410 seats.",
    "Pundits had {Plaid} on [six|forecast] seats.",
    "{Tom Okafor} will serve for five [years|forecast].",
    "{Ann Lee} will represent {Stone} until [2029|forecast].",
    "{Labour} risks [losing|forecast] {Stone}.",
    "{Labour} stands to [lose|forecast] {Stone}.",
    "{Labour} is a whisker away from [winning|negated] {Stone}.",
    "{Labour} came within 40 votes of [winning|negated] {Stone}.",
    "{Labour} lacked the votes to [win|negated] {Stone}.",
    "It is false that {Labour} [won|negated] {Stone}.",
    "There is no truth in the claim that {Labour} [won|negated] {Stone}.",
    "{Tom Okafor}'s dream of [winning|forecast] {Stone} is alive.",
    "{Labour} was 12 [seats|negated] short of a [majority|negated].",
    "{Labour} hasn't yet [won|negated] {Stone}.",
    "Early tallies show {Labour} [winning|forecast] {Stone}.",
    "{Ann Lee} is leading in {Stone} and should [win|hypothetical].",
    "{Ann Lee} was denied [victory|negated] in {Stone}.",
    "{Tom Okafor} stopped {Ann Lee} [winning|negated] {Stone}.",
    "Hardly anyone [lost|negated] a deposit.",
    "No {Tory} [won|negated] a seat.",
    "# {Labour} eyes [gains|forecast] in {Kent}",
    "# {Labour} '[wins|hypothetical] {Stone}', say sources",
    "It is not true that {Labour} [won|negated] {Stone}.",
]

PLAIN = [
    "{Labour} <won> {Stone}.",
    "In May {Labour} <won> {Stone}.",
    "{Leonora May} <won> {Stone}.",
    "May <won> her seat.",
    "{Will Adebayo} <held> {Stone}.",
    "The will of the people was clear as {Labour} <won>.",
    "Political will was lacking when {Labour} <lost> {Stone}.",
    "The party's might <won> it {Stone}.",
    "She could not hide her joy at <winning> {Stone}.",
    "She could hardly believe she had <won> {Stone}.",
    "{Tom Okafor} could only manage <third> place.",
    "{Labour} not only <won> {Stone} but <took> {Stafford}.",
    "It was not until 4am that {Ann Lee} <won> {Stone}.",
    "Not until 4am did {Ann Lee} <win> {Stone}.",
    "Not for the first time, {Labour} <won> {Stone}.",
    "Not surprisingly, {Labour} <won> {Stone}.",
    "Unsurprisingly, {Labour} <won> {Stone}.",
    "It was no surprise that {Labour} <won> {Stone}.",
    "There was no doubt {Labour} had <won> {Stone}.",
    "No fewer than six {Tories} <lost> their seats.",
    "{Ann Lee} <won>, if only just, in {Stone}.",
    "{Ann Lee}, who has sat since 2010, had a <majority> of 900.",
    "{Ann Lee}, of {Labour}, had the seat <won> by two.",
    "Even if it was close, {Labour} <won> {Stone}.",
    "As expected, {Labour} <won> {Stone}.",
    "{Labour} <won> {Stone} as expected.",
    "{Labour} <won> by more than expected.",
    "As the exit poll predicted, {Labour} <won> {Stone}.",
    "{Labour} <won> {Stone}, as the exit poll had predicted.",
    "An hour after the exit poll {Labour} <won> {Stone}.",
    "The exit poll was wrong and {Labour} <won> {Stone}.",
    "Despite expectations, {Tom Okafor} <lost> {Stone}.",
    "She may have <lost> {Stone}, but she is not finished.",
    "{Labour} has passed the 326 <seats> needed to govern.",
    "Top target seat {Stone} <fell> to {Labour}.",
    "Who would have thought {Labour} would <win> {Stone}?",
    "Why did {Tom Okafor} <lose> his seat?",
    "How {Labour} <won> {Stone}",
    "How did {Labour} <win> {Stone}?",
    "{Labour} <won> {Stone}, so what happens now?",
    "{Ann Lee}, soon to be sworn in, will be one of six nurses in the house: she <won> {Stone}.",
    "{Ann Lee} will be the new <MP> for {Stone}.",
    "{Ann Lee}, who had hoped to go quietly, <won> {Stone}.",
    "Having failed in 2019, {Ann Lee} <won> {Stone}.",
    "{Ann Lee}, who was expected to lose, <won> {Stone}.",
    "She won a fight to <keep> {Stone}.",
    "{Ann Lee} managed to <hold> {Stone}.",
    "{Labour} could not stop {Ann Lee} <winning> {Stone}.",
    "We can now report that {Ann Lee} has <won> {Stone}.",
    "Nobody doubted that {Labour} had <won> {Stone}.",
    "Nobody at the count in {Stone} doubted that the {Tories} had <won>.",
    "She would go on to <win> {Stone}.",
    "{Labour} <lost> {Stone} because it could not answer for its record.",
    "{Labour} <lost> a seat it should have held.",
    "{Tom Okafor}, who did not attend the count, <lost> {Stone}.",
    "She said she would not stand again after <losing> {Stone}.",
    "{Labour} <held> {Stone} but failed to win {Stafford}.",
    "{Labour} <won> {Stone}; it may win {Stafford}.",
    "Voters headed to the polls and <elected> {Ann Lee}.",
    "{Labour} needs a recount in {Stafford} but <won> {Stone}.",
    "I never thought I would <win> {Stone}.",
    "{Ann Lee} <won> by a not insignificant 9,000 votes.",
    "{Labour} <took> the must-win seat of {Stone}.",
    "The {Tories} <lost> what was expected to be a safe seat.",
    "# {Ann Lee} 'will fight on' after <losing> seat",
    "Asked if she was surprised, {Ann Lee}, who <won> {Stone}, laughed.",
    "{Labour} <won> a seat that polls suggested it would lose.",
    "{Labour} <won> more seats than the polls predicted.",
    "# {Ann Lee} 'will never forget' <winning> {Stone}",
    "Just short of 9,000 people <voted> for {Ann Lee}.",
    "{Labour} should be proud of <winning> {Stone}.",
    "{Labour} can celebrate: it has <won> {Stone}.",
    "{Labour}, not the {Tories}, <won> {Stone}.",
    "No {Tory} has held {Stone} since 1992, but {Ann Lee} <won> it.",
    "In a result few had predicted, {Labour} <gained> {Stone}.",
    "Even a recount could not save {Ann Lee}, who <lost> by three votes.",
    "The {Tories} never recovered and <lost> {Stone}.",
    "{Labour} was refused a recount and {Ann Lee} <won> by three votes.",
    "{Labour} has <won> {Stone}, forecast as a hold.",
    '"We will fight on," said {Ann Lee}, who <lost> {Stone}.',
    "Nobody had expected it, but {Labour} <won> {Stone}.",
    "Although nobody expected him to win, {Tom Okafor} <took> {Stone}.",
    "A swing of 6% <was> enough to hand {Labour} {Stone}.",
    "A majority of 900 <was> enough for {Ann Lee}.",
    "{Labour} <won> a <majority> of 900, more than was needed.",
    "{Ann Lee} was elected and <will> represent {Stone}.",
    "{Ann Lee} now <represents> {Stone}.",
    "{Labour} <won> {Stone}, as was expected.",
    "The swing from {Labour} <was> 6%, not the 4% needed.",
    "{Labour} <lost> {Stone}, which it had been expected to hold.",
    "A majority of 900 <was> cut to 12.",
    "{Labour} needed a swing of 6% and <got> 8%.",
    "{Labour} <took> {Stone}, where it needed a swing of 6%.",
    "The <swing> of 8%, double what {Labour} needed, was the biggest of the night.",
    "Turnout was 60%, lower than had been predicted, and {Labour} <won>.",
    "If anyone doubted it, {Labour} <won> {Stone}.",
    "It is hard to believe that {Labour} <won> {Stone}.",
    "{Labour} <won> {Stone} without breaking sweat.",
    "Not one but two {Tories} <lost> their seats.",
    "{Labour} <won> all but two of the seats.",
    "{Labour}, who had not held {Stone} before, <won> it by two votes.",
]


@pytest.mark.parametrize("line", UNDER + PLAIN)
def test_modality_of_marked_words(line: str) -> None:
    heading = line.startswith("# ")
    text, names, wanted = unmark(line.removeprefix("# "))
    doc = read(text, names, heading=heading)
    assert [modality(doc, start, end) for start, end, _ in wanted] == [under for _, _, under in wanted]


def test_the_cue_is_kept_as_written() -> None:
    text, names, _ = unmark("{Labour} IS Expected to win {Stone}.")
    (qualifier,) = read(text, names)._.qualifiers
    assert (qualifier["cue"], qualifier["modality"]) == ("IS Expected", "forecast")


def test_boards_and_furniture_have_no_modality() -> None:
    text = "Labour could win"
    for role in ("board", "boilerplate", "caption"):
        post = Post("p1", "article", 0, len(text), (Segment(0, len(text), role),))  # type: ignore[arg-type]
        assert component(sentences(make_doc(nlp, Document(text, (post,)))))._.qualifiers == []


_PIECES = """could not only won but , and if may May will the exit poll suggests ? . ; – - never no one until
did had Labour expected * to hold short of , who should won't as 'll"""
_WORDS = st.lists(st.sampled_from([*_PIECES.split(), "\n\n", "\u200b"]), max_size=40).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(_WORDS | st.text(max_size=80))
def test_spans_lie_in_the_doc_in_order(copy: str) -> None:
    doc = read(copy, []) if copy else component(make_doc(nlp, Document("", ())))
    spans = [(q["start"], q["end"]) for q in doc._.qualifiers]
    assert [start for start, _ in spans] == sorted(start for start, _ in spans)
    assert all(0 <= start < end <= len(doc) for start, end in spans)


@pytest.mark.parametrize(
    "cue", ["is needed ", "no {Labour} ", "set to win ", "may win ", "within of winning "]
)
def test_a_very_long_sentence_takes_no_longer_than_its_length(cue: str) -> None:
    text, names, _ = unmark(cue * 4_000)
    assert read(text, names)._.qualifiers
