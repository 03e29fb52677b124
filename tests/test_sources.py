"""Files as the command line names them: what is read, where output goes, what is said of those that fail."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from hustings.sources import UnusableError, open_out, read_source, size

COPY = "Labour held Ashfield — again.\n"


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_a_source_is_called_by_its_stem(tmp_path: Path) -> None:
    path = tmp_path / "count.night.txt"
    path.write_text(COPY, encoding="utf-8")
    assert (read_source(str(path)).name, read_source(str(path)).text) == ("count.night", COPY)
    assert size(str(path)) == len(COPY.encode())


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, COPY.encode())
    source = read_source("-")
    assert (source.name, source.text) == ("stdin", COPY)
    assert size("-") is None


def test_a_name_that_is_no_utf8_can_be_written_out(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/ann\xe9e.txt"
    with open(path, "wb") as file:
        file.write(b"Hold.")
    assert read_source(os.fsdecode(path)).name == "ann\ufffde"


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda path: None, "no such file or directory"),
        (lambda path: path.mkdir(), "is a directory"),
        (lambda path: path.symlink_to(path), "too many levels of symbolic links"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_the_reason(tmp_path: Path, make: object, why: str) -> None:
    path = tmp_path / "copy.txt"
    make(path)  # type: ignore[operator]
    with pytest.raises(UnusableError) as caught:
        read_source(str(path))
    assert str(caught.value) == f"{path}: {why}"


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", bytes(range(256)) * 4, b"\x7fELF\x02\x01\0\0"]
)
def test_a_file_that_holds_no_text_is_named_with_the_reason(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "picture.txt"
    path.write_bytes(data)
    with pytest.raises(UnusableError) as caught:
        read_source(str(path))
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)


def test_standard_input_that_holds_no_text_is_called_so(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0")
    with pytest.raises(UnusableError, match=r"^standard input: "):
        read_source("-")


def test_closed_streams_are_said_to_be_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(UnusableError, match=r"^standard input: closed$"):
        read_source("-")
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(UnusableError, match=r"^standard output: closed$"), open_out(None, []):
        pass


def test_output_is_utf8_with_line_ends_as_written(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    with open_out(path, ["-"]) as out:
        out.write("“é”\n")
    assert path.read_bytes() == "“é”\n".encode()


def test_output_never_goes_over_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "copy.txt"
    path.write_text(COPY)
    link = tmp_path / "link.txt"
    link.symlink_to(path)
    with pytest.raises(UnusableError, match="one of the files to read"), open_out(link, ["-", str(path)]):
        pass
    assert path.read_text() == COPY


@pytest.mark.parametrize("place", ["nowhere/out.txt", "."])
def test_output_that_cannot_be_written_is_named_with_the_reason(tmp_path: Path, place: str) -> None:
    path = tmp_path / place
    with pytest.raises(UnusableError, match=f"^{path}: "), open_out(path, []):
        pass
