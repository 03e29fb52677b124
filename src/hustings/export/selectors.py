"""Selectors of the W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/#selectors)."""

from __future__ import annotations

from typing import Any

from hustings.claims import Evidence

_AROUND = 32  # characters; as many as annotators' tools keep themselves


def selectors(text: str, evidence: Evidence) -> list[dict[str, Any]]:
    """How others find a piece of evidence again: by its words, by what stands around them, and by its place.

    Args:
        text: The document's text.
        evidence: A piece of it.

    Returns:
        A `TextQuoteSelector` and a `TextPositionSelector`; positions count code points, as the standard asks.
    """
    start, end = evidence.start, evidence.end
    return [
        {
            "type": "TextQuoteSelector",
            "exact": evidence.text,
            "prefix": text[max(0, start - _AROUND) : start],
            "suffix": text[end : end + _AROUND],
        },
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]
