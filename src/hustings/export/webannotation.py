"""Claims as W3C Web Annotations (https://www.w3.org/TR/annotation-model/): one a claim.

Recogito's text annotator loads an array of them as it is; Hypothesis takes their targets.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from hustings.claims import Claim
from hustings.export.selectors import selectors
from hustings.export.wording import summary
from hustings.identity import claim_id
from hustings.text import Document

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def annotation(claim: Claim, document: Document) -> dict[str, Any]:
    """A claim as an annotation: its type as the tag, what it says as the description, its evidence as the targets.

    Args:
        claim: The claim.
        document: Where it was read.
    """
    source = f"urn:hustings:document:{quote(document.name, safe='')}"
    return {
        "@context": CONTEXT,
        "id": f"urn:hustings:claim:{claim_id(claim)}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": claim.type},
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": summary(claim)},
        ],
        "target": [
            {"source": source, "selector": selectors(document.text, piece)} for piece in claim.evidence
        ],
    }
