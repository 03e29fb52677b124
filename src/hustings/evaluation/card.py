"""The model card: prose from a template, and tables of what was measured.

A folder holds `card.md` (the template), `evaluation.json` (`hustings evaluate --json`), `benchmark-NAME.json`
(`hustings benchmark --json`, one for each pipeline), and the pipelines that are stored, each with its `meta.json`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from string import Template
from typing import Any

from hustings.benchmark import TOKENISER, WHOLE
from hustings.evaluation.record import read_record
from hustings.evaluation.setting import Setting
from hustings.pipeline import SHIPPED

TEMPLATE, EVALUATION, CARD = "card.md", "evaluation.json", "README.md"

_NAMES = {"rules": "rules and lists only", "model": "model only", "both": "both"}
_SYNTAX = {"tag_acc": "tags", "lemma_acc": "lemmas", "dep_uas": "heads", "dep_las": "heads with labels"}
_PIPELINES = ("pipeline", "licence", "components, in order", "syntax, on the treebank's dev set")
_SPEEDS = (
    "pipeline", "words/s, text to claims", "of the tokeniser", "tokeniser, words/s", "import and load, s", "MiB"
)  # fmt: skip
_NOTHING = "None yet."


class CardError(ValueError):
    """A card cannot be written; the message says which file stands in the way and why."""


def render(folder: Path) -> str:
    """Write the card of a folder's pipelines.

    Args:
        folder: What holds the template and the measurements.

    Returns:
        Markdown.

    Raises:
        CardError: A file is missing or holds something else, or the template names what there is not.
        RecordError: The evaluations' file is none.
    """
    evaluations = read_record(folder / EVALUATION)
    pipelines = [_row(path, _pipeline) for path in sorted(folder.glob("*/meta.json"))]
    speeds = [_row(path, _speed) for path in sorted(folder.glob("benchmark-*.json"))]
    template = folder / TEMPLATE
    try:
        return Template(template.read_text(encoding="utf-8")).substitute(
            pipelines=_table(_PIPELINES, pipelines) if pipelines else _NOTHING,
            names="\n\n".join(_names(evaluations)) or _NOTHING,
            claims="\n\n".join(_claims(evaluations)) or _NOTHING,
            confidence="\n\n".join(_reliability(evaluations)) or _NOTHING,
            speed=_table(_SPEEDS, speeds) if speeds else _NOTHING,
            runs="\n\n".join(_runs(evaluations)) or _NOTHING,
        )
    except (OSError, ValueError) as error:
        raise CardError(f"{template}: {error}") from error
    except KeyError as error:
        raise CardError(f"{template}: there is nothing to put in the place of ${error.args[0]}") from error


def _row(path: Path, make: Callable[[str, Mapping[str, Any]], list[str]]) -> list[str]:
    """A table's row from what a file holds."""
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(given, dict):
            raise ValueError("it is no JSON object")
        return make(path.stem, given)
    except (OSError, ValueError) as error:
        raise CardError(f"{path}: {error}") from error
    except KeyError as error:
        raise CardError(f"{path}: no {error} is given") from error


def _pipeline(stem: str, meta: Mapping[str, Any]) -> list[str]:
    performance = meta.get("performance", {})
    return [
        f"`{meta['lang']}_{meta['name']}` {meta['version']}",
        meta["license"],
        ", ".join(f"`{name}`" for name in meta["components"]),
        ", ".join(f"{what} {performance[key]:.3f}" for key, what in _SYNTAX.items() if performance.get(key)),
    ]


def _speed(stem: str, report: Mapping[str, Any]) -> list[str]:
    stages = {stage["name"]: stage for stage in report["stages"]}
    return [
        stem.removeprefix("benchmark-"),
        f"{stages[WHOLE]['words_per_second']:,.0f}",
        f"{stages[WHOLE]['of_tokeniser']:.1%}",
        f"{stages[TOKENISER]['words_per_second']:,.0f}",
        f"{report['load_s']:.2f}",
        f"{report['peak_memory_mb']:,.0f}",
    ]


