"""The encoding of a big file, told without holding it in memory."""

from __future__ import annotations

import codecs
from pathlib import Path

from hustings.read import UnreadableError, refuse_binary

_CHUNK = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WINDOWS = "cp1252"
_UNDEFINED = bytes((0x81, 0x8D, 0x8F, 0x90, 0x9D))


def encoding_of(path: Path) -> str:
    """Tell a file's encoding: its mark is believed, then UTF-8 is tried, then Windows-1252.

    Args:
        path: The file.

    Returns:
        The name of a codec that reads all of it.

    Raises:
        UnreadableError: No such encoding fits; the message says on which line.
        OSError: It cannot be read.
    """
    with path.open("rb") as handle:
        head = handle.read(_CHUNK)
    refuse_binary(head)
    encoding = next((name for mark, name in _MARKS if head.startswith(mark)), None) or _unmarked(head)
    line = _breaks(path, encoding)
    if line is None:
        return encoding
    if encoding != "utf-8":
        raise UnreadableError(
            f"line {line}: begins as {encoding.removesuffix('-sig').upper()} but does not go on so"
        )
    if _has_multibyte(path):
        raise UnreadableError(f"line {line}: not UTF-8, as other lines are")
    if (line := _undefined(path)) is not None:
        raise UnreadableError(f"line {line}: neither UTF-8, UTF-16 nor Windows-1252 fits its bytes")
    return _WINDOWS


def _unmarked(head: bytes) -> str:
    """UTF-16 shows without a mark, too: every other byte of Western text is zero."""
    odd, even = head[1::2].count(0), head[::2].count(0)
    if max(odd, even) > 0.4 * len(head) / 2:
        return "utf-16-le" if odd > even else "utf-16-be"
    return "utf-8"


def _breaks(path: Path, encoding: str) -> int | None:
    """The line on which a file stops being in an encoding, or None."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line = 1
    with path.open("rb") as handle:
        while True:
            data = handle.read(_CHUNK)
            try:
                text = decoder.decode(data, final=not data)
            except UnicodeDecodeError as error:
                return line + error.object[: error.start].count(b"\n")
            line += text.count("\n")
            if not data:
                return None


def _has_multibyte(path: Path) -> bool:
    """Whether a file that is not UTF-8 throughout holds letters in it all the same: one damaged, or put together."""
    with path.open("rb") as handle:
        for raw in handle:
            if not raw.isascii():
                try:
                    raw.decode("utf-8")
                except UnicodeDecodeError:
                    continue
                return True
    return False


def _undefined(path: Path) -> int | None:
    """The first line with a byte that Windows-1252 has no character for, or None."""
    with path.open("rb") as handle:
        for number, raw in enumerate(handle, start=1):
            if raw.translate(None, _UNDEFINED) != raw:
                return number
    return None
