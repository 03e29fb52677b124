"""The characters of words and marks that are in no cue phrase."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc

from hustings.rules.template import KINDS

_PUNCTUATION = frozenset(",;:.–()\"'%-•/[]+=&#")
_BULLETS = frozenset("•*▪·‣●○◦")


class PlainWords:
    """Tells the character of a token, once for each word of one Doc."""

    def __init__(self, doc: Doc, trades: Collection[str]) -> None:
        """Keep the Doc.

        Args:
            doc: The Doc.
            trades: Words for people by what they do.
        """
        self._doc = doc
        self._trades = trades
        self._known: dict[int, str] = {}

    def character(self, i: int, word: int) -> str:
        """The character of token `i`, whose word has the hash `word`."""
        return self._known.get(word) or self._read(i, word)

    def _read(self, i: int, word: int) -> str:
        token = self._doc[i]
        if token.text == "-":  # a dash or a hyphen: that depends on what is around it
            alone = i > 0 and self._doc[i - 1].whitespace_ and token.whitespace_
            return "–" if alone else "-"
        text: str = token.text
        if text in _BULLETS:
            char = "•"
        elif text in _PUNCTUATION:
            char = text
        elif token.is_punct and not token.is_alpha:
            char = "." if text.strip(".…!?") == "" else ","
        elif token.lower_ in self._trades:
            char = KINDS["trade"]
        else:
            char = KINDS["name" if token.is_title or token.is_upper else "word"]
        self._known[word] = char
        return char
