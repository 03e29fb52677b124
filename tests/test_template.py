"""The notation of patterns: what each sign matches, what it does not, and what is said of a broken one."""

from __future__ import annotations

import pytest

from hustings.rules import TemplateError
from hustings.rules.lexicon import Lexicon
from hustings.rules.template import CONTENDERS, SEATS, Compiler
from tests import rows

CLASSES = {
    "have": {"words": ["has", "have"]},
    "be": {"words": ["is", "was", "been"]},
    "the": {"words": ["the", "a"]},
    "prep": {"words": ["in", "on", "of"]},
    "beat": {"verbs": ["beat/beat/beaten", "see/saw/seen off", "oust"]},
    "hold": {"verbs": ["hold/held"]},
    "office": {"words": ["mp", "mayor"]},
}
SLOTS = {"winner": CONTENDERS, "loser": CONTENDERS, "seat": SEATS, "margin": "vn"}


def fills(pattern: str, line: str) -> dict[str, str] | None:
    """What a pattern's slots and cues take from a row, or None where it does not match."""
    lexicon = Lexicon(CLASSES)
    template = Compiler(lexicon, SLOTS).compile(pattern)
    match = template.regex.search(rows.text(line, lexicon))
    if not match:
        return None
    words = [word.partition("/")[0] for word in line.split()]
    return {
        name.partition("__")[0]: words[match.start(name)]
        for name, got in match.groupdict().items()
        if got and not name.startswith("gap")
    }


def matches(pattern: str, line: str) -> bool:
    return fills(pattern, line) is not None


@pytest.mark.parametrize(
    ("pattern", "line", "expected"),
    [
        ("{winner} <beat> {loser}", "Ann/person ousted Bob/person", {"winner": "Ann", "loser": "Bob"}),
        ("{winner} <beat> {loser}", "Labour/party ousted her/pronoun", {"winner": "Labour", "loser": "her"}),
        ("{winner} <beat> {loser}", "Leeds/seat ousted Bob/person", None),
        ("{winner:party} <beat> {loser}", "Labour/party ousted Bob/person", {"winner": "Labour", "loser": "Bob"}),
        ("{winner:party} <beat> {loser}", "Ann/person ousted Bob/person", None),
        ("{winner:party+elect} <beat>", "Ann/elect ousted Bob/person", {"winner": "Ann"}),
        ("{when:date}", "won in 2019/date", {"when": "2019"}),
        ("{seat} {seat:place}", "Leeds/seat it/place", {"seat": "it"}),
        ("by {margin}", "won by 12/votes", {"margin": "12"}),
        ("by {margin}", "won by 12/integer", {"margin": "12"}),
        ("by {margin}", "won by 12/percent", None),
        ("<role=office> {winner}", "the mayor Ann/person", {"role": "mayor", "winner": "Ann"}),
    ],
)  # fmt: skip
def test_a_slot_takes_an_element_of_its_kinds(
    pattern: str, line: str, expected: dict[str, str] | None
) -> None:
    found = fills(pattern, line)
    assert (found and {slot: word for slot, word in found.items() if slot != "cue"}) == expected


@pytest.mark.parametrize(
    ("pattern", "line", "cue"),
    [
        ("<beat>", "Ann/person beat Bob/person", "beat"),
        ("<beat>", "Ann/person ousts Bob/person", "ousts"),
        ("<beat>", "Ann/person saw_off Bob/person", "saw_off"),
        ("<beat>", "Ann/person has ousted Bob/person", "has"),
        ("<beat>", "Ann/person has narrowly beaten Bob/person", "has"),
        ("<beat>", "Ann/person is beaten", None),
        ("<beat>", "Ann/person was ousted", None),
        ("<beat>", "Ann/person was narrowly ousted", None),
        ("<beat>", "Ann/person has been ousted", None),
        ("<beat>", "Ann/person ousting Bob/person", None),
        ("<beat>", "beaten by Ann/person", None),
        ("<beat:en>", "beaten by Ann/person", "beaten"),
        ("<beat:en>", "Bob/person was ousted", "ousted"),
        ("<beat:en>", "Ann/person saw_off Bob/person", None),
        ("<beat:ing>", "ousting Bob/person", "ousting"),
        ("<beat:past>", "Ann/person saw_off Bob/person", "saw_off"),
        ("<beat:base>", "to oust Bob/person", "oust"),
        ("<beat:s>", "Ann/person sees_off Bob/person", "sees_off"),
        ("<beat:s+ing>", "seeing_off Bob/person", "seeing_off"),
        ("<beat:s+ing>", "saw_off Bob/person", None),
        ("<office>", "the mayor spoke", "mayor"),
        ("<office:word>", "the mayor spoke", "mayor"),
        ("<office>", "Ann/person held Leeds/seat", None),
    ],
)
def test_a_cue_is_active_unless_its_form_is_given(pattern: str, line: str, cue: str | None) -> None:
    found = fills(pattern, line)
    assert (found and found["cue"]) == cue


