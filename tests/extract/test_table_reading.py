"""One table, read: whatever stands in it, what is published stands in its cells."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.document.document import Cell, Document, Table
from pipeline.extract.statements import TableReading
from pipeline.extract.table_reading import Around, read_table, read_tables
from pipeline.extract.vocabulary import Vocabulary

Make = Callable[..., Table]
ReadingOf = Callable[..., TableReading]

HEADINGS = ("Party", "Candidate", "Votes", "%", "Seats", "+/–", "Region", "Year", "Turnout", "First round", "Winner", "Date")
LABELS = ("Adal", "Auyl", "Jane\n(Adal)", "Total", "Turnout", "Registered voters", "Yes", "Independent", "Adal hold", "Aral")
NUMBERS = (
    "5",
    "1,234",
    "12.5",
    "62.5%",
    "−3",
    "1,234 (62.5%)",
    "55 / 107",
    "18505",
    "2014",
    "2014\n5",
    "–",
    "",
    "about 5",
    "±0",
)
TEXTS = st.sampled_from((*HEADINGS, *LABELS, *NUMBERS, "<", "^"))
LINES = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(TEXTS, min_size=width, max_size=width), min_size=1, max_size=7)
)

stable = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])


def digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())


@stable
@given(lines=LINES, headings=st.integers(0, 3))
def test_any_table_is_read_and_gives_only_numbers_that_stand_in_it(
    all_words: Vocabulary, grid: Make, lines: list[list[str]], headings: int
) -> None:
    table = grid("t01", *(" | ".join(line) for line in lines), headings=headings)

    reading = read_table(table, Around(("2014 Aral election",)), all_words)

    held = "".join(digits(cell.text) for cell in table.cells)
    stated = [statement.row.get("votes_count", "") for statement in reading.statements if statement.table == "results"]
    assert all(digits(number) in held for number in stated)


@stable
@given(lines=LINES)
def test_same_table_reads_the_same_twice(all_words: Vocabulary, grid: Make, lines: list[list[str]]) -> None:
    table, around = grid("t01", *(" | ".join(line) for line in lines)), Around(("2014 Aral election",))

    assert read_table(table, around, all_words) == read_table(table, around, all_words)


@pytest.mark.parametrize(
    "cells",
    [
        (),
        (Cell(1, 1, "5"),),
        (Cell(1, 1, "Votes", rowspan=9, colspan=9),),
        (Cell(1, 1, "Party", is_header=True), Cell(1, 2, "Votes", rowspan=5, is_header=True), Cell(2, 1, "Adal", rowspan=4)),
        (Cell(1, 1, ""), Cell(2, 1, ""), Cell(3, 1, "")),
        (Cell(3, 3, "5"),),
    ],
    ids=["no cells", "one cell", "one over everything", "two over everything", "empty cells", "a cell far off"],
)
def test_odd_table_states_nothing_and_does_no_harm(reading_of: ReadingOf, cells: tuple[Cell, ...]) -> None:
    reading = reading_of(Table("t01", "s01", "", 1, cells), "2014 Aral election")

    assert [statement for statement in reading.statements if statement.table != "parties"] == []


def test_every_block_of_a_table_is_read_under_its_title(reading_of: ReadingOf, grid: Make) -> None:
    lines = ("Aral", "Candidate | Votes", "Jane | 5,000", "Shieli", "Candidate | Votes", "John | 3,000")

    reading = reading_of(grid("t01", *lines))

    assert [(s.election, s.row["candidate_name"]) for s in reading.statements if s.table == "results"] == [
        ("Aral", "Jane"),
        ("Shieli", "John"),
    ]


def test_titles_are_those_above_the_headings_line_by_line(reading_of: ReadingOf, grid: Make) -> None:
    assert reading_of(grid("t01", "Aral\nelection", "Electorate 9", "Party | Votes", "Adal | 5")).titles == (
        "Aral",
        "election",
        "Electorate 9",
    )


def test_voters_of_a_title_are_those_of_the_contest(reading_of: ReadingOf, grid: Make) -> None:
    reading = reading_of(grid("t01", "Electorate 88,312", "Candidate | Votes", "Jane | 5,000", "John | 3,000", "Total | 8,000"))

    assert [(row["votes_count"], row["registered_voters_count"]) for row in reading.rows("contests")] == [("8000", "88312")]


def test_names_of_parties_are_known_from_other_tables(
    all_words: Vocabulary, grid: Make, document: Callable[..., Document]
) -> None:
    parties = grid("t01", "Party | Seats", "Adal | 5", "Auyl | 3")
    by_place = grid("t02", "Region | Adal | Jana", "Aral | 5,000 | 3,000")

    reading = read_tables(document(parties, by_place), "Elections", all_words)[1]

    assert [(row["option_name"], row["option_kind"]) for row in reading.rows("results")] == [
        ("Adal", "party"),
        ("Jana", "unresolved"),
    ]


def test_names_of_candidates_are_known_from_other_tables(
    all_words: Vocabulary, grid: Make, document: Callable[..., Document]
) -> None:
    people = grid("t01", "Candidate | Votes", "Jane Doe | 5,000", "John Roe | 3,000")
    by_place = grid("t02", "Region | Doe | Roe", "Aral | 5,000 | 3,000")

    reading = read_tables(document(people, by_place), "Elections", all_words)[1]

    assert [(row["option_kind"], row["candidate_name"]) for row in reading.rows("results")] == [
        ("candidate", "Doe"),
        ("candidate", "Roe"),
    ]


def test_ambiguous_table_states_nothing(reading_of: ReadingOf, grid: Make) -> None:
    table = Table("t01", "s01", "", 1, grid("t01", "Party | Votes", "Adal 5").cells, alignment="ambiguous")

    assert reading_of(table, "2014 Aral election").statements == ()
