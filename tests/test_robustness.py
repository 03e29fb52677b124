"""Whatever is handed in: an answer or a clear error, in bounded time, and every offset true."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hustings
from hustings import Extraction, countries
from hustings.cli import main
from hustings.read import UnreadableError

SECOND_BYTES = 10_000
"""So many bytes may take a second, which is a sixth of the speed promised: machines differ, and are busy."""
GRACE_S = 3.0

JSON_LD = "application/ld+json"

SENTENCE = "Labour's Priya Nair held Leeds North East by just over 1,200 votes, the Tories second on 31.2%. "
QUOTE = "“We knocked on every door,” said Ms Nair, who has been MP since 2015. "


def holds(found: Extraction) -> None:
    """Every offset lies in the text and gives the words it is said to give."""
    text = found.document.text
    for entity in found.entities:
        assert text[entity.start : entity.end] == entity.text != ""
    for claim in found.claims:
        assert claim.evidence
        assert all(a.end <= b.start for a, b in pairwise(claim.evidence)), "evidence is in text order"
        for piece in claim.evidence:
            assert text[piece.start : piece.end] == piece.text != ""
        for value in vars(claim).values():
            for start, end in getattr(value, "spans", ()):
                assert 0 <= start < end <= len(text)
            if hasattr(value, "unit"):
                assert any(text[start:end] == value.text for start, end in value.spans)
    at = 0
    for post in found.document.posts:
        assert at <= post.start < post.end <= len(text)
        at = post.start
        for segment in post.segments:
            assert at <= segment.start < segment.end <= post.end
            at = segment.end
        at = post.end


def answered(text: str) -> Extraction:
    hustings.load()
    begun = time.perf_counter()
    found = hustings.extract(text)
    taken = time.perf_counter() - begun
    holds(found)
    assert taken < GRACE_S + len(text) / SECOND_BYTES, f"{len(text):,} characters took {taken:.1f} s"
    return found


BAD = {
    "nothing": "",
    "spaces": " \t\n\r\n \u00a0\u2003",
    "one character": "L",
    "a line of sentences": SENTENCE * 1000,
    "a line of one letter": "a" * 100_000,
    "a line of one capital": "A" * 100_000,
    "a line of digits": "1" * 100_000,
    "a line of figures": "1,234 " * 17_000,
    "a line of percentages": "12.5%" * 20_000,
    "a line of commas": ",1" * 50_000,
    "a line of names": "Ann Lee " * 12_000,
    "a line of capitals": "Ab" * 50_000,
    "a line of parties": "Labour " * 14_000,
    "a line of brackets": "(" * 50_000 + ")" * 50_000,
    "a line of hyphens": "-" * 100_000,
    "a line of dots": "." * 100_000,
    "a line of words without spaces": SENTENCE.replace(" ", "") * 1000,
    "lines of nothing": "\n" * 100_000,
    "lines of spaces": " \n" * 50_000,
    "lines of one word": "Labour\n" * 14_000,
    "lines of bullets": "• \n" * 30_000,
    "lines of times": "02:14\n" * 16_000,
    "lines of numbers": "".join(f"{n}. {n}\n" for n in range(12_000)),
    "quotation marks left open": ("“" + SENTENCE) * 1000,
    "quotation marks never opened": (SENTENCE + "”") * 1000,
    "straight marks, an odd number": '"' + (SENTENCE + '" ') * 1000,
    "only quotation marks": "\"“”'‘’«»" * 12_000,
    "apostrophes": "'" * 100_000,
    "paragraphs left open": ("“" + SENTENCE + "\n\n") * 1000,
    "zero width": "\u200b".join(SENTENCE * 300),
    "joiners": "L\u200da\u200db\u200do\u200du\u200dr\ufeff " * 5000,
    "right to left": ("\u202e" + SENTENCE + "\u202c حزب العمال فاز بالمقعد ") * 400,
    "combining marks": ("e" + "\u0301" * 20) * 4000,
    "emoji": "🗳️👩🏽‍⚖️🏴󠁧󠁢󠁳󠁣󠁴󠁿" * 5000,
    "control characters": "".join(map(chr, range(1, 32))) * 2000,
    "null characters": SENTENCE.replace(" ", "\0") * 300,
    "lone surrogates": "Labour \ud800 held \udfff Leeds. " * 500,
    "characters that grow in lower case": "İSTANBUL İ ß ﬁ ǰ " * 4000,
    "odd line ends": SENTENCE.replace(" ", "\r")
    + SENTENCE.replace(" ", "\u2028")
    + SENTENCE.replace(" ", "\x0b"),
    "tabs": SENTENCE.replace(" ", "\t") * 300,
    "a hundred thousand quotes": QUOTE * 1500,
    "hedges": "more than just under nearly about " * 3000,
    "numbers in words": "one hundred and " * 6000,
    "dates": "on Thursday 12 December 2019 since 2010 for 40 years " * 2000,
    "signs": "+-±−" * 20_000,
    "huge numbers": "1" * 400
    + " votes, "
    + "9" * 5000
    + "% and 1e400 votes and "
    + "1," * 3000
    + "000 votes",
    "html, never closed": "<p><b><i>" * 10_000 + SENTENCE,
    "html, closed only": "<html><body>" + "</div>" * 30_000 + SENTENCE,
    "html, broken": "<html><body <p <<>> &amp &#xFFFFFF; &#0; <script>" + SENTENCE,
    "html, deep": "<div>" * 200 + SENTENCE + "</div>" * 200,
    "html, attributes": "<html><body><p " + "a=b " * 20_000 + ">" + SENTENCE,
    "html, a table": "<table>" + "<tr><td>Labour<td>1,234<td>12.3%" * 3000,
    "html, json that is none": '<script type="application/ld+json">{"@type": "LiveBlogPosting", [</script>'
    + SENTENCE,
    "html, json that is deep": f'<html><script type="{JSON_LD}">{"[" * 20_000}</script><p>{SENTENCE}</p>',
    "html, json of the wrong kinds": (
        f'<html><script type="{JSON_LD}">'
        '{"@type": "LiveBlogPosting", "liveBlogUpdate": [null, 1, "a", [],'
        ' {"@type": 1, "headline": {}, "articleBody": [1], "datePublished": "", "author": [[]]}]}</script>'
        f"<body><p>{SENTENCE}</p></body></html>"
    ),
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_bad_copy_is_answered(text: str) -> None:
    answered(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<div>" * 50_000 + SENTENCE + "</div>" * 50_000, "nested too deeply"),
        ("<html><body><!-- " + SENTENCE * 500, "holds no text"),
    ],
)
def test_html_that_cannot_be_read_is_refused_with_the_reason(
    text: str, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(UnreadableError, match=why):
        answered(text)
    path, good = tmp_path / "page.html", tmp_path / "good.txt"
    path.write_text(text)
    good.write_text(SENTENCE)
    assert main(["extract", str(path), str(good)]) == 2
    out, err = capsys.readouterr()
    assert out
    (line,) = err.splitlines()
    assert line.startswith(f"hustings: {path}: ")
    assert why in line
    assert "fault" not in line


@pytest.mark.parametrize("text", ["", " \n\n\t"])
def test_no_copy_holds_nothing(text: str) -> None:
    found = answered(text)
    assert (found.entities, found.claims) == ((), ())


@pytest.mark.slow
def test_a_megabyte_is_answered() -> None:
    line = SENTENCE + QUOTE + "\n\n"
    found = answered(line * (1_000_000 // len(line)))
    assert len(found.claims) > 2_000


BYTES = {
    "empty": (b"", 0),
    "spaces": (b" \n", 0),
    "utf-8 with a mark": (b"\xef\xbb\xbf" + SENTENCE.encode(), 0),
    "utf-16": (SENTENCE.encode("utf-16"), 0),
    "windows-1252": ("Plaid’s Siân Rhys held Arfon – by 92 votes".encode("cp1252"), 0),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\x06\0\0\0", 2),
    "a program": (b"\x7fELF\x02\x01\x01" + bytes(100) + bytes(range(256)), 2),
    "an archive": (b"PK\x03\x04\x14\0\0\0\x08\0" + bytes(range(256)) * 4, 2),
    "every byte": (bytes(range(256)) * 16, 2),
}


@pytest.mark.parametrize(("data", "status"), BYTES.values(), ids=BYTES.keys())
def test_the_command_reads_or_refuses_any_file(
    data: bytes, status: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, good = tmp_path / "any.txt", tmp_path / "good.txt"
    path.write_bytes(data)
    good.write_text(SENTENCE)
    assert main(["extract", str(path), str(good), "--entities"]) == status
    out, err = capsys.readouterr()
    assert len(err.splitlines()) == (1 if status else 0)
    assert err.startswith(f"hustings: {path}: " if status else "")
    assert "fault of hustings" not in err
    assert '"doc": "good"' in out


WORDS = (
    *("Labour", "Tory", "Lib Dem", "C", "Ann Lee", "Mr Lee", "she", "Leeds North East", "Bath", "Reading"),
    *("held", "beat", "lost", "won by", "a majority of", "turnout", "could", "not", "said", "since 2010"),
    *("1,234", "12.3%", "-4.1", "£500", "1.2m", "six", "votes", "points", "seats", "nearly", "for 40 years"),
    *("last night", "13 December 2019", "02:14", "published at", "Summary", "Read More", "<p>", "</p>"),
    *("“", "”", '"', "'", "’s", "(", ")", ":", ";", ",", ".", "…", "–", "-", "•", "\n", "\n\n", "\t", " "),
    *("<html>", "<!--", "&amp;", "\u200b", "\u202e", "é", "ß", "İ", "🗳️", "\0", "\ud800"),
)


def answered_or_refused(text: str, **known: Any) -> None:
    try:
        found = hustings.extract(text, **known)
    except UnreadableError as error:  # HTML that holds nothing to read
        assert str(error)
    else:
        holds(found)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40), st.sampled_from(["", " "]))
def test_election_words_in_any_order_are_answered(words: list[str], gap: str) -> None:
    answered_or_refused(gap.join(words))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_answered(text: str) -> None:
    answered_or_refused(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.dates(), st.sampled_from(countries.available()))
def test_any_day_and_country_is_answered(text: str, day: date, country: str) -> None:
    answered_or_refused(f"{text} {SENTENCE}", date=day, country=country)


def test_furniture_alone_is_answered() -> None:
    answered_or_refused(f"© {SENTENCE}")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(data)
    assert main(["extract", str(path), "--out", str(path.with_suffix(".jsonl"))]) in (0, 2)
