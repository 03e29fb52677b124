"""Number words valued by quantulum3."""

from __future__ import annotations

import subprocess
import sys

import pytest

from hustings.pipeline.quantities import spelled


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("seven", 7),
        ("forty-two", 42),
        ("one hundred and one", 101),
        ("two thousand and nineteen", 2019),
        ("three hundred and five thousand", 305_000),
        ("one million, two hundred thousand and six", 1_200_006),
        ("ninety-nine thousand nine hundred and ninety-nine", 99_999),
    ],
)
def test_values_number_words(words: str, value: float) -> None:
    assert spelled.value(words) == value


@pytest.mark.parametrize("words", ["", "votes", "seven votes", "several", "not one"])
def test_takes_nothing_but_number_words(words: str) -> None:
    assert spelled.value(words) is None


def test_leaves_typeguard_as_it_was() -> None:
    """The rewriting that slows loading is skipped only while quantulum3 loads."""
    code = (
        "import typeguard; before = typeguard.typechecked\n"
        "from hustings.pipeline.quantities import spelled\n"
        "assert spelled.value('two hundred') == 200\n"
        "assert typeguard.typechecked is before\n"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
