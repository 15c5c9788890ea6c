"""The parties an article describes: a value once found is kept."""

from collections.abc import Callable

import pytest

from pipeline.document.document import Cell, Document, Table
from pipeline.extract.infobox_grid import grid as infobox_grid
from pipeline.extract.parties import party_rows
from pipeline.extract.vocabulary import Vocabulary
from pipeline.model.schema import Row
from tests.extract.conftest import ReadArticle

Grid = Callable[..., Table]
Rows = Callable[..., list[Row]]


@pytest.fixture
def rows_of(words: Vocabulary, document: Callable[..., Document], article_of: Callable[..., ReadArticle]) -> Rows:
    """Rows of `parties` for an article of these tables."""

    def of(*tables: Table) -> list[Row]:
        read = article_of(document(*tables))
        return party_rows("adal-2021", read.readings, read.elections, words)

    return of


@pytest.fixture
def box(words: Vocabulary, infobox: Grid) -> Table:
    """An infobox of one block: Nur Otan and the Social Democrats."""
    lines = ("Leader Nursultan Nazarbayev Äli Bektaev", "Party Nur Otan JSDP", "Leader since 1 March 1999 26 August 2015")
    return infobox_grid(infobox("Title", " Majority party Minority party", *lines), words)[0]


def test_table_of_nominations_describes_its_parties(rows_of: Rows) -> None:
    headings = ("Party", "Ideology", "Leader", "No. of candidates")
    cells = [Cell(1, column, text, is_header=True) for column, text in zip((1, 3, 4, 5), headings, strict=True)]
    cells[0] = cells[0]._replace(colspan=2)
    row = ("AUYL", "Auyl People's Party", "Agrarianism", "Äli Bektaev", "100")
    cells += [Cell(2, column, text) for column, text in enumerate(row, start=1)]

    assert rows_of(Table("t01", "s01", "", 1, tuple(cells))) == [
        {
            "article_id": "adal-2021",
            "party_id": "auyl",
            "party_name": "Auyl People's Party",
            "abbreviation": "AUYL",
            "ideology": "Agrarianism",
            "leader_name": "Äli Bektaev",
            "source": "t01r02",
        }
    ]


def test_party_of_the_infobox_has_its_leader_since_a_day(rows_of: Rows, box: Table) -> None:
    assert rows_of(box)[0] == {
        "article_id": "adal-2021",
        "party_id": "nur-otan",
        "party_name": "Nur Otan",
        "abbreviation": "",
        "leader_name": "Nursultan Nazarbayev",
        "leader_since_date": "1999-03-01",
        "source": "infobox/r04c02",
    }


def test_party_known_by_its_abbreviation_only_is_named_by_it(rows_of: Rows, box: Table) -> None:
    assert [(row["party_name"], row["abbreviation"]) for row in rows_of(box)[1:]] == [("JSDP", "JSDP")]


def test_value_found_first_is_kept_and_later_ones_fill_gaps(rows_of: Rows, grid: Grid, box: Table) -> None:
    results = grid("t01", "Party | Seats", "Social Democrats | 1")

    (party,) = (row for row in rows_of(box, results) if row["party_id"] == "jsdp")

    assert (party["party_name"], party["abbreviation"], party["leader_name"], party["source"]) == (
        "Social Democrats",
        "JSDP",
        "Äli Bektaev",
        "t01r02",
    )


def test_party_that_only_heads_a_column_is_described(rows_of: Rows, grid: Grid) -> None:
    table = grid("t01", "Region | No. of races | Adal | JSDP | Total:", "Aqmola | 9 | 1 | 2 | 3")

    assert [(row["party_id"], row["source"]) for row in rows_of(table)] == [("adal", "t01r01c03"), ("jsdp", "t01r01c04")]


def test_options_that_are_no_parties_are_left_out(rows_of: Rows, grid: Grid) -> None:
    table = grid("t01", "Party | Votes", "Independent | 1", "Against all | 2", "Invalid votes | 3")

    assert rows_of(table) == []


def test_party_of_many_rows_is_one_row(rows_of: Rows, grid: Grid) -> None:
    lines = ("Party | Candidate | Votes | %", "Adal | A | 1 | 50", "Adal | B | 1 | 50")

    assert [row["source"] for row in rows_of(grid("t01", *lines))] == ["t01r02"]
