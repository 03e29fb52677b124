"""Signs that a name is that of somebody who made or sent in the copy: bylines, picture credits, signatures."""

from __future__ import annotations

from hustings.pipeline.people.surroundings import DASHES, Surroundings
from hustings.pipeline.people.vocabulary import Vocabulary
from hustings.pipeline.people.wording import Wording

_STAMP = 16  # tokens of a line before 'by' that says when something was posted
_LABEL = 6  # tokens of a line before 'by' that may say what was done: 'Last updated 21:35 by'
_PLACE = 8  # tokens of a line after a name that may say where its bearer is
_DESK = 5  # tokens between a name and 'desk'
_LIST = 12  # tokens of a list of names
_MADE = 3  # tokens of 'Live text commentary'
_LISTING = frozenset({"and", "&", ","})
_OPEN = frozenset({",", ":", "("})
_CLOSED = frozenset({",", ".", ")", "/", ";", "and", "&", "|"})
_SHIFTED = frozenset({"(", "takes", "on", "at", "in"})
_DESKS = frozenset({"desk", "newsroom", "studio", "calculator", "spreadsheet", "laptop", "keyboard"})
_SHIFTS = frozenset({"now", "earlier", "until", "since", "till"})
_HANDED = frozenset({"you", "over", "back", "now", "to"})
_SMALL = frozenset({"in", "at", "of", "the", ",", "&", "and", "near", "on", "-"})
_QUOTES = frozenset({'"', "'"})


