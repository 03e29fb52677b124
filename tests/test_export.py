"""What claims look like written out: JSON Lines, JSON, CSV, a table."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from hustings import Extraction
from hustings.claims import registry
from hustings.export import (
    WRITERS,
    claim_columns,
    summary,
    write_csv,
    write_grid,
    write_json,
    write_jsonl,
    write_table,
)
from tests.handmade import BODY, HEADING, TEXT, claim, claims, extraction


def columns() -> tuple[str, ...]:
    return tuple(column.name for column in claim_columns())


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def written(format: str, *found: Extraction, **options: bool) -> str:
    out = io.StringIO()
    WRITERS[format](found, out, **options)
    return out.getvalue()


def rows_of_csv(*found: Extraction) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written("csv", *found), newline="")))


def test_jsonl_is_one_claim_a_line_as_the_contract_has_it() -> None:
    lines = written("jsonl", extraction()).splitlines()
    assert len(lines) == len(claims())
    defeat = json.loads(lines[1])
    assert list(defeat)[:8] == [
        "type", "winner", "winner_party", "loser", "loser_party", "seat", "margin", "evidence",
    ]  # fmt: skip
    assert defeat["margin"] == {
        "value": 1200, "unit": "votes", "hedge": "over", "text": "just over 1,200 votes", "spans": [[59, 80]],
    }  # fmt: skip
    assert defeat["winner_party"] == {"name": "Labour", "id": "PP53", "spans": [[0, 6]]}
    assert defeat["loser_party"] is None
    assert defeat["post"]["headline"] == HEADING
    assert defeat["asserted_at"] == "2027-06-11T02:05:00Z"
    assert (defeat["doc"], defeat["modality"], defeat["rule"]) == ("leeds", "asserted", "defeat.active")
    assert all(TEXT[piece["start"] : piece["end"]] == piece["text"] for piece in defeat["evidence"])


def test_jsonl_gives_entities_where_they_are_wanted() -> None:
    first, *rest = (json.loads(line) for line in written("jsonl", extraction(), entities=True).splitlines())
    assert first == {
        "kind": "entity",
        "doc": "leeds",
        "start": 0,
        "end": 6,
        "label": "PARTY",
        "text": "Labour",
    }
    assert [row["type"] for row in rest] == [made.type for made in claims()]


@pytest.mark.parametrize("end", ["\n", "\x85", "\u2028", "\u2029", "\x0b", "\x0c", "\x1c"])
def test_jsonl_keeps_to_a_line_whatever_the_words(end: str) -> None:
    quote = claim("quote", [BODY], "quote.after", text=f"one{end}two")
    found = extraction().model_copy(update={"claims": (quote,)})
    (line,) = written("jsonl", found).splitlines()
    assert json.loads(line)["text"] == f"one{end}two"


def test_json_is_one_array_of_documents() -> None:
    first, second = json.loads(written("json", extraction(), extraction(), entities=True))
    assert list(first) == ["doc", "country", "date", "posts", "entities", "claims"]
    assert (first["doc"], first["country"], first["date"]) == ("leeds", "gb", "2027-06-11")
    assert [post["id"] for post in first["posts"]] == ["p1"]
    assert len(second["claims"]) == len(claims())
    assert "entities" not in json.loads(written("json", extraction()))[0]


@pytest.mark.parametrize(
    ("format", "empty"), [("jsonl", ""), ("json", "[]\n"), ("csv", ",".join(columns()) + "\n")]
)
def test_nothing_found_is_still_well_formed(format: str, empty: str) -> None:
    assert written(format) == empty


def test_csv_has_a_row_a_claim_and_a_column_a_part() -> None:
    win, defeat, tenure, _, lost = rows_of_csv(extraction())
    assert (win["type"], win["seat"], win["seat_id"], win["outcome"]) == (
        "win", "Leeds North East", "E14001321", "hold",
    )  # fmt: skip
    assert (defeat["margin"], defeat["margin_unit"], defeat["margin_hedge"]) == ("1200", "votes", "over")
    assert defeat["evidence"] == "Priya Nair … beat Tom Ashby by just over 1,200 votes"
    assert [TEXT[slice(*map(int, pair.split("-")))] for pair in defeat["evidence_spans"].split(";")] == (
        defeat["evidence"].split(" … ")
    )
    assert (tenure["holder"], tenure["duration"], tenure["duration_hedge"]) == ("Labour", "P27Y", "exact")
    assert (lost["modality"], lost["confidence"], lost["winner"]) == ("forecast", "0.5", "")


def test_csv_columns_are_the_same_for_any_input_and_hold_every_slot() -> None:
    slots = {slot for kind in registry.values() for slot in kind.slots()}
    assert slots <= set(columns())
    assert len(set(columns())) == len(columns())
    assert rows_of_csv(extraction())[0].keys() == set(columns())


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+44", "'+44"),
        ("-3", "'-3"),
        ("@you", "'@you"),
        ("\tx", "'\tx"),
        ("\r=1", "'\n=1"),
        ('plain, “and” "odd"', 'plain, “and” "odd"'),
        ("two\r\nlines\rand one", "two\nlines\nand one"),
    ],
)
def test_csv_holds_no_formula_and_one_kind_of_line_end(words: str, cell: str) -> None:
    found = extraction().model_copy(update={"claims": (claim("quote", [BODY], "quote.after", text=words),)})
    assert [row["text"] for row in rows_of_csv(found)] == [cell]


def test_csv_numbers_stay_numbers() -> None:
    fall = {"value": -16.2, "unit": "points", "text": "16.2%"}
    tally = claim("tally", [BODY], "tally.slip", share_change=fall, rank=2)
    (row,) = rows_of_csv(extraction().model_copy(update={"claims": (tally,)}))
    assert (row["share_change"], row["rank"]) == ("-16.2", "2")


def test_a_table_that_is_piped_is_tab_separated() -> None:
    header, *rows = written("table", extraction()).splitlines()
    assert header.split("\t") == ["doc", "type", "says", "modality", "evidence"]
    assert rows[2].split("\t") == [
        "leeds",
        "tenure",
        "holder Labour, kind held, duration P27Y",
        "asserted",
        "held the seat for 27 years",
    ]


def test_a_table_on_a_terminal_is_drawn_and_cannot_act_on_it() -> None:
    out = Terminal()
    write_grid(("a", "b"), [("\x1b]0;title\x07\x1b[31mred", "line\nline")], out)
    drawn = out.getvalue()
    assert "\x07" not in drawn and "\x1b[31m" not in drawn and "]0;title" in drawn
    assert "line line" in drawn
    assert "\t" not in drawn


def test_a_table_takes_markup_in_the_text_for_text() -> None:
    out = Terminal()
    write_grid(("a",), [("[bold]not markup[/bold]",)], out)
    assert "[bold]not markup[/bold]" in out.getvalue()


@pytest.mark.parametrize(
    ("number", "line"),
    [
        (0, "candidate Priya Nair, party Labour, seat Leeds North East, outcome hold"),
        (2, "holder Labour, kind held, duration P27Y"),
        (4, "loser Priya Nair"),
    ],
)
def test_summary(number: int, line: str) -> None:
    assert summary(claims()[number]) == line


def test_summary_tells_the_hedge() -> None:
    assert summary(claims()[1]).endswith(", margin over 1,200 votes")


def test_a_yes_or_no_slot_is_told_only_where_it_is_yes() -> None:
    votes = {"value": 441, "unit": "votes", "text": "441"}
    told: list[Any] = [
        summary(claim("majority", [BODY], "majority.of", votes=votes, previous=previous))
        for previous in (True, False)
    ]
    assert told == ["votes 441 votes, previous yes", "votes 441 votes"]


@pytest.mark.parametrize("writer", [write_jsonl, write_json, write_csv, write_table])
def test_documents_are_written_as_they_come(writer: Any) -> None:
    out = io.StringIO()
    sizes: list[int] = []

    def found() -> Any:
        for _ in range(3):
            yield extraction()
            sizes.append(len(out.getvalue()))

    writer(found(), out)
    assert sizes[0] > 0
    assert sizes[0] < sizes[1] < sizes[2]
