"""What a rule book holds: patterns, phrases and what they fill."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from hustings.rules.lexicon import Lexicon
from hustings.rules.template import CONTENDERS, SEATS, Template

Scope = Literal["sentence", "heading", "line", "block"]

SLOT_KINDS: Mapping[str, str] = {
    **dict.fromkeys(("candidate", "winner", "loser", "holder"), CONTENDERS),
    "person": "PHDEF",
    "as": "DEFL",
    **dict.fromkeys(("party", "from_party", "to_party", "winner_party", "loser_party"), "L"),
    "seat": SEATS,
    "scope": "G",
    "votes": "vn",
    "margin": "vnp",
    "share": "r",
    **dict.fromkeys(("share_change", "change"), "rp"),
    "size": "rpvf",
    "people": "hn",
    "electorate": "hn",
    **dict.fromkeys(("seats", "gained", "lost"), "en"),
    "net": "en±",
    "amount": "£",
    "count": "cne",
    "rank": "o",
    **dict.fromkeys(("since", "until", "election", "date"), "d"),
    "duration": "t",
}
"""Slot name → the kinds of element that may fill it, as template characters."""


PARTY_OF: Mapping[str, str] = {"candidate": "party", "winner": "winner_party", "loser": "loser_party"}
"""Slot of a contender → the slot that the contender's party goes into."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern of a claim type.

    Attributes:
        id: `<type>.<name>`, as claims give it in `rule`.
        type: The claim type.
        template: What it matches.
        scope: What it is matched against.
        set: Slots the pattern fills by itself (`outcome: hold`).
        modality: The modality of what it says, where the wording itself decides it.
        unless: Characters of cues that must not lie in a match.
        strangers: Characters of cues that show, anywhere in a sentence, that it speaks of other things.
        then: What may follow a match, again and again, to say the same of another ('…, the Greens four').
    """

    id: str
    type: str
    template: Template
    scope: Scope = "sentence"
    set: Mapping[str, Any] = field(default_factory=dict)
    modality: str | None = None
    unless: frozenset[str] = frozenset()
    strangers: frozenset[str] = frozenset()
    then: Template | None = None


@dataclass(frozen=True, slots=True)
class Also:
    """What the words around a reading say besides: 'a majority of 5,000 | that vanished' was the previous one.

    Attributes:
        template: What it matches; a figure in it is one of the reading's own.
        set: Slots that it fills where the pattern left them open.
        drop: Whether it shows that the reading is none of its type.
    """

    template: Template
    set: Mapping[str, Any] = field(default_factory=dict)
    drop: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """How smaller elements make a bigger one: `head` names the slot that the whole takes its kind from."""

    id: str
    template: Template
    kind: str


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A claim type's rule file as written: for the types table, the guidelines and the tests."""

    type: str
    about: str
    patterns: tuple[Pattern, ...]
    examples: tuple[str, ...]
    never: tuple[str, ...]
    also: tuple[Also, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules of a language.

    Attributes:
        lexicon: Cue classes.
        phrases: How phrases are built, in the order they are tried.
        adjuncts: Slot → what fills it anywhere in or beside a match ('for Labour', 'in 2019').
        files: Claim type → its rule file.
        version: A digest of the data, so that a claim can say which rules found it.
        trades: Words for people by what they do.
        ties: What ties a person (`head`) to a party beyond phrases: 'Ann Lee, who sat for Labour'.
        asides: What a row is read without: ', officials said,'.
        echoes: What says the `same` of another (`again`), and of those in a row with them (`also`).
    """

    lexicon: Lexicon
    phrases: tuple[Phrase, ...]
    adjuncts: Mapping[str, Template]
    files: Mapping[str, RuleFile]
    version: str
    trades: frozenset[str] = frozenset()
    ties: tuple[Template, ...] = ()
    asides: tuple[Template, ...] = ()
    echoes: Mapping[str, Template] = field(default_factory=dict)

    def patterns(self) -> tuple[Pattern, ...]:
        """The patterns of all claim types, in file order."""
        return tuple(p for f in self.files.values() for p in f.patterns)
