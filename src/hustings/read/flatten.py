"""Turns markup into lines: a block a paragraph, a table row or list item a line, no scripts or menus."""

from __future__ import annotations

import re
from collections.abc import Collection

from lxml import etree

from hustings.read.encoding import UnreadableError
from hustings.read.words import data

_TAGS = data("markup")
_SKIPPED = frozenset(_TAGS["skipped"])
_BLOCKS = frozenset(_TAGS["blocks"])
_LINES = frozenset(_TAGS["lines"])
_CELLS = frozenset(_TAGS["cells"])
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f\v\u00a0]+")
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_UNENCODABLE = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff]")
_BULLET = "• "

Element = etree._Element


def parse(markup: str) -> Element:
    """Parse HTML, however broken.

    Args:
        markup: The HTML.

    Returns:
        The root element.

    Raises:
        UnreadableError: There is nothing in it, or it is nested too deeply.
    """
    markup = _UNENCODABLE.sub("\ufffd", _XML_DECLARATION.sub("", markup))
    parser = etree.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = etree.fromstring(markup.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"HTML that cannot be read: {error.msg}") from error
    if root is None:
        raise UnreadableError("HTML that cannot be read: it holds no elements")
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise UnreadableError("HTML that cannot be read: it is nested too deeply")
    return root


def is_hidden(element: Element) -> bool:
    """Whether a reader does not see an element."""
    if element.tag in _SKIPPED or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return style is not None and bool(_HIDDEN.search(style))


def flatten(root: Element, *, skip: Collection[Element] = (), before: Element | None = None) -> str:
    """The text of an element as lines, blank lines between blocks.

    Args:
        root: The element.
        skip: Elements to leave out.
        before: Where to stop: an element inside `root`, left out itself.

    Returns:
        Its text; empty where it has none.
    """
    left_out = set(skip)
    writer = _Writer()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if element is before:
            break
        if event == "start":
            if element is not root and (element in left_out or is_hidden(element)):
                walk.skip_subtree()
                # The walk still ends the element, and what follows it is read then.
                left_out.add(element)
                continue
            writer.open(element)
            writer.write(element.text)
        else:
            if element not in left_out or element is root:
                writer.close(element)
            if element is not root:
                writer.write(element.tail)
    return writer.text()


class _Writer:
    """Lines in the making."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._pending = ""  # the break owed before the next words
        self._space = False

    def open(self, element: Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._owe("\n\n")
        elif tag in _LINES:
            self._owe("\n")
        elif tag in _CELLS and element.getprevious() is not None:
            self._owe("\t")
        if tag == "li":
            self.write(_BULLET)

    def close(self, element: Element) -> None:
        if element.tag in _BLOCKS:
            self._owe("\n\n")
        elif element.tag in _LINES and element.tag != "br":
            self._owe("\n")

    def write(self, text: str | None) -> None:
        if not text:
            return
        words = _SPACE.sub(" ", text)
        if words == " ":
            self._space = True
            return
        if self._pending:
            if self._out:
                self._out.append(self._pending)
            words = words.lstrip(" ")
        elif self._space and words[0] != " ":
            words = " " + words
        self._space = words[-1] == " "
        self._pending = ""
        self._out.append(words.rstrip(" "))

    def _owe(self, gap: str) -> None:
        # A block's break outweighs a line's, and a line's a cell's; a cell's marker is no word of its own.
        if len(gap) > len(self._pending) or self._pending == "\t":
            self._pending = gap
        self._space = False

    def text(self) -> str:
        return "".join(self._out).strip()