@pytest.mark.parametrize(
    ("pattern", "line", "expected"),
    [
        ("{winner} won", "Ann/person won", True),
        ("{winner} won", "Ann/person lost", False),
        ("{winner} 's", "Labour/party 's", True),
        ("{winner} _ {loser}", "Ann/person and Bob/person", True),
        ("{winner} _ {loser}", "Ann/person Or Bob/person", True),
        ("{winner} _ {loser}", "Ann/person beat Bob/person", False),
        ("{winner} _ {loser}", "Ann/person , Bob/person", False),
        ("{winner} _ {loser}", "Ann/person 12/votes Bob/person", False),
        ("{winner} ~ {loser}", "Ann/person Bob/person", True),
        ("{winner} ~ {loser}", "Ann/person a b c d Bob/person", True),
        ("{winner} ~ {loser}", "Ann/person a b c d e Bob/person", False),
        ("{winner} ~ {loser}", "Ann/person was beaten by Bob/person", True),
        ("{winner} ~ {loser}", "Ann/person , Bob/person", False),
        ("{winner} ~ {seat}", "Ann/person Bob/person Leeds/seat", True),
        ("^ {winner} ~ {seat}", "Ann/person Bob/person Leeds/seat", False),
        ("{winner} · {seat}", "Ann/person the old marginal Leeds/seat", True),
        ("{winner} · {seat}", "Ann/person a b c d Leeds/seat", False),
        ("{winner} · {seat}", "Ann/person the mayor of Leeds/seat", False),
    ],
)
def test_words_and_short_gaps(pattern: str, line: str, expected: bool) -> None:
    assert matches(pattern, line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ann/person on a wet night held Leeds/seat", True),
        ("Ann/person , a teacher from York , held Leeds/seat", True),
        ("Ann/person , who beat Bob/person , held Leeds/seat", True),
        ("Ann/person ( Labour/party ) held Leeds/seat", True),
        ("Ann/person – she/pronoun is 40/integer – held Leeds/seat", True),
        ("Ann/person standing for the Greens/party held Leeds/seat", True),
        ("Ann/person and Bob/person held Leeds/seat", False),
        ("Ann/person watched as Labour/party held Leeds/seat", False),
        ("Ann/person smiled . It held Leeds/seat", False),
        ("Ann/person smiled ; it held Leeds/seat", False),
        ("Ann/person smiled : it held Leeds/seat", False),
        ("Ann/person smiled ¶ it held Leeds/seat", False),
        ("Ann/person a b c d e f g h i j held Leeds/seat", True),
        ("Ann/person a b c d e f g h i j k held Leeds/seat", False),
    ],
)
def test_a_gap_stays_in_its_clause_and_passes_over_asides(line: str, expected: bool) -> None:
    assert matches("^{winner} … <hold> {seat}", line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ann/person smiled as Bob/person wept , holding Leeds/seat", True),
        ("Ann/person smiled : holding Leeds/seat", True),
        ("Ann/person smiled ; holding Leeds/seat", False),
        ("Ann/person smiled ¶ holding Leeds/seat", False),
        ("Ann/person " + "a " * 30 + "holding Leeds/seat", True),
        ("Ann/person " + "a " * 31 + "holding Leeds/seat", False),
    ],
)
def test_a_wide_gap_stays_in_its_sentence(line: str, expected: bool) -> None:
    assert matches("^{winner} …… <hold:ing> {seat}", line) is expected