class Credits:
    """Reads what the line of a name says of who made or sent in the copy."""

    def __init__(self, wording: Wording, vocabulary: Vocabulary) -> None:
        """Keep the Doc's words and the language's."""
        self._w = wording
        self._v = vocabulary

    def read(self, found: Surroundings, outset: int, end: int) -> None:
        """Add the signs that a name is a reporter's or photographer's.

        Args:
            found: Where they go.
            outset: First token of the name or its title.
            end: Token after its last.
        """
        w = self._w
        j = w.previous(outset)
        before = w.lower[j] if j >= 0 else ""
        after = w.lower[end] if end < w.size else ""
        by = self._before_list(outset) if before in _LISTING else j
        if by >= 0 and w.lower[by] == "by":
            found.credited |= self._by(by)
        elif by >= 0 and w.lower[by] == "from" and self._opens_credit(by):
            found.credited = True  # 'Live updates from Ann Lee'
        elif before == "to" and j > 0 and w.lower[j - 1] == "according":
            found.verb = found.verb or "speech"
        elif before == "from" and j > 0:
            found.credited |= w.lower[j - 1] == "files"  # 'With files from Ann Lee'
        elif before == "with" and after in ("in", "at") and w.line_start(j, 0) == j:
            found.credited |= self._only_place(end)  # a line of its own: 'With Ann Lee in Lytham'
        if before in (":", ","):
            found.credited |= self._labelled(j, end)
        if after == "/":
            found.credited |= self._agency(outset, end)
        elif after in _SHIFTED or before == "to":
            found.credited |= self._on_shift(outset, end)

    def sign(self, found: Surroundings, outset: int, end: int) -> None:
        """Add the signs that it signs a line, or is a reader's or an account's; arguments as for `read`."""
        found.signed = self._signature(outset, end) or bool(self._w.handle(end)) or self._sender(outset, end)

    def _before_list(self, outset: int) -> int:
        """The 'by' or 'from' before a list of names: 'By Ann Lee, Bob Roy and Una Cole'; -1 where there is none."""
        w = self._w
        for k in range(outset - 1, max(-1, outset - _LIST), -1):
            if w.lower[k] in ("by", "from"):
                return k
            if w.segment[k] != w.segment[outset] or not (
                w.capital[k] or w.lower[k] in _LISTING or w.text[k] == "-"
            ):
                break
        return -1

    def _opens_credit(self, j: int) -> bool:
        """Whether a line or a sentence begins with what is made: 'Commentary from'."""
        w = self._w
        near = max(w.sentence[j], w.line_start(j, _STAMP))
        return 0 < j - near <= _MADE and not self._v.credits.isdisjoint(w.lower[near:j])

    def _by(self, j: int) -> bool:
        """Whether a line begins with 'by' or with what was done by: 'Posted by', 'Last updated 21:35 by'."""
        w = self._w
        if "updated" in w.lower[max(w.sentence[j], j - _LABEL) : j]:
            return True
        low = w.line_start(j, _STAMP)
        if low < 0:
            return False
        near = low == j or (j - low <= _LABEL and not self._v.credits.isdisjoint(w.lower[low:j]))
        return near or w.lower[low] in self._v.credits

    def _labelled(self, j: int, end: int) -> bool:
        """Whether a label stands before it and no more than the credit after it: 'Picture: Ann Lee'."""
        w = self._w
        if j < 1:
            return False
        if w.text[j] == ":" and w.text[end : end + 1] == [")"] and self._in_brackets(j):
            return True
        if w.lower[j - 1] not in self._v.credit_labels:
            return False
        if w.text[j] == "," and w.lower[j - 1] != "source":
            return False
        k = w.following(end)
        if k >= 0 and w.lower[k] == "and" and w.capital[k + 1 : k + 2] != [True]:
            return False  # 'Picture: Ann Lee and supporters'
        return k < 0 or w.text[k] in _CLOSED or w.line_break(end)

    def _in_brackets(self, colon: int) -> bool:
        """Whether a bracket opens on the name of an agency before a colon: '(Coast Public: Ann Lee)'."""
        w = self._w
        k = colon - 1
        while k > 0 and colon - k <= _LABEL and w.capital[k] and w.entity[k] < 0:
            k -= 1
        return k < colon - 1 and w.text[k] == "("

    def _agency(self, outset: int, end: int) -> bool:
        """Whether an agency's name is glued to it: 'Ann Lee/Press Pictures'."""
        w = self._w
        if end + 1 >= w.size or w.text[end] != "/" or not (w.glued[end - 1] and w.capital[end + 1]):
            return False
        j = w.previous(outset)
        return w.entity[end + 1] < 0 and (j < 0 or w.text[j] in _OPEN or w.line_break(outset))

    def _on_shift(self, outset: int, end: int) -> bool:
        """Whether it is who looks after a page now, next or at a desk: 'Ann Lee (now)', 'handing you to Ann Lee'."""
        w = self._w
        after = w.lower[end : end + _DESK + 1]
        if after[:1] == ["("] and after[1:2] and after[1] in _SHIFTS:
            return True
        if after[:2] == ["takes", "over"] and not (set(after[2:3]) & {"as", "from", "at", "in"}):
            return True
        if after[1:2] == ["the"] and not _DESKS.isdisjoint(after[2:]):
            return True
        k = outset - 1
        if w.lower[k - 1 : k + 1] == ["over", "to"] and w.sentence[k - 1] == k - 1:
            return True  # 'Over to Ann Lee in Truro'
        while k > 0 and w.lower[k] in _HANDED and outset - k <= _LABEL:
            k -= 1
        return k < outset - 1 and w.lower[k] in ("handing", "handed") and w.lower[outset - 1] == "to"

    def _signature(self, outset: int, end: int) -> bool:
        """Whether it signs what is said before it: a dash or a closed quotation, the name, a place at most."""
        w = self._w
        j = outset - 1
        while j >= 0 and w.blank[j]:
            j -= 1
        if j < 0 or not self._only_place(end):
            return False
        if w.text[j] in DASHES:
            return w.line_start(j, 0) == j
        return w.text[j] in _QUOTES and w.segment[j] == w.segment[outset] and not w.glued[j]

    def _only_place(self, end: int) -> bool:
        """Whether the rest of a name's line is empty or names a place, a role or an age, and no party."""
        w = self._w
        k = end
        while k < min(w.size, end + _PLACE) and not w.breaks[k]:
            if w.entity[k] >= 0 and w.entities[w.entity[k]].label == "PARTY":
                return False
            plain = w.capital[k] or w.blank[k] or w.lower[k] in _SMALL or w.text[k].isdigit()
            if not (plain or w.lower[k] in self._v.other_roles):
                return False
            k += 1
        return k >= w.size or w.breaks[k] or w.segment[k] != w.segment[end - 1]

    def _sender(self, outset: int, end: int) -> bool:
        """Whether it is somebody from somewhere: 'Ann Lee, 71, from Bath', 'Ann Lee, of Mill Road', 'Ann Lee here'."""
        w = self._w
        after = w.lower[end : end + 4]
        if after[:1] in (["at"], ["in"]):
            return w.line_start(outset, 0) == outset and w.role(outset) != "board" and self._only_place(end)
        if after[:1] == ["here"]:
            return w.sentence[outset] == outset and after[1:2] in ([","], ["."], [":"])
        if after[:1] != [","]:
            return False
        return (after[1:2] == ["of"] and w.entity[min(end + 2, w.size - 1)] < 0) or (
            after[1:2] != [] and after[1].isdigit() and after[2:4] == [",", "from"]
        )
