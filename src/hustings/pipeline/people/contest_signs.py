"""Signs that a name is a candidate's where no role or verb says so: votes beside it, a result before it, a card."""

from __future__ import annotations

from itertools import takewhile

from hustings.pipeline.people.surroundings import Surroundings
from hustings.pipeline.people.vocabulary import Vocabulary
from hustings.pipeline.people.wording import Wording

_THROUGH = 8  # tokens before 'through' that may say who came second through somebody
_RETURN = 7  # tokens between a name and 'the Commons'
_APART = 12  # tokens of an apposition
_DEED = 6  # tokens of what somebody does: 'has got there'
_YEARS = range(1900, 2100)
_THOUSANDS = 3  # digits of a number that may be votes
_OUTCOMES = frozenset({"hold", "gain", "holds", "gains"})
_AFTER_RESULT = frozenset({".", ":", ",", "–", "-", "!", "("})
_PASSED = frozenset({"first", "newly", "who", "was", "last", "narrowly", "has", "had", "been"})
_NEXT = 4  # tokens from a name to its verb: 'has narrowly kept'
_SEES = frozenset({"saw", "sees", "seen", "watched"})
_SEEN = 6  # tokens of 'her 4,652 majority'
_HAD = frozenset({"majority", "lead", "vote", "share"})
_HOLDS = frozenset({"had", "has", "won", "secured", "defended", "defends", "holds", "enjoyed", "takes"})
_GOVERNING = frozenset({"commons", "working", "overall", "parliamentary", "the", "outright", "senate"})
_WERE = frozenset({"was", "is"})
_OF_VOTES = frozenset({"vote", "votes", "poll", "ballots", "ballot", "share"})
_FAR = frozenset({"distant", "close", "strong", "poor", "narrow", "good", "creditable", "weak", "bad"})
_PLACES = frozenset({"second", "third", "fourth", "fifth", "sixth", "runner"})
_COUNTED = frozenset({"%", "votes", "ballots", "first"})
_THANKED = frozenset({"thanked", "thanks", "thanking"})
_HELPERS = frozenset({"agent", "team", "family", "opponents", "rivals", "staff", "parents"})
_CROWD = 4  # tokens of 'a room of supporters'
_SAID = frozenset({".", ",", ":", "that", "to", "the", "by", '"'})
_CHOSEN = frozenset({"elected", "returned", "re-elected", "reelected"})


