"""The label set as Doccano takes it: a span type for each label of names, with its colours and its key."""

from __future__ import annotations

import json
from dataclasses import dataclass

from hustings.corpus.markup import CODES
from hustings.corpus.page import Label

WHITE = "#ffffff"
_COLOURS: dict[Label, str] = {
    "CANDIDATE": "#1b5e9e",
    "PERSON": "#6d4c9f",
    "PARTY": "#a63c0a",
    "SEAT": "#1f7a3d",
}


@dataclass(frozen=True, slots=True)
class SpanType:
    """A label as annotators see it.

    Attributes:
        label: Its name.
        key: The key that sets it, the letter of the markup.
        colour: What it is shown on; its own words are white.
    """

    label: Label
    key: str
    colour: str


SPAN_TYPES = tuple(SpanType(label, code.lower(), _COLOURS[label]) for code, label in CODES.items())


def as_json() -> str:
    """The label set as the file that Doccano's own page of labels imports."""
    rows = [
        {
            "text": each.label,
            "prefixKey": None,
            "suffixKey": each.key,
            "backgroundColor": each.colour,
            "textColor": WHITE,
        }
        for each in SPAN_TYPES
    ]
    return json.dumps(rows, indent=2) + "\n"
