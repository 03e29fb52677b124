"""A Doc as plain lists, so that rules over names can look around without making spaCy objects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from spacy.tokens import Doc

from hustings.pipeline.layers import SegmentLayer

SKIPPED = frozenset({"boilerplate", "time"})
_NAME = 7  # tokens of a surname
_DISPLAY = 10  # tokens of an account's name and what it adds to it
_STOPS = frozenset({".", ",", ";", ":", "'s"})
_BULLETS = frozenset({"*", "•", "●"})


@dataclass(frozen=True, slots=True)
class Entity:
    """A party or a seat that an earlier component found: tokens `start` to `end`, and its id or its words."""

    label: str
    start: int
    end: int
    key: str


class Wording:
    """The words of a Doc with what earlier components know of them; token indices throughout.

    Attributes:
        text: The tokens.
        lower: The tokens in lower case.
        capital: Whether a token begins with a capital letter.
        glued: Whether the next token follows without a space.
        blank: Whether a token is white space.
        breaks: Whether a token ends a line.
        entities: Parties and seats in order.
        entity: For each token the index of its party or seat, or -1.
        segments: The segments; a Doc without any is one body segment.
        segment: For each token the index of its segment, or -1.
        sentence: For each token the first token of its sentence.
        quoted: Whether a token is within quotation marks.
    """

    def __init__(self, doc: Doc) -> None:
        """Read the Doc's tokens, parties and seats, segments and sentences."""
        size = len(doc)
        self.size = size
        self.text: list[str] = [token.text for token in doc]
        self.lower = [word.lower() for word in self.text]
        self.capital = [word[:1].isupper() for word in self.text]
        self.glued = [not token.whitespace_ for token in doc]
        self.blank = [word.isspace() for word in self.text]
        self.breaks = [blank and "\n" in word for word, blank in zip(self.text, self.blank, strict=True)]
        self.entities: list[Entity] = []
        self.entity = [-1] * size
        for ent in doc.ents:
            if ent.label_ in ("PARTY", "SEAT"):
                self.entity[ent.start : ent.end] = [len(self.entities)] * (ent.end - ent.start)
                self.entities.append(Entity(ent.label_, ent.start, ent.end, ent.ent_id_ or ent.text.lower()))
        whole = SegmentLayer(start=0, end=size, role="body", post=0)
        self.segments = cast("list[SegmentLayer]", doc._.segments) or [whole]
        self.segment = [-1] * size
        for index, segment in enumerate(self.segments):
            self.segment[segment["start"] : segment["end"]] = [index] * (segment["end"] - segment["start"])
        self.sentence = self._sentences(doc)
        self.quoted = self._quotes()
        self._accounts = "@" in "".join(self.text)

    def _sentences(self, doc: Doc) -> list[int]:
        marked = doc.has_annotation("SENT_START")
        starts = doc.to_array("SENT_START").tolist() if marked else [0] * self.size
        first = 0
        out = []
        for i in range(self.size):
            begins = starts[i] == 1 if marked else i > 0 and self.lower[i - 1] in (".", "!", "?")
            if begins or i == 0 or self.segment[i] != self.segment[i - 1]:
                first = i
            out.append(first)
        return out

    def _quotes(self) -> list[bool]:
        quoted = [False] * self.size
        for segment in self.segments:
            open_mark = ""
            start, end = segment["start"], segment["end"]
            for i in range(start, end):
                mark = self.text[i]
                if mark == '"':
                    open_mark = "" if open_mark == '"' else '"'
                elif mark == "'" and open_mark != '"':
                    before = i == start or not self.glued[i - 1] or self.text[i - 1] in '("['
                    if open_mark == "'":
                        open_mark = (
                            ""
                            if not self.glued[i] or (i + 1 < end and not self.text[i + 1].isalpha())
                            else "'"
                        )
                    elif before and self.glued[i]:
                        open_mark = "'"
                elif open_mark:
                    quoted[i] = True
        return quoted

    def bounds(self, i: int) -> tuple[int, int]:
        """First token of the segment that token `i` is in, and the token after its last."""
        index = self.segment[i]
        if index < 0:
            return i, i + 1
        return self.segments[index]["start"], self.segments[index]["end"]

    def joined_on(self, i: int) -> bool:
        """Whether a word is glued to the word before it, as in a byline: 'Ann LeeBob Roy'."""
        return i > 0 and self.glued[i - 1] and self.text[i - 1].isalpha() and self.capital[i]

    def party_after_name(self, i: int) -> bool:
        """Whether a name begins at a token and a party in brackets follows: 'Idowu (Lab)'."""
        k = i
        while k < min(self.size, i + _NAME) and (
            (self.capital[k] and self.entity[k] < 0) or (self.text[k] == "-" and self.glued[k])
        ):
            k += 1
        if k == i or k + 1 >= self.size or self.text[k] != "(" or self.entity[k + 1] < 0:
            return False
        return self.entities[self.entity[k + 1]].label == "PARTY"

    def role(self, i: int) -> str:
        """The role of the segment that token `i` is in, '' outside any."""
        index = self.segment[i]
        return self.segments[index]["role"] if index >= 0 else ""

    def post(self, i: int) -> int:
        """The post that token `i` is in, -1 outside any."""
        index = self.segment[i]
        return self.segments[index]["post"] if index >= 0 else -1

    def previous(self, i: int) -> int:
        """The nearest token before token `i` in its segment that is not white space, or -1."""
        index = self.segment[i]
        j = i - 1
        while j >= 0 and self.blank[j] and self.segment[j] == index:
            j -= 1
        return j if j >= 0 and self.segment[j] == index else -1

    def following(self, end: int) -> int:
        """The nearest token from `end` on in the segment of the one before it, not white space, or -1."""
        index = self.segment[end - 1]
        j = end
        while j < self.size and self.blank[j] and self.segment[j] == index:
            j += 1
        return j if j < self.size and self.segment[j] == index else -1

    def line_start(self, i: int, reach: int) -> int:
        """First token of the line that token `i` is in, or -1 where it is more than `reach` tokens back."""
        j = i
        while j > 0 and i - j <= reach and not self.breaks[j - 1] and self.segment[j - 1] == self.segment[i]:
            j -= 1
        while j < i and (self.blank[j] or self.text[j] in _BULLETS):
            j += 1
        return j if i - j <= reach else -1

    def line_break(self, i: int) -> bool:
        """Whether a line ends right before token `i`, or at it."""
        return i >= self.size or self.breaks[i] or self.segment[i] != self.segment[i - 1]

    def handle(self, end: int) -> str:
        """The account's handle, in lower case, that follows a name on its line or the next; '' if none does."""
        if not self._accounts:
            return ""
        k, last, lines = end, min(self.size, end + _DISPLAY), 0
        while k < last and lines < 2 and not self.text[k].startswith("@"):
            lines += self.breaks[k]
            if lines == 0 and self.text[k] in _STOPS:
                return ""
            k += 1
        if k >= last or not self.text[k].startswith("@"):
            return ""
        near = (
            k == end
            or "|" in self.text[end:k]
            or self.blank[k - 1]
            or self.text[k - 1] in "(|"
            or not self.text[k - 1][0].isalnum()
        )
        return self.lower[k][1:] if near else ""

    def compound(self, start: int) -> int:
        """Token after the hyphenated word that begins at token `start`; the next where none does."""
        end = start + 1
        while end + 1 < self.size and self.text[end] == "-" and self.glued[end - 1] and self.glued[end]:
            end += 2
        return end

    def compound_before(self, last: int) -> int:
        """First token of the hyphenated word that token `last` ends; `last` itself where none does."""
        start = last
        while start > 1 and self.text[start - 1] == "-" and self.glued[start - 1] and self.glued[start - 2]:
            start -= 2
        return start

    def release(self, start: int, end: int) -> None:
        """Forget the parties and seats that overlap tokens `start` to `end`: they are a person's name."""
        for index in {self.entity[i] for i in range(start, end)} - {-1}:
            released = self.entities[index]
            for i in range(released.start, released.end):
                self.entity[i] = -1

    def joined(self, start: int, end: int) -> str:
        """The words of tokens `start` to `end` with single spaces where the text has any."""
        parts = [
            self.text[i] + ("" if self.glued[i] else " ") for i in range(start, end) if not self.blank[i]
        ]
        return "".join(parts).strip()
