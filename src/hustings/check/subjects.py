"""One claim as the checks see it: what it is about, and how a verdict on it is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date

from hustings.check import sentences
from hustings.check.past import Past
from hustings.check.verdicts import Figure, Type, Verdict
from hustings.claims import Claim, Quantity
from hustings.exactness.hedges import Fit, best, step_of
from hustings.exactness.places import decimals
from hustings.link import Linked
from hustings.reference import Contest, Reference

_CHANGES = ("share_change", "change")


@dataclass(frozen=True, slots=True)
class Subject:
    """A claim with its contest.

    Attributes:
        index: Its place among the claims that are checked.
        linked: The claim with what its names mean.
        past: Lookups of what came before.
        board: Whether it stands among totals of the whole country, and so is one where it names no territory.
    """

    index: int
    linked: Linked
    past: Past
    board: bool = False

    @property
    def claim(self) -> Claim:
        """The claim."""
        return self.linked.claim

    @property
    def contest(self) -> Contest | None:
        """The contest it is about.

        A poll that a change is reckoned from ('down 1.4 points on 2017') is not it: that is the one of the copy.
        """
        contest, base = self.linked.contest, self.linked.base
        if base is not None and contest is not base and any(getattr(self.claim, s, None) for s in _CHANGES):
            return base
        return contest

    @property
    def reference(self) -> Reference:
        """The official results."""
        return self.past.reference

    @property
    def seat(self) -> str:
        """The seat in words."""
        if (contest := self.contest) is not None:
            return contest.seat
        named = getattr(self.claim, "seat", None)
        return named.name if named is not None else "the seat"

    @property
    def day(self) -> Date | None:
        """The day of the election it is about."""
        if (contest := self.contest) is not None:
            return contest.date
        return self.linked.election.date if self.linked.election else None

    def verdict(
        self,
        rule: str,
        type: Type,
        slot: str | None = None,
        said: Figure = None,
        known: Figure = None,
        /,
        *,
        why: str = "",
        **words: str,
    ) -> Verdict:
        """A verdict on the claim.

        Args:
            rule: The check, as `sentences.yaml` lists it.
            type: What it came to.
            slot: The slot it was made of.
            said: What the copy says.
            known: What that was compared with.
            why: Why it is open, of verdicts that are.
            words: What fills the rule's sentence, besides the seat; `said` and `known` as they are by default.
        """
        filled = {"seat": self.seat, "said": str(said), "known": str(known)} | words
        return Verdict(
            self.index, type, rule, slot, said, known, sentences.sentence(rule, type, filled, reason=why)
        )

    def measure(self, rule: str, slot: str, said: Quantity, known: Sequence[float], **words: str) -> Verdict:
        """A verdict on a figure, by what its hedge and its rounding allow.

        Args:
            rule: The check.
            slot: The slot of the figure.
            said: The figure.
            known: What it may officially be, the likeliest first.
            words: What else fills the sentence.
        """
        fit, nearest = best(said, known)
        return self.judged(rule, slot, said, fit, nearest, **words)

    def judged(
        self,
        rule: str,
        slot: str,
        said: Quantity,
        type: Type | Fit,
        known: float,
        why: str = "",
        **words: str,
    ) -> Verdict:
        """A verdict on a figure that has been judged already; see `measure`."""
        places = decimals(step_of(said)) + (type == "rounds_to")
        in_words = sentences.figure(known, said.unit, max(1, places))
        if type == "ambiguous" and not why:
            why = sentences.reason("cut" if said.hedge == "exact" else "far", known=in_words)
        words = {"said": sentences.quantity(said), "known": in_words} | words
        return self.verdict(rule, type, slot, said.value, known, why=why, **words)

    def unsupported(self, rule: str, slot: str | None, name: str, **words: str) -> Verdict:
        """A verdict that there is nothing to check by, with the reason's name and what fills its words."""
        reason = sentences.reason(name, seat=self.seat, **words)
        return Verdict(
            self.index, "unsupported", rule, slot, None, None,
            sentences.sentence(rule, "unsupported", {}, reason=reason),
        )  # fmt: skip
