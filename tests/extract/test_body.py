"""The rows under the headings: what each is, and its cells with merged ones shared out."""

from collections.abc import Callable

import pytest

from pipeline.document.document import Table
from pipeline.extract.body import BodyRow, body_rows
from pipeline.extract.slots import Columns
from pipeline.extract.vocabulary import Vocabulary

Make = Callable[..., Table]
LaidOut = Callable[..., Columns]
RowsIn = Callable[[Table], list[BodyRow]]


def texts(row: BodyRow) -> dict[int, str]:
    return {column: cell.text for column, cell in row.cells.items()}


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Adal", "part"),
        ("Total", "total"),
        ("TOTAL:", "total"),
        ("Total valid votes", "valid"),
        ("Registered voters/turnout", "base"),
        ("Registered voters", "registered"),
        ("Turnout", "turnout"),
        ("Majority", "majority"),
        ("Invalid/blank votes", "part"),
    ],
)
def test_role_of_a_row_follows_from_its_label(rows_in: RowsIn, grid: Make, label: str, role: str) -> None:
    (row,) = rows_in(grid("t01", "Party | Votes", f"{label} | 5"))

    assert (row.role, row.label) == (role, label)


def test_row_that_names_its_source_is_no_part(rows_in: RowsIn, grid: Make) -> None:
    (row,) = rows_in(grid("t01", "Party | Votes", "Source: AOSK"))

    assert (row.role, row.label) == ("source", "Source: AOSK")


def test_heading_row_is_no_row(rows_in: RowsIn, grid: Make) -> None:
    assert [row.number for row in rows_in(grid("t01", "Party | Votes", "Adal | 5", "Auyl | 6"))] == [2, 3]


def test_row_without_words_is_empty(rows_in: RowsIn, grid: Make) -> None:
    rows = rows_in(grid("t01", "Party | Votes", "Adal | 5", " | ", "Auyl | 6"))

    assert [row.role for row in rows] == ["part", "empty", "part"]


def test_short_words_over_the_whole_table_head_a_section(rows_in: RowsIn, grid: Make) -> None:
    rows = rows_in(grid("t01", "Candidate | Votes", "Jane | 5", "Shieli", "John | 6", "Ann | 7"))

    assert [(row.role, row.section) for row in rows] == [
        ("part", ""),
        ("section", ""),
        ("part", "Shieli"),
        ("part", "Shieli"),
    ]


def test_long_words_over_the_whole_table_are_a_note(rows_in: RowsIn, grid: Make) -> None:
    note = "The count of Aral was repeated after a complaint, since two ballot boxes had been left out at first."

    assert [row.role for row in rows_in(grid("t01", "Party | Votes", "Adal | 5", note))] == ["part", "note"]


def test_number_over_the_whole_table_heads_no_section(rows_in: RowsIn, grid: Make) -> None:
    assert [row.role for row in rows_in(grid("t01", "Party | Votes", "Adal | 5", "1,234"))] == ["part", "part"]


def test_outcome_over_the_whole_table_is_one(rows_in: RowsIn, grid: Make) -> None:
    rows = rows_in(grid("t01", "Party | Candidate | Votes", "Adal | Jane | 5", "Adal hold"))

    assert rows[-1].role == "outcome"


def test_total_beside_a_candidate_sums_the_candidates_lists(rows_in: RowsIn, grid: Make) -> None:
    table = grid("t01", "Party | Candidate | Votes", "Adal | Jane | 5", "Auyl | Jane | 6", "Total | Jane | 11", "Total | | 11")

    assert [row.role for row in rows_in(table)] == ["part", "part", "subtotal", "total"]


ALLIANCE = ("Bloc | Adal | 5", "^ | Auyl | 6")


def test_total_of_the_rows_right_above_it_is_one_of_their_group(rows_in: RowsIn, grid: Make) -> None:
    lines = (*ALLIANCE, "Total | | 11", "JSDP | | 4", "QHP | | 3", "Total | | 18")

    roles = [row.role for row in rows_in(grid("t01", "Alliance | Party | Votes", *lines))]

    assert roles == ["part", "part", "group_total", "part", "part", "total"]


def test_total_above_another_that_does_not_sum_the_rows_above_it_is_of_all(rows_in: RowsIn, grid: Make) -> None:
    lines = (*ALLIANCE, "Total | | 12", "JSDP | | 4", "QHP | | 3", "Total | | 19")

    assert [row.role for row in rows_in(grid("t01", "Alliance | Party | Votes", *lines))].count("group_total") == 0


