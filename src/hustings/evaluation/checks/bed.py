"""Running statements through linking and checking, and counting how often the verdict is right."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date as Date
from random import Random

from spacy.language import Language

from hustings.check import WRONG, Verdict, check, worst
from hustings.claims import Claim
from hustings.evaluation.checks import of_contests, of_copies, of_elections
from hustings.evaluation.checks.statements import TEXT, Source, Statement, statements
from hustings.evaluation.checks.wording import in_english
from hustings.extraction import Extraction, extract
from hustings.link import Linked, link
from hustings.reference import Reference
from hustings.text import Document

MAKERS = [*of_contests.MAKERS, *of_elections.MAKERS, *of_copies.MAKERS]
_SURE = ("hedged", "rounded")


@dataclass(frozen=True)
class Judged:
    """A statement with the verdict on it.

    Attributes:
        statement: What was stated.
        verdict: What the verdicts on it come to; None where no claim of its type was read from its sentence.
        verdicts: All of them.
        sentence: The sentence it was put into, '' where its claims were checked as they are.
    """

    statement: Statement
    verdict: str | None
    verdicts: tuple[Verdict, ...]
    sentence: str = ""

    @property
    def right(self) -> bool:
        """Whether the verdict is right."""
        return self.verdict in self.statement.right

    @property
    def alarm(self) -> bool:
        """Whether something of a true statement was called wrong."""
        return not self.statement.wrong and any(verdict.type in WRONG for verdict in self.verdicts)


@dataclass
class Bed:
    """The outcome of a run.

    Attributes:
        judged: Statements that were checked as claims.
        spoken: Statements that were put into English and read by the pipeline first.
        per_second: Claims checked a second, linking and the first reading of the results left out.
    """

    judged: list[Judged] = field(default_factory=list)
    spoken: list[Judged] = field(default_factory=list)
    per_second: float = 0.0


def run(reference: Reference, count: int, spoken: int = 0, seed: int = 0, nlp: Language | None = None) -> Bed:
    """Make statements and judge the verdicts on them.

    Args:
        reference: Official results that statements are made of and checked against.
        count: How many statements to check as claims.
        spoken: How many of them to put into English too, and to have read by the pipeline.
        seed: Decides them.
        nlp: The pipeline, where sentences are read.
    """
    made = list(statements(Source(reference, Random(seed)), MAKERS, count))
    linked = [_linked(statement, reference) for statement in made]
    bed = Bed()
    found = [
        check(claims, reference) for claims in linked
    ]  # what is looked up for the first time is read here
    began = time.perf_counter()
    for claims in linked:
        check(claims, reference)
    taken = time.perf_counter() - began
    bed.per_second = sum(map(len, linked)) / taken if taken else 0.0
    bed.judged = [Judged(s, _of(s, v), v) for s, v in zip(made, found, strict=True)]
    bed.spoken = list(_speak(made, reference, spoken, Random(seed), nlp)) if spoken else []
    return bed


def _linked(statement: Statement, reference: Reference) -> tuple[Linked, ...]:
    return link(_extraction(statement.claims, statement.day), reference)


def _extraction(claims: Iterable[Claim], day: Date) -> Extraction:
    document = Document(TEXT, (), "bed", "gb", day)
    return Extraction(document=document, posts=(), entities=(), claims=tuple(claims))


def _of(statement: Statement, verdicts: Iterable[Verdict]) -> str:
    about = [v for v in verdicts if statement.about < 0 or v.claim == statement.about]
    return worst(about)


def _speak(
    made: Iterable[Statement], reference: Reference, count: int, rng: Random, nlp: Language | None
) -> Iterator[Judged]:
    done = 0
    for statement in made:
        sentence = in_english(statement, rng)
        if sentence is None or done >= count:
            continue
        done += 1
        found = extract(sentence, nlp=nlp, date=statement.day)
        linked = link(found, reference)
        verdicts = check(linked, reference)
        read = [index for index, claim in enumerate(found.claims) if _same(claim, statement.claims[0])]
        about = [v for v in verdicts if v.claim in read]
        yield Judged(statement, worst(about) if read else None, verdicts, sentence)


def _same(read: Claim, meant: Claim) -> bool:
    """Whether a claim was read as it was meant: of its type, with every figure and name it has."""
    if read.type != meant.type:
        return False
    slots = [slot for slot in meant.slots() if getattr(meant, slot) not in (None, False)]
    return all(_value(getattr(read, slot)) == _value(getattr(meant, slot)) for slot in slots)


def _value(slot: object) -> object:
    return getattr(slot, "value", None) or getattr(slot, "iso", None) or getattr(slot, "name", None) or slot


def lines(bed: Bed) -> Iterator[tuple[str, ...]]:
    """The outcome as rows under `HEAD`: a row a kind of statement, then sums."""
    kinds = dict.fromkeys(one.statement.kind for one in bed.judged)
    for kind in sorted(kinds):
        yield _line(kind, [one for one in bed.judged if one.statement.kind == kind])
    yield _line("all as claims", bed.judged)
    yield _line("hedged or rounded", [one for one in bed.judged if one.statement.how in _SURE])
    if bed.spoken:
        read = [one for one in bed.spoken if one.verdict is not None]
        yield _line("sentences, where read as meant", read)
        alarms = [one for one in bed.spoken if one.alarm]
        truths = [one for one in bed.spoken if not one.statement.wrong]
        number, alarmed = len(bed.spoken), len(alarms)
        yield ("all sentences", str(number), "", "", str(len(truths)), str(alarmed), "")


HEAD = ("statements", "number", "right", "accuracy", "true", "false alarms", "missed")


def _line(kind: str, judged: list[Judged]) -> tuple[str, ...]:
    right = sum(one.right for one in judged)
    truths = [one for one in judged if not one.statement.wrong]
    missed = Counter(one.statement.wrong for one in judged if one.statement.wrong and not one.right)
    return (
        kind, str(len(judged)), str(right), f"{right / len(judged):.4f}" if judged else "-", str(len(truths)),
        str(sum(one.alarm for one in truths)), ", ".join(f"{how} {number}" for how, number in missed.most_common()),
    )  # fmt: skip
