"""Ids of ballots in the style of Democracy Club (https://elections.democracyclub.org.uk/reference_definition).

`parl.halifax.2024-07-04` is the ballot of a general election, `parl.selby-and-ainsty.by.2023-07-20` that of a
by-election and `local.calderdale.elland.2027-05-06` that of a ward.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date as Date

from hustings.countries import Country
from hustings.record.records import Name
from hustings.reference import BY_ELECTION, GENERAL, LOCAL, Contest
from hustings.text import plain

_COUNTRY = "gb"  # Democracy Club's are of the United Kingdom
_APART = re.compile(r"[^a-z0-9]+")


def ballot_id(seat: Name, election: Date | None, contest: Contest | None, country: Country) -> str | None:
    """The id of a contest's ballot.

    Args:
        seat: The seat.
        election: Day of the poll.
        contest: The contest in official results, whose own id goes first.
        country: Whose elections.

    Returns:
        The id; None where what it is made of is not known: the day, or what council a ward is of.
    """
    if contest is not None and contest.ballot:
        return contest.ballot
    if country.code != _COUNTRY or election is None:
        return None
    name = slug(seat.name)
    if contest is None:
        known = country.seat(seat.name, election)
        return f"parl.{name}.{election}" if known and known.kind == "constituency" and seat.id else None
    if contest.kind == GENERAL:
        return f"parl.{name}.{election}"
    if contest.kind == BY_ELECTION:
        return f"parl.{name}.by.{election}"
    return (
        f"local.{slug(contest.council)}.{name}.{election}"
        if contest.kind == LOCAL and contest.council
        else None
    )


def slug(name: str) -> str:
    """A name as ids write it: lower case, no accents, hyphens for all between words, nothing for an apostrophe."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", plain(name)) if not unicodedata.combining(c))
    return _APART.sub("-", bare.lower().replace("'", "")).strip("-")
