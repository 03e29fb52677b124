"""What tells a contest from all others: a short key to index by, as the whole record takes long to hash."""

from __future__ import annotations

from datetime import date as Date

from hustings.reference import Contest

Place = tuple[Date, str, str]


def place(contest: Contest) -> Place:
    """The day of a contest's poll, and its ballot, code, or name with the council's."""
    return contest.date, contest.ballot or contest.seat_id or contest.seat, contest.council
