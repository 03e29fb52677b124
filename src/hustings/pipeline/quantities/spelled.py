"""The value of a number spelled out in words, by quantulum3, loaded when the first such number is met.

quantulum3 values composite number words well, but takes two seconds to load: its plural rules come from
`inflect`, which has `typeguard` rewrite every one of its functions. Loaded without that rewriting it takes a
tenth of a second.
"""

from __future__ import annotations

import importlib
import importlib.util
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import Any

_Extract = Callable[[str], list[dict[str, Any]]]


@contextmanager
def _unchecked() -> Iterator[None]:
    """Have modules imported meanwhile skip typeguard's rewriting of their functions."""
    if importlib.util.find_spec("typeguard") is None:
        yield
        return
    typeguard: Any = importlib.import_module("typeguard")
    rewriting = typeguard.typechecked
    typeguard.typechecked = lambda target=None, **_: target if target is not None else lambda wrapped: wrapped
    try:
        yield
    finally:
        typeguard.typechecked = rewriting


@cache
def _extractor() -> _Extract:
    with warnings.catch_warnings(), _unchecked():
        warnings.simplefilter(
            "ignore"
        )  # it warns that its unit classifier is not installed; no unit is asked of it
        extract: _Extract = importlib.import_module("quantulum3.parser").extract_spellout_values
        extract("two")
    return extract


@lru_cache(maxsize=4096)
def value(words: str) -> float | None:
    """The value of one number in words.

    Args:
        words: The number's own words, without article, unit or sign: 'two thousand one hundred and five'.

    Returns:
        Its value, or None where quantulum3 does not take the words for one number.
    """
    # Its rule for 'and' goes wrong above a hundred thousand ('three hundred and five thousand' inside
    # millions), so it is given the words without it, which mean the same.
    bare = " ".join(w for w in words.replace("-", " ").replace(",", " ").split() if w != "and")
    found = _extractor()(bare)
    if len(found) != 1 or found[0]["old_surface"] != bare:
        return None
    return float(found[0]["new_surface"])
