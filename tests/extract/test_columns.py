"""The columns of a table put together: what each option got, and what is about the row as a whole."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from pipeline.document.document import Table
from pipeline.extract.slots import Columns

Make = Callable[..., Table]
LaidOut = Callable[..., Columns]


@pytest.fixture
def only_slot(laid_out: LaidOut) -> Callable[[Table], Mapping[str, int]]:
    """The columns of the one slot of a table."""

    def of(table: Table) -> Mapping[str, int]:
        (slot,) = laid_out(table).slots
        return slot.columns

    return of


def slots(found: Columns) -> list[tuple[str, str, dict[str, int]]]:
    return [(slot.label, slot.round, dict(slot.columns)) for slot in found.slots]


def test_share_is_of_the_count_to_its_left(only_slot: Callable[[Table], Mapping[str, int]], grid: Make) -> None:
    table = grid("t01", "Party | Votes | % | Seats | %", "Adal | 5 | 50.0 | 3 | 60.0")

    assert only_slot(table) == {"party": 1, "votes": 2, "votes_pct": 3, "seats": 4, "seats_pct": 5}


def test_headings_alone_are_columns_too(only_slot: Callable[[Table], Mapping[str, int]], grid: Make) -> None:
    assert only_slot(grid("t01", "Party | Votes | %")) == {"party": 1, "votes": 2, "votes_pct": 3}


def test_share_of_no_count_is_of_votes(only_slot: Callable[[Table], Mapping[str, int]], grid: Make) -> None:
    assert only_slot(grid("t01", "Party | %", "Adal | 5.0")) == {"party": 1, "votes_pct": 2}


def test_order_of_the_cells_does_not_matter(laid_out: LaidOut, grid: Make) -> None:
    table = grid("t01", "Party | Votes | % | Seats | %", "Adal | 5 | 50.0 | 3 | 60.0")

    assert slots(laid_out(replace(table, cells=table.cells[::-1]))) == slots(laid_out(table))


def test_count_whose_every_cell_has_a_percent_sign_is_a_share(
    only_slot: Callable[[Table], Mapping[str, int]], grid: Make
) -> None:
    assert only_slot(grid("t01", "Party | Votes", "Adal | 5.0%", "Auyl | 3.0%")) == {"party": 1, "votes_pct": 2}


def test_second_column_under_one_heading_is_the_share(only_slot: Callable[[Table], Mapping[str, int]], grid: Make) -> None:
    table = grid("t01", "Party | Votes | <", "Adal | 5 | 62.5%", "Auyl | 3 | 37.5%")

    assert only_slot(table) == {"party": 1, "votes": 2, "votes_pct": 3}


def test_shorter_of_two_columns_under_party_is_the_abbreviation(
    only_slot: Callable[[Table], Mapping[str, int]], grid: Make
) -> None:
    table = grid("t01", "Party | < | Votes", "AUYL | Auyl People's Party | 5")

    assert only_slot(table) == {"abbreviation": 1, "party": 2, "votes": 3}


def test_column_of_colours_is_none(only_slot: Callable[[Table], Mapping[str, int]], grid: Make) -> None:
    assert only_slot(grid("t01", "Party | < | Votes", " | Adal | 5", " | Auyl | 6")) == {"party": 2, "votes": 3}


def test_change_is_of_the_count_before(only_slot: Callable[[Table], Mapping[str, int]], grid: Make) -> None:
    table = grid("t01", "Party | Votes | % | +/– | Seats | +/–", "Adal | 5 | 50.0 | +2.5 | 3 | +1")

    assert only_slot(table) == {"party": 1, "votes": 2, "votes_pct": 3, "change": 4, "seats": 5, "seats_change": 6}


def test_column_under_an_option_is_its_slot(laid_out: LaidOut, grid: Make) -> None:
    found = laid_out(grid("t01", "Region | Adal | Auyl", "Aqmola | 5 | 6"), parties=frozenset({"adal", "auyl"}))

    assert (dict(found.context), slots(found)) == ({"place": 1}, [("Adal", "", {"count": 2}), ("Auyl", "", {"count": 3})])


def test_option_over_two_columns_has_both(laid_out: LaidOut, grid: Make) -> None:
    table = grid("t01", "Region | Adal | < | Auyl | <", "^ | Votes | % | Votes | %", "Aral | 5 | 62.5 | 3 | 37.5", headings=2)

    assert slots(laid_out(table)) == [("Adal", "", {"votes": 2, "votes_pct": 3}), ("Auyl", "", {"votes": 4, "votes_pct": 5})]


def test_every_round_has_the_candidates_of_the_row(laid_out: LaidOut, grid: Make) -> None:
    table = grid(
        "t01",
        "Candidate | Party | First round | < | Second round | <",
        "^ | ^ | Votes | % | Votes | %",
        "Jane | Adal | 5 | 62.5 | 6 | 75.0",
        headings=2,
    )

    assert slots(laid_out(table)) == [
        ("", "1", {"candidate": 1, "party": 2, "votes": 3, "votes_pct": 4}),
        ("", "2", {"candidate": 1, "party": 2, "votes": 5, "votes_pct": 6}),
    ]


def test_posts_of_the_last_year_are_the_elections(only_slot: Callable[[Table], Mapping[str, int]], grid: Make) -> None:
    table = grid("t01", "Party | Seats | <", "^ | 2010 | 2014", "Adal | 5 | 6", headings=2)

    assert only_slot(table)["seats"] == 3


def test_winner_and_runner_up_are_slots_of_their_own(laid_out: LaidOut, grid: Make) -> None:
    table = grid("t01", "Constituency | Winner | Votes | Runner-up | Votes", "Aral | Jane | 5 | John | 3")

    assert [(slot.side, dict(slot.columns)) for slot in laid_out(table).slots] == [
        ("winner", {"candidate": 2, "votes": 3}),
        ("loser", {"candidate": 4, "votes": 5}),
    ]


def test_turnout_and_totals_are_about_the_row(laid_out: LaidOut, grid: Make) -> None:
    parties = frozenset({"adal", "auyl"})
    table = grid("t01", "Region | Electorate | Turnout | Adal | Auyl | Total", "Aral | 90 | 50.0 | 5 | 6 | 11")

    assert dict(laid_out(table, parties=parties).context) == {"place": 1, "registered": 2, "turnout": 3, "total": 6}


def test_sum_after_the_options_is_no_slot(laid_out: LaidOut, grid: Make) -> None:
    parties = frozenset({"adal", "auyl"})
    found = laid_out(grid("t01", "Region | Adal | Auyl | Total seats", "Aral | 5 | 6 | 11"), parties=parties)

    assert (found.context.get("total"), [slot.label for slot in found.slots]) == (4, ["Adal", "Auyl"])


def test_first_column_of_choices_without_a_heading_is_the_option(laid_out: LaidOut, grid: Make) -> None:
    assert slots(laid_out(grid("t01", " | Votes | %", "Yes | 5 | 62.5", "No | 3 | 37.5"))) == [
        ("", "", {"option": 1, "votes": 2, "votes_pct": 3})
    ]


def test_first_column_of_parties_without_a_heading_is_the_party(laid_out: LaidOut, grid: Make) -> None:
    found = laid_out(grid("t01", " | Votes", "Adal | 5", "Auyl | 3"), parties=frozenset({"adal"}))

    assert slots(found) == [("", "", {"party": 1, "votes": 2})]


def test_party_after_the_incumbent_is_the_incumbents(laid_out: LaidOut, grid: Make) -> None:
    found = laid_out(grid("t01", "District | Incumbent | Party | Candidates", "Aral | Jane | Adal | John (Auyl) 52%"))

    assert dict(found.context) == {"place": 1, "incumbent": 2, "incumbent_party": 3, "candidates": 4}


def test_heading_nobody_knows_above_content_is_said(laid_out: LaidOut, grid: Make) -> None:
    found = laid_out(grid("t01", "Party | Votes | Swoosh", "Adal | 5 | high", "Auyl | 6 | low"))

    assert [cell.text for cell in found.unknown] == ["Swoosh"]


def test_heading_nobody_knows_above_nothing_is_not_said(laid_out: LaidOut, grid: Make) -> None:
    assert laid_out(grid("t01", "Party | Votes | Swoosh", "Adal | 5 | ", "Auyl | 6 | ")).unknown == ()


def test_second_column_of_one_role_is_not_read(laid_out: LaidOut, grid: Make) -> None:
    found = laid_out(grid("t01", "Party | Votes | Votes", "Adal | 5 | 7", "Auyl | 6 | 8"))

    assert (slots(found), [cell.column for cell in found.unknown]) == ([("", "", {"party": 1, "votes": 2})], [3])


def test_columns_answer_which_roles_they_have(laid_out: LaidOut, grid: Make) -> None:
    found = laid_out(grid("t01", "Region | Party | Votes", "Aral | Adal | 5"))

    assert [found.has(role) for role in ("place", "votes", "seats")] == [True, True, False]


def test_table_of_numbers_without_headings_has_no_slots(laid_out: LaidOut, grid: Make) -> None:
    assert laid_out(grid("t01", "1 | 2", "3 | 4", headings=0)).slots == ()
