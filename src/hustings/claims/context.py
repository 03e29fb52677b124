"""What a claim's post makes plain: whose party, which seat, who 'the Labour candidate' is.

A slot that the clause leaves open is filled from the same sentence, then the paragraph, then the post, and for an
article on one seat from the page's subject: never from another post.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from itertools import accumulate

from spacy.attrs import IDX, LENGTH, LOWER, SENT_START
from spacy.tokens import Doc, Span

from hustings.claims.passages import asides_of, segments_of
from hustings.claims.places import Place, Places
from hustings.claims.values import Party, Person, PostRef, Seat
from hustings.countries import Country
from hustings.pipeline.gazetteer import party_of, seat_of
from hustings.rules import book
from hustings.text import Document

_FEW = 50  # mentions: enough to see whether a post speaks of one seat only
_SOON = 3  # segments from a claim to the one that first names its seat
_OFFICE = 4  # tokens before a seat that may name an office: 'councillor for the North Inner City'
_ALONE = frozenset({"summary", "page"})  # a bullet or a page's title stands for itself
_BOARDS = frozenset({"list", "board"})
_SUBJECT_SHARE = 0.5  # of all seat mentions: a page on one seat speaks of it at least this often

Passage = tuple[int, int | None]


class Context:
    """Names and facts of one Doc, by post."""

    def __init__(self, doc: Doc, document: Document, country: Country) -> None:
        """Collect the seats and ties of every post.

        Args:
            doc: A Doc that the whole pipeline has been through.
            document: The document it was made from.
            country: Where names of parties and seats are looked up.
        """
        self.doc = doc
        self.document = document
        self.country = country
        self._seats: dict[int, Places] = defaultdict(Places)
        tokens = doc.to_array([IDX, LENGTH, LOWER, SENT_START]).tolist()
        self._offsets = [(at, at + length) for at, length, _, _ in tokens]
        opens = [n == 0 or starts == 1 for n, (*_, starts) in enumerate(tokens)]
        self._segment_of = segments_of(doc)
        self._sentence_of = [n - 1 for n in accumulate(opens)]
        self._sentence_at = [n for n, first in enumerate(opens) if first] + [len(doc)]
        words = book(doc.lang_).lexicon.words
        self._aside = asides_of([lower for _, _, lower, _ in tokens], opens, words("aside"))
        self._place_words = words("place_word")
        self._besides, self._of_people = words("local_office"), words("aside_person")
        self._posts = doc._.posts
        self._references = [PostRef(**{k: post[k] for k in PostRef.model_fields}) for post in self._posts]
        # Each party and seat is looked up once: many claims ask for the same.
        self._parties: dict[tuple[int, int], Party] = {}
        self._by_place: dict[tuple[int, int], Seat] = {}
        self._unit: dict[int, str] = {}
        self._full: dict[str, str] = {}
        segments = doc._.segments
        self._headings: dict[int, list[int]] = defaultdict(list)
        self._opening: dict[int, int] = {}
        for n, segment in enumerate(segments):
            self._opening.setdefault(segment["post"], n)
            if segment["role"] == "heading":
                self._headings[segment["post"]].append(n)
        at = 0
        for ent in doc.ents:
            while at < len(segments) - 1 and segments[at]["end"] <= ent.start:
                at += 1
            if ent.label_ == "SEAT" and segments and segments[at]["start"] <= ent.start:
                heading = segments[at]["role"] == "heading"
                self._note(ent)
                passing = not heading and (self._told_of(ent.start) or self._of_office(ent.start))
                post = segments[at]["post"]
                self._seats[post].add(
                    Place(ent.start, ent.end, at, self._section(post, at), heading, passing)
                )
        self._names = {(m["person"], m["start"]): m["end"] for m in doc._.mentions if m["kind"] == "name"}
        self._ties: dict[tuple[str, Passage, int], list[tuple[int, tuple[int, int]]]] = defaultdict(list)
        for tie in doc._.ties:
            place = self.passage(tie["post"], self._segment_of[tie["start"]])
            for slot in ("party", "seat"):
                if tie[slot]:
                    self._ties[slot, place, tie["person"]].append((tie["start"], tuple(tie[slot])))
        self.subject = self._subject()

    def _note(self, ent: Span) -> None:
        """Keep the fullest name that the document gives the unit a seat's name stands for."""
        words, fullest = self.words(ent.start, ent.end), self._full.get(ent.ent_id_, "")
        self._unit[ent.start] = ent.ent_id_
        if ent.ent_id_ and len(words) > len(fullest):
            self._full[ent.ent_id_] = words

    def _subject(self) -> tuple[int, int] | None:
        """The seat the page is about, where it is about one."""
        counts: Counter[str] = Counter()
        first: dict[str, tuple[int, int]] = {}
        for mentions in self._seats.values():
            for mention in mentions.all:
                seat = self.seat(mention.span)
                counts[seat.name] += 1
                first.setdefault(seat.name, mention.span)
        if not counts:
            return None
        (name, n), *others = counts.most_common(2)
        alone = not others or n >= 2 * others[0][1]
        if alone and n >= _SUBJECT_SHARE * counts.total():
            return first[name]
        titled = {self.seat(m.span).name for ms in self._seats.values() for m in ms.all if m.segment == 0}
        return first[name] if titled == {name} and (not others or n > others[0][1]) else None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Code-point offsets of a run of tokens."""
        return self._offsets[start][0], self._offsets[end - 1][1]

    def words(self, start: int, end: int) -> str:
        """The original words of a run of tokens."""
        first, last = self.span(start, end)
        return self.document.text[first:last]

    def office(self, start: int, end: int) -> str | None:
        """The last office that a run of tokens names, as written: the MP of 'Ann Lee, the Labour MP for Bath'."""
        offices = book().lexicon.words("office")
        return next((t.text for t in reversed(self.doc[start:end]) if t.lower_ in offices), None)

    def person(self, index: int, start: int, end: int) -> Person:
        """A person of the document, with the span of the name in a phrase, or of all of it where it holds none."""
        at = next((i for i in range(start, end) if (index, i) in self._names), None)
        named = (start, end) if at is None else (at, self._names[index, at])
        return Person(name=self.doc._.people[index]["name"], spans=(self.span(*named),))

    def party(self, tokens: tuple[int, int]) -> Party:
        """The party that a run of tokens names: canonical where it is known, else as written."""
        start, end = tokens
        if (start, end) not in self._parties:
            words, spans = self.words(start, end), (self.span(start, end),)
            known = party_of(self.country, words, self.document.date)
            name, party_id = (known.name, known.id) if known else (words, None)
            self._parties[start, end] = Party(name=name, id=party_id, spans=spans)
        return self._parties[start, end]

    def seat(self, tokens: tuple[int, int]) -> Seat:
        """The seat that a run of tokens names: canonical where it is known, else as written."""
        start, end = tokens
        if (start, end) not in self._by_place:
            words, spans = self.words(start, end), (self.span(start, end),)
            full = self._full.get(self._unit.get(start, ""), words)
            day = self.document.date
            known = seat_of(self.country, full, day) or seat_of(self.country, words, day)
            name, seat_id = (known.name, known.id) if known else (full, None)
            self._by_place[start, end] = Seat(name=name, id=seat_id, spans=spans)
        return self._by_place[start, end]

    def post(self, index: int) -> PostRef | None:
        """What claims say of the post they were read from; None outside any post."""
        return self._references[index] if index < len(self._references) else None

    def sentence(self, token: int) -> int:
        """The number of the sentence that a token is in."""
        return self._sentence_of[token]

    def same_sentence(self, a: int, b: int) -> bool:
        """Whether two tokens are in one sentence."""
        return self._sentence_of[a] == self._sentence_of[b]

    def passage(self, post: int, segment: int) -> Passage:
        """What may fill slots from one another: a post, with the board that heads it; of a summary, each bullet."""
        if self._above(post, segment):
            post -= 1
        return (post, segment) if self._kind(post) in _ALONE else (post, None)

    def party_for(self, person: int, post: int, near: int) -> tuple[int, int] | None:
        """The party that the post ties a person to: by the last tie before token `near`, else the first."""
        return self._tied("party", person, post, near)

    def seat_for(self, person: int, post: int, near: int) -> tuple[int, int] | None:
        """The seat that the post ties a person to, nearest as for the party."""
        return self._tied("seat", person, post, near)

    def _tied(self, slot: str, person: int, post: int, near: int) -> tuple[int, int] | None:
        ties = self._ties.get((slot, self.passage(post, self._segment_of[near]), person))
        if not ties:
            return None
        return ties[max(0, bisect_right(ties, near, key=lambda tie: tie[0]) - 1)][1]

    def first_named(self, post: int, segment: int) -> tuple[int, int, int] | None:
        """The first person whom a post names soon after a segment of it, with the tokens of the name."""
        for mention in self.doc._.mentions:
            at = self._segment_of[mention["start"]]
            near = segment < at <= segment + _SOON and self.doc._.segments[at]["post"] == post
            if near and mention["kind"] == "name" and mention["person"] is not None:
                return mention["person"], mention["start"], mention["end"]
        return None

    def seat_near(self, post: int, start: int, end: int, *, anaphor: bool = False) -> tuple[int, int] | None:
        """The seat that a clause is about by its sentence, post and page.

        Args:
            post: Index of the post.
            start: First token of the clause.
            end: Token after its last.
            anaphor: Whether the clause says 'the seat', so that what was named before it comes first.

        Returns:
            Token span of the seat's name, or None where the text leaves it open.
        """
        seats = self._seats.get(post)
        alone = self._kind(post) in _ALONE
        if seats is None:
            return None if alone else self._above(post, self._segment_of[start]) or self.subject
        sentences = self._sentence_of[start], self._sentence_of[min(end, len(self._sentence_of) - 1)]
        aside = self._aside[start] or self._aside[min(end, len(self._aside) - 1)]
        same = [
            s.span
            for s in seats.between(self._sentence_at[sentences[0]], self._sentence_at[sentences[1] + 1])
            if self._aside[s.start] in (0, aside)
        ]
        told = [span for span in same if aside and self._aside[span[0]] == aside]
        same = told or same  # 'to Ann Lee, who had been beaten in Redcar'
        inside = [span for span in same if start <= span[0] < end]
        if len(inside) == 1 and not anaphor:
            return inside[0]
        before = [span for span in same if span[0] < start]
        if before or len(same) == 1 or (same and not anaphor):
            return (before or same)[-1 if before else 0]
        if alone:
            return None
        plain, headed = seats.before(start)
        segment = self._segment_of[start]
        if plain and (plain.segment == segment or not headed):
            return self.subject if self.subject and self._left(plain, post, segment) else plain.span
        if headed:
            own = plain and plain.section == self._section(post, segment) > headed.section
            return plain.span if plain and own else headed.span
        first = seats.all[0]
        named = {self.seat(s.span).name for s in seats.all[:_FEW]}
        if self.subject and self.seat(self.subject).name not in named:
            return self.subject
        heading = segment in self._headings[post]
        next_one = first.heading and first.segment > segment  # of what comes next, not of what was said
        if len(named) > 1 or (next_one and self._opening[post] != segment):
            return None
        soon = not next_one and first.segment - segment <= _SOON
        return first.span if heading or soon else None

    def _left(self, place: Place, post: int, segment: int) -> bool:
        """Whether a post is done with a seat: a heading, or an article's board, has come in between."""
        board = self._kind(post) == "article" and self.doc._.segments[segment]["role"] == "board"
        return place.segment < segment and (board or place.section < self._section(post, segment))

    def elsewhere(self, start: int, end: int) -> bool:
        """Whether a clause says that it is of a place, one that is not known for a seat: 'turnout in Mayo was'.

        Args:
            start: First token of the clause.
            end: Token after its last.
        """
        places = self._place_words
        return any(
            self.doc[i].lower_ in places and self.doc[i + 1].is_title and not self.doc[i + 1].ent_type
            for i in range(start, end - 1)
        )

    def _section(self, post: int, segment: int) -> int:
        """How many headings a post has up to a segment."""
        return bisect_right(self._headings[post], segment)

    def _told_of(self, token: int) -> bool:
        """Whether a token is in a relative clause about a person: 'Ann Lee, who lost Moor in 2015'."""
        if not self._aside[token]:
            return False
        first = token
        while first and self._aside[first - 1] == self._aside[token]:
            first -= 1
        return self.doc[first + 1].lower_ in self._of_people

    def _of_office(self, token: int) -> bool:
        """Whether a seat is named for an office that somebody holds besides: 'a councillor for Moor'."""
        words = [self.doc[i].lower_ for i in range(max(0, token - _OFFICE), token)]
        return not self._besides.isdisjoint(words)

    def _above(self, post: int, segment: int) -> tuple[int, int] | None:
        """The seat that heads the board right above a text, where no heading of its own comes up to a segment."""
        if (
            post == 0
            or self._kind(post - 1) not in _BOARDS
            or any(n <= segment for n in self._headings[post])
        ):
            return None
        places = self._seats.get(post - 1)
        return places.all[0].span if places and places.all[0].heading else None

    def _kind(self, post: int) -> str:
        return str(self._posts[post]["kind"]) if post < len(self._posts) else "article"
