"""The house style of a page: its marks, how it writes per cent, its headlines' case."""

from __future__ import annotations

import random
from dataclasses import dataclass

_TEMPLATE_MARKS = "“”‘’'"
_MARKS = ("“”‘’’", "\"\"'''", "“”‘’'", "‘’“”’", "''\"\"'", '""‘’’')
_PERCENT = ("%", "%", "%", " per cent", " per cent", "pc", " percent")
_CASES = ("as it is", "as it is", "as it is", "as it is", "title", "upper")
_SMALL = frozenset({"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with"})


@dataclass(frozen=True, slots=True)
class Style:
    """What a page does the same way throughout.

    Attributes:
        marks: What stands for the five marks of templates: “ ” ‘ ’ and the apostrophe.
        percent: What follows the figure of a share.
        case: The case of headlines: `as it is`, `title` or `upper`.
        colloquial: Whether parties go by their short names ('Tories') rather than their long ones.
    """

    marks: str
    percent: str
    case: str
    colloquial: bool

    @classmethod
    def pick(cls, rng: random.Random) -> Style:
        """One at random."""
        return cls(rng.choice(_MARKS), rng.choice(_PERCENT), rng.choice(_CASES), rng.random() < 0.6)

    def mark(self, character: str) -> str:
        """A character of a template as this page writes it."""
        at = _TEMPLATE_MARKS.find(character)
        return character if at < 0 else self.marks[at]

    def write(self, words: str) -> str:
        """Words of a template as this page writes them."""
        return "".join(map(self.mark, words))

    def head(self, text: str) -> str:
        """A headline in this page's case, as long as it was."""
        if self.case == "upper":
            return "".join(new if len(new := c.upper()) == 1 else c for c in text)
        if self.case == "title":
            return _titled(text)
        return text


def _titled(text: str) -> str:
    words = text.split(" ")
    return " ".join(
        word[:1].upper() + word[1:] if not at or word not in _SMALL else word for at, word in enumerate(words)
    )
