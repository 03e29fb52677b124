"""Pages sent to a project, each once, with the names that are marked in them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hustings.annotate.offsets import Units
from hustings.annotate.server import Name, Project, RefusedError
from hustings.corpus.page import Page

DOC = "doc"
DIGEST = "digest"
_BYTES = 10


def digest(text: str) -> str:
    """What tells a text from all others, in twenty hexadecimal digits."""
    return hashlib.blake2b(text.encode("utf-8"), digest_size=_BYTES).hexdigest()


@dataclass(frozen=True, slots=True)
class Pushed:
    """What became of a page.

    Attributes:
        page: The page.
        new: Whether the project had not had its text.
        names: How many names have been marked in it now.
        refused: Why the server does not take it, empty where it does.
    """

    page: Page
    new: bool = False
    names: int = 0
    refused: str = ""


def push(project: Project, pages: Iterable[Page]) -> Iterator[Pushed]:
    """Send pages.

    What is known of a page goes with it, with its name and the digest of its text; by the digest it is found again. A
    page that is there already is not sent again. Where it is not confirmed, and its names are the first of those to be
    marked or none, the rest is marked: a push may have been cut short, and in a project that is not shared everybody
    begins without names.

    Args:
        project: Where to.
        pages: The pages, with the names to begin from.

    Raises:
        DoccanoError: The server does not answer, does not allow it, or has no such labels.
    """
    there = {example.meta.get(DIGEST): example for example in project.examples()}
    for page in pages:
        key = digest(page.text)
        new = key not in there
        try:
            if new:
                there[key] = project.add(page.text, {**page.about, DOC: page.name, DIGEST: key})
            wanted = _names(page)
            had = [] if new else project.names(there[key])
            rest = [] if there[key].confirmed or had != wanted[: len(had)] else wanted[len(had) :]
            project.mark(there[key], rest)
            yield Pushed(page, new, len(rest))
        except RefusedError as error:
            yield Pushed(page, refused=str(error))


def margin(text: str) -> int:
    """How many characters the server takes off the beginning of a text: the white space there."""
    return len(text) - len(text.lstrip())


def _names(page: Page) -> list[Name]:
    """Names as the server counts them, in the text without the white space at its ends."""
    cut = margin(page.text)
    units = Units(page.text[cut:])
    return [Name(units.of(m.start - cut), units.of(m.end - cut), m.label) for m in page.mentions]
