"""Reads what stands before a name: 'the new Labour MP for Barrow, …', 'beaten by …', 'Tory …'."""

from __future__ import annotations

from hustings.pipeline.people.surroundings import (
    AGES,
    ARTICLES,
    DASHES,
    REACH,
    Phrase,
    Surroundings,
    hyphenated,
)
from hustings.pipeline.people.vocabulary import Vocabulary
from hustings.pipeline.people.wording import Wording

_LINKS = frozenset({"for", "in", "of", "and", "to", "at", "on"})
_JOINTS = frozenset({"-", "&", "'s", "'", "/"})
_AGENTS = frozenset({"by", "to", "from", "over", "against"})
_GOVERNORS = frozenset(
    {"of", "for", "from", "to", "by", "at", "in", "on", "about", "against", "behind", "under"}
)
_THERE = frozenset({"there", "here", "locally"})
_BEING = frozenset({"is", "was", "'s"})
_PUT = frozenset({"put", "puts", "putting"})
_MEMBERS = frozenset({"member", "members"})
_SPLIT = frozenset({"out", "off", "over", "aside", "the"})  # 'saw off', 'edged out'
_VERB_REACH = 8  # tokens between a verb and its 'by' or 'to'


class BeforeNames:
    """Reads the words before the names of one Doc."""

    def __init__(self, wording: Wording, vocabulary: Vocabulary) -> None:
        """Keep the Doc's words and the language's."""
        self._w = wording
        self._v = vocabulary
        self._joined = hyphenated(vocabulary)

    def read(self, found: Surroundings, outset: int) -> None:
        """Add the signs before a name.

        Args:
            found: Where they go.
            outset: First token of the name or its title.
        """
        w, v = self._w, self._v
        j = w.previous(outset)
        if j < 0:
            return
        word = w.lower[j]
        found.place = word in v.places and w.entity[j] < 0
        found.governed = word in _GOVERNORS
        found.article = word in ARTICLES or (w.capital[j] and word in v.place_openers)
        found.beside = word in v.object_signs
        found.object = self._verb(j)
        found.agent = word if found.object and word in _AGENTS else ""
        found.lay = word == "by" and w.lower[w.previous(j)] in v.lay_deeds
        if found.lay:
            found.object = found.agent = ""
        if word in v.speech and word not in v.base_verbs and not found.object:
            found.verb, found.deed = "speech", word  # 'says Ann Lee'
        if word == "'s" and (owner := w.previous(j)) >= 0 and w.capital[owner]:
            found.other = w.lower[owner] in v.organisations  # "the Gazette's Ann Lee"
        found.credited = word == "by" and not v.credits.isdisjoint(w.lower[max(w.sentence[j], j - 2) : j])
        apposition = word in (",", ":") or (word in DASHES and not w.glued[j])
        named = word in _BEING and self._inverted(j)
        apposition |= named
        phrase, outset = self._phrase(w.previous(j) if apposition else j, apposition=apposition)
        if named and phrase is not None and not phrase.roles:
            phrase = None
        if not apposition and (phrase is None or not phrase.roles):
            phrase, outset = self._office_of(j) or (phrase, outset)
        if phrase is not None and phrase.roles[:1] == ["colleague"] and w.lower[outset] in ("my", "our"):
            found.roles.append("colleague")
            found.other = True  # the writer's
        elif phrase is not None and phrase.roles == ["returning"]:
            found.object = "returned"  # 'all stay Liberal, returning Ann Lee'
        elif phrase is not None:
            found.take(phrase, v)
            if not apposition and w.text[outset - 1 : outset] == [","]:
                self._chain(found, outset)
            if not (apposition or found.object) and outset > w.sentence[j]:
                found.object = self._verb(outset - 1)  # 'beat the Labour candidate Ann Lee'
                word = w.lower[outset - 1]
                found.agent = word if found.object and word in _AGENTS else ""

    def _office_of(self, last: int) -> tuple[Phrase, int] | None:
        """The office of what is named up to token `last`: 'the mayor of Leeds Ann Lee', 'MP for Bath Ann Lee'."""
        w = self._w
        k = last
        while k >= max(w.sentence[last], last - REACH) and (w.entity[k] >= 0 or w.capital[k]):
            k = w.entities[w.entity[k]].start - 1 if w.entity[k] >= 0 else k - 1
        k -= w.lower[k] == "the"
        if k == last or k <= w.sentence[last] or w.lower[k] not in ("of", "for"):
            return None
        phrase, begin = self._phrase(k - 1, apposition=False)
        if phrase is None or not phrase.roles:
            return None
        seat = w.entity[last]
        if phrase.seat is None and seat >= 0 and w.entities[seat].label == "SEAT":
            phrase.seat = seat
        return phrase, begin

    def _inverted(self, j: int) -> bool:
        """Whether the verb at token `j` says who somebody is: 'the losing incumbent is Ann Lee'."""
        w = self._w
        head = w.previous(j)
        return (
            head >= 0
            and w.lower[head] in self._v.electoral_roles | self._v.other_roles
            and (w.text[head].isupper() or not w.capital[head])
        )

    def _chain(self, found: Surroundings, outset: int) -> None:
        """Take what stands before a comma and a second description: 'the sitting member, former baker Ann Lee'."""
        w = self._w
        head = w.previous(outset - 1)
        if head < 0 or not (w.lower[head] in self._v.electoral_roles or w.lower[head] in _MEMBERS):
            return
        phrase, _ = self._phrase(head, apposition=True)
        if phrase is not None:
            told = Surroundings()
            told.take(phrase, self._v)
            found.electoral |= told.electoral

    def _party_alone(self, last: int) -> bool:
        """Whether 'the' and a party alone end at token `last`: 'they include the Lib Dem, Ann Lee,'."""
        w = self._w
        if w.entity[last] < 0 or w.entities[w.entity[last]].label != "PARTY":
            return False
        article = w.entities[w.entity[last]].start - 1
        return article >= 0 and w.lower[article] in ("the", "a", "an") and w.text[last][-1:] != "s"

    def _verb(self, j: int) -> str:
        """The verb whose object, agent or goal comes after token `j` and is a person; '' if none."""
        w, v = self._w, self._v
        word = w.lower[j]
        if word in v.object_verbs:
            return word
        earlier = w.previous(j)
        if word == "up" and earlier >= 0 and w.lower[earlier] in _PUT:
            return "nominated"  # 'the Greens put up Ann Lee'
        if word in _SPLIT and earlier >= 0 and w.lower[earlier] in v.object_verbs:
            return w.lower[earlier]
        if word in _AGENTS:
            for k in range(j - 1, max(w.sentence[j], j - _VERB_REACH - 1) - 1, -1):
                if w.lower[k] in v.electoral_verbs:
                    return w.lower[k]
                if w.text[k] in (";", ":"):
                    break
        return ""

    def _phrase(self, last: int, *, apposition: bool) -> tuple[Phrase | None, int]:
        """The description that ends at token `last`, or None where it says nothing, and its first token."""
        w, v = self._w, self._v
        if last < 0 or w.sentence[last] != w.sentence[min(last + 1, w.size - 1)]:
            return None, last
        phrase = Phrase()
        article = linked = verbal = False
        j = last
        lowest = max(w.sentence[last], last - REACH)
        while j >= lowest:
            if w.entity[j] >= 0:
                phrase.entity(w, w.entity[j])
                phrase.led |= not linked and w.entities[w.entity[j]].label == "PARTY"
                j = w.entities[w.entity[j]].start - 1
                continue
            word, j = self._word(j)
            if word in v.electoral_roles or word in v.other_roles or word in v.plural_roles:
                if (phrase.roles and linked and not apposition) or verbal:
                    break
                elected = word == "member" and j > 0 and w.lower[j - 1] in v.chambers
                phrase.roles.append("mp" if elected else word)
                if word in v.offices and j > lowest:
                    phrase.offices.add((w.lower[j - 1], word))
            elif word in v.modifiers:
                phrase.kinds.add(v.modifiers[word])
                verbal = word in v.beating_verbs and not phrase.roles  # 'the barrister ousted Ann Lee'
            elif word in ARTICLES:
                if apposition and not phrase.roles and j > lowest and w.lower[j - 1] in _LINKS:
                    linked = True  # 'a lecturer at the Haven Institute, Ann Lee'
                else:
                    article = True
                    break
            elif word in _LINKS:
                if not apposition:
                    break
                linked = True
            elif word in _JOINTS or w.blank[j]:
                linked = True
            elif word in _THERE and apposition:
                pass
            elif word.isascii() and word.isdigit() and w.lower[j + 2 : j + 3] == ["year"]:
                phrase.age = int(word) if len(word) <= 3 and int(word) in AGES else None
            elif apposition and not phrase.roles and self._body(j):
                pass  # 'the director of elections, Ann Lee'
            elif not (word.isdigit() or word in ("year", "old")):
                break
            j -= 1
        if apposition:
            whole = article or bool(phrase.kinds) or j < w.sentence[last] or self._closed(last)
            if not phrase.roles and self._party_alone(last):
                return phrase, j + 1
            return (phrase if phrase.roles and whole else None), j + 1
        beside = w.lower[last] in ("'s", "'") or (phrase.party is not None and w.entity[last] == phrase.party)
        begin = j if article else j + 1
        if phrase.roles or beside:
            return phrase, begin
        if verbal and j >= lowest and not article:
            return None, last + 1
        told = phrase.kinds or phrase.age is not None
        return (Phrase(kinds=phrase.kinds, age=phrase.age) if told else None), begin

    def _body(self, j: int) -> bool:
        """Whether token `j` is a word of what somebody works for: 'the clerk at Booth Wood chapel, Ann Lee'."""
        w = self._w
        return w.capital[j] or w.lower[j - 1] == "of" or w.lower[j] in self._v.organisations

    def _word(self, j: int) -> tuple[str, int]:
        """The word that ends at token `j`, put together where it is a hyphenated one, and its first token."""
        w = self._w
        begin = w.compound_before(j)
        if begin < j and j - begin < REACH:
            whole = "".join(w.lower[begin : j + 1])
            if whole in self._joined:
                return whole, begin
        return w.lower[j], j

    def _closed(self, last: int) -> bool:
        """Whether the name after the comma that follows token `last` has another comma after it."""
        words = self._w.text[last + 1 : last + 8]
        return words[:1] == [","] and "," in words[2:]
