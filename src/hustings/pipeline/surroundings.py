"""What the words around a name say of its bearer: party, seat, role, age, what they did."""

from __future__ import annotations

from dataclasses import dataclass, field

from hustings.pipeline.vocabulary import Gender, Vocabulary
from hustings.pipeline.wording import Wording

_REACH = 12  # tokens looked at on either side
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "their", "our", "its", "my", "this", "that", "one"})
_LINKS = frozenset({"for", "in", "of", "and", "to", "at", "-", "&", "'s", "'", "on", "/"})
_DASHES = frozenset({"-", "–"})
_SHORT = 4  # letters of a party's abbreviation
_AGES = range(16, 111)
_BETWEEN = frozenset({"the", "a", "his", "her"})


@dataclass(slots=True)
class Surroundings:
    """The signs around one name.

    Attributes:
        party: Index of the party the words give the person, or None.
        seat: Index of the seat, or None.
        roles: Roles given to the person, in lower case.
        kinds: Kinds of modifiers of those roles (`former`, `losing`, …).
        electoral: Whether a role, party or seat makes them stand or hold office.
        other: Whether a role makes them someone else.
        shared: Whether the role before the name is a plural, good for every name of the list.
        age: Their age in years.
        gender: What a role or description tells.
        verb: `electoral`, `speech` or `human`, by the verb they are the subject of.
        deed: That verb.
        object: Whether they are the object of a verb that takes people: '' if not, else the verb.
        beside: Whether a word that is often followed by a person stands before.
        possessed: `electoral` or `other`, by what they have ('her majority').
        place: Whether a word that a place comes after stands before.
        article: Whether an article, or a word that names of places begin with, stands right before.
    """

    party: int | None = None
    seat: int | None = None
    roles: list[str] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    electoral: bool = False
    other: bool = False
    shared: bool = False
    age: int | None = None
    gender: Gender | None = None
    verb: str = ""
    deed: str = ""
    object: str = ""
    beside: bool = False
    possessed: str = ""
    place: bool = False
    article: bool = False

    @property
    def strong(self) -> bool:
        """Whether the signs by themselves show that a person is named."""
        return bool(
            self.roles
            or self.electoral
            or self.party is not None
            or self.age
            or self.verb in ("electoral", "speech")
            or self.object
        )

    @property
    def weak(self) -> bool:
        """Whether the signs speak for a person without showing it."""
        return bool(self.verb or self.possessed or self.beside or self.seat is not None)


