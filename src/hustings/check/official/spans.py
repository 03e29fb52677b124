"""Lengths of time and years of prose against dates on record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date as Date
from typing import NamedTuple

from hustings.check import sentences
from hustings.check.subjects import Subject
from hustings.check.verdicts import Verdict
from hustings.claims import Duration, Quantity
from hustings.claims.tenure import Tenure
from hustings.exactness.hedges import FITS, Fit, fits

_PARTS = re.compile(r"(\d+(?:\.\d+)?)([YMWD])")
_DAYS = {"Y": 365.2425, "M": 30.436875, "W": 7.0, "D": 1.0}
_DECADE = re.compile(r"(\d{3})[Xxs]$")


class Span(NamedTuple):
    """A time that something lasted."""

    since: Date
    until: Date


def length(subject: Subject, claim: Tenure, who: str, spans: Sequence[Span], day: Date) -> Iterator[Verdict]:
    """Verdicts on the duration, the beginning and the end that a claim gives.

    Args:
        subject: The claim.
        claim: The same.
        who: Who held.
        spans: Times it may have been, the likeliest first.
        day: Day of the election that the copy is about.
    """
    if claim.duration is not None:
        pairs = [(fits_span(claim.duration, span, day), span) for span in spans]
        fit, span = min(pairs, key=lambda pair: FITS.index(pair[0]))
        words = {"who": who, "said": sentences.duration(claim.duration)}
        words["known"] = f"it was from {span.since} to {span.until}, {in_years(span)}"
        why = sentences.reason("far", known=in_years(span)) if fit == "ambiguous" else ""
        years = round((span.until - span.since).days / _DAYS["Y"], 1)
        yield subject.verdict("tenure.duration", fit, "duration", claim.duration.iso, years, why=why, **words)
    for slot, said, days in (
        ("since", claim.since, [span.since for span in spans]),
        ("until", claim.until, [span.until for span in spans]),
    ):
        if said is not None:
            right = any(begins(said, one) for one in days)
            words = {"who": who, "said": said, "known": f"it was {slot} {days[0]}"}
            yield subject.verdict(
                f"tenure.{slot}", "agrees" if right else "differs", slot, said, str(days[0]), **words
            )


def reaches_back(claim: Tenure, slot: str | None, since: Date, until: Date) -> bool:
    """Whether a slot of a claim says that something began before a day, so that older records might bear it out."""
    if slot == "since":
        return (claim.since or "") < str(since)
    if slot != "duration" or claim.duration is None:
        return False
    days = sum(float(number) * _DAYS[unit] for number, unit in _PARTS.findall(claim.duration.iso))
    return days > (until - since).days


def fits_span(said: Duration, span: Span, day: Date) -> Fit:
    """How a duration fits a time: by whole years or parts gone by, by the nearest, or by the years of the calendar."""
    parts = _PARTS.findall(said.iso)
    if not parts:
        return "ambiguous"
    unit = parts[-1][1]
    value = sum(float(number) * _DAYS[part] for number, part in parts) / _DAYS[unit]
    candidates: list[float] = []
    for until in dict.fromkeys((span.until, day)):
        gone = (until - span.since).days / _DAYS[unit]
        candidates += [float(int(gone)), float(int(gone + 0.01)), float(round(gone))]
        if unit == "Y":
            candidates.append(float(until.year - span.since.year))
    quantity = Quantity(value=value, unit="candidates", hedge=said.hedge, text=f"{value:g}")
    found = [fits(quantity, one) for one in candidates]
    if said.hedge in ("over", "under"):  # 'over 49 years' of 49 and a half
        found += [_strictly(said, value, (span.until - span.since).days / _DAYS[unit])]
    return min(found, key=FITS.index)


def _strictly(said: Duration, value: float, gone: float) -> Fit:
    off = gone - value if said.hedge == "over" else value - gone
    return "agrees" if 0 <= off <= 1 else "differs"


def begins(said: str, day: Date) -> bool:
    """Whether a date of prose (`1997`, `2019-12`, `197X`) is, or holds, a day."""
    if decade := _DECADE.match(said):
        return str(day).startswith(decade[1])
    return str(day).startswith(said)


def in_years(span: Span) -> str:
    """How long a time is, in whole years."""
    years = int((span.until - span.since).days / _DAYS["Y"] + 0.01)
    return f"{years} year{'' if years == 1 else 's'}"
