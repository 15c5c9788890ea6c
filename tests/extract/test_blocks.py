"""A table taken apart into titles, heading rows and the rows under them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.document.document import Cell, Table
from pipeline.extract.blocks import Block, Grid, blocks, body_cells, is_number, is_year
from pipeline.extract.vocabulary import Vocabulary

Make = Callable[..., Table]
Parts = Callable[..., list[tuple[list[str], tuple[int, ...], tuple[int, ...]]]]


@pytest.fixture
def blocks_of(all_words: Vocabulary) -> Callable[..., tuple[Block, ...]]:
    return lambda table, depth=0: blocks(Grid(table), all_words, depth)


@pytest.fixture
def parts(blocks_of: Callable[..., tuple[Block, ...]]) -> Parts:
    """Titles, heading rows and body rows of every block."""
    return lambda table, depth=0: [
        ([cell.text for cell in block.titles], block.heading_rows, block.body) for block in blocks_of(table, depth)
    ]


def test_first_row_of_known_words_is_the_heading_row(parts: Parts, grid: Make) -> None:
    assert parts(grid("t01", "Party | Votes", "Adal | 5", "Auyl | 6")) == [([], (1,), (2, 3))]


def test_markup_need_not_say_what_the_words_say(parts: Parts, grid: Make) -> None:
    assert parts(grid("t01", "Party | Votes", "Adal | 5", headings=0)) == [([], (1,), (2,))]


def test_row_marked_as_a_heading_that_holds_numbers_is_none(parts: Parts, grid: Make) -> None:
    assert parts(grid("t01", "Party | Votes", "Adal | 5,000", headings=2)) == [([], (1,), (2,))]


def test_row_marked_as_a_heading_of_small_numbers_counts_its_columns(parts: Parts, grid: Make) -> None:
    table = grid("t01", "Candidate | Count | <", "^ | 1 | 2", "Jane | 5,000 | 6,000", headings=2)

    assert parts(table) == [([], (1, 2), (3,))]


def test_second_heading_row_belongs_to_the_first(parts: Parts, grid: Make) -> None:
    table = grid("t01", "Party | First round | <", "^ | Votes | %", "Adal | 5 | 100.0", headings=2)

    assert parts(table) == [([], (1, 2), (3,))]


def test_row_without_words_under_headings_is_a_heading_row(parts: Parts, grid: Make) -> None:
    """Templates put the colours of parties there."""
    assert parts(grid("t01", "Region | Adal | Auyl", " | | ", "Aqmola | 5 | 6")) == [([], (1, 2), (3,))]


def test_years_in_a_heading_row_are_no_numbers(parts: Parts, grid: Make) -> None:
    table = grid("t01", "Party | Seats | <", "^ | 2010 | 2014", "Adal | 5 | 6", headings=2)

    assert parts(table) == [([], (1, 2), (3,))]


def test_cell_over_the_whole_table_is_its_title(parts: Parts, grid: Make) -> None:
    assert parts(grid("t01", "2014 Aral election", "Party | Votes", "Adal | 5")) == [(["2014 Aral election"], (2,), (3,))]


def test_titles_may_be_several(parts: Parts, grid: Make) -> None:
    assert parts(grid("t01", "Aral", "Electorate 1,234", "Party | Votes", "Adal | 5"))[0][0] == ["Aral", "Electorate 1,234"]


def test_one_heading_below_merged_ones_is_no_title(parts: Parts, grid: Make) -> None:
    table = grid("t01", "Party | Candidate | Votes", "^ | ^ | Number", "Adal | Jane | 5", headings=2)

    assert parts(table) == [([], (1, 2), (3,))]


def test_row_with_a_number_of_five_digits_is_no_heading_row(parts: Parts, grid: Make) -> None:
    assert parts(grid("t01", "Party | Votes", "Other | 18505", "Adal | 5")) == [([], (1,), (2, 3))]


def test_title_without_headings_after_it_is_a_row(parts: Parts, grid: Make) -> None:
    assert parts(grid("t01", "Adal won", "Aral | 5", "Shieli | 6", headings=0)) == [([], (), (1, 2, 3))]


def test_headings_in_the_middle_start_a_block(parts: Parts, grid: Make) -> None:
    table = grid("t01", "Party | Votes", "Adal | 5", "Candidate | Votes", "Jane | 6")

    assert parts(table) == [([], (1,), (2,)), ([], (3,), (4,))]


def test_title_in_the_middle_is_of_the_block_below(parts: Parts, grid: Make) -> None:
    table = grid("t01", "Aral", "Party | Votes", "Adal | 5", "Shieli", "Party | Votes", "Adal | 6")

    assert parts(table) == [(["Aral"], (2,), (3,)), (["Shieli"], (5,), (6,))]


def test_wide_cell_in_the_middle_without_headings_is_a_row(parts: Parts, grid: Make) -> None:
    assert parts(grid("t01", "Party | Votes", "Adal | 5", "Lists", "Auyl | 6")) == [([], (1,), (2, 3, 4))]


def test_name_of_an_option_alone_starts_no_block(parts: Parts, grid: Make) -> None:
    assert len(parts(grid("t01", "Party | Votes", "Independent | 5", "Total | 5"))) == 1


@pytest.mark.parametrize(("depth", "expected"), [(-1, ((1,), (2, 3))), (0, ((1, 2), (3,))), (1, ((1, 2), (3,)))])
def test_reading_may_be_tried_with_a_heading_row_more_or_fewer(
    parts: Parts, grid: Make, depth: int, expected: tuple[tuple[int, ...], tuple[int, ...]]
) -> None:
    table = grid("t01", "Party | Votes | <", "^ | Number | %", "Adal | 5 | 6.0", headings=2)

    ((_, *found),) = parts(table, depth)

    assert tuple(found) == expected


def test_heading_row_more_is_taken_where_it_holds_no_number(parts: Parts, grid: Make) -> None:
    assert parts(grid("t01", "Party | Votes", "name | some", "Adal | 5"), 1) == [([], (1, 2), (3,))]


@pytest.mark.parametrize("depth", [-9, -1, 0, 1, 9])
def test_no_depth_goes_beyond_the_table(parts: Parts, grid: Make, depth: int) -> None:
    ((_, headings, body),) = parts(grid("t01", "Party | Votes"), depth)

    assert (*headings, *body) == (1,)


def test_path_of_a_column_is_its_headings_from_the_top(blocks_of: Callable[..., tuple[Block, ...]], grid: Make) -> None:
    (block,) = blocks_of(grid("t01", "Party | First round | <", "^ | Votes | %", "Adal | 5 | 6.0", headings=2))

    assert [[cell.text for cell in block.path(column)] for column in (1, 2, 3)] == [
        ["Party"],
        ["First round", "Votes"],
        ["First round", "%"],
    ]


def test_cells_under_a_column_come_once_each(blocks_of: Callable[..., tuple[Block, ...]], grid: Make) -> None:
    (block,) = blocks_of(grid("t01", "Region | Votes", "Aqmola | 5", "^ | 6"))

    assert [[cell.text for cell in body_cells(block, column)] for column in (1, 2)] == [["Aqmola"], ["5", "6"]]


def test_order_of_the_cells_does_not_matter(parts: Parts, grid: Make) -> None:
    table = grid("t01", "Party | First round | <", "^ | Votes | %", "Adal | 5 | 6.0", headings=2)

    assert parts(replace(table, cells=table.cells[::-1])) == parts(table)


def test_table_without_cells_has_no_blocks(parts: Parts) -> None:
    assert parts(Table("t01", "s01", "", 0, ())) == []


def test_one_cell_is_a_body_without_headings(parts: Parts) -> None:
    assert parts(Table("t01", "s01", "", 0, (Cell(1, 1, "5"),))) == [([], (), (1,))]


def test_heading_row_alone_has_no_body(parts: Parts, grid: Make) -> None:
    assert parts(grid("t01", "Party | Votes")) == [([], (1,), ())]


def test_cell_merged_over_everything_is_one_block(parts: Parts) -> None:
    (found,) = parts(Table("t01", "s01", "", 0, (Cell(1, 1, "5", rowspan=3, colspan=4),)))

    assert (*found[1], *found[2]) == (1, 2, 3)


def test_more_heading_rows_than_rows_do_no_harm(parts: Parts, grid: Make) -> None:
    assert len(parts(replace(grid("t01", "Party | Votes", "Adal | 5"), header_row_count=9))) == 1


@pytest.mark.parametrize(
    ("text", "expected"), [("1,234", True), ("12.5 %", True), ("2014", True), ("Adal", False), ("–", False)]
)
def test_number_is_a_count_or_a_share(text: str, expected: bool) -> None:
    assert is_number(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2014", True), (" 1999 ", True), ("2014*", True), ("2,014", False), ("3014", False)],
)
def test_year_has_four_digits(text: str, expected: bool) -> None:
    assert is_year(text) is expected


@pytest.mark.parametrize(
    ("alt", "is_header", "text"),
    [("Adal", True, "Adal"), ("Logo of Adal.svg", True, ""), ("", True, ""), ("Adal", False, "")],
)
def test_heading_that_is_a_picture_says_its_words_but_no_file_name(alt: str, is_header: bool, text: str) -> None:
    cell = Cell(1, 1, "", is_header=is_header, image_alt=alt)
    grid = Grid(Table("t01", "s01", "", 1, (cell,)))

    assert [each.text for each in grid.rows[1]] == [text]
    assert grid.slots[1, 1] is grid.rows[1][0]
