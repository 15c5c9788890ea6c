"""Where a stated value stands: to the cell, where the row has it once."""

from collections.abc import Callable

import pytest

from pipeline.checks.places import cell_address
from pipeline.checks.rule import Checked
from tests.checks.pages import html

Make = Callable[..., Checked]

PAGE = html("Party | Votes | % | Seats", "Adal | 1,809 | 2.38% | 3", "Auyl | 3 | 3.16% | 3")


@pytest.mark.parametrize(
    ("source", "stated", "address"),
    [
        ("t01r02", "1809", "t01r02c02"),
        ("t01r02", "2.38", "t01r02c03"),
        ("t01r02", "3", "t01r02c04"),
    ],
)
def test_number_that_stands_once_in_its_row_is_found_in_its_cell(checked: Make, source: str, stated: str, address: str) -> None:
    assert cell_address(checked(PAGE), source, [], stated) == address


def test_number_that_stands_twice_in_its_row_stays_with_the_row(checked: Make) -> None:
    assert cell_address(checked(PAGE), "t01r03", [], "3") == "t01r03"


@pytest.mark.parametrize("source", ["t01r02", "t01r02c04", "t09r02", "p12", "infobox/r02c02", ""])
def test_any_other_source_stays_as_it_is(checked: Make, source: str) -> None:
    assert cell_address(checked(PAGE), source, [], "95") == source
    assert cell_address(checked(PAGE), source, [], "") == source


def test_number_of_a_row_put_together_from_several_is_found_in_the_one_that_has_it(checked: Make) -> None:
    assert cell_address(checked(PAGE), "t01r03", ["t01r02"], "1809") == "t01r02c02"
    assert cell_address(checked(PAGE), "t01r03", ["t01r02"], "95") == "t01r03"


def test_number_in_none_of_the_rows_is_found_where_the_table_has_it_once(checked: Make) -> None:
    assert cell_address(checked(PAGE), "t01r03", [], "1809") == "t01r02c02"
    assert cell_address(checked(PAGE), "t01r01", [], "3") == "t01r01"
