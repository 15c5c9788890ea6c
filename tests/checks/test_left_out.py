"""What tables hold and no row of ours does: left out, and said where."""

from collections.abc import Callable

import pytest

from pipeline.checks.rule import Checked, Disagreement
from pipeline.checks.rules import RULES
from tests.checks.pages import CELL, html

Make = Callable[..., Checked]
FOUND = {rule.check: rule.disagreements for rule in RULES}

ALPHA_BETA = html("Party | Votes", "Alpha | 12", "Beta | 8")


def sources(check: str, article: Checked) -> list[tuple[str, str]]:
    """Where a rule finds something, and what is stated there."""
    return [(found.source, found.stated) for found in FOUND[check](article)]


def votes(article: Checked) -> list[tuple[str, str]]:
    """Source and votes of every row of results that would be published."""
    return [(row["source"], row.get("votes_count", "")) for row in article.reading.assembled.rows["results"]]


def test_column_under_a_heading_in_no_lookup_is_said_at_the_heading(checked: Make) -> None:
    article = checked(html("Party | Votes | Home province", "Alpha | 12 | North", "Beta | 8 | South"))

    assert list(FOUND["unknown_heading"](article)) == [
        Disagreement(
            subject="t01r01c03",
            source="t01r01c03",
            stated="Home province",
            computed="",
            message='"Home province" is no known column heading, so its column is left out; '
            "add it to pipeline/lookups/headers.yml",
        )
    ]
    assert votes(article) == [("t01r02", "12"), ("t01r03", "8")]


def test_every_unknown_heading_is_said(checked: Make) -> None:
    article = checked(html("Party | Votes | Home province | Shoe size", "Alpha | 12 | North | 44"))

    assert sources("unknown_heading", article) == [("t01r01c03", "Home province"), ("t01r01c04", "Shoe size")]


@pytest.mark.parametrize("headings", ["Party | Votes | Notes", "Party | Votes | Ref."])
def test_heading_whose_meaning_is_known_is_no_unknown_one(checked: Make, headings: str) -> None:
    assert sources("unknown_heading", checked(html(headings, "Alpha | 12 | North", "Beta | 8 | South"))) == []


def test_headings_of_a_table_that_is_not_about_an_election_are_not_said(checked: Make) -> None:
    assert sources("unknown_heading", checked(html("Club | Ground", "Alpha | North", "Beta | South"))) == []


def test_cell_that_should_hold_a_number_is_said(checked: Make) -> None:
    article = checked(html("Party | Votes | %", "Alpha | 12 3O4 | 60.00", "Beta | 8 | 40.00"))

    assert list(FOUND["unread_value"](article)) == [
        Disagreement(
            subject="t01r02c02",
            source="t01r02c02",
            stated="12 3O4",
            computed="",
            message='"12 3O4" in the column votes is no number that is understood, so it is left out',
        )
    ]
    assert votes(article) == [("t01r02", ""), ("t01r03", "8")]


@pytest.mark.parametrize("text", ["", "–", "—", "N/A"])
def test_cell_that_says_there_is_no_number_is_read(checked: Make, text: str) -> None:
    assert sources("unread_value", checked(html("Party | Votes | %", f"Alpha | {text} | 60.00", "Beta | 8 | 40.00"))) == []


def test_row_below_the_total_that_repeats_an_option_is_said(checked: Make) -> None:
    article = checked(html("Party | Votes", "Alpha | 12", "Beta | 8", "Total | 20", "Alpha | 11"))

    assert sources("unread_row", article) == [("t01r05", "Alpha")]
    assert votes(article) == [("t01r02", "12"), ("t01r03", "8")]


def test_table_read_otherwise_than_it_seems_to_be_laid_out_is_said(checked: Make) -> None:
    lines = ("Party | Votes | %", "Alpha | 6 | 60", "Beta | 3 | 30", "Gamma | 1 | 10", "Total | 10 | 100")
    article = checked(html(*lines, headings=2))

    assert sources("revised_reading", article) == [("t01r01", "")]
    assert votes(article) == [("t01r02", "6"), ("t01r03", "3"), ("t01r04", "1")]


def test_table_that_states_what_one_before_it_states_is_said(checked: Make) -> None:
    article = checked(ALPHA_BETA + CELL + ALPHA_BETA)

    assert list(FOUND["duplicate_table"](article)) == [
        Disagreement("t03", "t03r01", "", "", "t03 states what t01 states, so its rows are published once")
    ]
    assert votes(article) == [("t01r02", "12"), ("t01r03", "8")]


def test_table_that_differs_in_one_number_is_no_duplicate(checked: Make) -> None:
    article = checked(ALPHA_BETA + html("Party | Votes", "Alpha | 12", "Beta | 7"))

    assert sources("duplicate_table", article) == []
    assert votes(article) == [("t01r02", "12"), ("t01r03", "8"), ("t02r02", "12"), ("t02r03", "7")]


def test_tables_without_results_are_no_duplicates(checked: Make) -> None:
    assert sources("duplicate_table", checked(CELL * 2)) == []


def test_option_listed_twice_is_said_and_the_first_row_kept(checked: Make) -> None:
    article = checked(html("Party | Votes", "Alpha | 12", "Alpha | 8"))

    assert list(FOUND["repeated_option"](article)) == [
        Disagreement(
            subject="t01r03",
            source="t01r03",
            stated="Alpha",
            computed="",
            message="Alpha is listed twice for one contest, at t01r02 too; only that row is published",
        )
    ]
    assert votes(article) == [("t01r02", "12")]


def test_candidate_listed_twice_is_said_by_name(checked: Make) -> None:
    lines = ("Party | Candidate | Votes", "Alpha | Jane Doe | 12", "Alpha | Jane Doe | 3", "Alpha | John Roe | 2")

    assert sources("repeated_option", checked(html(*lines))) == [("t01r03", "Jane Doe")]


def test_candidate_of_two_parties_is_no_repetition(checked: Make) -> None:
    lines = ("Party | Candidate | Votes", "Alpha | Jane Doe | 12", "Beta | Jane Doe | 8")

    assert sources("repeated_option", checked(html(*lines))) == []


@pytest.mark.parametrize("body", ["<p>Held once.</p>", CELL, html("Club | Points", "Alpha | 12", "Beta | 8")])
def test_article_without_a_table_about_an_election_is_said(checked: Make, body: str) -> None:
    assert list(FOUND["no_election_table"](checked(body))) == [
        Disagreement(
            subject="article",
            source="",
            stated="",
            computed="",
            message="no table of the article is recognised as one about an election, so there are no results",
        )
    ]


@pytest.mark.parametrize(
    "body",
    [
        ALPHA_BETA,
        CELL + ALPHA_BETA,
        html("Pollster | Date | Nur Otan | Adal", "Rasmussen | 1 May 2021 | 60 | 40", "Gallup | 2 May 2021 | 61 | 39"),
        html("Party | Seats", "Alpha | 12", "Beta | 8"),
    ],
    ids=["results", "results further down", "polls", "seats"],
)
def test_article_with_a_table_about_an_election_is_not_said(checked: Make, body: str) -> None:
    assert sources("no_election_table", checked(body)) == []
