"""The command `hustings reference`: official results imported, shown and listed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hustings.cli.console import UNUSABLE, complain, counted, writing
from hustings.cli.options import COUNTRIES, parse_country, parse_day

if TYPE_CHECKING:
    from hustings.reference import Contest, Reference, Winner

app = typer.Typer(no_args_is_help=True, help="Official results: what ships, and what you import.")

_FEW = 5
"""Elections of an imported file that are named one by one."""


Country = Annotated[
    str,
    typer.Option("--country", callback=parse_country, metavar=COUNTRIES, help="Whose results (ISO 3166)."),
]


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV: a row a candidate, or a row a seat.")],
    day: Annotated[
        date | None,
        typer.Option(
            "--date",
            parser=parse_day,
            metavar="YYYY-MM-DD",
            help="Day of the election, where no column says.",
        ),
    ] = None,
    country: Country = "gb",
) -> int:
    """Take another election's results into your data folder: all of a file, or nothing."""
    from hustings.reference import DamagedImportError, ImportFailedError, import_results
    from hustings.sources import UnusableError

    try:
        done = import_results(file, country=country, day=day)
    except ImportFailedError as error:
        for problem in error.problems:
            complain(UnusableError(file, problem))
        return UNUSABLE
    except (DamagedImportError, OSError) as error:
        complain(
            error if isinstance(error, DamagedImportError) else UnusableError(error.filename or file, error)
        )
        return UNUSABLE
    polls = list(map(str, done.elections))
    days = ", ".join(polls if len(polls) <= _FEW else [*polls[:_FEW], f"{len(polls) - _FEW} more"])
    had = "" if done.new else "; it had been imported before"
    with writing(None, []) as stream:
        stream.write(
            f"{done.country}, {days}: {counted(done.rows, 'row')}, {counted(done.contests, 'contest')}{had}\n"
        )
    return 0


@app.command()
def show(
    seat: Annotated[str, typer.Argument(metavar="SEAT", help="Its name, its code, or the id of a ballot.")],
    election: Annotated[
        str | None, typer.Option(metavar="DATE|YEAR", help="One contest, with every candidate.")
    ] = None,
    country: Country = "gb",
) -> int:
    """Print a contest, or every election of a seat in a line each."""
    from hustings.export import write_grid

    known = _reference(country)
    contests, winners = known.contests(seat), known.winners(seat)
    if not contests and not winners:
        like = known.suggest(seat)
        complain(f"no seat {seat!r} is known" + (f"; did you mean {', '.join(like)}?" if like else ""))
        return UNUSABLE
    with writing(None, []) as stream:
        if election is None:
            head = ("election", "kind", "seat", "winner", "party", "majority", "turnout", "source")
            write_grid(head, _lines(known, contests, winners), stream)
            return 0
        wanted = [c for c in contests if any(_within(day, election) for day in (c.date, c.election))]
        if not wanted:
            polls = ", ".join(dict.fromkeys(str(c.date) for c in contests)) or "no election"
            complain(f"no candidates in {seat} at {election!r} are known; there are those of {polls}")
            return UNUSABLE
        for contest in wanted:
            stream.write(_about(contest) + "\n")
            write_grid(
                ("rank", "candidate", "party", "votes", "share", "elected"), _candidates(contest), stream
            )
    return 0


@app.command()
def elections(country: Country = "gb") -> None:
    """List the elections of which results are known; + marks what was imported."""
    from hustings.export import write_grid

    rows = (
        (
            str(found.date),
            found.kind,
            str(found.contests),
            "votes by group of parties" if found.groups else "candidates",
            ", ".join(f"+ {file}" for file in found.sources),
        )
        for found in _reference(country).elections
    )
    with writing(None, []) as stream:
        write_grid(("election", "kind", "contests", "what is known", "imported"), rows, stream)


def _reference(country: str) -> Reference:
    from hustings.reference import DamagedImportError, reference

    try:
        return reference(country)
    except DamagedImportError as error:
        raise typer.TyperException(str(error)) from error


def _lines(
    known: Reference, contests: Iterable[Contest], winners: Iterable[Winner]
) -> Iterable[tuple[str, ...]]:
    """A line for each election, oldest first: of contests, and of winners where no more is known."""
    found = list(contests)
    told = {contest.date for contest in found if contest.parliamentary}
    lines = [
        (contest.date, contest.kind, _place(contest), *_outcome(contest), _mark(contest)) for contest in found
    ]
    for winner in winners:
        if winner.date not in told:
            party = winner.party or (known.group_name(winner.group) if winner.group else "")
            lines.append((winner.date, winner.kind, "", winner.name, party, "", "", ""))
    return ((str(day), *rest) for day, *rest in sorted(lines, key=lambda line: line[0]))


def _outcome(contest: Contest) -> tuple[str, str, str, str]:
    names = ", ".join(result.name or result.party for result in contest.winners)
    parties = ", ".join(dict.fromkeys(result.party for result in contest.winners))
    majority = "" if contest.majority is None else f"{contest.majority:,}"
    return names, parties, majority, _percent(contest.turnout)


def _candidates(contest: Contest) -> Iterable[tuple[str, ...]]:
    for result in contest.results:
        yield (
            "" if result.rank is None else str(result.rank),
            result.name or "–",
            result.party,
            "" if result.votes is None else f"{result.votes:,}",
            _percent(result.share),
            "" if result.elected is None else "yes" if result.elected else "no",
        )


def _about(contest: Contest) -> str:
    """What stands above a contest's candidates, in a line."""
    figures = {
        "electorate": contest.electorate and f"{contest.electorate:,}",
        "valid votes": contest.valid and f"{contest.valid:,}",
        "turnout": _percent(contest.turnout),
        "majority": "" if contest.majority is None else f"{contest.majority:,}",
    }
    told = ", ".join(f"{what} {figure}" for what, figure in figures.items() if figure)
    place = ", ".join(filter(None, (_place(contest), contest.seat_id, contest.kind, str(contest.date))))
    return place + (f": {told}" if told else "") + (f" ({_mark(contest)})" if contest.source else "")


def _place(contest: Contest) -> str:
    return f"{contest.seat}, {contest.council}" if contest.council else contest.seat


def _mark(contest: Contest) -> str:
    return f"+ {contest.source}" if contest.source else ""


def _within(day: date, when: str) -> bool:
    """Whether a day is the one written, or in the year written."""
    return when in (str(day), str(day.year))


def _percent(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}%"
