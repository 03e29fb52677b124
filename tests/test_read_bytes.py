"""Bytes to text: marks, declarations, encodings told by their bytes, and what is no text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hustings.read import UnreadableError, decode


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (b"", ""),
        ("Siân won £2m".encode(), "Siân won £2m"),
        ("\ufeffSiân".encode(), "Siân"),
        ("Siân".encode("utf-16"), "Siân"),
        ("Labour won the seat".encode("utf-16-le"), "Labour won the seat"),
        ("Labour won the seat".encode("utf-16-be"), "Labour won the seat"),
        ("Siân’s £2m".encode("cp1252"), "Siân’s £2m"),
        ('<meta charset="iso-8859-2"><p>Łódź'.encode("iso-8859-2"), '<meta charset="iso-8859-2"><p>Łódź'),
        ('<meta charset="rot13"><p>Siân'.encode("cp1252"), '<meta charset="rot13"><p>Siân'),
        (("Siân " * 2000).encode()[:-3], "Siân " * 1999 + "Si\ufffd"),
    ],
)
def test_decode(data: bytes, wanted: str) -> None:
    assert decode(data) == wanted


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n\x00", "a PNG image"),
        (bytes(range(256)) * 8, "zero bytes"),
        (b"\x01\x02\x03\x04\x05\x06" * 50, "control characters"),
        (b"\x81\x8d\xff\xfe\x90" * 50, "neither UTF-8"),
        (b"\xff\xfe\x00\xd8x", "UTF-16"),
    ],
)
def test_decode_refuses_what_is_no_text(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        decode(data)


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        assert isinstance(decode(data), str)
    except UnreadableError as error:
        assert str(error)
