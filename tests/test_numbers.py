"""The number grammar, held against quantulum3 where both can read what copy writes."""

from __future__ import annotations

import importlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hustings.pipeline.quantities import spelled
from hustings.pipeline.quantities.numbers import Number, grammar

NUMBERS = grammar()
UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
)
SPELLED = dict(enumerate([*UNITS.split(), "seventeen", "eighteen", "nineteen"]))
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SPELLED |= {10 * n: word for n, word in enumerate(TENS.split(), start=2)}
PIECES = ["12", "1,204", ",", ".", "-", "a", "half", "one in", "third", "£", "%", "\n", "½", "and", " "]


def in_words(n: int) -> str:
    """A whole number below a million as a British newspaper spells it."""
    if n in SPELLED:
        return SPELLED[n]
    if n < 100:
        return f"{SPELLED[n // 10 * 10]}-{SPELLED[n % 10]}"
    scale, word = (100, "hundred") if n < 1000 else (1000, "thousand")
    head, rest = divmod(n, scale)
    joined = " and " if rest < 100 else " "
    return f"{in_words(head)} {word}" + (joined + in_words(rest) if rest else "")


def quantulum(text: str) -> list[float]:
    """The numbers quantulum3 reads, loaded by `spelled` without its warning that no classifier is there."""
    spelled.value("two")
    return [quantity.value for quantity in importlib.import_module("quantulum3.parser").parse(text)]


def found(text: str) -> list[tuple[str, float]]:
    return [(text[n.start : n.end], n.value) for n in NUMBERS.find(text)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("12,402", [("12,402", 12402)]),
        ("12,402, then 9", [("12,402", 12402), ("9", 9)]),
        ("1,23,456", [("1,23,456", 123456)]),
        ("39.25", [("39.25", 39.25)]),
        (".5 points", [(".5", 0.5)]),
        ("2½ points", [("2½", 2.5)]),
        ("+3.1 and -8", [("+3.1", 3.1), ("-8", -8)]),
        ("(+3.1)", [("+3.1", 3.1)]),
        ("–4", [("–4", -4)]),
        ("£1.5bn", [("£1.5bn", 1.5e9)]),
        ("1.2k, 3m, 23 thousand", [("1.2k", 1200), ("3m", 3e6), ("23 thousand", 23000)]),
        ("twenty-one, sixty six", [("twenty-one", 21), ("sixty six", 66)]),
        ("one hundred and four thousand and six", [("one hundred and four thousand and six", 104006)]),
        ("half a million", [("half a million", 5e5)]),
        ("three quarters of a million", [("three quarters of a million", 7.5e5)]),
        ("two and a half million", [("two and a half million", 2.5e6)]),
        ("a dozen or two dozen", [("a dozen", 12), ("two dozen", 24)]),
        ("a couple of hundred", [("a couple of hundred", 200)]),
        ("one in eight", [("one in eight", 12.5)]),
        ("one voter in ten", [("one voter in ten", 10)]),
        ("six in five towns", [("six", 6), ("five", 5)]),
        ("two-thirds of the vote", [("two-thirds", 66.7)]),
        ("half the vote", [("half", 50)]),
        ("third and 12th", [("third", 3), ("12th", 12)]),
        ("12 345 votes", [("12 345", 12345)]),
        ("seats 372 198 48", [("372", 372), ("198", 198), ("48", 48)]),
        ("30-40%", [("30", 30), ("40", 40)]),
        ("1. ann lee", []),
        ("at 10.15pm or 02:14", []),
        ("call 01632 960123", []),
        ("call +44 1632 960 123", []),
        ("on 4/7/2024", []),
        ("won 5-4", []),
        ("the m25, b12 and covid-19", []),
        ("1,2,3,4", []),
    ],
)
def test_reads_numbers_as_copy_writes_them(text: str, numbers: list[tuple[str, float]]) -> None:
    assert found(text) == [(words, pytest.approx(value)) for words, value in numbers]


@pytest.mark.parametrize(
    ("text", "form", "sign"),
    [
        ("12", "integer", 0),
        ("1.5", "decimal", 0),
        ("+2", "integer", 1),
        ("-2.4", "decimal", -1),
        ("1.2m", "integer", 0),
        ("six", "words", 0),
        ("a fifth of votes", "fraction", 0),
        ("3rd", "ordinal", 0),
        ("second", "ordinal", 0),
    ],
)
def test_says_how_a_number_is_written(text: str, form: str, sign: int) -> None:
    (number,) = NUMBERS.find(text)
    assert (number.form, number.sign) == (form, sign)


@given(st.integers(2, 999_999))  # quantulum3 takes no lone 'one' for a number
@settings(max_examples=150, deadline=None)
def test_agrees_with_quantulum_and_the_truth_on_words(n: int) -> None:
    words = in_words(n)
    assert found(words) == [(words, n)]
    assert quantulum(words.replace(" and ", " ")) == [n]


@given(
    st.integers(0, 99_999_999),
    st.integers(0, 99),
    st.sampled_from(["{:d}", "{:,d}", "+{:d}", "-{:,d}", "."]),
)
@settings(max_examples=150, deadline=None)
def test_agrees_with_quantulum_and_the_truth_on_figures(n: int, cents: int, written: str) -> None:
    text = f"{n:,d}.{cents:02d}" if written == "." else written.format(n)
    truth = float(text.replace(",", ""))
    assert found(text) == [(text, pytest.approx(truth))]
    assert quantulum(text) == [pytest.approx(truth)]


@given(st.lists(st.sampled_from(PIECES)))
@settings(max_examples=150, deadline=None)
def test_numbers_lie_in_order_and_in_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    numbers: list[Number] = list(NUMBERS.find(text))
    ends = [0, *(n.end for n in numbers)]
    assert all(end <= n.start <= n.digits < n.end <= len(text) for end, n in zip(ends, numbers, strict=False))
