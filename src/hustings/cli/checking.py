"""The commands that check: `check` on files of copy, `evaluate-checks` on statements made for the purpose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from hustings.cli.console import UNUSABLE, writing
from hustings.cli.extracting import extractions
from hustings.cli.options import Country, Day, Election, Files, MinConfidence, Model, Out
from hustings.cli.results import known_results, poll

if TYPE_CHECKING:
    from hustings import Extraction
    from hustings.check import Verdict
    from hustings.claims import Claim
    from hustings.reference import Reference

WRONG_STATUS = 3
"""Exit status where a claim is impossible or differs from what is official."""

_LOOK = ("impossible", "differs", "ambiguous")
"""Verdicts that the table lists, in order; the others it counts."""

_REASONS = 3
"""Of the reasons why claims were not checked, so many are told, the commonest."""


class CheckFormat(StrEnum):
    """How `check` writes its verdicts."""

    table = "table"
    jsonl = "jsonl"


def check(
    files: Files,
    format: Annotated[
        CheckFormat,
        typer.Option(help="table lists what to look at, and counts the rest; jsonl gives every verdict."),
    ] = CheckFormat.table,
    day: Day = None,
    election: Election = None,
    country: Country = "gb",
    model: Model = None,
    least: MinConfidence = None,
    out: Out = None,
) -> int:
    """Check the claims of files against official results, and against one another.

    The exit status is 3 where something is impossible or differs, 2 where a file cannot be used, whatever is found.
    """
    from hustings.check import WRONG

    known = known_results(country)
    about = poll(known, election)
    unusable: list[str] = []
    with writing(out, files) as stream:
        found = extractions(files, day, country, model, least, stream, unusable)
        checked = _checked(found, known, about)
        types = (write_jsonl if format == CheckFormat.jsonl else write_table)(checked, stream)
        if format == CheckFormat.table and not types and not unusable:
            stream.write("no claims\n")
    if unusable:
        return UNUSABLE
    return WRONG_STATUS if any(types[wrong] for wrong in WRONG) else 0


def _checked(
    found: Iterable[Extraction], known: Reference, about: date | None
) -> Iterator[tuple[Claim, Verdict]]:
    from hustings.check import check as verdicts
    from hustings.link import link

    for extraction in found:
        linked = link(extraction, known, election=about)
        for verdict in verdicts(linked, known):
            yield linked[verdict.claim].claim, verdict


def write_jsonl(checked: Iterable[tuple[Claim, Verdict]], out: TextIO) -> Counter[str]:
    """Write a verdict a line, with the claim it is about, whose ids are those that linking found.

    Args:
        checked: Claims with verdicts, a claim's one after another.
        out: Where to.

    Returns:
        How many verdicts of each type there were.
    """
    from hustings.export.lines import write_line

    types: Counter[str] = Counter()
    for claim, verdict in checked:
        types[verdict.type] += 1
        line = {"doc": claim.doc} | verdict.as_json() | {"about": claim.as_json()}
        write_line(line, out)
    return types


def write_table(checked: Iterable[tuple[Claim, Verdict]], out: TextIO) -> Counter[str]:
    """Write what is to be looked at, the worst first, then how many verdicts of other types there were, and why.

    Args:
        checked: Claims with verdicts.
        out: Where to; see `hustings.export.write_grid`.

    Returns:
        How many verdicts of each type there were.
    """
    from hustings.export import tidied, write_grid

    every = list(checked)
    types: Counter[str] = Counter(verdict.type for _, verdict in every)
    listed = sorted((one for one in every if one[1].type in _LOOK), key=lambda one: _LOOK.index(one[1].type))
    rows = [
        (verdict.type, claim.doc, claim.type, verdict.sentence, " … ".join(e.text for e in claim.evidence))
        for claim, verdict in listed
    ]
    if rows:
        write_grid(("verdict", "doc", "type", "why", "evidence"), rows, out)
    rest = [f"{types[type]} {type}" for type in ("agrees", "rounds_to", "unsupported") if types[type]]
    if every:
        out.write(", ".join(rest or ["nothing else"]) + "\n")
    reasons = Counter(verdict.sentence for _, verdict in every if verdict.type == "unsupported")
    for sentence, count in reasons.most_common(_REASONS):
        out.write(f"  {count}: {tidied(sentence)}\n")
    return types


def evaluate_checks(
    statements: Annotated[
        int, typer.Option(min=1, help="How many statements to make of official results.")
    ] = 3400,
    sentences: Annotated[
        int, typer.Option(min=0, help="How many of them to put into English and read, too.")
    ] = 0,
    seed: Annotated[int, typer.Option(min=0, help="Decides the statements.")] = 0,
    model: Model = None,
    out: Out = None,
) -> int:
    """Count how often checks are right on statements made of official results, every other one made wrong."""
    import hustings
    from hustings.evaluation.checks import bed
    from hustings.export import write_grid
    from hustings.pipeline.trained import UnknownModelError
    from hustings.reference import reference as official

    try:
        nlp = hustings.load("gb", model) if sentences else None
    except UnknownModelError as error:
        raise typer.BadParameter(str(error), param_hint="--model") from error
    done = bed.run(official("gb"), statements, sentences, seed, nlp)
    with writing(out, []) as stream:
        write_grid(bed.HEAD, bed.lines(done), stream)
        stream.write(f"{done.per_second:,.0f} claims a second\n")
    return 0
