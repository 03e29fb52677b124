"""What a pipeline finds on pages, in the form that annotators give: names and claims without their rules and ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import hustings
from hustings.claims import Claim
from hustings.corpus.page import GoldClaim, Mention, Page, document_of
from hustings.evaluation.setting import Setting
from hustings.scoring.claims import as_annotated
from hustings.text import Document


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found on a page.

    Attributes:
        document: The page as it was read.
        mentions: Names in text order.
        claims: Claims in text order.
        sources: What each of them was made of.
    """

    document: Document
    mentions: tuple[Mention, ...]
    claims: tuple[GoldClaim, ...]
    sources: tuple[Claim, ...]


def find(pages: Iterable[Page], setting: Setting) -> Iterator[Finding]:
    """Run a pipeline over pages.

    Args:
        pages: Their texts; what is annotated in them is not looked at.
        setting: Which pipeline.

    Raises:
        SettingError: There is no such pipeline.
    """
    for page in pages:
        document = document_of(page)
        nlp = setting.load(document.country)
        with nlp.memory_zone():
            found = hustings.extract(document, nlp=nlp)
        yield Finding(
            document,
            tuple(Mention(name.start, name.end, name.label) for name in found.entities),
            tuple(map(as_annotated, found.claims)),
            found.claims,
        )
