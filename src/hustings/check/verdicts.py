"""Verdicts: what checking says of a claim, with the rule it went by and the figures it compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

Type = Literal["impossible", "differs", "ambiguous", "rounds_to", "agrees", "unsupported"]
TYPES: tuple[Type, ...] = get_args(Type)
"""What a verdict may be, what weighs most first."""

WRONG: tuple[Type, ...] = ("impossible", "differs")
"""Those that say something is wrong."""

Figure = str | float | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one check says of one claim.

    Attributes:
        claim: Place of the claim among those that were checked, from 0.
        type: `agrees` with what is official; `rounds_to`: the official figure, rounded as the copy writes it;
            `differs`; `impossible`: figures of the copy that cannot all be right, whatever is official;
            `ambiguous`: right in one reading and wrong in another; `unsupported`: nothing to check it by.
        rule: The check that was made (`sentences.yaml` lists them).
        slot: The slot it was made of, or None where it was of the claim as a whole.
        said: What the copy says: a number in the claim's own unit, or words.
        known: What it was compared with.
        sentence: The verdict in words.
        source: `reference`, or the places of the claims it was compared with.
    """

    claim: int
    type: Type
    rule: str
    slot: str | None
    said: Figure
    known: Figure
    sentence: str
    source: Literal["reference"] | tuple[int, ...] = "reference"

    def as_json(self) -> dict[str, Any]:
        """The verdict as an object of JSON, whole numbers without a point."""
        return asdict(self) | {"said": _whole(self.said), "known": _whole(self.known)}


def _whole(figure: Figure) -> Figure:
    return int(figure) if isinstance(figure, float) and figure.is_integer() else figure


def worst(verdicts: Iterable[Verdict]) -> Type:
    """What several verdicts on one claim come to: the one that weighs most; `unsupported` of none."""
    found = {verdict.type for verdict in verdicts}
    return next((type for type in TYPES if type in found), "unsupported")
