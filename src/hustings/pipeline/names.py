"""Finding the names of people by rule: capitalised words that given names, titles, roles, parties or verbs speak for.

`find` is the place of a trained recogniser: whoever can say where names are and what they are may stand in for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from hustings.pipeline import name_words as nw
from hustings.pipeline.runs import Run, RunReader
from hustings.pipeline.surroundings import Surroundings, Surveyor
from hustings.pipeline.wording import Wording

_ENOUGH = 2  # points that make a run a name
_PASSIVE = frozenset(
    {
        "elected",
        "re-elected",
        "reelected",
        "suspended",
        "expelled",
        "deselected",
        "selected",
        "born",
        "appointed",
    }
)
_LONGEST = 5  # parts of a name on the reference list


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
        alone: Whether it is all that its segment says.
    """

    start: int
    end: int
    title: str = ""
    outset: int = -1
    around: Surroundings = field(default_factory=Surroundings)
    label: str = ""
    swapped: bool = False
    listed: bool = False
    alone: bool = False


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
        self._v = words.vocabulary
        self._runs = RunReader(wording, words)
        self._surveyor = Surveyor(wording, words.vocabulary)
        self._bits = self._runs.bits
        self._names: list[Name] = []
        self._full: dict[tuple[str, ...], int] = {}
        self._singles: set[str] = set()
        self._shared = False

    def find(self) -> list[Name]:
        """The names in text order, not overlapping."""
        waiting: list[tuple[Run, Surroundings]] = []
        for run in self._runs:
            around = self._surveyor.survey(run.outset, run.start, run.end)
            self._share(run, around)
            piece = self._accept(run, around)
            if piece is not None:
                waiting.append((piece, around if piece is run else self._around(piece, run, around)))
        for name in self._names:
            self._learn(name)
        for run, around in waiting:
            self._names += self._again(run, around)
        self._names.sort(key=lambda name: name.start)
        return self._names

    def _listed_beside(self, run: Run) -> bool:
        """Whether a run goes on a list of names: 'Ann Lee, Bob Roy and …'."""
        before = self._names[-1] if self._names else None
        if before is None or run.outset - before.end > 2 or run.outset <= before.end:
            return False
        words = {self._w.lower[i] for i in range(before.end, run.outset)}
        return bool(words & {"and", "&", "or"}) or (
            words == {","} and self._w.text[run.end : run.end + 1] in ([","], ["and"])
        )

    def survey(self, start: int, end: int) -> Name:
        """A name that somebody else has found, with what the words around it say."""
        outset, title = self._title_before(start)
        return self._name(
            Run([(start, end)], [nw.NAME], title=title, outset=outset),
            self._surveyor.survey(outset, start, end),
        )

    def _title_before(self, start: int) -> tuple[int, str]:
        j, title = start - 1, ""
        while j >= max(0, start - 8) and (
            self._bits[j] & (nw.TITLE | nw.WEAK_TITLE)
            or (self._w.text[j] == "." and j and self._bits[j - 1] & nw.TITLE)
        ):
            title = self._w.lower[j].removesuffix(".") or title
            j -= 1
        return j + 1, title

    def _share(self, run: Run, around: Surroundings) -> None:
        """Hand the plural role before a list of names on to the next of them."""
        before = self._names[-1] if self._names else None
        if before and before.around.shared and not around.roles and run.outset - before.end <= 3:
            between = {self._w.lower[i] for i in range(before.end, run.outset)}
            if between <= {",", "and", "&", "or"} and between:
                around.roles += before.around.roles
                around.electoral |= before.around.electoral
                around.other |= before.around.other
                around.shared = True

    def _accept(self, run: Run, around: Surroundings) -> Run | None:
        """Take a run, or the part of it that is a name, into the names; else return what may turn out to be one."""
        listed = next(self._listed(run), None)
        piece = self._trimmed(run)
        if listed and piece is not run and not self._poisoned(run, listed[1]):
            piece = _slice(run, *listed)
        if piece is None:
            return run
        if piece is not run:
            around = self._around(piece, run, around)
        if run.title or listed or self._points(piece, around) >= _ENOUGH:
            self._names.append(self._name(piece, around, listed=listed is not None))
            return None
        return piece

    def _around(self, piece: Run, run: Run, around: Surroundings) -> Surroundings:
        if (piece.start, piece.end) == (run.start, run.end):
            return around
        return self._surveyor.survey(piece.outset, piece.start, piece.end)

    def _listed(self, run: Run) -> Iterator[tuple[int, int]]:
        """The stretches of a run's parts that are full names on the reference list, longest first."""
        if not self._words.people or len(run.parts) < 2:
            return
        if run.swapped:
            if self._words.known(self._spoken(run)):
                yield 0, len(run.parts)
            return
        for size in range(min(len(run.parts), _LONGEST), 1, -1):
            for begin in range(len(run.parts) - size + 1):
                if self._words.known(self._w.joined(run.parts[begin][0], run.parts[begin + size - 1][1])):
                    yield begin, begin + size

    def _spoken(self, run: Run) -> str:
        """A surname-first name in the order it is spoken in."""
        first, *rest = (self._w.joined(*part) for part in run.parts)
        return " ".join([*rest, first])

    def _poisoned(self, run: Run, end: int) -> bool:
        """Whether a name is only part of the name of a place or body ('Anna Lee Street')."""
        return any(b & nw.ORGANISATION and not b & nw.MAY_BE_SURNAME for b in run.bits[end:]) or (
            run.end < self._w.size and end == len(run.parts) and self._organisation_follows(run.end)
        )

    def _organisation_follows(self, end: int) -> bool:
        """Whether a capitalised word for a place or body comes straight after ('… Memorial Hall', '… Council')."""
        w = self._w
        if (
            w.segment[end] != w.segment[end - 1]
            or not w.capital[end]
            or w.lower[end] not in self._v.organisations
        ):
            return False
        return w.entity[end] < 0 and w.sentence[end] == w.sentence[end - 1] and not w.text[end].isupper()

    def _trimmed(self, run: Run) -> Run | None:
        """A run without what is in front of a given name, or None where it names a place or body."""
        if run.title or run.swapped:
            return run
        bodies = [
            i
            for i, b in enumerate(run.bits)
            if b & nw.ORGANISATION and not (b & nw.GIVEN and i == 0 < len(run.bits) - 1)
        ]
        if bodies:
            last_body = bodies[-1]
            before = run.bits[:last_body]
            given = all(b & (nw.GIVEN | nw.INITIAL) for b in before) and before and not before[0] & nw.PLACE
            if not (given and last_body == len(run.bits) - 1 and run.bits[last_body] & nw.MAY_BE_SURNAME):
                rest = _slice(run, last_body + 1, len(run.parts))
                return rest if len(rest.parts) > 1 and rest.bits[0] & nw.GIVEN else None
        if self._organisation_follows(run.end) if run.end < self._w.size else False:
            return None
        if self._w.lower[run.start] in (
            "st",
            "saint",
            "mount",
            "port",
            "fort",
            "great",
            "little",
            "upper",
            "lower",
        ):
            return None
        if (
            len(run.parts) > 2
            and run.bits[1] & nw.GIVEN
            and not run.bits[0] & (nw.GIVEN | nw.INITIAL)
            and self._after_office(run.start)
        ):
            return _slice(run, 1, len(run.parts))
        opener = run.start == self._w.sentence[run.start] or self._w.role(run.start) == "heading"
        if (
            len(run.parts) > 2
            and opener
            and run.bits[1] & nw.GIVEN
            and not run.bits[0] & (nw.GIVEN | nw.INITIAL)
        ):
            if self._w.lower[run.start].endswith(self._v.word_endings):
                return _slice(run, 1, len(run.parts))
        if len(run.parts) > 1 and run.bits[0] & nw.AMBIGUOUS and self._auxiliary(run):
            return _slice(run, 1, len(run.parts))
        return run

    def _after_office(self, start: int) -> bool:
        """Whether a place comes first: 'Governor of Texas Ann Lee', 'mayor of Leeds Ann Lee'."""
        w = self._w
        link = w.previous(start)
        office = w.previous(link) if link >= 0 else -1
        return (
            office >= 0
            and w.lower[link] in ("of", "for", "in", "from", "at")
            and bool(self._bits[office] & nw.ROLE)
        )

    def _auxiliary(self, run: Run) -> bool:
        """Whether 'Will' or 'May' in front asks a question ('Will Sunak resign?')."""
        w = self._w
        if w.lower[run.start] not in ("will", "may") or w.sentence[run.start] != run.start:
            return False
        for i in range(run.end, min(w.size, run.end + 40)):
            if w.sentence[i] != run.start:
                return False
            if w.text[i] == "?":
                return True
        return False

    def _points(self, run: Run, around: Surroundings) -> int:
        """How much speaks for a run being a person's name."""
        bits, w = run.bits, self._w
        if run.doubtful and not around.strong:
            return 0
        if len(run.parts) == 1:
            return self._single(run, around)
        if run.swapped:
            return (
                _ENOUGH
                if bits[1] & (nw.GIVEN | nw.INITIAL) or around.strong or w.role(run.start) == "board"
                else 0
            )
        heading = w.role(run.start) == "heading"
        opener = w.sentence[run.start] == run.start
        known = bool(bits[-1] & nw.SURNAME and not bits[-1] & nw.PLACE)
        owned = around.possessed == "electoral"
        points = 2 * (around.strong or owned) + around.weak + known - around.article
        points -= 3 * (around.place and w.text[run.end : run.end + 1] != ["'s"])
        if bits[0] & nw.GIVEN and bits[0] & nw.PLACE:
            points += 1
        elif bits[0] & nw.GIVEN and bits[0] & nw.AMBIGUOUS:
            points += 1 if opener or heading else 2
        elif bits[0] & nw.GIVEN:
            points += 4
        elif bits[0] & nw.INITIAL:
            points += 1 + (len(bits) > 1 and not opener)
        else:
            points += any(b & nw.GIVEN and not b & nw.PLACE for b in bits[1:])
            points -= opener and w.lower[run.start].endswith(self._v.word_endings)
            points -= heading
            points -= len(bits) > 4
        if all(b & nw.UPPER for b in bits) and not bits[0] & nw.GIVEN:
            points -= 1
        if self._row(run) or self._listed_beside(run):
            points += 2
        return points

    def _row(self, run: Run) -> bool:
        """Whether a run stands where lists and boards put people: alone on its line, or beside a party or a number."""
        w = self._w
        role = w.role(run.start)
        if role not in ("board", "byline"):
            return False
        return role == "byline" or len(run.parts) < 5

    def _single(self, run: Run, around: Surroundings) -> int:
        """The points of a single word without a title: a surname that the words around give away."""
        w, bits = self._w, run.bits[0]
        if bits & nw.GIVEN and any(r in self._v.gendered for r in around.roles):
            return 2
        if bits & (nw.INITIAL | nw.ORGANISATION | nw.STOP | nw.GIVEN | nw.UPPER) or w.entity[run.start] >= 0:
            return 0
        if around.place or around.article:
            return 0
        opener = w.sentence[run.start] == run.start or w.role(run.start) == "heading"
        if opener and not bits & nw.SURNAME:
            return (
                2 if around.deed in _PASSIVE and w.lower[run.end : run.end + 1] in (["was"], ["were"]) else 0
            )
        if around.roles and not around.shared and any(r in self._v.offices for r in around.roles):
            return 2
        if bits & nw.SURNAME and (around.verb in ("electoral", "speech") or around.possessed):
            return 2 if not opener or around.verb else 1
        return 2 if around.verb == "speech" or (around.possessed == "other" and bits & nw.SURNAME) else 0

    def _name(self, run: Run, around: Surroundings, *, listed: bool = False) -> Name:
        w = self._w
        if run.taken:
            w.release(run.start, run.end)
        alone = w.previous(run.outset) < 0 and w.following(run.end) < 0
        return Name(
            run.start,
            run.end,
            title=run.title,
            outset=run.outset,
            around=around,
            swapped=run.swapped,
            listed=listed,
            alone=alone,
        )

    def _learn(self, name: Name) -> None:
        """Remember a name, so that it is known where nothing else speaks for it."""
        words = tuple(
            nw.fold(self._w.text[i]) for i in range(name.start, name.end) if self._w.text[i] not in (",", '"')
        )
        if name.swapped:
            words = (*words[1:], words[0])
        if len(words) > 1:
            self._full[words] = len(words)
            if not name.title and "-" not in words[:2]:
                self._singles.add(words[0])
        self._singles.add(words[-1])
        hyphens = [i for i, word in enumerate(words) if word == "-"]
        if hyphens:
            self._singles.add(words[hyphens[0] - 1])

    def _again(self, run: Run, around: Surroundings) -> list[Name]:
        """The parts of a run that are names the text has told of elsewhere."""
        if run.end < self._w.size and self._organisation_follows(run.end):
            return []
        if len(run.parts) == 1:
            return [self._name(run, around)] if self._told(run, around) else []
        words = [nw.fold(self._w.joined(*part)) for part in run.parts]
        for size in range(len(words), 1, -1):
            for begin in range(len(words) - size + 1):
                flat = tuple(part for word in words[begin : begin + size] for part in _split(word))
                if flat in self._full:
                    piece = _slice(run, begin, begin + size)
                    return [self._name(piece, self._around(piece, run, around))]
        if any(b & nw.ORGANISATION for b in run.bits):
            return []
        last = _slice(run, len(run.parts) - 1, len(run.parts))
        if words[-1] in self._singles and self._told(last, around):
            whole = run if not run.bits[0] & nw.STOP and self._w.sentence[run.start] != run.start else last
            return [self._name(whole, self._around(whole, run, around))]
        heading = self._w.role(run.start) == "heading"
        return (
            [self._name(_slice(run, 0, 1), around)]
            if heading and words[0] in self._singles and self._told(_slice(run, 0, 1), around)
            else []
        )

    def _told(self, run: Run, around: Surroundings) -> bool:
        """Whether a single word is a surname, or a given name, that the text has given in full."""
        w, bits = self._w, run.bits[0]
        if w.entity[run.start] >= 0 or (bits & nw.ORGANISATION and not bits & nw.MAY_BE_SURNAME):
            return False
        if nw.fold(w.joined(run.start, run.end)) not in self._singles:
            return False
        opener = w.sentence[run.start] == run.start
        if bits & (nw.STOP | nw.MAY_BE_SURNAME | nw.AMBIGUOUS):
            return (
                bool(around.verb or around.possessed)
                and (not opener or not bits & nw.STOP)
                and not around.place
            )
        return not around.place or bool(around.verb)


def _slice(run: Run, begin: int, end: int) -> Run:
    """Some of a run's parts as a run of their own; the title stays only with the first."""
    if begin == 0 and end == len(run.parts):
        return run
    parts = run.parts[begin:end]
    title, outset = (run.title, run.outset) if begin == 0 else ("", parts[0][0] if parts else run.outset)
    return Run(parts, run.bits[begin:end], title=title, outset=outset, taken=run.taken)


def _split(word: str) -> Iterator[str]:
    """A hyphenated word in the tokens it is made of."""
    first, *rest = word.split("-")
    yield first
    for part in rest:
        yield "-"
        yield part
