"""JSON written as it comes: a line an object, or one array."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

# JSON may hold these as they are, but many readers of lines take them for a line's end.
_LINE_ENDS = str.maketrans({c: f"\\u{ord(c):04x}" for c in "\x85\u2028\u2029"})


def write_line(row: object, out: TextIO) -> None:
    """Write one object on a line of its own."""
    out.write(json.dumps(row, ensure_ascii=False).translate(_LINE_ENDS) + "\n")


def write_array(objects: Iterable[dict[str, Any]], out: TextIO) -> None:
    """Write one array, each object as it comes."""
    opening = "[\n"
    for one in objects:
        out.write(opening + json.dumps(one, ensure_ascii=False, indent=1))
        opening = ",\n"
    out.write("\n]\n" if opening == ",\n" else "[]\n")
