r"""Patterns written almost like the phrase, compiled to regular expressions over a sentence's elements.

A sentence becomes a string with one character for each element: a contender, a seat, a quantity, a cue phrase, a word.
A pattern is compiled to a regular expression over such strings, which gives lazy gaps, alternatives and named slots in
time linear in the sentence; spaCy's `Matcher` has neither lazy gaps nor alternatives across several tokens.

    {winner}          the element that fills a slot; {loser:person} narrows it to one kind
    <beat>            a cue of the class: for verbs an active finite form, perfects included ('has narrowly beaten')
    <beat:en>         that form only: base, s, past, en (past participle), ing
    <role=office>     a cue that fills a slot by its words
    by                the word itself
    _                 one word that is in no cue class
    ~                 up to four words
    ·                 up to three words before an object, none of them a preposition
    …                 up to ten elements of one clause, asides folded, no contender among them but a party stood for
    ……                up to thirty elements of the same sentence
    ( a | b )? x*     groups, alternatives, options, repeats
    !( a | b )        not before any of these
    ^ $ ¶             start and end of the scope; a line's end
    \( \) , ; : . –     punctuation
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from hustings.rules.lexicon import FIRST_CUE, Form, Lexicon

# One character for each kind of element that is not a word.
KINDS = {
    "person": "P",
    "pronoun": "H",
    "description": "D",
    "elect": "E",  # a contender spoken of as newly elected or as the winner
    "beaten": "F",  # a contender spoken of as the loser
    "owner": "O",  # 'her', 'their': someone whose seat, vote or majority it is
    "party": "L",
    "seat": "S",
    "place": "s",  # 'the seat', 'her constituency': a seat not named here
    "territory": "G",
    "votes": "v",
    "percent": "r",
    "points": "p",
    "seats": "e",
    "people": "h",
    "candidates": "c",
    "pounds": "£",
    "integer": "n",
    "decimal": "f",
    "signed": "±",
    "ordinal": "o",
    "date": "d",
    "ago": "y",  # a date told from now, which may be that of the election before: 'five years ago'
    "duration": "t",
    "word": "w",
    "name": "W",  # a capitalised word that is no known name
    "trade": "T",  # a word for somebody by what they do
    "line": "¶",
}
CONTENDERS = "PHDEFL"
DATES = KINDS["date"] + KINDS["ago"]
MOMENTS = frozenset({*DATES, KINDS["duration"]})
SEATS = "Ss"
QUANTITIES = "vrpehc£nf±"

_TOKEN = re.compile(
    r"\s*(?:\{(?P<slot>[a-z_]+)(?::(?P<kinds>[a-z+]+))?\}"
    r"|<(?:(?P<fills>[a-z_]+)=)?(?P<cue>[a-z_]+)(?::(?P<forms>[a-z+]+))?>"
    r"|(?P<gap>……|…|~|·)"
    r"|(?P<any>_)"
    r"|(?P<op>!?\(|\)\?|\)\*|\)|\||\?|\*)"
    r"|(?P<word>'?[a-z0-9][a-z0-9']*)"
    r"|(?P<punctuation>\\[()]|\\?[,;:.–\-\"'%^$¶•/\[\]!+=&#]))"
)

_MARKS = ",;:.–()\"'%-•/[]!+=&#"
_ASIDE = r"\([^()¶]{0,30}\)|,[^,;¶]{1,40},|–[^–;¶]{1,40}–"
_SHORT_GAP_ELEMENT = f'[^{CONTENDERS}{SEATS}{QUANTITIES}dyt,;:.–()"¶]'
_SHORT_GAP = _SHORT_GAP_ELEMENT + "{0,4}?"
_LONG_GAP = r"[^;¶]{0,30}?"


class TemplateError(ValueError):
    """A pattern that cannot be read; the message says where."""


@dataclass(frozen=True, slots=True)
class Template:
    """A compiled pattern.

    Attributes:
        regex: Over element strings; slots are groups `slot__N`, cues `cue__N`, gaps `gap__N`.
        required: Sets of characters, one of each of which any match must hold (to skip sentences cheaply).
        asks: The same as the lexicon's requirements number it.
    """

    regex: re.Pattern[str]
    required: tuple[frozenset[str], ...]
    asks: int

    def may_match(self, held: int) -> bool:
        """Whether a row that holds so much holds what any match needs."""
        return self.asks & held == self.asks


def _dated(characters: str) -> str:
    """Characters of kinds, with those of every date where they hold one."""
    return characters.replace(KINDS["date"], DATES)


def _char_class(characters: str) -> str:
    return f"[{_ranges(characters)}]"


def _ranges(characters: str) -> str:
    """Characters as the inside of a class; neighbours as ranges, which compile many times faster."""
    out: list[list[str]] = []
    for character in sorted(set(characters)):
        if out and ord(character) == ord(out[-1][-1]) + 1:
            out[-1].append(character)
        else:
            out.append([character])
    return "".join(
        re.escape("".join(run)) if len(run) < 4 else f"{re.escape(run[0])}-{re.escape(run[-1])}"
        for run in out
    )


class Compiler:
    """Compiles patterns against a lexicon and a table of which kinds of element may fill which slot."""

    def __init__(self, lexicon: Lexicon, slots: Mapping[str, str]) -> None:
        """Keep the lexicon and the slot table.

        Args:
            lexicon: The cue classes; literal words in patterns are added to it.
            slots: Slot name → the characters of the kinds that may fill it.

        Raises:
            TemplateError: The lexicon lacks a class that the notation itself is made of.
        """
        missing = sorted({"be", "have", "prep", "the"} - lexicon.classes.keys())
        if missing:
            raise TemplateError(f"the lexicon has no class {missing[0]!r}")
        self._lexicon = lexicon
        self._slots = slots
        cues = "".join(lexicon.characters(name) for name in lexicon.classes)
        articles = _char_class(lexicon.characters("the"))
        stood_for = (
            f"(?:{lexicon.symbol(('for',))}{articles}?|{lexicon.symbol(('as',))}{articles}){KINDS['party']}"
        )
        clause = rf"(?:{_ASIDE}|{stood_for}|[^{CONTENDERS};:.–()¶]){{0,10}}?"
        prepositions = _ranges(lexicon.characters("prep"))
        before_object = f"(?:(?![{prepositions}]){_SHORT_GAP_ELEMENT}){{0,3}}?"
        self._gaps = {"~": _SHORT_GAP, "·": before_object, "…": clause, "……": _LONG_GAP}
        kinds = "".join(c for kind, c in KINDS.items() if kind not in ("word", "name", "trade"))
        self._word = f"[^{_ranges(kinds + _MARKS + cues)}]"

    def compile(self, source: str) -> Template:
        """Compile one pattern.

        Args:
            source: The pattern, in the notation this module's docstring gives.

        Returns:
            The regular expression and what it needs.

        Raises:
            TemplateError: Unknown slot, cue class, form or kind, or text that is no part of a pattern.
        """
        out: list[str] = []
        needs = _Needs()
        count = at = 0
        while at < len(source.rstrip()):
            token = _TOKEN.match(source, at)
            if not token:
                raise TemplateError(f"cannot read {source[at:].strip()!r} in pattern {source!r}")
            at = token.end()
            count += 1
            optional = source[at:].lstrip()[:1] in ("?", "*")
            kind = token.lastgroup
            if token["slot"]:
                characters = self._filler(token["slot"], token["kinds"], source)
                out.append(f"(?P<{token['slot']}__{count}>{_char_class(characters)})")
                needs.add(characters, optional)
            elif token["cue"]:
                expression, characters = self._cue(token["cue"], token["forms"], source)
                out.append(f"(?P<{token['fills'] or 'cue'}__{count}>{expression})")
                needs.add(characters, optional)
            elif kind == "gap":
                out.append(f"(?P<gap__{count}>{self._gaps[token['gap']]})")
            elif kind == "any":
                out.append(self._word)
            elif kind == "op":
                needs.operator(token["op"])
                out.append({"(": "(?:", "!(": "(?!"}.get(token["op"], token["op"]))
            elif kind == "punctuation":
                mark = token["punctuation"].lstrip("\\")
                out.append(mark if mark in "^$" else re.escape(mark))
            else:
                character = self._lexicon.symbol((token["word"],))
                out.append(character)
                needs.add(character, optional)
        try:
            regex = re.compile("".join(out))
        except re.error as error:
            raise TemplateError(f"pattern {source!r}: {error}") from None
        required = tuple(needs.all())
        return Template(regex, required, self._lexicon.requirements.mask(required))

    def _filler(self, slot: str, kinds: str | None, source: str) -> str:
        if slot not in self._slots and kinds is None:
            raise TemplateError(f"unknown slot {slot!r} in pattern {source!r}")
        if kinds is None:
            return _dated(self._slots[slot])
        try:
            return _dated("".join(KINDS[k] for k in kinds.split("+")))
        except KeyError as error:
            raise TemplateError(f"unknown kind {error} in pattern {source!r}") from None

    def _cue(self, name: str, forms: str | None, source: str) -> tuple[str, str]:
        if name not in self._lexicon.classes:
            raise TemplateError(f"unknown cue class <{name}> in pattern {source!r}")
        known = self._lexicon.classes[name]
        if forms:
            wanted: list[Form] = []
            for form in ("base", "s", "past", "en", "ing", "word"):
                if form in forms.split("+"):
                    wanted.append(form)
            if len(wanted) != len(forms.split("+")):
                raise TemplateError(f"unknown form in <{name}:{forms}> in pattern {source!r}")
            characters = self._lexicon.characters(name, *wanted)
            return _char_class(characters), characters
        active = self._lexicon.characters(name, "base", "s", "past", "word")
        words = self._lexicon.characters(name, "word")
        if "en" not in known:
            return _char_class(active), active
        participles = self._lexicon.characters(name, "en")
        have = _char_class(self._lexicon.characters("have").replace(self._lexicon.symbol(("having",)), ""))
        be = _ranges(self._lexicon.characters("be"))
        # What may be a participle is passive after a form of 'be': 'was narrowly beaten'; 'wipes out' never is.
        verbs = [c for c in active if c not in words]
        either = "".join(c for c in verbs if c in participles)
        never = "".join(c for c in verbs if c not in participles)
        finite = f"(?<![{be}])(?<![{be}][^{CONTENDERS}{SEATS}]){_char_class(either)}" if either else ""
        plain = _char_class(never + words) if never + words else ""
        perfect = f"{have}(?:(?![{be}]){_SHORT_GAP_ELEMENT}){{0,4}}?{_char_class(participles)}"
        return f"(?:{'|'.join(filter(None, (perfect, finite, plain)))})", active + participles


class _Needs:
    """What any match must hold, gathered as a pattern is read: of alternatives, something of each."""

    def __init__(self) -> None:
        # Group within group: whether it is a look ahead, and for each alternative what it needs.
        self._groups: list[tuple[bool, list[list[frozenset[str]]]]] = [(False, [[]])]

    def add(self, characters: str, optional: bool) -> None:
        """An element that must be one of these characters, unless it may be missing."""
        if not optional:
            self._groups[-1][1][-1].append(frozenset(characters))

    def operator(self, op: str) -> None:
        """A bracket, a bar, or what makes an element optional."""
        if op in ("(", "!("):
            self._groups.append((op == "!(", [[]]))
        elif op == "|":
            self._groups[-1][1].append([])
        elif op.startswith(")") and len(self._groups) > 1:
            ahead, alternatives = self._groups.pop()
            if op == ")" and not ahead:
                self._groups[-1][1][-1].extend(_each_of(alternatives))

    def all(self) -> list[frozenset[str]]:
        """The sets, of each of which any match holds one character."""
        alternatives = self._groups[0][1]
        return alternatives[0] if len(alternatives) == 1 else _each_of(alternatives)


def _each_of(alternatives: list[list[frozenset[str]]]) -> list[frozenset[str]]:
    """What is needed whichever of the alternatives it is."""
    if len(alternatives) == 1:
        return alternatives[0]
    if not all(alternatives):
        return []
    rarest = [min(needed, key=lambda c: (min(c) < FIRST_CUE, len(c))) for needed in alternatives]
    out = [frozenset[str]().union(*rarest)]
    kinds = [[c for c in needed if max(c) < FIRST_CUE] for needed in alternatives]
    if all(kinds):  # what kinds of element, whatever the words
        out.append(frozenset[str]().union(*(min(needed, key=len) for needed in kinds)))
    return list(dict.fromkeys(out))
