"""Which segment and which relative clause each token of a Doc is in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from spacy.strings import get_string_id
from spacy.tokens import Doc


def segments_of(doc: Doc) -> list[int]:
    """For every token, the number of its segment, -1 outside any."""
    out = [-1] * len(doc)
    for n, segment in enumerate(doc._.segments):
        out[segment["start"] : segment["end"]] = [n] * (segment["end"] - segment["start"])
    return out


def asides_of(words: Sequence[int], opens: Sequence[bool], relative: Iterable[str]) -> list[int]:
    """For every token the number of the relative clause ('X, who won Y, …') that it is in, or 0.

    Args:
        words: The tokens' lower-case forms as hashes.
        opens: Whether each begins a sentence.
        relative: What relative clauses begin with.
    """
    comma, begins = get_string_id(","), {get_string_id(word) for word in relative}
    out, inside, n = [], 0, 0
    for word, following, first in zip_longest(words, words[1:], opens):
        if first:
            inside = 0
        if word == comma:
            n += following in begins
            inside = n if following in begins else 0
        out.append(inside)
    return out
