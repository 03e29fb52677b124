"""Records: claims merged by contest, contradictions kept side by side."""

from __future__ import annotations

from collections.abc import Iterable

from hustings.link import Linked
from hustings.record.figures import Figure, Reading
from hustings.record.grouping import group
from hustings.record.merging import merge
from hustings.record.records import Gathered, Name, Record, Rest, Shift, Standing, Who
from hustings.reference import Reference

__all__ = [
    "Figure",
    "Gathered",
    "Name",
    "Reading",
    "Record",
    "Rest",
    "Shift",
    "Standing",
    "Who",
    "gather",
    "records",
]


def gather(linked: Iterable[Linked], reference: Reference) -> Gathered:
    """Merge claims into one record for each contest, and say which claims are in none.

    Args:
        linked: Claims with what their names mean; of several documents one after the other.
        reference: Official results of the country.
    """
    groups, rest = group(linked)
    return Gathered(tuple(merge(one, reference) for one in groups), tuple(rest))


def records(linked: Iterable[Linked], reference: Reference) -> tuple[Record, ...]:
    """The records alone; see `gather`."""
    return gather(linked, reference).records
