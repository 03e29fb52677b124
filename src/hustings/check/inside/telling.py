"""Verdicts on figures of the copy by other figures of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hustings.check import sentences
from hustings.check.inside.contests import Said
from hustings.check.verdicts import Figure, Type, Verdict


@dataclass(frozen=True, slots=True)
class Telling:
    """What verdicts on one contest have in common.

    Attributes:
        seat: The seat, or the territory, in words.
    """

    seat: str

    def verdict(
        self,
        rule: str,
        type: Type,
        said: Said,
        known: Figure,
        others: Iterable[Said],
        /,
        *,
        why: str = "",
        **words: str,
    ) -> Verdict:
        """A verdict on a figure.

        Args:
            rule: The check, as `sentences.yaml` lists it.
            type: What it came to.
            said: The figure.
            known: What the others make it.
            others: Those.
            why: Why it is open, of verdicts that are.
            words: What fills the rule's sentence, besides the seat and what was said.
        """
        filled = {"seat": self.seat, "said": said.words, "known": str(known)} | words
        sentence = sentences.sentence(rule, type, filled, reason=why, inside=True)
        source = tuple(dict.fromkeys(other.claim for other in others))
        return Verdict(said.claim, type, rule, said.slot, said.value, known, sentence, source)
