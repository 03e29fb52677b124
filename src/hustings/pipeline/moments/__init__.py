"""The component `hustings_moments`: dates and lengths of time, with their values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date as Date
from datetime import datetime
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from hustings.pipeline import stretches
from hustings.pipeline.layers import Hedge, MomentLayer
from hustings.pipeline.moments.dateparsing import Order
from hustings.pipeline.moments.dates import dates
from hustings.pipeline.moments.durations import durations
from hustings.pipeline.moments.reckoning import Reckoning
from hustings.pipeline.stretches import Stretch
from hustings.rules import data

_Found = tuple[int, int, str, str, Hedge]  # start, end, kind, value, hedge


class Moments:
    """The component; pure data goes in and out, so one may serve many Docs."""

    def __init__(self, language: str) -> None:
        """Load the grammars.

        Args:
            language: The folder under `rules/`.
        """
        self._dates, self._durations = dates(language), durations(language)
        self._orders: Mapping[str, Order] = data("moments", language)["date_orders"]

    def __call__(self, doc: Doc) -> Doc:
        """Fill `doc._.moments`."""
        source: Mapping[str, Any] = doc._.source
        order = self._orders.get(source.get("country") or "", "DMY")
        page = Reckoning(_day(source.get("date")), None, order)
        bases = [_reckoning(post.get("time"), page) for post in doc._.posts]
        found: list[_Found] = []
        for stretch in stretches.read(doc):
            reckoning = page if stretch.post is None else bases[stretch.post]
            found += (
                (stretch.start + m[0], stretch.start + m[1], *m[2:]) for m in self.read(stretch, reckoning)
            )
        layers: list[MomentLayer] = []
        for (_, _, kind, value, hedge), (start, end) in zip(
            found, stretches.tokens(doc, [m[:2] for m in found]), strict=True
        ):
            if not layers or start >= layers[-1]["end"]:
                layers.append(
                    MomentLayer(
                        start=start,
                        end=end,
                        kind="date" if kind == "date" else "duration",
                        value=value,
                        hedge=hedge,
                    )
                )
        doc._.moments = layers
        return doc

    def read(self, stretch: Stretch, reckoning: Reckoning) -> Sequence[_Found]:
        """The dates and durations of a stretch of text, in order, as offsets, kind, value and hedge.

        Args:
            stretch: The text.
            reckoning: What its relative dates are told from.
        """
        found: list[_Found] = [
            (d.start, d.end, "date", d.value, d.hedge)
            for d in self._dates.find(stretch.text, stretch.lower, reckoning)
        ]
        for length in self._durations.find(stretch.lower):
            value = reckoning.ago(length.amounts) if length.ago else length.iso
            if value is not None:
                found.append(
                    (length.start, length.end, "date" if length.ago else "duration", value, length.hedge)
                )
        found.sort()
        return [m for i, m in enumerate(found) if i == 0 or m[0] >= found[i - 1][1]]


def _reckoning(time: str | None, page: Reckoning) -> Reckoning:
    """What a post's relative dates are told from: its own time, or else the page's day."""
    if not time:
        return page
    moment = datetime.fromisoformat(time)
    return Reckoning(moment.date(), moment.hour, page.order)


def _day(iso: str | None) -> Date | None:
    return Date.fromisoformat(iso) if iso else None


@Language.factory("hustings_moments")
def create_moments(nlp: Language, name: str) -> Moments:
    """Make the component.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
    """
    return Moments(nlp.lang or "en")
