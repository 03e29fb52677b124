"""What the words around a name say of its bearer: party, seat, role, age, what they did."""

from __future__ import annotations

from dataclasses import dataclass, field

from hustings.pipeline.people.vocabulary import Gender, Vocabulary
from hustings.pipeline.people.wording import Wording

ARTICLES = frozenset({"the", "a", "an", "his", "her", "their", "our", "its", "my", "this", "that", "one"})
DASHES = frozenset({"-", "–"})
AGES = range(16, 111)
_HELPERS = frozenset({"secretary", "treasurer"})  # 'the secretary' is no minister
REACH = 12  # tokens of a description


@dataclass(slots=True)
class Phrase:
    """A description beside a name: 'the former Labour MP for Barrow'.

    Attributes:
        party: Index of the party in it, or None.
        seat: Index of the seat in it, or None.
        roles: Its roles in lower case, the one that leads first.
        offices: Its offices with the word before them ('health secretary').
        kinds: Kinds of the modifiers.
        age: Years, or None.
        led: Whether the party stands right before the role: 'Tory solicitor'.
    """

    party: int | None = None
    seat: int | None = None
    roles: list[str] = field(default_factory=list)
    offices: set[tuple[str, str]] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    age: int | None = None
    led: bool = False

    def entity(self, wording: Wording, index: int) -> None:
        """Note a party or seat, the first of each."""
        if wording.entities[index].label == "PARTY":
            self.party = index if self.party is None else self.party
        else:
            self.seat = index if self.seat is None else self.seat


@dataclass(slots=True)
class Surroundings:
    """The signs around one name.

    Attributes:
        party: Index of the party the words give the person, or None.
        seat: Index of the seat, or None.
        roles: Roles given to the person, in lower case.
        offices: Offices among them, each with the word before it ('health', 'secretary').
        kinds: Kinds of modifiers of those roles (`former`, `losing`, …).
        electoral: Whether a role, party or seat makes them stand or hold office.
        other: Whether a role makes them someone else.
        shared: Whether the role before the name is a plural, good for every name of the list.
        age: Their age in years.
        gender: What a role or description tells.
        verb: `electoral`, `speech` or `human`, by the verb they are the subject of.
        deed: That verb.
        passive: Whether it was done to them.
        object: The verb that they are the object, agent or goal of, or ''.
        agent: The preposition that makes them its agent or goal, or ''.
        beside: Whether a word that is often followed by a person stands before.
        credited: Whether it is a reporter's by 'reporting by' or the like.
        signed: Whether it signs a line, or is a reader's or an account's.
        lay: Whether what they do or have is what people do who are no politicians: 'who teaches politics'.
        contested: Whether votes, a result or a card make them a candidate.
        possessed: `electoral` or `other`, by what they have ('her majority').
        place: Whether a word that a place comes after stands before.
        governed: Whether a preposition stands right before, so that the next verb has another subject.
        article: Whether an article, or a word that names of places begin with, stands right before.
    """

    party: int | None = None
    seat: int | None = None
    roles: list[str] = field(default_factory=list)
    offices: set[tuple[str, str]] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    electoral: bool = False
    other: bool = False
    shared: bool = False
    age: int | None = None
    gender: Gender | None = None
    verb: str = ""
    deed: str = ""
    passive: bool = False
    object: str = ""
    agent: str = ""
    beside: bool = False
    credited: bool = False
    signed: bool = False
    lay: bool = False
    contested: bool = False
    possessed: str = ""
    place: bool = False
    governed: bool = False
    article: bool = False

    @property
    def strong(self) -> bool:
        """Whether the signs by themselves show that a person is named."""
        told = bool(self.roles) or self.electoral or self.party is not None or self.age is not None
        return (
            told or self.other or self.credited or self.verb in ("electoral", "speech") or bool(self.object)
        )

    @property
    def weak(self) -> bool:
        """Whether the signs speak for a person without showing it."""
        return bool(self.verb or self.possessed or self.beside or self.seat is not None)

    def take(self, phrase: Phrase, vocabulary: Vocabulary) -> None:
        """Add what a description beside the name says.

        Args:
            phrase: The description. Its first role decides: a 'Labour voter' does not stand for Labour.
            vocabulary: Which roles are electoral.
        """
        v = vocabulary
        self.roles += phrase.roles
        self.offices |= phrase.offices
        self.age = self.age or phrase.age
        self.kinds |= phrase.kinds
        head = phrase.roles[0] if phrase.roles else ""
        if head in v.standing_trades and phrase.led:
            self.electoral = True  # 'a Tory solicitor'
        self.shared |= head in v.plural_roles
        self.gender = self.gender or next((v.gendered[r] for r in phrase.roles if r in v.gendered), None)
        if head == "member" and phrase.kinds & {"incumbent", "new"}:
            head = "mp"  # 'the sitting Labour member'
        plain = any(
            office == head and (before in v.lay_offices or (before in ARTICLES | {"'s"} and head in _HELPERS))
            for before, office in phrase.offices
        )
        if plain or (head and not (head in v.electoral_roles or v.plural_roles.get(head, False))):
            self.other = True
            # 'deputy returning officer'
            self.electoral |= any(r in v.electoral_roles and r not in v.modifiers for r in phrase.roles[1:])
            return
        self.electoral |= bool(head) or phrase.party is not None or phrase.seat is not None
        self.party = phrase.party if self.party is None else self.party
        self.seat = phrase.seat if self.seat is None else self.seat


def hyphenated(vocabulary: Vocabulary) -> frozenset[str]:
    """The roles and modifiers that hold a hyphen, and so are several tokens."""
    v = vocabulary
    return frozenset(w for w in v.electoral_roles | v.other_roles | v.modifiers.keys() | v.heads if "-" in w)
