"""Stretches of capitalised words that may be a person's name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hustings.pipeline.layers import SegmentLayer
from hustings.pipeline.people import name_words as nw
from hustings.pipeline.people.wording import SKIPPED, Wording

_LONGEST = 7  # parts
_CREDIT = 4  # tokens that a credit begins with: 'Image source, '
_TITLES = 5  # in a row: 'Rt Hon Prof Dame'
# What one half of a double name may be alone.
_ALONE = nw.INITIAL | nw.UPPER | nw.STOP | nw.PLACE | nw.AMBIGUOUS | nw.MAY_BE_SURNAME | nw.ORGANISATION
_QUOTES = ('"', "'")


@dataclass(slots=True)
class Run:
    """Tokens that may be a name.

    Attributes:
        parts: Token spans of its words; a hyphenated word is one.
        bits: What each part is (see `name_words`).
        title: The title before it in lower case, or ''.
        outset: First token of the title, or of the run.
        taken: Whether it takes in words that an earlier component held for a party or a seat.
        swapped: Whether the surname comes first ('SMITH, John').
    """

    parts: list[tuple[int, int]]
    bits: list[int]
    title: str = ""
    outset: int = -1
    taken: bool = False
    swapped: bool = False

    def slice(self, begin: int, end: int) -> Run:
        """Some of its parts as a run of their own; the title stays only with the first."""
        if begin == 0 and end == len(self.parts):
            return self
        parts = self.parts[begin:end]
        title, outset = (
            (self.title, self.outset) if begin == 0 else ("", parts[0][0] if parts else self.outset)
        )
        return Run(parts, self.bits[begin:end], title, outset, self.taken)

    @property
    def start(self) -> int:
        """First token."""
        return self.parts[0][0]

    @property
    def doubtful(self) -> bool:
        """Whether it takes in a party or seat on the strength of a given name that is a word itself."""
        return self.taken and bool(self.bits[0] & (nw.AMBIGUOUS | nw.PLACE)) and not self.title

    @property
    def end(self) -> int:
        """Token after the last."""
        return self.parts[-1][1]


class RunReader:
    """Finds the runs of one Doc."""

    def __init__(self, wording: Wording, words: nw.NameWords) -> None:
        """Look up the bits of every token."""
        self._w = wording
        self._v = words.vocabulary
        self.bits = [words[word] for word in wording.text]
        for i, word in enumerate(wording.text):
            if word in ("A", "I") and wording.party_after_name(i + 1):
                self.bits[i] = nw.INITIAL

    def __iter__(self) -> Iterator[Run]:
        """The runs in text order, not overlapping; titles are outside them."""
        w, bits = self._w, self.bits
        at = 0
        roles = [segment["role"] in SKIPPED and not self._credits(segment) for segment in w.segments]
        for i in range(w.size):
            if i < at or not w.capital[i] or w.segment[i] < 0 or roles[w.segment[i]]:
                continue
            if bits[i] & (nw.TITLE | nw.WEAK_TITLE):
                begin, title = self._title(i)
                run = self._titled(begin, title, strong=bool(bits[i] & nw.TITLE)) if begin > i else None
                if run is not None:
                    run.outset = i
                    at = run.end
                    yield run
                    continue
                if not bits[i] & nw.GIVEN:
                    continue
            run = self._plain(i)
            if run is not None:
                run.outset = run.start
                at = run.end
                yield run

    def _credits(self, segment: SegmentLayer) -> bool:
        """Whether a segment says who took a picture or edited the page."""
        words = self._w.lower[segment["start"] : segment["start"] + _CREDIT]
        return segment["role"] == "boilerplate" and (
            bool(self._v.credits & set(words[:1]) and "by" in words)
            or bool(self._v.credit_labels.intersection(words) and {":", ","}.intersection(words))
        )

    def _title(self, i: int) -> tuple[int, str]:
        """Where the words after the titles at token `i` begin, and the last title that tells most."""
        w, title = self._w, ""
        limit = min(w.size, i + 2 * _TITLES)
        while i < limit and self.bits[i] & (nw.TITLE | nw.WEAK_TITLE):
            lower = w.lower[i].removesuffix(".")
            title = lower if not title or self._v.titles.get(lower) else title
            i = self._skip(i + 1)
            if i < w.size and w.text[i] == "." and w.glued[i - 1]:
                i = self._skip(i + 1)
        return i, title

    def _skip(self, i: int) -> int:
        """Past one line's end: copy breaks lines between a title and a name."""
        w = self._w
        return i + 1 if i < w.size and w.blank[i] and w.text[i].count("\n") < 2 else i

    def _titled(self, i: int, title: str, *, strong: bool) -> Run | None:
        """The run after a title; one word is enough, even one that is otherwise a place or a plain word."""
        w = self._w
        if i >= w.size or w.segment[i] != w.segment[i - 1]:
            return None
        run = self._collect(i, titled=strong)
        if run is None or w.lower[run.start] in self._v.not_after_titles:
            return None
        run.title = title
        return run if strong or run.bits[0] & (nw.GIVEN | nw.SURNAME) or len(run.parts) > 1 else None

    def _plain(self, i: int) -> Run | None:
        """The run that begins at token `i` without a title."""
        bits = self.bits[i]
        if bits & nw.STOP and not bits & (nw.GIVEN | nw.INITIAL):
            return None
        if self._w.entity[i] >= 0 and not bits & (nw.GIVEN | nw.SURNAME):
            return None
        run = self._collect(i, titled=False)
        if run is None:
            return None
        alone = len(run.parts) == 1
        if alone and (run.bits[0] & (nw.STOP | nw.INITIAL) or run.taken):
            return self._swapped(run)
        return self._swapped(run) or run

    def _swapped(self, run: Run) -> Run | None:
        """'SMITH, John' and, at the start of a line of a board, 'Smith, John'."""
        w = self._w
        comma = run.end
        if len(run.parts) > 2 or comma + 1 >= w.size or w.text[comma] != "," or run.taken:
            return None
        upper = all(b & nw.UPPER for b in run.bits)
        if not upper and (w.role(run.start) != "board" or w.sentence[run.start] != run.start):
            return None
        rest = self._collect(comma + 1, titled=False)
        if rest is None or rest.taken or len(rest.parts) > 3 or any(b & nw.UPPER for b in rest.bits):
            return None
        if all(b & nw.INITIAL for b in rest.bits) and w.role(run.start) != "board":
            return None  # 'MONCTON, N.B.'
        bracket = rest.end < w.size and w.text[rest.end] == "("
        if not rest.bits[0] & (nw.GIVEN | nw.INITIAL) and not upper and not bracket:
            return None
        return Run([(run.start, run.end), *rest.parts], [run.bits[0], *rest.bits], swapped=True)

    def _collect(self, i: int, *, titled: bool) -> Run | None:
        """As many parts of a name as follow one another from token `i`."""
        w = self._w
        limit = min(w.size, i + 3 * _LONGEST)
        parts: list[tuple[int, int]] = []
        bits: list[int] = []
        taken = False
        while i < limit and len(parts) < _LONGEST and w.segment[i] == w.segment[i - 1 if parts else i]:
            if parts and (w.sentence[i] != w.sentence[parts[0][0]] or w.joined_on(i)):
                break
            begin = i
            while i < limit and self.bits[i] & nw.PARTICLE and not w.capital[i] and i - begin < 3:
                i += 1
                if i < limit and w.text[i] == "-" and w.glued[i - 1]:
                    i += 1
            if (i > begin and not (parts or titled)) or i >= limit:
                break
            if w.text[i] in _QUOTES and bits and bits[-1] & nw.GIVEN:
                nickname = self._nickname(i, limit)
                if nickname:
                    parts.append((i, nickname))
                    bits.append(nw.NAME)
                    i = nickname
                    continue
                break
            end, own = self._part(i, limit, second=bool(parts))
            if not own or not self._belongs(i, end, own, bits, titled=titled and not parts):
                break
            taken |= w.entity[i] >= 0
            parts.append((begin, end))
            bits.append(own)
            if w.text[end - 1].endswith(".") and not own & nw.INITIAL:
                break
            i = end
        if parts and parts[-1][1] - parts[-1][0] in (3, 4) and w.text[parts[-1][0]] in _QUOTES:
            parts.pop()
            bits.pop()
        return Run(parts, bits, taken=taken) if parts else None

    def _nickname(self, i: int, limit: int) -> int:
        """Where a nickname in quotes inside a name ends ('Ann "Annie" Lee'), or 0."""
        w = self._w
        if w.lower[i + 1 : i + 2] == ["the"] and i + 4 < limit and w.glued[i] and w.capital[i + 2]:
            closed = w.text[i + 3] == w.text[i] and w.glued[i + 2]
            return i + 4 if closed and self.bits[i + 4] & nw.NAME and not self.bits[i + 4] & nw.STOP else 0
        inside = (
            i + 3 < limit
            and w.capital[i + 1]
            and w.text[i + 2] == w.text[i]
            and w.glued[i]
            and w.glued[i + 1]
        )
        return i + 3 if inside and self.bits[i + 3] & nw.NAME and not self.bits[i + 3] & nw.STOP else 0

    def _part(self, i: int, limit: int, *, second: bool) -> tuple[int, int]:
        """One word with what hyphens join to it: where it ends, and its bits (0 if it is none)."""
        w, own = self._w, self.bits[i]
        if not own & (nw.NAME | nw.INITIAL):
            return i, 0
        end = i + 1
        while end + 1 < limit and w.text[end] == "-" and w.glued[end - 1] and w.glued[end]:
            tail = w.text[end + 1]
            if not (w.capital[end + 1] and self.bits[end + 1] & nw.NAME):
                if (
                    (second or tail in self._v.given_tails)
                    and tail.isalpha()
                    and w.lower[end + 1] not in self._v.compound_tails
                    and not own & nw.STOP
                ):
                    end += 2  # 'Kim Dae-jung'
                    continue
                # 'Smith-led' is about a Smith, 'ex-minister' is a word.
                return (end, own) if own & nw.NAME and not own & nw.STOP else (i, 0)
            second_half = self.bits[end + 1] & (nw.SURNAME | nw.STOP)
            if second_half & nw.STOP:
                second_half |= self.bits[end + 1] & nw.MAY_BE_SURNAME
            own = own & ~_ALONE | second_half
            end += 2
        return end, own

    def _belongs(self, i: int, end: int, own: int, before: list[int], *, titled: bool) -> bool:
        """Whether a part that has a name's shape may stand where it stands."""
        w = self._w
        last = before[-1] if before else 0
        after_given = bool(last & nw.GIVEN or (last & nw.INITIAL and len(before) > 1))
        if own & nw.LETTERS and before and not own & nw.GIVEN:
            return w.lower[i].removesuffix(".") in ("jr", "jnr", "snr", "sr")
        if w.entity[i] >= 0:
            entity = w.entities[w.entity[i]]
            single = entity.start == i and entity.end == end
            if not before:
                return single and (
                    (titled and self._surname_like(entity.label, own)) or bool(own & nw.GIVEN and not titled)
                )
            return (
                single
                and len(before) <= 2
                and after_given
                and self._surname_like(entity.label, own)
                and not self._role_follows(end)
            )
        if own & nw.INITIAL and not own & nw.GIVEN:
            return (
                (bool(before) and w.text[i] not in ("I", "A"))
                or (len(w.text[i]) > 1 and w.text[i] != "I.")
                or self._initials_lead(i)
            )
        if not own & nw.STOP or titled:
            return bool(own & nw.NAME)
        if own & nw.GIVEN and not before:
            return True
        return bool(own & (nw.MAY_BE_SURNAME | nw.SURNAME)) and after_given and bool(own & nw.MAY_BE_SURNAME)

    def _initials_lead(self, i: int) -> bool:
        """Whether a lone capital letter begins a name in a list ('J Smith (Lab)')."""
        w = self._w
        return (
            w.text[i].removesuffix(".") not in ("I", "A") or w.role(i) == "board" or w.party_after_name(i + 1)
        )

    def _surname_like(self, label: str, own: int) -> bool:
        return bool(label == "SEAT" or own & nw.MAY_BE_SURNAME) and bool(own & nw.NAME)

    def _role_follows(self, end: int) -> bool:
        """Whether a role comes next, so that a word before it is a party ('Ann Lee Green candidate')."""
        return end < self._w.size and bool(self.bits[end] & nw.ROLE)
