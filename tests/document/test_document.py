"""The Document's own arithmetic: sizes of grids, addresses, the way from a section up to the lead."""

import pytest

from pipeline.document.document import Cell, Document, Paragraph, Section, Table

DOCUMENT = Document(
    title="Adal elections",
    reader="text-mirror",
    sections=(
        Section("s00", 1, "", "", ""),
        Section("s01", 2, "1", "Results", "s00"),
        Section("s02", 3, "1.1", "Atyrau Region", "s01"),
        Section("s03", 4, "1.1.1", "Inder District", "s02"),
    ),
    paragraphs=(Paragraph(1, "s00", "Lead."), Paragraph(2, "s01", "Text."), Paragraph(3, "s01", "More.")),
    tables=(),
    references=(),
)


def test_cell_covers_one_slot_and_is_published_text_unless_told() -> None:
    cell = Cell(1, 1, "Adal")

    assert (cell.rowspan, cell.colspan, cell.is_header, cell.is_recovered) == (1, 1, False, False)


def test_grid_is_as_large_as_its_farthest_cells() -> None:
    table = _table(Cell(1, 1, "Party"), Cell(2, 3, "15"))

    assert (table.row_count, table.column_count) == (2, 3)


def test_grid_is_as_large_as_the_spans_of_its_cells() -> None:
    table = _table(Cell(1, 1, "Party", rowspan=3), Cell(1, 2, "Votes", colspan=2))

    assert (table.row_count, table.column_count) == (3, 3)


def test_grid_without_cells_has_no_rows() -> None:
    table = _table()

    assert (table.row_count, table.column_count, list(table.rows())) == (0, 0, [])


def test_rows_have_their_cells_in_column_order() -> None:
    votes, party, adal = Cell(1, 2, "Votes"), Cell(1, 1, "Party"), Cell(2, 1, "Adal")

    assert list(_table(votes, adal, party).rows()) == [(1, (party, votes)), (2, (adal,))]


def test_row_that_a_cell_from_above_covers_is_still_a_row() -> None:
    party = Cell(1, 1, "Party", rowspan=2)

    assert list(_table(party).rows()) == [(1, (party,)), (2, ())]


@pytest.mark.parametrize(
    ("table_id", "row", "column", "address"),
    [
        ("t07", 3, None, "t07r03"),
        ("t07", 3, 5, "t07r03c05"),
        ("t07", 103, 12, "t07r103c12"),
        ("m01", 2, 1, "m01r02c01"),
        ("infobox", 15, None, "infobox/r15"),
        ("infobox", 15, 2, "infobox/r15c02"),
    ],
)
def test_address_names_table_row_and_column(table_id: str, row: int, column: int | None, address: str) -> None:
    assert Table(table_id, "s00", "", 0, ()).address(row, column) == address


@pytest.mark.parametrize(("number", "source"), [(1, "p01"), (12, "p12"), (112, "p112")])
def test_paragraph_is_named_by_its_number(number: int, source: str) -> None:
    assert Paragraph(number, "s00", "Text.").source == source


def test_path_leads_from_the_section_outwards_without_the_lead() -> None:
    assert [section.heading for section in DOCUMENT.path("s03")] == ["Inder District", "Atyrau Region", "Results"]


def test_path_of_the_lead_is_empty() -> None:
    assert DOCUMENT.path("s00") == ()


def test_paragraphs_of_a_section_are_its_own() -> None:
    assert [paragraph.text for paragraph in DOCUMENT.paragraphs_in("s01")] == ["Text.", "More."]
    assert DOCUMENT.paragraphs_in("s02") == ()


def test_table_the_document_does_not_have_is_none() -> None:
    assert DOCUMENT.table("infobox") is None


def _table(*cells: Cell) -> Table:
    return Table("t01", "s00", "", 0, cells)
