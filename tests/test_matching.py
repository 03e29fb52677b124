"""Patterns against rows: which reading is kept, what follows it, what stands beside it, and what it is said of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from hustings.pipeline.frames.additions import MOVES
from hustings.pipeline.frames.found import Found, Stretch
from hustings.pipeline.frames.matching import PatternMatcher
from hustings.rules import SLOT_KINDS, Also, Pattern, RuleBook, RuleFile, book
from hustings.rules.lexicon import Lexicon
from hustings.rules.template import Compiler
from tests import rows
from tests.by_rule import extract

CLASSES = {
    "have": {"words": ["has"]},
    "be": {"words": ["is", "was"]},
    "the": {"words": ["the"]},
    "prep": {"words": ["in", "of"]},
    "majority": {"words": ["lead"]},
    "governs": {"words": ["by", "for", "of"]},
    "aside": {"words": ["who"]},
    "elect": {"verbs": ["elect"]},
    "elected_first": {"words": ["first elected"]},
    "beat": {"verbs": ["beat/beat/beaten"]},
    "poll": {"verbs": ["poll"]},
    "lead": {"words": ["majority", "lead"]},
    "once": {"words": ["once"]},
    "turn_of_time": {"words": ["but"]},
    "place_of": {"words": ["in"]},
    **{name: {"words": ["defected"]} for name in MOVES},
}


def found(
    line: str,
    patterns: Mapping[str, Any],
    *scopes: str,
    also: Sequence[Mapping[str, Any]] = (),
    **adjuncts: str,
) -> list[Found]:
    """The readings of a row by patterns, and by what is said `also`, given as in a rule file."""
    lexicon = Lexicon(CLASSES)
    compiler = Compiler(lexicon, SLOT_KINDS)
    made = []
    for id, entry in patterns.items():
        entry = {"match": entry} if isinstance(entry, str) else dict(entry)
        template = compiler.compile(entry.pop("match"))
        then = compiler.compile(entry.pop("then")) if "then" in entry else None
        unless = frozenset("".join(lexicon.characters(name) for name in entry.pop("unless", ())))
        made.append(Pattern(id, id.partition(".")[0], template, then=then, unless=unless, **entry))
    told = [Also(compiler.compile(entry["match"]), entry.get("set", {}), "drop" in entry) for entry in also]
    of_type = {p.type: tuple(q for q in made if q.type == p.type) for p in made}
    files = {kind: RuleFile(kind, "", own, (), (), tuple(told)) for kind, own in of_type.items()}
    beside = {slot: compiler.compile(match) for slot, match in adjuncts.items()}
    matcher = PatternMatcher(RuleBook(lexicon, (), beside, files, ""))
    return matcher.match(Stretch(rows.row(line, lexicon), 0, 0), scopes or ("sentence",))


def said(line: str, patterns: Mapping[str, Any], *scopes: str, **adjuncts: Any) -> list[str]:
    """Readings in words, in the order of the row: `defeat.beat winner=Ann loser=Bob`."""
    words = [word.partition("/")[0] for word in line.split()]
    readings = sorted(found(line, patterns, *scopes, **adjuncts), key=lambda f: (f.span, f.pattern.id))
    return [
        " ".join([f.pattern.id, *(f"{slot}={words[e.start]}" for slot, e in f.slots.items())])
        for f in readings
    ]


BEAT = "{winner} … <beat> {loser}"


@pytest.mark.parametrize(
    ("why", "line", "patterns", "expected"),
    [
        (
            "the reading that says more",
            "Ann/person beat Bob/person by 12/votes",
            {"defeat.short": BEAT, "defeat.long": BEAT + " by {margin}"},
            ["defeat.long winner=Ann loser=Bob margin=12"],
        ),
        (
            "what a pattern sets counts as said",
            "Ann/person beat Bob/person",
            {"defeat.plain": BEAT, "defeat.set": {"match": BEAT, "set": {"how": "well"}}},
            ["defeat.set winner=Ann loser=Bob"],
        ),
        (
            "the nearer subject",
            "Labour/party smiled Ann/person beat Bob/person",
            {"defeat.far": "{winner} …… <beat> {loser}"},
            ["defeat.far winner=Ann loser=Bob"],
        ),
        (
            "of equals, the pattern written first",
            "Ann/person beat Bob/person",
            {"defeat.b": BEAT, "defeat.a": BEAT},
            ["defeat.b winner=Ann loser=Bob"],
        ),
        (
            "a subject before the object of a preposition, though it is further off",
            "Ann/person watched by Cat/person beat Bob/person",
            {"defeat.far": "{winner} …… <beat> {loser}"},
            ["defeat.far winner=Ann loser=Bob"],
        ),
        (
            "no subject from an aside that is over before the cue",
            "Ann/person , who left Labour/party , beat Bob/person",
            {"defeat.beat": BEAT},
            ["defeat.beat winner=Ann loser=Bob"],
        ),
        (
            "the subject of an aside within it",
            "Bob/person , who Ann/person beat in 2019/date , wept",
            {"defeat.whom": "{loser} , who {winner} <beat>"},
            ["defeat.whom loser=Bob winner=Ann"],
        ),
        (
            "one for each cue",
            "Ann/person beat Bob/person and Cat/person beat Dan/person",
            {"defeat.beat": BEAT},
            ["defeat.beat winner=Ann loser=Bob", "defeat.beat winner=Cat loser=Dan"],
        ),
        (
            "one for each number",
            "Ann/person 12/votes Bob/person",
            {"tally.before": "{candidate} {votes}", "tally.after": "{votes} {candidate}"},
            ["tally.before candidate=Ann votes=12"],
        ),
        (
            "one of each claim type on the same cue and number",
            "Ann/person beat Bob/person by 12/votes",
            {"defeat.by": BEAT + " by {margin}", "majority.by": "{candidate} <beat> _? {loser} by {votes}"},
            [
                "defeat.by winner=Ann loser=Bob margin=12",
                "majority.by candidate=Ann loser=Bob votes=12",
            ],
        ),
        ("none where a cue forbids it", "Ann/person once beat Bob/person",
         {"defeat.beat": {"match": BEAT, "unless": ["once"]}}, []),
        ("one, though the forbidding cue lies outside it", "once Ann/person beat Bob/person",
         {"defeat.beat": {"match": BEAT, "unless": ["once"]}}, ["defeat.beat winner=Ann loser=Bob"]),
        ("none of nothing", "Ann/person smiled", {"defeat.beat": BEAT}, []),
        ("none of an empty row", "", {"defeat.beat": BEAT, "win.any": "_*"}, []),
    ],
)  # fmt: skip
def test_the_best_reading_is_kept(why: str, line: str, patterns: dict[str, Any], expected: list[str]) -> None:
    assert said(line, patterns) == expected, why


def test_patterns_apply_in_their_scope() -> None:
    patterns = {
        "win.line": {"match": "^ {candidate} hold", "scope": "line"},
        "win.heading": {"match": "{candidate} hold", "scope": "heading"},
    }
    assert said("Labour/party hold", patterns) == []
    assert said("Labour/party hold", patterns, "line", "sentence") == ["win.line candidate=Labour"]
    assert said("Labour/party hold", patterns, "heading") == ["win.heading candidate=Labour"]


RUN = {"tally.run": {"match": "{candidate} polled {votes} in {seat}", "then": "(,|and)* {candidate} {votes}"}}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Ann/person polled 12/votes in Leeds/seat , Bob/person 9/votes and Cat/person 7/votes",
            [
                "tally.run candidate=Ann votes=12 seat=Leeds",
                "tally.run seat=Leeds candidate=Bob votes=9",
                "tally.run seat=Leeds candidate=Cat votes=7",
            ],
        ),
        (
            "Ann/person polled 12/votes in Leeds/seat , Bob/person wept , Cat/person 7/votes",
            ["tally.run candidate=Ann votes=12 seat=Leeds"],
        ),
        ("Bob/person 9/votes and Cat/person 7/votes", []),
    ],
)
def test_what_follows_says_the_same_of_others(line: str, expected: list[str]) -> None:
    assert said(line, RUN) == expected


PARTY = "(for|as) the? {party:party}"
ELECTION = "in {election}"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ann/person beat Bob/person for the Greens/party", "winner=Ann loser=Bob winner_party=Greens"),
        (
            "Ann/person beat Bob/person in Hove/seat for the Greens/party",
            "winner=Ann loser=Bob winner_party=Greens",
        ),
        ("Ann/person beat Bob/person , for the Greens/party", "winner=Ann loser=Bob winner_party=Greens"),
        ("for the Greens/party , Ann/person beat Bob/person", "winner=Ann loser=Bob winner_party=Greens"),
        ("Ann/person for Greens/party beat Bob/person", "winner=Ann loser=Bob winner_party=Greens"),
        ("Labour/party beat Bob/person for the Greens/party", "winner=Labour loser=Bob"),
        ("Ann/person beat Bob/person a week before for the Greens/party", "winner=Ann loser=Bob"),
        ("Ann/person beat Bob/person in 2019/date", "winner=Ann loser=Bob election=2019"),
        ("in 2019/date Ann/person beat Bob/person", "winner=Ann loser=Bob election=2019"),
        ("Ann/person beat Bob/person and wept in 2019/date", "winner=Ann loser=Bob"),
        (
            "Ann/person beat Bob/person for the Greens/party in 2019/date",
            "winner=Ann loser=Bob winner_party=Greens election=2019",
        ),
    ],
)
def test_what_stands_in_or_beside_a_reading_fills_one_more_slot(line: str, expected: str) -> None:
    assert said(line, {"defeat.beat": BEAT}, party=PARTY, election=ELECTION) == [f"defeat.beat {expected}"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "in 2019/date the Greens/party won , Ann/person beat Bob/person",
            "winner=Ann loser=Bob election=2019",
        ),
        ("in 2019/date she won but Ann/person beat Bob/person", "winner=Ann loser=Bob"),
    ],
)
def test_an_election_that_opens_the_sentence_is_that_of_all_in_it(line: str, expected: str) -> None:
    assert said(line, {"defeat.beat": BEAT}, election=ELECTION) == [f"defeat.beat {expected}"]


LEAD = {"majority.of": "{candidate}? a? majority of {votes}"}


@pytest.mark.parametrize(
    ("line", "also", "expected"),
    [
        (
            "Ann/person majority of 9/votes for Greens/party",
            {"match": "{votes} for {party}"},
            ["candidate=Ann votes=9 party=Greens"],
        ),
        (
            "Labour/party majority of 9/votes for Greens/party",
            {"match": "{votes} for {party}"},
            ["candidate=Labour votes=9"],
        ),
        (
            "Labour/party majority of 9/votes for Ann/person",
            {"match": "{votes} for {candidate}"},
            ["candidate=Ann votes=9 party=Labour"],
        ),
        ("once a majority of 9/votes", {"match": "once a majority of {votes}", "drop": True}, []),
        ("a majority of 9/votes", {"match": "once a majority of {votes}", "drop": True}, ["votes=9"]),
        ("majority of 9/votes , 3/votes once", {"match": "{votes} once", "drop": True}, ["votes=9"]),
    ],
)
def test_words_around_a_figure_say_more_of_it(
    line: str, also: Mapping[str, Any], expected: Sequence[str]
) -> None:
    assert said(line, LEAD, also=[also]) == [f"majority.of {one}" for one in expected]


def test_what_a_pattern_sets_is_not_set_again() -> None:
    lead = {"majority.of": {"match": "majority of {votes}", "set": {"previous": False}}}
    also = [{"match": "once a majority of {votes}", "set": {"previous": True, "other": 1}}]
    (reading,) = found("once a majority of 9/votes", lead, also=also)
    assert reading.pattern.set == {"previous": False, "other": 1}


def test_the_day_of_a_change_of_party_is_its_own_slot() -> None:
    patterns = {"affiliation.joined": "{person} joined {to_party}"}
    assert said("Ann/person joined Labour/party in 2019/date", patterns, election=ELECTION) == [
        "affiliation.joined person=Ann to_party=Labour date=2019"
    ]


def test_dates_beside_a_length_of_time_are_no_election() -> None:
    patterns = {"tenure.for": "{holder} served {duration}"}
    assert said("Ann/person served 9/duration in 2019/date", patterns, election=ELECTION) == [
        "tenure.for holder=Ann duration=9"
    ]


def test_a_reading_knows_its_cue_its_span_and_its_gaps() -> None:
    (verb,) = found("so Ann/person , a teacher , beat Bob/person", {"defeat.beat": BEAT})
    assert (verb.span, verb.anchor.start, verb.noun) == ((1, 8), 6, False)
    assert [span for span in verb.gaps if span[1] > span[0]] == [(2, 6)]
    (noun,) = found("Ann/person 's majority of 12/votes", {"majority.of": "{candidate} 's <lead> of {votes}"})
    assert (noun.anchor.start, noun.noun) == (2, True)
    (perfect,) = found("Ann/person has narrowly beaten Bob/person", {"defeat.beat": BEAT})
    assert perfect.anchor.start == 3


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Labour's Ann Lee has a majority of 5,000 in Bootle.", "asserted"),
        ("A majority of 5,000 would be a triumph for Labour in Bootle.", "hypothetical"),
        ("A majority of 5,000 in Bootle delighted those who would never vote Labour.", "asserted"),
        ("The exit poll suggests a Labour majority of 5,000 in Bootle.", "forecast"),
        ("Labour's Ann Lee did not win Bootle.", "negated"),
        ("Labour's Ann Lee won Bootle, which she could not believe.", "asserted"),
    ],
)
def test_a_claim_has_the_modality_of_its_cue_and_a_noun_that_of_its_verb(text: str, modality: str) -> None:
    kind = "majority" if "majority" in text else "win"
    assert [c.modality for c in extract(text).claims if c.type == kind] == [modality]


def test_patterns_that_could_not_match_are_not_tried_and_all_others_are() -> None:
    """Every pattern finds, by its index, what its expression finds without."""
    rules = book()
    lexicon = rules.lexicon
    matcher = PatternMatcher(rules)
    for pattern in rules.patterns():
        line = "".join(min(needed) for needed in pattern.template.required)
        held = lexicon.requirements.held(line)
        assert pattern in matcher._index[pattern.scope].possible(set(line), held), pattern.id
    nothing = "".join(lexicon.symbol((word,)) for word in ("the", "by"))
    possible = matcher._index["sentence"].possible(set(nothing), lexicon.requirements.held(nothing))
    assert not any(p.template.required for p in possible)


def test_what_follows_a_reading_always_names_something() -> None:
    follows = [p for p in book().patterns() if p.then]
    assert follows
    assert [
        p.id for p in follows if not any(not g.startswith(("cue", "gap")) for g in p.then.regex.groupindex)
    ] == []
