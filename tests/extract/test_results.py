"""What every option got in every contest."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.document.document import Document, Table
from pipeline.extract.statements import TableReading
from pipeline.model.schema import Row
from tests.extract.conftest import ReadArticle

Grid = Callable[..., Table]


@pytest.fixture
def rows_of(document: Callable[..., Document], article_of: Callable[..., ReadArticle]) -> Callable[[Table], list[Row]]:
    """Rows of `results` for an article of this table."""
    return lambda table: article_of(document(table)).rows("results")


def test_row_is_what_one_option_got(rows_of: Callable[[Table], list[Row]], grid: Grid) -> None:
    lines = ("Party | Votes | % | Seats | %", "Auyl People's Party | 46,109 | 60.80 | 74 | 77.90%")

    assert rows_of(grid("t01", *lines)) == [
        {
            "article_id": "adal-2021",
            "election_id": "adal-2021",
            "place_id": "kazakhstan",
            "place_name": "Kazakhstan",
            "option_id": "auyl",
            "option_kind": "party",
            "option_name": "Auyl People's Party",
            "votes_count": "46109",
            "votes_pct": "60.80",
            "seats_count": "74",
            "seats_pct": "77.90",
            "source": "t01r02",
        }
    ]


def test_candidate_is_named_as_published(rows_of: Callable[[Table], list[Row]], grid: Grid) -> None:
    lines = ("Party | Candidate | Votes | %", "Independent | Nūrbek Jandäuletov | 6 | 60%", "Against all | | 4 | 40%")

    rows = rows_of(grid("t01", *lines))

    assert [(row["option_kind"], row.get("candidate_name", "")) for row in rows] == [
        ("against_all", ""),
        ("independent", "Nūrbek Jandäuletov"),
    ]


def test_empty_cell_stays_empty_and_zero_stays_zero(rows_of: Callable[[Table], list[Row]], grid: Grid) -> None:
    rows = rows_of(grid("t01", "Party | Votes | Seats", "Adal | | 0"))

    assert (rows[0].get("votes_count", ""), rows[0]["seats_count"]) == ("", "0")


def test_totals_voters_and_sources_are_no_results(rows_of: Callable[[Table], list[Row]], grid: Grid) -> None:
    lines = ("Party | Votes", "Adal | 5", "Total | 5", "Registered voters/turnout | 9", "Source: AOSK")

    rows = rows_of(grid("t01", *lines))

    assert [row["option_id"] for row in rows] == ["adal"]


def test_ambiguous_table_has_no_results(rows_of: Callable[[Table], list[Row]], grid: Grid) -> None:
    table = replace(grid("t01", "Party | Votes | Seats", "Adal 5"), alignment="ambiguous")

    assert rows_of(table) == []


@pytest.fixture
def rows_in_table(reading_of: Callable[..., TableReading]) -> Callable[..., list[Row]]:
    """Rows of results of a table read on its own."""
    return lambda table, *texts, **around: reading_of(table, *texts, **around).rows("results")


def test_every_round_is_a_row(rows_in_table: Callable[..., list[Row]], grid: Grid) -> None:
    table = grid(
        "t01",
        "Candidate | First round | < | Second round | <",
        "^ | Votes | % | Votes | %",
        "Jane | 5,000 | 50.0 | 6,000 | 60.0",
        "John | 3,000 | 30.0 | 4,000 | 40.0",
        "Ann | 2,000 | 20.0 | |",
        headings=2,
    )

    assert [(row["candidate_name"], row["round"], row["votes_count"]) for row in rows_in_table(table)] == [
        ("Jane", "1", "5000"),
        ("Jane", "2", "6000"),
        ("John", "1", "3000"),
        ("John", "2", "4000"),
        ("Ann", "1", "2000"),
    ]


def test_every_option_that_heads_a_column_is_a_row_of_every_place(rows_in_table: Callable[..., list[Row]], grid: Grid) -> None:
    table = grid("t01", "Region | Adal | Auyl", "Aral | 5,000 | 3,000", "Shieli | 4,000 | ")

    rows = rows_in_table(table, "Votes by region", parties=frozenset({"adal"}))

    assert [(row["option_name"], row["option_kind"], row["place_name"], row["votes_count"], row["source"]) for row in rows] == [
        ("Adal", "party", "Aral", "5000", "t01r02c02"),
        ("Auyl", "unresolved", "Aral", "3000", "t01r02c03"),
        ("Adal", "party", "Shieli", "4000", "t01r03c02"),
    ]


def test_total_row_of_a_wide_table_is_about_the_whole(reading_of: Callable[..., TableReading], grid: Grid) -> None:
    table = grid("t01", "Region | Adal | Auyl", "Aral | 5,000 | 3,000", "Total | 5,000 | 3,000")

    reading = reading_of(table, "Votes by region")

    assert [(s.row["votes_count"], s.is_whole) for s in reading.statements if s.table == "results"] == [
        ("5000", False),
        ("3000", False),
        ("5000", True),
        ("3000", True),
    ]


def test_winner_and_runner_up_of_a_place_are_two_rows(rows_in_table: Callable[..., list[Row]], grid: Grid) -> None:
    lines = ("Constituency | Winner | Votes | Runner-up | Votes", "Aral | Jane | 5,000 | John | 3,000")

    assert [(row["candidate_name"], row["votes_count"], row["is_elected"]) for row in rows_in_table(grid("t01", *lines))] == [
        ("Jane", "5000", "true"),
        ("John", "3000", "false"),
    ]


@pytest.mark.parametrize("row", ["Jane ✓ | 5,000", "Jane (elected) | 5,000", "Jane{Green tick} | 5,000"])
def test_mark_beside_a_name_says_who_was_elected(rows_in_table: Callable[..., list[Row]], grid: Grid, row: str) -> None:
    rows = rows_in_table(grid("t01", "Candidate | Votes", row, "John | 3,000"))

    assert [(row["candidate_name"], row["is_elected"]) for row in rows] == [("Jane", "true"), ("John", "false")]


def test_incumbent_is_marked(rows_in_table: Callable[..., list[Row]], grid: Grid) -> None:
    rows = rows_in_table(grid("t01", "Candidate | Votes", "Jane (incumbent) | 5,000", "John | 3,000"))

    assert [row.get("is_incumbent") for row in rows] == ["true", None]


def test_unopposed_candidate_is_elected_without_votes(rows_in_table: Callable[..., list[Row]], grid: Grid) -> None:
    (row,) = rows_in_table(grid("t01", "Party | Candidate | Votes | %", "Adal | Jane | Unopposed | "), "Aral election")

    assert (row["candidate_name"], row["is_elected"], "votes_count" in row) == ("Jane", "true", False)


def test_choices_of_a_referendum_are_neither_elected_nor_parties(rows_in_table: Callable[..., list[Row]], grid: Grid) -> None:
    rows = rows_in_table(grid("t01", "Choice | Votes | %", "Yes | 5,000 | 62.5", "No | 3,000 | 37.5"))

    assert [(row["option_name"], row["option_kind"], "is_elected" in row) for row in rows] == [
        ("Yes", "choice", False),
        ("No", "choice", False),
    ]


def test_invalid_votes_are_a_row_of_their_own_kind(rows_in_table: Callable[..., list[Row]], grid: Grid) -> None:
    rows = rows_in_table(grid("t01", "Party | Votes", "Adal | 5,000", "Invalid/blank votes | 200", "Total | 5,200"))

    assert [(row["option_kind"], row["votes_count"]) for row in rows] == [("party", "5000"), ("invalid", "200")]


def test_rowspan_of_a_place_fills_following_rows(rows_in_table: Callable[..., list[Row]], grid: Grid) -> None:
    lines = ("Constituency | Party | Candidate | Votes", "Aral | Adal | Jane | 5,000", "^ | Auyl | John | 3,000")

    assert [(row["place_name"], row["candidate_name"]) for row in rows_in_table(grid("t01", *lines))] == [
        ("Aral", "Jane"),
        ("Aral", "John"),
    ]


def test_part_of_a_table_is_about_the_place_that_heads_it(rows_in_table: Callable[..., list[Row]], grid: Grid) -> None:
    rows = rows_in_table(grid("t01", "Candidate | Votes", "Aral", "Jane | 5,000", "Shieli", "John | 3,000"))

    assert [(row.get("place_name"), row["candidate_name"]) for row in rows] == [("Aral", "Jane"), ("Shieli", "John")]


def test_cell_that_is_no_number_is_left_out_and_said(reading_of: Callable[..., TableReading], grid: Grid) -> None:
    reading = reading_of(grid("t01", "Party | Votes | Seats", "Adal | about 5,000 | 3", "Auyl | 3,000 | 2"))

    assert [(row.get("votes_count"), row["seats_count"]) for row in reading.rows("results")] == [(None, "3"), ("3000", "2")]
    assert [(r.check, r.severity, r.source, r.stated) for r in reading.remarks] == [
        ("unread_value", "warning", "t01r02c02", "about 5,000")
    ]


def test_heading_nobody_knows_is_left_out_and_said(reading_of: Callable[..., TableReading], grid: Grid) -> None:
    reading = reading_of(grid("t01", "Party | Votes | Swoosh", "Adal | 5,000 | high", "Auyl | 3,000 | low"))

    assert len(reading.rows("results")) == 2
    assert [(r.check, r.severity, r.source, r.stated) for r in reading.remarks] == [
        ("unknown_heading", "info", "t01r01c03", "Swoosh")
    ]


def test_option_repeated_below_the_total_is_left_out_and_said(reading_of: Callable[..., TableReading], grid: Grid) -> None:
    lines = ("Party | Votes", "Adal | 5,000", "Auyl | 3,000", "Total | 8,000", "Adal | 5,100")

    reading = reading_of(grid("t01", *lines))

    assert [row["votes_count"] for row in reading.rows("results")] == ["5000", "3000"]
    assert [(r.check, r.source) for r in reading.remarks] == [("unread_row", "t01r05")]


def test_seats_may_stand_beside_those_of_the_house(reading_of: Callable[..., TableReading], grid: Grid) -> None:
    reading = reading_of(grid("t01", "Party | Seats", "Adal | 55 / 107", "Auyl | 52 / 107"))

    assert [row["seats_count"] for row in reading.rows("results")] == ["55", "52"]
    assert [row["seats_count"] for row in reading.rows("contests")] == ["107"]
