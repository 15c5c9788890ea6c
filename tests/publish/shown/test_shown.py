"""What charts and pages are made of: names that say whose they are, values that say where they stand."""

import pytest

from pipeline.publish.shown.cells import Cells
from pipeline.publish.shown.listing import Listing
from pipeline.publish.shown.names import Name, named, plain, with_marks
from pipeline.publish.shown.subject import Value, subjects
from tests.publish.published import published_tables


def cell(row: int, column: int, text: str) -> dict[str, str]:
    return {"table_id": "t04", "row_number": str(row), "column_number": str(column), "text": text}


CELLS = Cells([cell(2, 1, "Nur Otan"), cell(2, 2, "46,109"), cell(2, 3, "60.79%"), cell(2, 4, "74"), cell(2, 5, "74")])


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("46109", "t04r02c02"),
        ("60.79", "t04r02c03"),
        ("Nur Otan", "t04r02c01"),
        ("74", "t04r02"),
        ("99", "t04r02"),
        ("", "t04r02"),
    ],
)
def test_value_of_a_row_is_found_in_its_one_cell_or_stays_at_the_row(value: str, address: str) -> None:
    assert CELLS.of_value("t04r02", value) == address


@pytest.mark.parametrize("source", ["t04r02c05", "p12", "", "t09r01"])
def test_address_that_is_no_row_of_a_table_stays(source: str) -> None:
    assert CELLS.of_value(source, "46109") == source


def test_marks_of_a_name_are_found_again_and_taken_off() -> None:
    marked = named("place", "Aqmola ⟦Region¦", "aqmola-region").marked

    assert plain(f"in {marked}") == "in Aqmola [Region|"
    assert with_marks(f"<text x='1'>{marked}</text><i>{marked}</i>") == (
        "<text x='1' data-name=\"place:aqmola-region\">Aqmola [Region|</text><i>Aqmola [Region|</i>"
    )


def test_name_of_nobody_known_has_no_marks() -> None:
    assert (named("place", "Nowhere", ""), named("place", "Nowhere", "").marked) == (Name("Nowhere"), "Nowhere")


def test_columns_of_numbers_are_known() -> None:
    listing = Listing(
        "", "", "", ("a", "b", "c"), ((Value("x"), Value("1.50"), Value("")), (Value("2"), Value("-3"), Value("4")))
    )

    assert listing.is_number == (False, True, True)


def test_forms_are_those_the_tables_have_and_the_short_ones_of_tiles() -> None:
    [subject] = subjects(published_tables())

    assert subject.forms["place:aqmola-region"] == {
        **{"kk_cyrl": "Ақмола облысы", "kk_latn": "Aqmola oblysy"},
        **{"en": "Aqmola Region", "ru": "Акмолинская область"},
    }
    assert subject.forms["tile:north-kazakhstan-region"]["ru"] == "СКО"
    assert "ru" not in subject.forms["person:abdirazaq-maulenau"]
