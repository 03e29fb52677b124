"""The component `hustings_quantities`: numbers with what they count and how sure the text is of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from hustings.pipeline import stretches
from hustings.pipeline.layers import Hedge, QuantityLayer, Unit
from hustings.pipeline.quantities.hedges import hedges
from hustings.pipeline.quantities.numbers import Grammar, Number, grammar, year_shaped
from hustings.pipeline.quantities.ranks import ranks
from hustings.pipeline.quantities.traps import traps
from hustings.pipeline.quantities.units import Counted, countable, units
from hustings.pipeline.quantities.years import years
from hustings.pipeline.stretches import Stretch

_JOINED = ("-", "–", " to ", " or ")
_WHOLE = frozenset(("integer", "words"))
_PLAIN = _WHOLE | {"decimal"}
_APART = 20  # times: numbers further apart are not counted alike
_ROUND = frozenset((*range(2, 11), 12, 20, 50, 100))  # 'nine out of ten' is a share, '30 out of 39' is not


@dataclass(slots=True)
class Quantity:
    """A quantity under way, in character offsets into its stretch.

    Attributes:
        number: Its number.
        start: Offset of its hedge or number.
        end: Offset after its unit.
        unit: What it counts, or None.
        hedge: How sure the text is of it.
    """

    number: Number
    start: int
    end: int
    unit: Unit | None
    hedge: Hedge


class Quantities:
    """The component; pure data goes in and out, so one may serve many Docs."""

    def __init__(self, language: str) -> None:
        """Load the words.

        Args:
            language: The folder under `rules/`.
        """
        self._grammar: Grammar = grammar(language)
        self._units, self._hedges, self._traps = units(language), hedges(language), traps(language)
        self._ranks, self._years = ranks(language), years(language)

    def __call__(self, doc: Doc) -> Doc:
        """Fill `doc._.quantities`."""
        taken = [(doc[m["start"]].idx, doc[m["end"] - 1].idx + len(doc[m["end"] - 1])) for m in doc._.moments]
        found: list[tuple[int, Quantity]] = []
        ends = [end for _, end in taken]
        for stretch in stretches.read(doc):
            first, last = (
                bisect_right(ends, stretch.start),
                bisect_left(taken, (stretch.start + len(stretch.text), 0)),
            )
            within = [(start - stretch.start, end - stretch.start) for start, end in taken[first:last]]
            found += ((stretch.start, quantity) for quantity in self.read(stretch, within))
        doc._.quantities = _layers(doc, found)
        return doc

    def read(self, stretch: Stretch, taken: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
        """The quantities of a stretch of text, in order.

        Args:
            stretch: The text.
            taken: Spans of dates and durations in it, in order.
        """
        numbers = list(_free(self._grammar.find(stretch.lower), taken))
        found: list[Quantity] = []
        rank: int | None = None
        numbers.reverse()
        while numbers:
            number = numbers.pop()
            if number.form == "ordinal":
                if self._ranks.is_rank(stretch.lower, number.start, number.end, rank):
                    found.append(Quantity(number, number.start, number.end, None, "exact"))
                    rank = number.end
                continue
            quantity = self._part(stretch, number, numbers[-1]) if numbers else None
            if quantity is not None:
                numbers.pop()
            else:
                quantity = self._quantity(stretch, number)
            if quantity is not None:
                _join(stretch.lower, found, quantity)
                found.append(quantity)
        return [q for q in found if q.unit or not q.number.ranged]

    def _quantity(self, stretch: Stretch, number: Number) -> Quantity | None:
        """One number with its unit and hedge, or None where it is no quantity."""
        text, lower = stretch.text, stretch.lower
        if year_shaped(lower, number) and self._years.read(lower, number.start, number.end) != "count":
            return None
        if number.form == "fraction":
            trapped = self._traps.fraction(lower, number)
            return None if trapped else self._hedged(lower, number, "percent", number.end, "about")
        if number.currency:
            unit = self._units.currency(number.currency)
            return self._hedged(lower, number, unit, number.end) if unit else None
        counted = self._counted(text, lower, number)
        if counted.unit:
            trapped = self._traps.labelled(lower, number)
        else:
            trapped = self._traps.bare(text, lower, number, counted)
        return None if trapped else self._hedged(lower, number, counted.unit, max(counted.end, number.end))

    def _counted(self, text: str, lower: str, number: Number) -> Counted:
        after = self._hedges.after(lower, number.end)
        counted = self._units.after(text, lower, after[0] if after else number.end)
        if counted.unit is None and not counted.other and number.value != 1:
            counted = self._units.of(text, lower, number.end)
        if countable(counted.unit) and number.value % 1:
            return Counted(None, number.end)
        return counted

    def _part(self, stretch: Stretch, number: Number, whole: Number) -> Quantity | None:
        """A part of a whole: 'two of the six candidates', or of a hundred at most: 'nine out of ten'."""
        lower = stretch.lower
        if not {number.form, whole.form} <= _WHOLE or whole.value < number.value:
            return None
        if not self._units.part_of(lower, number.end, whole.start):
            return None
        counted = self._counted(stretch.text, lower, whole)
        if number.value == 1 and lower.endswith("every ", 0, number.start):  # 'every one of the 11 seats'
            number = replace(number, value=whole.value)
        if countable(counted.unit) and counted.unit != "people":
            named = any(c.isupper() for c in stretch.text[number.end : whole.start])
            return self._hedged(lower, number, counted.unit, number.end if named else counted.end)
        if lower.startswith(" out of ", number.end) and number.value < whole.value and whole.value in _ROUND:
            share = round(100 * number.value / whole.value, 1)
            part = replace(number, end=whole.end, value=share, form="fraction")
            return self._hedged(lower, part, "percent", whole.end, "about")
        if counted.unit is None or counted.unit == "people":  # '41,365 of the 74,806 electors': two counts
            return None
        return self._hedged(lower, number, counted.unit, counted.end)

    def _hedged(
        self, lower: str, number: Number, unit: Unit | None, end: int, default: Hedge = "exact"
    ) -> Quantity:
        before = self._hedges.before(lower, number.start)
        inside = self._hedges.after(lower, number.end)
        behind = self._hedges.after(lower, end) if end > number.end else None
        start = before[0] if before else number.start
        hedge = next((h[1] for h in (before, inside, behind) if h), default)
        end = max(end, inside[0] if inside else end, behind[0] if behind else end)
        return Quantity(number, start, end, unit, hedge)


def _join(lower: str, found: Sequence[Quantity], quantity: Quantity) -> None:
    """Give a bare number the unit of the one it is joined to: 'between 500 and 600 votes', '30-40%'."""
    last = found[-1] if found else None
    if last is None or last.unit or not quantity.unit or last.number.form not in _PLAIN:
        return
    near = sorted((abs(last.number.value), abs(quantity.number.value)))
    if near[0] * _APART < near[1]:
        return  # 'two or three hundred votes', '12,004 or 40.5%'
    between = lower[last.end : quantity.number.start]
    if between in _JOINED or (between == " and " and lower.endswith("between ", 0, last.start)):
        last.unit = quantity.unit


def _free(numbers: Iterator[Number], taken: Sequence[tuple[int, int]]) -> Iterator[Number]:
    """Numbers outside dates and durations, both in text order."""
    i = 0
    for number in numbers:
        while i < len(taken) and taken[i][1] <= number.start:
            i += 1
        if i == len(taken) or taken[i][0] >= number.end:
            yield number


def _layers(doc: Doc, found: Sequence[tuple[int, Quantity]]) -> list[QuantityLayer]:
    """Quantities, each with its stretch's offset, over whole tokens that no other and no moment holds."""
    moments = {i for m in doc._.moments for i in range(m["start"], m["end"])}
    wholes = stretches.tokens(doc, [(at + q.start, at + q.end) for at, q in found])
    digits = stretches.tokens(doc, [(at + q.number.digits, at + q.number.end) for at, q in found])
    layers: list[QuantityLayer] = []
    free = 0
    for (_, q), (start, end), (first, last) in zip(found, wholes, digits, strict=True):
        if first < free or not moments.isdisjoint(range(first, last)):
            continue
        before = [i for i in range(max(start, free), first) if i in moments]
        after = [i for i in range(last, end) if i in moments]
        free = after[0] if after else end
        layers.append(
            QuantityLayer(
                start=before[-1] + 1 if before else max(start, layers[-1]["end"] if layers else 0),
                end=free,
                number_start=first,
                number_end=last,
                value=q.number.value,
                unit=q.unit,
                hedge=q.hedge,
                form=q.number.form,
                sign=q.number.sign,
            )
        )
    return layers


@Language.factory("hustings_quantities")
def create_quantities(nlp: Language, name: str) -> Quantities:
    """Make the component.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
    """
    return Quantities(nlp.lang or "en")
