"""Frames into claims: names resolved, open slots filled from the post, the rest left null."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from spacy.tokens import Doc

from hustings.claims.allegiance import complete_affiliation
from hustings.claims.base import Claim, registry
from hustings.claims.combining import combined
from hustings.claims.confidence import confidence
from hustings.claims.context import Context
from hustings.claims.counting import count_alike
from hustings.claims.doubles import distinct, fullest
from hustings.claims.elections import share_elections
from hustings.claims.own_seats import AFAR, afar, give_own_seats
from hustings.claims.pooling import pooled
from hustings.claims.siblings import share
from hustings.claims.values import Duration, Evidence, Party, Person, Quantity, Seat
from hustings.countries import country as load_country
from hustings.rules import PARTY_OF, book
from hustings.rules.template import KINDS
from hustings.text import Document

_PARTY_SLOTS = frozenset({"from_party", "to_party", *PARTY_OF.values()})
_UNITS = {
    "votes": "votes",
    "share": "percent",
    **dict.fromkeys(("share_change", "change"), "points"),
    **dict.fromkeys(("people", "electorate"), "people"),
    **dict.fromkeys(("seats", "gained", "lost", "net"), "seats"),
    "amount": "pounds",
    "count": "candidates",
}
_SEATS = frozenset({"seats", "gained", "lost", "net"})
ONLY_TITLED = "always"  # a name without an office is no holder: 'Ann Lee, for 20 years a baker'
_DATES = frozenset({"since", "until", "election", "date"})

Draft = dict[str, Any]


def drafts(context: Context, frame: Mapping[str, Any]) -> Iterator[Draft]:
    """The claims one frame makes: one, or one for each member of a list.

    Args:
        context: Names and facts of the Doc.
        frame: A frame as `hustings_frames` leaves it.

    Yields:
        Slot values by name; slots the text leaves open are missing.
    """
    listed = {
        k: v for k, v in frame["slots"].items() if isinstance(v, list | tuple)
    }  # a stored Doc has tuples
    fixed = {k: v for k, v in frame["slots"].items() if k not in listed}
    lengths = {len(v) for v in listed.values() if len(v) > 1}
    in_order = fixed.pop("respectively", False)
    if "margin" in listed and len(listed.get("seat", ())) > len(listed["margin"]):
        return  # one margin for two seats: which it was of the text does not say
    if in_order and len(lengths) == 1:
        n = lengths.pop()
        choices: Iterator[tuple[Any, ...]] = zip(
            *(v if len(v) == n else v * n for v in listed.values()), strict=True
        )
    elif in_order and lengths:
        return  # two names and three figures: whose is whose is anyone's guess
    else:
        choices = product(*listed.values())
    for choice in choices:
        yield _draft(context, frame, dict(zip(listed, choice, strict=True)), fixed)


def _draft(
    context: Context, frame: Mapping[str, Any], fillers: Mapping[str, Any], fixed: Mapping[str, Any]
) -> Draft:
    fixed = dict(fixed)
    falls = fixed.pop("falls", False)
    worth = fixed.pop("worth", 0)
    titled = fixed.pop("titled", False)
    draft: Draft = dict(fixed)
    for slot, filler in fillers.items():
        _fill(context, draft, slot, filler, frame["post"], negative=falls, worth=worth)
    kind = frame["type"]
    if titled:
        office = context.office(fillers["holder"]["start"], fillers["holder"]["end"])
        if office:
            draft.setdefault("role", office)
        elif titled == ONLY_TITLED:
            return {}
    for slot, party_slot in PARTY_OF.items():
        filler = fillers.get(slot)
        if filler and filler["person"] is not None and party_slot not in draft and _has(kind, party_slot):
            found = filler["party"] or context.party_for(filler["person"], frame["post"], filler["start"])
            if found:
                draft[party_slot] = context.party(found)
        named = context.party(filler["party"]) if filler and filler["party"] else None
        if named and party_slot in fillers and party_slot in draft and named.name != draft[party_slot].name:
            draft.pop(slot, None)  # 'Labour held Hove, with Tom Ashby (Con) second'
    if kind == "affiliation":
        complete_affiliation(context, frame, fillers, draft)
    if _has(kind, "seat") and not isinstance(draft.get("seat"), Seat):
        found = _seat(context, frame, fillers)
        draft.pop("seat", None)
        if found:
            draft["seat"] = context.seat(found)
            if kind == "tenure" and not draft.pop("led", False) and afar(context, fillers, found):
                draft[AFAR] = True
    return draft


def _has(kind: str, slot: str) -> bool:
    return slot in registry[kind].slots()


def _fill(
    context: Context,
    draft: Draft,
    slot: str,
    filler: Mapping[str, Any],
    post: int,
    *,
    negative: bool,
    worth: int,
) -> None:
    tokens = (filler["start"], filler["end"])
    if slot in PARTY_OF or slot in ("person", "holder"):
        _contender(context, draft, slot, filler)
    elif slot in _PARTY_SLOTS:
        found = filler["party"]
        if not found and filler["person"] is not None:
            found = context.party_for(filler["person"], post, tokens[0])
        if found:
            draft[slot] = context.party(found)
    elif slot == "seat":
        if filler["seat"]:
            draft["seat"] = context.seat(filler["seat"])
        if filler["party"]:
            draft.setdefault("seat_party", context.party(filler["party"]))
    elif slot in ("scope", "role"):
        draft[slot] = context.words(*tokens)
    elif slot == "rank":
        draft["rank"] = int(context.doc._.quantities[filler["quantity"]]["value"])
    elif slot in _DATES:
        draft[slot] = context.doc._.moments[filler["moment"]]["value"]
    elif slot == "duration":
        moment = context.doc._.moments[filler["moment"]]
        draft["duration"] = Duration(iso=moment["value"], hedge=moment["hedge"])
    elif slot in _SEATS and filler["quantity"] is None:  # 'no change', 'its first seat'
        words = context.span(*tokens)
        one = context.words(*tokens).lower() in book().lexicon.words("lone_one")
        value = 0 if slot == "net" else max(worth, one)
        draft[slot] = Quantity(value=value, unit="seats", text=context.words(*tokens), spans=(words,))
    elif filler["quantity"] is not None:
        draft[slot] = quantity(context, slot, context.doc._.quantities[filler["quantity"]], negative=negative)


def quantity(context: Context, slot: str, layer: Mapping[str, Any], *, negative: bool = False) -> Quantity:
    """A quantity layer as a slot's value, in the unit the slot is counted in.

    Args:
        context: Where the words are.
        slot: The slot it fills; `share_change` and `change` are points even where the text says '%'.
        layer: The quantity as `hustings_quantities` leaves it.
        negative: Whether the text says it fell.
    """
    unit = _UNITS.get(slot) or layer["unit"] or "votes"
    value = -abs(layer["value"]) if negative and slot in ("share_change", "change", "net") else layer["value"]
    span = context.span(layer["start"], layer["end"])
    words = context.document.text[slice(*span)]
    return Quantity(value=value, unit=unit, hedge=layer["hedge"], text=words, spans=(span,))


def _contender(context: Context, draft: Draft, slot: str, filler: Mapping[str, Any]) -> None:
    named: Person | Party | None = None
    if slot == "holder" and filler["kind"] == KINDS["elect"] and filler["party"]:
        named = context.party(filler["party"])  # 'the first Labour MP since 1950' is about Labour
    elif filler["person"] is not None:
        named = context.person(filler["person"], filler["start"], filler["end"])
    elif filler["party"]:
        party = context.party(filler["party"])
        if slot in PARTY_OF:
            draft.setdefault(PARTY_OF[slot], party)
        elif slot == "holder":
            named = party
    if named:
        draft[slot] = named


def _seat(context: Context, frame: Mapping[str, Any], fillers: Mapping[str, Any]) -> tuple[int, int] | None:
    if not fillers:
        return None
    start = min(f["start"] for f in fillers.values())
    end = max(f["end"] for f in fillers.values())
    for slot in ("candidate", "winner", "loser", "holder"):
        filler = fillers.get(slot)
        if filler and filler["seat"]:
            return tuple(filler["seat"])
    anaphor = "seat" in fillers
    near = context.seat_near(frame["post"], start, end - 1, anaphor=anaphor)
    if near and context.same_sentence(near[0], start):
        return near
    if frame["type"] == "turnout" and near and context.elsewhere(start, end):
        return None  # 'turnout in Mayo', which nobody knows for a seat
    if frame["slots"].get("scope") and not any(f["person"] is not None for f in fillers.values()):
        return None  # what a party polled in a territory
    for slot in ("candidate", "winner", "loser", "holder"):
        filler = fillers.get(slot)
        if filler and filler["person"] is not None:
            found = context.seat_for(filler["person"], frame["post"], filler["start"])
            if found:
                return found
    return near


def build(context: Context, frame: Mapping[str, Any], draft: Draft) -> Claim:
    """A claim from its slots.

    Args:
        context: Names and facts of the Doc.
        frame: The frame it comes from.
        draft: Its slots.

    Returns:
        The claim, with evidence, post and time.
    """
    kind = registry[frame["type"]]
    slots = {k: v for k, v in draft.items() if k in kind.model_fields}
    reference = context.post(frame["post"])
    return kind(
        **slots,
        evidence=tuple(Evidence.of(context.document.text, s, e) for s, e in frame["evidence"]),
        doc=context.document.name,
        post=reference,
        asserted_at=reference.time if reference else None,
        modality=frame["modality"],
        rule=frame["rule"],
        cues=tuple(Evidence.of(context.document.text, s, e) for s, e in frame["cues"]),
    )


def read(doc: Doc, document: Document) -> list[Claim]:
    """The claims of a Doc.

    Args:
        doc: A Doc that the whole pipeline has been through.
        document: The document it was made from.

    Returns:
        Claims in text order.
    """
    context = Context(doc, document, load_country(document.country))
    drawn = [(frame, draft) for frame in doc._.frames for draft in drafts(context, frame)]
    count_alike(drawn)
    made = [
        (frame, finished)
        for frame, draft in drawn
        if (finished := registry[frame["type"]].finish(draft)) is not None
    ]
    made = combined(pooled(fullest(made), context.same_sentence), context.sentence)
    share_elections(made)
    share(made, context.passage)
    give_own_seats(made, context.passage)
    claims = [build(context, frame, draft) for frame, draft in made if registry[frame["type"]].stands(draft)]
    claims += [_quote(context, quote) for quote in doc._.quotes]
    table = confidence(doc.lang_)
    sure = (claim.model_copy(update={"confidence": table.of(claim)}) for claim in distinct(claims))
    return sorted(sure, key=lambda c: (c.evidence[0].start, c.type))


def _quote(context: Context, layer: Mapping[str, Any]) -> Claim:
    text = context.document.text
    span = layer["speaker"]
    speaker = None
    if layer["person"] is not None:
        speaker = Person(
            name=context.doc._.people[layer["person"]]["name"], spans=(tuple(span),) if span else ()
        )
    elif span:
        speaker = Person(name=text[slice(*span)], spans=(tuple(span),))
    frame = {
        "type": "quote",
        "rule": layer["rule"],
        "evidence": layer["pieces"],
        "cues": [],
        "post": layer["post"],
        "modality": "asserted",
    }
    words = " ".join(text[start:end] for start, end in layer["pieces"])
    return build(
        context, frame, {"speaker": speaker, "text": words, "kind": layer["kind"], "cue": layer["cue"]}
    )
