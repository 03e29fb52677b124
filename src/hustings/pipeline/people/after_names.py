"""Reads what stands after a name: '(Lab)', ', 43, a teacher,', ', who won …', 'of the Greens', its verb."""

from __future__ import annotations

from hustings.pipeline.people.brackets import Brackets
from hustings.pipeline.people.surroundings import (
    ARTICLES,
    DASHES,
    REACH,
    Phrase,
    Surroundings,
    hyphenated,
)
from hustings.pipeline.people.vocabulary import Vocabulary
from hustings.pipeline.people.wording import Wording

_PLACE = 6  # tokens of a place between a name and its verb
_VERB = 6  # tokens from a name to its verb
_POSSESSED = 5  # tokens from a possessive to what is had
_OURS = frozenset({"my", "me", "our", "us"})
_RUN = frozenset({"run", "runs", "ran", "running"})
_RUN_THINGS = ARTICLES | {"both", "all", "two", "three", "its"}
_BECOMING = frozenset({"became", "becomes", "become", "remains", "remained"})
_BEING = frozenset({"is", "was", "'s", "been"})
_DONE = frozenset({"out", "back", "through", "safe"})
_PASSIVE = frozenset({"is", "was", "were", "are", "be", "been", "being", "got", "gets"})
_DEPUTIES = frozenset({"deputy", "depute", "assistant", "vice"})
_CHAMBER = 3  # tokens of 'the Scottish Parliament'
_COMING = frozenset({"with", "from", "by", "to", "out", "along", "here", "home", "over", "in", "back"})
_HANGING = frozenset({"hang", "hangs", "hung", "hanging"})
_ENDS = frozenset({",", ".", ";", "(", ":", "–"})


