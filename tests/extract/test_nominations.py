"""Candidates by party and by place."""

from collections.abc import Callable

import pytest

from pipeline.document.document import Document, Table
from pipeline.extract.statements import TableReading
from pipeline.model.schema import Row
from tests.extract.conftest import ReadArticle

Grid = Callable[..., Table]
Rows = Callable[..., list[Row]]


@pytest.fixture
def rows_of(document: Callable[..., Document], article_of: Callable[..., ReadArticle]) -> Rows:
    """Rows of `nominations` for an article of this table."""

    def of(table: Table, *texts: tuple[str, str]) -> list[Row]:
        return article_of(document(table, texts=texts)).rows("nominations")

    return of


@pytest.fixture
def by_place(grid: Grid) -> Grid:
    return lambda *lines: grid("t02", "Region | No. of races | Adal | JSDP | Total:", *lines)


@pytest.fixture
def by_party(grid: Grid) -> Grid:
    return lambda *cells: grid("t01", "Party | No. of candidates", *(f"Adal | {cell}" for cell in cells))


def test_row_is_the_candidates_of_one_option_in_one_place(rows_of: Rows, by_place: Grid) -> None:
    assert rows_of(by_place("Aqmola | 95 | 1,002 | | 1,002[31]", "Kyzylorda | 9 | | 2 | 2"))[:1] == [
        {
            "article_id": "adal-2021",
            "election_id": "adal-2021",
            "place_id": "aqmola-region",
            "place_name": "Aqmola",
            "option_id": "adal",
            "option_name": "Adal",
            "candidates_count": "1002",
            "reference_numbers": "31",
            "source": "t02r02c03",
        }
    ]


def test_empty_cell_is_no_row_and_zero_is_one(rows_of: Rows, by_place: Grid) -> None:
    rows = rows_of(by_place("Aqmola | 95 | 0 | | 0", "Kyzylorda | 9 | | 2 | 2"))

    assert [(row["place_id"], row["option_id"], row["candidates_count"]) for row in rows] == [
        ("aqmola-region", "adal", "0"),
        ("kyzylorda-region", "jsdp", "2"),
    ]


def test_option_without_candidates_anywhere_makes_the_table_no_other(rows_of: Rows, by_place: Grid) -> None:
    (row,) = rows_of(by_place("Aqmola | 95 | 2 | | 2"))

    assert (row["option_id"], row["candidates_count"]) == ("adal", "2")


def test_totals_are_of_the_elections_own_place(rows_of: Rows, by_place: Grid) -> None:
    rows = rows_of(by_place("Total: | 743 | 50 | 14 | 64"))

    assert [(row["place_id"], row["option_name"], row["candidates_count"]) for row in rows] == [
        ("kazakhstan", "Adal", "50"),
        ("kazakhstan", "JSDP", "14"),
    ]


@pytest.mark.parametrize(
    ("cell", "count", "total", "pct"),
    [
        ("588 / 867 (68%)", "588", "867", "68"),
        ("588/867 (67.8%)", "588", "867", "67.8"),
        ("1,588 / 2,867", "1588", "2867", ""),
        ("1,588", "1588", "", ""),
    ],
)
def test_count_may_have_its_total_and_share_beside_it(
    rows_of: Rows, by_party: Grid, cell: str, count: str, total: str, pct: str
) -> None:
    (row,) = rows_of(by_party(cell))

    assert (row["candidates_count"], row.get("candidates_total_count", ""), row.get("candidates_pct", "")) == (
        count,
        total,
        pct,
    )


@pytest.mark.parametrize("cell", ["many", "588 of 867", "588 / 867 (68)", "588 / 867 (most)", "5-7", "588 / many"])
def test_cell_that_holds_no_count_is_no_row_and_is_said(
    reading_of: Callable[..., TableReading], by_party: Grid, cell: str
) -> None:
    reading = reading_of(by_party("12", cell))

    assert [row["candidates_count"] for row in reading.rows("nominations")] == ["12"]
    assert [(r.check, r.severity, r.source, r.stated) for r in reading.remarks] == [
        ("unread_value", "warning", "t01r03c02", cell)
    ]


@pytest.mark.parametrize("cell", ["", "–", "n/a"])
def test_cell_that_says_nothing_is_no_row(reading_of: Callable[..., TableReading], by_party: Grid, cell: str) -> None:
    reading = reading_of(by_party("12", cell))

    assert (len(reading.rows("nominations")), reading.remarks) == (1, ())


def test_day_and_references_come_from_the_sentence_that_leads_to_the_table(rows_of: Rows, by_party: Grid) -> None:
    texts = [("s01", "Nominations began on 26 June 2021.[16]"), ("s01", "As of 7 July 2021, they were as follows:[17]")]

    (row,) = rows_of(by_party("5"), *texts)

    assert (row.get("as_of_date", ""), row["reference_numbers"]) == ("2021-07-07", "17")


def test_sentence_of_another_section_leads_to_no_table(rows_of: Rows, by_party: Grid) -> None:
    (row,) = rows_of(by_party("5[3]"), ("s00", "As of 7 July 2021, they were as follows:[17]"))

    assert (row.get("as_of_date", ""), row["reference_numbers"]) == ("", "3")


def test_total_of_a_table_by_party_is_no_row(rows_of: Rows, grid: Grid) -> None:
    table = grid("t01", "Party | No. of candidates", "Adal | 5", "Total | 5")

    assert [row["option_id"] for row in rows_of(table)] == ["adal"]


def test_count_of_races_that_is_no_number_is_left_out_and_said(
    document: Callable[..., Document], article_of: Callable[..., ReadArticle], by_place: Grid
) -> None:
    (reading,) = article_of(document(by_place("Aqmola | LOL | 5 | 3 | 8", "Kyzylorda | 7 | 6 | 4 | many"))).readings

    contests = [(row["place_name"], row.get("races_count"), row.get("candidates_count")) for row in reading.rows("contests")]
    assert contests == [("Aqmola", None, "8"), ("Kyzylorda", "7", None)]
    assert [(r.check, r.source, r.stated) for r in reading.remarks] == [
        ("unread_value", "t02r02c02", "LOL"),
        ("unread_value", "t02r03c05", "many"),
    ]
