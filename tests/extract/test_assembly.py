"""Statements of all tables as rows of one article: each under its election and place, no contest told twice."""

from collections.abc import Callable

import pytest

from pipeline.document.document import Document, Remark, Table
from tests.extract.conftest import ReadArticle

Make = Callable[..., Table]
Read = Callable[..., ReadArticle]

FIRST = ("Party | Votes", "Adal | 5,000", "Auyl | 3,000", "Total | 8,000")
SECOND = ("Party | Votes", "Adal | 4,000", "Auyl | 2,000", "Total | 6,000")


@pytest.fixture
def read(article_of: Callable[..., ReadArticle], document: Callable[..., Document]) -> Read:
    """An article of these tables, which nobody has registered."""
    return lambda *tables, **more: article_of(document(*tables, **more), is_strict=False)


def votes(read: ReadArticle) -> list[tuple[str, str, str]]:
    return [(row["election_id"], row["option_name"], row["votes_count"]) for row in read.rows("results")]


def others(read: ReadArticle) -> list[tuple[str, str]]:
    return [(election.election_id, election.title) for election in read.assembled.elections.others]


def said(read: ReadArticle) -> list[tuple[str, str, str]]:
    return [(remark.check, remark.severity, remark.source) for remark in read.assembled.remarks]


def test_row_has_the_ids_of_its_election_place_and_option(read: Read, grid: Make) -> None:
    assert read(grid("t01", *FIRST)).rows("results")[0] == {
        "article_id": "adal-2021",
        "election_id": "adal-2021",
        "place_id": "kazakhstan",
        "place_name": "Kazakhstan",
        "option_id": "adal",
        "option_kind": "party",
        "option_name": "Adal",
        "votes_count": "5000",
        "source": "t01r02",
    }


def test_option_in_no_lookup_has_no_id(read: Read, grid: Make) -> None:
    (row,) = read(grid("t01", "Party | Votes", "Jana | 5,000")).rows("results")

    assert (row.get("option_id", ""), row["option_name"]) == ("", "Jana")


def test_place_in_no_lookup_has_no_id_and_its_name(read: Read, grid: Make) -> None:
    table = grid("t01", "Region | Adal | Auyl", "Aqmola | 5,000 | 3,000", "Ulytau | 4,000 | 2,000")

    rows = read(table).rows("contests")

    assert [(row.get("place_id", ""), row["place_name"]) for row in rows] == [
        ("", "Ulytau"),
        ("aqmola-region", "Aqmola"),
        ("kazakhstan", "Kazakhstan"),
    ]


def test_table_that_repeats_another_is_published_once_and_said(read: Read, grid: Make) -> None:
    found = read(grid("t01", *FIRST), grid("t02", *FIRST))

    assert (len(found.rows("results")), others(found)) == (2, [])
    assert found.assembled.remarks == [
        Remark(
            "duplicate_table",
            "info",
            "t02",
            "t02r01",
            message="t02 states what t01 states, so its rows are published once",
        )
    ]


def test_table_that_repeats_another_in_another_order_is_a_duplicate_too(read: Read, grid: Make) -> None:
    found = read(grid("t01", *FIRST), grid("t02", FIRST[0], FIRST[2], FIRST[1], FIRST[3]))

    assert (len(found.rows("results")), said(found)) == (2, [("duplicate_table", "info", "t02r01")])


def test_same_numbers_for_two_places_are_no_duplicate(read: Read, grid: Make) -> None:
    tables = (grid("t01", *FIRST, section_id="s02"), grid("t02", *FIRST, section_id="s03"))

    found = read(*tables, headings=("Results", "=Aqmola", "=Kyzylorda"))

    assert (len(found.rows("results")), said(found)) == (4, [])


def test_two_tables_without_statements_are_no_duplicates(read: Read, grid: Make) -> None:
    assert said(read(grid("t01", "Party | Votes"), grid("t02", "Party | Votes"))) == []


def test_two_tables_about_one_contest_are_told_apart_by_their_captions(read: Read, grid: Make) -> None:
    found = read(grid("t01", *FIRST, caption="Lists"), grid("t02", *SECOND, caption="Constituencies"))

    assert votes(found) == [
        ("constituencies", "Adal", "4000"),
        ("constituencies", "Auyl", "2000"),
        ("lists", "Adal", "5000"),
        ("lists", "Auyl", "3000"),
    ]
    assert others(found) == [("lists", "Lists"), ("constituencies", "Constituencies")]


def test_two_tables_about_one_contest_are_told_apart_by_their_headings(read: Read, grid: Make) -> None:
    tables = (grid("t01", *FIRST), grid("t02", *SECOND, section_id="s02"))

    assert others(read(*tables, headings=("Lists", "Constituencies"))) == [
        ("lists", "Lists"),
        ("constituencies", "Constituencies"),
    ]


def test_table_without_a_name_is_told_apart_by_its_number(read: Read, grid: Make) -> None:
    tables = (grid("t01", *FIRST, section_id="s00"), grid("t02", *SECOND, section_id="s00"))

    found = read(*tables)

    assert votes(found)[:2] == [("adal-2021", "Adal", "5000"), ("adal-2021", "Auyl", "3000")]
    assert others(found) == [("adal-2021-t02", "Elections, t02")]


def test_two_tables_of_one_name_are_told_apart_too(read: Read, grid: Make) -> None:
    found = read(grid("t01", *FIRST, caption="Lists"), grid("t02", *SECOND, caption="Lists"))

    assert others(found) == [("lists", "Lists"), ("lists-t02", "Lists")]
    assert len({tuple(row[:2]) for row in votes(found)}) == 4


