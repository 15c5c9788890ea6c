"""What every option got in every contest."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.document.document import Document, Table
from pipeline.extract.elections import read_elections
from pipeline.extract.results import result_rows
from pipeline.extract.vocabulary import Vocabulary
from pipeline.model.schema import Row

Grid = Callable[..., Table]


@pytest.fixture
def rows_of(words: Vocabulary, document: Callable[..., Document]) -> Callable[[Table], list[Row]]:
    """Rows of `results` for an article of this table."""

    def of(table: Table) -> list[Row]:
        elections = read_elections("adal-2021", "kazakhstan", document(table), words, "raw/x.txt")
        return result_rows("adal-2021", elections, words)

    return of


def test_row_is_what_one_option_got(rows_of: Callable[[Table], list[Row]], grid: Grid) -> None:
    lines = ("Party | Votes | % | Seats | %", "Auyl People's Party | 46,109 | 60.80 | 74 | 77.90%")

    assert rows_of(grid("t01", *lines, kind="results_by_party")) == [
        {
            "article_id": "adal-2021",
            "election_id": "adal-2021",
            "place_id": "kazakhstan",
            "place_name": "Kazakhstan",
            "option_id": "auyl",
            "option_kind": "party",
            "option_name": "Auyl People's Party",
            "candidate_name": "",
            "votes_count": "46109",
            "votes_pct": "60.80",
            "seats_count": "74",
            "seats_pct": "77.90",
            "source": "t01r02",
        }
    ]


def test_candidate_is_named_as_published(rows_of: Callable[[Table], list[Row]], grid: Grid) -> None:
    lines = ("Party | Candidate | Votes | %", "Independent | Nūrbek Jandäuletov | 6 | 60%", "Against all | | 4 | 40%")

    rows = rows_of(grid("t01", *lines, kind="results_by_candidate"))

    assert [(row["option_kind"], row["candidate_name"]) for row in rows] == [
        ("independent", "Nūrbek Jandäuletov"),
        ("against_all", ""),
    ]


def test_empty_cell_stays_empty_and_zero_stays_zero(rows_of: Callable[[Table], list[Row]], grid: Grid) -> None:
    rows = rows_of(grid("t01", "Party | Votes | Seats", "Adal | | 0", kind="results_by_party"))

    assert (rows[0]["votes_count"], rows[0]["seats_count"]) == ("", "0")


def test_totals_voters_and_sources_are_no_results(rows_of: Callable[[Table], list[Row]], grid: Grid) -> None:
    lines = ("Party | Votes", "Adal | 5", "Total | 5", "Registered voters/turnout | 9", "Source: AOSK")

    rows = rows_of(grid("t01", *lines, kind="results_by_party"))

    assert [row["option_id"] for row in rows] == ["adal"]


def test_ambiguous_table_has_no_results(rows_of: Callable[[Table], list[Row]], grid: Grid) -> None:
    table = replace(grid("t01", "Party | Votes | Seats", "Adal 5", kind="results_by_party"), alignment="ambiguous")

    assert rows_of(table) == []
