"""Ratings that people have given to claims, read from a file of theirs."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date
from urllib.parse import urlsplit

COLUMNS = ("claim", "rating", "reviewer", "url")
OPTIONAL = ("date", "value", "best", "worst")


class BadRatingsError(ValueError):
    """A file of ratings cannot be used.

    Attributes:
        problems: What is wrong, with the line it is on.
    """

    def __init__(self, problems: list[str]) -> None:
        """Say what is wrong."""
        super().__init__("; ".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Rating:
    """What a person made of a claim.

    Attributes:
        words: The verdict in words, as the person gave it ("Mostly true").
        reviewer: Who gave it: a person or an organisation.
        url: The page of the review.
        date: Day of the review, or None.
        value: The verdict as a number, or None.
        best: The number of the best verdict, or None.
        worst: That of the worst, or None.
    """

    words: str
    reviewer: str
    url: str
    date: Date | None = None
    value: float | None = None
    best: float | None = None
    worst: float | None = None


def read_ratings(text: str) -> Mapping[str, Rating]:
    """Read ratings by the id of the claim.

    Args:
        text: CSV with the columns `claim` (its id), `rating`, `reviewer` and `url`, and `date`, `value`, `best` and
            `worst` where wanted.

    Raises:
        BadRatingsError: A column is missing or not known, a cell is empty or not what it must be, or a claim is rated
            twice.
    """
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    header = rows.fieldnames or ()
    problems = [f"line 1: there is no column {name!r}" for name in COLUMNS if name not in header]
    problems += [
        f"line 1: column {name!r} is not one of {', '.join(COLUMNS + OPTIONAL)}"
        for name in header
        if name not in COLUMNS + OPTIONAL
    ]
    if problems:
        raise BadRatingsError(problems)
    found: dict[str, Rating] = {}
    for row in rows:
        try:
            if None in row:
                raise ValueError("more cells than columns")
            rating = _rating({name: (cell or "").strip() for name, cell in row.items()})
            claim = row["claim"].strip()
            if claim in found:
                raise ValueError(f"claim {claim!r} is rated already")
            found[claim] = rating
        except ValueError as error:
            problems.append(f"line {rows.line_num}: {error}")
    if problems:
        raise BadRatingsError(problems)
    return found


def _rating(row: Mapping[str, str]) -> Rating:
    empty = [name for name in COLUMNS if not row[name]]
    if empty:
        raise ValueError(f"{empty[0]!r} is empty")
    if urlsplit(row["url"]).scheme not in ("http", "https"):
        raise ValueError(f"'url' is no address of a page: {row['url']!r}")
    numbers = [_number(name, row.get(name, "")) for name in ("value", "best", "worst")]
    return Rating(row["rating"], row["reviewer"], row["url"], _date(row.get("date", "")), *numbers)


def _number(name: str, cell: str) -> float | None:
    try:
        return float(cell) if cell else None
    except ValueError:
        raise ValueError(f"{name!r} is no number: {cell!r}") from None


def _date(cell: str) -> Date | None:
    try:
        return Date.fromisoformat(cell) if cell else None
    except ValueError:
        raise ValueError(f"'date' is no day written as 2024-07-05: {cell!r}") from None
