"""How one name is spelled: its case, and slips of the pen."""

from __future__ import annotations


def cased(name: str) -> str:
    """A name in capitals as prose writes it; any other stays as it is.

    Args:
        name: The name.
    """
    return " ".join(map(_word, name.split(" "))) if name.isupper() else name


def _word(word: str) -> str:
    """One word of a name: 'McKee', "O'Neill", 'Marr-Osei'."""
    titled = word.title()
    return f"Mc{titled[2:3].upper()}{titled[3:]}" if titled.startswith("Mc") else titled


def slip(a: str, b: str) -> bool:
    """Whether two spellings differ in one letter: one other, one more or two swapped.

    Args:
        a: One spelling, folded.
        b: The other.
    """
    if a == b or abs(len(a) - len(b)) > 1 or a[0] != b[0]:
        return False
    if len(a) > len(b):
        a, b = b, a
    i = next((i for i in range(len(a)) if a[i] != b[i]), len(a))
    if len(a) < len(b):
        return a[i:] == b[i + 1 :]
    return a[i + 1 :] == b[i + 1 :] or a[i:] == b[i + 1 : i + 2] + b[i : i + 1] + b[i + 2 :]
