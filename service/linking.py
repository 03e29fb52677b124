"""What records and checks have in common: a request that may name an election, and claims linked to results."""

from __future__ import annotations

from pydantic import Field

from hustings.extraction import Extraction
from hustings.link import Linked, link
from hustings.reference import Reference, reference
from service import problems
from service.models import ExtractRequest


class LinkedRequest(ExtractRequest):
    """Copy whose claims are to be held against results: as for extraction.

    Attributes:
        election: The election the copy is about where its words do not say otherwise: a day, or the year of a general
            election; by default the dates of the posts and of the document decide.
    """

    election: str | None = Field(
        default=None,
        description=(
            "A day, or the year of a general election, that the copy is about where its words do not say otherwise."
        ),
        examples=["2019", "2019-12-12"],
    )

    def linked(self, found: Extraction) -> tuple[tuple[Linked, ...], Reference]:
        """The claims of an extraction from this copy, linked, and the results they were linked to.

        Raises:
            problems.ProblemError: The election is neither a day nor one that is known.
        """
        known = reference(found.document.country)
        try:
            day = None if self.election is None else known.polling_day(self.election)
        except ValueError as error:
            raise problems.invalid([problems.FieldError.at(("election",), str(error))]) from error
        return link(found, known, election=day), known