@pytest.mark.parametrize(
    ("pattern", "line", "expected"),
    [
        ("{winner} (won|took) it", "Ann/person took it", True),
        ("{winner} (won|took) it", "Ann/person it", False),
        ("{winner} (won|took)? it", "Ann/person it", True),
        ("{winner} (very)* glad", "Ann/person very very very glad", True),
        ("{winner} very? glad", "Ann/person glad", True),
        ("{winner} very ? glad", "Ann/person glad", True),
        ("{winner} !(lost|wept) _ {seat}", "Ann/person won Leeds/seat", True),
        ("{winner} !(lost|wept) _ {seat}", "Ann/person wept Leeds/seat", False),
        ("{winner} won|{winner} triumphed", "Ann/person triumphed", True),
        ("^ {winner} won", "Ann/person won", True),
        ("^ {winner} won", "so Ann/person won", False),
        ("{winner} won $", "Ann/person won", True),
        ("{winner} won $", "Ann/person won Leeds/seat", False),
        ("{seat} ¶ {winner}", "Leeds/seat ¶ Ann/person", True),
        ("{seat} ¶ {winner}", "Leeds/seat Ann/person", False),
        ("{winner} \\( {margin} \\)", "Ann/person ( 12/votes )", True),
        ("{winner} , {seat} ; {margin}", "Ann/person , Leeds/seat ; 12/votes", True),
        ("{winner} \\. {seat}", "Ann/person . Leeds/seat", True),
        ("{winner} . {seat}", "Ann/person . Leeds/seat", True),
        ("{winner} . {seat}", "Ann/person , Leeds/seat", False),
        ("{winner} - {seat} – {margin}", "Ann/person - Leeds/seat – 12/votes", True),
        ("{winner} + {margin}", "Ann/person + 12/votes", True),
    ],
)
def test_groups_anchors_and_punctuation(pattern: str, line: str, expected: bool) -> None:
    assert matches(pattern, line) is expected


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("{seat} … {margin}", ["Ss", "vn"]),
        ("{seat} {margin}?", ["Ss"]),
        ("{seat} {margin} ?", ["Ss"]),
        ("{seat} ({margin:votes}|{party:party})", ["Ss", "vL"]),
        ("{seat} ({margin:votes}|{party:party} {share:percent})", ["Ss", "vL"]),
        ("{seat} ({margin}|.)", ["Ss"]),
        ("{seat} ({margin}|{winner})?", ["Ss"]),
        ("{seat} ({margin}|{winner})*", ["Ss"]),
        ("{seat} (({margin:votes}|{party:party}) {share:percent})", ["Ss", "vL", "r"]),
        ("{seat} !({margin}|{winner})", ["Ss"]),
        ("{seat} !({margin})", ["Ss"]),
        ("{seat} {margin}*", ["Ss"]),
        ("{seat}|{party:party}", ["SsL"]),
        ("{seat}|.", []),
        ("\\( {seat} \\)", ["Ss"]),
    ],
)
def test_what_a_match_must_hold_is_known(pattern: str, needed: list[str]) -> None:
    compiler = Compiler(Lexicon(CLASSES), SLOTS)
    assert compiler.compile(pattern).required == tuple(map(frozenset, needed))


def test_a_needed_cue_counts_in_the_forms_that_it_may_take() -> None:
    lexicon = Lexicon(CLASSES)
    compiler = Compiler(lexicon, SLOTS)
    (needed,) = compiler.compile("<beat>").required
    assert needed == set(lexicon.characters("beat", "base", "s", "past", "en"))
    (needed,) = compiler.compile("<beat:ing>").required
    assert needed == set(lexicon.characters("beat", "ing"))


@pytest.mark.parametrize(
    ("pattern", "complaint"),
    [
        ("{nobody} <beat>", "unknown slot 'nobody' in pattern '{nobody} <beat>'"),
        ("{winner:ghost} <beat>", "unknown kind 'ghost' in pattern '{winner:ghost} <beat>'"),
        ("<nothing>", "unknown cue class <nothing> in pattern '<nothing>'"),
        ("<beat:sung>", "unknown form in <beat:sung> in pattern '<beat:sung>'"),
        ("{winner} @ <beat>", "cannot read '@ <beat>' in pattern '{winner} @ <beat>'"),
        ("{Winner}", "cannot read '{Winner}' in pattern '{Winner}'"),
        ("({winner}", "pattern '({winner}': missing ), unterminated subpattern"),
        ("{winner})", "pattern '{winner})': unbalanced parenthesis"),
        ("* {winner}", "pattern '* {winner}': nothing to repeat"),
    ],
)
def test_a_broken_pattern_is_named(pattern: str, complaint: str) -> None:
    with pytest.raises(TemplateError) as raised:
        Compiler(Lexicon(CLASSES), SLOTS).compile(pattern)
    assert str(raised.value).startswith(complaint)


@pytest.mark.parametrize("missing", ["be", "have", "prep", "the"])
def test_a_lexicon_without_the_words_of_the_notation_is_refused(missing: str) -> None:
    classes = {name: {"words": [name]} for name in ("be", "have", "prep", "the") if name != missing}
    with pytest.raises(TemplateError, match=f"class '{missing}'"):
        Compiler(Lexicon(classes), {})
