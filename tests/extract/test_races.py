"""Lists of races: a row a race, all its candidates in one cell."""

from collections.abc import Callable

from pipeline.document.document import Table
from pipeline.extract.statements import TableReading

Make = Callable[..., Table]
ReadingOf = Callable[..., TableReading]
HEADINGS = "District | Incumbent | Candidates"
TITLE = "Elections in Aral"


def test_every_candidate_of_a_race_is_a_row(reading_of: ReadingOf, grid: Make) -> None:
    reading = reading_of(grid("t01", HEADINGS, "Aral 1 | Ann Poe | Jane Doe (Adal) 61.2%\nJohn Roe (Auyl) 38.8%"), TITLE)

    assert (reading.family.kind, reading.rows("results")) == (
        "races",
        [
            {
                "option_name": "Adal",
                "option_kind": "party",
                "candidate_name": "Jane Doe",
                "votes_pct": "61.2",
                "place_name": "Aral 1",
                "source": "t01r02c03",
            },
            {
                "option_name": "Auyl",
                "option_kind": "party",
                "candidate_name": "John Roe",
                "votes_pct": "38.8",
                "place_name": "Aral 1",
                "source": "t01r02c03",
            },
        ],
    )


def test_where_one_is_marked_as_elected_the_others_were_not(reading_of: ReadingOf, grid: Make) -> None:
    reading = reading_of(grid("t01", HEADINGS, "Aral 1 | Ann | √ Jane Doe (Adal) 61.2%\nJohn Roe (Auyl) 38.8%"), TITLE)

    assert [row["is_elected"] for row in reading.rows("results")] == ["true", "false"]


def test_candidate_who_holds_the_seat_is_the_incumbent(reading_of: ReadingOf, grid: Make) -> None:
    table = grid("t01", HEADINGS, "Aral 1 | Jane Doe\nsince 2010 | Jane Doe (Adal) 61.2%\nJohn Roe (Auyl) 38.8%")

    assert [row.get("is_incumbent") for row in reading_of(table, TITLE).rows("results")] == ["true", None]


def test_race_over_two_rows_is_read_once_and_has_both_incumbents(reading_of: ReadingOf, grid: Make) -> None:
    cell = "Jane Doe (Adal) 61.2%\nJohn Roe (Auyl) 38.8%"
    rows = reading_of(grid("t01", HEADINGS, f"Aral 1 | Jane Doe | {cell}", "^ | John Roe | ^"), TITLE).rows("results")

    assert [(row["candidate_name"], row["is_incumbent"]) for row in rows] == [("Jane Doe", "true"), ("John Roe", "true")]


def test_words_below_the_place_do_not_name_it(reading_of: ReadingOf, grid: Make) -> None:
    reading = reading_of(grid("t01", HEADINGS, "Aral 1\nThe Lake | Ann | Jane Doe (Adal) 61.2%"), TITLE)

    assert [row["place_name"] for row in reading.rows("results")] == ["Aral 1"]


def test_words_below_the_place_tell_two_races_of_one_place_apart(reading_of: ReadingOf, grid: Make) -> None:
    lines = ("Aral 1 | Ann | Jane Doe (Adal) 61.2%", "Aral 1\n(special) | Ann | John Roe (Auyl) 38.8%")

    assert [row["place_name"] for row in reading_of(grid("t01", HEADINGS, *lines), TITLE).rows("results")] == [
        "Aral 1",
        "Aral 1 (special)",
    ]


def test_outcome_beside_a_race_is_its_contests(reading_of: ReadingOf, grid: Make) -> None:
    lines = ("District | Incumbent | Result | Candidates", "Aral 1 | Ann | Ann retired.\nAdal hold. | Jane Doe (Adal) 61.2%")

    assert reading_of(grid("t01", *lines), TITLE).rows("contests") == [
        {"place_name": "Aral 1", "outcome_name": "Ann retired. Adal hold.", "source": "t01r02"}
    ]


def test_race_without_candidates_is_no_row(reading_of: ReadingOf, grid: Make) -> None:
    reading = reading_of(grid("t01", HEADINGS, "Aral 1 | Ann | ", "Aral 2 | Ann | Jane Doe (Adal) 61.2%"), TITLE)

    assert [row["place_name"] for row in reading.rows("results")] == ["Aral 2"]
