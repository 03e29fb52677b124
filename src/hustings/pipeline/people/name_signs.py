"""Weighs whether a run of capitalised words is a person's name, and which part of it."""

from __future__ import annotations

from hustings.pipeline.people import name_words as nw
from hustings.pipeline.people.runs import Run
from hustings.pipeline.people.surroundings import Surroundings
from hustings.pipeline.people.wording import Wording

ENOUGH = 2  # points that make a run a name
_GIVEN = 4  # points of a given name that is nothing else
_PLACE = 3  # points lost after a word that places come after
_DOUBLE = 3  # tokens of 'Dewar-Hughes'
_MANY = 4  # parts: longer runs are seldom names
_QUESTION = 40  # tokens in which a question's mark is looked for
_OWNERS = frozenset({"my", "his", "her", "their", "our", "whose"})
_ASIDES = frozenset({",", "-", "–", "—", "and"})
_LINKS = frozenset({"of", "for", "in", "from", "at"})


def _placelike(bits: int) -> bool:
    """Whether a word is no given name, or one that places have too."""
    return not bits & (nw.GIVEN | nw.INITIAL) or bool(bits & nw.PLACE)


class Judge:
    """Weighs the runs of one Doc."""

    def __init__(self, wording: Wording, words: nw.NameWords, bits: list[int]) -> None:
        """Keep the Doc's words and what each of them may be."""
        self._w = wording
        self._v = words.vocabulary
        self._bits = bits

    def part(self, run: Run) -> Run | None:
        """The part of a run that may be a name, without places and plain words in front; None if none may."""
        w = self._w
        if run.title or run.swapped:
            return run
        bodies = [i for i, b in enumerate(run.bits) if b & nw.ORGANISATION and not (b & nw.GIVEN and i == 0)]
        if bodies and not self._surname(run, bodies[-1]):
            rest = run.slice(bodies[-1] + 1, len(run.parts))
            return rest if len(rest.parts) > 1 and rest.bits[0] & nw.GIVEN else None
        if self.body_follows(run.end) or w.lower[run.start] in self._v.place_openers:
            return None
        begin = self._after_place(run) or self._leads_with_word(run)
        return run.slice(begin, len(run.parts)) if begin else run

    def _after_place(self, run: Run) -> int:
        """How many parts in front are the place that the word before them announces: 'in Barrow Ann Lee won'."""
        link = self._w.previous(run.start)
        if link < 0 or self._w.lower[link] not in self._v.places or len(run.parts) < 3:
            return 0
        if not _placelike(run.bits[0]) and run.bits[1] & nw.GIVEN:
            return 0
        for n in range(1 if _placelike(run.bits[0]) else 2, len(run.parts) - 1):
            if run.bits[n] & nw.GIVEN and not run.bits[n] & (nw.PLACE | nw.AMBIGUOUS):
                return n
        return 0

    def _surname(self, run: Run, body: int) -> bool:
        """Whether a word for a body or place is a surname after all ('Kate Hall')."""
        before = run.bits[:body]
        given = bool(before) and all(b & (nw.GIVEN | nw.INITIAL) for b in before) and not before[0] & nw.PLACE
        return given and body == len(run.bits) - 1 and bool(run.bits[body] & nw.MAY_BE_SURNAME)

    def _leads_with_word(self, run: Run) -> bool:
        """Whether the first part is a place or a word: 'mayor of Leeds Ann Lee', 'Newcomer Ann Lee'."""
        w = self._w
        first, last = run.bits[0], len(run.parts) - 1
        if last > 1 and run.bits[1] & nw.GIVEN and not first & (nw.GIVEN | nw.INITIAL):
            return self._after_office(run.start) or (
                self._opens(run.start) and w.lower[run.start].endswith(self._v.word_endings)
            )
        return last > 0 and bool(first & nw.AMBIGUOUS) and self._auxiliary(run)

    def _opens(self, start: int) -> bool:
        """Whether a capital at a token says little: at the start of a sentence and in headings."""
        return start == self._w.sentence[start] or self._w.role(start) == "heading"

    def _after_office(self, start: int) -> bool:
        link = self._w.previous(start)
        office = self._w.previous(link) if link >= 0 else -1
        return office >= 0 and self._w.lower[link] in _LINKS and bool(self._bits[office] & nw.ROLE)

    def _auxiliary(self, run: Run) -> bool:
        """Whether 'Will' or 'May' in front asks a question ('Will Sunak resign?')."""
        w = self._w
        if w.lower[run.start] not in ("will", "may") or w.sentence[run.start] != run.start:
            return False
        for i in range(run.end, min(w.size, run.end + _QUESTION)):
            if w.sentence[i] != run.start:
                return False
            if w.text[i] == "?":
                return True
        return False

    def body_follows(self, end: int) -> bool:
        """Whether a capitalised word for a place or body comes straight after ('… Hall', '… Council')."""
        w = self._w
        if end >= w.size or w.segment[end] != w.segment[end - 1] or not w.capital[end]:
            return False
        known = w.lower[end] in self._v.organisations and not w.text[end].isupper()
        return known and w.entity[end] < 0 and w.sentence[end] == w.sentence[end - 1]

    def points(self, run: Run, around: Surroundings, *, listed: bool) -> int:
        """How much speaks for a run being a person's name; `ENOUGH` makes it one.

        Args:
            run: The run.
            around: What the words around it say.
            listed: Whether it goes on a list of names.
        """
        if run.doubtful and not around.strong:
            return 0
        if len(run.parts) == 1:
            return self._single(run, around)
        w, bits = self._w, run.bits
        row = w.role(run.start) == "byline" or (w.role(run.start) == "board" and len(run.parts) <= _MANY)
        if run.swapped:
            return ENOUGH if bits[1] & (nw.GIVEN | nw.INITIAL) or around.strong or row else 0
        points = 2 * (around.strong or around.possessed == "electoral") + around.weak - around.article
        points += bool(bits[-1] & nw.SURNAME and not bits[-1] & nw.PLACE)
        points -= _PLACE * (around.place and w.text[run.end : run.end + 1] != ["'s"])
        points += 2 * (row or listed) + 2 * self._double(run) + self._given(run)
        return points - (all(b & nw.UPPER for b in bits) and not bits[0] & nw.GIVEN)

    def _double(self, run: Run) -> bool:
        """Whether a double surname ends two or three words: 'Lilias Dewar-Hughes'."""
        first, end = run.parts[-1]
        plain = not any(b & (nw.UPPER | nw.PLACE | nw.ORGANISATION) for b in run.bits)
        return (
            plain
            and end - first == _DOUBLE
            and self._w.capital[end - 1]
            and not run.doubtful
            and not run.taken
        )

    def _given(self, run: Run) -> int:
        """The points of a run's first part."""
        bits, opens = run.bits, self._opens(run.start)
        if bits[0] & nw.GIVEN:
            if bits[0] & nw.PLACE:
                return 1
            return (1 if opens else 2) if bits[0] & nw.AMBIGUOUS else _GIVEN
        if bits[0] & nw.INITIAL:
            return 1 if self._w.sentence[run.start] == run.start else 2
        points = int(any(b & nw.GIVEN and not b & nw.PLACE for b in bits[1:]))
        plain = self._w.lower[run.start].endswith(self._v.word_endings) and self._opens(run.start)
        return points - plain - (self._w.role(run.start) == "heading") - (len(bits) > _MANY)

    def _owned_or_placed(self, run: Run, around: Surroundings) -> bool:
        """Whether it is a helper's or from somewhere: 'my agent Tom', 'asks Kemi from Hove', 'Kemi at the bar'."""
        w = self._w
        before = w.previous(run.start)
        if around.other and before > 0 and w.entity[run.start] < 0:
            role = before - (w.text[before] == ",")
            if w.lower[role - 1] in _OWNERS:
                return True
        after = w.lower[run.end : run.end + 3]
        if after[:1] == ["from"] and w.capital[run.end + 1 : run.end + 2] == [True]:
            link = w.lower[before] if before >= 0 else ""
            return w.sentence[run.start] == run.start or link in self._v.speech or link in _ASIDES
        return after[:2] == ["at", "the"] and w.sentence[run.start] == run.start

    def _single(self, run: Run, around: Surroundings) -> int:
        """The points of a single word without a title: a surname that the words around give away."""
        w, bits = self._w, run.bits[0]
        plain = nw.INITIAL | nw.ORGANISATION | nw.UPPER
        if (
            around.roles
            and around.roles[0] in self._v.family
            and not bits & plain
            and (bits & nw.GIVEN or not bits & nw.STOP)
        ):
            return ENOUGH  # 'her son Joe'
        if (
            bits & nw.GIVEN
            and not bits & (plain | nw.STOP | nw.AMBIGUOUS)
            and self._owned_or_placed(run, around)
        ):
            return ENOUGH
        if (
            bits & nw.GIVEN
            and around.verb == "speech"
            and not bits & (plain | nw.STOP | nw.AMBIGUOUS | nw.PLACE)
        ):
            return ENOUGH * (w.entity[run.start] < 0 and not around.place)  # 'Peter from Hove writes'
        if bits & (plain | nw.STOP | nw.GIVEN) or w.entity[run.start] >= 0:
            return 0
        before = w.previous(run.outset)
        if around.place or around.article or (before >= 0 and w.lower[before] == "from" and around.verb):
            return 0
        if self._opens(run.start) and not bits & nw.SURNAME:
            passive = around.deed in self._v.passive_verbs and w.lower[run.end : run.end + 1] in (
                ["was"],
                ["were"],
            )
            return ENOUGH * passive
        if not around.shared and any(role in self._v.offices for role in around.roles):
            return ENOUGH
        if bits & nw.SURNAME and around.verb in ("electoral", "speech"):
            return ENOUGH
        if bits & nw.SURNAME and around.possessed:
            return ENOUGH * (not self._opens(run.start))
        return ENOUGH * (around.verb == "speech")
