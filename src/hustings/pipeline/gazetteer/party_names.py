"""Names of parties in a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from hustings.countries import Country
from hustings.countries import country as load_country
from hustings.countries.names import USAGES, Usage, key, pieces
from hustings.pipeline.gazetteer.name_trie import Name, NameTrie
from hustings.pipeline.gazetteer.party_evidence import LABELS, Match, PartyEvidence
from hustings.pipeline.gazetteer.party_extent import PartyExtent, abbreviations
from hustings.pipeline.gazetteer.tokens import Tokens, phrases

_JOINERS = frozenset({",", ";", ":", "/", "-", "–", "&", "|", "•", "+", "%", "(", ")"}) | frozenset(
    {"and", "the", "or", "to", "from", "than", "over", "v", "vs"}
)
_SMALL = frozenset({"tory", "tories", "lib"})  # written without a capital by some
_SPELLING = frozenset({"-", "–", "=", ":", "(", "is"})
_REACH = 4  # tokens between two parties that are named side by side
_LONGEST = 5  # words of a party that no register holds


class _Form(NamedTuple):
    spelling: str
    usage: Usage
    key: str


class PartyNames:
    """Finds names of parties."""

    def __init__(self, country: Country, vocabulary: Mapping[str, Any]) -> None:
        """Gather the forms of names of a country's parties and its neighbours'.

        Args:
            country: Whose parties come first.
            vocabulary: `gazetteer.yaml`.
        """
        self._evidence = PartyEvidence(vocabulary, country.given_names)
        self._extent = PartyExtent(country, vocabulary)
        self._connectors = phrases(vocabulary["connectors"]) | {"for", "before"}
        self._informal = phrases(vocabulary["informal_parties"])
        self._tails = phrases(vocabulary["party_tails"])
        self._no_party = phrases(vocabulary["no_party"]) | (
            phrases(vocabulary["loose_capitals"]) - self._connectors
        )
        self._trie: NameTrie[_Form] = NameTrie()
        forms = [form for code in (country.code, *country.also) for form in _forms(code)]
        for form in sorted(forms, key=lambda f: USAGES.index(f.usage)):
            self._trie.add(pieces(form.spelling), form)

    def find(self, tokens: Tokens) -> list[Name]:
        """The parties that a text names, in text order, without overlaps.

        Args:
            tokens: The text.
        """
        matches = list(self._matches(tokens))
        verdicts = [self._evidence.judge(tokens, match) for match in matches]
        self._mind_people(tokens, matches, verdicts)
        _follow_neighbours(tokens, matches, verdicts)
        _spell_out(tokens, matches, verdicts)
        _follow_country(tokens, matches, verdicts, self._evidence)
        named = {match.key for match, verdict in zip(matches, verdicts, strict=True) if verdict}
        short = {m.key for m, verdict in zip(matches, verdicts, strict=True) if verdict and m.usage == "list"}
        found = [
            Name(match.start, match.end, match.key)
            for match, verdict in zip(matches, verdicts, strict=True)
            if verdict
            or (verdict is None and match.key in named and _may_recur(tokens, match))
            or (verdict is None and match.key in short and self._evidence.recurs(tokens, match))
        ]
        whole = [name for name in found if not self._tail(tokens, name)]
        longer = list(self._unlisted(tokens, whole))
        ends = {name.end for name in longer}
        names = sorted([*longer, *(name for name in found if name.end not in ends)])
        wide = self._extent.widen(tokens, names)
        return sorted([*wide, *abbreviations(tokens, wide)])

    def _mind_people(self, tokens: Tokens, matches: Sequence[Match], verdicts: list[bool | None]) -> None:
        """Ask for plainer signs of a party where a person of the text has its name: 'Sarah Green'."""
        ends = {match.end for match in matches}
        for k, match in enumerate(matches):
            i = match.start - 1
            double = i > match.low and tokens.text[i] == "-" and tokens.capital[i - 1] and i not in ends
            double = double and not tokens.spaced[i]
            if match.usage == "word" and double and tokens.text[i - 1].isalpha():
                verdicts[k] = False  # 'Whitford-Green'
        people = {tokens.folded[m.start] for m in matches if self._evidence.surname(tokens, m)}
        for k, match in enumerate(matches):
            if (
                match.usage == "word"
                and match.end == match.start + 1
                and tokens.folded[match.start] in people
            ):
                verdicts[k] = verdicts[k] is not False and self._evidence.plain(tokens, match)

    def _matches(self, tokens: Tokens) -> Iterator[Match]:
        folded, capital, trie = tokens.folded, tokens.capital, self._trie
        for start, end in tokens.spoken():
            past = start
            for i in range(start, end):
                word = folded[i]
                if i < past or word not in trie or not (capital[i] or word in LABELS or word in _SMALL):
                    continue
                for stop, form in trie.matches(folded, i, end):
                    if self._cased(tokens, i, stop, form.spelling):
                        low, high = tokens.sentence(i)
                        yield Match(i, stop, form.key, form.usage, low, max(high, stop))
                        past = stop
                        break

    def _cased(self, tokens: Tokens, start: int, end: int, spelling: str) -> bool:
        """Whether a match has the capitals of a name."""
        text, folded = tokens.text, tokens.folded
        first = folded[start]
        if end == start + 1:
            if first in _SMALL or first in LABELS:
                return True
            word = text[start].removesuffix(".")
            shouted = word.isupper() and word == spelling.upper()
            # 'Grn' for 'GRN'; two letters so written are a word as often ('So', 'Al').
            return word == spelling or shouted or (len(word) > 2 and word == spelling.title())
        if first == "lib":
            return True
        for i in range(start, end):
            if text[i][0].islower() and folded[i] not in self._connectors and text[i - 1] != "-":
                return i == end - 1 and folded[i] == "party" and first not in self._informal
        return True

    def _unlisted(self, tokens: Tokens, found: Sequence[Name]) -> Iterator[Name]:
        """Capitalised phrases that end as names of parties do: 'Boston Independents', 'Rhinoceros Party'."""
        taken = {i for name in found for i in range(name.start, name.end)}
        for start, end in tokens.spoken():
            for i in range(start + 1, end):
                if tokens.folded[i] in self._tails and tokens.capital[i] and i not in taken:
                    first = self._head(tokens, i, taken)
                    if first < i:
                        yield Name(first, i + 1, key(" ".join(tokens.text[first : i + 1])))

    def _tail(self, tokens: Tokens, name: Name) -> bool:
        """Whether a name may be the last word of a longer one: 'Independents'."""
        return name.end == name.start + 1 and tokens.folded[name.start] in self._tails

    def _head(self, tokens: Tokens, last: int, taken: set[int]) -> int:
        """Where the capitalised phrase that ends in a token begins."""
        low, _ = tokens.sentence(last)
        first = last
        for i in range(last - 1, max(low, last - _LONGEST) - 1, -1):
            word = tokens.folded[i]
            if i in taken or word in self._no_party or word in self._tails or word == "the":
                break
            if tokens.capital[i]:
                first = i
            elif word not in self._connectors and word not in ("-", "'", "'s"):
                break
        return first


def _forms(code: str) -> Iterator[_Form]:
    for party in load_country(code).parties:
        name = party.id or f"{code}:{key(party.name)}"
        yield from (_Form(spelling, usage, name) for spelling, usage in party.spellings.items())


def _may_recur(tokens: Tokens, match: Match) -> bool:
    """Whether an undecided form is the party where the text names that party elsewhere."""
    if tokens.folded[match.start] in LABELS:
        return False
    return match.usage == "word" or (match.usage == "context" and match.start > match.low)


def _follow_neighbours(tokens: Tokens, matches: Sequence[Match], verdicts: list[bool | None]) -> None:
    """Take the undecided for parties where they stand beside one: 'Labour, Green and Reform'."""
    for step in (1, -1):
        for k in range(len(matches))[::step]:
            other = k - step
            if verdicts[k] is None and 0 <= other < len(matches) and verdicts[other] is not False:
                first, second = sorted((matches[k], matches[other]), key=lambda m: m.start)
                pair = verdicts[other] or _pair(tokens, first, second)
                verdicts[k] = (pair and _side_by_side(tokens, first, second)) or None


def _spell_out(tokens: Tokens, matches: Sequence[Match], verdicts: list[bool | None]) -> None:
    """Take an abbreviation for a party where its name follows: 'C Conservative', 'LD = Liberal Democrat'."""
    for k, (short, full) in enumerate(pairwise(matches)):
        between = tokens.folded[short.end : full.start]
        if verdicts[k] is None and verdicts[k + 1] and short.key == full.key and short.low == full.low:
            verdicts[k] = (len(between) <= 1 and _SPELLING.issuperset(between)) or None


def _follow_country(
    tokens: Tokens, matches: Sequence[Match], verdicts: list[bool | None], evidence: PartyEvidence
) -> None:
    """Take 'the Coalition' for a party where the text names others of its country."""
    judged = list(zip(matches, verdicts, strict=True))
    countries = {match.key.partition(":")[0] for match, verdict in judged if verdict and ":" in match.key}
    for k, match in enumerate(matches):
        led = match.start > match.low and tokens.folded[match.start - 1] == "the"
        if verdicts[k] is None and match.usage == "context" and (led or evidence.acts(tokens, match)):
            verdicts[k] = (match.key.partition(":")[0] in countries and tokens.capital[match.start]) or None


def _pair(tokens: Tokens, first: Match, second: Match) -> bool:
    """Whether two abbreviations stand as a pair: 'Con/LD', 'FF and FG'."""
    short = first.usage == second.usage == "list" and len(tokens.text[first.start]) > 1 < len(
        tokens.text[second.start]
    )
    return short and second.start == first.end + 1 and tokens.text[first.end] in ("/", "-", "–", "and")


def _side_by_side(tokens: Tokens, first: Match, second: Match) -> bool:
    between = range(first.end, second.start)
    return (
        first.low == second.low
        and 0 < len(between) <= _REACH
        and all(tokens.folded[i] in _JOINERS or tokens.number(i, first.low, first.high) for i in between)
    )
