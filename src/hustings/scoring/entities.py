"""Names that were found against those of an annotator: right when span and label are the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from hustings.corpus.page import LABELS, Label, Mention
from hustings.scoring.outcomes import Counts, Outcome

ANY_PERSON = "any person"

PEOPLE: Mapping[str, frozenset[Label]] = {ANY_PERSON: frozenset({"CANDIDATE", "PERSON"})}
GROUPS: Mapping[str, frozenset[Label]] = {**{label: frozenset({label}) for label in LABELS}, **PEOPLE}
"""What is scored: each label, and people whether they stood or not."""


def score_entities(
    gold: Iterable[Mention], found: Iterable[Mention], groups: Mapping[str, frozenset[Label]] = GROUPS
) -> Iterator[Outcome[Mention]]:
    """Compare the names of a page.

    Args:
        gold: The annotator's.
        found: Those to judge.
        groups: Labels that are taken for one another, by what the group is called.

    Yields:
        What became of each name, group by group, in text order.
    """
    gold, found = list(gold), list(found)
    for name, labels in groups.items():
        expected = {(m.start, m.end): m for m in gold if m.label in labels}
        given = {(m.start, m.end): m for m in found if m.label in labels}
        for span in sorted(expected.keys() | given.keys()):
            there, here = expected.get(span), given.get(span)
            both = int(span in expected and span in given)
            counts = Counts(gold=int(span in expected), given=int(span in given), found=both, strict=both)
            yield Outcome(name, there, here, counts)
