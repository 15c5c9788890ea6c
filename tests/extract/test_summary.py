"""What the infobox of an election states of every candidate or party, and of the voters."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.document.document import Table
from pipeline.extract.blocks import Grid
from pipeline.extract.statements import Said, TableReading
from pipeline.extract.summary import is_summary, read_summary, read_voters
from pipeline.extract.vocabulary import Vocabulary
from pipeline.model.schema import Row

Make = Callable[..., Table]
RowsOf = Callable[..., list[Row]]
LINES = (
    "Candidate | Jane Doe | John Roe",
    "Party | Adal | Auyl",
    "Popular vote | 12,345 | 6,789",
    "Percentage | 64.5% | 35.5%",
)


@pytest.fixture
def rows_of(grid: Make, all_words: Vocabulary) -> RowsOf:
    """Rows of results for an infobox of these lines."""

    def of(*lines: str) -> list[Row]:
        table = grid("t01", *lines, headings=0)
        said = Said(table, all_words)
        read_summary(Grid(table), said)
        assert all(statement.is_whole for statement in said.statements)
        return [statement.row for statement in said.statements]

    return of


def test_every_column_is_an_option(rows_of: RowsOf) -> None:
    assert rows_of(*LINES) == [
        {
            "option_name": "Adal",
            "option_kind": "party",
            "candidate_name": "Jane Doe",
            "votes_count": "12345",
            "votes_pct": "64.5",
            "source": "t01r02c02",
        },
        {
            "option_name": "Auyl",
            "option_kind": "party",
            "candidate_name": "John Roe",
            "votes_count": "6789",
            "votes_pct": "35.5",
            "source": "t01r02c03",
        },
    ]


def test_candidate_without_a_party_is_the_option(rows_of: RowsOf) -> None:
    rows = rows_of("Candidate | Jane Doe | John Roe", "Popular vote | 12,345 | 6,789")

    assert [(row["option_name"], row["option_kind"]) for row in rows] == [("Jane Doe", "candidate"), ("John Roe", "candidate")]


def test_leader_of_a_party_is_no_candidate(rows_of: RowsOf) -> None:
    rows = rows_of("Leader | Jane Doe | John Roe", "Party | Adal | Auyl", "Seats won | 20 | 10")

    assert [(row["option_name"], "candidate_name" in row, row["seats_count"]) for row in rows] == [
        ("Adal", False, "20"),
        ("Auyl", False, "10"),
    ]


def test_second_block_of_candidates_is_read_too(rows_of: RowsOf) -> None:
    rows = rows_of(*LINES, "Candidate | Ann Poe", "Party | Nur Otan", "Popular vote | 99", "Percentage | 0.5%")

    assert [row["option_name"] for row in rows] == ["Adal", "Auyl", "Nur Otan"]


def test_word_after_a_number_does_not_hide_it(rows_of: RowsOf) -> None:
    rows = rows_of("Party | Adal | Auyl", "Seats won | 20 seats | 10 seats")

    assert [row["seats_count"] for row in rows] == ["20", "10"]


def test_option_without_a_number_is_no_row(rows_of: RowsOf) -> None:
    rows = rows_of("Party | Adal | Auyl", "Seats won | 20 | ")

    assert [row["option_name"] for row in rows] == ["Adal"]


def test_label_without_options_gives_nothing(rows_of: RowsOf) -> None:
    assert rows_of("Popular vote | 12,345 | 6,789", "Percentage | 64.5% | 35.5%") == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (LINES, True),
        (("Party | Adal | Auyl", "Seats won | 20 | 10"), True),
        (("Party | Votes | %", "Adal | 5 | 62.5"), False),
        (("Party | Candidate | Popular vote | Percentage", "Adal | Jane | 5 | 62.5"), False),
        (("Turnout | 62.5%",), False),
        (("5",), False),
    ],
)
def test_labels_stand_in_the_first_column(grid: Make, all_words: Vocabulary, lines: tuple[str, ...], expected: bool) -> None:
    assert is_summary(grid("t01", *lines, headings=0), all_words) is expected


def test_table_without_cells_is_no_summary(all_words: Vocabulary) -> None:
    assert not is_summary(Table("t01", "s01", "", 0, ()), all_words)


def test_table_with_labels_of_an_infobox_is_of_its_family(reading_of: Callable[..., TableReading], grid: Make) -> None:
    reading = reading_of(grid("t01", *LINES, headings=0), "Aral election, 2014")

    assert (reading.family.kind, len(reading.rows("results"))) == ("summary", 2)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Title", "Turnout | 62.5%"), {"turnout_pct": "62.5", "source": "t01r02c02"}),
        (
            ("Registered | 1,234,567", "Turnout | 62.5%"),
            {"registered_voters_count": "1234567", "turnout_pct": "62.5", "source": "t01r01c02"},
        ),
        (("Turnout | 62.5% (3.1pp)",), {"turnout_pct": "62.5", "source": "t01r01c02"}),
    ],
)
def test_voters_are_of_the_whole_election(grid: Make, all_words: Vocabulary, lines: tuple[str, ...], expected: Row) -> None:
    said = Said(grid("t01", *lines, headings=0), all_words)
    read_voters(Grid(said.table), said)

    assert [(s.table, s.row, s.is_whole) for s in said.statements] == [("contests", expected, True)]


def test_infobox_without_voters_states_nothing(grid: Make, all_words: Vocabulary) -> None:
    said = Said(replace(grid("infobox", "Title", "Party | Adal", headings=0), kind="infobox"), all_words)
    read_voters(Grid(said.table), said)

    assert said.statements == []
