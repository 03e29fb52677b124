"""Cue words: the forms of verbs, classes and what they include, and the characters that stand for phrases."""

from __future__ import annotations

from typing import Any

import pytest

from hustings.rules import book
from hustings.rules.lexicon import FIRST_CUE, Lexicon, conjugate

CLASSES: dict[str, Any] = {
    "beat": {"verbs": ["beat/beat/beaten", "see/saw/seen off"]},
    "loser": {"words": ["runner-up", "also ran"]},
    "verdict": {"words": ["verdict"], "of": ["beat", "loser"]},
}


@pytest.mark.parametrize(
    ("entry", "past", "participle", "gerund", "third"),
    [
        ("defeat", "defeated", "defeated", "defeating", "defeats"),
        ("take/took/taken", "took", "taken", "taking", "takes"),
        ("win/won", "won", "won", "winning", "wins"),
        ("see/saw/seen off", "saw off", "seen off", "seeing off", "sees off"),
        ("pip/pipped", "pipped", "pipped", "pipping", "pips"),
        ("topple", "toppled", "toppled", "toppling", "topples"),
        ("carry", "carried", "carried", "carrying", "carries"),
        ("beat/beat/beaten", "beat", "beaten", "beating", "beats"),
        ("hold/held", "held", "held", "holding", "holds"),
        ("crush", "crushed", "crushed", "crushing", "crushes"),
        ("cling/clung on to", "clung on to", "clung on to", "clinging on to", "clings on to"),
        ("go/went/gone down", "went down", "gone down", "going down", "goes down"),
        ("tie", "tied", "tied", "tying", "ties"),
        ("cut/cut", "cut", "cut", "cutting", "cuts"),
        ("quit/quit", "quit", "quit", "quitting", "quits"),
        ("get/got", "got", "got", "getting", "gets"),
        ("draw/drew/drawn", "drew", "drawn", "drawing", "draws"),
        ("fight/fought", "fought", "fought", "fighting", "fights"),
        ("stay", "stayed", "stayed", "staying", "stays"),
        ("flee/fled", "fled", "fled", "fleeing", "flees"),
    ],
)
def test_verbs_are_conjugated(entry: str, past: str, participle: str, gerund: str, third: str) -> None:
    forms = {form: " ".join(words) for form, words in conjugate(entry).items()}
    assert (forms["past"], forms["en"], forms["ing"], forms["s"]) == (past, participle, gerund, third)
    assert forms["base"] == " ".join([entry.split()[0].split("/")[0], *entry.split()[1:]])


def test_every_phrase_has_one_character_that_is_no_other() -> None:
    lexicon = Lexicon({"hold": {"verbs": ["hold/held"]}, "keep": {"words": ["held", "in hand"]}})
    assert lexicon.symbols.keys() == {("hold",), ("holds",), ("held",), ("holding",), ("in", "hand")}
    characters = list(lexicon.symbols.values())
    assert len(set(characters)) == len(characters)
    assert all(len(c) == 1 and c >= FIRST_CUE for c in characters)
    assert lexicon.symbol(("held",)) in lexicon.characters("hold", "past")
    assert lexicon.symbol(("held",)) in lexicon.characters("keep", "word")


def test_a_new_phrase_gets_a_character_when_it_is_first_asked_for() -> None:
    lexicon = Lexicon({})
    first = lexicon.symbol(("by",))
    assert lexicon.symbol(("by",)) == first != lexicon.symbol(("to",))


def test_hyphens_are_words_as_they_are_tokens() -> None:
    lexicon = Lexicon(CLASSES)
    assert ("runner", "-", "up") in lexicon.symbols
    assert lexicon.symbol(("runner-up",)) == lexicon.symbol(("runner", "-", "up"))


def test_a_class_has_its_forms_and_those_of_the_classes_it_includes() -> None:
    lexicon = Lexicon(CLASSES)
    assert lexicon.characters("beat", "past") == "".join(
        sorted(lexicon.symbol(phrase) for phrase in [("beat",), ("saw", "off")])
    )
    assert set(lexicon.characters("verdict")) == {
        *lexicon.characters("beat"), *lexicon.characters("loser"), lexicon.symbol(("verdict",))
    }  # fmt: skip
    assert lexicon.characters("verdict", "en") == lexicon.characters("beat", "en")
    assert lexicon.characters("loser", "en") == ""


def test_the_single_words_of_a_class_can_be_asked_for() -> None:
    assert Lexicon(CLASSES).words("loser") == {"runner-up"}


def test_nouns_are_what_is_no_form_of_any_verb() -> None:
    lexicon = Lexicon({"win": {"words": ["win", "triumph"]}, "take": {"verbs": ["win/won"]}})
    assert lexicon.nouns == {lexicon.symbol(("triumph",))}


@pytest.mark.parametrize(
    ("classes", "complaint"),
    [
        ({"b": {"of": ["c"]}, "c": {}}, "'b' includes 'c', which is not defined above it"),
        ({"b": {"of": ["b"]}}, "'b' includes 'b', which is not defined above it"),
        ({"b": {"verb": ["beat"]}}, "'b': unknown key 'verb'"),
    ],
)
def test_a_broken_class_is_named(classes: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        Lexicon(classes)


@pytest.mark.parametrize("ask", [lambda it: it.characters("none"), lambda it: it.words("none")])
def test_a_class_that_is_not_there_is_an_error(ask: Any) -> None:
    with pytest.raises(KeyError, match="none"):
        ask(Lexicon(CLASSES))


def test_case_makes_no_difference() -> None:
    lexicon = Lexicon({"office": {"words": ["MP", "lord mayor"]}})
    assert lexicon.symbols.keys() == {("mp",), ("lord", "mayor")}
    assert lexicon.symbol(("Lord", "Mayor")) in lexicon.characters("office")


def test_words_that_yaml_takes_for_booleans_are_words() -> None:
    phrases = book().lexicon.symbols
    assert {("on",), ("off",)} <= phrases.keys()
    assert {("true",), ("false",), ("none",)} & phrases.keys() == set()
