"""What the headings of result tables call their columns and rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

_LONGEST = 5  # words of a heading
_READINGS = 16  # of a line of headings that nothing sets apart

CONTENDER_COLUMNS = frozenset({"party", "candidate"})
"""Columns that say whose figures a row gives."""


class Headings:
    """Headings by how they are spelled."""

    def __init__(self, labels: Mapping[str, Sequence[str]]) -> None:
        """Index the spellings.

        Args:
            labels: `labels` of `tables.yaml`: column → its spellings in lower case.
        """
        self._column = {label: column for column, spelled in labels.items() for label in spelled}

    def column(self, text: str) -> str | None:
        """The column that a heading names, or None.

        Args:
            text: The heading as it is written.
        """
        return self._column.get(text.lower().strip(" :|•"))

    def columns(self, words: Sequence[str], figures: int) -> list[str]:
        """The columns that a line of headings names when nothing sets them apart.

        'Votes %' is one heading or two: the reading with as many columns of figures as the line below counts.

        Args:
            words: The line's words.
            figures: How many figures the line below holds.

        Returns:
            The columns, or nothing where the line is not one of headings for contenders and their figures.
        """
        readings = list(islice(self._readings([word.lower() for word in words]), _READINGS))
        fit = [columns for columns in readings if len(numeric(columns)) == figures]
        columns = next(iter(fit or readings), [])
        return columns if CONTENDER_COLUMNS & set(columns) else []

    def _readings(self, words: Sequence[str]) -> Iterator[list[str]]:
        """The ways to read words as headings, longer headings first."""
        if not words:
            yield []
        for length in range(min(_LONGEST, len(words)), 0, -1):
            for label in sorted(_spelled(words[:length]) & self._column.keys()):
                for rest in self._readings(words[length:]):
                    yield [self._column[label], *rest]


def numeric(columns: Sequence[str | None]) -> list[str | None]:
    """The columns that hold figures, unknown ones among them."""
    return [column for column in columns if column not in CONTENDER_COLUMNS]


def _spelled(words: Sequence[str]) -> set[str]:
    """A heading of several tokens with and without spaces between them ('+ / -' is '+/-')."""
    spaced = " ".join(words)
    return {spaced, "".join(words), spaced.replace("( ", "(").replace(" )", ")")}
