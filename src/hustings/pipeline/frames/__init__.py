"""Leaves what patterns and result tables say as frames: plain data, one for each claim or list of claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from hustings.countries import country as load_country
from hustings.pipeline.document import segments
from hustings.pipeline.frames.cards import CardReader
from hustings.pipeline.frames.contests import ContestReader
from hustings.pipeline.frames.deposits import DepositReader
from hustings.pipeline.frames.echoes import Echoes
from hustings.pipeline.frames.element import Element
from hustings.pipeline.frames.elements import Reader
from hustings.pipeline.frames.figures import Figures
from hustings.pipeline.frames.found import Found, Stretch
from hustings.pipeline.frames.framing import Framing
from hustings.pipeline.frames.matching import PatternMatcher
from hustings.pipeline.frames.memberships import Memberships
from hustings.pipeline.frames.pairs import Pairs
from hustings.pipeline.frames.phrase_table import PhraseTable
from hustings.pipeline.frames.sentences import Sentences
from hustings.pipeline.frames.subjects import Subjects
from hustings.pipeline.frames.tables import TableReader
from hustings.pipeline.frames.totals import Totals
from hustings.pipeline.layers import FrameLayer
from hustings.rules import RuleBook, Scope, book, data
from hustings.rules.template import KINDS

_SCOPES: Mapping[str, tuple[Scope, ...]] = {"heading": ("heading", "line"), "board": ("line",)}
_LONE: tuple[Scope, ...] = ("line", "block")  # a paragraph that is one sentence may be a line of a list
_BLOCK = 2  # lines that make a board
_NOTE = 14  # elements: sentences no longer than this that follow one another may be one note of a result
_UNREAD = frozenset({"boilerplate", "time", "byline", "caption"})


class Frames:
    """The component `hustings_frames`."""

    def __init__(
        self,
        rules: RuleBook,
        readers: Sequence[TableReader | CardReader],
        contests: ContestReader,
        territories: Sequence[str],
        places: Mapping[str, Any],
    ) -> None:
        """Set up.

        Args:
            rules: The rule book.
            readers: What reads result tables and cards.
            contests: What reads tables of a seat a line.
            territories: Names that are territories, not seats.
            places: `scopes.yaml`: what tells of which place a total of seats is.
        """
        self._rules = rules
        self._patterns = PatternMatcher(rules)
        self._echoes = Echoes(rules)
        self._projections = frozenset(rules.lexicon.characters("projection"))
        self._readers = readers
        self._contests = contests
        self._places = places
        self._deposits = DepositReader(rules.lexicon)
        self._cues = PhraseTable(rules.lexicon.symbols)
        names = {tuple(name.lower().split()): KINDS["territory"] for name in territories}
        self._territories = PhraseTable(names)

    def __call__(self, doc: Doc) -> Doc:
        """Fill `doc._.frames`, and add to `doc._.ties` what noun phrases tie people to."""
        reader = Reader(doc, self._rules, self._cues, self._territories)
        framing = Framing(doc)
        sentences = Sentences(doc)
        totals = Totals(doc, self._rules, self._places)
        links = (
            Memberships(doc, self._rules),
            Subjects(doc, self._rules),
            Pairs(doc, self._rules),
            Figures(self._rules),
        )
        frames: list[FrameLayer] = []
        block: list[Stretch] = []
        notes: list[Stretch] = []
        above: Stretch | None = None
        for n, (start, end, role, post) in enumerate(segments(doc)):
            if role in _UNREAD:
                continue
            if role != "board" or (block and block[-1].post != post):
                self._close(doc, framing, block, frames, above)
                block, above = [], None
            said: Sequence[Found] = ()
            for first, last in sentences.within(start, end):
                stretch = Stretch(reader.row(first, last, post), post, n)
                alone = role == "board" or (first, last) == (start, end)
                found = self._patterns.match(
                    stretch, (*(_SCOPES.get(role, _LONE) if alone else ()), "sentence")
                )
                found += self._echoes.read(stretch, found, said)
                said = found
                for link in links:
                    found = link.complete(stretch, found)
                heads = alone and role in _SCOPES
                frames += [framing.of(stretch, f) for f in totals.complete(stretch, found, heads=heads)]
                if role == "board" or (role == "heading" and alone):
                    block.append(stretch)  # a board's first line may stand as its heading
                elif role != "board":
                    above = stretch
                if role == "board" or len(stretch.row) > _NOTE or (notes and notes[-1].post != post):
                    frames += self._notes(framing, notes)
                    notes = []
                if role != "board" and len(stretch.row) <= _NOTE:
                    notes.append(stretch)
        self._close(doc, framing, block, frames, above)
        frames += self._notes(framing, notes)
        doc._.frames = _unique(frames)
        doc._.ties = sorted([*doc._.ties, *reader.ties], key=lambda t: t["start"])
        return doc

    def _read(self, framing: Framing, lines: Sequence[Stretch]) -> list[FrameLayer]:
        """Read lines as one row, a line's end between them."""
        whole = _joined(lines)
        return [framing.of(whole, found) for found in self._patterns.match(whole, ("block",))]

    def _notes(self, framing: Framing, notes: Sequence[Stretch]) -> list[FrameLayer]:
        """Read short sentences that follow one another ('Electorate 76,900. Turnout 51%.') as one row."""
        return self._read(framing, notes) if len(notes) > 1 else []

    def _close(
        self,
        doc: Doc,
        framing: Framing,
        lines: Sequence[Stretch],
        frames: list[FrameLayer],
        above: Stretch | None,
    ) -> None:
        """Read a board's lines together; where its title is one of projections, nothing in it is a result."""
        frames += self._block(doc, framing, self._told_by_seat(doc, framing, lines, frames))
        self._lost_deposits(doc, framing, lines if above is None else [above, *lines], frames)
        if len(lines) > 1 and not self._projections.isdisjoint(lines[0].text):
            under = {line.segment for line in lines[1:]}
            for frame in frames:
                if frame["segment"] in under:
                    frame["modality"] = "forecast"

    def _told_by_seat(
        self, doc: Doc, framing: Framing, lines: Sequence[Stretch], frames: list[FrameLayer]
    ) -> Sequence[Stretch]:
        """Read a board for contests, a seat a line, whose headings say better than any pattern what a figure is.

        Returns:
            The lines that are in no such table.
        """
        found = [framing.of_cells(c, lines) for c in self._contests.read(doc, [x.row for x in lines])]
        told = {(frame["post"], frame["segment"]) for frame in found}
        if told:
            frames[:] = [frame for frame in frames if (frame["post"], frame["segment"]) not in told]
        frames += found
        return [line for line in lines if (line.post, line.segment) not in told]

    def _lost_deposits(
        self, doc: Doc, framing: Framing, lines: Sequence[Stretch], frames: list[FrameLayer]
    ) -> None:
        """Read a board, and what stands above it, for lost deposits; a count of them is none of votes or seats."""
        if len(lines) < _BLOCK:
            return
        found = [framing.of_cells(c, lines) for c in self._deposits.read(doc, [x.row for x in lines])]
        if listed := {frame["segment"] for frame in found if "count" in frame["slots"]}:
            frames[:] = [frame for frame in frames if frame["segment"] not in listed]
        frames += found

    def _block(self, doc: Doc, framing: Framing, lines: Sequence[Stretch]) -> list[FrameLayer]:
        """Read the lines of a board as one row and as tables."""
        if len(lines) < _BLOCK:
            return []
        rows = [line.row for line in lines]
        cells = [cell for reader in self._readers for cell in reader.read(doc, rows)]
        return self._read(framing, lines) + [framing.of_cells(cell, lines) for cell in cells]


def _joined(lines: Sequence[Stretch]) -> Stretch:
    """Lines as one stretch, a line's end between them."""
    row: list[Element] = []
    for line in lines:
        if row and line.row:
            row.append(Element("¶", line.row[0].start, line.row[0].start))
        row += line.row
    return Stretch(row, lines[0].post, lines[0].segment)


def _unique(frames: list[FrameLayer]) -> list[FrameLayer]:
    """Drop frames that say the same over the same words, in text order."""
    seen = set()
    out = []
    for frame in sorted(frames, key=lambda f: (f["evidence"][0], f["type"])):
        key = (frame["type"], tuple(frame["evidence"]), repr(frame["slots"]))
        if key not in seen:
            seen.add(key)
            out.append(frame)
    return out


@Language.factory("hustings_frames", default_config={"country": "gb"})
def create_frames(nlp: Language, name: str, country: str) -> Frames:
    """Make the component.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        country: The country whose territories are told from seats.
    """
    language = str(nlp.lang)
    words = data("tables", language)
    readers = (TableReader(words), CardReader(words["labels"], words["signs"]))
    contests = ContestReader(words["contests"], words["outcomes"])
    territories = load_country(country).territories
    return Frames(book(language), readers, contests, territories, data("scopes", language))
