"""Cue words by class, with the forms each verb takes.

A class in `lexicon.yaml` lists phrases as they are read (`words`), and verbs (`verbs`) by their principal parts:
`defeat` is regular, `win/won` has one past form, `take/took/taken` has two; particles follow (`see/saw/seen off`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Literal

from hustings.rules.requirements import Requirements

Phrase = tuple[str, ...]
Form = Literal["base", "s", "past", "en", "ing", "word"]

FIRST_CUE = chr(0xF0000)
"""The first of the private-use characters that stand for phrases."""

_VOWELS = frozenset("aeiou")


def _regular_past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return base + "ed"


def _third_person(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base + "es"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _gerund(base: str, past: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    irregular = past not in (base + "ed", _regular_past(base))
    sound = base.replace("qu", "kw")
    short = (
        len(sound) <= 4
        and sound[-1] not in _VOWELS | set("wxy")
        and sound[-2] in _VOWELS
        and sound[-3:-2] not in _VOWELS
    )
    if past == base + base[-1] + "ed" or (irregular and short):
        return base + base[-1] + "ing"
    return base + "ing"


def conjugate(entry: str) -> dict[Form, Phrase]:
    """Every form of a verb given by its principal parts.

    Args:
        entry: `defeat`, `win/won`, `take/took/taken` or `see/saw/seen off`.

    Returns:
        The phrase (lower-case words) in each form: base, third person, past, past participle, gerund.
    """
    head, *rest = entry.split()
    parts = head.split("/")
    base = parts[0]
    past = parts[1] if len(parts) > 1 else _regular_past(base)
    participle = parts[2] if len(parts) > 2 else past
    tail = tuple(rest)
    return {
        "base": (base, *tail),
        "s": (_third_person(base), *tail),
        "past": (past, *tail),
        "en": (participle, *tail),
        "ing": (_gerund(base, past), *tail),
    }


class Lexicon:
    """The cue classes, and one private character for every distinct phrase, so that a sentence can be a string.

    Attributes:
        classes: Class name → form → the phrases' characters.
        symbols: Phrase → its character.
        requirements: What the templates that are compiled against it need.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Read the classes.

        Args:
            data: Class name → {words: […], verbs: […], of: [other classes to include]}.

        Raises:
            ValueError: A class includes one that is not there, or has an unknown key.
        """
        self.symbols: dict[Phrase, str] = {}
        self.requirements = Requirements()
        self.classes: dict[str, dict[Form, set[str]]] = {}
        self._words: dict[str, frozenset[str]] = {}
        for name, entry in data.items():
            unknown = entry.keys() - {"words", "verbs", "of"}
            if unknown:
                raise ValueError(f"lexicon class {name!r}: unknown key {sorted(unknown)[0]!r}")
            forms: dict[Form, set[str]] = defaultdict(set)
            for words in entry.get("words", ()):
                forms["word"].add(self.symbol(tuple(str(words).split())))
            verbs = [conjugate(str(verb)) for verb in entry.get("verbs", ())]
            for form in (
                verbs[0] if verbs else ()
            ):  # form by form, so that the characters of each are neighbours
                forms[form].update(self.symbol(verb[form]) for verb in verbs)
            for other in entry.get("of", ()):
                if other not in self.classes:
                    raise ValueError(
                        f"lexicon class {name!r} includes {other!r}, which is not defined above it"
                    )
                for form, characters in self.classes[other].items():
                    forms[form] |= characters
            self.classes[name] = dict(forms)
            self._words[name] = frozenset(
                str(words) for words in entry.get("words", ()) if " " not in str(words)
            )

    @property
    def nouns(self) -> frozenset[str]:
        """The characters of phrases that are no form of any verb."""
        verbs = {
            c
            for forms in self.classes.values()
            for form, chars in forms.items()
            if form != "word"
            for c in chars
        }
        return frozenset(self.symbols.values()) - verbs

    def words(self, name: str) -> frozenset[str]:
        """The single words of a class as they are read.

        Raises:
            KeyError: There is no such class.
        """
        return self._words[name]

    def symbol(self, phrase: Phrase) -> str:
        """The private-use character of a phrase in any case, given out at first asking; hyphens are words."""
        phrase = tuple(part for word in phrase for part in re.findall(r"[^-]+|-", word.lower()))
        if phrase not in self.symbols:
            self.symbols[phrase] = chr(ord(FIRST_CUE) + len(self.symbols))
        return self.symbols[phrase]

    def characters(self, name: str, *forms: Form) -> str:
        """The characters of a class in the given forms (all of them by default).

        Raises:
            KeyError: There is no such class.
        """
        found = self.classes[name]
        return "".join(sorted(set().union(*(found.get(f, set()) for f in forms or tuple(found)))))
