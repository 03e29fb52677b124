"""Bytes to text: marks and declarations are believed, then UTF-8 and UTF-16 are tried, then Windows-1252."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})",
    re.I,
)
_HEAD = 4096  # bytes: where a page declares its encoding
_SAMPLE = 65536  # bytes: enough to tell an encoding by
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")
_FEW = 8  # bytes above ASCII: so few are no share of a text
_MOST_CONTROLS = 0.01  # of the characters: text has next to none


class UnreadableError(ValueError):
    """What was handed in holds no text that can be read; the message says why."""


def decode(data: bytes) -> str:
    """Turn a file's bytes into text.

    Args:
        data: The bytes; none at all are an empty text.

    Returns:
        The text without a byte-order mark.

    Raises:
        UnreadableError: The bytes are not text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _as(
                data, encoding, f"it begins as {encoding.removesuffix('-sig').upper()} but does not go on so"
            )
    refuse_binary(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _guess(data)
    else:
        if "\x00" in text:
            text = _wide(data)
    if len(_CONTROLS.findall(text)) > max(_MOST_CONTROLS * len(text), 2):
        raise UnreadableError("not text: it is full of control characters")
    return text


def refuse_binary(data: bytes) -> None:
    """Refuse what by its first bytes is no text.

    Args:
        data: The file's bytes, or its first ones.

    Raises:
        UnreadableError: They are those of a picture, an archive or the like; the message says which.
    """
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableError(f"not text: it is {what}")


def _as(data: bytes, encoding: str, why: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(f"not text: {why}") from error


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every other byte of Western text is zero."""
    odd, even = data[1::2].count(0), data[::2].count(0)
    if max(odd, even) < 0.4 * len(data) / 2:
        raise UnreadableError("not text: it holds zero bytes")
    return _as(data, "utf-16-le" if odd > even else "utf-16-be", "it holds zero bytes")


def _guess(data: bytes) -> str:
    if b"\x00" in data[:_SAMPLE]:
        return _wide(data)
    declared = _DECLARED.search(data[:_HEAD])
    if (
        declared
        and (text := _as_declared(data, (declared[1] or declared[2]).decode("ascii").lower())) is not None
    ):
        return text
    broken = data.decode("utf-8", "replace")
    if broken.count("\ufffd") <= len(broken) // 1000:
        return broken  # UTF-8 cut or damaged in a place or two
    if not _is_western(data):
        raise UnreadableError("not text: neither UTF-8, UTF-16 nor Windows-1252 fits its bytes")
    return data.decode("cp1252", "replace")


def _as_declared(data: bytes, name: str) -> str | None:
    """The text in the encoding that its markup names, None where that cannot be."""
    if name in ("utf-8", "utf8"):
        return None
    # Browsers read Latin-1 as Windows-1252, so that is what pages that declare it are written in.
    name = "cp1252" if name in ("iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii") else name
    try:
        return data.decode(name, "replace")
    except (LookupError, UnicodeError):  # a name that nobody knows, or of no text encoding, declares nothing
        return None


def _is_western(data: bytes) -> bool:
    """Whether the bytes make Windows-1252 text: mostly ASCII, the rest its letters, signs and quotes."""
    sample = data[:_SAMPLE]
    high = sum(byte >= 0x80 for byte in sample)
    undefined = sum(sample.count(byte) for byte in b"\x81\x8d\x8f\x90\x9d")
    controls = sum(byte < 0x20 and byte not in b"\t\n\r\f" for byte in sample)
    return high <= max(0.2 * len(sample), _FEW) and undefined == 0 and controls <= 0.002 * len(sample)
