"""Whether two values of a slot say the same: people and parties by whom they name, figures by value."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import cache
from types import NoneType
from typing import get_args

from hustings.claims import Duration, Party, Person, Quantity, Seat, registry
from hustings.corpus.page import Scalar, Value
from hustings.countries import Country

UNSCORED: Mapping[str, frozenset[str]] = {"quote": frozenset({"kind", "cue"})}
"""Slots that say how a claim was found, by type."""
LENIENT = frozenset({"role", "scope", "election", "kind", "outcome", "date"})
"""Slots that count as slots but do not make a claim wrong: annotators write them in words of their own."""

ALIKE = 0.9
"""From what share of common letters on two quotations are the same."""
_TITLES = re.compile(
    r"\b(mr|mrs|ms|miss|dr|sir|dame|lord|lady|baroness|baron|cllr|councillor|prof|professor|mp|msp|mep)\b"
)
_COMMON = re.compile(r"\b(the|party|uk|candidates?)\b")  # to names of parties
_GREEN = re.compile(r"\bgreens?\b")
_DATES = frozenset({"since", "until", "election", "date"})
_EXACT = 1e-6
_DAYS = {"Y": 360, "M": 30, "W": 7, "D": 1}  # so that a year and a half is eighteen months


@cache
def scored_slots(type: str) -> tuple[str, ...]:
    """The slots of a claim type that are compared."""
    return tuple(slot for slot in registry[type].slots() if slot not in UNSCORED.get(type, ()))


@cache
def figures(type: str) -> tuple[str, ...]:
    """The slots of a claim type that hold a number: quantities, and the rank."""
    return tuple(slot for slot in scored_slots(type) if _kinds(slot) & {Quantity, int})


def filled(value: Value) -> bool:
    """Whether a slot holds something; `False` is the absence of what the slot says."""
    return not (value is None or value is False or value == "" or value == [])


def required(value: Value) -> bool:
    """Whether a slot holds something and may not be left empty."""
    return filled(value) and not (isinstance(value, list) and None in value)


def agree(slot: str, gold: Value, found: Value, country: Country) -> bool:
    """Whether a value is the one an annotator gave.

    People agree when one name holds the other or both have the surname and the initial, but a bare surname is not a
    full name; parties by the country's register; a date when it is at least as exact as gold; a quotation when nine
    tenths of its letters are the same; all else but for case, accents and punctuation.

    Args:
        slot: The slot's name.
        gold: The annotator's value, or a list of values any of which is right.
        found: The value to judge.
        country: Whose parties are meant.
    """
    if isinstance(gold, list):
        return any(agree(slot, each, found, country) for each in gold)
    if gold is None or found is None or isinstance(found, list):
        return gold is None and found is None
    kinds = _kinds(slot)
    if kinds & {Quantity, int}:
        return _same_number(gold, found)
    if bool in kinds:
        return bool(gold) == bool(found)
    expected, given = words_of(gold), words_of(found)
    if Duration in kinds:
        return _length(expected) == _length(given)
    if slot in _DATES:
        return given.startswith(expected)
    if slot == "text":
        return _alike(letters(expected), letters(given))
    if Seat in kinds:
        return sorted(letters(expected).split()) == sorted(letters(given).split())
    if kinds & {Person, Party}:
        return (Person in kinds and _same_person(expected, given)) or (
            Party in kinds and _same_party(expected, given, country)
        )
    return letters(expected) == letters(given)


def letters(text: str) -> str:
    """Words without case, accents and punctuation, a space between them; `&` is `and`."""
    folded = unicodedata.normalize("NFKD", text.casefold()).replace("&", " and ")
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    return " ".join(re.findall("[a-z0-9]+", bare))


def number(value: Value) -> float | None:
    """The number that a quantity or a bare figure gives, None where it gives none."""
    given = value.get("value") if isinstance(value, dict) else value
    if given is None or isinstance(given, list):
        return None
    try:
        return float(given)
    except ValueError:
        return None


def words_of(value: Scalar) -> str:
    """A value in short: the name, the number or the duration it gives."""
    if isinstance(value, dict):
        return str(next((value[key] for key in ("name", "value", "text", "iso") if key in value), ""))
    return str(value)


@cache
def _kinds(slot: str) -> frozenset[object]:
    """The classes that fill a slot, in whichever claim type has it."""
    claims = [claim for claim in registry.values() if slot in claim.model_fields]
    annotations = [claim.model_fields[slot].annotation for claim in claims]
    kinds = {kind for each in annotations for kind in (get_args(each) or (each,))}
    return frozenset(kinds - {NoneType})


def _same_number(gold: Scalar, found: Scalar) -> bool:
    expected, given = number(gold), number(found)
    return expected is not None and given is not None and abs(expected - given) < _EXACT


def _length(iso: str) -> float | str:
    """A duration in days, or as it stands where it is none."""
    parts = re.fullmatch(r"P((?:\d+(?:\.\d+)?[YMWD])+)", iso)
    if not parts:
        return iso
    return sum(float(figure) * _DAYS[unit] for figure, unit in re.findall(r"([\d.]+)([YMWD])", parts[1]))


def _alike(expected: str, given: str) -> bool:
    return expected == given or SequenceMatcher(None, expected, given, autojunk=False).ratio() >= ALIKE


def _same_person(gold: str, found: str) -> bool:
    expected, given = (_TITLES.sub(" ", letters(name)).split() for name in (gold, found))
    if not expected or not given or len(expected) > 1 == len(given):
        return False
    if set(expected) <= set(given) or set(given) <= set(expected):
        return True
    return expected[-1] == given[-1] and expected[0][0] == given[0][0]


def _same_party(gold: str, found: str, country: Country) -> bool:
    expected, given = _party(gold, country), _party(found, country)
    return expected == given != ""


@cache
def _party(name: str, country: Country) -> str:
    """What all names of a party share: its id, or its name without the words that any party's may have."""
    known = country.party(name)
    words = letters(known.name if known else name)
    if _GREEN.search(words):  # several registers, one name in prose
        return "green"
    if known and known.id:
        return known.id
    return " ".join(_COMMON.sub(" ", words).split())
