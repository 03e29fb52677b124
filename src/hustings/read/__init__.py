"""Raw copy to a document of posts: pasted live pages, articles, boards and lists as text, and HTML.

The text is never changed; posts and their segments point into it. HTML is flattened to text once, and that
is the text.
"""

from __future__ import annotations

from datetime import date as Date

from hustings.read.encoding import UnreadableError, decode, refuse_binary
from hustings.read.html import is_html, read_html
from hustings.read.paste import read_paste
from hustings.text import Document


def read(copy: str, *, name: str = "text", date: Date | None = None, country: str = "gb") -> Document:
    """Read raw copy, text or HTML, into a document.

    Args:
        copy: The copy as it comes; that it is HTML is seen from it.
        name: What to call the document.
        date: The day the copy is about, for dates that leave the year or the day open.
        country: ISO 3166 code that says whose times and words are used.

    Returns:
        The document with its posts; one without posts where there is nothing to read.

    Raises:
        UnreadableError: The copy is HTML that cannot be read.
        ValueError: There is no data for the country.
    """
    reader = read_html if is_html(copy) else read_paste
    return reader(copy, name=name, date=date, country=country)


__all__ = ["UnreadableError", "decode", "read", "refuse_binary"]
