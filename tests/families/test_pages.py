"""Pages of today's templates in eight languages give the rows a person wrote down for them."""

from pathlib import Path

import pytest

from tests.families.expected import Page, expected, found, given, pages

PAGES = pages(Path(__file__).parent)


@pytest.fixture(scope="module", params=PAGES, ids=lambda page: page.name)
def page(request: pytest.FixtureRequest) -> Page:
    return request.param


def test_every_table_is_of_the_kind_a_person_sees(page: Page) -> None:
    tables = given(page.path)

    kinds = {row["table_id"]: row["kind"] for row in tables["tables"] if row["table_id"] in page.tables}
    assert kinds == {table_id: said["kind"] for table_id, said in page.tables.items()}


@pytest.mark.parametrize("table", ["results", "contests", "polls"])
def test_rows_are_those_a_person_wrote_down(page: Page, table: str) -> None:
    assert found(page, given(page.path), table) == expected(page, table)
