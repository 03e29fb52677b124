"""What annotators are told in Doccano, taken from the guidelines of this project."""

from __future__ import annotations

import re
from importlib import resources

SECTIONS = ("Names", "Claims")
"""The sections of annotations/README.md that say what is marked."""
_FILE = "guidelines.md"
_SECTION = re.compile(r"^## (.+)\n(?:(?!## ).*\n?)*", re.MULTILINE)


def guideline(text: str) -> str:
    """What a document says of names and claims, as Markdown; all of it where it has no such sections."""
    found = [each[0].strip() for each in _SECTION.finditer(text) if each[1].strip() in SECTIONS]
    return "\n\n".join(found) or text.strip()


def shipped() -> str:
    """What this project says of names and claims, as Markdown: the same as in annotations/README.md."""
    return resources.files(__package__).joinpath(_FILE).read_text(encoding="utf-8").strip()
