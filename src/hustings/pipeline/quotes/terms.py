"""Marked words that nobody said: terms, titles, nicknames, slogans, inscriptions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from hustings.pipeline.quotes.attribution import calls
from hustings.pipeline.quotes.passages import Passage
from hustings.pipeline.quotes.quotation import Run

_PEEK = 40  # characters before marked words that may show them to be a name
_CALLED = 16  # symbols before marked words in which 'what Ann Lee called' stands
_A_NAME = re.compile(r"[Tt]he(?: [A-Z][\w'-]*){1,3}['\"]")  # after 'call it': the Shed
_NICKNAME = 3  # words: no nickname inside a name has more


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


class Terms:
    """Tells terms from quotations, by the words of `quote.yaml`."""

    def __init__(self, rules: Mapping[str, Sequence[str]]) -> None:
        """Compile the lists.

        Args:
            rules: `quote.yaml`.
        """
        self._terms = frozenset(rules["terms"])
        self._before = re.compile(rf"(?<![^\W_])(?:{_any_of(rules['naming_before'])})[^\w,]*$", re.IGNORECASE)
        self._after = re.compile(rf"\s+(?:{_any_of(rules['naming_after'])})\b", re.IGNORECASE)

    def nickname(self, text: str, run: Run, passage: Passage, item: int) -> bool:
        """Whether marked words stand inside a name: Ann 'Gaz' Lee.

        Args:
            text: The whole text.
            run: The marked words.
            passage: Their paragraph.
            item: Their place in it.
        """
        around = passage.symbols[item - 1 : item] + passage.symbols[item + 1 : item + 2]
        return (
            len(around) == 2
            and set(around) <= set("NK")
            and text[run.first].isupper()
            and len(text[run.first : run.last].split()) <= _NICKNAME
        )

    def names(self, text: str, run: Run, passage: Passage, item: int) -> bool:
        """Whether a fragment is a term or gives a thing its name, although a verb of speech is near.

        Args:
            text: The whole text.
            run: The marked words.
            passage: Their paragraph.
            item: Their place in it.
        """
        before = passage.symbols[max(0, item - _CALLED) : item].rstrip("d")
        if before.endswith(":") or (before.endswith("X") and calls(before[:-1])):
            return False
        words = text[run.first : run.last].casefold().strip(" .,!?")
        if "X" in before[-4:] and _A_NAME.match(text, run.first):
            return True
        if words in self._terms and "X" not in passage.symbols[max(0, item - 4) : item - 1]:
            return True
        low = max(0, run.start - _PEEK)
        return bool(self._before.search(text[low : run.start]) or self._after.match(text, run.end))