class AfterNames:
    """Reads the words after the names of one Doc."""

    def __init__(self, wording: Wording, vocabulary: Vocabulary) -> None:
        """Keep the Doc's words and the language's."""
        self._w = wording
        self._v = vocabulary
        self._joined = hyphenated(vocabulary)
        self._brackets = Brackets(wording, vocabulary)

    def read(self, found: Surroundings, end: int) -> None:
        """Add the signs after a name.

        Args:
            found: Where they go.
            end: Token after the name's last.
        """
        w = self._w
        j = w.following(end)
        if j < 0:
            return
        if w.text[j] in ("'s", "'") and w.glued[end - 1]:
            found.possessed = self._possession(j)
            return
        j = self._letters(found, j)
        if j >= 0 and w.text[j] == "(":
            j = self._brackets.read(found, j)
        if j < 0:
            return
        if w.text[j] == "," or (w.text[j] in DASHES and not w.glued[j - 1]):
            self._apposition(found, j)
        elif w.entity[j] >= 0 and self._row_party(j):
            found.take(Phrase(party=w.entity[j]), self._v)  # 'Ann Lee Lab 12,002'
        elif not self._party_of(found, j):
            self._verb(found, self._past_place(j))

    def _row_party(self, j: int) -> bool:
        """Whether a party at token `j` has a number after it."""
        entity = self._w.entities[self._w.entity[j]]
        return entity.label == "PARTY" and entity.end < self._w.size and self._w.text[entity.end][0].isdigit()

    def _possession(self, j: int) -> str:
        """What the person has: `electoral` or `other` by the first noun that people have, or ''."""
        w = self._w
        for k in range(j + 1, min(w.size, j + 1 + _POSSESSED)):
            if w.segment[k] != w.segment[j] or w.text[k] in (",", ".", ";"):
                break
            kind = self._v.person_nouns.get(w.lower[k])
            if kind is not None:
                return "electoral" if kind else "other"
        return ""

    def _letters(self, found: Surroundings, j: int) -> int:
        """Read 'MP' and 'OBE'; returns the token after them, or -1."""
        w, v = self._w, self._v
        while j >= 0 and w.text[j].isupper() and w.lower[j].removesuffix(".") in v.letters:
            if w.lower[j] in v.electoral_letters:
                found.take(Phrase(roles=[w.lower[j]]), v)
            j = w.following(j + 1)
        return j

    def _party_of(self, found: Surroundings, j: int) -> bool:
        """Whether 'of the Greens' or 'for Labour' comes next; what follows it may be the verb."""
        w = self._w
        if w.lower[j] not in ("of", "for", "from"):
            return False
        k = w.following(j + 1)
        if k >= 0 and w.lower[k] == "the":
            k = w.following(k + 1)
        if k < 0 or w.entity[k] < 0 or w.entities[w.entity[k]].label != "PARTY":
            return False
        found.take(Phrase(party=w.entity[k]), self._v)
        self._verb(found, w.entities[w.entity[k]].end)
        return True

    def _past_place(self, j: int) -> int:
        """The token after 'from Hove' or 'of Keele University' at token `j`, else `j`."""
        w = self._w
        if w.lower[j] not in ("from", "in", "of", "at"):
            return j
        k = j + 1
        while (
            k < min(w.size, j + _PLACE)
            and (w.capital[k] or w.lower[k] in ("the", "of"))
            and w.segment[k] == w.segment[j]
        ):
            k += 1
        return k if w.capital[k - 1] else j

    def _apposition(self, found: Surroundings, comma: int) -> None:
        """Read ', 43, a teacher from Barrow,' and ', who …'."""
        w, v = self._w, self._v
        k = w.following(comma + 1)
        if k >= 0 and (age := self._brackets.age(k)) is not None:
            found.age = age
            k = w.following(k + 1)
            if k < 0 or w.text[k] != ",":
                return
            k = w.following(k + 1)
            if k >= 0:
                self._verb(found, k)
        if k < 0 or found.verb:
            return
        word = w.lower[k]
        finite = word not in v.base_verbs and not found.governed
        if word in ("who", "whose"):
            self._relative(found, k)
        elif word == "also" and k + 1 < w.size and self._listed_party(k + 1):
            found.take(Phrase(party=w.entity[k + 1]), v)  # 'her husband Bob Roy, also Labour'
        elif word in v.speech and finite and not found.object:
            found.verb, found.deed = "speech", word
        elif word in v.electoral_verbs and finite and word not in v.modifiers:
            self._verb(found, k)  # 'the last councillor, Ann Lee, polled 90'
        elif self._listed_party(k):
            found.take(Phrase(party=w.entity[k]), v)
        elif word in v.auxiliaries and not v.electoral_verbs.isdisjoint(w.lower[k + 1 : k + 2]):
            self._verb(found, k)  # 'a baker, Ann Lee, has won'
        elif word in ARTICLES or word in v.modifiers or w.entity[k] >= 0 or self._role(word):
            after = self._description(found, k)
            if w.lower[after : after + 2] in (["standing", "for"], ["running", "for"]):
                found.electoral = True  # 'a nurse standing for Labour'
            if not found.verb and w.text[after : after + 1] == [","]:
                self._verb(found, after + 1)  # 'Ann Lee, a vet, won'

    def _relative(self, found: Surroundings, who: int) -> None:
        """Read 'who won', 'who drives a bus, won', 'whose firm'."""
        found.governed = False
        self._verb(found, who + 1)
        if found.verb != "electoral":
            self._main_verb(found, who)
        lay = self._v.lay_verbs if self._w.lower[who] == "who" else self._v.lay_things
        found.lay |= found.verb != "electoral" and not lay.isdisjoint(self._w.lower[who + 1 : who + 4])

    def _main_verb(self, found: Surroundings, who: int) -> None:
        """The verb after a relative clause: 'Ann Lee, who drives a bus, won'."""
        w = self._w
        for k in range(who + 2, min(w.size - 1, who + REACH)):
            if w.segment[k] != w.segment[who] or w.text[k] in (".", ";", "("):
                return
            if w.text[k] == ",":
                if w.lower[k + 1] in self._v.electoral_verbs and w.lower[k + 1] not in self._v.modifiers:
                    self._verb(found, k + 1)
                return

    def _listed_party(self, k: int) -> bool:
        """Whether a party fills an apposition as in a list: 'Ann Lee, Labour, 12,300'."""
        w = self._w
        held = w.entities[w.entity[k]] if w.entity[k] >= 0 else None
        after = w.following(held.end) if held is not None else -1
        return held is not None and held.label == "PARTY" and (after < 0 or w.text[after] in _ENDS)

    def _role(self, word: str) -> bool:
        return word in self._v.electoral_roles or word in self._v.other_roles

    def _description(self, found: Surroundings, first: int) -> int:
        """Read 'the former mayor', 'a teacher standing for Labour', from token `first`; the token it ends before."""
        w, v = self._w, self._v
        phrase = Phrase()
        k = first
        end = min(w.size, first + REACH)
        while k < end and w.segment[k] == w.segment[first] and w.text[k] not in _ENDS:
            if w.entity[k] >= 0:
                phrase.entity(w, w.entity[k])
                phrase.led |= not phrase.roles and w.entities[w.entity[k]].label == "PARTY"
                k = w.entities[w.entity[k]].end
                continue
            word, after = self._word(k)
            if word in _DEPUTIES and after < w.size and self._role(w.lower[after]):
                pass  # 'the deputy returning officer'
            elif word == "member" and self._of_chamber(k):
                phrase.roles.append("mp")
            elif self._role(word):
                if after < w.size and w.glued[after - 1] and w.text[after] in ("'s", "-"):
                    k = after + 1
                    continue
                if not w.capital[k] or word not in v.titles:
                    phrase.roles.append(word)
                    if word in v.offices and k > first:
                        phrase.offices.add((w.lower[k - 1], word))
            elif word in v.modifiers:
                phrase.kinds.add(v.modifiers[word])
            elif word in v.describing["ended"]:
                phrase.party = None  # 'a Tory councillor until March'
            elif word == "who":
                if not phrase.roles and phrase.party is not None:
                    found.take(Phrase(party=phrase.party), v)  # 'the Tory who ran the council'
                break
            elif word in v.speech or word in v.human_verbs or word in v.electoral_verbs:
                if phrase.roles:
                    break
                if word in v.speech or word == "has":
                    return k
            k = after
        if phrase.roles:
            found.take(phrase, v)
            # 'a teacher who was the Labour candidate' stands for Labour; 'a former Labour voter' does not.
            stands = any(role in v.electoral_roles for role in phrase.roles)
            if found.party is None and stands and "former" not in phrase.kinds:
                found.party = phrase.party
        return k

    def _of_chamber(self, k: int) -> bool:
        """Whether a member at a token is one of a parliament or council: 'Assembly member', 'member of parliament'."""
        w = self._w
        after = w.lower[k + 1 : k + 2 + _CHAMBER]
        return w.lower[k - 1] in self._v.chambers or (
            after[:1] == ["of"] and not self._v.parliaments.isdisjoint(after)
        )

    def _word(self, k: int) -> tuple[str, int]:
        """The word that begins at token `k`, with what known hyphens join to it, and the token after it."""
        w = self._w
        end = w.compound(k)
        if k + 1 < end <= k + REACH:
            whole = "".join(w.lower[k:end])
            if whole in self._joined:
                return whole, end
        return w.lower[k], k + 1

    def _verb(self, found: Surroundings, first: int) -> None:
        """The verb a name is the subject of, past auxiliaries; 'is a …' is read as a description."""
        w, v = self._w, self._v
        found.lay |= not v.voter_deeds.isdisjoint(w.lower[first : first + 1])
        passed = human = undergone = False
        for k in range(first, min(w.size, first + _VERB)):
            if w.segment[k] != w.segment[first - 1]:
                return
            word = w.lower[k]
            kind = self._kind(word, k + 1)
            if undergone and word in _DONE and w.lower[k + 1 : k + 2] != ["of"]:
                found.verb = "electoral"  # 'Ann Lee is out', '… is back in Barrow'
                return
            if kind and found.governed and not word.endswith("ing"):
                return  # 'supporters of Ann Lee said'
            if (
                word in v.passive_verbs
                and not passed
                and not (word in v.beating_verbs and self._object_at(k + 1))
            ):
                kind = "human"
            auxiliary = word in v.auxiliaries and (passed or word != "to")
            if kind and not auxiliary and (passed or word not in v.base_verbs):
                if not found.verb or kind == "electoral":
                    found.verb, found.deed = kind, word
                    found.passive = undergone or not self._object_at(k + 1)
                if word in _BECOMING:
                    self._description(found, k + 1)
                return
            if not auxiliary and not w.blank[k]:
                break
            passed = passed or auxiliary
            undergone = word in _PASSIVE or (undergone and auxiliary)
            human = human or kind == "human"
        if human:
            found.verb = found.verb or "human"
            self._predicate(found, first)

    def _object_at(self, k: int) -> bool:
        """Whether an object begins at token `k`: a headline's 'ousted' without one is a passive."""
        w = self._w
        return k < w.size and (w.capital[k] or w.entity[k] >= 0 or w.lower[k] in ARTICLES)

    def _kind(self, word: str, after: int) -> str:
        v = self._v
        if word in _HANGING and self._w.lower[after : after + 1] == ["on"]:
            return "electoral"
        if word in v.electoral_verbs:
            following = self._w.lower[after] if after < self._w.size else ""
            beside = following in _OURS or (word in _RUN and following in _RUN_THINGS)
            beside |= word == "came" and following in _COMING
            return "human" if beside else "electoral"  # 'held my sleeve', 'who runs the café'
        return "speech" if word in v.speech else "human" if word in v.human_verbs else ""

    def _predicate(self, found: Surroundings, first: int) -> None:
        """'… is a Labour councillor', '… was the Tory candidate', '… was runner-up'."""
        w = self._w
        for k in range(first, min(w.size - 1, first + 4)):
            if w.lower[k] in _BEING:
                told = w.lower[k + 1] in ("a", "an", "the") or self._word(k + 1)[0] in self._v.electoral_roles
                if told:
                    self._description(found, k + 1)
                return
