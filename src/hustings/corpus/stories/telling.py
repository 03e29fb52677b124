"""Templates told: slots filled, choices made, each name, figure and tag kept with the words it gave."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hustings.corpus.page import Span
from hustings.corpus.stories.banks import Bank, Entry
from hustings.corpus.stories.casting import fillers
from hustings.corpus.stories.figures import Measure, write
from hustings.corpus.stories.fragment import Figure, Fragment, Name, Tagged, Unit
from hustings.corpus.stories.measures import MissingError
from hustings.corpus.stories.parties import word
from hustings.corpus.stories.scene import Named, PartyOf, Place, Stage, Words
from hustings.corpus.stories.style import Style
from hustings.corpus.stories.template import Atom, Include, Open, Slot, TemplateError, choose

_TRIES = 14
_ARTICLE = re.compile(r"(?:^|[\s(“‘])[Aa] $")
_VOWEL = re.compile(r"[AEIOaeio]|[Uu](?!K|n[ia]|s)|8|11[ ,]|18[ ,%]|(?:SNP|SDLP|LD|MSP|MP|RUK|SDP)\b")
_FULL, _LAST, _GIVEN = 2, 1, 0


@dataclass(slots=True)
class Told:
    """What a post has said so far: who has been named in it."""

    people: set[str] = field(default_factory=set)


class Teller:
    """Tells one page."""

    def __init__(self, banks: Mapping[str, Bank], style: Style, rng: random.Random) -> None:
        """Keep the words.

        Args:
            banks: The templates.
            style: The page's house style.
            rng: Decides.
        """
        self._banks = banks
        self._style = style
        self._rng = rng
        self._used: set[Entry] = set()

    def tell(self, bank: str, scene: Stage, told: Told | None = None) -> Fragment:
        """Tell a template of a bank.

        Args:
            bank: Its name.
            scene: What there is to tell of.
            told: What the post has told; a post of its own by default.

        Raises:
            MissingError: The scene has not what any of the bank's templates asks for.
        """
        chosen = self._banks[bank]
        entries = [
            e
            for e in chosen.entries
            if (chosen.again or e not in self._used) and all(map(scene.holds, e.when))
        ]
        self._rng.shuffle(entries)
        for entry in entries[:_TRIES]:
            state = Told(set(told.people)) if told and not chosen.post else Told()
            used = set(self._used)
            self._used.add(entry)
            try:
                fragment = self._render(list(choose(entry.nodes, self._rng)), scene, state, chosen)
            except MissingError:
                self._used = used
                continue
            if told and not chosen.post:
                told.people |= state.people
            if chosen.head:
                fragment.text = self._style.head(fragment.text)
            if chosen.post:
                fragment.posts.append(Unit(0, len(fragment.text)))
            if not chosen.inline:
                fragment.capitalise()
            return fragment
        raise MissingError(bank)

    def _render(self, atoms: Sequence[Atom], scene: Stage, told: Told, bank: Bank) -> Fragment:
        made = Fragment()
        opened: dict[str, tuple[Open, int]] = {}
        tags: dict[str, tuple[Open, list[Span]]] = {}
        for atom in atoms:
            if isinstance(atom, str):
                made.text += atom
            elif isinstance(atom, Slot):
                _put(made, self._slot(atom, scene, told, bank.fiction))
            elif isinstance(atom, Include):
                for part in self._included(atom, scene, told):
                    _put(made, part)
            elif isinstance(atom, Open):
                opened[atom.tag] = atom, len(made.text)
            else:
                if atom.tag not in opened:
                    raise TemplateError(f"</{atom.tag}> closes nothing in {made.text!r}")
                tag, start = opened.pop(atom.tag)
                tags.setdefault(atom.tag, (tag, []))[1].append((start, len(made.text)))
        if opened:
            raise TemplateError(f"<{next(iter(opened))}> is not closed in {made.text!r}")
        unit = 0, len(made.text)
        for tag, pieces in tags.values():
            filled, settings = fillers(tag, scene)
            made.tagged.append(Tagged(tag.type, settings, filled, tuple(_trimmed(made.text, pieces)), unit))
        return made

    def _included(self, atom: Include, scene: Stage, told: Told) -> Iterator[Fragment]:
        if not atom.each:
            yield self.tell(atom.bank, scene, told)
            return
        bank = self._banks[atom.bank]
        members = scene.members(atom.each)
        if bank.post:
            yield from (self.tell(atom.bank, member) for member in members)
            return
        rows: dict[Entry, Sequence[Atom]] = {}
        first = self._rng.choice([e for e in bank.entries if _holds(members[0], e)])
        for member in members:
            fitting = [e for e in bank.entries if _holds(member, e)]
            alike = [e for e in fitting if e is first] or [e for e in fitting if e.number == first.number]
            entry = (alike or fitting)[0]
            if entry not in rows:
                rows[entry] = list(choose(entry.nodes, self._rng))
            try:
                yield self._render(rows[entry], member, told, bank)
            except MissingError:
                continue

    def _slot(self, slot: Slot, scene: Stage, told: Told, fiction: bool) -> Fragment:
        thing = scene.thing(slot.path)
        if isinstance(thing, Words):
            text = f"the {thing.text}" if thing.article and slot.form == "the" else thing.text
            figure = Figure(len(text) - len(thing.text), len(text), "scope", "", thing.text)
            return Fragment(text, figures=[figure] if thing.scope else [])
        if isinstance(thing, Measure):
            written = write(thing, slot.form, self._style, self._rng)
            if written is None:
                raise MissingError(slot.path)
            figure = Figure(0, len(written.text), thing.measure, thing.whose, written.value)
            return Fragment(written.text, figures=[figure])
        if isinstance(thing, Named):
            if fiction and not thing.person.invented:
                raise MissingError(slot.path)
            return self._person(thing, slot.form, told)
        if isinstance(thing, PartyOf):
            return self._party(thing, slot.form or "noun")
        return self._seat(thing, slot.form)

    def _person(self, named: Named, form: str, told: Told) -> Fragment:
        who = named.person
        if form in _PRONOUNS:
            if who.gender is None or named.key not in told.people:
                raise MissingError(form)
            return Fragment(_PRONOUNS[form][who.gender == "m"])
        known = named.key in told.people
        if form == "" and known and who.given:
            form = self._rng.choice(("last", "last", "titled", "full")) if who.gender else "last"
        title = ""
        name, rank = who.name, _FULL
        if form in ("last", "titled") and who.given:
            name, rank = who.last, _LAST
            if form == "titled":
                if who.gender is None:
                    raise MissingError(form)
                title = who.title or self._rng.choice(
                    ("Mr",) if who.gender == "m" else ("Ms", "Mrs", "Miss", "Ms")
                )
        elif form == "given":
            if not who.given:
                raise MissingError(form)
            name, rank = who.given, _GIVEN
        elif who.title and form != "bare" and (form == "title" or self._rng.random() < 0.5):
            title = who.title
        told.people.add(named.key)
        start = len(title) + 1 if title else 0
        text = f"{title} {name}" if title else name
        return Fragment(text, names=[Name(start, len(text), who.label, named.key, name, rank)])

    def _party(self, party: PartyOf, form: str) -> Fragment:
        text = word(party.party, form, self._style.colloquial, self._rng)
        if text is None:
            raise MissingError(form)
        start = len("the ") if text.startswith("the ") else 0
        return Fragment(text, names=[Name(start, len(text), "PARTY", party.key, party.name)])

    def _seat(self, seat: Place, form: str) -> Fragment:
        if form == "town":
            words = [w for w in re.split(r"[ ,]+| and ", seat.name) if w not in _COMPASS]
            if len(words) != 1:
                raise MissingError(form)
            return Fragment(words[0])
        text = seat.name
        if form == "" and seat.aliases and self._rng.random() < 0.08:
            text = self._rng.choice(seat.aliases)
        return Fragment(text, names=[Name(0, len(text), "SEAT", seat.key, seat.name)])


def _holds(scene: Stage, entry: Entry) -> bool:
    return all(map(scene.holds, entry.when))


_COMPASS = frozenset(["North", "South", "East", "West", "Central", "Mid", "Inner", "Outer", "Upper", "Lower"])
_PRONOUNS = {
    "she": ("she", "he"),
    "her": ("her", "his"),
    "her_": ("her", "him"),
    "herself": ("herself", "himself"),
}


def _put(made: Fragment, part: Fragment) -> None:
    """Put a part after what is there, under the article that it takes."""
    if _ARTICLE.search(made.text) and _VOWEL.match(part.text):
        made.text = made.text[:-1] + "n "
    made.add(part)


def _trimmed(text: str, pieces: Sequence[Span]) -> Iterator[Span]:
    """Pieces of evidence without the spaces around their words."""
    for start, end in pieces:
        words = text[start:end]
        left = start + len(words) - len(words.lstrip())
        right = end - len(words) + len(words.rstrip())
        if left < right:
            yield left, right
