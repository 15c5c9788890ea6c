"""The totals of every contest: votes, posts, voters, candidates."""

from collections.abc import Callable

import pytest

from pipeline.document.document import Document, Table
from pipeline.extract.contests import contest_rows
from pipeline.extract.elections import read_elections
from pipeline.extract.vocabulary import Vocabulary
from pipeline.model.schema import Row

Grid = Callable[..., Table]
RESULTS = (
    "Party | Votes | % | Seats | %",
    "Adal | 5 | 100.00 | 3 | 100.00",
    "Total | 1,816 | 100.00 | 35 | 100.00%",
    "Registered voters/turnout | 2,244 | 80.92% | |",
    "Source: AOSK Jaiyq Press[7]",
)
KEY = {"article_id": "adal-2021", "election_id": "adal-2021"}
WHOLE_COUNTRY = KEY | {"place_id": "kazakhstan", "place_name": "Kazakhstan"}
AQMOLA = KEY | {"place_id": "aqmola-region", "place_name": "Aqmola"}


@pytest.fixture
def rows_of(words: Vocabulary, document: Callable[..., Document]) -> Callable[..., list[Row]]:
    """Rows of `contests` for an article of these tables."""

    def of(*tables: Table, **more: tuple[str, ...]) -> list[Row]:
        article = document(*tables, **more)
        elections = read_elections("adal-2021", "kazakhstan", article, words, "raw/x.txt")
        return contest_rows("adal-2021", article, elections, words)

    return of


def test_totals_voters_and_source_come_from_their_own_rows(rows_of: Callable[..., list[Row]], grid: Grid) -> None:
    assert rows_of(grid("t01", *RESULTS, kind="results_by_party")) == [
        WHOLE_COUNTRY
        | {
            "votes_count": "1816",
            "seats_count": "35",
            "source": "t01r03",
            "registered_voters_count": "2244",
            "turnout_pct": "80.92",
            "data_source_name": "AOSK Jaiyq Press",
        }
    ]


def test_table_without_totals_is_a_contest_without_counts(rows_of: Callable[..., list[Row]], grid: Grid) -> None:
    assert rows_of(grid("t01", "Party | Votes", "Adal | 5", kind="results_by_party")) == [WHOLE_COUNTRY]


def test_main_election_has_a_contest_even_without_tables(rows_of: Callable[..., list[Row]]) -> None:
    assert rows_of() == [WHOLE_COUNTRY]


def test_every_place_with_candidates_is_a_contest(rows_of: Callable[..., list[Row]], grid: Grid) -> None:
    table = grid("t02", "Region | No. of races | Adal | Total:", "Aqmola | 95 | 2 | 1,303", kind="nominations_by_place")

    assert rows_of(table)[0] == AQMOLA | {"races_count": "95", "candidates_count": "1303", "candidates_source": "t02r02"}


def test_total_of_candidates_is_the_whole_elections(rows_of: Callable[..., list[Row]], grid: Grid) -> None:
    table = grid("t02", "Region | No. of races | Adal | Total:", "Total: | 743 | 50 | 2,307", kind="nominations_by_place")

    assert rows_of(table) == [WHOLE_COUNTRY | {"races_count": "743", "candidates_count": "2307", "candidates_source": "t02r02"}]


def test_results_and_candidates_of_a_place_are_one_row(rows_of: Callable[..., list[Row]], grid: Grid) -> None:
    candidates = grid("t02", "Region | No. of races | Adal | Total:", "Aqmola | 95 | 2 | 3", kind="nominations_by_place")
    results = grid("t03", "Party | Seats", "Adal | 1", "Total | 95", kind="results_by_party", section_id="s02")

    rows = rows_of(candidates, results, headings=("Results", "=Aqmola Region"))

    assert [row for row in rows if row["place_id"] == "aqmola-region"] == [
        AQMOLA
        | {
            "place_name": "Aqmola Region",
            "votes_count": "",
            "seats_count": "95",
            "source": "t03r03",
            "races_count": "95",
            "candidates_count": "3",
            "candidates_source": "t02r02",
        }
    ]
