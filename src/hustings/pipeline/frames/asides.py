"""What a row is read without: who is said to say it, and words that only link."""

from __future__ import annotations

from hustings.pipeline.frames.element import Element
from hustings.rules import RuleBook

_COMMAS = 2  # that an aside stands between


def without(row: list[Element], rules: RuleBook) -> list[Element]:
    """A row without its asides: 'turnout, officials said, was 61%' reads as 'turnout was 61%'.

    Args:
        row: Elements, phrases put together.
        rules: The rule book: what asides look like, their commas included.
    """
    text = "".join(e.char for e in row)
    if text.count(",") < _COMMAS:
        return row
    held = rules.lexicon.requirements.held(text)
    for aside in rules.asides:
        if aside.may_match(held) and (matches := list(aside.regex.finditer(text))):
            for match in reversed(matches):
                row = row[: match.start()] + row[match.end() :]
            text = "".join(e.char for e in row)
            held = rules.lexicon.requirements.held(text)
    return row