class ContestSigns:
    """Reads such signs beside the names of one Doc."""

    def __init__(self, wording: Wording, vocabulary: Vocabulary) -> None:
        """Keep the Doc's words and the language's."""
        self._w = wording
        self._v = vocabulary

    def read(self, found: Surroundings, outset: int, end: int) -> None:
        """Add the signs to those of a name.

        Args:
            found: Where they go.
            outset: First token of the name or its title.
            end: Token after its last.
        """
        found.contested = (
            self.through(outset)
            or self._counted(end)
            or self._counted_before(outset)
            or self._polls(end)
            or self._polls(self._past_apposition(end))
            or self._handle(outset, end)
            or self._partys_own(outset)
            or self._after_result(outset)
            or self._chosen(end)
            or self._goes_back(end)
            or self._heads_card(outset, end)
            or self._tallied(end)
            or self._keeps_seat(end)
            or self._sees_majority(end)
            or self._placed(end)
            or self._addresses(end)
            or self._seen(outset)
        )

    def _counted(self, end: int) -> bool:
        """Whether votes come next: 'Ann Lee 12,004', "Ann Lee's 9,310", 'Ann Lee on 8,120'."""
        w = self._w
        k = end + (w.lower[end : end + 1] in (["'s"], ["on"], ["with"], ["got"], ["("]))
        if k >= w.size or w.segment[k] != w.segment[end - 1] or not w.text[k][0].isdigit():
            return False
        digits = w.text[k].replace(",", "")
        percent = w.text[k + 1 : k + 2] == ["%"] or w.lower[k + 1 : k + 3] == ["per", "cent"]
        votes = (
            digits.isdigit() and len(digits) >= _THOUSANDS and ("," in w.text[k] or int(digits) not in _YEARS)
        )
        return votes or percent

    def _counted_before(self, outset: int) -> bool:
        """Whether votes come before: 'to the 1,569 of Ann Lee', '18,364 for Ann Lee', '900 votes for Ann Lee'."""
        w = self._w
        j = w.previous(outset)
        if j < 1 or w.lower[j] not in ("of", "for"):
            return False
        votes = j > 1 and w.lower[j] == "for" and w.lower[j - 1] in ("votes", "ballots")
        number = w.text[j - 1 - votes]
        return number[0].isdigit() and (votes or "," in number)

    def _tallied(self, end: int) -> bool:
        """Whether a verb gives them votes or a share of the vote: 'Ann Lee had 38.2 per cent of the vote'."""
        w = self._w
        k = self._deed(end, self._v.tally_verbs)
        if k < 0 or not w.text[k][0].isdigit():
            return False
        if "," in w.text[k] or w.lower[k + 1] in ("votes", "ballots"):
            return w.lower[k + 1] != "people"
        percent = w.lower[k + 1] == "%" or w.lower[k + 1 : k + 3] == ["per", "cent"]
        return percent and not _OF_VOTES.isdisjoint(w.lower[k + 2 : k + _DEED])

    def _keeps_seat(self, end: int) -> bool:
        """Whether they keep or lose a seat: 'Ann Lee has kept the seat', 'Ann Lee loses her seat'."""
        w = self._w
        k = self._deed(end, self._v.seat_verbs)
        if k < 0 or w.lower[k] not in ("the", "his", "her", "their"):
            return False
        return w.lower[k + 1 : k + 2] == ["seat"] and w.lower[k + 2 : k + 3] not in (["on"], ["at"], ["belt"])

    def _sees_majority(self, end: int) -> bool:
        """Whether they see what only they have rise or fall: 'Ann Lee saw her 4,000 majority wiped out'."""
        w = self._w
        k = self._deed(end, _HOLDS)
        if k >= 0 and w.lower[k] in ("a", "an", "the") and "majority" in w.lower[k + 1 : k + _SEEN]:
            return w.lower[k - 1 + w.lower[k:].index("majority")] not in _GOVERNING
        k = self._deed(end, _SEES)
        if k < 0 or w.lower[k] not in ("his", "her", "their"):
            return False
        said = w.lower[k + 1 : k + 1 + _SEEN]
        return not _HAD.isdisjoint(takewhile(lambda word: word not in _AFTER_RESULT, said))

    def _placed(self, end: int) -> bool:
        """Whether they come in a place as candidates do: 'Ann Lee was a distant third'."""
        w = self._w
        k = self._deed(end, _WERE)
        return k >= 0 and w.lower[k] == "a" and w.lower[k + 1] in _FAR and w.lower[k + 2] in _PLACES

    def _deed(self, end: int, verbs: frozenset[str]) -> int:
        """The token after a verb that comes next, past an apposition and auxiliaries, or -1."""
        w = self._w
        first = self._past_apposition(end) if w.text[end : end + 1] == [","] else end
        for k in range(first, min(w.size - 3, first + _NEXT)):
            if w.segment[k] != w.segment[end - 1] or w.capital[k] or w.text[k] in _AFTER_RESULT:
                return -1
            if w.lower[k] in verbs and w.lower[k + 1] not in verbs:
                return k + 1
        return -1

    def _polls(self, end: int) -> bool:
        """Whether what they do is done on a share or a number of votes: 'Ann Lee got there with 51.4 per cent'."""
        w = self._w
        for k in range(end, min(w.size - 3, end + _DEED)):
            if w.segment[k] != w.segment[end - 1] or w.capital[k]:
                return False
            if w.text[k] in (".", ";", ":") or (w.text[k] == "," and (k == end or w.lower[k + 1] != "with")):
                return False
            if w.lower[k] in ("with", "on", "by") and w.text[k + 1][0].isdigit():
                return w.lower[k + 2] in _COUNTED or w.lower[k + 2 : k + 4] == ["per", "cent"]
        return False

    def _past_apposition(self, end: int) -> int:
        """The token after the commas that enclose who somebody is: 'Ann Lee, a guide from Hove, did it'."""
        w = self._w
        if w.text[end : end + 1] != [","]:
            return w.size
        close = next((k for k in range(end + 1, min(w.size, end + _APART)) if w.text[k] == ","), w.size)
        return close + 1 if close < w.size and w.segment[close] == w.segment[end] else w.size

    def _handle(self, outset: int, end: int) -> bool:
        """Whether an account's handle says where they stand: '@annforbath'."""
        handle = self._w.handle(end)
        if not handle:
            return False
        _, stands, place = handle.partition("4") if "4" in handle else handle.partition("for")
        name = self._w.lower[outset]
        return bool(stands) and len(place) >= _THOUSANDS and handle.startswith(name[:_THOUSANDS])

    def through(self, outset: int) -> bool:
        """Whether a party, or one who won, did it through them: 'Reform came second through Ann Lee'."""
        w = self._w
        j = w.previous(outset)
        if j < 0 or w.lower[j] != "through":
            return False
        said = range(max(w.sentence[j], j - _THROUGH), j)
        return any(w.lower[k] in self._v.winning_verbs or w.entity[k] >= 0 for k in said)

    def _partys_own(self, outset: int) -> bool:
        """Whether a party's 'man' or 'woman' comes before: 'Ukip man Roy Low', 'the SDLP's man, Roy Low'."""
        w = self._w
        j = w.previous(outset)
        if j > 0 and w.text[j] == ",":
            j = w.previous(j)
        if j < 1 or w.lower[j] not in ("man", "woman"):
            return False
        owner = j - 1 - (w.lower[j - 1] in ("'s", "'"))
        return owner >= 0 and w.entity[owner] >= 0 and w.entities[w.entity[owner]].label == "PARTY"

    def _after_result(self, outset: int) -> bool:
        """Whether a party's result comes right before: 'SNP GAIN. Ann Lee', 'Lab hold: Ann Lee'."""
        w = self._w
        j = w.previous(outset)
        if j < 1 or w.text[j] not in _AFTER_RESULT:
            return False
        loser = self._party(j - 1)
        if loser >= 0 and w.lower[loser - 1] == "from":
            j = loser - 1  # 'SNP gain from Labour. Ann Lee'
        return j > 1 and w.lower[j - 1] in _OUTCOMES and self._party(j - 2) >= 0

    def _party(self, last: int) -> int:
        """First token of the party that ends at a token, or -1."""
        entity = self._w.entity[last]
        known = entity >= 0 and self._w.entities[entity].label == "PARTY"
        return self._w.entities[entity].start if known else -1

    def _seen(self, outset: int) -> bool:
        """Whether it is said how they look, as of those who have won or lost: 'a tearful Ann Lee'."""
        w = self._w
        j = w.previous(outset)
        if j < 0 or w.lower[j] not in self._v.moods:
            return False
        return w.sentence[j] == j or w.lower[j - 1] in ("a", "an", "the", "and")

    def _addresses(self, end: int) -> bool:
        """Whether they speak to those who follow one who stands, or thank their own: 'Ann Lee thanked her agent'."""
        w = self._w
        k = self._deed(end, self._v.speech)
        if k < 0:
            return False
        said = set(takewhile(lambda word: word not in _SAID, w.lower[k : k + _CROWD]))
        thanked = w.lower[k - 1] in _THANKED and w.lower[k] in ("his", "her", "their")
        return not (self._v.followers | (_HELPERS | self._v.family if thanked else set())).isdisjoint(said)

    def _chosen(self, end: int) -> bool:
        """Whether they are said to have been elected: 'Ann Lee, re-elected for Bath', 'Ann Lee elected'."""
        w = self._w
        if end + 1 >= w.size or w.segment[end + 1] != w.segment[end - 1]:
            return False
        if w.text[end] != ",":
            return w.segment[end] == w.segment[end - 1] and "".join(w.lower[end : w.compound(end)]) in _CHOSEN
        first = end + 1
        while first + 1 < w.size and w.lower[first] in _PASSED:
            first += 1  # ', who was first elected'
        return "".join(w.lower[first : w.compound(first)]) in _CHOSEN if first < w.size else False

    def _goes_back(self, end: int) -> bool:
        """Whether they go, go back or are sent to a parliament: 'Ann Lee returns to the Commons'."""
        w = self._w
        for k in range(end, min(w.size - 1, end + _RETURN)):
            if w.text[k] in (".", ",", ";") or w.segment[k] != w.segment[end - 1]:
                return False
            if w.lower[k] == "to":
                k += 1 + (w.lower[k + 1] == "the")
                return k < w.size and w.lower[k] in self._v.parliaments
        return False

    def _heads_card(self, outset: int, end: int) -> bool:
        """Whether a line by itself heads lines that begin with 'Seat:' or 'Party:'."""
        w = self._w
        if not w.line_break(end):
            return False
        k = end
        while k < w.size and w.blank[k]:
            k += 1
        return w.lower[k + 1 : k + 2] == [":"] and w.lower[k] in self._v.card_labels
