"""The totals of every contest: votes, posts, voters, candidates."""

from collections.abc import Callable

import pytest

from pipeline.document.document import Document, Table
from pipeline.extract.statements import TableReading
from pipeline.extract.totals import registered_in
from pipeline.extract.vocabulary import Vocabulary
from pipeline.model.schema import Row
from tests.extract.conftest import ReadArticle

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
def rows_of(document: Callable[..., Document], article_of: Callable[..., ReadArticle]) -> Callable[..., list[Row]]:
    """Rows of `contests` for an article of these tables."""

    def of(*tables: Table, **more: tuple[str, ...]) -> list[Row]:
        return article_of(document(*tables, **more)).rows("contests")

    return of


def test_totals_voters_and_source_come_from_their_own_rows(rows_of: Callable[..., list[Row]], grid: Grid) -> None:
    assert rows_of(grid("t01", *RESULTS)) == [
        WHOLE_COUNTRY
        | {
            "votes_count": "1816",
            "votes_pct": "100.00",
            "seats_count": "35",
            "seats_pct": "100.00",
            "source": "t01r03",
            "registered_voters_count": "2244",
            "turnout_pct": "80.92",
            "voters_source": "t01r04",
            "data_source_name": "AOSK Jaiyq Press",
        }
    ]


def test_table_without_totals_is_a_contest_without_counts(rows_of: Callable[..., list[Row]], grid: Grid) -> None:
    assert rows_of(grid("t01", "Party | Votes", "Adal | 5")) == [WHOLE_COUNTRY]


def test_main_election_has_a_contest_even_without_tables(rows_of: Callable[..., list[Row]]) -> None:
    assert rows_of() == [WHOLE_COUNTRY]


def test_every_place_with_candidates_is_a_contest(rows_of: Callable[..., list[Row]], grid: Grid) -> None:
    table = grid("t02", "Region | No. of races | Adal | Auyl | Total:", "Aqmola | 95 | 2 | 1 | 1,303")

    assert rows_of(table)[0] == AQMOLA | {"races_count": "95", "candidates_count": "1303", "candidates_source": "t02r02"}


def test_total_of_candidates_is_the_whole_elections(rows_of: Callable[..., list[Row]], grid: Grid) -> None:
    table = grid("t02", "Region | No. of races | Adal | Auyl | Total:", "Total: | 743 | 50 | 9 | 2,307")

    assert rows_of(table) == [WHOLE_COUNTRY | {"races_count": "743", "candidates_count": "2307", "candidates_source": "t02r02"}]


def test_results_and_candidates_of_a_place_are_one_row(rows_of: Callable[..., list[Row]], grid: Grid) -> None:
    candidates = grid("t02", "Region | No. of races | Adal | Auyl | Total:", "Aqmola | 95 | 2 | 1 | 3")
    results = grid("t03", "Party | Seats", "Adal | 1", "Total | 95", section_id="s02")

    rows = rows_of(candidates, results, headings=("Results", "=Aqmola Region"))

    assert [row for row in rows if row["place_id"] == "aqmola-region"] == [
        AQMOLA
        | {
            "place_name": "Aqmola Region",
            "seats_count": "95",
            "source": "t03r03",
            "races_count": "95",
            "candidates_count": "3",
            "candidates_source": "t02r02",
        }
    ]


@pytest.fixture
def contest_of(reading_of: Callable[..., TableReading], grid: Grid) -> Callable[..., Row]:
    """What the rows under two options state about their contest, but where it stands."""

    def of(*rows: str, headings: str = "Party | Votes | %") -> Row:
        reading = reading_of(grid("t01", headings, "Adal | 5,000 | 62.5", "Auyl | 3,000 | 37.5", *rows))
        (contest,) = reading.rows("contests")
        return {column: value for column, value in contest.items() if "source" not in column}

    return of


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Total | 8,000 | 100.0", {"votes_count": "8000", "votes_pct": "100.0"}),
        ("Total | 8,000 |", {"votes_count": "8000"}),
        ("Total valid votes | 8,000 | 98.0", {"valid_votes_count": "8000"}),
        ("Registered voters | 10,000 |", {"registered_voters_count": "10000"}),
        ("Turnout | 8,000 | 80.0", {"votes_count": "8000", "turnout_pct": "80.0"}),
        ("Registered voters/turnout | 10,000 | 80.0", {"registered_voters_count": "10000", "turnout_pct": "80.0"}),
        ("Majority | 2,000 | 25.0", {"majority_count": "2000", "majority_pct": "25.0"}),
    ],
)
def test_row_below_the_options_states_what_its_label_says(contest_of: Callable[..., Row], row: str, expected: Row) -> None:
    assert contest_of(row) == expected


