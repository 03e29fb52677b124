"""An evaluation for reading: the scores of each pipeline, and of several side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hustings.evaluation.measure import ALL, Evaluation, Scored
from hustings.scoring.outcomes import Counts
from hustings.scoring.rates import Rate, Score
from hustings.scoring.reliability import Bin, calibration_error

_WIDTH = 13
_LEAST = 22


def as_text(evaluation: Evaluation, kinds: Sequence[str] = ()) -> str:
    """Write tables.

    Args:
        evaluation: What was measured.
        kinds: Only these labels and claim types.
    """
    units = " and ".join(f"{count:,} {kind}" for kind, count in evaluation.units.items())
    lines = [
        f"{evaluation.words:,} words on {evaluation.pages:,} pages. "
        f"Intervals are 95 % from {evaluation.samples:,} samples of {units}, seed {evaluation.seed}.",
    ]
    for scored in evaluation.scored:
        lines += ["", str(scored.setting), *_of_one(scored, kinds)]
        if not kinds and (bins := scored.reliability()):
            lines += ["", *_sureness(bins)]
    if len(evaluation.scored) > 1:
        lines += ["", *_side_by_side(evaluation.scored, kinds)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def in_short(rate: Rate) -> str:
    """A rate with its interval: `0.937 (0.896–0.967)`."""
    return f"{rate.value:.3f} ({rate.low:.3f}–{rate.high:.3f})"


def _of_one(scored: Scored, kinds: Sequence[str]) -> Iterator[str]:
    entities, claims = _only(scored.entities, kinds), _only(scored.claims, kinds)
    counts = f"{'gold':>6}{'given':>7}{'right':>7}"
    rates = f"{'P':>8}{'R':>7}   {'F1':<{_LEAST}}"
    if entities:
        yield f"{'name':<{_WIDTH}}{counts}{rates}"
        yield from (_row(label, score) for label, score in entities.items())
    if entities and claims:
        yield ""
    if claims:
        yield f"{'claim':<{_WIDTH}}{counts}{rates}{'slots P':>8}{'R':>7}{'F1':>7}{'figures P':>11}"
    for type, score in claims.items():
        slots = (score.slot_precision, score.slot_recall, score.slot_f1)
        figures = f"{score.figure_precision.value:.3f}" if score.counts.given_figures else ""
        yield f"{_row(type, score)} {''.join(f'{rate.value:7.3f}' for rate in slots)}{figures:>11}"
    hedges = claims[ALL].counts if ALL in claims else Counts()
    if hedges.hedges:
        yield f"hedges alike: {hedges.hedge_hits:,} of {hedges.hedges:,}"


def _sureness(bins: Sequence[Bin]) -> Iterator[str]:
    yield f"confidence   claims   mean  right   (expected calibration error {calibration_error(bins):.3f})"
    yield from (
        f"from {each.low:.1f}{each.claims:>11,}{each.stated:>7.2f}{each.right:>7.2f}" for each in bins
    )


def _row(kind: str, score: Score) -> str:
    c = score.counts
    rates = f"{score.precision.value:8.3f}{score.recall.value:7.3f}   {in_short(score.f1):<{_LEAST}}"
    return f"{kind:<{_WIDTH}}{c.gold:>6,}{c.given:>7,}{c.strict:>7,}{rates}"


def _side_by_side(several: Sequence[Scored], kinds: Sequence[str]) -> Iterator[str]:
    wide = max(_LEAST, *(len(str(scored.setting)) + 2 for scored in several))
    yield f"{'F1':<{_WIDTH}}" + "".join(f"{scored.setting!s:<{wide}}" for scored in several)
    rows = [{**scored.entities, **scored.claims} for scored in several]
    for kind in dict.fromkeys(kind for row in rows for kind in _only(row, kinds)):
        cells = (in_short(row[kind].f1) if kind in row else "" for row in rows)
        yield f"{kind:<{_WIDTH}}" + "".join(f"{cell:<{wide}}" for cell in cells)


def _only(rows: Mapping[str, Score], kinds: Sequence[str]) -> Mapping[str, Score]:
    return {kind: row for kind, row in rows.items() if not kinds or kind in kinds}
