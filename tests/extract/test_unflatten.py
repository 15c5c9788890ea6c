"""Flattened tables back to grids, or left as they were with a remark; unknown words stop the build."""

from collections.abc import Callable

import pytest

from pipeline.document.document import Cell, Remark, Table
from pipeline.errors import UnknownTermError
from pipeline.extract.unflatten import unflatten
from pipeline.extract.vocabulary import Vocabulary

Flat = Callable[..., Table]
WHERE = "raw/x.txt"
RESULTS = "Party | Votes | % | Seats | %"
LOST_VOTES = ("Nur Otan 28 80.00%", "Adal 7 20.00%", "Total 25,308 100.00 35 100.00")


def grid(table: Table) -> list[list[str]]:
    return [[cell.text for cell in cells] for _, cells in table.rows()]


def test_lost_cells_come_back_empty(words: Vocabulary, flat: Flat) -> None:
    table, remarks = unflatten(flat(RESULTS, *LOST_VOTES), words, WHERE)

    assert grid(table) == [
        ["Party", "Votes", "%", "Seats", "%"],
        ["Nur Otan", "", "", "28", "80.00%"],
        ["Adal", "", "", "7", "20.00%"],
        ["Total", "25,308", "100.00", "35", "100.00"],
    ]
    assert remarks == ()


def test_table_won_back_says_so_in_every_cell(words: Vocabulary, flat: Flat) -> None:
    table, _ = unflatten(flat(RESULTS, *LOST_VOTES), words, WHERE)

    assert (table.alignment, table.is_flattened) == ("solved", False)
    assert all(cell.is_recovered for cell in table.cells)


def test_headings_stay_headings(words: Vocabulary, flat: Flat) -> None:
    table, _ = unflatten(flat(RESULTS, *LOST_VOTES), words, WHERE)

    assert [cell.row for cell in table.cells if cell.is_header] == [1] * 5


def test_turnout_is_won_back_by_the_total(words: Vocabulary, flat: Flat) -> None:
    table, _ = unflatten(flat(RESULTS, *LOST_VOTES, "Registered voters/turnout 32,017 79.05"), words, WHERE)

    assert grid(table)[-1] == ["Registered voters/turnout", "32,017", "79.05", "", ""]


def test_row_that_names_its_source_spans_the_table(words: Vocabulary, flat: Flat) -> None:
    table, _ = unflatten(flat(RESULTS, *LOST_VOTES, "Source: AOSK[5]"), words, WHERE)

    assert [cell for cell in table.cells if cell.row == 5] == [
        Cell(5, 1, "Source: AOSK", colspan=5, is_recovered=True, reference_numbers=(5,))
    ]


def test_citation_marks_stay_at_their_cells(words: Vocabulary, flat: Flat) -> None:
    table, _ = unflatten(flat("Region | No. of races | Total:", "Aqmola[3] 71 235[30]", "Kyzylorda 40 130"), words, WHERE)

    assert [cell.reference_numbers for cell in table.cells if cell.row == 2] == [(3,), (), (30,)]


def test_party_heading_spans_abbreviation_and_name(words: Vocabulary, flat: Flat) -> None:
    lines = ("NO Nur Otan Big tent Nursultan Nazarbayev\n588 / 867 (68%)", "AUYL Auyl Agrarianism Äli Bektaev\n100 / 867 (12%)")
    table, _ = unflatten(flat("Party | Ideology | Leader | No. of candidates", *lines), words, WHERE)

    assert [(cell.text, cell.column, cell.colspan) for cell in table.cells if cell.row == 1] == [
        ("Party", 1, 2),
        ("Ideology", 3, 1),
        ("Leader", 4, 1),
        ("No. of candidates", 5, 1),
    ]
    assert grid(table)[1:] == [
        ["NO", "Nur Otan", "Big tent", "Nursultan Nazarbayev", "588 / 867 (68%)"],
        ["AUYL", "Auyl", "Agrarianism", "Äli Bektaev", "100 / 867 (12%)"],
    ]


def test_label_of_a_total_spans_the_columns_of_words(words: Vocabulary, flat: Flat) -> None:
    rows = ("Nur Otan Nūrbek Jandäuletov 731 78.77%", "Against all 197 21.23%", "Total 928 100.00")
    table, _ = unflatten(flat("Party | Candidate | Votes | %", *rows), words, WHERE)

    assert [(cell.text, cell.column, cell.colspan) for cell in table.cells if cell.row == 4] == [
        ("Total", 1, 2),
        ("928", 3, 1),
        ("100.00", 4, 1),
    ]
    assert grid(table)[2] == ["Against all", "", "197", "21.23%"]