def _names(evaluations: Mapping[str, Any]) -> Iterator[str]:
    """A table for each set of pages: pipelines down, labels across."""
    for name, evaluation in evaluations.items():
        settings = evaluation["settings"]
        labels = list(dict.fromkeys(label for scores in settings.values() for label in scores["entities"]))
        rows = [
            [*_called(setting, scores), *(_f1(scores["entities"].get(label)) for label in labels)]
            for setting, scores in settings.items()
        ]
        if labels:
            counted = [f"`{label}`" if label.isupper() else label for label in labels]
            yield f"{_heading(name, evaluation)}\n\n" + _table(["pipeline", "names by", *counted], rows)


def _claims(evaluations: Mapping[str, Any]) -> Iterator[str]:
    """A table for each set of pages: claim types down, pipelines across."""
    for name, evaluation in evaluations.items():
        settings = evaluation["settings"]
        types = list(dict.fromkeys(type for scores in settings.values() for type in scores["claims"]))
        rows = []
        for type in types:
            cells = [scores["claims"].get(type) for scores in settings.values()]
            gold = max(cell["counts"].get("gold", 0) for cell in cells if cell)
            rows.append([f"`{type}`" if type != "all" else type, str(gold), *map(_f1, cells)])
        if types:
            titles = [", ".join(_called(setting, scores)) for setting, scores in settings.items()]
            yield f"{_heading(name, evaluation)}\n\n" + _table(["claim", "in gold", *titles], rows)


def _reliability(evaluations: Mapping[str, Any]) -> Iterator[str]:
    """A table for each set of pages: the tenths of the shipped pipeline's confidence down."""
    for name, evaluation in evaluations.items():
        measured = evaluation["settings"].get(str(Setting(SHIPPED, "both")), {}).get("reliability")
        if measured and measured["bins"]:
            rows = [
                [
                    f"from {each['from']:.1f}",
                    str(each["claims"]),
                    f"{each['stated']:.2f}",
                    f"{each['right']:.2f}",
                ]
                for each in measured["bins"]
            ]
            error = f"expected calibration error {measured['error']:.3f}"
            header = ["confidence", "claims", "mean confidence", "share right"]
            yield f"{_heading(name, evaluation)}, {error}\n\n{_table(header, rows)}"


def _runs(evaluations: Mapping[str, Any]) -> Iterator[str]:
    """The commands behind the tables, each with its day and the versions it ran on."""
    runs: dict[tuple[str, str, str], None] = {}
    for evaluation in evaluations.values():
        for scores in evaluation["settings"].values():
            versions = ", ".join(f"{name} {version}" for name, version in scores["versions"].items())
            runs[scores["date"] or "no day given", versions, scores["command"]] = None
    for (date, versions), commands in _grouped(runs).items():
        yield f"{date}, with {versions}:\n\n" + "\n".join(f"    {command}" for command in commands)


def _grouped(runs: Iterable[tuple[str, str, str]]) -> dict[tuple[str, str], list[str]]:
    groups: dict[tuple[str, str], list[str]] = {}
    for date, versions, command in runs:
        groups.setdefault((date, versions), []).append(command)
    return groups


def _heading(name: str, evaluation: Mapping[str, Any]) -> str:
    units = " and ".join(f"{count:,} {kind}" for kind, count in evaluation["units"].items())
    return f"**{name}**: {evaluation['words']:,} words, {units}"


def _called(written: str, scores: Mapping[str, Any]) -> list[str]:
    """What a setting is called: the pipeline, and what decides names."""
    setting = Setting.parse(written)
    names = _NAMES[setting.names] if scores["pipeline"] else _NAMES["rules"]
    return [scores["pipeline"] or "no model", names + ("" if setting.people else ", real people's names off")]


def _f1(score: Mapping[str, Any] | None) -> str:
    if score is None:
        return ""
    value, low, high = score["f1"]
    return f"{value:.3f} ({low:.2f}–{high:.2f})"


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
