"""What a claim is called: an id that is the same whenever the same copy says the same again."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from hustings.claims import Claim
from hustings.claims.values import Value

_BYTES = 10  # a million claims share an id once in ten million million tries
_NO_WORDS = {"id", "spans"}


def claim_id(claim: Claim) -> str:
    """The id of a claim: a hash of its document's name, its type, its evidence and what its slots say.

    The slots tell apart claims that rest on the same words, as in a list of lost seats. Ids of parties, seats and
    people are left out, so that linking changes nothing.

    Returns:
        Twenty hexadecimal digits.
    """
    said = {slot: _said(getattr(claim, slot)) for slot in claim.slots()}
    evidence = [[piece.start, piece.end, piece.text] for piece in claim.evidence]
    parts = [claim.doc, claim.type, evidence, said, claim.modality]
    written = json.dumps(
        parts, sort_keys=True, separators=(",", ":")
    )  # escaped: the words may hold no valid UTF-8
    return hashlib.blake2b(written.encode(), digest_size=_BYTES).hexdigest()


def _said(value: object) -> Any:
    return value.model_dump(mode="json", exclude=_NO_WORDS) if isinstance(value, Value) else value
