"""Links: what the parties, seats and people of claims are in the reference, and which contest a claim is about."""

from __future__ import annotations

from hustings.link.linking import link
from hustings.link.links import Candidate, How, Link, Linked

__all__ = ["Candidate", "How", "Link", "Linked", "link"]
