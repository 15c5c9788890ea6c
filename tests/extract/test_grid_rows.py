"""Rows of a grid by what their columns hold."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.document.document import Cell, Table
from pipeline.extract.grid_rows import column_names, grid_rows
from pipeline.extract.vocabulary import Vocabulary

Grid = Callable[..., Table]


def test_share_is_named_after_the_count_to_its_left(words: Vocabulary, grid: Grid) -> None:
    table = grid("t01", "Party | Votes | % | Seats | %")

    assert column_names(table, words) == {1: "party", 2: "votes", 3: "votes_pct", 4: "seats", 5: "seats_pct"}


def test_share_of_no_count_is_a_share_of_its_own(words: Vocabulary, grid: Grid) -> None:
    assert column_names(grid("t01", "Party | %"), words)[2] == "pct"


def test_column_under_an_option_is_named_after_it(words: Vocabulary, grid: Grid) -> None:
    assert column_names(grid("t01", "Region | JSDP"), words)[2] == "option:JSDP"


def test_first_column_under_a_wide_party_heading_is_the_abbreviation(words: Vocabulary) -> None:
    headings = (Cell(1, 1, "Party", colspan=2, is_header=True), Cell(1, 3, "Votes", is_header=True))

    assert column_names(Table("t01", "s01", "", 1, headings), words) == {1: "abbreviation", 2: "party", 3: "votes"}


def test_headings_are_read_from_left_to_right_whatever_their_order(words: Vocabulary, grid: Grid) -> None:
    table = grid("t01", "Party | Votes | % | Seats | %")

    assert column_names(replace(table, cells=table.cells[::-1]), words) == column_names(table, words)


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Adal", "part"),
        ("Total", "total"),
        ("Registered voters/turnout", "base"),
        ("Source: AOSK", "source"),
        ("Sources", "part"),
    ],
)
def test_role_of_a_row_follows_from_its_label(words: Vocabulary, grid: Grid, label: str, role: str) -> None:
    (row,) = grid_rows(grid("t01", "Party | Votes", f"{label} | 5"), words)

    assert row.role == role


def test_heading_row_is_no_row(words: Vocabulary, grid: Grid) -> None:
    assert [row.number for row in grid_rows(grid("t01", "Party | Votes", "Adal | 5", "Auyl | 6"), words)] == [2, 3]


def test_ambiguous_table_has_no_rows(words: Vocabulary, grid: Grid) -> None:
    table = replace(grid("t01", "Party | Votes", "Adal 5"), alignment="ambiguous")

    assert grid_rows(table, words) == []


def test_value_is_the_plain_number(words: Vocabulary, grid: Grid) -> None:
    (row,) = grid_rows(grid("t01", "Party | Votes | %", "Adal | 1,816 | 80.00%"), words)

    assert (row.value("votes"), row.value("votes_pct"), row.text("votes")) == ("1816", "80.00", "1,816")


def test_column_the_table_lacks_is_empty(words: Vocabulary, grid: Grid) -> None:
    (row,) = grid_rows(grid("t01", "Party | Votes", "Adal | 5"), words)

    assert (row.text("seats"), row.value("seats")) == ("", "")


def test_row_and_cell_know_their_address(words: Vocabulary, grid: Grid) -> None:
    (row,) = grid_rows(grid("t07", "Party | Votes", "Adal | 5"), words)

    assert (row.source, row.address("votes")) == ("t07r02", "t07r02c02")


def test_reference_numbers_are_those_of_all_its_cells(words: Vocabulary, grid: Grid) -> None:
    (row,) = grid_rows(grid("t01", "Party | Votes", "Adal[3] | 5[1][2]"), words)

    assert row.reference_numbers == (3, 1, 2)


def test_label_is_the_first_cell(words: Vocabulary, grid: Grid) -> None:
    (row,) = grid_rows(grid("t01", "Party | Votes", "Source: AOSK"), words)

    assert row.label == "Source: AOSK"
