r"""The markup in which annotated copy is kept: the page as it is pasted, names and claims marked in it.

    # style: regional live blog
    # date: 2024-07-05

    [Labour|Y]'s [Ivy O'Hagan|C] has ousted [Gethin Sarr-Doyle|C] in [Halifax|S] by just over 1,200 votes.
    @ defeat winner=Ivy O'Hagan; seat=Halifax; margin=over 1200 :: Ivy O'Hagan has ousted || Halifax

What is known of the page comes first, then an empty line, then the page. `C` is a CANDIDATE, `P` a PERSON, `Y` a
PARTY, `S` a SEAT. A line that begins with `@ ` (`@? ` where the claim may be given or not) is no part of the page: it
holds a claim, whose evidence lies in the lines above it, up to the claims before. `words #2` means their second
occurrence there (after the piece before), `\n` a line's end. A backslash takes what comes after for itself. What fills
slots is written as `hustings.corpus.notation` says; a quote's text is the pieces of its evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hustings.claims import registry
from hustings.corpus.notation import escape, read_value, slots_of, split, unescape, write_value
from hustings.corpus.page import GoldClaim, Label, Mention, Page, Span, Value

SUFFIX = ".marked"
"""How the names of files in the markup end."""

CLAIM_STARTS = ("@ ", "@? ")
"""How the lines begin that hold a claim."""

CODES: dict[str, Label] = {"C": "CANDIDATE", "P": "PERSON", "Y": "PARTY", "S": "SEAT"}
_CODE_OF = {label: code for code, label in CODES.items()}

_ABOUT = re.compile(r"# (\w+): (.*)")
_CLAIM = re.compile(r"@(\?)? (\w+) *(.*?) :: (.*)")
_MARK = re.compile(r"\\(?P<itself>[\\\[@])|\[(?P<words>[^\[\]|\n]+)\|(?P<code>[CPYS])\]")
_MISREAD = re.compile(r"\\|\[(?=[^\[\]|\n]+\|[CPYS]\])|(?m:^)@(?=\??[ ])")
UNWRITABLE = re.compile(r"[\[\]|\n\\]")
"""What no name may hold that is to be written."""
_NTH = re.compile(r"(.*[^\\]) #(\d+)", re.DOTALL)


class MarkupError(ValueError):
    """A file is not in the markup; each of its lines says where and why.

    Attributes:
        problems: The lines, each beginning with the file's name and the number of the line.
    """

    def __init__(self, problems: Sequence[str]) -> None:
        """Keep the problems."""
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


def parse(source: str, name: str) -> Page:
    """Read a page in the markup.

    Args:
        source: What the file holds.
        name: What to call the page.

    Returns:
        The page.

    Raises:
        MarkupError: Something in it cannot be read; every such place is named.
    """
    reader = _Reader(name)
    reader.read(source.split("\n"))
    if reader.problems:
        raise MarkupError(reader.problems)
    try:
        return Page(name, reader.text, tuple(reader.mentions), tuple(reader.claims), reader.about)
    except ValueError as error:
        raise MarkupError([str(error)]) from error


def load(path: Path) -> Page:
    """Read a page's file; the page is called by the file's stem.

    Raises:
        MarkupError: The file cannot be read, is not UTF-8, or is not in the markup.
    """
    try:
        source = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise MarkupError([f"{path}: {error}"]) from error
    return parse(source, path.stem)


@dataclass
class _Reader:
    """A page as far as it has been read."""

    name: str
    text: str = ""
    chunk: int = 0  # where the lines begin in which the next claims have their evidence
    mentions: list[Mention] = field(default_factory=list)
    claims: list[GoldClaim] = field(default_factory=list)
    about: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def read(self, lines: Sequence[str]) -> None:
        """Read all lines."""
        first = True  # the next line of text is the first
        ended = False  # claims have been given since the last line of text
        body = False
        for number, line in enumerate(lines, 1):
            if not body:
                if about := _ABOUT.fullmatch(line):
                    self.about[about[1]] = about[2]
                else:
                    body = True
                    if line:
                        self._complain(
                            number, "an empty line comes between what is known of the page and the page"
                        )
            elif line.startswith(CLAIM_STARTS):
                ended = True
                try:
                    self.claims.append(self._claim(line.rstrip()))
                except ValueError as error:
                    self._complain(number, str(error))
            else:
                self.text += "" if first else "\n"
                if ended:
                    self.chunk = len(self.text)
                first = ended = False
                self._line(line)
        if not body:
            self._complain(len(lines), "there is no page")

    def _complain(self, number: int, why: str) -> None:
        self.problems.append(f"{self.name}:{number}: {why}")

    def _line(self, line: str) -> None:
        at = 0
        for found in _MARK.finditer(line):
            self.text += line[at : found.start()]
            at = found.end()
            words = found["itself"] or found["words"]
            if found["code"]:
                start = len(self.text)
                self.mentions.append(Mention(start, start + len(words), CODES[found["code"]]))
            self.text += words
        self.text += line[at:]

    def _claim(self, line: str) -> GoldClaim:
        found = _CLAIM.fullmatch(line)
        if not found:
            raise ValueError("a claim is written '@ type slot=value; slot=value :: evidence || evidence'")
        optional, type, slots, evidence = found.groups()
        if type not in registry:
            raise ValueError(f"{type!r} is no claim type; they are {', '.join(registry)}")
        filled = dict(_slots(type, slots))
        spans = tuple(self._evidence(evidence))
        if type == "quote" and "text" not in filled:
            filled["text"] = _quoted(self.text, spans)
        return GoldClaim(type, filled, spans, bool(optional))

    def _evidence(self, written: str) -> Iterator[Span]:
        at = self.chunk
        for piece in written.split(" || "):
            found = _NTH.fullmatch(piece)
            words, nth = unescape(found[1] if found else piece), int(found[2]) if found else 1
            start = at - 1
            for _ in range(nth):
                start = self.text.find(words, start + 1)
                if start < 0:
                    raise ValueError(
                        f"the lines above hold no {piece!r}" + " after the piece before" * (at > self.chunk)
                    )
            at = start + len(words)
            yield start, at


def _slots(type: str, written: str) -> Iterator[tuple[str, Value]]:
    for pair in split(written, ";"):
        if not pair.strip():
            continue
        slot, equals, value = pair.partition("=")
        slot = slot.strip()
        if not equals:
            raise ValueError(f"{pair.strip()!r} is no slot=value")
        if slot not in slots_of(type):
            raise ValueError(f"{slot!r} is no slot of {type}; they are {', '.join(slots_of(type))}")
        yield slot, read_value(type, slot, value)


def _quoted(text: str, spans: Sequence[Span]) -> str:
    return " ".join(text[start:end] for start, end in spans)


def write(page: Page) -> str:
    """Write a page in the markup.

    Args:
        page: The page.

    Returns:
        What `parse` reads as the same page.

    Raises:
        ValueError: A name holds a bracket, a bar or a line's end, which the markup cannot carry.
    """
    lines = [f"# {key}: {value}" for key, value in page.about.items()] + [""]
    text, mentions = page.text, list(page.mentions)
    groups = list(_groups(page))
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        inside = [m for m in mentions if at <= m.start < end]
        lines.append(_marked(text, at, end, inside))
        for start, last, claims in groups:
            if at <= last <= end:
                lines += [_written(text, claim, start) for claim in claims]
        at = end + 1
    return "\n".join(lines)


def _groups(page: Page) -> Iterator[tuple[int, int, list[GoldClaim]]]:
    """Claims whose evidence shares lines: where the lines begin that are theirs, where their evidence ends, they."""
    chunk = last = 0
    claims: list[GoldClaim] = []
    for claim in page.claims:
        after = page.text.find("\n", last) + 1
        if claims and 0 < after <= claim.evidence[0][0]:
            yield chunk, last, claims
            chunk, claims = after, []
        last = max(last, claim.evidence[-1][1])
        claims.append(claim)
    if claims:
        yield chunk, last, claims


def _marked(text: str, start: int, end: int, mentions: Sequence[Mention]) -> str:
    pieces: list[str] = []
    at = start
    for mention in mentions:
        words = text[mention.start : mention.end]
        if UNWRITABLE.search(words):
            raise ValueError(f"the markup cannot carry the name {words!r}")
        pieces += [text[at : mention.start], f"[{words}|{_CODE_OF[mention.label]}]"]
        at = mention.end
    pieces.append(text[at:end])
    return "".join(piece if n % 2 else _MISREAD.sub(r"\\\g<0>", piece) for n, piece in enumerate(pieces))


def _written(text: str, claim: GoldClaim, chunk: int) -> str:
    slots = dict(claim.slots)
    if claim.type == "quote" and slots.get("text") == _quoted(text, claim.evidence):
        del slots["text"]
    values = "; ".join(f"{slot}={write_value(slot, value)}" for slot, value in slots.items())
    pieces = []
    at = chunk
    for start, end in claim.evidence:
        words, nth = text[start:end], 1
        found = text.find(words, at)
        while found != start:
            found, nth = text.find(words, found + 1), nth + 1
        escaped = escape(words, "|", "#")
        pieces.append(f"{escaped} #{nth}" if nth > 1 else escaped)
        at = end
    return f"@{'?' * claim.optional} {claim.type} {values} :: {' || '.join(pieces)}"
