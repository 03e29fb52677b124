"""Which pipeline is meant: the trained model, what decides names, and whether the names of real people are known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast, get_args

from spacy.language import Language

import hustings

Names = Literal["both", "model", "rules"]
NAMES: tuple[Names, ...] = get_args(Names)

BLANK = "blank"
"""No trained model: a tokeniser, and components that work by rule and by name list."""


class SettingError(ValueError):
    """There is no such pipeline; the message says why."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A pipeline as the command line names it.

    Attributes:
        model: A trained pipeline's package or folder, or `blank`.
        names: What decides names: the model, the rules with their name lists, or both.
    """

    model: str = BLANK
    names: Names = "rules"

    @classmethod
    def parse(cls, written: str) -> Setting:
        """Read `MODEL` or `MODEL:NAMES`; names are decided by both, those of `blank` by the rules.

        Raises:
            SettingError: There is no model in it.
        """
        model, _, names = written.rpartition(":")
        if names not in NAMES:
            model, names = written, "rules" if written == BLANK else "both"
        if not model:
            raise SettingError(f"{written!r} names no model")
        return cls(model, cast(Names, names))

    def __str__(self) -> str:
        """As `parse` reads it, in full."""
        return f"{self.model}:{self.names}"

    def load(self, country: str) -> Language:
        """The pipeline for a country.

        Raises:
            SettingError: There is none.
        """
        if self != Setting():
            raise SettingError(f"{self}: there is no trained model yet, only {Setting()}")
        return hustings.load(country)
