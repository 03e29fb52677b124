"""Claims: what the text says, with the words it rests on, as the contract gives them.

A claim type is one module of this package (its slots) and one rule file of the same name (its patterns).
"""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING, Annotated, Union

from pydantic import Field

from hustings.claims.base import Claim, registry
from hustings.claims.reading import read
from hustings.claims.values import Duration, Evidence, Party, Person, PostRef, Quantity, Seat

for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")  # each puts its claim type in the registry

if TYPE_CHECKING:
    AnyClaim = Claim
else:
    AnyClaim = Annotated[Union[tuple(registry.values())], Field(discriminator="type")]  # noqa: UP007

__all__ = [
    "AnyClaim",
    "Claim",
    "Duration",
    "Evidence",
    "Party",
    "Person",
    "PostRef",
    "Quantity",
    "Seat",
    "read",
    "registry",
]
