"""Static word vectors from a transformer's token embeddings, reduced by principal components."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy
from numpy.typing import NDArray

_EMBEDDINGS = "embeddings.word_embeddings.weight"
_KINDS: dict[str, Any] = {"F32": numpy.float32, "F16": numpy.float16}
_DIGITS = 4


def write_vectors(model: Path, width: int, out: Path) -> int:
    """Write the vectors of the words that a transformer has a token for, in word2vec's text form.

    Pieces of words ('##ing') and tokens without a letter have no vector of their own.

    Args:
        model: A folder with `vocab.txt` (a token a line, WordPiece) and `model.safetensors`, as BERT models have.
        width: How many components to keep.
        out: The file to write: how many words and how wide, then a word and its numbers on each line.

    Returns:
        How many words have a vector.

    Raises:
        ValueError: The folder lacks a file, or the embeddings are not there.
    """
    try:
        tokens = (model / "vocab.txt").read_text(encoding="utf-8").splitlines()
        embeddings = _embeddings(model / "model.safetensors")
    except OSError as error:
        raise ValueError(f"{model}: {error.strerror}: {error.filename}") from error
    rows = [i for i, token in enumerate(tokens) if token.isalpha()]
    vectors = reduce(embeddings[rows], width)
    with out.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(f"{len(rows)} {width}\n")
        for i, vector in zip(rows, vectors, strict=True):
            stream.write(" ".join([tokens[i], *(f"{number:.{_DIGITS}f}" for number in vector)]) + "\n")
    return len(rows)


def reduce(vectors: NDArray[numpy.float32], width: int) -> NDArray[numpy.float32]:
    """Turn vectors onto their `width` principal components, and to unit length on average.

    Args:
        vectors: One a row.
        width: How many components to keep; no more than a row has numbers.
    """
    centred = vectors - vectors.mean(axis=0)
    _, axes = numpy.linalg.eigh(centred.T @ centred)  # in ascending order
    turned = centred @ axes[:, ::-1][:, :width]
    scaled: NDArray[numpy.float32] = (turned / numpy.linalg.norm(turned, axis=1).mean()).astype(numpy.float32)
    return scaled


def _embeddings(path: Path) -> NDArray[numpy.float32]:
    """The token embeddings of a safetensors file: a length, a JSON header, then the numbers.

    Source: the format's description, https://github.com/huggingface/safetensors#format.
    """
    with path.open("rb") as stream:
        size = int.from_bytes(stream.read(8), "little")
        header: dict[str, Any] = json.loads(stream.read(size))
        name = next((name for name in header if name.endswith(_EMBEDDINGS)), None)
        if name is None:
            raise ValueError(f"{path}: there are no {_EMBEDDINGS}")
        start, end = header[name]["data_offsets"]
        shape: Sequence[int] = header[name]["shape"]
        stream.seek(8 + size + start)
        numbers = numpy.frombuffer(stream.read(end - start), dtype=_KINDS[header[name]["dtype"]])
        return numbers.reshape(shape).astype(numpy.float32)
