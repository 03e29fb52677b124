"""schema.org `ClaimReview` (https://schema.org/ClaimReview) of claims that a person has rated, and of no others."""

from __future__ import annotations

from typing import Any

from hustings.claims import Claim
from hustings.export.ratings import Rating
from hustings.export.wording import evidence_words
from hustings.identity import claim_id


def claim_review(claim: Claim, rating: Rating) -> dict[str, Any]:
    """A person's rating of a claim as JSON-LD.

    Everything that judges is the rating's; the claim gives its words, when they were said and by whom the copy is.

    Args:
        claim: The claim.
        rating: What a person made of it.
    """
    said: dict[str, Any] = {
        "@type": "Claim",
        "@id": f"urn:hustings:claim:{claim_id(claim)}",
        "name": claim.doc,
    }
    if claim.asserted_at is not None:
        said["datePublished"] = claim.asserted_at.isoformat()
    if claim.post is not None and claim.post.author:
        said["author"] = {"@type": "Person", "name": claim.post.author}
    numbers = {"ratingValue": rating.value, "bestRating": rating.best, "worstRating": rating.worst}
    verdict = {"@type": "Rating", "alternateName": rating.words}
    review = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": rating.url,
        "claimReviewed": evidence_words(claim),
        "author": {"@type": "Organization", "name": rating.reviewer},
        "itemReviewed": said,
        "reviewRating": verdict | {name: value for name, value in numbers.items() if value is not None},
    }
    return review | ({"datePublished": rating.date.isoformat()} if rating.date else {})
