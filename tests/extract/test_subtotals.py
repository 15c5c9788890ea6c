"""Rows that sum the rows below them, told by the stated total."""

from decimal import Decimal

import pytest

from pipeline.extract.subtotals import subtotals


def summing(votes: str, stated: str) -> list[int]:
    """Which of these votes, row by row, sum those below them; `-` states none."""
    rows = [{} if value == "-" else {"votes_count": value} for value in votes.split()]
    return sorted(subtotals(rows, "votes_count", Decimal(stated)))


@pytest.mark.parametrize(
    ("votes", "stated", "expected"),
    [
        ("30 10 20 5", "35", [0]),
        ("5 30 10 20", "35", [1]),
        ("30 10 20 7 3 4", "37", [0, 3]),
        ("30 10 20 0 5", "35", [0]),
        ("16 8 8 0 19 5 9 1 4 2 1 0 2", "38", [0, 4, 9]),
    ],
)
def test_row_that_sums_rows_below_it_is_found(votes: str, stated: str, expected: list[int]) -> None:
    assert summing(votes, stated) == expected


@pytest.mark.parametrize(
    ("votes", "stated"),
    [
        ("10 20 5", "35"),
        ("30 10 20 5", "65"),
        ("30 10 20 5", "99"),
        ("30 30 5", "35"),
        ("0 0 0", "0"),
        ("- - -", "0"),
        ("5", "5"),
        ("", "0"),
    ],
    ids=["none sums", "all add up", "explains nothing", "one row below", "nothing", "no numbers", "one row", "no rows"],
)
def test_no_row_is_found_where_that_explains_nothing(votes: str, stated: str) -> None:
    assert summing(votes, stated) == []
