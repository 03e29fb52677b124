"""The commands that measure: `evaluate` on annotated pages, `compare` two pipelines, `card` for the model card."""

from __future__ import annotations

import shlex
from collections.abc import Collection
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from hustings.cli.console import UNUSABLE, complain, writing

_MODEL = (
    "A trained pipeline's package or folder, or 'blank'; :both, :model or :rules says what decides names."
)
Model = typer.Option(metavar="MODEL[:NAMES]", help=_MODEL)


def evaluate(
    context: typer.Context,
    gold: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[GOLD...]", help="Gold files, marked pages, or folders of them."),
    ] = None,
    bio: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Sentences with CrossNER's labels instead: names only."),
    ] = None,
    split: Annotated[str | None, typer.Option(help="Only pages whose header gives this split.")] = None,
    model: Annotated[str, Model] = "blank",
    against: Annotated[
        list[str] | None, typer.Option(metavar="MODEL[:NAMES]", help="One to set beside it; may be repeated.")
    ] = None,
    errors: Annotated[int, typer.Option(min=0, help="How many errors of each to list.")] = 0,
    type: Annotated[str | None, typer.Option(help="Only claims of this type.")] = None,
    label: Annotated[str | None, typer.Option(help="Only names of this label, or 'any person'.")] = None,
    samples: Annotated[int, typer.Option(min=1, help="How many samples the intervals come from.")] = 1000,
    seed: Annotated[int, typer.Option(min=0, help="Decides the samples.")] = 0,
    json: Annotated[
        Path | None,
        typer.Option(metavar="OUT", help="Also put all into this file; what else it holds stays."),
    ] = None,
    name: Annotated[str, typer.Option(help="What the pages are called in that file.")] = "pages",
    on: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="The day to put down in it."),
    ] = None,
) -> int:
    """Score what pipelines find on annotated pages, by label and claim type, with 95 % intervals."""
    from hustings.claims import registry
    from hustings.evaluation import measure
    from hustings.evaluation.errors import errors as listed
    from hustings.evaluation.gold import GoldError, read_bio, read_gold
    from hustings.evaluation.record import RecordError, as_record, write_record
    from hustings.evaluation.report import as_text
    from hustings.evaluation.setting import Setting, SettingError
    from hustings.scoring.entities import GROUPS

    if bool(gold) == bool(bio):
        raise typer.BadParameter("give annotated pages, or --bio FILE.", param_hint="GOLD")
    kinds = [*_one_of(type, registry, "--type"), *_one_of(label, GROUPS, "--label")]
    try:
        settings = [Setting.parse(each) for each in (model, *(against or ()))]
        pages = read_bio(bio) if bio else read_gold(gold or (), split)
        evaluation = measure.evaluate(pages, settings, samples=samples, seed=seed)
        if json:
            command = shlex.join(["hustings", *context.obj])
            record = as_record(evaluation, command=command, date=on.date() if on else None)
            write_record(json, name, record)
    except (GoldError, RecordError, SettingError) as error:
        for problem in str(error).splitlines():
            complain(problem)
        return UNUSABLE
    with writing(None, []) as stream:
        stream.write(as_text(evaluation, kinds))
        for scored in evaluation.scored if errors else ():
            stream.write(f"\nErrors of {scored.setting}\n")
            for wrong in islice(listed(scored, kinds), errors):
                stream.write(f"\n{wrong}\n")
    return 0


def _one_of(given: str | None, known: Collection[str], option: str) -> list[str]:
    if given is None:
        return []
    if given not in known:
        raise typer.BadParameter(f"'{given}' is not one of {', '.join(known)}.", param_hint=option)
    return [given]
