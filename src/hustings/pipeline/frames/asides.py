"""What a row is read without: who is said to say it, and words that only link."""

from __future__ import annotations

from collections.abc import Sequence

from hustings.pipeline.frames.element import Element
from hustings.rules.template import Template

_COMMAS = 2  # that an aside stands between


def without(row: list[Element], asides: Sequence[Template]) -> list[Element]:
    """A row without its asides: 'turnout, officials said, was 61%' reads as 'turnout was 61%'.

    Args:
        row: Elements, phrases put together.
        asides: What asides look like, their commas included.
    """
    text = "".join(e.char for e in row)
    if text.count(",") < _COMMAS:
        return row
    for aside in asides:
        if aside.may_match(set(text)):
            for match in reversed(list(aside.regex.finditer(text))):
                row = row[: match.start()] + row[match.end() :]
            text = "".join(e.char for e in row)
    return row
