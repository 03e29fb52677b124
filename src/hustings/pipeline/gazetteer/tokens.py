"""The tokens of a Doc as plain lists, for rules that look at the words around a name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator

from spacy.tokens import Doc

from hustings.countries.names import fold
from hustings.pipeline.document import segments

_SILENT = frozenset({"boilerplate", "time", "byline"})


def phrases(words: Iterable[object]) -> frozenset[str]:
    """Phrases of a data file as the tokeniser cuts them, folded, joined by spaces."""
    return frozenset(re.sub(r"(?<=\w)-(?=\w)", " - ", fold(str(word))) for word in words)


class Tokens:
    """A Doc's words and bounds; indices are those of its tokens.

    Attributes:
        text: The words as written.
        folded: The words as names are compared: lower case, no accents.
        capital: Whether a word begins with a capital letter.
        spaced: Whether a space follows a word.
    """

    def __init__(self, doc: Doc) -> None:
        """Read a Doc that has sentences.

        Args:
            doc: The Doc.
        """
        self.text: list[str] = [token.text for token in doc]
        self.folded = [t.lower() if t.isascii() and t.isalnum() else fold(t) for t in self.text]
        self.capital = [t[0].isupper() for t in self.text]
        self.spaced = doc.to_array("SPACY").tolist() if len(doc) else []
        spoken = [segment for segment in segments(doc) if segment[2] not in _SILENT]
        self._segments = [(start, end) for start, end, _, _ in spoken]
        self._firsts = [start for start, _, _, _ in spoken]
        self._roles = [role for _, _, role, _ in spoken]
        self._posts = [post for _, _, _, post in spoken]
        marks = doc.to_array("SENT_START").tolist() if len(doc) else []
        self._starts = [i for i, mark in enumerate(marks) if mark == 1 or i == 0]

    def spoken(self) -> Iterator[tuple[int, int]]:
        """Runs of tokens that names are looked for in."""
        return iter(self._segments)

    def role(self, i: int) -> str:
        """The role of the segment that a token is in."""
        return self._roles[bisect_right(self._firsts, i) - 1]

    def post(self, i: int) -> int:
        """The index of the post that a token is in."""
        return self._posts[bisect_right(self._firsts, i) - 1]

    def sentence(self, i: int) -> tuple[int, int]:
        """First token of a token's sentence within its segment, and the token after its last."""
        if not self._segments:
            return 0, len(self.text)  # a text of furniture alone: '© Elm Park Press'
        start, end = self._segments[bisect_right(self._firsts, i) - 1]
        at = bisect_right(self._starts, i)
        return max(start, self._starts[at - 1]), min(end, self._starts[at] if at < len(self._starts) else end)

    def opens_sentence(self, i: int) -> bool:
        """Whether a token is the first of its sentence."""
        at = bisect_right(self._starts, i)
        return at > 0 and self._starts[at - 1] == i

    def phrase_before(self, i: int, low: int, phrases: Collection[str], longest: int = 4) -> bool:
        """Whether one of some phrases ends right before token `i`, at or after `low`."""
        words = self.folded
        text = ""
        for k in range(i - 1, max(low, i - longest) - 1, -1):
            text = f"{words[k]} {text}" if text else words[k]
            if text in phrases:
                return True
        return False

    def phrase_after(self, i: int, high: int, phrases: Collection[str], longest: int = 4) -> bool:
        """Whether one of some phrases begins at token `i` and ends before `high`."""
        words = self.folded
        text = ""
        for k in range(i, min(high, i + longest)):
            text = f"{text} {words[k]}" if text else words[k]
            if text in phrases:
                return True
        return False

    def opens_line(self, i: int, low: int) -> bool:
        """Whether only bullets, list numbers and marks stand before token `i` on its line."""
        k = i - 1
        while k >= low:
            word = self.text[k]
            if word.isspace() and "\n" in word:
                return True
            if word[0].isalpha() or (word[0].isdigit() and not (k + 1 < i and self.text[k + 1] in ".)")):
                return False
            k -= 1
        return True

    def closes_line(self, i: int, high: int) -> bool:
        """Whether no word follows from token `i` on its line."""
        while i < high:
            word = self.text[i]
            if word.isspace() and "\n" in word:
                return True
            if word[0].isalnum():
                return False
            i += 1
        return True

    def number(self, i: int, low: int, high: int) -> bool:
        """Whether token `i` begins a number, signed or not."""
        if not low <= i < high:
            return False
        word = self.text[i]
        if word in ("+", "-", "–") and i + 1 < high:
            word = self.text[i + 1]
        return word[0].isdigit()
