"""A paragraph as a string of symbols, one for each word, name or quotation, to match attributions against."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Doc

from hustings.pipeline.layers import MentionLayer
from hustings.pipeline.people.vocabulary import vocabulary
from hustings.pipeline.quotes.quotation import Run

SYMBOLS: Mapping[str, str] = {
    "said": "V",
    "saying": "I",
    "naming": "X",
    "speech_noun": "n",
    "role": "r",
    "pronominal": "R",
    "subject_pronoun": "H",
    "auxiliary": "a",
    "be": "b",
    "adverb": "y",
    "determiner": "d",
    "preposition": "p",
    "on": "o",
    "by": "Y",
    "how": "h",
    "making": "m",
    "thing": "z",
    "relative": "W",
    "what": "f",
    "conjunction": "&",
    "subordinator": "u",
    "title": "t",
}
"""Class of words in `quote.yaml` → its symbol.

Besides these: N a name, D a description of a person, E one of nobody known, O a party, S a seat, K another
capitalised word, A 'according to', s a possessive, Q a quotation, T the one asked about, | the end of a
sentence without a stop, z a thing that says something, w any other word. Punctuation stands for itself."""

_PUNCTUATION = {
    **{c: c for c in ",:;()."},
    "!": ".",
    "?": ".",
    "...": ".",
    "…": ".",
    "–": "-",
    "-": "-",
    "[": "(",
    "]": ")",
}


_NEXT = re.compile(r" ([^\W\d_]{1,20})")


@dataclass(slots=True)
class Passage:
    """One paragraph.

    Attributes:
        symbols: A character for each item.
        spans: Code-point offsets of each item.
        people: Item → index into `doc._.people`, None where the mention is nobody's; possessive pronouns too.
        quotes: The items that are quotations, in order.
    """

    symbols: str
    spans: list[tuple[int, int]]
    people: dict[int, int | None]
    quotes: list[int]


@dataclass(slots=True)
class Classes:
    """Which symbol a word has."""

    of: dict[str, str] = field(default_factory=dict)
    pairs: Mapping[tuple[str, str], str] = field(default_factory=dict)
    seconds: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    either: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    naming: frozenset[str] = frozenset()
    not_names: frozenset[str] = frozenset()

    @classmethod
    def read(cls, words: Mapping[str, Sequence[str]]) -> Classes:
        """Put the lists together; where a word is in several, the later class of `SYMBOLS` wins.

        Args:
            words: Class → words, as `quote.yaml` has them.
        """
        known = vocabulary()
        of = dict.fromkeys(known.heads | known.other_roles | known.plural_roles.keys(), "r")
        of |= dict.fromkeys(known.titles, "t")
        of |= dict.fromkeys(words["role"], "r")
        of |= {w: "I" if w.endswith("ing") else "V" for w in known.speech}
        for name, symbol in SYMBOLS.items():
            of |= dict.fromkeys(words[name], symbol)
        pairs = {(first, second): "V" for first, second in (phrase.split() for phrase in words["said_pairs"])}
        pairs["according", "to"] = "A"
        seconds = frozenset(second for _, second in pairs)
        return cls(
            of=of,
            pairs=pairs,
            seconds=seconds,
            bodies=frozenset(words["body"]),
            either=frozenset(words["either"]),
            nouns=frozenset(words["speech_noun"]),
            naming=frozenset(words["naming"]),
            not_names=known.not_names,
        )


class Encoder:
    """Encodes the paragraphs of one Doc."""

    def __init__(self, doc: Doc, text: str, classes: Classes) -> None:
        """Index the Doc's names.

        Args:
            doc: A Doc that the people component has been through.
            text: Its text.
            classes: Which symbol a word has.
        """
        layout: Any = doc.to_array(["IDX", "LENGTH"])
        self.begins: list[int] = layout[:, 0].tolist()
        self.ends: list[int] = (layout[:, 0] + layout[:, 1]).tolist()
        self._text = text
        self._classes = classes
        self._fixed: dict[int, tuple[int, str, MentionLayer | None]] = {}
        self._owners: dict[int, int | None] = {}
        for ent in doc.ents:
            symbol = {"PARTY": "O", "SEAT": "S"}.get(ent.label_, "N")
            self._fixed[ent.start] = (ent.end, symbol, None)
        for mention in doc._.mentions:
            if symbol := self._symbol(mention):
                self._fixed[mention["start"]] = (mention["end"], symbol, mention)
            else:
                self._owners[mention["start"]] = mention["person"]

    def _symbol(self, mention: MentionLayer) -> str:
        if mention["kind"] == "name":
            return "N"
        if mention["kind"] == "description":
            return "E" if mention["person"] is None else "D"
        word = self._text[self.begins[mention["start"]] : self.ends[mention["start"]]].lower()
        return "H" if self._classes.of.get(word) == "H" else ""

    def passage(self, first: int, last: int, runs: Sequence[Run]) -> Passage:
        """Encode tokens `first` to `last`.

        Args:
            first: First token of the paragraph.
            last: Token after its last.
            runs: The quotations in it, in order.
        """
        symbols: list[str] = []
        spans: list[tuple[int, int]] = []
        people: dict[int, int | None] = {}
        quotes: list[int] = []
        pending = iter(runs)
        run = next(pending, None)
        i = first
        while i < last:
            begin, end = self.begins[i], self.ends[i]
            if run is not None and end > run.start:
                if begin < run.start and (head := self._text[begin : run.start].rstrip(":,")):
                    self._word(symbols, spans, head, begin)
                    if self._text[run.start - 1] in ":,":
                        symbols.append(self._text[run.start - 1])
                        spans.append((run.start - 1, run.start))
                quotes.append(len(symbols))
                symbols.append("Q")
                spans.append((run.first, run.last))
                while i < last and self.begins[i] < run.end:
                    i += 1
                if self._stops(run, i, last):
                    symbols.append("|")
                    spans.append((run.end, run.end))
                run = next(pending, None)
                continue
            fixed = self._fixed.get(i)
            if fixed is not None and (run is None or self.ends[fixed[0] - 1] <= run.start):
                if fixed[2] is not None or fixed[1] == "N":
                    people[len(symbols)] = fixed[2]["person"] if fixed[2] else None
                symbols.append(fixed[1])
                spans.append((begin, self.ends[fixed[0] - 1]))
                i = fixed[0]
                continue
            if i in self._owners:
                people[len(symbols)] = self._owners[i]
            self._word(symbols, spans, self._text[begin:end], begin)
            i += 1
        return Passage("".join(symbols), spans, people, quotes)

    def _stops(self, run: Run, i: int, last: int) -> bool:
        """Whether a sentence ends with the quotation: a full stop in it, a capital or a mark after it."""
        mark = self._text[run.last - 1]
        if mark not in ".…?!" or i >= last:
            return False
        following = self._text[self.begins[i]]
        if mark in "?!":  # the speaker may come next
            word = self._text[self.begins[i] : self.ends[i]].lower().removesuffix(".")
            return following.isupper() and i not in self._fixed and word in self._classes.not_names
        return not following.islower() and following not in ",;)–-."

    def _word(self, symbols: list[str], spans: list[tuple[int, int]], word: str, begin: int) -> None:
        if word.isspace():
            if "\n" in word:
                symbols.append("|")
                spans.append((begin, begin))
            return
        if len(word) > 1 and word not in _PUNCTUATION and not any(map(str.isalnum, word)) and word != "''":
            for at, character in enumerate(word, begin):
                self._word(symbols, spans, character, at)
            return
        end = begin + len(word)
        lower = word.lower()
        previous = symbols[-1] if symbols else "|"
        spans.append((begin, end))
        if lower == "no" and word[0] == "N" and self._text[end + 1 : end + 2].isdigit():
            symbols.append("K")  # 'a No 10 source'
        elif word in self._classes.bodies:
            symbols.append("w" if self._noun_after(end) else "r")
        elif lower in self._classes.either:
            to = self._text[max(0, begin - 3) : begin].lower() == "to "
            symbols.append(self._either(lower, symbols, to))
        elif lower in ("'s", "'"):
            symbols.append("s" if previous in "NODESKrw" else "a")
        elif word in _PUNCTUATION:
            glued = self._text[begin - 1 : begin].isalnum() and self._text[end : end + 1].isalnum()
            symbols.append("w" if glued and word in "-–" else _PUNCTUATION[word])
        elif lower in self._classes.seconds and (pair := self._pair(lower, symbols, spans)):
            spans[-2:] = [(spans[-2][0], end)]
            symbols[-1] = pair
        elif (word[0].isupper() and previous not in ".|" and lower not in self._classes.of) or (
            word[0].isupper()
            and lower not in self._classes.of
            and (lower not in self._classes.not_names or self._capital_after(end))
        ):
            symbols.append("K")
        else:
            symbols.append(self._classes.of.get(lower, "y" if lower.endswith("ly") else "w"))

    def _pair(self, word: str, symbols: list[str], spans: list[tuple[int, int]]) -> str:
        """The symbol that a word has together with the one before it ('according to', 'put it'), or ''."""
        if not symbols or not symbols[-1].isalpha():
            return ""
        return self._classes.pairs.get((self._text[slice(*spans[-2])].lower(), word), "")

    def _noun_after(self, end: int) -> bool:
        """Whether the next word goes on with a noun phrase, as far as its class tells."""
        match = _NEXT.match(self._text, end)
        return match is not None and self._classes.of.get(match[1].lower(), "w") in "wrtd"

    def _capital_after(self, end: int) -> bool:
        return self._text[end + 1 : end + 2].isupper()

    def _either(self, word: str, symbols: list[str], to: bool) -> str:
        """Noun after a determiner, a possessive or a preposition other than 'to', else a verb."""
        known = self._classes.of.get(word, "V")
        back = len(symbols) - 1
        if symbols and symbols[-1] in "VIX":
            return "n" if word in self._classes.nouns else "w"
        if to and not word.endswith(("s", "ed")) and symbols[-2:-1] not in (["n"], ["V"], ["I"]):
            return known if known in "VIX" else "V"
        if symbols and symbols[-1] == "Q" and word in self._classes.nouns and not word.endswith("s"):
            return "n"
        passes = "wy" if word.endswith(("s", "ed")) else "wyKO"
        while back >= 0 and len(symbols) - back < 4 and symbols[back] in passes:
            back -= 1
        if back >= 0 and symbols[back] in "dspo":
            return "n" if word in self._classes.nouns else "z" if known == "z" else "w"
        return ("X" if word in self._classes.naming else "V") if known in "nz" else known
