"""Which pipeline is meant: the trained model, what decides names, and whether the names of real people are known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast, get_args

from spacy.language import Language

import hustings
from hustings.countries import strangers
from hustings.pipeline import BLANK
from hustings.pipeline.policy import Names

DEFAULT = "default"
"""The model that `hustings.load` takes where it is told none."""
NO_PEOPLE = "no-people"
"""What comes last in a setting that knows nobody's name."""
_NAMES: tuple[Names, ...] = get_args(Names)


class SettingError(ValueError):
    """There is no such pipeline; the message says why."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A pipeline as the command line names it.

    Attributes:
        model: A trained pipeline's package or folder, `blank` for none, or `default`.
        names: What decides names: the model, the rules with their name lists, or both.
        people: Whether the names of candidates and members are known.
    """

    model: str = BLANK
    names: Names = "rules"
    people: bool = True

    @classmethod
    def parse(cls, written: str) -> Setting:
        """Read `MODEL[:NAMES][:no-people]`; names are decided by both, those of `blank` by the rules.

        Raises:
            SettingError: There is no model in it.
        """
        rest = written.removesuffix(f":{NO_PEOPLE}")
        model, _, names = rest.rpartition(":")
        if names not in _NAMES:
            model, names = rest, "rules" if rest == BLANK else "both"
        if not model:
            raise SettingError(f"{written!r} names no model")
        return cls(model, cast(Names, names), rest == written)

    def __str__(self) -> str:
        """As `parse` reads it, in full."""
        return f"{self.model}:{self.names}" + ("" if self.people else f":{NO_PEOPLE}")

    def load(self, country: str) -> Language:
        """The pipeline for a country.

        Raises:
            SettingError: There is none.
        """
        model = None if self.model == DEFAULT else self.model
        try:
            return (hustings.load if self.people else _among_strangers)(country, model, self.names)
        except (OSError, ValueError) as error:
            raise SettingError(f"{self}: {error}") from error


@cache
def _among_strangers(country: str, model: str | None, names: Names) -> Language:
    with strangers():
        return hustings.load.__wrapped__(country, model, names)  # the cache holds those that know people
