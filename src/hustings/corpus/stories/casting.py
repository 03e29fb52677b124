"""Who fills a claim's slots: what its type takes from the scene where its tag says nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from hustings.corpus.stories.measures import MissingError
from hustings.corpus.stories.scene import Named, PartyOf, Place, Stage, Words
from hustings.corpus.stories.template import Open, TemplateError

Filler = tuple[str, str]
"""The key of whom a slot names, and the canonical name (empty for a person, who goes by a page's fullest form)."""

# Slot → the tag's setting that names its role, and the role where none does.
_FROM_ROLES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "win": {"candidate": ("who", "winner"), "party": ("who", "winner"), "from_party": ("from", "")},
    "defeat": {
        "winner": ("winner", "winner"),
        "winner_party": ("winner", "winner"),
        "loser": ("loser", ""),
        "loser_party": ("loser", ""),
    },
    "tally": {"candidate": ("who", ""), "party": ("who", "")},
    "majority": {"candidate": ("who", "winner"), "party": ("who", "winner")},
    "swing": {"from_party": ("from", ""), "to_party": ("to", "")},
    "deposit": {"candidate": ("who", ""), "party": ("who", "")},
    "seat_total": {"party": ("who", "")},
    "tenure": {"holder": ("who", "")},
    "quote": {"speaker": ("who", "")},
    "affiliation": {"person": ("who", ""), "from_party": ("from", ""), "to_party": ("to", "")},
    "turnout": {},
}
_SEATED = frozenset({"win", "defeat", "tally", "majority", "turnout", "swing", "deposit", "tenure"})
_NONE = "none"
_HOLDER = "holder"
_ROLES = frozenset({"who", "winner", "loser", "from", "to"})


def fillers(tag: Open, scene: Stage) -> tuple[Mapping[str, Filler], Mapping[str, str]]:
    """Find out whom a claim's slots name.

    Args:
        tag: The claim's tag; `who=second` gives a role, `who=from` a party that is no one's, `seat=none` no seat.
        scene: Where its roles are looked up.

    Returns:
        What may fill its slots, and what of the tag's settings remains.

    Raises:
        TemplateError: The type is none that stories tell.
    """
    if tag.type not in _FROM_ROLES:
        raise TemplateError(f"stories tell no claim of the type {tag.type!r}")
    found: dict[str, Filler] = {}
    for slot, (setting, usual) in _FROM_ROLES[tag.type].items():
        role = tag.settings.get(setting, usual)
        if role and role != _NONE and (filler := _filler(scene, role, slot)):
            found[slot] = filler
    if tag.type in _SEATED and tag.settings.get("seat") != _NONE:
        place = scene.thing("seat")
        if isinstance(place, Place):
            found["seat"] = (place.key, place.name)
    whose = _whose(tag, found)
    rest = {key: value for key, value in tag.settings.items() if key not in _ROLES and key != "seat"}
    if tag.settings.get("outcome") == "elected":
        rest["outcome"] = "elected/gain" if scene.holds("gain") else "elected/hold"
    if "then" in rest and isinstance(year := scene.thing("before.year"), Words):
        rest["then"] = year.text
    return found, rest | {"whose": whose}


def _filler(scene: Stage, role: str, slot: str) -> Filler | None:
    """What a role gives a slot: the person who has it, or their party, or the party that it is."""
    for path in (role,) if role.endswith(".party") else (role, f"{role}.party"):
        try:
            thing = scene.thing(path)
        except MissingError:
            continue
        if isinstance(thing, Named) and not slot.endswith("party"):
            return thing.key, ""
        if isinstance(thing, PartyOf) and (slot.endswith("party") or (slot == _HOLDER and path == role)):
            return thing.key, thing.name
    return None


def _whose(tag: Open, found: Mapping[str, Filler]) -> str:
    """Whose figures a claim may take: the key of its contender, or of the contest that a majority is of."""
    if tag.type == "majority":
        return "before" if {"previous", "then"} & tag.settings.keys() else "now"
    for slot in ("candidate", "holder", "party"):
        if slot in found and tag.type in ("tally", "tenure", "seat_total"):
            return found[slot][0]
    return "now" if tag.type == "defeat" else ""
