"""The commands that measure: `evaluate` and `calibrate` on annotated pages, `compare` two pipelines, `card`."""

from __future__ import annotations

import shlex
from collections.abc import Collection
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from hustings.cli.console import UNUSABLE, complain, writing
from hustings.countries import available

_SETTING = "MODEL[:NAMES][:no-people]"
_MODEL = (
    "A trained pipeline's package or folder, 'blank' for none, or 'default'. What decides names: both, model or "
    "rules. no-people forgets the names of real people."
)
Model = typer.Option(metavar=_SETTING, help=_MODEL)


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
    model: Annotated[str, Model] = "default",
    against: Annotated[
        list[str] | None, typer.Option(metavar=_SETTING, help="One to set beside it; may be repeated.")
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


def calibrate(
    pages: Annotated[
        list[Path],
        typer.Argument(metavar="PAGES...", help="Marked pages of the train and dev splits, or folders."),
    ],
    model: Annotated[str, Model] = "default",
    out: Annotated[
        Path | None, typer.Option(metavar="PATH", help="Write here instead of standard output.")
    ] = None,
) -> int:
    """Measure how often each rule's claims are right, for the confidence that claims are given."""
    from hustings.evaluation import calibration, measure
    from hustings.evaluation.gold import GoldError, read_gold
    from hustings.evaluation.setting import Setting, SettingError

    try:
        setting = Setting.parse(model)
        train, dev = (
            measure.evaluate(read_gold(pages, split), [setting], samples=1).scored[0].judged
            for split in ("train", "dev")
        )
        table = calibration.calibrate(train, dev)
    except (GoldError, SettingError) as error:
        for problem in str(error).splitlines():
            complain(problem)
        return UNUSABLE
    except ValueError as error:
        raise typer.TyperException(str(error)) from error
    with writing(out, []) as stream:
        stream.write(calibration.dumps(table))
    return 0


def _one_of(given: str | None, known: Collection[str], option: str) -> list[str]:
    if given is None:
        return []
    if given not in known:
        raise typer.BadParameter(f"'{given}' is not one of {', '.join(known)}.", param_hint=option)
    return [given]


def compare(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Text, HTML or marked pages.")],
    model: Annotated[str, Model],
    other: Annotated[str, typer.Option("--with", metavar=_SETTING, help="The other one.")],
    country: Annotated[str, typer.Option(help="Whose copy it is, where a page does not say.")] = "gb",
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> int:
    """Tell what two pipelines find apart: what only one gives, and what differs in a slot."""
    from hustings.corpus.markup import SUFFIX, MarkupError, load
    from hustings.corpus.page import Page
    from hustings.evaluation import comparison
    from hustings.evaluation.record import dumps
    from hustings.evaluation.setting import Setting, SettingError
    from hustings.sources import UnusableError, read_source

    _one_of(country, available(), "--country")
    status = 0
    pages: list[Page] = []
    for file in files:
        try:
            if file.endswith(SUFFIX):
                pages.append(load(Path(file)))
            else:
                source = read_source(file)
                pages.append(Page(source.name, source.text, about={"country": country}))
        except (UnusableError, MarkupError) as error:
            status = UNUSABLE
            for problem in str(error).splitlines():
                complain(problem)
    try:
        one, two = Setting.parse(model), Setting.parse(other)
        pairs = list(comparison.compare(pages, one, two))
    except SettingError as error:
        raise typer.TyperException(str(error)) from error
    with writing(None, []) as stream:
        if json:
            stream.write(dumps(comparison.as_record(pairs, one, two)))
        else:
            stream.write(comparison.as_text(pairs, one, two))
    return status


def card(
    folder: Annotated[
        Path,
        typer.Argument(metavar="[FOLDER]", help="Where card.md, the measurements and the pipelines are."),
    ] = Path("models"),
) -> None:
    """Write the model card (README.md) of a folder from what was measured last."""
    from hustings.evaluation.card import CARD, CardError, render
    from hustings.evaluation.record import RecordError

    try:
        text = render(folder)
    except (CardError, RecordError) as error:
        raise typer.TyperException(str(error)) from error
    with writing(folder / CARD, []) as stream:
        stream.write(text)
