"""Whether what is said of a pronoun makes the person meant a candidate: 'her majority', 'he came third for Labour'."""

from __future__ import annotations

from hustings.pipeline.people.vocabulary import Vocabulary
from hustings.pipeline.people.wording import Wording

_POSSESSIVE = frozenset({"his", "her", "their"})
_SUBJECT = frozenset({"he", "she"})
_OWNED = 3  # tokens from 'her' to what she has
_DEED = 3  # tokens from 'she' to her verb
_REACH = 10  # tokens after a verb that may name a party or a seat
_PLACED = frozenset({"came", "finished"})
_PLACES = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "last"})


def stands(wording: Wording, vocabulary: Vocabulary, i: int) -> bool:
    """Whether the pronoun at a token is of somebody who stands or holds office.

    Args:
        wording: The Doc's words.
        vocabulary: The language's.
        i: The pronoun.
    """
    word = wording.lower[i]
    if word in _POSSESSIVE:
        owned = wording.lower[i + 1 : i + 1 + _OWNED]
        return not vocabulary.standing_nouns.isdisjoint(owned)
    return word in _SUBJECT and _contests(wording, vocabulary, i)


def _contests(wording: Wording, vocabulary: Vocabulary, i: int) -> bool:
    """Whether a verb of the contest follows, and a party, a seat or a place in the order."""
    w = wording
    for k in range(i + 1, min(w.size - 1, i + 1 + _DEED)):
        word = w.lower[k]
        if word in _PLACED:
            return w.lower[k + 1] in _PLACES
        if word in vocabulary.electoral_verbs:
            near = range(k + 1, min(w.size, k + 1 + _REACH))
            return any(w.entity[n] >= 0 and w.sentence[n] == w.sentence[k] for n in near)
        if word not in vocabulary.auxiliaries:
            return False
    return False
