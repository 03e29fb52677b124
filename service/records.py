"""What goes in and out of `/v1/records`: copy as for extraction, one record for each contest back."""

from __future__ import annotations

from pydantic import BaseModel

from hustings.export.records import RecordOut, RestOut, records_out, rest_out
from hustings.extraction import Extraction
from hustings.record import gather
from service.linking import LinkedRequest
from service.models import DocumentInfo


class RecordsRequest(LinkedRequest):
    """Copy whose claims are to be merged: as for extraction, exactly one of `text` and `html`."""


class RecordsResponse(BaseModel):
    """What the copy says of each contest.

    Attributes:
        document: What was read.
        text: The flattened text that all offsets refer to, where `html` was sent; else null.
        records: One for each contest, in the order in which the copy comes to them.
        rest: The claims that are in no record, with the reason.
    """

    document: DocumentInfo
    text: str | None
    records: tuple[RecordOut, ...]
    rest: tuple[RestOut, ...]

    @classmethod
    def of(cls, found: Extraction, asked: RecordsRequest) -> RecordsResponse:
        """The answer for an extraction from the copy that was sent."""
        document = found.document
        linked, known = asked.linked(found)
        gathered = gather(linked, known)
        return cls(
            document=DocumentInfo(name=document.name, country=document.country, date=document.date),
            text=document.text if document.text != asked.copy_text else None,
            records=tuple(records_out(gathered, linked)),
            rest=tuple(rest_out(gathered, linked)),
        )