def test_total_of_valid_votes_above_invalid_and_blank_ones_is_of_all(rows_in: RowsIn, grid: Make) -> None:
    lines = ("Adal | 5", "Auyl | 6", "Total | 11", "Invalid votes | 1", "Blank votes | 1", "Total | 13")

    assert [row.role for row in rows_in(grid("t01", "Party | Votes", *lines))].count("group_total") == 0


def test_total_with_one_unknown_row_between_it_and_the_last_is_of_all(rows_in: RowsIn, grid: Make) -> None:
    lines = ("Adal | 5", "Auyl | 6", "Total | 11", "Papers nobody knows | 2", "Total | 13")

    assert [row.role for row in rows_in(grid("t01", "Party | Votes", *lines))].count("group_total") == 0


def test_rowspan_of_a_name_fills_following_rows(rows_in: RowsIn, grid: Make) -> None:
    rows = rows_in(grid("t01", "Region | Party | Votes", "Aral | Adal | 5", "^ | Auyl | 6"))

    assert [texts(row) for row in rows] == [{1: "Aral", 2: "Adal", 3: "5"}, {1: "Aral", 2: "Auyl", 3: "6"}]


def test_rowspan_of_a_number_fills_no_row(rows_in: RowsIn, grid: Make) -> None:
    rows = rows_in(grid("t01", "Party | Votes | Seats", "Adal | 5 | 3", "Auyl | 6 | ^"))

    assert [texts(row) for row in rows] == [{1: "Adal", 2: "5"}, {1: "Auyl", 2: "6"}]


def test_row_merged_as_a_whole_keeps_its_numbers(rows_in: RowsIn, grid: Make) -> None:
    rows = rows_in(grid("t01", "Party | Candidate | Votes", "Adal | Jane | 5", "^ | ^ | ^", "Auyl | Ann | 6"))

    assert texts(rows[0]) == {1: "Adal", 2: "Jane", 3: "5"}


def test_cell_over_two_columns_is_in_both(rows_in: RowsIn, grid: Make) -> None:
    (row,) = rows_in(grid("t01", "Party | Candidate | Votes", "Adal | < | 5"))

    assert texts(row) == {1: "Adal", 2: "Adal", 3: "5"}


def test_row_and_cell_know_their_address(rows_in: RowsIn, grid: Make) -> None:
    first, second = rows_in(grid("t07", "Region | Party | Votes", "Aral | Adal | 5", "^ | Auyl | 6"))

    addresses = (first.source, first.address(first.cells[3]), second.source, second.address(second.cells[1]))
    assert addresses == ("t07r02", "t07r02c03", "t07r03", "t07r02c01")


def test_column_the_row_lacks_is_empty(rows_in: RowsIn, grid: Make) -> None:
    (row,) = rows_in(grid("t01", "Party | Votes", "Adal | 5"))

    assert (row.text(2), row.text(9), row.text(None)) == ("5", "", "")


def test_heading_row_alone_has_no_rows(rows_in: RowsIn, grid: Make) -> None:
    assert rows_in(grid("t01", "Party | Votes")) == []


def test_cells_merged_over_everything_do_no_harm(rows_in: RowsIn, grid: Make) -> None:
    rows = rows_in(grid("t01", "Party | Votes", "Adal | 5", "^ | ^", "^ | ^"))

    assert [row.role for row in rows] == ["part", "empty", "empty"]


def test_label_merged_over_columns_below_a_total_is_no_part(rows_in: RowsIn, grid: Make) -> None:
    lines = (
        "Candidate | Party | Votes",
        "Ann | Adal | 5",
        "{row}",
        "Total | < | 5",
        "{row}",
        "Others | < | 0",
        "Bob | Auyl | 2",
    )
    rows = rows_in(grid("t01", *(line.format(row="Apologies | < | 3") for line in lines)))

    assert [(row.label, row.role) for row in rows] == [
        ("Ann", "part"),
        ("Apologies", "part"),
        ("Total", "total"),
        ("Apologies", "unread"),
        ("Others", "part"),
        ("Bob", "part"),
    ]


def test_last_row_is_taken_for_the_total_only_where_no_row_is_a_total(
    all_words: Vocabulary, laid_out: LaidOut, grid: Make
) -> None:
    def last(*lines: str) -> str:
        columns = laid_out(grid("t01", "Party | Votes", *lines))
        return body_rows(columns, all_words, is_last_total=True)[-1].role

    assert last("Adal | 5", "Altogether | 5") == "total"
    assert last("Adal | 5", "Total | 5", "Altogether | 5") == "part"
    assert last("Adal | 5", "Others | 5") == "part"