def test_row_totals_count_the_columns_under_options(words: Vocabulary, flat: Flat) -> None:
    rows = ("Aqmola 40 7 2 9", "Kyzylorda 30 8 8", "West Kazakhstan 31 5 5", "Total: 101 15 7 22")
    table, _ = unflatten(flat("Region | No. of races | Nur Otan | Adal | Total:", *rows), words, WHERE)

    assert grid(table)[2:4] == [["Kyzylorda", "30", "8", "", "8"], ["West Kazakhstan", "31", "", "5", "5"]]


def test_ambiguous_table_keeps_its_rows_as_captured(words: Vocabulary, flat: Flat) -> None:
    flattened = flat(RESULTS, "Nur Otan 28 80.00%[3]", "Adal 7 20.00%")
    table, remarks = unflatten(flattened, words, WHERE)

    assert table.alignment == "ambiguous"
    assert [cell for cell in table.cells if not cell.is_header] == [
        Cell(2, 1, "Nur Otan 28 80.00%", colspan=5),
        Cell(3, 1, "Adal 7 20.00%", colspan=5),
    ]
    assert remarks == (
        Remark(
            check="alignment",
            severity="error",
            subject="t01",
            source="t01r01",
            message="columns not won back: more than one placement meets every stated total",
        ),
    )


def test_remark_says_which_totals_were_set_aside(words: Vocabulary, flat: Flat) -> None:
    rows = ("Aqmola 9 5", "Kyzylorda 0", "Total: 99 5")
    _, remarks = unflatten(flat("Region | No. of races | Nur Otan", *rows), words, WHERE)

    assert remarks[0].message.endswith("meets every stated total; set aside: column total of column 1")


def test_words_that_can_be_cut_in_two_ways_are_ambiguous(words: Vocabulary, flat: Flat) -> None:
    rows = ("Adal Nūrbek Jandäuletov 5", "Against all 3")
    _, remarks = unflatten(flat("Party | Candidate | Candidate | Votes", *rows), words, WHERE)

    assert remarks[0].message == "columns not won back: the words of a row can be cut into cells in more than one way"


def test_word_that_may_be_an_abbreviation_or_the_party_is_ambiguous(words: Vocabulary, flat: Flat) -> None:
    table, remarks = unflatten(flat("Party | Candidate | Votes", "AUYL Auyl Ömırälı 5"), words, WHERE)

    assert table.alignment == "ambiguous"
    assert remarks[0].message == "columns not won back: the words of a row can be cut into cells in more than one way"


def test_words_between_columns_of_values_are_ambiguous(words: Vocabulary, flat: Flat) -> None:
    table, remarks = unflatten(flat("Votes | Party | Seats", "1 Adal 2"), words, WHERE)

    assert table.alignment == "ambiguous"
    assert remarks[0].message == "columns not won back: columns of words stand between its columns of values"


def test_lost_cell_beside_values_that_are_no_plain_numbers_is_ambiguous(words: Vocabulary, flat: Flat) -> None:
    _, remarks = unflatten(flat("Party | No. of candidates", "Adal\n56 / 867 (6%)", "Auyl"), words, WHERE)

    assert remarks[0].message == "columns not won back: a row lost a cell and its values are not plain numbers"


def test_too_many_values_are_ambiguous(words: Vocabulary, flat: Flat) -> None:
    _, remarks = unflatten(flat("Party | Seats", "Adal 5 6"), words, WHERE)

    assert remarks[0].message == "columns not won back: row 1 has 2 values for 1 columns"


def test_unknown_row_label_stops_the_build(words: Vocabulary, flat: Flat) -> None:
    with pytest.raises(UnknownTermError) as error:
        unflatten(flat(RESULTS, "Nur Otan 28 80.00%", "Birlik 7 20.00%", caption="Overall"), words, WHERE)

    assert str(error.value) == (
        'raw/x.txt › t01r03 "Overall": "Birlik" is not a known party or row label; '
        "correct it, or add it to pipeline/lookups/parties.yml, options.yml or rows.yml"
    )


def test_unknown_heading_stops_the_build(words: Vocabulary) -> None:
    lines = ("Party Votes Swing", "Adal 15 2.05%")
    unread = Table("t07", "s01", "", 0, tuple(Cell(row, 1, text) for row, text in enumerate(lines, 1)), is_flattened=True)

    with pytest.raises(UnknownTermError) as error:
        unflatten(unread, words, WHERE)

    assert str(error.value) == (
        'raw/x.txt › t07 › heading row "Party Votes Swing": "Swing" is not a known column heading; '
        "correct it, or add it to pipeline/lookups/headers.yml"
    )
