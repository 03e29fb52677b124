"""Rows and cards in which a short form of a party's name stands beside a candidate's: 'CON Ann Lee 12,004'."""

from __future__ import annotations

from hustings.pipeline.gazetteer.tokens import Tokens

_NAME = 8  # tokens of a name in a row
_MARKS = frozenset({"|", "-", "–", "'", "*", "(", ")", '"', ".", ",", ":", "/"})
_SEPARATORS = frozenset({"|", "-", "–"})
_SMALL = frozenset({"of", "the", "van", "der", "de", "la", "al", "ap", "an", "ten", "von", "y", "bin"})
_CARDS = frozenset({"party", "parties", "affiliation"})
_VOTES = 3  # digits of a number that may be votes


def in_row(tokens: Tokens, start: int, end: int, low: int, high: int) -> bool:
    """Whether a form stands in a row or a card beside a candidate.

    Args:
        tokens: The text.
        start: The form's first token.
        end: Token after its last.
        low: First token of its sentence.
        high: Token after the sentence's last.
    """
    return (
        _heads_row(tokens, start, end, high)
        or _after_name(tokens, start, end, low, high)
        or _ends_row(tokens, start, end, low, high)
        or _on_card(tokens, start, low)
    )


def initial(tokens: Tokens, start: int, high: int) -> bool:
    """Whether a letter is that of a given name before a surname and its party: 'D Heggarty (Lab) 15,961'."""
    k = start + 1
    if len(tokens.text[start]) != 1 or not (k < high and _surname_word(tokens, k)):
        return False
    while k < min(high, start + _NAME) and (
        _surname_word(tokens, k) or tokens.text[k] in "-'" or tokens.folded[k] in _SMALL
    ):
        k += 1
    return k + 2 < high and tokens.text[k] == "(" and tokens.capital[k + 1]


def _surname_word(tokens: Tokens, k: int) -> bool:
    word = tokens.text[k]
    return tokens.capital[k] and len(word) > 1 and word[-1].isalpha()


def tabbed(tokens: Tokens, start: int, end: int) -> bool:
    """Whether it fills a cell between tabs."""
    return (
        start > 0 and end < len(tokens.text) and "\t" in tokens.text[start - 1] and tokens.text[end].isspace()
    )


def _heads_row(tokens: Tokens, start: int, end: int, high: int) -> bool:
    """Whether a line goes form, name, votes: 'CON Ann Lee 12,004', 'Grn | Ann Lee | 17,803'."""
    if not tokens.opens_line(start, max(0, start - 2)):
        return False
    if len(tokens.text[start]) == 1 and tokens.text[end : end + 1] != ["|"]:
        return False  # 'D Quick (PBP) 5,120'
    named = 0
    for k in range(end, min(high, end + _NAME)):
        word = tokens.text[k]
        if _votes(word):
            return named > 0
        if tokens.capital[k] and word[-1].isalpha():
            named += 1
        elif word not in _MARKS and tokens.folded[k] not in _SMALL:
            return False
    return False


def _after_name(tokens: Tokens, start: int, end: int, low: int, high: int) -> bool:
    """Whether a full name stands before and votes after: 'Ann Lee Lab 12,002'."""
    votes = end < high and _votes(tokens.text[end])
    return votes and _full_name(tokens, start - 1, low) and end - start == 1 and len(tokens.text[start]) > 1


def _ends_row(tokens: Tokens, start: int, end: int, low: int, high: int) -> bool:
    """Whether it ends a line or a bracket after a name: 'Ann Lee - Independent', '(Ann Lee, Con)'."""
    mark = tokens.text[start - 1] if start > low else ""
    if mark in _SEPARATORS and tokens.spaced[start - 1] and tokens.closes_line(end, high):
        return _full_name(tokens, start - 2, low) and _opens_with(tokens, start - 2, low)
    if mark == "," and end < high and tokens.text[end] in ")," and start - 2 > low:
        return _full_name(tokens, start - 2, low)
    return False


def _on_card(tokens: Tokens, start: int, low: int) -> bool:
    """Whether it is what a card says after 'Party:'."""
    return start - 2 >= low and tokens.text[start - 1] == ":" and tokens.folded[start - 2] in _CARDS


def _full_name(tokens: Tokens, last: int, low: int) -> bool:
    """Whether two capitalised words end at a token."""
    if last - 1 < low or not _name_word(tokens, last):
        return False
    return _name_word(tokens, last - 1) or (tokens.text[last - 1] in "-'" and _name_word(tokens, last - 2))


def _name_word(tokens: Tokens, k: int) -> bool:
    word = tokens.text[k]
    return tokens.capital[k] and word[-1].isalpha() and (len(word) == 1 or not word.isupper())


def _opens_with(tokens: Tokens, last: int, low: int) -> bool:
    """Whether nothing but the name that ends at a token stands before it on its line."""
    k = last
    while k > max(low, last - _NAME) and (
        tokens.capital[k - 1] or tokens.text[k - 1] in "-'" or tokens.folded[k - 1] in _SMALL
    ):
        k -= 1
    return tokens.opens_line(k, low)


def _votes(word: str) -> bool:
    digits = word.replace(",", "")
    return digits.isdigit() and len(digits) >= _VOTES
