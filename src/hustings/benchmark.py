"""How fast each stage is, against the bare tokeniser in the same run, and what loading and memory cost."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

import spacy

from hustings import claims
from hustings.countries import country as known_country
from hustings.extraction import extract, load
from hustings.pipeline.document import make_doc
from hustings.read import read

T = TypeVar("T")
R = TypeVar("R")

WHOLE = "whole way, text to claims"
TOKENISER = "bare tokeniser"

# A process of its own: what it loads is not loaded yet, and its peak is not another's. The first text is
# timed apart, so that nothing which loads on first use is missing from the picture.
_FRESH = """
import json, resource, sys, time
start = time.perf_counter()
import hustings
nlp = hustings.load(sys.argv[1], sys.argv[2] or None)
loaded = time.perf_counter()
texts = json.load(sys.stdin)
first = time.perf_counter()
hustings.extract(texts[0], nlp=nlp, country=sys.argv[1])
first_s = time.perf_counter() - first
for text in texts[1:]:
    with nlp.memory_zone():
        hustings.extract(text, nlp=nlp, country=sys.argv[1])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
print(json.dumps({"load_s": loaded - start, "first_text_s": first_s, "peak_memory_mb": peak}))
"""


class NothingToMeasureError(ValueError):
    """The texts hold no words."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage's speed.

    Attributes:
        name: What was measured.
        words_per_second: Words, split at white space, over the seconds this stage alone took.
        of_tokeniser: The same as a share of the bare tokeniser's in this run.
    """

    name: str
    words_per_second: float
    of_tokeniser: float


@dataclass(frozen=True, slots=True)
class Report:
    """What a run measured.

    Attributes:
        words: How many words each stage saw.
        texts: In how many texts.
        stages: The bare tokeniser first, then each stage in order, the whole way last.
        load_s: Seconds a fresh process takes to import the package and load the pipeline.
        first_text_s: Seconds its first text takes.
        peak_memory_mb: Its resident memory at most, over all the texts, in MiB.
        http: Waiting times, a row for each number of clients; empty where not measured.
    """

    words: int
    texts: int
    stages: tuple[Stage, ...]
    load_s: float
    first_text_s: float
    peak_memory_mb: float
    http: tuple[Mapping[str, Any], ...] = ()


def measure(
    texts: Sequence[str], *, words: int, seed: int = 0, country: str = "gb", model: str | None = None
) -> Report:
    """Measure all that needs no server.

    Args:
        texts: What to measure with; taken again and again until there are enough words.
        words: How many words are enough.
        seed: Decides the order they are taken in.
        country: ISO 3166 code.
        model: A trained pipeline's folder or package; the one that ships by default.

    Raises:
        NothingToMeasureError: The texts hold no words.
        ValueError: There is no data for the country, or no such model.
    """
    sample = _sample(texts, words, seed)
    count = sum(len(text.split()) for text in sample)
    seconds = _stages(sample, country, model)
    base = seconds[TOKENISER]
    stages = tuple(Stage(name, count / taken, base / taken) for name, taken in seconds.items())
    fresh = _fresh_process(sample, country, model)
    return Report(
        words=count,
        texts=len(sample),
        stages=stages,
        load_s=fresh["load_s"],
        first_text_s=fresh["first_text_s"],
        peak_memory_mb=fresh["peak_memory_mb"],
    )


def as_json(report: Report) -> str:
    """The report as a JSON object."""
    return json.dumps(asdict(report), indent=1) + "\n"


def as_text(report: Report) -> str:
    """The report for reading."""
    lines = [
        f"{report.words:,} words in {report.texts:,} texts",
        "",
        f"{'stage':<28}{'words/s':>12}{'of tokeniser':>14}",
        *(f"{s.name:<28}{s.words_per_second:>12,.0f}{s.of_tokeniser:>13.1%} " for s in report.stages),
        "",
        f"{'import and load':<28}{report.load_s:>10.2f} s",
        f"{'first text':<28}{report.first_text_s:>10.2f} s",
        f"{'peak memory':<28}{report.peak_memory_mb:>8,.0f} MiB",
    ]
    if report.http:
        lines += ["", f"{'clients':>7}{'p50 ms':>10}{'p95 ms':>10}{'answers/s':>12}"]
        lines += [
            f"{r['clients']:>7}{r['p50_ms']:>10.1f}{r['p95_ms']:>10.1f}{r['per_second']:>12.1f}"
            for r in report.http
        ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _sample(texts: Sequence[str], words: int, seed: int) -> list[str]:
    some = [text for text in texts if text.split()]
    if not some:
        raise NothingToMeasureError("there are no words to measure with")
    chance = random.Random(seed)
    sample: list[str] = []
    count = 0
    while count < words:
        turn = chance.sample(some, len(some))
        sample += turn
        count += sum(len(text.split()) for text in turn)
    return sample


def _stages(texts: Sequence[str], country: str, model: str | None) -> dict[str, float]:
    """Seconds that each stage takes over all texts, one stage after the other."""
    nlp = load(country, model)
    bare = spacy.blank(known_country(country).language).tokenizer
    for text in set(texts):  # what loads or fills on first use
        extract(text, nlp=nlp, country=country)
        bare(text)
    seconds: dict[str, float] = {}

    def timed(name: str, work: Callable[[T], R], inputs: Sequence[T]) -> list[R]:
        start = time.perf_counter()
        outputs = [work(each) for each in inputs]
        seconds[name] = time.perf_counter() - start
        return outputs

    timed(TOKENISER, bare, texts)
    documents = timed("read", lambda text: read(text, country=country), texts)
    docs = timed("tokens and layers", lambda document: make_doc(nlp, document), documents)
    for name, component in nlp.pipeline:
        docs = timed(name, component, docs)
    timed("claims", lambda pair: claims.read(*pair), list(zip(docs, documents, strict=True)))
    timed(WHOLE, lambda text: extract(text, nlp=nlp, country=country), texts)
    return seconds


def _fresh_process(texts: Sequence[str], country: str, model: str | None) -> dict[str, float]:
    command = [sys.executable, "-c", _FRESH, country, model or ""]
    done = subprocess.run(command, input=json.dumps(texts), stdout=subprocess.PIPE, text=True, check=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures
