"""Official results as data: what ships with a country, and what a user has imported."""

from __future__ import annotations

from hustings.reference.imported import DamagedImportError, data_folder
from hustings.reference.importing import Imported, ImportFailedError, import_results
from hustings.reference.records import (
    BY_ELECTION,
    GENERAL,
    LOCAL,
    Before,
    Candidacy,
    Contest,
    Election,
    GroupVotes,
    Hold,
    Member,
    Result,
    Term,
    Total,
    Winner,
)
from hustings.reference.reference import Reference, reference
from hustings.reference.territories import Territory

__all__ = [
    "BY_ELECTION",
    "GENERAL",
    "LOCAL",
    "Before",
    "Candidacy",
    "Contest",
    "DamagedImportError",
    "Election",
    "GroupVotes",
    "Hold",
    "ImportFailedError",
    "Imported",
    "Member",
    "Reference",
    "Result",
    "Term",
    "Territory",
    "Total",
    "Winner",
    "data_folder",
    "import_results",
    "reference",
]
