"""The word lists of this package, as YAML beside it."""

from __future__ import annotations

from importlib import resources
from typing import Any

import yaml


def data(name: str, language: str | None = None) -> dict[str, Any]:
    """Read one of the package's YAML files.

    Args:
        name: The file's stem.
        language: The folder of its language, or None for what belongs to no language.

    Returns:
        Its mapping.

    Raises:
        FileNotFoundError: There is no such file.
    """
    folder = resources.files(__package__)
    path = (folder / language if language else folder) / f"{name}.yaml"
    loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return dict(loaded)