def test_tables_about_two_rounds_are_of_one_election(read: Read, grid: Make) -> None:
    headings = "Party | {} | <"
    tables = [
        grid(f"t0{number}", headings.format(name), "^ | Votes | %", "Adal | 5,000 | 100.0", headings=2)
        for number, name in enumerate(("First round", "Second round"), start=1)
    ]

    found = read(*tables)

    assert (others(found), [row["round"] for row in found.rows("results")]) == ([], ["1", "2"])


BY_PLACE = ("Region | Adal | Auyl", "Aqmola | 5,000 | 3,000", "Kyzylorda | 4,000 | 2,000", "Total | 9,000 | 5,000")


def whole(read: ReadArticle) -> list[tuple[str, str]]:
    """Source and votes of every row about the whole country."""
    return [(row["source"], row["votes_count"]) for row in read.rows("results") if row.get("place_id") == "kazakhstan"]


def test_total_row_stands_in_where_nothing_else_states_the_whole(read: Read, grid: Make) -> None:
    assert whole(read(grid("t01", *BY_PLACE))) == [("t01r04c02", "9000"), ("t01r04c03", "5000")]


@pytest.mark.parametrize("is_first", [True, False])
def test_total_row_stands_back_where_another_table_states_the_whole(read: Read, grid: Make, is_first: bool) -> None:
    lines = ("Party | Votes", "Adal | 9,000", "Auyl | 5,000")
    by_place, by_party = grid("t01", *BY_PLACE), grid("t02", *lines)
    tables = (by_place, by_party) if is_first else (by_party, by_place)

    assert whole(read(*tables)) == [("t02r02", "9000"), ("t02r03", "5000")]


def test_infobox_stands_in_only_where_no_table_states_the_whole(read: Read, grid: Make) -> None:
    summary = grid("t01", "Party | Adal | Auyl", "Seats | 9 | 5", "Leader | Jane | John", headings=0)
    seats = grid("t02", "Party | Seats", "Adal | 10", "Auyl | 4")

    alone, beside = read(summary), read(summary, seats)

    assert [row["seats_count"] for row in alone.rows("results")] == ["9", "5"]
    assert [row["seats_count"] for row in beside.rows("results")] == ["10", "4"]


def test_option_listed_twice_is_published_once_and_said(read: Read, grid: Make) -> None:
    found = read(grid("t01", "Party | Votes", "Adal | 5,000", "Auyl | 3,000", "Adal | 7"))

    assert votes(found) == [("adal-2021", "Adal", "5000"), ("adal-2021", "Auyl", "3000")]
    assert [(r.check, r.severity, r.source, r.stated, r.message) for r in found.assembled.remarks] == [
        (
            "repeated_option",
            "warning",
            "t01r04",
            "Adal",
            "Adal is listed twice for one contest, at t01r02 too; only that row is published",
        )
    ]


def test_two_candidates_of_one_option_are_two_rows(read: Read, grid: Make) -> None:
    found = read(grid("t01", "Party | Candidate | Votes", "Adal | Jane | 5,000", "Adal | John | 3,000"))

    assert (len(found.rows("results")), said(found)) == (2, [])


def test_rows_of_other_years_are_elections_of_their_own(read: Read, grid: Make) -> None:
    found = read(grid("t01", "Year | Party | Votes", "2012 | Adal | 5,000", "2016 | Adal | 3,000"), title="Adal elections")

    assert votes(found) == [("2012", "Adal", "5000"), ("2016", "Adal", "3000")]
    assert [election_id for election_id, _ in others(found)] == ["2012", "2016"]


def test_title_of_another_election_makes_it_one(read: Read, grid: Make) -> None:
    found = read(grid("t01", *FIRST, caption="Aral election, 2012"), title="2021 elections")

    assert others(found) == [("aral-election-2012", "Aral election, 2012")]


def test_elections_without_rows_are_not_published(read: Read, grid: Make) -> None:
    found = read(grid("t01", "Party | Votes", caption="Aral election, 2012"), title="2021 elections")

    assert others(found) == []


def test_polls_are_numbered_in_order_and_of_the_main_election(read: Read, grid: Make) -> None:
    headings = "Pollster | Date | Adal | Auyl"
    first = grid("t01", headings, "Gallup | 5 May 2021 | 52% | 48%", "Ipsos | 6 May 2021 | 50% | 50%")

    rows = read(first, grid("t02", headings, "Gallup | 9 May 2021 | 51% | 49%")).rows("polls")

    assert [(row["poll_number"], row["pollster_name"], row["option_id"], row["election_id"]) for row in rows] == [
        ("1", "Gallup", "adal", "adal-2021"),
        ("1", "Gallup", "auyl", "adal-2021"),
        ("2", "Ipsos", "adal", "adal-2021"),
        ("2", "Ipsos", "auyl", "adal-2021"),
        ("3", "Gallup", "adal", "adal-2021"),
        ("3", "Gallup", "auyl", "adal-2021"),
    ]


def test_article_without_tables_has_the_contest_of_its_place(read: Read) -> None:
    found = read()

    assert (found.rows("results"), found.rows("contests")) == (
        [],
        [{"article_id": "adal-2021", "election_id": "adal-2021", "place_id": "kazakhstan", "place_name": "Kazakhstan"}],
    )
