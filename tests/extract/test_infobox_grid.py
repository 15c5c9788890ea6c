"""A flattened infobox back to a grid: one value for every party of a block, or the row kept whole with a remark."""

from collections.abc import Callable

import pytest

from pipeline.document.document import Remark, Table
from pipeline.extract.infobox_grid import grid, label_of
from pipeline.extract.vocabulary import Vocabulary

Flat = Callable[..., Table]
RANKS = " Majority party Minority party"


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in cells] for _, cells in table.rows()]


def test_ranks_head_a_column_each(words: Vocabulary, infobox: Flat) -> None:
    table, _ = grid(infobox(RANKS), words)

    assert [(cell.text, cell.column, cell.is_header) for cell in table.cells] == [
        ("", 1, True),
        ("Majority party", 2, True),
        ("Minority party", 3, True),
    ]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("Leader Nursultan Nazarbayev Äli Bektaev", ["Leader", "Nursultan Nazarbayev", "Äli Bektaev"]),
        ("Party Nur Otan Auyl", ["Party", "Nur Otan", "Auyl"]),
        ("Leader since 1 March 1999 26 August 2015", ["Leader since", "1 March 1999", "26 August 2015"]),
        ("Seats 1,627 33", ["Seats", "1,627", "33"]),
        ("Percentage 85.89% 4.52%", ["Percentage", "85.89%", "4.52%"]),
    ],
)
def test_values_are_told_apart_by_what_their_label_promises(
    words: Vocabulary, infobox: Flat, line: str, cells: list[str]
) -> None:
    table, remarks = grid(infobox(RANKS, line), words)

    assert rows(table)[1] == cells
    assert (table.alignment, remarks) == ("solved", ())


@pytest.mark.parametrize(
    "line",
    [
        "Seats 627",
        "Seats 627 33 15",
        "Seats 627 n/a",
        "Leader Nursultan Nazarbayev",
        "Leader Nursultan Nazarbayev Unknown Person",
        "Leader since 1 March 1999 in 2015",
        "Leader since 1 March 1999 and 26 August 2015",
        "Party Nur Otan Birlik",
    ],
)
def test_row_without_one_value_a_party_is_kept_whole_with_a_remark(words: Vocabulary, infobox: Flat, line: str) -> None:
    table, remarks = grid(infobox(RANKS, line), words)

    assert rows(table)[1] == [line]
    assert table.alignment == "ambiguous"
    assert remarks == (
        Remark(
            check="alignment",
            severity="error",
            subject="infobox/r02",
            source="infobox/r02",
            stated=line,
            message="its values are not 2, one for each party of the block, so the row is kept as one cell",
        ),
    )


def test_next_block_has_its_own_number_of_parties(words: Vocabulary, infobox: Flat) -> None:
    table, remarks = grid(infobox(RANKS, "Seats 627 33", "Third party", "Seats 15"), words)

    assert rows(table)[3] == ["Seats", "15"]
    assert remarks == ()


def test_row_before_the_first_block_has_one_value(words: Vocabulary, infobox: Flat) -> None:
    table, _ = grid(infobox("Turnout 79.10% (general)", RANKS), words)

    assert rows(table)[0] == ["Turnout", "79.10% (general)"]


def test_label_and_number_run_together_are_parted(words: Vocabulary, infobox: Flat) -> None:
    table, _ = grid(infobox("Turnout79.10% (general)"), words)

    assert rows(table) == [["Turnout", "79.10% (general)"]]


def test_line_without_a_label_is_one_cell(words: Vocabulary, infobox: Flat) -> None:
    table, _ = grid(infobox("730 out of 2,345 rural äkıms"), words)

    assert rows(table) == [["730 out of 2,345 rural äkıms"]]


def test_row_from_the_earlier_to_the_next_election_is_one_row_of_three(words: Vocabulary, infobox: Flat) -> None:
    table, _ = grid(infobox("← 2017 25 July 2021 (general)", "1 August – 12 December 2021", "(by-elections)", "2022 →"), words)

    assert rows(table) == [["← 2017", "25 July 2021 (general) 1 August – 12 December 2021 (by-elections)", "2022 →"]]


def test_last_cell_of_a_short_row_spans_the_rest(words: Vocabulary, infobox: Flat) -> None:
    table, _ = grid(infobox("Title", "Turnout 79.10%", RANKS), words)

    assert [(cell.text, cell.colspan) for cell in table.cells[:3]] == [("Title", 3), ("Turnout", 1), ("79.10%", 2)]


def test_labels_are_headers_and_values_are_not(words: Vocabulary, infobox: Flat) -> None:
    table, _ = grid(infobox("Title", RANKS, "Seats 627 33"), words)

    assert [cell.text for cell in table.cells if cell.is_header] == ["", "Majority party", "Minority party", "Seats"]


def test_grid_is_an_infobox_won_back(words: Vocabulary, infobox: Flat) -> None:
    table, _ = grid(infobox("Title", RANKS), words)

    assert (table.kind, table.is_flattened) == ("infobox", False)
    assert all(cell.is_recovered for cell in table.cells)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Leader since 1 March 1999", "Leader since"),
        ("Leader Äli Bektaev", "Leader"),
        ("Leadership Äli Bektaev", ""),
        ("Seats", "Seats"),
        ("Majority party", ""),
        ("out of 2,345", ""),
    ],
)
def test_label_is_the_longest_known_one_as_whole_words(words: Vocabulary, line: str, label: str) -> None:
    assert label_of(line, words) == label