class Surveyor:
    """Reads the surroundings of names in one Doc."""

    def __init__(self, wording: Wording, vocabulary: Vocabulary) -> None:
        """Keep the Doc's words and the language's."""
        self._w = wording
        self._v = v = vocabulary
        self._joined = {
            word for word in v.electoral_roles | v.other_roles | v.modifiers.keys() if "-" in word
        }

    def survey(self, outset: int, start: int, end: int) -> Surroundings:
        """Read the signs around the tokens `start` to `end`.

        Args:
            outset: First token of the name's title, or `start`.
            start: First token of the name.
            end: Token after its last.

        Returns:
            What was found; all empty in the worst case.
        """
        found = Surroundings()
        self._left(found, outset)
        self._right(found, end)
        return found

    def _left(self, found: Surroundings, outset: int) -> None:
        w, v = self._w, self._v
        j = w.previous(outset)
        if j < 0:
            return
        word = w.lower[j]
        if word in v.places and w.entity[j] < 0:
            found.place = True
        found.article = word in ("the", "a", "an", "this", "that", "our") or (
            w.capital[j] and word in v.place_openers
        )
        if word in v.object_verbs or (
            w.previous(j) >= 0
            and w.lower[w.previous(j)] in v.object_verbs
            and word in ("out", "off", "over", "aside", "the")
        ):
            found.object = word if word in v.object_verbs else w.lower[w.previous(j)]
        elif word in ("by", "to", "from", "over", "against"):
            found.object = self._earlier_verb(j)
        found.beside = word in v.object_signs
        apposition = word in (",", ":") or (word in _DASHES and not w.glued[j])
        self._before(found, w.previous(j) if apposition else j, apposition=apposition)

    def _earlier_verb(self, j: int) -> str:
        """The electoral verb that 'by', 'to' or 'from' at token `j` belongs to, or ''."""
        w = self._w
        for k in range(j - 1, max(w.sentence[j], j - 9) - 1, -1):
            if w.lower[k] in self._v.electoral_verbs:
                return w.lower[k]
            if w.text[k] in (";", ":"):
                break
        return ""

    def _before(self, found: Surroundings, j: int, *, apposition: bool) -> None:
        """A role, party or seat right before the name, or before its comma ('the new MP for Barrow, Ann Lee')."""
        w, v = self._w, self._v
        if j < 0 or w.sentence[j] != w.sentence[min(j + 1, w.size - 1)]:
            return
        lowest = max(w.sentence[j], j - _REACH)
        party: int | None = None
        seat: int | None = None
        roles: list[str] = []
        kinds: set[str] = set()
        first, article, tight = j, False, True
        while j >= lowest:
            word = w.lower[j]
            entity = w.entity[j]
            begin = w.compound_before(j) if entity < 0 else j
            if begin < j and (whole := "".join(w.lower[max(begin, j - 6) : j + 1])) in self._joined:
                word, j = whole, begin
            if entity >= 0:
                held = w.entities[entity]
                if held.label == "PARTY":
                    party = entity if party is None else party
                else:
                    seat = entity if seat is None else seat
                j = held.start - 1
                continue
            if word in v.electoral_roles or word in v.other_roles or word in v.plural_roles:
                if roles and not tight and not apposition:
                    break
                roles.append(word)
            elif word in v.modifiers:
                kinds.add(v.modifiers[word])
            elif word in _ARTICLES:
                article = True
                break
            elif word in _LINKS or w.blank[j]:
                if not apposition and word in ("for", "in", "of", "to", "at", "and", "on"):
                    break
                tight = False
            elif not (word.isdigit() or word in ("year", "old")):
                break
            j -= 1
        if apposition and not (roles and (article or kinds or j < w.sentence[first] or self._closed(first))):
            return
        if (
            not roles
            and not kinds
            and w.lower[first] != "'s"
            and not (party is not None and w.entity[first] == party)
        ):
            return
        if not roles and party is None and w.lower[first] != "'s":
            found.kinds |= kinds
            return
        self._take(found, party, seat, roles, kinds)

    def _closed(self, comma_before: int) -> bool:
        """Whether the name after a comma has another comma after it, as an apposition has."""
        w = self._w
        words = w.text[comma_before + 1 : comma_before + 8]
        return words[:1] == [","] and "," in words[2:]

    def _take(
        self, found: Surroundings, party: int | None, seat: int | None, roles: list[str], kinds: set[str]
    ) -> None:
        """Put a description's party, seat and roles into what was found."""
        v = self._v
        found.roles += roles
        found.kinds |= kinds
        head = roles[0] if roles else ""
        electoral = head in v.electoral_roles or v.plural_roles.get(head, False)
        found.shared |= head in v.plural_roles
        if head and not electoral:
            found.other = True
            found.gender = found.gender or next((v.gendered[r] for r in roles if r in v.gendered), None)
            if any(r in v.electoral_roles for r in roles[1:]):
                found.electoral = True
            return
        if party is not None or seat is not None or electoral:
            found.electoral = True
        found.party = party if found.party is None else found.party
        found.seat = seat if found.seat is None else found.seat
        found.gender = found.gender or next((v.gendered[r] for r in roles if r in v.gendered), None)

    def _right(self, found: Surroundings, end: int) -> None:
        w, v = self._w, self._v
        j = w.following(end)
        if j < 0:
            return
        if w.text[j] in ("'s", "'") and w.glued[end - 1]:
            self._possession(found, j)
            return
        while j >= 0 and w.lower[j].removesuffix(".") in v.letters and w.text[j].isupper():
            found.electoral |= w.lower[j] in v.electoral_letters
            found.roles += [w.lower[j]] if w.lower[j] in v.electoral_letters else []
            j = w.following(j + 1)
        if j < 0:
            return
        if w.text[j] == "(":
            j = self._bracket(found, j)
            if j < 0:
                return
        if w.text[j] == "," or (w.text[j] in _DASHES and not w.glued[j - 1]):
            self._apposition(found, j)
        elif (
            w.lower[j] in ("of", "for", "from", "with")
            and (k := self._past_article(j)) >= 0
            and w.entity[k] >= 0
        ):
            if w.entities[w.entity[k]].label == "PARTY" and w.lower[j] != "with":
                self._take(found, w.entity[k], None, [], set())
                self._verb(found, w.entities[w.entity[k]].end)
        else:
            self._verb(found, j)

    def _past_article(self, j: int) -> int:
        k = self._w.following(j + 1)
        return self._w.following(k + 1) if k >= 0 and self._w.lower[k] in _BETWEEN else k

    def _possession(self, found: Surroundings, j: int) -> None:
        """What the person has: the first noun that people have within three words."""
        w = self._w
        for k in range(j + 1, min(w.size, j + 6)):
            if w.segment[k] != w.segment[j] or w.text[k] in (",", ".", ";"):
                return
            kind = self._v.person_nouns.get(w.lower[k])
            if kind is not None:
                found.possessed = "electoral" if kind else "other"
                return

    def _bracket(self, found: Surroundings, j: int) -> int:
        """Read '(Lab)', '(43)' or '(pictured)'; returns the token after it."""
        w, v = self._w, self._v
        k = j + 1
        while k < min(w.size, j + 9) and w.text[k] != ")" and w.segment[k] == w.segment[j]:
            entity = w.entity[k]
            if entity >= 0:
                self._take(
                    found,
                    *((entity, None) if w.entities[entity].label == "PARTY" else (None, entity)),
                    [],
                    set(),
                )
                k = w.entities[entity].end
                continue
            self._age(found, k)
            if w.lower[k] in v.pictured:
                found.verb = found.verb or "human"
            elif w.lower[k] in v.electoral_roles and w.text[k] != "Ms":
                self._take(found, None, None, [w.lower[k]], set())
            elif (
                k == j + 1
                and w.capital[k]
                and len(w.text[k]) <= _SHORT
                and w.text[k + 1 : k + 2] == [")"]
                and w.lower[k] not in v.organisations
            ):
                found.electoral = True  # an abbreviation of a party that nobody listed
            k += 1
        return w.following(k + 1) if k < w.size and w.text[k] == ")" else -1

    def _age(self, found: Surroundings, k: int) -> bool:
        word = self._w.text[k]
        if word.isascii() and word.isdigit() and len(word) <= 3 and int(word) in _AGES:
            found.age = int(word)
            return True
        return False

    def _apposition(self, found: Surroundings, j: int) -> None:
        """Read ', 43, a teacher from Barrow,' and ', who …'."""
        w, v = self._w, self._v
        k = w.following(j + 1)
        if k < 0:
            return
        if self._age(found, k):
            k = w.following(k + 1)
            if k < 0 or w.text[k] not in (",",):
                return
            k = w.following(k + 1)
            if k < 0:
                return
            self._verb(found, k)
            if found.verb:
                return
        if w.lower[k] in ("who", "whose"):
            self._verb(found, k + 1)
            return
        opens = (
            w.lower[k] in _ARTICLES
            or w.lower[k] in v.modifiers
            or w.entity[k] >= 0
            or w.lower[k] in v.electoral_roles
            or w.lower[k] in v.other_roles
        )
        if not opens:
            if w.lower[k] in v.speech:
                found.verb, found.deed = "speech", w.lower[k]
            return
        self._description(found, k)

    def _description(self, found: Surroundings, k: int) -> None:
        w, v = self._w, self._v
        party: int | None = None
        seat: int | None = None
        roles: list[str] = []
        kinds: set[str] = set()
        end = min(w.size, k + _REACH)
        first = k
        while (
            k < end and w.segment[k] == w.segment[first] and w.text[k] not in (",", ".", ";", "(", ":", "–")
        ):
            word = w.lower[k]
            entity = w.entity[k]
            stop = w.compound(k) if entity < 0 else k
            if stop > k + 1 and (whole := "".join(w.lower[k : min(stop, k + 7)])) in self._joined:
                word, k = whole, stop - 1
            if entity >= 0:
                held = w.entities[entity]
                if held.label == "PARTY":
                    party = entity if party is None else party
                else:
                    seat = entity if seat is None else seat
                k = held.end
                continue
            if word in v.electoral_roles or word in v.other_roles:
                if w.glued[k] and k + 1 < w.size and w.text[k + 1] in ("'s", "-"):
                    k += 2
                    continue
                if not w.capital[k] or word not in v.titles:
                    roles.append(word)
            elif word in v.modifiers:
                kinds.add(v.modifiers[word])
            elif roles and (word in v.speech or word in v.human_verbs or word in v.electoral_verbs):
                break
            elif word in v.speech or word == "has":
                return
            k += 1
        if roles:
            # 'a teacher standing for Labour' and 'a former minister' both say what somebody is: the first role leads.
            self._take(found, party, seat, roles, kinds)
            if (
                found.other
                and party is not None
                and kinds.isdisjoint({"former"})
                and any(r in v.electoral_roles for r in roles)
            ):
                found.party = party

    def _verb(self, found: Surroundings, j: int) -> None:
        """The verb a name is the subject of."""
        w, v = self._w, self._v
        first = j
        passed = tells = False
        for k in range(j, min(w.size, j + 6)):
            if w.segment[k] != w.segment[first - 1]:
                return
            word = w.lower[k]
            kind = (
                "electoral"
                if word in v.electoral_verbs
                else "speech"
                if word in v.speech
                else "human"
                if word in v.human_verbs
                else ""
            )
            auxiliary = word in v.auxiliaries
            if kind and not auxiliary and (passed or word not in v.base_verbs):
                found.verb, found.deed = kind, word
                return
            if not auxiliary and not w.blank[k]:
                break
            passed = passed or auxiliary
            tells = tells or kind == "human"
        if tells:
            found.verb = found.verb or "human"
            self._predicate(found, first)

    def _predicate(self, found: Surroundings, j: int) -> None:
        """'… is a Labour councillor', '… was the Tory candidate'."""
        w = self._w
        for k in range(j, min(w.size - 1, j + 4)):
            if w.lower[k] in ("is", "was", "'s") and w.lower[k + 1] in ("a", "an", "the"):
                self._description(found, k + 1)
                return
