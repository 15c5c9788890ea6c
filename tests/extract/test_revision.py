"""Which of two readings of a table is better, by the sums and shares that hold."""

from collections.abc import Callable

import pytest

from pipeline.document.document import Table
from pipeline.extract.families import OTHER, Family
from pipeline.extract.revision import is_better, revised, tried
from pipeline.extract.statements import Statement, TableReading
from pipeline.model.schema import Row

Make = Callable[..., Table]
ReadingOf = Callable[..., TableReading]
RESULTS = Family("results_by_party", 1.0, "options with votes")
TABLE = Table("t01", "s01", "", 1, ())


def reading(stated: str, *votes: str, family: Family = RESULTS) -> TableReading:
    rows = [("results", {"option_name": str(number), "votes_count": vote}) for number, vote in enumerate(votes)]
    statements = [Statement(table, row) for table, row in [*rows, ("contests", {"votes_count": stated})]]
    return TableReading(TABLE, family, tuple(statements))


HOLDS, FAILS = reading("8", "5", "3"), reading("9", "5", "3")
NOTHING = TableReading(TABLE, OTHER)


@pytest.mark.parametrize(
    ("other", "best", "expected"),
    [
        (HOLDS, FAILS, True),
        (FAILS, HOLDS, False),
        (HOLDS, HOLDS, False),
        (HOLDS, NOTHING, True),
        (FAILS, NOTHING, False),
        (NOTHING, FAILS, False),
        (NOTHING, NOTHING, False),
        (TableReading(TABLE, RESULTS), NOTHING, False),
    ],
)
def test_reading_is_better_where_more_holds_and_no_more_fails(other: TableReading, best: TableReading, expected: bool) -> None:
    assert is_better(other, best) is expected


def test_numbers_of_two_elections_in_one_table_are_tried_apart() -> None:
    rows: list[tuple[str, Row]] = [("2010", {"votes_count": "5"}), ("2014", {"votes_count": "3"})]
    statements = [Statement(table, row, year) for year, row in rows for table in ("results", "contests")]

    assert [each.is_held for each in tried(TableReading(TABLE, RESULTS, tuple(statements)))] == [True, True]


def test_total_row_is_tried_against_the_rows_above_it() -> None:
    parts = [Statement("results", {"option_name": "Adal", "votes_count": votes, "place_name": votes}) for votes in ("5", "3")]
    whole = Statement("results", {"option_name": "Adal", "votes_count": "8"}, is_whole=True)

    assert [(each.check, each.is_held) for each in tried(TableReading(TABLE, RESULTS, (*parts, whole)))] == [
        ("column_total", True)
    ]


def test_revised_reading_says_what_holds_so() -> None:
    found = revised(HOLDS, FAILS, "one heading row more")

    assert [(r.check, r.severity, r.subject, r.source, r.message) for r in found.remarks] == [
        (
            "revised_reading",
            "info",
            "t01",
            "t01r01",
            "read with one heading row more than it seems to have: 1 of 1 sums and shares hold so, 0 of 1 otherwise",
        )
    ]


def checks(found: TableReading) -> list[str]:
    return [remark.check for remark in found.remarks]


def test_reading_whose_sums_hold_is_kept_as_it_seems(reading_of: ReadingOf, grid: Make) -> None:
    found = reading_of(grid("t01", "Party | Votes", "Adal | 5,000", "Auyl | 3,000", "Total | 8,000"))

    assert (checks(found), len(found.rows("results"))) == ([], 2)


def test_table_with_one_heading_row_too_many_is_read_so_that_its_sums_hold(reading_of: ReadingOf, grid: Make) -> None:
    """The second row is marked as a heading, and so seems to be one."""
    table = grid("t01", "Party | Votes | %", "Adal | 5 | 62", "Auyl | 3 | 38", "Total | 8 | 100", headings=2)

    found = reading_of(table)

    assert [row["option_name"] for row in found.rows("results")] == ["Adal", "Auyl"]
    assert checks(found) == ["revised_reading"]


def test_table_with_one_heading_row_too_few_is_read_so_that_its_sums_hold(reading_of: ReadingOf, grid: Make) -> None:
    """The title is not followed by headings, and so seems to be a row."""
    table = grid("t01", "Popular vote", "Adal | | 62.5%", "Auyl | | 37.5%", headings=0)

    found = reading_of(table)

    assert [row["votes_pct"] for row in found.rows("results")] == ["62.5", "37.5"]
    assert checks(found) == ["revised_reading"]


def test_table_whose_sums_never_hold_is_read_as_it_seems(reading_of: ReadingOf, grid: Make) -> None:
    found = reading_of(grid("t01", "Party | Votes", "Adal | 5,000", "Auyl | 3,000", "Total | 9,000"))

    assert (checks(found), len(found.rows("results")), [each.is_held for each in tried(found)]) == ([], 2, [False])
