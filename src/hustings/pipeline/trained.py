"""Pipelines trained from the corpus: where they lie, and how one is loaded for a country."""

from __future__ import annotations

import importlib
from pathlib import Path

import spacy
from spacy.language import Language

from hustings.pipeline.policy import Names

BY_COUNTRY = frozenset({"hustings_gazetteer", "hustings_people", "hustings_frames"})
"""Components that have a country."""
FIRST_PEOPLE = "hustings_first_people"
"""`hustings_people` as it runs before a recogniser, for its hints."""
RECOGNISER = ("transformer", "ner")
"""What finds names in trained pipelines, and what it listens to where there is one."""
_POLICY = frozenset({"hustings_hints", "hustings_settle"})


class UnknownModelError(ValueError):
    """There is no such trained pipeline; the message says what was looked for."""


def folder(model: str) -> Path:
    """Where a trained pipeline's files are.

    Args:
        model: A folder, or the name of an installed package.

    Raises:
        UnknownModelError: It is neither.
    """
    if (Path(model) / "config.cfg").is_file():
        return Path(model)
    if model.isidentifier():
        try:
            package = importlib.import_module(model)
        except ModuleNotFoundError as error:
            if error.name != model:
                raise
        else:
            for root in package.__path__:
                for config in sorted(Path(root).glob("*/config.cfg")):
                    return config.parent
    raise UnknownModelError(
        f"no trained pipeline {model!r}: it is neither a folder of one nor an installed package"
    )


def load(model: str, country: str, names: Names) -> Language:
    """Load a trained pipeline.

    Args:
        model: A folder, or the name of an installed package.
        country: ISO 3166 code of the country whose names it knows.
        names: Who decides where names are.

    Raises:
        UnknownModelError: There is no such pipeline, or it lacks components.
    """
    path = folder(model)
    there = spacy.util.load_config(path / "config.cfg").get("components", {}).keys()
    by_country = {*BY_COUNTRY, FIRST_PEOPLE, "hustings_settle"}
    if missing := (by_country | _POLICY) - there:
        raise UnknownModelError(f"the pipeline {model!r} lacks {', '.join(sorted(missing))}")
    settings: dict[str, dict[str, str]] = {name: {"country": country} for name in by_country}
    for name in _POLICY:
        settings.setdefault(name, {})["names"] = names
    exclude = (*RECOGNISER, *_POLICY, FIRST_PEOPLE) if names == "rules" else ()
    config = {"components": {name: given for name, given in settings.items() if name not in exclude}}
    return spacy.load(path, config=config, exclude=exclude)
