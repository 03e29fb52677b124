"""What was measured, as JSON: one file for several sets of pages, each under a name, kept from run to run."""

from __future__ import annotations

import json
import platform
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date as Date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from hustings.evaluation.measure import Evaluation
from hustings.scoring.rates import Rate, Score
from hustings.scoring.reliability import Bin, calibration_error

_PACKAGES = ("hustings", "spacy", "spacy-transformers", "torch")
_DIGITS = 4
_SETTINGS = "settings"
_NUMBERS = re.compile(r"\[\n([\s\d.,e-]+)\]")


class RecordError(ValueError):
    """A file is no record of evaluations; the message says which and why."""


def as_record(evaluation: Evaluation, *, command: str, date: Date | None) -> dict[str, Any]:
    """An evaluation as a JSON object.

    Args:
        evaluation: What was measured.
        command: The command line that measured it.
        date: The day it was measured, as the caller gives it.

    Returns:
        What it was measured on, and by pipeline counts, rates with their intervals, and with what and when they were
        measured.
    """
    run = {"command": command, "date": date.isoformat() if date else None, "versions": _versions()}
    return {
        "pages": evaluation.pages,
        "words": evaluation.words,
        "units": dict(evaluation.units),
        "samples": evaluation.samples,
        "seed": evaluation.seed,
        _SETTINGS: {
            str(scored.setting): {
                **run,
                "pipeline": scored.pipeline,
                "entities": {label: _score(score) for label, score in scored.entities.items()},
                "claims": {type: _score(score, slots=True) for type, score in scored.claims.items()},
                "reliability": _reliability(scored.reliability()),
            }
            for scored in evaluation.scored
        },
    }


def read_record(path: Path) -> dict[str, Any]:
    """The evaluations a file holds, by the names of their pages; none where there is no file.

    Raises:
        RecordError: It holds something else.
    """
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise RecordError(f"{path}: {error}") from error
    if not isinstance(record, dict) or not all(
        isinstance(each, dict) and _SETTINGS in each for each in record.values()
    ):
        raise RecordError(f"{path}: is not what `hustings evaluate --json` writes")
    return record


def write_record(path: Path, name: str, evaluation: Mapping[str, Any]) -> None:
    """Put an evaluation into a file.

    Those under other names stay, and so do other pipelines' scores under the same name, if they are of the same pages.

    Raises:
        RecordError: The file holds something else, or cannot be written.
    """
    record = read_record(path)
    before = record.get(name, {})
    if {**before, _SETTINGS: None} == {**evaluation, _SETTINGS: None}:
        evaluation = {**evaluation, _SETTINGS: {**before[_SETTINGS], **evaluation[_SETTINGS]}}
    try:
        path.write_text(dumps({**record, name: evaluation}), encoding="utf-8")
    except OSError as error:
        raise RecordError(f"{path}: {error}") from error


def dumps(record: object) -> str:
    """JSON for people to read the differences of: a key a line, and the ends of an interval on one."""
    written = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
    return _NUMBERS.sub(lambda found: f"[{' '.join(found[1].split())}]", written)


def _versions() -> dict[str, str]:
    found = {"python": platform.python_version()}
    for package in _PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:  # an extra that is not installed
            continue
    return found


def _reliability(bins: Sequence[Bin]) -> dict[str, Any]:
    return {
        "error": round(calibration_error(bins), _DIGITS),
        "bins": [
            {
                "from": each.low,
                "claims": each.claims,
                "stated": round(each.stated, _DIGITS),
                "right": round(each.right, _DIGITS),
            }
            for each in bins
        ],
    }


def _score(score: Score, *, slots: bool = False) -> dict[str, Any]:
    counts = {name: count for name, count in asdict(score.counts).items() if count}
    rates = {
        name: [round(end, _DIGITS) for end in rate]
        for name in Score.__dataclass_fields__
        if isinstance(rate := getattr(score, name), Rate)
        and (slots or not name.startswith(("slot", "figure")))
    }
    return {"counts": counts, **rates}
