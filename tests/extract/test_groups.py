"""Rows of a table that stand in groups with a title and a total each."""

from collections.abc import Callable

import pytest

from pipeline.document.document import Table
from pipeline.extract.blocks import Grid, blocks
from pipeline.extract.groups import groups
from pipeline.extract.vocabulary import Vocabulary

Make = Callable[..., Table]
Parts = Callable[[Table], list[tuple[list[str], tuple[int, ...]]]]

HEADINGS = "Party | Votes | % | Seats"
MAINLAND = ("Mainland | < | < | <", "Adal | 5 | 50 | 1", "Auyl | 5 | 50 | 1", "Total | 10 | 100 | 2")
ISLANDS = ("Islands | < | < | <", "Baytaq | 3 | 100 | 1", "Total | 3 | 100 | 1")


@pytest.fixture
def parts(all_words: Vocabulary) -> Parts:
    """Titles and body rows of every group of a table with one block."""

    def of(table: Table) -> list[tuple[list[str], tuple[int, ...]]]:
        (block,) = blocks(Grid(table), all_words)
        return [([cell.text for cell in group.titles], group.body) for group in groups(block, all_words)]

    return of


def test_groups_with_a_total_each_are_blocks_of_their_own(parts: Parts, grid: Make) -> None:
    assert parts(grid("t01", HEADINGS, *MAINLAND, *ISLANDS)) == [(["Mainland"], (3, 4, 5)), (["Islands"], (7, 8))]


def test_groups_stay_together_where_one_has_no_total(parts: Parts, grid: Make) -> None:
    assert len(parts(grid("t01", HEADINGS, *MAINLAND, *ISLANDS[:-1]))) == 1
    assert len(parts(grid("t01", HEADINGS, *MAINLAND[:-1], *ISLANDS))) == 1


def test_groups_stay_together_where_a_total_of_all_follows(parts: Parts, grid: Make) -> None:
    assert len(parts(grid("t01", HEADINGS, *MAINLAND, *ISLANDS, "Total | 13 | 100 | 3"))) == 1
    assert len(parts(grid("t01", HEADINGS, *MAINLAND, *ISLANDS, "Registered voters | 20 | |"))) == 1


def test_one_title_makes_no_groups(parts: Parts, grid: Make) -> None:
    assert len(parts(grid("t01", HEADINGS, *MAINLAND))) == 1
    assert len(parts(grid("t01", HEADINGS, "Adal | 5 | 50 | 1", "Total | 5 | 50 | 1", *ISLANDS))) == 1


def test_block_without_rows_is_itself(parts: Parts, grid: Make) -> None:
    assert parts(grid("t01", HEADINGS, "Candidate | Votes | % | Seats"))[0][1] == ()
