"""Finding the names of people by rule: capitalised words that other words around them speak for.

`NameFinder.find` is the place of a trained recogniser: whoever can say where names are may stand in for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from hustings.pipeline.people import name_words as nw
from hustings.pipeline.people.after_names import AfterNames
from hustings.pipeline.people.before_names import BeforeNames
from hustings.pipeline.people.contest_signs import ContestSigns
from hustings.pipeline.people.credits import Credits
from hustings.pipeline.people.name_signs import ENOUGH, Judge
from hustings.pipeline.people.runs import Run, RunReader
from hustings.pipeline.people.surroundings import Surroundings
from hustings.pipeline.people.vocabulary import fold
from hustings.pipeline.people.wording import Wording

_LONGEST = 5  # parts of a name on the reference list
_TITLES = 8  # tokens of titles before a name
_NOBODY = nw.STOP | nw.ORGANISATION | nw.ROLE
_LISTED = 4  # tokens between two names of a list
_LISTING = frozenset({",", "and", "&", "or"})


@dataclass(slots=True)
class Name:
    """A place where a person is named.

    Attributes:
        start: First token, after any title.
        end: Token after the last, before a possessive 's.
        title: The title before it in lower case, or ''.
        outset: First token of the title, or `start`.
        around: What the words around it say.
        label: What a trained recogniser called it, or ''.
        swapped: Whether the surname comes first ('SMITH, John').
        listed: Whether the full name is on the reference list.
    """

    start: int
    end: int
    title: str = ""
    outset: int = -1
    around: Surroundings = field(default_factory=Surroundings)
    label: str = ""
    swapped: bool = False
    listed: bool = False


class NameFinder:
    """Finds the names of one Doc."""

    def __init__(self, wording: Wording, words: nw.NameWords) -> None:
        """Prepare to read one Doc.

        Args:
            wording: The Doc's words.
            words: What single words may be.
        """
        self._w = wording
        self._words = words
        self._runs = RunReader(wording, words)
        self._bits = self._runs.bits
        self._judge = Judge(wording, words, self._bits)
        self._before = BeforeNames(wording, words.vocabulary)
        self._after = AfterNames(wording, words.vocabulary)
        self._credits = Credits(wording, words.vocabulary)
        self._contests = ContestSigns(wording, words.vocabulary)
        self._names: list[Name] = []
        self._full: set[tuple[str, ...]] = set()  # folded words of the full names that were found
        self._singles: set[str] = set()  # their given names and surnames

    def find(self) -> list[Name]:
        """The names in text order, not overlapping; parties and seats inside them are forgotten."""
        waiting: list[tuple[Run, Surroundings]] = []
        for run in self._runs:
            around = self._survey(run)
            self._share(run, around)
            left = self._accept(run, around)
            if left is not None:
                waiting.append((left, around if left is run else self._survey(left)))
        for name in self._names:
            self._learn(name)
        for run, around in waiting:
            again = self._again(run)
            if again is not None:
                self._names.append(self._name(again, around if again is run else self._survey(again)))
        self._names.sort(key=lambda name: name.start)
        self._share_verbs()
        return self._names

    def _share_verbs(self) -> None:
        """Give the names of a list the verb after its last: 'Ann Lee, Bob Roy and newcomer Cy Doe won'."""
        for name, following in zip(self._names[-2::-1], self._names[:0:-1], strict=True):
            if following.around.verb == "electoral" and not name.around.verb and self._lists(name, following):
                name.around.verb, name.around.deed = following.around.verb, following.around.deed
                name.around.passive = following.around.passive

    def _lists(self, name: Name, following: Name) -> bool:
        """Whether only 'and' or a comma, and what describes the second, stands between two names."""
        w = self._w
        between = range(name.end, following.outset)
        if not 0 < len(between) <= _LISTED or w.lower[name.end] not in _LISTING:
            return False
        return all(
            w.lower[i] in _LISTING
            or w.lower[i] in self._words.vocabulary.modifiers
            or self._bits[i] & nw.ROLE
            for i in between
        )

    def named(self, start: int, end: int) -> Name | None:
        """A name that somebody else has found, with what the words around it say.

        Args:
            start: Its first token.
            end: Token after its last.

        Returns:
            The name, or None where a word of it makes it a body, an office or no name at all.
        """
        words = (bits for bits in self._bits[start:end] if bits & nw.NAME)
        if any(bits & _NOBODY and not bits & nw.MAY_BE_SURNAME for bits in words):
            return None
        outset, title = self._title_before(start)
        run = Run([(start, end)], [nw.NAME], title, outset)
        return self._name(run, self._survey(run))

    def _survey(self, run: Run) -> Surroundings:
        found = Surroundings()
        self._before.read(found, run.outset)
        self._after.read(found, run.end)
        self._credits.read(found, run.outset, run.end)
        if found.place and self._contests.through(run.outset):
            found.place = False
        return found

    def _title_before(self, start: int) -> tuple[int, str]:
        j, title = start, ""
        while j > max(0, start - _TITLES):
            dot = self._w.text[j - 1] == "." and j > 1
            if not self._bits[j - 1 - dot] & (nw.TITLE | nw.WEAK_TITLE):
                break
            j -= 1 + dot
            title = self._w.lower[j].removesuffix(".")
        return j, title

    def _share(self, run: Run, around: Surroundings) -> None:
        """Hand on to the next name of a list what is said before the list: a plural role, 'reporting by'."""
        before = self._names[-1] if self._names else None
        if before and before.around.credited and self._joins(before.end, run.outset):
            around.credited = True
        if before and before.around.shared and not around.roles and self._joins(before.end, run.outset):
            around.roles += before.around.roles
            around.electoral |= before.around.electoral
            around.other |= before.around.other
            around.shared = True

    def _joins(self, end: int, start: int) -> bool:
        """Whether only a comma or 'and' stands between two tokens."""
        return end < start <= end + 2 and _LISTING.issuperset(self._w.lower[end:start])

    def _listed_beside(self, run: Run) -> bool:
        """Whether a run goes on a list of names: 'Ann Lee, Bob Roy and …'."""
        if not self._names or not self._joins(self._names[-1].end, run.outset):
            return False
        between = self._w.lower[self._names[-1].end : run.outset]
        return between != [","] or self._w.lower[run.end : run.end + 1] in ([","], ["and"])

    def _accept(self, run: Run, around: Surroundings) -> Run | None:
        """Take a run, or part of it, into the names; else return what may yet turn out to be one."""
        known = self._known(run)
        part = self._judge.part(run)
        if known is not None and part is not run and not self._judge.body_follows(known.end):
            part = known
        if part is None:
            return run
        if part is not run:
            around = self._survey(part)
        points = self._judge.points(part, around, listed=self._listed_beside(part))
        if run.title or known is not None or points >= ENOUGH:
            name = self._name(part, around)
            name.listed = known is not None
            self._names.append(name)
            return None
        return part

    def _known(self, run: Run) -> Run | None:
        """The longest stretch of a run's parts that is a full name on the reference list."""
        if not self._words.people or len(run.parts) < 2:
            return None
        if run.swapped:
            first, *rest = (self._w.joined(*part) for part in run.parts)
            return run if self._words.known(" ".join([*rest, first])) else None
        for size in range(min(len(run.parts), _LONGEST), 1, -1):
            for begin in range(len(run.parts) - size + 1):
                end = run.parts[begin + size - 1][1]
                if self._words.known(self._w.joined(run.parts[begin][0], end)):
                    return run.slice(begin, begin + size)
        return None

    def _name(self, run: Run, around: Surroundings) -> Name:
        if run.taken:
            self._w.release(run.start, run.end)
        if not around.electoral:  # what a party or an office beside it says outweighs any line
            self._credits.sign(around, run.outset, run.end)
            self._contests.read(around, run.outset, run.end)
        return Name(run.start, run.end, run.title, run.outset, around, swapped=run.swapped)

    def _learn(self, name: Name) -> None:
        """Remember a name, so that it is known where nothing else speaks for it."""
        tokens = (self._w.text[i] for i in range(name.start, name.end) if not self._w.blank[i])
        words = tuple(fold(token) for token in tokens if token not in (",", '"', "'"))
        if name.swapped:
            words = (*words[1:], words[0])
        if len(words) > 1:
            self._full.add(words)
            given = not name.title or self._bits[name.start] & nw.GIVEN
            if given and "-" not in words[:2]:
                self._singles.add(words[0])
        if words:
            self._singles.add(words[-1])
        if "-" in words[1:]:
            self._singles.add(words[words.index("-", 1) - 1])
            begin = len(words) - 1
            while begin > 1 and words[begin - 1] == "-":
                begin -= 2
            self._singles.add("".join(words[begin:]))

    def _again(self, run: Run) -> Run | None:
        """The part of a run that is a name the text has told of elsewhere."""
        if self._judge.body_follows(run.end):
            return None
        last = len(run.parts) - 1
        if not last:
            return run if self._told(run) else None
        words = [tuple(_tokens(fold(self._w.joined(*part)))) for part in run.parts]
        for size in range(len(words), 1, -1):
            for begin in range(len(words) - size + 1):
                if tuple(token for word in words[begin : begin + size] for token in word) in self._full:
                    return run.slice(begin, begin + size)
        if any(b & nw.ORGANISATION for b in run.bits):
            return None
        if self._told(run.slice(last, last + 1)):
            opens = self._w.sentence[run.start] == run.start
            opens &= self._w.lower[run.start].endswith(self._words.vocabulary.word_endings)
            return run.slice(last, last + 1) if opens or run.bits[0] & nw.STOP else run
        first = run.slice(0, 1)
        return first if self._w.role(run.start) == "heading" and self._told(first) else None

    def _told(self, run: Run) -> bool:
        """Whether a single word is a surname, or a given name, that the text has given in full."""
        w, bits = self._w, run.bits[0]
        body = bits & nw.ORGANISATION and not bits & nw.MAY_BE_SURNAME
        if w.entity[run.start] >= 0 or body or fold(w.joined(run.start, run.end)) not in self._singles:
            return False
        around = self._survey(run)
        if bits & (nw.STOP | nw.MAY_BE_SURNAME | nw.AMBIGUOUS):
            opens = w.sentence[run.start] == run.start and bits & nw.STOP
            return bool(around.verb or around.possessed) and not opens and not around.place
        return not around.place or bool(around.verb)


def _tokens(word: str) -> Iterator[str]:
    """A hyphenated word in the tokens it is made of."""
    first, *rest = word.split("-")
    yield first
    for part in rest:
        yield "-"
        yield part
