"""Pipelines trained from the corpus: where they lie, and how one is loaded for a country."""

from __future__ import annotations

import importlib
from pathlib import Path

import spacy
from spacy.language import Language

from hustings.pipeline.policy import Names

RECOGNISER = ("transformer", "ner")
"""What trained pipelines call the component that finds names, and the one it listens to where there is one."""


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


def load(model: str, country: str, names: Names, by_country: frozenset[str]) -> Language:
    """Load a trained pipeline.

    Args:
        model: A folder, or the name of an installed package.
        country: ISO 3166 code of the country whose names it knows.
        names: Who decides where names are.
        by_country: The components that have a country.

    Raises:
        UnknownModelError: There is no such pipeline, or it lacks those components.
    """
    path = folder(model)
    wanted = {name: {"country": country} for name in by_country}
    config = spacy.util.load_config(path / "config.cfg")
    missing = by_country - config["components"].keys()
    if missing:
        raise UnknownModelError(f"the pipeline {model!r} lacks {', '.join(sorted(missing))}")
    for name, settings in wanted.items():
        if "names" in config["components"][name]:
            settings["names"] = names
    exclude = RECOGNISER if names == "rules" else ()
    return spacy.load(path, config={"components": wanted}, exclude=exclude)
