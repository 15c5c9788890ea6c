"""Candidates in one cell: who they are, for whom they stand, and what they got."""

from collections.abc import Callable

import pytest

from pipeline.document.document import Cell, Table
from pipeline.extract.candidate_cells import candidate_with_numbers, candidates
from pipeline.extract.statements import Said
from pipeline.extract.vocabulary import Vocabulary
from pipeline.model.schema import Row

RowsOf = Callable[..., list[Row]]


@pytest.fixture
def said(all_words: Vocabulary) -> Said:
    return Said(Table("t01", "s01", "", 0, ()), all_words)


@pytest.fixture
def rows_of(said: Said) -> RowsOf:
    """Rows of results for a cell with this text and pictures."""
    return lambda text, picture="": [c.row(said.words) for c in candidates(Cell(2, 3, text, image_alt=picture), said)]


def jane(**more: str) -> Row:
    return {"option_name": "Adal", "option_kind": "party", "candidate_name": "Jane Doe", **more}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane Doe (Adal)", jane()),
        ("Jane Doe (Adal) 61.2%", jane(votes_pct="61.2")),
        ("Jane Doe (Adal), 61.2 %", jane(votes_pct="61.2")),
        ("Jane Doe (Adal): 12,345", jane(votes_count="12345")),
        ("Jane Doe (Adal) – 12,345 (61.2%)", jane(votes_count="12345", votes_pct="61.2")),
        ("Jane Doe (Adal) 12,345 votes (61.2%)", jane(votes_count="12345", votes_pct="61.2")),
        ("Jane Doe (Adal) Unopposed", jane(is_elected="true")),
        ("√ Jane Doe (Adal) 61.2%", jane(votes_pct="61.2", is_elected="true")),
        ("• Jane Doe (Adal) 61.2%", jane(votes_pct="61.2")),
        ("▌✓ Jane Doe (Adal) 61.2%", jane(votes_pct="61.2", is_elected="true")),
        ("Jane Doe [Adal] 61.2%", jane(votes_pct="61.2")),
        ("Jane Doe (incumbent) (Adal) 61.2%", jane(votes_pct="61.2", is_incumbent="true")),
        ("Jane Doe (Adal) .5%", jane(votes_pct="0.5")),
    ],
)
def test_line_is_a_candidate_a_party_and_what_they_got(rows_of: RowsOf, text: str, expected: Row) -> None:
    assert rows_of(text) == [expected]


def test_every_line_is_a_candidate(rows_of: RowsOf) -> None:
    rows = rows_of("Jane Doe (Adal) 61.2%\nJohn Roe (Auyl) 38.8%")

    assert [(row["candidate_name"], row["option_name"], row["votes_pct"]) for row in rows] == [
        ("Jane Doe", "Adal", "61.2"),
        ("John Roe", "Auyl", "38.8"),
    ]


def test_numbers_on_a_line_of_their_own_are_of_the_candidate_above(rows_of: RowsOf) -> None:
    assert rows_of("Jane Doe (Adal)\n12,345\n61.2%") == [jane(votes_count="12345", votes_pct="61.2")]


def test_picture_says_which_line_won(rows_of: RowsOf) -> None:
    rows = rows_of("Jane Doe (Adal) 61.2%\nJohn Roe (Auyl) 38.8%", "\nGreen tick")

    assert [row.get("is_elected") for row in rows] == [None, "true"]


def test_independent_is_an_option_of_its_own_kind(rows_of: RowsOf) -> None:
    (row,) = rows_of("Jane Doe (Independent) 61.2%")

    assert (row["option_kind"], row["option_name"], row["candidate_name"]) == ("independent", "Independent", "Jane Doe")


def test_candidate_without_a_party_is_the_option(rows_of: RowsOf) -> None:
    assert rows_of("Jane Doe 61.2%") == [
        {"option_name": "Jane Doe", "option_kind": "candidate", "candidate_name": "Jane Doe", "votes_pct": "61.2"}
    ]


def test_option_that_is_nobody_has_no_candidate(rows_of: RowsOf) -> None:
    (row,) = rows_of("None of the above 2.1%")

    assert (row["option_kind"], "candidate_name" in row, row["votes_pct"]) == ("against_all", False, "2.1")


@pytest.mark.parametrize("text", ["Jane Doe (Adal) 12", "Jane Doe (Adal) 7"])
def test_small_number_after_a_name_is_not_taken_for_votes(rows_of: RowsOf, text: str) -> None:
    assert all("votes_count" not in row for row in rows_of(text))


@pytest.mark.parametrize("text", ["Jane Doe (Adal) 5-7%", "Jane Doe (Adal) 5–7%", "Jane Doe (Adal) 12.3.4%"])
def test_part_of_a_number_is_never_taken(rows_of: RowsOf, text: str) -> None:
    assert all("votes_pct" not in row and "votes_count" not in row for row in rows_of(text))


def test_line_that_is_no_candidate_is_left_out_and_said(rows_of: RowsOf, said: Said) -> None:
    assert len(rows_of("See the article on the primary\nJane Doe (Adal) 61.2%")) == 1
    assert [(r.check, r.severity, r.source, r.stated) for r in said.remarks] == [
        ("unread_row", "info", "t01r02c03", "See the article on the primary")
    ]


@pytest.mark.parametrize("text", ["", "\n\n", " "])
def test_empty_cell_has_no_candidates_and_nothing_to_say(rows_of: RowsOf, said: Said, text: str) -> None:
    assert (rows_of(text), said.remarks) == ([], [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane Doe", {"candidate_name": "Jane Doe", "marks": ""}),
        ("Jane Doe\n12,345", {"candidate_name": "Jane Doe", "votes_count": "12345", "marks": ""}),
        ("Jane Doe\n12,345\n61.2%", {"candidate_name": "Jane Doe", "votes_count": "12345", "votes_pct": "61.2", "marks": ""}),
        (
            "Jane Doe\n(12,345 – 61.2%)",
            {"candidate_name": "Jane Doe", "votes_count": "12345", "votes_pct": "61.2", "marks": ""},
        ),
        ("Jane Doe (elected)", {"candidate_name": "Jane Doe", "marks": "elected_mark"}),
    ],
)
def test_one_candidate_with_the_numbers_below_the_name(said: Said, text: str, expected: dict[str, str]) -> None:
    assert candidate_with_numbers(Cell(2, 3, text), said) == expected


def test_picture_anywhere_in_the_cell_is_of_its_one_candidate(said: Said) -> None:
    found = candidate_with_numbers(Cell(2, 3, "Jane Doe\n12,345", image_alt="Green tick"), said)

    assert found is not None
    assert found["marks"] == "elected_mark"


@pytest.mark.parametrize("text", ["", "–", "Vacant", "n/a"])
def test_cell_that_names_nobody_has_no_candidate(said: Said, text: str) -> None:
    assert candidate_with_numbers(Cell(2, 3, text), said) is None
