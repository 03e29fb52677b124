"""Flat rows of claims and candidates, as CSV and as Parquet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from hustings.claims import Claim, registry
from hustings.export import write_csv, write_parquet
from hustings.export.columns import Column, cell_of_sheet, write_csv_rows, write_parquet_rows
from hustings.export.flat import PARTS, SHARED, claim_columns, claim_rows, holds
from hustings.export.results import RESULT_COLUMNS, result_rows
from hustings.record import gather
from hustings.reference import reference
from tests.copydesk import linked, number, party, percent, person, said, seat
from tests.handmade import extraction

LUMB, LABOUR = person("Farida Lumb"), party("Labour")


def rows_of_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def rows_of_parquet(data: bytes) -> list[dict[str, object]]:
    return parquet.read_table(io.BytesIO(data)).to_pylist()  # type: ignore[no-any-return]


def as_csv(row: dict[str, object]) -> dict[str, str]:
    """A row of Parquet as the CSV would hold it."""
    return {name: "" if cell is None else str(cell_of_sheet(cell)) for name, cell in row.items()}


def candidates(*claims: Claim) -> list[dict[str, object]]:
    known = reference("gb")
    merged = [linked(claim) for claim in claims]
    return list(result_rows(gather(merged, known), merged, known.country))


def test_parquet_read_back_is_the_csv(tmp_path: Path) -> None:
    found = [extraction(), extraction()]
    sheet = io.StringIO()
    write_csv(found, sheet)
    path = tmp_path / "claims.parquet"
    with path.open("w", encoding="utf-8") as out:
        write_parquet(found, out)
    assert [as_csv(row) for row in rows_of_parquet(path.read_bytes())] == rows_of_csv(sheet.getvalue())


def test_a_claims_row_says_seat_ballot_and_party_as_registers_do() -> None:
    win, defeat, *_ = claim_rows(extraction())
    assert (win["party"], win["party_id"], win["party_register"]) == ("Labour", "PP53", "Labour Party")
    assert defeat["gss_code"] == "E14001321"
    assert len({win["claim_id"], defeat["claim_id"]}) == 2


def test_every_slot_has_its_columns_each_described() -> None:
    names = [column.name for column in claim_columns()]
    assert len(set(names)) == len(names)
    for kind in registry.values():
        for slot in kind.slots():
            parts = PARTS[holds(kind.model_fields[slot].annotation)]
            assert {slot + part.name for part in parts} <= set(names)
    assert all(column.about for column in (*SHARED, *claim_columns(), *RESULT_COLUMNS))


@pytest.mark.parametrize("columns", [claim_columns(), RESULT_COLUMNS], ids=["claims", "candidates"])
def test_parquet_carries_what_its_columns_hold(columns: Sequence[Column]) -> None:
    out = io.BytesIO()
    write_parquet_rows(columns, [], out)
    schema = parquet.read_schema(io.BytesIO(out.getvalue()))
    assert [(f.name, f.metadata[b"about"].decode()) for f in schema] == [(c.name, c.about) for c in columns]


def test_a_candidates_row_holds_the_candidate_and_the_contest() -> None:
    first, second = candidates(
        said("win", candidate=LUMB, party=LABOUR, outcome="hold"),
        said("tally", candidate=LUMB, party=LABOUR, votes=number(17_232), share=percent(52.2), rank=1),
        said("tally", party=party("Green"), share=percent(4.1, hedge="under")),
        said("deposit", party=party("Green")),
        said("majority", votes=number(1_400, hedge="about")),
        said("swing", size=percent(3.1), from_party=LABOUR, to_party=party("Green")),
    )
    assert first["ballot_id"] == "parl.halifax.2027-05-06"
    assert (first["gss_code"], first["candidate"], first["party_register"]) == (
        "E14001262", "Farida Lumb", "Labour Party",
    )  # fmt: skip
    assert (first["votes"], first["share"], first["rank"], first["elected"]) == (17_232, 52.2, 1, True)
    assert (second["candidate"], second["share_hedge"], second["deposit_lost"]) == (None, "under", True)
    for row in (first, second):
        assert (row["majority"], row["majority_hedge"], row["swing_to"]) == (1_400, "about", "Green")
        assert str(row["record_claims"]).count(";") == 5
    assert str(first["claims"]).count(";") == 1


def test_a_contest_without_candidates_has_a_row() -> None:
    (row,) = candidates(said("turnout", share=percent(55.2)))
    assert (row["seat"], row["candidate"], row["turnout"]) == ("Halifax", None, 55.2)


def test_what_the_copy_contradicts_itself_on_is_named() -> None:
    first, second = candidates(
        said("tally", candidate=LUMB, votes=number(17_232)),
        said("tally", candidate=LUMB, votes=number(17_322)),
        said("tally", candidate=LUMB, seat=seat("Shipley", "E14001466"), votes=number(1)),
    )
    assert (first["disputed"], second["disputed"]) == ("Farida Lumb: votes", "")


cells = st.one_of(
    st.none(), st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["=1", "\r@x", "-"])
)
ROW = (
    Column("words", "text", "Words."),
    Column("count", "number", "A count."),
    Column("yes", "flag", "Yes."),
)
rows = st.lists(
    st.fixed_dictionaries({
        "words": cells,
        "count": st.none() | st.floats(-1e9, 1e9) | st.integers(-(2**31), 2**31),
        "yes": st.none() | st.booleans(),
    }),
    max_size=8,
)  # fmt: skip


@given(rows)
def test_any_rows_come_back_alike_from_both(made: list[dict[str, object]]) -> None:
    def fresh() -> Iterable[dict[str, object]]:
        return (dict(row) for row in made)

    sheet, data = io.StringIO(newline=""), io.BytesIO()
    write_csv_rows(ROW, fresh(), sheet)
    write_parquet_rows(ROW, fresh(), data)
    kept = rows_of_parquet(data.getvalue())
    assert [row["words"] for row in kept] == [row["words"] for row in made]
    assert [as_csv(row) for row in kept] == rows_of_csv(sheet.getvalue())
    assert not any(
        row["words"].startswith(("=", "+", "-", "@", "\t")) for row in rows_of_csv(sheet.getvalue())
    )
