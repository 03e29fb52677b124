"""Pages of stories: what each is about, in what house style, told from the banks of shapes."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from hustings.corpus.page import Page
from hustings.corpus.stories.banks import banks
from hustings.corpus.stories.contests import Contest
from hustings.corpus.stories.fragment import Fragment
from hustings.corpus.stories.measures import MissingError
from hustings.corpus.stories.people import Namer
from hustings.corpus.stories.resolving import page
from hustings.corpus.stories.scene import Scene, Stage
from hustings.corpus.stories.style import Style
from hustings.corpus.stories.telling import Teller
from hustings.corpus.stories.territory import territories
from hustings.corpus.stories.wards import polling_day, ward

_INVENTED = 0.6  # of contests have invented candidates, who can speak
_LOCAL = 0.25  # of pages are about wards and mayors
_SHAPES = {"article": 0.3, "live": 0.3, "board_page": 0.14, "round_up": 0.16, "totals_page": 0.1}
_CONTESTS = {"live": (2, 6), "round_up": (3, 9)}
_TRIES = 20


def stories(contests: Sequence[Contest], number: int, seed: int) -> Iterator[Page]:
    """Tell stories.

    Args:
        contests: What may be told of.
        number: How many.
        seed: Decides everything.

    Yields:
        Pages named `story-<seed>-<number>`.

    Raises:
        ValueError: There are no contests.
    """
    if not contests:
        raise ValueError("there are no contests to tell of")
    rng = random.Random(seed)
    known = {c.name for contest in contests for c in contest.candidates}
    known |= {contest.holder for contest in contests if contest.holder}
    writer = _Writer(contests, Namer(known, rng), rng)
    for count in range(number):
        yield writer.write(f"story-{seed}-{count}")


class _Writer:
    def __init__(self, contests: Sequence[Contest], namer: Namer, rng: random.Random) -> None:
        self._namer = namer
        self._rng = rng
        self._general = [c for c in contests if c.general]
        self._special = [c for c in contests if not c.general]
        self._elections: dict[int, list[Contest]] = {}
        for contest in self._general:
            self._elections.setdefault(contest.date.year, []).append(contest)
        self._territories = territories(contests, namer)

    def write(self, name: str) -> Page:
        for _ in range(_TRIES):
            (shape,) = self._rng.choices([*_SHAPES], [*_SHAPES.values()])
            try:
                return self._page(name, shape)
            except MissingError:
                continue
        raise RuntimeError(f"{name}: no shape of page could be told of any contest")

    def _page(self, name: str, shape: str) -> Page:
        rng = self._rng
        style = Style.pick(rng)
        scene, date = self._scene(shape)
        told = Teller(banks(), style, rng).tell(shape, scene)
        return page(name, _styled(told, style), {"style": f"story: {shape}", "date": date, "split": "train"})

    def _scene(self, shape: str) -> tuple[Stage, str]:
        rng = self._rng
        if shape == "totals_page":
            if not self._territories:
                raise MissingError(shape)
            territory = rng.choice(self._territories)
            return territory, (territory.date + timedelta(days=1)).isoformat()
        if shape in _CONTESTS:
            election = rng.choice([*self._elections.values()])
            number = rng.randint(*_CONTESTS[shape])
            region = rng.choice(election).region
            pool = [c for c in election if c.region == region] if rng.random() < 0.7 else election
            told_of = rng.sample(pool, min(number, len(pool)))
        else:
            told_of = [rng.choice(self._special if self._special and rng.random() < 0.1 else self._general)]
        if rng.random() < _LOCAL:
            thursday = polling_day(rng)
            told_of = [ward(contest, thursday, rng) for contest in told_of]
        first, *rest = (
            Scene.of(f"c{n}", contest, self._namer, rng, contest.local or rng.random() < _INVENTED)
            for n, contest in enumerate(told_of)
        )
        day = first.contest.date + timedelta(days=1)
        return replace(first, others=rest), day.isoformat()


def _styled(told: Fragment, style: Style) -> Fragment:
    told.text = style.write(told.text)
    told.names = [
        replace(n, full=style.write(n.full)) if n.label in ("CANDIDATE", "PERSON") else n for n in told.names
    ]
    return told