def test_first_of_two_totals_is_of_valid_votes(contest_of: Callable[..., Row]) -> None:
    rows = ("Total | 8,000 | 100.0", "Invalid votes | 200 |", "Total | 8,200 |")

    assert contest_of(*rows) == {"votes_count": "8200", "valid_votes_count": "8000"}


def test_total_below_a_larger_turnout_is_of_valid_votes(contest_of: Callable[..., Row]) -> None:
    assert contest_of("Total | 8,000 | 100.0", "Turnout | 8,200 | 82.0") == {
        "votes_count": "8200",
        "valid_votes_count": "8000",
        "votes_pct": "100.0",
        "turnout_pct": "82.0",
    }


def test_total_without_numbers_states_nothing(reading_of: Callable[..., TableReading], grid: Grid) -> None:
    reading = reading_of(grid("t01", "Party | Votes", "Adal | 5,000", "Total | –", "Turnout | high"))

    assert reading.rows("contests") == []


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Turnout: 80.0%", {"turnout_pct": "80.0"}),
        ("Registered voters: 10,000", {"registered_voters_count": "10000"}),
        ("Electorate: 10,000 Valid: 8,000", {"registered_voters_count": "10000", "valid_votes_count": "8000"}),
    ],
)
def test_label_and_number_may_stand_in_one_cell(contest_of: Callable[..., Row], row: str, expected: Row) -> None:
    assert contest_of(row) == expected


def test_outcome_and_swing_are_as_published(contest_of: Callable[..., Row]) -> None:
    assert contest_of("Adal hold | Swing | 2.5") == {"outcome_name": "Adal hold", "swing_pct": "2.5"}


def test_turnout_and_voters_may_be_columns_of_a_place(reading_of: Callable[..., TableReading], grid: Grid) -> None:
    table = grid("t01", "Region | Electorate | Turnout | Adal | Auyl | Total", "Aral | 10,000 | 80.0% | 5,000 | 3,000 | 8,000")

    assert reading_of(table, "Votes by region").rows("contests") == [
        {
            "source": "t01r02",
            "voters_source": "t01r02",
            "registered_voters_count": "10000",
            "turnout_pct": "80.0",
            "votes_count": "8000",
            "place_name": "Aral",
        }
    ]


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (("Aral", "Electorate 88,312"), "88312"),
        (("Aral\nRegistered voters: 88 312",), "88312"),
        (("Aral 1",), ""),
        (("Electorate",), ""),
        ((), ""),
    ],
)
def test_voters_may_stand_in_a_title(all_words: Vocabulary, titles: tuple[str, ...], expected: str) -> None:
    assert registered_in(titles, all_words) == expected


def test_word_in_a_row_of_totals_is_left_out_and_said(reading_of: Callable[..., TableReading], grid: Grid) -> None:
    reading = reading_of(
        grid("t01", *(line.replace("1,816", "LOL").replace("80.92%", "all of them") for line in RESULTS)),
    )

    assert [row.get("votes_count") for row in reading.rows("contests")] == [None]
    assert [(r.check, r.severity, r.source, r.stated) for r in reading.remarks] == [
        ("unread_value", "warning", "t01r03c02", "LOL"),
        ("unread_value", "warning", "t01r04c03", "all of them"),
    ]


@pytest.mark.parametrize("cell", ["", "–", "n/a", "Turnout", "50.4%"])
def test_total_may_be_missing_or_said_by_the_row(reading_of: Callable[..., TableReading], grid: Grid, cell: str) -> None:
    reading = reading_of(grid("t01", *(line.replace("| 35 |", f"| {cell} |") for line in RESULTS)))

    assert reading.remarks == ()


def test_word_in_the_place_of_a_context_is_left_out_and_said(reading_of: Callable[..., TableReading], grid: Grid) -> None:
    reading = reading_of(grid("t01", "Region | Registered voters | Turnout", "Aral | LOL | 50%", "Shieli | 20 | 60%"))

    assert [(r.check, r.source, r.stated) for r in reading.remarks] == [("unread_value", "t01r02c02", "LOL")]
